import pytest

from corpus.article import Article, Paragraph
from qa.bodies import about

TEXTS = (
    "恒瀚农业公司的贷款为300万元。该公司还得到补贴20万元。青川建设有限公司的贷款为500万元。公司员工80人。",
    "去年，该公司投产3条生产线。",
    "浙江星海建设有限公司向恒瀚农业公司采购设备。订单金额90万元。",
)
ARTICLE = Article("a", "支农贷款见闻", paragraphs=tuple(Paragraph("a", n, text) for n, text in enumerate(TEXTS, 1)))


@pytest.mark.parametrize(
    ("name", "ordinal", "words", "right"),
    [
        pytest.param("恒瀚农业", 1, "恒瀚农业公司的贷款", True, id="named_in_the_sentence"),
        pytest.param("恒瀚农业", 1, "该公司还得到", True, id="pointed_at"),
        pytest.param("恒瀚农业", 1, "公司员工80人", False, id="another_one_was_named_since"),
        pytest.param("青川建设", 1, "公司员工80人", True, id="the_last_one_named"),
        pytest.param("青川建设", 2, "去年，该公司", True, id="named_in_the_paragraph_before"),
        pytest.param("恒瀚农业", 2, "去年，该公司", False, id="another_one_in_the_paragraph_before"),
        pytest.param("浙江星海建设有限公司", 3, "订单金额", True, id="named_but_as_what_is_spoken_to_the_other"),
        pytest.param("星海建设", 3, "订单金额", True, id="without_its_place"),
        pytest.param("白云农场", 3, "订单金额", False, id="never_named"),
    ],
)
def test_which_organisation_a_sentence_is_about(name, ordinal, words, right):
    paragraph = ARTICLE.paragraphs[ordinal - 1]
    start = paragraph.text.index(words)
    end = paragraph.text.index("。", start) + 1
    assert about([name], paragraph, start, end, ARTICLE) is right


def test_what_the_title_names_an_article_is_about_where_nothing_else_is_named():
    article = Article("b", "青川银行业协会换届", paragraphs=(Paragraph("b", 1, "会议选出会长1人。"),))
    assert about(["青川银行业协会"], article.paragraphs[0], 0, 9, article)
