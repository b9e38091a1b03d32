"""Files that are written whole or not at all: beside their place, then renamed into it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replacing(path: Path, mode: int = 0o666) -> Iterator[BinaryIO]:
    """Open a file that takes the place of ``path`` once it is written to its end, even if the power fails then.

    Until then it is hidden beside it: no reader of the folder takes it for what it is going to be. After an error it is
    gone. Two writers of one path must not write at once.

    Args:
        path: where; the folder exists.
        mode: who may read and write it, less what the umask takes.

    Raises:
        OSError: it can't be written.

    """
    beside = path.with_name(f".{path.name}.part")
    beside.unlink(missing_ok=True)  # of a writer that was killed
    try:
        with open(beside, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:  # opener
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
