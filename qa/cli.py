"""The command line: ``wenju index | ask | search | eval | serve | status``, the same as ``python -m qa``.

Answers go to standard output, progress and failures to standard error. Exit status: 0; 1 where something failed, each
failure with its cause; 2 for wrong usage.
"""

import argparse
import json
import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tqdm import tqdm

from corpus.progress import Progress
from embeddings.build import Report, update
from embeddings.errors import EmbeddingsError
from qa import assembly, evaluation, wire
from qa.answer import Answer, Filters
from qa.assistant import Assistant
from qa.errors import EvaluationError, QuestionError
from qa.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    parser = _parser()
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO if given.verbose else logging.WARNING, format="%(levelname)s %(message)s")
    settings = Settings.from_environment()
    if given.index:
        settings = replace(settings, index=given.index.expanduser())
    try:
        status: int = given.run(given, settings)
    except (EmbeddingsError, QuestionError, EvaluationError) as error:
        print(f"wenju: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("wenju: interrupted; what was finished before is kept", file=sys.stderr)
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="wenju", description="Ask a folder of Chinese articles; answers quote their source.")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--index", type=Path, metavar="DIR", help="index folder (default: WENJU_INDEX, else the user's own)")
    common.add_argument("-v", "--verbose", action="store_true", help="log what is decided on the way")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace, Settings], int], help_text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[common], help=help_text, description=help_text)
        made.set_defaults(run=run)
        return made

    index = command("index", _index, "add or update files and folders; only what changed is read again")
    index.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    index.add_argument("--prune", action="store_true", help="drop articles whose files are gone")
    index.add_argument("--rebuild", action="store_true", help="read everything again and build anew, with the encoder in use")

    ask = command("ask", _ask, "answer a question, with its citations")
    search = command("search", _search, "list the ranked passages for a question")
    for asking in (ask, search):
        asking.add_argument("question", nargs="?")
        asking.add_argument("--batch", type=Path, metavar="IN.jsonl", help="one JSON object a line in, one out")
        asking.add_argument("--json", action="store_true", help="print JSON")
        asking.add_argument("--publisher", action="append", default=[], help="only articles of this publisher (may be repeated)")
        asking.add_argument("--since", metavar="DATE", help="only articles published on or after YYYY-MM-DD")
        asking.add_argument("--until", metavar="DATE", help="only articles published on or before YYYY-MM-DD")
    search.add_argument("-k", type=int, default=10, help="how many passages (default: 10)")

    evaluate = command("eval", _evaluate, "score answers, retrieval or reading on a question file")
    evaluate.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl")
    evaluate.add_argument("--predictions", type=Path, metavar="OUT.jsonl", help="write what was answered")

    serve = command("serve", _serve, "open the page")
    serve.add_argument("--port", type=int, default=7860)
    serve.add_argument("--open", action="store_true", help="open a browser window, too")

    status = command("status", _status, "say what is indexed, with which encoder, how large")
    status.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _index(given: argparse.Namespace, settings: Settings) -> int:
    encoder = assembly.open_encoder(settings)
    with _Bar() as bar:
        report = update(
            settings.index, given.paths, encoder, prune=given.prune, rebuild=given.rebuild, progress=bar.show
        )
    _print_report(report, settings.index)
    return 1 if report.failures else 0


def _print_report(report: Report, folder: Path) -> None:
    for failure in report.failures:
        print(f"wenju: {failure}", file=sys.stderr)
    for suffix, count in report.skipped:
        print(f"wenju: skipped {count} {suffix or 'nameless'} files: not a format that is read", file=sys.stderr)
    counts = {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "duplicates": report.duplicates,
        "failed": len(report.failures),
    }
    print(f"{folder}: " + ", ".join(f"{name} {count}" for name, count in counts.items()))


def _ask(given: argparse.Namespace, settings: Settings) -> int:
    assistant = assembly.open_assistant(settings)

    def answer(asked: wire.Asked) -> tuple[dict[str, Any], str]:
        found = assistant.ask(asked.question, asked.history, asked.filters)
        return wire.answer_fields(asked.id, found), _shown(found)

    return _each(given, answer)


