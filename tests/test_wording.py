import pytest

from qa.language.wording import (
    QUESTION_WORD,
    Kind,
    asks_change,
    behind_question_word,
    is_order,
    kind_of,
    plain,
    unit_of,
)


@pytest.mark.parametrize(
    ("asked", "standard"),
    [
        ("京诚贷为啥受欢迎？", "京诚贷为什么受欢迎？"),
        ("京诚贷啥时候推出的", "京诚贷什么时候推出的"),
        ("京诚贷是干嘛的？", "京诚贷是做什么的？"),
        ("京诚贷是个啥", "京诚贷是什么"),
        ("利率咋样", "利率怎么"),
        ("首贷户占多大比例？", "首贷户占百分之多少？"),
        ("你好，请问京诚贷是什么？", "京诚贷是什么？"),
        ("我想了解一下京诚贷的利率", "京诚贷的利率"),
        ("麻烦告诉我，余额是多少？谢谢！", "余额是多少？"),
        ("不好意思打扰了，我们公司想了解一下政采贷，它有哪些卖点？", "政采贷，它有哪些卖点？"),
        ("兴业普惠云说白了是什么", "兴业普惠云是什么"),
        ("利率下调了几个点", "利率下调了几个百分点"),
        ("年利率是几个点", "年利率是百分之几"),
        ("最后给它放了多少款？", "最后给它放了多少贷款？"),
        ("推出了多少款？", "推出了多少款？"),
        ("余额是多少？", "余额是多少？"),
        ("  余额是多少？ ", "余额是多少？"),
        ("谢谢", "谢谢"),
    ],
    ids=[
        "why",
        "when",
        "what_for",
        "what",
        "how",
        "share",
        "greeting",
        "wish",
        "request_and_thanks",
        "apology",
        "to_put_it_plainly",
        "points_of_a_change",
        "points_of_a_rate",
        "what_is_lent",
        "what_is_counted",
        "plain",
        "spaces",
        "nothing_but_thanks",
    ],
)
def test_colloquial_forms_become_standard_and_padding_goes(asked, standard):
    assert plain(asked) == standard


@pytest.mark.parametrize(
    ("kind", "questions"),
    [
        (
            Kind.FIGURE,
            [
                "京诚贷累计投放了多少亿元？",
                "北京银行有几家文化支行？",
                "普惠贷款余额是多少？",
                "普惠贷款余额？",
                "审批要多久？",
                "青禾银行2023年6月末核心一级资本充足率",
                "白桥银行上半年营收？",
            ],
        ),
        (Kind.DATE, ["京诚贷什么时候推出？", "京诚贷是哪一年推出的？", "几月几号开业？"]),
        (Kind.PERSON, ["北京银行的行长是谁？", "负责人叫什么名字？", "是哪位专家说的？", "张三是谁？"]),
        (Kind.PLACE, ["总部在哪里？", "位于哪个城市？"]),
        (Kind.NAME, ["哪家银行推出了京诚贷？", "这款产品叫什么？", "合作方是谁？"]),
        (Kind.LIST, ["北京银行推出了哪些产品？", "三个方面分别是什么？", "平台有什么功能？"]),
        (Kind.DEFINITION, ["什么是京诚贷？", "京诚贷是什么？", "京诚贷有什么特点？", "京诚贷是做什么的？"]),
        (Kind.REASON, ["为什么小微企业融资难？", "融资难，症结出在哪儿？"]),
        (
            Kind.COMPARISON,
            ["北京银行和兴业银行谁的余额更高？", "科技支行多还是文化支行多？", "两家银行的增速相差多少？"],
        ),
        (Kind.YES_NO, ["京诚贷要抵押吗？", "是否需要抵押？"]),
        (Kind.FACT, ["京诚贷面向谁？", "北京银行怎么支持小微企业？", "审批模型高明在什么地方？"]),
    ],
    ids=lambda value: value if isinstance(value, Kind) else "",
)
def test_the_kind_of_answer(kind, questions):
    assert {question: kind_of(question) for question in questions} == dict.fromkeys(questions, kind)


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
        "any",
    ],
)
def test_the_unit_asked_for(unit, questions):
    assert {question: unit_of(question) for question in questions} == dict.fromkeys(questions, unit)


def test_the_question_word_is_the_longest_one():
    assert [match.group() for match in QUESTION_WORD.finditer("哪些产品是什么时候推出的，这几家呢")] == [
        "哪些",
        "什么时候",
    ]


