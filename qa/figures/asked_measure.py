"""What a question for a figure wants measured: 毛利率, 存款余额, 搭建成本.

As text, the question as far as the measure, for metrics are cut into words in other ways than questions; and as words:
the noun that is asked for with what stands before it, or the verb where there is none (亏损多少钱). Pure functions;
knows nothing of rows, of how figures are found or shown.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from corpus.wordlist import words
from qa.asking.question import Question
from qa.language.changes import CHANGED
from qa.language.measure_words import AMOUNTS, SAID_OF_IT
from qa.language.question_words import behind_question_word
from qa.language.tagging import tagged_words

# Parts of speech of what a measure is named with; a verb or an adjective may stand within it: 注册用户, 搭建成本.
_NOMINAL = words("n vn l j an b nz nt nr s g")
_WITHIN = words("v a q")
# Verbs to the tagger, and nouns at the end of a measure.
_NOUNS = words("收入 支出 需求 占比 投入 率 额 收 费 价 增速 增幅 涨幅 降幅 开支 罚款 损失 亏损 点")
# What stands between the measure and the question word, and does not name it.
_LINK = re.compile(
    "(?:占比是?|是|为|有|达到?|占|到|至|了|过|的|在|能|可以?|要|约|大[约概]|[总一]?共|分别|各|最[高低多少长短快大]|平均"
    "|累计|具体|究竟|到底|目前|现在|如今)+$"
)
# Verbs that say little of an amount, or that come in many words; those that say little of an event are in premises.py.
_LIGHT = words("""
    有 做 办 给 放 贷 拿 投 用 来 去 出 派 拨 存 收 交 付 借 开 设 建 卖 帮 调 停 要 请 送 发 定 订 占 达
    拿到 得到 获得 取得 提供 发放 投放 支持 服务 覆盖 存在 需要 包括 共有 拥有 设有 开设 设立 帮助 完成 实现 进行 安排
    借到 贷到 申请 办理 解决 调到 审批 通过 发展 使用 派出 参加 参与 发布 推出 用于 涉及 收到 支付 缴纳 放款 放贷 发现
    安置 经手 受理 备 备有 接 提到 出去 进去 进来 出来 掏 赔 罚 报 报于 收盘 收盘报 收报 报收 收于 收在
""")
_SAID_OF_VERBS = words("过 了 掉 出")


@dataclass(frozen=True, slots=True)
class Measure:
    """``noun`` is what is asked for, ``before`` the word that stands before it, ``verb`` what is done where none is.

    In 舞台搭建成本是多少 the noun is 成本, and 搭建 stands before it; "" where nothing does. ``counted``: the noun is
    that of the things that are counted, as in 多少名员工. ``phrase`` holds the words of the noun phrase, the noun last.
    """

    noun: str = ""
    before: str = ""
    verb: str = ""
    counted: bool = False
    phrase: tuple[str, ...] = field(default=(), compare=False)


def measure_of(question: Question) -> Measure:
    """What a question for a figure wants measured; nothing where that can't be told, or the verb says little."""
    text = question.text
    rest = text[behind_question_word(text) :].strip("？?。！! 的了呢啊呀吗")
    counted = _phrase(_words(rest, question))
    if counted and counted[-1] not in AMOUNTS:
        return replace(_measure(counted), counted=True)
    if rest and not counted:
        return Measure()
    end = len(up_to_measure(question))
    phrase = phrase_before(question, end)
    if phrase:
        return _measure(phrase)
    cut = _words(text, question, end)
    word, flag = cut[-1] if cut and not CHANGED.search(_unlinked(question)) else ("", "")
    return Measure(verb=word) if flag == "v" and not _is_light(word) else Measure()


def up_to_measure(question: Question) -> str:
    """The question as far as the measure that it asks for: 青禾银行贷款余额 of 青禾银行贷款余额增长了多少."""
    return _LINK.sub("", CHANGED.sub("", _unlinked(question)))


def phrase_before(question: Question, position: int) -> tuple[str, ...]:
    """The words of the noun phrase of a question that ends at a position."""
    return tuple(_phrase_at_end(_words(question.text, question, position)))


def _unlinked(question: Question) -> str:
    """The question as far as its question word, without what links the measure to it, nor a time behind that."""
    asked = question.text[: question.asks_at].rstrip("？?。！! ")
    return _LINK.sub("", asked.removesuffix(question.period.written if question.period else ""))


def _words(text: str, question: Question, end: int | None = None) -> list[tuple[str, str]]:
    """The words of a text, as far as ``end``; those of a name come as "x"."""
    cut, at = list[tuple[str, str]](), 0
    for word, flag in tagged_words(text):
        at += len(word)
        if end is not None and at > end:
            break
        cut.append((word, "x" if _named(word, question) else flag))
    return cut


def _named(word: str, question: Question) -> bool:
    return any(word in name for name in (*question.names, *question.places))


def _phrase(tagged: Iterable[tuple[str, str]]) -> list[str]:
    """The words of the noun phrase that comes first, as far as its last noun."""
    run, nouns = list[str](), 0
    for word, flag in tagged:
        if _is_noun(word, flag):
            run.append(word)
            nouns = len(run)
        elif _is_light(word) and len(word) > 1 and not run:  # 多少户 放过 贷款
            continue
        elif flag in _WITHIN and (not run or len(word) > 1) and not (run and _is_light(word)):  # 名 学生 参加 军训
            run.append(word)
        else:
            break
    return run[:nouns]


def _phrase_at_end(tagged: Sequence[tuple[str, str]]) -> list[str]:
    """The words of the noun phrase that ends there."""
    run = list[str]()
    for word, flag in reversed(tagged):
        within = bool(run) and flag in _WITHIN and len(word) > 1 and not _is_light(word)  # 实现 营业收入
        if not (_is_noun(word, flag) or within):
            break
        run.insert(0, word)
    return run


def _is_light(word: str) -> bool:
    """Whether a verb says little of an amount, alone or with what is said of it: 放 of 放过."""
    return word in _LIGHT or (word[1:] in _SAID_OF_VERBS and word[:1] in _LIGHT)


def _is_noun(word: str, flag: str) -> bool:
    return flag in _NOMINAL or word in _NOUNS


def _measure(run: Sequence[str]) -> Measure:
    """The last word as the noun; one character belongs to what stands before it: 签约 额."""
    rest = [word for word in run if word not in SAID_OF_IT]
    if not rest:
        return Measure()
    noun = rest.pop()
    if len(noun) == 1 and rest:
        noun = rest.pop() + noun
    return Measure(noun, rest[-1] if rest and len(rest[-1]) > 1 else "", phrase=(*rest, noun))
