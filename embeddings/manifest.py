"""The manifest: by what an index was made, so that nothing else opens it, and how much it holds."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from corpus.storing.store import Counts
from embeddings.encoder import Encoder
from embeddings.errors import REBUILD, IndexDamaged, IndexMismatch
from embeddings.words import TOKENIZER

FORMAT = 4
"""Raised whenever an older program could not read the folder, or a newer one not the older folder, or files are read
into other paragraphs and figures than before."""


@dataclass(frozen=True, slots=True)
class EncoderMark:
    """What tells one encoder from another."""

    name: str
    dimension: int
    digest: str

    @classmethod
    def of(cls, encoder: Encoder) -> Self:
        """Take the mark of an encoder."""
        return cls(encoder.name, encoder.dimension, encoder.digest)


@dataclass(frozen=True, slots=True)
class Manifest:
    """Who made an index, and how much it holds. ``names`` counts the lexicon; ``created`` is when it was swapped in."""

    encoder: EncoderMark
    counts: Counts
    names: int
    vectors: str
    created: datetime
    tokenizer: str = TOKENIZER
    format: int = FORMAT

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a manifest.

        Raises:
            IndexDamaged: there is none, or it can't be understood.
            IndexMismatch: another version of this program wrote it.

        """
        try:
            fields = json.loads(path.read_text(encoding="utf-8"))
            if fields["format"] != FORMAT:
                raise IndexMismatch(
                    f"{path.parent.parent} has index format {fields['format']}, this version reads {FORMAT}. {REBUILD}"
                )
            fields["encoder"] = EncoderMark(**fields["encoder"])
            fields["counts"] = Counts(**fields["counts"])
            fields["created"] = datetime.fromisoformat(fields["created"])
            return cls(**fields)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexDamaged(f"{path}: the manifest can't be read ({error}). {REBUILD}") from error

    def save(self, path: Path) -> None:
        """Write the manifest."""
        fields = asdict(self) | {"created": self.created.isoformat()}
        path.write_text(json.dumps(fields, ensure_ascii=False, indent=1), encoding="utf-8")

    def check(self, encoder: Encoder, folder: Path) -> None:
        """Make sure that questions are cut and encoded as the index was.

        Raises:
            IndexMismatch: they would not be; the message says what to do.

        """
        mark = EncoderMark.of(encoder)
        if (mark.dimension, mark.digest) != (self.encoder.dimension, self.encoder.digest):
            raise IndexMismatch(
                f"{folder} was built with encoder {_shown(self.encoder)}, not with {_shown(mark)}. "
                f"Use that encoder again, or another folder (--index). {REBUILD}"
            )
        if self.tokenizer != TOKENIZER:
            raise IndexMismatch(f"{folder} was cut into words by {self.tokenizer}, not by {TOKENIZER}. {REBUILD}")


def _shown(mark: EncoderMark) -> str:
    return f"{mark.name!r} ({mark.dimension} dimensions, {mark.digest})"
