"""The end of a block without what a site puts behind an article: links back, editors, sources, notices.

A tail is cut where its own words tell it, and otherwise only behind the end of a sentence: what stands behind it
without an end of its own is cut if, as a line, it would be a credit. Pure functions over single texts.
"""

import re
from dataclasses import dataclass
from datetime import date

from corpus.characters import parse_date
from corpus.tidying.credits import EDITOR, NAMES, SOURCE, is_credit, publisher_name, source

_NEAR, _FAR = 90, 500
"""Characters before the end in which a credit and a notice begin: no text is searched as a whole."""

_OPEN, _CLOSE, _INSIDE = r"\s*[（(\[【]\s*", r"\s*[)）\]】]", r"[^（）()\[\]【】]"
_STARTS = r"(?:^|(?<=[。！？!?…；”’」』）】》)\]〗\s]))"
"""Where something new may begin: behind an end of a sentence, a bracket, a space."""
_BYLINE = "|".join(
    rf"(?<={role}[\u4e00-\u9fff]{{{length}}})" for role in ("记者", r"记者\s", "作者：") for length in (2, 3)
)
"""Where a reporter's name ends, and the source follows without a space."""

# "（文章来源：北京商报）", "来源：北京商报 张三"
_SOURCES = (
    re.compile(rf"{_OPEN}{SOURCE}([^\s（）()\[\]【】]{{1,30}}){_INSIDE}{{0,30}}{_CLOSE}\s*$"),
    re.compile(
        rf"(?:{_STARTS}|(?<=[摄文图])|{_BYLINE})\s*"
        rf"{SOURCE}([^\s，。；：:（）()\[\]【】]{{2,30}})(?:[\s|丨/]+{NAMES})?\s*$"
    ),
)
# "《光明日报》（2023年08月01日 12版）"
_PRINTED = re.compile(
    rf"{_STARTS}\s*[（(]?\s*《\s*([^《》]{{2,12}}?)\s*》\s*"
    r"[（(]\s*(\d{4}年\s*\d+月\s*\d+日)[\s,，]*第?\s*\d+\s*版[^（）()]{0,8}[)）]\s*$"
)
_FORMULAS = re.compile(
    "(?:"
    + "|".join(
        (
            r"返回[\u4e00-\u9fffA-Za-z0-9]{2,10}[，,]\s*查看更多",
            r"更多精彩内容[，,]?请进入[\u4e00-\u9fff]{2,8}",
            r"分享让更多人看到",
            rf"{_OPEN}{EDITOR}\s*[:：]{_INSIDE}{{1,40}}{_CLOSE}",
            rf"{EDITOR}\s*[:：丨|｜]\s*(?:{NAMES})?",
            # "展厅一角。周舟 摄": the caption's sentence stays, as its picture may be all that the article is about.
            r"(?<=[。！？])\s*(?:[^\s。，！？]{0,12}\s)?(?:[\u4e00-\u9fff·]{2,8}\s?摄|[^\s。，！？]{2,14}供\s?图)",
        )
    )
    + r")\s*$"
)
# A notice is one sentence or the last of them; the quantifiers keep it as short as such sentences are.
_OWNED = r"\*?(?:[^。，；]{0,14}(?:版权|稿件|原创|文章|作品)[^。，；]{0,4}[，,]\s*)?"
_REPRINTING = (
    r"本文(?:属于|系|为)?[^。，]{0,8}原创[^。，]{0,8}[，,][^。]{0,14}转载[^。]{0,20}(?:来源|出处|授权).{0,160}",
    _OWNED + r"(?:如[若需欲]|欢迎|任何[^。，；]{0,12}|网络|媒体)?转载[^。]{0,16}(?:注明|授权|必究)[^。]{0,30}",
    _OWNED + r"(?:任何[^。]{0,20})?未经[^。，；]{0,16}(?:授权|许可|同意)[，,]?\s*(?:任何[^。，]{0,12})?"
    r"(?:不得|禁止|严禁|请勿|谢绝)[^。]{0,12}(?:转载|摘编)[^。]{0,60}",
    r"本[网站报][^。]{0,8}所(?:刊)?载[^。]{0,8}(?:知识产权|版权)[^。]{0,60}(?:所有|持有)",
    r"版权归[^。，]{0,12}所有(?:[，,][^。]{0,20})?",
    r"(?:版权|知识产权)(?:声明|说明)\s*[:：].{0,20}(?:未经|授权|转载|版权|产权|本[站网报]|均为).{0,360}",
    r"版权(?:侵权)?联系电话\s*[:：]\s*[\d-]+",
    r"(?:尊重原创[，,])?如有?侵权[^。]{0,8}(?:联系|告知|删除|必究)[^。]{0,10}",
    r"如[有存遇涉][^。]{0,24}(?:侵权|版权|问题|异议)[^。]{0,24}(?:联系我们|与?(?:本[站网报]|我们)联系|删除)[^。]{0,12}",
)
_DISCLAIMING = (
    r"(?:免责|特别|风险)?(?:声明|提示|说明)\s*[:：]\s*"
    r"(?:投资有风险|(?:本[文站网平报信资]|以上|文中|上述|投资有|股市有)[^。]{0,120}"
    r"(?:参考|建议|依据|立场|观点|不承担|谨慎))[^。]{0,80}",
    r"(?:以上|文中|上述|本文|本报告)[^。；]{0,60}(?:与本[站网平]|算法生成|不代表本?[^。，]{0,6}(?:观点|立场)"
    r"|不(?:对您)?构成[^。]{0,12}(?:建议|依据)|仅代表[^。，]{0,8}个人观点|仅供[^。，]{0,6}参考)[^。]{0,60}",
    r"[^。，]{0,8}力求但不保证[^。]{0,140}",
    r"[^。，：]{0,4}(?:投资|股市|理财|基金|市场|入市)有风险[，,][^。，]{0,12}(?:谨慎|慎重)[^。，]{0,8}",
    r"据此(?:操作|投资|入市)[，,][^。]{0,12}自[担负][^。]{0,8}",
)
_NOTICES = re.compile(
    rf"{_STARTS}\s*[（(]?(?:〖[^〖〗]{{2,14}}〗\s*)?(?:{'|'.join(_REPRINTING + _DISCLAIMING)})[。！]?[)）]?\s*$"
    r"|(?:广告声明\s*[:：]文内含有|以上内容由[^。，]{2,20}(?:整理|生成)[，,]).{0,200}$"
)
_NOTICE_WORDS = re.findall(r"\w+", "转载 授权 许可 版权 声明 参考 建议 立场 观点 保证 风险 自担 自负 侵权 联系")
"""One of them stands in every notice: they are found in a text much faster than a notice is."""

