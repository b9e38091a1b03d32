"""What each figure hands on to the next, rule by rule: phrases are given, none is read off a text."""

import pytest

from corpus.measuring.figures import figures
from corpus.measuring.measures import Joined, Measures, joined
from corpus.measuring.phrases import Phrase

ALONE = Joined(0, 1)
GROWN, FASTER = Phrase("", "较年初增长", "较年初"), Phrase("", "增速")


def taken(*phrases, sentences=None, opened=""):
    """What figures measure that stand apart from each other, in one sentence unless said otherwise."""
    measures = Measures()
    places = sentences or [0] * len(phrases)
    return [measures.take(one, at, opened, ALONE, False) for one, at in zip(phrases, places, strict=True)]


def test_a_change_is_of_the_measure_before_and_a_growth_of_the_base_before():
    assert taken(Phrase("贷款余额"), GROWN, FASTER) == [
        Phrase("贷款余额"),
        Phrase("贷款余额", "较年初增长", "较年初"),
        Phrase("贷款余额", "较年初增速"),
    ]


def test_a_share_has_no_base():
    assert taken(Phrase("贷款余额"), GROWN, Phrase("", "占比"))[-1] == Phrase("贷款余额", "占比")


def test_a_new_sentence_forgets_the_base_but_a_change_is_still_of_the_measure_before():
    assert taken(Phrase("贷款余额"), GROWN, FASTER, sentences=[0, 0, 30])[-1] == Phrase("贷款余额", "增速")


def test_a_level_in_a_new_sentence_measures_what_that_opens_with_or_nothing():
    assert taken(Phrase("贷款余额"), Phrase(""), sentences=[0, 30])[-1] == Phrase("")
    assert taken(Phrase("贷款余额"), Phrase(""), sentences=[0, 30], opened="存款")[-1] == Phrase("存款")


def test_in_a_sentence_the_figure_before_tells_more_than_its_opening():
    assert taken(Phrase("贷款余额"), Phrase(""), opened="存款")[-1] == Phrase("贷款余额")


@pytest.mark.parametrize(
    ("said", "metric", "completed"),
    [
        pytest.param("续贷业务", "金额", "续贷业务金额", id="partial"),
        pytest.param("贷款总额", "金额", "金额", id="partial_behind_one_that_is_no_less"),
        pytest.param("标准", "户均", "户均标准", id="for_each"),
        pytest.param("户均贷款", "人均", "人均", id="for_each_behind_for_each"),
        pytest.param("缴费基数上限", "下限", "缴费基数下限", id="other_bound"),
        pytest.param("缴费基数", "上限", "缴费基数上限", id="bound_of_what_has_none"),
        pytest.param("上限", "上限", "上限", id="the_same_bound_again"),
        pytest.param("科技贷款余额", "服务户数", "科技贷款服务户数", id="count_behind_a_level"),
        pytest.param("科技贷款", "户数", "户数", id="count_behind_what_is_no_level"),
        pytest.param("科技贷款余额", "不良率", "不良率", id="a_measure_of_its_own"),
    ],
)
def test_a_measure_that_says_little_alone_goes_with_the_one_before(said, metric, completed):
    assert taken(Phrase(said), Phrase(metric))[-1].metric == completed
    assert taken(Phrase(said), Phrase(metric), sentences=[0, 30])[-1].metric == metric


def test_joined_figures_measure_the_same_change_and_all():
    measures = Measures()
    first = measures.take(Phrase("不良率", "同比下降", "同比"), 0, "", Joined(0, 2), False)
    assert measures.take(Phrase(""), 0, "", Joined(1, 2), False) == first


def test_respective_figures_have_the_measures_of_their_places():
    measures = Measures()
    for metric in ("网点", "贷款", "存款"):
        measures.take(Phrase(metric), 0, "", ALONE, False)
    given = [measures.take(Phrase(""), 0, "", Joined(place, 2), True).metric for place in (0, 1)]
    assert given == ["贷款", "存款"]


def test_more_respective_figures_than_measures_are_all_of_the_last_one():
    measures = Measures()
    measures.take(Phrase("贷款"), 0, "", ALONE, False)
    given = [measures.take(Phrase(""), 0, "", Joined(place, 2), True).metric for place in (0, 1)]
    assert given == ["贷款", "贷款"]


def test_respective_figures_are_of_levels_and_not_of_changes():
    measures = Measures()
    measures.take(Phrase("贷款"), 0, "", ALONE, False)
    measures.take(GROWN, 0, "", ALONE, False)
    measures.take(Phrase("存款"), 0, "", ALONE, False)
    given = [measures.take(Phrase(""), 0, "", Joined(place, 2), True).metric for place in (0, 1)]
    assert given == ["贷款", "存款"]


def test_a_measure_that_a_list_gives_comes_before_all_others():
    measures = Measures()
    measures.take(Phrase("贷款"), 0, "", ALONE, False)
    assert measures.take(Phrase("余额"), 0, "", ALONE, False, given="存款").metric == "存款"


def test_what_is_counted_again_is_what_was_counted_and_not_the_money_between():
    measures = Measures()
    measures.take(Phrase("项目"), 0, "", ALONE, False, counter="项")
    measures.take(Phrase("投资"), 0, "", ALONE, False)
    assert measures.take(Phrase(""), 0, "", ALONE, False, counter="项").metric == "项目"
    assert measures.take(Phrase(""), 0, "", ALONE, False, counter="家").metric == "项目"
    assert measures.take(Phrase(""), 30, "", ALONE, False, counter="项").metric == ""


def test_figures_that_only_a_link_parts_stand_in_one_run():
    text = "占比分别为12.3%、63.8%和29.4%，共5家。"
    assert joined(text, list(figures(text))) == [Joined(0, 3), Joined(1, 3), Joined(2, 3), Joined(0, 1)]
    assert joined("", []) == []
