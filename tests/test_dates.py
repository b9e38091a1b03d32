from datetime import date

import pytest

from corpus.measuring.dates import Period, counts_a_record, months_in, opening_time, periods

SPRING = date(2022, 4, 1)


def spans(text, published=SPRING):
    return [(period.written, period.first, period.last) for period in periods(text, published)]


@pytest.mark.parametrize(
    ("text", "written", "first", "last"),
    [
        pytest.param("2021年", "2021年", date(2021, 1, 1), date(2021, 12, 31), id="year"),
        pytest.param("2021年度", "2021年度", date(2021, 1, 1), date(2021, 12, 31), id="business_year"),
        pytest.param("截至2021年末", "2021年末", date(2021, 12, 1), date(2021, 12, 31), id="end_of_year"),
        pytest.param("2021年以来", "2021年以来", date(2021, 1, 1), date(2021, 12, 31), id="since_year"),
        pytest.param("2021年9月", "2021年9月", date(2021, 9, 1), date(2021, 9, 30), id="month"),
        pytest.param("2021年9月末", "2021年9月末", date(2021, 9, 1), date(2021, 9, 30), id="end_of_month"),
        pytest.param("2021年9月30日", "2021年9月30日", date(2021, 9, 30), date(2021, 9, 30), id="day"),
        pytest.param("2020年2月", "2020年2月", date(2020, 2, 1), date(2020, 2, 29), id="leap_month"),
        pytest.param("2021年2月30日", "2021年2月30日", date(2021, 2, 28), date(2021, 2, 28), id="no_such_day"),
        pytest.param("2021年12月5号", "2021年12月5号", date(2021, 12, 5), date(2021, 12, 5), id="spoken_day"),
        pytest.param("2021年1-9月", "2021年1-9月", date(2021, 1, 1), date(2021, 9, 30), id="range_with_dash"),
        pytest.param("2021年1至9月", "2021年1至9月", date(2021, 1, 1), date(2021, 9, 30), id="range_with_word"),
        pytest.param("2021年11至2月", "2021年11至2月", date(2021, 11, 1), date(2022, 2, 28), id="range_over_new_year"),
        pytest.param("2021年上半年", "2021年上半年", date(2021, 1, 1), date(2021, 6, 30), id="first_half"),
        pytest.param("2021年下半年", "2021年下半年", date(2021, 7, 1), date(2021, 12, 31), id="second_half"),
        pytest.param("2021年第三季度", "2021年第三季度", date(2021, 7, 1), date(2021, 9, 30), id="quarter"),
        pytest.param("2021年4季度末", "2021年4季度末", date(2021, 10, 1), date(2021, 12, 31), id="end_of_quarter"),
        pytest.param("2021年前三季度", "2021年前三季度", date(2021, 1, 1), date(2021, 9, 30), id="three_quarters"),
        pytest.param("今年", "今年", date(2022, 1, 1), date(2022, 12, 31), id="this_year"),
        pytest.param("去年末", "去年末", date(2021, 12, 1), date(2021, 12, 31), id="last_year"),
        pytest.param("前年3月", "前年3月", date(2020, 3, 1), date(2020, 3, 31), id="year_before_last"),
        pytest.param("明年", "明年", date(2023, 1, 1), date(2023, 12, 31), id="next_year"),
        pytest.param("3月末", "3月末", date(2022, 3, 1), date(2022, 3, 31), id="month_before_publication"),
        pytest.param("4月1日", "4月1日", date(2022, 4, 1), date(2022, 4, 1), id="month_of_publication"),
        pytest.param("9月末", "9月末", date(2021, 9, 1), date(2021, 9, 30), id="month_after_publication"),
        pytest.param("5月6日", "5月6日", date(2022, 5, 6), date(2022, 5, 6), id="month_to_come"),
        pytest.param("1日", "1日", date(2022, 4, 1), date(2022, 4, 1), id="day_of_publication"),
        pytest.param("31日", "31日", date(2022, 3, 31), date(2022, 3, 31), id="day_before_publication"),
    ],
)
def test_a_period_as_written_and_as_days(text, written, first, last):
    assert spans(text) == [(written, first, last)]


