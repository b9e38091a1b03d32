"""How exactly a figure's metric is the one that a question asks for, to put figures in order: pure functions.

资产总额 is asked for, and neither 风险加权资产总额, which is narrower, nor, for 企业存款, 存款, which is wider. Told by
characters, for metrics are cut into words in other ways than questions; the guard that keeps a figure from being shown
(qa/guarding/measured.py) compares words. Knows nothing of how figures are found or ranked.
"""

import re

from corpus.measuring.figure_row import FigureRow
from corpus.wordlist import any_of
from qa.asking.question import Question
from qa.figures.asked_measure import up_to_measure
from qa.language.measure_words import ACCOUNTS, core

_LONGEST_END = 8
# Of whose or of which of several accounts, and no other measure.
_OF_ACCOUNTS = re.compile(f"^(?:(?:集团|母公司)?(?:合并|并表|法人)?(?:报表)?口径下?|{any_of(ACCOUNTS)})+")


def shared_end(question: Question, row: FigureRow) -> int:
    """How many characters of a metric end a question as they do the metric, up to _LONGEST_END.

    一级资本充足率 is more of what is asked than 资本充足率, which is also said there.
    """
    asked, metric = _plain(up_to_measure(question)), _plain(row.metric)
    lengths = range(min(len(metric), _LONGEST_END), 1, -1)
    return next((length for length in lengths if asked.endswith(metric[-length:])), 0)


def is_exact(question: Question, row: FigureRow) -> bool:
    """Whether a row measures what is asked and nothing wider: 存款 is wider than 企业存款."""
    metric, asked = _plain(row.metric), _plain(up_to_measure(question))
    if not metric or not asked.endswith(metric):
        return False
    before, period = asked.removesuffix(metric), question.period.written if question.period else ""
    whose = map(core, (*question.names, *question.places, period, row.subject, "口径"))
    return not before or before.endswith(tuple(filter(None, whose)))


def unasked(question: Question, row: FigureRow) -> float:
    """How much of a metric the question does not have; all of it where only what narrows the metric is left over.

    资产总额 is asked for, and not 风险加权资产总额; 普惠小微贷款余额 may be 普惠贷款余额 in other words.
    """
    metric, asked = _plain(row.metric), question.text + _plain(question.text)
    pairs = [metric[i : i + 2] for i in range(len(metric) - 1)]
    held = [pair in asked for pair in pairs]
    if any(held) and not held[0]:
        narrowed = held.index(True)
        if all(held[narrowed:]):
            return 1.0
    return held.count(False) / max(3, len(pairs))


def _plain(measure: str) -> str:
    """A measure in one wording, whosever accounts it is of."""
    return _OF_ACCOUNTS.sub("", core(measure))
