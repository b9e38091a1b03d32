"""What is asked: its kind, the names it is about, the unit and the period it wants. Reads the question alone.

Rules over jieba's part-of-speech tags. Knows nothing of the articles; whether a name exists is for others to say.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from corpus.dates import Period, periods
from corpus.wordlist import words
from qa.tagging import is_word, tagged_words
from qa.wording import QUESTION_WORD, TITLE, Kind, kind_of, plain, unit_of


@dataclass(frozen=True, slots=True)
class Question:
    """``text`` is the question in standard wording.

    ``organisations`` and ``products`` (names that the corpus knows) are what the evidence must speak of.
    ``head`` is the noun asked for: 利率 in 年化利率是多少, 金融机构 in 多少家金融机构. ``unit`` is that of the figure
    asked for ("元" for 多少亿元), "" when any will do. ``content`` says how much meaning each character of ``text``
    carries: 1 in a noun, less in a verb, 0 in question words, function words and punctuation.
    """

    text: str
    kind: Kind
    organisations: tuple[str, ...]
    products: tuple[str, ...]
    head: str
    unit: str
    period: Period | None
    content: tuple[float, ...]

    @property
    def bank_name(self) -> str:
        """The organisation of the question that is a bank or a branch, "" without one."""
        return next((name for name in self.organisations if name.endswith(("银行", "分行"))), "")

    @property
    def vague_head(self) -> bool:
        """Whether ``head`` could be said in many other ways: a verb, or a noun like 情况."""
        return self.head in _VAGUE_WORDS or all(flag[0] not in "nj" for _, flag in tagged_words(self.head))

    @property
    def asks_at(self) -> int:
        """Where the question word stands; the end of the text without one."""
        match = QUESTION_WORD.search(self.text)
        return match.start() if match else len(self.text)


# What the name of an organisation ends with.
_ENDS = tuple(
    words("""
    银行 分行 支行 公司 集团 中心 大学 学院 医院 协会 学会 委员会 基金会 研究院 研究所 交易所 证券 保险 基金 信托
    有限 总局 管理局 监管局 法院 检察院 部 局 厅 署 报社 电视台 联合会 商会 联盟 俱乐部
""")
)
# A run that ends like an organisation is a name only if something in it is proper: 大型公司 is none.
_PROPER_TAGS = words("ns nt nz nr nrt nrfg j")
_GENERIC_END = re.compile(r"(?:上市公司|股份公司|有限公司|公司|集团)$")
_NAME_TAGS = words("n nz ns nr nrt nrfg nt j a b i l an vn eng ng")
_FUNCTION_TAGS = words("uj ul uz ud ug uv u c p r y e o w x d f zg")
_FUNCTION_WORDS = words("""
    的 了 是 在 有 为 和 与 及 或 也 都 请 请问 吗 呢 吧 啊 一共 总共 共 现在 目前 这 那 这个 那个 这家 该 它 其 叫
    能 可以 将 被 把 让 使 由 从 到 对 向 于 用 做 进行 分别 主要 具体 据 以来 帮 我 你 您 他 她 们
""")
_KEPT = words("上 下 内 外 不 前 后 首")  # 线上, 不良: adverbs and places that do carry meaning
# A verb is paraphrased more often than a noun (推出, 发布, 开办); a vague noun says nearly nothing.
_VERB, _VAGUE = 0.5, 0.15
_VAGUE_WORDS = words("""
    东西 方面 情况 名字 名称 时候 时间 问题 意思 比例 内容 样子 原因 办法 方式 地方 个 家 户 钱 款 做 办 搞 弄 说
    用来 拿 拿来 拿到 想 要 开始 靠 找 去 来 可 一起 当时 最后 后来 平时 那阵子 期间 产品 业务 特点 优点 优势 特色
    亮点 公司 企业 机构 单位
