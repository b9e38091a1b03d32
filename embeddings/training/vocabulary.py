"""The tokenizer: jieba's words that are frequent in the texts, every character, and bytes for what is left.

A Unigram model over words cuts a text as jieba does, by its most probable path, but in Rust and from a file. Must not
know how the rows of the tokens are learnt.
"""

import math
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import jieba
import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

# What is a token at all: a number with its decimals, a Latin word, a run of other letters. The rest says nothing in a
# bag of words and would thin out the mean.
_PIECE = r"\d+(?:\.\d+)?%?|[a-z]+|[\p{L}\p{N}&&[^a-z0-9]]+"
_WORD = re.compile(r"\d+(?:\.\d+)?%?|[a-z]+|[^\W\da-z_]+")
_THOUSANDS = r"(?<=\d),(?=\d{3})"
_LONGEST_WORD = 12
_RARE_CHARACTER = 3
_BYTES = [f"<0x{byte:02X}>" for byte in range(256)]


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Cut texts by jieba, names that its dictionary lacks included, and count the words."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(jieba.cut(unicodedata.normalize("NFKC", text).lower()))
    return counts


def build_tokenizer(counts: Counter[str], size: int) -> Tokenizer:
    """Make a tokenizer of ``size`` tokens: bytes, characters, numbers to 99, and the most frequent words."""
    characters: Counter[str] = Counter()
    for word, count in counts.items():
        for character in word:
            characters[character] += count
    tokens = [c for c, count in characters.items() if count >= _RARE_CHARACTER and (c.isalnum() or c in ".%")]
    tokens += [str(number) for number in range(100)]
    tokens += [word for word, _ in counts.most_common() if 1 < len(word) <= _LONGEST_WORD and _WORD.fullmatch(word)]
    tokens = list(dict.fromkeys(tokens))[: size - len(_BYTES)]
    total = counts.total()
    scores = [(token, math.log(max(1, counts[token]) / total)) for token in tokens]
    # Bytes stand for a character that is no token, and never compete with one that is.
    last = min(score for _, score in scores) - 10
    tokenizer = Tokenizer(models.Unigram([*((byte, last) for byte in _BYTES), *scores], unk_id=0, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex(_THOUSANDS), ""),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(_PIECE), "removed", invert=True)
    return tokenizer


def share_rows(tokenizer: Tokenizer, counts: Counter[str], own: int, rows: int, seed: int) -> NDArray[np.int32]:
    """Number the row of each token: the ``own`` most frequent have one each, the others share what is left by chance.

    Two rare words of one row hardly meet; a name that keeps a token of its own is found as a whole, and not by its
    characters ("hash embeddings", Svenstrup et al., 2017, with one hash).
    """
    tokens = sorted(tokenizer.get_vocab().items(), key=lambda item: (-counts[item[0]], item[1]))
    numbers = list(range(len(tokens) - own))
    random.Random(seed).shuffle(numbers)
    row_of = np.empty(len(tokens), dtype=np.int32)
    for rank, (_, token) in enumerate(tokens):
        row_of[token] = rank if rank < own else own + numbers[rank - own] % (rows - own)
    return row_of
