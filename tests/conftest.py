"""Fixtures that several tests share: a real index over the bundled articles and a hostile one, the page over it,
and a browser in front of that."""

import gc
import json
import lzma
import random
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from visitor import NAMES, NO_CHROMIUM, Visitor, chromium

from corpus import samples
from embeddings.build import update
from embeddings.encoder import load_encoder
from embeddings.index import Index
from qa.assembly import offer
from qa.assistant import Assistant
from qa.page.server import RunningPage, start
from qa.settings import Settings

# Every paragraph says something harmless that can be asked for, and holds something that must never run.
HOSTILE = {
    "id": "hostile\"><script>window.pwned='id'</script>",
    "title": "<img src=x onerror=\"window.pwned='title'\"> 恒山农场的奶牛",
    "publisher": "<b onmouseover=\"window.pwned='publisher'\">青川日报</b>",
    "date": "2025-05-18",
    "url": "javascript:window.pwned='url'",
    "paragraphs": [
        "恒山农场的挤奶机器人叫“白云号”，每天为420头奶牛挤奶。<img src=x onerror=\"window.pwned='img'\">",
        "恒山农场的饲料配方叫“青禾方”，由苜蓿和玉米配成${window.pwned='template'}{{window.pwned='handlebars'}}，不含抗生素。",
        "恒山农场的酸奶叫“晨露酸奶”，</script><script>window.pwned='script'</script>售价12元一瓶。",
        "恒山农场的网店叫“牧场直达”，[点这里](javascript:window.pwned=1) ![图](http://evil.test/beacon.png) "
        "<a href=\"javascript:window.pwned='link'\">进店</a> 就能下单，`code` $$x^2$$ **粗** &lt;b&gt;。",
    ],
}


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The real assistant over the bundled articles and a hostile one."""
    folder = tmp_path_factory.mktemp("page")
    hostile = folder / "hostile.jsonl"
    hostile.write_text(json.dumps(HOSTILE, ensure_ascii=False) + "\n", encoding="utf-8")
    encoder = load_encoder(None)
    report = update(folder / "index", [Path(str(samples.folder())), hostile], encoder)
    assert report.failures == ()
    return Assistant(Index.open(folder / "index", encoder))


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the bundled articles alone, by the encoder that ships. Not to be written to."""
    folder = tmp_path_factory.mktemp("samples") / "index"
    assert update(folder, [samples.folder()], load_encoder()).failures == ()
    return folder


@pytest.fixture(scope="session")
def sample_assistant(sample_index: Path) -> Assistant:
    """The real assistant over the bundled articles alone."""
    return Assistant(Index.open(sample_index, load_encoder()))


@pytest.fixture(scope="session")
def page(assistant: Assistant) -> Iterator[RunningPage]:
    """The page over the real assistant, on a free port."""
    with leaks_of_gradio_ignored():
        running = start(offer(assistant, Settings(assistant.index.folder)), port=0)
    yield running
    with leaks_of_gradio_ignored():
        running.close()


@pytest.fixture(scope="module", autouse=True)
def loops_collected() -> Iterator[None]:
    """What pages and their clients left open is collected at the end of the module that opened them."""
    yield
    if "gradio" in sys.modules:
        with leaks_of_gradio_ignored():
            pass


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium. Of one module: while it runs, no other code of this thread may run an event loop."""
    with sync_playwright() as playwright:
        path = chromium() or playwright.chromium.executable_path
        if not Path(path).exists():
            pytest.fail(NO_CHROMIUM)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", NAMES])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, page: RunningPage) -> Iterator[Callable[..., Visitor]]:
    """Open windows on the page; none of them may ask another host for anything, or meet a script's error."""
    visitors: list[Visitor] = []

    def make(url: str = page.url, **options: object) -> Visitor:
        visitors.append(Visitor(browser, url, **options))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.context.close()
    assert [visitor.outside for visitor in visitors] == [[] for _ in visitors]
    assert [visitor.errors for visitor in visitors] == [[] for _ in visitors]


@contextmanager
def leaks_of_gradio_ignored() -> Iterator[None]:
    """Gradio leaves event loops open while it builds and closes a page; collected here, they trouble no other test."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


@pytest.fixture
def reading_files(tmp_path: Path) -> Path:
    """reading.jsonl, questions about ten towns' branches, and titles.jsonl, packed as .xz, too."""
    rng = random.Random(0)
    towns = ["南京", "苏州", "杭州", "宁波", "成都", "重庆", "青岛", "大连", "厦门", "福州"]
    rows = [
        {
            "set": "towns",
            "id": f"{town}{n}",
            "question": f"{town}第{n}支行何时成立？",
            "context": f"{town}第{n}支行成立于{1950 + n}年，现有员工{rng.randrange(10, 99)}人。它位于市中心。",
            "answers": [f"{1950 + n}年"],
        }
        for n in range(8)
        for town in towns
    ]
    bodies = [{"title": "天气", "body": f"{town}天气晴朗，气温{n}度。"} for n, town in enumerate(towns)]
    for name, lines in (("reading", rows), ("titles", bodies)):
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.jsonl.xz").write_bytes(lzma.compress(text.encode()))
    return tmp_path
