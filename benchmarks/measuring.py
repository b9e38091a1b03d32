"""Time, memory and tables: what every benchmark needs. Knows nothing of what is measured."""

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import quantiles

# ru_maxrss counts in kilobytes, on macOS in bytes.
_RSS_UNIT = 1 if platform.system() == "Darwin" else 1024


@dataclass(frozen=True, slots=True)
class Run:
    """A command that ran to its end: seconds on the clock, and the most memory that it held at once, in bytes."""

    seconds: float
    peak_bytes: int
    output: str


def wenju(*arguments: object) -> Run:
    """Run a command of the product in a process of its own.

    Raises:
        SystemExit: it failed.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        started = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", "qa", *map(str, arguments)], stdout=output)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"wenju {' '.join(map(str, arguments))} ended with status {process.returncode}")
        output.seek(0)
        return Run(seconds, usage.ru_maxrss * _RSS_UNIT, output.read())


def milliseconds(work: Callable[[str], object], inputs: Iterable[str]) -> list[float]:
    """Time the work on each input, one at a time, after the first was done once to warm up."""
    inputs = list(inputs)
    work(inputs[0])
    times = []
    for text in inputs:
        started = time.perf_counter()
        work(text)
        times.append((time.perf_counter() - started) * 1000)
    return times


def p50_and_p95(times: list[float]) -> str:
    """Two percentiles of at least two times: "12.3 ms, 45.6 ms"."""
    cuts = quantiles(times, n=20, method="inclusive")
    return f"{cuts[9]:.1f} ms, {cuts[18]:.1f} ms"


def megabytes(size: int) -> str:
    """A size in MB: "12.3 MB"."""
    return f"{size / 1e6:,.1f} MB"


def table(rows: Mapping[str, str]) -> str:
    """Rows of two columns as Markdown."""
    width = max(map(len, rows))
    lines = [f"| {name:<{width}} | {value} |" for name, value in rows.items()]
    return "\n".join([f"| {'':<{width}} | measured |", f"| {'-' * width} | --- |", *lines])
