"""Every view of the page against axe-core's WCAG A and AA rules, in both themes, wide and on a phone; the keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import leaks_of_gradio_ignored
from playwright.sync_api import expect
from visitor import Unhurried

from qa.assembly import offer
from qa.page.server import start
from qa.settings import Settings

pytestmark = pytest.mark.browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
PHONE = {"viewport": {"width": 390, "height": 844}}
FIGURE = "北京银行科技金融贷款有多少户？"
REFUSED = "明天北京的天气怎么样？"
COMPARED = "北京银行的普惠金融贷款余额和科技金融贷款余额哪个更高？"


def violations(visitor) -> list[str]:
    """What axe finds, a line for each element: rule, selector, reason."""
    report = Axe().run(visitor.page, options=RULES).response
    assert len(report["passes"]) >= 10  # that it found nothing says something only if it looked
    return [
        f"{rule['id']}: {node['target']} {' '.join(node['failureSummary'].split())}"
        for rule in report["violations"]
        for node in rule["nodes"]
    ]


@pytest.fixture(params=["light", "dark"])
def theme(request) -> str:
    return request.param


class TestNoViolations:
    def test_before_the_first_question(self, visit, theme):
        visitor = visit(color_scheme=theme).open()
        expect(visitor.page.locator("#chat .examples button").first).to_be_visible()
        assert violations(visitor) == []

    def test_answers_sources_and_the_open_paragraph(self, visit, theme):
        visitor = visit(color_scheme=theme).open()
        visitor.ask(FIGURE)
        assert violations(visitor) == []
        visitor.turns.last.locator(".pill").first.click()
        expect(visitor.page.locator("#reader p.current")).to_be_visible()
        assert violations(visitor) == []

    def test_a_stopped_turn_an_error_and_the_empty_reader_beside_it(self, visit, theme, assistant):
        with leaks_of_gradio_ignored():
            running = start(offer(Unhurried(assistant), Settings(assistant.index.folder)), port=0)
        visitor = visit(running.url, color_scheme=theme).open()
        visitor.ask(FIGURE)
        visitor.field.fill(FIGURE)
        visitor.field.press("Enter")
        visitor.page.locator("#chat .stop").click()
        visitor.ask("出错")
        expect(visitor.turns.locator(".retry")).to_have_count(2)
        expect(visitor.page.locator("#reader .message")).to_be_visible()
        assert violations(visitor) == []
        visitor.context.set_offline(True)
        expect(visitor.ask(FIGURE)).to_have_attribute("data-stage", "failed")
        assert violations(visitor) == []
        with leaks_of_gradio_ignored():
            running.close()

    def test_a_refusal_and_a_comparison(self, visit, theme):
        visitor = visit(color_scheme=theme).open()
        visitor.ask(REFUSED)
        assert visitor.turns.last.get_attribute("data-stage") == "refused"
        visitor.ask(COMPARED)
        visitor.page.locator("#header .menu").click()
        assert violations(visitor) == []

    @pytest.mark.parametrize("view", ["library", "figures", "settings"])
    def test_the_other_views(self, visit, theme, view):
        visitor = visit(color_scheme=theme)
        visitor.page.goto(f"{visitor.url}#{view}")
        expect(visitor.page.locator(f"#{view} h1")).to_be_visible()
        visitor.page.wait_for_timeout(500)
        assert violations(visitor) == []

    @pytest.mark.parametrize("view", ["chat", "library", "figures", "settings"])
    def test_on_a_phone(self, visit, view):
        visitor = visit(**PHONE)
        visitor.page.goto(f"{visitor.url}#{view}")
        expect(visitor.page.locator(f"#{view}")).to_be_visible()
        visitor.page.wait_for_timeout(500)
        assert violations(visitor) == []
        assert visitor.page.evaluate("document.documentElement.scrollWidth") == 390


class TestKeyboard:
    def test_an_answer_and_its_paragraph_without_a_mouse(self, visit):
        visitor = visit().open()
        press = visitor.page.keyboard.press
        visitor.page.keyboard.type(FIGURE)  # the field has the focus from the start
        press("Enter")
        expect(visitor.turns.last).to_have_attribute("data-stage", "answered")
        pill = visitor.turns.last.locator(".statement .pill").first
        for _ in range(40):
            press("Shift+Tab")
            if pill.evaluate("node => node === document.activeElement"):
                break
        expect(pill).to_be_focused()
        press("Enter")
        expect(visitor.page.locator("#reader p.current")).to_be_visible()
        press("Escape")
        expect(visitor.reader).to_be_hidden()
        expect(pill).to_be_focused()

    def test_views_are_reached_by_tab_and_enter(self, visit):
        visitor = visit().open()
        visitor.page.locator("#header .menu").focus()
        for name in ("chat", "library", "figures", "settings"):
            visitor.page.keyboard.press("Tab")
            visitor.page.keyboard.press("Enter")
            expect(visitor.page.locator("html")).to_have_attribute("data-view", name)
