"""The record of a figure and what it measures. How that is read off a text is for figures.py and metrics.py."""

from dataclasses import dataclass
from datetime import date

from corpus.measuring.figures import Figure


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of a paragraph. ``metric``, ``change``, ``subject``, ``product`` and ``period`` are "" where unknown.

    ``metric`` is a level ("普惠金融领域贷款余额"); ``change`` says how the figure moves or divides it ("较年初增长",
    "同比增速", "占比"). ``first`` and ``last`` are the days of ``period``, which is as written, None without a known
    year. ``kind`` is one of amount, count, share, growth, rate, duration, rank, multiple, measure.
    """

    article_id: str
    ordinal: int
    figure: Figure
    kind: str
    subject: str
    metric: str
    change: str
    product: str
    period: str
    first: date | None
    last: date | None

    @property
    def paragraph_id(self) -> str:
        """``article id#ordinal``, as of the paragraph."""
        return f"{self.article_id}#{self.ordinal}"
