"""Who may use a page that asks for a password: a file of names and hashed passwords. Knows nothing of pages.

A password is kept as scrypt makes it (RFC 7914), with a salt of its own; the parameters stand beside each, so that
other ones can be chosen later. The file is the user's alone (mode 0600) and is replaced as a whole, never half written.
"""

import hashlib
import hmac
import json
import logging
import os
import secrets
import threading
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from filelock import FileLock, Timeout

from corpus.whole_files import replacing
from qa.errors import UsersError

log = logging.getLogger(__name__)

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 1_000
LONGEST_NAME = 64
VERSION = 1  # of the file's form

_N, _R, _P = 2**14, 8, 5  # 16 MB and a quarter of a second: one of the settings that OWASP's cheat sheet recommends
_SALT, _DIGEST = 16, 32  # bytes
_WAIT = 10  # seconds for another writer


@dataclass(frozen=True, slots=True)
class Hashed:
    """A password as it is kept: what scrypt makes of it with ``salt`` and the cost ``n``, ``r``, ``p``."""

    salt: bytes
    digest: bytes
    n: int = _N
    r: int = _R
    p: int = _P

    @classmethod
    def of(cls, password: str) -> Self:
        """Hash a password with a new salt."""
        salt = secrets.token_bytes(_SALT)
        return cls(salt, _scrypt(password, salt, _N, _R, _P))

    def fits(self, password: str) -> bool:
        """Whether it was made of this password; takes as long for one that is nearly right."""
        return hmac.compare_digest(self.digest, _scrypt(password, self.salt, self.n, self.r, self.p))


# Held against a password when there is no such user: the answer then takes as long as for a user that exists.
_NOBODY = Hashed(bytes(_SALT), bytes(_DIGEST))


class Users:
    """The users in one file, followed when it changes. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._stamp: tuple[int, ...] | None = None
        self._users: Mapping[str, Hashed] = {}

    def all(self) -> Mapping[str, Hashed]:
        """The users by name, as the file holds them now; none where there is no file.

        Raises:
            UsersError: the file can't be read.
        """
        with self._lock:
            stamp = self._stamp_now()
            if stamp != self._stamp:
                self._users = self._read() if stamp else {}
                self._stamp = stamp
            return self._users

    def find(self, name: str, password: str) -> Hashed | None:
        """Return what is kept of the user with this name and password, None where there is none; slow on purpose.

        Raises:
            UsersError: the file can't be read.
        """
        kept = self.all().get(normal(name))
        return kept if (kept or _NOBODY).fits(password) and kept else None

    def put(self, name: str, password: str) -> bool:
        """Add a user, or give one a new password; returns whether the user is new.

        Raises:
            UsersError: the name or the password won't do, or the file can't be read or written.
        """
        name = checked_name(name)
        checked_password(password)
        with self._writing():
            users = dict(self.all())
            new = name not in users
            self._write({**users, name: Hashed.of(password)})
        return new

    def remove(self, name: str) -> None:
        """Remove a user.

        Raises:
            UsersError: there is no such user, or the file can't be read or written.
        """
        with self._writing():
            users = dict(self.all())
            if users.pop(normal(name), None) is None:
                raise UsersError(f"{self._path} holds no user {name!r}; see wenju user list")
            self._write(users)

    def _stamp_now(self) -> tuple[int, ...] | None:
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise UsersError(f"{self._path} can't be read: {error}") from error
        return status.st_ino, status.st_mtime_ns, status.st_size

    def _read(self) -> dict[str, Hashed]:
        try:
            if os.name == "posix" and self._path.stat().st_mode & 0o077:
                log.warning("%s can be read by others on this machine; chmod 600 keeps it to its owner", self._path)
            held = json.loads(self._path.read_text(encoding="utf-8"))
            version = held["version"]
            users = {name: _hashed(fields) for name, fields in held["users"].items()} if version == VERSION else {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            reason = f"{type(error).__name__}: {error}"
            raise UsersError(
                f"{self._path} can't be read ({reason}); restore it, or remove it and add its users again"
            ) from error
        if version != VERSION:
            raise UsersError(f"{self._path} has form {version!r}, this version of wenju reads {VERSION}")
        return users

    def _write(self, users: Mapping[str, Hashed]) -> None:
        held = {"version": VERSION, "users": {name: _fields(hashed) for name, hashed in sorted(users.items())}}
        with replacing(self._path, mode=0o600) as file:
            file.write(json.dumps(held, ensure_ascii=False, indent=1).encode())

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self._path.with_name(f"{self._path.name}.lock"), timeout=_WAIT):
                yield
        except Timeout as error:
            raise UsersError(f"{self._path} is being written by another process; try again") from error
        except OSError as error:
            raise UsersError(f"{self._path} can't be written: {error}") from error


def checked_name(name: str) -> str:
    """Return the name as it is kept. Raises UsersError for one that won't do."""
    name = normal(name)
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable() or " " in name:
        raise UsersError(f"a name has 1 to {LONGEST_NAME} characters, none of them a space: {name!r} won't do")
    return name


def checked_password(password: str) -> None:
    """Raise UsersError for a password that won't do."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise UsersError(
            f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters, this one has {len(password)}"
        )


def normal(name: str) -> str:
    """The same characters however they were typed: é may be one or two of them."""
    return unicodedata.normalize("NFC", name).strip()


def _scrypt(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    written = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    memory = 128 * r * (n + p + 2)
    return hashlib.scrypt(written, salt=salt, n=n, r=r, p=p, maxmem=memory, dklen=_DIGEST)


def _hashed(fields: Mapping[str, Any]) -> Hashed:
    salt, digest = (b64decode(fields[name], validate=True) for name in ("salt", "digest"))
    return Hashed(salt, digest, int(fields["n"]), int(fields["r"]), int(fields["p"]))


def _fields(hashed: Hashed) -> dict[str, str | int]:
    salt, digest = (b64encode(part).decode() for part in (hashed.salt, hashed.digest))
    return {"scheme": "scrypt", "n": hashed.n, "r": hashed.r, "p": hashed.p, "salt": salt, "digest": digest}
