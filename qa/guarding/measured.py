"""What a question for a figure wants measured, and whether a figure measures it: 毛利率 is no 换手率.

The noun that is asked for, or the verb where none is (亏损多少钱), has to stand in the sentence of the figure, in what
its row measures, or in a word that says the same. Where the noun says only that there is an amount (余额, 户数), what
stands before it has to. Pure functions; knows nothing of how figures are found or shown.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.measuring.figure_row import FigureRow
from corpus.measuring.units import PERSONS
from corpus.wordlist import words
from qa.asking.question import Question
from qa.language.changes import CHANGED, asks_change, contrary, moves
from qa.language.question_words import behind_question_word
from qa.language.synonyms import synonyms_of
from qa.language.tagging import tagged_words
from qa.reading.reader import Quote

# Parts of speech of what a measure is named with; a verb or an adjective may stand within it: 注册用户, 搭建成本.
_NOMINAL = words("n vn l j an b nz nt nr s g")
_WITHIN = words("v a q")
# Verbs to the tagger, and nouns at the end of a measure.
_NOUNS = words("收入 支出 需求 占比 投入 率 额 收 费 价 增速 增幅 涨幅 降幅 开支 罚款 损失 亏损 点")
# What stands between the measure and the question word, and does not name it.
_BETWEEN = re.compile(
    "(?:占比是?|是|为|有|达到?|占|到|至|了|过|在|能|可以?|要|约|大[约概]|[总一]?共|分别|各|最[高低多少长短快大]|平均"
    "|累计|具体|究竟"
    "|到底|目前|现在|如今)+$"
)
# What is said of a measure, and names none.
_SAID_OF_IT = words(
    "同比 环比 年均 平均 累计 全年 总 单 人均 户均 最高 最低 净 日均 月均 全省 全国 全市 准确 确切 精确 具体 实际 最新"
)
# Nouns that say that there is an amount or a change, and not of what.
_AMOUNTS = words("""
    余额 金额 总额 数额 额度 规模 资金 钱 款 款项 数量 数目 总数 总量 个数 人数 户数 笔数 家数 次数 比例 占比 比重
    百分比 份额 人 个 家 户 名 笔 情况 数字 数据 总和 合计 时间 额 数 率 量 部分 左右 水平 人员 人口 程度 大小 增速 增幅
    涨幅 降幅 跌幅 增长率 增量 幅度 业务 东西 产品 面积 里程 长度 距离 温度 气温 年龄 时长
""")
_LEVELS = words("余额")  # amounts that others are none of: what was lent in a year is no 余额
# What one measure is called in many ways.
_SAME = (
    words("净利润 净利 盈利 纯利"),
    words("营收 营业收入 主营收入 总收入 销售收入 收入 营业额"),
    words("票价 门票"),
    words("公司 企业 商家 厂家"),
    words("罚 罚款 罚金"),
    words("上限 最高 最多 不超过 至多 封顶"),
    words("下限 最低 最少 不低于 不少于 至少"),
    words("收盘价 收报 报收 收于"),
)
# What a noun ends with that is an amount of something: 用户数, 签约额; and begins with: 总资产.
_AMOUNT_OF = re.compile("^[总年月日]|(?:数量?|总?额|总?量|人数|户数|价格?|费用?|率)$")
# Verbs that say little of an amount, or that come in many words.
_LIGHT = words("""
    有 做 办 给 放 贷 拿 投 用 来 去 出 派 拨 存 收 交 付 借 开 设 建 卖 帮 调 停 要 请 送 发 定 订 占 达
    拿到 得到 获得 取得 提供 发放 投放 支持 服务 覆盖 存在 需要 包括 共有 拥有 设有 开设 设立 帮助 完成 实现 进行 安排
    借到 贷到 申请 办理 解决 调到 审批 通过 发展 使用 派出 参加 参与 发布 推出 用于 涉及 收到 支付 缴纳 放款 放贷 发现
    安置 经手 受理 备 备有 接 提到 出去 进去 进来 出来 掏 赔 罚 报 报于 收盘 收盘报 收报 报收 收于 收在
