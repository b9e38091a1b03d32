"""Chinese text to words and to character bigrams: what the word index holds, and what a question asks it for.

jieba's dictionary cuts the text; names that were learnt from the corpus (embeddings/lexicon.py) are added to its words,
never put in place of them. So an unknown product name matches as a whole and by its parts, and a text that was cut
before the name was known still matches by the same parts.
"""

import logging
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any

import jieba

from corpus.dictionary import fields

TOKENIZER = f"jieba-{jieba.__version__}"

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WORD = re.compile(r"[^\W_]")
_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9][a-z0-9.+%&-]*", re.ASCII)
_SHORTEST_NAME = 2

# What a question says besides its subject. Function characters tell no text from another; question words and polite
# phrases are rare in news, so that BM25 would take them for the most telling words of all.
FUNCTION_WORDS = frozenset("的了是在和与及或就都也还而但被把将从对向于以为之其该这那有个中上下等所得着过吗呢吧啊呀嘛")
QUESTION_WORDS = (
    "什么时候|什么样|什么|为什么|怎么样|怎么|怎样|如何|多少|多大|多久|多长|哪些|哪一|哪个|哪家|哪里|哪儿|哪位|哪年|哪种"
    "|哪|"
    "是谁|谁|几个|几家|几年|几|何时|何地|是否|有没有|能不能|是不是|请问|告诉我|介绍一下|吗|呢|分别"
)
_QUESTION_WORD = re.compile("|".join(sorted(QUESTION_WORDS.split("|"), key=len, reverse=True)))


class Segmenter:
    """Cuts texts with jieba and a lexicon of names; without state, so safe to share between threads."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names: frozenset[str] = frozenset(filter(None, map(fold, names)))
        self._by_start = _by_start(self.names)
        self._jieba = dictionary()

    def words(self, text: str) -> list[str]:
        """Cut a text into lower-case words without punctuation; then every known name that jieba did not cut whole."""
        folded = fold(text)
        words = [word for word in self._jieba.lcut(folded) if _WORD.search(word)]
        names = Counter(self._names_in(folded))
        return [*words, *(names - Counter(words)).elements()]

    def bigrams(self, text: str) -> list[str]:
        """Cut a text into the character pairs of its Chinese runs ("普惠贷": 普惠, 惠贷), and its other runs whole."""
        return list(_bigrams(fold(text)))

    def question_words(self, question: str) -> list[str]:
        """Cut a question into the words that say what it is about."""
        return [word for word in self.words(without_question_words(question)) if word not in FUNCTION_WORDS]

    def question_bigrams(self, question: str) -> list[str]:
        """Cut a question into the character pairs that say what it is about."""
        return [pair for pair in self.bigrams(without_question_words(question)) if pair not in FUNCTION_WORDS]

    def names_in(self, text: str) -> list[str]:
        """Return the known names that a text holds, in the order in which they begin."""
        return list(self._names_in(fold(text)))

    def knows(self, word: str) -> bool:
        """Whether jieba's own dictionary has the word."""
        return bool(self._jieba.FREQ.get(word))

    def _names_in(self, folded: str) -> Iterator[str]:
        starts = self._by_start
        if not starts:
            return
        for at in range(len(folded) - 1):
            for name in starts.get(folded[at : at + _SHORTEST_NAME], ()):
                if folded.startswith(name, at):
                    yield name


def fold(text: str) -> str:
    """Make spellings equal: full-width to half-width, lower case, 1,253 to 1253."""
    return _THOUSANDS.sub("", unicodedata.normalize("NFKC", text).lower())


def without_question_words(question: str) -> str:
    """Put a space in the place of each question word: "朝朝宝是什么" becomes "朝朝宝是 "."""
    return _QUESTION_WORD.sub(" ", question)


def _bigrams(folded: str) -> Iterator[str]:
    for run in _RUN.findall(folded):
        if len(run) < 3 or run.isascii():
            yield run
        else:
            yield from map(str.__add__, run, run[1:])


def _by_start(names: Collection[str]) -> dict[str, tuple[str, ...]]:
    groups = defaultdict[str, list[str]](list)
    for name in names:
        if len(name) >= _SHORTEST_NAME:
            groups[name[:_SHORTEST_NAME]].append(name)
    return {start: tuple(sorted(group, key=lambda name: (-len(name), name))) for start, group in groups.items()}


class _Dictionary(jieba.Tokenizer):  # type: ignore[misc]  # jieba has no types
    """jieba's tokenizer, without the cache that it keeps in the system's temporary folder.

    Anybody may write there, and jieba would load with marshal what it finds. Parsing the dictionary with a few calls
    over all of it, as here, takes no longer than loading the cache.
    """

    def initialize(self, dictionary: Any = None) -> None:
        """Load the dictionary: words with their counts, and all their beginnings with 0, as jieba wants them."""
        listed = fields()
        words = listed[::3]
        counts = [int(count) for count in listed[1::3]]
        beginnings = {word[:length] for word in words for length in range(1, len(word))}
        self.FREQ = dict.fromkeys(beginnings, 0) | dict(zip(words, counts, strict=True))
        self.total = sum(counts)
        self.initialized = True


@cache
def dictionary() -> jieba.Tokenizer:
    """Return jieba's tokenizer, loaded; one for the process, for half a million words are 60 MB. Add no words to it."""
    logging.getLogger("jieba").setLevel(logging.WARNING)
    loaded = _Dictionary()
    loaded.initialize()
    return loaded
