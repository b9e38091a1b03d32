"""The value, the date, the name or the list that answers, inside one sentence: candidates with a score each.

A candidate is judged by the words around it, up to the next punctuation mark or the next candidate: in
"科技支行26家、文化支行22家" the words beside 22 are 文化支行. Knows nothing of retrieval or of other sentences.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.dates import periods
from corpus.figures import figures
from qa.coverage import Weighted
from qa.question import Kind, Question, tag


@dataclass(frozen=True, slots=True)
class Span:
    """``sentence[start:end]`` as a candidate answer. ``score`` is 0 to about 1, higher is better."""

    start: int
    end: int
    score: float


# A change is not a level: 较年初增长324亿元 does not answer 余额, unless the question asks for the change.
_ASPECTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"较\S{0,6}?(?:增|减|降|升|提高|扩大)|比\S{0,8}?(?:增|减|降|升)|同比|环比|增长|增加|新增|增量|增幅|增速|净增|提升|下降|减少|降低|涨幅|降幅",
        r"同比",
        r"环比",
        r"占比|占\S{0,8}?%|比重",
        r"户数|客户数|户",
        r"余额",
        r"累计",
        r"利率|年化",
        r"增速|增幅",
    )
)
_BREAK = re.compile(r"[，,；;。！？!?、：:（）()]")
_INTERCHANGEABLE = ({"家", "户", "个"}, {"名", "人", "位"}, {"个", "项", "款", "种", "类"}, {"%", "个百分点"})
_ANY_MONEY = {"元", "美元", "欧元", "港元", "日元", "英镑", "卢布"}
_LISTED = re.compile(r"[^，。；：！？、“”\s]{1,24}(?:[、和及与][^，。；：！？、“”\s]{1,24})+|(?:[“《][^”》]{1,24}[”》][、和及与]?){2,}")
_NAMED = re.compile(r"[“「《]([^“”「」《》]{2,24})[”」》]")
_ORDER = re.compile(r"^(?:[一二三四五六七八九]是|首先|其次|再次|最后|第[一二三四五六七八九][，,是]|[（(]?[一二三四五六七八九1-9][）)、.．])")


def spans(question: Question, weighted: Weighted, sentence: str, published: date | None) -> list[Span]:
    """The candidates for the question's kind in a sentence, best first; empty for kinds that want whole sentences."""
    finders = {
        Kind.FIGURE: _figures,
        Kind.COMPARISON: _figures,
        Kind.DATE: _dates,
        Kind.PERSON: _persons,
        Kind.LIST: _lists,
        Kind.NAME: _named,
        Kind.PLACE: _places,
    }
    finder = finders.get(question.kind)
    if finder is None:
        return []
    near = weighted.near(question.asks_at)
    found = finder(question, near, sentence, published)
    return sorted(found, key=lambda span: (-span.score, span.start))


def starts_series(sentence: str) -> bool:
    """Whether a sentence is an item of a numbered series: 一是…, 首先…, （二）…."""
    return bool(_ORDER.match(sentence))


def _figures(question: Question, weighted: Weighted, sentence: str, published: date | None) -> Iterator[Span]:
    found = figures(sentence)
    for figure in found:
        unit = _unit_fit(question, figure.unit)
        if unit is None:
            continue
        others = [(f.start, f.end) for f in found if f is not figure]
        low, high = _window(sentence, figure.start, figure.end, others)
        local = sentence[low:high]
        aspects = sum(bool(aspect.search(local)) != bool(aspect.search(question.text)) for aspect in _ASPECTS)
        score = weighted.share((local, 1.0), (_clause_before(sentence, low), 0.5), (sentence, 0.3))
        yield Span(figure.start, figure.end, score + unit - 0.12 * aspects)