""")


def read_question(text: str, known: Iterable[str] = (), today: date | None = None) -> Question:
    """Read a question that stands by itself; what a follow-up leaves out is put in by qa/dialogue.py before.

    ``known`` are the names in it that the corpus knows; ``today`` is what 今年 and 去年 count from.
    """
    text = plain(text)
    tagged = tagged_words(text)
    kind = kind_of(text)
    asked = periods(text, today)
    organisations = _organisations(tagged)
    return Question(
        text=text,
        kind=kind,
        organisations=organisations,
        products=_products(known, organisations),
        head=_head(text, tagged),
        unit=unit_of(text) if kind in (Kind.FIGURE, Kind.COMPARISON) else "",
        period=asked[0] if asked else None,
        content=_content(text, tagged, asked),
    )


def standing(names: Iterable[str], text: str) -> list[str]:
    """Those of the names in a text that stand there by themselves: 普惠贷 in 普惠贷款 is a part of other words."""
    folded = text.lower()
    return [
        name
        for name in names
        if not name.endswith("贷") or any(folded[m.end() : m.end() + 1] != "款" for m in _each(name, folded))
    ]


def _each(name: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(re.escape(name), text)


def _head(text: str, tagged: list[tuple[str, str]]) -> str:
    """The nouns behind the question word, or the last word before it where none follows; a title in 行长叫什么."""
    titled = re.search(rf"({TITLE})(?:的)?(?:名字)?(?:是|叫)(?:谁|哪位|什么)", text)
    if titled:
        return titled[1]
    match = QUESTION_WORD.search(text)
    if not match:
        return ""
    before, after, at = "", "", 0
    for word, flag in tagged:
        if at >= match.end() and flag in _NAME_TAGS:
            after += word
        elif at >= match.end() and (after or flag not in ("q", "uj", "m")):
            break
        elif at + len(word) <= match.start() and word not in _FUNCTION_WORDS and flag not in _FUNCTION_TAGS:
            before = word
        at += len(word)
    return after or before


def _products(known: Iterable[str], organisations: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in known if not any(name in organisation for organisation in organisations))


def organisations_in(text: str) -> list[tuple[int, int]]:
    """Where the names of organisations stand in a text, 风险管理部 and other common ones included."""
    return [(at, at + sum(len(word) for word, _ in run)) for at, run in _runs(tagged_words(text))]


def _organisations(tagged: list[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, run in _runs(tagged) for name in _proper(run)))


def _runs(tagged: list[tuple[str, str]]) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Runs of nouns that end like an organisation, with where each starts; 邮储 银行 北京分行 is one run."""
    run: list[tuple[str, str]] = []
    at = start = closed = 0
    for word, flag in [*tagged, ("", "x")]:
        nominal = flag in _NAME_TAGS and word not in _FUNCTION_WORDS
        if not run:
            start = at
        if _ends_name(word, flag) and (run or flag == "nt" or len(word) > 2):
            run.append((word, flag))
            closed = len(run)
        elif nominal and (not closed or flag == "ns"):
            run.append((word, flag))
        else:
            if closed:
                yield start, run[:closed]
            run, start, closed = ([(word, flag)] if nominal else []), at, 0
        at += len(word)


def _ends_name(word: str, flag: str) -> bool:
    """Whether a word may end a name; neither 签署, a verb, nor 西部, a place within a place."""
    return word.endswith(_ENDS) and not flag.startswith(("v", "f"))


def _proper(run: list[tuple[str, str]]) -> list[str]:
    """The run as a name, without 公司 at its end; nothing for a run of common nouns."""
    proper = any(flag in _PROPER_TAGS or not is_word(word) for word, flag in run) or _bank(run)
    if len(run) == 1 and run[0][0].endswith(("局", "部", "厅", "署")) and is_word(run[0][0]):
        return []  # 税务局, 财政部门: which one is not said
    name = _GENERIC_END.sub("", "".join(word for word, _ in run))
    return [name] if proper and len(name) >= 2 else []


def _bank(run: list[tuple[str, str]]) -> bool:
    """平安 银行, 招商 银行: the first word of a bank's name may be any word."""
    return len(run) >= 2 and run[1][0].endswith(("银行", "证券", "保险", "基金"))


def _content(text: str, tagged: list[tuple[str, str]], asked: list[Period]) -> tuple[float, ...]:
    meaning: list[float] = []
    for word, flag in tagged:
        meaning.extend([_meaning(word, flag)] * len(word))
    for start, end in [(p.start, p.end) for p in asked] + [m.span() for m in QUESTION_WORD.finditer(text)]:
        meaning[start:end] = [0.0] * (end - start)  # the period is checked by itself
    return tuple(meaning)


def _meaning(word: str, flag: str) -> float:
    if word.isspace() or word in _FUNCTION_WORDS or (flag in _FUNCTION_TAGS and word not in _KEPT):
        return 0.0
    if word in _VAGUE_WORDS:
        return _VAGUE
    return _VERB if flag[0] in "va" else 1.0
