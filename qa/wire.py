"""Records as JSON objects and back: the contract of the command line. Knows nothing of who reads or writes them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from qa.answer import Answer, Citation, Evidence, Filters
from qa.errors import QuestionError


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of a batch."""

    id: str
    question: str
    history: tuple[str, ...]
    filters: Filters


def read_batch(path: Path) -> Iterator[Asked | QuestionError]:
    """Read a batch, one JSON object a line; a line that can't be used comes back as an error that names it."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield _asked(json.loads(line), number)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                yield QuestionError(f"{path}:{number}: {error}; a line is {{\"id\": …, \"question\": …}}")


def _asked(fields: dict[str, Any], number: int) -> Asked:
    question, history = fields["question"], fields.get("history") or []
    if not isinstance(question, str) or not all(isinstance(earlier, str) for earlier in history):
        raise TypeError("question and history hold texts")
    return Asked(str(fields.get("id", number)), question, tuple(history), filters_of(fields.get("filters") or {}))


def filters_of(fields: dict[str, Any]) -> Filters:
    """Read {"publishers": […], "since": "2021-01-31", "until": …}.

    Raises:
        ValueError: a date is no ISO date, or there is a filter of another name.
    """
    unknown = fields.keys() - {"publishers", "since", "until"}
    if unknown:
        raise ValueError(f"unknown filter {', '.join(sorted(unknown))}; there are publishers, since, until")
    days = {name: date.fromisoformat(fields[name]) for name in ("since", "until") if fields.get(name)}
    return Filters(tuple(fields.get("publishers") or ()), days.get("since"), days.get("until"))


def answer_fields(name: str, answer: Answer) -> dict[str, Any]:
    """An answer as ``wenju ask --json`` prints it."""
    return {
        "id": name,
        "question": answer.question,
        "answered": answer.answered,
        "answer": answer.answer,
        "short_answer": answer.short_answer,
        "citations": [_citation_fields(citation) for citation in answer.citations],
        "nearest": [_citation_fields(citation) for citation in answer.nearest],
        "follow_ups": list(answer.follow_ups),
        "understood": answer.trace.understood,
        "elapsed_ms": round(answer.elapsed_ms, 1),
    }


def _citation_fields(citation: Citation) -> dict[str, Any]:
    article, paragraph = citation.article, citation.paragraph
    return {
        "n": citation.n,
        "article": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "date": article.published.isoformat() if article.published else None,
        "url": article.url,
        "section": paragraph.section,
        "paragraph": paragraph.ordinal,
        "text": paragraph.text,
        "quote": citation.quote,
    }


def search_fields(name: str, hits: list[Evidence]) -> dict[str, Any]:
    """Hits as ``wenju search --json`` prints them."""
    return {
        "id": name,
        "hits": [
            {
                "article": hit.article.id,
                "paragraph": hit.passage.paragraph.ordinal,
                "score": round(hit.score, 4),
                "text": hit.passage.text,
            }
            for hit in hits
        ],
    }
