"""A language model's endpoint on loopback: real HTTP, the chat completions protocol with streaming, and its faults.

A behaviour is a function that gets the connection and the request, and answers as it likes.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["Connection"], None]


class Connection(BaseHTTPRequestHandler):
    """One request and the means to answer it well or badly."""

    protocol_version = "HTTP/1.1"
    server: "ModelServer"

    def do_POST(self) -> None:
        self.request_body: dict[str, Any] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append(self.request_body)
        self.server.paths.append(self.path)
        self.close_connection = True
        try:
            self.server.behaviour(self)
        except (BrokenPipeError, ConnectionResetError):
            self.server.hung_up.set()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def open_stream(self, content_type: str = "text/event-stream", status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def send_bytes(self, data: bytes) -> None:
        """Send a chunk of the body."""
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def send_delta(self, content: str | None, finish: str | None = None, **extra: Any) -> None:
        choice = {
            "index": 0,
            "delta": {"content": content, **extra} if content is not None else {},
            "finish_reason": finish,
        }
        event = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        self.send_bytes(b"data: " + json.dumps(event, ensure_ascii=False).encode() + b"\n\n")

    def send_end(self, reason: str = "stop") -> None:
        self.send_delta(None, reason)
        self.send_bytes(b"data: [DONE]\n\n")
        self.send_bytes(b"")

    def fail(self, status: int, message: str, headers: dict[str, str] | None = None) -> None:
        body = json.dumps({"error": {"message": message, "type": "error", "code": status}}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class ModelServer(ThreadingHTTPServer):
    """Serves one behaviour, and remembers what it was asked."""

    daemon_threads = True

    def __init__(self, behaviour: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Connection)
        self.behaviour = behaviour
        self.requests: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.hung_up = threading.Event()
        self.released = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[ModelServer]:
    server = ModelServer(behaviour)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass(frozen=True)
class Says:
    """A good endpoint that says ``text``, ``size`` characters at a time."""

    text: str
    size: int = 3
    reason: str = "stop"
    extra: dict[str, Any] = field(default_factory=dict)

    def __call__(self, connection: Connection) -> None:
        connection.open_stream()
        connection.send_delta("", role="assistant", **self.extra)
        for at in range(0, len(self.text), self.size):
            connection.send_delta(self.text[at : at + self.size])
        connection.send_end(self.reason)


@dataclass(frozen=True)
class Obeys:
    """A model that does what its prompt tells it to behind ``after``: it says that, with citation [1]."""

    after: str
    otherwise: str

    def __call__(self, connection: Connection) -> None:
        prompt = connection.request_body["messages"][-1]["content"]
        _, found, order = prompt.partition(self.after)
        said = order.split("”")[0] if found else ""
        Says(f"{said}[1]。" if said else self.otherwise)(connection)


def cut(text: str) -> Behaviour:
    """The connection breaks after ``text``, inside the chunked body."""

    def behave(connection: Connection) -> None:
        connection.open_stream()
        connection.send_delta(text)

    return behave


def ends_early(text: str) -> Behaviour:
    """The stream ends as a stream should, but no event said that the answer was whole."""

    def behave(connection: Connection) -> None:
        connection.open_stream()
        connection.send_delta(text)
        connection.send_bytes(b"")

    return behave


def hang(connection: Connection) -> None:
    """Nothing is sent, not even a status line."""
    connection.server.released.wait(30)


def hang_after(text: str) -> Behaviour:
    """The stream stops without an end."""

    def behave(connection: Connection) -> None:
        connection.open_stream()
        connection.send_delta(text)
        connection.server.released.wait(30)

    return behave


def drip(piece: bytes, seconds: float = 0.05) -> Behaviour:
    """The same bytes forever, each well within the time that a silence may take."""

    def behave(connection: Connection) -> None:
        connection.open_stream()
        while not connection.server.released.wait(seconds):
            connection.send_bytes(piece)

    return behave


def slowly(text: str, seconds: float) -> Behaviour:
    """A good answer, a character at a time."""

    def behave(connection: Connection) -> None:
        connection.open_stream()
        for character in text:
            connection.send_delta(character)
            time.sleep(seconds)
        connection.send_end()

    return behave


def status(code: int, message: str = "no", **headers: str) -> Behaviour:
    """An error with its status; header names take _ for -."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda connection: connection.fail(code, message, named)


def sends(body: bytes, content_type: str = "text/event-stream") -> Behaviour:
    """Any bytes under status 200."""

    def behave(connection: Connection) -> None:
        connection.open_stream(content_type)
        connection.send_bytes(body)
        connection.send_bytes(b"")

    return behave
