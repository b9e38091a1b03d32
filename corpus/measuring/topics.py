"""Who a text is talking about: the names that open its clauses, and what 该行, 公司 and 全市 stand for.

A clause that opens with a name makes it the topic, until another clause opens with another one. Names behind a
preposition ("据国家统计局", "与北交所") and sources ("央行公布…") are no topics. Pure functions over text.
Knows nothing of figures.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from corpus.dictionary import words_in
from corpus.measuring import name_patterns as patterns

_BARE_BRANCH = re.compile("(?!.*银行)[一-龥]{2,5}(?:分行|支行)")
_CLAUSE_TAGS = frozenset("vpcd")  # jieba's tags of words that stand in clauses, not in names
_NAME_TAGS = frozenset(("nr", "ns", "nt", "nz"))
_OPENING_TAGS = frozenset("vdpcmt")
_ADVERBIAL_TAGS = frozenset("dpc")
_NAMES_KEPT = 10_000
_LONGEST_LEAD = 40  # characters of a clause in front of the name that it introduces
_POINTER = re.compile("^(?:该|本|我|全|这家)")


class Kind(Enum):
    """What a topic is, as far as its name tells: 该行 is the last bank, 该公司 the last company."""

    BANK = auto()
    BRANCH = auto()
    COMPANY = auto()
    PLACE = auto()
    PRODUCT = auto()
    OFFER = auto()
    OTHER = auto()


_BODIES = (Kind.BANK, Kind.BRANCH, Kind.COMPANY)
_STANDS_FOR = {
    "分行": Kind.BRANCH, "支行": Kind.BRANCH, "行": Kind.BANK, "银行": Kind.BANK, "公司": Kind.COMPANY,
    "集团": Kind.COMPANY, "企业": Kind.COMPANY, "平台": Kind.PRODUCT, "产品": Kind.PRODUCT, "系统": Kind.PRODUCT,
    "市": Kind.PLACE, "省": Kind.PLACE, "县": Kind.PLACE, "区": Kind.PLACE, "州": Kind.PLACE, "镇": Kind.PLACE,
    "村": Kind.PLACE, "国": Kind.PLACE,
}  # fmt: skip


def _may_be(place: str, level: str) -> bool:
    """Whether a place is a 市, or whatever else is asked for: 云州市 or 杭州, not 青县."""
    return place.endswith(level) or place in patterns.BARE.get(level, ())


@dataclass(frozen=True, slots=True)
class Topic:
    """A name that a text is about from ``start`` on, -1 where an earlier text names it."""

    name: str
    kind: Kind
    start: int
    end: int

    @property
    def is_offer(self) -> bool:
        """Whether it is something that another topic offers: the figures are the other one's."""
        return self.kind is Kind.OFFER

    @property
    def is_body(self) -> bool:
        """Whether it is a bank, a branch or a company."""
        return self.kind in _BODIES


class Known:
    """What the words that stand for a name may stand for: the last topic of each kind, and names introduced as such."""

    def __init__(self) -> None:
        self.introduced: dict[str, Kind] = {}
        self.last: Topic | None = None
        self._of_kind: dict[Kind, Topic] = {}
        self._places: dict[str, Topic] = {}
        self._bodies: dict[str, None] = {}

    def add(self, topic: Topic) -> None:
        """Remember a topic; a branch is a bank, too."""
        self.last = topic
        self._of_kind[topic.kind] = topic
        if topic.kind is Kind.BRANCH:
            self._of_kind[Kind.BANK] = topic
        if topic.kind is Kind.PLACE:
            self._places.pop(topic.name, None)
            self._places[topic.name] = topic
        if topic.is_body:
            self._bodies[topic.name] = None

    def introduce(self, text: str) -> None:
        """Note the names that a text introduces as such: 餐厅“局气”, 青禾科技（600000）."""
        for match in patterns.QUOTED.finditer(text):
            if text.endswith(patterns.INTRODUCING, 0, match.start()):
                self.introduced.setdefault(match[1], Kind.OTHER)
        for match in patterns.CODED.finditer(text):
            self.introduced[match["name"].strip()] = Kind.COMPANY

    def last_body(self) -> Topic | None:
        """The last bank, branch or company, if nothing else was named since."""
        return replace(self.last, start=-1, end=-1) if self.last and self.last.is_body else None

    def abbreviates(self, name: str) -> bool:
        """Whether a name begins one that is known."""
        return any(body.startswith(name) for body in self._bodies)

    def whole(self, branch: str) -> str:
        """南昌分行 with the name of its bank, where one is known."""
        full = next((name for name in reversed(self._bodies) if name.endswith(branch)), None)
        bank = self._of_kind.get(Kind.BANK)
        return full or (bank.name.partition("银行")[0] + "银行" + branch if bank else branch)

    def stands_for(self, word: str) -> Topic | None:
        """The topic that 该行, 公司 or 全市 stands for; the last one of all where its kind was never named."""
        meant = _POINTER.sub("", word)
        kind = _STANDS_FOR.get(meant)
        if kind is Kind.PLACE:
            alike = (place for name, place in reversed(self._places.items()) if _may_be(name, meant))
            return next(alike, None) or self._of_kind.get(kind) or self.last
        return (self._of_kind.get(kind) if kind else None) or self.last


def topics(text: str, known: Known) -> list[Topic]:
    """The topics of a text in reading order; what 该行 and the like stand for is looked up, and noted, in `known`."""
    known.introduce(text)
    introduced = {topic.start: topic for topic in _introduced(text, known.introduced)}
    opening = {match.start("name") - 1: match for match in patterns.OPENING.finditer("\n" + text)}
    found: list[Topic] = []
    for start in sorted({*introduced, *opening}):
        topic = introduced.get(start) or _topic(opening[start], text, known)
        if topic and not (found and _is_parent(topic, found[-1], text)):
            known.add(topic)
            found.append(topic)
    return found


