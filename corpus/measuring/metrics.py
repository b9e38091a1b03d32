"""Every figure of an article as a row: what is measured, of whom, when, and which change it is.

Pure: an article in, rows out, in reading order. What a sentence leaves out is inherited: the measure from the clause
before, the subject from earlier sentences, the title or the paragraphs before, a cut-off date ("截至9月末") from the
sentence before. What can't be told stays empty. Knows nothing of storage or questions.
"""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from corpus.article import Article, Paragraph
from corpus.measuring.dates import Period
from corpus.measuring.figure_row import FigureRow
from corpus.measuring.figures import VERB_BEFORE, Figure, figures
from corpus.measuring.measures import Measures, joined
from corpus.measuring.name_patterns import LISTED
from corpus.measuring.parallels import parallels, with_shared_head
from corpus.measuring.phrases import Phrase, field, kind_of, leading_noun, phrase
from corpus.measuring.series import times_in_turn
from corpus.measuring.timing import Timing
from corpus.measuring.topics import Known, Topic, heading_topic, topics
from corpus.measuring.uncounted import is_counted
from corpus.measuring.units import Family

# A gloss in Latin letters does not end a clause: 广义货币(M2)余额. A space between two Chinese words does.
_CLAUSE = re.compile(
    r"[（(][A-Za-z][A-Za-z0-9 .+\-]{0,11}[）)](?=[一-龥])"
    r"|(?P<end>[，。；：！？、（）()—…;!?\n]|,(?!\d)|(?<!\d),"
    r"|(?<=[一-龥”》）]) (?=[一-龥“《])(?![为是达超近约共有至均]))"
)
_SENTENCE = re.compile(r"(?P<end>[。！？；;!?\n])")
_STATEMENT = re.compile(r"(?P<end>[。！？!?\n])")
_PRODUCT = re.compile(
    r"[“《「]([^“”《》「」，。！？；：、]{2,14})[”》」](?=产品|业务|平台|系列|App|APP|贷款|模式)"
    r"|“([^“”，。！？；：、]{1,10}[贷宝通卡险融保云])”|《([^》]{1,20})》"
)
_REACH, _BODY_REACH = 3, 6  # sentences that go on about a place or a thing, about a bank or a company
_LONGEST_FIELD = 24  # characters of a clause that only names something
_WINDOW = 48  # characters before a figure that may name it


def rows(article: Article) -> Iterator[FigureRow]:
    """Find the figures of an article with what they measure, in reading order."""
    found = [
        [figure for figure in figures(paragraph.text) if is_counted(paragraph.text, figure)]
        for paragraph in article.paragraphs
    ]
    last = max((number for number, of_paragraph in enumerate(found) if of_paragraph), default=-1)
    known = Known()
    titled = heading_topic(article.title, known)
    section, before = "", None
    for paragraph, of_paragraph in zip(article.paragraphs[: last + 1], found, strict=False):
        headed = heading_topic(paragraph.section, known) if paragraph.section != section else None
        before = known.last_body() if paragraph.section == section else None
        section = paragraph.section
        reading = _Reading(paragraph, article.published, known, headed or titled or before)
        yield from _with_heads(list(reading.rows(of_paragraph)), paragraph.text)


