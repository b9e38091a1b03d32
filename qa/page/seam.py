"""What the page asks of the assistant behind it, and nothing more."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from corpus.article import Article
from qa.answer import Answer, Filters, Partial, Progress

Step = Progress | Partial | Answer


class Status(Protocol):
    """What is indexed."""

    @property
    def articles(self) -> int:
        """How many articles."""

    @property
    def paragraphs(self) -> int:
        """How many citable paragraphs."""


class Assistant(Protocol):
    """The questions that the page puts. The methods are called from several threads at once."""

    def stream(self, question: str, history: Sequence[str] = ..., filters: Filters = ...) -> Iterator[Step]:
        """Answer in steps; the last one is an Answer. ``history``: the user's earlier questions, oldest first."""

    def article(self, article_id: str) -> Article | None:
        """Return an article with its paragraphs, or None when it isn't indexed."""

    def examples(self, n: int = ...) -> tuple[str, ...]:
        """Return up to ``n`` questions that the indexed articles answer."""

    def publishers(self) -> tuple[str, ...]:
        """Return the publishers of the indexed articles."""

    def status(self) -> Status:
        """Say what is indexed."""