def _search(given: argparse.Namespace, settings: Settings) -> int:
    assistant = assembly.open_assistant(settings)

    def search(asked: wire.Asked) -> tuple[dict[str, Any], str]:
        hits = assistant.search(asked.question, given.k, asked.filters)
        lines = (
            f"{hit.score:6.3f}  {hit.passage.paragraph.id}  {hit.article.title}\n        {hit.passage.text}" for hit in hits
        )
        return wire.search_fields(asked.id, hits), "\n".join(lines)

    return _each(given, search)


def _each(given: argparse.Namespace, work: Callable[[wire.Asked], tuple[dict[str, Any], str]]) -> int:
    """Do the work for the one question, or for each line of the batch; a line that fails stops no other."""
    if bool(given.question) == bool(given.batch):
        print("wenju: give either a question or --batch FILE", file=sys.stderr)
        return 2
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
    try:
        filters = wire.filters_of({"publishers": given.publisher, "since": given.since, "until": given.until})
    except ValueError as error:
        raise QuestionError(str(error)) from error
    if not given.batch:
        return [wire.Asked("1", given.question, (), filters)]
    return _with_progress(_scoped(wire.read_batch(given.batch), filters), given.batch)


def _scoped(batch: Iterable[wire.Asked | QuestionError], filters: Filters) -> Iterator[wire.Asked | QuestionError]:
    """The filters of the command line hold for every line that brings none of its own."""
    for asked in batch:
        bare = isinstance(asked, wire.Asked) and asked.filters == Filters()
        yield replace(asked, filters=filters) if bare else asked


def _with_progress(batch: Iterable[wire.Asked | QuestionError], path: Path) -> Iterator[wire.Asked | QuestionError]:
    with path.open("rb") as lines:
        total = sum(1 for line in lines if line.strip())
    yield from tqdm(batch, total=total, unit=" questions", file=sys.stderr)


def _shown(answer: Answer) -> str:
    """An answer for the terminal: the value, the sentences with their numbers, then the paragraphs."""
    lines = [answer.short_answer, ""] if answer.short_answer else []
    if answer.answered:
        lines += [statement.text + "".join(f"[{n}]" for n in statement.citations) for statement in answer.statements]
    else:
        lines.append(answer.answer)
    for citation in answer.citations or answer.nearest:
        article = citation.article
        about = "，".join(str(part) for part in (article.publisher, article.published) if part)
        lines += ["", f"[{citation.n}] {article.title}（{about}）{citation.paragraph.id}", f"    {citation.paragraph.text}"]
    return "\n".join(lines)


def _evaluate(given: argparse.Namespace, settings: Settings) -> int:
    def assistant() -> Assistant:
        return assembly.open_assistant(settings)

    scores = evaluation.evaluate(given.questions, assistant, given.predictions)
    print(scores.table())
    return 0


def _serve(given: argparse.Namespace, settings: Settings) -> int:
    from qa.page.server import serve  # gradio takes seconds to import; no other command needs it

    serve(assembly.open_assistant(settings), port=given.port, open_browser=given.open)
    return 0


def _status(given: argparse.Namespace, settings: Settings) -> int:
    status = assembly.open_index(settings).status()
    counts, encoder = status.manifest.counts, status.manifest.encoder
    fields = {
        "folder": str(status.folder),
        "articles": counts.articles,
        "paragraphs": counts.paragraphs,
        "passages": counts.passages,
        "encoder": encoder.name,
        "dimension": encoder.dimension,
        "vectors": status.manifest.vectors,
        "bytes": status.bytes,
        "created": status.manifest.created.isoformat(timespec="seconds"),
    }
    print(json.dumps(fields, ensure_ascii=False) if given.json else "\n".join(f"{k}: {v}" for k, v in fields.items()))
    return 0


class _Bar:
    """Progress of the stages of a long work, one bar after the other."""

    def __init__(self) -> None:
        self._bar: tqdm[Any] | None = None
        self._stage = ""

    def __enter__(self) -> "_Bar":
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def show(self, progress: Progress) -> None:
        """Draw one step."""
        if self._bar is None or progress.stage != self._stage:
            if self._bar is not None:
                self._bar.close()
            self._stage = progress.stage
            self._bar = tqdm(total=progress.total, desc=progress.stage, file=sys.stderr, unit="", dynamic_ncols=True)
        self._bar.total = progress.total
        self._bar.update(progress.done - self._bar.n)


if __name__ == "__main__":
    sys.exit(main())
