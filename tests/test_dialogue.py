import pytest

from qa.asking.dialogue import standalone

KNOWN = ("京诚贷", "政采贷", "兴业普惠云", "首信融", "局气")


def names_in(text):
    return [name for name in KNOWN if name in text]


@pytest.mark.parametrize(
    ("before", "asked", "whole"),
    [
        pytest.param(
            "北京银行有几家文化支行？", "那科技支行呢？", "北京银行有几家科技支行？", id="noun_that_ends_alike"
        ),
        pytest.param(
            "北京银行文化支行有几家？", "那小微特色支行总共呢？", "北京银行小微特色支行有几家？", id="longer_noun"
        ),
        pytest.param(
            "星瀚建设那笔贷款的利率是多少？", "青禾公司那笔呢？", "青禾公司那笔贷款的利率是多少？", id="that_one"
        ),
        pytest.param(
            "2021年12月的报道说北京银行有几家支行？",
            "2022年4月报道里的数字呢？",
            "2022年4月的报道说北京银行有几家支行？",
            id="report_of_another_month",
        ),
        pytest.param("青禾银行的余额是多少？", "存款呢？", "青禾银行的存款是多少？", id="what_every_bank_has"),
        pytest.param("青禾银行的地址在哪里？", "行长呢？", "青禾银行的行长是谁？", id="whom_every_bank_has"),
        pytest.param("青禾银行的净利润是多少？", "他是哪里人？", "他是哪里人？", id="pronoun_for_nobody"),
        pytest.param("青禾银行韩桐被罚了多少钱？", "李斌呢？", "青禾银行李斌被罚了多少钱？", id="person"),
        pytest.param(
            "农业银行被罚涉及多少项违规？",
            "那广发银行呢，几项？",
            "广发银行被罚涉及多少项违规？",
            id="asked_again_in_short",
        ),
        pytest.param(
            "3克金币最大发行量是多少？",
            "那15克的金币呢？",
            "15克的金币最大发行量是多少？",
            id="with_a_number_of_its_own",
        ),
        pytest.param("京诚贷是什么？", "政采贷呢？", "政采贷是什么？", id="product"),
        pytest.param("京诚贷是什么？", "那政采贷怎么样？", "政采贷是什么？", id="product_with_how_about"),
        pytest.param(
            "北京银行的普惠贷款余额是多少？", "兴业银行呢？", "兴业银行的普惠贷款余额是多少？", id="organisation"
        ),
        pytest.param(
            "北京银行的普惠贷款余额是多少？", "兴业呢？", "兴业银行的普惠贷款余额是多少？", id="short_for_a_bank"
        ),
        pytest.param(
            "北京银行2021年的普惠贷款余额是多少？",
            "2020年呢？",
            "北京银行2020年的普惠贷款余额是多少？",
            id="period",
        ),
        pytest.param(
            "北京银行的普惠贷款余额是多少？", "2020年呢？", "2020年北京银行的普惠贷款余额是多少？", id="new_period"
        ),
        pytest.param("北京银行的普惠贷款余额是多少？", "户数呢？", "北京银行的普惠贷款户数是多少？", id="metric"),
        pytest.param("青禾银行营业总收入有多少？", "扣非净利润呢？", "青禾银行扣非净利润有多少？", id="whole_metric"),
        pytest.param("青禾银行收入有多少？", "归母净利润又是多少？", "青禾银行归母净利润又是多少？", id="short_metric"),
        pytest.param("京诚贷是什么？", "它的额度是多少？", "京诚贷的额度是多少？", id="pronoun"),
        pytest.param("京诚贷是什么？", "这款产品要抵押吗？", "京诚贷要抵押吗？", id="pronoun_with_a_noun"),
        pytest.param(
            "北京银行的京诚贷是什么？", "该行有几家科技支行？", "北京银行有几家科技支行？", id="pronoun_for_a_bank"
        ),
        pytest.param(
            "对比甲银行和乙银行的净利润",
            "月球背面的年平均气温是多少？",
            "月球背面的年平均气温是多少？",
            id="no_word_of_a_comparison",
        ),
        pytest.param("京诚贷累计投放了多少？", "有什么特点？", "京诚贷有什么特点？", id="nothing_named"),
        pytest.param(
            "北京银行普惠贷款余额是多少？",
            "较年初增长多少？",
            "北京银行普惠贷款余额较年初增长多少？",
            id="change_of_the_metric",
        ),
        pytest.param(
            "北京银行普惠贷款余额是多少？", "户数是多少？", "北京银行普惠贷款户数是多少？", id="metric_swapped"
        ),
    ],
)
def test_a_follow_up_is_completed(before, asked, whole):
    assert standalone(asked, [before], names_in) == whole


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("华夏银行推出了哪些产品？", id="another_bank"),
        pytest.param("政采贷的利率是多少？", id="another_product"),
        pytest.param("上海的天气怎么样？", id="place"),
        pytest.param("华夏银行的普惠贷款，其余额是多少？", id="pronoun_for_its_own_subject"),
        pytest.param("什么是兴业普惠云？", id="definition"),
        pytest.param("张岩他们三个人罚了多少？", id="pronoun_behind_the_name_it_means"),
    ],
)
def test_a_fresh_topic_inherits_nothing(asked):
    assert standalone(asked, ["京诚贷的额度是多少？"], names_in) == asked


