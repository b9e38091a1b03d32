from corpus.article import Article, Paragraph
from qa.guarding.antecedents import kind_meant, thing_meant
from qa.reading.reader import Quote

TEXT = "晨露云并非孤例，青禾银行的“远山云”平台更是如此。截至2月末，该平台注册用户17万户。"
ARTICLE = Article("a", paragraphs=(Paragraph("a", 1, TEXT),))


def test_a_pointer_stands_for_the_last_thing_of_its_kind():
    start = TEXT.index("截至")
    quote = Quote(ARTICLE.paragraphs[0], start, len(TEXT), 1.0, 1.0, None)
    meant = thing_meant(quote, ARTICLE, kind_meant(quote.text))
    assert meant is not None
    assert (meant.value, meant.text) == ("远山云", "晨露云并非孤例，青禾银行的“远山云”平台更是如此。")


def test_nothing_is_meant_without_a_pointer_or_a_name():
    quote = Quote(ARTICLE.paragraphs[0], 0, len(TEXT), 1.0, 1.0, None)
    assert kind_meant("注册用户17万户。") == ""
    assert thing_meant(quote, ARTICLE, "系统") is None
