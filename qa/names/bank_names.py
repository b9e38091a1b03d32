"""One form for all that a bank is called: 浦发 for 上海浦东发展银行股份有限公司, 稠州 for 浙江稠州商业银行.

What stands before 银行 is its name. That it is a company, or a commercial bank, tells no bank from another; that it is
a rural one does: 上海农商银行 is not 上海银行. Knows nothing of the texts that name them.
"""

import re
from functools import cache

from corpus.wordlist import words
from qa.language.tagging import flag_of, is_word, tagged_words

LEGAL_FORM = "(?:股份)?(?:有限)?(?:责任)?公司"
"""A pattern for what stands behind the name of a company and says nothing."""

WELL_KNOWN = {
    "工行": "工商银行", "农行": "农业银行", "中行": "中国银行",
    "建行": "建设银行", "交行": "交通银行", "招行": "招商银行", "国开行": "国家开发银行", "农发行": "农业发展银行",
}  # fmt: skip
"""What is short for these wherever it stands, whether the corpus knows them or not."""

# 首批投贷联动试点银行: a kind of bank, and no name.
KINDS_OF_BANKS = words("""
    首都 试点 人民 中央 商业 国有 大型 中小 合作 投资 政策 民营 地方 城市 农村 外资 网上 手机 电话 直销 企业 开放 数字
    世界 口袋 各家 全部 所有 三大 四大 五大 六大 省级 市级 县级 国家级
    政策性 开发性 全国性 区域性 地方性 大中型 中小型 头部 传统 区域 全国 县域 乡镇 股份 城商 法人 持牌 互联网 社区 科技
    绿色 移动 影子 问题 高风险 部分 同业 代理 存款 债权 发卡 收单 主办 经办
    农商 村镇 股份制 中资 多家 其他 有关 相关 贷款 入驻 私人 零售 上市 主要 个人 交易
""")
# Parts of names that tell no bank from another.
MIDDLES = words("农商 农村商业 城市商业 商业 国际 联合 村镇 发展 实业 合作 储蓄 信用")
_NO_BANK = re.compile("城市商业$|(?<!农村)商业$")
_OF_ITS_PLACE = re.compile("农商|农合|农村|村镇|农信")  # there is one in each county: the place is the name
_INITIALS = (("发展", "发"), ("储蓄", "储"))  # 浦东发展 is 浦发
_NOMINAL = ("n", "j", "a", "b", "z")
_PROPER = ("ns", "nz", "nr", "nrt", "nt", "j")
_OFFICE = "支行"
_UNITS_OF_PLACES = "省市县区"


@cache
def short_name(name: str) -> str:
    """What stands before 银行, without what tells no bank from another: the company's form, the province it is in."""
    name = name.removeprefix("中国") or name
    name = name.replace("农村商业", "农商").replace("农村合作", "农合")
    name = _NO_BANK.sub("", name).removesuffix("市") or name
    while not _OF_ITS_PLACE.search(name) and (rest := _behind_place(name)):
        name = rest
    for part, initial in _INITIALS:
        if len(name) == 2 + len(part) and name.endswith(part):
            return name[0] + initial
    return name


def is_rural(name: str) -> bool:
    """Whether a kind of bank is one of which there is one in each county, so that its place names it."""
    return bool(_OF_ITS_PLACE.search(name))


def is_same_bank(one: str, other: str) -> bool:
    """Whether two short names are of one bank; 山东德州农商 is 德州农商."""
    if one == other or not _OF_ITS_PLACE.search(one):
        return one == other
    return one.endswith(other) or other.endswith(one)


def is_same_branch(one: str, other: str) -> bool:
    """Whether two branches are one; 太原兴华街支行 is 兴华街支行."""
    if one.endswith(_OFFICE) != other.endswith(_OFFICE) or not (one and other):
        return one == other
    return one.endswith(other) or other.endswith(one) if one.endswith(_OFFICE) else is_same_place(one, other)


def is_same_place(one: str, other: str) -> bool:
    """Whether two branches are of one place: 江苏常州 and 常州, 酒泉市 and 酒泉."""
    one, other = (place.rstrip(_UNITS_OF_PLACES) or place for place in (one, other))
    return bool(one and other) and (one.endswith(other) or other.endswith(one))


@cache
def ends_with_bank(run: str) -> str:
    """The end of a run of characters that is a bank's name before 银行; "" where it is none (破解银行与企业…)."""
    cut = [(word, flag) for word, flag in tagged_words(f"{run}银行") if word != "银行"]
    word, flag = cut.pop()
    known = word.endswith("银行") or flag.startswith(_NOMINAL) or is_unknown_name(word)
    name = word.removesuffix("银行").removeprefix("中国") or "中国"
    while cut and _goes_back(name, *cut[-1]):
        name = cut.pop()[0] + name
    return name if known and len(name) > 1 and name not in KINDS_OF_BANKS | MIDDLES else ""


def is_unknown_name(word: str) -> bool:
    """Whether what no dictionary knows may be a name: 临商 is, 甲诉, which ends with a verb, is not."""
    return len(word) > 1 and not is_word(word) and not flag_of(word[-1]).startswith("v")


def _goes_back(name: str, before: str, flag: str) -> bool:
    """Whether a name begins further to the left: 稠 of 稠州商业, 兴平 of 兴平中银富登村镇."""
    proper = flag in _PROPER or not is_word(before)
    if name in MIDDLES:
        return proper or before + name in MIDDLES or (len(before) == 1 and flag.startswith(_NOMINAL))
    own = next((name.removesuffix(middle) for middle in MIDDLES if name.endswith(middle)), name)
    return (len(own) == 1 and len(before) == 1) or (proper and bool(_OF_ITS_PLACE.search(name)))


@cache
def office_name(characters: str) -> str:
    """What stands between 银行 and 支行 as the name of an office, 支行 put behind it; "" for a kind: 科技支行."""
    cut = tagged_words(characters)
    named = all(flag.startswith((*_NOMINAL, "m", "f")) for _, flag in cut) and any(flag in _PROPER for _, flag in cut)
    return characters + _OFFICE if named else ""


def _behind_place(name: str) -> str:
    """A name without the place in front of it; "" where it begins with none, or no name is left."""
    rests = (name[length:] for length in (4, 3, 2) if flag_of(name[:length]) == "ns")
    return next((rest for rest in rests if len(rest) > 1 and rest not in MIDDLES | KINDS_OF_BANKS), "")
