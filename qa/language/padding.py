"""What is said around a question and says nothing of what is asked: greetings, wishes, requests, thanks.

Must not know how the question itself is worded, but for a request that stands in its place: 介绍一下京诚贷.
"""

import re

from corpus.wordlist import any_of
from qa.language.question_words import QUESTION_WORD

# In front of the question, one after the other, each at most once; only greetings come together: 你好，不好意思.
_MARK = r"[，,：:\s]*"
_HELLO = (
    "[你您]好|嗨|哈[喽啰]|[Hh]ello(?![A-Za-z])|[Hh]i(?![A-Za-z])|[早晚]上好|[上中下]午好"
    "|(?:(?:大家|各位|老师)好|[早晚]安|嘿)(?=[，,。！!呀啊])"
    "|不好意思|打[扰搅]|在[吗么](?=[，,？?])|亲(?=[，,])|(?:我?有|我?想问|问)一?个问题(?:想(?:问|请教))?(?=[，,：:])"
)
_GREETING = rf"(?:(?:{_HELLO})[呀啊吗了]?(?:一下)?[，,。！!：:？?\s]*)"
# What the asker needs the answer for: "写材料用：", "我们在整理地方志，".
_TASK = "写材料|写稿|写报告|做报告|核对|整理|编辑|编写|编纂|备课|查资料|做研究|做功课|做表"
_PURPOSE = rf"(?:[^，,：:。？?]{{0,10}}(?:{_TASK})[^，,：:。？?]{{0,10}}[，,：:]\s*)"
# "麻烦问下", "我们公司想了解一下".
_ASKER = "(?:我|咱)们?(?:公司|单位|企业|这边)?"
_FIND_OUT = "咨询(?=一?下|[，,：:])|[你您]知(?:道|不知道)|" + any_of(
    "问 问问 问一下 求问 求教 请问 请教 了解 知道 查 查询 查查 看看 打听 打听打听 核对 核实 确认 搞清楚 弄明白"
)
_TROUBLE = "(?:麻烦|劳[驾烦]|烦请|拜托|有劳)[您你]?"
_WISH = rf"(?:{_TROUBLE})?(?:{_ASKER})?(?:想|要|想要|希望)?(?:请)?(?:{_FIND_OUT})(?:一下|下|一查)?{_MARK}"
# "麻烦告诉我", "能简单介绍一下", "帮我查一下".
_PLEASE = f"{_TROUBLE}|请|帮我|帮忙|(?P<politely>能否|能不能|能|可以|可否)"
_LOOK_UP = "帮[我忙](?:查(?:一?下|查)?|[看找](?:一?下|[看找]))|查一下"
_TELL = f"告诉|告知|(?P<request>说说|讲讲|[说讲]一下|介绍一下|介绍|解释一下|解释)|{_LOOK_UP}"
_REQUEST = rf"(?:{_PLEASE})?(?:简单|详细|具体|大概)?(?:{_TELL})(?:我|一下|下)?{_MARK}"
# "资料里提到", "报道中说的", "根据报道，".
_SOURCE = "资料|文章|报道|文中|材料|新闻|原文"
_TOLD_THERE = rf"(?:{_SOURCE})(?:里面|里|中|上)?(?:提到|说到|说|写到|写)(?:的|过)?{_MARK}"
_BY_IT = f"(?:根?据|按照?|从)(?:{_SOURCE})[里中来]?(?:看|介绍|所[述说载])?[，,]|据悉[，,]"
_REPORTED = f"(?:{_TOLD_THERE}|{_BY_IT})"
_LEADING = re.compile(f"^{_GREETING}*(?:{_PURPOSE})?(?:{_WISH})?(?:{_REQUEST})?{_REPORTED}?")

# Behind the question: "，谢谢！", "，都列一下", "，帮忙查一下", "是多少来着".
_THANKS = "谢谢[您你]?[啦了]?|多谢[啦了]?|麻烦[您你]?了"
# These only behind a mark: 向谁表示了感谢 is asked.
_PLEADING = (
    "(?:非常|十分|万分)?感谢(?:[您你]|不尽)?[了啦]?|辛苦[您你]?了|拜托[您你]?了|谢[啦了]|劳驾了?"
    "|在线等|求解答?|求告知|请告知"
    "|[你您]知道吗|能告诉我吗"
)
_LIST_THEM = "都列一下|列一下|列举一下|说说看"
_LOOK_IT_UP = r"(?:帮忙|帮我|麻烦)(?:看|查)一?下\S{0,4}"
_FORGOTTEN = "各?是?多少来着|来着"
_ASKED_FOR = rf"[，,]?(?:{_THANKS}|{_LIST_THEM}|{_LOOK_IT_UP}|{_FORGOTTEN})"
_TRAILING = re.compile(rf"(?:{_ASKED_FOR}|(?:[，,]|(?<=[？?。！!\s]))(?:{_PLEADING}))[？?。！!]*$")

_THIS_THING = re.compile(r"这(?:一?[家个款种项])[一-龥]{2,4}(?=[？?。！!]*$)")  # 介绍一下凯达恒业这家公司
_WHETHER = re.compile("(?:吗|(?<![什怎这那多])么)(?=[？?。！!]*$)")  # 要抵押吗, 要抵押么; not 说了什么


def without_padding(text: str) -> str:
    """The question alone; what is nothing but padding stays as it is."""
    text = text.strip()
    leading = _LEADING.match(text)
    bare = _TRAILING.sub("", _LEADING.sub("", text)) or text
    return _requested(bare, bool(leading["politely"])) if leading and leading["request"] else bare


def _requested(bare: str, politely: bool) -> str:
    """The question for which a request stands: 金服云是什么 for 介绍一下金服云, 张岩怎么看 for 说说张岩怎么看."""
    if politely:
        bare = _WHETHER.sub("", bare)  # 能介绍一下…吗
    bare = _THIS_THING.sub("", bare)
    if QUESTION_WORD.search(bare) or _WHETHER.search(bare):
        return bare
    return f"{bare.rstrip('？?。.！! ')}是什么"
