import pytest

from corpus.article import Article, Paragraph
from corpus.measuring.metrics import rows
from qa.answer import Answer
from qa.telling.suggestions import Suggestion, answerable, follow_ups, from_articles

ARTICLE = Article(
    "a",
    "普惠金融",
    paragraphs=(
        Paragraph("a", 1, "恒山银行普惠贷款余额1253亿元，增速39.5%。"),
        Paragraph("a", 2, "该行推出“京诚贷”，贷款户数达15万户。"),
        Paragraph("a", 3, "客户可用“小京App”办理，它是手机银行的新版。"),
        Paragraph("a", 4, "“政采贷”。"),
    ),
)


def names_in(text):
    return [name for name in ("京诚贷", "政采贷", "小京app") if name in text.lower()]


NAMED = [Suggestion("什么是“京诚贷”？", "京诚贷"), Suggestion("什么是“小京App”？", "小京App")]
COUNTED = [Suggestion("恒山银行普惠贷款余额是多少？", "1253亿元"), Suggestion("恒山银行贷款户数是多少？", "15万户")]


def test_questions_are_made_of_names_and_figures_in_turns():
    assert list(from_articles([ARTICLE], rows, names_in)) == [COUNTED[0], NAMED[0], COUNTED[1], NAMED[1]]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        pytest.param("恒山银行普惠贷款余额1253亿元。", COUNTED[:1], id="figures_alone"),
        pytest.param("该行推出“京诚贷”。", NAMED[:1], id="names_alone"),
        pytest.param("该行增速39.5%，共三个方面，有“很多”客户。", [], id="neither"),
    ],
)
def test_one_question_where_an_article_holds_but_one_kind(text, made):
    assert list(from_articles([Article("b", paragraphs=(Paragraph("b", 1, text),))], rows, names_in)) == made


def answering(*right):
    return lambda question: Answer(question, question in right, "京诚贷" if question in right else "")


def test_only_questions_that_are_answered_as_expected_are_kept():
    made = [
        Suggestion("甲", "京诚贷"),
        Suggestion("乙", "京诚贷"),
        Suggestion("丙", "政采贷"),
        Suggestion("丁", "京诚贷"),
    ]
    assert list(answerable(made, answering("甲", "丙", "丁"), 5)) == ["甲", "丁"]
    assert list(answerable(made, answering("甲", "丙", "丁"), 1)) == ["甲"]
    assert list(answerable(made * 2, answering("甲"), 5)) == ["甲"]


def test_follow_ups_begin_next_to_the_cited_paragraph_and_ask_nothing_that_was_asked():
    made = follow_ups(ARTICLE.paragraphs[2], ARTICLE, rows, "什么是“小京App”？", names_in)
    assert list(made) == [COUNTED[1], COUNTED[0], NAMED[0]]
