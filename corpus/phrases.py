"""What a figure measures: the noun phrase beside it, and the change that it is, by the words around it alone.

"较年初增长324亿元" is a change ("较年初增长") of something named before; "26家科技支行" names what it counts behind it,
"科技支行26家" in front. Plain string work, no word segmentation: every article passes here when it is taken in. Knows
nothing of subjects, dates or articles.
"""

import re
from collections import deque
from dataclasses import dataclass

from corpus import phrase_patterns as patterns
from corpus.figures import Figure
from corpus.wordlist import words

_MONEY = frozenset(words("元 美元 欧元 港元 日元 英镑 卢布"))
_SPANS = frozenset(words("分钟 天 个工作日 周 个月 年"))
_MEASURES = frozenset(words("米 平方米 立方米 吨 公斤 克 毫升 升 度 ℃ 千瓦时 千瓦"))
_RATIOS = frozenset(words("% ‰ 成 个百分点 BP"))
_UNCOUNTED = _MONEY | _SPANS | _MEASURES | _RATIOS
_RANKED = frozenset(words("名 位 家 个 强"))
_RANK = re.compile(r"(?:排名?|位列|位居|列)第?$")
_SHARE = re.compile("占|比重|份额|^(?:仅?约?为|相当于|完成)")
_SHARE_METRIC = re.compile(r"(?:比例|占比|比重|份额)$")
_AND = re.compile(r"[\s（(]*(?:和|与|及|以及|或|至|到|[-—~、/]|(?:分别)?(?:约|约合|折合)?)?")
_YEAR = re.compile(r"今年|去年|(?:19|20)\d\d年")
_MARKS = str.maketrans("", "", "“”《》「」\"' 　的")
_LONGEST = 20  # characters of a noun phrase behind a figure


@dataclass(frozen=True, slots=True)
class Phrase:
    """``metric`` is the thing measured, "" where it was named before; ``change`` how the figure relates to it.

    ``compared`` is the part of the change that says with what: "较年初".
    """

    metric: str
    change: str = ""
    compared: str = ""


def continues(between: str) -> bool:
    """Whether only 和, 至 or the like stands between two figures: the second measures what the first does."""
    return _AND.fullmatch(between) is not None


def phrase(before: str, figure: Figure, after: str) -> Phrase:
    """Read what a figure measures.

    Args:
        before: the clause in front of it, from the figure before, if there is one.
        figure: the figure.
        after: the clause behind it, up to the next figure.

    """
    bare = patterns.FILLERS.sub("", before.removesuffix("第"))
    plain = patterns.ADVERBS.sub("", bare)
    changed = patterns.CHANGE.search(plain)
    if changed and (changed["base"] or changed["moved"] not in patterns.BARE_MOVES):
        front = noun_before(plain[: changed.start()])
        if not front and not changed["base"] and figure.unit not in _UNCOUNTED:  # 新增50个网点
            front = noun_behind(figure, after)
        return Phrase(front, _unmarked(changed.group()), changed["base"] or "")
    behind = noun_behind(figure, after)
    front = noun_before(bare)
    if patterns.EARLIER.fullmatch(front):
        return Phrase("", front)
    if behind and (
        figure.unit not in _UNCOUNTED or after.startswith("的") or not front or patterns.EQUALS.match(after)
    ):
        moved = patterns.CHANGE.fullmatch(behind)  # "5.2%的增速" is a growth, of what was named before
        return Phrase("", behind) if moved else Phrase(behind)
    return Phrase(front or _done_behind(figure, after) or _verb(bare))


def noun_before(text: str) -> str:
    """The noun phrase at the end of a text, its 的 dropped; "" where there is none."""
    owner, of, owned = text.rpartition("的")
    tail = _behind_cut(owned)
    if of and tail == owned and len(owned) <= 6 and patterns.BARE.search(owned):
        tail = _behind_cut(owner) + owned
    time = patterns.TIME.match(tail)
    noun = patterns.LEAD.sub("", tail[time.end() :] if time else tail)
    return "" if patterns.ANAPHOR.fullmatch(noun) else _unmarked(_YEAR.sub("", noun))


def _behind_cut(text: str) -> str:
    """What stands behind the last verb or preposition; a bare head keeps the verb before it."""
    start = 0
    for found in patterns.CUT.finditer(text):
        rest = text[found.end() :]
        if not rest:
            return ""
        if len(found.group()) > 1 and patterns.BARE.fullmatch(rest):
            break
        start = found.end()
    return text[start:]


def noun_behind(figure: Figure, after: str) -> str:
    """The noun phrase that a figure counts: "家" "科技支行"; "" where a verb or nothing follows."""
    if figure.unit in _SPANS and not after.startswith("的"):
        return ""
    equals = patterns.EQUALS.match(after)
    found = patterns.NOUN.match(after, equals.end() if equals else after.startswith("的"))
    if not found:
        return ""
    stop = patterns.STOP.search(found.group())
    noun = found.group()[: stop.start()] if stop else found.group()
    if not noun and figure.unit in ("人", "名"):
        victims = patterns.VICTIMS.match(after)
        return victims.group() if victims else ""
    return _unmarked(noun) if 1 < len(noun) <= _LONGEST else ""


def leading_noun(clause: str) -> str:
    """The noun phrase that opens a clause in front of its verb: "普惠贷款" of "的普惠贷款自2018年以来增长很快"."""
    found = patterns.OPENS.match(clause)
    return _unmarked(found[1]) if found else ""


def _verb(text: str) -> str:
    """The verb that the text ends with: "累计投放", where nothing else says what the figure is."""
    last = deque(patterns.CUT.finditer(text), maxlen=1)
    return last[0].group() if last and last[0].end() == len(text) and len(last[0].group()) > 1 else ""


def _done_behind(figure: Figure, after: str) -> str:
    """ "3天完成", "5分钟即可拿到贷款", "100%触达": what takes so long, or is done so far."""
    if figure.unit not in _SPANS | _RATIOS or figure.unit == "年" or patterns.AGO.match(after):
        return ""
    found = patterns.DONE.match(after)
    return found[1] if found else ""


def _unmarked(text: str) -> str:
    return text.translate(_MARKS).strip("·-.+")


def kind_of(figure: Figure, phrase: Phrase, before: str) -> str:
    """Amount, count, share, growth, rate, duration, rank, multiple or measure."""
    if before.endswith("第") or (before.endswith("前") and figure.unit in _RANKED) or _RANK.search(phrase.metric):
        return "rank"
    if figure.unit in _MONEY:
        return "amount"
    if figure.unit in _SPANS or figure.unit == "岁":
        return "duration"
    if figure.unit == "倍":
        return "multiple"
    if figure.unit in _MEASURES:
        return "measure"
    if figure.unit not in _RATIOS:
        return "count"
    if figure.unit in ("BP", "个百分点"):
        return "growth" if phrase.change else "rate"
    if _SHARE.search(phrase.change) or _SHARE_METRIC.search(phrase.metric):
        return "share"
    if phrase.change:
        return "growth"
    return "rate" if not phrase.metric or phrase.metric[-1] in "率息幅" else "share"
