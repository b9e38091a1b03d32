import pytest

from qa.language.measure_words import told


@pytest.mark.parametrize(
    ("word", "text", "held"),
    [
        pytest.param("毛利率", "毛利率37%", True, id="itself"),
        pytest.param("毛利率", "净利率37%", False, id="another"),
        pytest.param("用户数", "注册用户17万户", True, id="without_its_ending"),
        pytest.param("营收", "主营收入52亿元", True, id="the_same_measure"),
        pytest.param("员工", "职工3200人", True, id="synonym"),
        pytest.param("贩毒", "贩运毒品的案件", True, id="taken_apart"),
        pytest.param("资本充足率", "不良率1.2%", False, id="shared_ending"),
    ],
)
def test_whether_a_text_holds_a_word(word, text, held):
    assert told(word, text) is held
