"""The words that ask, as patterns: 多少, 哪家, 什么时候; and the counter behind one, which is a part of what it asks.

Must not know what kind of answer a question word asks for, nor in which unit.
"""

import re

from corpus.wordlist import in_order

# What things are counted and measured in; 人 of 人民币 counts nobody, and in 个工作日 it is 工作日 that counts.
_CLASSIFIERS = (
    "户 家 笔 名 人次 人(?!民币) 位 项 款 种 只 支 条 件 份 台 辆 架 艘 座 栋 套 间 所 场 次 届 轮 部 篇 张 处 层 期 "
    "站 级 列 班 组 颗 枚 头 棵 株 盒 瓶 例 起 集 口 桶 宗 节 倍 岁 股 点 分"
)
_MEASURES = (
    "公里 千米 厘米 毫米 米 平方米 平方公里 亩 公顷 立方米 吨 公斤 千克 克 毫升 升 千瓦时 千瓦 兆瓦 摄氏度 度 年 个月"
)
_CURRENCIES = "美元 美金 欧元 港元 港币 日元 英镑 卢布 韩元 澳元 加元 新加坡元 新元 瑞士法郎 卢比 泰铢 新台币"
_THINGS = "个(?!百分点|基点|BP|bp|工作日|多?小时)"
_COUNTER = in_order(f"{_CLASSIFIERS} {_MEASURES} {_CURRENCIES} {_THINGS}")
_MAGNITUDE = "[十百千万亿]"

# 几 asks before what counts, and in a few words more; 几点 is an hour. 这几家, 近几年, 十几户 ask for nothing.
_SEVERAL = f"几(?!点)(?={_COUNTER}|[个天类])"
_UNCOUNTED = "几(?=[月日号大成])"  # 几月几号, 几成
_HOW_MANY = f"(?<![这那近前好十上])(?:{_SEVERAL}|{_UNCOUNTED})"
HOW_MANY_OF = f"(?<![这那近前好十上哪]){_SEVERAL}"
"""几 where it asks for a count: 有几家; not 几月, nor 哪几家, which asks for names."""
HOW = "多大|多高|多重|多长|多久|多远|多快"
WHEN = "什么时候|何时|(?<!如)何[年月日](?![度均化])|哪一?[年天日月周]|哪一?个?季度|几[月号日]"
WHERE = "哪里|哪儿|何地|(?<!如)何处(?![理置罚])|什么地方"
WHICH = "哪一?[家个款种类项所座条支只场部届笔间期批轮张份]"

_HOW_MUCH = "百分之多少|百分之几|多少"
_WHO = "谁|哪位|何人"
_WHY = "为什么|为何|缘何|何故|因何"
_IN_WHAT_WAY = "怎么样|怎样|怎么|如何"
_WHICH_ONES = "哪些|哪几"
_WHAT = "哪方面|哪|什么样|什么|何种|何"

# The first that fits is taken: 什么时候 stands before 什么, 哪些 before 哪.
QUESTION_WORD = re.compile(
    f"{_HOW_MUCH}|{_HOW_MANY}|多长时间|{HOW}|{WHEN}|{_WHO}|{WHERE}|{_WHY}|{_IN_WHAT_WAY}|{_WHICH_ONES}|{WHICH}|{_WHAT}"
)

# 多少万户, 几家; 几分钟 is a time, and 几分 a score.
_COUNTED = re.compile(f"(?:多少|(?<![这那近前好哪])几){_MAGNITUDE}*(?P<counter>{_COUNTER})(?!钟)")
# 亿元 of 多少亿元.
_SUM = re.compile(f"{_MAGNITUDE}+元?|元")


def counter_of(text: str) -> str:
    """What a question counts by: 户 of 多少万户, "" where it asks for no count."""
    counted = _COUNTED.search(text)
    return counted["counter"] if counted else ""


def behind_question_word(text: str, start: int = 0) -> int:
    """Where a text goes on behind its question word and the magnitude and counter that belong to it: 多少万户 企业."""
    asked = QUESTION_WORD.search(text, start)
    if not asked:
        return len(text)
    counted = _COUNTED.match(text, asked.start())
    rest = _SUM.match(text, asked.end())
    return counted.end() if counted else rest.end() if rest else asked.end()
