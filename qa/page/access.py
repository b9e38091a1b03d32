"""Who may reach the page: those who log in, or, without passwords, this machine alone.

ASGI middleware in front of Gradio, which sees no request that is not let in here. Knows nothing of the page's parts.
"""

import ipaddress
import logging
import math
import re
from collections.abc import Mapping
from functools import partial
from urllib.parse import parse_qs, parse_qsl, urlencode

import anyio
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from qa.errors import SettingsError, UsersError
from qa.page.login import Problem, login_page, passing_page
from qa.page.sessions import LIFETIME, Sessions
from qa.page.throttle import Throttle
from qa.serving.users import LONGEST_NAME, Users, normal

log = logging.getLogger(__name__)

# Gradio asks the first of itself when it starts; the second is the icon of the page that asks for the password.
OPEN_PATHS = ("/gradio_api/startup-events", "/favicon.ico")
LONGEST_FORM = 8_000  # bytes
# A name's wait stays short, or anyone could lock its owner out; an address may be shared by an office.
FREE_OF_NAME, LONGEST_OF_NAME = 5, 60.0
FREE_OF_CLIENT, LONGEST_OF_CLIENT = 10, 300.0
MOST_WAITING = 20  # passwords to be checked, one after the other
PATIENCE = 5  # seconds until there is room again

_PORT = re.compile(r":\d+$")


def is_own(host: str) -> bool:
    """Whether ``host`` names this machine to itself alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def check_exposure(host: str, users: Users | None, insecure: bool) -> None:
    """Refuse to serve a page that others could reach without a password, or that nobody could log in to.

    Raises:
        SettingsError: why, and what to do.
        UsersError: the users' file can't be read.
    """
    if users is not None and not users.all():
        raise SettingsError("--auth needs users, and there are none: add one with wenju user add NAME")
    if users is None and not insecure and not is_own(host):
        raise SettingsError(
            f"--host {host} lets everyone who reaches this machine read the articles and change the index. Add --auth "
            "to ask for a password, or --insecure if that is what you want"
        )


def check_root_path(root_path: str) -> str:
    """Return the path as it is used, without a slash at its end. Raises SettingsError for what is no path."""
    if root_path and (not root_path.startswith("/") or root_path.startswith("//")):
        raise SettingsError(f"--root-path is the path that a proxy serves the page at, like /wenju, not {root_path!r}")
    return root_path.rstrip("/")


def is_foreign(method: str, headers: Mapping[str, str]) -> bool:
    """Whether a page of another origin asks for what only this one's own page may.

    To hosts that they trust (this machine, and those with TLS) browsers say how the two are related. To others they
    name the page's origin alone, with all that changes something, and with what its scripts read of another host:
    Gradio would let them.
    """
    related, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if related in ("same-origin", "none") or (related is None and (origin is None or _is_called(origin, headers))):
        return False
    return origin is not None or method not in ("GET", "HEAD", "OPTIONS")


def _is_called(origin: str, headers: Mapping[str, str]) -> bool:
    """Whether the browser called this page by the name that is in ``origin``: http://example.org:8080.

    A proxy may leave out the port, or call the page by its name on this machine, and says how it was called itself. A
    page's script can say so, too, but has to call the page by its name.
    """
    host, forwarded = headers.get("host", ""), headers.get("x-forwarded-host", "")
    name = _PORT.sub("", host)
    believed = is_own(name) or name == _PORT.sub("", forwarded)
    called = origin.partition("://")[2]  # "" of a page that hides its origin: null
    return called != "" and called in (host, forwarded if believed else host)


class OwnOrigin:
    """Lets in no request by which a page of another origin would change something here, or read what it gets.

    Links lead here from anywhere. What names no origin at all is no page: it is a program.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http" and is_foreign(scope["method"], Request(scope).headers):
            await JSONResponse({"error": "Asked by a page of another origin"}, 403)(scope, receive, send)
            return
        await self.app(scope, receive, send)


