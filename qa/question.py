"""What is asked: its kind, the names it is about, the unit and the period it wants. Reads the question alone.

Rules over jieba's part-of-speech tags. Knows nothing of the articles; whether a name exists is for others to say.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

import jieba
import jieba.posseg

from corpus.dates import Period, periods


class Kind(StrEnum):
    """What an answer must be."""

    FIGURE = "figure"
    DATE = "date"
    PERSON = "person"
    PLACE = "place"
    NAME = "name"  # which one: 哪家银行, 叫什么
    LIST = "list"
    DEFINITION = "definition"
    REASON = "reason"
    COMPARISON = "comparison"
    YES_NO = "yes-no"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Question:
    """``text`` as understood; ``focus`` the words beside the question word, the noun that the answer must be about.

    ``organisations`` and ``products`` (quoted, or known to the corpus as names) are what the evidence must speak of.
    ``head`` is the noun asked for: 利率 in 年化利率是多少, 金融机构 in 多少家金融机构. ``unit`` is that of the figure asked
    for ("元" for 多少亿元), "" when any will do. ``content`` says how much meaning each character of ``text`` carries: 1 in
    a noun, less in a verb, 0 in question words, function words and punctuation.
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
    def asks_at(self) -> int:
        """Where the question word stands; the end of the text without one."""
        match = _QUESTION_WORD.search(self.text)
        return match.start() if match else len(self.text)


_QUESTION_WORD = re.compile(
    r"百分之多少|百分之几|多少|几(?=[家名个位户笔种项款类条次年月天分层期场人件大])|多大|多高|多长|多久|多远|多快|什么时候|什么时间|何时|哪一?[年天日月]|几[月号日]"
    r"|谁|哪位|何人|哪里|哪儿|何地|什么地方|为什么|为何|怎么样|怎样|怎么|如何|哪些|哪几|哪家|哪个|哪类|哪种|哪款|哪项|哪所|哪座|哪条|哪|什么样|什么|何种|何"
)
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.COMPARISON, re.compile(r"哪[个家一者].{0,12}(?:更|较)|谁.{0,10}更|^(?:请)?(?:比较|对比)|(?:相比|相差|差多少)|[更较][大高多低小少快]的")),
    (Kind.REASON, re.compile(r"为什么|为何|什么原因|原因是|怎么会|何以")),
    (Kind.DATE, re.compile(r"什么时候|什么时间|何时|哪一?[年天日月]|几[月号日]|哪个月|哪个时间|时间是|日期")),
    (Kind.FIGURE, re.compile(r"多少|百分之几|几(?=[家名个位户笔种项款类条次年天分层期场人件])|多大|多高|多长时间|多久|多长|多远|多快"
                             r"|(?:余额|金额|总额|增幅|增速|占比|比例|比重|利率|户数|笔数|数量|规模|总数|额度|收入|利润|价格|涨幅|降幅|人数|面积)"
                             r"(?:是|为|有|达|呢|[?？]|$)")),
    (Kind.LIST, re.compile(r"哪些|哪几|几个方面|[两三四五六七八九十]个?(?:方面|项|点|大|类|种|条|款)\S{0,8}(?:是什么|有什么|什么|分别)|分别(?:是|为|有)|都有(?:什么|谁)|有什么(?:产品|服务|措施|功能)")),
    (Kind.DEFINITION, re.compile(r"^什么是|^何为|^何谓|^介绍|^[^的]*是(?:一[种个款])?什么(?:样的)?(?:产品|贷款|平台|意思|东西|业务)?[?？]?$|是什么样的|有(?:什么|何|哪些)(?:特点|优势|特色)|特点是|^(?:请)?(?:介绍|说说|讲讲)")),
    (Kind.PERSON, re.compile(r"谁(?!更)|哪位|何人|什么人")),
    (Kind.PLACE, re.compile(r"哪里|哪儿|何地|什么地方|哪个(?:国家|城市|省|市|区|县|地区|地方)|在哪|位于哪")),
    (Kind.NAME, re.compile(r"哪家|哪个|哪款|哪种|哪类|哪项|哪所|哪座|哪条|叫什么|名称|什么产品|什么贷款|什么名字|什么平台|何种")),
    (Kind.YES_NO, re.compile(r"吗[?？]?$|是否|是不是|有没有|能不能|可不可以|能否")),
)  # fmt: skip
_EXPLAINED = re.compile(r"(?:面向|针对|服务|给|为)谁")  # 面向谁: for whom, not a person's name
_UNITS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("个百分点", re.compile(r"(?:多少|几)个?百分点")),
    ("BP", re.compile(r"(?:多少|几)个?(?:BP|bp|基点)")),
    ("%", re.compile(r"百分之|占.{0,6}(?:多少|几)|占比|比例|比重|增幅|增速|涨幅|降幅|利率|收益率|率(?:是|为|达|有多|多|[?？]|$)")),
    ("元", re.compile(r"(?:多少|几)[十百千万亿]*(?:元|块|钱|资金|贷款|投资)|金额|余额|总额|资金|收入|利润|价格|额度|费用|租金|工资|造价")),
    ("分钟", re.compile(r"(?:多少|几)(?:分钟|小时|秒)")),
    ("天", re.compile(r"(?:多少|几)(?:天|日|个工作日)")),
    ("户", re.compile(r"户数")),
    ("笔", re.compile(r"笔数")),
    ("人", re.compile(r"人数")),
)  # fmt: skip
_COUNTED = re.compile(r"(?:多少|几)[十百千万亿]*(户|家|笔|名|人次|人|位|项|款|种|只|支|条|件|份|台|辆|架|艘|座|栋|套|间|所|场|次|届|轮|部|篇|张|处|层|期|站|倍|岁|公里|米|平方米|平方公里|亩|公顷|吨|公斤|克|度|年|个月|级|列|班|组|点|分)")  # fmt: skip

