"""The figures and dates of a sentence, held against the paragraphs that it cites. Pure functions.

Spelling does not matter: 1253亿元 is 1,253亿元 and 125300000000元, 34.9％ is 百分之三十四点九, 75BP is 0.75个百分点,
9月末 in an article of December 2021 is 2021年9月末. Units do: 34.9% is not 34.9个百分点, and 15万户 is not 15万元.
Qualifiers (超, 约) are not compared, nor is the sign: -1.5% is a fall of 1.5%. 数百家 is 数百家 alone. What
the sentence computes from its paragraphs is not in them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.characters import tidy
from corpus.measuring.dates import Period, periods
from corpus.measuring.figures import figures
from corpus.measuring.numerals import NUMERALS
from corpus.measuring.units import IN_PERCENT, MAGNITUDES

_ISO_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/.](1[0-2]|0?[1-9])[-/.](3[01]|[12]\d|0?[1-9])(?!\d)")
_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_INNER_SPACE = re.compile(r"(?<=\d) (?=[%‰一-龥])|(?<=[一-龥]) (?=\d)")
_MAGNITUDE = "万亿|千亿|百亿|[十百千]?万|亿|千|百"
# 10至20万元 is 10万元 and 20万元; 1-9月 and 2019-2021年 are periods and stay as they are.
_RANGE = re.compile(
    rf"(?<![\d.])(?P<low>\d+(?:\.\d+)?)"
    rf"(?P<own>(?:{_MAGNITUDE})?(?:[%‰]|BP|bp)?)[-~～—–至到]{{1,2}}(?P<high>\d+(?:\.\d+)?)"
    rf"(?P<unit>(?:{_MAGNITUDE})?(?:个百分点|个工作日|个基点|个月|BP|bp|[%‰℃]|[一-龥]{{1,2}})?)(?!\d)"
)
_DATED = re.compile(r"月|日|号")
_NUMBER = re.compile(rf"\d+(?:\.\d+)?(?P<magnitude>{_MAGNITUDE})?")
# 一百二十, 二零二五; not 一一 and 三三两两, which count nothing.
_NUMERAL = re.compile(rf"(?<!\d)(?=[{NUMERALS}]*[十百千万亿]|[{NUMERALS}]{{3}})[{NUMERALS}万亿]{{2,}}")
_SAME_AS = {**IN_PERCENT, "BP": ("个百分点", 0.01)}

_RELATIVE = re.compile(r"[今去前明]年")
_NO_SPAN = re.compile(r"季度|半年|[至到-]")
_DAY = re.compile(r"(\d+)[日号]$")
_EDGE = {"初": "初", "末": "末", "底": "末"}
_TAIL = re.compile(r"[份初末底]|以来")


@dataclass(frozen=True, slots=True)
class Source:
    """A paragraph's text, and the date of its article, from which it takes the year that it leaves out."""

    text: str
    published: date | None


def unheld(sentence: str, sources: Sequence[Source]) -> str:
    """The first figure or date of the sentence, as written there, that no source holds; "" where all are held."""
    sentence = _spelled(sentence)
    texts = [_spelled(source.text) for source in sources]
    return _unheld_date(sentence, texts, sources) or _unheld_figure(sentence, texts)


def _spelled(text: str) -> str:
    """The text in one spelling of widths, dates, thousands and ranges."""
    text = _ISO_DATE.sub(r"\1年\2月\3日", _THOUSANDS.sub("", tidy(text)))
    return _RANGE.sub(_both_ends, _INNER_SPACE.sub("", text))


def _both_ends(match: re.Match[str]) -> str:
    unit = match["unit"]
    years = unit.startswith("年") and len(match["high"]) == 4
    if _DATED.match(unit) or years:
        return match.group()
    return f"{match['low']}{match['own'] or unit}、{match['high']}{unit}"


def _unheld_figure(sentence: str, texts: Sequence[str]) -> str:
    measured = {amount for text in texts for _, _, amount in _amounts(text)}
    values = {value for _, value in measured} | {value for text in texts for value, _ in _bare(text, everywhere=True)}
    without_unit = {value for text in texts for value, _ in _bare(text)}
    for start, end, (unit, value) in _amounts(sentence):
        if (unit, value) not in measured and value not in without_unit:
            return sentence[start:end]
    for value, written in _bare(sentence):
        if value not in values:
            return written
    for numeral in _NUMERAL.finditer(sentence):
        covered = any(start < numeral.end() and numeral.start() < end for start, end in _spans(sentence))
        if not covered and not any(numeral.group() in text for text in texts):
            return numeral.group()
    return ""


def _amounts(text: str) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """The figures of a text: where, in which unit, how much; a value is written with nine digits, to be compared."""
    for figure in figures(text):
        unit, factor = _SAME_AS.get(figure.unit, (figure.unit, 1.0))
        rough = figure.qualifier[-1] if figure.is_open else ""  # 数百家 is not 100家
        yield figure.start, figure.end, (unit, rough + _key(abs(figure.value) * factor))


def _bare(text: str, everywhere: bool = False) -> Iterator[tuple[str, str]]:
    """The numbers that stand outside figures and dates, or all of them: value and spelling."""
    spans = [] if everywhere else _spans(text)
    for match in _NUMBER.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in spans):
            digits = match.group().removesuffix(match["magnitude"] or "")
            yield _key(float(digits) * MAGNITUDES[match["magnitude"] or ""]), match.group()


def _spans(text: str) -> list[tuple[int, int]]:
    return [*((f.start, f.end) for f in figures(text)), *((p.start, p.end) for p in periods(text))]


def _key(value: float) -> str:
    return f"{value:.9g}"


def _unheld_date(sentence: str, texts: Sequence[str], sources: Sequence[Source]) -> str:
    stated = periods(sentence)
    held = [False] * len(stated)
    for text, source in zip(texts, sources, strict=True):
        theirs = periods(text, source.published)
        years = [date(period.first.year, 12, 31) for period in theirs if period.first]
        for reference in dict.fromkeys([source.published, *years]):
            for i, period in enumerate(periods(sentence, reference)):
                if reference == source.published or not _RELATIVE.match(period.written):
                    held[i] |= any(_same_time(period, other) for other in theirs)
    return next((period.written for period, known in zip(stated, held, strict=True) if not known), "")


def _same_time(stated: Period, held: Period) -> bool:
    """Whether the text's period is the stated one, or lies in the year or the month that is stated."""
    day = _DAY.search(stated.written)
    if day and stated.last and int(day[1]) != stated.last.day:  # 6月31日
        return False
    edge = _EDGE.get(stated.written[-1], "")
    if edge and _EDGE.get(held.written[-1], edge) != edge:
        return False
    if stated.first is None or stated.last is None or held.first is None or held.last is None:
        return _TAIL.sub("", stated.written) == _TAIL.sub("", held.written)
    if (stated.first, stated.last) == (held.first, held.last):
        return True
    within = stated.first <= held.first and held.last <= stated.last
    return within and not edge and not _NO_SPAN.search(stated.written)
