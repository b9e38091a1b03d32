"""Who may reach the page: the real server over real HTTP, the log-in in a real browser, and behind a real proxy."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import leaks_of_gradio_ignored
from gradio_client import Client
from gradio_client.exceptions import AuthenticationError
from playwright.sync_api import expect
from proxy import reverse_proxy
from visitor import Visitor

from qa.assembly import offer
from qa.cli import main
from qa.errors import SettingsError
from qa.page import access
from qa.page.access import (
    FREE_OF_CLIENT,
    FREE_OF_NAME,
    check_exposure,
    check_root_path,
    client_key,
    is_foreign,
    is_own,
)
from qa.page.security import HEADERS
from qa.page.server import RunningPage, start
from qa.page.sessions import LIFETIME, Sessions
from qa.page.throttle import FORGOTTEN_AFTER, MOST_KEYS, Throttle
from qa.serving import users as users_module
from qa.serving.users import Hashed, Users
from qa.settings import Settings

PASSWORD = "correct horse battery"
PREFIX = "/wenju"


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


class TestThrottle:
    def test_waits_double_from_the_first_that_is_not_free_up_to_the_longest(self):
        clock = Clock()
        throttle = Throttle(3, 60, clock)
        waits = []
        for _ in range(11):
            waits.append(throttle.wait("a"))
            clock.now += waits[-1]
            throttle.begin("a")
        assert waits == [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60]

    def test_time_passes_and_others_do_not_wait(self):
        clock = Clock()
        throttle = Throttle(1, 60, clock)
        throttle.begin("a")
        throttle.begin("a")
        assert (throttle.wait("a"), throttle.wait("b")) == (2, 0)
        clock.now += 1.5
        assert throttle.wait("a") == 0.5

    def test_attempts_count_before_they_have_failed(self):
        throttle = Throttle(2, 60, Clock())
        for _ in range(2):
            throttle.begin("a")
        assert throttle.wait("a") == 1

    def test_one_that_succeeds_is_undone_those_before_it_are_not(self):
        throttle = Throttle(2, 60, Clock())
        for _ in range(3):
            throttle.begin("a")
        throttle.undo("a")
        assert throttle.wait("a") == 1
        throttle.begin("b")
        throttle.undo("b")
        assert len(throttle) == 1

    def test_an_hour_after_the_last_attempt_all_is_forgotten(self):
        clock = Clock()
        throttle = Throttle(1, 60, clock)
        for _ in range(9):
            throttle.begin("a")
        clock.now += FORGOTTEN_AFTER
        throttle.begin("b")
        assert (len(throttle), throttle.wait("a")) == (1, 0)

    def test_memory_is_bounded(self):
        throttle = Throttle(1, 60, Clock())
        for number in range(MOST_KEYS + 50):
            throttle.begin(str(number))
        assert len(throttle) == MOST_KEYS
        assert throttle.wait("49") == 0
        assert throttle.wait("50") == 1


class TestSessions:
    hashed = Hashed(b"salt", b"digest")

    @pytest.fixture
    def users(self, tmp_path, monkeypatch):
        monkeypatch.setattr(Hashed, "of", classmethod(lambda cls, password: cls(password.encode(), b"digest")))
        users = Users(tmp_path / "users.json")
        users.put("a", PASSWORD)
        return users

    def test_a_token_stands_for_its_user_until_the_session_ends(self, users):
        clock = Clock()
        sessions = Sessions(users, clock)
        token = sessions.open("a", users.all()["a"])
        assert re.fullmatch(r"[\w-]{43}", token)
        assert (sessions.who(token), sessions.who(token[:-1]), sessions.who("")) == ("a", None, None)
        clock.now += LIFETIME
        assert sessions.who(token) is None

    def test_logging_out_ends_one_session(self, users):
        sessions = Sessions(users)
        first, second = (sessions.open("a", users.all()["a"]) for _ in range(2))
        sessions.close(first)
        assert (sessions.who(first), sessions.who(second)) == (None, "a")

    @pytest.mark.parametrize(
        "change", [lambda users: users.remove("a"), lambda users: users.put("a", "another password")]
    )
    def test_a_session_ends_with_its_user_or_password(self, users, change):
        sessions = Sessions(users)
        token = sessions.open("a", users.all()["a"])
        change(Users(users._path))
        assert sessions.who(token) is None

    def test_a_damaged_file_lets_nobody_on(self, users, caplog):
        sessions = Sessions(users)
        token = sessions.open("a", users.all()["a"])
        users._path.write_text("{", encoding="utf-8")
        assert sessions.who(token) is None
        assert "Nobody can use the page" in caplog.text


class TestExposure:
    @pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "localhost", "::1", "[::1]"])
    def test_this_machine_alone_needs_no_password(self, host):
        assert is_own(host)
        check_exposure(host, None, insecure=False)

    @pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "10.0.0.1", "example.org", "", "127.evil.test"])
    def test_for_others_a_password_or_insecure_is_asked_for(self, host, tmp_path):
        with pytest.raises(SettingsError, match="--auth to ask for a password, or --insecure"):
            check_exposure(host, None, insecure=False)
        check_exposure(host, None, insecure=True)
        with pytest.raises(SettingsError, match="wenju user add"):
            check_exposure(host, Users(tmp_path / "none.json"), insecure=True)

    @pytest.mark.parametrize("arguments", [["--host", "0.0.0.0"], ["--auth"], ["--root-path", "wenju"]])
    def test_the_command_says_so_and_serves_nothing(self, sample_index, tmp_path, monkeypatch, capsys, arguments):
        monkeypatch.setenv("WENJU_USERS", str(tmp_path / "users.json"))
        assert main(["serve", "--index", str(sample_index), "--port", "0", *arguments]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert re.fullmatch(r"wenju: --(host|auth|root-path) .*\n", said.err)

    def test_a_root_path_is_a_path(self):
        assert [check_root_path(path) for path in ("", "/", "/wenju", "/a/b/")] == ["", "", "/wenju", "/a/b"]
        for path in ("wenju", "//evil.test", "https://evil.test/"):
            with pytest.raises(SettingsError, match="--root-path is the path"):
                check_root_path(path)

    def test_one_client_is_an_address_or_what_one_customer_gets(self):
        assert client_key("203.0.113.9") == "203.0.113.9"
        assert client_key("2001:db8:1:2:3::4") == client_key("2001:db8:1:2:ffff::") == "2001:db8:1:2::/64"
        assert client_key("::ffff:203.0.113.9") != client_key("::ffff:203.0.113.8")
        assert client_key("unix") == "unix"


class TestOrigins:
    """What the headers say that a browser sends; a page of another origin can set none of them but the last."""

    @pytest.mark.parametrize(
        ("related", "changes", "reads"),
        [("same-origin", True, True), ("none", True, True), ("same-site", False, False), ("cross-site", False, False)],
    )
    def test_a_browser_that_trusts_the_host_says_how_the_two_are_related(self, related, changes, reads):
        headers = {"host": "127.0.0.1:7860", "sec-fetch-site": related}
        assert is_foreign("POST", headers) is not changes
        assert not is_foreign("GET", headers)  # a link
        assert is_foreign("GET", {**headers, "origin": "https://evil.test"}) is not reads

    @pytest.mark.parametrize(
        ("origin", "host", "forwarded", "own"),
        [
            pytest.param("http://wenju.lan:7860", "wenju.lan:7860", "", True, id="own"),
            pytest.param("http://192.168.0.9", "192.168.0.9", "", True, id="own_address"),
            pytest.param("http://evil.test", "wenju.lan:7860", "", False, id="another"),
            pytest.param("http://wenju.lan:9999", "wenju.lan:7860", "", False, id="another_port"),
            pytest.param("http://wenju.lan.evil.test:7860", "wenju.lan:7860", "", False, id="a_longer_name"),
            pytest.param("null", "wenju.lan:7860", "", False, id="hidden"),
            pytest.param("null", "", "", False, id="both_hidden"),
            pytest.param("http://intranet:8080", "intranet", "intranet:8080", True, id="port_left_out_by_a_proxy"),
            pytest.param("http://intranet", "127.0.0.1:7860", "intranet", True, id="name_changed_by_a_proxy"),
            pytest.param("http://intranet", "[::1]:7860", "intranet", True, id="name_changed_to_another_of_its_own"),
            pytest.param("http://evil.test", "127.0.0.1:7860", "intranet", False, id="another_through_a_proxy"),
            pytest.param("http://evil.test", "wenju.lan:7860", "evil.test", False, id="forged"),
        ],
    )
    def test_to_others_it_names_the_origin_alone(self, origin, host, forwarded, own):
        headers = {"host": host, "origin": origin, "x-forwarded-host": forwarded}
        assert is_foreign("POST", headers) is not own
        assert is_foreign("GET", headers) is not own

    def test_programs_name_none(self):
        assert not is_foreign("POST", {"host": "wenju.lan:7860"})


class TestWithoutPasswords:
    @pytest.mark.parametrize(("host", "status"), [("localhost", 200), ("evil.test", 421), ("192.168.0.9:80", 421)])
    def test_only_this_machines_own_names_are_answered(self, page, host, status):
        """A site whose name leads to 127.0.0.1 must not read what is served there."""
        assert httpx.get(page.url, headers={"host": host}).status_code == status
        assert httpx.get(page.url + "config", headers={"host": host}).status_code == status

    @pytest.mark.parametrize(("origin", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 200)])
    def test_a_page_of_another_origin_changes_nothing(self, page, origin, status):
        answer = httpx.post(page.url + "gradio_api/upload", files={"files": b"x"}, headers={"sec-fetch-site": origin})
        assert answer.status_code == status
        assert httpx.get(page.url, headers={"sec-fetch-site": origin}).status_code == 200

    def test_nor_does_one_of_which_nothing_but_its_origin_is_told(self, page):
        for origin, status in ((page.url.rstrip("/"), 200), ("http://evil.test", 403), ("null", 403)):
            answer = httpx.post(page.url + "gradio_api/upload", files={"files": b"x"}, headers={"origin": origin})
            assert answer.status_code == status
            assert httpx.get(page.url + "config", headers={"origin": origin}).status_code == status

    def test_insecure_answers_to_every_name(self, assistant):
        with leaks_of_gradio_ignored():
            running = start(offer(assistant, Settings(assistant.index.folder)), "0.0.0.0", port=0, insecure=True)
        try:
            port = httpx.URL(running.url).port
            answer = httpx.get(f"http://127.0.0.1:{port}/config", headers={"host": "wenju.example.org"})
            assert answer.status_code == 200
        finally:
            with leaks_of_gradio_ignored():
                running.close()


@pytest.fixture(scope="module")
def users(tmp_path_factory) -> Iterator[Users]:
    """张三 with PASSWORD; hashing is quick here, tests/test_users.py has it as slow as it is."""
    with pytest.MonkeyPatch.context() as patch:
        quick = Hashed(b"salt", users_module._scrypt(PASSWORD, b"salt", 2, 8, 1), n=2, p=1)
        patch.setattr(users_module, "_NOBODY", quick)
        patch.setattr(Hashed, "of", classmethod(lambda cls, password: quick))
        users = Users(tmp_path_factory.mktemp("users") / "users.json")
        users.put("张三", PASSWORD)
        yield users


def guarded(assistant, users, **options) -> Iterator[RunningPage]:
    with leaks_of_gradio_ignored():
        running = start(offer(assistant, Settings(assistant.index.folder)), port=0, users=users, **options)
    yield running
    with leaks_of_gradio_ignored():
        running.close()


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def closed(assistant, users, clock) -> Iterator[RunningPage]:
    """The page that asks for a password; for its throttle, time passes by ``clock``."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(access, "Throttle", partial(Throttle, clock=clock))
        yield from guarded(assistant, users)


