"""Answers from one generation of an index: what a question brings up, what of it may be shown, and how it is cited.

    question -> read -> retrieve -> rank sentences -> guards -> quotes with citations

Nothing is written here but quotations and, in a comparison, an order: a value is shown only as it stands in a cited
paragraph. Knows nothing of histories, of language models, or of newer generations.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from corpus.article import Article, ArticleHead, Paragraph, Passage
from corpus.measuring.dates import Period
from corpus.measuring.figure_row import FigureRow
from embeddings.index import Index
from qa.answer import Alias, Answer, Evidence, Filters, Statement, Trace
from qa.asking import comparison
from qa.asking.question import Question, read_question, standing
from qa.asking.scope import scoped
from qa.figures import comparing
from qa.figures.other_values import Told, dated, listed, told_values
from qa.figures.row_answers import SURE, by_rows, fit
from qa.figures.rows import as_of, row_of, rows_of
from qa.finding.ranker import Ranker, spread
from qa.finding.retriever import Retriever
from qa.guarding.guards import Background, Reason, Refusal, refuse
from qa.language.wording import Kind
from qa.limits import MOST_HITS
from qa.names.aliases import Aliases
from qa.reading.reader import NEARLY_AS_GOOD, Quote, Reader
from qa.reading.span_reader import LearnedReader, informed
from qa.reading.times import era_of
from qa.telling import suggestions
from qa.telling.assembling import antecedent, assemble
from qa.telling.citing import Citing
from qa.telling.refusing import refused

PASSAGES_READ = 24
_FOLLOW_UPS = 3
_TRIED = 12  # quotes that are held against the guards before the question is refused
_EXAMPLES = 4
_SAMPLED = 12  # articles that examples are drawn from
_ARTICLES_KEPT = 256  # an answer looks at each of its articles several times


@dataclass(frozen=True, slots=True)
class Found:
    """What one question brought up: quotes that pass the guards, or why the best one does not."""

    question: Question
    filters: Filters
    evidence: tuple[Evidence, ...]
    quotes: tuple[Quote, ...]
    refusal: Refusal | None


class Answering:
    """Finds and answers in one opened index. Safe to share between threads."""

    def __init__(self, index: Index, learned: LearnedReader | None = None) -> None:
        """``learned`` reads the likeliest sentences, too; without it the rules read alone."""
        self.index = index
        self.learned = learned
        self._retriever = Retriever(index, Ranker.load())
        self._stored = lru_cache(_ARTICLES_KEPT)(index.store.article)
        self._reader = Reader(self._rarity)

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """The publishers of the articles, those with most articles first."""
        return tuple(name for name, _ in self.index.store.publishers() if name)

    @cached_property
    def _era(self) -> Period | None:
        return era_of(*self.index.store.appeared())

    @cached_property
    def _today(self) -> date | None:
        """What 今年 counts from: the day of the newest article; None where no article tells one."""
        return self.index.store.appeared()[1]

    @cached_property
    def _aliases(self) -> Aliases:
        return Aliases(self.index.organisations, self.index.words.pair_count)

    @cached_property
    def examples(self) -> tuple[str, ...]:
        """Questions, drawn from the corpus, that get the answer they were made from."""
        made = suggestions.from_articles(
            self.index.store.sample(_SAMPLED), self._figures, self.index.segmenter.names_in
        )
        return tuple(suggestions.answerable(made, lambda asked: self.answer(asked, self.find(asked)), _EXAMPLES))

    def names_in(self, text: str) -> list[str]:
        """The names that a text holds and the corpus knows; 普惠贷 in 普惠贷款 is none."""
        return standing(self.index.segmenter.names_in(text), text)

    def spelled_out(self, text: str) -> tuple[str, tuple[Alias, ...]]:
        """Put the whole names of banks in the place of short ones, with what stood there."""
        return self._aliases.spelled_out(text, self.names_in(text))

    def search(self, understood: str, k: int, filters: Filters | None = None) -> list[Evidence]:
        """Up to ``k`` passages for a complete question, MOST_HITS at most, best first, articles taking turns."""
        _, _, evidence = self._retrieve(understood, MOST_HITS, filters)
        return spread(evidence)[:k]

    def likely(self, question: Question, evidence: Sequence[Evidence]) -> list[Quote]:
        """The sentences of the evidence's paragraphs as the rules rank them."""
        return self._reader.rank(question, self._reader.weigh(question), evidence, self._articles(evidence))

    def find(self, understood: str, filters: Filters | None = None) -> Found:
        """Search for a complete question, and hold what is found against the guards."""
        question, filters, evidence = self._retrieve(understood, PASSAGES_READ, filters)
        forms = {name: self._aliases.forms(name) for name in question.organisations}
        articles = self._articles(evidence)
        weighted = self._reader.weigh(question)
        ranked = self._reader.rank(question, weighted, evidence, articles)
        if self.learned:
            ranked = informed(self.learned, question, ranked)
        ranked = by_rows(question, weighted, ranked, articles, self.index.store)
        background = Background(self._era, forms)
        rows = rows_of(ranked[:_TRIED], self.index.store) if question.kind is Kind.FIGURE else {}
        refusals = [
            refuse(question, weighted, quote, articles[quote.paragraph.article_id], background, row_of(quote, rows))
            for quote in ranked[:_TRIED]
        ]
        first = _first(ranked, refusals)
        if first is None:
            return Found(question, filters, evidence, (), refusals[0] if refusals else None)
        passed = (quote for quote, reason in zip(ranked[first:_TRIED], refusals[first:], strict=True) if reason is None)
        return Found(question, filters, evidence, tuple(passed), None)

    def _retrieve(
        self, understood: str, k: int, filters: Filters | None
    ) -> tuple[Question, Filters, tuple[Evidence, ...]]:
        """Read a complete question, with the filters that its words name, and find ``k`` passages for it."""
        understood, filters = scoped(understood, self.publishers, filters or Filters())
        question = read_question(understood, self.names_in(understood), self._today)
        written = [form for name in question.organisations for form in self._aliases.written(name)]
        return question, filters, tuple(self._retriever.retrieve(question, k, filters, written))

    def answer(self, asked: str, found: Found) -> Answer:
        """Quote what was found, or refuse. ``asked`` is the question as the user typed it."""
        trace = _trace(found)
        if not found.quotes:
            store = self.index.store
            return refused(asked, found.question, found.refusal, found.evidence, store, self._article_of, trace)
        best = found.quotes[0]
        row, told = self._told(found)
        if told:
            best, row = told[0].quote, told[0].row
            quotes = [one.quote for one in told]
        else:
            quotes = assemble(found.question, found.quotes, self._article(best))
        named = antecedent(found.question, best, self._article(best))
        if named is not None:
            quotes.append(named)
        citing = Citing(self._heads(quotes))
        statements = tuple(
            Statement(quote.text, (citing.quote(quote.paragraph, quote.start, quote.end),)) for quote in quotes
        )
        return Answer(
            asked,
            True,
            "".join(statement.text for statement in statements),
            best.value or (named.value if named else ""),
            statements,
            citing.citations,
            follow_ups=self._follow_ups(best, found.question.text),
            notice=listed(told) if told else None,
            as_of=as_of(row) if row else "",
            values=dated(told, [statement.citations[0] for statement in statements[: len(told)]]),
            trace=trace,
        )

    def _told(self, found: Found) -> tuple[FigureRow | None, list[Told]]:
        """The row of the figure that answers, and all values of its metric, the newest first."""
        question, best, store = found.question, found.quotes[0], self.index.store
        row = row_of(best, rows_of([best], store)) if question.kind is Kind.FIGURE else None
        weighted = self._reader.weigh(question)
        if row is None or fit(question, weighted, row) < SURE:
            return row, []

        def answers(quote: Quote) -> bool:
            """Whether the sentence is nearly as likely as the best one, and no guard holds it back."""
            article = self._article(quote)
            evidence = Evidence(Passage(quote.paragraph, 0, len(quote.paragraph.text)), article, 1.0)
            ranked = self._reader.rank(question, weighted, [evidence], {article.id: article})
            read = next((sentence for sentence in ranked if sentence.start == quote.start), None)
            if read is None or read.score < NEARLY_AS_GOOD * best.score:
                return False
            return refuse(question, weighted, replace(read, span=quote.span), article) is None

        return row, told_values(best, row, question, found.filters, store, answers)

    def _newest_first(self, found: Found) -> tuple[Quote, ...]:
        """The quotes of a side, in front of them the one that holds the newest value of what the first is about."""
        _, told = self._told(found) if found.quotes else (None, [])
        return (told[0].quote, *found.quotes) if told and told[0].quote != found.quotes[0] else found.quotes

    def compare(self, asked: str, split: comparison.Comparison, sides: Sequence[Found]) -> Answer | None:
        """Answer a comparison; None where a side has no figure."""
        quotes = [self._newest_first(side) for side in sides]
        rows = rows_of([quote for of_side in quotes for quote in comparing.likely(of_side)], self.index.store)
        alike = comparing.chosen(split, quotes, rows)
        chosen = alike or comparing.unlike(split, quotes, rows)
        if not chosen:
            return None
        citing = Citing(self._heads([one.quote for one in chosen]))
        numbers = [citing.quote(one.quote.paragraph, one.quote.start, one.quote.end) for one in chosen]
        quoted = [Statement(one.quote.text, (n,)) for one, n in zip(chosen, numbers, strict=True)]
        table = comparing.tabled(chosen, split, numbers) if alike else None
        verdict = comparing.verdict(chosen, table, split)
        statements = tuple(dict.fromkeys([Statement(verdict.whole, tuple(dict.fromkeys(numbers))), *quoted]))
        trace = Trace(kind=Kind.COMPARISON, evidence=tuple(e for side in sides for e in side.evidence))
        return Answer(
            asked,
            True,
            "".join(statement.text for statement in statements),
            verdict.outcome,
            statements,
            citing.citations,
            notice=comparing.remark(table, split),
            table=table,
            trace=trace,
        )

    def read(self, asked: str, context: str) -> str:
        """Read the answer out of one text, "" where it holds none; the index gives only the weight of words."""
        if self.learned:
            (found,) = self.learned.spans.predict(asked, [context])
            return context[found.start : found.end] if found.answers else ""
        paragraph = Paragraph("", 1, context)
        article = Article("", paragraphs=(paragraph,))
        question = read_question(asked, self.index.segmenter.names_in(asked))
        evidence = [Evidence(Passage(paragraph, 0, len(context)), article, 1.0)]
        weighted = self._reader.weigh(question)
        for quote in self._reader.rank(question, weighted, evidence, {"": article})[:_TRIED]:
            if refuse(question, weighted, quote, article) is None:
                return quote.value or quote.text
        return ""

    def _rarity(self, characters: str) -> float:
        """What a bigram or a character weighs: its inverse document frequency, and 1 for what every passage holds."""
        words = self.index.words
        return 1 + (words.pair_rarity(characters) if len(characters) == 2 else words.rarity(characters))

    def _articles(self, evidence: Sequence[Evidence]) -> dict[str, Article]:
        articles = {found.article.id: self._stored(found.article.id) for found in evidence}
        return {name: article for name, article in articles.items() if article is not None}

    def _article(self, quote: Quote) -> Article:
        return self._article_of(quote.paragraph.article_id)

    def _article_of(self, article_id: str) -> Article:
        article = self._stored(article_id)
        assert article is not None  # what was found is of an article of this very index
        return article

    def _figures(self, article: Article) -> list[FigureRow]:
        return self.index.store.figures.within([(article.id, p.ordinal, 0, len(p.text)) for p in article.paragraphs])

    def _heads(self, quotes: Sequence[Quote]) -> dict[str, ArticleHead]:
        return self.index.store.heads([quote.paragraph.article_id for quote in quotes])

    def _follow_ups(self, best: Quote, asked: str) -> tuple[str, ...]:
        made = suggestions.follow_ups(
            best.paragraph, self._article(best), self._figures, asked + best.value, self.index.segmenter.names_in
        )
        questions = dict.fromkeys(suggestion.question for suggestion in made)
        return tuple(itertools.islice(questions, _FOLLOW_UPS))


def _first(ranked: Sequence[Quote], refusals: Sequence[Refusal | None]) -> int | None:
    """Where the first quote stands that passes and is nearly as good as the best; None where there is none.

    A quote about somebody else, another time or another sum, or of a level for a change, is no measure of how good one
    could be.
    """
    others = {Reason.NAME, Reason.PERIOD, Reason.GIVEN, Reason.BASIS}
    about = [i for i, refusal in enumerate(refusals) if refusal is None or refusal.reason not in others]
    least = NEARLY_AS_GOOD * ranked[about[0]].score if about else 0.0
    return next((i for i in about if refusals[i] is None and ranked[i].score >= least), None)


def _trace(found: Found) -> Trace:
    question = found.question
    return Trace(
        question.text,
        question.kind,
        question.names,
        question.period.written if question.period else "",
        question.unit,
        found.filters,
        evidence=found.evidence,
        notes=(f"{found.refusal.reason}: {found.refusal.detail}",) if found.refusal else (),
    )
