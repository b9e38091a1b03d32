from datetime import date

import pytest

from qa.asking.question import read_question, standing
from qa.language.answer_kinds import Kind
from qa.names.organisation_names import organisations_in

KNOWN = ("京诚贷", "兴业普惠云", "北京银行")


def read(text):
    return read_question(text, [name for name in KNOWN if name in text], date(2022, 4, 1))


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        pytest.param("北京银行有几家文化支行？", ("北京银行",), id="bank"),
        pytest.param("邮储银行北京分行的余额是多少？", ("邮储银行北京分行",), id="bank_with_branch"),
        pytest.param("北京银行和兴业银行谁的余额更高？", ("北京银行", "兴业银行"), id="two_banks"),
        pytest.param("北京银行行长是谁？", ("北京银行",), id="bank_before_its_head"),
        pytest.param("北京银行贷款余额是多少？", ("北京银行",), id="bank_before_its_loans"),
        pytest.param("平安证券的营业收入是多少？", ("平安证券",), id="any_word_before_a_kind_of_house"),
        pytest.param("北京京东科技公司在哪里？", ("北京京东科技",), id="company_without_its_last_word"),
        pytest.param("大型公司有哪些？", (), id="no_name"),
        pytest.param("税务局在哪里？", (), id="which_office_is_not_said"),
        pytest.param("中国西部有哪些城市？", (), id="part_of_a_country"),
        pytest.param("谁签署了协议？", (), id="verb_that_ends_alike"),
    ],
)
def test_the_organisations_asked_about(text, organisations):
    assert read(text).organisations == organisations


def test_a_known_name_is_a_product_unless_it_is_the_organisation():
    question = read("北京银行的京诚贷是什么？")
    assert (question.organisations, question.products) == (("北京银行",), ("京诚贷",))
    assert question.bank_name == "北京银行"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        pytest.param("京诚贷的年化利率是多少？", "利率", id="noun_before"),
        pytest.param("多少家金融机构入驻了？", "金融机构", id="nouns_behind"),
        pytest.param("北京银行有几家文化支行？", "文化支行", id="branches"),
        pytest.param("兴业银行董事长是谁？", "董事长", id="long_title"),
        pytest.param("北京银行的行长叫什么名字？", "行长", id="title"),
        pytest.param("北京银行有哪些产品？", "产品", id="noun_behind"),
        pytest.param("京诚贷受欢迎吗？", "", id="no_question_word"),
    ],
)
def test_the_noun_asked_for(text, head):
    assert read(text).head == head


@pytest.mark.parametrize(
    ("text", "vague"), [("多少家金融机构入驻了？", False), ("推出了什么？", True)], ids=["noun", "verb"]
)
def test_a_verb_is_a_vague_head(text, vague):
    assert read(text).vague_head is vague


def test_a_unit_is_asked_for_where_a_figure_is():
    assert read("余额是多少？").unit == "元"
    assert read("余额为什么下降？").unit == ""


@pytest.mark.parametrize(
    ("asked", "period"),
    [
        pytest.param("与2021年初相比，到9月末贷款余额多了多少？", "9月末", id="counted_from_the_first"),
        pytest.param("2022年3月末跟2021年末相比，余额多了多少？", "2022年3月末", id="counted_from_the_second"),
        pytest.param("和2020年相比，利润增长了多少？", "2020年", id="counted_from_the_only_one"),
        pytest.param("2020年和2021年的利润各是多少？", "2020年", id="counted_from_none"),
    ],
)
def test_a_period_that_is_compared_with_is_not_asked_for(asked, period):
    assert read(asked).period.written == period


def test_the_period_counts_from_today():
    period = read("去年北京银行新增贷款多少？").period
    assert (period.written, period.first, period.last) == ("去年", date(2021, 1, 1), date(2021, 12, 31))


def test_whether_weighs_nothing():
    question = read("京诚贷需不需要抵押？")
    assert [c for c, weight in zip(question.text, question.content, strict=True) if weight] == list("京诚贷抵押")


def test_weights_are_full_for_nouns_half_for_verbs_and_none_for_the_rest():
    question = read("2021年北京银行推出了哪些产品？")
    assert question.kind is Kind.LIST
    assert dict(zip(question.text, question.content, strict=True)) == {
        **dict.fromkeys("2021年", 0.0),  # the period is checked by itself
        **dict.fromkeys("北京银行", 1.0),
        **dict.fromkeys("推出", 0.5),
        **dict.fromkeys("了哪些？", 0.0),
        **dict.fromkeys("产品", 0.15),  # nearly any answer could be called so
    }


def test_the_question_word_has_a_place():
    assert read("北京银行有几家支行？").asks_at == 5
    assert read("北京银行").asks_at == 4


def test_every_mention_of_an_organisation_has_its_place():
    text = "工商银行与建设银行合作，工商银行领先"
    assert [(start, text[start:end]) for start, end in organisations_in(text)] == [
        (0, "工商银行"),
        (5, "建设银行"),
        (12, "工商银行"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("京诚贷有什么特点", ["京诚贷"], id="by_itself"),
        pytest.param("京诚贷款有多少户", [], id="part_of_other_words"),
        pytest.param("京诚贷款和京诚贷", ["京诚贷"], id="both"),
    ],
)
def test_names_that_stand_by_themselves(text, names):
    assert standing(["京诚贷"], text) == names


def test_the_counter_of_what_is_asked_for_carries_no_meaning():
    """笔续贷 is one word to the tagger."""
    question = read("办了多少笔续贷？")
    assert question.content[4] == 0
    assert question.content[5] > 0


@pytest.mark.parametrize("text", ["尾号是多少的银行卡", "卫星广播合并了几家", "民生银行时任董秘是谁", "几家店关了门"])
def test_what_only_looks_like_a_person_is_none(text):
    assert read(text).persons == ()


def test_an_office_is_a_bank_by_its_whole_name():
    assert read("南京银行无锡中山路支行罚了多少").bank_name == "南京银行无锡中山路支行"


@pytest.mark.parametrize("asked", ["岳父母能不能一起申请？", "最后钱汇出去没有？"])
def test_kin_and_what_is_done_with_money_are_no_persons(asked):
    assert read_question(asked).persons == ()


def test_who_holds_a_post_asks_for_a_person():
    assert read_question("谁是柳州市财政局局长？").kind is Kind.PERSON