@pytest.mark.parametrize(
    ("asked", "standard"),
    [
        pytest.param("写材料用：北京银行有几家支行？", "北京银行有几家支行？", id="what_for"),
        pytest.param("我们在整理地方志，想核对一下余额是多少", "余额是多少", id="what_for_and_a_wish"),
        pytest.param("麻烦问下金服云有多少用户", "金服云有多少用户", id="polite"),
        pytest.param("资料里提到一家公司拿了贷款，是哪家", "一家公司拿了贷款，是哪家", id="reported"),
        pytest.param("能介绍一下金服云是什么平台吗？", "金服云是什么平台？", id="polite_question"),
        pytest.param("介绍一下金服云", "金服云是什么", id="request_for_a_definition"),
        pytest.param("解释一下金服云。", "金服云是什么", id="request_for_an_explanation"),
        pytest.param("介绍一下远山汽车这家公司", "远山汽车是什么", id="what_it_is_said_in_the_request"),
        pytest.param("说说张岩怎么看政采贷", "张岩怎么看政采贷", id="request_with_a_question"),
    ],
)
def test_what_says_nothing_of_the_question_goes(asked, standard):
    assert plain(asked) == standard


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("“创客北京”大赛是谁主办的？", Kind.NAME, id="done_by_organisations"),
        pytest.param("北京银行的“银税贷”是什么", Kind.DEFINITION, id="quoted_name"),
        pytest.param("银行会不会中途抽贷？", Kind.YES_NO, id="verb_and_its_negation"),
        pytest.param("政采贷要抵押么", Kind.YES_NO, id="particle"),
        pytest.param("张岩说了什么", Kind.FACT, id="no_particle"),
    ],
)
def test_more_kinds(text, kind):
    assert kind_of(text) is kind


@pytest.mark.parametrize(
    ("text", "order"),
    [
        pytest.param("推荐一部电影", True, id="recommend"),
        pytest.param("帮我订一张机票", True, id="book"),
        pytest.param("写一首诗", True, id="write"),
        pytest.param("推荐人是谁", False, id="question"),
        pytest.param("京诚贷", False, id="name"),
        pytest.param("我的信用卡账单", True, id="the_askers_own"),
        pytest.param("我的额度为什么降了？", False, id="question_of_ones_own"),
    ],
)
def test_what_is_to_be_done_is_no_question(text, order):
    assert is_order(text) is order


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        pytest.param("办了多少笔续贷？", "续贷？", id="counter"),
        pytest.param("服务了多少万户企业？", "企业？", id="magnitude_and_counter"),
        pytest.param("放了多少亿元贷款？", "贷款？", id="money"),
        pytest.param("京诚贷要抵押吗", "", id="no_question_word"),
    ],
)
def test_what_stands_behind_the_question_word(text, rest):
    assert text[behind_question_word(text) :] == rest


def test_a_change_is_asked_for():
    assert asks_change("收入同比增长了多少？")
    assert asks_change("贷款跟上年同期比多了多少钱？")
    assert not asks_change("贷款有多少？")
    assert not asks_change("收入增长到多少？")
    assert not asks_change("增速是多少？")


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("青禾银行2023年末不良率", Kind.FIGURE, "%"),
        ("白桥银行不良贷款额", Kind.FIGURE, "元"),
        ("白桥银行净资产收益率2022年？", Kind.FIGURE, "%"),
        ("云桥股份股票代码", Kind.FACT, ""),
        ("如何提高贷款发放效率", Kind.FACT, ""),
        ("青禾银行被罚了多少？", Kind.FIGURE, "元"),
        ("小店一个月要赔进去多少", Kind.FIGURE, "元"),
        ("青禾信托去年赚了多少净利润？", Kind.FIGURE, "元"),
        ("创业板指收于多少点？", Kind.FIGURE, "点"),
        ("导演拍了几部电影？", Kind.FIGURE, "部"),
        ("隧道挖了几公里？", Kind.FIGURE, "米"),
        ("图书馆几点开门？", Kind.FACT, ""),
        ("青禾银行和白桥银行哪家罚得重？", Kind.COMPARISON, ""),
    ],
)
def test_what_a_short_question_asks_for(text, kind, unit):
    assert (kind_of(text), unit_of(text) if kind is Kind.FIGURE else "") == (kind, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        pytest.param("两个人每月一共可提多少公积金？", "元", id="provident_fund"),
        pytest.param("上半年发放了多少桥梁建设贷款？", "元", id="loans_of_a_kind"),
        pytest.param("多少企业拿到了补贴？", "", id="those_who_get_it"),
        pytest.param("低收入人群的贷款违约率二季度是多少？", "%", id="a_rate_at_a_time"),
        pytest.param("拖欠率降到了多少？", "%", id="a_rate_that_fell"),
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
    ("text", "kind"),
    [
        pytest.param("董事会聘谁当行长？", Kind.PERSON, id="a_title_is_no_measure"),
        pytest.param("谁可以申请助学贷款？", Kind.FACT, id="who_is_eligible"),
        pytest.param("谁持有该公司的股份？", Kind.NAME, id="a_holder_may_be_a_house"),
        pytest.param("第一家挂牌的金融机构是谁？", Kind.NAME, id="a_house"),
        pytest.param("他在哪家公司任职？", Kind.NAME, id="a_house_is_no_place"),
    ],
)
def test_whom_a_question_asks_for(text, kind):
    assert kind_of(text) is kind
