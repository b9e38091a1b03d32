import pytest

from corpus.article import Article, Paragraph
from qa.surroundings import backwards, earlier, full_text, last_sentence, lead, sentence_before, texts_of, unquoted

ARTICLE = Article("a", "题", publisher="报", paragraphs=tuple(Paragraph("a", n, f"第{n}段。") for n in range(1, 15)))
THIRD, LAST = ARTICLE.paragraphs[2], ARTICLE.paragraphs[-1]


@pytest.mark.parametrize(
    ("most", "ordinals"),
    [
        pytest.param(None, [1, 2], id="all"),
        pytest.param(1, [2], id="the_last_of_them"),
        pytest.param(5, [1, 2], id="fewer_than_asked_for"),
    ],
)
def test_the_paragraphs_before_one(most, ordinals):
    assert [before.ordinal for before in earlier(THIRD, ARTICLE, most)] == ordinals
    assert earlier(ARTICLE.paragraphs[0], ARTICLE, most) == ()


def test_the_lead_is_a_dozen_paragraphs():
    assert lead(THIRD, ARTICLE) == "第1段。 第2段。"
    assert lead(LAST, ARTICLE).startswith("第2段。")
    assert lead(LAST, ARTICLE).endswith("第13段。")


def test_backwards_from_a_position():
    told = [(paragraph.ordinal, text) for paragraph, text in backwards(THIRD, 2, ARTICLE)]
    assert told == [(3, "第3"), (2, "第2段。"), (1, "第1段。")]
    assert [paragraph.ordinal for paragraph, _ in backwards(LAST, 0, ARTICLE, 2)] == [14, 13, 12]


def test_the_sentence_before_a_position():
    text = "甲来了。乙走了！丙在。"
    assert sentence_before(text, 8) == "乙走了"  # ends there
    assert sentence_before(text, 9) == "丙"  # goes on
    assert sentence_before(text, 0) == ""
    assert last_sentence(text[:9]) == "丙"
    assert last_sentence(text[:8]) == ""


def test_all_that_an_article_says():
    short = Article("b", "题", publisher="报", paragraphs=(Paragraph("b", 1, "甲。"), Paragraph("b", 2, "乙。")))
    assert full_text(short) == "题 甲。 乙。"
    assert texts_of(short) == ("题", "报", "甲。", "乙。")


def test_a_text_without_its_quotation_marks():
    assert unquoted("“晨露贷”和《‘青’书》「乙」") == "晨露贷和青书乙"