_LINK = re.compile(r"(?:本文|原文)(?:链接|地址)\s*[:：]\s*(https?://\S+)\s*$")
_ENDED = re.compile(r"^.*[。！？!?…][”’」』）】》)\"']*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tailless:
    """A text without its tails, and what they said."""

    text: str
    publisher: str = ""
    published: date | None = None
    url: str = ""


def without_tails(text: str) -> Tailless:
    """Cut the tails off a text, one after the other."""
    publisher, published, url = "", None, ""
    while True:
        text = text.rstrip()
        near, far = max(0, len(text) - _NEAR), max(0, len(text) - _FAR)
        if match := _FORMULAS.search(text, near):
            cut = match.start()
        elif match := _first(_SOURCES, text, near):
            cut, publisher = match.start(), publisher_name(match[1])
        elif match := _PRINTED.search(text, near):
            cut, publisher, published = match.start(), match[1].strip(), parse_date(match[2])
        elif match := _LINK.search(text, far):
            cut, url = match.start(), match[1]
        elif any(text.find(word, far) >= 0 for word in _NOTICE_WORDS) and (match := _NOTICES.search(text, far)):
            cut = match.start()
        elif (
            (ended := _ENDED.match(text, far))
            and ended.end() < len(text)
            and is_credit(rest := text[ended.end() :].strip())
        ):
            cut, publisher = ended.end(), publisher or source(rest)
        else:
            return Tailless(text, publisher, published, url)
        text = text[:cut]


def _first(patterns: tuple[re.Pattern[str], ...], text: str, start: int) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.search(text, start))), None)
