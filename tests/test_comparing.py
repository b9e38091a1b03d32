"""Figures side by side, by rows made from invented sentences; numbers worked out by hand."""

import itertools
import random
from dataclasses import replace
from datetime import date

import pytest

from corpus.article import Article, Paragraph
from corpus.measuring.figures import figures
from corpus.measuring.metrics import rows
from qa.asking.comparison import Aim, Comparison
from qa.figures.comparing import chosen, comparable, remark, tabled, tells_all, unlike, verdict
from qa.notices import said
from qa.reading.candidates import Span
from qa.reading.reader import Quote
from qa.texts import Language


def quotes_of(text, name="a", score=1.0):
    """A quote for each figure of a one-sentence paragraph."""
    paragraph = Paragraph(name, 1, text)
    return [Quote(paragraph, 0, len(text), score, 1.0, Span(figure.start, figure.end, 1.0)) for figure in figures(text)]


def compared(texts, aim=Aim.ORDER, lower_wins=False, metric="余额"):
    """The verdict, the table and what is told beside it, for sides 甲, 乙, 丙 with a text each."""
    names = tuple("甲乙丙"[: len(texts)])
    split = Comparison(names, names, lower_wins, metric, aim)
    quotes = [quotes_of(text, name) for text, name in zip(texts, "abc", strict=False)]
    known = {}
    for text, name in zip(texts, "abc", strict=False):
        article = Article(name, "", date(2024, 5, 6), "", "", (Paragraph(name, 1, text),))
        known |= {(row.paragraph_id, row.figure.end): row for row in rows(article)}
    alike = chosen(split, quotes, known)
    sides = alike or unlike(split, quotes, known)
    table = tabled(sides, split, range(1, len(sides) + 1)) if alike else None
    told = remark(table, split)
    return verdict(sides, table, split) if sides else None, table, said(told) if told else ""


@pytest.mark.parametrize(
    ("texts", "lower_wins", "said_of_them"),
    [
        pytest.param(("支行26家。", "支行22家。"), False, "甲：26家；乙：22家。甲更高。", id="higher"),
        pytest.param(("支行26家。", "支行22家。"), True, "甲：26家；乙：22家。乙更低。", id="lower"),
        pytest.param(
            ("余额1253亿元。", "余额1.5万亿元。"),
            False,
            "甲：1253亿元；乙：1.5万亿元。乙更高。",
            id="by_value_not_digits",
        ),
        pytest.param(
            ("余额1亿元。", "余额10000万元。"), False, "甲：1亿元；乙：10000万元。两者相同。", id="equal_in_other_words"
        ),
        pytest.param(
            ("余额5亿元。", "余额9亿元。", "余额7亿元。"),
            False,
            "甲：5亿元；乙：9亿元；丙：7亿元。乙最高。",
            id="three",
        ),
        pytest.param(
            ("余额5亿元。", "余额9亿元。", "余额7亿元。"),
            True,
            "甲：5亿元；乙：9亿元；丙：7亿元。甲最低。",
            id="lowest",
        ),
    ],
)
def test_the_order(texts, lower_wins, said_of_them):
    assert compared(texts, lower_wins=lower_wins)[0].whole == said_of_them


@pytest.mark.parametrize(
    ("texts", "aim", "outcome"),
    [
        pytest.param(("余额1253亿元。", "余额142.9亿元。"), Aim.DIFFERENCE, "甲比乙多1110.1亿元", id="difference"),
        pytest.param(("余额超15万户。", "余额7100户。"), Aim.DIFFERENCE, "甲比乙多约14.29万户", id="rough"),
        pytest.param(("不良率1.2%。", "不良率1.5%。"), Aim.DIFFERENCE, "乙比甲高0.3个百分点", id="points"),
        pytest.param(("余额90亿元。", "余额36亿元。"), Aim.RATIO, "甲约是乙的2.5倍", id="ratio"),
        pytest.param(("不良率1.2%。", "不良率1.5%。"), Aim.RATIO, "乙比甲高0.3个百分点", id="rates_are_not_multiplied"),
        pytest.param(("余额90亿元。", "余额36亿元。"), Aim.VALUES, "甲：90亿元；乙：36亿元", id="values_alone"),
    ],
)
def test_what_is_computed(texts, aim, outcome):
    assert compared(texts, aim)[0].outcome == outcome


