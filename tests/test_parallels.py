import pytest

from corpus.measuring.parallels import parallels


@pytest.mark.parametrize(
    ("before", "count", "expected"),
    [
        pytest.param(
            "从区域看，我国东部、中部、西部地区投资分别增长",
            3,
            [("", "东部地区投资"), ("", "中部地区投资"), ("", "西部地区投资")],
            id="what the last one adds is said of all",
        ),
        pytest.param(
            "韩国、德国和日本实际投资分别增长",
            3,
            [("韩国", "实际投资"), ("德国", "实际投资"), ("日本", "实际投资")],
            id="places are names",
        ),
        pytest.param(
            "青禾银行、白桥银行两家银行的余额分别为",
            2,
            [("青禾银行", "余额"), ("白桥银行", "余额")],
            id="banks, counted",
        ),
        pytest.param("营业收入和净利润分别为", 2, [("", "营业收入"), ("", "净利润")], id="measures"),
        pytest.param(
            "低级军官和中级军官的年龄上限也将分别提升至",
            2,
            [("", "低级军官年龄上限"), ("", "中级军官年龄上限")],
            id="they end alike",
        ),
        pytest.param("游客和收入分别增长", 3, [], id="fewer than the figures"),
        pytest.param("游客和收入增长", 2, [], id="nothing says in turn"),
    ],
)
def test_things_that_figures_measure_in_turn(before, count, expected):
    assert parallels(before, count) == expected
