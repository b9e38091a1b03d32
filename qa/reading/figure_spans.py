"""The figures of a sentence as candidates for a question's value: by unit, by the words beside them, by their bounds.

Knows nothing of other kinds of answers, of rows, or of other sentences.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.measuring.figures import Figure, figures
from corpus.measuring.uncounted import is_counted
from corpus.measuring.units import Family, family_of, interchangeable
from qa.asking.question import Question
from qa.finding.coverage import Weighted
from qa.language.changes import asks_level, reaches, without_way
from qa.language.question_words import behind_question_word
from qa.reading.candidates import Place, Span, clause_before, window

# A change is not a level: 较年初增长324亿元 does not answer 余额, nor the balance the question for its growth.
_CHANGES = tuple(
    re.compile(pattern)
    for pattern in (
        r"较\S{0,6}?(?:增|减|降|升|提高|扩大)|比\S{0,8}?(?:增|减|降|升)|[同环]比|增长|增加|新增|增量|增幅|增速|净增"
        r"|提升|下降|减少|降低|[涨降跌]幅|[多增涨][增了得]",
        r"同比",
        r"环比",
    )
)
_BASIS = re.compile("同比|环比|同期|[较比]")
# Metrics that the words beside a figure name only if it is theirs.
_METRICS = tuple(
    map(re.compile, (r"占比|比重", r"余额", r"累计", r"利率|年化", r"增速|增幅|涨幅|降幅|增得快", r"户数|客户"))
)
_BESIDE = 5  # characters right next to a figure: in "82%的创业板、74%的科创板上市企业" they tell the two apart
_ORDINAL = re.compile("第几")
_COUNTED_THING = re.compile("[一-龥]{2}")
_OF_IT = 0.2  # what it is worth that the counted thing stands right behind a figure, or 第 before it
# A bound is asked for, and how the text in front of one ends, its qualifier included.
_BOUNDS = (
    (
        re.compile("最[多高大]|至多|上限|顶格|封顶"),
        re.compile(r"(?:最[高多大]|上限|不超过|至多|封顶)[^，。；、\d]{0,4}$"),
    ),
    (
        re.compile("最[少低小]|至少|下限|起步|起点"),
        re.compile(r"(?:最[低少小]|下限|不低于|不少于|至少)[^，。；、\d]{0,4}$"),
    ),
)
_OF_BOUND = 0.25
_OF_LEVEL = 0.25  # that a level was reached, where the one that was reached is asked for
_PART_OF = "其中"
# 分别是多少 wants 43%、37%和36% as one answer, 从多少降至多少 the 3.5%降至3.3%.
_JOINTLY = (
    (re.compile("分别|各[是为占有]"), re.compile(r"、|[和及与]|以及")),
    (re.compile(r"[从由]多少.{0,10}[到至为成]多少"), re.compile(r"[^，。；：、\d]{0,8}[到至为成]")),
)
_TOGETHER = 0.1
_FROM = re.compile("[从由]$")
# For whom a sum is: each person, or both of a couple.
_EACH = re.compile("每人|每位|人均|单方|一方|单身")
_BOTH = re.compile("夫妻|夫妇|双方|两人|合计|两口子")
_OF_THOSE = 0.15
_OF_TIME = re.compile("(?<![上下])限|[周工账任假保学]期|[时久龄年月天日快慢]")
_AT_ONCE = re.compile("当[天日]|次日|隔天|即时|实时|秒[级批]")  # how long it takes, without a figure
_ANY_COUNTED = "个"  # of what is asked for: 多少个项目 may be 136项


def figure_spans(question: Question, weighted: Weighted, place: Place) -> Iterator[Span]:
    """The figures of a sentence that may answer; a run of them where several are asked for at once."""
    single = list(_single_figures(question, weighted, place))
    yield from single
    for asked, joint in _JOINTLY:
        if asked.search(question.text):
            yield from _joined(place.text, single, joint)


def _joined(sentence: str, single: Sequence[Span], joint: re.Pattern[str]) -> Iterator[Span]:
    """The runs of figures that only such words part, each as good as its best figure, and a little better."""
    run: list[Span] = []
    for span in (*single, None):
        if run and (span is None or not joint.fullmatch(sentence[run[-1].end : span.start])):
            if len(run) > 1:
                start = run[0].start - bool(_FROM.search(sentence[: run[0].start]))
                yield Span(start, run[-1].end, max(one.score for one in run) + _TOGETHER)
            run = []
        if span is not None:
            run.append(span)


def _single_figures(question: Question, weighted: Weighted, place: Place) -> Iterator[Span]:
    sentence = place.text
    found = figures(sentence)
    counted = _COUNTED_THING.match(question.text, behind_question_word(question.text))
    for figure in found:
        unit = _unit_fit(question, figure)
        ordinal = bool(_ORDINAL.search(question.text)) and sentence[: figure.start].endswith("第")
        if unit is None or not (ordinal or question.unit or is_counted(sentence, figure)):
            continue
        others = [(f.start, f.end) for f in found if f is not figure]
        low, high = window(sentence, figure.start, figure.end, others)
        local = sentence[low:high]
        beside = sentence[max(low, figure.start - _BESIDE) : min(high, figure.end + _BESIDE)]
        score = weighted.share(
            (beside, 1.0),
            (local, 0.9),
            (whole_of(sentence, figure.start), 0.6),
            (clause_before(sentence, low) or place.before, 0.5),
            (sentence, 0.3),
        )
        told = without_way(local, figure.start - low)
        score += unit - _mismatch(without_way(question.text, question.asks_at), told)
        score += _OF_LEVEL * (asks_level(question.text) and reaches(sentence[: figure.start]))
        score += _OF_BOUND * _is_bound(question.text, sentence, figure)
        if counted and sentence.startswith(counted.group(), figure.end):
            score += _OF_IT
        score += _OF_THOSE * _for_those(question.text, sentence[low : figure.end])
        yield Span(figure.start - ordinal, figure.end, score + _OF_IT * ordinal)
    for match in _AT_ONCE.finditer(sentence) if family_of(question.unit) is Family.SPAN else ():
        low, high = window(sentence, match.start(), match.end(), [])
        yield Span(match.start(), match.end(), weighted.share((sentence[low:high], 1.0), (sentence, 0.5)))


def _is_bound(asked: str, sentence: str, figure: Figure) -> bool:
    """Whether a bound is asked for, and the figure is one: 不超过5万元 for 最多能贷多少."""
    digits = figure.written.removeprefix(figure.qualifier)
    before = sentence[: figure.end - len(digits)]
    return any(wanted.search(asked) and told.search(before) for wanted, told in _BOUNDS)


def _for_those(asked: str, local: str) -> int:
    """1 where a sum is for those that are asked for, each person or both, -1 for the others, 0 where it isn't said."""
    each, both = bool(_EACH.search(local)), bool(_BOTH.search(local))
    wanted = bool(_EACH.search(asked)), bool(_BOTH.search(asked))
    if each == both or wanted == (False, False):
        return 0
    return 1 if each == wanted[0] else -1


