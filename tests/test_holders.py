import pytest

from corpus.article import Article, Paragraph
from qa.guarding.holders import holds_post
from qa.names.posts import asked_post
from qa.reading.candidates import Span
from qa.reading.reader import Quote

PERSON = "刘长安"


def holds(question: str, before: str, sentence: str) -> bool:
    """Whether the sentence, behind ``before`` in its paragraph, says that the person holds the post."""
    paragraph = Paragraph("a", 1, before + sentence)
    at = sentence.index(PERSON)
    quote = Quote(paragraph, len(before), len(paragraph.text), 1.0, 1.0, Span(at, at + len(PERSON), 1.0))
    post = asked_post(question)
    assert post is not None
    return holds_post(post, quote, Article("a", paragraphs=(paragraph,)))


@pytest.mark.parametrize(
    ("before", "sentence", "held"),
    [
        pytest.param("", "鹿鸣银行行长刘长安介绍了办法。", True, id="at_the_house"),
        pytest.param("", "鹿鸣银行股份有限公司行长刘长安介绍了办法。", True, id="in_its_legal_form"),
        pytest.param("鹿鸣银行上半年盈利。", "该行行长刘长安介绍了办法。", True, id="pointed_at"),
        pytest.param("", "青川银行行长刘长安介绍了办法。", False, id="another_bank"),
        pytest.param("", "鹿鸣银行金水分行行长刘长安介绍了办法。", False, id="its_branch"),
        pytest.param("鹿鸣银行上半年盈利。", "青川建设董事长刘长安介绍了办法。", False, id="another_post"),
    ],
)
def test_whose_post_it_is(before, sentence, held):
    assert holds("鹿鸣银行行长是谁？", before, sentence) is held


def test_who_held_a_post_before_is_not_who_holds_it_now():
    sentence = "时任鹿鸣银行行长刘长安被警告。"
    assert not holds("鹿鸣银行现任行长是谁？", "", sentence)
    assert holds("鹿鸣银行行长是谁？", "", sentence)
