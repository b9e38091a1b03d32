"""Block and Draft: what every file format is turned into before it is cleaned.

Readers write them, cleaning drops some of them, sections turn the rest into paragraphs. Knows no format.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto


class Kind(Enum):
    """What a block is in its document."""

    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    ROW = auto()
    IMAGE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or table row, with the looks that tell its part.

    ``level`` counts for headings alone, 1 the highest. ``strong``: all of it is bold. ``aside``: all of it is centred
    or italic, as captions are. ``links``: the addresses, where all of it is link text. ``pictured``: an image
    stands inside.
    """

    kind: Kind
    text: str
    level: int = 0
    strong: bool = False
    aside: bool = False
    quoted: bool = False
    pictured: bool = False
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as its format gave it: what its metadata say, and the blocks in reading order."""

    blocks: Sequence[Block]
    title: str = ""
    published: date | None = None
    publisher: str = ""
    url: str = ""
