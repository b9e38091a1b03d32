"""The command line: ``wenju COMMAND``, also ``python -m qa COMMAND``; ``wenju --help`` lists the commands.

What each command takes is said here, what it does in qa/commands.py. Answers go to standard output, progress and
failures to standard error. Exit status: 0; 1 where something failed, each failure with its cause; 2 for wrong usage.
"""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from corpus.storing.figure_list import BOUND
from embeddings.errors import EmbeddingsError
from qa import commands
from qa.errors import EvaluationError, FeedbackError, PromptError, QuestionError, SettingsError, UsersError
from qa.limits import MOST_HITS
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
    except (
        EmbeddingsError,
        QuestionError,
        EvaluationError,
        FeedbackError,
        SettingsError,
        UsersError,
        PromptError,
        OSError,
    ) as error:
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
        "--index",
        type=Path,
        metavar="DIR",
        help="index folder (default: WENJU_INDEX, else the user's own, else the bundled articles)",
    )
    common.add_argument("-v", "--verbose", action="store_true", help="log what is decided on the way")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(
        name: str, run: Callable[[argparse.Namespace, Settings], int], help_text: str
    ) -> argparse.ArgumentParser:
        made = subparsers.add_parser(name, parents=[common], help=help_text, description=help_text)
        made.set_defaults(run=run)
        return made

    index = command("index", commands.index, "add or update files and folders; only what changed is read again")
    index.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    index.add_argument("--prune", action="store_true", help="drop articles whose files are gone")
    index.add_argument(
        "--rebuild", action="store_true", help="read everything again and build anew, with the encoder in use"
    )

    ask = command("ask", commands.ask, "answer a question, with its citations")
    search = command("search", commands.search, "list the ranked passages for a question")
    for asking in (ask, search):
        what = asking.add_mutually_exclusive_group(required=True)
        what.add_argument("question", nargs="?")
        what.add_argument("--batch", type=Path, metavar="IN.jsonl", help="one JSON object a line in, one out")
        asking.add_argument("--json", action="store_true", help="print JSON")
        asking.add_argument(
            "--publisher", action="append", default=[], help="only articles of this publisher (may be repeated)"
        )
    figures = command("figures", commands.figures, "list the figures of the articles: what they measure, of whom, when")
    figures.add_argument("--subject", default="", metavar="WORDS", help="only where subject or product hold this")
    figures.add_argument("--metric", default="", metavar="WORDS", help="only where the measure holds this")
    figures.add_argument("--kind", default="", help="only this kind: amount, count, share, growth, rate, …")
    figures.add_argument("--publisher", default="", help="only articles of this publisher")
    figures.add_argument("-n", type=_count, default=BOUND, metavar="COUNT", help=f"how many at most (default: {BOUND})")
    figures.add_argument("--csv", action="store_true", help="print CSV")
    for dated, only in ((ask, "articles published"), (search, "articles published"), (figures, "figures as of")):
        for name, when in (("--since", "on or after"), ("--until", "on or before")):
            dated.add_argument(name, type=_day, metavar="DATE", help=f"only {only} {when} YYYY-MM-DD")
    search.add_argument(
        "-k", type=_hits, default=10, metavar="COUNT", help=f"how many passages (default: 10, at most: {MOST_HITS})"
    )

    evaluate = command("eval", commands.evaluate, "score answers, retrieval or reading on a question file")
    evaluate.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl")
    evaluate.add_argument("--predictions", type=Path, metavar="OUT.jsonl", help="write what was answered")

    feedback = command(
        "feedback", commands.feedback, "count the verdicts on answers, or turn them into questions for eval"
    )
    feedback.add_argument("--export", type=Path, metavar="OUT.jsonl", help="write a question file that eval reads")

    serve = command("serve", commands.serve, "open the page")
    serve.add_argument("--port", type=int, default=7860, help="listen on this port (default: 7860)")
    serve.add_argument("--open", action="store_true", help="open a browser window, too")
    serve.add_argument("--auth", action="store_true", help="ask for the password of a user (see wenju user add)")
    serve.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="listen here (default: 127.0.0.1)")
    serve.add_argument(
        "--insecure", action="store_true", help="let others in without --auth: whoever reaches the page may use it"
    )
    serve.add_argument(
        "--processes", type=_count, default=1, metavar="COUNT", help="answer in so many, for many people at once (1)"
    )
    serve.add_argument("--root-path", default="", metavar="/PATH", help="where a proxy puts the page, if not at /")

    command("mcp", commands.mcp, "offer ask and search to a desktop assistant, by the Model Context Protocol")

    _user_commands(subparsers.add_parser("user", help="who may use a page that is served with --auth"))

    status = command("status", commands.status, "say what is indexed, with which encoder, how large")
    status.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _user_commands(user: argparse.ArgumentParser) -> None:
    user.set_defaults(index=None, verbose=False)
    commands_of_user = user.add_subparsers(required=True, metavar="COMMAND")
    add = commands_of_user.add_parser("add", help="add a user, or give one a new password")
    add.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    remove = commands_of_user.add_parser("remove", help="remove a user")
    for of_one in (add, remove):
        of_one.add_argument("name", metavar="NAME")
    listing = commands_of_user.add_parser("list", help="list the users")
    for made, run in ((add, commands.user_add), (remove, commands.user_remove), (listing, commands.user_list)):
        made.set_defaults(run=run)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{written!r} is no date of the form YYYY-MM-DD") from error


def _count(written: str) -> int:
    if not written.isdecimal() or not int(written):
        raise argparse.ArgumentTypeError(f"{written!r} is no whole number above 0")
    return int(written)


def _hits(written: str) -> int:
    count = _count(written)
    if count > MOST_HITS:
        raise argparse.ArgumentTypeError(f"{count} passages; {MOST_HITS} are the most")
    return count
