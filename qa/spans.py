"""The value, the date, the name or the list that answers, inside one sentence: candidates with a score each.

A candidate is judged by the words around it, up to the next punctuation mark or the next candidate: in
"科技支行26家、文化支行22家" the words beside 22 are 文化支行. Knows nothing of retrieval or of other sentences.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.dates import periods
from corpus.figures import Figure, figures, is_counter
from corpus.uncounted import is_counted
from qa.coverage import Weighted
from qa.listing import LISTED, asked_number, items_in, trimmed
from qa.organisation_names import organisations_in
from qa.persons import persons_in
from qa.posts import Post, asked_post, held_by, is_of, turn
from qa.question import Question
from qa.subjects import mentions_of_banks
from qa.tagging import tag, tagged_words
from qa.wording import TITLE, Kind, behind_question_word


@dataclass(frozen=True, slots=True)
class Span:
    """``sentence[start:end]`` as a candidate answer. ``score`` is 0 to about 1, higher is better."""

    start: int
    end: int
    score: float


# A change is not a level: 较年初增长324亿元 does not answer 余额, nor the balance the question for its growth.
_CHANGES = tuple(
    re.compile(pattern)
    for pattern in (
        r"较\S{0,6}?(?:增|减|降|升|提高|扩大)|比\S{0,8}?(?:增|减|降|升)|[同环]比|增长|增加|新增|增量|增幅|增速|净增|提升|下降|减少|降低|[涨降跌]幅|[多增涨][增了得]",
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
# 网点位于云州、海州两区: where something lies, several places together.
_LIES_IN = re.compile(
    "(?:位于|地处|坐落[于在]|分布[于在]|集中[于在])([^，。；：]{2,24}?[省市区县镇乡村])(?![一-龥]*[省市区县镇乡村])"
)
_OF_PLACE = 0.3
_OF_NUMBER = 0.3  # what it is worth that a list has as many items as are asked for
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
_SHORTEST_TITLE = 2
_OF_POST, _OF_TURN = 0.5, 0.4  # what it is worth that a person holds the post, and comes or leaves as asked
_BREAK = re.compile(r"[，,；;。！？!?、：:（）()]")
_INTERCHANGEABLE = (
    {"天", "分钟", "个月", "年", "周", "个工作日"},
    {"吨", "公斤", "克"},
    {"家", "户", "个"},
    {"名", "人", "位"},
    {"个", "项", "款", "种", "类"},
    {"%", "个百分点", "成", "‰"},
    {"平方米", "亩", "公顷"},
    {"℃", "度"},
)
_ANY_COUNTED = "个"  # of what is asked for: 多少个席位 may be 136席
_ANY_MONEY = {"元", "美元", "欧元", "港元", "日元", "英镑", "卢布"}
_NAMED = re.compile(r"[“「《]([^“”「」《》]{2,24})[”」》]")
_DASHED = re.compile(r"——([^；。，！？：]{2,12})(?=[；。，！？]|$)")
_WANTS_ORGANISATION = re.compile(r"哪[家个]?\S{0,2}?(?P<kind>银行|分行|支行|公司|大学|医院|部门|集团|中心)|哪家|谁")
_ORDER = re.compile(
    r"^(?:[一二三四五六七八九]是|首先|其次|再次|最后|第[一二三四五六七八九][，,是]|[（(]?[一二三四五六七八九1-9][）)、.．])"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence, what stands before it in its paragraph, and when its article was published."""

    text: str
    before: str = ""
    published: date | None = None


def spans(question: Question, weighted: Weighted, place: Place) -> list[Span]:
    """The candidates for the question's kind in a sentence, best first; empty for kinds that want whole sentences."""
    finder = _FINDERS.get(question.kind)
    if finder is None:
        return []
    found = finder(question, weighted.near(question.asks_at), place)
    return sorted(found, key=lambda span: (-span.score, span.start))


def starts_series(sentence: str) -> bool:
    """Whether a sentence is an item of a numbered series: 一是…, 首先…, （二）…."""
    return bool(_ORDER.match(sentence))


def of_wanted_kind(question: Question, name: str) -> bool:
    """Whether a name ends like what is asked for: 哪家分行 wants a 分行; true where no such kind is named."""
    wanted = _WANTS_ORGANISATION.search(question.text)
    return not wanted or not wanted["kind"] or name.endswith(wanted["kind"].removesuffix("门"))


