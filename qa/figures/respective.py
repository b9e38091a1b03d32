"""Figures told in the order of their names: in 甲、乙和丙…分别为4%、3%和2% the second is of 乙.

The names may stand in the sentence before. Pure functions; knows nothing of how quotes are found.
"""

import re
from dataclasses import replace

from corpus.measuring.figures import Figure, figures
from qa.asking.question import Question
from qa.reading.candidates import Span
from qa.reading.listing import position_in_list
from qa.reading.reader import Quote

_PARTED = re.compile("[、和及与]|以及")
_RESPECTIVELY = re.compile("(?:分别|各)[^，。；、]{0,10}$")
_RESPECTIVELY_ANYWHERE = re.compile("分别|各自|各[地省市行]")
_NAME = "[一-龥A-Za-z]{2,12}?"
_TOGETHER = re.compile(f"(?P<items>{_NAME}(?:、{_NAME})+(?:[和及与]{_NAME})?)(?:等|[两二三四五六七八九十0-9]+[个家地])")
_QUOTED = re.compile("“([^”]{2,12})”")
_ALL_OF_THEM = re.compile(
    "(?:上述|以上|前述|这些|这[两二三四五六七八九十几]+[项款种个类大])[^，。；“]{0,4}(?:产品|业务|贷款|平台|模式)"
)
_LISTED_BEFORE = 160  # characters in which the names stand that several figures are of


def own_of_several(name: str, quote: Quote) -> Quote | None:
    """The quote with the figure that is of a name, None where it is told with others and the order can't be told."""
    sentence, span = quote.paragraph.text[quote.start : quote.end], quote.span
    run = _run_around(sentence, span.start) if span else []
    if span is None or not run or not _RESPECTIVELY.search(sentence[: run[0].start]):
        return quote
    before = quote.paragraph.text[max(0, quote.start - _LISTED_BEFORE) : quote.start + run[0].start]
    at = position_in_list(before, len(run), name)
    return None if at is None else replace(quote, span=Span(run[at].start, run[at].end, span.score))


def one_of_those_told_together(question: Question, quote: Quote) -> str:
    """What is asked about, where a figure is of it and others together: 河北、北京等16个地区报案18万件.

    "" where it is told apart, or the question names the others, too.
    """
    if quote.span is None or _RESPECTIVELY_ANYWHERE.search(quote.text + question.text):
        return ""
    before = quote.paragraph.text[quote.start : quote.start + quote.span.start]
    sum_of = _ALL_OF_THEM.search(before)
    if sum_of:
        told = [name for name in question.products if name in before[: sum_of.start()].lower()]
        if len(told) == 1 and len(_QUOTED.findall(before, 0, sum_of.start())) > 1:
            return told[0]
    for listed in _TOGETHER.finditer(before):
        items = _PARTED.split(listed["items"])
        told = [name for name in (*question.places, *question.organisations) if name in listed["items"]]
        outside = before.replace(listed.group(), "")
        if len(told) == 1 and len(items) > 1 and told[0] not in outside and told[0] not in quote.paragraph.section:
            return told[0]
    return ""


def _run_around(sentence: str, position: int) -> list[Figure]:
    """The figures around a position that only 、 or 和 parts; empty where one stands alone."""
    run: list[Figure] = []
    for figure in figures(sentence):
        if run and not _PARTED.fullmatch(sentence[run[-1].end : figure.start]):
            if run[0].start <= position < run[-1].end:
                break
            run = []
        run.append(figure)
    return run if len(run) > 1 and run[0].start <= position < run[-1].end else []
