"""Blocks without what a page puts around an article: captions, source lines, navigation, bylines, a repeated digest.

What such lines say about the article (publisher, date, link) is kept. Knows no file format, and makes no paragraphs.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.blocks import Block, Kind
from corpus.characters import ends_sentence, parse_date, squeeze

# "（文章来源：北京商报）", "【责任编辑：张三】" at the end of the last paragraph, or as a line.
_OPEN, _CLOSE, _INSIDE = r"\s*[（(\[【]", r"[)）\]】]\s*$", r"[^（）()\[\]【】]"
_SOURCE = r"(?:文章|新闻|信息|稿件|本文)?(?:来源|出处)\s*[:：]\s*"
_EDITOR = r"(?:责任编辑|责编|编辑|编审|审核|校对|校核|监制|终审)\s*[:：]\s*"
_SOURCE_TAIL = re.compile(rf"{_OPEN}{_SOURCE}([^\s（）()\[\]【】]{{1,30}}){_INSIDE}{{0,30}}{_CLOSE}")
_EDITOR_TAIL = re.compile(rf"{_OPEN}{_EDITOR}{_INSIDE}{{1,30}}{_CLOSE}")

# "2022-03-14 17:32 来源：新华社 作者：张三": a line of such fields and nothing else.
_SOURCE_FIELD = re.compile(rf"(?:^|[\s|｜]){_SOURCE}([^\s|｜，。；]{{2,30}})")
_STAMP_LABEL = r"(?:更新|发布|发表|发稿)?(?:时间|日期)戳?\s*[:：]\s*"
_STAMP = re.compile(
    rf"[（(\[【]?(?:{_STAMP_LABEL}\d{{8,13}}"
    rf"|(?:{_STAMP_LABEL})?\d{{2,4}}\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}\s*日?"
    r"(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?)[)）\]】]?"
)
_CREDIT_LABEL = re.compile(
    rf"{_EDITOR}|(?:作者|记者|通讯员|文/图|图/文|统筹|原标题|原文标题|关键词|标签|点击数?|阅读量|浏览量?|字号|分享到?"
    r"|原文链接|原文地址|本文链接)\s*[:：]"
)
# "□记者陈洁通讯员罗斗": the mark alone tells. "本报记者 张三 李四 北京报道": names follow, and nothing else.
_MARKED_BYLINE = re.compile(r"[□■◎●○✎]\s*[^，。！？；：“”]{0,12}(?:记者|通讯员|文)[^，。！？；“”]{0,40}")
_BYLINE = re.compile(
    r"(?:文\s*[/／|丨]\s*)?[\u4e00-\u9fff]{0,8}?(?:记者|通讯员|撰稿)[\s:：]*"
    r"(?!调查|观察|手记|走访|走进|视线|从|在|了解|获悉)"
    r"(?:[\u4e00-\u9fff·]{2,4}(?:[\s、/／|]+|$|(?=通讯员|实习生))(?:通讯员\s*|实习生\s*)?)+(?:[\u4e00-\u9fff]{0,4}(?:报道|摄影?|文|图))?"
)
# "央视网消息（新闻联播）：" alone in its paragraph.
_DATELINE = re.compile(r"(?:[\u4e00-\u9fff]{2,12}(?:消息|讯|电)\s*[（(][^（）()]{1,30}[)）]|本[报网刊]讯)\s*[:：]?")

_URL = re.compile(r"(?:(?:原文|本文)?(?:链接|地址)\s*[:：]\s*)?[<（(]?(https?://[^\s<>（）()]+)[>）)]?")
_NAVIGATION = re.compile(
    r"返回.{0,20}|.{0,4}(?:查看|阅读|点击|浏览)(?:原文|全文|更多|详情|进入|下载).{0,10}|(?:上|下)一(?:篇|页|章).{0,60}"
    r"|首页|更多|目录|打印|收藏|分享|关闭|纠错|评论|原文(?:链接|地址)?|<>|扫码.{0,30}|.{0,10}二维码.{0,20}"
    r"|top|share|print|(?:read )?more",
    re.IGNORECASE,
)
_RELATED = re.compile(r"[【\[]?(?:相关|推荐|延伸|热门|更多)(?:阅读|新闻|报道|文章|链接|推荐)[】\]]?[:：]?")
_ORIGINAL = re.compile(r"原文|original|source", re.IGNORECASE)

_CAPTION = re.compile(
    r"[（(▲△↑↓←→▼]?\s*(?:(?:上|下|左|右|本|题)?图(?:为|[:：/／|丨]|片(?:来源|说明|由)|源)|资料图|资料照片"
    r"|(?:摄影|摄|供图|制图|漫画)\s*[:：/／]|图\s*\d+\s*[:：.\s])|[▲△]"
)
_CREDITED = re.compile(r"(?:[/／]?\s*[\u4e00-\u9fff]{2,4}\s?摄影?|供图|资料图片?|视觉中国|图源.{1,15})\s*[)）]?$")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The article's own blocks, and what the dropped lines said."""

    blocks: tuple[Block, ...]
    publisher: str = ""
    published: date | None = None
    url: str = ""