class OwnNames:
    """Lets in only requests that call this machine by a name of its own.

    A page of another site can give its own name the address 127.0.0.1 and then read what is served there; the browser
    still sends that name.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "lifespan" and not is_own(Request(scope).url.hostname or ""):
            message = "Served without --auth to this machine alone: open it as 127.0.0.1 or localhost.\n"
            await Response(message, 421, media_type="text/plain")(scope, receive, send)
            return
        await self.app(scope, receive, send)


class Gate:
    """Lets in those who are logged in; shows the others the page that asks for their password.

    ``cookie`` names the cookie and tells apart what is served on other ports of the same host.
    """

    def __init__(self, app: ASGIApp, users: Users, root_path: str, cookie: str) -> None:
        self.app = app
        self._users = users
        self._sessions = Sessions(users)
        self._names = Throttle(FREE_OF_NAME, LONGEST_OF_NAME)
        self._clients = Throttle(FREE_OF_CLIENT, LONGEST_OF_CLIENT)
        self._one_at_a_time = anyio.CapacityLimiter(1)  # hashing costs memory and a core on purpose
        self._cookie = cookie
        self._path = root_path or "/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it here."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # Gradio opens no web sockets
            return
        request = Request(scope, receive)
        path = scope["path"].rstrip("/")
        token = request.cookies.get(self._cookie, "")
        if path == "/login":
            response = await self._log_in(request) if request.method == "POST" else RedirectResponse("./", 303)
        elif path == "/logout":
            self._sessions.close(token)
            response = RedirectResponse("./", 303)
            response.delete_cookie(self._cookie, self._path)
        elif path in OPEN_PATHS or self._sessions.who(token) is not None:
            await self.app(scope, receive, send)
            return
        elif path == "" and request.method in ("GET", "HEAD"):
            response = self._ask(request)
        else:
            response = JSONResponse({"error": "Not authenticated"}, 401)
        await response(scope, receive, send)

    def _ask(self, request: Request) -> Response:
        # A browser that follows a link from another site keeps a SameSite=Strict cookie to itself: it may be logged in.
        if request.headers.get("sec-fetch-site") == "cross-site":
            return passing_page()
        return login_page(request.headers, query=request.url.query)

    async def _log_in(self, request: Request) -> Response:
        form = await _form(request)
        if form is None:
            return JSONResponse({"error": "Send username and password as a form"}, 413)
        name, password = normal(form.get("username", "")), form.get("password", "")
        answer = partial(_answer, request, form)
        client = client_key(request.client.host if request.client else "")
        keys = ((self._names, name[:LONGEST_NAME]), (self._clients, client))
        seconds = max(throttle.wait(key) for throttle, key in keys)
        if not seconds and self._one_at_a_time.statistics().tasks_waiting >= MOST_WAITING:
            seconds = PATIENCE
        if seconds:
            return answer(Problem(429, math.ceil(seconds)))
        for throttle, key in keys:
            throttle.begin(key)
        try:
            hashed = await run_sync(self._users.find, name, password, limiter=self._one_at_a_time)
        except UsersError as error:
            log.error("Nobody can log in: %s", error)
            return answer(Problem(503))
        if hashed is None:
            log.warning("Wrong name or password: %.80r from %s", name, client)
            return answer(Problem(401))
        for throttle, key in keys:
            throttle.undo(key)
        response = answer(None)
        response.set_cookie(
            self._cookie,
            self._sessions.open(name, hashed),
            max_age=LIFETIME,
            path=self._path,
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )
        return response


def client_key(address: str) -> str:
    """What counts as one client: an address, of IPv6 the 64 bits that a provider gives to one customer."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is None:
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


async def _form(request: Request) -> Mapping[str, str] | None:
    """The fields of a form, the first of each name; None for one that is too long or no form."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_FORM:
            return None
    try:
        fields = parse_qs(body.decode(), max_num_fields=10, errors="strict")
    except ValueError:
        return None
    return {name: values[0] for name, values in fields.items()}


def _answer(request: Request, form: Mapping[str, str], problem: Problem | None) -> Response:
    """Answer a browser with a page, a program with JSON."""
    query = urlencode(parse_qsl(form.get("query", "")))
    if "text/html" not in request.headers.get("accept", ""):
        if problem is None:
            return JSONResponse({"success": True})
        return JSONResponse({"error": problem.message}, problem.status, problem.headers)
    if problem is None:
        return RedirectResponse(f"./?{query}" if query else "./", 303)
    return login_page(request.headers, problem, form.get("username", ""), query)
