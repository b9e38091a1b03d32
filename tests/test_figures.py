import pytest

from corpus.measuring.figures import figures


def found(text):
    return [(figure.written, figure.value, figure.unit) for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        pytest.param("39.5%", 39.5, "%", id="percent"),
        pytest.param("39.5％", 39.5, "%", id="full_width_percent"),
        pytest.param("百分之三点五", 3.5, "%", id="spelled_percent"),
        pytest.param("1.2个百分点", 1.2, "个百分点", id="percentage_points"),
        pytest.param("60BP", 60, "BP", id="basis_points"),
        pytest.param("60个基点", 60, "BP", id="basis_points_in_chinese"),
        pytest.param("624.6亿元", 62_460_000_000, "元", id="hundred_millions"),
        pytest.param("1.5万亿元", 1_500_000_000_000, "元", id="trillions"),
        pytest.param("3千万元", 30_000_000, "元", id="ten_millions"),
        pytest.param("人民币500万元", 5_000_000, "元", id="currency_in_front"),
        pytest.param("1,253.5亿元", 125_350_000_000, "元", id="thousands_separators"),
        pytest.param("20万美元", 200_000, "美元", id="dollars"),
        pytest.param("3亿欧元", 300_000_000, "欧元", id="euros"),
        pytest.param("2.5倍", 2.5, "倍", id="times"),
        pytest.param("24小时", 1440, "分钟", id="hours"),
        pytest.param("30秒", 0.5, "分钟", id="seconds"),
        pytest.param("3个工作日", 3, "个工作日", id="working_days"),
        pytest.param("6个月", 6, "个月", id="months"),
        pytest.param("5年", 5, "年", id="years"),
        pytest.param("3公里", 3000, "米", id="kilometres"),
        pytest.param("2平方公里", 2_000_000, "平方米", id="square_kilometres"),
        pytest.param("8斤", 4, "公斤", id="jin"),
        pytest.param("3千克", 3, "公斤", id="kilograms"),
        pytest.param("3千瓦时", 3, "千瓦时", id="kilowatt_hours"),
        pytest.param("36℃", 36, "℃", id="degrees"),
        pytest.param("8255笔", 8255, "笔", id="loans"),
        pytest.param("15万户", 150_000, "户", id="accounts"),
        pytest.param("26家", 26, "家", id="branches"),
        pytest.param("1200人次", 1200, "人次", id="visits"),
        pytest.param("三个", 3, "个", id="numeral"),
        pytest.param("两千三百户", 2300, "户", id="long_numeral"),
        pytest.param("十家", 10, "家", id="ten"),
        pytest.param("三百万元", 3_000_000, "元", id="numeral_with_magnitude"),
        pytest.param("60BP-75BP", 75, "BP", id="range_of_units"),
        pytest.param("3-5个工作日", 5, "个工作日", id="range"),
        pytest.param("10%-20%", 20, "%", id="range_of_percents"),
        pytest.param("1至3个月", 3, "个月", id="range_with_word"),
        pytest.param("5.97 万 - 6.47 万元", 64_700, "元", id="range_with_spaces"),
        pytest.param("679批次", 679, "批次", id="lots"),
        pytest.param("1.2吉瓦时", 1_200_000, "千瓦时", id="gigawatt_hours"),
        pytest.param("30兆瓦时", 30_000, "千瓦时", id="megawatt_hours"),
        pytest.param("80kWh", 80, "千瓦时", id="kilowatt_hours_in_latin"),
        pytest.param("3吉瓦", 3_000_000, "千瓦", id="gigawatts"),
        pytest.param("120兆瓦", 120_000, "千瓦", id="megawatts"),
        pytest.param("7273万千瓦", 72_730_000, "千瓦", id="ten_thousands_of_kilowatts"),
        pytest.param("65W", 0.065, "千瓦", id="watts"),
        pytest.param("8.5 mm", 0.0085, "米", id="millimetres_in_latin"),
        pytest.param("90m²", 90, "平方米", id="square_metres_in_latin"),
        pytest.param("60英里", 96_560.64, "米", id="miles"),
        pytest.param("24海里", 44_448, "米", id="nautical_miles"),
        pytest.param("15米/秒", 54, "公里/小时", id="metres_a_second"),
        pytest.param("100 公里 / 小时", 100, "公里/小时", id="kilometres_an_hour_with_spaces"),
        pytest.param("20立方米每秒", 20, "立方米/秒", id="flow"),
        pytest.param("7800元/吨", 7800, "元", id="price_by_the_ton"),
        pytest.param("5000 mAh", 5000, "毫安时", id="charge"),
        pytest.param("512MB", 0.5, "GB", id="memory"),
        pytest.param("3.2 GHz", 3.2e9, "Hz", id="frequency"),
        pytest.param("6400万像素", 64_000_000, "像素", id="pixels"),
        pytest.param("430牛·米", 430, "牛·米", id="torque"),
        pytest.param("950百帕", 950, "百帕", id="pressure"),
        pytest.param("0.7pcts", 0.7, "个百分点", id="percentage_points_in_latin"),
        pytest.param("56块", 56, "块", id="pieces"),
        pytest.param("40余箱", 40, "箱", id="boxes"),
        pytest.param("5块钱", 5, "元", id="yuan_as_spoken"),
    ],
)
def test_value_and_unit(text, value, unit):
    ((written, counted, base),) = found(text)
    assert (written, base) == (text, unit)
    assert counted == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("超15万户", 150_000, "超"),
        ("近3万家", 30_000, "近"),
        ("约100亿元", 10_000_000_000, "约"),
        ("逾2000人", 2000, "逾"),
        ("超过30%", 30, "超过"),
        ("不超过5年", 5, "不超过"),
        ("最高500万元", 5_000_000, "最高"),
        ("100余家", 100, "余"),
        ("30余万户", 300_000, "余"),
        ("3万多家", 30_000, "多"),
        ("80%以上", 80, "以上"),
        ("3年左右", 3, "左右"),
        ("50万元以下", 500_000, "以下"),
        ("3年多", 3, "多"),
    ],
    ids=[
        "over",
        "nearly",
        "about",
        "beyond",
        "more_than",
        "not_more_than",
        "at_most",
        "odd_before_unit",
        "odd_before_magnitude",
        "many",
        "and_above",
        "or_so",
        "and_below",
        "and_more",
    ],
)
def test_a_qualifier_belongs_to_the_figure(text, value, qualifier):
    (figure,) = figures(text)
    assert (figure.written, figure.value, figure.qualifier) == (text, value, qualifier)


