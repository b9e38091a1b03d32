"""What a company or an office is called besides its whole name: 湖北消金 is 湖北消费金融有限公司.

Its legal form says nothing; what it does is written short or long; the province or town in front may go where what is
left still names it. Knows nothing of the texts that name them; banks are for bank_names.py.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from qa.language.tagging import flag_of, tagged_words
from qa.names.bank_names import LEGAL_FORM
from qa.names.organisation_names import HOUSES, proper_organisations_in

_GENERIC_END = re.compile(f"(?:{LEGAL_FORM}|集团)$")
_KINDS = (
    ("消金", "消费金融"), ("金租", "金融租赁"), ("人寿", "人寿保险"), ("寿险", "人寿保险"), ("财险", "财产保险"),
    ("产险", "财产保险"), ("农商银行", "农村商业银行"), ("农商行", "农商银行"), ("人行", "人民银行"),
    ("金管局", "金融管理局"), ("发改委", "发展和改革委员会"), ("证监局", "证券监督管理局"),
    ("资管", "资产管理"), ("小贷", "小额贷款"), ("农信社", "农村信用合作社"), ("外管局", "外汇管理局"),
)  # fmt: skip
# The regulator's offices, as they have been called since 2018.
_REGULATOR = re.compile("(?P<place>[一-龥]{2,4}?)(?:金融监管|银保监|监管)(?:总局|分局|局)")
_REGULATORS = ("{}监管局", "{}金融监管局", "{}银保监局", "{}监管分局", "{}金融监管分局", "{}银保监分局")
_OFFICE = re.compile("[一-龥]{2,4}[部委局办署厅会]")
_ENDS_OF_OFFICES = {"委": "委(?:员会)?", "办": "办(?:公室)?", "会": "委?员?会"}
_JOINING = ("和", "与", "及")
_HOUSES = ("银行", "公司", "集团", *HOUSES)
_PLACE = re.compile("[一-龥]{2,3}?[省市县区]")
_SHORTEST = 3


def without_legal_form(name: str) -> str:
    """The name without 股份有限公司 and the like at its end, where that leaves one."""
    bare = _GENERIC_END.sub("", name)
    return bare if len(bare) >= _SHORTEST else name


@lru_cache(1_024)
def written_otherwise(name: str) -> tuple[str, ...]:
    """The name with what it does in short for in full, and the other way round: 湖北消费金融 for 湖北消金."""
    bare = without_legal_form(name)
    office = _REGULATOR.fullmatch(bare)
    if office:
        return tuple(form.format(office["place"]) for form in _REGULATORS if form.format(office["place"]) != name)
    forms = [bare.replace(short, whole) for short, whole in _KINDS if short in bare and whole not in bare]
    forms += [bare.replace(whole, short) for short, whole in _KINDS if whole in bare]
    return tuple(dict.fromkeys(form for form in forms if form != name))


def spelled_in_full(office: str, text: str) -> Iterator[str]:
    """The authorities of a text for which an office may be short: 工业和信息化部 for 工信部.

    Each of its characters begins a word of the whole name, or the second half of a long one; the last one ends it.
    """
    if not _OFFICE.fullmatch(office):
        return
    initials, end = office[:-1], office[-1]
    whole = "".join(f"{initial}[一-龥]{{1,5}}?" for initial in initials) + _ENDS_OF_OFFICES.get(end, end)
    for found in re.finditer(f"(?=({whole}))", text):
        cut = tagged_words(found[1])
        starts = iter(character for word, _ in cut for character in word[::2])
        named = all(flag[0] in "nvja" or word in _JOINING for word, flag in cut)
        house = any(word.endswith(_HOUSES) for word, _ in cut)  # 工商银行信息科技部
        if named and not house and all(initial in starts for initial in initials):
            yield found[1]


@lru_cache(1_024)
def without_place(name: str) -> tuple[str, str]:
    """The name without the province or town in front, and the place that has to be told for it to mean this one.

    "" is the place where the rest names it by itself: 星海建设, 覃塘区学生资助中心; ("", "") where nothing is in front.
    """
    found = _PLACE.match(name)
    town = next((name[:length] for length in (4, 3, 2) if flag_of(name[:length]) == "ns"), "")
    for place in (town, found.group() if found else ""):
        rest = name[len(place) :]
        if place and len(rest) >= _SHORTEST and (_PLACE.match(rest) or proper_organisations_in(f"{rest}公司")):
            return rest, ""
    rest = name[found.end() :] if found else ""
    return (rest, found.group()) if found and len(rest) >= _SHORTEST else ("", "")
