"""One part of a question put in the place of another: a period, a metric, a name, a noun; and what a question is about.

Pure text. Knows nothing of which questions are follow-ups: that is for dialogue.py.
"""

import re
from itertools import pairwise

from corpus.measuring.dates import periods
from corpus.wordlist import words
from qa.asking.question import Question, read_question
from qa.language.question_words import QUESTION_WORD
from qa.language.tagging import tagged_words

IN_SHORT = 24  # characters: more than that is no part of a question
# What is measured; parts that swap for each other though they share no ending.
_MEASURED = (
    "(?:资产|负债)总额|总资产|总负债|资产(?!管理)|负债|余额|户数|客户数|笔数|金额|总额|增速|增幅|同比增速|同比增长"
    "|较年初增长|较年初新增|增量占比|占比|比例|比重|利率|规模|额度|上限"
    "|期限|人数|数量|收入|利润|净利润|营收|价格|单价|面积|产量|销量|成本|费用|利息|增长率|收益率"
)
METRIC = re.compile(
    rf"(?:不良|逾期|普惠|总|年化|平均)?(?:{_MEASURED})|[一-龥]{{1,3}}率(?=是|有|为|呢|[？?]|$)|注册用户数?|入驻机构数?"
    r"|多少[家户笔个名]\S*|几[家户笔个名]\S*"
)
_OF_A_BANK = words("存款 贷款 股东 员工 客户 网点 支行 分行 行长 高管 股价 市值 评级 罚款")
_PERSONS_OF_A_BANK = words("股东 行长 高管")
_CHANGE = re.compile("较|比|同比|环比|增速|增幅|增长|新增")  # of a metric, which stays: 余额, then 余额较年初增长多少
# 到目前, 一共: a time without a date.
TIME = re.compile(r"(?:截至|截止|到|至)?(?:目前|现在|如今|今天|当前|至今)|一共|总共|合计|累计|总计|全年")
_COMPARES = re.compile("^(?:比较一下|比较|对比一下|对比)")
_EARLIER_TIME = re.compile(r"(?:春节|年|节|疫情|开业|成立|上市|国庆)(?:前|后|期间|时)(?=[一-龥])")
_METRIC_PART = re.compile(rf"[一-龥]{{0,6}}?(?:{_MEASURED})|[一-龥]{{1,6}}率|{METRIC.pattern}")
_IDLE = re.compile("对应|相应|具体|其|它|总|平均")


def person_of(question: Question, owner: bool) -> str:
    """Whom a question is about: by name, else by role (局气的创始人); whose role it is, for what is the ``owner``'s.

    "" where it is about nobody.
    """
    role = re.search(r"([^是，,？?]{2,16}?)(?:是谁|叫什么|是哪位|[？?]*$)", question.text.removeprefix("谁是"))
    whole = role[1] if role and not QUESTION_WORD.search(role[1]) else ""  # not 多少 of 余额是多少
    return next(iter(question.persons), whole.partition("的")[0] if owner else whole)


def topic_of(question: Question, body: bool = False) -> str:
    """What a question is about: its product or its organisation, else the nouns that it opens with.

    ``body`` asks for an organisation rather than a product.
    """
    opened = _opening(question)
    if body:
        known = any(name in opened or opened in name for name in question.products)
        named = [*question.organisations, *([] if known else filter(None, [opened])), *question.products]
    else:
        named = [*question.products, *question.organisations]
    return named[0] if named else opened


def _opening(question: Question) -> str:
    """The nouns that a question opens with, up to its verb or time: 凯达恒业 of 凯达恒业春节前拿到多少贷款."""
    opening = re.match(r"[^的是有在为？?，,]{2,16}", question.text[: question.asks_at])
    said = ""
    for word, flag in tagged_words(opening.group() if opening else ""):
        if flag in ("t", "v", "p", "d", "r", "ul") and len(said) >= 2:
            break
        said += word
    return said


def stem(previous: Question, bare: str) -> str:
    """What the last question was about: its words before the question word, less its verb, less a metric swapped out.

    北京银行普惠贷款余额 of "北京银行普惠贷款余额是多少", before "较年初增长多少"; without 余额 before "户数是多少".
    """
    cut = tagged_words(previous.text[: previous.asks_at])
    kept = max((previous.text.lower().rfind(name) + len(name) for name in previous.products), default=0)
    length = sum(len(word) for word, _ in cut)
    timeless = not METRIC.search(bare)  # 累计投放了多少, then 有什么特点: no more 累计
    while cut and length > kept and (_ends_no_topic(*cut[-1]) or (timeless and TIME.fullmatch(cut[-1][0]))):
        length -= len(cut.pop()[0])
    text = _COMPARES.sub("", "".join(word for word, _ in cut))
    if METRIC.search(bare) and not _CHANGE.search(bare):
        text = re.sub(rf"(?:{METRIC.pattern})的?$", "", text)
    topic = topic_of(previous)
    return text if topic.lower() in text.lower() else topic + text


def _ends_no_topic(word: str, flag: str) -> bool:
    return (flag[0] not in "njalibe" or word in ("是", "有")) and not TIME.fullmatch(word)


