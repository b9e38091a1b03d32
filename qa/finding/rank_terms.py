"""What a question is looked for by: words, bigrams, names, numbers, dates, their weights, and which texts hold them.

Pure functions over texts in lower case. Knows nothing of indexes or of scores.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.asking.question import Question
from qa.language.answer_kinds import Kind
from qa.language.tagging import tagged_words

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

_NAME_TAGS = ("nr", "ns", "nt", "nz", "eng", "j")
_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
_MONTH = re.compile(r"(?<!\d)(?:[1-9]|1[0-2])月")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年|\D|$)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SENTENCE_END = re.compile(r"(?<=[。！？；!?;…\n])(?=[^”’」』）)》])")
_FIGURE = r"\d[\d.]*[多余]?[十百千万亿]*[多余]?"
# What an answer of a kind looks like, cheaply; a question for a fact, a reason or a definition may get anything.
_LOOKS = {
    Kind.FIGURE: _FIGURE,
    Kind.COMPARISON: _FIGURE,
    Kind.DATE: r"\d+[年月日]|上午|下午|今年|去年|昨[天日]|今[天日]",
    Kind.PERSON: (
        r"[^\W\d_](?:表示|说|指出|认为|介绍|称|强调|透露|告诉|任命|当选|先生|女士)|主席|总统|主任|教授|院长|书记"
    ),
    Kind.PLACE: r"[在于从到往赴位][一-龥]{2,8}|[省市县区国镇村]",
    Kind.NAME: r"[“《「][^”》」]{2,24}|公司|集团|银行|大学|委员会|协会|局|部门",
    Kind.LIST: r"、[^、。]{1,20}[、和及]|(?:一是|第一|首先)|、.{1,16}等",
    Kind.REASON: r"因|由于|为了|导致|原因|所以|影响",
}


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one question; a weight is an inverse document frequency.

    ``named`` and ``meant`` go with the words: whether a word is a name, and how much meaning it carries, 0 to 1.
    """

    words: tuple[str, ...]
    word_weights: Floats
    named: Flags
    meant: Floats
    bigrams: tuple[str, ...]
    bigram_weights: Floats
    characters: tuple[str, ...]
    character_weights: Floats
    numbers: tuple[str, ...]
    years: tuple[int, ...]
    months: tuple[str, ...]
    looks: re.Pattern[str] | None

    @classmethod
    def of(
        cls,
        question: Question,
        words: Sequence[str],
        bigrams: Sequence[str],
        rarity: Callable[[str], float],
        pair_rarity: Callable[[str], float],
    ) -> "Terms":
        """Gather the terms; ``words`` and ``bigrams`` are those that the word index is asked for."""
        words, bigrams = tuple(dict.fromkeys(words)), tuple(dict.fromkeys(bigrams))
        tags = {word.lower(): flag for word, flag in tagged_words(question.text)}
        asked = low(question.text)
        weights = [rarity(word) for word in words]
        spread: dict[str, float] = {}  # a word's weight over its characters: 举办 may be told as 举行
        for word, weight in zip(words, weights, strict=True):
            for character in word:
                spread[character] = max(spread.get(character, 0.0), weight / len(word))
        looks = _LOOKS.get(question.kind)
        if looks == _FIGURE and question.unit:
            looks = _FIGURE + re.escape(question.unit)
        return cls(
            words,
            np.array(weights, dtype=np.float32),
            np.array([tags.get(word, "x").startswith(_NAME_TAGS) for word in words], dtype=bool),
            np.array([_meaning(question, asked.find(word), len(word)) for word in words], dtype=np.float32),
            bigrams,
            np.array([pair_rarity(pair) for pair in bigrams], dtype=np.float32),
            tuple(spread),
            np.array(list(spread.values()), dtype=np.float32),
            tuple(dict.fromkeys(_NUMBER.findall(asked))),
            tuple(dict.fromkeys(map(int, _YEAR.findall(asked)))),
            tuple(dict.fromkeys(_MONTH.findall(asked))),
            re.compile(looks) if looks else None,
        )


def _meaning(question: Question, at: int, length: int) -> float:
    return max(question.content[at : at + length], default=0.5) if at >= 0 else 0.5


def low(text: str) -> str:
    """A text in lower case, 1,253 as 1253. What else words are folded by, articles are cleaned of when they come in."""
    small = text.lower()
    return _THOUSANDS.sub("", small) if "," in small else small


def cut(text: str) -> list[str]:
    """A text's sentences; at least one, however short."""
    return _SENTENCE_END.split(text)


def held(texts: Sequence[str], terms: Sequence[str]) -> Flags:
    """(texts, terms): which text holds which term."""
    return np.array([[term in text for term in terms] for text in texts], dtype=bool).reshape(len(texts), len(terms))


def counted(texts: Sequence[str], terms: Sequence[str]) -> Floats:
    """(texts, terms): how often a text holds a term."""
    counts = [[text.count(term) for term in terms] for text in texts]
    return np.array(counts, dtype=np.float32).reshape(len(texts), len(terms))


def shares(flags: Flags | Floats, weights: Floats) -> Floats:
    """The share, 0 to 1, of the weights that each row holds, or of each in what degree; 0 where there is no weight."""
    whole = float(weights.sum())
    held_weight: Floats = (flags * weights).sum(axis=1, dtype=np.float32)
    return held_weight / np.float32(whole or 1.0)


def longest_runs(flags: Flags, weights: Floats) -> Floats:
    """The heaviest run of neighbouring terms that each row holds without a gap, as a share of all weights."""
    whole = float(weights.sum())
    best = run = np.zeros(len(flags), dtype=np.float32)
    for column, weight in zip(flags.T, weights, strict=True):
        run = (run + weight) * column
        best = np.maximum(best, run)
    return best / np.float32(whole or 1.0)
