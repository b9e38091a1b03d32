"""A visitor of the page in headless Chromium, and an assistant that takes its time."""

import os
import re
import shutil
import threading
import time

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from qa.answer import Answer
from qa.assistant import Assistant

expect.set_options(timeout=20_000)  # milliseconds: a job loads its dictionaries first, and a machine may be busy

# Names that lead to this machine, which the browser trusts no more than any host without TLS.
NAMES = "--host-resolver-rules=MAP *.lan.test 127.0.0.1"

NO_CHROMIUM = (
    "These tests need Chromium, and there is none. Install it (apt-get install chromium; playwright install chromium) "
    "or name one in the environment variable CHROMIUM. To run the other tests alone: pytest -m 'not browser'"
)


def chromium() -> str | None:
    """The one that CHROMIUM names, else the first on the path."""
    named = os.environ.get("CHROMIUM")
    candidates = [named] if named else ["chromium", "chromium-browser", "google-chrome"]
    return next((path for name in candidates if (path := shutil.which(name))), None)


class Visitor:
    """A browser window of its own storage; whatever it asks of another host is written down and refused."""

    def __init__(self, browser: Browser, url: str, **options: object) -> None:
        settings = {"viewport": {"width": 1280, "height": 800}, "locale": "zh-CN", "color_scheme": "light", **options}
        self.url = url
        self.context: BrowserContext = browser.new_context(**settings)
        self.outside: list[str] = []
        self.errors: list[str] = []
        self.context.route(lambda address: not address.startswith((url, "data:", "blob:")), self._refuse)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _refuse(self, route) -> None:
        self.outside.append(route.request.url)
        route.abort()

    def open(self, path: str = "") -> "Visitor":
        self.page.goto(self.url + path)
        expect(self.field).to_be_visible(timeout=60_000)
        return self

    @property
    def field(self) -> Locator:
        return self.page.locator("#chat textarea")

    @property
    def turns(self) -> Locator:
        return self.page.locator("#chat .turn")

    @property
    def reader(self) -> Locator:
        return self.page.locator("#reader .sheet")

    def ask(self, question: str) -> Locator:
        """Ask and wait for the end of the answer."""
        before = self.turns.count()
        self.field.fill(question)
        self.field.press("Enter")
        turn = self.turns.nth(before)
        expect(turn).to_have_attribute("data-stage", re.compile("answered|refused|failed|stopped"), timeout=60_000)
        return turn

    def pwned(self) -> object:
        return self.page.evaluate("window.pwned")


class Unhurried:
    """The real assistant, with a pause before each step and a fault on demand; an answer ends once ``released``."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.released = threading.Event()
        self.released.set()

    def __getattr__(self, name: str) -> object:
        return getattr(self._assistant, name)

    def stream(self, question, history=(), filters=None, written=True):
        self.asked.append((question, tuple(history)))
        for step in self._assistant.stream(question, history, filters, written):
            time.sleep(0.4)
            if "出错" in question:
                raise RuntimeError("the disk is gone")
            if isinstance(step, Answer):
                self.released.wait(20)
            yield step
