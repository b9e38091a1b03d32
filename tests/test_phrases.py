"""What stands beside a figure, read alone: no subject, no sentence before it, nothing handed on."""

import pytest

from corpus.measuring.figures import figures
from corpus.measuring.phrases import Phrase, continues, field, kind_of, leading_noun, noun_before, noun_behind, phrase


def figure(before, written, after=""):
    """The figure that ends so, as it is read in its place; it may take in a qualifier before: 突破5亿元."""
    return next(one for one in figures(before + written + after) if one.end == len(before + written))


def read(before, written, after=""):
    found = figure(before, written, after)
    return phrase((before + written)[: found.start], found, after)


@pytest.mark.parametrize(
    ("before", "written", "after", "expected"),
    [
        pytest.param("贷款余额", "5亿元", "", Phrase("贷款余额"), id="in_front"),
        pytest.param("贷款余额已经突破", "5亿元", "", Phrase("贷款余额"), id="behind_words_that_only_link"),
        pytest.param("科技支行", "26家", "", Phrase("科技支行"), id="what_is_counted_in_front"),
        pytest.param("建成", "26家", "科技支行", Phrase("科技支行"), id="what_is_counted_behind"),
        pytest.param("余额", "5亿元", "的贷款", Phrase("贷款"), id="behind_的_rather_than_in_front"),
        pytest.param("贷款余额达到", "5亿元", "的历史新高", Phrase("贷款余额"), id="how_high_is_no_measure"),
        pytest.param("达到", "5亿元", "的新纪录高点", Phrase(""), id="how_high_of_what_was_named_before"),
        pytest.param("较年初增长", "324亿元", "", Phrase("", "较年初增长", "较年初"), id="change_alone"),
        pytest.param("余额同比大幅增长", "5%", "", Phrase("余额", "同比增长", "同比"), id="change_without_its_adverb"),
        pytest.param("同比+", "14.3%", "", Phrase("", "同比", "同比"), id="change_by_its_sign"),
        pytest.param("新增", "50个", "网点", Phrase("网点", "新增"), id="change_of_what_stands_behind"),
        pytest.param("新增", "50亿元", "贷款", Phrase("", "新增"), id="sums_count_nothing_behind"),
        pytest.param("占贷款总额的", "8%", "", Phrase("", "占贷款总额"), id="share"),
        pytest.param("", "5.2%", "的增速", Phrase("", "增速"), id="growth_behind_的"),
        pytest.param("上年同期为", "4亿元", "", Phrase("", "上年同期"), id="earlier_value"),
        pytest.param("利率从", "2.65%", "下调至", Phrase("利率", "此前"), id="value_that_was_left"),
        pytest.param("这一余额较年初增长", "3亿元", "", Phrase("", "较年初增长", "较年初"), id="named_before"),
        pytest.param("拥有", "2000多年", "建城史", Phrase("建城史"), id="years_of_history"),
        pytest.param("最快", "3天", "完成", Phrase("完成"), id="what_takes_so_long"),
        pytest.param("", "3天", "前", Phrase(""), id="how_long_ago_measures_nothing"),
        pytest.param("造成", "3人", "下落不明", Phrase("下落不明"), id="missing_persons"),
        pytest.param("累计投放", "5亿元", "", Phrase("投放"), id="no_noun_but_a_verb"),
    ],
)
def test_a_figure_is_read_by_the_words_beside_it(before, written, after, expected):
    assert read(before, written, after) == expected


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("今年投放普惠贷款", "普惠贷款"),
        ("服务户数", "服务户数"),
        ("取得收益", "收益"),
        ("贷款额度的上限", "贷款额度上限"),
        ("按摩椅", "按摩椅"),
        ("电气机械和器材制造业", "电气机械和器材制造业"),
        ("二氧化碳排放", "二氧化碳排放"),
        ("2023年末，不良率", "不良率"),
        ("宽", "宽"),
        ("其中", ""),
        ("这一数字", ""),
        ("高端市场上", "高端市场"),
        ("", ""),
    ],
)
def test_the_noun_in_front_begins_behind_the_last_verb(text, noun):
    assert noun_before(text) == noun


@pytest.mark.parametrize(
    ("written", "after", "noun"),
    [
        ("3家", "新三板挂牌企业", "新三板挂牌企业"),
        ("3家", "企业处于正常经营", "企业"),
        ("17个", "村的供电", "村"),
        ("500位", "有影响力的专家", "专家"),
        ("3辆", "装满物资的卡车", "卡车"),
        ("3条", "是高速公路", "高速公路"),
        ("3天", "的假期", "假期"),
        ("3天", "假期", ""),
        ("3人", "受伤", "受伤"),
        ("3家", "。", ""),
    ],
)
def test_the_noun_behind_ends_before_a_verb(written, after, noun):
    assert noun_behind(figure("", written, after), after) == noun


@pytest.mark.parametrize(
    ("between", "joined"),
    [
        ("和", True),
        ("、", True),
        ("至", True),
        ("", True),
        (" 和 ", False),
        ("（约合", True),
        ("，", False),
        ("、增长", False),
    ],
)
def test_figures_go_on_with_each_other(between, joined):
    assert continues(between) is joined


@pytest.mark.parametrize(
    ("before", "written", "read_as", "kind"),
    [
        ("余额", "5亿元", Phrase("余额"), "amount"),
        ("支行", "26家", Phrase("支行"), "count"),
        ("期限", "3年", Phrase("期限"), "duration"),
        ("年龄", "60岁", Phrase("年龄"), "duration"),
        ("", "3倍", Phrase("收入"), "multiple"),
        ("", "3吨", Phrase("产量"), "measure"),
        ("", "85分", Phrase("得分"), "measure"),
        ("第", "3位", Phrase(""), "rank"),
        ("前", "10名", Phrase(""), "rank"),
        ("前", "10天", Phrase(""), "duration"),
        ("", "3位", Phrase("全国排名"), "rank"),
        ("", "5%", Phrase("贷款", "较年初增长", "较年初"), "growth"),
        ("", "5%", Phrase("贷款", "占比"), "share"),
        ("", "5%", Phrase("不良率"), "rate"),
        ("", "5%", Phrase(""), "rate"),
        ("", "5%", Phrase("小微企业"), "share"),
        ("", "5%", Phrase("不良率", "此前"), "rate"),
        ("", "5%", Phrase("不良率", "上年同期"), "rate"),
        ("", "0.1个百分点", Phrase("不良率", "同比下降", "同比"), "growth"),
        ("", "20BP", Phrase("优惠"), "rate"),
    ],
)
def test_kinds(before, written, read_as, kind):
    assert kind_of(figure(before, written), read_as, before) == kind


def test_the_noun_that_opens_a_clause_stands_before_its_verb():
    assert leading_noun("的普惠贷款自2018年以来增长很快") == "普惠贷款"
    assert leading_noun("2018年以来增长很快") == ""


@pytest.mark.parametrize(
    ("clause", "named"),
    [("符合条件的小微贷款", "小微贷款"), ("对于小微企业来说", "小微企业"), ("投放小微贷款", ""), ("小微贷款余额", "")],
)
def test_a_clause_that_only_names_what_the_next_one_measures(clause, named):
    assert field(clause) == named
