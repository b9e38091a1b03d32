"""What of an answer's data outlives its being told by a writer."""

from collections.abc import Iterator, Sequence

from corpus.article import ArticleHead, Paragraph
from qa.answer import Answer, Citation, DatedValue, Statement, Trace
from qa.language_model.writing import retold

NEW = Citation(1, ArticleHead("new"), Paragraph("new", 1, "恒山银行余额360亿元。"), "恒山银行余额360亿元。")
OLD = Citation(2, ArticleHead("old"), Paragraph("old", 1, "恒山银行余额300亿元。"), "恒山银行余额300亿元。")
VALUES = (
    DatedValue("360亿元", 360.0, "亿元", "2022年", None, "晚报", 1),
    DatedValue("300亿元", 300.0, "亿元", "2021年", None, "日报", 2),
)
ANSWER = Answer(
    "恒山银行余额是多少？",
    True,
    "恒山银行余额360亿元。恒山银行余额300亿元。",
    "360亿元",
    (Statement(NEW.quote, (1,)), Statement(OLD.quote, (2,))),
    (NEW, OLD),
    as_of="2022年",
    values=VALUES,
    trace=Trace("恒山银行余额是多少？"),
)


class Telling:
    """A writer that tells these sentences."""

    def __init__(self, *statements: Statement) -> None:
        self._statements = statements

    def write(self, question: str, given: Sequence[Citation]) -> Iterator[Statement]:
        yield from self._statements


def told(*statements):
    *_, last = retold(ANSWER, (NEW, OLD), Telling(*statements))
    return last


def test_values_follow_their_paragraphs_to_new_numbers():
    answer = told(Statement("2021年恒山银行余额300亿元。", (2,)), Statement("后来恒山银行余额360亿元。", (1,)))
    assert [(value.value, value.citation) for value in answer.values] == [("360亿元", 2), ("300亿元", 1)]
    assert (answer.short_answer, answer.as_of) == ("360亿元", "2022年")


def test_what_is_no_longer_cited_is_no_value_any_more():
    answer = told(Statement("2021年恒山银行余额300亿元。", (2,)))
    assert (answer.values, answer.short_answer, answer.as_of) == ((), "", "")
