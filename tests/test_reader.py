"""What is quoted from an article; what is refused is for test_guards.py."""

from datetime import date

import pytest

from corpus.article import Article, Paragraph, Passage
from qa.answer import Evidence
from qa.asking.question import read_question
from qa.guarding.guards import refuse
from qa.reading.candidates import Span
from qa.reading.reader import Quote, Reader
from qa.telling.assembling import antecedent, assemble

ARTICLE = Article(
    "a",
    "北京银行把普惠金融送到小微企业身边",
    date(2021, 12, 23),
    paragraphs=tuple(
        Paragraph("a", n, text, section)
        for n, (section, text) in enumerate(
            [
                ("", "截至2021年9月末，北京银行普惠贷款余额1253亿元，较年初增长324亿元。该行户数超3万户。"),
                ("网点", "北京银行设立小微特色支行59家，其中科技支行26家、文化支行22家。"),
                ("产品", "“京诚贷”是该行面向小微企业的信用贷款产品。截至2021年9月末，京诚贷累计办理8255笔。"),
                ("做法", "该行的做法有三条。一是扩大投放。二是降低利率。三是简化手续。"),
                ("", "兴业银行北京分行推出兴业普惠云，入驻机构30家。"),
            ],
            1,
        )
    ),
)
NAMES = ("京诚贷", "兴业普惠云")
READER = Reader(lambda _: 1.0)


def read(text):
    question = read_question(text, [name for name in NAMES if name in text], date(2022, 4, 1))
    weighted = READER.weigh(question)
    evidence = [Evidence(Passage(p, 0, len(p.text)), ARTICLE, 1.0) for p in ARTICLE.paragraphs]
    ranked = READER.rank(question, weighted, evidence, {"a": ARTICLE})
    return question, weighted, ranked


def answer(text):
    question, weighted, ranked = read(text)
    good = [quote for quote in ranked if refuse(question, weighted, quote, ARTICLE) is None]
    return good[0] if good else None


@pytest.mark.parametrize(
    ("text", "ordinal", "value"),
    [
        pytest.param("北京银行普惠贷款余额是多少？", 1, "1253亿元", id="level"),
        pytest.param("北京银行普惠贷款余额较年初增长多少？", 1, "324亿元", id="change"),
        pytest.param("北京银行有几家科技支行？", 2, "26家", id="one_of_two"),
        pytest.param("北京银行有几家文化支行？", 2, "22家", id="the_other"),
        pytest.param("京诚贷累计办理了多少笔？", 3, "8255笔", id="product"),
        pytest.param("兴业普惠云有多少家机构入驻？", 5, "30家", id="of_the_other_bank"),
    ],
)
def test_the_best_sentence_and_its_value(text, ordinal, value):
    quote = answer(text)
    assert (quote.paragraph.ordinal, quote.value) == (ordinal, value)
    assert quote.text in quote.paragraph.text
    assert value in quote.text


def test_sentences_are_ranked_best_first():
    _, _, ranked = read("北京银行普惠贷款余额是多少？")
    scores = [quote.score for quote in ranked]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 10  # 2 + 1 + 2 + 4 + 1


def test_a_list_is_all_items_of_the_series():
    question, _, ranked = read("该行的做法有哪些？")
    quotes = assemble(question, ranked, ARTICLE)
    assert [quote.text for quote in quotes] == ["一是扩大投放。", "二是降低利率。", "三是简化手续。"]


def test_a_definition_is_the_sentence_that_introduces_the_name():
    question, _, ranked = read("什么是京诚贷？")
    assert assemble(question, ranked, ARTICLE)[0].text == "“京诚贷”是该行面向小微企业的信用贷款产品。"


def test_a_definition_goes_on_while_its_paragraph_speaks_of_the_same():
    question, _, ranked = read("什么是京诚贷？")
    quotes = assemble(question, ranked, ARTICLE)
    assert [quote.text for quote in quotes[:2]] == [
        "“京诚贷”是该行面向小微企业的信用贷款产品。",
        "截至2021年9月末，京诚贷累计办理8255笔。",
    ]
    assert len(quotes) <= 4


def test_a_reason_comes_with_the_sentences_that_go_on_to_give_it():
    paragraph = Paragraph("b", 1, "恒山农场今年停养奶牛。一来饲料紧张，二来人手不足。农场占地36亩。")
    article = Article("b", paragraphs=(paragraph,))
    question = read_question("恒山农场为什么停养奶牛？")
    evidence = [Evidence(Passage(paragraph, 0, len(paragraph.text)), article, 1.0)]
    ranked = READER.rank(question, READER.weigh(question), evidence, {"b": article})
    best = next(quote for quote in ranked if "停养" in quote.text)
    assert [quote.text for quote in assemble(question, [best], article)] == [
        "恒山农场今年停养奶牛。",
        "一来饲料紧张，二来人手不足。",
    ]


def test_a_paragraph_that_names_the_product_is_worth_more():
    _, _, ranked = read("兴业普惠云有几家支行？")  # only another bank's branches are counted
    assert ranked[0].paragraph.ordinal == 5


def test_a_value_is_one_sentence():
    question, _, ranked = read("北京银行有几家科技支行？")
    assert len(assemble(question, ranked, ARTICLE)) == 1


