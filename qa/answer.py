"""Answer, Statement, Citation, Evidence: what the assistant says, and what that stands on.

Frozen records without behaviour: the page, the command line, the tests and the evaluation read one object.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from corpus.article import ArticleHead, Paragraph, Passage
from qa.notices import Notice


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
class DatedValue:
    """One of several values that articles give for the same metric of the same subject.

    ``value`` is as its paragraph writes it; ``number`` counts in ``unit``, the same for all. ``as_of`` is the day or
    period that it holds for, "" where the paragraph names none; ``published`` and ``publisher`` are the article's.
    ``citation`` is the number of the citation that holds it.
    """

    value: str
    number: float
    unit: str
    as_of: str
    published: date | None
    publisher: str
    citation: int


@dataclass(frozen=True, slots=True)
class Side:
    """One row of a comparison. ``number`` is ``value`` in the table's unit; ``as_of`` and ``citation`` as above."""

    name: str
    value: str
    number: float
    as_of: str
    citation: int


@dataclass(frozen=True, slots=True)
class Table:
    """A comparison as data: the sides in the order of the question, their numbers in one ``unit`` ("亿元").

    ``metric`` is what is compared, in the words of the question. ``ranking`` holds the indexes of the sides, the
    highest number first. ``difference`` is the highest number less the lowest; ``ratio`` the highest divided by the
    lowest, None where that says nothing (a share, a rate, a zero). ``rough``: a number is 超, 近 or 约, so that
    what is computed from it is, too. ``outcome`` is what they say to the question, in the reader's language as soon
    as somebody says it; None where the question asks for the figures alone.
    """

    metric: str
    unit: str
    sides: tuple[Side, ...]
    ranking: tuple[int, ...]
    difference: float
    ratio: float | None
    rough: bool
    outcome: Notice | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """A step of the work on an answer: its stage, and how many passages were found so far.

    The first step says how the question was ``understood``; it is "" in the later ones.
    """

    stage: Literal["searching", "reading"]
    found: int = 0
    understood: str = ""


@dataclass(frozen=True, slots=True)
class Partial:
    """The answer so far, as it grows. Citations keep their numbers in the final answer.

    ``short_answer`` is "" until a statement holds it.
    """

    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    short_answer: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """A short name as it was written, and the name that it is short for."""

    written: str
    name: str


@dataclass(frozen=True, slots=True)
class Trace:
    """How the answer came about: the question as it was understood, and what was found.

    ``understood`` is the complete question; ``kind``, ``entities`` (the names that the answer has to be about),
    ``period`` (as written), ``unit`` (of the figure asked for) and ``filters`` (the given ones with those that its
    words set) are what was read in it. ``aliases`` are the short names in it with what they stand for.
    """

    understood: str = ""
    kind: str = ""
    entities: tuple[str, ...] = ()
    period: str = ""
    unit: str = ""
    filters: Filters = Filters()
    aliases: tuple[Alias, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown for a question.

    ``answered`` is false for a refusal: then ``statements`` and ``citations`` are empty, ``answer`` is the refusal
    sentence, and ``nearest`` holds the nearest paragraphs, which do not answer (their ``quote`` is "").
    ``notice`` tells the user what is special about how the answer came about, None where nothing is. ``as_of`` is the
    day or period that the short answer holds for ("截至2021年9月末"), "" where none is known. ``values`` are the
    differing values of the metric, the newest first, the short answer among them; ``table`` has the figures of a
    comparison.
    """

    question: str
    answered: bool
    answer: str
    short_answer: str = ""
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()
    follow_ups: tuple[str, ...] = ()
    notice: Notice | None = None
    as_of: str = ""
    values: tuple[DatedValue, ...] = ()
    table: Table | None = None
    trace: Trace = field(default_factory=Trace)
    elapsed_ms: float = 0.0
