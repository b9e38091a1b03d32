"""The user's verdict on an answer."""

from enum import Enum, unique


@unique
class FeedbackText(Enum):
    """(Chinese, English)."""

    WAS_IT_HELPFUL = ("这个回答", "This answer")
    HELPFUL = ("有帮助", "Helpful")
    UNHELPFUL = ("没有帮助", "Not helpful")
    WHAT_IS_WRONG = ("哪里不对？", "What is wrong?")
    UNSUPPORTED = ("出处不支持", "The source doesn't support it")
    OFF_TOPIC = ("答非所问", "It answers something else")
    IN_WORDS = ("补充说明（可不填）", "In your words (optional)")
    SEND_VERDICT = ("提交", "Send")
    VERDICT_KEPT = ("记下了，谢谢。", "Noted, thank you.")
    VERDICT_NOT_KEPT = ("没能记下：与本机服务的连接断了。", "Not noted: the connection to the server is lost.")
