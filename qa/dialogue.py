"""What a follow-up leaves out, put in from the questions before it: pure text in, text out.

"那科技支行呢？" after "北京银行有几家文化支行？" replaces one part; "它的余额是多少？" replaces a pronoun;
"余额是多少？" borrows what the last question was about. A question that stands by itself inherits nothing.
"""

import re
from collections.abc import Callable, Sequence

from corpus.dates import periods
from qa.question import Question, read_question
from qa.tagging import is_word, tagged_words

_OPENING = re.compile(r"^(?:那么?|还有|另外|再问一?下|换成|如果是|至于|请问|那请问)[，,]?")
_ELLIPSIS = re.compile(r"^(?P<part>[^，,。]{1,20}?)(?:又)?(?:呢|怎么样|又如何|如何)?[?？]*$")
_PRONOUN = re.compile(
    r"(?:该|这家|那家|这个|那个|这款|那款|这项|这种|上述)(?:银行|分行|公司|企业|机构|产品|贷款|平台|业务|项目|模式|体系|中心|品牌|方案)"
    r"|该行|该公司|它们?|其(?=[的中余贷客金利规户])|他们?|她们?|(?<!还有)(?:这|那)(?=是|有|个数|笔钱)"
)
_ORGANISATION_PRONOUN = re.compile(r"银行|分行|公司|企业|机构|该行|他们")
# Parts that swap for each other though they share no ending.
_METRICS = re.compile(
    r"余额|户数|客户数|笔数|金额|增速|增幅|同比增速|同比增长|较年初增长|较年初新增|增量占比|占比|利率|规模"
    r"|额度|期限|注册用户数?|入驻机构数?|多少[家户笔个名]\S*|几[家户笔个名]\S*"
)
_CHANGE = re.compile("较|比|同比|环比|增速|增幅|增长|新增")  # of a metric, which stays: 余额, then 余额较年初增长多少
_PROPER_TAGS = {"nr", "nrt", "nrfg", "ns", "nt", "nz"}

Names = Callable[[str], Sequence[str]]


def standalone(question: str, history: Sequence[str], names_in: Names) -> str:
    """Complete a follow-up from the questions before it, oldest first.

    ``names_in`` finds the names that the corpus knows in a text. The question comes back as it is when it stands by
    itself, and when there is nothing to complete it with.
    """
    before = ""
    for asked in [*history, question]:
        before = _complete(asked.strip(), before, names_in) if before else asked.strip()
    return before


def _complete(asked: str, before: str, names_in: Names) -> str:
    bare = _OPENING.sub("", asked)
    previous = read_question(before, names_in(before))
    current = read_question(bare, names_in(bare))
    pronoun = _PRONOUN.search(bare)
    if pronoun and not _names(bare[: pronoun.start()], names_in):  # 华夏银行…，其余额: the name is in the question
        return _replace_pronoun(bare, pronoun, previous)
    if _is_part(asked, bare, current):
        ellipsis = _ELLIPSIS.match(bare)
        return _replace_part(ellipsis["part"], before, previous) if ellipsis else bare
    if current.asks_at < len(bare) and _is_bare(current):
        return _stem(previous, bare) + bare
    return bare


def _is_part(asked: str, bare: str, current: Question) -> bool:
    """Whether no more than a part of a question is said: 那科技支行, 科技支行呢, 政采贷怎么样.

    怎么样 alone makes no follow-up (天气怎么样); behind a name that the corpus knows, or a metric, it does.
    """
    if re.search(r"(?:怎么样|又如何|如何)[?？]*$", bare):
        named = current.organisations or current.products or _METRICS.search(bare)
        return bare != asked or "呢" in bare or bool(named)
    return current.asks_at == len(bare) and (bare != asked or bool(re.search(r"呢[?？]*$", bare)))


def _replace_pronoun(text: str, pronoun: re.Match[str], previous: Question) -> str:
    wants_organisation = bool(_ORGANISATION_PRONOUN.search(pronoun.group()))
    topic = _topic(previous, organisation=wants_organisation)
    if not topic or topic in text:
        return text
    return text[: pronoun.start()] + topic + text[pronoun.end() :]


