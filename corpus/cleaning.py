"""Blocks without what a page puts around an article: captions, source lines, navigation, bylines, a repeated digest.

What such lines say about the article (publisher, date, link) is kept. Knows no file format, and makes no paragraphs.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.blocks import Block, Kind
from corpus.characters import ends_sentence, parse_date, squeeze


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The article's own blocks, and what the dropped lines said."""

    blocks: tuple[Block, ...]
    publisher: str = ""
    published: date | None = None
    url: str = ""


# "（文章来源：北京商报）" at the end of the last paragraph, or a line of its own.
_SOURCE_TAIL = re.compile(
    r"\s*[（(\[【](?:文章|新闻|信息|稿件|本文)?来源\s*[:：]\s*([^（）()\[\]【】]{1,40})[)）\]】]\s*$"
)
# "来源：新华社 | 2023年7月1日", "2022-03-14 17:32 来源：新华社 作者：张三": a line of such fields and nothing else.
_SOURCE_LINE = re.compile(r"(?:^|[\s|｜])(?:文章|新闻|信息|稿件|本文)?(?:来源|出处)\s*[:：]\s*([^\s|｜，。；]{2,30})")
_STAMP = re.compile(
    r"[（(\[【]?(?:(?:更新|发布|发表|发稿)?(?:时间|日期)戳?\s*[:：]\s*)?"
    r"(?:\d{2,4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|\d{8,13})(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?[)）\]】]?"
)
_LABELLED = re.compile(
    r"(?:责任编辑|责编|编辑|编审|审核|校对|校核|监制|终审|作者|记者|通讯员|文/图|图/文|文字|统筹|原标题|原文标题|关键词|标签|点击数?|阅读量?|浏览量?|字号|分享到?|原文链接|原文地址|链接|本文链接)"
    r"\s*[:：]"
)
# "□记者陈洁通讯员罗斗", "本报记者 张三 李四 北京报道", "■ 本报记者 王五", "央视网消息（新闻联播）："
_BYLINE = re.compile(
    r"[□■◎●○△▲◇◆✎]?\s*(?:文[/／|丨]?\s*)?(?:本报|本刊|本网|见习|实习|特约|特派|全媒体|首席|[\u4e00-\u9fff]{2,8}?)?"
    r"(?:记者|通讯员|撰稿|文[/／])[^，。！？；：“”0-9]{1,40}"
)
_BYLINE_MARK = re.compile(r"[□■◎✎]")
_DATELINE = re.compile(r"[^，。；！？]{2,20}(?:消息|讯|电)\s*(?:[（(][^（）()]{1,30}[)）])?\s*[:：]?")

_URL = re.compile(r"[<（(]?(https?://[^\s<>（）()]+)[>）)]?")
_NAVIGATION = re.compile(
    r"返回.{0,20}|.{0,4}(?:查看|阅读|点击|浏览)(?:原文|全文|更多|详情|进入|下载).{0,10}|(?:上|下)一(?:篇|页|章).{0,60}|首页|更多|目录|打印"
    r"|收藏|分享|关闭|纠错|评论|原文(?:链接|地址)?|<>|扫码.{0,30}|.{0,10}二维码.{0,20}|返回顶部|top|share|print"
    r"|(?:read )?more",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(r"原文|original|source", re.IGNORECASE)
_CAPTION = re.compile(
    r"[（(▲△↑↓←→▼]?\s*(?:(?:上|下|左|右|本|题)?图(?:为|[:：/／|丨]|片(?:来源|说明|由)|源)|资料图|资料照片|(?:摄影|摄|供图|制图|漫画)\s*[:：/／]"
    r"|图\s*\d+\s*[:：.\s])|[▲△]"
)
_CREDIT = re.compile(r"(?:[/／]?\s*[\u4e00-\u9fff]{2,4}\s?摄影?|供图|资料图片?|视觉中国|图源.{1,15})\s*[)）]?$")


def clean(blocks: Iterable[Block]) -> Cleaned:
    """Keep the blocks that a reader of the article reads; read publisher, date and link off the others."""
    kept: list[Block] = []
    publisher, published, urls = "", None, []
    pictured = False
    for block in blocks:
        text = block.text
        tail = _SOURCE_TAIL.search(text)
        if tail:
            publisher, text = _name(tail[1]), text[: tail.start()].strip()
            block = replace(block, text=text)
        if block.kind is Kind.IMAGE:
            pictured = True
        elif not text:
            continue
        elif url := _sole_url(block):
            urls.append(url)
        elif _is_navigation(block):
            urls += [link for link in block.links if _ORIGINAL.search(text) and link.startswith("http")]
        elif _is_credit_line(block):
            source = _SOURCE_LINE.search(text)
            publisher = publisher or (_name(source[1]) if source else "")
            published = published or parse_date(text)
        elif not _is_caption(block, pictured or block.pictured):
            kept.append(block)
            pictured = block.pictured
    # Several links to originals belong to the parts of a digest; none of them is the article's own.
    url = urls[0] if len(set(urls)) == 1 else ""
    return Cleaned(tuple(_without_digest(kept)), publisher, published, url)


def _name(text: str) -> str:
    return text.strip(" 　:：《》“”|｜")


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


def _is_credit_line(block: Block) -> bool:
    """Whether the line only says who wrote, published or edited the article, and when."""
    text = block.text
    if block.kind in (Kind.HEADING, Kind.ROW) or len(text) > 100:
        return False
    if _STAMP.fullmatch(text):
        return True
    bare = text.strip("（）()【】[] ")
    if _LABELLED.match(bare):
        return len(text) <= 60 and "。" not in text
    if _SOURCE_LINE.search(bare) and not re.search("[，。；]", bare):
        rest = _STAMP.sub("", _SOURCE_LINE.sub("", bare))
        return len(rest) <= 40
    if _BYLINE.fullmatch(bare):
        return bool(_BYLINE_MARK.match(bare)) or len(bare) <= 30
    return len(text) <= 30 and _DATELINE.fullmatch(text) is not None and text.endswith(("：", ":", ")", "）"))


def _is_caption(block: Block, pictured: bool) -> bool:
    """Whether the block describes a picture: by its words anywhere, by its looks next to an image."""
    if block.kind is not Kind.PARAGRAPH or len(block.text) > 120:
        return False
    if _CAPTION.match(block.text) and (pictured or len(block.text) <= 60):
        return True
    if not pictured or block.strong:
        return False
    if _CREDIT.search(block.text):
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
