"""A line to its paragraphs, where an archive kept a web page as one line and its paragraphs as runs of spaces.

Two or more spaces part paragraphs behind the end of a sentence, of a caption and of a labelled line (原标题：…), and
around a short line that stands alone between such ends. They part nothing within a sentence, a list of names, a table
or a poem. Pure functions over single lines.
"""

import re
from itertools import pairwise

from corpus.characters import tidy

_RUN = re.compile(r"[ \t\u3000\xa0\u2003]{2,}")

# "。”", "。(完)": a sentence ends in Chinese marks. A list whose items end in ； stays with its introduction; English,
# where two spaces may follow a full stop, is left alone.
_CLOSED = re.compile(
    r"[。！？…][”’」』）】》)\"']*(?:\s?[（(][^（）()]{1,20}[)）])?$|[\u4e00-\u9fff][!?][”’」』）】》)\"']*$"
)
_CAPTION = re.compile(
    r"(?:[\s。！？）)][\u4e00-\u9fff·]{2,8}\s?摄|供\s?图|视觉中国\s?图|资料图片?|图片?来源\s?[:：/]\s?\S{2,20})[)）]?$"
)
_LABELLED = re.compile(r"\s*[（(【]?(?:原(?:文)?标题|(?:文章|稿件|新闻)?来源)\s*[:：][^。]*$")
# "中新社香港8月12日电", "（记者": what comes next is still the same sentence.
_OPEN = re.compile(r"(?:电|讯|消息|报道|记者|通讯员|[：:，,、])$")

_LEAST = 200
"""Characters of a paragraph. Pages of an archive differ in how they break lines; far shorter passages would be found
before others for their length alone."""

_SHORT, _LONG = 30, 40
"""Characters: a line that stands alone is no longer than the one, the paragraph below it no shorter than the other."""


def parted(line: str) -> list[str]:
    """Cut a line into paragraphs at its runs of spaces, and tidy each."""
    pieces = [piece for piece in _RUN.split(line) if piece.strip()]
    if len(pieces) < 2:
        text = tidy(line)
        return [text] if text else []
    paragraphs, opened = [""], True  # opened: the next piece begins a paragraph, and is no first one
    for number, (piece, below) in enumerate(pairwise([*pieces, ""])):
        paragraphs[-1] += piece
        opened = below != "" and _is_end(piece, below, alone=opened and number > 0, first=number == 0)
        if opened:
            paragraphs.append("")
        else:
            paragraphs[-1] += "  "
    return _grouped([text for paragraph in paragraphs if (text := tidy(paragraph))])


def _grouped(paragraphs: list[str]) -> list[str]:
    """Put sentences that stand in lines of their own together, as far as a paragraph is short of one."""
    grouped = paragraphs[:1]
    for text in paragraphs[1:]:
        if len(grouped[-1]) < _LEAST and _CLOSED.search(grouped[-1]) and _CLOSED.search(text):
            grouped[-1] = f"{grouped[-1]} {text}"
        else:
            grouped.append(text)
    return grouped


def _is_end(piece: str, below: str, alone: bool, first: bool) -> bool:
    piece = piece.strip()
    if _CLOSED.search(piece) or _CAPTION.search(piece) or (first and _LABELLED.match(piece)):
        return True
    if not alone or len(piece) > _SHORT or _OPEN.search(piece) or below.startswith(("（", "(", "，", "]", "摄")):
        return False
    return len(below) >= _LONG and "。" in below