def replaced(part: str, before: str, previous: Question) -> str:
    """Put the new part where the last question holds one of its kind."""
    attribute = part.endswith("的")
    part = re.sub(r"^(?:的|在|对于)|的$", "", part)
    new_period, old_period = periods(part), periods(before)
    if new_period and new_period[0].written == part.rstrip("的"):
        if old_period:
            return before.replace(old_period[0].written, part, 1)
        return part + before
    if not TIME.sub("", part):
        return _at_time(part, before, previous)
    whose, _, what = part.rpartition("的")
    if whose and re.fullmatch(_METRIC_PART, what):  # 兴业银行的户数, 对应的余额
        if _CHANGE.match(whose):  # 较年初的增速
            return _measured(whose + what, before, previous)
        whole = before if _IDLE.fullmatch(whose) else replaced(whose, before, previous)
        return _measured(what, whole, read_question(whole, previous.products))
    if re.fullmatch(_METRIC_PART, part):
        return _measured(part, before, previous)
    if attribute and not new_period:
        swapped = _with_attribute(part, before, previous)
        if swapped:
            return swapped
    slot = _person_slot(part, previous) or _slot(part, previous)
    if not slot and previous.bank_name.endswith("银行") and len(part) == 2:
        if part in _OF_A_BANK:
            return _of_the_bank(part, before, previous)
        slot, part = previous.bank_name, f"{part}银行"  # 兴业呢
    if slot:
        return _put(part, slot, before)
    topic = topic_of(previous)
    return before.replace(topic, part, 1) if topic else f"{part}{before}"


def _put(part: str, slot: str, before: str) -> str:
    """A text with a part in the place of a slot, and of the number before it where the part has one: 15克 for 3克."""
    head, _, tail = before.partition(slot)
    return (head.rstrip("0123456789.") if part[:1].isdigit() else head) + part + tail


def _measured(part: str, before: str, previous: Question) -> str:
    """The question with another metric, in the place of its own, or behind what it is about."""
    metric = next(reversed(list(METRIC.finditer(before))), None)
    kept = before[: metric.start()] if metric else ""
    if metric is None or re.match("多少|几", metric.group()) or kept.endswith(("多少", "几")):
        return f"{_joined(stem(previous, part), part)}是多少？"
    return _joined(kept, part) + before[metric.end() :]


def _of_the_bank(part: str, before: str, previous: Question) -> str:
    """The question for what every bank has, in the place of its metric, or of all that it asked of the bank."""
    if METRIC.search(before):
        return _measured(part, before, previous)
    return f"{previous.bank_name}的{part}是{'谁' if part in _PERSONS_OF_A_BANK else '多少'}？"


def _joined(about: str, part: str) -> str:
    """Two texts, what the one ends and the other begins with once: 普惠贷款 and 贷款余额."""
    shared = next((n for n in range(len(part) - 1, 1, -1) if about.endswith(part[:n])), 0)
    return about + part[shared:]


def _with_attribute(part: str, before: str, previous: Question) -> str:
    """涉农的 in the place of what stands before the noun: 涉农贷款 for 小微贷款; "" where no noun has an attribute."""
    about = topic_of(previous)
    at = before.find(about) + len(about) if about in before else 0
    cut = tagged_words(before[at:])
    for (word, flag), (_, behind) in pairwise(cut):
        if flag[0] in "njb" and behind[0] == "n":
            return before[:at] + before[at:].replace(word, part, 1)
    return ""


def _at_time(part: str, before: str, previous: Question) -> str:
    """The question at another time that is no date: 到目前一共 in the place of 春节前."""
    old = periods(before)
    if old:
        return before.replace(old[0].written, part, 1)
    earlier = _EARLIER_TIME.search(before)
    if earlier:
        return before[: earlier.start()] + part + before[earlier.end() :]
    topic = topic_of(previous)
    at = before.find(topic) + len(topic) if topic in before else 0
    return before[:at] + part + before[at:]


def _person_slot(part: str, previous: Question) -> str:
    """The person of the last question, where the new part is a person and nothing else; "" without one."""
    names = read_question(part).persons
    return previous.persons[0] if previous.persons and part in names else ""


def _slot(part: str, previous: Question) -> str:
    """The name or noun phrase of the last question that ends like the new part: 文化支行 for 科技支行."""
    named = {*previous.organisations, *previous.products}
    phrases = [
        phrase
        for phrase in (*named, *_noun_phrases(previous.text))
        if phrase != part and not any(_begins_within(phrase, name) for name in named)
    ]

    def fitness(phrase: str) -> tuple[int, bool, int]:
        apart = abs(len(phrase) - len(part))
        return _shared_ending(phrase, part), phrase in named and apart <= 2, -apart

    best = max(phrases, key=fitness, default="")
    return best if _shared_ending(best, part) >= 1 else ""


def _begins_within(phrase: str, name: str) -> bool:
    """Whether a phrase begins in the middle of a name and goes on behind it: 银行文化支行, 北京银行."""
    return name not in phrase and any(
        phrase.startswith(name[at:]) and phrase != name[at:] for at in range(1, len(name))
    )


def _shared_ending(a: str, b: str) -> int:
    n = 0
    while n < min(len(a), len(b)) and a[-1 - n] == b[-1 - n]:
        n += 1
    return n


def _noun_phrases(text: str) -> list[str]:
    """Words and runs of two or three neighbouring nouns."""
    cut = tagged_words(text)
    nouns = [bool(re.match(r"n|j|vn|a|l|i|eng|b|v$", flag)) and len(word) > 0 for word, flag in cut]
    return [
        "".join(word for word, _ in cut[i : i + n])
        for n in (3, 2, 1)
        for i in range(len(cut) - n + 1)
        if all(nouns[i : i + n])
    ]
