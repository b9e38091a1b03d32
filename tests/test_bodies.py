import pytest

from corpus.article import Article, Paragraph
from qa.guarding.bodies import about, fines_another, forms_of, goes_on_about_a_house

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


@pytest.mark.parametrize(
    ("name", "right"),
    [
        pytest.param("南宁青秀区学生资助中心", True, id="its_town_is_not_told"),
        pytest.param("南宁邕宁区学生资助中心", False, id="that_of_another_place"),
    ],
)
def test_an_office_is_pointed_at_whose_town_is_not_told(name, right):
    texts = ("青秀区学生资助中心成立于2009年。", "该中心发放助学贷款3亿元。")
    article = Article("c", "助学", paragraphs=tuple(Paragraph("c", n, text) for n, text in enumerate(texts, 1)))
    assert about([name], article.paragraphs[1], 0, len(texts[1]), article) is right


def test_a_company_is_known_by_its_short_form():
    text = "青川消费金融有限公司被罚款20万元。"
    article = Article("d", paragraphs=(Paragraph("d", 1, text),))
    assert about(["青川消金"], article.paragraphs[0], 0, len(text), article)


@pytest.mark.parametrize(("name", "right"), [("平安人寿四川", True), ("平安人寿湖南", False)], ids=["it", "another"])
def test_a_branch_of_a_company_in_its_legal_form(name, right):
    text = "中国平安人寿保险股份有限公司四川分公司被罚款20万元。"
    article = Article("e", paragraphs=(Paragraph("e", 1, text),))
    assert about([name], article.paragraphs[0], 0, len(text), article) is right


def test_a_sentence_may_go_on_about_a_house_that_is_no_bank():
    text = "他此前任江宁银行副行长。江宁消金资产为90亿元。去年营收6亿元。"
    paragraph = Paragraph("a", 1, text)
    start = text.index("去年")
    assert goes_on_about_a_house("江宁银行", paragraph, start, len(text))
    own = Paragraph("a", 1, "江宁消金资产为90亿元。江宁银行开业十年。去年营收6亿元。")
    assert not goes_on_about_a_house("江宁银行", own, own.text.index("去年"), len(own.text))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("人行青川分行", "中国人民银行青川分行与当地金融局合署办公。", id="the_central_bank_in_short"),
        pytest.param("财政部税务总局", "财政部 税务总局公告2021年第7号发布。", id="a_space_within"),
    ],
)
def test_a_body_in_another_spelling(name, text):
    paragraph = Paragraph("a", 1, text)
    assert about([name], paragraph, 0, len(text), Article("a", paragraphs=(paragraph,)))


def test_a_name_as_the_article_writes_it_in_full():
    texts = ("青川国际信托有限公司起诉。", "江州区人民法院受理。", "江州农商银行不在其中。")
    article = Article("c", paragraphs=tuple(Paragraph("c", n, text) for n, text in enumerate(texts, 1)))
    assert "青川国际信托" in forms_of("青川信托", article)
    assert "江州区人民法院" in forms_of("江州法院", article)
    assert list(forms_of("江州银行", article)) == ["江州银行", "江州银行"]  # another bank fills no name


def test_an_authority_by_its_initials():
    text = "工业和信息化部副部长介绍，融资工作进展顺利。6月末余额27万亿元。"
    article = Article("a", paragraphs=(Paragraph("a", 1, text),))
    start = text.index("6月末")
    assert about(["工信部"], article.paragraphs[0], start, len(text), article)
    assert not about(["文旅部"], article.paragraphs[0], start, len(text), article)


def test_a_name_is_not_filled_with_what_makes_it_another():
    article = Article("d", paragraphs=(Paragraph("d", 1, "中国人民人寿与江州科技大学签约。"),))
    assert "中国人民人寿" not in forms_of("中国人寿", article)
    assert "江州科技大学" not in forms_of("江州大学", article)


@pytest.mark.parametrize(
    ("sentence", "another"),
    [
        ("监管局对青川资产管理股份有限公司罚款700万元。", True),
        ("监管局对恒瀚农业股份有限公司处以罚款700万元。", False),
        ("监管局公布了青川资产管理股份有限公司的年报。", False),
    ],
    ids=["another_house", "the_house", "no_fine"],
)
def test_who_was_fined(sentence, another):
    assert fines_another(["恒瀚农业股份有限公司"], sentence, ARTICLE) is another
