from datetime import date

import pytest

from corpus.measuring.figures import figures
from corpus.measuring.timing import Timing

PUBLISHED = date(2024, 5, 6)


def periods_of(text):
    """What is written as the period of each figure."""
    found = figures(text)
    timing = Timing(text, PUBLISHED, found)
    return [dated.written if (dated := timing.of(figure.start)) else "" for figure in found]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("2月，出口5亿元。其中，服装出口2亿元。", ["2月", "2月"], id="statistics go on"),
        pytest.param("2014年，公司开业。门店3家。", [""], id="a story does not"),
        pytest.param("目前门店3家。员工80人。", ["目前", ""], id="目前 is of its sentence"),
        pytest.param("截至2023年末，余额5亿元。天气好。户数3万户。", ["截至2023年末"] * 2, id="a cut-off date"),
        pytest.param("截至今天（5月3日）17时，受理报案30件。", ["截至5月3日"], id="a day in brackets"),
        pytest.param("2020年7月底至2023年7月底，任期延长2年。", ["2023年7月底"], id="a range is no cut-off date"),
        pytest.param("截至2023年末，余额5亿元。" + "天气好。" * 5 + "户数3万户。", ["截至2023年末", ""], id="too far"),
        pytest.param(
            "价格从2月的9美元（约60元）升至10美元。", ["2月", "2月", ""], id="its conversion is of that time, too"
        ),
        pytest.param(
            "二季度的调查显示，比例从一季度的46%升至50%。",
            ["一季度", "二季度"],
            id="what went on is of the time before",
        ),
        pytest.param(
            "二季度收入5亿元，低于一季度的6亿元，成本3亿元。", ["二季度", "一季度", "二季度"], id="held against"
        ),
        pytest.param(
            "6月末拖欠率3%，为协会1979年开始统计以来的最低水平。逾期率2%。",
            ["6月末"] * 2,
            id="since when it is counted",
        ),
        pytest.param("刘长安自2016年10月20日起任职，累计回报4%。", ["2016年10月20日起"], id="from a day on"),
        pytest.param("刘长安在2016年10月20日起诉，获赔4万元。", ["2016年10月20日"], id="起 of another word"),
        pytest.param("鸟由2013年的2千只增至3千只。", ["2013年", ""], id="a value that was left is alone of its time"),
        pytest.param(
            "2023年1-6月，盈利3亿元。上年同期，资产9亿元；盈利4亿元。",
            ["2023年1-6月", "上年同期", "上年同期"],
            id="上年同期 goes on where it opens a sentence",
        ),
        pytest.param(
            "截至2023年末，资产9亿元（上年同期为8亿元），负债7亿元。",
            ["截至2023年末", "上年同期", "截至2023年末"],
            id="上年同期 by the way is of one figure",
        ),
        pytest.param("2023年末，余额9亿元，比上年同期增长5%。", ["2023年末"] * 2, id="compared with 上年同期"),
        pytest.param("前十个月，吞吐量5亿吨。", ["前十个月"], id="months from the year's beginning"),
    ],
)
def test_the_period_of_a_figure(text, written):
    assert periods_of(text) == written
