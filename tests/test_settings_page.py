"""The settings view: what the server says of itself, the check of a real endpoint, and the view in a browser."""

import model_server as endpoint
import pytest
from conftest import leaks_of_gradio_ignored
from openai import OpenAI
from playwright.sync_api import expect
from test_accessibility import violations

from qa.assembly import offer
from qa.assistant import Assistant
from qa.language_model.generator import ChatWriter, Patience
from qa.page.server import start
from qa.page.settings import check_model, server_settings
from qa.settings import Settings

FIGURE = "北京银行科技金融贷款有多少户？"
PATIENT = Patience(connect=1.0, silence=1.0, whole=3.0)


def with_model(assistant: Assistant, url: str, key: str = "sk-secret") -> Assistant:
    return Assistant(assistant.index, ChatWriter(OpenAI(base_url=url, api_key=key), "a-model", PATIENT))


class TestServerSettings:
    def test_without_a_language_model(self, assistant):
        shown = server_settings(assistant)
        assert (shown.model, shown.endpoint) == ("", "")
        assert (shown.encoder, shown.dimension) == (assistant.index.manifest.encoder.name, 512)

    def test_an_endpoint_is_shown_without_user_password_and_query(self, assistant):
        shown = server_settings(with_model(assistant, "http://user:secret@127.0.0.1:9/v1?token=secret"))
        assert (shown.model, shown.endpoint) == ("a-model", "http://127.0.0.1:9/v1")


class TestCheckModel:
    def test_none_where_there_is_no_model(self, assistant):
        assert check_model(assistant) is None

    def test_words_that_come_are_enough(self, assistant):
        with endpoint.serving(endpoint.Says("你好，有什么可以帮你？")) as server:
            check = check_model(with_model(assistant, server.url))
        assert (check.fault, check.detail) == ("", "")
        assert 0 <= check.seconds < 3

    @pytest.mark.parametrize(("status", "fault"), [(401, "rejected"), (429, "busy"), (500, "failed")])
    def test_a_status_is_named(self, assistant, status, fault):
        with endpoint.serving(endpoint.status(status)) as server:
            assert check_model(with_model(assistant, server.url)).fault == fault

    def test_nobody_there(self, assistant):
        assert check_model(with_model(assistant, "http://127.0.0.1:9/v1")).fault == "unreachable"

    def test_an_endpoint_that_repeats_the_key_does_not_give_it_away(self, assistant):
        with endpoint.serving(endpoint.status(401, "wrong key: sk-secret")) as server:
            check = check_model(with_model(assistant, server.url))
        assert check.fault == "rejected"
        assert "sk-secret" not in check.detail


@pytest.mark.browser
class TestView:
    def test_language_and_theme_are_kept_by_the_browser(self, visit):
        visitor = visit().open()
        page = visitor.page
        page.get_by_role("button", name="设置").click()
        expect(page.get_by_role("heading", name="设置")).to_be_visible()
        expect(page.locator("#settings .without")).to_be_visible()
        page.get_by_role("radio", name="深色").check()
        page.get_by_role("radio", name="English").check()
        expect(page.get_by_role("heading", name="Settings")).to_be_visible()
        page.reload()
        expect(page.get_by_role("heading", name="Settings")).to_be_visible()  # the address names the view
        expect(page.get_by_role("radio", name="Dark")).to_be_checked()
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        page.go_back()
        expect(visitor.field).to_be_visible()

    def test_the_check_says_what_is_wrong_and_the_switch_keeps_the_model_out(self, visit, assistant):
        with endpoint.serving(endpoint.status(401, "no such model")) as server:
            with leaks_of_gradio_ignored():
                running = start(offer(with_model(assistant, server.url), Settings(assistant.index.folder)), port=0)
            visitor = visit(running.url)
            page = visitor.page
            page.goto(running.url + "#settings")
            page.get_by_role("button", name="检查连接").click()
            outcome = page.locator("#settings .outcome")
            expect(outcome).to_contain_text("请检查 OPENAI_API_KEY 和 WENJU_MODEL")
            expect(outcome).to_contain_text("no such model")
            expect(page.locator("#settings .encoder")).to_contain_text(assistant.index.manifest.encoder.name)
            kept = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
            assert "sk-secret" not in page.content() + page.evaluate(kept)
            page.locator("#settings .written").uncheck()
            page.get_by_role("button", name="对话", exact=True).click()
            asked = len(server.requests)
            turn = visitor.ask(FIGURE)
            expect(turn.locator(".short-answer")).to_contain_text("7100户")
            expect(turn.locator(".remark")).to_have_count(0)
            assert len(server.requests) == asked
            with leaks_of_gradio_ignored():
                running.close()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_an_answer_says_that_the_model_is_down_in_the_language_of_the_page(self, visit, assistant, scheme):
        with leaks_of_gradio_ignored():
            down = with_model(assistant, "http://127.0.0.1:9/v1")
            running = start(offer(down, Settings(assistant.index.folder)), port=0)
        visitor = visit(running.url, color_scheme=scheme).open()
        turn = visitor.ask(FIGURE)
        expect(turn.locator(".short-answer")).to_contain_text("7100户")
        expect(turn.locator(".remark")).to_have_text("连不上语言模型，下面直接摘自原文。")
        visitor.page.locator("#header .language").click()
        expect(turn.locator(".remark")).to_have_text(
            "The language model can't be reached; this is quoted from the articles."
        )
        assert violations(visitor) == []
        with leaks_of_gradio_ignored():
            running.close()
