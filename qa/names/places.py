"""Places that a question names, and whether an article is about them: 中国 is 我国 and 全国 as well, 俄罗斯 is 俄方.

Pure functions over texts and words with their parts of speech.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.measuring.name_patterns import BARE, PLACES
from corpus.wordlist import words
from qa.language.tagging import is_word, tagged_words

# Words that jieba's dictionary has as places.
_NO_PLACES = words("""
    东西 入口 城市 华夏 城镇 山区 海港 高原 平原 大国 小国 多国 两国 外国 京东 太平 长安 新城 大桥 大街 长度 深度 英里
    山脉 海洋 海峡 湖泊 河畔 池塘 海滩 冰河 高山 登山 越野 入海 海关 城堡 塔楼 朝廷 关联 普及 新鲜 青春 恩典 礼拜 神圣
    台风 福利 伦理 太多 广义 爱国 建国 立国 开国 回国 太阳 江湖 中断 赞美 新建 英雄 吉他
""")
_FOREIGN = re.compile(
    "[阿埃安奥巴贝本比宾波玻博布查达丹德迪底地蒂都厄多俄尔法菲斐芬弗干冈哥格根古瓜圭哈海汉荷赫洪吉几加柬卡喀坎科克肯"
    "库拉来莱老利黎里"
    "立列林卢鲁伦罗洛马玛麦曼毛蒙孟密缅摩莫墨姆纳南瑙内尼涅努挪帕葡潘普萨塞瑟沙舍圣士斯苏索塔泰坦汤特突土图托瓦万危委"
    "文乌西希叙"
    "牙雅亚也伊以意印约越赞乍扎智]{3,6}"
)
_SITE = re.compile(
    "[省市县区乡镇村州国洲岛山河湖江海湾港路街巷站场馆院园厅堂楼店校所厂寺庙塔桥洞坝库井]$"
    "|中心|大学|学院|基地|广场|公园|小区|社区|机场|大厦"
)
_WHICH_ONE = re.compile("哪个?(?:国家|国|城市|省份?|市|区|县)")
_UNNAMED = re.compile("[国海境省市][内外]|[当本外][地国]")
_COMPARED = re.compile(f"(?:[高低好优快慢大小多少]于|[比较占居]|超过)(?:{PLACES.pattern})")
_ENDING = re.compile("(?:特别行政区|自治[区州县]|地区|[省市县区州镇乡村国])$")
# What an article may call a country that it is about.
_OTHER_NAMES = {
    "中国": "我国|国内|全国|中方|中[国外美英俄日韩欧非法德印]|国家",
    "美国": "美[方军国媒元]|华盛顿|[中俄英日韩]美",
    "俄罗斯": "俄[方军国媒]|莫斯科|[中美乌]俄",
    "英国": "英[方国媒镑]|伦敦|[中美]英",
    "日本": "日[方本元媒]|东京|[中美韩]日",
    "韩国": "韩[方国元媒]|首尔|[中美日]韩",
    "法国": "法[方国媒]|巴黎|[中德]法",
    "德国": "德[方国媒]|柏林|[中法]德",
    "乌克兰": "乌[方军克]|基辅|俄乌",
    "台湾": "台(?=[“”‘’方军岛商胞媒币股积北])|新台币|两岸|岛内|全台",
    "北京": "首都|京[城津沪]",
    "上海": "沪",
    "加州": "加利福尼亚",
}
_WITH_DISTRICTS = ("北京", "上海")  # whose papers say 本市
_THIS_CITY = re.compile("本市|全市")


def is_place(text: str) -> bool:
    """Whether a text names a place or what stands at one: 乌兰察布, 人民大会堂."""
    tagged = tagged_words(text)
    return any(flag in ("ns", "s", "nt", "nrt", "nz") for _, flag in tagged) or bool(_SITE.search(text))


def is_unnamed(asked: str, place: str) -> bool:
    """Whether a question asks which country or town it was, and the place names none: 国外, 当地."""
    return bool(_WHICH_ONE.search(asked) and _UNNAMED.fullmatch(place))


def places_of(tagged: Sequence[tuple[str, str]], names: Iterable[str]) -> tuple[str, ...]:
    """The places among the words of a question, but not those within its ``names`` (北京 of 北京银行)."""
    whole = " ".join(names)
    return tuple(dict.fromkeys(place for place in _places(tagged) if place not in whole))


def _places(tagged: Sequence[tuple[str, str]]) -> Iterator[str]:
    for word, flag in tagged:
        foreign = flag.startswith("nr") and bool(_FOREIGN.fullmatch(word))  # 乌干达 is a person in jieba's dictionary
        if (flag == "ns" or foreign) and len(word) > 1 and is_word(word) and word not in _NO_PLACES:
            yield word


def only_elsewhere(places: Iterable[str], text: str) -> str:
    """The place that a text is not about, for it names another of its kind, and none of ``places``; "" where it may be.

    Kinds are countries, provinces and large cities: a figure of 武汉市 is none of 杭州. A place that something is only
    compared with, as in 高于全球, is not what a text is about.
    """
    if any(names_place(place, text) for place in places):
        return ""
    told = set(PLACES.findall(_COMPARED.sub("", text)))
    return next((place for place in places for kind in BARE.values() if _bare(place) in kind and told & kind), "")


def names_place(place: str, text: str) -> bool:
    """Whether a text names a place, or calls it by another name; 本市 is what the text names first."""
    if place in text or _bare(place) in text or re.search(_OTHER_NAMES.get(place, "(?!)"), text):
        return True
    return place in _WITH_DISTRICTS and bool(_THIS_CITY.search(text)) and not PLACES.search(text)


def _bare(place: str) -> str:
    return _ENDING.sub("", place) if len(place) > 2 else place
