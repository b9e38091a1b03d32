"""A question and its history in, a cited answer out, as a stream of steps. Knows nothing of pages or command lines.

A follow-up is completed, a comparison split; the rest is found by qa/telling/finder.py over the index in use, and told
by qa/telling/answering.py. A writer (a language model, qa/language_model/writing.py) may then tell the answer in its
own words; without one nothing changes.
"""

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.article import Article
from embeddings.index import Index
from qa.answer import Answer, Citation, Evidence, Filters, Partial, Progress
from qa.asking import comparison
from qa.asking.dialogue import standalone
from qa.asking.several import questions_in
from qa.errors import QuestionError
from qa.figures import comparing
from qa.language_model.writing import Writer, candidates, retold
from qa.limits import LONGEST_QUESTION, MOST_SIDES
from qa.notices import notice
from qa.reading.span_reader import LearnedReader
from qa.telling.answering import Answering
from qa.telling.finder import Finder, Found
from qa.texts import Text

Step = Progress | Partial | Answer


class Assistant:
    """Answers from one index folder; follows it when it changes. Safe to share between threads."""

    def __init__(self, index: Index, writer: Writer | None = None, learned: LearnedReader | None = None) -> None:
        self._learned = learned
        self._answering = Answering(Finder(index, learned))
        self._turning = threading.Lock()
        self.writer = writer

    def ask(
        self, question: str, history: Sequence[str] = (), filters: Filters | None = None, written: bool = True
    ) -> Answer:
        """Answer a question.

        Raises:
            QuestionError: the question is empty or longer than LONGEST_QUESTION characters.
        """
        *_, last = self.stream(question, history, filters, written)
        assert isinstance(last, Answer)
        return last

    def stream(
        self, question: str, history: Sequence[str] = (), filters: Filters | None = None, written: bool = True
    ) -> Iterator[Step]:
        """Answer in steps; the last is the Answer. ``history``: the user's earlier questions, oldest first.

        ``written``: by the writer, where there is one; else the answer is quoted from the articles.

        Raises:
            QuestionError: the question is empty or longer than LONGEST_QUESTION characters.
        """
        started = time.perf_counter()
        _check(question)
        answering = self._current()
        finder = answering.finder
        whole, aliases = finder.spelled_out(question)
        understood = standalone(whole, [finder.spelled_out(asked)[0] for asked in history], finder.names_in)
        yield Progress("searching", understood=understood)
        answer, found, missing = None, None, list[str]()
        split = comparison.split(understood, finder.names_in) if comparison.compares(understood) else None
        crowded = split is not None and len(split.sides) > MOST_SIDES
        asked_beside = questions_in(understood, finder.names_in) if split is None else split.questions
        if asked_beside and not crowded:
            parts = [finder.find(asked, filters) for asked in asked_beside]
            yield Progress("reading", sum(len(part.evidence) for part in parts))
            missing = [asked for asked, part in zip(asked_beside, parts, strict=True) if not part.quotes]
            told = [part for part in parts if part.quotes]
            if split:
                answer = answering.compare(question, split, parts)
                if answer is None and split.aim is comparison.Aim.VALUES:
                    answer = answering.together(question, parts, split.sides)
            elif len(told) == 1:
                found, answer = told[0], answering.answer(question, told[0])
            elif told:
                answer = answering.together(question, told)
        if answer is None:
            found = finder.find(understood, filters)
            yield Progress("reading", len(found.evidence))
            answer = answering.answer(question, found)
            if split and not comparing.tells_all(split, answer.answer, answer.short_answer):
                answer = answering.refuse(question, found)
            if crowded and not answer.answered:
                answer = replace(answer, notice=notice(Text.TOO_MANY_SIDES, most=str(MOST_SIDES)))
        if missing and not split and answer.answered and not answer.notice:
            answer = replace(answer, notice=notice(Text.PART_UNANSWERED, asked=" ".join(missing)))
        answer = replace(answer, trace=replace(answer.trace, understood=understood, aliases=aliases))
        steps: Iterable[Partial | Answer] = (Partial(answer.statements, answer.citations, answer.short_answer), answer)
        if written and self.writer and answer.answered and found and (given := _given(answer, found)):
            steps = retold(answer, given, self.writer)
        for step in steps:
            elapsed = (time.perf_counter() - started) * 1000
            yield replace(step, elapsed_ms=elapsed) if isinstance(step, Answer) else step

    def search(self, question: str, k: int = 10, filters: Filters | None = None) -> list[Evidence]:
        """Return up to ``k`` passages for a question, MOST_HITS at most, the best first.

        Raises:
            QuestionError: the question is empty or longer than LONGEST_QUESTION characters.
        """
        _check(question)
        finder = self._current().finder
        whole, _ = finder.spelled_out(question)
        return finder.search(whole.strip(), k, filters)

    def read(self, question: str, context: str) -> str:
        """Read the answer out of one text, "" where it holds none."""
        return self._answering.finder.read(question, context)

    def article(self, article_id: str) -> Article | None:
        """Return a whole article, None where there is no such id."""
        return self._current().finder.index.store.article(article_id)

    def publishers(self) -> tuple[str, ...]:
        """Return the publishers of the indexed articles, those with most articles first."""
        return self._current().finder.publishers

    def examples(self, n: int = 4) -> tuple[str, ...]:
        """Return up to ``n`` questions, drawn from the corpus, that get the answer they were made from."""
        return self._current().examples[:n]

    @property
    def index(self) -> Index:
        """The index in use, in its newest generation."""
        return self._current().finder.index

    def turn_to(self, index: Index) -> None:
        """Answer from another index from now on."""
        with self._turning:
            self._answering = Answering(Finder(index, self._learned))

    def _current(self) -> Answering:
        """What answers from the newest generation of the index; a request keeps to the one that it began with."""
        with self._turning:  # one thread opens a new generation, and the others wait for it
            index = self._answering.finder.index.refreshed()
            if index is not self._answering.finder.index:
                self._answering = Answering(Finder(index, self._learned))
            return self._answering


def _check(question: str) -> None:
    if not question.strip():
        raise QuestionError("the question is empty")
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(f"the question has {len(question)} characters; {LONGEST_QUESTION} are the most")


def _given(answer: Answer, found: Found) -> tuple[Citation, ...]:
    """The paragraphs that a writer gets: those of the answer, then the others that hold a quote that guards let pass.

    A comparison is computed and gets no writer: no check could tell which side is higher.
    """
    heads = {evidence.article.id: evidence.article for evidence in found.evidence}
    further = (Citation(0, heads[quote.paragraph.article_id], quote.paragraph, quote.text) for quote in found.quotes)
    return candidates(answer, further)