def log_in(url: str, name: str = "张三", password: str = PASSWORD, **headers: str) -> httpx.Response:
    fields = {"username": name, "password": password}
    return httpx.post(f"{url}login", data=fields, headers=headers, trust_env=False, timeout=30)


def from_address(address: str) -> dict[str, str]:
    """Headers of a request that a proxy on this machine passes on: each test is a client of its own."""
    return {"x-forwarded-for": address}


class TestGate:
    def test_every_route_of_gradio_is_shut_without_a_session(self, closed):
        routes = {
            (method, re.sub(r"\{[^}]*\}", "x", route.path))
            for holder in closed.blocks.app.routes
            for route in (holder.original_router.routes if hasattr(holder, "original_router") else [holder])
            for method in getattr(route, "methods", None) or ("GET",)
        }
        assert len(routes) > 60
        answered = {
            (method, path): httpx.request(method, closed.url.rstrip("/") + path, trust_env=False)
            for method, path in routes
            if method != "OPTIONS" and not path.startswith(("/login", "/logout"))
        }
        let_in = {request for request, answer in answered.items() if answer.status_code != 401}
        assert let_in == {("GET", "/"), ("HEAD", "/"), ("GET", "/favicon.ico"), ("GET", "/gradio_api/startup-events")}
        assert b"gradio" not in answered["GET", "/"].content.lower()
        assert {name: answered["GET", "/"].headers[name] for name in HEADERS} == HEADERS

    @pytest.mark.parametrize("path", ["/openapi.json", "/gradio_api/runs", "//config", "/x/../config", "/config/"])
    def test_doors_that_gradio_leaves_open_and_detours_are_shut(self, closed, path):
        port = httpx.URL(closed.url).port
        assert httpx.get(f"http://127.0.0.1:{port}{path}").status_code == 401

    def test_the_cookie_lets_in_and_is_as_strict_as_can_be(self, closed):
        answer = log_in(closed.url)
        assert (answer.status_code, answer.json()) == (200, {"success": True})
        cookie = answer.headers["set-cookie"]
        name = f"wenju-{httpx.URL(closed.url).port}"
        assert re.fullmatch(rf"{name}=[\w-]{{43}}; HttpOnly; Max-Age=604800; Path=/; SameSite=strict", cookie)
        assert httpx.get(closed.url + "config", cookies=answer.cookies).status_code == 200
        assert httpx.get(closed.url + "config", cookies={name: "forged"}).status_code == 401
        assert httpx.get(closed.url + "openapi.json", cookies=answer.cookies).status_code == 404

    def test_over_tls_the_cookie_never_travels_without(self, closed):
        assert "; Secure" in log_in(closed.url, **{"x-forwarded-proto": "https"}).headers["set-cookie"]

    def test_logging_out(self, closed):
        cookies = log_in(closed.url).cookies
        answer = httpx.get(closed.url + "logout", cookies=cookies)
        assert (answer.status_code, answer.headers["location"]) == (303, "./")
        assert "Max-Age=0" in answer.headers["set-cookie"]
        assert httpx.get(closed.url + "config", cookies=cookies).status_code == 401

    @pytest.mark.parametrize("origin", ["cross-site", "same-site"])
    def test_another_sites_form_logs_nobody_in(self, closed, origin):
        assert log_in(closed.url, **{"sec-fetch-site": origin}).status_code == 403

    @pytest.mark.parametrize(
        "body", [b"", b"\xff=1", b"{}", b"username=a", b"password=a", b"&".join(b"a=%d" % i for i in range(99))]
    )
    def test_junk_logs_nobody_in(self, closed, body):
        answer = httpx.post(closed.url + "login", content=body, headers=from_address("198.51.100.77"))
        assert answer.status_code in (401, 413, 429)
        assert "set-cookie" not in answer.headers

    def test_a_huge_form_is_not_read(self, closed):
        assert httpx.post(closed.url + "login", content=b"password=" + b"a" * 100_000).status_code == 413

    def test_gradios_own_client_logs_in(self, closed):
        with pytest.raises(AuthenticationError):
            Client(closed.url, auth=("张三", "a wrong password"), verbose=False)
        with pytest.raises(AuthenticationError):
            Client(closed.url, verbose=False)
        assert Client(closed.url, auth=("张三", PASSWORD), verbose=False).config["version"]