def test_offsets_are_exact_and_in_reading_order():
    text = "余额1253亿元，占比百分之二十，较年初增长约324亿元"
    assert [text[figure.start : figure.end] for figure in figures(text)] == ["1253亿元", "百分之二十", "约324亿元"]


def test_dates_are_no_figures():
    assert found("2021年9月末，1-9月新增30家，今年第三季度又增2家，2019-2021年、12月5日") == [
        ("30家", 30, "家"),
        ("2家", 2, "家"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("地铁6号线", id="line"),
        pytest.param("7*24小时", id="round_the_clock"),
        pytest.param("B20个案", id="code"),
        pytest.param("一家银行", id="article"),
        pytest.param("百姓千家万户", id="idiom"),
        pytest.param("十分重要", id="very"),
        pytest.param("下午三点开会", id="hour"),
        pytest.param("三五家", id="a_few"),
        pytest.param("2市场", id="unit_begins_a_word"),
        pytest.param("5G网络", id="no_unit"),
        pytest.param("远山 8 处理器", id="chip"),
        pytest.param("远山 60 手机", id="model"),
        pytest.param("沿210国道", id="road"),
        pytest.param("储罐四周设置警示标志", id="around"),
        pytest.param("2023家庭歌词创作", id="year_and_family"),
        pytest.param("电话13800000000点亮", id="phone"),
        pytest.param("陆军第78集团军", id="army"),
        pytest.param("2023款轿车", id="year_of_a_model"),
        pytest.param("早餐7点、8点吃", id="hours_of_a_meal"),
        pytest.param("1204次列车", id="train"),
        pytest.param("16GHIJ", id="letters_behind_a_unit"),
        pytest.param("5首次亮相", id="counter_begins_an_adverb"),
    ],
)
def test_no_figure(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("3家民营银行", "3家", id="word_after_a_counter"),
        pytest.param("16个区", "16个", id="district_after_a_counter"),
        pytest.param("推出3个面向小微的产品", "3个", id="verb_after_a_counter"),
        pytest.param("签约26家", "26家", id="signed"),
        pytest.param("节约3万元", "3万元", id="saved"),
        pytest.param("经过3年", "3年", id="passed"),
        pytest.param("最近3年", "3年", id="recent"),
        pytest.param("3家多元化集团", "3家", id="diverse"),
    ],
)
def test_a_figure_takes_nothing_from_the_words_beside_it(text, written):
    ((found_written, _, _),) = found(text)
    assert found_written == written


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("奋战3个多小时", [("3个多小时", 180.0, "分钟")]),
        ("约9个小时", [("约9个小时", 540.0, "分钟")]),
        ("约占五分之一", []),
        ("九元航空", []),
        ("今天7时45分", []),
        ("上午10点多钟", []),
        ("指数报3200点", [("3200点", 3200.0, "点")]),
        ("两位数增长", []),
        ("10万标箱", [("10万标箱", 100_000.0, "标箱")]),
        ("2兆瓦", [("2兆瓦", 2000.0, "千瓦")]),
        ("售价高达 13 万美元", [("13 万美元", 130_000.0, "美元")]),
        ("面积约为15平方公里", [("15平方公里", 15_000_000.0, "平方米")]),
    ],
)
def test_what_looks_like_a_figure(text, found):
    assert [(figure.written, figure.value, figure.unit) for figure in figures(text)] == found


