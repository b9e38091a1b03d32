"""What joined figures of invented sentences are of in turn."""

from datetime import date

import pytest

from corpus.measuring.clauses import places
from corpus.measuring.figures import figures
from corpus.measuring.in_turn import in_turn


def found(text):
    return list(in_turn(text, list(places(text, figures(text))), date(2024, 5, 6)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "东部、中部投资分别增长7.7%和28.6%。",
            [(0, None, "", "东部投资"), (1, None, "", "中部投资")],
            id="things",
        ),
        pytest.param(
            "2021年和2022年的不良率分别为2.2%和2.3%。",
            [(0, "2021年", "", ""), (1, "2022年", "", "")],
            id="times",
        ),
        pytest.param(
            "东部、中部投资分别减少7亿元和9亿元，同比分别少减1亿元和2亿元。",
            [(0, None, "", "东部投资"), (1, None, "", "中部投资")] * 2,
            id="the_same_things_again",
        ),
        pytest.param(
            "东部、中部投资分别增长7%和9%，产量分别增长1%和2%。",
            [(0, None, "", "东部投资"), (1, None, "", "中部投资"), (0, None, "", ""), (1, None, "", "")],
            id="another_measure",
        ),
        pytest.param("去年分别。2021年增长2.2%和2.3%。", [(0, None, "", ""), (1, None, "", "")], id="neither"),
        pytest.param("余额5亿元，增长3%。", [(0, None, "", ""), (0, None, "", "")], id="not joined"),
    ],
)
def test_turns(text, expected):
    turns = [turn for _, turn in found(text)]
    assert [(turn.joined.place, turn.time and turn.time.written, turn.name, turn.measure) for turn in turns] == expected


def test_a_run_measures_what_is_named_behind_its_times_and_only_its_first_figure_says_so():
    text = "2021年和2022年的不良率分别为2.2%和2.3%。"
    (place, first), (_, second) = found(text)
    assert text[place.left :].startswith("的不良率")
    assert [first.repeats, second.repeats] == [False, True]


def test_things_are_named_before_the_clause_of_their_first_figure():
    (place, _), _ = found("东部、中部投资分别增长7.7%和28.6%。")
    assert (place.left, place.clause) == (0, 3)
