"""The endpoints /ask and /search: Gradio's real client and plain HTTP against the real server."""

import json
import logging
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest
from conftest import leaks_of_gradio_ignored
from gradio_client import Client
from gradio_client.exceptions import AppError

from qa import wire
from qa.answer import Filters
from qa.assembly import offer
from qa.page.server import start
from qa.serving.users import Users
from qa.settings import Settings

QUESTION = "北京银行有几家文化支行？"
PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def client(page) -> Client:
    return Client(page.url, verbose=False)


def called(url: str, endpoint: str, arguments: object, **options: object) -> tuple[str, object]:
    """What curl does: post the arguments, then read the event under the number that came back."""
    posted = httpx.post(f"{url}gradio_api/call/v2/{endpoint}", json=arguments, **options)
    posted.raise_for_status()
    answer = httpx.get(f"{url}gradio_api/call/{endpoint}/{posted.json()['event_id']}", timeout=30, **options)
    event, _, data = answer.text.strip().partition("\n")
    return event.removeprefix("event: "), json.loads(data.removeprefix("data: "))


class TestAsk:
    def test_the_result_is_what_the_command_line_prints(self, client, assistant):
        result = client.predict(QUESTION, api_name="/ask")
        expected = wire.answer_fields("1", assistant.ask(QUESTION))
        assert result.pop("elapsed_ms") >= 0
        expected.pop("elapsed_ms")
        assert result == expected
        assert (result["answered"], result["short_answer"]) == (True, "22家")
        assert result["citations"][0]["quote"] in result["citations"][0]["text"]

    def test_a_follow_up_is_understood_by_its_history(self, client):
        result = client.predict(question="那科技支行呢？", history=[QUESTION], api_name="/ask")
        assert result["short_answer"] == "26家"

    def test_filters_by_publisher_and_day(self, client):
        question = "恒山农场的挤奶机器人每天为多少头奶牛挤奶？"
        assert "420头" in client.predict(question, since="2025-05-18", api_name="/ask")["short_answer"]
        for scope in ({"until": "2025-05-17"}, {"since": "2025-05-19"}, {"publishers": ["北京商报"]}):
            assert "420头" not in client.predict(question, **scope, api_name="/ask")["short_answer"]

    def test_a_refusal_names_the_nearest_paragraphs(self, client):
        result = client.predict("火星上有几家银行网点？", api_name="/ask")
        assert (result["answered"], result["citations"]) == (False, [])
        assert result["nearest"][0]["text"]


