import pytest

from qa.naming import offers, opening, organisations, organisations_in, proper_organisations_in
from qa.tagging import tagged_words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("京信贷的余额是多少", ("京信贷",), id="single_character_before_a_word"),
        pytest.param("短贷宝的余额和户数", ("短贷宝",), id="torn_apart"),
        pytest.param("小微快贷最快几分钟放款", ("小微快贷",), id="before_an_adverb"),
        pytest.param("申请金穗贷要准备什么", ("金穗贷",), id="behind_a_verb"),
        pytest.param("普惠贷款有多少户", (), id="loans"),
        pytest.param("办了多少笔续贷", (), id="kind_of_loan"),
        pytest.param("总共贷到过多少钱", (), id="verb"),
        pytest.param("海信通平台放了多少贷款", ("海信通",), id="opening_that_is_cut_apart"),
        pytest.param("快乐快贷的余额", ("快乐快贷",), id="opening_of_common_words"),
        pytest.param("福建金穗云平台有多少用户", ("金穗云",), id="behind_a_place"),
        pytest.param("交通有多方便", (), id="word_that_ends_so"),
        pytest.param("海信通上线几年了", ("海信通",), id="before_a_verb"),
        pytest.param("快乐卡多少户", ("快乐卡",), id="before_an_amount"),
        pytest.param("海信云平台有多少用户", ("海信云",), id="before_平台"),
        pytest.param("我们云计算有几家", (), id="a_branch_of_technology"),
        pytest.param("企业险企有几家", (), id="insurers"),
        pytest.param("上海通过了多少项", (), id="a_word_begun"),
        pytest.param("诺海先驱号总长多少米", ("诺海先驱号",), id="ship"),
        pytest.param("北京地铁十号线有多长", (), id="line"),
        pytest.param("客户贷前可以怎么申请", (), id="time"),
        pytest.param("哪种贷适合我", (), id="question"),
        pytest.param("谁继承了卡车公司", (), id="question_word_and_verb"),
        pytest.param("老王借卡给别人算什么罪", (), id="what_is_done_with_a_card"),
    ],
)
def test_names_that_are_shaped_like_those_of_offers(text, names):
    assert offers(tagged_words(text)) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("京味斋疫情期间停了多少家店", "京味斋", id="single_character_behind_a_word"),
        pytest.param("孙培炎为什么辞职", "孙培炎", id="unknown_word"),
        pytest.param("疫情期间停了多少家店", "", id="word_of_the_dictionary"),
        pytest.param("有款产品叫什么", "", id="verb_and_classifier"),
        pytest.param("谈政采贷的是谁", "", id="verb_and_half_a_name"),
    ],
)
def test_the_name_that_a_question_opens_with(text, name):
    assert opening(tagged_words(text)) == name


def test_a_classifier_is_no_part_of_a_name():
    assert organisations(tagged_words("北京银行设了多少家小微特色支行")) == ("北京银行",)


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
        pytest.param("华沙的证券交易所多大", (), id="kind_of_house"),
        pytest.param("中韩人寿的总经理是谁", ("中韩人寿",), id="side_within_a_name"),
        pytest.param("受灾地区保险赔了多少", (), id="insurance_of_a_kind"),
        pytest.param("农业保险赔了多少", (), id="insurance_of_another_kind"),
        pytest.param("上市银行有几家", (), id="banks_of_a_kind"),
    ],
)
def test_where_the_name_of_an_organisation_ends(text, names):
    assert organisations(tagged_words(text)) == names


def test_words_that_describe_companies_open_no_name():
    assert opening(tagged_words("小微业务的考核")) == ""
