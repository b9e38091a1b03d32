import pytest

from qa.language.measure_words import core, told


@pytest.mark.parametrize(
    ("word", "text", "held"),
    [
        pytest.param("毛利率", "毛利率37%", True, id="itself"),
        pytest.param("毛利率", "净利率37%", False, id="another"),
        pytest.param("用户数", "注册用户17万户", True, id="without_its_ending"),
        pytest.param("营收", "主营收入52亿元", True, id="the_same_measure"),
        pytest.param("员工", "职工3200人", True, id="synonym"),
        pytest.param("贩毒", "贩运毒品的案件", True, id="taken_apart"),
        pytest.param("外汇储备", "外汇管理局", False, id="another_compound"),
        pytest.param("储蓄存款", "储蓄余额5亿元", True, id="generic_ending"),
        pytest.param("住户存款", "住户贷款5亿元", False, id="lent_and_not_saved"),
        pytest.param("外汇存款", "外汇管理局", False, id="whose_ending_is_generic"),
        pytest.param("信贷资金", "信用贷款的资金", False, id="first_half_in_another_word"),
        pytest.param("资本充足率", "不良率1.2%", False, id="shared_ending"),
    ],
)
def test_whether_a_text_holds_a_word(word, text, held):
    assert told(word, text) is held


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("普惠型小微企业贷款余额", "普惠小微贷款余额", True, id="idle_words"),
        pytest.param("普惠金融领域贷款余额", "普惠贷款余额", True, id="field"),
        pytest.param("总资产规模", "资产总额", True, id="a_total_in_another_wording"),
        pytest.param("总市值", "市值", True, id="total"),
        pytest.param("企业贷款余额", "贷款余额", False, id="a_part"),
        pytest.param("消费金融贷款余额", "消费贷款余额", False, id="of_another_house"),
        pytest.param("累计收入", "收入", False, id="of_a_longer_time"),
        pytest.param("本外币贷款余额", "人民币贷款余额", False, id="of_other_accounts"),
    ],
)
def test_one_measure_in_two_wordings(one, other, same):
    assert (core(one) == core(other)) is same
