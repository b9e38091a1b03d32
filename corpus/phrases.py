"""What a figure measures: the noun phrase beside it, and the change that it is, by the words around it alone.

"较年初增长324亿元" is a change ("较年初增长") of something named before; "26家科技支行" names what it counts behind it,
"科技支行26家" in front. Plain string work, no word segmentation: every article passes here when it is taken in. Knows
nothing of subjects, dates or articles.
"""

import re
from dataclasses import dataclass

from corpus.figures import Figure

# Words between the noun phrase and its figure, taken off from the right until none is left.
_FILLERS = re.compile(
    r"(?:(?:增长?|增加|升|提升|提高|上升|上调|调整|调|下调|降|降低|下降|减少|跌|下跌|上涨|涨|扩大|扩展|回落|回升|拓展|放宽|缩短|压缩|延长)[至到]"
    r"|合计|总计|共计|累计|累积|分别|突破|超过|总共|随之|一共|共有|共|大约|大概|几乎|接近|将近|高达|多达|仅有|目前|预计|左右|达到|达|为|是|有|了|过|超|约|近|逾|至|到"
    r"|在|以|每|各|仅|已|均|只|才|都|等|也|则|就|还|又|便|更|[：:（(—\-]|\s)+$"
)
_COMPARED = (
    r"(?:较|比)(?:(?:上年|去年|上月|上季度?|上周|上日|前日|昨日|年初|月初|期初|同期|此前|之前|以往|往年|前一|上一|疫情前"
    r"|20\d\d年|\d+月|本)[^，。；、]{0,8}?|[^，。；、达为超]{2,14}?)(?:相比)?|与[^，。；]{2,10}?相比|同比|环比|年均|月均|日均"
)
_MOVED = (
    r"净?(?:增长|增加|增收|增幅|增速|新增|净增|多增|少增|上升|上涨|上调|上浮|提高|提升|提前|下降|下跌|下滑|下调|下浮|减少|降低"
    r"|降幅|涨幅|跌幅|回落|回升|缩短|缩减|压降|扩大|收窄|高出|高于|低于|多出|涨|跌|增|减|高|低|多|少|升|降|翻)"
)
COMPARED, MOVED = re.compile(_COMPARED), re.compile(_MOVED)
"""How a change begins that names what it is compared with, and one that leaves it out."""
PARTIAL = re.compile("(?:累计)?(?:金额|总额|额度|规模|数量|均价|单价|价格|面积)$")
"""A measure that says little without the one before it: "续贷业务874笔，金额63亿元"."""
_SHARED = r"(?:增量)?(?:占比|比重|份额)|占[^，。；、]{0,12}?(?:的)?"
_CHANGE = re.compile(rf"(?P<base>{_COMPARED})?(?:的)?(?P<moved>(?:复合|平均|累计)?{_MOVED}|{_SHARED})(?:率)?$")
_ADVERBS = re.compile(
    r"(?:(?:同步|大幅|显著|明显|小幅|略微|略有|进一步|继续|持续|累计|净|再|又|已|将|还|也|约|各)+)(?=增|减|上|下|提|降|升|涨|跌|回|扩)"
)

# "这一余额较年初增长…": the measure was named before.
_ANAPHOR = re.compile(
    "(?:这一|这个|这|该|上述|这些)(?:[^，]{0,2}(?:数字|数据|余额|金额|规模|比例|占比|指标|数))?|一(?:余额|数字|数据|比例|规模|指标|数)"
)

