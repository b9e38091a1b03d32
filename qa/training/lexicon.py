"""From a segmented corpus to the reader's vocabulary and its word vectors."""

import math

import numpy as np

from corpus.dictionary import parts_of_speech
from qa.reading.span_features import FIRST_FREE_ID, STAND_INS, TAGS, Floats, Vocabulary
from qa.training.segmenting import Segmented, character_counts
from qa.training.word_vectors import ppmi_vectors

WORDS = 40_000
CHARACTERS = 6_500
RAREST = 20
"""Occurrences at which a character counts as rare as can be."""


def build_vocabulary(corpus: Segmented) -> Vocabulary:
    """The most frequent words and characters; rarity falls with the logarithm of the frequency."""
    counts = character_counts(corpus)
    total = sum(counts.values())
    characters = [character for character, _ in counts.most_common(CHARACTERS)]
    rarity = [min(1.0, math.log(total / counts[c]) / math.log(total / RAREST)) for c in characters]
    words = [*corpus.words[:WORDS], *STAND_INS]
    known = parts_of_speech()
    return Vocabulary(characters, words, rarity, [_tag(known.get(word, "")) for word in words])


def _tag(written: str) -> str:
    """The longest of `TAGS` that jieba's tag begins with."""
    known: list[str] = sorted((tag for tag in TAGS if written.startswith(tag)), key=len)
    return known[-1]


def word_table(corpus: Segmented, vocabulary: Vocabulary, dimension: int, seed: int) -> Floats:
    """A vector for every word id: reserved ids 0, stand-ins the mean of the words that they stand for."""
    vectors = ppmi_vectors(corpus.ids, len(vocabulary.words) - len(STAND_INS), dimension, seed)
    table = np.zeros((len(vocabulary.words) + FIRST_FREE_ID, dimension), dtype=np.float32)
    table[FIRST_FREE_ID : FIRST_FREE_ID + len(vectors)] = vectors
    for name in STAND_INS:
        alike = [n for n, word in enumerate(vocabulary.words[: len(vectors)]) if _stands_for(name, word)]
        if alike:
            mean = vectors[alike].mean(axis=0)
            table[vocabulary.words.index(name) + FIRST_FREE_ID] = mean / (np.linalg.norm(mean) + 1e-6)
    return table


def _stands_for(name: str, word: str) -> bool:
    if word.isascii() and word.isdigit():
        return name == STAND_INS[min(len(word), 5) - 1]
    return name == STAND_INS[5] and word.isascii() and word.isalnum()