def _figures(question: Question, weighted: Weighted, place: Place) -> Iterator[Span]:
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
        unit = _unit_fit(question, figure.unit)
        ordinal = bool(_ORDINAL.search(question.text)) and sentence[: figure.start].endswith("第")
        if unit is None or not (ordinal or question.unit or is_counted(sentence, figure)):
            continue
        others = [(f.start, f.end) for f in found if f is not figure]
        low, high = _window(sentence, figure.start, figure.end, others)
        local = sentence[low:high]
        beside = sentence[max(low, figure.start - _BESIDE) : min(high, figure.end + _BESIDE)]
        score = weighted.share(
            (beside, 1.0),
            (local, 0.9),
            (whole_of(sentence, figure.start), 0.6),
            (_clause_before(sentence, low) or place.before, 0.5),
            (sentence, 0.3),
        )
        score += unit - _mismatch(question.text, local) + _OF_BOUND * _is_bound(question.text, sentence, figure)
        if counted and sentence.startswith(counted.group(), figure.end):
            score += _OF_IT
        score += _OF_THOSE * _for_those(question.text, sentence[low : figure.end])
        yield Span(figure.start - ordinal, figure.end, score + _OF_IT * ordinal)
    for match in _AT_ONCE.finditer(sentence) if question.unit in _INTERCHANGEABLE[0] else ():
        low, high = _window(sentence, match.start(), match.end(), [])
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


def _unit_fit(question: Question, unit: str) -> float | None:
    """0.2 for the unit asked for, 0 for one that may stand for it, None for one that can't."""
    if not question.unit:
        asked = question.text.replace(question.period.written, "") if question.period else question.text
        return None if unit in _INTERCHANGEABLE[0] and not _OF_TIME.search(asked) else 0.0
    if unit == question.unit:
        return 0.2
    if {unit, question.unit} <= _ANY_MONEY:
        return 0.1
    if any({unit, question.unit} <= group for group in _INTERCHANGEABLE):
        return 0.0
    if question.unit == _ANY_COUNTED and is_counter(unit):
        return 0.0
    return None


def _dates(question: Question, weighted: Weighted, place: Place) -> Iterator[Span]:
    sentence = place.text
    found = periods(sentence, place.published)
    for period in found:
        others = [(p.start, p.end) for p in found if p is not period]
        low, high = _window(sentence, period.start, period.end, others, across=1)
        # What happened then stands behind the date; whom it befell, anywhere before it.
        score = weighted.share((sentence[low:high], 1.0), (sentence[:low], 0.95), (sentence, 0.5))
        wants_day = re.search(r"哪一?[天日]|几号|几日", question.text)
        wants_year = re.search(r"哪一?年", question.text)
        wants_month = re.search("哪一?个?月|几月", question.text)
        fits = (
            ("日" in period.written or "号" in period.written)
            if wants_day
            else ("年" in period.written or not wants_year) and ("月" in period.written or not wants_month)
        )
        yield Span(period.start, period.end, score if fits else score - 0.5)


def _persons(question: Question, weighted: Weighted, place: Place) -> Iterator[Span]:
    sentence = place.text
    asked = re.match(r"^(?:请问)?([^是的]{2,8})是(?:谁|什么人|何人|什么身份|做什么的)", question.text)
    if asked and asked[1] in sentence and not re.search(rf"{TITLE}$", asked[1]):  # 瞿纲是谁: the title before the name
        at = sentence.index(asked[1])
        start = max((m.end() for m in re.finditer(r"[。；！？，,：:]", sentence[:at])), default=0)
        start += _before_a_title(sentence[start:at])
        if at - start >= 2:
            yield Span(start, at, 1.0)
        return
    post = asked_post(question.text)
    for start, end in persons_in(sentence):
        if sentence[start:end] not in question.text:
            low, high = _window(sentence, start, end, [])
            score = weighted.share((sentence[low:high], 1.0), (sentence, 0.5))
            score += _OF_TURN * turn(question.text, sentence, start, end)
            yield Span(start, end, score + (_of_post(post, sentence, start, end) if post else 0.0))


def _before_a_title(stretch: str) -> int:
    """How much of what stands before a name is no title: 让 of 让企业负责人, 对 of 对客户经理."""
    at = cut = 0
    for word, flag in tagged_words(stretch):
        at += len(word)
        if flag in ("p", "r", "ul", "uv") or (flag == "v" and len(word) == 1 and word != "兼"):
            cut = at
    return cut if len(stretch) - cut >= _SHORTEST_TITLE else 0


