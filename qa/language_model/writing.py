"""An extractive answer, told by a language model: the seam where a model plugs in, and what is shown of what it writes.

The model is asked only about what the reader found and the guards let pass, so that a refusal stays a refusal. What
it writes is shown sentence by sentence, each with the exact passage that proves it; whatever goes wrong, the
extractive answer is shown, with a notice. Knows nothing of endpoints or prompts.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from qa.answer import Answer, Citation, DatedValue, Partial, Statement
from qa.errors import Fault, WriterError
from qa.language_model.checking import Dropped, Reason, proof, shared
from qa.language_model.instructions import safe_for_models
from qa.notices import Notice, notice
from qa.telling.citing import Citing
from qa.texts import Text, text

log = logging.getLogger(__name__)

MOST_PARAGRAPHS = 6

_NOTICES = {
    Fault.UNREACHABLE: Text.MODEL_UNREACHABLE,
    Fault.SLOW: Text.MODEL_SLOW,
    Fault.BUSY: Text.MODEL_BUSY,
    Fault.REJECTED: Text.MODEL_REJECTED,
    Fault.FAILED: Text.MODEL_FAILED,
    Fault.GARBLED: Text.MODEL_GARBLED,
    Fault.CUT: Text.MODEL_CUT,
    Fault.EMPTY: Text.MODEL_EMPTY,
}


class Writer(Protocol):
    """Something that writes answers from paragraphs."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def endpoint(self) -> str:
        """Where it is, as may be shown to anyone."""

    def check(self) -> None:
        """Find out whether it would write now.

        Raises:
            WriterError: it would not.
        """

    def write(self, question: str, citations: Sequence[Citation]) -> Iterator[Statement | Dropped]:
        """Write sentence by sentence; a statement's citations are numbers of ``citations``, and it is checked.

        Raises:
            WriterError: nothing more will come, and what came is no whole answer.
        """


def candidates(extractive: Answer, further: Iterable[Citation]) -> tuple[Citation, ...]:
    """The paragraphs that a model gets, numbered from 1: those of the extractive answer, then further ones.

    A paragraph that speaks to a model, or whose title or heading does, is left out; nothing is left where the
    extractive answer stands on one.
    """
    if not all(safe_for_models(citation.article, citation.paragraph) for citation in extractive.citations):
        return ()
    paragraphs: dict[str, Citation] = {}
    for citation in (*extractive.citations, *further):
        if safe_for_models(citation.article, citation.paragraph):
            paragraphs.setdefault(citation.paragraph.id, citation)
    kept = list(paragraphs.values())[:MOST_PARAGRAPHS]
    return tuple(replace(citation, n=n) for n, citation in enumerate(kept, 1))


def retold(extractive: Answer, given: Sequence[Citation], writer: Writer) -> Iterator[Partial | Answer]:
    """The answer as the writer tells it, growing; the last step is the Answer.

    The value stands apart only if a sentence that is shown holds it. A sentence that has not two characters in common
    with the question or the extractive answer is dropped: it is about something else, however well it is cited.
    """
    yield Partial((), ())
    question = extractive.trace.understood or extractive.question
    citing = Citing({citation.article.id: citation.article for citation in given})
    statements: list[Statement] = []
    dropped: list[Dropped] = []
    try:
        for written in writer.write(question, given):
            if isinstance(written, Dropped):
                dropped.append(written)
                continue
            if not shared(written.text, [question, extractive.answer]):
                dropped.append(Dropped(written.text, Reason.BESIDE))
                continue
            statements.append(_proven(written, given, citing))
            yield Partial(tuple(statements), citing.citations, _value(extractive, statements))
    except WriterError as error:
        log.warning("The language model gave no answer: %s", error)
        yield _noted(extractive, notice(_NOTICES[error.fault]), [f"model: {error}"])
        return
    notes = [f"model: dropped ({sentence.reason}: {sentence.detail}): {sentence.text}" for sentence in dropped]
    if not statements:
        declined = any(sentence.text == text(Text.REFUSAL) for sentence in dropped)
        yield _noted(extractive, notice(Text.MODEL_DECLINED if declined else Text.MODEL_UNSUPPORTED), notes)
        return
    value = _value(extractive, statements)
    answer = replace(
        extractive,
        answer="".join(statement.text for statement in statements),
        short_answer=value,
        statements=tuple(statements),
        citations=citing.citations,
        as_of=extractive.as_of if value else "",
        values=_renumbered(extractive, citing.citations),
    )
    yield _noted(answer, notice(Text.MODEL_DROPPED, count=str(len(dropped))) if dropped else None, notes)


def _renumbered(extractive: Answer, citations: Sequence[Citation]) -> tuple[DatedValue, ...]:
    """The differing values whose paragraphs are still cited, with their new numbers; none where but one is."""
    paragraphs = {citation.n: citation.paragraph for citation in extractive.citations}
    numbers = {citation.paragraph: citation.n for citation in citations}
    kept = [
        replace(value, citation=numbers[paragraphs[value.citation]])
        for value in extractive.values
        if paragraphs[value.citation] in numbers
    ]
    return tuple(kept) if len(kept) > 1 else ()


def _value(extractive: Answer, statements: Sequence[Statement]) -> str:
    """The value that stands apart, if what is shown holds it."""
    shown = "".join(statement.text for statement in statements)
    return extractive.short_answer if extractive.short_answer in shown else ""


def _proven(statement: Statement, given: Sequence[Citation], citing: Citing) -> Statement:
    """The statement with the numbers of the passages that prove it, in the place of its paragraphs' numbers."""
    paragraphs = [given[n - 1].paragraph for n in statement.citations]
    numbers = [citing.quote(paragraph, *proof(statement.text, paragraph.text)) for paragraph in paragraphs]
    return Statement(statement.text, tuple(dict.fromkeys(numbers)))


def _noted(answer: Answer, told: Notice | None, notes: Sequence[str]) -> Answer:
    return replace(answer, notice=told, trace=replace(answer.trace, notes=(*answer.trace.notes, *notes)))
