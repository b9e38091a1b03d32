import pytest

from qa.persons import persons_in


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        pytest.param("局里的发言人韩桐表示，线路明年开通。", ["韩桐"], id="tagged"),
        pytest.param("让企业负责人刘长安过了一个踏实年。", ["刘长安"], id="cut_apart_by_the_dictionary"),
        pytest.param("普惠金融与小微企业共同成长。", [], id="no_surname"),
    ],
)
def test_persons_in_a_sentence(sentence, names):
    assert [sentence[start:end] for start, end in persons_in(sentence)] == names
