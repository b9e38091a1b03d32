"""Where a new part fits into the last question."""

import pytest

from qa.asking.question import read_question
from qa.asking.slots import measure_for, slot_for


@pytest.mark.parametrize(
    ("part", "question", "slot"),
    [
        pytest.param("白桥再上分", "青岭通用再上分净利润是多少？", "青岭通用再上分", id="to_the_start"),
        pytest.param("白桥再上分", "江苏银行投资的青岭再上分净利润是多少？", "青岭再上分", id="not_across_的"),
        pytest.param("C类份额", "青岭成长A类份额净值多少？", "A类份额", id="letters_for_letters"),
        pytest.param("青岭价值混合A", "青岭创新成长混合A的净值是多少？", "青岭创新成长混合A", id="begins_alike_too"),
        pytest.param("中证500指数", "沪深300指数涨了多少？", "沪深300指数", id="with_a_number"),
        pytest.param("科技支行", "江苏银行有几家支行？", "支行", id="narrower"),
        pytest.param("农险", "人保财险的车险赔付了多少？", "车险", id="no_end_of_a_longer_phrase"),
        pytest.param("白桥集团", "青岭集团的营收是多少？", "青岭集团", id="name"),
        pytest.param("政采贷", "局气开了几家店？", "", id="nothing_alike"),
    ],
)
def test_what_a_part_takes_the_place_of(part, question, slot):
    assert slot_for(part, read_question(question)) == slot


@pytest.mark.parametrize(
    ("part", "question", "slot"),
    [
        pytest.param("综合充足率", "青岭财险核心充足率是多少？", "核心充足率", id="not_whose_it_is"),
        pytest.param("核心资本充足率", "青岭租赁资本充足率是多少？", "资本充足率", id="body_is_whose_it_is"),
        pytest.param("一级资本充足率", "江苏银行核心一级资本充足率是多少？", "核心一级资本充足率", id="wider"),
        pytest.param("债券承销金额", "青岭证券的股票承销金额是多少？", "股票承销金额", id="behind_的"),
        pytest.param("净利润", "青岭证券的股票承销金额是多少？", "", id="nothing_alike"),
        pytest.param("逾期贷款余额", "2023年末不良贷款余额是多少？", "不良贷款余额", id="common_words"),
    ],
)
def test_which_measure_a_measure_takes_the_place_of(part, question, slot):
    assert measure_for(part, read_question(question)) == slot