_NAME_END = re.compile(
    r"(?:银行|分行|支行|公司|集团|中心|大学|学院|医院|协会|学会|委员会|基金会|研究院|研究所|交易所|证券|保险|基金|信托|有限|总局|管理局|监管局|法院|检察院|部|局|厅|署|报社|电视台|联合会|商会|联盟|俱乐部|队)$"
)
_NAME_TAGS = {"n", "nz", "ns", "nr", "nrt", "nrfg", "nt", "j", "a", "b", "i", "l", "an", "vn", "eng", "ng"}
_QUOTED = re.compile(r"[“「『《\"]([^“”「」『』《》\"]{2,24})[”」』》\"]")
_FUNCTION_TAGS = {"uj", "ul", "uz", "ud", "ug", "uv", "u", "c", "p", "r", "y", "e", "o", "w", "x", "d", "f", "zg"}
_FUNCTION_WORDS = set("的 了 是 在 有 为 和 与 及 或 也 都 请 请问 吗 呢 吧 啊 一共 总共 共 现在 目前 这 那 这个 那个 这家 该 它 其 "
                      "叫 能 可以 将 被 把 让 使 由 从 到 对 向 于 用 做 进行 分别 主要 具体 据 以来 帮 我 你 您 他 她 们".split())  # fmt: skip
_VERB = 0.6  # a verb is paraphrased more often than a noun: 推出, 发布, 开办
_KEPT = set("上 下 内 外 不 前 后 首".split())  # 线上, 不良: adverbs and places that do carry meaning


@cache
def _tagger() -> jieba.posseg.POSTokenizer:
    return jieba.posseg.POSTokenizer(jieba.Tokenizer())


