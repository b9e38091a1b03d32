"""``python -m benchmarks.load``: many people ask the page at once; how long they wait, and whether its memory grows.

The page is started here, in a process of its own, on 127.0.0.1, over the bundled articles or the index that is named.
People are played as the page's script does it: post a question, read the lines of the growing turn. First words are the
first line with a sentence of the answer, or its refusal.
"""

import argparse
import asyncio
import itertools
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression

import httpx

from benchmarks.measuring import megabytes, p50_and_p95, table, wenju
from corpus import samples

QUESTIONS = Path(__file__).parent / "questions.jsonl"
ENDS = ("answered", "refused")
_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_SAMPLES = 40  # of the memory, over all questions
_WARM = 0.25  # the part of the questions after which memory has to be flat: caches fill first


@dataclass(frozen=True, slots=True)
class Answered:
    """One question, as a person sees it; seconds from sending it. ``stage`` is how the answer ended."""

    first_words: float
    total: float
    stage: str


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description="Many people ask the page at once.")
    parser.add_argument("--index", type=Path, metavar="DIR", help="an index folder; the bundled articles without it")
    parser.add_argument("--questions", type=Path, default=QUESTIONS, metavar="QUESTIONS.jsonl")
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument(
        "--processes", type=int, default=1, help="as of wenju serve; memory and time are of all of them"
    )
    parser.add_argument("--rounds", type=int, default=10, help="how often all ask at once")
    parser.add_argument(
        "--long", type=int, default=2_000, metavar="COUNT", help="questions over which memory is watched"
    )
    given = parser.parse_args()
    lines = given.questions.read_text(encoding="utf-8").split("\n")
    questions = [json.loads(line)["question"] for line in lines if line.strip()]
    with tempfile.TemporaryDirectory() as folder:
        index = given.index or Path(folder) / "index"
        if not given.index:
            wenju("index", samples.folder(), "--index", index)
        with served(index, given.processes) as (address, process):
            print(table(asyncio.run(measure(address, process, questions, given.people, given.rounds, given.long))))


@contextmanager
def served(index: Path, processes: int) -> Iterator[tuple[str, int]]:
    """Start the page over an index, answered by so many processes; yields its address and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "qa", "serve", "--index", str(index), "--port", str(port)]
    command += ["--processes", str(processes)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        if not process.stdout.readline():  # it says when it is open
            sys.exit("the page did not start")
        yield f"http://127.0.0.1:{port}/", process.pid
    finally:
        process.terminate()
        process.wait()


async def measure(
    address: str, process: int, questions: Sequence[str], people: int, rounds: int, long: int
) -> dict[str, str]:
    """Ask in rounds, all at once; then one after the other for long, with the memory watched: the rows of the table."""
    # The server closes what was idle for 5 seconds; a browser asks again where that crosses its question.
    limits = httpx.Limits(max_connections=None, keepalive_expiry=2)
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits, trust_env=False) as client:
        asked = itertools.cycle(questions)
        alone = [await ask(client, next(asked)) for _ in range(people)]
        before = cpu_seconds(process)
        at_once = []
        for _ in range(rounds):
            at_once += await asyncio.gather(*(ask(client, next(asked)) for _ in range(people)))
        cpu = (cpu_seconds(process) - before) / len(at_once)
        watched, memory = await watch(client, process, asked, people, long)
    everything = [*alone, *at_once, *watched]
    slope, at_start = growth(memory)
    return {
        "questions, errors": f"{len(everything):,}, {sum(one.stage not in ENDS for one in everything)}",
        "alone: first words, p50, p95": p50_and_p95([one.first_words * 1_000 for one in alone]),
        f"{people} at once: first words, p50, p95": p50_and_p95([one.first_words * 1_000 for one in at_once]),
        f"{people} at once: whole answer, p50, p95": p50_and_p95([one.total * 1_000 for one in at_once]),
        "CPU time of the page for a question": f"{cpu * 1_000:.1f} ms",
        f"memory after {long * _WARM:,.0f} questions": megabytes(int(at_start)),
        f"memory after {long:,} questions": megabytes(memory[-1][1]),
        "growth in 1,000 questions": megabytes(int(slope * 1_000)),
    }


async def watch(
    client: httpx.AsyncClient, process: int, asked: Iterator[str], people: int, count: int
) -> tuple[list[Answered], list[tuple[int, int]]]:
    """Have everyone ask one question after the other; returns the answers, and (questions so far, bytes held)."""
    answers: list[Answered] = []
    memory: list[tuple[int, int]] = []

    async def person() -> None:
        while len(answers) < count:
            answers.append(await ask(client, next(asked)))
            if len(answers) * _SAMPLES // count > len(memory):
                memory.append((len(answers), resident_bytes(process)))

    await asyncio.gather(*(person() for _ in range(people)))
    return answers, memory


async def ask(client: httpx.AsyncClient, question: str) -> Answered:
    """Ask one question, and read the answer to its end."""
    payload = {"turn": "1", "question": question, "history": [], "scope": {}}
    started = time.perf_counter()
    first_words, stage = 0.0, ""
    try:
        async with client.stream("POST", "answer", json=payload) as updates:
            updates.raise_for_status()
            async for line in updates.aiter_lines():
                stage = json.loads(line)["stage"]
                if not first_words and stage in ("writing", *ENDS):
                    first_words = time.perf_counter() - started
    except httpx.HTTPError as error:
        print(f"an answer was lost: {error!r}", file=sys.stderr)
        stage = "lost"
    return Answered(first_words, time.perf_counter() - started, stage)


def growth(memory: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """Bytes that a question adds, and bytes held at the first, by least squares over what follows the warm-up."""
    settled = [sample for sample in memory if sample[0] >= memory[-1][0] * _WARM]
    counts, sizes = zip(*settled, strict=True)
    slope, _ = linear_regression(counts, sizes)
    return slope, sizes[0]


def cpu_seconds(process: int) -> float:
    """Seconds of processor time that a process and those it started have used."""
    fields = [Path(f"/proc/{one}/stat").read_text(encoding="ascii").rpartition(")")[2].split() for one in _all(process)]
    return sum(int(of_one[11]) + int(of_one[12]) for of_one in fields) / _TICK


def resident_bytes(process: int) -> int:
    """Memory that a process and those it started hold; what they share counts for each."""
    return sum(int(Path(f"/proc/{one}/statm").read_text(encoding="ascii").split()[1]) for one in _all(process)) * _PAGE


def _all(process: int) -> list[int]:
    threads = Path(f"/proc/{process}/task").glob("*/children")
    return [process, *(int(child) for thread in threads for child in thread.read_text(encoding="ascii").split())]


if __name__ == "__main__":
    main()
