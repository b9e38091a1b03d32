import pytest

from qa.asking.comparison import Aim, compares, split

KNOWN = ("京诚贷", "政采贷")


def names_in(text):
    return [name for name in KNOWN if name in text]


@pytest.mark.parametrize(
    ("text", "questions", "lower_wins"),
    [
        pytest.param(
            "北京银行和兴业银行的普惠贷款余额哪家更高？",
            ("北京银行的普惠贷款余额是多少？", "兴业银行的普惠贷款余额是多少？"),
            False,
            id="which_is_higher",
        ),
        pytest.param(
            "京诚贷和政采贷谁的利率更低", ("京诚贷的利率是多少？", "政采贷的利率是多少？"), True, id="whose_is_lower"
        ),
        pytest.param(
            "甲银行不良率2023年6月末比2022年6月末是升了还是降了？",
            ("甲银行不良率2023年6月末是多少？", "甲银行不良率2022年6月末是多少？"),
            False,
            id="which_of_two_times_is_higher",
        ),
        pytest.param(
            "韩某和孙某分别是什么身份？", ("韩某是什么身份？", "孙某是什么身份？"), False, id="no_figure_of_each"
        ),
        pytest.param(
            "甲银行和乙银行的行长分别是谁？", ("甲银行的行长是谁？", "乙银行的行长是谁？"), False, id="person_of_each"
        ),
        pytest.param(
            "甲银行给局气的续贷，和乙银行给工厂的贷款，哪笔更大？",
            ("甲银行给局气的续贷是多少？", "乙银行给工厂的贷款是多少？"),
            False,
            id="second_in_a_clause_of_its_own",
        ),
        pytest.param(
            "论普惠贷款余额，甲银行跟乙银行谁大？",
            ("甲银行的普惠贷款余额是多少？", "乙银行的普惠贷款余额是多少？"),
            False,
            id="what_is_compared_goes_first",
        ),
        pytest.param(
            "就北京银行来说，科技支行和文化支行哪个多？",
            ("就北京银行来说科技支行是多少？", "就北京银行来说文化支行是多少？"),
            False,
            id="whose_they_are_goes_first",
        ),
        pytest.param("科技支行多还是文化支行多？", ("科技支行是多少？", "文化支行是多少？"), False, id="either_or"),
        pytest.param(
            "北京银行的科技支行和文化支行哪个多？",
            ("北京银行的科技支行是多少？", "北京银行的文化支行是多少？"),
            False,
            id="shared_opening",
        ),
        pytest.param(
            "比较一下北京银行和兴业银行的增速",
            ("北京银行的增速是多少？", "兴业银行的增速是多少？"),
            False,
            id="compare",
        ),
        pytest.param(
            "北京银行和兴业的户数相差多少？",
            ("北京银行的户数是多少？", "兴业银行的户数是多少？"),
            False,
            id="short_bank",
        ),
        pytest.param(
            "兴业银行和北京银行，普惠贷款余额分别是多少？",
            ("兴业银行的普惠贷款余额是多少？", "北京银行的普惠贷款余额是多少？"),
            False,
            id="metric_apart",
        ),
        pytest.param(
            "北京银行跟华夏银行、兴业银行的贷款余额比较，谁最少？",
            ("北京银行的贷款余额是多少？", "华夏银行的贷款余额是多少？", "兴业银行的贷款余额是多少？"),
            True,
            id="three_sides",
        ),
        pytest.param(
            "创业板和科创板上市企业占比哪个更高？",
            ("创业板的上市企业占比是多少？", "科创板的上市企业占比是多少？"),
            False,
            id="sides_that_end_alike",
        ),
    ],
)
def test_a_question_for_each_side(text, questions, lower_wins):
    comparison = split(text, names_in)
    assert (comparison.questions, comparison.lower_wins) == (questions, lower_wins)


def test_however_many_sides_a_question_has():
    banks = tuple(f"{name}银行" for name in "甲乙丙丁戊己庚辛壬癸子丑寅卯")
    comparison = split(f"{'、'.join(banks)}哪家的贷款余额最高？", names_in)
    assert comparison.sides == banks
    assert comparison.questions[13] == "卯银行的贷款余额是多少？"


@pytest.mark.parametrize(
    "text", ["北京银行的余额是多少？", "贷款余额同比增长多少？", "首贷户占比是多少？"], ids=["one", "growth", "share"]
)
def test_one_side_is_no_comparison(text):
    assert split(text, names_in) is None


