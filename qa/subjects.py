"""Which bank a sentence is about when it says only 该行, 全行 or nothing: pure functions over an article's text.

The subject in force is the last bank named before; then the title's; then the last one named in the paragraphs
before. 北京分行 alone is the branch of the bank that the article names with it. Knows nothing of questions.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from corpus.article import Article, Paragraph
from corpus.wordlist import words
from qa.tagging import tagged_words

_BANK = re.compile(
    r"(?P<name>[一-龥]{2})银行(?!A[Pp][Pp])(?:(?P<branch>[一-龥]{2})分行)?"
    r"|(?P<alone>[一-龥]{2})分行(?!为)"  # 行为 is a word
)
# 首批投贷联动试点银行: a kind of bank, and no name.
_KINDS = words("""
    首都 试点 人民 中央 商业 国有 大型 中小 合作 投资 政策 民营 地方 城市 农村 外资 网上 手机 电话 直销 企业 开放 数字
    世界
""")
_NOMINAL = ("n", "j", "a", "b")


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank, by the two characters before 银行, and its branch, by the two before 分行; "" where none is named."""

    name: str
    branch: str = ""

    def fit(self, asked: "Bank") -> float:
        """How well this subject suits the one asked for: 1 the same, less for one of its branches, 0 for another."""
        if asked.name and self.name != asked.name:
            return 0.0
        if self.branch == asked.branch:
            return 1.0
        return 0.0 if asked.branch else 0.6


@dataclass(frozen=True, slots=True)
class Mention:
    """A bank as a text names it, and where."""

    bank: Bank
    start: int
    end: int


def mentions_of_banks(text: str) -> Iterator[Mention]:
    """The banks named in a text, in reading order."""
    for match in _BANK.finditer(text):
        name = match["name"] if match["name"] and _is_name(match["name"]) else ""
        place = match["branch"] or match["alone"] or ""
        branch = place if place and _is_place(place) else ""
        if name or branch:
            yield Mention(Bank(name, branch), match.start(), match.end())


@cache
def _is_name(characters: str) -> bool:
    """Whether these may be a bank's name: a noun before 银行, not the end of something else (破解银行与企业…)."""
    word, flag = tagged_words(f"{characters}银行")[0]
    return characters not in _KINDS and (word == f"{characters}银行" or flag.startswith(_NOMINAL))


@cache
def _is_place(characters: str) -> bool:
    return tagged_words(characters)[0][1] == "ns"


def asked_bank(names: Iterable[str]) -> Bank | None:
    """The bank among the organisations of a question, None where it names no bank; 邮储北京分行 is short for one."""
    for name in names:
        short = re.fullmatch(r"([一-龥]{2})([一-龥]{2})分行", name)
        if short and not _is_place(short[1]):
            return Bank(short[1], short[2])
        mention = next(mentions_of_banks(name), None)
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
    for holder, text in _backwards(paragraph, position, article):
        named = list(mentions_of_banks(text))
        whole = [mention for mention in named if mention.bank.name]
        if named and not named[-1].bank.name:  # 北京分行: look for the bank that it belongs to
            return _parent(named[-1], holder, article)
        if whole:
            return holder, whole[-1]
    return None


def _backwards(paragraph: Paragraph, position: int, article: Article) -> Iterator[tuple[Paragraph | None, str]]:
    yield paragraph, paragraph.text[:position]
    yield None, article.title
    for earlier in reversed(article.paragraphs[: paragraph.ordinal - 1]):
        yield earlier, earlier.text


def _parent(branch: Mention, holder: Paragraph | None, article: Article) -> tuple[Paragraph | None, Mention]:
    """The mention that names the branch with its bank, else the branch alone."""
    places: list[tuple[Paragraph | None, str]] = [(None, article.title), *((p, p.text) for p in article.paragraphs)]
    for place, text in places:
        for mention in mentions_of_banks(text):
            if mention.bank.name and mention.bank.branch == branch.bank.branch:
                return place, mention
    return holder, branch
