"""The unit of the figure that a question asks for: 元 for 贷了多少, % for 违约率是多少.

Named as in corpus/measuring/figures.py. Must not know what the figure is of, nor whether any article has one.
"""

import re

from corpus.measuring.units import compared_in
from corpus.wordlist import any_of
from qa.language.bare_questions import spelled_out
from qa.language.changes import asks_change
from qa.language.question_words import counter_of

_END = "[，,？?]|$"
# Behind the noun that is asked for: 面积是多少, 面积有多大, 面积大约多少.
_ASKED = "(?:分别|大[约概]|约|各|总?共|是|为|有|达到?|了)*(?:多|几)"

# Money: 多少万元, 多少资金, 多少亿.
_SO_MUCH_MONEY = "(?:多少|几)[十百千万亿]*(?:元|块|钱|资金|贷款|投资|人民币)"
_SO_MANY_HUNDRED_MILLIONS = "多少[十百千万]*亿"
# 多少公积金, 多少高标准农田贷款; not 多少企业获得贷款.
_NOBODY = "(?!企业|公司|客户|农户|机构|银行|[家户人名笔个项款了到过的])[一-龥]"
_SUMS = any_of(
    "贷款 流贷 续贷 信贷 融资 公积金 养老金 抚恤金 违约金 保证金 奖金 租金 现金 补贴 补助 津贴 赔款 罚款 保费 学费 "
    "工资 薪水 年薪 利息 税"
)
_SUM_OF_A_KIND = f"(?:多少|几)(?:{_NOBODY}){{0,8}}(?:{_SUMS})(?:{_END})"
_LENT = "贷款(?:是|有|达|余额)?多少"
_SUM_BEFORE_DAYS = rf"{_SO_MANY_HUNDRED_MILLIONS}(?=\d)"  # 多少亿7天期逆回购
_LENT_SO_MUCH = f"[贷款资投放借].{{0,8}}多少[十百千万亿]+(?:[的了]|{_END})"  # 给小微企业贷款多少亿
_RAISED = f"(?:估损|募资|融资|净[赚亏])了?多少(?:{_END})"
_PAYS = "[贷借花捐筹赚亏欠罚赔掏放](?:款|资|出|进)?(?:[出进]?去)?[了过]?"
_PAID = f"{_PAYS}多少[了？?]*(?:{_END})"  # 银行给它贷了多少, 要赔进去多少
_MONEY_NOUN = any_of("金额 余额 总额 资金 收入 利润 价格 额度 费用 租金 工资 造价")
# 签约额是多少, 片酬有多少; not 名额, nor the 价 of 评价.
_PRICE_OR_AMOUNT = (
    "(?:(?<![名份配])额|(?<![降涨评])价|费|片酬|薪酬|营收|成本|投资|资产|资本|市值|票房|预算|支出|损失|净利"
    "|负债|存款|股息|分红"
    "|派息|红利|每股收益|罚[款金没]|违约金|赔款|年薪|薪资|身家|现金流|内含价值|商誉|[逆顺]差|GDP|GMV|AUM)"
)
_MONEY = "|".join(
    (
        _SO_MUCH_MONEY,
        _SUM_OF_A_KIND,
        _LENT,
        _SUM_BEFORE_DAYS,
        _LENT_SO_MUCH,
        _RAISED,
        _PAID,
        _MONEY_NOUN,
        f"{_PRICE_OR_AMOUNT}{_ASKED}",
    )
)

