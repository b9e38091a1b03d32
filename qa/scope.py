"""Filters that a question names in words: "华夏时报说", "2022年4月华夏时报", "2022年以来". Pure text in, text out.

Knows nothing of the articles but their publishers' names, which are handed in.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from corpus.dates import periods
from qa.answer import Filters

_REPORT = r"(?:的)?(?:那篇|这篇)?(?:关于\S{2,8}的)?(?:报道|文章|消息|新闻|稿子|稿件|说|称|提到|显示)?(?:过)?(?:里面|里|中|上)?(?:说|称|提到)?[，,：:]?"
_SINCE = re.compile(r"(?P<year>(?:19|20)\d{2})年(?:以来|之后|以后)")


def scoped(text: str, publishers: Iterable[str], filters: Filters) -> tuple[str, Filters]:
    """Take the filters out of a question; those that were set already stay as they are.

    The words of a publisher's filter go, since no paragraph repeats them; "2022年以来" stays, for a paragraph may.
    """
    since = _SINCE.search(text)
    if since and filters.since is None:
        period = periods(since.group())[0]
        filters = replace(filters, since=period.first)
    for publisher in sorted(publishers, key=len, reverse=True):
        if not publisher or publisher not in text or filters.publishers:
            continue
        named = re.search(rf"(?:据|在|按照?)?(?P<date>(?:19|20)\d{{2}}年(?:\d+月)?(?:\d+日)?)?(?:的)?[《“]?{re.escape(publisher)}[》”]?{_REPORT}", text)
        if named is None or len(text) - len(named.group()) < 4:
            continue
        filters = replace(filters, publishers=(publisher,))
        if named["date"] and filters.since is None and filters.until is None:
            period = periods(named["date"])[0]
            filters = replace(filters, since=period.first, until=period.last)
        text = text[: named.start()] + text[named.end() :]
    return text, filters
