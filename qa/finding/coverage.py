"""How much of a question a text speaks of: pure functions over characters and bigrams.

Words are cut differently in a question and in a text (普惠/小微, 普惠小微), and a name that no dictionary knows is cut
anywhere; so what counts is shared character bigrams, each weighted by how rare it is in the corpus.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import accumulate
from operator import or_

from qa.asking.question import Question
from qa.language.answer_kinds import Kind
from qa.language.synonyms import longest, settled_by, synonyms_of
from qa.language.tagging import tagged_words

# A text next to the sentence vouches for a word of the question, but less than the sentence itself does.
PARAGRAPH, HEADING, ARTICLE = 0.8, 0.8, 0.5
_NAMED = 0.3
_GLOSS = re.compile(r"(?<=[一-龥])[（(][一-龥][）)](?=[一-龥])")

Marks = int
"""Characters of a question, one bit each, the first one lowest."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """A question's characters with their weights: 0 where they carry no meaning, else the rarity of their bigrams.

    ``terms`` are its bigrams and lone characters, ``others`` what else is said for some of its words, each with the
    characters that it stands for.
    """

    text: str
    weights: tuple[float, ...]
    terms: tuple[tuple[str, Marks], ...] = ()
    others: tuple[tuple[Marks, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, question: Question, rarity: Callable[[str], float], without: str = "") -> "Weighted":
        """Weigh a question; ``rarity`` is a bigram's inverse document frequency, above 0.

        ``without`` is a name in it that is checked in another way, and weighs nothing here.
        """
        text, content = question.text.lower(), list(question.content)
        if without and without.lower() in text:
            at = text.index(without.lower())
            content[at : at + len(without)] = [0.0] * len(without)
        weights = [0.0] * len(text)
        for i, meant in enumerate(content):
            if not meant:
                continue
            pairs = [text[j : j + 2] for j in (i - 1, i) if j >= 0 and all(content[j : j + 2]) and j + 2 <= len(text)]
            weights[i] = meant * (sum(map(rarity, pairs)) / len(pairs) if pairs else rarity(text[i]) / 2)
        others = _in_other_words(text, synonyms_of)
        if question.kind is Kind.YES_NO:
            others += _in_other_words(text, settled_by)
        return cls(text, tuple(weights), tuple(_terms(text, weights)), others)

    def besides(self, names: Iterable[str]) -> "Weighted":
        """The same with less weight for names, which the guards look for: what is asked tells sentences apart."""
        weights = list(self.weights)
        for name in map(str.lower, names):
            at = self.text.find(name)
            for i in range(at, at + len(name)) if at >= 0 else ():
                weights[i] *= _NAMED
        return replace(self, weights=tuple(weights))

    def tells_nothing_but(self, names: Iterable[str], *texts: str) -> bool:
        """Whether the texts hold nothing of the question beside names, and it asks about something beside them."""
        beside = sum(1 << i for i, weight in enumerate(self.weights) if weight)
        for name in map(str.lower, names):
            at = self.text.find(name)
            beside &= ~(((1 << len(name)) - 1) << at) if at >= 0 else ~0
        return bool(beside) and not any(self.covered(text) & beside for text in texts)

    def near(self, position: int, reach: float = 6.0) -> "Weighted":
        """The same with more weight for what stands close to the question word."""
        boosts = (1 + 2 / (1 + abs(i - position) / reach) ** 2 for i in range(len(self.weights)))
        return replace(self, weights=tuple(w * b for w, b in zip(self.weights, boosts, strict=True)))

    def covered(self, text: str) -> Marks:
        """Which characters stand in ``text`` as part of a shared bigram; a lone character has to stand by itself."""
        text, marks = _without_glosses(text.lower()), 0
        for term, standing in self.terms:
            if term in text:
                marks |= standing
        for word, said_otherwise in self.others:
            if word & ~marks and any(other in text for other in said_otherwise):
                marks |= word
        return marks

    def total(self, *trusts: tuple[Marks, float]) -> float:
        """The weight that is vouched for, as a share of all, 0 to 1.

        Each of ``trusts`` are characters with how far they are vouched for, the most trusted first: the first counts.
        """
        vouched, seen = 0.0, 0
        for marks, trust in trusts:
            vouched += trust * self._weight(marks & ~seen)
            seen |= marks
        whole = sum(self.weights)
        return vouched / whole if whole else 0.0

    def share(self, *scopes: tuple[str, float]) -> float:
        """Share of the weight, 0 to 1, that texts cover, the most trusted first."""
        return self.total(*((self.covered(text), trust) for text, trust in scopes))

    def missing(self, *texts: str) -> list[tuple[str, float]]:
        """The runs of the question that none of the texts holds, each with its share of the weight."""
        total = sum(self.weights) or 1.0
        held = reduce(or_, map(self.covered, texts), 0)
        runs: list[tuple[str, float]] = []
        start = None
        for i in range(len(self.weights) + 1):
            open_run = i < len(self.weights) and self.weights[i] > 0 and not held >> i & 1
            if open_run and start is None:
                start = i
            elif not open_run and start is not None:
                runs.append((self.text[start:i], sum(self.weights[start:i]) / total))
                start = None
        return runs

    def _weight(self, marks: Marks) -> float:
        weight = 0.0
        while marks:
            last = marks.bit_length() - 1
            weight += self.weights[last]
            marks ^= 1 << last
        return weight


def _without_glosses(text: str) -> str:
    """The text, and behind it the same without what brackets put into a word: 企业 of 企（事）业."""
    return f"{text} {_GLOSS.sub('', text)}" if _GLOSS.search(text) else text


def _terms(text: str, weights: Sequence[float]) -> Iterator[tuple[str, Marks]]:
    """The bigrams of a question that carry meaning, and the characters that do so between two that don't."""
    for i, weight in enumerate(weights):
        if weight and any(weights[i + 1 : i + 2]):
            yield text[i : i + 2], 0b11 << i
        elif weight and not (i and weights[i - 1]):
            yield text[i], 1 << i