@pytest.mark.parametrize(
    ("text", "sides", "metric", "aim"),
    [
        pytest.param(
            "青禾银行的贷款余额比白桥银行高多少？",
            ("青禾银行", "白桥银行"),
            "贷款余额",
            Aim.DIFFERENCE,
            id="by_how_much",
        ),
        pytest.param(
            "青禾银行和白桥银行的户数差多少？", ("青禾银行", "白桥银行"), "户数", Aim.DIFFERENCE, id="what_lies_between"
        ),
        pytest.param(
            "青禾银行和白桥银行的余额相差大吗，谁高？",
            ("青禾银行", "白桥银行"),
            "余额",
            Aim.ORDER,
            id="no_number_is_asked_for",
        ),
        pytest.param(
            "青禾银行的贷款余额是白桥银行的几倍？", ("青禾银行", "白桥银行"), "贷款余额", Aim.RATIO, id="how_many_times"
        ),
        pytest.param(
            "青禾银行和白桥银行的不良率分别是多少？", ("青禾银行", "白桥银行"), "不良率", Aim.VALUES, id="each"
        ),
        pytest.param(
            "青禾银行和白桥银行，哪家的余额更高，各是多少？",
            ("青禾银行", "白桥银行"),
            "余额",
            Aim.ORDER,
            id="an_order_and_each",
        ),
        pytest.param(
            "青禾银行和白桥银行，谁被罚得更多？", ("青禾银行", "白桥银行"), "被罚", Aim.ORDER, id="what_was_done"
        ),
        pytest.param("青禾银行和白桥银行哪家罚款重？", ("青禾银行", "白桥银行"), "罚款", Aim.ORDER, id="heavier"),
        pytest.param(
            "青禾银行、白桥银行和云桥银行的余额各是多少，哪家最高？",
            ("青禾银行", "白桥银行", "云桥银行"),
            "余额",
            Aim.ORDER,
            id="three_in_order",
        ),
        pytest.param("韩桐和李小斌各罚了多少？", ("韩桐", "李小斌"), "罚", Aim.VALUES, id="done_to_each"),
        pytest.param("韩桐比李小斌多罚了多少？", ("韩桐", "李小斌"), "罚", Aim.DIFFERENCE, id="how_much_more_was_done"),
    ],
)
def test_what_is_asked_of_the_sides(text, sides, metric, aim):
    assert compares(text)
    comparison = split(text, names_in)
    assert (comparison.sides, comparison.metric, comparison.aim) == (sides, metric, aim)


