"""Words with their parts of speech, by jieba's tagger. Knows nothing of what the tags are read for."""

import importlib
import re
import threading
from collections.abc import Iterator
from functools import cache, lru_cache
from io import BytesIO
from typing import Any

import jieba

from corpus.dictionary import parts_of_speech
from corpus.wordlist import words
from embeddings.words import dictionary
from qa.language.tag_path import TagPath

# What jieba's dictionary has as verbs, as adverbs or a noun, and as places.
_CORRECTED = {
    "分行": "n", "支行": "n", "上限": "n", "下限": "n", "暂停": "v", "上市": "v", "上岗": "v",
    "专门": "d", "加盟": "v", "任命": "v", "声称": "v", "抗议": "v",
}  # fmt: skip
# Towns that it has as persons, verbs or nothing; 日照 and 白银 are words as well, and stay what they are.
_TOWNS = words("""
    石家庄 唐山 秦皇岛 保定 张家口 承德 阳泉 长治 运城 吕梁 包头 通辽 呼伦贝尔 大连 本溪 营口 盘锦 铁岭 通化 齐齐哈尔
    伊春 南通 连云港 宿迁 嘉兴 金华 合肥 三明 龙岩 宁德 景德镇 新余 烟台 焦作 许昌 商丘 信阳 周口 黄石 孝感 恩施 邵阳
    岳阳 常德 张家界 怀化 娄底 茂名 河源 清远 桂林 玉林 百色 崇左 海口 三沙 自贡 攀枝花 广元 资阳 遵义 安顺 毕节 铜仁
    曲靖 玉溪 昭通 楚雄 文山 大理 德宏 拉萨 林芝 那曲 宝鸡 商洛 金昌 天水 武威 平凉 酒泉 银川 克拉玛依 哈密 昌吉
    阿勒泰 常熟 张家港 义乌 余姚 慈溪 石狮 乐清 如皋 海门 兴化 龙口 寿光 诸城 滕州 新泰 即墨 章丘 雄安
""")
PROPER_TAGS = frozenset(words("nr nrt nrfg ns nt nz"))
"""The tags of names: persons, places, bodies, others."""
_BEHIND_DAY = re.compile("(?<=月[0-9][日号])|(?<=月[0-9][0-9][日号])")
_LOADING = threading.Lock()
_NO_PERSONS = {"小微": "n", "普惠": "n", "科创": "n", "董秘": "n"}  # words that it does not know, and takes for names
_TEXTS_KEPT = 1_000  # the rules that read a question tag it, and its parts, again and again


def tagged_words(text: str) -> list[tuple[str, str]]:
    """Cut a text into words, each with jieba's part-of-speech tag."""
    return list(_tagged(text))


def flag_of(word: str) -> str:
    """The part of speech of a word of the dictionary, "" for any other."""
    flag: str = _tagger().word_tag_tab.get(word, "")
    return flag


def is_word(text: str) -> bool:
    """Whether the dictionary knows the word; what it does not know is likely a name."""
    return text in _tagger().word_tag_tab


def tag(text: str, tags: set[str]) -> list[tuple[int, int]]:
    """Where the words with one of jieba's part-of-speech tags stand: nr a person, ns a place."""
    found, at = [], 0
    for word, flag in _tagged(text):
        if flag in tags:
            found.append((at, at + len(word)))
        at += len(word)
    return found


@lru_cache(_TEXTS_KEPT)
def _tagged(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        part
        for piece in _BEHIND_DAY.split(text)  # 28日 国强基金会: the tagger would put 日 to a name that it does not know
        for word in _tagger().cut(piece)
        for part in _parts(word.word, _NO_PERSONS.get(word.word, word.flag))
    )


def _parts(word: str, flag: str) -> Iterator[tuple[str, str]]:
    """北京 银行行长 is the head of 北京银行, not of a bank in 北京: such words come in two."""
    rest = word.removeprefix("银行")
    tags = _tagger().word_tag_tab
    if rest != word and len(rest) > 1 and rest in tags:
        yield "银行", tags["银行"]
        yield rest, tags[rest]
    else:
        yield word, flag


@cache
def _tagger() -> Any:
    """jieba's tagger over the dictionary that the word index has loaded already.

    By itself it would load the dictionary twice more, once for the tags, and log that it does.
    """
    with _LOADING:  # two first questions may come at once, and a cache lets both in
        jieba.dt.get_dict_file = BytesIO
        try:
            posseg: Any = importlib.import_module("jieba.posseg")
        finally:
            del jieba.dt.get_dict_file
    posseg.viterbi = TagPath(posseg.char_state_tab_P, posseg.start_P, posseg.trans_P, posseg.emit_P)
    tagger = posseg.dt
    tagger.tokenizer, tagger.word_tag_tab = dictionary(), parts_of_speech() | _CORRECTED | dict.fromkeys(_TOWNS, "ns")
    return tagger
