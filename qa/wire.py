"""Records as JSON objects and back: as qa/contract.py says. Knows nothing of who reads or writes them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus.whole_files import replacing
from qa.answer import Answer, Citation, DatedValue, Evidence, Filters, Side, Table, Trace
from qa.contract import (
    AnswerFields,
    CitationFields,
    FilterFields,
    SearchFields,
    SideFields,
    TableFields,
    TraceFields,
    ValueFields,
)
from qa.errors import QuestionError
from qa.notices import said


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of a batch."""

    id: str
    question: str
    history: tuple[str, ...]
    filters: Filters


def read_batch(path: Path) -> Iterator[Asked | QuestionError]:
    """Read a batch, one JSON object a line; a line that can't be used comes back as an error that names it.

    Raises:
        OSError: the file can't be read.
    """
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield _asked(json.loads(line), number)
            except ValueError as error:
                yield QuestionError(f'{path}:{number}: {error}; a line is {{"id": …, "question": …}}')


def _asked(fields: Any, number: int) -> Asked:
    if not isinstance(fields, dict) or not isinstance(fields.get("question"), str):
        raise ValueError("there is no question")
    history = _texts(fields.get("history"), "history")
    return Asked(str(fields.get("id", number)), fields["question"], history, read_filters(fields.get("filters")))


def read_filters(fields: Any) -> Filters:
    """Read {"publishers": […], "since": "2021-01-31", "until": …}; None is no filter.

    Raises:
        ValueError: it is something else.
    """
    if fields is None:
        return Filters()
    known = ("publishers", "since", "until")
    if not isinstance(fields, dict) or fields.keys() - set(known):
        raise ValueError(f"filters is an object of {', '.join(known)}")
    since, until = (_day(fields.get(name), name) for name in ("since", "until"))
    return Filters(_texts(fields.get("publishers"), "publishers"), since, until)


def filter_fields(filters: Filters) -> FilterFields:
    """Filters as `read_filters` reads them."""
    return {
        "publishers": list(filters.publishers),
        "since": filters.since.isoformat() if filters.since else None,
        "until": filters.until.isoformat() if filters.until else None,
    }


def _texts(value: Any, name: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise ValueError(f"{name} is a list of texts")
    return tuple(value)


def _day(value: Any, name: str) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} is a date, YYYY-MM-DD") from error


def write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write JSON objects, one a line; a file that is there is replaced when all are written.

    Raises:
        OSError: the file can't be written.
    """
    with replacing(path) as file:
        file.writelines(f"{json.dumps(row, ensure_ascii=False)}\n".encode() for row in rows)


def answer_fields(name: str, answer: Answer) -> AnswerFields:
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
        "notice": said(answer.notice) if answer.notice else "",
        "as_of": answer.as_of,
        "values": [_value_fields(value) for value in answer.values],
        "table": _table_fields(answer.table) if answer.table else None,
        "understood": answer.trace.understood,
        "trace": _trace_fields(answer.trace),
        "elapsed_ms": round(answer.elapsed_ms, 1),
    }


def _value_fields(value: DatedValue) -> ValueFields:
    return {
        "value": value.value,
        "number": value.number,
        "unit": value.unit,
        "as_of": value.as_of,
        "published": value.published.isoformat() if value.published else None,
        "publisher": value.publisher,
        "citation": value.citation,
    }


def _table_fields(table: Table) -> TableFields:
    return {
        "metric": table.metric,
        "unit": table.unit,
        "sides": [_side_fields(side) for side in table.sides],
        "ranking": list(table.ranking),
        "difference": table.difference,
        "ratio": table.ratio,
        "rough": table.rough,
    }


def _side_fields(side: Side) -> SideFields:
    return {
        "name": side.name,
        "value": side.value,
        "number": side.number,
        "as_of": side.as_of,
        "citation": side.citation,
    }


def _trace_fields(trace: Trace) -> TraceFields:
    """What was read in the question."""
    return {
        "kind": trace.kind,
        "entities": list(trace.entities),
        "period": trace.period,
        "unit": trace.unit,
        "aliases": {alias.written: alias.name for alias in trace.aliases},
        **filter_fields(trace.filters),
    }


def _citation_fields(citation: Citation) -> CitationFields:
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


def search_fields(name: str, hits: list[Evidence]) -> SearchFields:
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
