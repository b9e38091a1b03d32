"""What the reader's network sees of a question and a text: numbered words and characters, and what the two share.

Pure functions over strings and arrays. Knows nothing of the network's weights, of retrieval or of answers.
The training program and the shipped model both read texts through this file, so the two cannot drift apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from embeddings.words import dictionary

Integers = NDArray[np.int32]
Floats = NDArray[np.float32]

PADDING, UNKNOWN, MASK = 0, 1, 2
FIRST_FREE_ID = 3
"""Ids below are reserved in both vocabularies."""


class Part(IntEnum):
    """What a word belongs to; the mark stands between question and text, in place of the answer."""

    QUESTION, MARK, TEXT = range(3)


PARTS = len(Part)
STAND_INS = ("#1", "#2", "#3", "#4", "#5", "#a")
"""Words at the end of every vocabulary, for unknown numbers of one to five or more digits, and unknown Latin words."""

_FULL_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)}
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_QUOTES = str.maketrans("「」『』﹁﹂＂\u3000", '“”‘’“”" ')
_TABLE = {**{wide: _LOWER.get(plain, plain) for wide, plain in _FULL_WIDTH.items()}, **_LOWER, **_QUOTES}

_CLASSES = (
    re.compile(r"[0-9]"),
    re.compile(r"[a-z]"),
    re.compile(r"[零〇一二两三四五六七八九十百千万亿]"),
    re.compile(r"[年月日时分秒]"),
    re.compile(r"[。！？!?；;\n]"),
    re.compile(r"[，,、:：]"),
    re.compile(r"[“‘《〈(\[【\"']"),
    re.compile(r"[”’》〉)\]】]"),
    re.compile(r"[.%·‰\-~/+]"),
    re.compile(r"\s"),
)
_SENTENCE_END = 5
_SIZES = 4
TAGS = ("", *"acdfijlmnpqrstuv", "nr", "ns", "nt", "nz", "vn")
"""Parts of speech that are told apart, as jieba's dictionary names them; the first stands for all others."""
KINDS = (len(_CLASSES) + len(TAGS)) * _SIZES
"""Kinds of word: the class of the first character, or else the part of speech; one, two, three, or more characters."""
_RUNS = (1, 2, 3, 4, 6)
"""Lengths of a shared run of characters at which a match feature switches on."""
FEATURES = len(_RUNS) + 5
"""Columns of `match_features`."""
LONGEST_QUESTION = 32
"""Words of a question that are read."""
_AROUND = 18
"""Words on either side that count as near."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as numbers. ``words``, ``kinds`` and ``starts`` have one entry a word, ``characters`` one a character.

    ``starts`` holds each word's first character, and at its end the length of the text.
    """

    characters: Integers
    words: Integers
    kinds: Integers
    starts: Integers

    def __len__(self) -> int:
        return len(self.words)

    @property
    def first_characters(self) -> Integers:
        """Id of each word's first character."""
        return self.characters[self.starts[:-1]]

    @property
    def last_characters(self) -> Integers:
        """Id of each word's last character."""
        return self.characters[self.starts[1:] - 1]

    def crop(self, start: int, end: int) -> "Reading":
        """The words from ``start`` to before ``end``."""
        starts = self.starts[start : end + 1]
        return Reading(
            self.characters[starts[0] : starts[-1]], self.words[start:end], self.kinds[start:end], starts - starts[0]
        )


def joined(question: Reading, text: Reading) -> Integers:
    """What the network reads: question, mark, text. Columns: word, outer characters, kind, `Part`, as (5, length)."""
    out = np.empty((5, len(question) + 1 + len(text)), dtype=np.int32)
    for reading, part, here in (
        (question, Part.QUESTION, slice(0, len(question))),
        (text, Part.TEXT, slice(len(question) + 1, None)),
    ):
        out[0, here], out[3, here], out[4, here] = reading.words, reading.kinds, part
        out[1, here], out[2, here] = reading.first_characters, reading.last_characters
    out[:, len(question)] = MASK, MASK, MASK, 0, Part.MARK
    return out


