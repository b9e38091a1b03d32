"""Guard by guard: a quote that differs from what is asked in one thing, and the same quote without that."""

from datetime import date

import pytest

from corpus.article import Article, Paragraph, Passage
from corpus.measuring.metrics import rows
from qa.answer import Evidence
from qa.asking.question import read_question
from qa.guarding.guards import LIKELIER, LIKELY, Reason, Refusal, refuse
from qa.reading.candidates import Span
from qa.reading.reader import Quote, Reader

DAY = date(2022, 4, 1)
READER = Reader(lambda _: 1.0)
BALANCE = "截至2021年9月末，青川银行普惠贷款余额1253亿元，较年初增长324亿元。"


def guarded(asked, text, value="", names=(), covered=1.0, chance=None):
    """What the guards make of an article of one sentence and the value in it."""
    article = Article("a", "", DAY, paragraphs=(Paragraph("a", 1, text),))
    at = text.index(value)
    span = Span(at, at + len(value), 1.0) if value else None
    quote = Quote(article.paragraphs[0], 0, len(text), 1.0, covered, span, chance=chance)
    question = read_question(asked, names, DAY)
    row = next((row for row in rows(article) if row.figure.start == at), None) if value else None
    return refuse(question, READER.weigh(question), quote, article, row=row)


@pytest.mark.parametrize(
    ("asked", "text", "value", "refusal"),
    [
        pytest.param("青川银行普惠贷款余额是多少？", BALANCE, "1253亿元", None, id="all_as_asked"),
        pytest.param(
            "金禾银行普惠贷款余额是多少？", BALANCE, "1253亿元", Refusal(Reason.NAME, "金禾银行"), id="another_bank"
        ),
        pytest.param(
            "青川银行2019年普惠贷款余额是多少？", BALANCE, "1253亿元", Refusal(Reason.PERIOD, "2019年"), id="year"
        ),
        pytest.param("青川银行普惠贷款余额较年初增长多少？", BALANCE, "324亿元", None, id="the_same_basis"),
        pytest.param(
            "青川银行普惠贷款余额同比增长多少？", BALANCE, "324亿元", Refusal(Reason.BASIS), id="another_basis"
        ),
        pytest.param(
            "青川银行的不良贷款率是多少？",
            "青川银行有26家支行，占比3%。",
            "3%",
            Refusal(Reason.SUBJECT, "不良贷款率"),
            id="another_measure",
        ),
        pytest.param(
            "拼团存款是哪家银行推出的？",
            "江州某城商行推出拼团存款。",
            "江州某城商行",
            Refusal(Reason.VALUE),
            id="no_name",
        ),
        pytest.param(
            "责任人叫什么？", "两位责任人被警告。", "两位责任人", Refusal(Reason.VALUE), id="a_number_of_them"
        ),
        pytest.param("拼团存款是哪家银行推出的？", "五家渠农商银行推出拼团存款。", "五家渠农商银行", None, id="a_town"),
        pytest.param("青川银行赔了多少万？", "青川银行赔了5万元。", "5万元", None, id="in_ten_thousands"),
        pytest.param("青川银行赔了多少万？", "青川银行赔了5.5级地震。", "5.5级", Refusal(Reason.VALUE), id="in_none"),
        pytest.param("贷款50万元要付多少利息？", "贷款50万元要付利息3万元。", "3万元", None, id="the_sum_given"),
        pytest.param(
            "贷款100万元要付多少利息？",
            "贷款50万元要付利息3万元。",
            "3万元",
            Refusal(Reason.GIVEN, "100万元"),
            id="another_sum_given",
        ),
        pytest.param("青川银行的行长是谁？", "青川银行行长张岩出席。", "张岩", None, id="the_post"),
        pytest.param(
            "青川银行的董事长是谁？", "青川银行行长张岩出席。", "张岩", Refusal(Reason.SUBJECT, "董事长"), id="post"
        ),
        pytest.param(
            "青川银行的行长是谁？",
            "张岩出席，金禾银行行长李明致辞，青川银行派员到会。",
            "李明",
            Refusal(Reason.NAME, "青川银行行长"),
            id="post_at_another_bank",
        ),
        pytest.param("青川银行为什么开办夜校？", "青川银行因为人手不足，开办了夜校。", "", None, id="what_happened"),
        pytest.param(
            "青川银行为什么停办夜校？",
            "青川银行因为人手不足，开办了夜校。",
            "",
            Refusal(Reason.EVENT, "停办"),
            id="what_did_not_happen",
        ),
        pytest.param("夜校的火箭怎么造？", "夜校收学费。", "", Refusal(Reason.SUBJECT, "火箭"), id="most_is_missing"),
        pytest.param(
            "青川银行的副主任叫什么？",
            "青川银行主任张岩出席。",
            "张岩",
            Refusal(Reason.SUBJECT, "副主任"),
            id="deputy_where_the_head_is_told",
        ),
        pytest.param("青川银行的主任叫什么？", "青川银行主任张岩出席。", "张岩", None, id="head"),
        pytest.param("青川银行的董秘是谁？", "青川银行董事会秘书李明出席。", "李明", None, id="title_in_short"),
    ],
)
def test_one_thing_is_another_than_asked(asked, text, value, refusal):
    assert guarded(asked, text, value) == refusal


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        pytest.param("晨露贷要不要抵押？", None, id="in_other_words"),
        pytest.param("晨露贷要不要身份证？", Refusal(Reason.SUBJECT), id="not_told"),
    ],
)
def test_whether_something_is_so_is_told_by_a_text_that_speaks_of_it(asked, refusal):
    assert guarded(asked, "晨露贷是纯信用产品，三天放款。", names=["晨露贷"]) == refusal


