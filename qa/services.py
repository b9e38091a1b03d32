"""What the page offers, in one record: assembled in qa/assembly.py, handed to qa/page. Builds nothing."""

from dataclasses import dataclass

from qa.assistant import Assistant
from qa.feedback import Feedback


@dataclass(frozen=True, slots=True)
class Services:
    """The objects behind the views of the page, shared by all who use it; each is safe to share between threads."""

    assistant: Assistant
    feedback: Feedback
