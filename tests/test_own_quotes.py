"""Which quotes may be of a side of a comparison."""

import pytest

from corpus.article import Paragraph
from qa.figures.own_quotes import is_unmarked, own_quotes
from qa.reading.reader import Quote


def quotes_of(*sentences, scores=(1.0, 1.0)):
    """A quote for each sentence of one paragraph, the best first."""
    text = "".join(sentences)
    starts = [text.index(sentence) for sentence in sentences]
    return [
        Quote(Paragraph("a", 1, text), start, start + len(sentence), score, 1.0, None)
        for start, sentence, score in zip(starts, sentences, scores, strict=False)
    ]


@pytest.mark.parametrize(
    ("side", "sentences", "scores", "kept"),
    [
        pytest.param("姚岭科技", ("盛桥网络跌34%。", "姚岭科技回调31%。"), (1.0, 0.5), [1], id="unmarked_name"),
        pytest.param("姚岭科技", ("行业增长298%。",), (1.0,), [], id="unmarked_name_that_is_not_told_of"),
        pytest.param(
            "姚岭科技", ("姚岭科技很好。", "该股回调31%。"), (1.0, 1.0), [0, 1], id="named_in_the_sentence_before"
        ),
        pytest.param(
            "江苏银行", ("该行余额5亿元。", "江苏银行余额9亿元。"), (1.0, 0.8), [0, 1], id="bank_goes_on_as_该行"
        ),
        pytest.param("江苏银行", ("盛桥网络余额5亿元。",), (1.0,), [], id="another_side"),
        pytest.param("大型商业银行", ("银行业增长10%。", "大型商业银行增长13%。"), (1.0, 0.8), [1], id="kind_is_named"),
        pytest.param(
            "大型商业银行", ("银行业增长10%。", "大型商业银行增长13%。"), (1.0, 0.5), [0, 1], id="unless_far_behind"
        ),
        pytest.param("北京时间8月8日姚岭科技", ("姚岭科技跌5%。",), (1.0,), [0], id="behind_its_time"),
        pytest.param(
            "姚岭科技2022年净利润", ("盛桥网络跌34%。", "姚岭科技赚31亿元。"), (1.0, 0.5), [1], id="before_its_time"
        ),
        pytest.param("2022年", ("余额5亿元。",), (1.0,), [0], id="time"),
    ],
)
def test_the_quotes_of_a_side(side, sentences, scores, kept):
    quotes = quotes_of(*sentences, scores=scores)
    assert own_quotes((side, "盛桥网络"), (quotes, []))[0] == [quotes[n] for n in kept]


@pytest.mark.parametrize(
    ("sides", "sentences"),
    [
        pytest.param(
            ("1年期LPR", "5年期LPR"), ("1年期贷款市场报价利率（LPR）为3.55%。", "5年期以上LPR为4.2%。"), id="rates"
        ),
        pytest.param(("首贷金额", "续贷金额"), ("首贷38.9亿元。", "续贷89亿元。"), id="kinds_of_lending"),
    ],
)
def test_a_measure_may_be_told_in_other_words(sides, sentences):
    quotes = [[quote] for quote in quotes_of(*sentences)]
    assert own_quotes(sides, quotes) == quotes


@pytest.mark.parametrize(
    "side",
    ["首贷户", "续贷金额", "小微贷", "科创板", "5年期LPR", "新发放普惠贷款", "90后", "北京", "个人养老金", "绿债"],
)
def test_measures_kinds_and_places_are_no_unmarked_names(side):
    assert not is_unmarked(side)


@pytest.mark.parametrize("side", ["姚岭科技", "盛桥网络", "恒生科技指数", "特斯拉"])
def test_unmarked_names(side):
    assert is_unmarked(side)
