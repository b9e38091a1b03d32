"""How much of a question a text speaks of: pure functions over characters and bigrams.

Words are cut differently in a question and in a text (普惠/小微, 普惠小微), and a name that no dictionary knows is cut
anywhere; so what counts is shared character bigrams, each weighted by how rare it is in the corpus.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qa.question import Question

# A text next to the sentence vouches for a word of the question, but less than the sentence itself does.
PARAGRAPH, HEADING, ARTICLE = 0.8, 0.8, 0.5


@dataclass(frozen=True, slots=True)
class Weighted:
    """A question's characters with their weights: 0 where they carry no meaning, else the rarity of their bigrams."""

    text: str
    weights: tuple[float, ...]

    @classmethod
    def of(cls, question: Question, rarity: Callable[[str], float]) -> "Weighted":
        """Weigh a question; ``rarity`` is a bigram's inverse document frequency, above 0."""
        text, content = question.text.lower(), question.content
        weights = [0.0] * len(text)
        for i, meant in enumerate(content):
            if not meant:
                continue
            pairs = [text[j : j + 2] for j in (i - 1, i) if j >= 0 and all(content[j : j + 2]) and j + 2 <= len(text)]
            weights[i] = meant * (sum(map(rarity, pairs)) / len(pairs) if pairs else rarity(text[i]) / 2)
        return cls(text, tuple(weights))

    def near(self, position: int, reach: float = 6.0) -> "Weighted":
        """The same with more weight for what stands close to the question word."""
        boosts = (1 + 2 / (1 + abs(i - position) / reach) ** 2 for i in range(len(self.weights)))
        return Weighted(self.text, tuple(w * b for w, b in zip(self.weights, boosts, strict=True)))

    def covered(self, text: str) -> list[bool]:
        """Which characters stand in ``text`` as part of a shared bigram; a lone character has to stand by itself."""
        text, weights = text.lower(), self.weights
        marks = [False] * len(weights)
        for i, weight in enumerate(weights):
            if not weight:
                continue
            if i + 1 < len(weights) and weights[i + 1] and self.text[i : i + 2] in text:
                marks[i] = marks[i + 1] = True
            elif not (i and weights[i - 1]) and not (i + 1 < len(weights) and weights[i + 1]) and self.text[i] in text:
                marks[i] = True
        return marks

    def share(self, *scopes: tuple[str, float]) -> float:
        """Share of the weight, 0 to 1, that the scopes cover; a scope is a text with how far it vouches."""
        total = sum(self.weights)
        if not total:
            return 0.0
        best = [0.0] * len(self.weights)
        for text, trust in scopes:
            best = [max(b, trust) if mark else b for b, mark in zip(best, self.covered(text), strict=True)]
        return sum(b * w for b, w in zip(best, self.weights, strict=True)) / total

    def missing(self, *texts: str) -> list[tuple[str, float]]:
        """The runs of the question that none of the texts holds, each with its share of the weight."""
        total = sum(self.weights) or 1.0
        held = [any(marks) for marks in zip(*(self.covered(text) for text in texts), strict=True)]
        runs: list[tuple[str, float]] = []
        start = None
        for i in range(len(self.weights) + 1):
            open_run = i < len(self.weights) and self.weights[i] > 0 and not held[i]
            if open_run and start is None:
                start = i
            elif not open_run and start is not None:
                runs.append((self.text[start:i], sum(self.weights[start:i]) / total))
                start = None
        return runs


def mentions(name: str, texts: Sequence[str]) -> bool:
    """Whether a text holds the name, whole or, for a longer one, as its abbreviation holds the name's characters.

    邮储北京分行 is a shorter form of 邮储银行北京分行: its characters stand there in order, with at most as many others
    between them, and both end alike.
    """
    lowered = name.lower()
    for text in texts:
        low = text.lower()
        if lowered in low:
            return True
        end = low.find(lowered[-2:])
        while len(lowered) >= 4 and end >= 0:
            if _in_order(lowered, low[max(0, end + 2 - 2 * len(lowered)) : end + 2]):
                return True
            end = low.find(lowered[-2:], end + 1)
    return False


def _in_order(name: str, window: str) -> bool:
    """Whether the window holds the name's characters in order, in runs of two or more."""
    position = 0
    i = 0
    while i < len(name):
        run = next((n for n in range(len(name) - i, 1, -1) if name[i : i + n] in window[position:]), 0)
        if not run:
            return False
        position = window.index(name[i : i + run], position) + run
        i += run
    return True
