"""Answer, Statement, Citation, Evidence: what the assistant says, and what that stands on.

Frozen records without behaviour: the page, the command line, the tests and the evaluation read one object.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from corpus.article import ArticleHead, Paragraph, Passage


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles may answer. Dates are inclusive; an article without a date passes no date filter."""

    publishers: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that was found, its article, and why: the scores by which each index found it (None: it did not)."""

    passage: Passage
    article: ArticleHead
    score: float
    dense: float | None = None
    lexical: float | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A paragraph with its number in the answer; ``quote`` is an exact substring of its text."""

    n: int
    article: ArticleHead
    paragraph: Paragraph
    quote: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer, with the numbers of the citations that prove it."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """A step of the work on an answer: its stage, and how many passages were found so far."""

    stage: Literal["searching", "reading"]
    found: int = 0


@dataclass(frozen=True, slots=True)
class Partial:
    """The answer so far, as it grows. Citations keep their numbers in the final answer."""

    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """How the answer came about: the question as it was understood, its kind, and what was found."""

    understood: str = ""
    kind: str = ""
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown for a question.

    ``answered`` is false for a refusal: then ``statements`` and ``citations`` are empty, ``answer`` is the refusal
    sentence, and ``nearest`` holds the nearest paragraphs, which do not answer (their ``quote`` is "").
    ``notice`` tells the user what is special about how the answer came about, "" where nothing is.
    """

    question: str
    answered: bool
    answer: str
    short_answer: str = ""
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()
    follow_ups: tuple[str, ...] = ()
    notice: str = ""
    trace: Trace = field(default_factory=Trace)
    elapsed_ms: float = 0.0
