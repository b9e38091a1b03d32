import pytest

from qa.language.tagging import tagged_words
from qa.names.organisation_names import organisations, organisations_in, proper_organisations_in


def test_a_classifier_is_no_part_of_a_name():
    assert organisations(tagged_words("北京银行设了多少家小微特色支行")) == ("北京银行",)


def test_a_quarter_is_no_part_of_a_name():
    assert organisations(tagged_words("2023年二季度末大型商业银行的总资产")) == ("大型商业银行",)


def test_proper_names_among_organisations():
    text = "风险管理部与青川建设公司签约"
    assert [text[start:end] for start, end in organisations_in(text)] == ["风险管理部", "青川建设公司"]
    assert [text[start:end] for start, end in proper_organisations_in(text)] == ["青川建设公司"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("南京银行无锡中山路支行罚了多少", ("南京银行无锡中山路支行",), id="office"),
        pytest.param("泰隆银行股份有限公司衢州分行", ("泰隆银行股份有限公司衢州分行",), id="legal_form_within"),
        pytest.param("宁波银行分行的负责人", ("宁波银行",), id="a_branch_that_is_not_said"),
        pytest.param("北京再保险服务中心有几家公司", ("北京再保险服务中心",), id="insurance_within"),
        pytest.param("哪档节目是英国广播公司的", ("英国广播",), id="whole_name_in_the_dictionary"),
        pytest.param("哪个机构节目为英国广播公司制作", ("英国广播",), id="behind_other_nouns"),
        pytest.param("哪家美国汽车公司最大", (), id="asked_for_by_its_kind"),
        pytest.param("青川集团的两家子公司", ("青川集团",), id="a_daughter_that_is_not_named"),
        pytest.param("日本公司有几家", (), id="companies_of_a_country"),
        pytest.param("农业银行和农业保险谁大", ("农业银行",), id="bank_named_like_a_kind_of_insurance"),
        pytest.param("泓德基金说了什么", ("泓德基金",), id="first_character_a_measure_word"),
        pytest.param("意大利银行暴利税的税率", (), id="what_is_told_of_the_banks_of_a_country"),
        pytest.param("美联储紧急银行贷款工具的用量", (), id="what_a_house_lends_to_banks"),
        pytest.param("美国银行和富国银行付了多少", ("美国银行", "富国银行"), id="bank_named_by_a_country"),
        pytest.param("科创生态合作联盟有哪几方", (), id="common_nouns_before_an_ending"),
        pytest.param("新网银行的客户", ("新网银行",), id="cut_into_characters"),
        pytest.param("临商银行的客户", ("临商银行",), id="verb_by_its_looks"),
        pytest.param("大连银行、自贡银行", ("大连银行", "自贡银行"), id="towns"),
        pytest.param("北京银行和上交所的协议", ("北京银行", "上交所"), id="exchange"),
        pytest.param("老张甲诉银行案", (), id="verb_before_a_bank"),
        pytest.param("华沙的证券交易所多大", (), id="kind_of_house"),
        pytest.param("中韩人寿的总经理是谁", ("中韩人寿",), id="side_within_a_name"),
        pytest.param("受灾地区保险赔了多少", (), id="insurance_of_a_kind"),
        pytest.param("农业保险赔了多少", (), id="insurance_of_another_kind"),
        pytest.param("上市银行有几家", (), id="banks_of_a_kind"),
    ],
)
def test_where_the_name_of_an_organisation_ends(text, names):
    assert organisations(tagged_words(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("江苏失业保险能领多少钱", (), id="a_kind_of_insurance_in_a_place"),
        pytest.param("德国中小银行的评级", (), id="a_kind_of_bank_in_a_place"),
        pytest.param("停业的银行保险网点在哪", (), id="banks_and_insurers"),
        pytest.param("罗素地区银行ETF涨了多少", (), id="what_is_traded"),
        pytest.param("无锡农商银行的余额", ("无锡农商银行",), id="a_rural_bank_by_its_place"),
        pytest.param("今年神池农商银行的余额", ("神池农商银行",), id="a_rural_bank_behind_a_time"),
        pytest.param("第一季度瑞穗金融集团的利润", ("瑞穗金融",), id="behind_a_quarter"),
        pytest.param("九台农商银行的余额", ("九台农商银行",), id="a_rural_bank_whose_place_is_cut_up"),
        pytest.param("两家村镇银行被罚了", (), id="two_of_a_kind"),
        pytest.param("大地财险河南省分公司被罚多少", ("大地财险河南省分公司",), id="a_branch_of_a_company"),
        pytest.param("6家美国大银行有哪些", (), id="large_banks_of_a_country"),
        pytest.param("两家美国保险公司停售", (), id="insurers_of_a_country"),
        pytest.param("去涿州调研保险理赔", (), id="what_is_looked_into_there"),
        pytest.param("美国存款保险基金补多少", (), id="fund_of_a_kind_of_insurance"),
        pytest.param("中小银行专项债", (), id="kind_of_bank_alone"),
        pytest.param("占全部银行理财的比例", (), id="all_banks"),
    ],
)
def test_a_kind_in_a_place_is_no_name(text, names):
    assert organisations(tagged_words(text)) == names


@pytest.mark.parametrize(
    "kind",
    [
        *("政策性银行", "头部银行", "互联网银行", "主办银行", "重疾保险", "年金保险", "巨灾保险"),
        *("家族信托", "开放式基金", "养老目标基金", "外资证券"),
    ],
)
def test_a_kind_of_house_is_no_name(kind):
    assert not organisations(tagged_words(f"{kind}的规模是多少"))


@pytest.mark.parametrize("name", ["大商所", "上期所", "广期所", "青禾会计师事务所", "青禾农村信用社"])
def test_exchanges_and_offices_are_names(name):
    assert name in organisations(tagged_words(f"{name}的规模是多少"))


def test_the_tax_of_the_last_term_is_no_exchange():
    assert not organisations(tagged_words("上期所得税是多少"))
