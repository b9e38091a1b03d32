"""A quote that is about another house than the question: 三井住友, where 瑞穗 is asked about.

Foreign houses and firms by their short names end like nothing; the dictionary has them as names, or they are Latin. The
one that opens the question has to be the last of them that opened a clause, as far as the quote's value. Pure
functions; what ends like an organisation is for bodies.py, banks are for qa/names/subjects.py.
"""

import re
from functools import lru_cache
from itertools import dropwhile, takewhile

from corpus.article import Article
from qa.asking.question import Question
from qa.language.answer_kinds import Kind
from qa.language.tagging import is_word, tagged_words
from qa.names.subjects import opens_clause
from qa.reading.reader import Quote
from qa.surroundings import texts_of

_NAMED = ("nz", "nt", "nr", "nrt")
_OF_A_TIME = ("m", "mq", "t", "x")
_SHORTEST = 2
_BEHIND_A_HOUSE = ("m", "t", "p", "d")  # 高盛8月, 高盛把: what is so short, and tagged as a name, is often none: 申报
_AND = "和与及跟"  # 和索菲, cut as one name
_MEASURES = "率额量值价数"  # 换手率, which the dictionary has as a name
_LATIN = re.compile("[A-Z][A-Za-z&]*[a-z][A-Za-z&]*(?: [A-Z][A-Za-z&]+)*")
_SAID = re.compile("[称说道]$")  # 有报道称摩根大通…
_OF_OTHERS = {Kind.COMPARISON, Kind.DEFINITION, Kind.NAME}  # kinds that are answered by other names


def rival(question: Question, quote: Quote, article: Article) -> str:
    """The house that the question opens with, where the quote goes on about another, or the article never names it.

    "" where neither is so.
    """
    name = house_asked(question)
    if not name or question.organisations or question.kind in _OF_OTHERS or name.lower() in quote.text.lower():
        return ""
    if name.lower() not in " ".join(texts_of(article)).lower() and name not in question.persons:
        return name
    told = quote.paragraph.text[: quote.start + quote.span.end if quote.span else quote.end]
    ours = told.lower().rfind(name.lower())
    others = [at for at, other in _openers(told) if other not in question.text]
    return name if max(others, default=-1) > ours else ""


def house_asked(question: Question) -> str:
    """The name that a question opens with, behind a time, as the dictionary or Latin letters have it, or ""."""
    period = question.period
    text = question.text[period.end :] if period and period.start == 0 else question.text
    latin = _LATIN.match(text)
    if latin:
        return latin.group()
    cut = list(dropwhile(lambda word: word[1] in _OF_A_TIME, tagged_words(text)))
    named = list(takewhile(lambda word: word[1] in _NAMED and word[0][0] not in _AND, cut))
    name = "".join(word for word, _ in named)
    word, flag = cut[len(named)] if len(named) < len(cut) else ("", "")
    doubtful = len(name) == _SHORTEST and flag not in _BEHIND_A_HOUSE and word != "截至"
    return "" if len(name) < _SHORTEST or doubtful or name in question.places else name


@lru_cache(2_048)
def _openers(text: str) -> tuple[tuple[int, str], ...]:
    """The names of the dictionary and the Latin ones that open a clause, and where."""
    found, at = [(match.start(), match.group()) for match in _LATIN.finditer(text)], 0
    for word, flag in tagged_words(text):
        if flag in _NAMED and is_word(word) and len(word) > 1 and word[-1] not in _MEASURES:
            found.append((at, word))
        at += len(word)
    return tuple(sorted((at, name) for at, name in found if opens_clause(text, at) or _SAID.search(text[:at])))
