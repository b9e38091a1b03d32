from datetime import date

import pytest

from qa.asking.question import read_question
from qa.finding.coverage import Weighted
from qa.reading.candidates import Place
from qa.reading.spans import spans

PUBLISHED = date(2022, 4, 1)


def best(question, sentence, before=""):
    read = read_question(question, (), PUBLISHED)
    weighted = Weighted.of(read, lambda _: 1.0)
    found = spans(read, weighted, Place(sentence, before, PUBLISHED))
    return sentence[found[0].start : found[0].end] if found else None


BRANCHES = "设立小微特色支行59家，其中科技支行26家、文化支行22家。"
BALANCE = "普惠贷款余额1253亿元，较年初增长324亿元，同比增速39.5%，户数超15万户。"
RATE = "科创贷利率最多下浮60BP，碳账户贷款利率最多下浮75BP。"
BOARDS = "服务了全市82%的创业板、74%的科创板上市企业。"


@pytest.mark.parametrize(
    ("question", "sentence", "value"),
    [
        pytest.param("有几家科技支行？", BRANCHES, "26家", id="words_before"),
        pytest.param("有几家文化支行？", BRANCHES, "22家", id="words_before_the_next"),
        pytest.param("有多少家小微特色支行？", BRANCHES, "59家", id="whole_before_its_parts"),
        pytest.param("普惠贷款余额是多少？", BALANCE, "1253亿元", id="level"),
        pytest.param("普惠贷款较年初增长多少亿元？", BALANCE, "324亿元", id="change"),
        pytest.param("普惠贷款同比增速是多少？", BALANCE, "39.5%", id="growth"),
        pytest.param("普惠贷款户数是多少？", BALANCE, "超15万户", id="count_with_its_qualifier"),
        pytest.param("科创贷利率下浮多少BP？", RATE, "60BP", id="first_of_two_rates"),
        pytest.param("碳账户贷款利率下浮多少BP？", RATE, "75BP", id="second_of_two_rates"),
        pytest.param("服务了多少比例的创业板上市企业？", BOARDS, "82%", id="words_behind"),
        pytest.param("服务了多少比例的科创板上市企业？", BOARDS, "74%", id="words_behind_the_next"),
        pytest.param("普惠贷款办了多少笔？", BALANCE, None, id="no_such_unit"),
        pytest.param("从申请到放款要多久？", "从申请到放款当天完成。", "当天", id="duration_without_a_figure"),
        pytest.param("规模有多大？", "近两年增长迅速，规模超3000人。", "超3000人", id="no_time_where_none_is_asked"),
        pytest.param("这是连续第几次加息？", "央行连续第14次加息，今年是第3年。", "第14次", id="ordinal"),
        pytest.param(
            "地铁12号线经过几个中心城区？", "地铁12号线设站37座，经过7个中心城区。", "7个", id="what_is_counted"
        ),
        pytest.param("三地的占比分别是多少？", "三地的占比为43%、37%和36%。", "43%、37%和36%", id="one_of_each"),
        pytest.param("三地的占比是多少？", "三地的占比为43%、37%和36%。", "43%", id="one_of_several"),
        pytest.param(
            "商户最多能贷多少钱？",
            "已放款900万元，农户贷款不超过8万元，商户贷款不超过30万元。",
            "不超过30万元",
            id="bound",
        ),
        pytest.param(
            "居民中长期贷款减少多少？",
            "居民贷款减少20亿元，其中，短期贷款增加3亿元，中长期贷款减少23亿元。",
            "23亿元",
            id="part_of_a_whole",
        ),
        pytest.param(
            "居民贷款减少多少？", "居民贷款减少20亿元，其中，中长期贷款减少23亿元。", "20亿元", id="whole_of_its_parts"
        ),
        pytest.param("罚了多少？", "依据保险法第九十条、九十二条，罚款25万元。", "25万元", id="no_article_of_a_law"),
        pytest.param(
            "2023年4月那期二级债规模有多大？", "2023年4月发行3亿元二级债，期限10年。", "3亿元", id="no_rank_and_no_term"
        ),
        pytest.param("利率从多少降至多少？", "利率从2.65%下调至2.5%。", "从2.65%下调至2.5%", id="from_and_to"),
        pytest.param("利率由多少降到多少？", "利率2.65%，较年初低0.1个百分点。", "2.65%", id="no_from_and_to"),
        pytest.param("京诚贷什么时候推出？", "京诚贷于2020年6月推出，2021年9月升级。", "2020年6月", id="date"),
        pytest.param("京诚贷什么时候升级？", "京诚贷于2020年6月推出，2021年9月升级。", "2021年9月", id="later_date"),
        pytest.param("负责人是谁？", "普惠金融部负责人刘长安表示，将加大投放。", "刘长安", id="person_with_title"),
        pytest.param("总部在哪里？", "总部设在上海，有3家工厂。", "上海", id="place"),
        pytest.param("产品叫什么？", "该行推出“京诚贷”，面向小微企业。", "京诚贷", id="name_in_marks"),
        pytest.param("哪家银行推出了京诚贷？", "京诚贷由北京银行推出。", "北京银行", id="bank"),
        pytest.param(
            "邮储银行在云州贷给了哪家企业？",
            "中国邮政储蓄银行贷给了云州青山公司。",
            "云州青山公司",
            id="not_the_one_asked_about",
        ),
        pytest.param("有哪些产品？", "该行推出的产品：京诚贷、政采贷和科创贷。", "京诚贷、政采贷和科创贷", id="list"),
        pytest.param("为什么融资难？", "因为缺乏抵押物。", None, id="reasons_are_whole_sentences"),
    ],
)
def test_the_value_in_a_sentence(question, sentence, value):
    assert best(question, sentence) == value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("夫妻两人每月一共可提多少公积金？", "4200元", id="both"),
        pytest.param("每人每月能提多少公积金？", "2100元", id="each"),
    ],
)
def test_a_sum_is_for_each_or_for_both(question, value):
    asked, sentence = read_question(question), "公积金提取额度提高至每人2100元，夫妻双方为4200元。"
    best = spans(asked, Weighted.of(asked, lambda _: 1.0), Place(sentence))[0]
    assert sentence[best.start : best.end] == value


def test_where_several_places_lie():
    asked, sentence = read_question("停业的网点都在哪里？"), "未开门的网点位于云山、石桥两区，因道路不通停业。"
    best = spans(asked, Weighted.of(asked, lambda _: 1.0), Place(sentence))[0]
    assert sentence[best.start : best.end] == "云山、石桥两区"


@pytest.mark.parametrize(
    ("question", "sentence", "value"),
    [
        pytest.param("王建国是谁？", "这项政策让企业负责人王建国松了口气", "企业负责人", id="no_verb_before_a_title"),
        pytest.param("王建国是谁？", "柳州银行副行长兼工会主席王建国说", "柳州银行副行长兼工会主席", id="whole_title"),
        pytest.param(
            "谁将接任柳州理财首席投资官？",
            "柳州理财首席投资官王建国将离任，李建军将出任柳州理财首席投资官一职",
            "李建军",
            id="who_comes",
        ),
    ],
)
def test_persons_by_their_titles(question, sentence, value):
    assert best(question, sentence) == value


def test_a_month_that_is_asked_for_is_told():
    asked = "青川银行是哪一年哪一月开业的？"
    assert best(asked, "青川银行2015年设立，公司于2016年4月开业。") == "2016年4月"