class _Reading:
    """One paragraph, read from left to right."""

    def __init__(self, paragraph: Paragraph, published: date | None, known: Known, inherited: Topic | None) -> None:
        self._paragraph = paragraph
        self._text = paragraph.text
        self._published = published
        self._topics = [*([inherited] if inherited else []), *topics(paragraph.text, known)]
        self._topic_starts = [topic.start for topic in self._topics]

    def rows(self, found: list[Figure]) -> Iterator[FigureRow]:
        """The paragraph's figures with what they measure."""
        if not found:
            return
        text = self._text
        timing = Timing(text, self._published, found)
        clauses, sentences, statements = _ends(_CLAUSE, text), _ends(_SENTENCE, text), _ends(_STATEMENT, text)
        places = joined(text, found)
        measures = Measures()
        product, things, times = "", list[tuple[str, str]](), list[Period]()
        for number, figure in enumerate(found):
            sentence, _ = _around(sentences, figure, len(text))
            clause, stop = _around(clauses, figure, len(text))
            earlier = found[number - 1].end if number else 0
            left = max(clause, earlier, figure.start - _WINDOW)
            right = min(stop, found[number + 1].start) if number + 1 < len(found) else stop
            if figure.start - clause < 2 and text[clause - 1 : clause] in ("：", ":"):  # 期限：二十年
                left = max(_before(clauses, clause), sentence, earlier, figure.start - _WINDOW)
            named = self._named(figure.start)
            place = places[number]
            if place.place == 0:
                opens = max(sentence, earlier)
                joint = place.count > 1
                times = self._times(sentence, figure.start, place.count) if joint else []
                things = parallels(text[opens : figure.start], place.count) if joint and not times else []
                if things:
                    left = max(opens, figure.start - _WINDOW)
            if times:
                left = max(left, times[-1].end)
            read = phrase(self._behind_topic(left, figure.start, named), figure, text[figure.end : right])
            if times and place.place:  # of what the first of them is
                read = Phrase("")
            if sentence != measures.sentence:
                product = ""
            listed = read.metric if sentence == measures.sentence and LISTED.fullmatch(read.metric) else ""
            if listed:
                read = Phrase("", read.change)
            opened = self._opened(sentence, clause, named) if not read.metric else ""
            respective = "分别" in text[left : figure.start]
            name, given = things[place.place] if things else ("", "")
            counted = figure.unit if figure.family is Family.COUNT else ""
            read = measures.take(read, sentence, opened, place, respective and not things, given, counted)
            behind = _before(clauses, clause)
            if read.metric and behind >= max(sentence, earlier) and not things:
                read = self._of_field(read, behind, clause)
            product = self._product(behind, figure.start, stop) or (product if earlier > behind else "")
            period = times[place.place] if times else timing.of(figure.start)
            yield FigureRow(
                self._paragraph.article_id,
                self._paragraph.ordinal,
                figure,
                kind_of(figure, read, text[left : figure.start]),
                name or listed or self._subject(named, statements, figure.start),
                read.metric,
                read.change,
                product or self._offered(named),
                period.written if period else "",
                period.first if period else None,
                period.last if period else None,
            )

    def _times(self, sentence: int, stop: int, count: int) -> list[Period]:
        """The times named in a sentence that the joined figures behind it are of in turn; positions as in the text."""
        found = times_in_turn(self._text[:stop], count, self._published)
        return found if found and found[0].start >= sentence else []

    def _named(self, position: int) -> list[Topic]:
        return self._topics[: bisect_right(self._topic_starts, position)]

    def _subject(self, named: list[Topic], statements: list[int], position: int) -> str:
        """The last topic that isn't offered by another one, and was named so lately that it may still be meant."""
        here = bisect_right(statements, position)
        for topic in reversed(named):
            reach = _BODY_REACH if topic.is_body else _REACH
            lately = topic.start < 0 or here - bisect_right(statements, topic.start) <= reach
            if lately and (not topic.is_offer or topic is named[0]):
                return topic.name
        return ""

    def _behind_topic(self, left: int, right: int, named: list[Topic]) -> str:
        """The text before a figure, without the topic that opens it."""
        if named and left <= named[-1].start < right:
            left = min(named[-1].end, right)
        return VERB_BEFORE.sub("", self._text[left:right]).lstrip("”》」")

    def _opened(self, sentence: int, clause: int, named: list[Topic]) -> str:
        """The noun phrase that opens the sentence of a figure, or the clause behind its topic."""
        if clause <= sentence:
            return ""
        start = max(sentence, named[-1].end) if named and sentence <= named[-1].start < clause else sentence
        return leading_noun(self._text[start:clause])

    def _of_field(self, read: Phrase, start: int, clause: int) -> Phrase:
        """What was read, of what the clause in front only names: FTP优惠 of "符合条件的小微贷款，FTP优惠60BP"."""
        name = field(self._text[start : max(start, clause - 1)]) if clause - start <= _LONGEST_FIELD else ""
        return replace(read, metric=name + read.metric) if name and name not in read.metric else read

    def _product(self, start: int, position: int, stop: int) -> str:
        """The product named nearest in front of a figure, or behind it in its clause."""
        before = deque(_PRODUCT.finditer(self._text, start, position), maxlen=1)
        found = before[0] if before else _PRODUCT.search(self._text, position, stop)
        return next(name for name in found.groups() if name) if found else ""

    def _offered(self, named: list[Topic]) -> str:
        return named[-1].name if named and named[-1].is_offer and named[-1].start >= 0 else ""


def _with_heads(listed: list[FigureRow], text: str) -> list[FigureRow]:
    """Rows of figures in one list, whose last thing alone says what all are: 82%的创业板、74%的科创板上市企业."""
    start = 0
    for stop in range(1, len(listed) + 1):
        if stop < len(listed) and _is_listed_with(listed[stop - 1], listed[stop], text):
            continue
        if stop - start > 1:
            metrics = with_shared_head([row.metric for row in listed[start:stop]])
            listed[start:stop] = [
                replace(row, metric=metric) for row, metric in zip(listed[start:stop], metrics, strict=True)
            ]
        start = stop
    return listed


def _is_listed_with(row: FigureRow, following: FigureRow, text: str) -> bool:
    between = text[row.figure.end : following.figure.start]
    return (
        between.removeprefix("的") == f"{row.metric}、"
        and bool(following.metric)
        and row.figure.unit == following.figure.unit
        and not row.change
        and not following.change
    )


def _ends(mark: re.Pattern[str], text: str) -> list[int]:
    """Where clauses or sentences end: behind their marks."""
    return [match.end() for match in mark.finditer(text) if match["end"]]


def _around(ends: list[int], figure: Figure, length: int) -> tuple[int, int]:
    """The stretch between two ends that a figure stands in."""
    start, stop = bisect_right(ends, figure.start), bisect_left(ends, figure.end)
    return ends[start - 1] if start else 0, ends[stop] - 1 if stop < len(ends) else length


def _before(ends: list[int], start: int) -> int:
    """Where the clause in front of the one that begins at `start` begins."""
    at = bisect_left(ends, start)
    return ends[at - 1] if at else 0
