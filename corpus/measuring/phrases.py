"""What a figure measures: the noun phrase beside it, and the change that it is, by the words around it alone.

"较年初增长324亿元" is a change ("较年初增长") of something named before; "26家科技支行" names what it counts behind it,
"科技支行26家" in front. Plain string work, no word segmentation: every article passes here when it is taken in. Knows
nothing of subjects, dates or articles.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dictionary import Word, words_in
from corpus.measuring import phrase_patterns as patterns
from corpus.measuring.figures import Figure
from corpus.measuring.units import PERSONS, Family
from corpus.wordlist import words

_UNCOUNTED = {Family.MONEY, Family.SPAN, Family.MEASURE, Family.DEGREE, Family.RATIO}
"""Families that do not count what is named behind a figure: 26家 科技支行, 8级 大风, but 3亿元 贷款."""
_KINDS = {
    Family.MONEY: "amount", Family.SPAN: "duration", Family.AGE: "duration", Family.MULTIPLE: "multiple",
    Family.MEASURE: "measure", Family.DEGREE: "measure", Family.SCALE: "measure", Family.COUNT: "count",
}  # fmt: skip
_RANKED = frozenset(words("名 位 家 个"))
_RANK = re.compile(r"(?:排名?|位列|位居|(?<![班系序专])列)第?$")
_SHARE = re.compile("占|比重|份额|^(?:仅?约?为|相当于|完成)")
_SHARE_METRIC = re.compile(r"(?:比例|占比|比重|份额)$")
_AND = re.compile(
    r"[\s（(]*(?:和|与|及|以及|或|至|到|[-—~～、/]|(?:分别)?(?:约|约合|折合)?)?"
    # the same in other money or another measure: 718 亿美元（IT之家备注：当前约 5169 亿元人民币）
    r"|\s?[（(](?:[^（），。；]{0,8}[：:])?\s?(?:当前|现|约|合|折|折合|约合)*\s?"
)
_YEAR = re.compile(r"今年|去年|(?:19|20)\d\d年")
_MARKS = str.maketrans("", "", "“”《》「」\"' 　的")
_NOMINAL = frozenset("njblas")  # jieba's tags of words that a noun phrase is made of
_NAMING = frozenset("nvjbs")
_NAMING_ALONE = frozenset("nz")
_PREDICATIVE = frozenset(words("v vd vg d p c r m i"))
"""Tags of words that end a noun phrase."""
_ADJECTIVES = frozenset(words("a ad z b"))
_OPENING_CLAUSES = frozenset(words("v m d"))
_MISSING = "下落不明"
_JOINING = frozenset("和与及")
_LONGEST_JOINED = 8  # characters of a noun that another one is joined to
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
        front = noun_before(patterns.FILLERS.sub("", plain[: changed.start()]))
        if not front and not changed["base"] and figure.family not in _UNCOUNTED:  # 新增50个网点
            front = noun_behind(figure, after)
        return Phrase(front, _unmarked(changed.group()), changed["base"] or "")
    signed = patterns.COMPARED_ALONE.search(plain)
    if signed:
        return Phrase(noun_before(plain[: signed.start()]), signed["base"], signed["base"])
    earlier = patterns.EARLIER_VALUE.search(bare)
    if earlier:
        return Phrase("", earlier[1])
    left = patterns.LEFT_BEHIND.search(before)
    if left and patterns.MOVING_ON.match(after):
        return Phrase(noun_before(before[: left.start()]) or noun_behind(figure, after), patterns.LEFT)
    behind = "" if patterns.HOW_HIGH.match(after) else noun_behind(figure, after)
    front = noun_before(bare)
    if patterns.EARLIER.fullmatch(front):
        return Phrase("", front)
    if behind and (
        figure.family not in _UNCOUNTED
        or after.startswith("的")
        or not front
        or patterns.EQUALS.match(after)
        or patterns.HISTORY.fullmatch(behind)
    ):
        moved = patterns.CHANGE.fullmatch(behind)  # "5.2%的增速" is a growth, of what was named before
        return Phrase("", behind) if moved else Phrase(behind)
    return Phrase(front or _done_behind(figure, after) or _done_to(bare) or _verb(bare))


def noun_before(text: str) -> str:
    """The noun phrase at the end of a text, its 的 dropped; "" where there is none."""
    owner, of, owned = text.rpartition("的")
    tail = _behind_cut(owned)
    if of and tail == owned and len(owned) <= 6 and patterns.BARE.search(owned):
        tail = _behind_cut(owner) + owned
    time = patterns.TIME.match(tail)
    noun = patterns.LEAD.sub("", tail[time.end() :] if time else tail)
    if patterns.ANAPHOR.fullmatch(noun):
        return ""
    return _named(patterns.AT.sub("", _YEAR.sub("", noun)))


def _named(text: str) -> str:
    """The text without marks; "" where it only links a figure to something."""
    noun = _unmarked(patterns.GLOSS.sub("", text))
    linking = noun in patterns.NO_NOUN or (len(noun) == 1 and noun not in patterns.SINGLE_NOUNS)
    return "" if linking else noun


def _behind_cut(text: str) -> str:
    """What stands behind the last verb or preposition; a bare head keeps the verb before it."""
    start = 0
    for found in _apart(patterns.CUT, text, _NOMINAL, 1):
        rest = text[found.end() :]
        if not rest:
            return text[start:] if found.group() in patterns.ENDING_NOUNS and found.start() > start else ""
        if len(found.group()) > 1 and found.group() not in patterns.GAINING and patterns.BARE.fullmatch(rest):
            break
        if found.group() in _JOINING and start == 0 and _is_noun(text[: found.start()]):
            continue
        start = found.end()
    return text[start:]


def _is_noun(text: str) -> bool:
    """Whether a short text is made of nouns alone: 电气机械 in front of 和器材制造业."""
    return 1 < len(text) <= _LONGEST_JOINED and all(word.tag[:1] in _NOMINAL for word in words_in(text))


def _apart(marks: re.Pattern[str], text: str, within: frozenset[str], longest: int = 9) -> Iterator[re.Match[str]]:
    """Where marks stand; one that is part of a longer word is none: 按 in 按摩椅, 组织 in 国际组织.

    Args:
        marks: what is looked for.
        text: where.
        within: first letters of the tags of words that a mark may be part of.
        longest: marks of more characters stand wherever they are found.

    """
    words: list[Word] | None = None
    for found in marks.finditer(text):
        start, end = found.span()
        if end - start <= longest:
            if words is None:
                words = [word for word in words_in(text) if word.tag[:1] in within]
            if any(word.start <= start and end <= word.end and end - start < word.end - word.start for word in words):
                continue
        yield found


def noun_behind(figure: Figure, after: str) -> str:
    """The noun phrase that a figure counts: "家" "科技支行"; "" where a verb or nothing follows."""
    if figure.family is Family.SPAN and not after.startswith("的"):
        history = patterns.HISTORY.match(after)
        return history.group() if history else ""
    if after.startswith(_MISSING):
        return _MISSING
    equals = patterns.EQUALS.match(after)
    found = patterns.NOUN.match(after, equals.end() if equals else after.startswith("的"))
    if not found:
        return ""
    noun = _before_verb(found.group())
    behind = found.start() + len(noun)
    if after.startswith("的", behind) and _is_clause(noun):
        head = patterns.NOUN.match(after, behind + 1)
        noun = _before_verb(head.group()) if head else noun
    relative = patterns.RELATIVE.match(after) if not noun else None
    head = patterns.NOUN.match(after, relative.end()) if relative else None
    if head:
        noun = _before_verb(head.group())
    if not noun and figure.unit in PERSONS:
        victims = patterns.VICTIMS.match(after)
        return victims.group() if victims else ""
    if len(noun) == 1 and figure.family not in _UNCOUNTED:  # 17个村的供电, 两套房，
        closed = not patterns.GOES_ON.match(after, after.find(noun) + 1)
        return noun if closed and words_in(noun)[0].tag[:1] in _NAMING_ALONE else ""
    if len(noun) > _LONGEST:
        noun = noun.partition("“")[0]  # 16个乡镇铺开“…”活动
    return _named(noun) if 1 < len(noun) <= _LONGEST else ""


def _is_clause(text: str) -> bool:
    """Whether a text in front of 的 only describes what is counted: 装满物资, 两室一厅, 年幼."""
    words = words_in(text)
    return bool(words) and (words[0].tag in _OPENING_CLAUSES or all(word.tag in _ADJECTIVES for word in words))


def _before_verb(text: str) -> str:
    """The noun phrase that opens a text: what stands before a verb, an adverb or a preposition.

    A verb that makes part of a noun does not end it: 新三板挂牌企业, but not 企业处于正常经营.
    """
    stop = next(_apart(patterns.STOP, text, _NAMING), None)
    noun = text[: stop.start()] if stop else text
    for word in words_in(noun):
        if word.start == 0 or word.end - word.start == 1 or word.tag not in _PREDICATIVE:
            continue
        compound = len(noun) == word.end + 1 and words_in(noun)[-1].tag[:1] == "n"  # 打捞船
        if not compound and not patterns.MODIFYING.match(noun, word.start, word.end):
            return noun[: word.start]
    return noun


def leading_noun(clause: str) -> str:
    """The noun phrase that opens a clause in front of its verb: "普惠贷款" of "的普惠贷款自2018年以来增长很快"."""
    found = patterns.OPENS.match(clause)
    return _unmarked(found[1]) if found else ""


def _done_to(text: str) -> str:
    """The measure in front of the verb that the text ends with: 吞吐量 of 吞吐量完成."""
    before = patterns.FILLERS.sub("", text.removesuffix(_verb(text)))
    noun = noun_before(before) if before != text else ""
    return noun if patterns.MEASURE.search(noun) else ""


def field(clause: str) -> str:
    """What a clause without a verb names, and the next one measures: 小微贷款 of "符合条件的小微贷款，"."""
    found = patterns.FIELD.fullmatch(clause)
    return _unmarked(found[1]) if found and not any(_apart(patterns.CUT, found[1], _NOMINAL, 1)) else ""


def _verb(text: str) -> str:
    """The verb that the text ends with: "累计投放", where nothing else says what the figure is."""
    last = deque(patterns.CUT.finditer(text), maxlen=1)
    return _named(last[0].group()) if last and last[0].end() == len(text) and len(last[0].group()) > 1 else ""


def _done_behind(figure: Figure, after: str) -> str:
    """ "3天完成", "5分钟即可拿到贷款", "100%触达": what takes so long, or is done so far."""
    if figure.family not in (Family.SPAN, Family.RATIO) or figure.unit == "年" or patterns.AGO.match(after):
        return ""
    found = patterns.DONE.match(after)
    return found[1] if found else ""


def _unmarked(text: str) -> str:
    return text.translate(_MARKS).strip("·-.+")


def kind_of(figure: Figure, phrase: Phrase, before: str) -> str:
    """Amount, count, share, growth, rate, duration, rank, multiple or measure."""
    if before.endswith("第") or (before.endswith("前") and figure.unit in _RANKED) or _RANK.search(phrase.metric):
        return "rank"
    if figure.family in _KINDS:
        return _KINDS[figure.family]
    moves = phrase.change and phrase.change != patterns.LEFT and not patterns.EARLIER.fullmatch(phrase.change)
    if figure.unit in ("BP", "个百分点"):
        return "growth" if moves else "rate"
    if _SHARE.search(phrase.change) or _SHARE_METRIC.search(phrase.metric):
        return "share"
    if moves:
        return "growth"
    return "rate" if not phrase.metric or phrase.metric[-1] in "率息幅" else "share"
