"""Works in a process of their own."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from corpus.progress import Progress
from embeddings.errors import IndexBusy
from qa.archive.apart import ProcessDiedError, apart
from qa.archive.jobs import Cancelled

ROOT = Path(__file__).parents[1]


def count(to: int, trace: Path, show) -> tuple[int, int, int]:
    """Count in steps, leaving a mark when it is told to stop; returns the sum, the process and its politeness."""
    try:
        for number in range(to):
            show(Progress(f"step {number}", number, to))
    except Cancelled:
        trace.write_text(str(number), encoding="utf-8")
        raise
    return sum(range(to)), os.getpid(), os.nice(0)


def fail(error: Exception, show) -> None:
    raise error


def die(show) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hurry(steps: int, show) -> int:
    for number in range(steps):
        show(Progress("read", number, steps))
    return steps


def wait(trace: Path, show) -> None:
    trace.write_text(str(os.getpid()), encoding="utf-8")
    while True:
        time.sleep(0.1)
        show(Progress("wait", 0))


def test_the_result_and_every_stage_come_back_from_another_process(tmp_path):
    seen = []
    total, process, politeness = apart(partial(count, 4, tmp_path / "trace"), seen.append)
    assert total == 6
    assert process != os.getpid()
    assert politeness == os.nice(0) + 10
    assert seen == [Progress(f"step {n}", n, 4) for n in range(4)]


def test_what_show_raises_stops_the_work_at_that_step(tmp_path):
    def show(progress):
        if progress.done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        apart(partial(count, 9, tmp_path / "trace"), show)
    assert (tmp_path / "trace").read_text() == "2"  # it ended by itself, and had the time to clean up


def test_many_steps_of_one_stage_are_told_a_few_times_a_second():
    seen = []
    assert apart(partial(hurry, 20_000), seen.append) == 20_000
    assert 1 <= len(seen) < 200


def test_an_error_comes_back_with_its_traceback():
    with pytest.raises(IndexBusy, match="process 7") as caught:
        apart(partial(fail, IndexBusy("written by process 7")), print)
    assert "in fail" in caught.value.__notes__[0]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_process_is_told():
    with pytest.raises(ProcessDiedError, match="exit code -9"):
        apart(die, print)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT], ids=["killed", "interrupted"])
def test_the_work_ends_with_the_one_who_wanted_it(tmp_path, end):
    trace = tmp_path / "trace"
    code = f"""
import sys, threading, time
sys.path[:0] = {[str(ROOT), str(ROOT / "tests")]!r}
from functools import partial
from pathlib import Path
import test_apart
from qa.archive.apart import apart
if __name__ == "__main__":
    work = partial(test_apart.wait, Path({str(trace)!r}))
    threading.Thread(target=apart, args=(work, lambda progress: None), daemon=True).start()
    try:
        time.sleep(60)
    except KeyboardInterrupt:
        pass
"""
    script = tmp_path / "script.py"
    script.write_text(code, encoding="utf-8")
    parent = subprocess.Popen([sys.executable, str(script)], stderr=subprocess.DEVNULL)
    until(trace.exists)
    until(lambda: trace.read_text() != "")
    worker = int(trace.read_text())
    parent.send_signal(end)
    parent.wait(timeout=30)
    until(lambda: not alive(worker))


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not (state.exists() and state.read_text().split(") ")[1].startswith("Z"))  # dead, and not yet fetched


def until(condition) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to that")
