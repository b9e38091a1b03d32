"""Comparisons by a verb in the words of those by a noun: 谁涨得多 asks whose 涨幅 is larger. Pure functions.

What happened to the sides has a measure where articles name it so: 涨幅, 跌幅, 增速; any other verb stays, for it says
by itself what is counted: 谁被罚得多, 谁卖得多. Splitting is for comparison.py. Knows nothing of articles or answers.
"""

import re

from corpus.wordlist import any_of
from qa.language.changes import SINCE

_WHO = "哪一?[个家者款种边块只支](?!月|季|交易日|小时)|谁"  # not 哪些银行, which asks for a list
_BODIES = "(?:银行|公司|企业|机构|股票|基金)"
_RISES, _FALLS, _GROWS = "上涨|涨", "下跌|回调|回落|跌", "增长|增加|增"
_VERB = f"(?P<rises>{_RISES})|(?P<falls>{_FALLS})|(?P<grows>{_GROWS})"
_FAST = "快|慢"
_FAR = any_of("多 大 猛 狠 惨 凶 厉害 严重 少 小")
_LITTLE = frozenset("慢少小")
# 谁的股价跌得更多, 哪家净利润增长更快.
_BY_VERB = re.compile(
    f"(?P<who>{_WHO}){_BODIES}?(?P<of>的?[^，,？?得更最]{{0,12}}?)(?:{_VERB})[得的]?(?:更|较|比较|最)?"
    f"(?P<order>{_FAST}|{_FAR})"
    "(?=一?些|一?点|呢|[，,。？?！!]|$)"
)
# 是同比增得快还是较年初增得快: two growths of one thing.
_SINCE_THEN = re.compile(f"(?P<base>{SINCE.pattern})增长?得?(?:更|比较)?(?=[快慢])")
# 甲跌得多还是乙跌得多: 甲和乙谁跌得多.
_EITHER = re.compile(
    r"(?P<a>[^，,]{2,24}?)(?P<verb>[一-龥]{1,2})得更?(?P<order>[一-龥])[，,]?"
    r"还是(?P<b>[^，,]{2,24}?)(?P=verb)得更?(?P=order)"
)
# 分别跌了多少 of prices; 分别涨了多少元 asks for money.
_EACH = re.compile(f"(?:分别|各自?)(?:(?P<rises>{_RISES})|(?P<falls>{_FALLS}))了?多少(?=[，,。？?！!]|$)")
# 甲比乙多赚多少: 甲比乙谁赚得多.
_DONE = "(?:被?罚|赚|亏|卖|投|涨|跌|增|降|贷|赔|付|花|借|捐|产)(?:款|资|出|付|放|偿|加|长)?"
_BY_MORE = re.compile(f"(?P<order>[多少])(?P<verb>{_DONE})了?(?:多少|几)[十百千万亿]*[个家户笔人元辆]?")
DONE_MORE = rf"[多少]{_DONE}了?(?:多少|几)"
"""What asks by how much more something happened to one side: 多赚多少."""


def by_nouns(text: str) -> str:
    """A question with the measure that its verb means: 谁的涨幅更大 for 谁涨得多, 谁的增速更快 for 谁增长更快."""
    text = _SINCE_THEN.sub(r"\g<base>增速", text)
    text = _EITHER.sub(lambda said: f"{said['a']}和{said['b']}谁{said['verb']}得{said['order']}", text)
    text = _EACH.sub(lambda said: f"的{'涨' if said['rises'] else '跌'}幅分别是多少", text)
    return _BY_VERB.sub(_measured, text)


def who_did_more(text: str) -> str:
    """甲比乙谁赚得多 for 甲比乙多赚多少."""
    return _BY_MORE.sub(lambda said: f"谁{said['verb']}得{said['order']}", text, count=1)


def _measured(said: re.Match[str]) -> str:
    order, of = said["order"], said["of"].removeprefix("的")
    if re.fullmatch(_FAST, order):
        measure = "跌幅" if said["falls"] else "增速"
    elif said["grows"]:  # 谁增长得多 may be answered by an amount
        return said.group()
    else:
        measure = "涨幅" if said["rises"] else "跌幅"
    return f"{said['who']}的{of}{measure}更{'小' if order in _LITTLE else '大'}"
