"""Which bank a sentence is about when it says only 该行, 全行 or nothing: pure functions over an article's text.

The subject in force is the last bank that opened a clause; then the title's; then the last one in the paragraphs
before. A bank that only stands somewhere in a clause ("按照人民银行武汉分行的部署") counts where none opens one. 该分行
is the last branch, and 北京分行 alone the branch of the bank that the article names with it. Knows nothing of
questions.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.article import Article, Paragraph
from qa.language.tagging import tagged_words
from qa.names.bank_names import (
    LEGAL_FORM,
    WELL_KNOWN,
    ends_with_bank,
    is_same_bank,
    is_same_branch,
    office_name,
    short_name,
)
from qa.surroundings import backwards, last_sentence

_BANK = re.compile(
    rf"(?P<letters>{'|'.join(WELL_KNOWN)})(?P<its>(?:(?!银行|分行)[一-龥]){{2,9}}?)支行"
    rf"|(?P<run>(?:(?!银行|分行)[一-龥]){{2,9}})(?P<bank>银行|(?<=农商)行(?!业))(?!A[Pp][Pp]|[业卡])"
    rf"(?:{LEGAL_FORM})?(?:(?P<branch>[一-龥]{{2,4}})分行|(?P<office>[一-龥]{{2,9}}?)支行)?"
    r"|(?P<alone>(?:(?!银行|分行)[一-龥]){2,4})分行(?!为)"  # 行为 is a word
)
_QUOTED = re.compile("“[^”]*”")
_THE_BRANCH = re.compile("该分行|(?<=[，。；])分行")
# What may stand before the name that a clause is about: 但, 近日, 截至2月末, 在.
_BEFORE = re.compile(
    r"(?:^|[，。；：！？、\s“”（(])(?:但|而|且|同时|此外|另外|其中|目前|如今|近日|随后|近年来|多年来|在|对|像|作为|就连"
    r"|而且"
    r"|今年|去年|当天|当日|日前|截至[^，。；]{0,12}|[\d年月日末底初]{1,12})*$"
)
_LONGEST_BEFORE = 24

Place = tuple[Paragraph | None, str]
"""A text, and the paragraph that it is of; None for a title."""


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank, by the short form of what stands before 银行 in its name, and its branch; "" where none is named.

    A branch (分行) is told by its place, an office (支行) by its whole name: 太原兴华街支行.
    """

    name: str
    branch: str = ""

    def fit(self, asked: "Bank") -> float:
        """How well this subject suits the one asked for: 1 the same, less for one of its branches, 0 for another."""
        if asked.name and not is_same_bank(self.name, asked.name):
            return 0.0
        if is_same_branch(self.branch, asked.branch):
            return 1.0
        return 0.0 if asked.branch else 0.6


@dataclass(frozen=True, slots=True)
class Mention:
    """A bank as a text names it, and where; ``opens`` says that a clause is about it."""

    bank: Bank
    start: int
    end: int
    opens: bool = True


@lru_cache(4_096)
def mentions_of_banks(text: str) -> tuple[Mention, ...]:
    """The banks named in a text, in reading order."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    return tuple(
        mention
        for mention in _mentions(text)
        if not any(low < mention.start and mention.end < high - 1 for low, high in quoted)  # “北京银行京管家”
    )


def _mentions(text: str) -> Iterator[Mention]:
    for match in _BANK.finditer(text):
        if match["letters"]:  # 工行华威南路支行
            name, office = WELL_KNOWN[match["letters"]].removesuffix("银行"), office_name(match["its"])
            if office:
                bank = Bank(short_name(name), office)
                yield Mention(bank, match.start(), match.end(), opens_clause(text, match.start()))
            continue
        name = ends_with_bank(match["run"]) if match["run"] else ""
        branch = office_name(match["office"]) if match["office"] else _place(match["branch"] or match["alone"] or "")
        if (name or branch) and not (match["run"] and not name):
            start = match.end("run") - len(name) if name else match.end("alone") - len(branch)
            end = match.end() if branch or not (match["branch"] or match["office"]) else match.end("bank")
            yield Mention(Bank(short_name(name), branch), start, end, opens_clause(text, start))


def opens_clause(text: str, start: int) -> bool:
    """Whether a clause is about the name that starts there, rather than only holding it."""
    return bool(_BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start))


@cache
def _place(characters: str) -> str:
    """The place at the end of what stands before 分行."""
    for length in range(len(characters), 1, -1):
        tagged = tagged_words(characters[-length:])
        if len(tagged) == 1 and tagged[0][1] == "ns":
            return characters[-length:]
    return ""


def asked_bank(names: Iterable[str]) -> Bank | None:
    """The bank among the organisations of a question, None where it names no bank; 邮储北京分行 is short for one.

    The central bank is an office: 人行广州分行 is for qa/guarding/bodies.py.
    """
    for name in names:
        if name.startswith("人行"):
            continue
        short = re.fullmatch(r"([一-龥]{2})((?!银行)[一-龥]{2})分行", name)
        if short and not _place(short[1]):
            return Bank(short[1], short[2])
        mention = next(iter(mentions_of_banks(name)), None)
        if mention:
            return mention.bank
    return None


def fit(asked: Bank, paragraph: Paragraph, start: int, end: int, position: int, article: Article) -> float:
    """How well the sentence ``paragraph.text[start:end]`` suits the bank asked for; 0 when it is about another.

    What counts is the bank in force at ``position``, where the value stands; next best, one named in the sentence.
    """
    found = subject(paragraph, position, article)
    best = found[1].bank.fit(asked) if found else 0.0
    within = [mention.bank.fit(asked) for mention in mentions_of_banks(paragraph.text[start:end])]
    return best or 0.9 * max(within, default=0.0)


def subject(paragraph: Paragraph, position: int, article: Article) -> tuple[Paragraph | None, Mention] | None:
    """The bank in force at ``position`` of a paragraph, and the paragraph that names it (None: the title does)."""
    own, *before = backwards(paragraph, position, article)
    places: list[Place] = [own, (None, article.title), *before]
    if _THE_BRANCH.search(last_sentence(paragraph.text[:position])):
        branch = _last(places, lambda mention: bool(mention.bank.branch))
        if branch:
            return branch if branch[1].bank.name else _parent(branch[1], branch[0], article)
    found = _last(places, lambda mention: mention.opens) or _last(places, lambda mention: True)
    if found and not found[1].bank.name:  # 北京分行: look for the bank that it belongs to
        return _parent(found[1], found[0], article)
    return found


def _last(places: Iterable[Place], fits: Callable[[Mention], bool]) -> tuple[Paragraph | None, Mention] | None:
    for holder, text in places:
        for mention in reversed(mentions_of_banks(text)):
            if fits(mention) or holder is None:  # whatever stands in a title, the article is about
                return holder, mention
    return None


def _parent(branch: Mention, holder: Paragraph | None, article: Article) -> tuple[Paragraph | None, Mention]:
    """The mention that names the branch with its bank, else the branch alone."""
    places: list[Place] = [(None, article.title), *((p, p.text) for p in article.paragraphs)]
    for place, text in places:
        for mention in mentions_of_banks(text):
            if mention.bank.name and mention.bank.branch == branch.bank.branch:
                return place, mention
    return holder, branch
