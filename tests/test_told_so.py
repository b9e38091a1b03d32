"""Which sentences are worded as answers to a question; the sentences are invented."""

import pytest

from qa.asking.question import read_question
from qa.reading.told_so import told_so


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        pytest.param("这笔税用到哪里？", "这笔税将用于修路。", "这笔税由银行缴纳。", id="use"),
        pytest.param("在校的利息谁来出？", "利息由财政补贴。", "利息由合同写明。", id="payer"),
        pytest.param("利息谁承担？", "毕业后自付利息。", "毕业后利息上浮。", id="payer_oneself"),
        pytest.param("钱都花在哪里了？", "主要用于购买设备。", "钱由企业自筹。", id="spent_on"),
        pytest.param("谁可以申请晨露贷？", "年满18岁的店主都能申请。", "晨露贷已有八千笔。", id="whoever_may"),
        pytest.param("房款打给了谁？", "收款人为云州工会。", "房款由职工筹集。", id="receiver"),
        pytest.param("这样做有什么好处？", "这有助于降低成本。", "这在云州试行。", id="effect"),
        pytest.param("案子怎么判的？", "法院判决驳回请求。", "法院审理了案子。", id="verdict"),
        pytest.param("青禾银行怎么回应罚单？", "青禾银行称已完成整改。", "青禾银行成立于2014年。", id="reply"),
        pytest.param("晨露贷面向什么人？", "为种粮大户等农户提供晨露贷。", "晨露贷已有八千笔。", id="whom"),
        pytest.param("哪些企业可以申请晨露贷？", "晨露贷专门服务停业的企业。", "晨露贷受到企业欢迎。", id="who_may"),
    ],
)
def test_a_sentence_may_be_worded_as_an_answer(question, told, other):
    asked = read_question(question)
    assert told_so(asked, told)
    assert not told_so(asked, other)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        pytest.param("产品有什么特点？", "这笔税将用于修路，利息由财政补贴。", id="features"),
        pytest.param("平台有哪些用户？", "这有助于降低成本。", id="users_are_no_use"),
        pytest.param("怎么看出是诈骗？", "他表示不知情。", id="to_see_is_no_view"),
    ],
)
def test_nothing_is_told_where_nothing_of_the_kind_is_asked(question, sentence):
    assert not told_so(read_question(question), sentence)
