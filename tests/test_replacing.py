"""Parts of a question swapped for others: which part of the last question a new one takes the place of."""

import pytest

from qa.asking.question import read_question
from qa.asking.replacing import replaced

KNOWN = ("京诚贷", "政采贷", "局气")


def asked(text):
    return read_question(text, [name for name in KNOWN if name in text])


@pytest.mark.parametrize(
    ("before", "part", "whole"),
    [
        pytest.param("青禾银行2021年的净利润是多少？", "2020年", "青禾银行2020年的净利润是多少？", id="period"),
        pytest.param("青禾银行的净利润是多少？", "2020年", "2020年青禾银行的净利润是多少？", id="period_that_is_new"),
        pytest.param(
            "青禾银行的净利润是多少？",
            "2020年的",
            "2020年青禾银行的净利润是多少？",
            id="period_with_的",
        ),
        pytest.param("青禾银行的余额是多少？", "户数", "青禾银行的户数是多少？", id="metric"),
        pytest.param("青禾银行有几家支行？", "净利润", "青禾银行净利润是多少？", id="metric_for_a_count"),
        pytest.param("青禾银行的余额是多少？", "云岭银行的户数", "云岭银行的户数是多少？", id="name_and_metric"),
        pytest.param(
            "青禾银行的普惠贷款是多少？", "对应的余额", "青禾银行的普惠贷款余额是多少？", id="the_same_for_its_metric"
        ),
        pytest.param("京诚贷的额度是多少？", "政采贷", "政采贷的额度是多少？", id="product"),
        pytest.param("青禾银行的余额是多少？", "云岭银行", "云岭银行的余额是多少？", id="bank"),
        pytest.param("青禾银行的余额是多少？", "云岭", "云岭银行的余额是多少？", id="bank_in_short"),
        pytest.param("青禾银行的余额是多少？", "存款", "青禾银行的存款是多少？", id="no_bank_in_short"),
        pytest.param("青禾银行有几家支行？", "员工", "青禾银行员工是多少？", id="of_the_bank_for_a_count"),
        pytest.param("青禾银行的地址在哪里？", "股价", "青禾银行的股价是多少？", id="of_the_bank_for_no_metric"),
        pytest.param("青禾银行的地址在哪里？", "行长", "青禾银行的行长是谁？", id="who_of_the_bank"),
        pytest.param("青禾银行的小微贷款余额是多少？", "涉农的", "青禾银行的涉农贷款余额是多少？", id="attribute"),
        pytest.param("青禾银行有几家文化支行？", "科技支行", "青禾银行有几家科技支行？", id="noun_that_ends_alike"),
        pytest.param(
            "京诚贷春节前投放了多少？", "到目前一共", "京诚贷到目前一共投放了多少？", id="time_without_a_date"
        ),
        pytest.param(
            "青岭通用再上分2023年上半年净利润是多少？",
            "白桥再上分",
            "白桥再上分2023年上半年净利润是多少？",
            id="name_of_which_only_the_end_is_known",
        ),
        pytest.param("2023年青岭网点退出了多少家？", "新设立的", "2023年青岭网点新设立了多少家？", id="what_happened"),
        pytest.param(
            "退出营业的青岭网点有多少家？", "新设立的", "新设立的青岭网点有多少家？", id="what_happened_to_those"
        ),
        pytest.param("青岭公司去年生产了多少辆车？", "出口", "青岭公司去年出口了多少辆车？", id="verb_that_is_a_noun"),
        pytest.param(
            "江苏银行普惠贷款投放了多少？", "涉农的", "江苏银行涉农贷款投放了多少？", id="no_verb_but_what_it_has"
        ),
        pytest.param("江苏银行不良率是多少？", "拨备覆盖率", "江苏银行拨备覆盖率是多少？", id="no_half_a_name"),
        pytest.param("江苏银行贷款余额是多少？", "存款余额", "江苏银行存款余额是多少？", id="half_a_word_in_common"),
        pytest.param("上海首套房贷利率是多少？", "二套", "上海二套房贷利率是多少？", id="one_of_several_kinds"),
        pytest.param("一年期LPR是多少？", "5年期以上", "5年期以上LPR是多少？", id="longer_than"),
        pytest.param("江苏银行2022年净利润是多少？", "上一年", "江苏银行2021年净利润是多少？", id="year_before"),
        pytest.param(
            "江苏银行2022年上半年净利润是多少？",
            "2020年同期",
            "江苏银行2020年上半年净利润是多少？",
            id="same_time_of_a_year",
        ),
        pytest.param(
            "江苏银行2022年净利润是多少？", "同比", "江苏银行2022年净利润同比增长多少？", id="since_a_year_ago"
        ),
        pytest.param(
            "江苏银行贷款余额同比增长了多少？", "环比", "江苏银行贷款余额环比增长了多少？", id="since_another_time"
        ),
        pytest.param(
            "江苏银行净利润比上年末下降了多少？", "较年初", "江苏银行净利润较年初下降了多少？", id="fall_since"
        ),
        pytest.param(
            "江苏银行三季度末贷款余额是多少？",
            "上一年",
            "江苏银行去年三季度末贷款余额是多少？",
            id="year_before_where_none_is_said",
        ),
        pytest.param(
            "江苏银行三季度末贷款余额是多少？",
            "前年",
            "江苏银行前年三季度末贷款余额是多少？",
            id="same_part_of_another_year",
        ),
        pytest.param("江苏银行2022年净利润是多少？", "前年", "江苏银行前年净利润是多少？", id="another_year"),
        pytest.param("中国银行的行长是谁？", "董事长", "中国银行的董事长是谁？", id="word_that_begins_as_a_name_ends"),
    ],
)
def test_a_part_takes_the_place_of_one_of_its_kind(before, part, whole):
    assert replaced(part, before, asked(before)) == whole