@pytest.mark.parametrize(
    ("texts", "aim", "english"),
    [
        pytest.param(("支行26家。", "支行22家。"), Aim.ORDER, "甲 is higher", id="order"),
        pytest.param(("余额5亿元。", "余额9亿元。", "余额7亿元。"), Aim.ORDER, "乙 is highest", id="of_three"),
        pytest.param(("余额1亿元。", "余额10000万元。"), Aim.ORDER, "They are equal", id="equal"),
        pytest.param(("余额90亿元。", "余额36亿元。"), Aim.DIFFERENCE, "甲 exceeds 乙 by 54亿元", id="difference"),
        pytest.param(("超15万户。", "7100户。"), Aim.DIFFERENCE, "甲 exceeds 乙 by about 14.29万户", id="rough"),
        pytest.param(
            ("不良率1.2%。", "不良率1.5%。"),
            Aim.DIFFERENCE,
            "乙 is higher than 甲 by 0.3 percentage points",
            id="points",
        ),
        pytest.param(("余额90亿元。", "余额36亿元。"), Aim.RATIO, "甲 is about 2.5 times 乙", id="ratio"),
    ],
)
def test_the_outcome_is_said_in_either_language(texts, aim, english):
    reached, table, _ = compared(texts, aim)
    assert said(table.outcome) == reached.outcome
    assert said(table.outcome, Language.EN) == english


def test_figures_that_are_asked_for_alone_come_to_nothing():
    assert compared(("余额90亿元。", "余额36亿元。"), Aim.VALUES)[1].outcome is None


def test_the_table_has_numbers_in_one_unit_with_times_and_citations():
    texts = ("截至2021年9月末，余额1253亿元。", "截至2021年底，余额142.9亿元。")
    _, table, told = compared(texts, Aim.DIFFERENCE)
    assert (table.metric, table.unit, table.ranking) == ("余额", "亿元", (0, 1))
    assert [(side.name, side.value, side.number, side.as_of, side.citation) for side in table.sides] == [
        ("甲", "1253亿元", 1253.0, "截至2021年9月末", 1),
        ("乙", "142.9亿元", 142.9, "截至2021年底", 2),
    ]
    assert (table.difference, round(table.ratio, 3), table.rough) == (1110.1, 8.768, False)
    assert told == "这个差或倍数由所引的数字算出，它们的时间不同：甲：截至2021年9月末；乙：截至2021年底"


@pytest.mark.parametrize(
    ("aim", "beside"),
    [
        pytest.param(Aim.ORDER, "", id="an_order"),
        pytest.param(Aim.DIFFERENCE, "这个差或倍数由所引的数字算出。", id="a_difference"),
    ],
)
def test_what_is_computed_is_said_to_be(aim, beside):
    assert compared(("余额5亿元。", "余额9亿元。"), aim)[2] == beside


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("余额1253亿元。", "户数16万户。"), id="unlike_units"),
        pytest.param(("余额1253亿元。", "余额较年初增长90亿元。"), id="a_balance_and_a_growth"),
        pytest.param(("余额1253亿元。", "累计投放金额90亿元。"), id="a_balance_and_what_was_paid_out"),
    ],
)
def test_what_measures_different_things_has_no_order(texts):
    reached, table, told = compared(texts)
    assert table is None
    assert reached.whole.startswith("甲：1253亿元；乙：")
    assert "高" not in reached.whole
    assert told == "这些数字量的不是一回事，不能比出高低。"


def test_scores_and_shares_have_a_difference_and_no_ratio():
    _, table, _ = compared(("评分90分。", "评分60分。"), metric="评分")
    assert table is not None
    assert (table.difference, table.ratio) == (30.0, None)
    _, table, _ = compared(("占比六成。", "占比三成。"), metric="占比")
    assert table is not None
    assert (table.unit, table.difference, table.ratio) == ("%", 30.0, None)


def test_measures_may_differ_where_they_are_what_is_compared():
    reached, _, _ = compared(("首贷累计金额520亿元。", "续贷余额63亿元。"), metric="")
    assert reached.outcome == "甲更高"


def test_the_figures_of_one_unit_are_taken_where_a_sentence_holds_several():
    reached, _, _ = compared(("余额90亿元，户数3万户。", "户数16万户。"), metric="户数")
    assert reached.whole == "甲：3万户；乙：16万户。乙更高。"


def test_no_figure_is_held_against_itself():
    split = Comparison(("甲", "乙"), ("甲", "乙"), False, "余额")
    quotes = quotes_of("余额90亿元。")
    assert chosen(split, [quotes, quotes], {}) == unlike(split, [quotes, quotes], {}) == []


def test_many_sides_with_several_figures_each_are_compared_in_no_time():
    """To try each of the 3**40 ways to take one figure of each would never end."""
    names = tuple(f"第{n}银行" for n in range(40))
    split = Comparison(names, names, False, "余额")
    quotes = []
    for n in range(40):
        deposits, balance, profit = quotes_of(f"存款{n + 200}亿元，余额{n + 100}亿元，利润{n + 1}亿元。", f"a{n}")
        quotes.append([balance, replace(deposits, score=0.9), replace(profit, score=0.8)])
    assert [one.figure.written for one in chosen(split, quotes, {})] == [f"{n + 100}亿元" for n in range(40)]