def test_without_a_history_a_question_stays_as_it_is():
    assert standalone("那它呢？", [], names_in) == "那它呢？"


def test_each_round_builds_on_the_one_before():
    history = ["北京银行有几家文化支行？", "那科技支行呢？"]
    assert standalone("小微特色支行呢？", history, names_in) == "北京银行有几家小微特色支行？"
    assert standalone("利率呢？", ["京诚贷是什么？", "它的额度是多少？"], names_in) == "京诚贷的利率是多少？"


def test_a_fresh_topic_in_between_is_what_is_inherited():
    history = ["京诚贷是什么？", "它的额度是多少？", "政采贷的额度是多少？"]
    assert standalone("利率呢？", history, names_in) == "政采贷的利率是多少？"


@pytest.mark.parametrize(
    ("before", "asked", "whole"),
    [
        pytest.param(
            "北京银行科技金融贷款余额是多少",
            "不良率呢？",
            "北京银行科技金融贷款不良率是多少",
            id="metric_in_the_place_of_another",
        ),
        pytest.param("京诚贷是什么？", "那它的户数呢？", "京诚贷户数是多少？", id="metric_where_there_was_none"),
        pytest.param(
            "北京银行2021年首贷支持了多少户小微企业",
            "那兴业银行的首贷户数呢？",
            "兴业银行2021年首贷户数是多少？",
            id="name_and_metric",
        ),
        pytest.param(
            "兴业银行2月末的普惠小微贷款余额是多少？",
            "平安银行同期是多少",
            "平安银行2月末的普惠小微贷款余额是多少？",
            id="name_with_a_question_word",
        ),
        pytest.param(
            "兴业普惠云到2月末累计审批多少金额？",
            "到6月末又是多少",
            "兴业普惠云到6月末累计审批多少金额？",
            id="period_with_a_question_word",
        ),
        pytest.param(
            "恒瀚公司春节前拿到多少贷款？",
            "到目前一共呢？",
            "恒瀚公司到目前一共拿到多少贷款？",
            id="time_without_a_date",
        ),
        pytest.param(
            "平安银行的小微贷款FTP优惠多少？", "涉农的呢", "平安银行的涉农贷款FTP优惠多少？", id="attribute_of_a_noun"
        ),
        pytest.param("星瀚建设在兴业普惠云上批了多少？", "这家公司是哪个省的", "星瀚建设是哪个省的", id="this_company"),
        pytest.param(
            "南京银行无锡中山路支行哪年开业？",
            "这家支行的负责人是谁？",
            "南京银行无锡中山路支行的负责人是谁？",
            id="this_office",
        ),
        pytest.param(
            "宁波银行杭州分行有多少名员工？",
            "那边京诚贷有多少户？",
            "宁波银行杭州分行京诚贷有多少户？",
            id="over_there",
        ),
        pytest.param(
            "恒瀚公司是做什么的？",
            "兴业银行给它贷了多少？",
            "兴业银行给恒瀚公司贷了多少？",
            id="whom_something_is_given",
        ),
        pytest.param(
            "宁波银行有多少名客户经理？", "支行呢，有几家？", "宁波银行支行有几家？", id="topic_before_a_comma"
        ),
        pytest.param(
            "宁波银行再贷款累计办理了多少？",
            "是上年同期的几倍？",
            "宁波银行再贷款累计办理是上年同期的几倍？",
            id="compared_with_another_time",
        ),
        pytest.param("宁波银行6月末资产总额是多少？", "那它的负债呢？", "宁波银行6月末负债是多少？", id="liabilities"),
        pytest.param("京诚贷是什么？", "那里面的额度是多少？", "京诚贷那里面的额度是多少？", id="inside"),
        pytest.param(
            "宁波银行贷款同比增速是多少？",
            "那较年初的增速呢？",
            "宁波银行贷款较年初增速是多少？",
            id="change_since_another_time",
        ),
        pytest.param("京诚贷是什么？", "上面那个产品的利率是多少？", "京诚贷的利率是多少？", id="the_one_above"),
        pytest.param("局气的创始人是谁？", "他今年多大了", "局气的创始人今年多大了", id="he_by_his_role"),
        pytest.param("谁是局气的创始人？", "他的店哪年走红的", "局气的店哪年走红的", id="his"),
        pytest.param("局气有23家门店停业了？", "那是哪一年的事", "局气有23家门店停业是哪一年的事", id="what_was_said"),
        pytest.param("北京银行普惠贷款余额是多少？", "为什么？", "为什么北京银行普惠贷款余额", id="why"),
        pytest.param("京诚贷有哪些特点？", "还有呢？", "京诚贷有哪些特点？", id="more"),
        pytest.param("京诚贷有哪些特点？", "说得具体一点", "京诚贷有哪些特点？", id="in_more_detail"),
        pytest.param(
            "恒瀚公司到账了一笔贷款吧",
            "跟扶贫贷款比，哪笔大？",
            "恒瀚公司到账了一笔贷款跟扶贫贷款比，哪笔大？",
            id="compared_with_it",
        ),
        pytest.param(
            "南昌分行的首信融是跟谁合作的？",
            "平台上放款的企业有多少家",
            "南昌分行的首信融平台上放款的企业有多少家",
            id="known_name_that_is_cut_apart",
        ),
    ],
)
def test_one_part_is_replaced_at_a_time(before, asked, whole):
    assert standalone(asked, [before], names_in) == whole