def _in_other_words(
    text: str, others_of: Callable[[str], tuple[str, ...]]
) -> tuple[tuple[Marks, tuple[str, ...]], ...]:
    """The words of a question that others say as well, with those."""
    found, at = [], 0
    starts = set(accumulate((len(word) for word, _ in tagged_words(text)), initial=0))
    for at in sorted(starts):
        for length in range(longest(), 0, -1):
            words = others_of(text[at : at + length]) if at + length in starts else ()
            if words:
                found.append(((1 << length) - 1 << at, words))
                break
    return tuple(found)


# Between the parts of an abbreviated name stand more parts of the name, never one of these.
_BREAK = re.compile(r"[，。；：、！？,;:!?“”‘’《》（）()\s的了与和及在为是对将等向把由]")


def holds(name: str, texts: Sequence[str]) -> bool:
    """Whether a text holds the very name."""
    low = name.lower()
    return any(low in text.lower() for text in texts)


def mentions(name: str, texts: Sequence[str]) -> bool:
    """Whether a text holds the name, whole, or the longer name of which it is an abbreviation.

    人行营管部 stands for 人民银行营业管理部, 邮储北京分行 for 邮储银行北京分行: both begin and end alike, the
    characters stand there in order, and no more than the name's length comes in between.
    """
    low = name.lower()
    return any(low in text.lower() or (len(low) >= 3 and _abbreviates(low, text.lower())) for text in texts)


def _abbreviates(name: str, text: str) -> bool:
    start = text.find(name[0])
    while start >= 0:
        stretch = _BREAK.split(text[start : start + 2 * len(name) + 1], maxsplit=1)[0]
        end = stretch.rfind(name[-1])
        if end > 0 and _in_order(name, stretch[: end + 1]):
            return True
        start = text.find(name[0], start + 1)
    return False


def _in_order(name: str, stretch: str) -> bool:
    characters = iter(stretch)
    return all(character in characters for character in name)
