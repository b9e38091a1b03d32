"""Short names of banks spelled out, by the names that the corpus knows: 兴业 is 兴业银行, 京行 is 北京银行.

A short name counts only where it can mean nothing else: no other organisation of the corpus begins so, and the corpus
hardly uses the word otherwise. 兴业普惠云, a name of its own, and 兴业证券 stay as they are. Knows nothing of
questions.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from corpus.wordlist import words
from embeddings.organisations import Organisations
from qa.answer import Alias
from qa.tagging import is_word, tagged_words

_BANK = "银行"
# Short for these wherever they stand, whether the corpus knows them or not.
_WELL_KNOWN = {
    "工行": "工商银行", "农行": "农业银行", "中行": "中国银行",
    "建行": "建设银行", "交行": "交通银行", "招行": "招商银行",
}  # fmt: skip
_CHINA = "中国"
_KINDS = words("""
    商业 国有 大型 中小 合作 投资 政策 民营 地方 城市 农村 外资 网上 手机 电话 直销 企业 开放 数字 世界 中央 人民 村镇
    农商 口袋 私人 主要 个人 零售 交易 试点 首都
""")
# What makes another name of it, or another word.
_GOES_ON = re.compile(
    r"银行|证券|基金|保险|信托|集团|股份|期货|租赁|理财|科技|地产|健康|人寿|产险|财险|公司|大学|学院|中学|大厦|广场|城市|时报"
    r"|建投|建设|消金|消费金融|投资|控股|资本|资产|[省市县区镇村路街港湾]"
)
_MOST_BANKS, _LONGEST = 300, 4  # the most frequent ones, and characters before 银行: longer ones hold other words
_LEAST_SHARE = 0.5  # of what begins with the short name, and of where it stands, for a word of the dictionary


class Aliases:
    """What short names stand for in one corpus; ``passages_with`` counts the passages that hold two characters."""

    def __init__(self, known: Organisations, passages_with: Callable[[str], int]) -> None:
        self._passages_with = passages_with
        self._shorts = known.shorts
        self._wholes = defaultdict[str, list[str]](list)
        for whole, shorts in known.shorts.items():
            for short in shorts:
                self._wholes[short].append(whole)
        banks = _banks(known.counts)
        self._beginning = _totals(known.counts, banks)
        self._short = sorted((short for short in banks if not _is_place(short)), key=len, reverse=True)
        self._lettered = _lettered(banks)

    def spelled_out(self, text: str, names: Iterable[str] = ()) -> tuple[str, tuple[Alias, ...]]:
        """Put the whole name in the place of each short one; ``names`` are products, which keep theirs."""
        taken = [span for name in names for span in _spans(name, text)]
        found = [
            (start, alias)
            for start, alias in self._aliases(text)
            if not any(low <= start + len(alias.written) and start < high for low, high in taken)  # 兴业 in 兴业普惠云
        ]
        for start, alias in reversed(found):
            text = text[:start] + alias.name + text[start + len(alias.written) :]
        return text, tuple(dict.fromkeys(alias for _, alias in found))

    def forms(self, name: str) -> tuple[str, ...]:
        """What else the corpus calls an organisation: its short forms, or the names that this is short for."""
        low = name.lower()
        shorts = [short for whole in self._shorts if low in whole or whole in low for short in self._shorts[whole]]
        return tuple(dict.fromkeys((*shorts, *self._wholes.get(low, ()))))

    def _aliases(self, text: str) -> Iterator[tuple[int, Alias]]:
        cut = tagged_words(text)
        starts = list(accumulate((len(word) for word, _ in cut), initial=0))
        before = ""
        for start, (word, tag) in zip(starts, cut, strict=False):
            for written, name in self._candidates(text, start, word) if before[:1] not in tuple("njabm") else ():
                end = start + len(written)
                if end in starts and not _GOES_ON.match(text, end):
                    yield start, Alias(written, name)
                    break
            before = tag

    def _candidates(self, text: str, start: int, word: str) -> Iterator[tuple[str, str]]:
        name = self._lettered.get(word) or _WELL_KNOWN.get(word)
        if name:
            yield word, name
        for short in self._short:
            if text.startswith(short, start) and self._means_the_bank(short):
                yield short, short + _BANK

    def _means_the_bank(self, short: str) -> bool:
        """Whether it can mean nothing else; a word that is no name has to stand there mostly as the bank's."""
        bank = self._beginning[short + _BANK] + self._beginning[_CHINA + short + _BANK]
        alone = bank >= _LEAST_SHARE * self._beginning[short]
        return alone and (_is_name(short) or bank >= _LEAST_SHARE * self._passages_with(short[:2]))


def _banks(counts: Counter[str]) -> list[str]:
    """What stands before 银行 in the banks' names, without 中国."""
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    shorts = (name.removesuffix(_BANK).removeprefix(_CHINA) for name in ordered if name.endswith(_BANK))
    banks = (short for short in shorts if 2 <= len(short) <= _LONGEST and short not in _KINDS)
    return list(dict.fromkeys(banks))[:_MOST_BANKS]


def _totals(counts: Counter[str], banks: Iterable[str]) -> Counter[str]:
    """How often names stand there that begin with what a bank's begins with, with and without 银行."""
    wanted = {text for short in banks for text in (short, short + _BANK, _CHINA + short + _BANK)}
    pairs = {text[:2] for text in wanted}
    totals = Counter[str]()
    for name, count in counts.items():
        if name[:2] in pairs:
            for length in range(2, min(len(name), _LONGEST + 4) + 1):
                totals[name[:length]] += count * (name[:length] in wanted)
    return totals


def _lettered(banks: Iterable[str]) -> dict[str, str]:
    """京行 for 北京银行, 工行 for 工商银行: one letter of the name and 行, where it fits one bank and is no word."""
    fits = defaultdict[str, set[str]](set)
    for short in banks:
        for letter in {short[0], short[-1] if _is_place(short) else short[0]}:
            fits[f"{letter}行"].add(short + _BANK)
    return {
        letters: next(iter(names))
        for letters, names in fits.items()
        if len(names) == 1 and (not is_word(letters) or _tag(letters) == "j")
    }


def _spans(name: str, text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(re.escape(name), text, re.IGNORECASE):
        yield match.span()


def _is_name(short: str) -> bool:
    return not is_word(short) or _tag(short) in ("j", "nz", "nt")


def _is_place(short: str) -> bool:
    return _tag(short) == "ns"


def _tag(word: str) -> str:
    parts: Sequence[tuple[str, str]] = tagged_words(word)
    return parts[0][1] if len(parts) == 1 else ""
