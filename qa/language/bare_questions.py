"""Questions without a question word, no more than a noun phrase: 甲银行2023年不良率, 普惠贷款余额？

Must not know in which unit the answer is, nor what else may be asked without a question word: 京诚贷要抵押吗.
"""

import re

from corpus.wordlist import any_of, in_order
from qa.language.question_words import QUESTION_WORD

# The last noun where a figure is asked for. 效率, 名额, 质量 and 参数 are none; neither is 无数.
_RATES_AND_AMOUNTS = in_order("(?<![效频])率 (?<!名)额 (?<![质力能胆考重])量 (?<![参函多少无])数")
_OF_WHAT_PRICE = "股 单 均 票 房 售 造 收盘 开盘 发行 成交 金 油 煤 粮 中间 目标 挂牌 起拍 底 转股 结算 最新 报 定 对"
_PRICES = f"(?:{any_of(_OF_WHAT_PRICE)})价|价格|票房"
_MEASURES = any_of(
    "占比 比例 比重 比率 规模 收入 支出 利润 净利 营收 市值 资产 负债 成本 费用 增幅 降幅 涨幅 跌幅 增速 息差 面积 "
    "里程 人口 年龄 额度 上限 下限 利差 净值 回撤 保费 手续费 薪酬 年薪 存贷比 拨贷比 收入比 每股收益 注册资本 现金流 "
    "点位 ROE ROA NIM EPS AUM GMV GDP CPI PPI PMI"
)
_ENDS_IN_MEASURE = re.compile(f"(?:{_RATES_AND_AMOUNTS}|{_MEASURES}|{_PRICES})[？?。]*$")
# 2022年末, 去年三季度, 上半年; all of it may be left out, so that only the mark goes.
_YEAR = r"(?:(?:19|20)\d\d年|今年|去年|上年)"
_PART_OF_YEAR = r"(?:[上下]半年|前三季度|首三?季度?|第?[一二三四]季度|\d{1,2}月)"
_TIME_AT_END = re.compile(rf"(?:{_YEAR}?{_PART_OF_YEAR}?[末底]?)[？?。！!\s]*$")


def names_measure(text: str) -> bool:
    """Whether a question without a question word asks for a figure, by the noun that it ends with."""
    measured = _ENDS_IN_MEASURE.search(_TIME_AT_END.sub("", text))
    return measured is not None and not QUESTION_WORD.search(text)


def spelled_out(text: str) -> str:
    """A question with a question word: 甲银行贷款额是多少 for 甲银行贷款额2023年."""
    return text if QUESTION_WORD.search(text) else f"{_TIME_AT_END.sub('', text)}是多少"