# A noun phrase starts behind one of these. Nouns that begin with the same characters are spared by the lookaheads.
_VERBS = (
    "投放|发放|办理|提供|获得|取得|得到|解决|建成|设立|建立|开设|新建|拥有|收到|收获|发行|募集|筹集|签订|签署|签约|落实|推出|开通|"
    "投入|减免|退还|支付|缴纳|完成|实现|创造|带动|帮助|覆盖|惠及|吸引|引进|培育|培训|开展|举办|组织|走访|接待|处理|审理|查处|查获|"
    "破获|抓获|打掉|缴获|追回|挽回|避免|种植|收割|播种|生产|销售|售出|卖出|买入|采购|购买|交付|出货|售价|定价|起售价|搭载|配备|配有|"
    "采用|支持|服务|安排|下达|拨付|出动|派出|调派|转移|疏散|救治|接种|检测|报告|确诊|治愈|死亡|造成|导致|受伤|损坏|倒塌|打进|攻入|"
    "砍下|贡献|送出|抢下|斩获|夺得|赢得|运送|发送|开行|运行|行驶|飞行|通车|全长|途经|包括|包含|涉及|来自|面向|针对|授予|颁发|评选|"
    "入选|确保|办成|录取|招收|招聘|聘请|吸纳|安置|超额|结束|录得|披露|公布|发布|表示|显示|指出|透露|认为|预计|预期|计划|拟|力争|确保|使得|使|让|"
    "达成|成交|进账|上线|注册|登记|认定|累计|合计|共计|总计|平均|目前|其中|另有|还有|分别|约有|共有|设有|建有|现有|已有|有着|持有|占有"
)
_PREPOSITIONS = (
    r"在[^，。在]{1,14}?(?:上(?!市|升|涨|海|线)|中(?!小|国|心|标)|里|内(?!蒙|地)|期间|方面)|向(?!量)|把|将(?!军|领)|被|给(?!付|水|力)|由(?!于)|从(?!业)|在(?!线|校|建|岗|职|营|途|册|售|研|手|用|险)|为(?!主|止)|对(?!公|口|外|冲|接|应)"
    r"|与|及|并(?!购|网|表)|于|因(?!素|子)|以(?!上|下|内|外|来|及|色)|用(?!户|电|水|工|地|人|量|途|气|餐|料|车|房|能)|就(?!业|诊|餐|医)"
    r"|按|凭|靠|经(?!济|营|销|费|理|贸|纪|常|开)|据(?!点)|和(?!平|谐|解)|或(?!有)|但|而|且|则|也|已|还(?!款|本|贷|息|原)|又|均(?!价|值|线|衡)"
    r"|是|有(?!限|效|机|色|序|关|轨)|了(?!解)|着(?!陆|力|装)|时(?!间|代|装|期|长|速|尚)|使(?!用|馆)|该|这|其(?!他|它)|每(?!股|吨|人|亩|月|年|日|天|户|公|平|克|桶)"
)
_CUT = re.compile(f"{_VERBS}|{_PREPOSITIONS}")
# Heads that say little alone: the word before them belongs to them ("服务户数", "办理金额").
_BARE = re.compile(
    r"(?:的|总)?(?:户数|人数|家数|笔数|件数|次数|个数|台数|数量|数目|总数|总量|总额|总值|金额|数额|额度?|量|率|值|价|价格|收入|支出"
    r"|利润|规模|比例|比率|面积|人次|上限|下限|单价|均价|里程|时间|时长|成本|费用|余额|总体|需求|能力|水平|产品|业务|用户|客户|企业|人口|用时|收益)$"
)
_LEAD = re.compile(
    r"^(?:(?:其中|此外|另外|同时|而且|而|但|且|全行|全市|全省|全国|全县|全区|全年|当年|当日|当天|当月|对应|相应|相关|另一|另|以及|以上|一[笔家个项批种]|其|他们|它|我们|"
    r"年末|期末|月末|里|中(?!小|国|心)|上(?![限升涨市线海])|后|前|内|的|地(?!区|方)|之|、|，|”|“|《|》|\s)(?=[^率额量数值价]|$))+"
)
_TIME = re.compile(
    r"(?:截至|截止到?|自|从|到|至|在)?(?:(?:19|20)\d\d(?:-\d+)?年?|今年|去年|明年|前年|本月|上月)?(?:(?:以来|全年|第?[一二三四]季度|前三季度|[上下]半年)|"
    r"\d{1,2}(?:[至到\-—]\d{1,2})?月份?(?:\d{1,2}日)?)?(?:[末底初]|以来|期间|当天)?"
)
_NOUN = re.compile(r"[一-龥A-Za-z“”《》·+\-.]{1,26}")
_STOP = re.compile(
    r"无一|暂停|全部|荣登|位[列居]|登上|排名|被|已|将(?!军)|均|都(?!市)|在(?!建|线|校|职|岗|营|途|册|售|研)|为(?!主)|是|有(?!限|效|机|色|序|轨)|的|和(?!平|谐)|与|及|等(?!级|离)|由|从(?!业)|向(?!日)|"
    r"对(?!口|外|公|冲)|把|于|到(?!期)|至(?!尊)|得到|获|受(?!众|害|灾|益人|伤)|可|(?<![功节智性动产])能(?!源|力|量|耗|够)|用于|参[加与]|纳入|进入|通过|实现|完成|投入|投放|发放|就业(?!岗|人)|"
    r"开展|顺利|成功|正式|同时|同比|环比|较|比(?!例|赛|重|亚)|增[长加至]|下降|上升|左右|以上|以下|之后|后(?!备|勤)|前(?!沿|锋)|时(?!间|代|装)|中(?=，|。|$)|内(?=，|。|$)|起(?!点|重)|来自|涉及|覆盖|"
    r"集中|启动|开工|建成|投产|落地|列入|入选|荣获|签[订署约]|达[到成]?|占|共|也|则|还(?!款|本|贷)|就(?!业)|再(?!生|贷)|不(?!良|动|锈)|未(?!来|成)|让|使|并|以|而|因|若|进行|需|会(?!员|议)|了|"
    r"死亡|受伤|遇难|失踪|打包|销往|服务于|提供|组成|组织|出席|亮相|参展|表示"
)
_AGO = re.compile("来|以来|前|后|间|多?来|里")
_DONE = re.compile("(?:之?内|即可|就能|就可以?|便可|可|便|就|左右|能够?)*([一-龥]{2,8})")
_OPENS = re.compile(
    r"的?([一-龥A-Za-z]{2,14}?)(?=自|从|较|比(?!例)|同比|环比|今年|去年|20\d\d|持续|不断|快速|稳步|稳定|大幅|实现|保持|继续|增[长加速]|下[降跌滑]|上[升涨]|再创|明显|显著)"
)
_EQUALS = re.compile(r"^(?:是|为|来自|属于|用于|投向|流向|由)")
# A counter or a share of things names the things behind it.
_MONEY = frozenset(["元", "美元", "欧元", "港元", "日元", "英镑", "卢布"])
_SPANS = frozenset(["分钟", "天", "个工作日", "周", "个月", "年"])
_MEASURES = frozenset(["米", "平方米", "立方米", "吨", "公斤", "克", "毫升", "升", "度", "℃", "千瓦时", "千瓦"])
_RATIOS = frozenset(["%", "‰", "成", "个百分点", "BP"])
_RANKS = frozenset(["名", "位", "家", "个", "强"])
_MARKS = str.maketrans("", "", "“”《》「」\"' 　")


