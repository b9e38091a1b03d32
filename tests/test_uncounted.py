import pytest

from corpus.measuring.figures import figures
from corpus.measuring.uncounted import is_counted


@pytest.mark.parametrize(
    "text",
    [
        "第三届博览会开幕",
        "依据《野生动物保护法》第十二条、十四条",
        "发行二级资本债券",
        "全国政协十四届四次会议",
        "围绕“四个中心”建设",
        "宣传“四张清单”",
        "服务四位一体",
        "两国关系",
        "十八部委联合印发",
        "成立80周年",
        "近两年来增长很快",
        "升至近六个月新高",
        "两年内不得申报",
        "男子100米决赛",
        "二期工程开工",
        "违反八项规定精神",
        "30年期国债",
        "预计未来12小时有雨",
        "过去90天内评级",
        "未来3个工作日有雨",
    ],
)
def test_what_measures_nothing(text):
    assert not [figure for figure in figures(text) if is_counted(text, figure)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("获得第3名", "3名"),
        ("已举办三届", "三届"),
        ("贷款期限3年内", "3年"),
        ("3天内完成审批", "3天"),
        ("立案距今近10个月时间", "近10个月"),
        ("全长100米", "100米"),
        ("发放“启航贷”5亿元", "5亿元"),
        ("自称收入“九成”作假", "九成"),
        ("办理“100美元”汇款", "100美元"),
        ("共有20国代表", "20国"),
        ("二十家门店", "二十家"),
    ],
)
def test_what_does(text, written):
    assert [figure.written for figure in figures(text) if is_counted(text, figure)] == [written]
