import pytest

from qa.language.asked_units import unit_of


@pytest.mark.parametrize(
    ("unit", "questions"),
    [
        (
            "元",
            [
                "签约额是多少？",
                "演员的片酬有多少？",
                "收入增长了多少亿元？",
                "累计投放了多少亿元？",
                "普惠贷款余额是多少？",
                "给小微企业贷款多少亿？",
                "银行给它贷了多少？",
                "前后花了多少？",
            ],
        ),
        ("%", ["增速是多少？", "年化利率是多少？", "占全部贷款的多少？"]),
        ("个百分点", ["提高了多少个百分点？"]),
        ("BP", ["下浮多少BP？", "优惠调到了多少个BP？"]),
        ("笔", ["办了多少笔？"]),
        ("家", ["有几家支行？"]),
        ("户", ["服务了多少万户？", "贷款户数是多少？"]),
        ("分钟", ["需要几分钟？"]),
        ("天", ["需要几个工作日？"]),
        ("米", ["隧道全长多少公里？", "续航里程是多少？"]),
        ("平方米", ["占地多少平方公里？", "占地面积是多少？"]),
        ("个", ["创造了多少个岗位？", "门店数量是多少？"]),
        (
            "",
            [
                "办理效率提高了多少？",
                "汇率降低了多少？",
                "频率高多少？",
                "欧元汇率是多少？",
                "功率有多高？",
                "功率多高？",
            ],
        ),
        ("个百分点", ["利率降低了多少？", "违约率高多少？"]),
        ("", ["规模有多大？", "近几年有什么变化？", "收入同比增长了多少？", "谁愿意承担高速费？"]),
    ],
    ids=[
        "money",
        "percent",
        "percentage_points",
        "basis_points",
        "loans",
        "branches",
        "accounts",
        "minutes",
        "days",
        "metres",
        "area",
        "things",
        "no_rates_in_per_cent",
        "how_far_apart",
        "any",
    ],
)
def test_the_unit_asked_for(unit, questions):
    assert {question: unit_of(question) for question in questions} == dict.fromkeys(questions, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        pytest.param("两个人每月一共可提多少公积金？", "元", id="provident_fund"),
        pytest.param("上半年发放了多少桥梁建设贷款？", "元", id="loans_of_a_kind"),
        pytest.param("多少企业拿到了补贴？", "", id="those_who_get_it"),
        pytest.param("低收入人群的贷款违约率二季度是多少？", "%", id="a_rate_at_a_time"),
        pytest.param("拖欠率降到了多少？", "%", id="a_rate_that_fell"),
        pytest.param("青禾银行贷款增幅比平均增幅高出多少？", "个百分点", id="how_far_apart_two_rates_are"),
        pytest.param("不良率比年初低了多少？", "个百分点", id="how_much_lower_a_rate_is"),
        pytest.param("利率最高多少？", "%", id="a_rate_at_most"),
        pytest.param("登记的私募基金管理人数量是多少？", "个", id="persons_whose_number_is_asked"),
        pytest.param("参保人数是多少？", "人", id="number_of_persons"),
        pytest.param("贷款户数量", "个", id="accounts_whose_number_is_asked"),
    ],
)
def test_sums_and_rates_tell_their_unit(text, unit):
    assert unit_of(text) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        pytest.param("估值约多少人民币？", "元", id="money_and_no_persons"),
        pytest.param("做了多少亿7天期逆回购？", "元", id="a_sum_before_what_it_is_of"),
        pytest.param("收盘价是多少港元？", "港元", id="other_money"),
        pytest.param("花了多少亿日元？", "日元", id="much_of_it"),
    ],
)
def test_money_tells_its_unit(text, unit):
    assert unit_of(text) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("青禾银行2023年末不良率", "%"),
        ("白桥银行不良贷款额", "元"),
        ("白桥银行净资产收益率2022年？", "%"),
        ("青禾银行被罚了多少？", "元"),
        ("小店一个月要赔进去多少", "元"),
        ("青禾信托去年赚了多少净利润？", "元"),
        ("创业板指收于多少点？", "点"),
        ("导演拍了几部电影？", "部"),
        ("隧道挖了几公里？", "米"),
    ],
)
def test_the_unit_of_a_short_question(text, unit):
    assert unit_of(text) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("江川银行的净息差是多少", "%"),
        ("江川银行成本收入比", "%"),
        ("这只基金的最大回撤是多少", "%"),
        ("江川银行的市盈率是多少", "倍"),
        ("认购倍数是多少", "倍"),
        ("江川银行派息是多少", "元"),
        ("江川银行的罚款有多少", "元"),
        ("分红险的保单有多少件", "件"),
        ("美元对人民币汇率是多少", ""),
        ("净息差收窄了多少", ""),
        ("发了多少港币", "港元"),
    ],
)
def test_measures_of_finance_tell_their_unit(text, unit):
    assert unit_of(text) == unit
