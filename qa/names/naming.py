"""Names in a question by their looks: offers, and what it opens with.

Rules over jieba's parts of speech. Whether such a name exists is for others to say.
"""

import re
from collections.abc import Iterator
from itertools import accumulate, takewhile

from corpus.wordlist import words
from qa.language.tagging import is_word
from qa.names.organisation_names import CLASSIFIERS, ENDS, HOUSES, KINDS_OF_COMPANIES, NAME_TAGS, NEVER_IN_NAMES, Tagged

OFFERED = tuple("贷宝云通链卡险融")
"""How the names of offers end."""
_OFFER = re.compile(f"[{''.join(OFFERED)}]$")
_QUOTED = re.compile(f"[“「《]([一-龥A-Za-z0-9]{{2,9}}[{''.join(OFFERED)}])[”」》]")
_SHORT_OFFERS = words("宝 链 融 云 通")  # 领航 宝, which is cut in two
_BEHIND_NAME = words("是 的 有 呢 为 给 面向 适合 能 可以")
_DONE = re.compile("[款前中后到过了给出不得记多]")  # behind 贷: something is lent, and nothing named
_NO_PART = words("总共 一共 共 最高 最低 最多 单户 客户 企业 用户 银行 公司 总行 分行 支行 一次 首次")
# Kinds of loans and of insurance, and what is done with cards: how no name of an offer ends.
_COMMON = re.compile(
    "(?:[首续借放抽断压惜还流房车网小个助转敢愿能会可获申投存商农想要再多少只就办]贷|贷贷|高[利息]贷|低息贷|校园贷"
    "|银行贷|企业贷|是贷|[借办刷用开换补持绑领销收卖租]卡)$"
    "|(?:人身|财产?|寿|车|健康|意外|养老|医疗|重疾|责任|农业?|产|信用|保证|失业|工伤|生育)险$"
    "|^(?:逾期|不良)贷$"
)
_LONGEST_OFFER = 8
_IN_NO_OFFER = words("银行 分行 支行 公司 的 是 什么 多少 哪 谁 了 借")
# Words that begin like the end of an offer, and that jieba cuts in two.
_NO_END = re.compile("云计算|云服务|融媒|险[企资]")
_OPENING_SHIP = re.compile("[一-龥]{3,8}号(?![线楼文院店馆令公])")
_AT_THE_TIME = re.compile("那阵子|那会儿|那时|期间|时候|之后|以后|之前|以前|以来")  # 关店那阵子: what happened
# How a phrase begins that is no name: 谈政采贷的…, 有款产品….
_NO_OPENING = re.compile("[有那这是在从对把谈说问请找用做给让跟向和同为哪什怎几每某全各两三四五六七八九十一]")
_LENT_TWICE = re.compile("贷贷$")  # 金穗易贷贷下来: the second is what is done
_LENT = re.compile("[一-龥]呗(?=[一-龥])")  # 花呗, 借呗: behind it goes on what a particle would end
# A word of two characters is too often a noun that the dictionary has as a name: 申报, 印发.
_KNOWN_NAMES, _SHORTEST_KNOWN = words("nz nt"), 3
_OFFICES = ("局", "部", "厅", "署", "分行", "支行", "公司")
_OF_A_TIME = words("m mq t x")
_TIME = "(?=20[0-9]{2}年|今年|去年|前年)"
_OF_CHINA = re.compile(f"(?P<name>中国[一-龥]{{2}}){_TIME}")
_HOUSE = re.compile(f"(?P<name>[一-龥]{{2,4}}(?:{'|'.join(HOUSES)}|理财|资管)){_TIME}")
_CHINESE = re.compile("[一-龥]+")
_LONGEST_OPENING = 8
_LONGEST_OPENING_OFFER = 6


def offers(tagged: Tagged) -> tuple[str, ...]:
    """Names that are shaped like those of products, known or not: 京信贷, 小微快贷, 短贷宝."""
    quoted = _QUOTED.findall("".join(word for word, _ in tagged))
    others = (*_opening_offer(tagged), *_offers(tagged))
    return tuple(dict.fromkeys((*quoted, *(name for name in others if not any(name in whole for whole in quoted)))))


