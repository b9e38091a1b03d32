"""The library's jobs on real small indexes, with the encoder that ships."""

import json
import shutil
import threading
import time
from pathlib import Path

import pytest

from corpus.storing.catalogue import Wanted
from embeddings.build import update
from embeddings.encoder import load_encoder
from embeddings.folder import IndexFolder
from embeddings.index import Index
from qa.archive.filing import FileResult
from qa.archive.jobs import State
from qa.archive.library import Library
from qa.archive.uploads import Unfit, Upload
from qa.assistant import Assistant

FARM = (
    "---\ntitle: 恒山农场的新茶\ndate: 2025-04-01\npublisher: 青川日报\n---\n恒山农场的新茶叫“云雾一号”，每斤86元。\n"
)
FARM_QUESTION = "恒山农场的新茶叫什么？"
ENCODER = load_encoder()


class Shelf:
    """A library over an index of its own, and the ways in which files come to it."""

    def __init__(self, folder: Path, index: Path, own: Path) -> None:
        self.received = folder / "received"
        self.received.mkdir()
        self.own = own
        self.uploads = own.with_name(f"{own.name}-uploads")
        self.assistant = Assistant(Index.open(index, ENCODER))
        self.library = Library(self.assistant, own)

    def receive(self, **files: str | bytes) -> list[Upload]:
        uploads = []
        for number, (name, content) in enumerate(files.items()):
            path = self.received / f"{number}"
            path.write_bytes(content.encode() if isinstance(content, str) else content)
            uploads.append(Upload(path, name))
        return uploads

    def add(self, **files: str | bytes):
        assert self.library.add(self.receive(**files))
        return self.library.wait()

    def ids(self) -> set[str]:
        return {row.head.id for row in self.library.listing(Wanted(limit=1_000)).articles}

    def kept(self) -> list[str]:
        return sorted(path.name for path in self.uploads.iterdir()) if self.uploads.exists() else []


@pytest.fixture
def shelf(tmp_path, sample_index):
    """The user's own index, of the five bundled articles as files of theirs."""
    own = tmp_path / "own"
    shutil.copytree(sample_index, own)
    return Shelf(tmp_path, own, own)


@pytest.fixture
def newcomer(tmp_path, sample_index):
    """Who has indexed nothing yet, and reads the bundled articles."""
    return Shelf(tmp_path, sample_index, tmp_path / "data" / "own")


def lines(*records: object) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def generation(shelf: Shelf) -> str:
    return IndexFolder(shelf.own).require_current().name


def test_what_is_indexed_is_described(shelf):
    described = shelf.library.shelf()
    assert not described.bundled
    assert described.status.folder == shelf.own
    assert described.status.manifest.counts.articles == 5
    assert described.status.bytes > 100_000
    listing = shelf.library.listing(Wanted(limit=2))
    assert (listing.total, len(listing.articles)) == (5, 2)
    assert shelf.library.job.state is State.NONE


def test_an_added_file_is_answered_from_at_once(shelf):
    assert not shelf.assistant.ask(FARM_QUESTION).answered
    job = shelf.add(**{"新茶.md": FARM})
    assert (job.kind, job.state, job.number) == ("add", State.DONE, 1)
    assert job.outcome.files == (FileResult("新茶.md", "新茶.md", 1),)
    assert (job.outcome.added, job.outcome.unchanged) == (1, 0)
    assert "云雾一号" in shelf.assistant.ask(FARM_QUESTION).answer
    row = shelf.library.listing(Wanted("新茶")).articles[0]
    assert (row.head.id, row.head.title, row.head.publisher) == ("新茶", "恒山农场的新茶", "青川日报")
    assert Path(row.source) == shelf.uploads / "新茶.md"
    assert shelf.library.was_uploaded(row.source)
    assert not shelf.library.was_uploaded("/elsewhere/新茶.md")
    assert list(shelf.received.iterdir()) == []


def test_much_is_indexed_in_a_process_of_its_own(shelf):
    job = shelf.add(**{"大.jsonl": lines({"id": "大", "text": "恒山农场的新茶叫“云雾一号”。", "note": "无" * 2**20})})
    assert job.outcome.files == (FileResult("大.jsonl", "大.jsonl", 1),)
    assert job.progress.stage == "save"
    assert "云雾一号" in shelf.assistant.ask(FARM_QUESTION).answer


