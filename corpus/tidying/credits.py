"""Lines that say who wrote, published or edited an article, and when: whether a text is one, and the source it names.

Pure functions over single texts. Knows nothing of blocks and of where in an article the text stands.
"""

import re

SOURCE = r"(?:文章|新闻|信息|稿件|本文)?(?:来源|出处)\s*[:：]\s*"
EDITOR = (
    r"(?:(?:责任|流程|值班|执行|栏目|新媒体|网络|文字|见习|实习)?编辑"
    r"|责编|编审|审核|审校|校对|校核|监制|[终初复一二三]审)"
)
"""The roles of those who put an article on a page."""

# Names of two to four characters, a short one spread (李 敏), a foreign one with its dot, a house number (SF014).
_HAN = r"[\u4e00-\u9fff]"
_NAME = rf"(?:{_HAN}{{2,4}}|{_HAN}\s{_HAN}|{_HAN}{{1,8}}·{_HAN}{{1,8}}|[A-Za-z]{{1,12}}\d{{0,6}})"
_NO_NAME = r"(?!调查|观察|手记|走访|走进|视线|从|在|了解|获悉)"
NAMES = rf"{_NO_NAME}{_NAME}(?:[\s、,，/／|丨&]+{_NAME}){{0,7}}"

# "2022-03-14 17:32 来源：新华社 作者：张三": a line of such fields and nothing else.
_SOURCE_FIELD = re.compile(rf"(?:^|[\s|｜]){SOURCE}([^\s|｜，。；]{{2,30}})")
_STAMP_LABEL = r"(?:更新|发布|发表|发稿)?(?:时间|日期)戳?\s*[:：]\s*"
STAMP = re.compile(
    rf"[（(\[【]?\s*(?:{_STAMP_LABEL}\d{{8,13}}"
    rf"|(?:{_STAMP_LABEL})?\d{{2,4}}\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}\s*日?"
    r"(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?)\s*[)）\]】]?"
)
_LABEL = re.compile(
    rf"{EDITOR}\s*[:：]|(?:作者|记者|通讯员|文/图|图/文|统筹|原标题|原文标题|关键词|标签|点击数?|阅读量|浏览量?|字号"
    rf"|分享到?"
    r"|原文链接|原文地址|本文链接)\s*[:：]"
)
# "□记者陈洁通讯员罗斗": the mark alone tells. "本报记者 张三 李四 北京报道": names follow, and nothing else.
_MARKED_BYLINE = re.compile(r"[□■◎●○✎]\s*[^，。！？；：“”]{0,12}(?:记者|通讯员|文)[^，。！？；“”]{0,40}")
_BYLINE = re.compile(
    rf"(?:文\s*[/／|丨]\s*)?[\u4e00-\u9fff]{{0,8}}?(?:记者|通讯员|撰稿)[\s:：]*{_NO_NAME}"
    r"(?:[\u4e00-\u9fff·]{2,4}(?:[\s、/／|]+|$|(?=通讯员|实习生))"
    r"(?:通讯员\s*|实习生\s*)?)+(?:[\u4e00-\u9fff]{0,4}(?:报道|摄影?|文|图))?"
)
# "某某晚报记者 张三 校对 李四": several roles, each with its names.
_ROLES = re.compile(
    rf"(?:[\u4e00-\u9fff/·A-Za-z]{{0,16}}?(?:{EDITOR}|记者|通讯员|实习生|撰稿|采写|撰文)[\s:：丨|｜/]+{NAMES}\s*)+"
    r"(?:[\u4e00-\u9fff]{0,4}(?:报道|摄影?|文|图))?"
)
# "央视网消息（新闻联播）：" alone in its paragraph.
_DATELINE = re.compile(r"(?:[\u4e00-\u9fff]{2,12}(?:消息|讯|电)\s*[（(][^（）()]{1,30}[)）]|本[报网刊]讯)\s*[:：]?")
_NEXT_FIELD = re.compile(rf"(?:作者|记者|审读|版权归|{EDITOR}).*")
_LONGEST = 100


def is_credit(line: str) -> bool:
    """Whether a line only says who wrote, published or edited the article, and when."""
    text = line.strip("（）()【】[] ")
    if len(text) > _LONGEST:
        return False
    if any(pattern.fullmatch(text) for pattern in (STAMP, _MARKED_BYLINE, _BYLINE, _ROLES)) or _DATELINE.fullmatch(
        line
    ):
        return True
    if _LABEL.match(text):
        return len(text) <= 60 and "。" not in text
    if _SOURCE_FIELD.search(text) and not re.search("[，。；]", text):
        return len(STAMP.sub("", _SOURCE_FIELD.sub("", text))) <= 40
    return False


def source(line: str) -> str:
    """Give the publisher that a line of credits names, "" without one."""
    match = _SOURCE_FIELD.search(line)
    return publisher_name(match[1]) if match else ""


def publisher_name(text: str) -> str:
    """A publisher's name without what a page sets around it, and without the next field, where no space parts them."""
    return _NEXT_FIELD.sub("", text).strip(" :：《》“”|｜)）】]")
