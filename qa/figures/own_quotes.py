"""Which quotes found for a side of a comparison may be of that side, by the names in them. Pure functions.

Guards see to names that a question is known to name. Knows nothing of the figures, nor of what is compared.
"""

import re
from collections.abc import Sequence

from corpus.measuring.dates import periods
from qa.asking.question import read_question
from qa.language.tagging import PROPER_TAGS, is_word, tagged_words
from qa.reading.reader import Quote
from qa.surroundings import sentence_before

_ABOUT_AS_GOOD = 0.7  # of the score of the best quote
_NAMING = PROPER_TAGS - {"nt"}  # 商业银行 is nt, and names none
_OF_ITS_OWN = PROPER_TAGS - {"nt", "ns"}
# A measure, or a kind of things or people, which an article may word in another way: 首贷户, 科创板, 小微贷.
_MEASURE_OR_KIND = re.compile("[贷款债险券]|养老|[户板率额量值费价税息差利润金者员人民业类群]$")
_CHINESE = re.compile("[一-龥]{2,}")
_SAYS_WHICH_TIME = re.compile("(?:时间|截[至止]|[在到于])$")  # 北京时间8月8日


def own_quotes(sides: Sequence[str], quotes: Sequence[Sequence[Quote]]) -> list[list[Quote]]:
    """The quotes that may be of each side, by whom they name.

    What the guards know to be a name needs no more than that no other side is named; an article goes on with 该行. A
    kind, 大型商业银行, is named wherever something is told of it. And no guard misses a name that its form does not
    show to be one, as those of shares often are: the fall of any other share would do as well.
    """
    names = [_timeless(side) for side in sides]
    return [_own(name, names, of_side) for name, of_side in zip(names, quotes, strict=True)]


def _own(name: str, names: Sequence[str], quotes: Sequence[Quote]) -> list[Quote]:
    named = [quote for quote in quotes if name and (name in quote.text or name in _before(quote))]
    if is_unmarked(name):
        return named
    if not _is_name(name) and named and named[0].score >= _ABOUT_AS_GOOD * quotes[0].score:
        return named
    others = [other for other in names if other and other not in name]
    return [quote for quote in quotes if quote in named or not any(other in quote.text for other in others)]


def is_unmarked(side: str) -> bool:
    """Whether a side is the name of something, and its form does not show it.

    Where a word is a name or known to no dictionary; a place is named in many ways, and so is what is measured.
    """
    cut = tagged_words(side)
    named = any(flag in _OF_ITS_OWN or (_CHINESE.fullmatch(word) and not is_word(word)) for word, flag in cut)
    if not named or "的" in side or _MEASURE_OR_KIND.search(side) or any(flag == "ns" for _, flag in cut):
        return False
    asked = read_question(side)
    return not (asked.organisations or asked.persons)


def _is_name(text: str) -> bool:
    """Whether a word of a text names something, as the tagger sees it."""
    cut = tagged_words(text)
    return (
        cut[0][1] in PROPER_TAGS if len(cut) == 1 else any(flag in _NAMING or not is_word(word) for word, flag in cut)
    )


def _before(quote: Quote) -> str:
    return sentence_before(quote.paragraph.text, quote.start)


def _timeless(side: str) -> str:
    """The name in a side, without a time: 甲汽车 of 北京时间8月8日甲汽车, 江苏银行 of 江苏银行2022年净利润."""
    times = periods(side)
    if not times:
        return side
    before, behind = side[: times[0].start], side[times[-1].end :].removeprefix("的")
    named = before and not _SAYS_WHICH_TIME.search(before) and _is_name(before)
    return before if named else behind or before
