"""How what was found is told: an answer with its citations, a refusal, a comparison.

Nothing is written here but quotations, and what a comparison computes from them: any other value stands in a cited
paragraph. How it is found is for finder.py; knows nothing of histories, of language models, or of newer generations.
"""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from corpus.article import Article, ArticleHead
from corpus.measuring.figure_row import FigureRow
from qa.answer import Answer, Statement, Trace
from qa.asking import comparison
from qa.figures import comparing
from qa.figures.other_values import Told, dated, listed, told_values
from qa.figures.own_quotes import own_quotes
from qa.figures.row_answers import SURE, fit
from qa.figures.rows import as_of, row_of, rows_of
from qa.language.answer_kinds import Kind
from qa.reading.reader import NEARLY_AS_GOOD, Quote
from qa.telling import suggestions
from qa.telling.assembling import antecedent, assemble
from qa.telling.citing import Citing
from qa.telling.finder import Finder, Found
from qa.telling.refusing import refused
from qa.texts import Text, text

_FOLLOW_UPS = 3
_EXAMPLES = 4
_SAMPLED = 12  # articles that examples are drawn from


class Answering:
    """Tells what a finder finds. Safe to share between threads."""

    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self._store = finder.index.store
        self._names_in = finder.index.segmenter.names_in

    @cached_property
    def examples(self) -> tuple[str, ...]:
        """Questions, drawn from the corpus, that get the answer they were made from."""
        made = suggestions.from_articles(self._store.sample(_SAMPLED), self._figures, self._names_in)
        return tuple(suggestions.answerable(made, lambda asked: self.answer(asked, self.finder.find(asked)), _EXAMPLES))

    def answer(self, asked: str, found: Found) -> Answer:
        """Quote what was found, or refuse. ``asked`` is the question as the user typed it."""
        if not found.quotes:
            return self.refuse(asked, found)
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
            trace=_trace(found),
        )

    def refuse(self, asked: str, found: Found) -> Answer:
        """Refuse, whatever was found, with what comes near."""
        return refused(
            asked, found.question, found.refusal, found.evidence, self._store, self.finder.article, _trace(found)
        )

    def compare(self, asked: str, split: comparison.Comparison, sides: Sequence[Found]) -> Answer | None:
        """Answer a comparison; None where a side has no figure."""
        quotes = own_quotes(split.sides, [self._newest_first(side) for side in sides])
        rows = rows_of([quote for of_side in quotes for quote in comparing.likely(of_side)], self._store)
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

    def together(self, asked: str, parts: Sequence[Found], names: Sequence[str] = ()) -> Answer | None:
        """Answer what was asked beside each other, ``names`` being what of; None where a part has no answer of its own.

        One place can't answer two questions: then nobody knows which it answers.
        """
        found = [self._newest_first(part) for part in parts]
        quotes = [own[0] for own in (own_quotes(names, found) if names else found) if own]
        places = {(quote.paragraph.id, quote.start, quote.span) for quote in quotes}
        if len(places) < len(parts):
            return None
        citing = Citing(self._heads(quotes))
        told = [
            Statement(quote.text, (citing.quote(quote.paragraph, quote.start, quote.end),))
            for quote in dict.fromkeys(quotes)
        ]
        statements = tuple(dict.fromkeys(told))
        values = [quote.value for quote in quotes]
        listed = [text(Text.COMPARED, side=a, value=b) for a, b in zip(names, values, strict=True)] if names else values
        trace = replace(_trace(parts[0]), evidence=tuple(e for part in parts for e in part.evidence))
        return Answer(
            asked,
            True,
            "".join(statement.text for statement in statements),
            text(Text.SEPARATOR).join(listed) if all(values) else "",
            statements,
            citing.citations,
            trace=trace,
        )

    def _told(self, found: Found) -> tuple[FigureRow | None, list[Told]]:
        """The row of the figure that answers, and all values of its metric, the newest first."""
        question, best, store = found.question, found.quotes[0], self._store
        row = row_of(best, rows_of([best], store)) if question.kind is Kind.FIGURE else None
        weighted = self.finder.weigh(question)
        if row is None or fit(question, weighted, row) < SURE:
            return row, []

        def answers(quote: Quote) -> bool:
            """Whether the sentence is nearly as likely as the best one, and no guard holds it back."""
            return self.finder.would_answer(question, weighted, quote, NEARLY_AS_GOOD * best.score)

        return row, told_values(best, row, question, found.filters, store, answers)

    def _newest_first(self, found: Found) -> tuple[Quote, ...]:
        """The quotes of a side, in front of them the one that holds the newest value of what the first is about."""
        _, told = self._told(found) if found.quotes else (None, [])
        return (told[0].quote, *found.quotes) if told and told[0].quote != found.quotes[0] else found.quotes

    def _article(self, quote: Quote) -> Article:
        return self.finder.article(quote.paragraph.article_id)

    def _figures(self, article: Article) -> list[FigureRow]:
        return self._store.figures.within([(article.id, p.ordinal, 0, len(p.text)) for p in article.paragraphs])

    def _heads(self, quotes: Sequence[Quote]) -> dict[str, ArticleHead]:
        return self._store.heads([quote.paragraph.article_id for quote in quotes])

    def _follow_ups(self, best: Quote, asked: str) -> tuple[str, ...]:
        made = suggestions.follow_ups(
            best.paragraph,
            self._article(best),
            self._figures,
            asked + best.value,
            self._names_in,
        )
        questions = dict.fromkeys(suggestion.question for suggestion in made)
        return tuple(itertools.islice(questions, _FOLLOW_UPS))


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
