"""What a follow-up leaves out, put in from the questions before it: pure text in, text out.

"那科技支行呢？" after "北京银行有几家文化支行？" replaces one part; "它的余额是多少？" replaces a pronoun;
"余额是多少？" borrows what the last question was about; "为什么？" asks why of it. A question that stands by itself
inherits nothing.
"""

import re
from collections.abc import Callable, Sequence
from itertools import accumulate

from corpus.measuring.dates import opening_time, periods
from qa.asking.asked_about import METRIC, TIME, measures, person_of, stem, topic_of, whose
from qa.asking.question import Question, read_question
from qa.asking.replacing import IN_SHORT, replaced
from qa.language.answer_kinds import Kind
from qa.language.changes import moves
from qa.language.question_words import QUESTION_WORD
from qa.language.tagging import PROPER_TAGS, is_word, tagged_words
from qa.names.organisation_names import NEVER_IN_NAMES

_OPENING = re.compile(
    r"^(?:那么?(?!是|时|个|家|款|笔|项|位|边|里|儿|些)"
    r"|另外|再问一?下|换[成作]|如果是|要是|若是|至于|请问|那请问|还有(?=.{2})|(?:还想|接着|顺便|再)问(?:一?下)?"
    r"|以及|再看看?"
    r"|(?:对了|然后|此外|再者|同样|再来)(?=[，,]))[，,]?"
)
_MORE = re.compile(
    r"^(?:那么?)?(?:还有(?:别的|其他的?)?(?:吗|呢|没有)?|其他的?呢|别的呢|然后呢|继续|接着说"
    r"|(?:能|请)?(?:说|讲)?(?:得)?(?:再)?(?:详细|具体)一?[点些]|具体呢|(?:再)?多[说讲]一?[点些]|继续[说讲]|还有啥"
    r"|(?:能|可以|请)?(?:再|展开|详细|具体)+(?:说说|讲讲|说一?下|讲一?下)吗?)[？?。！!]*$"
)
_WHY = re.compile(
    r"^(?:那么?|这是?|它?)?(?:又)?(?:是)?"
    r"(?:因?为什么|为何|因?为啥|什么原因|原因呢|凭什么|怎么会(?:这样)?|为什么会这样|何故|缘何)(?:呢|呀|啊)?[？?]*$"
)
_COMPARES = re.compile(r"^(?:那么?)?(?:[跟和与同].{2,20}?(?:相比|比起来|比)|比.{2,20}?)(?=[，,]|[哪谁高低多少大小])")
# 那笔呢, 总共呢, 报道里的数字呢: what else stands behind the part that is said.
_PART_ENDS = re.compile(
    r"(?:(?<=..)那[笔个家款边种项]|(?<![前在])(?:总共|一共|合计)|(?:报道|文章)[里中]?的?(?:数字|数据|说法))?"
    r"(?:又)?(?:呢|嘞|咧|怎么样|又如何|如何)?[?？]*$"
)
_PRONOUN = re.compile(
    r"(?:该|这家|那家|这个|那个|这款|那款|这项|那项|这种|那种|这笔|那笔|上述|上面(?:说的|提到的)?(?:那个|这个)?"
    r"|前面(?:说的|提到的)?(?:那个|这个)?"
    r"|刚才(?:说的|提到的)?(?:那个|这个)?)"
    r"(?P<noun>银行|分行|支行|网点|公司|企业|机构|产品|贷款|平台|业务|项目|模式|体系|中心|品牌|方案|店|餐厅|农场|工厂"
    r"|医院|学校)"
    r"|(?:上面|前面|刚才|刚刚)(?:说的|提到的)?(?:那|这)(?:个|款|家|项|种)|该行|该公司|它们?|其(?=[的中余贷客金利规户])"
    r"|(?:那|这)(?:边|里|儿)(?![面边头])|他们?|她们?|(?<!还有)(?:这|那)(?=是|有|个数|笔钱)"
)
_OF_BODIES = re.compile(r"银行|分行|支行|网点|公司|企业|机构|店|餐厅|农场|工厂|医院|学校|该行|他们|[边里儿]$")
_GIVEN = re.compile("[给向为对跟和与同找让替帮]$")  # behind these a pronoun is another than whoever stands before them
_TOPIC = re.compile("^([^，,]{2,8}?)呢[，,](?=.{3})")  # 支行呢，有几家…
# 乙银行呢，几项？ after 甲银行涉及多少项: what was asked, asked again.
_AGAIN = re.compile(
    "^(?P<name>[^，,]{2,12})呢[，,](?:又)?(?:是|有)?(?:多少|几)(?P<counter>[家个户笔项款名位人元])[？?]*$"
)
_OF_PERSONS = re.compile(r"[他她](?!们)")
_OWNER = re.compile(
    "(?![是比较占])(?!.{0,3}(?:贷|产品|业务|客户|资金|企业|平台|机构|项目|系统|公司|银行|模式))"
    "[一-龥]{4,10}的(?!是|时候|地方|原因|方式)[一-龥]{2}"
)
_OF_A_FIGURE = re.compile("公布|披露|发布|统计|达到?|突破|超过|实现|测算|数据|数字|水平|最[高低大小]")
# Not 那年化利率, 那月供.
_THAT_TIME = re.compile(
    r"(?:[那这]一?(?P<unit>[年月天日])|[那这](?:一?个)?(?P<month>月|季度?)|同(?P<same>[年月日]))"
    "(?![前后以之内化费报末初份龄轻头供均薪息常然])"
)
_IDLE = re.compile(r"同期|当时|那时|[又也还]|是|有|的|到|截至|[？?，,吧呢吗]")

