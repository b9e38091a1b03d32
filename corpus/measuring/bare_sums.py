"""Sums of money that are told without their unit: 票房破21亿, 余额已超千亿, 110多万房款.

What stands before such a number says that it is money, or what stands behind it, where that is a sum and not whoever
has to do with one: 3万投资者, 20万贷款客户. A number of 万 alone is counted more often than not, so that only the noun
behind it will do. Knows nothing of other figures.
"""

import re
from collections.abc import Iterator

from corpus.measuring.numerals import DIGITS, NUMERALS, QUALIFIER
from corpus.wordlist import any_of

_OF_MONEY = re.compile(
    "(?:余额|贷款|存款|资金|金额|额度|总额|成交额?|票房|利润|净利|盈利|亏损|营收|收入|资产|负债|市值|投资|融资|投入"
    "|成本|预算|耗资)"
    r"[^，。；：、！？）\d]{0,8}$"
)
_CLOSED = r"(?=[，。；：、！？）)”\s的和与及至较]|同比|环比|大关|$)"
_SUMS = any_of("""
    房款 货款 车款 欠款 罚款 赔款 善款 捐款 借款 贷款 存款 尾款 公款 赃款 拨款 首付 押金 定金 奖金 租金 现金 本金 资金
    保证金 违约金 公积金 养老金 补贴 补助 投资 融资 学费 保费 工资 年薪 利息 利润 债务 亏损 损失 赔偿 彩礼
""")
# Whoever or whatever has to do with such sums, and is counted: 贷款客户, 投资者, 存款账户, 工资卡.
_COUNTED = any_of("""
    者 人 户 客 员 方 商 生 对象 主体 企业 公司 机构 单位 平台 家庭 职工 教师 农民 账户 账号 卡 笔 单 箱 项目 产品
    合同 业务 顾问 经理 保险 申请 车辆 订单 案件
""")
_NAMED_BEHIND = rf"(?:以[上下]|左右)?的?(?:{_SUMS})(?!的?(?:待遇|服务)?[一-龥]{{0,2}}(?:{_COUNTED}))"
_SUM = re.compile(
    rf"(?:(?P<before>{QUALIFIER})\s?)?(?P<digits>{DIGITS}|[百千])(?P<more>[余多])?"
    r"(?P<magnitude>万亿|[十百千]?万|亿)(?P<much>[余多])?"
    rf"(?:(?=(?P<named>{_NAMED_BEHIND}))|{_CLOSED})"
)
_IN_A_SERIES = re.compile(r"\s*[、和与及至]\s*")
_LONGEST_BEFORE = 20
_HUNDREDS = {"百": "100", "千": "1000"}
_NUMBER_BEGUN = re.compile(rf"[{NUMERALS}数几\-−.]$")


def bare_sums(text: str) -> Iterator[re.Match[str]]:
    """The numbers that are sums in 元, in groups: ``before``, ``digits``, ``more``, ``magnitude`` and ``much``."""
    if "万" not in text and "亿" not in text:
        return
    last = 0
    for match in _SUM.finditer(text):
        before = text[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
        alone = match["digits"] in _HUNDREDS and not match["before"]
        if alone or _NUMBER_BEGUN.search(before):
            continue
        goes_on = bool(last and _IN_A_SERIES.fullmatch(text, last, match.start()))  # 总资产分别为89亿、109亿和123亿
        said = match["magnitude"].endswith("亿") and (goes_on or _OF_MONEY.search(before))
        if said or match["named"]:
            last = match.end()
            yield match


def written_value(match: re.Match[str]) -> float:
    """The number of such a match, without its magnitude."""
    return float(re.sub("[,，]", "", _HUNDREDS.get(match["digits"], match["digits"])))
