"""What is asked: its kind, the names it is about, the unit and the period it wants. Reads the question alone.

Rules over jieba's part-of-speech tags. Knows nothing of the articles; whether a name exists is for others to say.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from corpus.measuring.dates import Period, periods
from corpus.wordlist import words
from qa.language.answer_kinds import Kind, kind_of
from qa.language.asked_units import unit_of
from qa.language.question_words import QUESTION_WORD, behind_question_word
from qa.language.standard_wording import plain
from qa.language.tagging import flag_of, is_word, tagged_words
from qa.language.titles import TITLE
from qa.names.naming import OFFERED, offers, opening
from qa.names.organisation_names import NAME_TAGS, organisations
from qa.names.persons import is_surname, persons_in
from qa.names.places import places_of
from qa.names.posts import asked_post


@dataclass(frozen=True, slots=True)
class Question:
    """``text`` is the question in standard wording.

    ``organisations``, ``products``, ``persons`` and ``places`` are what the evidence must speak of; ``topic`` is the
    name that the question opens with, where it is none of these.
    ``head`` is the noun asked for: 利率 in 年化利率是多少, 金融机构 in 多少家金融机构. ``unit`` is that of the figure
    asked for ("元" for 多少亿元), "" when any will do. ``content`` says how much meaning each character of ``text``
    carries: 1 in a noun, less in a verb, 0 in question words, function words and punctuation.
    """

    text: str
    kind: Kind
    organisations: tuple[str, ...]
    products: tuple[str, ...]
    persons: tuple[str, ...]
    places: tuple[str, ...]
    topic: str
    head: str
    unit: str
    period: Period | None
    content: tuple[float, ...]

    @property
    def bank_name(self) -> str:
        """The organisation of the question that is a bank or a branch, "" without one."""
        return next((name for name in self.organisations if _BANK.search(name)), "")

    @property
    def names(self) -> tuple[str, ...]:
        """All names in the question."""
        return tuple(dict.fromkeys([*self.organisations, *self.products, *self.persons, *filter(None, [self.topic])]))

    @property
    def vague_head(self) -> bool:
        """Whether ``head`` could be said in many other ways: a verb, or a noun like 情况."""
        return self.head in _VAGUE_WORDS or all(flag[0] not in "nj" for _, flag in tagged_words(self.head))

    @property
    def asks_at(self) -> int:
        """Where the question word stands; the end of the text without one."""
        match = QUESTION_WORD.search(self.text)
        return match.start() if match else len(self.text)


_BANK = re.compile("(?:银行|分行|银行.*支行)$")
_MARKS = ("“", "《", "「", "‘")
_YEAR = re.compile("[0-9]{4}|今年|去年|前年|明年")
_WHETHER = re.compile(r"([要用能会可需该])不\1(?:要|以)?")  # 要不要, 需不需要
_THAN, _COMPARED = re.compile("[与和跟同]$"), re.compile("(?:时|的时候)?相?比")
_FUNCTION_TAGS = words("uj ul uz ud ug uv u c p r y e o w x d f zg")
_FUNCTION_WORDS = words("""
    的 了 是 在 有 为 和 与 及 或 也 都 请 请问 吗 呢 吧 啊 一共 总共 共 现在 目前 这 那 这个 那个 这家 该 它 其 叫
    能 可以 将 被 把 让 使 由 从 到 对 向 于 用 做 进行 分别 主要 具体 据 以来 帮 我 你 您 他 她 们
""")
_NO_GIVEN_NAMES = words("企业 公司 银行 贷款 客户 产品 业务 资金 平台 机构 用户 保险 基金")  # 管企业 is no person
_PARTICLES = frozenset("了着过")
_KEPT = words("上 下 内 外 不 前 后 首")  # 线上, 不良: adverbs and places that do carry meaning
# A verb is paraphrased more often than a noun (推出, 发布, 开办); a vague noun says nearly nothing.
_VERB, _SHORT_VERB, _VAGUE = 0.5, 0.25, 0.15
_VAGUE_WORDS = words("""
    东西 方面 情况 名字 名称 时候 时间 问题 意思 比例 内容 样子 原因 办法 方式 地方 个 家 户 钱 款 做 办 搞 弄 说
    用来 拿 拿来 拿到 想 要 开始 靠 找 去 来 可 一起 当时 最后 后来 平时 那阵子 期间 产品 业务 特点 优点 优势 特色
    数量 数目 个数 总数 百分比 人数 次数 型号 类型
    准备 亮点 公司 企业 机构 单位 需要 必须 能够 应该 应当 可能 一定 会不会 是不是 有没有 能不能 要不要 是否
