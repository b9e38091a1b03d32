"""The word index: BM25 over jieba words, character bigrams and the words of title and section, scores added.

A passage's own words and bigrams weigh alike; its title and section, which all passages below them share, count less.
Questions become words as embeddings/words.py cuts them; passages come cut. Must not know what the passages are.
"""

import math
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

import tantivy

from embeddings.errors import REBUILD, IndexDamaged
from embeddings.hit import Hit
from embeddings.words import Segmenter

WORDS, BIGRAMS, CONTEXT = "words", "bigrams", "context"
CONTEXT_WEIGHT = 0.5

# tantivy's own tokenizer of that name. A custom one would have to be registered again after every opening: without it
# a query finds nothing, and says nothing.
_TOKENIZER = "whitespace"
_MEMORY = 96_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """What the word index keeps of a passage; words and bigrams are separated by spaces."""

    key: int
    words: str
    bigrams: str
    context: str = ""
    publisher: str = ""
    published: date | None = None


class WordIndex:
    """An opened word index; searching is safe from many threads."""

    def __init__(self, index: tantivy.Index, segmenter: Segmenter) -> None:
        index.config_reader("manual")
        index.reload()
        self._index = index
        self._segmenter = segmenter
        self._searcher = index.searcher()

    @classmethod
    def open(cls, folder: Path, segmenter: Segmenter) -> Self:
        """Open an index for searching.

        Raises:
            IndexDamaged: there is no word index in the folder, or tantivy can't read it.

        """
        try:
            return cls(tantivy.Index.open(str(folder)), segmenter)
        except ValueError as error:
            raise IndexDamaged(f"{folder}: the word index can't be read ({error}). {REBUILD}") from error

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(
        self,
        question: str,
        k: int,
        *,
        publishers: Sequence[str] = (),
        since: date | None = None,
        until: date | None = None,
    ) -> list[Hit]:
        """Return the k best passages that share a word with the question, the best first; equals by their keys.

        Dates are inclusive; a passage without a date passes no date filter.
        """
        wanted = self._wanted(question)
        if not wanted or k < 1:
            return []
        must, schema = tantivy.Occur.Must, self._index.schema
        clauses = [(must, tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in wanted]))]
        if publishers:
            allowed = tantivy.Query.term_set_query(schema, "publisher", list(publishers))
            clauses.append((must, tantivy.Query.const_score_query(allowed, 0.0)))
        if since or until:
            days = tantivy.Query.range_query(
                schema,
                "day",
                tantivy.FieldType.Unsigned,
                (since or date.min).toordinal(),
                (until or date.max).toordinal(),
            )
            clauses.append((must, tantivy.Query.const_score_query(days, 0.0)))
        found = self._searcher.search(tantivy.Query.boolean_query(clauses), limit=k, count=False).hits
        keys = self._searcher.fast_field_values("key", [address for _, address in found])
        hits = [Hit(int(key), float(score)) for key, (score, _) in zip(keys, found, strict=True)]
        return sorted(hits, key=lambda hit: (-hit.score, hit.key))

    def document_count(self, word: str) -> int:
        """Return how many passages hold a word. Removed passages may still count."""
        return int(self._searcher.doc_freq(WORDS, word))

    def pair_count(self, pair: str) -> int:
        """Return how many passages hold a pair of neighbouring characters. Removed passages may still count."""
        return int(self._searcher.doc_freq(BIGRAMS, pair))

    def rarity(self, word: str) -> float:
        """Return a word's inverse document frequency, as BM25 has it: rare words tell more."""
        return self._inverse_frequency(self.document_count(word))

    def pair_rarity(self, pair: str) -> float:
        """Return the inverse document frequency of a pair of neighbouring characters."""
        return self._inverse_frequency(self.pair_count(pair))

    def _inverse_frequency(self, count: int) -> float:
        without = len(self) - min(count, len(self))  # more than all: removed passages count
        return math.log(1 + (without + 0.5) / (count + 0.5))

    def _wanted(self, question: str) -> list[tantivy.Query]:
        schema = self._index.schema
        words = dict.fromkeys(self._segmenter.question_words(question))
        queries = []
        for word in words:
            queries.append(tantivy.Query.term_query(schema, WORDS, word, "freq"))
            context = tantivy.Query.term_query(schema, CONTEXT, word, "freq")
            queries.append(tantivy.Query.boost_query(context, CONTEXT_WEIGHT))
        for pair in dict.fromkeys(self._segmenter.question_bigrams(question)):
            queries.append(tantivy.Query.term_query(schema, BIGRAMS, pair, "freq"))
        return queries


class WordWriter(AbstractContextManager["WordWriter"]):
    """Adds to and removes from a word index in a folder; nothing is seen before `commit`."""

    def __init__(self, folder: Path) -> None:
        """Open the index in a folder, or make an empty one."""
        folder.mkdir(exist_ok=True)
        self._index = tantivy.Index(_schema(), str(folder))
        self._writer = self._index.writer(_MEMORY, num_threads=1)

    def add(self, entries: Iterable[Entry]) -> None:
        """Add passages."""
        for entry in entries:
            document = tantivy.Document()
            document.add_unsigned("key", entry.key)
            document.add_text(WORDS, entry.words)
            document.add_text(BIGRAMS, entry.bigrams)
            document.add_text(CONTEXT, entry.context)
            document.add_text("publisher", entry.publisher)
            if entry.published:
                document.add_unsigned("day", entry.published.toordinal())
            self._writer.add_document(document)

    def remove(self, keys: Iterable[int]) -> None:
        """Remove passages; unknown keys are passed over."""
        # By query: delete_documents_by_term takes a Python int for a signed one, and finds no unsigned key.
        self._writer.delete_documents_by_query(tantivy.Query.term_set_query(_schema(), "key", list(keys)))

    def remove_after(self, key: int) -> None:
        """Remove every passage with a higher key."""
        unsigned = tantivy.FieldType.Unsigned
        query = tantivy.Query.range_query(_schema(), "key", unsigned, lower_bound=key, include_lower=False)
        self._writer.delete_documents_by_query(query)

    def commit(self) -> None:
        """Make what was done so far last."""
        self._writer.commit()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Wait for the merging of segments, and let the folder go; what was not committed is lost."""
        self._writer.wait_merging_threads()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", indexed=True, fast=True)
    for field in (WORDS, BIGRAMS, CONTEXT):
        builder.add_text_field(field, tokenizer_name=_TOKENIZER, index_option="freq")
    builder.add_text_field("publisher", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("day", indexed=True, fast=True)
    return builder.build()
