"""Answers written by any language model behind an OpenAI-compatible endpoint, each sentence checked before it leaves.

The endpoint is an outside machine: it may be down, slow, cut off, or talk nonsense, and each of these is a WriterError
within a bounded time. The stream is read byte by byte here, not by the client's own decoder, because endpoints under
load keep a connection open with comments that the decoder swallows without returning.
"""

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx2
import openai

from qa.answer import Citation, Statement
from qa.errors import Fault, SettingsError, WriterError
from qa.language_model.checking import Dropped, check
from qa.language_model.prompts import Prompt
from qa.language_model.streamed import sentences
from qa.texts import Text, text

_LONGEST_PARAGRAPH = 1_500  # characters that the model gets of one paragraph
_LONGEST_EVENT = 1_000_000  # bytes
_CHECK = "你好"


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds until an endpoint counts as failed: to connect, without a byte, and for a whole answer."""

    connect: float = 5.0
    silence: float = 20.0
    whole: float = 60.0


class ChatWriter:
    """Writes with one model of one endpoint. Safe to share between threads."""

    def __init__(self, client: openai.OpenAI, model: str, patience: Patience | None = None) -> None:
        patience = patience or Patience()
        timeout = openai.Timeout(patience.silence, connect=patience.connect)
        self._client = client.with_options(timeout=timeout, max_retries=0)  # the reader waits for no second try
        self._model = model
        self._patience = patience
        self._rules = Prompt.load("answer.txt", "refusal")
        self._question = Prompt.load("question.txt", "paragraphs", "question")

    @classmethod
    def connect(cls, model: str) -> "ChatWriter":
        """Write with ``model`` at the endpoint that OPENAI_BASE_URL and OPENAI_API_KEY name; nothing is sent yet.

        Raises:
            SettingsError: they are not set, or not usable.
            PromptError: a prompt file has a typo.
        """
        try:
            return cls(openai.OpenAI(), model)
        except (openai.OpenAIError, httpx2.InvalidURL) as error:
            raise SettingsError(
                f"WENJU_MODEL names the language model {model!r}, but its endpoint can't be used: {error} "
                "Set OPENAI_API_KEY (any value for a server that wants none) and OPENAI_BASE_URL, or unset WENJU_MODEL."
            ) from error

    def write(self, question: str, citations: Sequence[Citation]) -> Iterator[Statement | Dropped]:
        """Write an answer from the paragraphs of ``citations``; yield each sentence as soon as it is checked.

        Raises:
            WriterError: the endpoint gave no whole answer.
        """
        by_number = {citation.n: citation for citation in citations}
        for sentence in sentences(self._pieces(question, citations)):
            checked = check(sentence, by_number, question)
            if checked is not None:
                yield checked

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model

    @property
    def endpoint(self) -> str:
        """The endpoint's address, without what may be secret in it."""
        address = self._client.base_url
        return f"{address.scheme}://{address.netloc.decode()}{address.path.rstrip('/')}"

    def check(self) -> None:
        """Wait for the first words of an answer to nothing in particular.

        Raises:
            WriterError: they don't come. Its message never holds the key, whatever the endpoint says.
        """
        try:
            for _ in self._pieces(_CHECK, ()):
                return
        except WriterError as error:
            raise WriterError(error.fault, str(error).replace(self._client.api_key, "…")) from None

    def _pieces(self, question: str, citations: Sequence[Citation]) -> Iterator[str]:
        """The answer in the pieces in which it arrives."""
        deadline = time.monotonic() + self._patience.whole
        finished = False
        empty = True
        with _faults(), self._open(question, citations) as response:
            for event in _events(response.iter_bytes(), deadline):
                piece, ends = _delta(event)
                empty = empty and not piece.strip()
                finished = finished or ends
                if piece:
                    yield piece
        if not finished:
            raise WriterError(Fault.CUT, "the stream ended before the answer did")
        if empty:
            raise WriterError(Fault.EMPTY, "the answer is empty")

    def _open(self, question: str, citations: Sequence[Citation]) -> Any:
        paragraphs = "\n".join(map(_as_line, citations))
        return self._client.chat.completions.with_streaming_response.create(
            model=self._model,
            messages=[
                {"role": "system", "content": self._rules.fill(refusal=text(Text.REFUSAL))},
                {"role": "user", "content": self._question.fill(paragraphs=paragraphs, question=question)},
            ],
            stream=True,
        )