Names = Callable[[str], Sequence[str]]


def standalone(question: str, history: Sequence[str], names_in: Names) -> str:
    """Complete a follow-up from the questions before it, oldest first.

    ``names_in`` finds the names that the corpus knows in a text. The question comes back as it is when it stands by
    itself, and when there is nothing to complete it with.
    """
    before = ""
    for asked in [*history, question]:
        before = _complete(asked.strip(), before, names_in) if before else asked.strip()
    return before


def _complete(asked: str, before: str, names_in: Names) -> str:
    if _MORE.match(asked):
        return before
    previous = read_question(before, names_in(before))
    if _WHY.match(asked):
        return f"为什么{_statement(previous)}"
    that = _that_time(asked)
    bare = asked if that and that.start() == 0 else _OPENING.sub("", asked)
    again = _AGAIN.match(bare)
    if again and previous.organisations and re.search(f"(?:多少|几){again['counter']}", before):
        of_another = again["name"] in read_question(again["name"]).organisations
        bare = f"{again['name']}呢" if of_another else bare
    bare = _at_that_time(_TOPIC.sub(r"\1", bare), previous)
    if _COMPARES.match(bare):
        return _statement(previous) + bare
    current = read_question(bare, names_in(bare))
    pronoun = _PRONOUN.search(bare)
    if pronoun and not _is_of_its_own(bare[: pronoun.start()], names_in):
        behind = bare[pronoun.end() :]
        if pronoun.start() == 0 and re.search("^的.{2,8}呢[?？]*$", behind):  # 它的户数呢
            return replaced(_PART_ENDS.sub("", behind), before, previous)
        return _without_pronoun(bare, pronoun, previous)
    if _is_part(asked, bare, current):
        return replaced(_PART_ENDS.sub("", bare), before, previous)
    if current.asks_at < len(current.text):
        part = _short_part(current)
        if part:
            return replaced(part, before, previous)
        if _is_bare(current):
            return _put_before(whose(previous) if _is_of_no_measure(current, previous) else stem(previous, bare), bare)
    return bare


def _at_that_time(bare: str, previous: Question) -> str:
    """A question with the time of the last one for 那一年, 那个月; it goes where what is put before says it."""
    that = _that_time(bare)
    at = previous.period.written if previous.period else ""
    unit = next(filter(None, that.groups()), "") if that else ""
    return bare[: that.start()] + at + bare[that.end() :] if that and unit in at else bare


def _that_time(text: str) -> re.Match[str] | None:
    """Where a text says 那一年, 同月; not within other words: 不同年份, 那天津分行. 那年收入 is cut as 那 年收入."""
    edges = list(accumulate((len(word) for word, _ in tagged_words(text)), initial=0))

    def stands(found: re.Match[str]) -> bool:
        rest = text[found.end() : next(at for at in edges if at >= found.end())]
        goes_on = rest[:1] in ("", "度", "间", "关") or (len(rest) > 1 and is_word(rest))  # 那年关了 as 那 年关 了
        return found.start() in edges and goes_on

    return next(filter(stands, _THAT_TIME.finditer(text)), None)


