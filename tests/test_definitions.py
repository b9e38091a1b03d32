import pytest

from qa.asking.question import read_question
from qa.reading.definitions import NAMED, asks_for_features, defined, goes_on, strength, tells_features


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        pytest.param("政采贷是一款线上信用产品。", 1.0, id="is"),
        pytest.param("如今有了专属服务产品“政采贷”。", 0.9, id="apposition"),
        pytest.param("融资产品——政采贷上线。", 0.9, id="dash"),
        pytest.param("该行推出“政采贷”。", 0.6, id="made"),
        pytest.param("“政采贷”专门服务中标企业。", 0.6, id="for_whom"),
        pytest.param("“政采贷”是个好产品。", NAMED, id="praise"),
        pytest.param("政采贷余额3亿元。", NAMED, id="figure"),
        pytest.param("京诚贷是一款线上信用产品。", 0.0, id="another_name"),
    ],
)
def test_how_far_a_sentence_says_what_a_name_is(sentence, says):
    assert strength(["政采贷"], sentence) == says


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("什么是政采贷？", ("政采贷",), id="product"),
        pytest.param("平安银行的“数字金融”是什么？", ("数字金融",), id="quoted"),
        pytest.param("京味斋是什么？", ("京味斋",), id="opening"),
        pytest.param("介绍一下凯达恒业这家公司", ("凯达恒业",), id="opening_that_is_a_part_of_the_name"),
        pytest.param("北京银行是什么？", ("北京银行",), id="organisation"),
        pytest.param("农村宅基地使用权是什么？", ("农村宅基地使用权",), id="mere_noun"),
        pytest.param("什么是无还本续贷？", ("无还本续贷",), id="mere_noun_behind"),
        pytest.param("青川警方说的跑分是什么意思？", ("跑分",), id="said_by_somebody"),
    ],
)
def test_what_a_definition_is_asked_of(text, names):
    assert defined(read_question(text)) == names


def test_features():
    assert asks_for_features(read_question("政采贷有什么特点？"))
    assert not asks_for_features(read_question("什么是政采贷？"))
    assert tells_features("纯信用、无抵押、额度高、可循环。")
    assert not tells_features("余额3亿元。")


@pytest.mark.parametrize(
    ("sentence", "same"),
    [("这款产品可循环。", True), ("产品的特点很鲜明。", True), ("政采贷上线。", True), ("该行有3家支行。", False)],
    ids=["pointed_at", "its_features", "named", "something_else"],
)
def test_whether_a_sentence_goes_on_about_the_same(sentence, same):
    assert goes_on(["政采贷"], sentence) is same
