import pytest

from qa.overlap import exact, f1


@pytest.mark.parametrize(
    ("answer", "gold", "expected"),
    [
        pytest.param("1963年", "1963年。", 1.0, id="punctuation"),
        pytest.param("ABC银行", "ａｂｃ银行", 1.0, id="width_and_case"),
        pytest.param("上海", "总部在上海", 4 / 7, id="part"),
        pytest.param("北京的银行", "北京银行", 4 / 9, id="longest_stretch"),
        pytest.param("王", "李", 0.0, id="other"),
        pytest.param("", "王", 0.0, id="empty"),
        pytest.param("", "。", 1.0, id="both_empty"),
    ],
)
def test_overlap_is_counted_in_characters(answer, gold, expected):
    assert f1(answer, gold) == f1(gold, answer) == pytest.approx(expected)
    assert exact(answer, gold) == (expected == 1.0)