""")
_SAID_OF_VERBS = words("过 了 掉 出")
# What stands before an amount in one name of it, and is left out in another: 普惠金融贷款余额, 普惠小微贷款余额.
_IDLE = words("""
    企业 公司 集团 客户 金融 领域 业务 各项 累计 相关 全部 整体 总体 合计 年度 期末 本外币 人民币 市场 行业 地区 项目
    产品 对应 其中 平均
""")
_SUM_OF_MONEY = re.compile("金$|贷款|补[贴助]|津贴|利息")
_SHARE_OF = re.compile("占(?![地用据有])[^，。？?]{1,20}?的?(?:比例|比重|份额|百分之)")
_REACHES = re.compile("[^，。；、](?:[至到](?!多)|达到?)$")  # 上升10个基点至8.95%: the level after a change
_PAIR = 2
_MARK = re.compile("[，。；：、！？,;]")
_BESIDE = 3  # characters on either side of a figure


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
    """What a question for a figure wants measured; nothing where that can't be told."""
    text = question.text
    rest = text[behind_question_word(text) :].strip("？?。！! 的了呢啊呀吗")
    run = _phrase(_words(rest, question))
    if run and run[-1] not in _AMOUNTS:
        return replace(_measure(run), counted=True)
    if rest and not run:
        return Measure()
    bare = _BETWEEN.sub("", text[: question.asks_at])
    changed = CHANGED.sub("", bare)
    cut = _words(text, question, len(_BETWEEN.sub("", changed)))
    before = _phrase_at_end(cut)
    if before:
        return _measure(before)
    done = cut[-1] if cut and changed == bare else ("", "")
    return Measure(verb=done[0]) if done[1] == "v" else Measure()


def unmeasured(question: Question, quote: Quote, around: str, row: FigureRow | None) -> str:
    """The word for what is asked that the figure of a quote does not measure, "" where it may measure it.

    ``around`` is what stands before the quote; ``row`` says what the figure measures, where that is known.
    """
    asked = measure_of(question)
    other = (
        _of_another(asked, quote, row) or _part_of_another(question, quote, row) or _of_a_product(asked, question, row)
    )
    if other:
        return other
    near = f"{quote.text} {quote.paragraph.section}"
    near = " ".join((near, row.metric, row.change, row.product) if row else (near,))
    if asked.verb:
        return "" if _is_light(asked.verb) or told(asked.verb, near) else asked.verb
    if asked.noun and asked.noun not in _AMOUNTS:
        if not (told(asked.noun, near) or _counts(quote, asked) or _leaves_out(asked, quote)):
            return asked.noun
        kind = asked.before if asked.counted else ""  # 科技 of 几家科技支行
        return "" if not kind or told(kind, f"{near} {around} {quote.paragraph.text}") else kind
    if asked.before and not told(asked.before, f"{near} {around}"):
        return asked.before
    return asked.noun if asked.noun in _LEVELS and asked.noun not in near else ""


def _of_another(asked: Measure, quote: Quote, row: FigureRow | None) -> str:
    """The word of the measure in whose place the row has another one: 信托 where it measures 委托贷款余额."""
    metric = row.metric if row else ""
    words_asked = list(asked.phrase)
    shared = next((n for n in range(len(words_asked), 0, -1) if metric.endswith("".join(words_asked[-n:]))), 0)
    if row and asked.noun not in _AMOUNTS and _counts_others(asked.noun, quote, row):
        return asked.noun
    if not 0 < shared < len(words_asked):
        return ""
    rest = metric.removesuffix("".join(words_asked[-shared:]))
    own = tagged_words(rest)[-1][0] if rest else ""
    wanted = words_asked[-shared - 1]
    if len(own) < _PAIR or len(wanted) < _PAIR or {own, wanted} & _IDLE or own in "".join(words_asked):
        return ""
    return "" if told(wanted, f"{metric} {row.product if row else ''} {quote.text}") else wanted


def _of_a_product(asked: Measure, question: Question, row: FigureRow | None) -> str:
    """The word that the measure asked for is told by, where the row is of a product that is not asked about.

    科技贷's 余额 is no 普惠贷款余额.
    """
    if row is None or not row.product or row.product.lower() in question.text.lower():
        return ""
    told_by = f"{row.metric}{row.product}"
    return next((word for word in asked.phrase[:-1] if word not in _IDLE and not told(word, told_by)), "")


