"""The JSON objects that programs get: from the command line, the page's endpoints and the MCP server alike.

Types alone: qa/wire.py makes the objects. A field may be added; none changes its meaning or goes. Dates are written
2021-12-31.
"""

# Not typing's own: below Python 3.12, pydantic, which makes schemas of these, can't read it.
from typing_extensions import TypedDict


class CitationFields(TypedDict):
    """A paragraph that proves an answer, and ``quote``, the sentences of ``text`` that do; "" where none does."""

    n: int
    article: str
    title: str
    publisher: str
    date: str | None
    url: str
    section: str
    paragraph: int
    text: str
    quote: str


class ValueFields(TypedDict):
    """One of several values that articles give for the same metric; ``citation`` is the number of its citation."""

    value: str
    number: float
    unit: str
    as_of: str
    published: str | None
    publisher: str
    citation: int


class SideFields(TypedDict):
    """A row of a comparison; ``number`` counts in the table's unit."""

    name: str
    value: str
    number: float
    as_of: str
    citation: int


class TableFields(TypedDict):
    """A comparison; ``ranking`` holds the positions of the sides, the highest number first."""

    metric: str
    unit: str
    sides: list[SideFields]
    ranking: list[int]
    difference: float
    ratio: float | None
    rough: bool


class FilterFields(TypedDict):
    """Which articles may answer: all of them where there are no publishers, and the days are null."""

    publishers: list[str]
    since: str | None
    until: str | None


class TraceFields(FilterFields):
    """What was read in the question; ``aliases`` are short names in it with what they stand for."""

    kind: str
    entities: list[str]
    period: str
    unit: str
    aliases: dict[str, str]


class AnswerFields(TypedDict):
    """An answer; where ``answered`` is false, ``answer`` says so, and ``nearest`` holds what comes nearest."""

    id: str
    question: str
    answered: bool
    answer: str
    short_answer: str
    citations: list[CitationFields]
    nearest: list[CitationFields]
    follow_ups: list[str]
    notice: str
    as_of: str
    values: list[ValueFields]
    table: TableFields | None
    understood: str
    trace: TraceFields
    elapsed_ms: float


class HitFields(TypedDict):
    """A passage that was found; the higher its score, the better."""

    article: str
    paragraph: int
    score: float
    text: str


class SearchFields(TypedDict):
    """The ranked passages for a question, the best first."""

    id: str
    hits: list[HitFields]
