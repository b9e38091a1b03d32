from collections import Counter

import pytest

from embeddings.organisations import Organisations
from qa.answer import Alias
from qa.names.aliases import Aliases

KNOWN = Organisations(
    Counter(
        {
            "北京银行": 40,
            "兴业银行": 8,
            "兴业银行成都分行": 2,
            "平安银行": 6,
            "邮储银行北京分行": 2,
            "邮储银行": 3,
            "招商银行": 3,
            "招商证券": 9,
            "浙江星海建设有限公司": 4,
            "手机银行": 5,
            "京行企业银行": 1,
            "兴业乐居平台": 1,
        }
    )
)
PASSAGES = {"兴业": 9, "平安": 8, "邮储": 4, "招商": 12}


@pytest.fixture(scope="module")
def aliases():
    return Aliases(KNOWN, lambda pair: PASSAGES.get(pair, 0))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        pytest.param("兴业呢", "兴业银行呢", id="alone"),
        pytest.param("兴业和北京银行比", "兴业银行和北京银行比", id="beside_another"),
        pytest.param("平安荆州分行有几家支行", "平安银行荆州分行有几家支行", id="with_a_branch"),
        pytest.param("找邮储能办哪种贷", "找邮储银行能办哪种贷", id="behind_a_verb"),
        pytest.param("京行的科技支行", "北京银行的科技支行", id="last_letter_of_a_place"),
        pytest.param("2021年京行的首贷", "2021年北京银行的首贷", id="letters_behind_a_number"),
        pytest.param("京行大还是邮储大", "北京银行大还是邮储银行大", id="before_an_adjective"),
        pytest.param("扬州农商行有几家支行", "扬州农商银行有几家支行", id="rural_bank"),
        pytest.param("工行有几家支行", "工商银行有几家支行", id="well_known_though_not_in_the_corpus"),
    ],
)
def test_a_short_name_is_spelled_out(text, whole, aliases):
    assert aliases.spelled_out(text)[0] == whole


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("兴业银行有几家支行", id="whole_already"),
        pytest.param("兴业普惠云是什么", id="begins_another_name"),
        pytest.param("兴业证券的利润", id="another_organisation"),
        pytest.param("兴业金租有几艘船", id="a_company_of_its_group"),
        pytest.param("兴业金融8月收在多少", id="another_company_of_its_name"),
        pytest.param("兴业乐居平台有多少用户", id="another_name_that_the_corpus_knows"),
        pytest.param("北京有几家支行", id="place"),
        pytest.param("招商的利润是多少", id="other_organisations_begin_so_too"),
        pytest.param("手机能办吗", id="kind_of_bank"),
        pytest.param("福建兴业的门店", id="behind_a_noun"),
    ],
)
def test_what_stays_as_it_is(text, aliases):
    assert aliases.spelled_out(text, ["普惠云"] if "普惠云" in text else []) == (text, ())


def test_a_word_that_mostly_means_something_else_is_no_short_name():
    aliases = Aliases(KNOWN, lambda pair: 100)
    assert aliases.spelled_out("平安的服务")[0] == "平安的服务"
    assert aliases.spelled_out("邮储的服务")[0] == "邮储银行的服务"  # no word of the dictionary but this one


def test_what_stood_there_is_told_once(aliases):
    assert aliases.spelled_out("兴业多还是京行多，兴业呢")[1] == (
        Alias("兴业", "兴业银行"),
        Alias("京行", "北京银行"),
    )


def test_a_corpus_without_banks_knows_no_short_names_but_the_well_known():
    aliases = Aliases(Organisations(), lambda pair: 0)
    assert aliases.spelled_out("兴业和建行")[0] == "兴业和建设银行"


def test_other_forms_of_a_name():
    known = Organisations(
        Counter({"中国证券投资基金业协会": 3}), {"中国证券投资基金业协会": Counter({"中基协": 2, "基金业协会": 1})}
    )
    aliases = Aliases(known, lambda pair: 0)
    assert aliases.forms("中国证券投资基金业协会") == ("中基协", "基金业协会")
    assert aliases.forms("中基协") == ("中国证券投资基金业协会",)
    assert aliases.forms("青川银行") == ()


def test_how_articles_may_write_a_name():
    aliases = Aliases(Organisations(Counter({"浙江泰隆商业银行": 2, "泰隆银行": 3})), lambda pair: 0)
    assert aliases.written("泰隆银行衢州分行") == ("浙江泰隆商业银行衢州分行",)
    assert aliases.written("青川消金") == ("青川消费金融",)
    assert aliases.written("青川银行") == ()