""")


def read_question(text: str, known: Iterable[str] = (), today: date | None = None) -> Question:
    """Read a question that stands by itself; what a follow-up leaves out is put in by dialogue.py before.

    ``known`` are the names in it that the corpus knows; ``today`` is what 今年 and 去年 count from.
    """
    text = plain(text)
    tagged = tagged_words(text)
    kind = Kind.PERSON if asked_post(text) else kind_of(text)  # 谁是局长 compares nothing
    asked = periods(text, today)
    bodies = organisations(tagged)
    products = _products([*known, *offers(tagged)], bodies)
    persons = _persons(text, tagged, products)
    topic = opening(tagged)
    if any(0 <= text.lower().find(name) < len(topic) for name in products):  # 办政采贷: no 办政
        topic = ""
    places = places_of(tagged, (*bodies, *products, *persons))
    return Question(
        text=text,
        kind=kind,
        organisations=bodies,
        products=products,
        persons=persons,
        places=places,
        topic="" if any(topic in name or name in topic for name in (*bodies, *products, *persons, *places)) else topic,
        head=_head(text, tagged),
        unit=unit_of(text) if kind in (Kind.FIGURE, Kind.COMPARISON) else "",
        period=_of_no_year(_asked_for(asked, text)) if asked else None,
        content=_content(text, tagged, asked),
    )


def _asked_for(named: Sequence[Period], text: str) -> Period:
    """The first of the periods that a text names, but for those that a change is counted from: 与2021年初相比."""
    asked = (
        period for period in named if not (_THAN.search(text[: period.start]) and _COMPARED.match(text, period.end))
    )
    return next(asked, named[0])


def _of_no_year(period: Period) -> Period:
    """A month without a year may be of any; only a text's date of publication could tell."""
    return period if _YEAR.search(period.written) else replace(period, first=None, last=None)


def standing(names: Iterable[str], text: str) -> list[str]:
    """Those of the names in a text that stand there by themselves: 普惠贷 in 普惠贷款 is a part of other words.

    What is made of common words alone is a name only where the text marks it as one: “随时准备”.
    """
    folded = text.lower()
    within = [span for span in _words_at(text) if span[1] - span[0] > 1]

    def stands(name: str) -> bool:
        for match in re.finditer(re.escape(name), folded):
            marked = folded[: match.start()].endswith(_MARKS)
            cut = any(start < edge < end for edge in match.span() for start, end in within)
            if marked or not (cut or (_common(match.span(), within) and not name.endswith(OFFERED))):
                return True
        return False

    return [name for name in names if stands(name)]


def _common(span: tuple[int, int], words_at: list[tuple[int, int]]) -> bool:
    """Whether two or more words of the dictionary make up a span, and nothing else does."""
    inside = [(start, end) for start, end in words_at if span[0] <= start and end <= span[1]]
    return len(inside) > 1 and sum(end - start for start, end in inside) == span[1] - span[0]