def test_offsets_are_exact():
    text = "截至2021年9月末，较去年12月增长"
    assert [text[period.start : period.end] for period in periods(text, SPRING)] == ["2021年9月末", "去年12月"]


def test_a_year_and_a_month_hold_for_what_follows():
    found = spans("2020年6月成立，9月末达100家，30日当天又增3家；2021年开业")
    assert [first for _, first, _ in found] == [
        date(2020, 6, 1),
        date(2020, 9, 1),
        date(2020, 9, 30),
        date(2021, 1, 1),
    ]


def test_what_lasts_since_a_year_leaves_what_follows_to_the_article():
    found = spans("去年以来降了两次。上半年利率为4%，6月为3%")
    assert found[1:] == [
        ("上半年", date(2022, 1, 1), date(2022, 6, 30)),
        ("6月", date(2022, 6, 1), date(2022, 6, 30)),
    ]


def test_since_when_a_record_is_counted_is_no_time_of_what_follows():
    assert spans("为1979年开始统计以来的最低水平，3月回升")[1] == ("3月", date(2022, 3, 1), date(2022, 3, 31))
    assert spans("2020年9月以来第11次加息，3月暂停")[1][1:] == (date(2022, 3, 1), date(2022, 3, 31))
    assert spans("1979年以来累计放款，3月最多")[1][1:] == (date(2022, 3, 1), date(2022, 3, 31))


@pytest.mark.parametrize("text", ["第三方支付", "最高授信额度", "首次贷款户", "最大客户"])
def test_what_only_begins_like_a_record_keeps_its_time(text):
    told = f"2021年以来{text}增加5%"
    assert not counts_a_record(told, periods(told)[0])


def test_what_is_expected_is_no_time_of_the_story():
    expected = "预计2023年初衰退。"
    assert spans(f"{expected}此前3月1日降级")[1][1:] == (date(2022, 3, 1), date(2022, 3, 1))
    assert spans(f"{expected}3月1日预计回升")[1][1:] == (date(2023, 3, 1), date(2023, 3, 1))
    assert spans("2023年初投产，3月1日达产")[1][1:] == (date(2023, 3, 1), date(2023, 3, 1))


def test_a_cut_off_date_is_of_the_articles_year():
    found = spans("2016年成立。截至3月2日有100家，4月1日开会")
    assert [first for _, first, _ in found] == [date(2016, 1, 1), date(2022, 3, 2), date(2022, 4, 1)]


def test_a_cut_off_date_that_is_told_again_keeps_its_year():
    found = spans("截至2020年9月末有100家。截至9月末有5户", None)
    assert [first for _, first, _ in found] == [date(2020, 9, 1)] * 2


def test_a_day_alone_is_of_the_month_of_the_day_before_it():
    assert spans("3月7日开会，5月大选，8日散会")[-1] == ("8日", date(2022, 3, 8), date(2022, 3, 8))


def test_the_first_months_of_a_year():
    months = (date(2021, 1, 1), date(2021, 7, 31))
    assert spans("2021年头七个月") == [("2021年头七个月", *months)]
    assert spans("2021年前七个月") == [("2021年前七个月", *months)]
    assert spans("开头两个月") == []


def test_the_number_of_a_document_is_no_date():
    assert spans("2023年第13号公告") == []


def test_a_new_year_forgets_the_month():
    assert spans("2020年6月成立，2021年的30日")[-1] == ("30日", None, None)


