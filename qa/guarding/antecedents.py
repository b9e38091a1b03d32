"""What 该平台 and 这款产品 stand for: the last thing of their kind that is named before them. Pure functions."""

import re

from corpus.article import Article
from corpus.chunking import sentences
from qa.reading.candidates import Span
from qa.reading.reader import Quote
from qa.surroundings import backwards

_MEANT = re.compile("(?:该|这一?[家个款])(平台|产品|系统|项目|公司|企业|机构|软件|模式)")
_NAME = "[“《]([^”》]{2,16})[”》]"


def kind_meant(text: str) -> str:
    """The kind of the thing that a text points at, 平台 of 该平台; "" where it points at none."""
    found = _MEANT.search(text)
    return found[1] if found else ""


def thing_meant(quote: Quote, article: Article, kind: str) -> Quote | None:
    """The last sentence before that quotes the name of such a thing, with it: 福建“金服云”平台, before 该平台."""
    named = re.compile(f"{_NAME}[^，。；“《]{{0,4}}{kind}|{kind}(?:——|是|为|：)?{_NAME}")
    for paragraph, before in backwards(quote.paragraph, quote.start, article):
        found = list(named.finditer(before))
        if found:
            at, until = found[-1].span(found[-1].lastindex or 0)
            start, end = next(tile for tile in sentences(paragraph.text) if tile[0] <= at < tile[1])
            return Quote(paragraph, start, end, quote.score, quote.covered, Span(at - start, until - start, 1.0))
    return None
