from corpus.article import ArticleHead, Paragraph, Passage
from embeddings.passage_text import context, searched


def passage(text: str, ordinal: int = 1, start: int = 0) -> Passage:
    return Passage(Paragraph("a", ordinal, text, "第一节"), start, len(text))


def test_a_title_is_searched_with_the_first_passage_and_read_above_all():
    head = ArticleHead("a", "恒山农场扩建")
    assert searched(passage("去年新添三座牛舍。"), head) == "恒山农场扩建\n去年新添三座牛舍。"
    assert searched(passage("今年再添两座。", ordinal=2), head) == "今年再添两座。"
    assert context(passage("今年再添两座。", ordinal=2), head) == "恒山农场扩建\n第一节"


def test_a_title_that_the_text_begins_with_says_nothing_new():
    head = ArticleHead("a", "恒山农场扩建，去年…")
    text = "恒山农场扩建，去年新添三座牛舍。"
    assert searched(passage(text), head) == text
    assert context(passage(text), head) == "第一节"
