"""The user's verdict on an answer, from the browser to where it is kept. Knows nothing of Gradio."""

from dataclasses import dataclass

from qa.serving.feedback import Feedback, Judgement


@dataclass(frozen=True, slots=True)
class Kept:
    """What is now kept for a turn; the verdict is "" where there is none any more."""

    turn: str
    verdict: str


def judge(feedback: Feedback, judgement: Judgement) -> Kept:
    """Keep a verdict; raises FeedbackError where it can't be written."""
    feedback.keep(judgement)
    return Kept(judgement.turn, judgement.verdict)


def withdraw(feedback: Feedback, turn: str) -> Kept:
    """Forget the verdict on a turn; raises FeedbackError where it can't be written."""
    feedback.withdraw(turn)
    return Kept(turn, "")
