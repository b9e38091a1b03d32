"""Who holds which post where: what a question asks for, and whom a sentence names for it.

鹿鸣银行行长是谁 asks for the head of the bank: neither that of its branch, nor its deputy, nor whoever else is named.
Pure functions over texts; knows nothing of articles, search or scores.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.wordlist import words
from qa.language.tagging import flag_of, is_word, tagged_words
from qa.names.persons import persons_in

_POST = (
    "副?(?:(?:董事|监事|理事|秘书)长|[行院校局部厅司署处科市省县区镇乡村州所厂队站组团店庭会社馆台]长"
    "|总裁|总?经理|总监|党委书记|书记"
    "|总(?:工程|会计|精算|经济|审计)师|总干事|总编辑|主编"
    "|主席|主任"
    "|董事会秘书|董秘|首席(?:执行|财务|运营|技术|投资|风险|信息)官|首席[一-龥]{2,3}[家师员官]|C[EFOTR]O)"
)
_WHEN = "(?:现任|新任|新|时任|前任|前|原|首任|现在的?|目前的?|如今的?)"
_ENTERS = "(?:接任|继任|出任|担任|接替|就任|当选)"
_WHO = "(?:谁|哪位|哪个人|何人)"
_ASKED = re.compile(
    rf"^(?:请问)?(?:(?:\d{{4}}年|今年|目前|现在|如今)的?)?(?P<whose>[^，。？?的]{{2,24}}?)的?(?P<when>{_WHEN}?)"
    f"(?P<post>{_POST})的?(?:名字|姓名)?(?:现在|目前)?(?:(?:是|叫){_WHO}|叫什么(?:名字)?|是什么名字)[？?]*$"
    f"|^(?:请问)?{_WHO}(?:是|[将会]?{_ENTERS})"
    f"(?P<of>[^，。？?的]{{2,24}}?)的?(?P<then>{_WHEN}?)(?P<held>{_POST})(?:一职)?[？?]*$"
    f"|^(?:请问)?(?P<at>[^，。？?的]{{2,24}}?)的?(?P<next>{_POST})(?:一职)?(?:[将会])?由{_WHO}{_ENTERS}[？?]*$"
)
_WHEN_IT_WAS = words("时 时候 后 之后 以后 期间 当时")
_OF_THE_PAST, _OF_NOW = ("时", "前", "原"), ("现", "新", "目")
_NOW = re.compile(f"现在|目前|{_ENTERS}")
_NOT_IN_A_NAME = ("p", "u", "r", "c", "f", "x")  # parts of speech
_SAME = {
    "CEO": ("首席执行官",),
    "首席执行官": ("CEO",),
    "CFO": ("首席财务官",),
    "首席财务官": ("CFO",),
    "COO": ("首席运营官",),
    "首席运营官": ("COO",),
    "CTO": ("首席技术官",),
    "首席技术官": ("CTO",),
    "CRO": ("首席风险官",),
    "首席风险官": ("CRO",),
    "董秘": ("董事会秘书",),
    "董事会秘书": ("董秘",),
    "党委书记": ("书记",),
}
_BETWEEN = re.compile(
    rf"(?:[\s、：:兼及和与是为系]|的|一职|党委|党组|执行董事|非执行董事|[、兼及和][一-龥]{{1,24}}?(?={_POST})|{_POST})*"
)
_LOOSELY = re.compile("[^。；，]{0,6}由|[、，][^。；，]{0,14}的")  # 一职由, 、人称“老船长”的
_HOLDS = re.compile("任|当选|履新|[是为]|成为|上任|掌舵")
_FROM_VERB = re.compile("[任是为由]|加入|聘|当选")
_JOINED = re.compile(r"(?:加入|在|于)(?P<house>[一-龥A-Za-z]{3,20}?)(?:出任|担任|就任|任)$")
_STACKED = re.compile(rf"(?:(?:党委|党组|{_POST}|委员|董事|创始人)[、\s兼及和]*)+$")
_RUN = re.compile("[一-龥A-Za-z0-9·&]*$")
_PART = re.compile("分行|支行|分公司|支公司|营业部|分局|部门|部|委员会|中心|总部|营销|区域|[一-龥]区$")
_FORMER = re.compile("时任|[前原]任?$|曾|历任|此前|之前")
_LEAVES = re.compile("离任|离职|辞[去任职]|卸任|退休|免去|不再担任|去职")
_COMES = re.compile("出任|接任|继任|接替|就任|当选|获任|升任|任命|履新|上任|担任|聘")
_CLAUSE = re.compile("[，,。；;！？]")
_REACH = 200  # characters between a person and a post that the person holds
_SHORTEST_HOUSE = 3
_AHEAD = 6  # characters before a house that may say that the post was held
_POINTERS = words("行 公司 集团 银行 总行 机构 单位 企业 局 院 校 中心 协会 大学 县 市 区 镇 村 省")
_AHEAD_OF_A_NAME = ("nz", "nrt", "nr", "nt", "j", "eng")


@dataclass(frozen=True, slots=True)
class Post:
    """``title`` at the house ``whose``; ``former``: who held it once is asked for, ``now``: who does."""

    whose: str
    title: str
    former: bool
    now: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A post as a sentence tells of it: ``house`` is what stands directly before it, "" for nothing."""

    house: str
    start: int
    former: bool


