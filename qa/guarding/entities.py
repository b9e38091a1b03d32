"""Whether a quote is about what a question names: its bank, organisations, products, persons, places.

The name has to stand in the paragraph, its section or title, or be what 该行, 该公司 or 这款产品 there refers to. Knows
nothing of how quotes are found or shown.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from corpus.article import Article
from corpus.measuring.figure_row import FigureRow
from corpus.measuring.numerals import NUMERALS
from corpus.wordlist import words
from qa.asking.question import Question
from qa.finding.coverage import holds, mentions
from qa.guarding.antecedents import kind_meant, thing_meant
from qa.guarding.bodies import about, fines_another, goes_on_about_a_house
from qa.guarding.measured import told
from qa.language.tagging import is_word, tagged_words
from qa.language.wording import TITLE, Kind
from qa.names.company_names import written_otherwise
from qa.names.naming import OFFERED, opening_name
from qa.names.persons import person_meant, persons_in, points_at_one
from qa.names.places import names_place
from qa.names.subjects import asked_bank, fit
from qa.reading.reader import Quote
from qa.surroundings import earlier, full_text, texts_of, unquoted

# What points at something named before: 该产品, 这家店, 它.
_POINTER = re.compile("该|这|其(?![中他它余实])|[它他她](?!们)|此|上述|后者|前者|两者")
_MEANT = 2  # paragraphs before that may name what is pointed at
_KIND = "(?:产品|平台|业务|App|APP|系统|模式)"
_OFFER = re.compile(f"“[^”]{{2,12}}”{_KIND}|{_KIND}“[^”]{{2,12}}”|“[^”]{{1,11}}[{''.join(OFFERED)}]”")
_FOREIGN = re.compile("[A-Za-z]*[a-z][A-Za-z]*(?<=[A-Za-z]{5})")
_CODE = re.compile("(?<![A-Za-z0-9])([A-Za-z]{1,6})-?([0-9]{1,4})(?![A-Za-z0-9])")  # PS5, Mate60
# 一〇四团, 10号线, 二拍: what only its number tells from others.
_NUMBERED = re.compile(
    "([〇零一二三四五六七八九十百0-9]{1,5}|[A-Z][0-9]?[+]?(?=轮))(轮|团|师|旅|连|营|号线|路|届|中学|小学|中|厂|大队|中队|支队|号院|号楼|号店"
    "|车间|高速|国道|年期|期|拍|审)"
    "(?![年个家名])"
)
_TITLED = re.compile("[“《「]([^“”《》「」，。！？；、]{2,12})[”》」]")
_SHORTEST_TITLE = 3  # of two characters is a name only behind the same words: 大熊猫“圆梦”
_NO_NAME = frozenset("的了是为在有和与及吗呢多少几什么哪，。？?")
_IN_NO_NAME = ("p", "c", "r", "d", "m", "u", "y", "e")  # parts of speech
_AFTER = words("以后 之后 后 以前 之前 前 时 了")  # 报警 以后 tells what was done
_INDICES = ("纳斯达克", "道琼斯")
_NOUN = 2  # characters of what tells a name from one that begins like it
# What may stand behind any name.
_COMMON = words(
    "公司 集团 品牌 地区 企业 产品 业务 平台 软件 应用 项目 系列 餐厅 全市 全省 全国 政府 市民 价格 总额 优势 特点"
)
_ABOUT_A_NAME = (Kind.DEFINITION, Kind.LIST, Kind.COMPARISON)
_OF_A_VALUE = {Kind.FIGURE, Kind.DATE, Kind.PERSON, Kind.COMPARISON}


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
    paragraph = quote.paragraph
    bank = asked_bank(question.organisations)
    at = quote.start + quote.span.start if quote.span else quote.end
    if bank is not None and not fit(bank, paragraph, quote.start, quote.end, at, article):
        return question.bank_name
    if bank is not None and goes_on_about_a_house(question.bank_name, paragraph, quote.start, quote.end):
        return question.bank_name
    whole = full_text(article)
    met = any(name in quote.text for name in (*question.persons, *question.products))  # what tells the quote's own
    for name in question.organisations:
        called = (name, *forms.get(name, ()), *_quoted_alone(name, article))
        read_as_bank = bank is not None and name == question.bank_name  # 九台农商银行, cut amiss, is not
        if fines_another(called, quote.text, article):
            return name
        if read_as_bank or (met and mentions(name, [whole])):
            continue
        if not about(called, paragraph, quote.start, quote.end, article):
            return name
    near = [paragraph.text, paragraph.section, *_meant(quote, article)]
    if question.kind is not Kind.NAME:  # a title names what every paragraph is near, and few are about
        near.append(article.title)
    near = [unquoted(text) for text in near]
    for name in question.products:
        if (
            not holds(name, near)
            or _about_another(name, question, quote, row)
            or _points_at_another(name, quote, article)
        ):
            return name
    if _is_offer(question.topic, article) and _about_another(question.topic, question, quote, row):
        return question.topic
    missing = next(
        (name for name in question.persons if not holds(name, near) or _of_no_one(name, question, quote)), ""
    )
    return (
        missing
        or _of_a_person(question, quote)
        or _not_in_the_article(question, quote, article)
        or _known_by_name(question, article)
        or _foreign(question, article)
        or _other_code(question, quote, article)
        or _neighbour(question, article)
        or _other_number(question, article)
        or _nearly_titled(question, article)
    )


def _of_a_person(question: Question, quote: Quote) -> str:
    """Whom or what is asked about, where the quote tells what was done to a person that is another: 对其罚款2万元."""
    if question.kind is not Kind.FIGURE or not points_at_one(quote.text):
        return ""
    meant = person_meant(quote.paragraph.text, quote.start)
    if question.persons:
        known = meant and any(meant.startswith(name) or name.startswith(meant) for name in question.persons)
        return "" if known else question.persons[0]
    return next(iter(question.organisations), "") if meant and not re.search(TITLE, question.text) else ""


def _quoted_alone(name: str, article: Article) -> Iterator[str]:
    """局气 for 局气餐厅, where the article quotes the name by itself and has the word for what it is."""
    whole = full_text(article)
    for kind in _COMMON:
        bare = name.removesuffix(kind)
        if len(bare) > 1 and bare != name and kind in whole and f"“{bare}”" in whole:
            yield bare


def _foreign(question: Question, article: Article) -> str:
    """The foreign name that stands nowhere in the article; GDP and the like have Chinese words."""
    told = " ".join(texts_of(article)).lower()
    return next((name for name in _FOREIGN.findall(question.text) if name.lower() not in told), "")


def _other_code(question: Question, quote: Quote, article: Article) -> str:
    """The code of a model (PS5) where the quote, or the article, has only another number of these letters: PS4."""
    whole = full_text(article)
    for code in _CODE.finditer(question.text.upper()):
        for text in (quote.text, whole):
            numbers = {other[2] for other in _CODE.finditer(text.upper()) if other[1] == code[1]}
            if numbers and code[2] not in numbers:
                return f"{code[1]}{code[2]}"
    return ""


def _other_number(question: Question, article: Article) -> str:
    """What the question has by its number, where the article has only others of its kind: 一〇五团, 一〇四团."""
    whole = full_text(article)
    for found in _NUMBERED.finditer(question.text):
        if found.group() not in whole and any(other[2] == found[2] for other in _NUMBERED.finditer(whole)):
            return found.group()
    return ""


def _nearly_titled(question: Question, article: Article) -> str:
    """A name that is nearly one which the article quotes, and stands nowhere in it: 大熊猫圆满, “圆梦”."""
    whole, asked = full_text(article), question.text
    edges = {0, *accumulate(len(word) for word, _ in tagged_words(asked))}
    bare = unquoted(whole)
    for found in _TITLED.finditer(whole):
        title, before = found[1], whole[max(0, found.start() - 2) : found.start()]
        alike = sum(character in asked for character in title) >= len(title) - _unlike(title)
        if not alike or title in asked or title[0] in NUMERALS:  # “三平台” counts, and names nothing
            continue
        for at in sorted(start for start in edges if start + len(title) in edges):
            other = asked[at : at + len(title)]
            unlike = [(a, b) for a, b in zip(title, other, strict=True) if a != b]
            if any(flag.startswith(_IN_NO_NAME) for _, flag in tagged_words(other)):  # 对企业, “小企业”
                continue
            known = len(title) >= _SHORTEST_TITLE or (len(before) > 1 and asked.endswith(before, 0, at))
            if not known or len(unlike) > _unlike(title) or other in bare:
                continue
            if not any(character in _NO_NAME for _, character in unlike):
                return other
    return ""


def _unlike(title: str) -> int:
    """In how many characters a name may differ that is nearly this one."""
    return max(1, len(title) // 3)


def _neighbour(question: Question, article: Article) -> str:
    """The name that opens the question, where the article has only another that begins like it: 妙鸭摄像, 妙鸭相机.

    What tells the two apart is a noun behind a name or a place; it stands nowhere in the article.
    """
    text = question.text
    names = [name for name in (*question.names, *question.places) if not name.endswith(OFFERED)]
    shared = max((name for name in names if text.startswith(name)), key=len, default="")
    own = _noun_behind(text[len(shared) :]) if shared and question.kind not in _ABOUT_A_NAME else ""
    whole = full_text(article)
    if not own or shared + own in whole or told(own, whole):
        return ""
    if not is_word(own) and (shared in question.organisations or shared in question.persons):
        return ""  # its name says where it ends; 同水 is cut amiss, and so is 骗来 of 黄某骗来
    others = (whole[match.end() : match.end() + len(own)] for match in re.finditer(re.escape(shared), whole))
    return shared + own if any(_noun_behind(f"{other}的") == other for other in others) else ""


def _noun_behind(text: str) -> str:
    """The noun that a text begins with, and a number in front of it: 摄像 of 摄像的, 三厂 of 三厂汽水; else ""."""
    tagged = tagged_words(text)[:3]
    number = tagged[0][0] if len(tagged) > 1 and tagged[0][1] == "m" and len(tagged[0][0]) == 1 else ""
    (word, flag), (behind, _) = [*tagged[bool(number) :], ("", "x"), ("", "x")][:2]
    done = flag == "vn" and behind in _AFTER
    named = (flag in ("n", "vn", "j", "nz") and not done and not word.endswith("给")) or (
        flag == "v" and behind == "的"
    )
    said = number + word
    return said if named and len(said) == _NOUN and word not in _COMMON else ""


def _not_in_the_article(question: Question, quote: Quote, article: Article) -> str:
    """The topic or the place that the article does not name as far as the quote."""
    if not question.topic and not question.places:
        return ""
    paragraph = quote.paragraph
    before = [told.text for told in earlier(paragraph, article)]
    texts = (article.title, article.publisher, *before, paragraph.section, paragraph.text)
    whole = unquoted(" ".join(texts))
    if question.topic and not holds(question.topic, [whole]):
        return question.topic
    told = [place for place in question.places if names_place(place, whole)]
    return next((place for place in question.places if place not in told and not _around(place, told, question)), "")


def _known_by_name(question: Question, article: Article) -> str:
    """The name of a house or an index that opens the question, and is not in the article: 恒生指数, 中国平安."""
    name = opening_name(tagged_words(question.text))
    if not name or any(name[:2] in body for body in question.organisations):
        return ""  # which the article is about
    told = (full_text(article), article.publisher)
    index = f"{name}指数" in question.text or name.endswith("指数")
    forms = (name, *written_otherwise(name), *([f"{name[0]}指"] if index or name in _INDICES else ()))  # 恒指
    return "" if any(mentions(form, told) for form in forms) else name


def _around(place: str, told: Sequence[str], question: Question) -> bool:
    """Whether a place only says where another one lies, that is told: 湖北 of 湖北襄阳."""
    return any(f"{place}{mark}{inner}" in question.text for inner in told for mark in ("", "省", "市", "的"))


def _meant(quote: Quote, article: Article) -> list[str]:
    """The paragraphs that the quote, or what stands before it in its paragraph, may point at."""
    paragraph = quote.paragraph
    if not _POINTER.search(paragraph.text[: quote.end]):
        return []
    before = earlier(paragraph, article, _MEANT)
    return [one.text for one in before if one.section == paragraph.section]


def _about_another(name: str, question: Question, quote: Quote, row: FigureRow | None) -> bool:
    """Whether the value stands in a sentence that names another product, or is of one, and names not this one."""
    if question.kind not in _OF_A_VALUE or holds(name, [unquoted(quote.text)]):
        return False
    return bool(_OFFER.search(quote.text)) or bool(row and row.product and not _one_of_two(name, row.product))


def _points_at_another(name: str, quote: Quote, article: Article) -> bool:
    """Whether 该平台 of a quote that does not name it stands for a thing of another name."""
    kind = "" if holds(name, [unquoted(quote.text)]) else kind_meant(quote.text)
    meant = thing_meant(quote, article, kind) if kind else None
    return meant is not None and not _one_of_two(name, meant.value)


def _of_no_one(name: str, question: Question, quote: Quote) -> bool:
    """Whether a figure or a date stands before the person is named in the paragraph, or where another one is."""
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
