"""Pictures of the real page over the bundled articles: ``python -m benchmarks.screenshots docs [scene ...]``.

Needs Chromium (the environment variable CHROMIUM, or chromium on the path).
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from embeddings.encoder import load_encoder
from qa.assembly import offer, open_samples
from qa.assistant import Assistant
from qa.page.server import start
from qa.settings import Settings

FIGURE = "京诚贷累计办理了多少笔业务？"
PRODUCT = "什么是京诚贷？"
UNANSWERABLE = "工商银行2025年的净利润是多少？"

DESKTOP = {"viewport": {"width": 1360, "height": 850}, "locale": "zh-CN", "color_scheme": "light"}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "locale": "zh-CN",
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}


def ask(page: Page, question: str) -> None:
    """Ask and wait for the end of the answer."""
    before = page.locator("#chat .turn").count()
    page.fill("#chat textarea", question)
    page.press("#chat textarea", "Enter")
    page.locator("#chat .turn").nth(before).and_(page.locator("[data-stage=answered], [data-stage=refused]")).wait_for()


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
    """A second question, in English surroundings."""
    page.click("#header .language")
    ask(page, PRODUCT)
    ask(page, FIGURE)
    cite(page)


def phone_answer(page: Page) -> None:
    """On a phone."""
    ask(page, FIGURE)


SCENES: dict[str, tuple[dict[str, object], Callable[[Page], None]]] = {
    "empty": (DESKTOP, empty),
    "answer": (DESKTOP, product),
    "dark": ({**DESKTOP, "color_scheme": "dark"}, answer),
    "sources": (DESKTOP, sources),
    "refusal": (DESKTOP, refusal),
    "english": (DESKTOP, conversation),
    "phone-empty": (PHONE, empty),
    "phone-answer": (PHONE, phone_answer),
    "phone-sheet": (PHONE, answer),
    "phone-dark": ({**PHONE, "color_scheme": "dark"}, answer),
}


def shoot(browser: Browser, url: str, name: str, folder: Path) -> Path:
    """Play one scene and keep its last picture, with 256 colours: a third of the size, and no eye sees it."""
    options, play = SCENES[name]
    context = browser.new_context(**options)
    page = context.new_page()
    page.goto(url)
    page.locator("#chat textarea").wait_for()
    play(page)
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
    with tempfile.TemporaryDirectory() as index, sync_playwright() as playwright:
        assistant = Assistant(open_samples(load_encoder(None), Path(index)))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with start(offer(assistant, Settings(Path(index))), port=0) as page:
            for name in given.scenes or SCENES:
                path = shoot(browser, page.url, name, given.folder)
                print(f"{path}  {path.stat().st_size / 1000:.0f} kB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
