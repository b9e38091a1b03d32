"""The value, the date, the name or the list that answers, inside one sentence: candidates with a score each.

A candidate is judged by the words around it, up to the next punctuation mark or the next candidate: in
"科技支行26家、文化支行22家" the words beside 22 are 文化支行. Knows nothing of retrieval or of other sentences.
"""

import re
from collections.abc import Callable, Iterator

from corpus.measuring.dates import periods
from qa.asking.question import Question
from qa.finding.coverage import Weighted
from qa.language.answer_kinds import Kind
from qa.language.tagging import tag, tagged_words
from qa.language.titles import TITLE
from qa.names.organisation_names import organisations_in
from qa.names.persons import persons_in
from qa.names.posts import Post, asked_post, held_by, is_of, turn
from qa.names.subjects import asked_bank, mentions_of_banks
from qa.reading.candidates import Place, Span, window
from qa.reading.figure_spans import figure_spans
from qa.reading.listing import LISTED, asked_number, items_in, trimmed

# 网点位于云州、海州两区: where something lies, several places together.
_LIES_IN = re.compile(
    "(?:位于|地处|坐落[于在]|分布[于在]|集中[于在])([^，。；：]{2,24}?[省市区县镇乡村])(?![一-龥]*[省市区县镇乡村])"
)
_OF_PLACE = 0.3
_OF_NUMBER = 0.3  # what it is worth that a list has as many items as are asked for
_SHORTEST_TITLE = 2
_OF_POST, _OF_TURN = 0.5, 0.4  # what it is worth that a person holds the post, and comes or leaves as asked
_NAMED = re.compile(r"[“「《]([^“”「」《》]{2,24})[”」》]")
_MARKS = "“”‘’「」《》 "
_DASHED = re.compile(r"——([^；。，！？：]{2,12})(?=[；。，！？]|$)")
_WANTS_ORGANISATION = re.compile(
    r"哪[家个]?\S{0,2}?(?P<kind>银行|分行|支行|公司|大学|医院|法院|酒店|机场|部门|集团|中心)|哪家|谁"
)


def spans(question: Question, weighted: Weighted, place: Place) -> list[Span]:
    """The candidates for the question's kind in a sentence, best first; empty for kinds that want whole sentences."""
    finder = _FINDERS.get(question.kind)
    if finder is None:
        return []
    found = finder(question, weighted.near(question.asks_at), place)
    return sorted(found, key=lambda span: (-span.score, span.start))


def of_wanted_kind(question: Question, name: str) -> bool:
    """Whether a name ends like what is asked for: 哪家分行 wants a 分行; true where no such kind is named."""
    wanted = kind_wanted(question)
    return not wanted or name.endswith(wanted)


def kind_wanted(question: Question) -> str:
    """What the name asked for ends with: 法院 of 哪家法院; "" where no such kind is named."""
    found = _WANTS_ORGANISATION.search(question.text)
    return (found["kind"] or "").removesuffix("门") if found else ""


def is_asked_about(question: Question, said: str) -> bool:
    """Whether words only name what the question names itself, or another form of it: 中国邮政储蓄银行, 邮储银行."""
    name = said.strip(_MARKS)
    bank = next(iter(mentions_of_banks(name)), None)
    alone = bank is not None and bank.end == len(name) and name[: bank.start] in ("", "中国")
    own = (asked_bank([body]) for body in question.organisations)
    return name in question.text or (
        bank is not None and alone and any(bank.bank.fit(one) == 1.0 for one in own if one)
    )


def _dates(question: Question, weighted: Weighted, place: Place) -> Iterator[Span]:
    sentence = place.text
    found = periods(sentence, place.published)
    for period in found:
        others = [(p.start, p.end) for p in found if p is not period]
        low, high = window(sentence, period.start, period.end, others, across=1)
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
            low, high = window(sentence, start, end, [])
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
            low, high = window(sentence, start, end, [])
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
        low, high = window(sentence, start, end, [])
        if of_wanted_kind(question, name) and not is_asked_about(question, name):
            yield Span(start, end, weighted.share((sentence[low:high], 1.0), (sentence, 0.5)))


_FINDERS: dict[Kind, Callable[[Question, Weighted, Place], Iterator[Span]]] = {
    Kind.FIGURE: figure_spans,
    Kind.COMPARISON: figure_spans,
    Kind.DATE: _dates,
    Kind.PERSON: _persons,
    Kind.LIST: _lists,
    Kind.NAME: _named,
    Kind.PLACE: _places,
}