@pytest.mark.parametrize(
    ("asked", "text", "value", "right"),
    [
        pytest.param("青川银行的行长是谁？", "青川银行行长出席。", "", False, id="nobody_is_named"),
        pytest.param("哪家银行开了夜校？", "某股份制银行开了夜校。", "某股份制银行", False, id="no_name"),
        pytest.param("哪家银行开了夜校？", "青川银行开了夜校。", "青川银行", True, id="a_name"),
        pytest.param("推荐一家青川银行", "青川银行有26家支行。", "26家", False, id="nothing_is_asked"),
        pytest.param(
            "青川银行的年化利率是多少？", "青川银行把年化利率降低1个百分点。", "1个百分点", False, id="change_no_level"
        ),
        pytest.param(
            "青川银行的年化利率降低了多少？", "青川银行把年化利率降低1个百分点。", "1个百分点", True, id="change"
        ),
    ],
)
def test_what_is_no_value_of_the_kind(asked, text, value, right):
    assert guarded(asked, text, value) == (None if right else Refusal(Reason.VALUE))


@pytest.mark.parametrize(
    ("covered", "right"), [pytest.param(0.33, False, id="less"), pytest.param(0.34, True, id="a_third")]
)
def test_a_third_of_the_question_stands_around_the_quote(covered, right):
    assert guarded("夜校教什么菜？", "夜校收学费。", covered=covered) == (None if right else Refusal(Reason.SUBJECT))


@pytest.mark.parametrize(
    ("asked", "chance", "refusal"),
    [
        pytest.param("京诚贷一共帮衬了多少笔生意？", 0.0, Refusal(Reason.EVENT, "帮衬"), id="verb_that_is_not_told"),
        pytest.param("京诚贷一共帮衬了多少笔生意？", LIKELY, None, id="put_in_other_words"),
        pytest.param("京诚贷一共攒了多少笔？", 0.45, Refusal(Reason.SUBJECT, "攒"), id="verb_of_a_measure"),
        pytest.param("京诚贷一共攒了多少笔？", LIKELIER, None, id="verb_of_a_measure_in_other_words"),
        pytest.param("京诚贷的利率是百分之几？", 0.8, Refusal(Reason.SUBJECT, "利率"), id="noun_of_a_measure"),
        pytest.param("京诚贷为什么停办？", LIKELY, Refusal(Reason.EVENT, "停办"), id="what_ends_something_is_told"),
        pytest.param("工商银行的京诚贷办了多少笔？", LIKELY, Refusal(Reason.NAME, "工商银行"), id="another_bank"),
    ],
)
def test_what_is_likely_may_be_put_in_other_words(asked, chance, refusal):
    text = "截至2021年9月末，京诚贷累计办理8255笔。"
    assert guarded(asked, text, "8255笔", ["京诚贷"], chance=chance) == refusal


@pytest.mark.parametrize(
    ("covered", "chance", "right"),
    [
        pytest.param(0.81, 0.04, False, id="unlikely"),
        pytest.param(0.82, 0.04, True, id="unlikely_but_in_the_same_words"),
        pytest.param(0.81, 0.05, True, id="not_unlikely"),
        pytest.param(0.81, None, True, id="not_judged"),
    ],
)
def test_an_unlikely_value_needs_the_question_beside_it(covered, chance, right):
    refusal = guarded("京诚贷一共办理了多少笔？", "京诚贷累计办理8255笔。", "8255笔", ["京诚贷"], covered, chance)
    assert refusal == (None if right else Refusal(Reason.SUBJECT))


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("兴业银行普惠贷款余额是多少？", id="another_bank"),
        pytest.param("北京银行的净利润是多少？", id="missing_amount"),
        pytest.param("北京银行的董事长是谁？", id="missing_person"),
        pytest.param("长江的长度是多少公里？", id="another_subject"),
    ],
)
def test_no_sentence_passes_where_the_article_does_not_answer(asked):
    texts = (
        "截至2021年9月末，北京银行普惠贷款余额1253亿元，较年初增长324亿元。该行户数超3万户。",
        "兴业银行北京分行推出兴业普惠云，入驻机构30家。",
    )
    article = Article("a", "", DAY, paragraphs=tuple(Paragraph("a", n, text) for n, text in enumerate(texts, 1)))
    question = read_question(asked, [], DAY)
    weighted = READER.weigh(question)
    evidence = [Evidence(Passage(p, 0, len(p.text)), article, 1.0) for p in article.paragraphs]
    ranked = READER.rank(question, weighted, evidence, {"a": article})
    assert len(ranked) == 3
    assert None not in [refuse(question, weighted, quote, article) for quote in ranked]


@pytest.mark.parametrize(("chance", "right"), [(0.9, False), (0.96, True)], ids=["likely", "certain"])
def test_a_figure_of_another_thing_is_shown_only_where_it_is_certain(chance, right):
    refusal = guarded("信托贷款余额是多少？", "委托贷款余额5亿元。", "5亿元", chance=chance)
    assert refusal == (None if right else Refusal(Reason.SUBJECT, "信托"))
