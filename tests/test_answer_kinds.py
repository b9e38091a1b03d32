import pytest

from qa.language.answer_kinds import Kind, kind_of


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
        (
            Kind.PERSON,
            ["北京银行的行长是谁？", "负责人叫什么名字？", "是哪位专家说的？", "张三是谁？", "哪个管理人员被罚？"],
        ),
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
    ("text", "kind"),
    [
        pytest.param("“创客北京”大赛是谁主办的？", Kind.NAME, id="done_by_organisations"),
        pytest.param("北京银行的“银税贷”是什么", Kind.DEFINITION, id="quoted_name"),
        pytest.param("办政采贷得押房子不？", Kind.YES_NO, id="negation_at_the_end"),
        pytest.param("银行会不会中途抽贷？", Kind.YES_NO, id="verb_and_its_negation"),
        pytest.param("政采贷要抵押么", Kind.YES_NO, id="particle"),
        pytest.param("张岩说了什么", Kind.FACT, id="no_particle"),
        pytest.param("晨露贷面向什么人？", Kind.FACT, id="for_whom"),
        pytest.param("晨露贷适合什么样的企业？", Kind.FACT, id="for_which_companies"),
        pytest.param("晨露贷是给哪类客户的？", Kind.FACT, id="given_to_which"),
        pytest.param("哪些企业可以申请晨露贷？", Kind.FACT, id="who_may_apply"),
        pytest.param("晨露贷的目标客户是哪些企业？", Kind.FACT, id="customers"),
        pytest.param("青川银行为哪些企业放了贷款？", Kind.LIST, id="to_which_by_name"),
    ],
)
def test_more_kinds(text, kind):
    assert kind_of(text) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("董事会聘谁当行长？", Kind.PERSON, id="a_title_is_no_measure"),
        pytest.param("谁可以申请助学贷款？", Kind.FACT, id="who_is_eligible"),
        pytest.param("谁持有该公司的股份？", Kind.NAME, id="a_holder_may_be_a_house"),
        pytest.param("第一家挂牌的金融机构是谁？", Kind.NAME, id="a_house"),
        pytest.param("他在哪家公司任职？", Kind.NAME, id="a_house_is_no_place"),
        pytest.param("放假要等谁的通知？", Kind.FACT, id="whose_word_is_waited_for"),
        pytest.param("这是谁的观点？", Kind.PERSON, id="whose_view_it_is"),
        pytest.param("在校期间的利息谁来出？", Kind.FACT, id="who_pays"),
        pytest.param("谁对此承担直接责任？", Kind.PERSON, id="who_is_to_blame"),
        pytest.param("货款打给了谁？", Kind.FACT, id="to_whom_money_goes"),
        pytest.param("冠军颁给了谁？", Kind.PERSON, id="to_whom_a_prize_goes"),
        pytest.param("哪个管理人员被警告？", Kind.PERSON, id="which_person"),
        pytest.param("哪个基金管理人被罚？", Kind.NAME, id="which_house"),
        pytest.param("哪个人群可以申请？", Kind.NAME, id="which_group"),
        pytest.param("这笔税用到哪里？", Kind.FACT, id="what_money_is_for"),
        pytest.param("钱都花哪儿了？", Kind.FACT, id="what_money_is_spent_on"),
        pytest.param("钱投在哪家公司？", Kind.NAME, id="a_house_that_money_goes_to"),
        pytest.param("支行开到哪里了？", Kind.PLACE, id="where_something_is_opened"),
        pytest.param("费用到哪里交？", Kind.PLACE, id="no_use_but_a_fee"),
        pytest.param("费用在哪里交？", Kind.PLACE, id="where_a_fee_is_paid"),
        pytest.param("信用去哪里查？", Kind.PLACE, id="no_use_but_credit"),
        pytest.param("樱花在哪里看？", Kind.PLACE, id="nothing_spent_but_flowers"),
        pytest.param("面向哪些企业发放了贷款？", Kind.LIST, id="to_which_it_was_lent"),
        pytest.param("晨露贷面向哪些企业？", Kind.FACT, id="for_which"),
        pytest.param("银行服务哪些小微企业客户？", Kind.LIST, id="whom_it_serves"),
        pytest.param("哪些公司能够上榜？", Kind.LIST, id="which_can"),
        pytest.param("哪些人可以担任独立董事？", Kind.LIST, id="who_can_be"),
        pytest.param("该行最大的客户是哪家公司？", Kind.NAME, id="which_customer"),
        pytest.param("收购对象是哪家公司？", Kind.NAME, id="which_target"),
        pytest.param("公司给什么人发了奖金？", Kind.PERSON, id="to_which_persons"),
        pytest.param("晨露贷是给什么人用的？", Kind.FACT, id="for_the_use_of_which_persons"),
        pytest.param("房子卖给了谁？", Kind.PERSON, id="to_whom_a_house_is_sold"),
        pytest.param("哪个员工持股计划？", Kind.NAME, id="which_plan"),
        pytest.param("哪个人员配置更合理？", Kind.NAME, id="which_staffing"),
    ],
)
def test_whom_a_question_asks_for(text, kind):
    assert kind_of(text) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("青禾银行2023年末不良率", Kind.FIGURE),
        ("白桥银行不良贷款额", Kind.FIGURE),
        ("白桥银行净资产收益率2022年？", Kind.FIGURE),
        ("云桥股份股票代码", Kind.FACT),
        ("如何提高贷款发放效率", Kind.FACT),
        ("青禾银行被罚了多少？", Kind.FIGURE),
        ("小店一个月要赔进去多少", Kind.FIGURE),
        ("青禾信托去年赚了多少净利润？", Kind.FIGURE),
        ("创业板指收于多少点？", Kind.FIGURE),
        ("导演拍了几部电影？", Kind.FIGURE),
        ("隧道挖了几公里？", Kind.FIGURE),
        ("图书馆几点开门？", Kind.FACT),
        ("青禾银行和白桥银行哪家罚得重？", Kind.COMPARISON),
    ],
)
def test_the_kind_of_a_short_question(text, kind):
    assert kind_of(text) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("江川银行总部设在何处", Kind.PLACE),
        ("这笔钱如何处理", Kind.FACT),
        ("江川银行何年上市", Kind.DATE),
        ("哪个季度扭亏为盈", Kind.DATE),
        ("哪笔贷款出了问题", Kind.NAME),
        ("股价缘何下跌", Kind.REASON),
        ("可否提前还款", Kind.YES_NO),
        ("江川公司的法定代表人叫什么？", Kind.PERSON),
        ("2023年份额", Kind.FIGURE),
        ("2023年保费", Kind.FIGURE),
    ],
)
def test_less_usual_question_words(text, kind):
    assert kind_of(text) is kind
