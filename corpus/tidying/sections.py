"""Blocks to citable paragraphs, each under its section heading.

A heading is what the format says is one, a bold line alone, or a short line without closing punctuation above a long
paragraph. It is no paragraph itself. Knows nothing of files and of cleaning.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.article import Paragraph
from corpus.blocks import Block, Kind
from corpus.characters import ends_sentence, squeeze

SEPARATOR = " › "
"""Between the headings of nested sections."""

# Characters. A line that nothing marks as a heading must be shorter than a bold one to be taken for one.
_LONGEST_DECLARED, _LONGEST_BOLD, _LONGEST_PLAIN = 100, 50, 30
_LONG_PARAGRAPH = 40

# Levels 1 to 6 are declared; the others stand below them. A table's title covers its rows, not what comes after.
_BOLD_LEVEL, _PLAIN_LEVEL, _TABLE_LEVEL = 7, 8, 9

# Items of up to _SHORT_ITEM characters are packed into paragraphs of up to _LONGEST_LIST: one short item says too
# little to be cited, and needs the line that introduces it.
_SHORT_ITEM, _LONGEST_INTRODUCTION, _LONGEST_LIST = 60, 120, 300

_UNFINISHED = ("，", "、", ",", "——", "：")
_DIGIT = re.compile(r"\d")


def leading_heading(blocks: Sequence[Block]) -> str:
    """Give the heading that opens the document: its title where nothing else names one. "" without."""
    return next((block.text for block in _with_headings(blocks)[:1] if block.kind is Kind.HEADING), "")


def paragraphs(blocks: Sequence[Block], article_id: str, title: str = "") -> tuple[Paragraph, ...]:
    """Number the paragraphs and set each under its headings, outermost first; the title is no section.

    A heading with nothing under it is dropped. A document of headings alone gives them as paragraphs: better citable
    than lost.
    """
    texts = list(_under_headings(_with_lists(_with_headings(blocks)), title))
    if not texts:
        texts = [("", block.text) for block in blocks if block.text]
    return tuple(Paragraph(article_id, number, text, section) for number, (section, text) in enumerate(texts, 1))


def _under_headings(blocks: Sequence[Block], title: str) -> Iterator[tuple[str, str]]:
    """Give (section, text) for every block that is no heading."""
    above: list[Block] = []
    for block in blocks:
        level = block.level if block.kind is Kind.HEADING else _TABLE_LEVEL + (block.kind is Kind.ROW)
        while above and above[-1].level >= level:
            above.pop()
        if block.kind is Kind.HEADING:
            above.append(block)
        else:
            shown = (heading.text for heading in above if squeeze(heading.text) != squeeze(title))
            yield SEPARATOR.join(shown), block.text


def _with_headings(blocks: Sequence[Block]) -> list[Block]:
    """Turn the lines that are headings by their looks and place into headings, and overlong headings into text."""
    found: list[Block] = []
    start = 0
    while start < len(blocks):
        block = blocks[start]
        if block.kind is Kind.HEADING and (len(block.text) > _LONGEST_DECLARED or block.text.endswith("。")):
            block = replace(block, kind=Kind.PARAGRAPH)
        end = start + 1
        if _is_candidate(block):
            while end < len(blocks) and _is_candidate(blocks[end]) and blocks[end].strong == block.strong:
                end += 1
            found += _judge(blocks[start:end], blocks[end] if end < len(blocks) else None)
        else:
            found.append(block)
        start = end
    return found


def _is_candidate(block: Block) -> bool:
    if block.kind is not Kind.PARAGRAPH or block.quoted:
        return False
    if block.strong:
        return len(block.text) <= _LONGEST_BOLD and not block.text.endswith(("。", "；"))
    return len(block.text) <= _LONGEST_PLAIN and not ends_sentence(block.text)


def _judge(run: Sequence[Block], below: Block | None) -> Sequence[Block]:
    """Make one heading of a run of bold or of short lines, where what stands below makes it one.

    One heading may be set in two lines. Three lines and more are a list, a poem, an address: text.
    """
    lines: list[str] = []
    for block in run:
        if lines and lines[-1].endswith(_UNFINISHED):
            lines[-1] += block.text
        else:
            lines.append(block.text)
    if below is None or below.kind is Kind.HEADING or len(lines) > 2:
        return run
    text = " ".join(lines)
    if below.kind is Kind.ROW:
        return [Block(Kind.HEADING, text, level=_TABLE_LEVEL)]
    if run[0].strong:
        return [Block(Kind.HEADING, text, level=_BOLD_LEVEL)]
    # Two short lines with figures are rather data than a heading, and data must stay citable.
    is_data = len(lines) > 1 and _DIGIT.search(text)
    is_above_text = len(below.text) > len(text) and (len(below.text) >= _LONG_PARAGRAPH or ends_sentence(below.text))
    return [Block(Kind.HEADING, text, level=_PLAIN_LEVEL)] if is_above_text and not is_data else run


def _with_lists(blocks: Sequence[Block]) -> list[Block]:
    """Pack short list items into paragraphs, the first together with the line that introduces the list."""
    packed: list[Block] = []
    for index, block in enumerate(blocks):
        last = packed[-1] if packed else None
        if block.kind is not Kind.ITEM or len(block.text) > _SHORT_ITEM or last is None:
            packed.append(block)
            continue
        introduces = (
            last.kind is Kind.PARAGRAPH and len(last.text) <= _LONGEST_INTRODUCTION and last.text.endswith(("：", ":"))
        )
        continues = last.kind is Kind.ITEM and len(blocks[index - 1].text) <= _SHORT_ITEM
        if (introduces or continues) and len(last.text) + len(block.text) < _LONGEST_LIST:
            mark = "" if ends_sentence(last.text) else "；"
            packed[-1] = replace(block, text=last.text + mark + block.text)
        else:
            packed.append(block)
    return packed
