"""What the words say that measures are named with: which say only that there is an amount, and which say the same.

What tells whether two measures are one stands here, and nowhere else. Words that mean the same in any text are in
synonyms.txt; those here do so only of a figure: 收入 is 营收 to a firm, and 工资 to a person. How a measure is cut out
of an article is for corpus/measuring, and what the words beside a figure say, where no row is known, for
qa/reading/figure_spans.py. Pure functions over words; knows nothing of questions or rows.
"""

import re
from collections.abc import Iterator

from corpus.wordlist import any_of, words
from qa.language.synonyms import synonyms_of

AMOUNTS = words("""
    余额 金额 总额 数额 额度 规模 资金 钱 款 款项 数量 数目 总数 总量 个数 人数 户数 笔数 家数 次数 比例 占比 比重
    百分比 份额 人 个 家 户 名 笔 情况 数字 数据 总和 合计 时间 额 数 率 量 部分 左右 水平 人员 人口 程度 大小 增速 增幅
    涨幅 降幅 跌幅 增长率 增量 幅度 业务 东西 产品 面积 里程 长度 距离 温度 气温 年龄 时长
""")
"""Nouns that say that there is an amount or a change, and not of what."""
BALANCE = "余额"
"""The amount that others are none of: what was lent in a year is no 余额."""
STOCKS = ("余额", "存量", "规模", "总资产", "资产总额", "净资产", "总负债", "负债总额", "市值")
"""How metrics end that tell how much there is at a time, and not what came in over a time."""
SAID_OF_IT = words(
    "同比 环比 年均 平均 累计 全年 总 单 人均 户均 最高 最低 净 日均 月均 全省 全国 全市 准确 确切 精确 具体 实际 最新"
)
"""What is said of a measure, and names none."""
_IDLE = "领域 各项 全行 期末 全部"
ACCOUNTS = "本外币 人民币"
"""Of which of several accounts a measure is: a question seldom says, and an article means only one of them."""
LEFT_OUT = words(f"""
    {_IDLE} {ACCOUNTS}
    企业 公司 集团 客户 金融 业务 累计 相关 整体 总体 合计 年度 市场 行业 地区 项目 产品 对应 其中 平均
""")
"""What one name of a measure has and another leaves out: these alone do not show that it is another one."""
# What does not make another measure at all.
_NO_OTHER = re.compile(
    f"[型类的]|{any_of(_IDLE)}|总(?=市值|规模|股本|金额|[额量数])|(?<=小微)企业|(?<!消费)金融(?=领域贷款|贷款)"
)
# 总资产, 资产总额 and 总资产规模 are one.
_TOTAL = re.compile("总(资产|负债|收入|支出|成本|存款|贷款|投资)(?:规模|额)?(?!收益)")
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
_SO_MUCH = ("存款", "余额", "资金", "金额")
_PAIR = 2
_COMPOUND = 3  # pairs of characters in a word that is made of two


def core(measure: str) -> str:
    """A measure without words that leave it what it is, and a total in one wording, so that the same ones are equal.

    普惠小微贷款余额 of 普惠型小微企业贷款余额, 资产额 of 总资产规模 and 资产总额; but 企业贷款 are no 贷款, and
    累计收入 is no 收入.
    """
    return _NO_OTHER.sub("", _TOTAL.sub(r"\1总额", measure))


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
    held = [bare[i : i + _PAIR] in text for i in range(len(bare) - 1)]
    if not held:
        return False
    if bare.endswith(_SO_MUCH) and re.search(f"{re.escape(bare[:_PAIR])}(?:{'|'.join(_SO_MUCH)})", text):
        return True  # 储蓄余额 for 储蓄存款
    begins = held[0] and (len(held) < _COMPOUND or held[-1])  # 外汇管理局 tells of no 外汇储备
    return begins or 3 * sum(held) >= 2 * len(held)


def _same_as(word: str) -> Iterator[str]:
    return (other for group in _SAME if word in group for other in group)
