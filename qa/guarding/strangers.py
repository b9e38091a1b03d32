"""Whether a quote is about what a question names: its bank, organisations, products, persons, places.

The name has to stand in the paragraph, its section or title, or be what 该行, 该公司 or 这款产品 there refers to. Knows
nothing of how quotes are found or shown.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.article import Article
from corpus.measuring.figure_row import FigureRow
from qa.asking.question import Question
from qa.finding.coverage import holds, mentions
from qa.guarding.antecedents import kind_meant, thing_meant
from qa.guarding.banks import of_bank
from qa.guarding.bodies import about, fines_another
from qa.guarding.lookalikes import COMMON, lookalike
from qa.language.answer_kinds import Kind
from qa.language.synonyms import synonyms_of
from qa.language.tagging import tagged_words
from qa.language.titles import TITLE
from qa.names.company_names import written_otherwise
from qa.names.naming import OFFERED, opening_name
from qa.names.organisation_names import organisations_in
from qa.names.persons import person_meant, persons_in, points_at_one
from qa.names.places import names_place
from qa.names.subjects import asked_bank
from qa.reading.reader import Quote
from qa.surroundings import earlier, full_text, texts_of, unquoted

# What points at something named before: 该产品, 这家店, 它.
_POINTER = re.compile("该|这|其(?![中他它余实])|[它他她](?!们)|此|上述|后者|前者|两者")
_MEANT = 2  # paragraphs before that may name what is pointed at
_KIND = "(?:产品|平台|业务|App|APP|系统|模式)"
_OFFER = re.compile(f"“[^”]{{2,12}}”{_KIND}|{_KIND}“[^”]{{2,12}}”|“[^”]{{1,11}}[{''.join(OFFERED)}]”")
_FINES = re.compile("对([^，。；、]{2,12}?)(?:处以?|予以|给予|作出)?(?:罚款|警告)")
_FOREIGN = re.compile("[A-Za-z]*[a-z][A-Za-z]*(?<=[A-Za-z]{5})")
_INDICES = ("纳斯达克", "道琼斯")
_OF_A_VALUE = {Kind.FIGURE, Kind.DATE, Kind.PERSON, Kind.COMPARISON}


@dataclass(frozen=True, slots=True)
class _Case:
    """What `stranger` is asked, as its guards get it."""

    question: Question
    quote: Quote
    article: Article
    forms: Mapping[str, Sequence[str]]
    row: FigureRow | None


def stranger(
    question: Question,
    quote: Quote,
    article: Article,
    forms: Mapping[str, Sequence[str]],
    row: FigureRow | None = None,
) -> str:
    """The name in the question that the quote is not about, "" where it is about all of them.

    ``forms`` holds what else the corpus calls an organisation: 中消协 for 中国消费者协会. ``row`` is what the figure of
    the quote measures.
    """
    case = _Case(question, quote, article, forms, row)
    return next((name for guard in _GUARDS if (name := guard(case))), "")


def _bank(case: _Case) -> str:
    """The bank, where the quote is about another one, or about a part of it where the whole is asked for."""
    return "" if of_bank(case.question, case.quote, case.article) else case.question.bank_name


def _organisation(case: _Case) -> str:
    """The organisation that the sentence neither names nor goes on about, or where it tells another one's fine."""
    question, quote, article = case.question, case.quote, case.article
    read_as_bank = question.bank_name if asked_bank(question.organisations) else ""  # 九台农商银行, cut amiss, is not
    met = any(name in quote.text for name in (*question.persons, *question.products))  # what tells the quote's own
    for name in question.organisations:
        called = (name, *case.forms.get(name, ()), *_quoted_alone(name, article))
        if fines_another(called, quote.text, article):
            return name
        if name == read_as_bank or (met and mentions(name, [full_text(article)])):
            continue
        if not about(called, quote.paragraph, quote.start, quote.end, article):
            return name
    return ""


def _product(case: _Case) -> str:
    """The product that stands nowhere near, or where the value is another one's."""
    near = _near(case)
    strange = (
        name
        for name in case.question.products
        if not any(holds(form, near) for form in (name, *synonyms_of(name)))  # 长护险: 长期护理保险
        or _about_another(name, case)
        or _points_at_another(name, case)
    )
    return next(strange, "")


def _offer(case: _Case) -> str:
    """The topic, where it is an offer and the value is another one's."""
    topic = case.question.topic
    return topic if _is_offer(topic, case.article) and _about_another(topic, case) else ""


def _person(case: _Case) -> str:
    """The person who stands nowhere near, or whose the figure or the date is not."""
    near = _near(case)
    return next((name for name in case.question.persons if not holds(name, near) or _of_no_one(name, case)), "")


def _other_person(case: _Case) -> str:
    """Whom or what is asked about, where the quote tells what was done to a person that is another: 对其罚款2万元."""
    question, quote = case.question, case.quote
    if question.kind is not Kind.FIGURE:
        return ""
    if _fines_a_person(case):
        return question.organisations[0]
    if not points_at_one(quote.text):
        return ""
    meant = person_meant(quote.paragraph.text, quote.start)
    if question.persons:
        known = meant and any(meant.startswith(name) or name.startswith(meant) for name in question.persons)
        return "" if known else question.persons[0]
    return next(iter(question.organisations), "") if meant and not re.search(TITLE, question.text) else ""