def _replace_part(part: str, before: str, previous: Question) -> str:
    """Put the new part where the last question holds one of its kind: a period, a metric, a name, a noun."""
    part = re.sub(r"^(?:的|在|对于)|的$", "", part)
    new_period, old_period = periods(part), periods(before)
    if new_period and new_period[0].written == part.rstrip("的"):
        if old_period:
            return before.replace(old_period[0].written, part, 1)
        return part + before
    metric = _METRICS.search(before)
    if metric and _METRICS.fullmatch(part.removeprefix("贷款")):
        kept = before[: metric.start()]
        return kept + (part.removeprefix("贷款") if kept.endswith("贷款") else part) + before[metric.end() :]
    slot = _slot(part, previous)
    if not slot and previous.bank_name.endswith("银行") and len(part) == 2:  # 兴业呢, after another bank
        slot, part = previous.bank_name, f"{part}银行"
    if slot:
        return before.replace(slot, part, 1)
    topic = _topic(previous)
    return before.replace(topic, part, 1) if topic else f"{part}{before}"


def _slot(part: str, previous: Question) -> str:
    """The name or noun phrase of the last question that ends like the new part: 文化支行 for 科技支行."""
    phrases = [*previous.organisations, *previous.products, *_noun_phrases(previous.text)]
    phrases = [phrase for phrase in phrases if phrase != part]
    named = {*previous.organisations, *previous.products}

    def fitness(phrase: str) -> tuple[int, bool, int]:
        apart = abs(len(phrase) - len(part))
        return _shared_ending(phrase, part), phrase in named and apart <= 2, -apart

    best = max(phrases, key=fitness, default="")
    return best if _shared_ending(best, part) >= 1 else ""


def _shared_ending(a: str, b: str) -> int:
    n = 0
    while n < min(len(a), len(b)) and a[-1 - n] == b[-1 - n]:
        n += 1
    return n


def _noun_phrases(text: str) -> list[str]:
    """Words and runs of two or three neighbouring nouns."""
    words = tagged_words(text)
    nouns = [bool(re.match(r"n|j|vn|a|l|i|eng|b|v$", flag)) and len(word) > 0 for word, flag in words]
    return [
        "".join(word for word, _ in words[i : i + n])
        for n in (3, 2, 1)
        for i in range(len(words) - n + 1)
        if all(nouns[i : i + n])
    ]


def _topic(question: Question, organisation: bool = False) -> str:
    """What the question is about: its product or its organisation, else the nouns that it opens with."""
    products, organisations = question.products, question.organisations
    named = [*organisations, *products] if organisation else [*products, *organisations]
    if named:
        return named[0]
    opening = re.match(r"[^的是有在为？?，,]{2,16}", question.text[: question.asks_at])
    return opening.group() if opening else ""


def _stem(previous: Question, bare: str) -> str:
    """What the last question was about: its words before the question word, less its verb, less a metric swapped out.

    北京银行普惠贷款余额 of "北京银行普惠贷款余额是多少", before "较年初增长多少"; without 余额 before "户数是多少".
    """
    words = tagged_words(previous.text[: previous.asks_at])
    while words and (words[-1][1][0] not in "njalibe" or words[-1][0] in ("是", "有")):
        words.pop()
    stem = "".join(word for word, _ in words)
    if _METRICS.match(bare) and not _CHANGE.match(bare):
        stem = re.sub(rf"(?:{_METRICS.pattern})的?$", "", stem)
    topic = _topic(previous)
    return stem if topic in stem else topic + stem


def _names(text: str, names_in: Names) -> tuple[str, ...]:
    return (*names_in(text), *read_question(text).organisations)


def _is_bare(question: Question) -> bool:
    """Whether the question names nothing that it could be about: 余额是多少, 有什么特点, 提供了多少资金."""
    meaning = sum(1 for weight in question.content if weight >= 1)
    proper = any(
        flag in _PROPER_TAGS or not is_word(word) for word, flag in tagged_words(question.text) if flag[0] == "n"
    )
    return not question.organisations and not question.products and not proper and meaning <= 6
