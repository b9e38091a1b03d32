"""A page over an index that a test may change, and articles to put into it."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from conftest import leaks_of_gradio_ignored

from embeddings.encoder import load_encoder
from embeddings.index import Index
from qa.archive.library import Library
from qa.assembly import offer
from qa.assistant import Assistant
from qa.page.server import start
from qa.settings import Settings


def records(count: int, start: int = 1) -> str:
    """Articles in JSON Lines, each of which says something of its own."""
    made = (
        {
            "id": f"粮仓{n}",
            "title": f"第{n}号粮仓巡查",
            "publisher": "青川日报",
            "date": f"2020-01-{n % 28 + 1:02}",
            "text": f"第{n}号粮仓存粮{n * 37 % 9000 + 100}吨，比上年增加{n % 17}.{n % 10}%。",
        }
        for n in range(start, start + count)
    )
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in made)


class PacedEncoder:
    """The encoder that ships, which can be made to take its time over passages, as over a hundred thousand of them."""

    def __init__(self) -> None:
        self._encoder = load_encoder()
        self.pause = 0.0

    def __getattr__(self, name: str) -> object:
        return getattr(self._encoder, name)

    def encode_passages(self, texts):
        time.sleep(self.pause)
        return self._encoder.encode_passages(texts)


@dataclass
class Site:
    """A page, and the library behind it."""

    url: str
    library: Library
    assistant: Assistant
    own: Path
    encoder: PacedEncoder

    def uploads(self) -> list[str]:
        folder = self.own.with_name(f"{self.own.name}-uploads")
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@contextmanager
def served(index: Path, own: Path) -> Iterator[Site]:
    encoder = PacedEncoder()
    assistant = Assistant(Index.open(index, encoder))
    services = offer(assistant, Settings(own))
    with leaks_of_gradio_ignored():
        running = start(services, port=0)
    yield Site(running.url, services.library, assistant, own, encoder)
    services.library.cancel(services.library.job.number)
    services.library.wait()
    with leaks_of_gradio_ignored():
        running.close()