def _is_parent(topic: Topic, before: Topic, text: str) -> bool:
    """Whether a bank is named beside its branch, which the sentence is about: 青禾银行 behind 青禾银行江州分行."""
    of_it = before.kind is Kind.BRANCH and topic.kind is Kind.BANK and before.name.startswith(topic.name)
    beside = "。" not in text[max(0, before.end) : topic.start] or text.startswith(("“", "的"), topic.end)
    return of_it and before.name != topic.name and beside


def heading_topic(heading: str, known: Known) -> Topic | None:
    """The topic of a title or a section heading: an organisation rather than a place."""
    found = [topic for topic in topics(heading, known) if topic.kind not in (Kind.PRODUCT, Kind.OFFER)]
    best = next((topic for topic in found if topic.kind is not Kind.PLACE), found[0] if found else None)
    return replace(best, start=-1, end=-1) if best else None


def _introduced(text: str, names: Mapping[str, Kind]) -> Iterator[Topic]:
    """Names introduced before ("餐厅“局气”"), where they open a clause, or stand before its verb: 没过几年局气就有…."""
    if not any(name in text for name in names):
        return
    starts = {clause.end() for clause in patterns.CLAUSE.finditer(text)}
    spelled = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    for found in re.finditer(spelled, text):
        subject = patterns.BEFORE_VERB.match(text, found.end()) and text[: found.start()][-1:] not in patterns.BESIDE
        quoted = text[max(0, found.start() - 1) : found.start()] in ("“", "《") and found.start() - 1 in starts
        opens = quoted or patterns.AS_INTRODUCED.search(text, max(0, found.start() - _LONGEST_LEAD), found.start())
        if found.start() in starts or subject or opens:
            yield Topic(found.group(), names[found.group()], found.start(), found.end())


def _topic(found: re.Match[str], text: str, known: Known) -> Topic | None:
    name, start, end = found["name"], found.start("name") - 1, found.end("name") - 1
    if found["anaphor"]:
        meant = known.stands_for(found["anaphor"])
        return Topic(meant.name, meant.kind, start, end) if meant else None
    if not found["short"] and patterns.SOURCE.match(text, end):
        return None
    if found["quoted"]:
        return _quoted(found["quoted"], text, start, end)
    if found["latin"]:
        within = name in patterns.NO_NAMES or patterns.WITHIN.search(text, max(0, start - 2), start)
        return None if within else Topic(name, Kind.COMPANY, start, end)
    if found["short"]:
        sure = bool(found["sure"]) and _is_proper(name, found["sure"])
        named = not patterns.SHORT_STOP.search(name) and (sure or known.abbreviates(name))
        return Topic(name, Kind.OTHER, start, end) if named else None
    if found["region"]:
        aside = known.last and known.last.is_body and patterns.LOCATIVE.match(text, end)
        if aside or not (patterns.PLACES.match(name) or _is_name(name)):
            return None
        return Topic(name, Kind.PLACE, start, end)
    if patterns.GENERIC.fullmatch(name) or not _is_name(name):
        return None
    if _BARE_BRANCH.fullmatch(name):
        if name.endswith("支行") or patterns.KINDS_OF_BRANCH.match(name):
            return None
        name = known.whole(name)
    return Topic(name, _kind(name), start, end)


@lru_cache(_NAMES_KEPT)
def _is_name(text: str) -> bool:
    """Whether what ends like a name is one: 民警赶赴公司 has a verb in it."""
    return not any(
        word.end - word.start > 1
        and word.tag in _CLAUSE_TAGS
        and text[word.start : word.end] not in patterns.VERBS_IN_NAMES
        for word in words_in(text)
    )


@lru_cache(_NAMES_KEPT)
def _is_proper(text: str, verb: str) -> bool:
    """Whether any characters before a verb are a name: no 首次 of 首次推出, nor 电池 of 电池是一种."""
    words = words_in(text)
    first, last = words[0], words[-1]
    if len(words) == 1:
        return first.tag[:2] in _NAME_TAGS or (first.tag[:1] in "nj" and not patterns.SAYS_WHAT.search(verb))
    opens = first.end == 1 or first.tag[:1] not in _OPENING_TAGS
    closes = last.end - last.start == 1 or last.tag[:1] not in _ADVERBIAL_TAGS
    told = patterns.SAYS_WHAT.search(verb) and all(
        word.end - word.start > 1 and word.tag[:2] not in _NAME_TAGS for word in words
    )
    return opens and closes and not told


def _quoted(name: str, text: str, start: int, end: int) -> Topic | None:
    """A quoted name that is one: a title, a product by its ending, or one by the word behind it."""
    titled = text[start] == "《"
    if (
        patterns.COUNTED_NAME.match(name)
        or patterns.PAPERS.fullmatch(name.strip())
        or patterns.MAGAZINE.match(text, end - 1)
    ):
        return None
    if not titled and not patterns.PRODUCT.search(name) and not patterns.PRODUCT_WORD.match(text, end):
        return None
    return Topic(name, Kind.OFFER if not titled and patterns.OFFERED.search(name) else Kind.PRODUCT, start, end)


def _kind(name: str) -> Kind:
    if name.endswith(("分行", "支行")):
        return Kind.BRANCH
    if name.endswith("银行"):
        return Kind.BANK
    if patterns.AUTHORITY.search(name):
        return Kind.OTHER
    return Kind.PRODUCT if name.endswith(("平台", "系统")) else Kind.COMPANY
