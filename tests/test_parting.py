import pytest

from corpus.tidying.parting import parted

LONG = "展览汇集了三十位工匠的两百件作品，观众可以在现场跟着他们学习制作，全部活动免费开放。"
WHOLE = LONG * 5


@pytest.mark.parametrize(
    ("line", "paragraphs"),
    [
        pytest.param(f"{WHOLE}  第二段。", [WHOLE, "第二段。"], id="sentence"),
        pytest.param(
            f"{WHOLE}”\u3000\u3000“第二段。”\xa0\t第三段", [f"{WHOLE}”", "“第二段。”", "第三段"], id="any_spaces"
        ),
        pytest.param(f"{WHOLE}(完)    第二段。", [f"{WHOLE}(完)", "第二段。"], id="bracket_behind"),
        pytest.param("第一段。  第二段。", ["第一段。 第二段。"], id="lines_of_a_sentence"),
        pytest.param("原标题：读书节 开幕" + " " * 28 + LONG, ["原标题：读书节 开幕", LONG], id="title"),
        pytest.param("来源：某某晚报    " + LONG, ["来源：某某晚报", LONG], id="source"),
        pytest.param("展厅一角。周舟 摄    " + LONG, ["展厅一角。周舟 摄", LONG], id="caption"),
        pytest.param(
            "昨日开幕。  工匠现场传艺  " + LONG, ["昨日开幕。", "工匠现场传艺", LONG], id="short_line_between"
        ),
        pytest.param("   \u3000", [], id="empty"),
    ],
)
def test_a_run_of_spaces_parts_paragraphs(line, paragraphs):
    assert parted(line) == paragraphs


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("记者  周舟  通讯员  郑焱  报道", id="names"),
        pytest.param("2021年  120亿元  3.5%  2022年  135亿元  4.1%", id="figures"),
        pytest.param("It was late.  The shop was closed.", id="english"),
        pytest.param("def f(x):  return x  # done", id="code"),
        pytest.param("白日依山尽  黄河入海流  欲穷千里目  更上一层楼", id="poem"),
        pytest.param("某社甲市5月6日电  " + LONG, id="dateline"),
        pytest.param("条件如下：  （一）年满十八岁；  （二）住在本市；  （三）无不良记录", id="list"),
        pytest.param("第一句。 第二句。", id="one_space"),
    ],
)
def test_a_run_of_spaces_within_a_paragraph_parts_nothing(line):
    assert parted(line) == [" ".join(line.split())]
