"""The index folder while writers are stopped, killed, or many, and while readers hold on to it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fakes import HashingEncoder
from test_build import ENCODER, check, generation, post, records, run

from corpus.storing.ledger import Ledger
from embeddings import deriving
from embeddings import folder as folder_module
from embeddings.build import Report, remove, update
from embeddings.errors import IndexBusy
from embeddings.folder import IndexFolder
from embeddings.index import Index
from embeddings.lexical import WordWriter
from embeddings.manifest import Manifest
from embeddings.vectors import VectorIndex

TESTS = Path(__file__).parent


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "posts"
    post(folder, "one", "北京银行推出“京诚贷”，服务受疫情影响的小微企业。")
    post(folder, "two", "兴业银行的净利润同比增长，普惠贷款余额超过三千亿元。")
    return folder


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "index"


def test_only_the_generation_before_is_kept(folder, files):
    for number in range(4):
        post(files, "one", f"第{number}版的内容。")
        run(folder, files)
    assert sorted(path.name for path in folder.glob("generation-*")) == ["generation-000003", "generation-000004"]


def test_an_open_index_goes_on_answering_after_a_swap(folder, files):
    run(folder, files)
    index = Index.open(folder, ENCODER)
    post(files, "one", "换了别的内容。")
    run(folder, files)
    hits = index.words.search("京诚贷", 1)
    assert "京诚贷" in index.store.passages([hits[0].key])[0].text


def test_no_generation_is_written_into_by_the_next(folder, files):
    run(folder, files)
    first = folder / generation(folder)
    before = {path: path.read_bytes() for path in first.rglob("*") if path.is_file()}
    post(files, "three", "第三篇新闻说的是“科企贷”。")
    remove(folder, ["one"], ENCODER)
    run(folder, files)
    assert {path: path.read_bytes() for path in before if path.exists()} in (before, {})


class Interrupt(HashingEncoder):
    """Stops like Ctrl-C at a given call."""

    def __init__(self, calls):
        super().__init__()
        self.calls = calls

    def encode_queries(self, texts):
        return HashingEncoder.encode_passages(self, texts)

    def encode_passages(self, texts):
        self.calls -= 1
        if self.calls < 0:
            raise KeyboardInterrupt
        return super().encode_passages(texts)


def test_an_interrupted_run_leaves_the_old_index_and_goes_on_later(folder, files, tmp_path, monkeypatch):
    monkeypatch.setattr(deriving, "_BATCH", 10)
    monkeypatch.setattr(deriving, "_BATCHES_PER_COMMIT", 2)
    run(folder, files)
    path = records(tmp_path / "news.jsonl", *(f"第{number}条新闻。" for number in range(100)))
    with pytest.raises(KeyboardInterrupt):
        update(folder, [path], Interrupt(calls=5))
    assert check(folder).store.counts().articles == 2

    counting = Interrupt(calls=1_000)
    assert update(folder, [path], counting) == Report(added=100)
    check(folder)
    assert 1_000 - counting.calls == 6  # of ten batches two commits of two were kept

    assert not (folder / "building").exists()


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    ("place", "step"),
    [
        pytest.param(WordWriter, "commit", id="words"),
        pytest.param(VectorIndex, "save", id="vectors"),
        pytest.param(Ledger, "forget_dropped", id="done"),
        pytest.param(deriving._Fresh, "unlink", id="clean_up"),
        pytest.param(Manifest, "save", id="manifest"),
        pytest.param(IndexFolder, "ready", id="layout"),
        pytest.param(folder_module, "_flush", id="flush"),
        pytest.param(Path, "rename", id="rename"),
        pytest.param(Path, "replace", id="replace"),
    ],
)
def test_a_run_that_stops_at_a_step_is_made_good_by_the_next(folder, files, monkeypatch, place, step, when):
    run(folder, files)
    post(files, "one", "北京银行又推出“政采贷”。\n\n面向政府采购的中标供应商。")
    post(files, "three", "第三篇新闻说的是“科企贷”。")
    (files / "two.md").unlink()

    original = getattr(place, step)

    def stop(*arguments):
        if when == "after":
            original(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(place, step, stop)
        with pytest.raises(KeyboardInterrupt):
            run(folder, files, prune=True)
    assert {article.id for article in check(folder).store.articles()} in ({"one", "two"}, {"one", "three"})

    run(folder, files, prune=True)
    assert {article.id for article in check(folder).store.articles()} == {"one", "three"}
    assert not (folder / "building").exists()
    assert not list(folder.rglob("fresh.*"))


def test_interrupted_work_is_not_taken_up_by_another_task(folder, files, tmp_path):
    run(folder, files)
    path = records(tmp_path / "news.jsonl", "第一条新闻。")
    with pytest.raises(KeyboardInterrupt):
        update(folder, [path], Interrupt(calls=0))
    post(files, "three", "第三篇新闻。")
    assert run(folder, files) == Report(added=1, unchanged=2)
    assert check(folder).store.counts().articles == 3


def test_one_writer_at_a_time(folder, files):
    with IndexFolder(folder).writing(), pytest.raises(IndexBusy, match=rf"process {os.getpid()}\b.*Wait"):
        run(folder, files)
    assert run(folder, files) == Report(added=2)


KILLED = """
import sys, time
from pathlib import Path
sys.path[:0] = sys.argv[3:5]
from fakes import HashingEncoder
from embeddings import deriving
from embeddings.build import update
deriving._BATCH, deriving._BATCHES_PER_COMMIT = 20, 2
print("ready", flush=True)
update(Path(sys.argv[1]), [Path(sys.argv[2])], HashingEncoder())
print("done", flush=True)
"""


def test_a_writer_that_is_killed_at_any_moment_leaves_an_index_that_opens(folder, files, tmp_path):
    run(folder, files)
    path = records(tmp_path / "news.jsonl", *(f"第{number}条新闻说的是净利润。" for number in range(400)))
    counts = []
    for attempt in range(8):
        writer = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(folder), str(path), str(TESTS), str(TESTS.parent)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert writer.stdout.readline() == "ready\n"
        time.sleep(0.04 * 1.6**attempt)
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        counts.append(check(folder).store.counts().articles)
    assert set(counts) <= {2, 402}
    assert counts == sorted(counts)

    assert run(folder, path).added == 402 - counts[-1]
    assert check(folder).store.counts().articles == 402
    assert {item.name for item in folder.iterdir()} <= {
        *("CURRENT", "writer", "writer.lock"),
        *(f"generation-{number:06}" for number in range(1, 4)),
    }
