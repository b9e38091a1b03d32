"""Pairs of a question and a passage that answers it, drawn into batches.

Must not know how a pair is scored, or where the questions come from.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from embeddings.static_encoder import MOST_REPEATS
from embeddings.training.held_out import held_out
from embeddings.training.reading import sentence_texts
from embeddings.training.tokens import Bags, Numbering, Numbers, Tokens, capped, thinned, without_shared

SHORTEST_PASSAGE, LONGEST_PASSAGE = 130, 300
"""Characters: passages are indexed at up to 300, and shorter ones must be found as well."""
_SHARED_DROPPED = 0.7  # of the words that a reworded question shares with its passage


class Corpus:
    """Documents as sentences, tokenized, end to end."""

    def __init__(self, numbering: Numbering, texts: Sequence[str]) -> None:
        cut = [sentence_texts(text) for text in texts]
        self.sentences = [sentence for sentences in cut for sentence in sentences]
        self.tokens = Tokens(numbering, self.sentences)
        self.bounds: Numbers = np.cumsum([0] + [len(sentences) for sentences in cut])
        self.document: Numbers = np.repeat(np.arange(len(texts)), np.diff(self.bounds))
        self.held_out = np.array([held_out(text) for text in texts])
        self.characters: Numbers = np.cumsum([0] + [len(sentence) for sentence in self.sentences])

    def sentence_at(self, document: int, character: int) -> int:
        """The sentence of a document that holds a character."""
        first = self.bounds[document]
        place = self.characters[first] + character
        return int(np.searchsorted(self.characters, place, "right")) - 1

    def windows(self, sentences: Numbers, alone: float, rng: np.random.Generator) -> tuple[Numbers, Numbers]:
        """Runs of sentences (first, end) around each given one, of random length within the passages' limits.

        A share of them, ``alone``, is the sentence itself.
        """
        characters, document = self.characters, self.document[sentences]
        sizes = characters[sentences + 1] - characters[sentences]
        limits = rng.uniform(SHORTEST_PASSAGE, LONGEST_PASSAGE, len(sentences))
        limits[rng.random(len(sentences)) < alone] = 0
        before = rng.random(len(sentences)) * np.maximum(0, limits - sizes)
        first = np.maximum(np.searchsorted(characters, characters[sentences] - before), self.bounds[document])
        end = np.searchsorted(characters, characters[first] + limits, "right") - 1
        return first, np.minimum(np.maximum(end, sentences + 1), self.bounds[document + 1])

    def bags(self, first: Numbers, end: Numbers) -> Bags:
        """Runs of sentences as they will be encoded: a word counts twice at most."""
        return capped(self.tokens.bags(first, end), MOST_REPEATS)

    def passages(self) -> tuple[Numbers, Numbers]:
        """All documents cut into runs of sentences (first, end), as they are indexed."""
        cuts = [0]
        for sentence in range(1, len(self.sentences)):
            too_long = self.characters[sentence + 1] - self.characters[cuts[-1]] > LONGEST_PASSAGE
            if too_long or self.document[sentence] != self.document[cuts[-1]]:
                cuts.append(sentence)
        return np.array(cuts), np.array([*cuts[1:], len(self.sentences)])


@dataclass(frozen=True)
class Pairs:
    """Question ``questions[question[i]]`` is answered by sentence ``sentence[i]`` of a corpus."""

    questions: Tokens
    question: Numbers
    corpus: Corpus
    sentence: Numbers
    share: float
    """Of a batch."""

    def documents(self) -> Numbers:
        """The document of each pair."""
        return self.corpus.document[self.sentence]

    def subset(self, chosen: Numbers) -> "Pairs":
        """Some of the pairs."""
        return Pairs(self.questions, self.question[chosen], self.corpus, self.sentence[chosen], self.share)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of a question stands in its passage as it is drawn: nobody asks verbatim."""

    dropped: float
    """The largest share of a question's words that is left out."""
    alone: float
    """Share of the passages that are the answering sentence alone."""
    reworded: float
    """Share of the passages that lose most of the words of their question, so that other words must do."""


@dataclass(frozen=True)
class Batch:
    """Questions and their passages, row by row, with the document that each passage is of."""

    questions: Bags
    passages: Bags
    documents: Numbers


def draw(kinds: Sequence[Pairs], size: int, likeness: Likeness, rng: np.random.Generator) -> Batch:
    """Draw a batch of pairs that are as unlike each other as questions and their answers are."""
    questions, passages, documents, offset = [], [], [], 0
    for pairs in kinds:
        chosen = rng.integers(len(pairs.question), size=int(size * pairs.share))
        question, sentence = pairs.question[chosen], pairs.sentence[chosen]
        drop = rng.random(len(chosen)) * likeness.dropped
        asked = thinned(pairs.questions.bags(question, question + 1), drop, rng)
        told = pairs.corpus.bags(*pairs.corpus.windows(sentence, likeness.alone, rng))
        reword = np.where(rng.random(len(chosen)) < likeness.reworded, _SHARED_DROPPED, 0.0)
        questions.append(asked)
        passages.append(without_shared(told, asked, reword, rng))
        documents.append(pairs.corpus.document[sentence] + offset)
        offset += len(pairs.corpus.bounds)
    return Batch(Bags.joined(questions), Bags.joined(passages), np.concatenate(documents))