def _words_at(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of the dictionary stand."""
    at = 0
    for word, _ in tagged_words(text):
        if is_word(word):
            yield at, at + len(word)
        at += len(word)


def _head(text: str, tagged: list[tuple[str, str]]) -> str:
    """The nouns behind the question word, or the last word before it where none follows; a title in 行长叫什么."""
    titled = re.search(rf"(副?{TITLE})(?:的)?(?:名字)?(?:是|叫)(?:谁|哪位|什么)", text)
    if titled:
        return titled[1]
    match = QUESTION_WORD.search(text)
    if not match:
        return ""
    before, after, at = "", "", 0
    for word, flag in tagged:
        if at >= match.end() and flag in NAME_TAGS:
            after += word
        elif at >= match.end() and (after or flag not in ("q", "uj", "m")):
            break
        elif at + len(word) <= match.start() and word not in _FUNCTION_WORDS and flag not in _FUNCTION_TAGS:
            before = word
        at += len(word)
    return after or before


def _products(names: Iterable[str], bodies: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the names that are part of no organisation's, nor of another product's."""
    names = tuple(dict.fromkeys(name.lower() for name in names))
    whole = " ".join(body.lower() for body in bodies)
    return tuple(
        name for name in names if name not in whole and not any(name != other and name in other for other in names)
    )


def _persons(text: str, tagged: list[tuple[str, str]], products: tuple[str, ...]) -> tuple[str, ...]:
    """Persons by name; 谈政 in 谈政采贷 is none, nor a word of the dictionary like 卫星."""
    ends = {at: flag for at, (_, flag) in zip(accumulate(len(word) for word, _ in tagged), tagged[1:], strict=False)}
    taken = [match.span() for name in products for match in re.finditer(re.escape(name), text, re.IGNORECASE)]
    found = (
        text[start:end]
        for start, end in persons_in(text)
        if ends.get(end, "x")[0] not in "nj" and not any(low < end and start < high for low, high in taken)
    )
    names = (name for name in (*found, *_torn(tagged)) if not _common_noun(name) and not _says_what_happens(name, text))
    return tuple(dict.fromkeys(names))


def _torn(tagged: list[tuple[str, str]]) -> Iterator[str]:
    """Names that the tagger tears apart behind the surname: 孙 浩然."""
    before = ""
    for (surname, flag), (given, tag), (_, behind) in zip(tagged, tagged[1:], [*tagged[2:], ("", "x")], strict=False):
        opens = before[:1] in ("", "c", "p", "x", "u")
        named = is_surname(surname) and flag in ("nr", "zg") and len(given) <= 2 and tag[0] in "anz"
        if opens and named and behind[0] in "vpurxtd":
            yield surname + given
        before = flag


def _says_what_happens(name: str, text: str) -> bool:
    """钱汇 of 钱汇出去 is a noun with its verb, and no person."""
    if len(name) != 2 or is_word(name) or flag_of(name[0]) != "n":
        return False
    behind = tagged_words(text[text.find(name) + len(name) :])[:1]
    return bool(behind) and len(behind[0][0]) > 1 and behind[0][1] == "v"


def _common_noun(word: str) -> bool:
    """卫星 and 宇航 are persons in jieba's dictionary, and 银行卡 one by its looks."""
    if word.startswith(("银行", "保险", "证券", "贷款")) or word[1:] in _NO_GIVEN_NAMES:
        return True
    if (len(word) == 4 and is_word(word[:2]) and is_word(word[2:])) or word[1] in _PARTICLES:
        return True  # 关了门
    if len(word) == 3 and is_word(word) and flag_of(word[1:]) == "n" and is_word(word[:2]):
        return True  # 岳父母: 岳父 and 父母
    return is_word(word) and (len(word) == 2 or not tagged_words(word)[0][1].startswith("nr"))


def _content(text: str, tagged: list[tuple[str, str]], asked: list[Period]) -> tuple[float, ...]:
    meaning: list[float] = []
    for word, flag in tagged:
        meaning.extend([_meaning(word, flag)] * len(word))
    counted = [(m.start(), behind_question_word(text, m.start())) for m in QUESTION_WORD.finditer(text)]  # 笔 in 笔续贷
    whether = [match.span() for match in _WHETHER.finditer(text)]
    for start, end in [*((p.start, p.end) for p in asked), *counted, *whether]:
        meaning[start:end] = [0.0] * (end - start)  # the period is checked by itself
    return tuple(meaning)


def _meaning(word: str, flag: str) -> float:
    if word.isspace() or word in _FUNCTION_WORDS or (flag in _FUNCTION_TAGS and word not in _KEPT):
        return 0.0
    if flag == "m" and not any(character.isdigit() for character in word):
        return 0.0  # 三个, 几年: counted, and seldom in the same words
    if word in _VAGUE_WORDS or flag == "q":
        return _VAGUE
    if flag[0] in "va":
        return _VERB if len(word) > 1 else _SHORT_VERB
    return 1.0
