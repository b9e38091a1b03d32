"""Names of persons in a sentence: what the tagger takes for one, and what stands behind a title.

A Chinese name begins with a surname; without that check the tagger takes 普惠 and 小微 for people.
"""

import re
from collections.abc import Iterable

from corpus.chunking import sentences
from corpus.wordlist import words
from qa.language.tagging import is_word, tag
from qa.names.organisation_names import organisations_in

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴"
    "夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文瞿路岳齐沿梅莫庄"
    "辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强"
    "柴华车冉房边辜吉饶刁瓮戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭"
    "窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺"
    "肖韦付闫陶严向施洪温牛樊葛邢安庞颜倪翟鲁伍申尤毕聂丛焦骆柳俞章季兰尚殷缪"
    "邝蒲储佘阚茅茹束禹狄尉粟裘邰寇仝亓逯郗卿代芦"
)
# Those that begin ordinary words as often as names: 温馨, 安抚, 严词, 付清.
_ORDINARY = "付陶严向施洪温牛安庞颜申尤毕焦章季尚殷代储束"
# Which it lacks.
_NO_NAMES = words("施策 施教 施救 施治 施援 施压 付现 付讫 付汇 温控 安保 严防 严控 严管 严惩 代建 代驾")
_COMPOUND = "欧阳|上官|司徒|诸葛|司马|皇甫|尉迟|令狐|慕容|夏侯|端木"
_BEFORE_GIVEN = re.compile(f"(?:{_COMPOUND})$")
_TITLES = (
    "首席[一-龥]{1,4}[官家师]|负责人|总经理|经理|董事长|行长|主任|局长|部长|书记|主席|院长|校长|总裁|总监|创始人"
    "|发言人|秘书长"
    "|会长|教授|研究员|分析师|工程师|记者|院士|厂长|村长|市长|省长|县长|所长|队长"
    "|(?<!公)司长|署长|厅长|处长|监事长|理事长|董事会秘书|董秘|监事|合伙人|实控人|实际控制人|法定代表人|法人代表"
    "|会计师|精算师|经济师|审计师|经济学家|策略师|律师|总编辑|主编|法官|检察官"
)
# 负责人刘长安, which the dictionary cuts as 刘 and 长安. What follows ends the name.
_TITLED = re.compile(
    rf"(?:{_TITLES})[的：:]?(?P<name>(?:{_COMPOUND}|[{_SURNAMES}])[一-龥]{{1,2}}?)(?<!地)"
    r"(?=[：:，,。；、（(说表介认称指坦告透过在是向对与和等）)]|[承否]认|提[及到出醒]|强调|补充|解[释读]|建议|直言|分析"
    "|回[应答]|写道|谈[到及]|呼吁|预[计测]|判断|出席)"
)
# 首席执行官Steven van Rijswijk: Latin names behind a title, for those of firms look alike.
_LATIN_NAME = r"[A-Z][a-z]+(?:[ ·](?:[A-Z][a-z]*\.?|van|de|von)){1,3}"
_FOREIGN = re.compile(rf"(?:{_TITLES}|CEO|[一-龥]官|规划员)的?(?P<name>{_LATIN_NAME})")
_DONE_TO = re.compile("[对给将]予?其(?![他它中余])")  # 对其罚款, 给予其警告
_OF_A_BODY = re.compile("[该本][行司院厂社]|[该本这此]家?(?:公司|机构|企业|银行|分行|支行)")
_INTRODUCED = ("：", ":")  # 负责人：成亮
_WHOLE_NAME = 3  # characters: most of the words that begin with a surname have two or four
_PERSON_TAGS = {"nr", "nrt", "nrfg"}


def is_surname(character: str) -> bool:
    """Whether a character is one of the usual surnames."""
    return len(character) == 1 and character in _SURNAMES


def persons_in(sentence: str) -> list[tuple[int, int]]:
    """Where the names of persons stand, in reading order."""
    titled = [
        match.span("name")
        for match in _TITLED.finditer(sentence)
        if not is_word(match["name"]) or sentence[match.start("name") - 1] in _INTRODUCED
    ]
    whole = (_with_surname(sentence, *span) for span in tag(sentence, _PERSON_TAGS))
    tagged = (span for span in whole if not any(_crosses(span, name) for name in titled))
    foreign = [match.span("name") for match in _FOREIGN.finditer(sentence)]
    found = {*tagged, *titled}
    return sorted({*foreign, *_chinese(sentence, found)})


def _chinese(sentence: str, found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the spans that are names of Chinese persons, or of others in Chinese characters."""
    return [
        (start, end)
        for start, end in found
        if end - start >= 2
        and (_opens_with_surname(sentence[start:end]) or "·" in sentence[start:end])
        and not (sentence[start - 1 : start] == "、" and sentence[end : end + 1] == "”")  # “量增、费降”: a slogan
        and not (start and sentence[start] == "和" and "一" <= sentence[start - 1] <= "龥")  # 穆迪和惠誉: and
        and not (_is_ordinary(sentence[start:end]) and sentence[start - 1 : start] not in _INTRODUCED)
    ]


def _is_ordinary(name: str) -> bool:
    """Whether what looks like a name is made of words, as its surname begins some: 温馨, and 向记者."""
    if name[0] not in _ORDINARY or "·" in name:
        return False
    known = is_word(name) and len(name) != _WHOLE_NAME  # 温家宝
    return known or name in _NO_NAMES or (name[0] == "向" and is_word(name[1:]) and len(name) == _WHOLE_NAME)


def _with_surname(sentence: str, start: int, end: int) -> tuple[int, int]:
    """A span with the two characters of a surname before it: 欧阳志强, of which the tagger takes 志强 for a name."""
    surname = _BEFORE_GIVEN.search(sentence, max(0, start - 2), start)
    return (surname.start() if surname else start), end


def _opens_with_surname(name: str) -> bool:
    """Whether a name begins with a surname, and is more than a compound one: 夏侯 alone names nobody."""
    compound = re.match(_COMPOUND, name)
    return len(name) > compound.end() if compound else name[0] in _SURNAMES


def _crosses(span: tuple[int, int], name: tuple[int, int]) -> bool:
    """Whether a span begins before a name, and goes into it: 官苏罡 of 投资官苏罡."""
    return span[0] < name[0] < span[1]


def points_at_one(sentence: str) -> bool:
    """Whether a sentence tells what was done to somebody whom it does not name: 对其罚款2万元."""
    return _DONE_TO.search(sentence) is not None and not persons_in(sentence)


def person_meant(text: str, start: int) -> str:
    """Whom 对其 of the sentence that begins at ``start`` means; "" where no sentence before it opens with a person."""
    for low, high in reversed(sentences(text[:start])):
        sentence = text[low:high].strip()
        named = persons_in(sentence)
        if named and named[0][0] == 0:
            return sentence[slice(*named[0])]
        if (
            _DONE_TO.search(sentence)
            or _OF_A_BODY.match(sentence)
            or any(not at for at, _ in organisations_in(sentence))
        ):
            break
    return ""
