from datetime import date

import pytest

from qa.answer import Filters
from qa.asking.scope import scoped

PUBLISHERS = ("北京商报", "华夏时报")


@pytest.mark.parametrize(
    ("text", "rest", "filters"),
    [
        pytest.param("京诚贷的额度是多少？", "京诚贷的额度是多少？", Filters(), id="none"),
        pytest.param("华夏时报说京诚贷的额度是多少？", "京诚贷的额度是多少？", Filters(("华夏时报",)), id="publisher"),
        pytest.param(
            "据《北京商报》报道，京诚贷的额度是多少？",
            "京诚贷的额度是多少？",
            Filters(("北京商报",)),
            id="publisher_in_marks",
        ),
        pytest.param(
            "2022年4月华夏时报那篇报道里提到，京诚贷的额度是多少？",
            "京诚贷的额度是多少？",
            Filters(("华夏时报",), date(2022, 4, 1), date(2022, 4, 30)),
            id="publisher_and_month",
        ),
        pytest.param(
            "2022年以来新增了多少贷款？",
            "2022年以来新增了多少贷款？",
            Filters((), date(2022, 1, 1)),
            id="since_stays_in_the_text",
        ),
        pytest.param("华夏时报说什么", "华夏时报说什么", Filters(), id="nothing_would_be_left"),
    ],
)
def test_a_filter_in_words(text, rest, filters):
    assert scoped(text, PUBLISHERS, Filters()) == (rest, filters)


def test_filters_that_are_set_stay():
    held = Filters(("北京商报",), date(2021, 1, 1))
    text = "华夏时报说2022年以来新增了多少？"
    assert scoped(text, PUBLISHERS, held) == (text, held)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("青川西区有多少家企业？", False, id="a_district"),
        pytest.param("青川西区说新增了多少家企业？", True, id="it_says_so"),
        pytest.param("《青川西区》里新增了多少家企业？", True, id="in_marks"),
        pytest.param("青川日报青川西区新增了多少家企业？", True, id="a_paper"),
    ],
)
def test_a_publisher_that_is_called_like_a_place_is_meant_where_words_say_so(text, meant):
    assert bool(scoped(text, ("青川西区", "青川日报"), Filters())[1].publishers) is meant


def test_the_longest_name_counts():
    assert scoped("新华夏时报说京诚贷的额度是多少？", ("华夏时报", "新华夏时报"), Filters()) == (
        "京诚贷的额度是多少？",
        Filters(("新华夏时报",)),
    )


def test_a_publisher_is_a_text_not_a_pattern():
    assert scoped("A.C说京诚贷是什么？", ("A.C",), Filters())[1] == Filters(("A.C",))
    assert scoped("ABC说京诚贷是什么？", ("A.C",), Filters())[1] == Filters()
