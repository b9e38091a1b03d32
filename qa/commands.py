"""What each command of the command line does; returns the exit status. Knows nothing of how options are written.

Each imports what it alone needs: the readers of all formats, the bars and the page take longer to import than a
question takes to be answered.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, nullcontext
from dataclasses import replace
from getpass import getpass
from typing import Any

from qa import assembly, terminal, wire
from qa.answer import Filters
from qa.errors import QuestionError, SettingsError, UsersError
from qa.settings import Settings
from qa.texts import UserText, text


def index(given: argparse.Namespace, settings: Settings) -> int:
    """Bring the index up to date with files and folders."""
    from embeddings.build import update
    from qa.figures.bars import Bars

    encoder = assembly.open_encoder(settings)
    with Bars() as bars:
        report = update(
            settings.index, given.paths, encoder, prune=given.prune, rebuild=given.rebuild, progress=bars.show
        )
    terminal.print_report(report, settings.index)
    return 1 if report.failures else 0


def ask(given: argparse.Namespace, settings: Settings) -> int:
    """Answer one question, or each line of a batch."""
    assistant = assembly.open_assistant(settings)

    def answer(asked: wire.Asked) -> tuple[Mapping[str, Any], str]:
        found = assistant.ask(asked.question, asked.history, asked.filters)
        return wire.answer_fields(asked.id, found), terminal.answer_text(found)

    return _each(given, answer)


def search(given: argparse.Namespace, settings: Settings) -> int:
    """List the passages for one question, or for each line of a batch."""
    assistant = assembly.open_assistant(settings)

    def search(asked: wire.Asked) -> tuple[Mapping[str, Any], str]:
        hits = assistant.search(asked.question, given.k, asked.filters)
        return wire.search_fields(asked.id, hits), terminal.hits_text(hits)

    return _each(given, search)


def _each(given: argparse.Namespace, work: Callable[[wire.Asked], tuple[Mapping[str, Any], str]]) -> int:
    """Do the work for the one question, or for each line of the batch; a line that fails stops no other."""
    failed = 0
    for asked in _asked(given):
        try:
            if isinstance(asked, QuestionError):
                raise asked
            fields, shown = work(asked)
        except QuestionError as error:
            print(f"wenju: {error}", file=sys.stderr)
            failed += 1
            continue
        print(json.dumps(fields, ensure_ascii=False) if given.json or given.batch else shown)
    return 1 if failed else 0


def _asked(given: argparse.Namespace) -> Iterable[wire.Asked | QuestionError]:
    filters = Filters(tuple(given.publisher), given.since, given.until)
    if not given.batch:
        return [wire.Asked("1", given.question, (), filters)]
    from qa.figures.bars import counted

    with given.batch.open("rb") as lines:
        total = sum(1 for line in lines if line.strip())
    return counted(_scoped(wire.read_batch(given.batch), filters), total)


def _scoped(batch: Iterable[wire.Asked | QuestionError], filters: Filters) -> Iterator[wire.Asked | QuestionError]:
    """The filters of the command line hold for every line that brings none of its own."""
    for asked in batch:
        if isinstance(asked, wire.Asked) and asked.filters == Filters():
            yield replace(asked, filters=filters)
        else:
            yield asked


def figures(given: argparse.Namespace, settings: Settings) -> int:
    """List the figures of the articles, those that the page's list would hold; say where the list goes on."""
    from corpus.storing.figure_list import Chosen
    from qa.figures.figures_table import write_csv, write_table

    store = assembly.open_index(settings).store
    chosen = Chosen(
        subject=given.subject,
        metric=given.metric.replace(" ", ""),  # the table shows a space before the change
        kind=given.kind,
        publisher=given.publisher,
        since=given.since,
        until=given.until,
    )
    marks = store.figures.marks(chosen, limit=given.n + 1)
    (write_csv if given.csv else write_table)(store.figures.at(marks[: given.n]), sys.stdout)
    if len(marks) > given.n:
        print(f"wenju: there are more figures than these {given.n}; -n COUNT lists more", file=sys.stderr)
    return 0


