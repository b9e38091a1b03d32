"""Paragraphs to sentences and passages, as character offsets.

A boundary at position i means that text[i - 1] is the last character of a sentence: 。！？!?；;… or a line end, or the
closing quotes and brackets after it; the next sentence starts at i.
Knows nothing of tokens or models.
"""

import re
from functools import lru_cache

from corpus.article import Paragraph, Passage

# Between digits or letters "!", "?" and ";" belong to an address or a name; inside 《》 every mark is part of a title.
# A quotation that goes on with its speaker (“……！”张三说。) is one sentence with it.
_BOUNDARY = re.compile(
    r"《[^《》\n]{1,60}》"
    r"|(?:[。！？；…\n]|[!?;](?![A-Za-z0-9]))+[。！？；…!?;\n]*"
    r"(?P<closed>[”’」』）】》)\"'〕]*)\s*"
    r"|(?<=[a-z])\.[\"'”)]*\s+(?=[A-Z\"“])"
)
_SPEAKER = re.compile(
    r"(?<=[”’」』])[^。！？；!?;，：\n“]{1,25}(?:说|道|称|表示|指出|介绍|认为|感慨|感叹|坦言|强调|透露)[。，：；]"
)
_COMMA = re.compile(r"[，,、：]")
_WORD = re.compile(r"[A-Za-z0-9.,%]")
_TEXTS_KEPT = 1_000  # the paragraphs that are asked for are so again and again


@lru_cache(_TEXTS_KEPT)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Cut a text into sentences: (start, end) spans that follow each other and cover all of it."""
    spans = []
    start = 0
    for match in _BOUNDARY.finditer(text):
        if match[0].startswith("《") or (match["closed"] and _SPEAKER.match(text, match.end())):
            continue
        spans.append((start, match.end()))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return tuple(spans)


def passages(paragraph: Paragraph, limit: int = 300) -> tuple[Passage, ...]:
    """Cut a paragraph into passages of up to ``limit`` characters, whole sentences joined.

    A longer sentence is cut after its last comma within the limit, without one at the limit, but in no number or
    Latin word. The passages follow each other and cover all of the paragraph.
    """
    spans: list[tuple[int, int]] = []
    for start, end in sentences(paragraph.text):
        if spans and end - spans[-1][0] <= limit:
            spans[-1] = (spans[-1][0], end)
            continue
        while end - start > limit:
            cut = _cut(paragraph.text, start, start + limit)
            spans.append((start, cut))
            start = cut
        spans.append((start, end))
    return tuple(Passage(paragraph, start, end) for start, end in spans)


def _cut(text: str, start: int, end: int) -> int:
    """Choose where to end a piece of text[start:end]; the second half alone is searched for a good place."""
    middle = (start + end) // 2
    commas = [match.end() for match in _COMMA.finditer(text, middle, end) if not _within_word(text, match.end())]
    if commas:
        return commas[-1]
    return next((cut for cut in range(end, middle, -1) if not _within_word(text, cut)), end)


def _within_word(text: str, cut: int) -> bool:
    return cut < len(text) and bool(_WORD.match(text[cut - 1])) and bool(_WORD.match(text[cut]))
