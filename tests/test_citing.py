from corpus.article import ArticleHead, Paragraph
from qa.answer import Citation
from qa.citing import Citing

HEAD = ArticleHead("a", "题目")
FIRST, SECOND = Paragraph("a", 1, "一句。 两句。"), Paragraph("a", 2, "一句。")


def test_numbers_go_up_in_the_order_of_citing_and_the_same_quotation_keeps_its_own():
    citing = Citing({"a": HEAD})
    numbers = [
        citing.number(FIRST, 0, 3),
        citing.number(FIRST, 3, 7),
        citing.number(SECOND, 0, 3),
        citing.number(FIRST, 0, 4),
    ]
    assert numbers == [1, 2, 3, 1]
    assert citing.citations == (
        Citation(1, HEAD, FIRST, "一句。"),
        Citation(2, HEAD, FIRST, "两句。"),
        Citation(3, HEAD, SECOND, "一句。"),
    )


def test_nothing_cited():
    assert Citing({}).citations == ()
