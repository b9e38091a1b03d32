"""Where a new part fits into the last question: the name, the noun or the run of characters that it stands for.

Pure text. Knows nothing of what kind of part it is, nor of what comes of it: that is for replacing.py.
"""

import re
from itertools import accumulate

from corpus.measuring.dates import periods
from corpus.wordlist import words
from qa.asking.question import Question
from qa.language.question_words import QUESTION_WORD
from qa.language.tagging import PROPER_TAGS, is_word, tagged_words

# What a part of a question does not go across.
_EDGE = re.compile(r"[的在对和与跟及或是有，,。：:；;、？?！!“”《》（）()\s]|旗下|下属|所属")
_ALIKE = 2  # characters at the end that show two parts to be of one kind, though neither is a known name
_BODIES = tuple(words("公司 集团 股份 银行 证券 基金 保险 财险 产险 寿险 人寿 信托 期货 租赁 金租 消金 理财 资管 科技"))
_LATIN = re.compile("[A-Za-z0-9]+$")


def slot_for(part: str, previous: Question) -> str:
    """The name or noun phrase of the last question that ends like the new part: 文化支行 for 科技支行.

    Where the tagger knows no more of it than its end, the whole of it: 青岭通用再上分 for 白桥再上分.
    """
    named = {*previous.organisations, *previous.products}
    phrases = [
        phrase
        for phrase in (*named, *_noun_phrases(previous.text))
        if phrase != part and not any(_begins_within(phrase, name, previous.text) for name in named)
    ]

    def fitness(phrase: str) -> tuple[int, bool, int, bool]:
        apart = abs(len(phrase) - len(part))
        torn = any(phrase != other and other.endswith(phrase) for other in phrases)  # 财险 of 青禾财险
        return _shared_ending(phrase, part), phrase in named and apart <= 2, -apart, not torn

    best = max(phrases, key=fitness, default="")
    best = best if _shared_ending(best, part) >= 1 else ""
    ending, run = _run_like(part, previous)
    cut_short = len(best) < len(ending) or (run.startswith(part[:_ALIKE]) and len(best) < len(run))
    if not run or best in named or not run.endswith(best) or not cut_short:
        return best
    if _LATIN.fullmatch(part.removesuffix(ending)):  # C类 for A类, and not for what stands before it
        latin = _LATIN.search(run.removesuffix(ending))
        return f"{latin.group()}{ending}" if latin else best
    return run


def measure_for(part: str, previous: Question) -> str:
    """The measure of the last question that ends like a new one: 核心充足率 for 综合充足率; "" where none does.

    A measure stands behind whose it is, often without 的: no more is taken than the part has before what they share,
    in whole words, and something has to be left where it might be whose it is.
    """
    ending, run = _run_like(part, previous)
    own = len(part) - len(ending) or 1  # 核心一级资本充足率 for 一级资本充足率: the word before it goes
    before = previous.text[: previous.text.find(run)]
    cut = tagged_words(run)
    edges = [0, *accumulate(len(word) for word, _ in cut)]
    taken = next((at for at in reversed(edges) if at <= max(0, len(run) - len(ending) - own)), 0)
    for at, (word, flag) in zip(edges, cut, strict=False):
        goes_on = at or before.endswith(previous.names)
        whose = flag in PROPER_TAGS or (goes_on and word in _BODIES and not before.endswith(_BODIES))  # 青禾租赁
        if whose and taken <= at < len(run) - len(ending):
            taken = at + len(word)
    left = before + run[:taken]
    for period in periods(left):
        left = left.replace(period.written, "")
    common = all(is_word(word) and flag not in PROPER_TAGS for word, flag in cut)
    return run[taken:] if run and (common or _EDGE.sub("", left)) else ""


def _run_like(part: str, previous: Question) -> tuple[str, str]:
    """What a part shares with the end of a run of characters in the last question, and the run; "" without one.

    A run begins behind a name, a time, a question word, and what joins parts.
    """
    text = previous.text
    ending = next((part[at:] for at in range(len(part) - _ALIKE + 1) if part[at:] in text), "")
    if not ending or text.count(ending) > 1:
        return "", ""
    start = text.find(ending)
    before = text[:start]
    edges = [found.end() for pattern in (_EDGE, QUESTION_WORD) for found in pattern.finditer(before)]
    edges += [period.end for period in periods(before)]
    named = (*previous.organisations, *previous.products)
    edges += [before.rfind(name) + len(name) for name in named if name in before and not part.startswith(name)]
    return ending, text[max(edges, default=0) : start + len(ending)]


def _begins_within(phrase: str, name: str, text: str) -> bool:
    """Whether a phrase begins in the middle of a name and goes on behind it: 银行文化支行, 北京银行."""
    return name not in phrase and any(
        phrase.startswith(name[at:]) and phrase != name[at:] and name[:at] + phrase in text
        for at in range(1, len(name))
    )


def _shared_ending(a: str, b: str) -> int:
    n = 0
    while n < min(len(a), len(b)) and a[-1 - n] == b[-1 - n]:
        n += 1
    return n


def _noun_phrases(text: str) -> list[str]:
    """Words and runs of two or three neighbouring nouns."""
    cut = tagged_words(text)
    nouns = [bool(re.match(r"n|j|vn|a|l|i|eng|b|v$", flag)) and len(word) > 0 for word, flag in cut]
    return [
        "".join(word for word, _ in cut[i : i + n])
        for n in (3, 2, 1)
        for i in range(len(cut) - n + 1)
        if all(nouns[i : i + n])
    ]