def _as_line(citation: Citation) -> str:
    """A paragraph as a line of JSON: whatever it says, it can't close its quotation marks."""
    article, paragraph = citation.article, citation.paragraph
    fields = {
        "n": citation.n,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else "",
        "section": paragraph.section,
        "text": _around_quote(paragraph.text, citation.quote),
    }
    return json.dumps({name: value for name, value in fields.items() if value}, ensure_ascii=False)


def _around_quote(paragraph: str, quote: str) -> str:
    """The paragraph, of a very long one what stands around the quote."""
    middle = max(paragraph.find(quote), 0) + len(quote) // 2
    start = max(0, min(middle - _LONGEST_PARAGRAPH // 2, len(paragraph) - _LONGEST_PARAGRAPH))
    return paragraph[start : start + _LONGEST_PARAGRAPH]


@contextmanager
def _faults() -> Iterator[None]:
    """Name what the client raises."""
    try:
        yield
    except (openai.APITimeoutError, httpx2.TimeoutException) as error:
        raise WriterError(Fault.SLOW, f"no answer in time: {error!r}") from error
    except openai.RateLimitError as error:
        raise WriterError(Fault.BUSY, str(error)) from error
    except openai.InternalServerError as error:
        raise WriterError(Fault.FAILED, str(error)) from error
    except openai.APIStatusError as error:
        raise WriterError(Fault.REJECTED, str(error)) from error
    except openai.APIConnectionError as error:
        raise WriterError(Fault.UNREACHABLE, f"{error}: {error.__cause__!r}") from error
    except openai.OpenAIError as error:
        raise WriterError(Fault.FAILED, str(error)) from error
    except httpx2.RequestError as error:
        raise WriterError(Fault.CUT, f"the connection broke: {error!r}") from error


def _events(received: Iterator[bytes], deadline: float) -> Iterator[bytes]:
    """The data of each server-sent event up to [DONE]; comments and other fields are passed over."""
    pending = b""
    for part in received:
        if time.monotonic() > deadline:
            raise WriterError(Fault.SLOW, "the answer was not whole in time")
        pending += part
        *lines, pending = pending.split(b"\n")
        for line in lines:
            field, _, data = line.partition(b":")
            if field == b"data" and data.strip() == b"[DONE]":
                return
            if field == b"data":
                yield data
            elif field.strip() not in (b"", b"event", b"id", b"retry"):
                raise WriterError(Fault.GARBLED, f"not a stream of events: {line[:80]!r}")
        if len(pending) > _LONGEST_EVENT:
            raise WriterError(Fault.GARBLED, f"an event of more than {_LONGEST_EVENT} bytes")
    if pending.strip() and not pending.startswith((b"data", b":")):
        raise WriterError(Fault.GARBLED, f"not a stream of events: {pending[:80]!r}")


def _delta(event: bytes) -> tuple[str, bool]:
    """The text that an event adds, and whether the answer ends with it."""
    try:
        fields = json.loads(event)
        if fields.get("error"):
            raise WriterError(Fault.FAILED, f"the endpoint reports: {str(fields['error'])[:300]}")
        if not fields.get("choices"):  # counts of tokens, for example
            return "", False
        choice = fields["choices"][0]
        piece = (choice.get("delta") or {}).get("content") or ""
        if not isinstance(piece, str):
            raise TypeError(f"content is {type(piece).__name__}")
    except (ValueError, AttributeError, LookupError, TypeError, RecursionError) as error:
        raise WriterError(Fault.GARBLED, f"not a chat completion chunk: {event[:80]!r} ({error})") from error
    return piece, bool(choice.get("finish_reason"))