@pytest.mark.parametrize("seed", range(5))
def test_no_other_way_to_take_a_figure_of_each_side_is_likelier(seed):
    """Held against all 3**4 ways: figures in two units, and two sides that find the same paragraph."""
    rng = random.Random(seed)
    names = tuple("甲乙丙丁")
    split = Comparison(names, names, False, "余额")
    texts = [f"余额{n}亿元，存款{n + 10}亿元，户数{n}户。" for n in range(1, 4)]
    quotes = [
        sorted(
            (replace(quote, score=rng.uniform(0.8, 1.0)) for quote in quotes_of(texts[n], f"a{n}")),
            key=lambda quote: -quote.score,
        )
        for n in (0, 1, 2, 2)
    ]
    taken = chosen(split, quotes, {})
    every = itertools.product(*([one for q in of_side for one in chosen_alone(q)] for of_side in quotes))
    best = max(sum(one.quote.score for one in way) for way in every if comparable(way, "余额"))
    assert comparable(taken, "余额")
    assert sum(one.quote.score for one in taken) == pytest.approx(best)


def chosen_alone(quote):
    """The figure of a quote, as the only side there is."""
    return chosen(Comparison(("甲",), ("甲",), False), [[quote]], {})


def test_a_side_without_a_figure_leaves_nothing_to_compare():
    split = Comparison(("甲", "乙"), ("甲", "乙"), False, "余额")
    assert chosen(split, [quotes_of("余额90亿元。"), []], {}) == []
    assert unlike(split, [quotes_of("余额90亿元。"), []], {}) == []


@pytest.mark.parametrize(
    ("told", "value", "aim", "all_told"),
    [
        pytest.param("甲公司获贷200万元。", "200万元", Aim.ORDER, False, id="one side alone"),
        pytest.param("甲公司获贷200万元，乙公司500万元。", "200万元", Aim.ORDER, True, id="both"),
        pytest.param("甲公司有30家门店，获贷200万元。", "200万元", Aim.ORDER, False, id="of another unit"),
        pytest.param("增幅高于平均24个百分点。", "24个百分点", Aim.DIFFERENCE, True, id="the difference itself"),
    ],
)
def test_a_figure_of_one_side_answers_no_comparison(told, value, aim, all_told):
    assert tells_all(Comparison(("甲", "乙"), ("甲", "乙"), False, "贷款", aim), told, value) is all_told


def test_a_text_is_silent_on_a_name_that_it_would_tell():
    split = Comparison(("姚岭科技", "盛桥网络"), ("", ""), False, "涨幅", Aim.ORDER)
    assert not tells_all(split, "姚岭科技二季度大涨77%，但7月以来已回调31%。", "77%")
    assert tells_all(split, "姚岭科技大涨77%，盛桥网络大涨31%。", "77%")


def test_levels_are_compared_whatever_they_are_called_and_whenever_told():
    assert compared(("总资产规模9亿元。", "资产总额5亿元。"), metric="总资产")[0].outcome == "甲更高"
    assert compared(("净利润9亿元。", "利润下滑，上年同期为5亿元。"), metric="净利润")[0].outcome == "甲更高"


@pytest.mark.parametrize(
    ("texts", "metric", "outcome"),
    [
        pytest.param(("总资产增长13%。", "总资产增长7%。"), "总资产增速", "甲更高", id="changes"),
        pytest.param(
            ("总资产同比增长13%。", "总资产较年初增长7%。"), "总资产增速", "甲：13%；乙：7%", id="since_other_times"
        ),
        pytest.param(("总资产增长13%。", "总资产占比17%。"), "总资产增速", "甲：13%；乙：17%", id="share_is_no_change"),
        pytest.param(("股价涨幅为32%。", "股价跌幅为34%。"), "涨幅", "甲：32%；乙：34%", id="fall_is_no_rise"),
        pytest.param(("股价跌幅为34%。", "股价回调31%。"), "跌幅", "甲更高", id="falls"),
    ],
)
def test_only_changes_the_same_way_are_compared_as_such(texts, metric, outcome):
    assert compared(texts, metric=metric)[0].outcome == outcome


RESPECTIVE = "调查涉及云州、海州和青石州的职工。愿意远程办公的比例分别为43%、37%和36%。"


@pytest.mark.parametrize(
    ("names", "values"),
    [
        pytest.param(("云州", "海州", "青石州的职工"), ["43%", "37%", "36%"], id="all"),
        pytest.param(("海州", "云州"), ["37%", "43%"], id="in_another_order"),
        pytest.param(("海州", "远山"), [], id="one_that_is_not_named"),
    ],
)
def test_several_figures_are_in_the_order_of_the_names(names, values):
    paragraph = Paragraph("a", 1, RESPECTIVE)
    start = RESPECTIVE.index("愿意")
    found = figures(RESPECTIVE[start:])
    quotes = [Quote(paragraph, start, len(RESPECTIVE), 1.0, 1.0, Span(f.start, f.end, 1.0)) for f in found]
    split = Comparison(names, names, False, "比例", Aim.VALUES)
    sides = chosen(split, [quotes for _ in names], {})
    assert [one.figure.written for one in sides] == values