@dataclass(frozen=True, slots=True)
class Phrase:
    """``metric`` is the thing measured, "" where it was named before; ``change`` how the figure relates to it."""

    metric: str
    change: str = ""


def phrase(before: str, figure: Figure, after: str) -> Phrase:
    """Read what a figure measures.

    Args:
        before: the clause in front of it, from the figure before, if there is one.
        figure: the figure.
        after: the clause behind it, up to the next figure.

    """
    bare = without_fillers(before)
    changed = _CHANGE.search(_ADVERBS.sub("", bare)) if bare else None
    if changed and not (changed["moved"] in _SHORT_MOVES and not changed["base"]):
        return Phrase(noun_before(_ADVERBS.sub("", bare)[: changed.start()]), _plain(changed.group()))
    behind = noun_behind(figure, after)
    front = noun_before(bare)
    counted = figure.unit not in _MONEY | _MEASURES | _SPANS | _RATIOS
    if behind and (counted or after.startswith("的") or not front or _EQUALS.match(after)):
        return _renamed(behind)
    return Phrase(front or _verb_behind(figure, after) or _verb(bare))


_SHORT_MOVES = frozenset(["高", "低", "多", "少", "升", "降", "翻", "减", "增"])


def _renamed(behind: str) -> Phrase:
    """ "5.2%的增速" is a growth, of what was named before."""
    found = _CHANGE.fullmatch(behind)
    return Phrase("", behind) if found and not found["moved"].startswith("占") else Phrase(behind)


