"""The beginning of a text without what a site puts before an article: breadcrumbs, stamps, the title that it had.

Pure functions over single texts. Knows nothing of blocks.
"""

import re
from dataclasses import dataclass
from datetime import date

from corpus.characters import parse_date
from corpus.tidying.credits import SOURCE, STAMP, source

_LABEL = re.compile(r"原(?:文)?标题\s*[:：]\s*")
_BRACKETED = re.compile(rf"[（(【\[]\s*{_LABEL.pattern}([^（）()【】\[\]]{{4,90}})[）)】\]]\s*")
_SHORTEST_TITLE, _LONGEST_TITLE = 6, 90

# A title that is said again, and a title before the words that open a report.
_REPEATED = re.compile(r"(.{6,80}?)\s*\1(\s|$)?")
_OUTLET = (
    r"(?:中新[社网]|中国新闻网|新华[社网]|人民网|央视网|央广网|光明网|环球网|海外网|中国青年[报网]|中国经济网|中国网"
    r"|新京报|界面新闻"
    r"|澎湃新闻|财联社|参考消息网|本[报网台刊])"
)
_OPENING = re.compile(
    r"【[^【】]{0,12}(?:报道|记者|讯|消息)[^【】]{0,20}】"
    rf"|据?{_OUTLET}[^，。：；]{{0,14}}(?:\d{{1,2}}月\s?\d{{1,2}}日[^，。]{{0,4}}[电讯消报]|[讯电消](?=[息\s（(，：]))"
    r"|(?<![数证根占依票收凭考论])据[^，。：；！？\s]{2,24}(?:报道|消息)[，,：:]"
)
_NO_TITLE = re.compile(r"[讯电；;：，、]$|转自|记者|通讯员|公众号|关注")
"""The end of the title was missed: a byline, an outlet unknown here or a note stands before the opening."""

# "… ，正文：": a field list of some archives; the text follows.
_FIELDS = re.compile(r"([^。，！？]{0,200}?)[\s，,；;]正文\s*[:：]\s*")
_STAMP_FIELD = re.compile(rf"(?:^|\s){STAMP.pattern}(?=\s|来源|$)")
_CRUMBS = re.compile(r"(?:[^\s>＞，。]{1,12}\s*[>＞]\s*){1,6}[^\s>＞，。]{1,12}\s")
_STAMPED = re.compile(rf"(?:{_CRUMBS.pattern}\s*)?{STAMP.pattern}(?:\s*{SOURCE}[^\s，。；：]{{2,20}})?\s+(?=[^\s\d])")

_PAGE = re.compile(r"来源|出处|[>＞]")


@dataclass(frozen=True, slots=True)
class Headless:
    """A text without what stood before it, and what that said."""

    text: str
    title: str = ""
    publisher: str = ""
    published: date | None = None


def without_head(text: str) -> Headless:
    """Cut off the fields, or the breadcrumbs and the stamp, that stand before a text, and then its title."""
    publisher, published = "", None
    head = _FIELDS.match(text)
    said = head[1] if head else ""
    if not (_STAMP_FIELD.search(said) or _CRUMBS.match(said + " ") or source(said)):
        head = _STAMPED.match(text)
        said = head[0] if head else ""
        if not _PAGE.search(said) and ("年" in said or ":" not in said):
            head = None  # "2021年5月6日 10:30 …": the text may begin so
    if head:
        publisher, published, text = source(said), parse_date(said), text[head.end() :]
    title, text = _titled(text)
    return Headless(text, title, publisher, published)


def title_alone(line: str) -> str:
    """Give the title that a line tells and nothing else, "" where it is no such line."""
    match = _BRACKETED.fullmatch(line) or _LABEL.match(line)
    title = match[1] if match and match.re is _BRACKETED else line[match.end() :] if match else ""
    return title.strip() if len(title) <= _LONGEST_TITLE and "。" not in title else ""


def _titled(text: str) -> tuple[str, str]:
    """Part "原标题：…" from the text behind it, where it can be told where the title ends; ("", text) where not."""
    if bracketed := _BRACKETED.match(text):
        return bracketed[1].strip(), text[bracketed.end() :]
    label = _LABEL.match(text)
    if not label:
        return "", text
    said = text[label.end() : label.end() + 2 * _LONGEST_TITLE + 20]
    if repeated := _REPEATED.match(said):
        # "T T 中新网…" goes on behind the second one; "TT，…" is a sentence that begins with the words of the title.
        end = repeated.end() if repeated[2] else repeated.end(1)
        return repeated[1].strip(), text[label.end() + end :].lstrip()
    opening = _OPENING.search(said, _SHORTEST_TITLE)
    title = said[: opening.start()].strip(" □■") if opening else ""
    if opening and len(title) <= _LONGEST_TITLE and "。" not in title and not _NO_TITLE.search(title):
        return title, text[label.end() + opening.start() :]
    return "", text
