"""Filters that a question names in words: "华夏时报说", "2022年4月华夏时报", "2022年以来". Pure text in, text out.

Knows nothing of the articles but their publishers' names, which are handed in.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from corpus.measuring.dates import periods
from qa.answer import Filters

_SINCE = re.compile(r"(?:19|20)\d{2}年(?:以来|之后|以后)")
# What may stand around a publisher's name: 据2022年4月的《华夏时报》那篇关于普惠的报道里说，
_DATE = r"(?P<date>(?:19|20)\d{2}年(?:\d+月)?(?:\d+日)?)?(?:的)?"
_REPORT = "报道|文章|消息|新闻|稿子|稿件|说|称|提到|显示"
_BEFORE = rf"(?:据|在|按照?)?{_DATE}(?P<marked>[《“])?"
_BEHIND = (
    rf"[》”]?(?:的)?(?:那篇|这篇)?(?:关于\S{{2,8}}的)?(?P<told>{_REPORT})?(?:过)?"
    r"(?:里面|里|中|上)?(?:说|称|提到)?[，,：:]?"
)
_PAPER = re.compile("(?:[报社网]|杂志|周刊|新闻|客户端|电台|电视台)$")
_SHORTEST_REST = 4  # characters that a question has to keep


def scoped(text: str, publishers: Iterable[str], filters: Filters) -> tuple[str, Filters]:
    """Take the filters out of a question; those that were set already stay as they are.

    The words of a publisher's filter go, since no paragraph repeats them; "2022年以来" stays, for a paragraph may. Some
    publishers are called like a district or an office: only where words beside the name say so is one meant that has no
    paper's name.
    """
    since = _SINCE.search(text)
    if since and filters.since is None:
        filters = replace(filters, since=periods(since.group())[0].first)
    if filters.publishers:
        return text, filters
    for publisher in sorted((name for name in publishers if name and name in text), key=len, reverse=True):
        named = re.search(_BEFORE + re.escape(publisher) + _BEHIND, text)
        if named is None or len(text) - len(named.group()) < _SHORTEST_REST:
            continue
        if not (named["told"] or named["marked"] or _PAPER.search(publisher)):
            continue
        filters = replace(filters, publishers=(publisher,))
        if named["date"] and filters.since is None and filters.until is None:
            period = periods(named["date"])[0]
            filters = replace(filters, since=period.first, until=period.last)
        return text[: named.start()] + text[named.end() :], filters
    return text, filters
