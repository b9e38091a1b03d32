"""A question and its history in, a cited answer out, as a stream of steps. Knows nothing of pages or command lines.

    question -> complete the follow-up -> read it -> retrieve -> rank sentences -> guards -> quotes with citations

Nothing is written here but quotations: a value is shown only as it stands in a cited paragraph. A writer (a language
model, qa/writing.py) may then tell the answer in its own words; without one nothing changes.
"""

import itertools
import math
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.article import Article, Paragraph, Passage
from embeddings.index import Index
from qa import comparison, suggestions
from qa.answer import Answer, Citation, Evidence, Filters, Partial, Progress, Statement, Trace
from qa.citing import Citing
from qa.dialogue import standalone
from qa.errors import QuestionError
from qa.guards import Refusal, refuse
from qa.question import Question, read_question
from qa.reader import NEARLY_AS_GOOD, Quote, Reader, antecedent, assemble
from qa.retriever import Retriever
from qa.scope import scoped
from qa.texts import Text, text
from qa.wording import Kind
from qa.writing import Writer, candidates, retold

Step = Progress | Partial | Answer

LONGEST_QUESTION = 500
_PASSAGES_READ = 24
_NEAREST = 3
_FOLLOW_UPS = 3
_TRIED = 12  # quotes that are held against the guards before the question is refused


@dataclass(frozen=True, slots=True)
class Found:
    """What one question brought up: quotes that pass the guards, or why the best one does not."""

    question: Question
    evidence: tuple[Evidence, ...]
    quotes: tuple[Quote, ...]
    refusal: Refusal | None