@pytest.mark.parametrize(
    ("text", "written", "qualifier"),
    [
        pytest.param("贷款余额达3109亿元", "3109亿元", "", id="verb"),
        pytest.param("营收达到人民币5307亿元", "人民币5307亿元", "", id="verb_before_the_currency"),
        pytest.param("零售价约为5.8元", "5.8元", "约", id="verb_that_says_that_it_is_rough"),
        pytest.param("贷款余额超3100亿元", "超3100亿元", "超", id="qualifier"),
        pytest.param("占比达百分之三十", "百分之三十", "", id="percent_in_words"),
    ],
)
def test_no_value_begins_with_a_verb(text, written, qualifier):
    (figure,) = figures(text)
    assert (figure.written, text[figure.start : figure.end], figure.qualifier) == (written, written, qualifier)


@pytest.mark.parametrize(
    ("text", "written", "value", "unit", "qualifier"),
    [
        pytest.param("损失上千万元", "上千万元", 10_000_000, "元", "上", id="up_to_a_magnitude"),
        pytest.param("走访千余户", "千余户", 1000, "户", "余", id="odd"),
        pytest.param("联系百多家", "百多家", 100, "家", "多", id="more"),
        pytest.param("办理近百笔", "近百笔", 100, "笔", "近", id="nearly"),
        pytest.param("投入超千亿元", "超千亿元", 100_000_000_000, "元", "超", id="beyond"),
        pytest.param("推出十余项", "十余项", 10, "项", "余", id="ten_odd"),
        pytest.param("服务数百家", "数百家", 100, "家", "数", id="several_hundreds"),
        pytest.param("帮助数百万人", "数百万人", 1_000_000, "人", "数", id="several_millions"),
        pytest.param("来了几十名", "几十名", 10, "名", "几", id="some_tens"),
        pytest.param("来了十几名", "十几名", 10, "名", "几", id="between_ten_and_twenty"),
        pytest.param("耗资二十几万元", "二十几万元", 200_000, "元", "几", id="between_twenty_and_thirty"),
        pytest.param("平台上百余家商户", "百余家", 100, "家", "余", id="on_a_platform"),
    ],
)
def test_a_magnitude_alone_is_a_figure_where_something_qualifies_it(text, written, value, unit, qualifier):
    (figure,) = figures(text)
    assert (figure.written, figure.value, figure.unit, figure.qualifier) == (written, value, unit, qualifier)
    assert figure.is_open == (qualifier in ("数", "几"))