def _unit_fit(question: Question, unit: str) -> float | None:
    """0.2 for the unit asked for, 0 for one that may stand for it, None for one that can't."""
    if not question.unit:
        return 0.0
    if unit == question.unit:
        return 0.2
    if {unit, question.unit} <= _ANY_MONEY:
        return 0.1
    if any({unit, question.unit} <= group for group in _INTERCHANGEABLE):
        return 0.0
    return None


def _dates(question: Question, weighted: Weighted, sentence: str, published: date | None) -> Iterator[Span]:
    found = periods(sentence, published)
    for period in found:
        others = [(p.start, p.end) for p in found if p is not period]
        low, high = _window(sentence, period.start, period.end, others, across=1)
        score = weighted.share((sentence[low:high], 1.0), (sentence, 0.5))
        wants_day = re.search(r"哪一?[天日]|几号|几日", question.text)
        wants_year = re.search(r"哪一?年", question.text)
        fits = ("日" in period.written or "号" in period.written) if wants_day else "年" in period.written or not wants_year
        yield Span(period.start, period.end, score if fits else score - 0.5)


def _persons(question: Question, weighted: Weighted, sentence: str, published: date | None) -> Iterator[Span]:
    asked = re.match(r"^(?:请问)?([^是的]{2,8})是谁", question.text)
    if asked and asked[1] in sentence:  # 瞿纲是谁: the title before the name
        at = sentence.index(asked[1])
        start = max((m.end() for m in re.finditer(r"[。；！？，,：:]", sentence[:at])), default=0)
        if at - start >= 2:
            yield Span(start, at, 1.0)
        return
    for start, end in tag(sentence, {"nr", "nrt", "nrfg"}):
        if end - start < 2 or sentence[start:end] in question.text:
            continue
        low, high = _window(sentence, start, end, [])
        yield Span(start, end, weighted.share((sentence[low:high], 1.0), (sentence, 0.5)))


def _places(question: Question, weighted: Weighted, sentence: str, published: date | None) -> Iterator[Span]:
    for start, end in tag(sentence, {"ns"}):
        if end - start >= 2 and sentence[start:end] not in question.text:
            low, high = _window(sentence, start, end, [])
            yield Span(start, end, weighted.share((sentence[low:high], 1.0), (sentence, 0.5)))


def _lists(question: Question, weighted: Weighted, sentence: str, published: date | None) -> Iterator[Span]:
    for match in _LISTED.finditer(sentence):
        low = max((m.end() for m in re.finditer(r"[，。；：]", sentence[: match.start()])), default=0)
        score = weighted.share((sentence[low : match.end() + 10], 1.0), (sentence, 0.5))
        yield Span(match.start(), match.end(), score)


def _named(question: Question, weighted: Weighted, sentence: str, published: date | None) -> Iterator[Span]:
    for match in _NAMED.finditer(sentence):
        if match[1] in question.text:
            continue
        low, high = _window(sentence, match.start(), match.end(), [])
        yield Span(match.start(1), match.end(1), weighted.share((sentence[low:high], 1.0), (sentence, 0.5)))


def _window(text: str, start: int, end: int, others: list[tuple[int, int]], across: int = 0) -> tuple[int, int]:
    """The stretch that belongs to ``text[start:end]``: up to a punctuation mark on either side, or another candidate.

    ``across`` marks may be crossed to the right: a date stands before the comma, what happened behind it.
    """
    low = max([m.end() for m in _BREAK.finditer(text[:start])] + [e for _, e in others if e <= start], default=0)
    ends = [m.start() for m in _BREAK.finditer(text, end)] + [len(text)]
    high = min([ends[min(across, len(ends) - 1)]] + [s for s, _ in others if s >= end])
    return low, high


def _clause_before(sentence: str, low: int) -> str:
    """The clause that ends where the window begins: its subject carries over (贷款余额1253亿元，较年初增长…)."""
    cut = [m.end() for m in re.finditer(r"[，,；;。：:]", sentence[: max(0, low - 1)])]
    return sentence[cut[-1] if cut else 0 : low]
