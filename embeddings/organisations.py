"""Organisations that the corpus names, how often, and the short forms that it introduces for them.

A name ends like one (银行, 公司, 平台); where it begins, jieba and parts of speech tell. A short form stands in
brackets behind its name: "青川小微服务有限公司（以下简称“青川小微”）". Names are in lower case, as in the lexicon.
Must not know where texts come from, or what the names are used for.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import dropwhile
from pathlib import Path
from typing import Self

from corpus.whole_files import replacing
from corpus.wordlist import any_of, words
from embeddings.words import Segmenter

LARGEST = 20_000
"""Names kept, the most frequent ones, besides those with short forms."""

_BODIES = any_of(
    "股份有限公司 有限责任公司 有限公司 公司 集团 证券 信托 基金会 交易所 研究院 研究所 委员会 管理局 监督局 税务局 "
    "统计局 大学 医院 协会 商会 学会 俱乐部 平台 中心 商业银行 银行"
)
# 证券市场, 大学生: what goes on is another word.
_ENDING = re.compile(rf"(?:{_BODIES})(?![业化卡间账存贷机券柜系端])(?:[一-龥]{{2,4}}(?:分行|分公司))?")
_RUN = re.compile(r"[一-龥A-Za-z0-9·]{1,20}$")
_REACH = 20
_SHORT = re.compile(
    r"[（(](?:以下|下文|以下均|文中|文内)?(?:统一)?(?:简称|下称|称)(?:为|作|是)?[：:，,]?\s*"
    r"[“\"「]?(?:公司或者?|本?集团或)?(?P<short>[一-龥A-Za-z0-9]{2,10})[”\"」]?[）)]"
)
_LIKE_A_NAME = re.compile(
    r"(?:会|赛|节|展|局|部|委|院|校|路|线|园|区|站|馆|港|厂|店|行|司|团|所|台|心|盟|社|联|系统|项目|工程|计划|机制)$"
)
# Before these a name can't go on to the left.
_NEVER_WITHIN = words("""
    的 了 是 在 有 为 和 与 及 等 将 被 把 由 从 到 对 向 于 以 之 其 该 这 那 各 每 某 据 经 并 而 但 也 都 还 已 又
    就 同 跟 让 使 给 多家 一家 这家 两家 旗下 以及 包括 通过 来自 成为 作为 根据 其中 近日 目前 此外 现任 时任 历任
    原任 任命
""")
_LEADING = words("记者 消息 方面 企业 子公司 股东 客户 用户 被告人 负责人 董事长 总经理 行长 主任 局长")
_STOPS = ("p", "c", "u", "d", "r", "y", "e", "w", "m", "q", "f", "t", "x")
_PROPER = words("ns nt nz nr nrt nrfg j")
_KINDS = words("""
    首都 试点 人民 中央 商业 国有 大型 中小 合作 投资 政策 民营 地方 城市 农村 外资 网上 手机 电话 直销 企业 开放 数字
    世界 公司 零售 个人 交易 贷款 开户 各家 多家 股份制 城商 农商 村镇 中资 上市 保险 银行
""")
_DOMINANT = 3  # times as often: then the longer name is the shorter one with something else before it


@dataclass(frozen=True, slots=True)
class Organisations:
    """``counts``: names with how often they stand there. ``shorts``: name -> its short forms, with how often."""

    counts: Counter[str] = field(default_factory=Counter)
    shorts: Mapping[str, Counter[str]] = field(default_factory=dict)

    def __add__(self, other: "Organisations") -> "Organisations":
        shorts = {name: Counter(short) for name, short in self.shorts.items()}
        for name, short in other.shorts.items():
            shorts.setdefault(name, Counter()).update(short)
        return Organisations(self.counts + other.counts, shorts)

    def most_common(self) -> "Organisations":
        """Keep the `LARGEST` most frequent names, and all that have short forms."""
        ordered = sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))
        kept = {name for name, _ in ordered[:LARGEST]} | self.shorts.keys()
        return Organisations(Counter({name: self.counts[name] for name in kept}), self.shorts)

    def save(self, path: Path) -> None:
        """Write a line for each name: the name, its count, and its short forms with theirs, between tabs."""
        lines = []
        for name, count in sorted(self.counts.items(), key=lambda item: (-item[1], item[0])):
            shorts = [part for short, seen in self.shorts.get(name, Counter()).items() for part in (short, str(seen))]
            lines.append("\t".join((name, str(count), *shorts)) + "\n")
        with replacing(path) as file:
            file.write("".join(lines).encode())

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote.

        Raises:
            OSError: there is no such file.
            ValueError: it is none of these.
        """
        counts, shorts = Counter[str](), dict[str, Counter[str]]()
        for line in path.read_text(encoding="utf-8").splitlines():
            name, count, *rest = line.split("\t")
            counts[name] = int(count)
            if rest:
                shorts[name] = Counter({short: int(seen) for short, seen in zip(rest[::2], rest[1::2], strict=True)})
        return cls(counts, shorts)


