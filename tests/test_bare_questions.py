import pytest

from qa.language.bare_questions import names_measure, spelled_out


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        pytest.param("青禾银行2023年末不良率", True, id="a_rate"),
        pytest.param("白桥银行净资产收益率2022年？", True, id="a_time_behind_it"),
        pytest.param("白桥银行上半年营收？", True, id="money"),
        pytest.param("青禾科技收盘价", True, id="a_price"),
        pytest.param("云桥股份股票代码", False, id="no_measure"),
        pytest.param("贷款发放效率", False, id="efficiency"),
        pytest.param("如何提高收入", False, id="a_question_word"),
    ],
)
def test_a_noun_phrase_that_asks_for_a_figure(text, measure):
    assert names_measure(text) is measure


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        pytest.param("白桥银行不良贷款额", "白桥银行不良贷款额是多少", id="a_noun_phrase"),
        pytest.param("白桥银行净资产收益率2022年末？", "白桥银行净资产收益率是多少", id="a_time_behind_it"),
        pytest.param("不良率是多少？", "不良率是多少？", id="a_question_word"),
    ],
)
def test_what_is_asked_without_a_question_word_is_spelled_out(text, spelled):
    assert spelled_out(text) == spelled