@pytest.mark.parametrize(
    "text",
    ["贷款余额比去年多多少？", "各家银行投了多少？", "青禾银行的余额是多少？", "青禾银行余额较年初高多少？"],
    ids=["last_year", "every_bank", "one", "since"],
)
def test_a_change_over_time_is_no_comparison(text):
    assert not compares(text)


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        pytest.param(
            "青禾银行普惠贷款是同比增得快还是较年初增得快",
            ("青禾银行普惠贷款同比增速是多少？", "青禾银行普惠贷款较年初增速是多少？"),
            id="two_growths_of_one_measure",
        ),
        pytest.param(
            "江苏银行和浙商银行净利润哪家增长更快？",
            ("江苏银行的净利润增速是多少？", "浙商银行的净利润增速是多少？"),
            id="measure_of_both_beside_the_last",
        ),
        pytest.param(
            "青岭网络和白桥股份，2023年7月以来哪个跌得更多？",
            ("2023年7月以来青岭网络的跌幅是多少？", "2023年7月以来白桥股份的跌幅是多少？"),
            id="since_a_time",
        ),
        pytest.param(
            "青岭网络和白桥股份今年以来谁涨得猛？",
            ("今年以来青岭网络的涨幅是多少？", "今年以来白桥股份的涨幅是多少？"),
            id="time_of_both_beside_the_last",
        ),
        pytest.param(
            "江苏银行不良率比浙商银行少降多少？",
            ("江苏银行不良率降了多少？", "浙商银行不良率降了多少？"),
            id="measure_of_both_beside_the_first",
        ),
        pytest.param(
            "江苏银行和浙商银行各有多少网点？",
            ("江苏银行有多少网点？", "浙商银行有多少网点？"),
            id="what_each_has",
        ),
        pytest.param(
            "江苏银行和浙商银行各有多少笔不良贷款？",
            ("江苏银行有多少笔不良贷款？", "浙商银行有多少笔不良贷款？"),
            id="what_is_counted_by_a_counter",
        ),
        pytest.param(
            "江苏银行和浙商银行各放了多少贷款？",
            ("江苏银行放了多少贷款？", "浙商银行放了多少贷款？"),
            id="what_it_was_done_with",
        ),
        pytest.param("一等奖和二等奖各有几名？", ("一等奖有多少名？", "二等奖有多少名？"), id="how_many_of_each"),
        pytest.param(
            "江苏银行和浙商银行2022年分别发放了多少亿元普惠小微企业贷款？",
            ("2022年江苏银行发放了多少亿元普惠小微企业贷款？", "2022年浙商银行发放了多少亿元普惠小微企业贷款？"),
            id="in_a_unit_and_of_what",
        ),
        pytest.param(
            "青岭网络和白桥股份分别跌了多少？",
            ("青岭网络的跌幅是多少？", "白桥股份的跌幅是多少？"),
            id="fall_of_each",
        ),
        pytest.param(
            "江苏银行被罚的韩桐和李小斌，谁被罚得多，各罚多少？",
            ("江苏银行被罚的韩桐被罚了多少？", "江苏银行李小斌被罚了多少？"),
            id="more_of_what_was_done_and_how_much",
        ),
        pytest.param(
            "江苏银行和邮储银行北京分行，哪个贷款余额更大？",
            ("江苏银行的贷款余额是多少？", "邮储银行北京分行的贷款余额是多少？"),
            id="branch_is_no_measure",
        ),
        pytest.param(
            "大型银行和股份行，谁的总资产增得快？",
            ("大型银行的总资产增速是多少？", "股份行的总资产增速是多少？"),
            id="first_letter_is_nobody",
        ),
        pytest.param(
            "青禾银行2023年上半年净利润和2022年上半年相比，哪个更高？",
            ("青禾银行2023年上半年净利润是多少？", "青禾银行2022年上半年净利润是多少？"),
            id="two_times_of_one_measure",
        ),
        pytest.param(
            "青禾银行2021年和2022年净利润相比哪年更高？",
            ("青禾银行2021年的净利润是多少？", "青禾银行2022年的净利润是多少？"),
            id="two_years_before_the_measure",
        ),
        pytest.param(
            "青禾银行2023年6月末和上年同期的资产总额哪个更高？",
            ("青禾银行2023年6月末的资产总额是多少？", "青禾银行2022年6月末的资产总额是多少？"),
            id="the_same_time_of_the_year_before",
        ),
        pytest.param(
            "2023年6月末，青禾银行和白桥银行谁的总资产大？",
            ("2023年6月末青禾银行的总资产是多少？", "2023年6月末白桥银行的总资产是多少？"),
            id="a_time_of_both",
        ),
        pytest.param(
            "截至2021年9月末，青禾银行贷款余额较年初和同比分别增长了多少亿元？",
            (
                "截至2021年9月末青禾银行贷款余额较年初增长了多少亿元？",
                "截至2021年9月末青禾银行贷款余额同比增长了多少亿元？",
            ),
            id="what_happened_to_each",
        ),
        pytest.param(
            "京诚贷的余额和政采贷的累计放款金额分别是多少？",
            ("京诚贷的余额是多少？", "政采贷的累计放款金额是多少？"),
            id="each_with_a_measure_of_its_own",
        ),
        pytest.param(
            "青禾银行和白桥银行的客户分别有多少户？",
            ("青禾银行的客户有多少户？", "白桥银行的客户有多少户？"),
            id="in_the_unit_that_is_asked_for",
        ),
        pytest.param(
            "青禾银行南湖支行跟北湖支行，哪家罚款多？",
            ("青禾银行南湖支行的罚款是多少？", "青禾银行北湖支行的罚款是多少？"),
            id="two_branches_of_one_bank",
        ),
        pytest.param(
            "青禾银行对小微贷款和涉农企业贷款的让利分别是多少？",
            ("青禾银行对小微贷款的让利是多少？", "青禾银行对涉农企业贷款的让利是多少？"),
            id="sides_of_unlike_length",
        ),
        pytest.param(
            "河田食品去年到账的贷款，跟星野科技的信用贷款比，哪笔金额大？",
            ("河田食品去年到账的贷款是多少？", "星野科技的信用贷款是多少？"),
            id="a_side_in_a_clause_of_its_own",
        ),
        pytest.param(
            "青禾银行的科技金融贷款余额和文创贷款余额哪个高",
            ("青禾银行的科技金融贷款余额是多少？", "青禾银行的文创贷款余额是多少？"),
            id="two_measures_of_one_bank",
        ),
    ],
)
def test_what_the_first_side_says_for_both(text, questions):
    assert compares(text)
    assert split(text, names_in).questions == questions
