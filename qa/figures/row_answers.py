"""The figure that answers, by the rows of the index: what each figure of a likely sentence measures, of whom, when.

The reader judges a figure by the words beside it. Its row says more: what an earlier clause, sentence or heading
measures, the bank behind 该行, the date that still holds. So rows decide between the figures of a sentence, and between
sentences that are about as likely. Knows nothing of search, of guards or of how answers are shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.article import Article
from corpus.measuring.figure_row import FigureRow
from corpus.measuring.name_patterns import PLACES
from corpus.storing.store import Store
from qa.asking.question import Question
from qa.figures.exactness import is_exact, shared_end, unasked
from qa.figures.movement import asks_earlier, is_left, other_movements
from qa.figures.respective import own_of_several
from qa.figures.rows import row_at, row_of, rows_of
from qa.finding.coverage import Weighted, holds
from qa.language.answer_kinds import Kind
from qa.language.changes import shares
from qa.names.subjects import asked_bank
from qa.reading.candidates import Span
from qa.reading.figure_spans import whole_of
from qa.reading.reader import Quote, place_of
from qa.reading.spans import spans
from qa.reading.times import of_row

_LOOKED_INTO = 6  # quotes
_LIKELY = 0.65  # of the best score
# What a row's fit weighs beside the reader's score: between the figures of a sentence, where only words beside them
# tell them apart, and between sentences, which the reader knows much more of. See benchmarks/LOG.md.
_WITHIN, _ACROSS = 0.5, 0.15
_OF_SPAN = 0.5  # what the reader gives for a span
_SUBJECT = _PRODUCT = 0.9  # how far a name vouches for words of the question, beside the metric itself
SURE = 0.4
"""The fit from which a row measures what is asked, and not only something like it."""
_WHOLE = 0.6  # how far the whole that a figure is a part of vouches for words of the question
_UNKNOWN = 0.25  # of a figure whose row can't tell what it measures
# What it adds that a metric ends as the one asked for, and each character of such an end.
_ALIKE, _VERBATIM = 0.3, 0.04
_EXACT = 0.15  # what it is worth within a sentence that a row has the very measure: a longer one covers more words
_UNASKED = 0.4  # what words of the metric that the question has not cost, at most
_OTHER_MOVEMENT = 0.25  # for each way in which a growth is no level, nor 同比 the same as 较年初
_OTHER_TIME = 0.3
_OTHER_SUBJECT = 0.3
_LACKING = 0.75  # what a sentence is worth without the name, the time or the very measure, where another has it


def by_rows(
    question: Question, weighted: Weighted, ranked: Sequence[Quote], articles: Mapping[str, Article], store: Store
) -> list[Quote]:
    """The quotes, best first, each with the figure that its row makes the likeliest; the best score stays as it was."""
    top = ranked[0].score if ranked else 0.0
    likely = [quote for quote in ranked[:_LOOKED_INTO] if quote.span and quote.score >= _LIKELY * top]
    if question.kind is not Kind.FIGURE or not likely:
        return list(ranked)
    rows = rows_of(likely, store)
    fitted = [_fitted(question, weighted, quote, rows, articles[quote.paragraph.article_id]) for quote in likely]
    fitted = _beside_better(question, fitted, rows)
    fitted = [_in_order(question, quote) for quote in fitted]
    raised = max(quote.score for quote in fitted) - top
    fitted = [replace(quote, score=quote.score - raised) for quote in fitted]
    others = [quote for quote in ranked if quote not in likely]
    return sorted([*fitted, *others], key=lambda quote: -quote.score)


def _in_order(question: Question, quote: Quote) -> Quote:
    """The quote with the figure of the one that is asked about, where several are told in the order of their names."""
    asked = (*question.places, *question.names)
    if "分别" in question.text or len(asked) != 1:
        return quote
    return own_of_several(asked[0], quote) or quote


def _beside_better(
    question: Question, quotes: Sequence[Quote], rows: Mapping[tuple[str, int], FigureRow]
) -> list[Quote]:
    """The quotes, with less for those that lack what others have.

    That is the name of the product or person asked about, the time asked for, and the very measure.
    """
    names, asked = (*question.products, *question.persons), question.period
    told = [(quote.text, row_of(quote, rows)) for quote in quotes]
    traits = (
        [any(holds(name, [text]) for name in names) for text, _ in told],
        [bool(asked and asked.first and row and row.first and of_row(asked, row)) for _, row in told],
        [row is not None and is_exact(question, row) for _, row in told],
    )
    lacks = [sum(any(trait) and not trait[i] for trait in traits) for i in range(len(quotes))]
    return [replace(quote, score=quote.score * _LACKING**missing) for quote, missing in zip(quotes, lacks, strict=True)]


def _fitted(
    question: Question,
    weighted: Weighted,
    quote: Quote,
    rows: Mapping[tuple[str, int], FigureRow],
    article: Article,
) -> Quote:
    """The quote with the figure of it that fits best, by the words beside it and by its row together."""
    candidates = _wanted(question, quote, spans(question, weighted, place_of(quote, article)), rows)
    text = place_of(quote, article).text
    own = [row_at(quote, span, rows) for span in candidates]
    fits = [fit(question, weighted, row, whole_of(text, span.start)) for span, row in zip(candidates, own, strict=True)]
    exact = [row is not None and is_exact(question, row) for row in own]
    together = [
        _OF_SPAN * span.score + _WITHIN * fitting + _EXACT * very
        for span, fitting, very in zip(candidates, fits, exact, strict=True)
    ]
    best = together.index(max(together))
    score = quote.score + _OF_SPAN * (candidates[best].score - candidates[0].score) + _ACROSS * fits[best]
    return replace(quote, span=candidates[best], score=score)


def _wanted(
    question: Question, quote: Quote, candidates: Sequence[Span], rows: Mapping[tuple[str, int], FigureRow]
) -> Sequence[Span]:
    """Those of the candidates that are of the time asked for, where some are known to be; else all.

    A value that was left behind is of no time that is asked for: 60万元 of 由60万元提高至80万元. Nor is a share what a
    sum is asked for: 16% of 债务将达到1万亿元，占全部的16%.
    """
    own = {span: row_at(quote, span, rows) for span in candidates}
    told = [
        span
        for span, row in own.items()
        if row is None
        or not ((is_left(row) and not asks_earlier(question)) or (shares(row.change) and not shares(question.text)))
    ]
    candidates, asked = told or candidates, question.period
    if asked is None or asked.first is None:
        return candidates
    return [span for span in candidates if (row := own[span]) and row.first and of_row(asked, row)] or candidates


def fit(question: Question, weighted: Weighted, row: FigureRow | None, whole: str = "") -> float:
    """How well a row measures what is asked, about 0 to 1.5; 0 for a figure that counts nothing.

    ``whole`` is what is told before it of the whole that it is a part of: 贷款余额8亿元，其中, "" where it is no part.
    """
    if row is None:
        return 0.0
    measure = row.metric + row.change
    if not measure:
        return _UNKNOWN
    covered = weighted.share((measure, 1.0), (row.product, _PRODUCT), (row.subject, _SUBJECT), (whole, _WHOLE))
    shared = shared_end(question, row)
    return (
        covered
        + (_ALIKE + _VERBATIM * shared if shared else 0.0)
        - _OTHER_MOVEMENT * other_movements(question, row)
        - _UNASKED * unasked(question, row)
        - _OTHER_TIME * (question.period is not None and not of_row(question.period, row))
        - _OTHER_SUBJECT * _is_of_another(question, row)
    )


def _is_of_another(question: Question, row: FigureRow) -> bool:
    """Whether the question names a bank or a place, and the row a subject that is another one."""
    asked, subject = question.bank_name, row.subject
    if not subject or subject in question.text:
        return False
    if asked:
        one, other = asked_bank([asked]), asked_bank([subject])
        if one and other:
            return not (one.fit(other) or other.fit(one))
        return not (subject.startswith(asked) or asked.startswith(subject))
    places = {_home(place) for place in PLACES.findall(question.text)}
    own = PLACES.match(subject)
    return bool(places and own) and not places & {_home(place) for place in PLACES.findall(subject)}


def _home(place: str) -> str:
    """中国, 我国 and 全国 are one."""
    return "中国" if place in ("我国", "全国") else place
