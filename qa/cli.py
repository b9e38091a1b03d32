"""The command line: ``wenju index | ask | search | figures | eval | serve | status``, the same as ``python -m qa``.

Answers go to standard output, progress and failures to standard error. Exit status: 0; 1 where something failed, each
failure with its cause; 2 for wrong usage.
"""

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from embeddings.errors import EmbeddingsError
from qa import assembly, terminal, wire
from qa.answer import Filters
from qa.errors import EvaluationError, PromptError, QuestionError, SettingsError
from qa.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    given = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO if given.verbose else logging.WARNING, format="%(levelname)s %(message)s")
    settings = Settings.from_environment()
    if given.index:
        settings = replace(settings, index=given.index.expanduser())
    try:
        status: int = given.run(given, settings)
        sys.stdout.flush()
    except BrokenPipeError:  # wenju ask … | head: nobody reads on, and nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (EmbeddingsError, QuestionError, EvaluationError, SettingsError, PromptError, OSError) as error:
        print(f"wenju: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("wenju: interrupted; what was finished before is kept", file=sys.stderr)
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wenju", description="Ask a folder of Chinese articles; answers quote their source."
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--index", type=Path, metavar="DIR", help="index folder (default: WENJU_INDEX, else the user's own)"
    )
    common.add_argument("-v", "--verbose", action="store_true", help="log what is decided on the way")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(
        name: str, run: Callable[[argparse.Namespace, Settings], int], help_text: str
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[common], help=help_text, description=help_text)
        made.set_defaults(run=run)
        return made

    index = command("index", _index, "add or update files and folders; only what changed is read again")
    index.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    index.add_argument("--prune", action="store_true", help="drop articles whose files are gone")
    index.add_argument(
        "--rebuild", action="store_true", help="read everything again and build anew, with the encoder in use"
    )

    ask = command("ask", _ask, "answer a question, with its citations")
    search = command("search", _search, "list the ranked passages for a question")
    for asking in (ask, search):
        what = asking.add_mutually_exclusive_group(required=True)
        what.add_argument("question", nargs="?")
        what.add_argument("--batch", type=Path, metavar="IN.jsonl", help="one JSON object a line in, one out")
        asking.add_argument("--json", action="store_true", help="print JSON")
        asking.add_argument(
            "--publisher", action="append", default=[], help="only articles of this publisher (may be repeated)"
        )
    figures = command("figures", _figures, "list the figures of the articles: what they measure, of whom, when")
    figures.add_argument("--subject", default="", metavar="WORDS", help="only where subject or product hold this")
    figures.add_argument("--metric", default="", metavar="WORDS", help="only where the measure holds this")
    figures.add_argument("--publisher", default="", help="only articles of this publisher")
    figures.add_argument("-n", type=_count, default=1_000, metavar="COUNT", help="how many at most (default: 1000)")
    figures.add_argument("--csv", action="store_true", help="print CSV")
    for dated in (ask, search, figures):
        for name, when in (("--since", "after"), ("--until", "before")):
            dated.add_argument(name, type=_day, metavar="DATE", help=f"only articles published on or {when} YYYY-MM-DD")
    search.add_argument("-k", type=_count, default=10, help="how many passages (default: 10)")

    evaluate = command("eval", _evaluate, "score answers, retrieval or reading on a question file")
    evaluate.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl")
    evaluate.add_argument("--predictions", type=Path, metavar="OUT.jsonl", help="write what was answered")

    serve = command("serve", _serve, "open the page")
    serve.add_argument("--port", type=int, default=7860)
    serve.add_argument("--open", action="store_true", help="open a browser window, too")

    status = command("status", _status, "say what is indexed, with which encoder, how large")
    status.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{written!r} is no date of the form YYYY-MM-DD") from error


def _count(written: str) -> int:
    if not written.isdecimal() or not int(written):
        raise argparse.ArgumentTypeError(f"{written!r} is no whole number above 0")
    return int(written)


# Each command imports what it alone needs: the readers of all formats, the bars and the page take longer to import
# than a question takes to be answered.


def _index(given: argparse.Namespace, settings: Settings) -> int:
    from embeddings.build import update
    from qa.bars import Bars

    encoder = assembly.open_encoder(settings)
    with Bars() as bars:
        report = update(
            settings.index, given.paths, encoder, prune=given.prune, rebuild=given.rebuild, progress=bars.show
        )
    terminal.print_report(report, settings.index)
    return 1 if report.failures else 0


def _ask(given: argparse.Namespace, settings: Settings) -> int:
    assistant = assembly.open_assistant(settings)

    def answer(asked: wire.Asked) -> tuple[dict[str, Any], str]:
        found = assistant.ask(asked.question, asked.history, asked.filters)
        return wire.answer_fields(asked.id, found), terminal.answer_text(found)

    return _each(given, answer)


def _search(given: argparse.Namespace, settings: Settings) -> int:
    assistant = assembly.open_assistant(settings)

    def search(asked: wire.Asked) -> tuple[dict[str, Any], str]:
        hits = assistant.search(asked.question, given.k, asked.filters)
        return wire.search_fields(asked.id, hits), terminal.hits_text(hits)

    return _each(given, search)


def _each(given: argparse.Namespace, work: Callable[[wire.Asked], tuple[dict[str, Any], str]]) -> int:
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
    from qa.bars import counted

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


def _figures(given: argparse.Namespace, settings: Settings) -> int:
    from qa.figures_table import write_csv, write_table

    found = assembly.open_index(settings).store.figures(
        subject=given.subject,
        metric=given.metric,
        publisher=given.publisher,
        since=given.since,
        until=given.until,
        limit=given.n,
    )
    (write_csv if given.csv else write_table)(found, sys.stdout)
    return 0


def _evaluate(given: argparse.Namespace, settings: Settings) -> int:
    from qa.evaluation import evaluate

    print(evaluate(given.questions, lambda: assembly.open_assistant(settings), given.predictions).table())
    return 0


def _serve(given: argparse.Namespace, settings: Settings) -> int:
    from qa.page.server import serve

    serve(assembly.open_services(settings), port=given.port, open_browser=given.open)
    return 0


def _status(given: argparse.Namespace, settings: Settings) -> int:
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
