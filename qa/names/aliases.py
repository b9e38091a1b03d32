"""Short names of banks spelled out, by the names that the corpus knows: 兴业 is 兴业银行, 京行 is 北京银行.

A short name counts only where it can mean nothing else: no other organisation of the corpus begins so, and the corpus
hardly uses the word otherwise. 兴业普惠云, a name of its own, and 兴业证券 stay as they are. Knows nothing of
questions.
"""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from embeddings.organisations import Organisations
from qa.answer import Alias
from qa.language.tagging import is_word, tagged_words
from qa.names.bank_names import KINDS_OF_BANKS, WELL_KNOWN, ends_with_bank, short_name
from qa.names.company_names import written_otherwise

_BANK = "银行"
_CHINA = "中国"
# What makes another name of it, or another word.
_GOES_ON = re.compile(
    r"银行|证券|基金|保险|信托|集团|股份|期货|租赁|理财|科技|地产|健康|金融(?![服产支业科机])|人寿|产险|财险|寿险|公司"
    r"|大学|学院|中学|大厦|广场|城市|时报"
    r"|建投|建设|消金|消费金融|金租|金融租赁|资管|投资|控股|资本|资产|[省市县区镇村路街港湾]"
)
_RURAL = re.compile("农商行(?!业)")
_MOST_BANKS, _LONGEST = 300, 4  # the most frequent ones, and characters before 银行: longer ones hold other words
_LEAST_NAMED = 3  # times: what is named once may be no bank
_DOMINANT = 3  # times as often as all others with the same letter
_NOMINAL = tuple("njabm")  # parts of speech behind which a short name is a part of another one
_OFFICES = ("分行", "支行")
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
        self._in_full = _in_full(known.counts)
        self._beginning = _totals(known.counts, banks)
        self._short = sorted((short for short in banks if not _is_place(short)), key=len, reverse=True)
        self._lettered = _lettered(banks, self._beginning)
        self._longer = _longer(known.counts, self._short)

    def spelled_out(self, text: str, names: Iterable[str] = ()) -> tuple[str, tuple[Alias, ...]]:
        """Put the whole name in the place of each short one; ``names`` are products, which keep theirs."""
        text = _RURAL.sub("农商银行", text)
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

    def written(self, name: str) -> tuple[str, ...]:
        """How else articles may write an organisation's name, to search for it: 浙江稠州商业银行 for 稠州银行."""
        bank, office = name.partition(_BANK)[::2]
        named = ends_with_bank(bank) if bank and bank != name else ""
        whole = self._in_full.get(short_name(named), ()) if named else ()
        forms = (*self.forms(name), *written_otherwise(name), *(f"{one}{_BANK}{office}" for one in whole))
        return tuple(form for form in dict.fromkeys(forms) if form not in name)

    def _aliases(self, text: str) -> Iterator[tuple[int, Alias]]:
        cut = tagged_words(text)
        starts = list(accumulate((len(word) for word, _ in cut), initial=0))
        before = ""
        for start, (word, tag) in zip(starts, cut, strict=False):
            for written, name in self._candidates(text, start, word, before):
                end = start + len(written)
                if end in starts and not self._is_another(text, start, written):
                    yield start, Alias(written, name)
                    break
            before = tag

    def _candidates(self, text: str, start: int, word: str, before: str) -> Iterator[tuple[str, str]]:
        name = self._lettered.get(word) or WELL_KNOWN.get(word)
        if name:
            yield word, name
        if before.startswith(_NOMINAL):  # 福建兴业
            return
        for short in self._short:
            if text.startswith(short, start) and self._means_the_bank(short):
                yield short, short + _BANK

    def _is_another(self, text: str, start: int, written: str) -> bool:
        """Whether a longer name stands there, of another organisation that the corpus knows or by how it goes on."""
        longer = any(text.startswith(other, start) for other in self._longer.get(written, ()))
        return longer or _GOES_ON.match(text, start + len(written)) is not None

    def _means_the_bank(self, short: str) -> bool:
        """Whether it can mean nothing else; a word that is no name has to stand there mostly as the bank's."""
        bank = self._beginning[short + _BANK] + self._beginning[_CHINA + short + _BANK]
        alone = bank >= _LEAST_SHARE * self._beginning[short]
        return alone and (_is_name(short) or bank >= _LEAST_SHARE * self._passages_with(short[:2]))


def _banks(counts: Counter[str]) -> list[str]:
    """What stands before 银行 in the banks' names, without 中国."""
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    shorts = (name.removesuffix(_BANK).removeprefix(_CHINA) for name in ordered if name.endswith(_BANK))
    banks = (short for short in shorts if 2 <= len(short) <= _LONGEST and short not in KINDS_OF_BANKS)
    return list(dict.fromkeys(banks))[:_MOST_BANKS]


def _in_full(counts: Counter[str]) -> dict[str, list[str]]:
    """What stands before 银行 in the banks' longer names, by the short form that these have."""
    long = (name.removesuffix(_BANK) for name, _ in counts.most_common() if name.endswith(_BANK))
    found = defaultdict[str, list[str]](list)
    for name in itertools.islice((name for name in long if len(name) > _LONGEST), _MOST_BANKS):
        bank = ends_with_bank(name)
        if bank:
            found[short_name(bank)].append(name)
    return found


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


def _lettered(banks: Iterable[str], beginning: Counter[str]) -> dict[str, str]:
    """京行 for 北京银行, 工行 for 工商银行: one letter of the name and 行, where it fits one bank and is no word.

    It fits the one that is named far more often than all others: 京行企业银行 is that of a page, and named once.
    """
    fits = defaultdict[str, Counter[str]](Counter)
    for short in banks:
        for letter in {short[0], short[-1] if _is_place(short) else short[0]}:
            fits[f"{letter}行"][short + _BANK] = beginning[short + _BANK] + beginning[_CHINA + short + _BANK]
    found = {}
    for letters, names in fits.items():
        (first, most), *_ = names.most_common(1)
        alone = most >= max(_LEAST_NAMED, _DOMINANT * (names.total() - most))
        if alone and (not is_word(letters) or _tag(letters) == "j"):
            found[letters] = first
    return found


def _longer(counts: Iterable[str], shorts: Iterable[str]) -> dict[str, list[str]]:
    """The organisations whose names begin with a bank's short name, and that are neither the bank nor its branches."""
    wanted = set(shorts)
    found = defaultdict[str, list[str]](list)
    for name in counts:
        for length in range(2, _LONGEST + 1):
            short, rest = name[:length], name[length:]
            if rest and short in wanted and not rest.startswith(_BANK) and not rest.endswith(_OFFICES):
                found[short].append(name)
    return found


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
