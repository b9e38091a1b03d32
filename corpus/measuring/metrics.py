"""Every figure of an article as a row: what is measured, of whom, when, and which change it is.

Pure: an article in, rows out, in reading order. What a sentence leaves out is inherited: the measure from the clause
before, the subject from earlier sentences, the title or the paragraphs before, a cut-off date ("截至9月末") from the
sentence before. What can't be told stays empty. Knows nothing of storage or questions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from corpus.article import Article, Paragraph
from corpus.measuring.clauses import Place, places
from corpus.measuring.figure_row import FigureRow
from corpus.measuring.figures import VERB_BEFORE, Figure, figures
from corpus.measuring.in_turn import Turn, in_turn
from corpus.measuring.measures import Measures
from corpus.measuring.name_patterns import LISTED
from corpus.measuring.parallels import with_shared_head
from corpus.measuring.phrases import Phrase, field, kind_of, leading_noun, phrase
from corpus.measuring.products import Products
from corpus.measuring.subjects import Subjects, offered
from corpus.measuring.timing import Timing
from corpus.measuring.topics import Known, Topic, heading_topic, topics
from corpus.measuring.uncounted import is_counted
from corpus.measuring.units import Family

_LONGEST_FIELD = 24  # characters of a clause that only names something


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
        inherited = headed or titled or before
        named = [*([inherited] if inherited else []), *topics(paragraph.text, known)]
        if of_paragraph:
            reading = _Reading(paragraph, of_paragraph, named, article.published)
            yield from _with_heads(list(reading.rows()), paragraph.text)


class _Reading:
    """One paragraph, read once from left to right."""

    def __init__(
        self, paragraph: Paragraph, found: Sequence[Figure], named: Sequence[Topic], published: date | None
    ) -> None:
        self._paragraph = paragraph
        self._text = paragraph.text
        self._places = in_turn(self._text, list(places(self._text, found)), published)
        self._subjects = Subjects(self._text, named)
        self._products = Products(self._text)
        self._timing = Timing(self._text, published, found)
        self._measures = Measures()

    def rows(self) -> Iterator[FigureRow]:
        """The paragraph's figures with what they measure."""
        for place, turn in self._places:
            figure, start = place.figure, place.figure.start
            topic = self._subjects.last(start)
            beside = self._beside(place, turn, topic)
            # In a list of names with figures, what is named is no measure: "净利润工商银行862亿元、建设银行865亿元".
            listed = beside.metric if place.goes_on and LISTED.fullmatch(beside.metric) else ""
            measured = self._measured(Phrase("", beside.change) if listed else beside, place, turn, topic)
            time = turn.time or self._timing.of(start)
            yield FigureRow(
                self._paragraph.article_id,
                self._paragraph.ordinal,
                figure,
                kind_of(figure, measured, self._text[place.left : start]),
                turn.name or listed or self._subjects.of(start),
                measured.metric,
                measured.change,
                self._products.of(place) or offered(topic),
                time.written if time else "",
                time.first if time else None,
                time.last if time else None,
            )

    def _beside(self, place: Place, turn: Turn, topic: Topic | None) -> Phrase:
        """What the words right beside a figure say that it measures, without the topic that opens them."""
        if turn.repeats:
            return Phrase("")
        left, start = place.left, place.figure.start
        if topic and left <= topic.start < start:
            left = min(topic.end, start)
        before = VERB_BEFORE.sub("", self._text[left:start]).lstrip("”》」")
        return phrase(before, place.figure, self._text[place.figure.end : place.right])

    def _measured(self, beside: Phrase, place: Place, turn: Turn, topic: Topic | None) -> Phrase:
        """What a figure measures: what stands beside it, completed by what was said before."""
        figure = place.figure
        opened = self._opened(place, topic) if not beside.metric else ""
        respective = not turn.thing and "分别" in self._text[place.left : figure.start]
        counter = figure.unit if figure.family is Family.COUNT else ""
        measured = self._measures.take(beside, place.sentence, opened, turn.joined, respective, turn.measure, counter)
        return measured if turn.thing else self._of_field(measured, place)

    def _opened(self, place: Place, topic: Topic | None) -> str:
        """The noun phrase that opens the sentence of a figure, or the clause behind its topic."""
        start = place.sentence
        if place.clause <= start:
            return ""
        if topic and start <= topic.start < place.clause:
            start = max(start, topic.end)
        return leading_noun(self._text[start : place.clause])

    def _of_field(self, measured: Phrase, place: Place) -> Phrase:
        """The same, of what the clause in front only names: FTP优惠 of "符合条件的小微贷款，FTP优惠60BP"."""
        in_front = place.before >= place.opens and place.clause - place.before <= _LONGEST_FIELD
        if not measured.metric or not in_front:
            return measured
        name = field(self._text[place.before : max(place.before, place.clause - 1)])
        return replace(measured, metric=name + measured.metric) if name not in measured.metric else measured


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
