"""The lexicon: names that the corpus itself points out, and that a general dictionary tears apart.

Chinese texts mark names: “京诚贷” in quotation marks, 《…》 around titles of works. Some kinds of names end alike
(贷, 宝, 云, 通); where one stands unmarked, jieba leaves a run of single characters that comes back elsewhere.
Must not know where texts come from, or what the names are used for.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.whole_files import replacing
from embeddings.words import Segmenter

LARGEST = 50_000
"""Names kept, the most frequent ones: 1 MB of text, and some ten milliseconds to load."""

_MARKED = re.compile(r"[“「『]([^“”「」『』\n]{2,12})[”」』]|《([^《》\n]{2,20})》")
_SHAPE = re.compile(r"(?=.*[\u3400-\u9fff])[\u3400-\u9fffA-Za-z0-9·+-]+")
# In a name these are rare; in a phrase that is quoted, or a sentence, at least one is common.
_FUNCTION = re.compile(r"[的了是在就不我你他她它们吗呢吧啊这那都也和与及让把被从到为以要有没很更最还]")
_NUMBER_FIRST = re.compile(r"[0-9一二三四五六七八九十百千万亿两几]+[个项条大年月日家次位名种类批届]")
_SUFFIXES = "贷宝云通"
# With two characters behind it: what is cut must end at the suffix (…通, but not …通讯).
_UNMARKED = re.compile(rf"[\u4e00-\u9fff]{{2,6}}[{_SUFFIXES}](?=([\u4e00-\u9fff]{{0,2}}))")
_UNMARKED_LENGTHS = range(3, 5)


def learn(texts: Iterable[str], dictionary: Segmenter) -> Counter[str]:
    """Count the names in texts: those that are marked, and those that end as names do and come back."""
    marked = Counter[str]()
    unmarked = Counter[str]()
    for text in texts:
        marked.update(_marked_names(text))
        unmarked.update(_unmarked_names(text, dictionary))
    names = Counter(
        {
            name: count
            for name, count in marked.items()
            if is_name(name, dictionary) and (count > 1 or not _is_phrase(name, dictionary))
        }
    )
    names.update({name: count for name, count in unmarked.items() if count > 1})
    return names


def is_name(marked: str, dictionary: Segmenter) -> bool:
    """Tell a name from the other things that stand in quotation marks: single words, slogans, phrases."""
    if not _SHAPE.fullmatch(marked) or _FUNCTION.search(marked) or _NUMBER_FIRST.match(marked):
        return False
    if dictionary.knows(marked.lower()):
        return False
    return not _is_slogan(marked, dictionary)


def _is_slogan(marked: str, dictionary: Segmenter) -> bool:
    """Verb and object, as in 稳企业 and 保就业: one character, then a word of the dictionary."""
    return len(marked) in (3, 4) and dictionary.knows(marked[1:]) and not dictionary.knows(marked[:2])


def _is_phrase(marked: str, dictionary: Segmenter) -> bool:
    """Words that everybody uses, side by side, as in 统一接口: a name only where it is marked again and again."""
    return all(len(word) > 1 and dictionary.knows(word) for word in dictionary.words(marked))


def _marked_names(text: str) -> Iterator[str]:
    for quoted, title in _MARKED.findall(text):
        yield quoted or title


def _unmarked_names(text: str, dictionary: Segmenter) -> Iterator[str]:
    for found in _UNMARKED.finditer(text):
        beyond = found[1]
        words = dictionary.words(found[0] + beyond)
        while beyond and words and beyond.endswith(words[-1]):
            beyond = beyond.removesuffix(words.pop())
        if beyond or dictionary.knows(found[0][-2:]):
            continue
        tail = ""
        for word in reversed(words):
            if tail and len(word) > 1 and dictionary.knows(word):
                break
            tail = word + tail
        if len(tail) in _UNMARKED_LENGTHS and not dictionary.knows(tail) and not _FUNCTION.search(tail):
            yield tail


def most_common(names: Counter[str]) -> Counter[str]:
    """Keep the `LARGEST` most frequent names; among equals the choice is always the same."""
    ordered = sorted(names.items(), key=lambda item: (-item[1], item[0]))
    return Counter(dict(ordered[:LARGEST]))


def save(names: Counter[str], path: Path) -> None:
    """Write one name a line, with its count behind a tab."""
    with replacing(path) as file:
        file.write("".join(f"{name}\t{count}\n" for name, count in names.items()).encode())


def load(path: Path) -> Counter[str]:
    """Read what `save` wrote; names only, in a file that a user edited, count once."""
    names = Counter[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, count = line.partition("\t")
        if name:
            names[name] = int(count or 1)
    return names