class TestSearch:
    def test_the_result_is_what_the_command_line_prints(self, client, assistant):
        result = client.predict(question="普惠贷款余额", k=3, until="2021-12-31", api_name="/search")
        found = assistant.search("普惠贷款余额", 3, Filters(until=date(2021, 12, 31)))
        assert result == wire.search_fields("1", found)
        assert len(result["hits"]) == 3


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("endpoint", "arguments", "said"),
        [
            ("ask", {}, "question has 0 characters, not 1 to 500"),
            ("ask", {"question": " \n "}, "question has 0 characters"),
            ("ask", {"question": "长" * 501}, "question has 501 characters, not 1 to 500"),
            ("ask", {"question": 3}, "question is int, not a string"),
            ("ask", {"question": None}, "question is missing, not a string"),
            ("ask", {"question": "问", "history": "问"}, "history is str, not a list"),
            ("ask", {"question": "问", "history": [3]}, "an item of history is int"),
            ("ask", {"question": "问", "history": ["问"] * 21}, "history has 21 questions; 20 are the most"),
            ("ask", {"question": "问", "history": ["长" * 501]}, "a question of history has more than 500"),
            ("ask", {"question": "问", "publishers": ["报"] * 501}, "there are 501 publishers; 500 are the most"),
            ("ask", {"question": "问", "publishers": {}}, "publishers is a list of texts"),
            ("ask", {"question": "问", "since": "31.12.2021"}, "since is a date, YYYY-MM-DD"),
            ("search", {"question": "问", "until": 20211231}, "until is a date, YYYY-MM-DD"),
            ("search", {"question": "问", "k": 0}, "k is 0, not 1 to 60"),
            ("search", {"question": "问", "k": 61}, "k is 61, not 1 to 60"),
            ("search", {"question": "问", "k": "3"}, "k is str, not a whole number"),
            ("search", {"question": "问", "k": True}, "k is bool, not a whole number"),
        ],
    )
    def test_what_can_not_be_used_is_said(self, page, capfd, endpoint, arguments, said):
        event, data = called(page.url, endpoint, arguments)
        assert event == "error"
        assert data["error"].startswith(said)
        assert "Traceback" not in "".join(capfd.readouterr())

    def test_gradios_client_raises_the_message(self, client):
        with pytest.raises(AppError, match="question has 0 characters"):
            client.predict("", api_name="/ask")

    @pytest.mark.parametrize(
        ("path", "body", "status", "said"),
        [
            ("call/v2/ask", {"quest": "问"}, 422, "`quest` is not a valid key-word argument"),
            ("call/v2/nope", {}, 404, "there is no endpoint /gradio_api/call/v2/nope"),
            ("call/nope", {"data": []}, 404, "there is no endpoint /gradio_api/call/nope"),
        ],
    )
    def test_unknown_names_are_refused(self, page, capfd, path, body, status, said):
        answer = httpx.post(f"{page.url}gradio_api/{path}", json=body)
        assert answer.status_code == status
        assert said in answer.json()["error"]
        assert "Traceback" not in "".join(capfd.readouterr())

    @pytest.mark.parametrize("endpoint", ["ask", "search"])
    def test_the_queue_can_not_be_passed_by(self, page, endpoint):
        assert httpx.post(f"{page.url}gradio_api/run/{endpoint}", json={"data": []}).status_code == 404

    def test_only_the_two_are_published(self, client):
        assert list(client.view_api(return_format="dict")["named_endpoints"]) == ["/ask", "/search"]

    def test_a_fault_is_a_number_whose_traceback_is_in_the_log(self, page, assistant, monkeypatch, caplog):
        def broken(*_):
            raise RuntimeError("a secret path")

        monkeypatch.setattr(type(assistant), "search", broken)
        event, data = called(page.url, "search", {"question": "问"})
        assert event == "error"
        number = data["error"].split()[1].rstrip(";")
        record = next(record for record in caplog.records if number in record.getMessage())
        assert (record.levelno, str(record.exc_info[1])) == (logging.ERROR, "a secret path")
        assert "secret" not in json.dumps(data)


class TestWithPasswords:
    @pytest.fixture(scope="class")
    @classmethod
    def url(cls, assistant, tmp_path_factory) -> Iterator[str]:
        users = Users(tmp_path_factory.mktemp("api") / "users.json")
        users.put("张三", PASSWORD)
        with leaks_of_gradio_ignored():
            running = start(offer(assistant, Settings(assistant.index.folder)), port=0, users=users)
        yield running.url
        with leaks_of_gradio_ignored():
            running.close()

    def test_gradios_client_logs_in_and_asks(self, url):
        client = Client(url, auth=("张三", PASSWORD), verbose=False)
        assert client.predict(QUESTION, api_name="/ask")["short_answer"] == "22家"

    def test_plain_http_logs_in_and_asks(self, url):
        refused = httpx.post(f"{url}gradio_api/call/v2/ask", json={"question": QUESTION})
        assert (refused.status_code, refused.json()) == (401, {"error": "Not authenticated"})
        cookies = httpx.post(f"{url}login", data={"username": "张三", "password": PASSWORD}).cookies
        event, data = called(url, "ask", {"question": QUESTION}, cookies=dict(cookies))
        assert (event, data[0]["short_answer"]) == ("complete", "22家")


class TestDocumentedExamples:
    """docs/api.md, run as it is written, against a page on another port."""

    def examples(self, page, language):
        text = (Path(__file__).parents[1] / "docs" / "api.md").read_text(encoding="utf-8")
        (first, *_) = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
        return first.replace("http://127.0.0.1:7860", page.url.rstrip("/"))

    def run(self, *command):
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=60).stdout

    def test_python(self, page):
        program = self.examples(page, "python") + "print(follow_up['short_answer'], len(found['hits']))"
        printed = self.run(sys.executable, "-X", "utf8", "-c", program)
        assert "\n22家 " in printed
        assert printed.endswith("26家 3\n")

    @pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")
    def test_curl(self, page):
        answer, found = map(json.loads, self.run("bash", "-c", self.examples(page, "sh")).splitlines())
        assert answer[0]["short_answer"] == "22家"
        assert len(found[0]["hits"]) == 3