@pytest.mark.parametrize("text", ["今年", "9月末", "上半年", "30日"], ids=["year", "month", "half", "day"])
def test_without_a_publication_date_the_days_are_unknown(text):
    assert spans(text, None) == [(text, None, None)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("地铁6号线", id="line"),
        pytest.param("3号楼5号文", id="building_and_paper"),
        pytest.param("3个月", id="duration"),
        pytest.param("26家支行", id="count"),
        pytest.param("3.15元", id="decimal"),
        pytest.param("5日均余额", id="daily_average"),
        pytest.param("5日内付款", id="days_to_come"),
        pytest.param("7日年化收益率", id="yield_of_days"),
        pytest.param("3日游", id="trip"),
        pytest.param("处以拘留5日", id="days_of_arrest"),
        pytest.param("近5日资金流向", id="last_days"),
        pytest.param("靠近公园2号门", id="gate"),
        pytest.param("12021年", id="longer_number"),
        pytest.param("2000万元", id="amount"),
        pytest.param("8月饼", id="mooncake"),
    ],
)
def test_no_date(text):
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023年1-6月盈利，上年同期亏损", date(2022, 1, 1), date(2022, 6, 30)),
        ("截至2024年2月末。去年同期", date(2023, 2, 1), date(2023, 2, 28)),
        ("上年同期亏损", date(2023, 1, 1), date(2023, 12, 31)),
    ],
    ids=["of half a year", "of a leap day", "of the year before the article"],
)
def test_the_same_time_of_the_year_before(text, first, last):
    found = periods(text, date(2024, 5, 6))[-1]
    assert found.is_same_time_before
    assert (found.first, found.last) == (first, last)


def period(first, last):
    return Period(0, 0, "", first, last)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ((date(2021, 1, 1), date(2021, 12, 31)), (date(2021, 9, 1), date(2021, 9, 30)), True),
        ((date(2021, 1, 1), date(2021, 6, 30)), (date(2021, 6, 30), date(2021, 7, 1)), True),
        ((date(2021, 1, 1), date(2021, 6, 30)), (date(2021, 7, 1), date(2021, 7, 31)), False),
        ((None, None), (date(2021, 7, 1), date(2021, 7, 31)), True),
    ],
    ids=["within", "one_shared_day", "apart", "unknown_year_meets_all"],
)
def test_periods_meet_where_they_share_a_day(one, other, meet):
    assert period(*one).meets(period(*other)) is meet
    assert period(*other).meets(period(*one)) is meet


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2021年二季度末", {4, 5, 6}),
        ("第三季度", {7, 8, 9}),
        ("前三季度", set(range(1, 10))),
        ("半年报", set(range(1, 7))),
        ("3月和11月", {3, 11}),
        ("2021年末", {12}),
        ("较去年末", set()),
        ("2021年", set()),
        ("2021年年报", set()),
        ("30日", set()),
    ],
)
def test_the_months_that_a_text_names(text, months):
    assert months_in(text) == months


@pytest.mark.parametrize(
    ("text", "written"),
    [("2022年上半年净利润", "2022年上半年"), ("青禾银行2022年净利润", ""), ("净利润", "")],
    ids=["begins", "behind_a_name", "none"],
)
def test_the_time_that_a_text_opens_with(text, written):
    assert opening_time(text) == written


@pytest.mark.parametrize(
    ("text", "written", "first", "last"),
    [
        ("2023年首季净利润3亿元", "2023年首季", (2023, 1, 1), (2023, 3, 31)),
        ("2023年一季末余额3亿元", "2023年一季末", (2023, 1, 1), (2023, 3, 31)),
        ("首三季度营收3亿元", "首三季度", (2023, 1, 1), (2023, 9, 30)),
        ("2023年前两个季度营收3亿元", "2023年前两个季度", (2023, 1, 1), (2023, 6, 30)),
        ("2023年半年度报告", "2023年半年度", (2023, 1, 1), (2023, 6, 30)),
        ("2022Q3营收3亿元", "2022Q3", (2022, 7, 1), (2022, 9, 30)),
        ("2022财年营收3亿元", "2022财年", (2022, 1, 1), (2022, 12, 31)),
        ("今年年初余额3亿元", "今年年初", (2023, 1, 1), (2023, 1, 31)),
    ],
)
def test_periods_as_firms_report_them(text, written, first, last):
    assert [(p.written, p.first, p.last) for p in periods(text, date(2023, 11, 1))] == [
        (written, date(*first), date(*last))
    ]


@pytest.mark.parametrize("text", ["首季节目收视率", "一季稻收割", "买了一辆Q3"])
def test_what_only_looks_like_a_quarter(text):
    assert not periods(text, date(2023, 11, 1))