@lru_cache(1_024)
def asked_post(question: str) -> Post | None:
    """The post whose holder a question asks for; None where it asks for no such thing."""
    found = _ASKED.match(question)
    if not found:
        return None
    whose, title = found["whose"] or found["of"] or found["at"], found["post"] or found["held"] or found["next"]
    whose = _behind_a_time(whose)
    if any(flag.startswith(_NOT_IN_A_NAME) for _, flag in tagged_words(whose)):
        return None  # 罚单里被警告的时任董秘: whose post it is, is not all that is said
    when = found["when"] or found["then"] or ""
    whose = _STACKED.sub("", whose) or whose
    return Post(whose, title, when[:1] in _OF_THE_PAST, when[:1] in _OF_NOW or bool(_NOW.search(question)))


def _behind_a_time(whose: str) -> str:
    """What stands behind the words that say when: 青川协会 of 第三届读书节开幕时青川协会."""
    at = len(whose)
    for word, _ in reversed(tagged_words(whose)):
        if word in _WHEN_IT_WAS and at > len(word) and len(whose) - at >= _SHORTEST_HOUSE:
            return whose[at:]
        at -= len(word)
    return whose


def held_by(sentence: str, start: int, end: int, post: Post) -> Iterator[Held]:
    """The posts of that title, at any house, that a sentence says are the person's at ``sentence[start:end]``."""
    others = [at for at, _ in persons_in(sentence) if not start <= at < end]
    for at, behind in _posts(sentence, post.title):
        if behind <= start:
            joined = _BETWEEN.fullmatch(sentence, behind, start) or _LOOSELY.fullmatch(sentence, behind, start)
            told = joined is not None and not _apart(others, behind, start)
        else:
            between = sentence[end:at]
            told = not _apart(others, end, at) and len(between) <= _REACH and _says(between)
        if told:
            house = _house(sentence[:at])
            ahead = _STACKED.sub("", sentence[:at])[-len(house) - _AHEAD :]
            yield Held(house, at, _is_former(sentence, ahead, end, others))


def _says(between: str) -> bool:
    return bool(_HOLDS.search(between)) or bool(re.fullmatch("[（(，,：:\\s]{1,2}[^，。；]{0,16}", between))


def _posts(sentence: str, title: str) -> Iterator[tuple[int, int]]:
    """Where a sentence tells of a title: neither 副行长 nor 总经理 for 行长 or 经理, nor 董事长 for 董事."""
    for form in (title, *_SAME.get(title, ())):
        before = "" if form.startswith("副") else "(?<!副)"
        whole = "(?<!总)" if form == "经理" else ""
        for found in re.finditer(f"{before}{whole}{re.escape(form)}(?!长)", sentence):
            yield found.span()


def _apart(others: list[int], start: int, end: int) -> bool:
    return any(start <= at < end for at in others)


def _house(before: str) -> str:
    """What stands directly before a title, without the titles in between: 开封分行 of 任开封分行党委书记、行长."""
    run = _RUN.search(_STACKED.sub("", before).rstrip())
    said = run.group() if run else ""
    joined = _JOINED.search(said)
    if joined:
        return joined["house"]
    verbs = list(_FROM_VERB.finditer(said))
    return (said[verbs[-1].end() :] if verbs else said).lstrip("该其新")


def _is_former(sentence: str, ahead: str, end: int, others: list[int]) -> bool:
    """Whether the person no longer holds the post, or is about to leave it."""
    return bool(_FORMER.search(ahead)) or bool(_LEAVES.search(_clause_of(sentence, end, others)))


def is_of(house: str, whose: str) -> bool:
    """Whether a post at ``house`` is one at ``whose``: none of a branch or a department that is not asked for."""
    return not any(part.group() not in whose for part in _PART.finditer(house))


def names_house(whose: str, text: str) -> bool:
    """Whether a text names the house, and not a longer name that ends like it: 云杉理财 in 蓝桥云杉理财."""
    at = text.lower().find(whose.lower())
    while at >= 0:
        before = tagged_words(text[max(0, at - 8) : at])
        word, flag = before[-1] if before else ("", "")
        longer = flag in _AHEAD_OF_A_NAME or (len(word) > 1 and flag in ("n", "nrfg") and not is_word(word))
        if not longer or flag_of(word) == "ns":
            return True
        at = text.lower().find(whose.lower(), at + 1)
    return False


def points_back(house: str) -> bool:
    """Whether what stands before a title names no house of its own: nothing, 该行, 公司."""
    return not house or house in _POINTERS


def turn(question: str, sentence: str, start: int, end: int) -> float:
    """1 where a person comes to a post, or leaves it, as is asked; -1 where it is the other way round; else 0."""
    comes, leaves = "新任" in question or bool(_COMES.search(question)), bool(_LEAVES.search(question))
    told = _clause_of(sentence, end, [at for at, _ in persons_in(sentence) if at >= end])
    if comes == leaves or bool(_COMES.search(told)) == bool(_LEAVES.search(told)):
        return 0.0
    return 1.0 if leaves == bool(_LEAVES.search(told)) else -1.0


def _clause_of(sentence: str, end: int, others: list[int]) -> str:
    """What is said of a person whose name ends there, up to the next clause or the next person."""
    return _CLAUSE.split(sentence[end : min([at for at in others if at >= end], default=len(sentence))])[0]
