"""Questions made from statements: a figure, date, name or place is taken out, and its question word put in.

"截至2月末，该平台入驻金融机构100多家。" -> "截至2月末，该平台入驻金融机构多少家？"
The vectors see a bag of words, so a question needs its words, not its grammar. Must not know what they are used for.
"""

import random
import re
from typing import NamedTuple

_UNITS = (
    "人民币|美元|欧元|港元|日元|英镑|元|人次|人|个百分点|百分点|个|家|项|件|辆|台|套|吨|公里|千米|平方公里|平方米"
    "|立方米|米"
    "|公斤|克|斤|起|名|次|户|笔|种|条|座|艘|架次|架|部|份|张|场|例|岁|天|小时|分钟|年|倍|只|头|所|位|亩|公顷|千瓦时"
    "|千瓦"
    "|度|℃|票|集|届|期|股|点"
)
_PHRASE = "[一-龥A-Za-z0-9“”《》]{2,12}"


class Blank(NamedTuple):
    """What can be asked for: where it stands, by which words it is asked, and how often against the others."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]
    weight: int


_DATE = re.compile(
    r"(?:\d{4}\s*年)?\s*\d{1,2}\s*月\s*(?:\d{1,2}\s*日)?|\d{4}\s*年(?:底|初|末)?|\d{1,2}日|(?:今年)?上半年"
    r"|第[一二三四]季度|去年|今年"
)
BLANKS = (
    Blank(
        re.compile(
            r"(?:大?约|近|超过?|逾|达到?|共)?\d[\d.,]*(?:多|余)?(?:万亿|亿|万|千|百)?(?:多|余)?(?P<unit>" + _UNITS + ")"
        ),
        ("多少{unit}", "多少{unit}", "几{unit}", "多少"),
        5,
    ),
    Blank(re.compile(r"(?:约|近|超过?|达到?)?[-+]?\d[\d.]*\s*[%％]"), ("多少", "百分之多少", "多大"), 5),
    Blank(_DATE, ("什么时候", "何时", "哪一天", "什么时间", "哪年", "哪一年", "哪个月", "几月几日"), 2),
    # Who says something, stands before the verb of saying.
    Blank(
        re.compile(r"[一-龥·]{2,24}?(?=(?:表示|指出|认为|称|说|介绍|强调|透露|告诉记者|坦言|宣布)(?:，|：|$))"),
        ("谁", "谁", "哪位", "什么人", "哪位专家", "哪个机构"),
        4,
    ),
    Blank(
        re.compile(
            "[一-龥]{2,14}(?:公司|集团|银行|大学|学院|部门|委员会|研究院|研究所|医院|法院|检察院|公安局|政府|协会"
            "|基金会|证券"
            "|部|局|厅|委)"
        ),
        ("哪个机构", "哪家公司", "哪个部门", "哪些部门", "哪个单位", "谁", "哪家企业", "哪个组织"),
        3,
    ),
    Blank(
        re.compile("(?<=[在于从到往赴位])[一-龥]{2,10}(?=举行|召开|发生|举办|开幕|出席|成立|启动|发布|开展|建设|进行)"),
        ("哪里", "哪儿", "什么地方", "哪个城市", "哪个国家", "何处", "哪个地区"),
        4,
    ),
    Blank(re.compile("《[^》]{2,30}》"), ("什么文件", "哪部作品", "什么", "哪部电影", "什么报告", "哪份文件"), 3),
    Blank(re.compile("“[^”]{2,16}”"), ("什么", "哪些", "什么", "哪个"), 3),
    Blank(re.compile(f"{_PHRASE}(?:、{_PHRASE}){{1,6}}等?"), ("哪些", "哪几个", "哪些方面", "什么", "哪些内容"), 3),
    # The object at a clause's end.
    Blank(re.compile("(?<=[了是为将对])[一-龥]{3,16}$"), ("什么", "哪些", "什么", "哪个"), 3),
)

_LEAD = re.compile(
    r"^(?:原标题[：:]|据悉|据介绍|此外|另外|同时|其中|与此同时|不过|但是|但|而|因此|对此|目前|据.{1,8}(?:报道|消息)"
    r"|.{2,8}\d*\s*月\s*\d+\s*日(?:电|讯|消息))[，：,]?"
)
_LEADING_DATE = re.compile(f"^(?:{_DATE.pattern})")
_ASIDE = re.compile(r"[（(][^）)]{0,30}[）)]")
_CLAUSE = re.compile("[，,：:]")
SHORTEST, LONGEST = 8, 70


class Made(NamedTuple):
    """A question, and what was taken out of the sentence that it was made of."""

    text: str
    answer: str


def question(statement: str, rng: random.Random) -> Made | None:
    """Make one question, of 8 to 70 characters, from a sentence; None where nothing in it can be asked for."""
    text = _ASIDE.sub("", statement.strip().rstrip('。！？；!?;”"').replace(" ", ""))
    clauses = [clause for clause in _CLAUSE.split(text) if clause]
    found = [
        (number, blank, match)
        for number, clause in enumerate(clauses)
        if 4 <= len(clause) <= 60
        for blank in BLANKS
        for match in blank.pattern.finditer(clause)
        # What is left of the clause must say something.
        if match.end() - match.start() < len(clause) - 2
    ]
    if not found:
        return None
    number, blank, match = rng.choices(found, [blank.weight for _, blank, _ in found])[0]
    word = rng.choice(blank.words).format(**match.groupdict())
    asked = _with_context(clauses, number, match.string[: match.start()] + word + match.string[match.end() :], rng)
    asked = _LEAD.sub("", asked)
    if rng.random() < 0.15:
        asked = _LEADING_DATE.sub("", asked)
    return Made(asked + "？", match.group()) if SHORTEST <= len(asked) < LONGEST else None


def _with_context(clauses: list[str], number: int, asked: str, rng: random.Random) -> str:
    """Put the clauses before (a short clause has its subject there), or else the one behind, to a question."""
    before = number
    while before and len(asked) <= 45 and (len(asked) < 14 or rng.random() < 0.3):
        before -= 1
        asked = clauses[before] + "，" + asked
    if len(asked) < 12 and number + 1 < len(clauses):
        asked += "，" + clauses[number + 1]
    return asked