def test_every_file_gets_its_own_result(shelf):
    job = shelf.add(
        **{
            "新茶.md": FARM,
            "坏.pdf": b"%PDF-1.7 this is none",
            "程序.exe": b"MZ",
            "空.txt": "",
            "记录.jsonl": lines(
                {"id": "r1", "text": "粮仓存粮3000吨。"}, {"id": "r2"}, {"id": "r3", "text": "第三条。"}
            )
            + "{broken\n",
        }
    )
    assert job.state is State.DONE
    by_name = {file.name: file for file in job.outcome.files}
    assert list(by_name) == ["新茶.md", "坏.pdf", "程序.exe", "空.txt", "记录.jsonl"]
    assert by_name["新茶.md"].articles == 1
    assert by_name["坏.pdf"].articles == 0
    assert "broken PDF" in by_name["坏.pdf"].failures[0].reason
    assert by_name["程序.exe"].unfit is Unfit.SUFFIX
    assert by_name["空.txt"].unfit is Unfit.EMPTY
    records = by_name["记录.jsonl"]
    assert records.articles == 2
    assert [failure.line for failure in records.failures] == [2, 4]
    assert job.outcome.added == 3
    assert shelf.kept() == ["新茶.md", "记录.jsonl"]  # what holds no article is not kept
    assert list(shelf.received.iterdir()) == []


def test_the_same_again_changes_nothing(shelf):
    shelf.add(**{"新茶.md": FARM})
    before = generation(shelf)
    job = shelf.add(**{"新茶.md": FARM})
    assert job.outcome.files == (FileResult("新茶.md", "新茶.md"),)
    assert (job.outcome.added, job.outcome.unchanged) == (0, 1)
    assert generation(shelf) == before
    assert shelf.kept() == ["新茶.md"]


def test_the_text_of_another_article_is_nothing_new(shelf):
    article = shelf.assistant.article(next(iter(shelf.ids())))
    job = shelf.add(**{"副本.txt": "\n\n".join(paragraph.text for paragraph in article.paragraphs)})
    assert (job.outcome.added, job.outcome.unchanged) == (0, 1)
    assert len(shelf.ids()) == 5


def test_equal_files_of_one_batch_count_once(shelf):
    uploads = shelf.receive(甲=FARM, 乙=FARM)
    assert shelf.library.add([Upload(upload.path, "新茶.md") for upload in uploads])
    files = shelf.library.wait().outcome.files
    assert [(file.kept_as, file.articles) for file in files] == [("新茶.md", 1), ("新茶.md", 0)]


def test_another_text_under_a_name_that_is_taken_gets_a_name_of_its_own(shelf):
    shelf.add(**{"新茶.md": FARM})
    job = shelf.add(**{"新茶.md": FARM.replace("86", "98")})
    assert job.outcome.files == (FileResult("新茶.md", "新茶 (2).md", 1),)
    assert {"新茶", "新茶 (2)"} < shelf.ids()


def test_removed_articles_are_not_answered_from_and_take_their_uploads_along(shelf):
    shelf.add(**{"新茶.md": FARM, "记录.jsonl": lines(*({"id": f"r{n}", "text": f"第{n}条消息。"} for n in (1, 2)))})
    assert shelf.library.remove(["新茶", "r1", "nobody"])
    job = shelf.library.wait()
    assert (job.kind, job.state, job.outcome.removed) == ("remove", State.DONE, 2)
    assert not shelf.assistant.ask(FARM_QUESTION).answered
    assert "新茶" not in shelf.ids()
    assert shelf.kept() == ["记录.jsonl"]  # which holds r2 still
    assert shelf.add(**{"新茶.md": FARM}).outcome.added == 1  # and can come back


