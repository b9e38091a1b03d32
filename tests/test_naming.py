import pytest

from qa.language.tagging import tagged_words
from qa.names.naming import offers, opening, opening_name


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
        pytest.param("西安分行海信贷有多少客户", ("海信贷",), id="behind_a_branch"),
        pytest.param("“海信英才贷”是什么", ("海信英才贷",), id="quoted"),
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
        pytest.param("关店那阵子亏了多少", "", id="what_happened"),
        pytest.param("小微易贷贷下来怎么还", "小微易贷", id="lent_behind_the_name"),
        pytest.param("人身险公司的投诉量", "", id="kind_of_insurance"),
        pytest.param("借呗额度怎么提", "借呗", id="ends_like_a_particle"),
        pytest.param("去呗？", "", id="particle"),
        pytest.param("有款产品叫什么", "", id="verb_and_classifier"),
        pytest.param("谈政采贷的是谁", "", id="verb_and_half_a_name"),
    ],
)
def test_the_name_that_a_question_opens_with(text, name):
    assert opening(tagged_words(text)) == name


def test_words_that_describe_companies_open_no_name():
    assert opening(tagged_words("小微业务的考核")) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("8月8日恒生指数收于多少点", "恒生指数"),
        ("摩根大通二季度净利润是多少", "摩根大通"),
        ("中国平安2023年净利润是多少", "中国平安"),
        ("申报要多久", ""),
    ],
)
def test_a_question_may_open_with_a_name_that_the_dictionary_knows(text, name):
    assert opening_name(tagged_words(text)) == name
