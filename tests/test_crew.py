"""Answers by processes of their own: real ones, over real indexes."""

import json
import logging
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from conftest import leaks_of_gradio_ignored

from embeddings.build import update
from embeddings.encoder import load_encoder
from embeddings.index import Index
from qa.assembly import offer, open_assistant
from qa.page.crew import Crew
from qa.page.server import start
from qa.settings import Settings

QUESTION = {"turn": "t", "question": "北京银行有几家文化支行？"}


@pytest.fixture(scope="module")
def settings(sample_index: Path) -> Settings:
    return Settings(sample_index)


def test_processes_answer_as_one_does_until_they_are_closed(settings):
    assistant = open_assistant(settings)
    with closing(Crew(settings, 2, assistant)) as crew:
        answers = [json.loads(line) for _ in range(3) for line in crew.answer(QUESTION)]
        processes = [crew._idle.get() for _ in range(2)]
        for process in processes:
            crew._idle.put(process)
    assert [(one["id"], one["stage"], one["short_answer"]) for one in answers] == [("t", "answered", "22家")] * 3
    assert assistant.ask(QUESTION["question"]).short_answer == "22家"
    assert [process._process.returncode for process in processes] == [0, 0]


def test_a_page_is_answered_by_processes(settings):
    assistant = open_assistant(settings)
    with (
        closing(Crew(settings, 2, assistant)) as crew,
        leaks_of_gradio_ignored(),
        start(offer(assistant, settings), port=0, crew=crew) as page,
    ):
        answer = httpx.post(f"{page.url}answer", json=QUESTION, timeout=30)
    assert json.loads(answer.text)["short_answer"] == "22家"


def test_a_process_that_ends_fails_one_question_and_is_started_again(settings, caplog):
    with closing(Crew(settings, 1, open_assistant(settings))) as crew:
        worker = crew._idle.get()
        worker._process.kill()
        crew._idle.put(worker)
        with caplog.at_level(logging.ERROR):
            (lost,) = map(json.loads, crew.answer(QUESTION))
        (found,) = map(json.loads, crew.answer(QUESTION))
        worker.close()
    assert (lost["id"], lost["stage"]) == ("t", "failed")
    assert lost["error"] in caplog.text
    assert found["short_answer"] == "22家"


def test_processes_follow_to_another_index(settings, tmp_path):
    (tmp_path / "post.md").write_text("---\ntitle: 晨露贷\n---\n\n晨露贷已经办理88笔。\n", encoding="utf-8")
    update(tmp_path / "index", [tmp_path / "post.md"], load_encoder())
    assistant = open_assistant(settings)
    asked = {"turn": "t", "question": "晨露贷办理了多少笔？"}
    with closing(Crew(settings, 1, assistant)) as crew:
        (before,) = map(json.loads, crew.answer(asked))
        assistant.turn_to(Index.open(tmp_path / "index", load_encoder()))
        (after,) = map(json.loads, crew.answer(asked))
    assert (before["stage"], after["short_answer"]) == ("refused", "88笔")


def test_junk_is_a_failed_turn(settings):
    with closing(Crew(settings, 1, open_assistant(settings))) as crew:
        assert [json.loads(line)["stage"] for line in crew.answer(None)] == ["failed"]