def evaluate(given: argparse.Namespace, settings: Settings) -> int:
    """Score answers, retrieval or reading."""
    from qa.evaluation import evaluate

    print(evaluate(given.questions, lambda: assembly.open_assistant(settings), given.predictions).table())
    return 0


def feedback(given: argparse.Namespace, settings: Settings) -> int:
    """Count what users said of answers, or write it as a question file."""
    from qa.serving.feedback_questions import questions

    kept = assembly.open_feedback(settings)
    if given.export:
        judgements = kept.judgements()
        wire.write_lines(given.export, questions(judgements))
        print(f"{given.export}: {len(judgements)} questions")
    else:
        print(terminal.feedback_text(kept.counts()))
    return 0


def serve(given: argparse.Namespace, settings: Settings) -> int:
    """Open the page until Ctrl-C."""
    from qa.page.crew import Crew
    from qa.page.server import serve

    if given.processes > 1 and settings.model:
        raise SettingsError("--processes speeds up answers without a language model: leave one of the two out")
    users = None
    if given.auth:
        from qa.serving.users import Users

        users = Users(settings.users)
    services = assembly.open_services(settings)
    with closing(Crew(settings, given.processes, services.assistant)) if given.processes > 1 else nullcontext() as crew:
        serve(
            services,
            given.host,
            given.port,
            given.open,
            users=users,
            insecure=given.insecure,
            root_path=given.root_path,
            crew=crew,
        )
    return 0


def mcp(_given: argparse.Namespace, settings: Settings) -> int:
    """Serve desktop assistants over standard input and output."""
    try:
        from qa.serving.mcp_server import serve
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "mcp":
            raise
        raise SettingsError("wenju mcp needs a further package; install it with: pip install 'mcp>=2.3,<3'") from error

    serve(assembly.open_assistant(settings))
    return 0


def user_add(given: argparse.Namespace, settings: Settings) -> int:
    """Add a user, or give one a new password."""
    from qa.serving.users import SHORTEST_PASSWORD, Users, checked_name

    name = checked_name(given.name)
    if given.password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = getpass(text(UserText.PASSWORD, name=name, least=SHORTEST_PASSWORD))
        if getpass(text(UserText.AGAIN)) != password:
            raise UsersError(text(UserText.DIFFERENT))
    new = Users(settings.users).put(name, password)
    print(text(UserText.ADDED if new else UserText.CHANGED, name=name, path=settings.users))
    return 0


def user_remove(given: argparse.Namespace, settings: Settings) -> int:
    """Remove a user."""
    from qa.serving.users import Users

    Users(settings.users).remove(given.name)
    print(text(UserText.REMOVED, name=given.name))
    return 0


def user_list(_given: argparse.Namespace, settings: Settings) -> int:
    """List the users, one a line."""
    from qa.serving.users import Users

    users = Users(settings.users).all()
    if not users:
        print(text(UserText.NO_USERS, path=settings.users), file=sys.stderr)
    for name in users:
        print(name)
    return 0


def status(given: argparse.Namespace, settings: Settings) -> int:
    """Say what is indexed."""
    status = assembly.open_index(settings).status()
    counts, encoder = status.manifest.counts, status.manifest.encoder
    fields = {
        "folder": str(status.folder),
        "articles": counts.articles,
        "paragraphs": counts.paragraphs,
        "passages": counts.passages,
        "figures": counts.figures,
        "encoder": encoder.name,
        "dimension": encoder.dimension,
        "vectors": status.manifest.vectors,
        "bytes": status.bytes,
        "created": status.manifest.created.isoformat(timespec="seconds"),
    }
    print(json.dumps(fields, ensure_ascii=False) if given.json else "\n".join(f"{k}: {v}" for k, v in fields.items()))
    return 0
