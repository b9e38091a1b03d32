"""Everything that can be set, in one frozen record. Builds nothing: qa/assembly.py turns it into objects."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

APP_NAME = "wenju"


def default_index() -> Path:
    """The index in the user's data folder."""
    return platformdirs.user_data_path(APP_NAME) / "index"


def samples_index() -> Path:
    """The index of the bundled articles; apart from the user's own, so that the two never mix."""
    return platformdirs.user_cache_path(APP_NAME) / "samples"


def default_users() -> Path:
    """The file of those who may use a page that asks for a password, in the user's data folder."""
    return platformdirs.user_data_path(APP_NAME) / "users.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """``encoder`` is a sentence-transformers model by name or path; None is the one that ships.

    ``model`` names a language model at the endpoint that OPENAI_BASE_URL and OPENAI_API_KEY name; None is none.
    """

    index: Path
    encoder: str | None = None
    model: str | None = None
    users: Path = field(default_factory=default_users)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """Read WENJU_INDEX, WENJU_ENCODER, WENJU_MODEL and WENJU_USERS; what is unset keeps its default."""
        index, users = environ.get("WENJU_INDEX"), environ.get("WENJU_USERS")
        return cls(
            index=Path(index).expanduser() if index else default_index(),
            encoder=environ.get("WENJU_ENCODER") or None,
            model=environ.get("WENJU_MODEL") or None,
            users=Path(users).expanduser() if users else default_users(),
        )
