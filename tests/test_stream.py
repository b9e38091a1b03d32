"""The page's questions over real HTTP: growing turns as lines, what is refused, how many at once, and who has gone."""

import asyncio
import json
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
from conftest import leaks_of_gradio_ignored

from qa.answer import Answer, Partial, Statement
from qa.assembly import offer
from qa.page.server import start
from qa.page.stream import ANSWERS_AT_ONCE, LONGEST_BODY, at_once, paced
from qa.settings import Settings

QUESTION = {"turn": "t", "question": "北京银行有几家文化支行？"}


class Held:
    """An assistant that says a word, then waits to be let go on; counts who is at work."""

    writer = None

    def __init__(self, assistant):
        self.index = assistant.index
        self.go_on = threading.Event()
        self.lock = threading.Lock()
        self.working = self.most = self.begun = 0

    def stream(self, question, history=(), filters=None, written=True):
        with self.lock:
            self.working, self.begun = self.working + 1, self.begun + 1
            self.most = max(self.most, self.working)
        try:
            time.sleep(0.12)
            while not self.go_on.wait(0.12):
                yield Partial((Statement("字", ()),), ())
            yield Answer(question, True, "答")
        finally:
            with self.lock:
                self.working -= 1


@pytest.fixture
def held(assistant) -> Held:
    return Held(assistant)


@pytest.fixture
def held_url(held) -> Iterator[str]:
    with leaks_of_gradio_ignored():
        running = start(offer(held, Settings(held.index.folder)), port=0)
    yield running.url
    held.go_on.set()
    with leaks_of_gradio_ignored():
        running.close()


def turns(url: str, payload: object) -> list[dict]:
    answer = httpx.post(f"{url}answer", json=payload, timeout=30)
    assert answer.status_code == 200
    return [json.loads(line) for line in answer.text.splitlines()]


def wait_for(condition) -> None:
    until = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_a_question_is_answered_with_lines_of_json(page):
    answer = httpx.post(f"{page.url}answer", json=QUESTION)
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    assert (answer.headers["cache-control"], answer.headers["x-accel-buffering"]) == ("no-store", "no")
    last = json.loads(answer.text.splitlines()[-1])
    assert (last["id"], last["stage"], last["short_answer"]) == ("t", "answered", "22家")


@pytest.mark.parametrize(
    ("bursts", "shown"),
    [
        pytest.param(["searching reading answered"], "answered", id="an answer that is there at once"),
        pytest.param(["searching reading", "answered"], "reading answered", id="a pause before the answer"),
        pytest.param(["searching", "reading", "refused"], "searching reading refused", id="pauses everywhere"),
        pytest.param(["writing " * 9, "writing " * 9 + "failed"], "writing failed", id="words in bursts"),
        pytest.param(["searching reading"], "reading", id="work that breaks off"),
        pytest.param([], "", id="no work"),
    ],
)
def test_an_update_comes_when_nothing_newer_does(bursts, shown):
    """A burst comes after the update before it was seen."""

    async def seen() -> list[str]:
        lines, waiting, found = asyncio.Queue(), list(bursts), []

        def put_burst() -> None:
            for stage in waiting.pop(0).split() if waiting else ():
                lines.put_nowait(stage)
            if not waiting:
                lines.put_nowait("")

        put_burst()
        async for line in paced(lines):
            found.append(line)
            put_burst()
        return found

    assert asyncio.run(seen()) == shown.split()


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"null", b"[" * 100_000, b'{"turn": "t", "question": ""}'])
def test_junk_is_a_failed_turn(page, body):
    answer = httpx.post(f"{page.url}answer", content=body)
    assert answer.status_code == 200
    assert json.loads(answer.text)["stage"] == "failed"


def test_a_huge_body_is_not_read(page):
    assert httpx.post(f"{page.url}answer", content=b" " * (LONGEST_BODY + 1)).status_code == 413


def test_only_posts_are_answered(page):
    assert httpx.get(f"{page.url}answer").status_code == 405


def test_no_more_than_the_machine_can_do_is_worked_on_at_once_and_all_are_answered(held, held_url):
    stages = []
    threads = [
        threading.Thread(target=lambda: stages.append(turns(held_url, QUESTION)[-1]["stage"])) for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    wait_for(lambda: held.working == at_once(held))
    held.go_on.set()
    for thread in threads:
        thread.join()
    assert stages == ["answered"] * 12
    assert held.most == at_once(held)


def test_a_language_model_is_waited_for_by_many_at_once(held):
    held.writer = object()
    assert at_once(held) == ANSWERS_AT_ONCE


def test_work_for_those_who_have_gone_ends(held, held_url):
    with httpx.stream("POST", f"{held_url}answer", json=QUESTION) as answer:
        assert json.loads(next(answer.iter_lines()))["stage"] == "writing"
        assert held.working == 1
    wait_for(lambda: held.working == 0)
    assert not held.go_on.is_set()


def test_those_who_left_the_queue_are_never_worked_for(held, held_url):
    clients = [httpx.Client(timeout=30) for _ in range(at_once(held) + 1)]
    streams = [client.stream("POST", f"{held_url}answer", json=QUESTION) for client in clients]
    for stream in streams:
        stream.__enter__()
    wait_for(lambda: held.working == at_once(held))
    for stream, client in reversed(list(zip(streams, clients, strict=True))):  # first the one that waits
        stream.__exit__(None, None, None)
        client.close()
        time.sleep(0.5)  # until the server has noticed, or would have begun it
    wait_for(lambda: held.working == 0)
    assert held.begun == at_once(held)


def test_too_many_waiting_are_turned_away(held, held_url, monkeypatch):
    monkeypatch.setattr("qa.page.stream.MOST_WAITING", 1)
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(httpx.post(f"{held_url}answer", json=QUESTION, timeout=30)))
        for _ in range(at_once(held) + 1)
    ]
    for thread in threads:
        thread.start()
        time.sleep(0.2)
    refused = httpx.post(f"{held_url}answer", json=QUESTION)
    assert (refused.status_code, refused.json()) == (503, {"error": "too many questions are waiting"})
    held.go_on.set()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [200] * len(threads)
