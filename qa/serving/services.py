"""What the page offers, in one record: assembled in qa/assembly.py, handed to qa/page. Builds nothing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.assistant import Assistant
from qa.serving.feedback import Feedback

if TYPE_CHECKING:  # for its type alone, the library would load the readers of all formats
    from qa.archive.library import Library


@dataclass(frozen=True, slots=True)
class Services:
    """The objects behind the views of the page, shared by all who use it; each is safe to share between threads."""

    assistant: Assistant
    feedback: Feedback
    library: "Library"
