"""What one generation of an index has for a question: what it brings up, and what of that may be shown.

    question -> read -> retrieve -> rank sentences -> guards -> quotes

Knows nothing of histories, of how answers are told, or of newer generations.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from corpus.article import Article, Paragraph, Passage
from corpus.measuring.dates import Period
from embeddings.index import Index
from qa.answer import Alias, Evidence, Filters
from qa.asking.question import Question, read_question, standing
from qa.asking.scope import scoped
from qa.figures.row_answers import by_rows
from qa.figures.rows import row_of, rows_of
from qa.finding.coverage import Weighted
from qa.finding.ranker import Ranker, spread
from qa.finding.retriever import Retriever
from qa.guarding.guards import Background, Reason, Refusal, refuse
from qa.language.answer_kinds import Kind
from qa.limits import MOST_HITS
from qa.names.aliases import Aliases
from qa.reading.reader import NEARLY_AS_GOOD, Quote, Reader
from qa.reading.span_reader import LearnedReader, informed
from qa.reading.times import era_of

PASSAGES_READ = 24
_TRIED = 12  # quotes that are held against the guards before the question is refused
_ARTICLES_KEPT = 256  # an answer looks at each of its articles several times


@dataclass(frozen=True, slots=True)
class Found:
    """What one question brought up: quotes that pass the guards, or why the best one does not."""

    question: Question
    filters: Filters
    evidence: tuple[Evidence, ...]
    quotes: tuple[Quote, ...]
    refusal: Refusal | None


class Finder:
    """Finds in one opened index. Safe to share between threads."""

    def __init__(self, index: Index, learned: LearnedReader | None = None) -> None:
        """``learned`` reads the likeliest sentences, too; without it the rules read alone."""
        self.index = index
        self._learned = learned
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

    def weigh(self, question: Question) -> Weighted:
        """Weigh the question's characters by how rare they are in the corpus."""
        return self._reader.weigh(question)

    def likely(self, question: Question, evidence: Sequence[Evidence]) -> list[Quote]:
        """The sentences of the evidence's paragraphs as the rules rank them."""
        return self._reader.rank(question, self.weigh(question), evidence, self._articles(evidence))

    def find(self, understood: str, filters: Filters | None = None) -> Found:
        """Search for a complete question, and hold what is found against the guards."""
        question, filters, evidence = self._retrieve(understood, PASSAGES_READ, filters)
        forms = {name: self._aliases.forms(name) for name in question.organisations}
        articles = self._articles(evidence)
        weighted = self.weigh(question)
        ranked = self._reader.rank(question, weighted, evidence, articles)
        if self._learned:
            ranked = informed(self._learned, question, ranked)
        ranked = by_rows(question, weighted, ranked, articles, self.index.store)
        background = Background(self._era, forms)
        rows = rows_of(ranked[:_TRIED], self.index.store) if question.kind is Kind.FIGURE else {}
        refusals = [
            refuse(question, weighted, quote, articles[quote.paragraph.article_id], background, row_of(quote, rows))
            for quote in ranked[:_TRIED]
        ]
        first = first_passing(ranked, refusals)
        if first is None:
            return Found(question, filters, evidence, (), refusals[0] if refusals else None)
        passed = (quote for quote, reason in zip(ranked[first:_TRIED], refusals[first:], strict=True) if reason is None)
        return Found(question, filters, evidence, tuple(passed), None)

    def would_answer(self, question: Question, weighted: Weighted, quote: Quote, least: float) -> bool:
        """Whether a sentence that was not searched for scores ``least`` or more, and no guard holds it back."""
        article = self.article(quote.paragraph.article_id)
        ranked = self._ranked(question, weighted, quote.paragraph, article)
        read = next((sentence for sentence in ranked if sentence.start == quote.start), None)
        if read is None or read.score < least:
            return False
        return refuse(question, weighted, replace(read, span=quote.span), article) is None

    def read(self, asked: str, context: str) -> str:
        """Read the answer out of one text, "" where it holds none; the index gives only the weight of words."""
        if self._learned:
            (found,) = self._learned.spans.predict(asked, [context])
            return context[found.start : found.end] if found.answers else ""
        paragraph = Paragraph("", 1, context)
        article = Article("", paragraphs=(paragraph,))
        question = read_question(asked, self.index.segmenter.names_in(asked))
        weighted = self.weigh(question)
        for quote in self._ranked(question, weighted, paragraph, article)[:_TRIED]:
            if refuse(question, weighted, quote, article) is None:
                return quote.value or quote.text
        return ""

    def article(self, article_id: str) -> Article:
        """The article of something that was found."""
        article = self._stored(article_id)
        assert article is not None  # what was found is of an article of this very index
        return article

    def _retrieve(
        self, understood: str, k: int, filters: Filters | None
    ) -> tuple[Question, Filters, tuple[Evidence, ...]]:
        """Read a complete question, with the filters that its words name, and find ``k`` passages for it."""
        understood, filters = scoped(understood, self.publishers, filters or Filters())
        question = read_question(understood, self.names_in(understood), self._today)
        written = [form for name in question.organisations for form in self._aliases.written(name)]
        return question, filters, tuple(self._retriever.retrieve(question, k, filters, written))

    def _ranked(self, question: Question, weighted: Weighted, paragraph: Paragraph, article: Article) -> list[Quote]:
        """The sentences of one paragraph as the rules rank them."""
        evidence = Evidence(Passage(paragraph, 0, len(paragraph.text)), article, 1.0)
        return self._reader.rank(question, weighted, [evidence], {article.id: article})

    def _rarity(self, characters: str) -> float:
        """What a bigram or a character weighs: its inverse document frequency, and 1 for what every passage holds."""
        words = self.index.words
        return 1 + (words.pair_rarity(characters) if len(characters) == 2 else words.rarity(characters))

    def _articles(self, evidence: Sequence[Evidence]) -> dict[str, Article]:
        articles = {found.article.id: self._stored(found.article.id) for found in evidence}
        return {name: article for name, article in articles.items() if article is not None}


def first_passing(ranked: Sequence[Quote], refusals: Sequence[Refusal | None]) -> int | None:
    """Where the first quote stands that passes and is nearly as good as the best; None where there is none.

    A quote about somebody else, another time or another sum, of a level for a change, or with a value of another kind,
    is no measure of how good one could be.
    """
    others = {Reason.NAME, Reason.PERIOD, Reason.GIVEN, Reason.BASIS, Reason.VALUE}
    about = [i for i, refusal in enumerate(refusals) if refusal is None or refusal.reason not in others]
    least = NEARLY_AS_GOOD * ranked[about[0]].score if about else 0.0
    return next((i for i in about if refusals[i] is None and ranked[i].score >= least), None)
