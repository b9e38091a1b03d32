"""Who is logged in. In memory alone: when the page is closed, everyone is logged out. Knows nothing of HTTP."""

import logging
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from qa.errors import UsersError
from qa.serving.users import Hashed, Users

log = logging.getLogger(__name__)

LIFETIME = 7 * 24 * 3_600  # seconds
MOST_SESSIONS = 10_000  # beyond them the oldest ends


@dataclass(frozen=True, slots=True)
class _Session:
    name: str
    password: Hashed
    ends: float


class Sessions:
    """Sessions by token. One ends by logging out, after LIFETIME, and with its user or the user's password."""

    def __init__(self, users: Users, clock: Callable[[], float] = time.monotonic) -> None:
        self._users = users
        self._clock = clock
        self._sessions: OrderedDict[str, _Session] = OrderedDict()

    def open(self, name: str, password: Hashed) -> str:
        """Log a user in, who has shown ``password``; returns the token that stands for it, 256 random bits."""
        token = secrets.token_urlsafe(32)
        self._sessions[token] = _Session(name, password, self._clock() + LIFETIME)
        if len(self._sessions) > MOST_SESSIONS:
            self._sessions.popitem(last=False)
        return token

    def who(self, token: str) -> str | None:
        """The user whose session ``token`` stands for, None where it stands for none."""
        session = self._sessions.get(token)
        if session is None:
            return None
        try:
            password = self._users.all().get(session.name)
        except UsersError as error:
            log.error("Nobody can use the page: %s", error)
            return None
        if password != session.password or session.ends <= self._clock():
            self.close(token)
            return None
        return session.name

    def close(self, token: str) -> None:
        """Log out."""
        self._sessions.pop(token, None)
