"""The page on an address: start it, keep it until Ctrl-C, close it. Knows nothing of the page's parts."""

import logging
import os
import socket
import threading
from dataclasses import dataclass
from types import TracebackType

import gradio as gr
from starlette.middleware import Middleware

from qa.page.errors import AddressInUseError
from qa.page.layout import build_page
from qa.page.reader import overview
from qa.page.security import SecurityHeaders
from qa.page.theme import ASSETS, gradio_theme, head
from qa.services import Services
from qa.texts import Text, text

log = logging.getLogger(__name__)

HOST = "127.0.0.1"
PORT = 7860
MAX_WAITING = 200
MAX_THREADS = 200  # Gradio's default of 40 bounds all running events together, whatever their own limits say
MAX_SESSIONS = 1_000
MAX_UPLOAD = "5mb"


@dataclass(frozen=True, slots=True)
class RunningPage:
    """A page that answers on ``url`` until it is closed; also a context manager."""

    url: str
    blocks: gr.Blocks

    def close(self) -> None:
        """Stop serving."""
        self.blocks.close(verbose=False)

    def __enter__(self) -> "RunningPage":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def start(services: Services, host: str = HOST, port: int = PORT, open_browser: bool = False) -> RunningPage:
    """Serve the page in the background. ``port`` 0 takes any free one.

    Raises AddressInUseError when another program listens there.
    """
    _keep_own_calls_off_the_proxy(host)
    blocks = build_page(services)
    blocks.queue(max_size=MAX_WAITING)
    try:
        _, url, _ = blocks.launch(
            server_name=host,
            server_port=port or _free_port(host),
            inbrowser=open_browser,
            prevent_thread_lock=True,
            quiet=True,
            theme=gradio_theme(),
            head=head(),
            favicon_path=str(ASSETS / "favicon.svg"),
            app_kwargs={"middleware": [Middleware(SecurityHeaders)]},
            max_threads=MAX_THREADS,
            state_session_capacity=MAX_SESSIONS,
            max_file_size=MAX_UPLOAD,
            allowed_paths=None,
            enable_monitoring=False,
            footer_links=[],
            mcp_server=False,
            run_history=False,
            share=False,
            show_error=False,
            ssr_mode=False,
            strict_cors=True,
        )
    except OSError as error:
        raise AddressInUseError(
            f"Can't serve on {host}:{port}: another program listens there. Choose another port with --port."
        ) from error
    return RunningPage(url, blocks)


def serve(services: Services, host: str = HOST, port: int = PORT, open_browser: bool = False) -> None:
    """Serve the page until Ctrl-C. Raises AddressInUseError when another program listens there."""
    # The first look at the corpus loads dictionaries; nobody should wait for that in front of an empty page.
    threading.Thread(target=overview, args=(services.assistant,), daemon=True).start()
    with start(services, host, port, open_browser) as page:
        print(text(Text.SERVING, url=page.url), flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print()
    print(text(Text.STOPPED_SERVING))


def _free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
    return port


def _keep_own_calls_off_the_proxy(host: str) -> None:
    """Gradio asks its own address whether it is up; an HTTP proxy of the environment must not get that request."""
    for name in ("NO_PROXY", "no_proxy"):
        listed = [entry for entry in os.environ.get(name, "").split(",") if entry]
        missing = [entry for entry in dict.fromkeys((host, "127.0.0.1", "localhost")) if entry not in listed]
        os.environ[name] = ",".join([*listed, *missing])
