"""Pictures of the real page over the bundled articles: ``python -m benchmarks.screenshots docs [scene ...]``.

Needs Chromium (the environment variable CHROMIUM, or chromium on the path).
"""

import argparse
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from openai import OpenAI
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from embeddings.encoder import load_encoder
from qa.answer import Answer, Filters
from qa.assembly import offer, open_reader, open_samples
from qa.assistant import Assistant, Step
from qa.language_model.generator import ChatWriter
from qa.page.server import start
from qa.settings import Settings

FIGURE = "京诚贷累计办理了多少笔业务？"
PRODUCT = "什么是京诚贷？"
COMPARED = "北京银行的普惠金融贷款余额和科技金融贷款余额哪个更高？"
TWO_THINGS = "局气总共开了多少家门店，2020年停业的堂食门店有几家？"
FOLLOW_UP = "那科技支行呢？"
BRANCHES = "北京银行有几家文化支行？"
UNANSWERABLE = "工商银行2025年的净利润是多少？"
NOWHERE = "http://127.0.0.1:9/v1"  # where no language model answers

DESKTOP = {"viewport": {"width": 1360, "height": 850}, "locale": "zh-CN", "color_scheme": "light"}
DARK = {**DESKTOP, "color_scheme": "dark"}
ENGLISH = {**DESKTOP, "locale": "en-GB"}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "locale": "zh-CN",
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
PHONE_DARK = {**PHONE, "color_scheme": "dark"}


class Unfinished(Assistant):
    """Keeps the end of every answer to itself, until ``released``."""

    released = threading.Event()

    def stream(
        self, question: str, history: Sequence[str] = (), filters: Filters | None = None, written: bool = True
    ) -> Iterator[Step]:
        """Answer up to the last step."""
        for step in super().stream(question, history, filters, written):
            if isinstance(step, Answer):
                self.released.wait()
            yield step


class Broken(Assistant):
    """Answers the first question, and breaks at every later one."""

    def stream(
        self, question: str, history: Sequence[str] = (), filters: Filters | None = None, written: bool = True
    ) -> Iterator[Step]:
        """Answer, or raise RuntimeError."""
        if history:
            raise RuntimeError("broken on purpose, for a picture")
        return super().stream(question, history, filters, written)


def ask(page: Page, question: str, stages: str = "answered refused") -> None:
    """Ask and wait until the answer stands at one of ``stages``."""
    before = page.locator("#chat .turn").count()
    page.fill("#chat textarea", question)
    page.press("#chat textarea", "Enter")
    wanted = ", ".join(f"[data-stage={stage}]" for stage in stages.split())
    page.locator("#chat .turn").nth(before).and_(page.locator(wanted)).wait_for()


def cite(page: Page) -> None:
    """Open the first source of the latest answer."""
    page.locator("#chat .turn").last.locator(".pill").first.click()
    page.locator("#reader p.current").wait_for()


def empty(page: Page) -> None:
    """Before the first question."""
    page.locator("#chat .examples button").first.wait_for()


def answer(page: Page) -> None:
    """A short answer, its sentences, the cited paragraph."""
    ask(page, FIGURE)
    cite(page)


def product(page: Page) -> None:
    """An answer of several sentences, the first of its sources open."""
    ask(page, PRODUCT)
    cite(page)


def sources(page: Page) -> None:
    """An answer of several sentences with the cards of its sources, and the sidebar."""
    ask(page, PRODUCT)
    page.click("#header .menu")


def refusal(page: Page) -> None:
    """What the articles do not say."""
    ask(page, UNANSWERABLE)


def conversation(page: Page) -> None:
    """A second question, and the paragraph that answers it."""
    ask(page, PRODUCT)
    ask(page, FIGURE)
    cite(page)


def phone_answer(page: Page) -> None:
    """On a phone."""
    ask(page, FIGURE)


def comparison(page: Page) -> None:
    """A table with bars, what is computed from it, and a question that was completed before it."""
    ask(page, BRANCHES)
    ask(page, FOLLOW_UP)
    ask(page, COMPARED)


def two_things(page: Page) -> None:
    """Two things asked at once."""
    ask(page, TWO_THINGS)


def streaming(page: Page) -> None:
    """An answer whose end has not come."""
    ask(page, FIGURE, "writing")


def stopped(page: Page) -> None:
    """An answer that was stopped."""
    streaming(page)
    page.click("#chat .stop")


def fault(page: Page) -> None:
    """What the server says when it can not go on, after an answer."""
    ask(page, FIGURE)
    ask(page, PRODUCT, "failed")


