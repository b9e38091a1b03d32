from corpus.article import ArticleHead, Paragraph
from qa.answer import Citation
from qa.telling.citing import Citing

HEAD = ArticleHead("a", "题目")
FIRST, SECOND = Paragraph("a", 1, "一句。 两句。"), Paragraph("a", 2, "一句。")


def test_numbers_go_up_in_the_order_of_citing_and_quotations_that_touch_are_one():
    citing = Citing({"a": HEAD})
    numbers = [
        citing.quote(FIRST, 0, 3),
        citing.quote(FIRST, 3, 7),
        citing.quote(SECOND, 0, 3),
        citing.quote(FIRST, 0, 4),
    ]
    assert numbers == [1, 1, 2, 1]
    assert citing.citations == (Citation(1, HEAD, FIRST, "一句。 两句。"), Citation(2, HEAD, SECOND, "一句。"))


def test_quotations_of_one_paragraph_that_do_not_touch_stay_apart():
    citing = Citing({"a": HEAD})
    paragraph = Paragraph("a", 1, "一句。两句。三句。")
    assert [citing.quote(paragraph, 0, 3), citing.quote(paragraph, 6, 9)] == [1, 2]
    assert [citation.quote for citation in citing.citations] == ["一句。", "三句。"]


def test_nothing_cited():
    assert Citing({}).citations == ()
