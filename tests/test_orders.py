import pytest

from qa.language.orders import is_order


@pytest.mark.parametrize(
    ("text", "order"),
    [
        pytest.param("推荐一部电影", True, id="recommend"),
        pytest.param("帮我订一张机票", True, id="book"),
        pytest.param("写一首诗", True, id="write"),
        pytest.param("推荐人是谁", False, id="question"),
        pytest.param("京诚贷", False, id="name"),
        pytest.param("我的信用卡账单", True, id="the_askers_own"),
        pytest.param("我的额度为什么降了？", False, id="question_of_ones_own"),
    ],
)
def test_what_is_to_be_done_is_no_question(text, order):
    assert is_order(text) is order