def cut_off(page: Page) -> None:
    """A connection that is lost."""
    page.context.set_offline(True)
    ask(page, FIGURE, "failed")


def library(page: Page) -> None:
    """What is indexed."""
    page.click("#header [data-view=library]")
    page.locator("#library tbody tr").first.wait_for()


def figures(page: Page) -> None:
    """Values of one measure, drawn and listed, one of them open."""
    page.click("#header [data-view=figures]")
    page.fill("#figures [name=metric]", "贷款余额")
    page.locator("#figures .picture").wait_for()
    page.locator("#figures tbody tr .open").first.click()
    page.locator("#reader mark").wait_for()


def settings(page: Page) -> None:
    """Settings, after a language model that does not answer was tried."""
    page.click("#header [data-view=settings]")
    page.click("#settings .check")
    page.locator("#settings .fault").wait_for()


@dataclass(frozen=True, slots=True)
class Scene:
    """A browser window, what is done in it, and the assistant behind the page."""

    window: dict[str, object]
    play: Callable[[Page], None]
    assistant: Callable[..., Assistant] = Assistant


def unwritten(*parts: object) -> Assistant:
    """An assistant whose language model is down."""
    index, _, reader = parts
    return Assistant(index, ChatWriter(OpenAI(base_url=NOWHERE, api_key="none"), "qwen3:8b"), reader)


SCENES = {
    "empty": Scene(DESKTOP, empty),
    "answer": Scene(DESKTOP, answer),
    "product": Scene(DESKTOP, product),
    "dark": Scene(DARK, answer),
    "sources": Scene(DESKTOP, sources),
    "refusal": Scene(DESKTOP, refusal),
    "comparison": Scene(DESKTOP, comparison),
    "two-things": Scene(DESKTOP, two_things),
    "streaming": Scene(DESKTOP, streaming, Unfinished),
    "stopped": Scene(DESKTOP, stopped, Unfinished),
    "error": Scene(DESKTOP, fault, Broken),
    "error-dark": Scene(DARK, fault, Broken),
    "offline": Scene(ENGLISH, cut_off),
    "model-down": Scene(DESKTOP, answer, unwritten),
    "english": Scene(ENGLISH, conversation),
    "english-comparison": Scene(ENGLISH, comparison),
    "english-refusal": Scene({**ENGLISH, "color_scheme": "dark"}, refusal),
    "library": Scene(DESKTOP, library),
    "figures": Scene(DESKTOP, figures),
    "settings": Scene(DESKTOP, settings, unwritten),
    "phone-empty": Scene(PHONE, empty),
    "phone-answer": Scene(PHONE, phone_answer),
    "phone-sheet": Scene(PHONE, answer),
    "phone-dark": Scene(PHONE_DARK, answer),
    "phone-comparison": Scene(PHONE, comparison),
    "phone-two-things": Scene(PHONE_DARK, two_things),
    "phone-refusal": Scene(PHONE, refusal),
    "phone-stopped": Scene(PHONE_DARK, stopped, Unfinished),
    "phone-error": Scene(PHONE, fault, Broken),
}


def shoot(browser: Browser, url: str, name: str, folder: Path) -> Path:
    """Play one scene and keep its last picture, with 256 colours: a third of the size, and no eye sees it."""
    context = browser.new_context(**SCENES[name].window)
    page = context.new_page()
    page.goto(url)
    page.locator("#chat textarea").wait_for()
    SCENES[name].play(page)
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(0, 0)
    page.wait_for_timeout(600)  # smooth scrolling, the sheet
    path = folder / f"{name}.png"
    page.screenshot(path=path)
    context.close()
    with Image.open(path) as picture:
        reduced = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    reduced.save(path, optimize=True)
    return path


def main() -> int:
    """Shoot the scenes that are asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("scenes", nargs="*", choices=[[], *SCENES], metavar="scene")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which(os.environ.get("CHROMIUM") or "chromium")
    if chromium is None:
        print("There is no Chromium: apt-get install chromium, or name one in CHROMIUM.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as index, sync_playwright() as playwright, ExitStack() as pages:
        samples, reader = open_samples(load_encoder(), Path(index)), open_reader()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])

        @cache
        def address(assistant: Callable[..., Assistant]) -> str:
            services = offer(assistant(samples, None, reader), Settings(Path(index)))
            return pages.enter_context(start(services, port=0)).url

        pages.callback(Unfinished.released.set)
        for name in given.scenes or SCENES:
            path = shoot(browser, address(SCENES[name].assistant), name, given.folder)
            print(f"{path}  {path.stat().st_size / 1000:.0f} kB", flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
