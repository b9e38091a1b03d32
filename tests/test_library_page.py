"""The library's page without a browser: what may be asked of it, and what comes back."""

import json
import re
from dataclasses import asdict
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from corpus.errors import Why
from corpus.formats.files import Failure
from corpus.progress import Progress
from corpus.storing.catalogue import Order, Wanted
from embeddings.errors import IndexDamaged, IndexMismatch
from qa.archive.filing import FileResult, Outcome
from qa.archive.jobs import Job, State
from qa.archive.library import Library
from qa.archive.uploads import Unfit, Upload
from qa.page.errors import PageRequestError
from qa.page.library import FILES_SHOWN, Reason, show_job, show_page, show_shelf
from qa.page.library_asked import parse_job, parse_reindexing, parse_removal, parse_uploads, parse_wanted
from qa.page.theme import asset
from qa.texts import LibraryText


class TestAsked:
    def test_a_page_of_the_list(self):
        payload = {"search": " 银行 ", "order": "title", "descending": False, "offset": 50}
        assert parse_wanted(payload) == Wanted("银行", Order.TITLE, False, 50)
        assert len(parse_wanted({**payload, "search": "长" * 999}).search) == 200

    @pytest.mark.parametrize(
        "change",
        [
            {"order": "key; DROP TABLE articles"},
            {"order": None},
            {"search": 3},
            {"descending": "yes"},
            {"offset": -1},
            {"offset": "0"},
            {"offset": 10**12},
        ],
        ids=str,
    )
    def test_an_unusable_page_of_the_list(self, change):
        with pytest.raises(PageRequestError):
            parse_wanted({"search": "", "order": "title", "descending": True, "offset": 0, **change})

    def test_uploads_come_from_where_they_were_received_and_nowhere_else(self):
        received = {"/cache/ab/甲.md"}
        payload = {"files": [{"path": "/cache/ab/甲.md", "name": "甲.md"}]}
        assert parse_uploads(payload, received) == [Upload(Path("/cache/ab/甲.md"), "甲.md")]
        for path in ("/etc/passwd", "/cache/ab/../../etc/passwd", "/cache/ab/./甲.md", "/cache/ab", "", "甲.md"):
            with pytest.raises(PageRequestError, match="not one that was uploaded"):
                parse_uploads({"files": [{"path": path, "name": "甲.md"}]}, received)

    @pytest.mark.parametrize(
        "payload",
        [
            None,
            {},
            {"files": []},
            {"files": "x"},
            {"files": ["/cache/甲.md"]},
            {"files": [{"path": "/cache/甲.md"}]},
            {"files": [{"path": "/cache/甲.md", "name": "甲.md"}] * 5_001},
        ],
        ids=lambda value: str(value)[:40],
    )
    def test_unusable_uploads(self, payload):
        with pytest.raises(PageRequestError):
            parse_uploads(payload, {"/cache/甲.md"})

    def test_a_removal(self):
        assert parse_removal({"articles": ["a", "b"]}) == ["a", "b"]
        for payload in (None, {}, {"articles": []}, {"articles": [1]}, {"articles": ["a"] * 1_001}):
            with pytest.raises(PageRequestError):
                parse_removal(payload)

    def test_a_job_and_a_re_indexing(self):
        assert parse_job({"job": 3}) == 3
        assert parse_reindexing({"rebuild": True}) is True
        for payload in (None, {}, {"job": True}, {"job": "3"}):
            with pytest.raises(PageRequestError):
                parse_job(payload)
        for payload in (None, {}, {"rebuild": "yes"}, {"rebuild": 1}):
            with pytest.raises(PageRequestError):
                parse_reindexing(payload)


class TestReasons:
    def test_the_page_has_words_for_each(self):
        script = asset("library_job.js")
        known = dict(re.findall(r'^    (\w+): "(why_\w+)",$', script, re.MULTILINE))
        for why in (*Why, *Unfit):
            assert known[why] == f"why_{why}"
            assert known[why].upper() in LibraryText.__members__