def whole_of(sentence: str, position: int) -> str:
    """What stands before 其中 in front of a position: the figure there is of a part of it; "" without 其中."""
    at = sentence.rfind(_PART_OF, 0, position)
    return sentence[:at] if at > 0 else ""


def _mismatch(asked: str, local: str) -> float:
    """What it costs that a change is asked for and a level found, or the other way round, or another metric."""
    changes = sum(bool(change.search(local)) != bool(change.search(asked)) for change in _compared(asked))
    level = asked.replace("贷款", "贷款余额")  # 贷款是多少 asks for the balance
    metrics = sum(bool(metric.search(local)) and not metric.search(level) for metric in _METRICS)
    return 0.25 * changes + 0.1 * metrics


def _compared(asked: str) -> tuple[re.Pattern[str], ...]:
    """The changes that tell one figure from another; 同比 is none where a change is asked for and no basis named."""
    return _CHANGES if _BASIS.search(asked) or not _CHANGES[0].search(asked) else _CHANGES[:1]


def _unit_fit(question: Question, figure: Figure) -> float | None:
    """0.2 for the unit asked for, 0 for one that may stand for it, None for one that can't."""
    if not question.unit:
        asked = question.text.replace(question.period.written, "") if question.period else question.text
        return None if figure.family is Family.SPAN and not _OF_TIME.search(asked) else 0.0
    if figure.unit == question.unit:
        return 0.2
    if figure.family is family_of(question.unit) is Family.MONEY:
        return 0.1
    counted = question.unit == _ANY_COUNTED and figure.family is Family.COUNT
    return 0.0 if counted or interchangeable(figure.unit, question.unit) else None