@pytest.mark.parametrize("text", ["成百上千家", "线上百家", "户数百家", "无数百姓", "数以百计", "千方百计", "百家争鸣"])
def test_a_magnitude_within_other_words_is_none(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("普惠贷款余额已超3100亿。", [("超3100亿", 310_000_000_000, "元")], id="balance"),
        pytest.param(
            "总资产分别为89.9亿、109.7亿和123.2亿",
            [("89.9亿", 8_990_000_000, "元"), ("109.7亿", 10_970_000_000, "元"), ("123.2亿", 12_320_000_000, "元")],
            id="one after the other",
        ),
        pytest.param("营收6.2亿同比增长", [("6.2亿", 620_000_000, "元")], id="before a change"),
        pytest.param("年末贷款余额已超千亿", [("超千亿", 100_000_000_000, "元")], id="magnitude"),
        pytest.param("票房突破21亿大关", [("突破21亿", 2_100_000_000, "元")], id="mark"),
        pytest.param("票房超15.34亿 成为第一", [("超15.34亿", 1_534_000_000, "元")], id="no_tenths"),
        pytest.param("播放量超6亿，", [], id="no_money"),
        pytest.param("补发了30多万工资", [("30多万", 300_000, "元")], id="what_is_paid_behind_it"),
        pytest.param("超过110万的房款", [("超过110万", 1_100_000, "元")], id="what_is_paid_behind_的"),
        pytest.param("拿到500万以上的贷款", [("500万", 5_000_000, "元")], id="what_is_lent_behind_a_bound"),
        pytest.param("惠及20万贷款客户、8万贷款学生", [], id="those_who_borrow"),
        pytest.param("3万贷款申请被拒", [], id="applications"),
        pytest.param("约10万融资租赁车辆上路", [], id="cars"),
        pytest.param("超过20万养老金待遇领取人员通过认证", [], id="those_who_draw_it"),
        pytest.param("新增3万投资者，开出5万张工资卡", [("5万张", 50_000, "张")], id="those_who_invest"),
        pytest.param("近万企业获得贷款", [], id="companies"),
        pytest.param("余额3100亿美元", [("3100亿美元", 310_000_000_000, "美元")], id="currency"),
        pytest.param("贷款14亿人", [("14亿人", 1_400_000_000, "人")], id="people"),
    ],
)
def test_money_without_its_unit_is_in_yuan(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        pytest.param("净利润-195.5万元", "-195.5万元", -1_955_000, id="loss"),
        pytest.param("同比-1.5%", "-1.5%", -1.5, id="fall"),
        pytest.param("最低气温：-3℃", "-3℃", -3, id="frost"),
        pytest.param("每股5元-8元", "5元", 5, id="range"),
    ],
)
def test_a_minus_belongs_to_its_figure(text, written, value):
    assert [(figure.written, figure.value) for figure in figures(text)] == [(written, pytest.approx(value))]


def test_a_range_is_of_one_unit():
    assert found("利润增长2.0%至1,326亿元") == [("2.0%", 2, "%"), ("1,326亿元", 132_600_000_000, "元")]


def test_an_index_moves_by_points_at_any_hour():
    assert found("指数上涨12点，收于24点") == [("12点", 12, "点"), ("24点", 24, "点")]


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("5亿新加坡元", 5e8, "新加坡元"),
        ("5亿新元", 5e8, "新加坡元"),
        ("10亿港币", 1e9, "港元"),
        ("3万美金", 3e4, "美元"),
        ("5亿台币", 5e8, "新台币"),
        ("2万亿越南盾", 2e12, "越南盾"),
        ("15bps", 15, "BP"),
        ("15个BP", 15, "BP"),
    ],
)
def test_currencies_and_basis_points(written, value, unit):
    assert [(f.written, f.value, f.unit) for f in figures(f"发行规模为{written}，创新高")] == [(written, value, unit)]
