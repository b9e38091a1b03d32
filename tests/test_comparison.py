import pytest

from corpus.article import Paragraph
from qa.comparison import Row, split, verdict
from qa.reader import Quote
from qa.spans import Span

KNOWN = ("京诚贷", "政采贷")


def names_in(text):
    return [name for name in KNOWN if name in text]


@pytest.mark.parametrize(
    ("text", "questions", "lower_wins"),
    [
        pytest.param(
            "北京银行和兴业银行的普惠贷款余额哪家更高？",
            ("北京银行的普惠贷款余额是多少？", "兴业银行的普惠贷款余额是多少？"),
            False,
            id="which_is_higher",
        ),
        pytest.param(
            "京诚贷和政采贷谁的利率更低", ("京诚贷的利率是多少？", "政采贷的利率是多少？"), True, id="whose_is_lower"
        ),
        pytest.param("科技支行多还是文化支行多？", ("科技支行是多少？", "文化支行是多少？"), False, id="either_or"),
        pytest.param(
            "北京银行的科技支行和文化支行哪个多？",
            ("北京银行的科技支行是多少？", "北京银行的文化支行是多少？"),
            False,
            id="shared_opening",
        ),
        pytest.param(
            "比较一下北京银行和兴业银行的增速",
            ("北京银行的增速是多少？", "兴业银行的增速是多少？"),
            False,
            id="compare",
        ),
        pytest.param(
            "北京银行和兴业的户数相差多少？",
            ("北京银行的户数是多少？", "兴业银行的户数是多少？"),
            False,
            id="short_bank",
        ),
        pytest.param(
            "兴业银行和北京银行，普惠贷款余额分别是多少？",
            ("兴业银行的普惠贷款余额是多少？", "北京银行的普惠贷款余额是多少？"),
            False,
            id="metric_apart",
        ),
        pytest.param(
            "北京银行跟华夏银行、兴业银行的贷款余额比较，谁最少？",
            ("北京银行的贷款余额是多少？", "华夏银行的贷款余额是多少？", "兴业银行的贷款余额是多少？"),
            True,
            id="three_sides",
        ),
        pytest.param(
            "创业板和科创板上市企业占比哪个更高？",
            ("创业板的上市企业占比是多少？", "科创板的上市企业占比是多少？"),
            False,
            id="sides_that_end_alike",
        ),
    ],
)
def test_a_question_for_each_side(text, questions, lower_wins):
    comparison = split(text, names_in)
    assert (comparison.questions, comparison.lower_wins) == (questions, lower_wins)


@pytest.mark.parametrize(
    "text", ["北京银行的余额是多少？", "贷款余额同比增长多少？", "首贷户占比是多少？"], ids=["one", "growth", "share"]
)
def test_one_side_is_no_comparison(text):
    assert split(text, names_in) is None


def row(side, value):
    return Row.of(side, Quote(Paragraph("a", 1, value), 0, len(value), 1.0, 1.0, Span(0, len(value), 1.0)))


@pytest.mark.parametrize(
    ("values", "lower_wins", "said"),
    [
        pytest.param(("26家", "22家"), False, "甲：26家；乙：22家。甲更高。", id="higher"),
        pytest.param(("26家", "22家"), True, "甲：26家；乙：22家。乙更低。", id="lower"),
        pytest.param(
            ("1253亿元", "1.5万亿元"), False, "甲：1253亿元；乙：1.5万亿元。乙更高。", id="by_value_not_digits"
        ),
        pytest.param(("1亿元", "10000万元"), False, "甲：1亿元；乙：10000万元。两者相同。", id="equal_in_other_words"),
        pytest.param(("26家", "22%"), False, None, id="different_units"),
    ],
)
def test_the_verdict(values, lower_wins, said):
    rows = [row(side, value) for side, value in zip("甲乙", values, strict=True)]
    reached = verdict(rows, lower_wins)
    assert (reached and reached.whole) == said


def test_a_quote_without_a_figure_makes_no_row():
    assert row("甲", "很多") is None
