"""Which company, platform or office a sentence is about, where it does not name the one asked for.

该公司 and a sentence without a subject go on about the last organisation that opened a clause. Banks, which have
branches, are for qa/names/subjects.py. Pure functions over an article's text and a name.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from corpus.article import Article, Paragraph
from qa.finding.coverage import mentions
from qa.names.company_names import spelled_in_full, without_legal_form, without_place, written_otherwise
from qa.names.organisation_names import HOUSES, proper_organisations_in
from qa.names.places import names_place
from qa.names.subjects import mentions_of_banks, opens_clause
from qa.surroundings import backwards, texts_of

_LEGAL_FORM = re.compile(r"股份有限公司|有限责任公司|股份公司|有限公司|(?<=[一-龥]) (?=[一-龥])")
"""What says nothing within a name: what kind of company, and the space in 财政部 税务总局."""
_LATIN = re.compile("[A-Z][A-Za-z0-9&]{2,}")  # Otkritie of Otkritie银行 names it by itself
_FILLING = {"法院": "[省市区县]?(?:人民|中级|高级){1,2}", "检察院": "[省市区县]?人民", "信托": "国际"}
"""What a name leaves out before its end that tells it from no other: 中国人民人寿 is not 中国人寿."""
_FINED = re.compile(
    "对[^，。；]{2,40}?(?:公司|集团|银行|信用社)(?:处以?|予以|给予|作出|采取)?[^，。；、的]{0,4}(?:罚款|没收|警告|罚没)"
)
_REACH = 3  # paragraphs before that may name what a paragraph goes on about


def about(names: Iterable[str], paragraph: Paragraph, start: int, end: int, article: Article) -> bool:
    """Whether the sentence ``paragraph.text[start:end]`` is about the organisation of those names."""
    forms = tuple(dict.fromkeys(form for name in names for form in forms_of(name, article)))
    if _any_of(forms, paragraph.text[start:end]):
        return True
    for text in _backwards(paragraph, start, article):
        last = _last(forms, text)
        if last is not None:
            return last
    return _any_of(forms, paragraph.text)  # named further on


def goes_on_about_a_house(bank: str, paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether a sentence that does not name the bank goes on about a financial house that is none: 松江消金."""
    if mentions_of_banks(paragraph.text[start:end]):
        return False
    before = paragraph.text[:start]
    last = max((mention.end for mention in mentions_of_banks(before)), default=-1)
    houses = {name for _, name in _openers(before) if name.endswith(HOUSES) and name not in bank}
    told = (found.start() for name in houses for found in re.finditer(re.escape(name), before))
    return any(at >= last and opens_clause(before, at) for at in told)


def fines_another(names: Iterable[str], sentence: str, article: Article) -> bool:
    """Whether a sentence tells what another house than that of the names was fined: 对甲公司罚款5万元."""
    if not _FINED.search(sentence):
        return False
    return not _any_of(tuple(form for name in names for form in forms_of(name, article)), sentence)


def forms_of(name: str, article: Article) -> Iterator[str]:
    """The name, also in its other forms, and without its place where the rest means the same in the article."""
    for form in (
        name,
        without_legal_form(name),
        *written_otherwise(name),
        *_filled(name, article),
        *_LATIN.findall(name),
    ):
        yield form
        rest, place = without_place(form)
        if rest and (not place or any(names_place(place, text) for text in texts_of(article))):
            yield rest


def _filled(name: str, article: Article) -> Iterator[str]:
    """The name as the article writes it in full: 陆家嘴国际信托 for 陆家嘴信托, 龙岗区人民法院 for 龙岗法院."""
    for text in texts_of(article):
        yield from spelled_in_full(name, text)
    for end, filling in _FILLING.items():
        if name.endswith(end) and len(name) > len(end) + 1:
            whole = re.compile(f"{re.escape(name.removesuffix(end))}{filling}{end}")
            yield from (match.group() for text in texts_of(article) for match in whole.finditer(text))


def _any_of(forms: tuple[str, ...], text: str) -> bool:
    return any(mentions(form, [text, _LEGAL_FORM.sub("", text)]) for form in forms)


def _last(forms: tuple[str, ...], text: str) -> bool | None:
    """Whether the last organisation that a text goes on about is this one; None where it names none."""
    others = [at for at, other in _openers(text) if not any(form in other or other in form for form in forms)]
    low = text.lower()
    ours = max((low.rfind(form.lower()) for form in forms), default=-1)
    if ours < 0 and not others:
        return True if _any_of(forms, text) else None
    return ours > max(others, default=-1)


@lru_cache(2_048)
def _openers(text: str) -> tuple[tuple[int, str], ...]:
    """The organisations that open a clause, and where."""
    return tuple((start, text[start:end]) for start, end in proper_organisations_in(text) if opens_clause(text, start))


def _backwards(paragraph: Paragraph, position: int, article: Article) -> Iterator[str]:
    own, *before = (text for _, text in backwards(paragraph, position, article, _REACH))
    yield from (own, paragraph.section, *before, article.title)