def clean(blocks: Iterable[Block]) -> Cleaned:
    """Keep the blocks that a reader of the article reads; read publisher, date and link off the others."""
    kept: list[Block] = []
    publisher, published, urls = "", None, []
    pictured = related = False
    for original in blocks:
        text = _EDITOR_TAIL.sub("", original.text)
        if tail := _SOURCE_TAIL.search(text):
            publisher, text = _name(tail[1]), text[: tail.start()]
        block = replace(original, text=text)
        related = bool(_RELATED.fullmatch(text)) or (related and bool(block.links))
        if block.kind is Kind.IMAGE:
            pictured = True
        elif not text or related:
            continue
        elif url := _sole_url(block):
            urls.append(url)
        elif _is_navigation(block):
            urls += [link for link in block.links if _ORIGINAL.search(text) and link.startswith("http")]
        elif _is_credit(block):
            source = _SOURCE_FIELD.search(text)
            publisher = publisher or (_name(source[1]) if source else "")
            published = published or parse_date(text)
        elif not _is_caption(block, pictured or block.pictured):
            kept.append(block)
            pictured = block.pictured
    # Several links to originals belong to the parts of a digest; none of them is the article's own.
    url = urls[0] if len(set(urls)) == 1 else ""
    return Cleaned(tuple(_without_digest(kept)), publisher, published, url)


def _name(text: str) -> str:
    return text.strip(" :：《》“”|｜)）】]")


def _sole_url(block: Block) -> str:
    """Give the address, where the block is one: "<http://…>", or a link shown by its address."""
    match = _URL.fullmatch(block.text)
    return match[1] if match else ""


def _is_navigation(block: Block) -> bool:
    if block.kind not in (Kind.PARAGRAPH, Kind.ITEM):
        return False
    parts = [part for part in re.split(r"\s*[|｜丨]\s*|\s{2,}", block.text.strip("[]【】")) if part]
    if all(_NAVIGATION.fullmatch(part) for part in parts):
        return bool(block.links) or len(block.text) <= 20
    return len(block.links) > 2 and len(block.text) < 15 * len(block.links)


def _is_credit(block: Block) -> bool:
    """Whether the line only says who wrote, published or edited the article, and when."""
    text = block.text.strip("（）()【】[] ")
    if block.kind in (Kind.HEADING, Kind.ROW) or len(text) > 100:
        return False
    if any(pattern.fullmatch(text) for pattern in (_STAMP, _MARKED_BYLINE, _BYLINE)) or _DATELINE.fullmatch(block.text):
        return True
    if _CREDIT_LABEL.match(text):
        return len(text) <= 60 and "。" not in text
    if _SOURCE_FIELD.search(text) and not re.search("[，。；]", text):
        return len(_STAMP.sub("", _SOURCE_FIELD.sub("", text))) <= 40
    return False


def _is_caption(block: Block, pictured: bool) -> bool:
    """Whether the block describes a picture: by its words anywhere, by its looks next to an image."""
    if block.kind is not Kind.PARAGRAPH or len(block.text) > 120:
        return False
    if _CAPTION.match(block.text) and (pictured or len(block.text) <= 60):
        return True
    if not pictured or block.strong:
        return False
    if _CREDITED.search(block.text):
        return True
    return (block.aside or block.pictured) and len(block.text) <= 60 and not ends_sentence(block.text)


def _without_digest(blocks: Sequence[Block]) -> Sequence[Block]:
    """Drop an opening quotation that the paragraphs below it repeat from their start."""
    quoted = 0
    while quoted < len(blocks) and blocks[quoted].quoted:
        quoted += 1
    opening = squeeze("".join(block.text for block in blocks[:quoted])).rstrip(".…。")
    body = squeeze("".join(block.text for block in blocks[quoted : quoted + 5] if block.kind is not Kind.HEADING))
    return blocks[quoted:] if opening and body.startswith(opening) else blocks