def _statement(question: Question) -> str:
    """What a question says, without what it asks for: 北京银行普惠贷款余额 of …余额是多少？"""
    said = QUESTION_WORD.sub("", re.sub(r"[吧吗呢啊？?。]+$", "", question.text))
    return re.sub(r"(?:是|有|为|了)+$", "", said)


def _is_part(asked: str, bare: str, current: Question) -> bool:
    """Whether no more than a part of a question is said: 那科技支行, 科技支行呢, 政采贷怎么样.

    怎么样 alone makes no follow-up (天气怎么样); behind a name that the corpus knows, or a metric, it does.
    """
    if re.search(r"[，,。]", bare) or len(bare) > IN_SHORT:
        return False
    if re.search(r"(?:怎么样|又如何|如何)[?？]*$", bare):
        named = current.organisations or current.products or METRIC.search(bare)
        return bare != asked or "呢" in bare or bool(named)
    asks = current.asks_at < len(current.text)
    return not asks and (bare != asked or bool(re.search(r"[呢嘞咧][?？]*$", bare)))


def _short_part(current: Question) -> str:
    """The name or the period of a question that says nothing else: 平安银行 in 平安银行同期是多少."""
    if current.kind is not Kind.FIGURE:
        return ""
    dates = [found.written for found in periods(current.text)]
    rest = QUESTION_WORD.sub("", current.text)
    for said in (*current.names, *dates):
        rest = rest.replace(said, "")
    if _IDLE.sub("", TIME.sub("", rest)):
        return ""
    named = current.organisations or current.products
    return named[0] if named else next(iter(dates), "")


def _without_pronoun(text: str, pronoun: re.Match[str], previous: Question) -> str:
    said, behind = pronoun.group(), text[pronoun.end() :]
    if said in ("这", "那"):  # 那是哪一年的事
        about = _statement(previous)
    elif _OF_PERSONS.fullmatch(said):
        about = person_of(previous, owner=behind.startswith("的"))
    else:
        about = topic_of(previous, bool(_OF_BODIES.search(said)))
    if not about or about in text:
        return text
    return text[: pronoun.start()] + about + behind


def _is_of_its_own(before: str, names_in: Names) -> bool:
    """Whether a pronoun points at what the question itself names before it: 华夏银行…，其余额, 张岩他们."""
    if _GIVEN.search(before):  # 华夏银行给它贷了多少
        return False
    named = read_question(before)
    return bool(names_in(before) or named.organisations or named.persons)


def _put_before(about: str, bare: str) -> str:
    """What a question is about, put before it; with 的 where the two would make one name.

    The time that both say is said once.
    """
    at = opening_time(bare)
    bare = bare.removeprefix(at) if at in about else bare
    names = read_question(about + bare).names
    return about + bare if all(name in about or name in bare for name in names) else f"{about}的{bare}"


def _is_of_no_measure(question: Question, previous: Question) -> bool:
    """Whether what is asked can't be of the measure asked for before, nor of its time: who, where, since when.

    When a figure was published or reached is of the measure, and when it moved or was highest.
    """
    of_it = _OF_A_FIGURE.search(question.text) or moves(question.text)
    told_of = question.kind in (Kind.PERSON, Kind.PLACE, Kind.DATE) and not of_it
    return told_of and previous.kind is Kind.FIGURE and measures(previous)


def _is_bare(question: Question) -> bool:
    """Whether the question names nothing that it could be about: 余额是多少, 有什么特点, 提供了多少资金.

    月球背面的气温 names it, though no name is known in it.
    """
    meaning = sum(1 for weight in question.content if weight >= 1)
    nouns = ((word, flag) for word, flag in tagged_words(question.text) if flag[0] == "n")
    proper = any(
        (flag in PROPER_TAGS or not is_word(word)) and word not in NEVER_IN_NAMES for word, flag in nouns
    )  # 归母净利润 names nobody
    return not question.names and not proper and meaning <= 6 and not _OWNER.match(question.text)
