import pytest

from qa.language.padding import without_padding


@pytest.mark.parametrize(
    ("asked", "bare"),
    [
        pytest.param("你好，请问京诚贷是什么？", "京诚贷是什么？", id="greeting"),
        pytest.param("我想了解一下京诚贷的利率", "京诚贷的利率", id="wish"),
        pytest.param("我想查询一下余额", "余额", id="longer_wish"),
        pytest.param("想问问余额是多少", "余额是多少", id="doubled_wish"),
        pytest.param("麻烦告诉我，余额是多少？谢谢！", "余额是多少？", id="request_and_thanks"),
        pytest.param(
            "不好意思打扰了，我们公司想了解一下政采贷，它有哪些卖点？", "政采贷，它有哪些卖点？", id="apology"
        ),
        pytest.param("余额是多少？", "余额是多少？", id="plain"),
        pytest.param("  余额是多少？ ", "余额是多少？", id="spaces"),
        pytest.param("谢谢", "谢谢", id="nothing_but_thanks"),
        pytest.param("写材料用：北京银行有几家支行？", "北京银行有几家支行？", id="what_for"),
        pytest.param("我们在整理地方志，想核对一下余额是多少", "余额是多少", id="what_for_and_a_wish"),
        pytest.param("麻烦问下金服云有多少用户", "金服云有多少用户", id="polite"),
        pytest.param("资料里提到一家公司拿了贷款，是哪家", "一家公司拿了贷款，是哪家", id="reported"),
        pytest.param("能介绍一下金服云是什么平台吗？", "金服云是什么平台？", id="polite_question"),
        pytest.param("介绍一下金服云", "金服云是什么", id="request_for_a_definition"),
        pytest.param("解释一下金服云。", "金服云是什么", id="request_for_an_explanation"),
        pytest.param("介绍一下远山汽车这家公司", "远山汽车是什么", id="what_it_is_said_in_the_request"),
        pytest.param("说说张岩怎么看政采贷", "张岩怎么看政采贷", id="request_with_a_question"),
    ],
)
def test_what_says_nothing_of_the_question_goes(asked, bare):
    assert without_padding(asked) == bare


@pytest.mark.parametrize(
    "said",
    [
        "上午好，{}",
        "Hi，{}",
        "在吗？{}",
        "我想问个问题：{}",
        "劳烦您帮忙看一下{}",
        "咨询一下，{}",
        "根据资料，{}",
        "据报道，{}",
        "{}非常感谢！",
        "{}谢谢您！",
        "{}在线等。",
    ],
)
def test_greetings_requests_and_thanks_go(said):
    assert without_padding(said.format("青禾银行的余额是多少？")).rstrip("？") == "青禾银行的余额是多少"


@pytest.mark.parametrize(
    "asked", ["咨询公司的收入是多少？", "他向谁表示了感谢？", "HiPhi卖了多少辆？", "樱花什么时候谢了？"]
)
def test_what_only_begins_or_ends_like_padding_stays(asked):
    assert without_padding(asked) == asked