def test_reindexing_follows_the_files(shelf, tmp_path):
    posts = tmp_path / "posts"
    posts.mkdir()
    (posts / "a.md").write_text("白石镇的粮仓存粮3000吨。", encoding="utf-8")
    (posts / "b.md").write_text("黑水镇的粮仓存粮500吨。", encoding="utf-8")
    (posts / "c.md").write_text("渡口镇的粮仓存粮700吨。", encoding="utf-8")
    update(shelf.own, [posts], ENCODER)
    shelf.library.remove(["c"])
    shelf.library.wait()
    shelf.add(**{"新茶.md": FARM})
    (posts / "a.md").write_text("白石镇的粮仓存粮4200吨。", encoding="utf-8")
    (posts / "b.md").unlink()
    (posts / "c.md").unlink()
    shutil.rmtree(shelf.uploads)
    assert shelf.library.reindex(rebuild=False)
    job = shelf.library.wait()
    assert (job.kind, job.state) == ("reindex", State.DONE)
    assert (job.outcome.added, job.outcome.updated, job.outcome.removed) == (0, 1, 0)
    assert [file.name for file in job.outcome.files] == ["b.md"]  # nobody misses c.md
    assert "no such file" in job.outcome.files[0].failures[0].reason
    assert "b" in shelf.ids()  # it may lie on a disk that is not there today
    assert "4200吨" in shelf.assistant.ask("白石镇的粮仓存粮多少吨？").answer


def test_reindexing_brings_back_what_was_removed_and_drops_uploads_that_are_gone(shelf):
    shelf.add(**{"新茶.md": FARM, "记录.jsonl": lines(*({"id": f"r{n}", "text": f"第{n}条消息。"} for n in (1, 2)))})
    shelf.library.remove(["r1"])
    shelf.library.wait()
    (shelf.uploads / "新茶.md").unlink()
    assert shelf.library.reindex(rebuild=False)
    job = shelf.library.wait()
    assert (job.outcome.added, job.outcome.removed) == (1, 1)
    assert {"r1", "r2"} < shelf.ids()
    assert "新茶" not in shelf.ids()
    assert job.outcome.files == ()


def test_the_first_files_begin_an_index_of_the_users_own(newcomer):
    assert newcomer.library.shelf().bundled
    assert not newcomer.library.remove(["nobody"])
    assert not newcomer.library.reindex(rebuild=True)
    job = newcomer.add(**{"新茶.md": FARM, "坏.pdf": b"%PDF-1.7"})
    assert job.outcome.added == 1
    described = newcomer.library.shelf()
    assert not described.bundled
    assert described.status.folder == newcomer.own
    assert newcomer.ids() == {"新茶"}
    assert "云雾一号" in newcomer.assistant.ask(FARM_QUESTION).answer


def test_unreadable_files_begin_no_index(newcomer):
    job = newcomer.add(**{"坏.pdf": b"%PDF-1.7", "空.txt": "", "行.jsonl": "{}\n[]\n"})
    assert job.state is State.DONE
    assert [bool(file.failures or file.unfit) for file in job.outcome.files] == [True] * 3
    assert newcomer.library.shelf().bundled
    assert not newcomer.own.exists()
    assert newcomer.kept() == []


def test_one_job_at_a_time(shelf):
    go = threading.Event()
    blocked = shelf.receive(甲=FARM)
    shelf.library._worker.begin("add", lambda show: go.wait())
    assert not shelf.library.add(blocked)
    assert not shelf.library.remove(["a"])
    assert not shelf.library.reindex(rebuild=False)
    assert shelf.library.job.state is State.RUNNING
    go.set()
    shelf.library.wait()
    assert blocked[0].path.exists()  # it was not taken, and can be offered again
    assert shelf.library.add(blocked)
    assert shelf.library.wait().number == 2


def begin_adding(shelf: Shelf) -> None:
    shelf.library.add(shelf.receive(**{"新茶.md": FARM}))


@pytest.mark.parametrize(
    ("begin", "ids"),
    [
        pytest.param(begin_adding, 6, id="add"),
        pytest.param(lambda shelf: shelf.library.remove(sorted(shelf.ids())[:1]), 4, id="remove"),
        pytest.param(lambda shelf: shelf.library.reindex(rebuild=False), 5, id="reindex"),
    ],
)
def test_a_job_waits_for_another_program_that_writes_to_the_index(shelf, begin, ids):
    with IndexFolder(shelf.own).writing():
        begin(shelf)
        until_waiting(shelf)
        assert len(shelf.ids()) == 5
    assert shelf.library.wait().state is State.DONE
    assert len(shelf.ids()) == ids


