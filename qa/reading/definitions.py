"""How well a sentence says what a name is: pure patterns over a name and a sentence.

"X是一款线上产品", "推出“X”产品", "专属服务产品“X”" say it; "X是个好产品" does not. Knows nothing of where sentences
come from.
"""

import re
from collections.abc import Iterable, Sequence

from qa.asking.question import Question

_THING = (
    "(?:产品|平台|业务|系统|模式|方案|体系|品牌|项目|工具|机制|服务|App|APP|公司|企业|银行|机构|餐厅|店|大赛|活动|计划)"
)
_IS = (
    rf"[”」》]?{_THING}?[，、]?(?:则|就|便)?(?:是|为|系)(?!个?好|不错|其中|只)(?:一?[款个种套项类座家支条]|由|国内|中国"
    rf"|全[国球]|专|面向|针对|指|[^。；，]{{0,24}}(?:{_THING}|贷款|机构|企业|领军|龙头|组成))"
)
_BEFORE = rf"(?:{_THING}|——)[“「《]?"
_MADE = "(?:推出|打造|上线|发布|开发|创设|设立|成立|搭建|建成|运营|开办)[^。；]{0,30}"
_FOR = (
    rf"[”」》]?{_THING}?[^。；，]{{0,4}}"
    "(?:专门|专属|专为|面向|具有|针对|服务于|适用|适合|旨在|用于|从[^。；，]{2,12}出发)"
)
_FEATURES = re.compile(
    "特点|特色|优势|优点|亮点|好处|不[抽断压]贷|无[一-龥]{1,3}、|极速|最快|便捷|灵活|绿色通道|[高低快]、"
)
_ASKED_FEATURES = re.compile("特点|特色|优势|优点|亮点|好处|特征|独特")
_QUOTED = re.compile("[“「《]([^”」》]{2,16})[”」》]")
# What a definition is asked of, whole: 凯达恒业, of which only 凯达 is no word of the dictionary; or a mere noun.
_ASKED = re.compile(
    "^(?:什么是|何为|何谓)([^的，,、“”？?]{2,14})"
    "|^(?:[^，,“”]{2,12}[说讲提指]的)?([^的，,、“”]{2,14}?)(?:到底|究竟)?(?:指的)?是(?:一?[种个款家])?(?:做|指)?什么"
)
NAMED = 0.2
"""The strength of a sentence that names it, and says nothing of what it is."""
# What goes on about the same thing: 这款产品, 产品的特点, 服务对象.
_GOES_ON = re.compile(
    rf"(?:这|该|此)(?:一?[款项个种套])?{_THING}|(?:^|[，；]){_THING}的|^其(?![中他])|^它|服务对象|特点|具体办法"
    "|具体做法|主要面向"
)


def defined(question: Question) -> tuple[str, ...]:
    """The names that a definition is asked of: products, what is quoted, the topic, organisations, or a mere noun."""
    quoted = tuple(_QUOTED.findall(question.text))
    asked = _ASKED.search(question.text)
    whole = (asked[1] or asked[2]) if asked else ""
    topic = whole if question.topic and whole.startswith(question.topic) else question.topic
    return question.products or quoted or tuple(filter(None, [topic])) or question.organisations or (whole,)


def asks_for_features(question: Question) -> bool:
    """Whether features are asked for, rather than what it is."""
    return bool(_ASKED_FEATURES.search(question.text))


def strength(names: Iterable[str], sentence: str) -> float:
    """How far a sentence says what one of the names is, 0 to 1."""
    return max((_strength(re.escape(name), sentence) for name in names if name), default=0.0)


def tells_features(sentence: str) -> bool:
    """Whether a sentence tells features: 纯信用、无抵押、额度高."""
    return bool(_FEATURES.search(sentence))


def goes_on(names: Sequence[str], sentence: str) -> bool:
    """Whether a sentence goes on about what was just defined."""
    low = sentence.lower()
    return any(name.lower() in low for name in names) or bool(_GOES_ON.search(sentence))


def _strength(name: str, sentence: str) -> float:
    if re.search(f"{name}{_IS}", sentence, re.IGNORECASE):
        return 1.0
    if re.search(f"{_BEFORE}{name}", sentence, re.IGNORECASE):
        return 0.9
    if re.search(f"{_MADE}{name}|{name}{_FOR}", sentence, re.IGNORECASE):
        return 0.6
    return NAMED if re.search(name, sentence, re.IGNORECASE) else 0.0
