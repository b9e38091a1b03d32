"""What the page's settings show of the server, and the check of its language model.

Nothing secret is sent: of the endpoint its address, without user, password and query; never its key. Knows nothing of
Gradio or of HTML.
"""

import logging
import time
from dataclasses import dataclass
from importlib import metadata

from qa.assistant import Assistant
from qa.errors import WriterError

log = logging.getLogger(__name__)

LONGEST_DETAIL = 300


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What the server runs with; ``model`` and ``endpoint`` are "" where no language model is set."""

    version: str
    encoder: str
    dimension: int
    vectors: str
    model: str
    endpoint: str


@dataclass(frozen=True, slots=True)
class ModelCheck:
    """How the language model answered: ``fault`` is a qa.errors.Fault, or "" when words came after ``seconds``."""

    fault: str
    detail: str
    seconds: float


def server_settings(assistant: Assistant) -> ServerSettings:
    """Say what the server runs with."""
    manifest, writer = assistant.index.manifest, assistant.writer
    return ServerSettings(
        version=metadata.version("wenju"),
        encoder=manifest.encoder.name,
        dimension=manifest.encoder.dimension,
        vectors=manifest.vectors,
        model=writer.name if writer else "",
        endpoint=writer.endpoint if writer else "",
    )


def check_model(assistant: Assistant) -> ModelCheck | None:
    """Ask the language model for its first words; None where there is none."""
    if assistant.writer is None:
        return None
    started = time.monotonic()
    try:
        assistant.writer.check()
    except WriterError as error:
        log.warning("The language model failed its check: %s", error)
        return ModelCheck(error.fault.value, str(error)[:LONGEST_DETAIL], 0.0)
    return ModelCheck("", "", round(time.monotonic() - started, 1))