@pytest.mark.parametrize(
    ("before", "asked", "whole"),
    [
        pytest.param(
            "青岭沪深300ETF 8月17日单位净值多少？",
            "基金经理是谁，什么时候上任的？",
            "青岭沪深300ETF的基金经理是谁，什么时候上任的？",
            id="who",
        ),
        pytest.param("江苏银行2023年6月末贷款余额是多少？", "总部在哪里？", "江苏银行的总部在哪里？", id="where"),
        pytest.param(
            "江苏银行2022年净利润是多少？",
            "什么时候公布的？",
            "江苏银行2022年净利润什么时候公布的？",
            id="when_the_figure_was_told",
        ),
        pytest.param(
            "江苏银行不良率是多少？",
            "从什么时候开始上升的？",
            "江苏银行不良率从什么时候开始上升的？",
            id="when_it_moved",
        ),
        pytest.param(
            "江苏银行不良率是多少？",
            "什么时候到这个水平的？",
            "江苏银行不良率什么时候到这个水平的？",
            id="when_so_high",
        ),
        pytest.param(
            "江苏银行不良率是多少？", "什么时候最高？", "江苏银行不良率什么时候最高？", id="when_it_was_highest"
        ),
        pytest.param(
            "江苏银行2022年净利润是多少？", "不良率是多少？", "江苏银行2022年不良率是多少？", id="another_measure"
        ),
    ],
)
def test_the_measure_before_and_its_time_are_not_of_who_and_where(before, asked, whole):
    assert standalone(asked, [before], names_in) == whole


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        pytest.param("那一年净减少多少家？", "2022年青岭网点净减少多少家？", id="first"),
        pytest.param("江苏银行那年关了多少家网点？", "江苏银行2022年关了多少家网点？", id="of_a_name_of_its_own"),
        pytest.param("那个月关了多少家？", "2022年青岭网点那个月关了多少家？", id="no_month_to_take_over"),
    ],
)
def test_that_year_is_the_one_before(asked, whole):
    assert standalone(asked, ["2022年青岭网点退出了多少家？", "新设立的呢？"], names_in) == whole