def opening(tagged: Tagged) -> str:
    """The name that a question opens with: words that no dictionary knows, or single characters; "" without one."""
    text, name = "".join(word for word, _ in tagged), ""
    if _LENT.match(text):
        return text[:2]
    for number, (word, flag) in enumerate(tagged):
        ahead = tagged[number + 1] if number + 1 < len(tagged) else ("", "x")
        odd = (not is_word(word) or len(word) == 1) and word not in KINDS_OF_COMPANIES
        led = not name and len(ahead[0]) == 1 and ahead[1] == "ng" and ahead[0] not in CLASSIFIERS  # 京味 of 京味斋
        opened = len(name) == 1 and tagged[0][1] in ("ns", "nz", "nr", "j") and flag[0] == "n"  # 管家 of 京管家
        if flag not in NAME_TAGS or word in NEVER_IN_NAMES or not (odd or led or opened):
            break
        name += word
    name = _LENT_TWICE.sub("贷", name)
    happened = _AT_THE_TIME.match(text, len(name)) is not None
    common = _NO_OPENING.match(name) or _COMMON.search(name)
    named = 2 <= len(name) <= _LONGEST_OPENING and not happened and not common
    return name if named else ""


def opening_name(tagged: Tagged) -> str:
    """The name of the dictionary that a question opens with, behind a time: 恒生指数, 摩根大通; "" without one.

    中国平安 and 西部证券, which it does not know, are such where a time follows.
    """
    words_left = list(tagged)
    while words_left and words_left[0][1] in _OF_A_TIME:
        words_left.pop(0)
    text = "".join(word for word, _ in words_left)
    house = _OF_CHINA.match(text) or _HOUSE.match(text)
    if house:
        return house["name"]
    known = list(takewhile(lambda word: word[1] in _KNOWN_NAMES and is_word(word[0]), words_left))
    name = "".join(word for word, _ in known)
    return name if len(name) >= _SHORTEST_KNOWN and not name.endswith(_OFFICES) else ""


def _opening_offer(tagged: Tagged) -> Iterator[str]:
    """The name of an offer or of a ship that opens a question, however it is cut; no word of the dictionary ends it."""
    if not tagged or (tagged[0][1] in ("v", "p") and is_word(tagged[0][0])):  # 申请金穗贷
        return
    if tagged[0][1] == "ns":  # 福建金服云
        yield from _opening_offer(tagged[1:])
        return
    text = "".join(word for word, _ in tagged)
    ship = _OPENING_SHIP.match(text)
    for end, (word, _) in zip(accumulate(len(word) for word, _ in tagged), tagged, strict=True):
        name = text[:end]
        if not _CHINESE.fullmatch(name):
            return
        offered = 3 <= end <= _LONGEST_OPENING_OFFER and name[-1] in OFFERED and not _goes_on(text, end)
        if not offered and not (ship and ship.end() == end):
            continue
        common = (
            (len(word) > 1 and is_word(word)) or _COMMON.search(name) or _NO_OPENING.match(name)
        )  # 联通 of 中国联通
        if not common and not any(part in name for part in _IN_NO_OFFER):
            yield name
        return


def _goes_on(text: str, end: int) -> bool:
    """Whether what ends there like an offer begins another word: 云 of 云计算; or lends: 贷 of 贷到."""
    lends = text[end - 1] == "贷" and _DONE.match(text, end) is not None
    return lends or _NO_END.match(text, end - 1) is not None


def _offers(tagged: Tagged) -> Iterator[str]:
    for number, (word, _) in enumerate(tagged):
        ahead = tagged[number + 1][0] if number + 1 < len(tagged) else ""
        named = not is_word(word) or word[-1] == "贷" or (word in _SHORT_OFFERS and ahead in _BEHIND_NAME)
        if not _OFFER.search(word) or _DONE.match(ahead) or not named:
            continue
        name, at = word, number - 1
        while at >= 0 and (len(name) < 3 or len(tagged[at][0]) == 1) and _joins(tagged[at]):
            name, at = tagged[at][0] + name, at - 1
        if 3 <= len(name) <= _LONGEST_OFFER and not _COMMON.search(name) and not _NO_OPENING.match(name):
            yield name


def _joins(tagged: tuple[str, str]) -> bool:
    """Whether a word may stand within the name of an offer."""
    word, flag = tagged
    named = flag in NAME_TAGS or flag == "z"  # 小微快, which no dictionary knows
    return named and word not in NEVER_IN_NAMES | CLASSIFIERS | _NO_PART and not word.endswith(ENDS)