def learn(texts: Iterable[str], segmenter: Segmenter, tags: Mapping[str, str]) -> Organisations:
    """Count the organisations in texts; ``tags`` holds the part of speech of each word of the dictionary."""

    @lru_cache(100_000)
    def name(run: str, ending: str) -> str:
        return _name(segmenter.words(run + ending), len(ending), tags)

    counts, shorts = Counter[str](), dict[str, Counter[str]]()
    for text in texts:
        for found in _ENDING.finditer(text):
            run = _RUN.search(text, max(0, found.start() - _REACH), found.start())
            if run and (named := name(run[0], found[0])):
                counts[named] += 1
        for short in _SHORT.finditer(text):
            run = _RUN.search(text, max(0, short.start() - _REACH), short.start())
            if run and _LIKE_A_NAME.search(run[0]) and not _is_common(short["short"].lower(), tags):
                whole = "".join(_back(segmenter.words(run[0]), 1, tags))
                if len(whole) > len(short["short"]) and abbreviates(short["short"].lower(), whole):
                    counts[whole] += whole not in counts
                    shorts.setdefault(whole, Counter())[short["short"].lower()] += 1
    return Organisations(_without_prefixed(counts, shorts.keys()), shorts)


def abbreviates(short: str, name: str) -> bool:
    """Whether the characters of a short form stand in a name in the same order: 中基协, 中国证券投资基金业协会."""
    characters = iter(name)
    return all(character in characters for character in short)


def _is_common(short: str, tags: Mapping[str, str]) -> bool:
    """公司, 大赛, 本次发行: short for what one article speaks of, and for others elsewhere."""
    return short in tags and tags[short] not in _PROPER


def _name(cut: list[str], ending: int, tags: Mapping[str, str]) -> str:
    """The name that ends a run of words; "" for a common noun (物业公司, 商业银行)."""
    kept = _back(cut, ending, tags)
    name = "".join(kept)
    ends = _words_before(kept, ending)
    before, first = kept[:ends], name[:-ending]
    if len(first) < 2 or first in _KINDS:
        return ""
    if len("".join(before)) < len(first):  # 兴业银行 is a word of the dictionary
        before.append(kept[ends])
    bank = name[-ending:].startswith("银行") and before == [first] and tags.get(first, "n")[0] in "njab"
    return name if bank or any(tags.get(word, "nz") in _PROPER for word in before) else ""


def _back(cut: list[str], ending: int, tags: Mapping[str, str]) -> list[str]:
    """The words of a name, from its end back to what can't belong to it."""
    kept: list[str] = []
    length = 0
    for word in reversed(cut):
        if length >= ending and (word in _NEVER_WITHIN or tags.get(word, "n")[0] in _STOPS):
            break
        kept.insert(0, word)
        length += len(word)
    most = max(0, _words_before(kept, ending) - 1)  # 平安 of 平安银行 stays, though an adjective
    return [*dropwhile(lambda word: _leads(word, tags), kept[:most]), *kept[most:]]


def _words_before(kept: list[str], ending: int) -> int:
    """How many words stand before the ending."""
    length = 0
    for number, word in enumerate(reversed(kept), 1):
        length += len(word)
        if length >= ending:
            return len(kept) - number
    return 0


def _leads(word: str, tags: Mapping[str, str]) -> bool:
    """走访, 优秀, 记者: what stands before a name, and is none of it."""
    return len(word) > 1 and (tags.get(word, "nz")[0] in "va" or word in _LEADING)


def _without_prefixed(counts: Counter[str], kept: Iterable[str]) -> Counter[str]:
    """Count 现在兴业银行 as 兴业银行, where that stands there far more often."""
    merged, spared = Counter[str](), frozenset(kept)
    for name, count in counts.items():
        parts = (name[start:] for start in range(1, len(name) - 3)) if name not in spared else ()
        shorter = next((part for part in parts if counts.get(part, 0) >= _DOMINANT * count), name)
        merged[shorter] += count
    return merged
