"""The page on an address: start it, keep it until Ctrl-C, close it. Knows nothing of the page's parts."""

import logging
import os
import socket
import threading
from dataclasses import dataclass
from types import TracebackType

import gradio as gr
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from qa.archive.uploads import LARGEST
from qa.assistant import Assistant
from qa.page.access import Gate, OwnNames, OwnOrigin, check_exposure, check_root_path, is_own
from qa.page.api import UNUSABLE
from qa.page.crew import Crew
from qa.page.errors import AddressInUseError
from qa.page.layout import build_page
from qa.page.reader import overview
from qa.page.security import SecurityHeaders
from qa.page.stream import answer_route, answered_by, at_once
from qa.page.theme import ASSETS, gradio_theme, head
from qa.serving.services import Services
from qa.serving.users import Users
from qa.texts import Text, text

log = logging.getLogger(__name__)

HOST = "127.0.0.1"
PORT = 7860
MAX_WAITING = 200
MAX_THREADS = 200  # Gradio's default of 40 bounds all running events together, whatever their own limits say
MAX_SESSIONS = 1_000
GONE = 499  # as other servers log a client that left


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


def start(
    services: Services,
    host: str = HOST,
    port: int = PORT,
    open_browser: bool = False,
    *,
    users: Users | None = None,
    insecure: bool = False,
    root_path: str = "",
    crew: Crew | None = None,
) -> RunningPage:
    """Serve the page in the background.

    Args:
        services: what the page offers.
        host: the address to listen at.
        port: the port to listen at; 0 takes any free one.
        open_browser: whether to open a browser window, too.
        users: who may use the page; None lets this machine in, and without ``insecure`` nobody else.
        insecure: whether others may use the page without a password.
        root_path: the path that a proxy serves the page at, which it takes off what it passes on.
        crew: processes that answer the page's questions; None: they are answered here.

    Raises:
        AddressInUseError: another program listens there.
        SettingsError: others could use the page, and neither ``users`` nor ``insecure`` says that they may; or there
            are no users, or ``root_path`` is no path.
        UsersError: the users' file can't be read.
    """
    check_exposure(host, users, insecure)
    root_path = check_root_path(root_path)
    port = port or _free_port(host)
    middleware = [Middleware(SecurityHeaders), Middleware(OwnOrigin)]
    if users is not None:
        middleware.append(Middleware(Gate, users=users, root_path=root_path, cookie=f"wenju-{port}"))
    elif not insecure:
        middleware.append(Middleware(OwnNames))
    _keep_own_calls_off_the_proxy(host)
    blocks = build_page(services)
    blocks.queue(max_size=MAX_WAITING, api_open=False)  # or a request could pass the queue by
    try:
        _, url, _ = blocks.launch(
            server_name=host,
            server_port=port,
            root_path=root_path,
            inbrowser=open_browser,
            prevent_thread_lock=True,
            quiet=True,
            theme=gradio_theme(),
            head=head(asks_for_password=users is not None),
            favicon_path=str(ASSETS / "favicon.svg"),
            app_kwargs={
                "middleware": middleware,
                "routes": [_answers(services.assistant, crew)],
                "exception_handlers": {**UNUSABLE, ClientDisconnect: _left},
                "openapi_url": None,
            },
            max_threads=MAX_THREADS,
            state_session_capacity=MAX_SESSIONS,
            max_file_size=LARGEST,
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


def serve(
    services: Services,
    host: str = HOST,
    port: int = PORT,
    open_browser: bool = False,
    *,
    users: Users | None = None,
    insecure: bool = False,
    root_path: str = "",
    crew: Crew | None = None,
) -> None:
    """Serve the page until Ctrl-C; arguments and errors as in start."""
    if users is not None and not is_own(host):
        log.warning("Passwords and answers cross the network as they are: put a proxy with TLS in front (see docs)")
    # The first look at the corpus loads dictionaries; nobody should wait for that in front of an empty page.
    threading.Thread(target=overview, args=(services.assistant,), daemon=True).start()
    with start(
        services, host, port, open_browser, users=users, insecure=insecure, root_path=root_path, crew=crew
    ) as page:
        print(text(Text.SERVING, url=page.url), flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print()
    print(text(Text.STOPPED_SERVING))


async def _left(_request: Request, _error: Exception) -> Response:
    """Answer nobody: who stops an upload is gone before it has arrived, which is no fault of the server."""
    return Response(status_code=GONE)


def _answers(assistant: Assistant, crew: Crew | None) -> Route:
    return answer_route(crew.answer, crew.size) if crew else answer_route(answered_by(assistant), at_once(assistant))


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