class Assistant:
    """Answers from one index; follows the index when it changes. Safe to share between threads."""

    def __init__(self, index: Index, writer: Writer | None = None) -> None:
        self._index = index
        self._writer = writer
        self._retriever = Retriever(index)
        self._reader = Reader(self._rarity)

    def ask(self, question: str, history: Sequence[str] = (), filters: Filters | None = None) -> Answer:
        """Answer a question.

        Raises:
            QuestionError: the question is empty or longer than LONGEST_QUESTION characters.
        """
        *_, last = self.stream(question, history, filters)
        assert isinstance(last, Answer)
        return last

    def stream(
        self, question: str, history: Sequence[str] = (), filters: Filters | None = None
    ) -> Iterator[Progress | Partial | Answer]:
        """Answer in steps; the last is the Answer. ``history``: the user's earlier questions, oldest first.

        Raises:
            QuestionError: the question is empty or longer than LONGEST_QUESTION characters.
        """
        started = time.perf_counter()
        if not question.strip():
            raise QuestionError("the question is empty")
        if len(question) > LONGEST_QUESTION:
            raise QuestionError(f"the question has {len(question)} characters; {LONGEST_QUESTION} are the most")
        self._follow_index()
        understood = standalone(question, history, self._index.segmenter.names_in)
        yield Progress("searching")
        answer = None
        given: tuple[Citation, ...] = ()
        split = comparison.split(understood, self._index.segmenter.names_in) if _compares(understood) else None
        if split:
            sides = [self._find(asked, filters) for asked in split.questions]
            yield Progress("reading", sum(len(side.evidence) for side in sides))
            answer = self._compare(question, split, sides)
        if answer is None:
            found = self._find(understood, filters)
            yield Progress("reading", len(found.evidence))
            answer = self._answer(question, found)
            given = _given(answer, found)
        answer = replace(answer, trace=replace(answer.trace, understood=understood))
        steps: Iterable[Partial | Answer] = (Partial(answer.statements, answer.citations), answer)
        if self._writer and given:
            steps = retold(answer, given, self._writer)
        for step in steps:
            elapsed = (time.perf_counter() - started) * 1000
            yield replace(step, elapsed_ms=elapsed) if isinstance(step, Answer) else step

    def search(self, question: str, k: int = 10, filters: Filters | None = None) -> list[Evidence]:
        """Return the ranked passages for a question, without reading them."""
        self._follow_index()
        return self._retriever.retrieve(question, k, filters)

    def read(self, question: str, context: str) -> str:
        """Read the answer out of one text, "" where it holds none; the index gives only the weight of words."""
        paragraph = Paragraph("", 1, context)
        article = Article("", paragraphs=(paragraph,))
        asked = read_question(question, self._index.segmenter.names_in(question))
        evidence = [Evidence(Passage(paragraph, 0, len(context)), article, 1.0)]
        weighted = self._reader.weigh(asked)
        for quote in self._reader.rank(asked, weighted, evidence, {"": article})[:_TRIED]:
            if refuse(asked, weighted, quote, article) is None:
                return quote.value or quote.text
        return ""

    def article(self, article_id: str) -> Article | None:
        """Return a whole article, None where there is no such id."""
        return self._index.store.article(article_id)

    def publishers(self) -> tuple[str, ...]:
        """Return the publishers of the indexed articles, those with most articles first."""
        return tuple(name for name, _ in self._index.store.publishers() if name)

    def examples(self, n: int = 4) -> tuple[str, ...]:
        """Return up to ``n`` questions, drawn from the corpus, that get the answer they were made from."""
        self._follow_index()
        made = suggestions.from_articles(self._index.store.sample(12), self._index.segmenter.names_in)
        extractive = Assistant(self._index)  # a writer would be asked, and paid, for each
        return tuple(suggestions.answerable(made, extractive.ask, n))

    @property
    def index(self) -> Index:
        """The index in use."""
        return self._index

    def _follow_index(self) -> None:
        index = self._index.refreshed()
        if index is not self._index:
            self._retriever, self._index = Retriever(index), index

    def _rarity(self, characters: str) -> float:
        """Inverse document frequency of a bigram or a character, as BM25 has it."""
        words = self._index.words
        count = words.pair_count(characters) if len(characters) == 2 else words.document_count(characters)
        held = len(words)
        return 1 + (math.log(1 + (held - count + 0.5) / (count + 0.5)) if held > count else 0.0)

    def _find(self, understood: str, filters: Filters | None) -> Found:
        understood, filters = scoped(understood, self.publishers(), filters or Filters())
        question = read_question(understood, self._index.segmenter.names_in(understood), date.today())
        evidence = self._retriever.retrieve(question.text, _PASSAGES_READ, filters)
        articles = self._articles(evidence)
        weighted = self._reader.weigh(question)
        ranked = self._reader.rank(question, weighted, evidence, articles)
        refusal = None
        for i, quote in enumerate(ranked[:_TRIED]):
            if quote.score < NEARLY_AS_GOOD * ranked[0].score:
                break
            reason = refuse(question, weighted, quote, articles[quote.paragraph.article_id])
            if reason is None:
                rest = (q for q in ranked[i + 1 : _TRIED] if not self._refused(question, q, articles))
                return Found(question, tuple(evidence), (quote, *rest), None)
            refusal = refusal or reason
        return Found(question, tuple(evidence), (), refusal)

    def _refused(self, question: Question, quote: Quote, articles: dict[str, Article]) -> bool:
        weighted = self._reader.weigh(question)
        return refuse(question, weighted, quote, articles[quote.paragraph.article_id]) is not None

    def _articles(self, evidence: Sequence[Evidence]) -> dict[str, Article]:
        articles = {found.article.id: self._index.store.article(found.article.id) for found in evidence}
        return {name: article for name, article in articles.items() if article is not None}

    def _answer(self, asked: str, found: Found) -> Answer:
        trace = Trace(kind=found.question.kind, evidence=found.evidence, notes=_notes(found))
        if not found.quotes:
            nearest = tuple(
                Citation(n, evidence.article, evidence.passage.paragraph, "")
                for n, evidence in enumerate(_distinct(found.evidence)[:_NEAREST], 1)
            )
            return Answer(asked, False, text(Text.REFUSAL), nearest=nearest, trace=trace)
        best = found.quotes[0]
        article = self._index.store.article(best.paragraph.article_id)
        assert article is not None
        citing = Citing({e.article.id: e.article for e in found.evidence})
        quotes = assemble(found.question, found.quotes, article)
        named = antecedent(found.question, best, article)
        if named is not None:
            quotes.append(named)
        statements = tuple(
            Statement(quote.text, (citing.number(quote.paragraph, quote.start, quote.end),)) for quote in quotes
        )
        return Answer(
            asked,
            True,
            "".join(statement.text for statement in statements),
            best.value or (named.value if named else ""),
            statements,
            citing.citations,
            follow_ups=self._follow_ups(best, article, found.question.text),
            trace=trace,
        )

    def _follow_ups(self, best: Quote, article: Article, asked: str) -> tuple[str, ...]:
        made = suggestions.follow_ups(best.paragraph, article, asked + best.value, self._index.segmenter.names_in)
        return tuple(dict.fromkeys(suggestion.question for suggestion in itertools.islice(made, 6)))[:_FOLLOW_UPS]

    def _compare(self, asked: str, split: comparison.Comparison, sides: Sequence[Found]) -> Answer | None:
        """The answer to a comparison; None where a side has no figure, or the figures have different units."""
        found = [
            comparison.Row.of(name, side.quotes[0]) if side.quotes else None
            for name, side in zip(split.sides, sides, strict=True)
        ]
        rows = [row for row in found if row is not None]
        verdict = comparison.verdict(rows, split.lower_wins) if len(rows) == len(found) else None
        if verdict is None:
            return None
        citing = Citing({e.article.id: e.article for side in sides for e in side.evidence})
        numbers = [citing.number(row.quote.paragraph, row.quote.start, row.quote.end) for row in rows]
        lead = Statement(verdict, tuple(numbers))
        quoted = [Statement(row.quote.text, (n,)) for row, n in zip(rows, numbers, strict=True)]
        statements = tuple(dict.fromkeys([lead, *quoted]))
        trace = Trace(kind=Kind.COMPARISON, evidence=tuple(e for side in sides for e in side.evidence))
        answer = "".join(statement.text for statement in statements)
        return Answer(asked, True, answer, verdict, statements, citing.citations, trace=trace)


def _compares(understood: str) -> bool:
    return read_question(understood).kind is Kind.COMPARISON or "分别" in understood


def _given(answer: Answer, found: Found) -> tuple[Citation, ...]:
    """The paragraphs that a writer gets: those of the answer, then the others that hold a quote that the guards let
    pass; none for a refusal. A comparison is computed and gets no writer: no check could tell which side is higher.
    """
    if not answer.answered:
        return ()
    heads = {evidence.article.id: evidence.article for evidence in found.evidence}
    further = (Citation(0, heads[quote.paragraph.article_id], quote.paragraph, quote.text) for quote in found.quotes)
    return candidates(answer, further)


def _notes(found: Found) -> tuple[str, ...]:
    return (f"{found.refusal.reason}: {found.refusal.detail}",) if found.refusal else ()


def _distinct(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence with one passage for each paragraph, in order."""
    return list({found.passage.paragraph.id: found for found in reversed(evidence)}.values())[::-1]