class TestThrottledLogIn:
    def test_a_name_is_tried_a_few_times_then_later_and_later(self, closed, clock):
        def attempt(n, name="王五"):
            return log_in(closed.url, name, "a guess", **from_address(f"203.0.113.{n}"))

        answers = [attempt(n) for n in range(FREE_OF_NAME + 2)]
        assert [answer.status_code for answer in answers] == [401] * FREE_OF_NAME + [429] * 2
        assert answers[-1].headers["retry-after"] == "1"
        assert answers[-1].json() == {"error": "Too many attempts. Try again in 1 seconds."}
        clock.now += 1
        assert attempt(50).status_code == 401
        assert attempt(51).headers["retry-after"] == "2"
        assert attempt(52, "李四").status_code == 401  # others are not held up

    def test_many_at_once_get_no_further(self, closed):
        statuses = []

        def guess(n):
            statuses.append(log_in(closed.url, f"name{n}", "guess", **from_address("203.0.113.99")).status_code)

        threads = [threading.Thread(target=guess, args=(n,)) for n in range(60)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert statuses.count(401) == FREE_OF_CLIENT
        assert statuses.count(429) == 60 - FREE_OF_CLIENT

    def test_what_was_tried_is_in_the_log_and_the_password_is_not(self, closed, caplog):
        log_in(closed.url, "evil\nname", "a secret guess", **from_address("203.0.113.120"))
        assert r"'evil\nname' from 203.0.113.120" in caplog.text
        assert "secret" not in caplog.text


@pytest.fixture(scope="module")
def address(assistant, users) -> Iterator[str]:
    """The page that asks for a password, behind a proxy."""
    for running in guarded(assistant, users, root_path=PREFIX):
        with reverse_proxy(running.url, PREFIX) as address:
            yield address


class TestBehindAProxy:
    def test_the_root_path_is_everywhere(self, address):
        answer = log_in(address)
        assert f"Path={PREFIX};" in answer.headers["set-cookie"]
        config = httpx.get(address + "config", cookies=answer.cookies).json()
        assert config["root"] == address.rstrip("/")
        assert httpx.get(address + "logout", cookies=answer.cookies).headers["location"] == "./"

    def test_gradios_client_works_through_it(self, address):
        client = Client(address, auth=("张三", PASSWORD), verbose=False)
        assert client.config["root"] == address.rstrip("/")

    def test_the_throttle_sees_who_is_behind_the_proxy(self, address, caplog):
        log_in(address, "nobody", "a wrong password")
        assert "'nobody' from 127.0.0.1" in caplog.text

    @pytest.mark.browser
    def test_a_person_logs_in_and_asks(self, browser, address):
        visitor = Visitor(browser, address)
        visitor.page.goto(address)
        enter(visitor)
        turn = visitor.ask("恒山农场的挤奶机器人每天为多少头奶牛挤奶？")
        expect(turn).to_contain_text("420头")
        assert (visitor.outside, visitor.errors) == ([], [])
        visitor.context.close()


def enter(visitor: Visitor, password: str = PASSWORD) -> None:
    visitor.page.get_by_label("用户名").fill("张三")
    visitor.page.get_by_label("密码").fill(password)
    visitor.page.get_by_role("button", name="登录").click()


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The address of an empty page, on a host of its own as far as the browser knows."""

    class Empty(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Empty) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://evil.lan.test:{server.server_port}/"
        server.shutdown()


@pytest.mark.browser
class TestLogInPage:
    def test_a_person_logs_in_where_a_link_led(self, visit, closed):
        visitor = visit(closed.url)
        visitor.page.goto(closed.url + "?article=%E5%8C%97&p=2")
        expect(visitor.page.get_by_label("用户名")).to_be_focused()
        enter(visitor, "a wrong password")
        expect(visitor.page.get_by_role("alert")).to_have_text("用户名或密码不对。")
        expect(visitor.page.get_by_label("用户名")).to_have_value("张三")
        enter(visitor)
        expect(visitor.field).to_be_visible()
        assert visitor.page.url == closed.url + "?article=%E5%8C%97&p=2"
        assert visitor.page.evaluate("document.cookie") == ""

    def test_a_person_logs_out_in_the_settings(self, visit, closed, page):
        visitor = visit(closed.url)
        visitor.page.goto(closed.url)
        enter(visitor)
        visitor.page.get_by_role("button", name="设置").click()
        visitor.page.get_by_role("link", name="退出登录").click()
        expect(visitor.page.get_by_label("密码")).to_be_visible()
        visitor.page.reload()
        expect(visitor.page.get_by_label("密码")).to_be_visible()
        unguarded = visit(page.url).open()
        expect(unguarded.page.locator("#settings .account")).to_have_attribute("hidden", "")

    def test_without_tls_a_person_is_told_from_the_page_of_another_host(self, visit, closed, elsewhere):
        """The browser trusts neither host, so it says no more of a request than the origin of its page."""
        address = f"http://wenju.lan.test:{httpx.URL(closed.url).port}/"
        visitor = visit(address)
        visitor.page.goto(address)
        enter(visitor)
        turn = visitor.ask("恒山农场的挤奶机器人每天为多少头奶牛挤奶？")
        expect(turn).to_contain_text("420头")
        visitor.context.route(f"{elsewhere}**", lambda route: route.continue_())
        visitor.page.goto(elsewhere)
        post = "url => fetch(url, {method: 'POST', mode: 'no-cors', body: '{}'}).then(() => 0)"
        with visitor.page.expect_response(address + "answer") as answered:
            visitor.page.evaluate(post, address + "answer")
        assert answered.value.status == 403
        read = "url => fetch(url).then(answer => answer.status)"
        assert visitor.page.evaluate(read, address + "config") == 403

    def test_a_question_after_the_session_has_ended_asks_for_the_password(self, visit, closed, users):
        visitor = visit(closed.url)
        visitor.page.goto(closed.url)
        enter(visitor)
        expect(visitor.field).to_be_visible()
        visitor.context.clear_cookies()
        visitor.field.fill("北京银行有几家文化支行？")
        visitor.field.press("Enter")
        expect(visitor.page.get_by_label("密码")).to_be_visible()

    def test_a_link_from_another_site_finds_who_is_logged_in(self, visit, closed):
        visitor = visit(closed.url)
        visitor.page.goto(closed.url)
        enter(visitor)
        expect(visitor.field).to_be_visible()
        link = f'<a href="{closed.url}">问据</a>'
        visitor.context.route("http://mail.test/", lambda route: route.fulfill(body=link, content_type="text/html"))
        visitor.page.goto("http://mail.test/")
        visitor.page.get_by_role("link").click()
        expect(visitor.field).to_be_visible()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize(("locale", "button"), [("zh-CN", "登录"), ("en-GB", "Log in")])
    def test_it_is_accessible_in_both_languages_and_themes(self, visit, closed, scheme, locale, button):
        visitor = visit(closed.url, color_scheme=scheme, locale=locale, viewport={"width": 390, "height": 780})
        visitor.page.goto(closed.url)
        expect(visitor.page.get_by_role("button", name=button)).to_be_visible()
        assert visitor.page.evaluate("document.documentElement.scrollWidth") == 390
        assert Axe().run(visitor.page).response["violations"] == []

    def test_markup_in_what_was_typed_stays_text(self, closed):
        fields = {"username": '"><script>alert(1)</script>', "password": "x", "query": '"><b>=1'}
        headers = {"accept": "text/html", **from_address("203.0.113.200")}
        page = httpx.post(closed.url + "login", data=fields, headers=headers).text
        assert "<script" not in page
        assert "<b>" not in page
        assert 'value="&quot;&gt;&lt;script&gt;' in page

    def test_nobody_is_sent_elsewhere(self, closed):
        fields = {"username": "张三", "password": PASSWORD, "query": "//evil.test/\r\nset-cookie:a=b"}
        headers = {"accept": "text/html", **from_address("203.0.113.201")}
        answer = httpx.post(closed.url + "login", data=fields, headers=headers)
        assert answer.status_code == 303
        assert re.fullmatch(r"\./\?[\w%.+=-]+", answer.headers["location"])