def without_fillers(text: str) -> str:
    """Take 达, 为, 共有, 累计 … off the end."""
    return _FILLERS.sub("", text)


def noun_before(text: str) -> str:
    """The noun phrase at the end of a text, its 的 dropped; "" where there is none."""
    owner, of, owned = text.rpartition("的")
    tail = _behind_cut(owned)
    if of and tail == owned and _BARE.search(owned) and len(owned) <= 6:
        tail = _behind_cut(owner) + owned
    noun = _LEAD.sub("", _without_time(tail))
    return "" if _ANAPHOR.fullmatch(noun) else _plain(noun)


def _behind_cut(text: str) -> str:
    """What stands behind the last verb or preposition; a bare head keeps the verb before it."""
    start = 0
    for found in _CUT.finditer(text):
        rest = text[found.end() :]
        if not rest or (len(found.group()) > 1 and _BARE.fullmatch(rest)):
            return text[start:] if rest else ""
        start = found.end()
    return text[start:]


def _without_time(text: str) -> str:
    found = _TIME.match(text)
    return text[found.end() :] if found else text


def noun_behind(figure: Figure, after: str) -> str:
    """The noun phrase that a figure counts: "家" "科技支行"; "" where a verb or nothing follows."""
    equals = _EQUALS.match(after)
    rest = after[equals.end() :] if equals else after.removeprefix("的")
    if figure.unit in _SPANS and not after.startswith("的"):
        return ""
    found = _NOUN.match(rest)
    if not found:
        return ""
    noun = found.group()
    stop = _STOP.search(noun)
    noun = noun[: stop.start()] if stop else noun
    return _plain(noun) if len(noun) > 1 and len(noun) <= 20 else ""


def _verb(text: str) -> str:
    """The verb that the text ends with: "累计投放", where nothing else says what the figure is."""
    found = None
    for found in _CUT.finditer(text):
        pass
    return found.group() if found and found.end() == len(text) and len(found.group()) > 1 else ""


def _verb_behind(figure: Figure, after: str) -> str:
    """ "3天完成", "5分钟即可拿到贷款", "100%触达": what takes so long, or is done so far."""
    if figure.unit not in _SPANS | _RATIOS or figure.unit == "年" or _AGO.match(after):
        return ""
    found = _DONE.match(after)
    return found[1] if found else ""


def leading_noun(clause: str) -> str:
    """The noun phrase that opens a clause in front of its verb: "普惠贷款" of "的普惠贷款自2018年以来增长很快"."""
    found = _OPENS.match(clause)
    return _plain(found[1]) if found else ""


def _plain(text: str) -> str:
    return text.translate(_MARKS).replace("的", "").strip("·-.+")


def kind_of(figure: Figure, phrase: Phrase, before: str) -> str:
    """Amount, count, share, growth, rate, duration, rank, multiple or measure."""
    if (before.endswith(("第", "前")) and figure.unit in _RANKS) or re.search(
        r"(?:排名?|位列|位居|列)$", phrase.metric
    ):
        return "rank"
    if figure.unit in _MONEY:
        return "amount"
    if figure.unit in _SPANS or figure.unit == "岁":
        return "duration"
    if figure.unit == "倍":
        return "multiple"
    if figure.unit in _MEASURES:
        return "measure"
    if figure.unit not in _RATIOS:
        return "count"
    if figure.unit in ("BP", "个百分点"):
        return "growth" if phrase.change else "rate"
    if re.search(r"占|比重|份额", phrase.change) or re.search(r"(?:比例|占比|比重|份额)$", phrase.metric):
        return "share"
    if phrase.change:
        return "growth"
    return "rate" if re.search(r"[率息幅]$", phrase.metric) or not phrase.metric else "share"
