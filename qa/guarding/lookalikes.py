"""A name that is nearly one of the article's: 妙鸭摄像 where it tells of 妙鸭相机, PS5 where it has only the PS4.

Pure functions of a question, a sentence and the whole text of its article.
"""

import re
from itertools import accumulate

from corpus.measuring.numerals import NUMERALS, number
from corpus.wordlist import words
from qa.asking.question import Question
from qa.language.answer_kinds import Kind
from qa.language.measure_words import told
from qa.language.tagging import is_word, tagged_words
from qa.names.naming import OFFERED
from qa.surroundings import unquoted

COMMON = words(
    "公司 集团 品牌 地区 企业 产品 业务 平台 软件 应用 项目 系列 餐厅 全市 全省 全国 政府 市民 价格 总额 优势 特点"
)
"""What may stand behind any name."""
_CODE = re.compile("(?<![A-Za-z0-9])([A-Za-z]{1,6})-?([0-9]{1,4})(?![A-Za-z0-9])")  # PS5, Mate60
# 一〇四团, 10号线, 二拍: what only its number tells from others.
_NUMBERED = re.compile(
    "([〇零一二三四五六七八九十百0-9]{1,5}|[A-Z][0-9]?[+]?(?=轮))"
    "(轮|团|师|旅|连|营|号线|路|届|中学|小学|中|厂|大队|中队|支队|号院|号楼|号店"
    "|车间|高速|国道|年期|期|拍|审)"
    "(?![年个家名])"
)
_TITLED = re.compile("[“《「]([^“”《》「」，。！？；、]{2,12})[”》」]")
_SHORTEST_TITLE = 3  # of two characters is a name only behind the same words: 大熊猫“圆梦”
_NO_NAME = frozenset("的了是为在有和与及吗呢多少几什么哪，。？?")
_IN_NO_NAME = ("p", "c", "r", "d", "m", "u", "y", "e")  # parts of speech
_AFTER = words("以后 之后 后 以前 之前 前 时 了")  # 报警 以后 tells what was done
_NOUN = 2  # characters of what tells a name from one that begins like it
_ABOUT_A_NAME = (Kind.DEFINITION, Kind.LIST, Kind.COMPARISON)


def lookalike(question: Question, sentence: str, whole: str) -> str:
    """The name in the question that is only nearly one of the sentence or the whole article; "" where none is."""
    return (
        _other_code(question, sentence, whole)
        or _neighbour(question, whole)
        or _other_number(question, whole)
        or _nearly_titled(question, whole)
    )


def _other_code(question: Question, sentence: str, whole: str) -> str:
    """The code of a model (PS5) where the sentence, or the article, has only another number of these letters: PS4."""
    for code in _CODE.finditer(question.text.upper()):
        for text in (sentence, whole):
            numbers = {other[2] for other in _CODE.finditer(text.upper()) if other[1] == code[1]}
            if numbers and code[2] not in numbers:
                return f"{code[1]}{code[2]}"
    return ""


def _neighbour(question: Question, whole: str) -> str:
    """The name that opens the question, where the article has only another that begins like it: 妙鸭摄像, 妙鸭相机.

    What tells the two apart is a noun behind a name or a place; it stands nowhere in the article.
    """
    text = question.text
    names = [name for name in (*question.names, *question.places) if not name.endswith(OFFERED)]
    shared = max((name for name in names if text.startswith(name)), key=len, default="")
    own = _noun_behind(text[len(shared) :]) if shared and question.kind not in _ABOUT_A_NAME else ""
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
    return said if named and len(said) == _NOUN and word not in COMMON else ""


def _other_number(question: Question, whole: str) -> str:
    """What the question has by its number, where the article has only others of its kind: 一〇五团, 一〇四团."""
    for found in _NUMBERED.finditer(question.text):
        numbers = {_value(other[1]) for other in _NUMBERED.finditer(whole) if other[2] == found[2]}
        if found.group() not in whole and numbers and _value(found[1]) not in numbers:
            return found.group()
    return ""


def _value(written: str) -> float | str:
    """10 for 十 as for 10; what is no number as it stands: A of A轮, and 一〇四, which is read digit by digit."""
    if written.isdecimal():
        return float(written)
    return (set(written) <= set(NUMERALS) and number(written)) or written


def _nearly_titled(question: Question, whole: str) -> str:
    """A name that is nearly one which the article quotes, and stands nowhere in it: 大熊猫圆满, “圆梦”."""
    asked = question.text
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
            if len(unlike) > _unlike(title) or other in bare:
                continue
            cut = tagged_words(other)
            if any(flag.startswith(_IN_NO_NAME) for _, flag in cut):  # 对企业, “小企业”
                continue
            (opening, flag), *_ = cut
            if flag == "v" and title.endswith(other[len(opening) :]):  # 授予顾问单位, “首都顾问单位”
                continue
            known = len(title) >= _SHORTEST_TITLE or (len(before) > 1 and asked.endswith(before, 0, at))
            told_apart = any(name in other.lower() and name in bare.lower() for name in question.products)
            if not known or told_apart:  # 青禾银行禾苗贷, “禾苗贷”
                continue
            if not any(character in _NO_NAME for _, character in unlike):
                return other
    return ""


def _unlike(title: str) -> int:
    """In how many characters a name may differ that is nearly this one."""
    return max(1, len(title) // 3)