def test_a_job_that_waits_can_be_cancelled(shelf):
    with IndexFolder(shelf.own).writing():
        begin_adding(shelf)
        until_waiting(shelf)
        shelf.library.cancel(shelf.library.job.number)
        assert shelf.library.wait().state is State.CANCELLED
    assert shelf.kept() == []
    assert len(shelf.ids()) == 5


def until_waiting(shelf: Shelf) -> None:
    until = time.monotonic() + 60
    while (progress := shelf.library.job.progress) is None or progress.stage != "wait":
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.parametrize("stage", ["keep", "read", "index", "save"])
def test_a_cancelled_addition_leaves_everything_as_it_was(shelf, stage, monkeypatch):
    cancel_at(shelf, stage, monkeypatch)
    before = generation(shelf)
    job = shelf.add(**{"新茶.md": FARM})
    assert job.state is State.CANCELLED
    assert job.outcome is None
    assert (generation(shelf), len(shelf.ids())) == (before, 5)
    assert shelf.kept() == []
    assert not (shelf.own / "building").exists()
    assert list(shelf.received.iterdir()) == []
    monkeypatch.undo()
    assert shelf.add(**{"新茶.md": FARM}).outcome.added == 1


def test_a_cancelled_first_addition_leaves_the_bundled_articles(newcomer, monkeypatch):
    cancel_at(newcomer, "index", monkeypatch)
    assert newcomer.add(**{"新茶.md": FARM}).state is State.CANCELLED
    assert newcomer.library.shelf().bundled
    monkeypatch.undo()
    assert newcomer.add(**{"新茶.md": FARM}).outcome.added == 1
    assert newcomer.ids() == {"新茶"}


def test_a_cancelled_rebuilding_goes_on_from_where_it_was(shelf, monkeypatch):
    cancel_at(shelf, "save", monkeypatch)
    before = generation(shelf)
    shelf.library.reindex(rebuild=True)
    assert shelf.library.wait().state is State.CANCELLED
    assert generation(shelf) == before
    monkeypatch.undo()
    shelf.library.reindex(rebuild=True)
    job = shelf.library.wait()
    assert (job.kind, job.state) == ("rebuild", State.DONE)
    assert generation(shelf) != before
    assert not (shelf.own / "building").exists()
    assert len(shelf.ids()) == 5


def test_only_the_job_that_is_meant_is_cancelled(shelf):
    shelf.library.cancel(1)
    assert shelf.add(**{"新茶.md": FARM}).state is State.DONE
    shelf.library.cancel(1)
    assert shelf.add(**{"乙.md": "第二篇。"}).state is State.DONE


def cancel_at(shelf: Shelf, stage: str, monkeypatch) -> None:
    """Cancel the job at a stage, as a user does who sees it."""
    worker = shelf.library._worker
    begin = worker.begin

    def begun(kind, work):
        def watched(show):
            def seen(progress):
                if progress.stage == stage:
                    shelf.library.cancel(shelf.library.job.number)
                show(progress)

            return work(seen)

        return begin(kind, watched)

    monkeypatch.setattr(worker, "begin", begun)


def test_whoever_asks_meanwhile_gets_answers_and_the_new_index_stays(newcomer):
    wrong = list[object]()
    done = threading.Event()

    def visitor() -> None:
        while not done.is_set():
            answer = newcomer.assistant.ask("北京银行科技金融贷款有多少户？")
            if "7100户" not in answer.answer and newcomer.assistant.index.folder != newcomer.own:
                wrong.append(answer)

    visitors = [threading.Thread(target=visitor) for _ in range(4)]
    for thread in visitors:
        thread.start()
    newcomer.add(**{"新茶.md": FARM})
    newcomer.add(**{"乙.md": "第二篇。"})
    done.set()
    for thread in visitors:
        thread.join()
    assert wrong == []
    assert newcomer.assistant.index.folder == newcomer.own
    assert newcomer.ids() == {"新茶", "乙"}