def _fines_a_person(case: _Case) -> bool:
    """Whether an organisation is asked about, and the value is what a person was fined: 对李振军罚款5万元."""
    question, quote, article = case.question, case.quote, case.article
    if not question.organisations or question.persons or re.search(TITLE, question.text):
        return False
    fined = list(_FINES.finditer(quote.text, 0, quote.span.start if quote.span else len(quote.text)))
    if not fined or fined[-1].span(1) not in persons_in(quote.text):
        return False
    houses = (*question.organisations, *(full_text(article)[slice(*at)] for at in organisations_in(full_text(article))))
    return not any(fined[-1][1] in name for name in houses)  # 康美 of 康美药业


def _topic_or_place(case: _Case) -> str:
    """The topic or the place that the article does not name as far as the quote."""
    question, paragraph, article = case.question, case.quote.paragraph, case.article
    if not question.topic and not question.places:
        return ""
    before = [told.text for told in earlier(paragraph, article)]
    texts = (article.title, article.publisher, *before, paragraph.section, paragraph.text)
    whole = unquoted(" ".join(texts))
    if question.topic and not holds(question.topic, [whole]):
        return question.topic
    told = [place for place in question.places if names_place(place, whole)]
    return next((place for place in question.places if place not in told and not _around(place, told, question)), "")


def _known_by_name(case: _Case) -> str:
    """The name of a house or an index that opens the question, and is not in the article: 恒生指数, 中国平安."""
    question, article = case.question, case.article
    name = opening_name(tagged_words(question.text))
    if not name or any(name[:2] in body for body in question.organisations):
        return ""  # which the article is about
    told = (full_text(article), article.publisher)
    index = f"{name}指数" in question.text or name.endswith("指数")
    forms = (name, *written_otherwise(name), *([f"{name[0]}指"] if index or name in _INDICES else ()))  # 恒指
    return "" if any(mentions(form, told) for form in forms) else name


def _foreign(case: _Case) -> str:
    """The foreign name that stands nowhere in the article; GDP and the like have Chinese words."""
    told = " ".join(texts_of(case.article)).lower()
    return next((name for name in _FOREIGN.findall(case.question.text) if name.lower() not in told), "")


def _lookalike(case: _Case) -> str:
    """The name that is only nearly one of the article's."""
    return lookalike(case.question, case.quote.text, full_text(case.article))


_GUARDS: tuple[Callable[[_Case], str], ...] = (
    _bank,
    _organisation,
    _product,
    _offer,
    _person,
    _other_person,
    _topic_or_place,
    _known_by_name,
    _foreign,
    _lookalike,
)
"""Each tells a name that the quote is not about, or ""; the first that is told stands in the refusal."""


def _quoted_alone(name: str, article: Article) -> Iterator[str]:
    """局气 for 局气餐厅, where the article quotes the name by itself and has the word for what it is."""
    whole = full_text(article)
    for kind in COMMON:
        bare = name.removesuffix(kind)
        if len(bare) > 1 and bare != name and kind in whole and f"“{bare}”" in whole:
            yield bare


def _near(case: _Case) -> list[str]:
    """What stands near enough to say whom or what a quote is about."""
    paragraph = case.quote.paragraph
    near = [paragraph.text, paragraph.section, *_meant(case)]
    if case.question.kind is not Kind.NAME:  # a title names what every paragraph is near, and few are about
        near.append(case.article.title)
    return [unquoted(text) for text in near]


def _meant(case: _Case) -> list[str]:
    """The paragraphs that the quote, or what stands before it in its paragraph, may point at."""
    paragraph = case.quote.paragraph
    if not _POINTER.search(paragraph.text[: case.quote.end]):
        return []
    before = earlier(paragraph, case.article, _MEANT)
    return [one.text for one in before if one.section == paragraph.section]


def _around(place: str, told: Sequence[str], question: Question) -> bool:
    """Whether a place only says where another one lies, that is told: 湖北 of 湖北襄阳."""
    return any(f"{place}{mark}{inner}" in question.text for inner in told for mark in ("", "省", "市", "的"))


def _about_another(name: str, case: _Case) -> bool:
    """Whether the value stands in a sentence that names another product, or is of one, and names not this one."""
    question, quote, row = case.question, case.quote, case.row
    if question.kind not in _OF_A_VALUE or holds(name, [unquoted(quote.text)]):
        return False
    return bool(_OFFER.search(quote.text)) or bool(row and row.product and not _one_of_two(name, row.product))


def _points_at_another(name: str, case: _Case) -> bool:
    """Whether 该平台 of a quote that does not name it stands for a thing of another name."""
    quote = case.quote
    kind = "" if holds(name, [unquoted(quote.text)]) else kind_meant(quote.text)
    meant = thing_meant(quote, case.article, kind) if kind else None
    return meant is not None and not _one_of_two(name, meant.value)


def _of_no_one(name: str, case: _Case) -> bool:
    """Whether a figure or a date stands before the person is named in the paragraph, or where another one is."""
    question, quote = case.question, case.quote
    text = quote.paragraph.text
    if question.kind not in (Kind.FIGURE, Kind.DATE) or name not in text or name in quote.text:
        return False
    named = text.rfind(name, 0, quote.start)
    return named < 0 or any(start > named for start, _ in persons_in(text[: quote.end]))


def _is_offer(name: str, article: Article) -> bool:
    """Whether the article treats a name as that of an offer, and not as whose it is: “妙鸭相机”, 妙鸭相机产品."""
    said = re.escape(name)
    pattern = f"“[^”]*{said}|{said}[^，。；]{{0,4}}{_KIND}"
    return bool(name) and (name.endswith(OFFERED) or bool(re.search(pattern, full_text(article))))


def _one_of_two(one: str, other: str) -> bool:
    """Whether one of two names is the other one, or a part of it."""
    one, other = one.lower(), other.lower()
    return one in other or other in one
