"""Blocks without what a page puts around an article: captions, source lines, navigation, bylines, a repeated digest.

What such lines say about the article (title, publisher, date, link) is kept. Knows no file format, and makes
no paragraphs.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.blocks import Block, Kind
from corpus.characters import ends_sentence, parse_date, squeeze
from corpus.tidying.credits import is_credit, source
from corpus.tidying.heads import title_alone, without_head
from corpus.tidying.tails import without_tails

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

# "市民在网点大堂等候 张三 摄": no sentence, and the photographer's name: a caption whose picture an archive lost.
_SHOT = re.compile(r"[^。！？]*(?:[\s）)][\u4e00-\u9fff·]{2,8}\s?摄|供\s?图)[)）]?$")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The article's own blocks, and what the dropped lines said; ``cut``: the texts that lost a head or a tail."""

    blocks: tuple[Block, ...]
    title: str = ""
    publisher: str = ""
    published: date | None = None
    url: str = ""
    cut: tuple[str, ...] = ()


def clean(blocks: Iterable[Block]) -> Cleaned:
    """Keep the blocks that a reader of the article reads; read title, publisher, date and link off the others."""
    kept: list[Block] = []
    title, publisher, published, urls, cut = "", "", None, list[str](), list[str]()
    pictured = related = False
    for original in blocks:
        block = original
        if block.kind in (Kind.PARAGRAPH, Kind.ITEM):
            if not kept:
                head = without_head(block.text)
                title, published = title or head.title, published or head.published
                publisher = publisher or head.publisher
                block = replace(block, text=_behind(title, head.text))
            tail = without_tails(block.text)
            publisher, published = tail.publisher or publisher, published or tail.published
            urls += [tail.url] if tail.url else []
            block = replace(block, text=tail.text)
            cut += [original.text] if tail.text and tail.text != original.text.rstrip() else []
        text = block.text
        related = bool(_RELATED.fullmatch(text)) or (related and bool(block.links))
        if block.kind is Kind.IMAGE:
            pictured = True
        elif not text or related:
            continue
        elif url := _sole_url(block):
            urls.append(url)
        elif _is_navigation(block):
            urls += [link for link in block.links if _ORIGINAL.search(text) and link.startswith("http")]
        elif block.kind not in (Kind.HEADING, Kind.ROW) and is_credit(text):
            title = title or title_alone(text)
            publisher = publisher or source(text)
            published = published or parse_date(text)
        elif not any(_is_caption(each, pictured or block.pictured) for each in (original, block)):
            kept.append(block)
            pictured = block.pictured
    # Several links to originals belong to the parts of a digest; none of them is the article's own.
    url = urls[0] if len(set(urls)) == 1 else ""
    return Cleaned(tuple(_without_digest(kept)), title, publisher, published, url, tuple(cut))


def _behind(title: str, text: str) -> str:
    """Give what stands behind the title, where a text begins by saying it again as a line of its own."""
    return text[len(title) :].lstrip() if title and (text == title or text.startswith(title + " ")) else text


def _sole_url(block: Block) -> str:
    """Give the address, where the block is one: "<http://…>", or a link shown by its address."""
    match = _URL.fullmatch(block.text)
    return match[1] if match else ""


def _is_navigation(block: Block) -> bool:
    if block.kind not in (Kind.PARAGRAPH, Kind.ITEM) or (not block.links and len(block.text) > 20):
        return False
    parts = [part for part in re.split(r"\s*[|｜丨]\s*|\s{2,}", block.text.strip("[]【】")) if part]
    if all(_NAVIGATION.fullmatch(part) for part in parts):
        return True
    return len(block.links) > 2 and len(block.text) < 15 * len(block.links)


def _is_caption(block: Block, pictured: bool) -> bool:
    """Whether the block describes a picture: by its words anywhere, by its looks next to an image."""
    if block.kind is not Kind.PARAGRAPH or len(block.text) > 120:
        return False
    if (_CAPTION.match(block.text) or _SHOT.match(block.text)) and (pictured or len(block.text) <= 60):
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
