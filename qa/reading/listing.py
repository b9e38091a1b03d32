"""Lists in a sentence: their items, where they end, and how many things a question wants listed.

"“甲”、“乙”等两项", "甲、乙签署协议": what runs on behind the last item belongs to none. Pure functions over texts;
knows nothing of scores.
"""

import re

from corpus.measuring.numerals import number
from qa.asking.question import Question

_QUOTED_ITEM = r"[“《][^”》]{1,24}[”》][^，。；：！？、“”\s]{0,8}"
_ITEM = rf"(?:{_QUOTED_ITEM}|(?:[^，。；：！？、“”和及与\s]|(?<=[A-Za-z]) (?=[A-Za-z])){{1,28}})"
LISTED = re.compile(rf"{_ITEM}(?:(?:、|以?及|和|与){_ITEM})+|(?:[“《][^”》]{{1,24}}[”》]){{2,}}")
_WITH = re.compile("[与和跟同]")
_BETWEEN = r"、|\+|以?(?<![涉普触波])及(?!时|格)|和(?!谐)|与(?!会)|(?<=[”》])(?=[“《])"
_BETWEEN_ITEMS = re.compile(_BETWEEN)
_LAST_ITEM = re.compile(f"^.*(?:{_BETWEEN})")
_BEHIND_ITEMS = re.compile(
    r"等(?![级待候])|签[订署约]|达成|共同|联合(?:发布|印发|推出|举办)|获[批准]|上榜|入选"
    r"|共?[\d两二三四五六七八九十]+(?:家|个|名|位|项|类|种|款|大|方面)"
)
_HOW_MANY_THINGS = re.compile(
    r"(?<![\d.第])([两二三四五六七八九十]|\d{1,2})(?:大|个|家|项|类|种|款|位|名|方面|点)(?!月|半)"
)
_ENDING = 2
_NTH = {"首先": 1, "其次": 2, "再次": 3}
_DIGIT = "[一二三四五六七八九1-9]"
_NUMBERED = re.compile(rf"(?P<word>{'|'.join(_NTH)})|最后|[第（(]?(?P<number>{_DIGIT})(?:是|[，,]|[）)、.．](?![0-9]))")
_FIRST = re.compile(r"[：:，,。]\s*(?:一是|第一[是，,]|首先|[（(][一1][）)]|1[、.．](?![0-9]))")
# What announces heads, each a sentence of its own: 提出三方面要求： 做精…。…做实…。
_ANNOUNCED = re.compile(r"([两二三四五六七八九十]|\d)(?:个?方面|项|点|大|条)[^，。：:]{0,8}[：:]\s*(\S)")
# What announces things by their name: 须同时符合三大条件：一是.
_THINGS_ANNOUNCED = re.compile(r"([两二三四五六七八九十]|\d)(?:个|大|项|点|条|种|类)([^，。：:]{0,10})[：:]")


def place_in_series(sentence: str) -> int | None:
    """Which item of a numbered series a sentence is: 2 for 二是, 其次 and （二）, 0 for 最后; None where it is none."""
    found = _NUMBERED.match(sentence)
    if not found:
        return None
    return _NTH.get(found["word"] or "", 0) or (_value(found["number"]) if found["number"] else 0)


def opens_series(sentence: str) -> bool:
    """Whether the first item of a numbered series stands behind what announces it: 做好三项工作：一是…."""
    return _FIRST.search(sentence) is not None


def asked_number(question: Question) -> int:
    """How many things a list is asked to have: 3 of 三大原因 and 哪三个省; 0 where none is said."""
    said = _HOW_MANY_THINGS.search(question.text)
    return _value(said[1]) if said else 0


def items_in(listed: str) -> int:
    """How many things a list names."""
    return len(_BETWEEN_ITEMS.findall(listed)) + 1


def trimmed(question: Question, sentence: str, start: int, end: int) -> tuple[int, int]:
    """A list without what runs on behind its last item: 等四方面, 3家银行获批, or what follows how others end.

    甲银行与 of 甲银行与乙、丙 goes, too, where 甲银行 is asked about: it is none of the others.
    """
    own = next((name for name in question.names if sentence.startswith(name, start)), "")
    with_others = _WITH.match(sentence, start + len(own)) if own else None
    start = with_others.end() if with_others else start
    listed = sentence[start:end]
    at = _LAST_ITEM.search(listed)
    last = at.end() if at else 0
    goes_on = _BEHIND_ITEMS.search(listed, last + 1)
    if goes_on:
        return start, start + goes_on.start()
    first = _BETWEEN_ITEMS.split(listed, maxsplit=1)[0]
    ends = listed.find(first[-_ENDING:], last) if len(first) > _ENDING else -1
    return (start, start + ends + _ENDING) if ends > last else (start, end)


def announced(question: Question, sentence: str) -> str:
    """How the heads begin that a sentence announces, as many as are asked for; "" where it announces none."""
    found = _ANNOUNCED.search(sentence)
    return found[2] if found and _value(found[1]) == asked_number(question) else ""


def announces_asked(question: Question, sentence: str) -> bool:
    """Whether a sentence announces as many things as are asked for, by the noun that is asked for: 三大条件."""
    found = _THINGS_ANNOUNCED.search(sentence)
    return bool(
        found and len(question.head) > 1 and question.head in found[2] and _value(found[1]) == asked_number(question)
    )


def _value(written: str) -> int:
    return int(written) if written.isdecimal() else int(number(written) or 0)


def position_in_list(text: str, number_of_items: int, name: str) -> int | None:
    """At which place the last list of so many items in a text names something; None where it can't be told."""
    lists = (_BETWEEN_ITEMS.split(match.group()) for match in LISTED.finditer(text))
    items = next((found for found in reversed(list(lists)) if len(found) == number_of_items), [])
    bare = name.partition("的")[0]
    told = [item.partition("的")[0] for item in items]
    shared = [_at_edge(item, bare, last=item is told[-1]) for item in told]
    best = max(shared, default=0)
    return shared.index(best) if best >= _ENDING and shared.count(best) == 1 else None


def _at_edge(item: str, name: str, last: bool) -> int:
    """How many characters of a name an item ends with; the last one, on which the sentence may run, begins with."""
    lengths = range(len(item), 0, -1)
    return next((n for n in lengths if (item[:n] if last else item[-n:]) in name), 0)
