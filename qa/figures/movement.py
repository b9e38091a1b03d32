"""Whether a figure moves as the question asks: a level or a change, a rise or a fall, and since the same time.

Three ask this of a row: row_answers.py counts in how many ways it does not, to put figures in order; a guard refuses; a
comparison wants its sides alike. What a text says of it is told by qa/language/changes.py, and what the words beside a
figure say, where no row is known, by qa/reading/figure_spans.py. Pure functions; knows nothing of what is measured.
"""

import re

from corpus.measuring.figure_row import FigureRow
from qa.asking.question import Question
from qa.language.changes import (
    EARLIER,
    LEFT,
    asks_change,
    contrary,
    moves,
    reaches,
    shares,
    since_another_time,
    without_way,
)
from qa.reading.reader import Quote

_ASKS_EARLIER = re.compile("此前|原来|之前|原先|同期|前值|从多少|由多少")


def asks_earlier(question: Question) -> bool:
    """Whether the value is asked for that was before another one."""
    return _ASKS_EARLIER.search(question.text) is not None


def is_left(row: FigureRow) -> bool:
    """Whether a row's value was left behind: 60万元 of 由60万元提高至80万元."""
    return row.change == LEFT


def is_level(row: FigureRow) -> bool:
    """Whether a row says how much there is, or was earlier."""
    return not row.change or _is_earlier(row)


def other_movements(question: Question, row: FigureRow) -> int:
    """In how many ways a row's change is not what is asked: a growth for a level, 较年初 for 同比."""
    moved = moves(row.metric + row.change) != _asks_move(question)
    shared = shares(row.change) and not shares(question.text)
    earlier = _is_earlier(row) and not (row.first and question.period) and not asks_earlier(question)
    return moved + shared + against_another_time(question, row) + earlier


def against_another_time(question: Question, row: FigureRow) -> bool:
    """Whether a change since one time is asked for, and the row's is since another: 同比, 较年初."""
    at = question.period.written if question.period else ""  # 2021年底 in 2021年底的增速
    return since_another_time(question.text.replace(at, ""), row.change)


def moves_otherwise(question: Question, quote: Quote, row: FigureRow | None) -> bool:
    """Whether a change is asked for and the row's figure is a level, or the other way round."""
    if row is None or not row.metric or quote.span is None:
        return False
    if contrary(question.text, row.change):
        return True
    if not _asks_move(question):
        return moves(row.change) and not reaches(quote.text[: quote.span.start])  # 上升10个基点至8.95%: the level
    return asks_change(question.text) and not moves(row.metric + row.change) and not moves(quote.clause)


def _asks_move(question: Question) -> bool:
    """Whether a question speaks of a change, other than the way to the level that it asks for: 增长到多少."""
    return moves(without_way(question.text, question.asks_at))


def _is_earlier(row: FigureRow) -> bool:
    return EARLIER.fullmatch(row.change) is not None
