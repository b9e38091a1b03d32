"""The page that asks for a password, made on the server without a script. Knows nothing of who may pass."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from string import Template

from starlette.responses import HTMLResponse

from qa.page.theme import asset
from qa.texts import AccessText, FrameText, Language, text

_NOT_KEPT = {"cache-control": "no-store"}


@dataclass(frozen=True, slots=True)
class Problem:
    """Why nobody was logged in: an HTTP status, and how many seconds to wait."""

    status: int
    seconds: int = 0

    @property
    def headers(self) -> dict[str, str]:
        """The headers that go with the status."""
        return {"retry-after": str(self.seconds)} if self.seconds else {}

    @property
    def message(self) -> str:
        """The problem, for programs."""
        return self.text(Language.EN)

    def text(self, language: Language) -> str:
        """The problem, for people."""
        key = {401: AccessText.WRONG, 429: AccessText.WAIT, 503: AccessText.OUT_OF_ORDER}[self.status]
        return text(key, language, seconds=self.seconds)


def login_page(
    headers: Mapping[str, str], problem: Problem | None = None, typed: str = "", query: str = ""
) -> HTMLResponse:
    """Ask for a name and a password, in the language that the browser asks for.

    ``typed`` is the name that was given before; ``query`` goes back to the page once the user is logged in.
    """
    language = _language(headers.get("accept-language", ""))
    values = {
        "language": "zh-CN" if language is Language.ZH else "en",
        "name": text(FrameText.NAME, language),
        "tag_line": text(FrameText.TAG_LINE, language),
        "log_in": text(AccessText.LOG_IN, language),
        "user_name": text(AccessText.USER_NAME, language),
        "password": text(AccessText.PASSWORD, language),
        "added_by": text(AccessText.ADDED_BY, language),
        "problem": problem.text(language) if problem else "",
        "typed": typed,
        "query": query,
    }
    page = Template(asset("login.html")).substitute({name: escape(value) for name, value in values.items()})
    status, further = (problem.status, problem.headers) if problem else (200, {})
    return HTMLResponse(page, status, {**_NOT_KEPT, **further})


def passing_page() -> HTMLResponse:
    """Have the browser ask again, now on its own account: the next request carries its cookie."""
    return HTMLResponse('<!DOCTYPE html><meta http-equiv="refresh" content="0"><title>…</title>', headers=_NOT_KEPT)


def _language(accepted: str) -> Language:
    """The first language of the Accept-Language header; Chinese unless it is another than Chinese."""
    first = accepted.partition(",")[0].strip().lower()
    return Language.ZH if not first or first.startswith("zh") or first == "*" else Language.EN
