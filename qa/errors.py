"""What can go wrong between a question and its answer."""

from enum import StrEnum


class QuestionError(ValueError):
    """The question, or a line of a batch, can't be used as it is."""


class EvaluationError(ValueError):
    """A question file can't be scored as it is."""


class SettingsError(ValueError):
    """What the environment or the command line sets can't be used as it is."""


class PromptError(ValueError):
    """A prompt file can't be used as it is."""


class FeedbackError(RuntimeError):
    """The feedback file can't be read or written."""


class UsersError(ValueError):
    """The file of users, or what is to go into it, can't be used as it is."""


class Fault(StrEnum):
    """What a language model's endpoint did wrong."""

    UNREACHABLE = "unreachable"
    SLOW = "slow"
    BUSY = "busy"
    REJECTED = "rejected"  # the key, the model's name or the request
    FAILED = "failed"
    GARBLED = "garbled"  # not the protocol
    CUT = "cut"  # ended in the middle
    EMPTY = "empty"


class WriterError(RuntimeError):
    """The language model gave no answer. ``fault`` is its kind; the message is for the log."""

    def __init__(self, fault: Fault, message: str) -> None:
        super().__init__(message)
        self.fault = fault