def _of_post(post: Post, sentence: str, start: int, end: int) -> float:
    """What it is worth that a sentence says of a person that the post asked for is theirs, or was."""
    held = (held for held in held_by(sentence, start, end, post) if is_of(held.house, post.whose))
    return max((_OF_POST * (0.5 if one.former and not post.former else 1.0) for one in held), default=0.0)


def _places(question: Question, weighted: Weighted, place: Place) -> Iterator[Span]:
    sentence = place.text
    for start, end in tag(sentence, {"ns"}):
        if end - start >= 2 and sentence[start:end] not in question.text:
            low, high = _window(sentence, start, end, [])
            yield Span(start, end, weighted.share((sentence[low:high], 1.0), (sentence, 0.5)))
    for match in _LIES_IN.finditer(sentence):
        if match[1] not in question.text:
            yield Span(*match.span(1), _OF_PLACE + weighted.share((sentence[: match.start()], 1.0), (sentence, 0.5)))


def _lists(question: Question, weighted: Weighted, place: Place) -> Iterator[Span]:
    sentence = place.text
    wanted = asked_number(question)
    for match in LISTED.finditer(sentence):
        low = max((m.end() for m in re.finditer(r"[，。；：]", sentence[: match.start()])), default=0)
        behind = sentence[match.end() - 6 : match.end() + 8]
        named = 0.2 * (len(question.head) >= 2 and question.head in behind)
        enough = min(1.0, 0.85 + 0.05 * match.group().count("、"))
        score = weighted.share((sentence[low : match.end() + 10], 1.0), (sentence, 0.5))
        start, end = trimmed(question, sentence, *match.span())
        as_many = _OF_NUMBER * (items_in(sentence[start:end]) == wanted) if wanted else 0.0
        yield Span(start, end, enough * score + named + as_many)


def _named(question: Question, weighted: Weighted, place: Place) -> Iterator[Span]:
    sentence = place.text
    wanted = _WANTS_ORGANISATION.search(question.text)
    if wanted:
        banks = [(mention.start, mention.end) for mention in mentions_of_banks(sentence)]
        others = [span for span in organisations_in(sentence) if not sentence[slice(*span)].endswith("行")]
        found = sorted({*banks, *others})
    else:
        found = [match.span(1) for pattern in (_NAMED, _DASHED) for match in pattern.finditer(sentence)]
    for start, end in found:
        name = sentence[start:end]
        if name in question.text:
            continue
        low, high = _window(sentence, start, end, [])
        if of_wanted_kind(question, name):
            yield Span(start, end, weighted.share((sentence[low:high], 1.0), (sentence, 0.5)))


def _window(text: str, start: int, end: int, others: list[tuple[int, int]], across: int = 0) -> tuple[int, int]:
    """The stretch that belongs to ``text[start:end]``: up to a punctuation mark on either side, or another candidate.

    ``across`` marks may be crossed to the right: a date stands before the comma, what happened behind it.
    """
    low = max([m.end() for m in _BREAK.finditer(text[:start])] + [e for _, e in others if e <= start], default=0)
    before = max((e for _, e in others if e <= start), default=-1)
    if before == low and text.startswith("的", before):  # "74%的科创板上市企业及75%的…": what lies between is the 74%'s
        low = start
    ends = [m.start() for m in _BREAK.finditer(text, end)] + [len(text)]
    high = min([ends[min(across, len(ends) - 1)]] + [s for s, _ in others if s >= end])
    return low, high


def _clause_before(sentence: str, low: int) -> str:
    """The clause that ends where the window begins: its subject carries over (贷款余额1253亿元，较年初增长…)."""
    cut = [m.end() for m in re.finditer(r"[，,；;。：:]", sentence[: max(0, low - 1)])]
    return sentence[cut[-1] if cut else 0 : low]


_FINDERS: dict[Kind, Callable[[Question, Weighted, Place], Iterator[Span]]] = {
    Kind.FIGURE: _figures,
    Kind.COMPARISON: _figures,
    Kind.DATE: _dates,
    Kind.PERSON: _persons,
    Kind.LIST: _lists,
    Kind.NAME: _named,
    Kind.PLACE: _places,
}