# Rates and shares.
_SHARE = "占(?!地).{0,6}(?:多少|几)"  # 占全部贷款的多少; not 占地多少
_RATE_NOUN = any_of("占比 比例 比重 增幅 增速 涨幅 降幅 利率 收益率 增长率")
# Of how many in a hundred: 不良率, 净息差; 市盈率 is so many times.
_RATE_ENDING = "(?:(?<![效汇频功速])率|息差(?!损)|[存拨]贷比|成本收入比|回撤|RO[AE]|NIM)"
# 增幅比平均增幅高出多少: how far one rate is from another; not 利率最高多少.
_APART = f"(?:{_RATE_NOUN}|{_RATE_ENDING})[^，,？?]{{0,6}}(?<!最)[高低][出于过]?了?(?:多少|几)(?:{_END})"
_RATE_AT_END = f"{_RATE_ENDING}(?:有多|大概|大约|{_END})"
# 违约率二季度是多少, 拖欠率降到了多少; not 多少户.
_AT = r"今年|去年|上年|\d{4}年|\d{1,2}月|第?[一二三四]季度|[上下]半年|[末底初]|现在|目前|如今|同比|环比"
_MOVED = "已?经?[降升涨跌回][落升至到]?|[至到]|了"
_IS = "是|为|达|有|大?约|大概|最[高低]|分别|各自?"
_NO_COUNT = "(?!家|户|个(?!百分点)|名|人)"
_OF_A_RATE = f"{_RATE_ENDING}(?:{_AT}|{_MOVED}|{_IS})*(?:多少|几|多高){_NO_COUNT}"
_RATE = f"{_SHARE}|{_RATE_NOUN}|{_RATE_AT_END}|{_OF_A_RATE}"

_TIMES_AS_MUCH = f"(?:市[盈净销现]率|倍数|P[EB])(?:{_ASKED}|{_END})"

# Times and lengths.
_MINUTES = "(?:多少|几)(?:分钟|小时|秒)"
_HOW_LONG = "多久|多长时间|(?:期限?|周期|寿命|年限)(?:平均)?(?:是|为|有)?多长"
_DAYS = "(?<![这那近前])(?:多少|几)(?:天|日|个工作日)"
_LENGTH = f"多长|多远|(?<!率)(?<!率有)多高(?!的)|(?:里程|全长|长度|身高|海拔|距离|降[水雨]量|雨量){_ASKED}"


def _compiled(*units: tuple[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Units with what asks for them, in the order in which they are tried: the first that fits decides."""
    return tuple((unit, re.compile(pattern)) for unit, pattern in units)


# The question word itself says which.
_POINTS = (
    ("个百分点", f"(?:多少|几)个?百分点|{_APART}"),
    ("BP", "(?:多少|几)个?(?:BP|bp|基点)"),
    ("%", "百分之"),
)
# Of a change it alone tells: 收入增长了多少 may be 5%.
_CHANGE_UNITS = _compiled(*_POINTS, ("元", f"{_SO_MUCH_MONEY}|{_SO_MANY_HUNDRED_MILLIONS}|{_SUM_OF_A_KIND}"))
_UNITS = _compiled(
    *_POINTS,
    ("倍", _TIMES_AS_MUCH),
    ("%", _RATE),
    ("元", _MONEY),
    ("分钟", _MINUTES),
    ("天", _HOW_LONG),
    ("米", _LENGTH),
    ("平方米", f"面积{_ASKED}"),
    ("℃", f"(?:气|水|体|室)温{_ASKED}"),
    ("岁", f"年龄{_ASKED}|多大年[纪龄]"),
    ("吨", "多重"),
    ("天", _DAYS),
    ("户", "户数(?!量)"),  # 户数量 are the 数量 of 户, whatever these are
    ("笔", "笔数(?!量)"),
    ("人", f"人数(?!量)|人口{_ASKED}"),
    ("次", f"次数{_ASKED}"),
    ("个", f"(?:数量|个数|[户员客品目业构]数){_ASKED}"),
)


def unit_of(text: str) -> str:
    """The unit of the figure that is asked for, as corpus/measuring/figures.py names it; "" when any will do."""
    text = spelled_out(text)
    counter = counter_of(text)
    if counter:
        return compared_in(counter)[0]
    units = _CHANGE_UNITS if asks_change(text) else _UNITS
    return next((unit for unit, pattern in units if pattern.search(text)), "")
