"""One part of a question put in the place of another: a period, a metric, a name, a noun, what happened.

Pure text. Knows nothing of which questions are follow-ups: that is for dialogue.py.
"""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise, takewhile

from corpus.measuring.dates import periods
from corpus.wordlist import words
from qa.asking.asked_about import CHANGE, MEASURED, METRIC, TIME, stem, topic_of
from qa.asking.question import Question, read_question
from qa.asking.sides import as_written, of_year, year_before
from qa.asking.slots import measure_for, slot_for
from qa.language.changes import SINCE
from qa.language.question_words import QUESTION_WORD
from qa.language.tagging import tagged_words

IN_SHORT = 24  # characters: more than that is no part of a question
_OF_A_BANK = words("存款 贷款 股东 员工 客户 网点 支行 分行 行长 高管 股价 市值 评级 罚款")
_PERSONS_OF_A_BANK = words("股东 行长 高管")
_YEAR_BEFORE = re.compile("(?:再?往?[上前]一?年度?)(?:的)?")
_TIME_BEFORE = re.compile("[上前]一?个?(?:月|周|季度?|交易日|财年)|[上前]一[日天]|昨[日天]")
_SAME_TIME = re.compile(r"(\d{4})年同期")
_NUMBERED = re.compile(r"[首第一二两三四五六七八九十\d]+(?P<counter>年期|月期|天期|[套档类级批线期])(?:以[上下内])?")
_HAS = re.compile("[涉含带无有免]")  # 涉农, 含权: what a thing has, and nothing that happens
_IS = frozenset(words("是 有 为 达 到 达到 在 占 约 共"))
_EARLIER_TIME = re.compile(r"(?:春节|年|节|疫情|开业|成立|上市|国庆)(?:前|后|期间|时)(?=[一-龥])")
_METRIC_PART = re.compile(rf"[一-龥]{{0,6}}?(?:{MEASURED})|[一-龥]{{1,6}}率|{METRIC.pattern}")
_IDLE = re.compile("对应|相应|具体|其|它|总|平均")


def replaced(part: str, before: str, previous: Question) -> str:
    """Put the new part where the last question holds one of its kind."""
    attribute = part.endswith("的")
    part = re.sub(r"^(?:的|在|对于)|的$", "", part)
    new_period, old_period = periods(part), periods(before)
    if new_period and new_period[0].written == part.rstrip("的"):
        if old_period:
            return before.replace(old_period[0].written, as_written(new_period[0], old_period[0]), 1)
        return part + before
    same = _SAME_TIME.fullmatch(part)
    if old_period and (same or _YEAR_BEFORE.fullmatch(part)):
        other = of_year(old_period[0], f"{same[1]}年") if same else year_before(old_period[0])
        return before.replace(old_period[0].written, other, 1)
    if SINCE.fullmatch(part):
        if SINCE.search(before):
            return SINCE.sub(part, before, count=1)
        return f"{stem(previous, part)}{part}增长多少？"
    if not TIME.sub("", part) or _TIME_BEFORE.fullmatch(part):
        return _at_time(part, before, previous)
    numbered = _numbered(part, before)
    if numbered:
        return numbered
    whose, _, what = part.rpartition("的")
    if whose and re.fullmatch(_METRIC_PART, what):  # 兴业银行的户数, 对应的余额
        if CHANGE.match(whose):  # 较年初的增速
            return _measured(whose + what, before, previous)
        whole = before if _IDLE.fullmatch(whose) else replaced(whose, before, previous)
        return _measured(what, whole, read_question(whole, previous.products))
    if re.fullmatch(_METRIC_PART, part):
        alike = measure_for(part, previous)
        return _put(part, alike, before) if alike else _measured(part, before, previous)
    done = _done_instead(part, before)
    if attribute and not new_period:
        verb = all(flag != "vn" for _, flag in tagged_words(part))  # 抵押的 is said of loans, 卖出去的 happened
        swapped = (verb and done) or _with_attribute(part, before, previous) or done
        if swapped:
            return swapped
    slot = _person_slot(part, previous) or slot_for(part, previous)
    if not slot and previous.bank_name.endswith("银行") and len(part) == 2:
        if part in _OF_A_BANK:
            return _of_the_bank(part, before, previous)
        slot, part = previous.bank_name, f"{part}银行"  # 兴业呢
    if slot:
        return _put(part, slot, before)
    if done:
        return done
    topic = topic_of(previous)
    return before.replace(topic, part, 1) if topic else f"{part}{before}"


def _put(part: str, slot: str, before: str) -> str:
    """A text with a part in the place of a slot, and of the number before it where the part has one: 15克 for 3克."""
    head, _, tail = before.partition(slot)
    return (head.rstrip("0123456789.") if part[:1].isdigit() else head) + part + tail


def _measured(part: str, before: str, previous: Question) -> str:
    """The question with another metric, in the place of its own, or behind what it is about."""
    metric = next(reversed(list(METRIC.finditer(before))), None)
    words_end = accumulate((len(word) for word, _ in tagged_words(before)), initial=0)
    kept = before[: next(at for at in words_end if at >= metric.start())] if metric else ""  # no 行不良率
    if metric is None or re.match("多少|几", metric.group()) or kept.endswith(("多少", "几")):
        return f"{_joined(stem(previous, part), part)}是多少？"
    return _joined(kept, part) + before[metric.end() :]


def _numbered(part: str, before: str) -> str:
    """One of several kinds in the place of another: 5年期 for 一年期, 二套 for 首套; "" without another."""
    new = _NUMBERED.fullmatch(part)
    old = [found for found in _NUMBERED.finditer(before) if new and found["counter"] == new["counter"]]
    return before[: old[0].start()] + part + before[old[0].end() :] if len(old) == 1 else ""


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


def _done_instead(part: str, before: str) -> str:
    """Another thing that happened in the place of the one asked about: 新设立 for 退出 in 网点退出了多少家.

    "" where the part is no verb, and where nothing happens in the question.
    """
    asked = QUESTION_WORD.search(before)
    verb = part.removesuffix("了")
    if not asked or TIME.match(part) or _HAS.match(part) or not _happens(tagged_words(verb)):
        return ""
    of_it = max(before[: asked.start()].find("的"), 0)  # 退出营业的网点有多少家
    for end in (len(before[: asked.start()].removesuffix("了")), of_it):
        words_back = tagged_words(before[:end])[::-1]
        done_to = words_back[: bool(end == of_it and words_back and words_back[0][1] == "n")]
        run = list(takewhile(_of_what_happens, words_back[len(done_to) :]))
        if _happens(run):
            return before[: end - sum(len(word) for word, _ in (*done_to, *run))] + verb + before[end:]
    return ""


def _happens(cut: Sequence[tuple[str, str]]) -> bool:
    """Whether words are a verb with what is said of it, and nothing else: 新批准设立."""
    verbs = [word for word, flag in cut if flag in ("v", "vn")]
    return bool(verbs) and not _IS.intersection(verbs) and all(map(_of_what_happens, cut))


def _of_what_happens(tagged: tuple[str, str]) -> bool:
    word, flag = tagged
    return flag in ("v", "vn") or (flag in "ad" and len(word) == 1)


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
