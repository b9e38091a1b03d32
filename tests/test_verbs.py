"""Comparisons by a verb, in the words of those by a noun."""

import pytest

from qa.asking.verbs import by_nouns, who_did_more


@pytest.mark.parametrize(
    ("asked", "by_noun"),
    [
        pytest.param("甲股和乙股谁涨得多？", "甲股和乙股谁的涨幅更大？", id="rise"),
        pytest.param("甲股和乙股哪个跌得最惨？", "甲股和乙股哪个的跌幅更大？", id="fall"),
        pytest.param("甲股和乙股谁跌得少？", "甲股和乙股谁的跌幅更小？", id="less"),
        pytest.param("甲行和乙行，谁的贷款增得更慢？", "甲行和乙行，谁的贷款增速更小？", id="growth"),
        pytest.param("甲行和乙行净利润哪家增长更快？", "甲行和乙行净利润哪家的增速更大？", id="without_得"),
        pytest.param("甲股跌得多还是乙股跌得多？", "甲股和乙股谁的跌幅更大？", id="either"),
        pytest.param("甲股和乙股各跌了多少？", "甲股和乙股的跌幅分别是多少？", id="each"),
        pytest.param("甲油和乙油分别涨了多少元？", "甲油和乙油分别涨了多少元？", id="money"),
        pytest.param("甲行和乙行谁的贷款增长得多？", "甲行和乙行谁的贷款增长得多？", id="amount_or_rate"),
        pytest.param("甲行和乙行谁被罚得多？", "甲行和乙行谁被罚得多？", id="another_verb"),
        pytest.param("谁涨价了？", "谁涨价了？", id="no_comparison"),
        pytest.param("哪些银行增长快？", "哪些银行增长快？", id="which_ones"),
        pytest.param("哪几只股票涨得多？", "哪几只股票涨得多？", id="which_few"),
        pytest.param("哪个月涨得多？", "哪个月涨得多？", id="which_time"),
        pytest.param("甲行和乙行哪家银行增长快？", "甲行和乙行哪家的增速更大？", id="which_bank"),
    ],
)
def test_the_measure_that_a_verb_means(asked, by_noun):
    assert by_nouns(asked) == by_noun


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        pytest.param("甲行比乙行多赚多少？", "甲行比乙行谁赚得多？", id="earned"),
        pytest.param("甲行比乙行少投放了多少亿元？", "甲行比乙行谁投放得少？", id="with_a_unit"),
        pytest.param("甲行的余额比乙行多多少？", "甲行的余额比乙行多多少？", id="level"),
    ],
)
def test_who_did_more(asked, who):
    assert who_did_more(asked) == who