def test_a_list_that_runs_on_behind_its_opening():
    text = "北京分行推出多款线上产品。短贷宝，面向企业主；科企贷，面向科技企业；银税贷，面向纳税企业。余额5亿元。"
    paragraph = Paragraph("c", 1, text)
    article = Article("c", paragraphs=(paragraph,))
    question = read_question("北京分行推出哪些线上产品？")
    evidence = [Evidence(Passage(paragraph, 0, len(text)), article, 1.0)]
    best = READER.rank(question, READER.weigh(question), evidence, {"c": article})[0]
    assert best.text == "北京分行推出多款线上产品。"
    assert "".join(quote.text for quote in assemble(question, [best], article)) == text.removesuffix("余额5亿元。")


def test_a_list_takes_the_parts_before_that_begin_like_it():
    text = "该行有新办法。为商户、作坊提供甲贷；为农户、渔民提供乙贷；为学生、教师提供丙贷。去年，员工、客户都增加了；"
    paragraph = Paragraph("a", 1, text)
    middle = "为农户、渔民提供乙贷；"
    at = text.index(middle)
    best = Quote(paragraph, at, at + len(middle), 1.0, 1.0, Span(1, 6, 1.0))
    article = Article("a", "", paragraphs=(paragraph,))
    quotes = assemble(read_question("该行推出了哪三种贷款？"), [best], article)
    assert [quote.text[-4:-1] for quote in quotes] == ["供甲贷", "供乙贷", "供丙贷"]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        pytest.param("有机构100多家的是哪个平台？", "晨云", id="this_platform"),
        pytest.param("有机构100多家的是哪个产品？", None, id="another_kind_of_thing"),
    ],
)
def test_what_this_platform_is_called_stands_before(question, named):
    texts = ("省里建了“晨云”服务平台，还有“晚云”系统。", "注册的多。截至2月末，该平台有机构100多家。")
    article = Article("p", paragraphs=tuple(Paragraph("p", n, text) for n, text in enumerate(texts, 1)))
    best = Quote(article.paragraphs[1], 5, len(texts[1]), 1.0, 1.0, None)
    found = antecedent(read_question(question), best, article)
    assert (found.value if found else None) == named


def test_the_present_is_not_told_by_an_earlier_year():
    texts = ("2020年，晨云餐厅的23家门店全部停业。", "没过几年，晨云餐厅就有近30家门店。")
    article = Article("p", "", date(2022, 4, 1), paragraphs=tuple(Paragraph("p", n, t) for n, t in enumerate(texts, 1)))
    question = read_question("晨云餐厅现在有多少家门店？", (), date(2022, 4, 1))
    evidence = [Evidence(Passage(p, 0, len(p.text)), article, 1.0) for p in article.paragraphs]
    values = [quote.value for quote in READER.rank(question, READER.weigh(question), evidence, {"p": article})]
    assert values == ["近30家", "23家"]
    so_far = Paragraph("q", 1, "截至目前，晨云餐厅有35家门店，较2020年末多12家。")
    later = Article("q", "", date(2022, 4, 1), paragraphs=(so_far,))
    evidence.append(Evidence(Passage(so_far, 0, len(so_far.text)), later, 1.0))
    best = READER.rank(question, READER.weigh(question), evidence, {"p": article, "q": later})[0]
    assert best.value == "35家"


def test_what_a_court_decided_is_told_by_its_verdict():
    text = "韩某因索赔未果，向云州法院起诉保险公司。云州法院审理了韩某的案子。最终判决驳回了韩某的请求。"
    article = Article("b", paragraphs=(Paragraph("b", 1, text),))
    question = read_question("云州法院对韩某告保险公司的案子怎么判的？")
    evidence = [Evidence(Passage(article.paragraphs[0], 0, len(text)), article, 1.0)]
    ranked = READER.rank(question, READER.weigh(question), evidence, {"b": article})
    plain = read_question("云州法院对韩某告保险公司的案子怎么说的？")
    others = READER.rank(plain, READER.weigh(plain), evidence, {"b": article})
    verdict, said = (
        next(q.score for q in found if "驳回" in q.text) / max(q.score for q in found) for found in (ranked, others)
    )
    assert verdict > said


def series_of(text, sentence):
    paragraph = Paragraph("b", 1, text)
    start = text.index(sentence)
    best = Quote(paragraph, start, start + len(sentence), 1.0, 1.0, None)
    article = Article("b", paragraphs=(paragraph,))
    return [quote.text for quote in assemble(read_question("工作有哪些？"), [best], article)]


def test_a_series_begins_in_the_sentence_that_announces_it():
    text = (
        "去年有两点不足：一是慢。二是贵。今年做好两项工作：一是扩大投放。二是降低利率。"
        "明年有三点打算。一是稳。二是进。三是改。"
    )
    assert series_of(text, "今年做好两项工作：一是扩大投放。") == ["今年做好两项工作：一是扩大投放。", "二是降低利率。"]
    assert series_of(text, "明年有三点打算。") == ["一是稳。", "二是进。", "三是改。"]
    assert series_of(text, "三是改。") == ["一是稳。", "二是进。", "三是改。"]


def test_a_fact_comes_with_the_sentence_that_is_about_as_likely():
    paragraph = Paragraph("b", 1, "青禾银行办了三件事。它捐了两台机床。大家都很高兴。")
    article = Article("b", paragraphs=(paragraph,))
    first, second, third = (
        Quote(paragraph, start, end, score, 1.0, None)
        for start, end, score in ((0, 10, 1.0), (10, 18, 0.8), (18, 25, 0.79))
    )
    question = read_question("青禾银行为机床厂做了什么？")
    assert [q.text for q in assemble(question, [first, second, third], article)] == [
        "青禾银行办了三件事。",
        "它捐了两台机床。",
    ]
    assert [q.text for q in assemble(question, [first, third], article)] == ["青禾银行办了三件事。"]
