"""What users think of answers, kept in one SQLite file beside the index folder. Knows nothing of pages or of scoring.

The file is apart from the articles' store on purpose: a store belongs to one generation of the index, is never changed
once it is in use, and is rebuilt from the articles, while a verdict comes at any moment, from any thread, and has no
other source. Beside the folder it outlives every generation.
"""

import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from qa.answer import Filters
from qa.errors import FeedbackError
from qa.wire import filter_fields, read_filters

MOST = 50_000  # verdicts; beyond them the oldest go, so that nobody can fill the disk
VERSION = 1  # of the file's form

_SCHEMA = """
CREATE TABLE IF NOT EXISTS judgements (
    turn TEXT PRIMARY KEY, time TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL, words TEXT NOT NULL,
    question TEXT NOT NULL, history TEXT NOT NULL, filters TEXT NOT NULL,
    answered INTEGER NOT NULL, answer TEXT NOT NULL, short_answer TEXT NOT NULL, cited TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS judgements_by_time ON judgements (time);
"""
_COLUMNS = "turn, question, history, filters, answered, answer, short_answer, cited, verdict, reason, words, time"
_KEEP = f"INSERT OR REPLACE INTO judgements ({_COLUMNS}) VALUES ({', '.join('?' * 12)})"
_TRIM = "DELETE FROM judgements WHERE turn IN (SELECT turn FROM judgements ORDER BY time DESC, turn LIMIT -1 OFFSET ?)"


class Verdict(StrEnum):
    """Whether an answer helped."""

    UP = "up"
    DOWN = "down"


class Reason(StrEnum):
    """What is wrong with an answer."""

    NONE = ""
    UNSUPPORTED = "unsupported"  # the cited paragraphs don't hold it
    OFF_TOPIC = "off_topic"  # it answers another question


@dataclass(frozen=True, slots=True)
class Cited:
    """A paragraph that the answer cited; ``digest`` finds it again in an article that was changed."""

    article: str
    paragraph: int
    digest: str
    quote: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A user's verdict on one answer, with all that it takes to ask the question again.

    ``turn`` names the question in the user's conversation: a later verdict on the same turn replaces this one.
    ``answered`` is false where the answer was a refusal.
    """

    turn: str
    question: str
    verdict: Verdict
    time: datetime
    history: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)
    answered: bool = True
    answer: str = ""
    short_answer: str = ""
    cited: tuple[Cited, ...] = ()
    reason: Reason = Reason.NONE
    words: str = ""


class Feedback:
    """The verdicts in one file, made when the first one comes. Safe to share between threads and processes."""

    def __init__(self, path: Path, most: int = MOST) -> None:
        self.path = path
        self._most = most
        self._lock = threading.Lock()

    @classmethod
    def beside(cls, index: Path) -> Self:
        """The feedback on answers from the index in the folder ``index``."""
        folder = index.absolute()
        return cls(folder.with_name(f"{folder.name}.feedback.sqlite"))

    def keep(self, judgement: Judgement) -> None:
        """Keep a verdict in the place of an earlier one on the same turn.

        Raises:
            FeedbackError: the file can't be written, or another version of this program made it.
        """
        with self._opened() as connection:
            connection.execute(_KEEP, _row(judgement))
            connection.execute(_TRIM, (self._most,))

    def withdraw(self, turn: str) -> None:
        """Forget the verdict on a turn, if there is one; errors as in keep."""
        if self.path.exists():
            with self._opened() as connection:
                connection.execute("DELETE FROM judgements WHERE turn = ?", (turn,))

    def judgements(self) -> list[Judgement]:
        """All verdicts, the oldest first; errors as in keep."""
        if not self.path.exists():
            return []
        with self._opened() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM judgements ORDER BY time, turn").fetchall()
        return [_judgement(row) for row in rows]

    def counts(self) -> Mapping[tuple[Verdict, Reason], int]:
        """How many verdicts there are of each kind; errors as in keep."""
        if not self.path.exists():
            return {}
        with self._opened() as connection:
            rows = connection.execute("SELECT verdict, reason, count(*) FROM judgements GROUP BY verdict, reason")
            return {(Verdict(verdict), Reason(reason)): count for verdict, reason, count in rows}

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A transaction in the file. Opened for each: verdicts are rare, and an idle page holds no file open."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self._lock, closing(sqlite3.connect(self.path)) as connection:
                (version,) = connection.execute("PRAGMA user_version").fetchone()
                if version not in (0, VERSION):
                    raise FeedbackError(
                        f"{self.path}: form {version} of the feedback file, and this program knows form {VERSION}. "
                        "Update the program, or move the file away to begin a new one."
                    )
                if not version:
                    connection.executescript(f"{_SCHEMA} PRAGMA user_version = {VERSION};")
                with connection:
                    yield connection
        except (sqlite3.Error, OSError) as error:
            raise FeedbackError(f"{self.path}: the feedback can't be read or written ({error})") from error


def _row(judgement: Judgement) -> tuple[object, ...]:
    return (
        judgement.turn,
        judgement.question,
        _json(judgement.history),
        _json(filter_fields(judgement.filters)),
        judgement.answered,
        judgement.answer,
        judgement.short_answer,
        _json([asdict(cited) for cited in judgement.cited]),
        judgement.verdict,
        judgement.reason,
        judgement.words,
        judgement.time.isoformat(timespec="seconds"),
    )


def _judgement(row: tuple[Any, ...]) -> Judgement:
    turn, question, history, filters, answered, answer, short_answer, cited, verdict, reason, words, time = row
    return Judgement(
        turn=turn,
        question=question,
        verdict=Verdict(verdict),
        time=datetime.fromisoformat(time),
        history=tuple(json.loads(history)),
        filters=read_filters(json.loads(filters)),
        answered=bool(answered),
        answer=answer,
        short_answer=short_answer,
        cited=tuple(Cited(**fields) for fields in json.loads(cited)),
        reason=Reason(reason),
        words=words,
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