class TestShown:
    def test_what_is_indexed_and_a_page_of_it(self, assistant):
        library = Library(assistant, assistant.index.folder)
        shelf = show_shelf(library)
        assert (shelf.articles, shelf.encoder, shelf.dimension, shelf.bundled) == (6, "wenju", 512, False)
        assert ".md" in shelf.suffixes
        assert shelf.largest == 50 * 2**20
        page = show_page(library, Wanted("恒山农场"))
        assert page.total == 1
        row = page.rows[0]
        assert (row.date, row.paragraphs, row.file, row.uploaded) == ("2025-05-18", 4, "hostile.jsonl", False)
        assert row.title.endswith("恒山农场的奶牛")
        json.dumps([asdict(shelf), asdict(page)])

    def test_a_job_that_runs(self):
        job = Job(3, "add", State.RUNNING, Progress("index", 512, 2_000))
        shown = show_job(job)
        assert (shown.number, shown.kind, shown.state) == (3, "add", "running")
        assert (shown.stage, shown.done, shown.total) == ("index", 512, 2_000)
        assert show_job(Job(3, "add", State.RUNNING, Progress("find", 7))).total == 0
        assert show_job(Job()).number == 0

    def test_faults_stand_first_and_the_rest_is_counted(self):
        lines = tuple(Failure("/in/c.jsonl", Why.NOT_JSON, "not JSON (x)", line) for line in range(1, 9))
        files = [FileResult(f"{n}.md", f"{n}.md", 1) for n in range(FILES_SHOWN)]
        files += [FileResult("b.exe", unfit=Unfit.SUFFIX), FileResult("c.jsonl", "c (2).jsonl", 4, failures=lines)]
        shown = show_job(Job(1, "add", State.DONE, None, Outcome(added=FILES_SHOWN + 4, files=tuple(files))))
        assert len(shown.files) == FILES_SHOWN
        assert shown.more == 2
        assert shown.files[0].reasons == (Reason(Unfit.SUFFIX),)
        assert (shown.files[1].kept_as, shown.files[1].articles, shown.files[1].more) == ("c (2).jsonl", 4, 3)
        assert shown.files[1].reasons[0] == Reason(Why.NOT_JSON, 1, "not JSON (x)")
        assert (shown.files[2].name, shown.files[2].kept_as, shown.files[2].reasons) == ("0.md", "", ())
        json.dumps(asdict(shown))

    @pytest.mark.parametrize(
        ("error", "trouble"),
        [
            (IndexMismatch("x"), "unusable"),
            (IndexDamaged("x"), "unusable"),
            (PermissionError("/secret"), "disk"),
            (ValueError("/secret"), "unknown"),
        ],
    )
    def test_what_went_wrong_is_told_by_its_kind_alone(self, error, trouble):
        shown = show_job(Job(1, "add", State.FAILED, error=error))
        assert (shown.state, shown.trouble) == ("failed", trouble)
        assert "secret" not in json.dumps(asdict(shown))


class TestServer:
    def call(self, page, name: str, payload: object) -> object:
        parts = page.blocks.blocks.items()
        body = {
            "component_id": next(key for key, part in parts if getattr(part, "elem_id", None) == "library"),
            "fn_name": name,
            "session_hash": "s",
            "data": payload,
        }
        request = Request(page.url + "gradio_api/component_server", json.dumps(body).encode())
        request.add_header("content-type", "application/json")
        with urlopen(request, timeout=10) as response:
            return json.loads(response.read())

    def test_it_lists_what_is_indexed(self, page):
        assert self.call(page, "library_shelf", {})["articles"] == 6
        wanted = {"search": "", "order": "published", "descending": True, "offset": 0}
        assert self.call(page, "library_page", wanted)["total"] == 6
        assert self.call(page, "library_job", {})["state"] == "none"

    @pytest.mark.parametrize(
        ("name", "payload"),
        [
            ("library_page", None),
            ("library_add", {"files": [{"path": "/etc/passwd", "name": "a.md"}]}),
            ("library_add", {"files": [{"path": __file__, "name": "a.md"}]}),
            ("library_remove", {"articles": "all"}),
            ("library_reindex", {}),
            ("library_cancel", []),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_junk_changes_nothing(self, page, name, payload):
        assert self.call(page, name, payload) is None
        assert self.call(page, "library_job", {})["number"] == 0

    def test_an_upload_is_bounded(self, page):
        boundary = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.md"\r\n\r\n'
        body = boundary + b"x" * (50 * 2**20 + 1) + b"\r\n--x--\r\n"
        request = Request(page.url + "gradio_api/upload", body, {"content-type": "multipart/form-data; boundary=x"})
        with pytest.raises(HTTPError) as caught, urlopen(request, timeout=30):
            pass
        caught.value.close()
        assert caught.value.code == 413
