"""Fixtures that several tests share: a real index over the bundled articles and a hostile one, and the page over it."""

import gc
import json
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus import samples
from embeddings.build import update
from embeddings.encoder import load_encoder
from embeddings.index import Index
from qa.assistant import Assistant
from qa.page.server import RunningPage, start
from qa.services import Services

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
        running = start(Services(assistant), port=0)
    yield running
    with leaks_of_gradio_ignored():
        running.close()


@contextmanager
def leaks_of_gradio_ignored() -> Iterator[None]:
    """Gradio leaves event loops open while it builds and closes a page; collected here, they trouble no other test."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()
