"""Answers and passages as JSON objects for a language model: without what speaks to one.

A paragraph is left out where it, its heading, or what is known of its article gives instructions; so is an answer that
stands on such a paragraph, for its sentences may follow from the instruction without being one. Every other text is
looked at by itself. Knows nothing of how the objects reach a model.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from corpus.article import ArticleHead
from qa import wire
from qa.answer import Answer, Citation, Evidence
from qa.contract import AnswerFields, SearchFields
from qa.language_model.instructions import safe_for_models, speaks_to_a_model

LEFT_OUT = "(left out: this speaks to language models; the user can read it in the article)"


def answer_for_models(found: Answer) -> AnswerFields:
    """An answer; of one that stands on a paragraph that speaks to models, only where that is."""
    shown = replace(found, citations=tuple(map(_shown, found.citations)), nearest=tuple(map(_shown, found.nearest)))
    if shown.citations != found.citations:
        shown = replace(
            shown, answer=LEFT_OUT, short_answer="", follow_ups=(), notice=None, as_of="", values=(), table=None
        )
    fields = cast(AnswerFields, _cleared(wire.answer_fields("1", shown)))
    return {**fields, "question": found.question}  # the asker's own words


def hits_for_models(hits: list[Evidence]) -> SearchFields:
    """Passages, the best first."""
    found = wire.search_fields("1", hits)
    for fields, hit in zip(found["hits"], hits, strict=True):
        if not safe_for_models(hit.article, hit.passage.paragraph):
            fields["text"] = LEFT_OUT
    return cast(SearchFields, _cleared(found))


def _shown(citation: Citation) -> Citation:
    """The citation; of one that speaks to models, where its paragraph stands."""
    article, paragraph = citation.article, citation.paragraph
    if safe_for_models(article, paragraph):
        return citation
    head = ArticleHead(article.id, published=article.published)
    return Citation(citation.n, head, replace(paragraph, text=LEFT_OUT, section=""), quote="")


def _cleared(value: object) -> object:
    """The same fields, however deep, with LEFT_OUT in the place of each text that speaks to models."""
    if isinstance(value, str):
        return LEFT_OUT if speaks_to_a_model(value) else value
    if isinstance(value, Mapping):
        return {name: _cleared(one) for name, one in value.items()}
    return [_cleared(one) for one in value] if isinstance(value, list) else value