@pytest.mark.parametrize(
    ("before", "asked", "whole"),
    [
        pytest.param("京诚贷2022年投放了多少？", "那年化利率是多少？", "京诚贷年化利率是多少？", id="annualised"),
        pytest.param("京诚贷6月末是多少？", "那月供是多少？", "京诚贷月供是多少？", id="monthly"),
        pytest.param("京诚贷2022年投放了多少？", "那年费是多少？", "京诚贷年费是多少？", id="yearly"),
        pytest.param("京诚贷2022年是多少？", "那年末余额是多少？", "京诚贷年末余额是多少？", id="end_of_year"),
        pytest.param("京诚贷6月17日是多少？", "那日均是多少？", "京诚贷日均是多少？", id="daily"),
        pytest.param("京诚贷2022年投放了多少？", "不同年份的户数是多少？", "不同年份的户数是多少？", id="different"),
        pytest.param("京诚贷2022年投放了多少？", "同年龄段的户数是多少？", "同年龄段的户数是多少？", id="of_an_age"),
        pytest.param("北京分行2022年有几家支行？", "那天津分行呢？", "天津分行2022年有几家支行？", id="name"),
        pytest.param("京诚贷三季度投放了多少？", "那一季度呢？", "京诚贷一季度投放了多少？", id="first_quarter"),
        pytest.param("京诚贷三季度投放了多少？", "那个季度余额是多少？", "京诚贷三季度余额是多少？", id="that_quarter"),
        pytest.param(
            "京诚贷2022年是多少？", "那年收入是多少？", "京诚贷2022年收入是多少？", id="that_year_all_the_same"
        ),
    ],
)
def test_a_word_that_begins_with_the_unit_is_no_time(before, asked, whole):
    assert standalone(asked, [before], names_in) == whole


@pytest.mark.parametrize("asked", ["写一首关于春天的诗", "什么是政采贷？", "上海今天的天气如何？"])
def test_what_stands_by_itself_stays(asked):
    assert standalone(asked, ["北京银行普惠贷款余额是多少？"], names_in) == asked


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("顺便问一下白桥银行呢？", "白桥银行2023年末的贷款余额是多少？"),
        ("对了，白桥银行呢？", "白桥银行2023年末的贷款余额是多少？"),
        ("要是白桥银行呢？", "白桥银行2023年末的贷款余额是多少？"),
        ("白桥银行嘞？", "白桥银行2023年末的贷款余额是多少？"),
        ("上一年度呢？", "青禾银行2022年末的贷款余额是多少？"),
        ("前一日呢？", "青禾银行前一日的贷款余额是多少？"),
        ("较上年同期呢？", "青禾银行2023年末的贷款余额较上年同期增长多少？"),
        ("展开讲讲", "青禾银行2023年末的贷款余额是多少？"),
    ],
)
def test_other_words_that_open_a_follow_up(part, whole):
    assert standalone(part, ["青禾银行2023年末的贷款余额是多少？"], lambda text: []) == whole