class Vocabulary:
    """Numbers characters and words."""

    def __init__(
        self, characters: Sequence[str], words: Sequence[str], rarity: Sequence[float], tags: Sequence[str]
    ) -> None:
        """Number from `FIRST_FREE_ID` on; ``words`` ends with `STAND_INS`; ``rarity`` (0 to 1) is one per character.

        ``tags`` holds the part of speech of each word, one of `TAGS`.
        """
        self.tags = tuple(tags)
        self.characters, self.words = tuple(characters), tuple(words)
        self.rarity = np.ones(len(characters) + FIRST_FREE_ID, dtype=np.float32)
        self.rarity[FIRST_FREE_ID:] = rarity
        self._character_ids = {c: i for i, c in enumerate(characters, FIRST_FREE_ID)}
        self._word_ids = {w: i for i, w in enumerate(words, FIRST_FREE_ID)}
        self._word_tags = {w: TAGS.index(tag) for w, tag in zip(words, tags, strict=True)}
        self._classes: dict[str, int] = {}

    def read(self, text: str) -> Reading:
        """Cut a text into words and number them; words and characters keep their places in ``text``."""
        words = cut_words(text)
        numbers = [self._word(word) for word in words]
        kinds = [self._kind(word) for word in words]
        characters = [self._character_ids.get(character, UNKNOWN) for character in normalise(text)]
        starts = np.zeros(len(words) + 1, dtype=np.int32)
        np.cumsum([len(word) for word in words], out=starts[1:])
        return Reading(
            np.array(characters, dtype=np.int32), np.array(numbers, np.int32), np.array(kinds, np.int32), starts
        )

    def read_word(self, word: str) -> tuple[int, int, int, int]:
        """The ids of a normalised word, of its first and of its last character, and its kind."""
        ids = self._character_ids
        return self._word(word), ids.get(word[0], UNKNOWN), ids.get(word[-1], UNKNOWN), self._kind(word)

    def _word(self, word: str) -> int:
        known = self._word_ids.get(word)
        if known is not None:
            return known
        if word.isascii() and word.isdigit():
            return self._word_ids[STAND_INS[min(len(word), 5) - 1]]
        return self._word_ids[STAND_INS[5]] if word.isascii() and word.isalnum() else UNKNOWN

    def _kind(self, word: str) -> int:
        group = self._class(word[0]) or len(_CLASSES) + 1 + self._word_tags.get(word, 0)
        return (group - 1) * _SIZES + min(len(word), _SIZES) - 1

    def _class(self, character: str) -> int:
        known = self._classes.get(character)
        if known is None:
            known = next((n for n, kind in enumerate(_CLASSES, 1) if kind.match(character)), 0)
            self._classes[character] = known
        return known


def normalise(text: str) -> str:
    """Full-width forms to ASCII, Latin letters to lower case, corner quotes to curly ones; the length never changes."""
    return text.translate(_TABLE)


def cut_words(text: str) -> list[str]:
    """Words of the normalised text by jieba's dictionary.

    Without jieba's guesses at unknown words: 96 % of the training answers then begin and end with a word, against 95 %.
    """
    words: list[str] = dictionary().lcut(normalise(text), HMM=False)
    return words


def match_features(question: Reading, text: Reading, rarity: Floats) -> Floats:
    """Say where a text repeats its question: (words of the text, FEATURES).

    Columns: the longest run of characters shared with the question through this word reaches each of `_RUNS`; the
    rarity of the shared characters; the same within runs of two or more; the share of the question's rarity that the
    sentence holds, and that the words around hold; whether the question has the same word.
    """
    out = np.zeros((len(text), FEATURES), dtype=np.float32)
    if not len(question) or not len(text):
        return out
    begins = text.starts[:-1]
    runs = _shared_runs(question.characters, text.characters)
    longest = np.maximum.reduceat(runs, begins)
    for column, length in enumerate(_RUNS):
        out[:, column] = longest >= length
    column = len(_RUNS)
    weights = rarity[text.characters]
    sizes = np.diff(text.starts)
    out[:, column] = np.add.reduceat(weights * (runs >= 1), begins) / sizes
    out[:, column + 1] = np.add.reduceat(weights * (runs >= 2), begins) / sizes
    asked = np.unique(question.characters)
    where = np.searchsorted(asked, text.characters).clip(max=len(asked) - 1)
    held = np.zeros((len(text.characters) + 1, len(asked)), dtype=np.int32)
    held[np.arange(1, len(where) + 1), where] = (asked[where] == text.characters) & (text.characters != UNKNOWN)
    held = held.cumsum(axis=0)[text.starts]
    share = rarity[asked] / (rarity[asked].sum() + 1e-6)
    stops = np.flatnonzero(text.kinds // _SIZES == _SENTENCE_END - 1) + 1
    bounds = np.unique(np.concatenate(([0], stops, [len(text)])))
    out[:, column + 2] = np.repeat((held[bounds[1:]] > held[bounds[:-1]]) @ share, np.diff(bounds))
    places = np.arange(len(text))
    near = held[np.minimum(places + _AROUND, len(text))] > held[np.maximum(places - _AROUND, 0)]
    out[:, column + 3] = near @ share
    out[:, column + 4] = np.isin(text.words, question.words[question.words != UNKNOWN])
    return out


def _shared_runs(question: Integers, text: Integers) -> Integers:
    """Length of the longest substring of the question that runs through each character of the text; 0 without one."""
    equal = (question[:, None] == text[None, :]) & (question != UNKNOWN)[:, None]
    lengths = np.zeros((len(question), len(text)), dtype=np.int32)
    lengths[0] = equal[0]
    for row in range(1, len(question)):
        lengths[row, 0] = equal[row, 0]
        lengths[row, 1:] = (lengths[row - 1, :-1] + 1) * equal[row, 1:]
    for row in range(len(question) - 2, -1, -1):
        later = lengths[row + 1, 1:]
        np.maximum(lengths[row, :-1], later * (equal[row, :-1] & (later > 0)), out=lengths[row, :-1])
    return np.asarray(lengths.max(axis=0), dtype=np.int32)