def _counts_others(noun: str, quote: Quote, row: FigureRow) -> bool:
    """Whether a row counts persons of another kind: 学生军训教官 are no 学生, 董事 no 股东 of the same sentence."""
    if row.figure.unit not in PERSONS or not noun or not row.metric or row.metric.endswith(noun):
        return False
    word, flag = tagged_words(row.metric)[-1]
    named = flag in ("n", "nz") and len(word) >= _PAIR and word not in synonyms_of(noun)
    return named and noun in quote.text and (noun in row.metric or not told(noun, row.metric))


def _part_of_another(question: Question, quote: Quote, row: FigureRow | None) -> str:
    """What has a share of something, where the row measures the share of another thing in it."""
    share = _SHARE_OF.search(question.text)
    if not share or not row or not row.metric:
        return ""
    phrase = _phrase_at_end(_words(question.text, question, share.start()))
    return _of_another(Measure(phrase=tuple(phrase)), quote, row)


def told(word: str, text: str) -> bool:
    """Whether a text holds a word, one that says the same, or the word taken apart: 贩毒 in 贩运毒品.

    毛利率 is no 毛利.
    """
    if not word.endswith("率"):
        text = text.replace(f"{word}率", "")
    bare = _AMOUNT_OF.sub("", word) if len(word) > _PAIR else word
    if any(other in text for form in (word, bare) for other in (form, *synonyms_of(form), *_same_as(form))):
        return True
    if len(bare) == _PAIR:
        return re.search(f"{re.escape(bare[0])}[一-龥]{{1,3}}{re.escape(bare[1])}", text) is not None
    pairs = [bare[i : i + _PAIR] for i in range(len(bare) - 1)]
    held = [pair in text for pair in pairs]
    return bool(held) and (held[0] or 3 * sum(held) >= 2 * len(held))


def _same_as(word: str) -> Iterator[str]:
    return (other for group in _SAME if word in group for other in group)


def _counts(quote: Quote, asked: Measure) -> bool:
    """Whether the unit or what stands beside it names what is counted: 户 a 客户, 设站37座 the 车站."""
    assert quote.span is not None
    start, end = quote.start + quote.span.start, quote.start + quote.span.end
    text, noun = quote.paragraph.text, asked.noun
    if text[end - 1] in noun:
        return True
    beside = text[max(quote.start, start - _BESIDE) : start] + text[end : end + _BESIDE]
    return asked.counted and (noun[-1] in beside or (len(noun) > _PAIR and noun[-_PAIR:] in quote.text))


def _leaves_out(asked: Measure, quote: Quote) -> bool:
    """Whether the clause says that its figure is a sum, and what stands before it of what: 提取额度为2000元."""
    paid = asked.counted and _SUM_OF_MONEY.search(asked.noun) is not None
    said = paid and re.search("额度?|限额|标准", _clause(quote))
    return bool(said) and told(asked.noun, quote.paragraph.text[: quote.start])


def moves_otherwise(question: Question, quote: Quote, row: FigureRow | None) -> bool:
    """Whether a change is asked for and the row's figure is a level, or the other way round."""
    if row is None or not row.metric or quote.span is None:
        return False
    if contrary(question.text, row.change):
        return True
    moved = moves(row.metric + row.change)
    if not moves(question.text):
        return moves(row.change) and not _REACHES.search(quote.text[: quote.span.start])
    return asks_change(question.text) and not moved and not moves(_clause(quote))


def _clause(quote: Quote) -> str:
    """What stands around the figure of a quote, as far as the next mark on either side."""
    assert quote.span is not None
    before, after = quote.text[: quote.span.start], quote.text[quote.span.end :]
    return _MARK.split(before)[-1] + _MARK.split(after)[0]


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
    rest = [word for word in run if word not in _SAID_OF_IT]
    if not rest:
        return Measure()
    noun = rest.pop()
    if len(noun) == 1 and rest:
        noun = rest.pop() + noun
    return Measure(noun, rest[-1] if rest and len(rest[-1]) > 1 else "", phrase=(*rest, noun))