def read_question(text: str, known: Iterable[str] = (), today: date | None = None) -> Question:
    """Read a question that stands by itself; what a follow-up leaves out is put in by qa/dialogue.py before.

    ``known`` are the names in it that the corpus knows; ``today`` is what 今年 and 去年 count from.
    """
    text = text.strip()
    tagged = tagged_words(text)
    kind = _kind(text)
    asked = periods(text, today)
    organisations = _organisations(tagged)
    return Question(
        text=text,
        kind=kind,
        organisations=organisations,
        products=_products(text, known, organisations),
        head=_head(text, tagged),
        unit=_unit(text) if kind in (Kind.FIGURE, Kind.COMPARISON) else "",
        period=asked[0] if asked else None,
        content=_content(text, tagged),
    )


def tagged_words(text: str) -> list[tuple[str, str]]:
    """Cut a text into words, each with jieba's part-of-speech tag."""
    return [(word.word, word.flag) for word in _tagger().cut(text)]


def is_word(text: str) -> bool:
    """Whether the dictionary knows the word; what it does not know is likely a name."""
    tagger = _tagger()
    return text in tagger.word_tag_tab


def tag(text: str, tags: set[str]) -> list[tuple[int, int]]:
    """Where the words with one of jieba's part-of-speech tags stand: nr a person, ns a place."""
    found, at = [], 0
    for word, flag in tagged_words(text):
        if flag in tags:
            found.append((at, at + len(word)))
        at += len(word)
    return found


def _kind(text: str) -> Kind:
    if re.search(r"^[^是]{2,12}是谁[?？]?$", text) and not re.search(r"[长官人理任师员席记]是谁", text):
        return Kind.PERSON
    for kind, pattern in _KINDS:
        if pattern.search(text) and not (kind is Kind.PERSON and _EXPLAINED.search(text)):
            return kind
    return Kind.FACT


def _unit(text: str) -> str:
    counted = _COUNTED.search(text)
    if counted:
        return {"公里": "米", "平方公里": "平方米"}.get(counted[1], counted[1])
    return next((unit for unit, pattern in _UNITS if pattern.search(text)), "")


def _head(text: str, tagged: list[tuple[str, str]]) -> str:
    """The last word of the noun phrase behind the question word, or of what stands before it where none follows."""
    match = _QUESTION_WORD.search(text)
    if not match:
        return ""
    before, after, at = "", [], 0
    for word, flag in tagged:
        if at >= match.end() and (flag in _NAME_TAGS or (flag in ("q", "uj", "m") and not after)):
            after += [word] if flag in _NAME_TAGS else []
        elif at >= match.end():
            break
        elif at + len(word) <= match.start() and word not in _FUNCTION_WORDS and flag not in _FUNCTION_TAGS:
            before = word
        at += len(word)
    return after[-1] if after else before


def _products(text: str, known: Iterable[str], organisations: tuple[str, ...]) -> tuple[str, ...]:
    quoted = [match[1] for match in _QUOTED.finditer(text)]
    names = [name for name in known if not any(name in organisation for organisation in organisations)]
    return tuple(dict.fromkeys([*quoted, *names]))


def _organisations(tagged: list[tuple[str, str]]) -> tuple[str, ...]:
    """Runs of nouns that end like an organisation; 邮储 银行 北京分行 is one run."""
    found: list[str] = []
    run = closed = ""
    for word, flag in [*tagged, ("", "x")]:
        nominal = flag in _NAME_TAGS and word not in _FUNCTION_WORDS
        if _NAME_END.search(word) and (run or flag == "nt" or len(word) > 2):
            run += word
            closed = run
        elif nominal and (not closed or flag == "ns"):
            run += word
        else:
            found += [closed] if closed else []
            run, closed = (word if nominal else ""), ""
    return tuple(dict.fromkeys(found))


def _content(text: str, tagged: list[tuple[str, str]]) -> tuple[float, ...]:
    meaning: list[float] = []
    for word, flag in tagged:
        idle = (flag in _FUNCTION_TAGS and word not in _KEPT) or word in _FUNCTION_WORDS or word.isspace()
        meaning.extend([0.0 if idle else _VERB if flag == "v" else 1.0] * len(word))
    for match in _QUESTION_WORD.finditer(text):
        meaning[match.start() : match.end()] = [0.0] * len(match.group())
    return tuple(meaning)
