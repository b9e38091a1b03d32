"""Who a text is talking about, sentence by sentence: the names that open its clauses, and what 该行 and 全行 stand for.

A clause that opens with a name makes it the topic, until another clause opens with another one: "北京银行…，户数超15万户。
该行…". Names behind a preposition ("据国家统计局", "与北交所") and sources ("央行公布…") are no topics. Pure functions
over text. Knows nothing of figures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_BANK, _BRANCH, _COMPANY, _PLACE, _PRODUCT, _OTHER = "bank", "branch", "company", "place", "product", "other"
_OFFER = "offer"
"""What a topic is, as far as its name tells: 该行 is the last bank, 该公司 the last company."""

# A name holds none of these words; a clause that opens with a preposition has its name behind it, as no topic.
_CHARACTER = (
    r"(?:(?![的是在了着这那它他她们被把也都又还便就才却而且但其此该某每各让使从向给由已将随将很没过所拥]|不断|脱胎|一[家个款位次种些套项]|作为|随着|得益)"
    r"[一-龥A-Za-z·（）()&])"
)
_NOT_FIRST = r"(?!据|截至|获得|参观|归属|存续|双方|营销|促|既|对(?!外)|与|和(?!府|平)|同(?!仁|方|程)|用(?!友)|以(?!岭|色)|如|借|待|凭|靠|除|按|经(?!纬)|当|为|等|及|或|并|再|则|即|可(?!口)|要|能|会|想|有|无|多|更|最|谈|使|加|说|先|另|驱|打|连|自(?!如)|于|因|像|替|帮|助|将|把)"
_CITIES = (
    "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏"
    "|宁夏|新疆|香港|澳门|广州|深圳|南京|杭州|苏州|成都|武汉|西安|郑州|长沙|合肥|福州|厦门|济南|青岛|沈阳|大连|长春|哈尔滨|石家庄|太原|南昌|南宁|海口|三亚|贵阳|昆明|拉萨|兰州|西宁|银川|乌鲁木齐|呼和浩特|宁波|无锡"
    "|中国|我国|全国|全球|世界|美国|日本|韩国|朝鲜|俄罗斯|乌克兰|英国|法国|德国|意大利|西班牙|葡萄牙|荷兰|比利时|瑞士|瑞典|挪威|芬兰|丹麦|波兰|土耳其|希腊|印度|巴基斯坦|泰国|越南|老挝|柬埔寨|缅甸|马来西亚|新加坡"
    "|印度尼西亚|印尼|菲律宾|澳大利亚|新西兰|加拿大|墨西哥|巴西|阿根廷|智利|秘鲁|南非|埃及|尼日利亚|肯尼亚|埃塞俄比亚|以色列|伊朗|伊拉克|沙特阿拉伯|沙特|阿联酋|卡塔尔|叙利亚|哈萨克斯坦|欧盟|欧洲|非洲|亚洲|东盟|欧元区"
)
_ORG = (
    r"银行(?:[一-龥]{2,4}?分行|[一-龥]{2,6}?支行)?|公司|集团|证券|保险(?!业|产|服|费)|信托|控股|大学(?!生)|学院|医院|学校|中学(?!生)|小学(?!生)|幼儿园"
    r"|研究院|研究所|协会|学会|委员会|基金会|联盟|俱乐部|交易所|法院|检察院|公安局|税务局|管理局|统计局|监管局|海关(?!总)|海关总署|指挥部|平台|景区|园区|开发区|新区|自贸区|自贸港|产业园|机场|工厂|电站|水库|大桥|隧道|铁路"
    r"|高铁(?!站)|高速公路|地铁|图书馆|博物馆|体育馆|美术馆|纪念馆|餐厅|酒店|农场|合作社|电影节|博览会|进博会|服贸会|运动会|马拉松|口岸"
    r"|(?:股份|科技|汽车|航空|电器|电子|生物|医药|能源|基金|队)(?=[^一-龥]|的|今年|去年|已|将|[一二三四]季度|上半年|全年|发布|宣布|公布|以\d)"
)
_QUOTED = r"[“《「](?P<quoted>[^“”《》「」，。！？；：]{2,16})[”》」]"
_NAMED = (
    r"(?P<anaphor>该(?:分行|支行|行|公司|集团|企业|平台|产品|项目|市|省|县|区|州|镇|村|校|院|局|店|厂|片|车|机|国|机构|系统|基金|股|剧|书|队)|本行|我行|全行|公司|集团|平台|全市|全省|全县|全区|该分公司|这家(?:银行|公司|企业|店))"
    rf"|(?P<org>{_NOT_FIRST}(?:[一-龥]{{2,4}}?(?:分行|支行|分公司)|{_CHARACTER}{{1,18}}?(?:{_ORG})(?:[一-龥]{{2,4}}?(?:分行|支行|分公司|研究院))?))"
    rf"|(?P<region>(?:{_CITIES}|{_NOT_FIRST}(?:{_CHARACTER}{{2,3}}?(?:省|自治区|自治州|(?<!上)市(?!场|民|值|区|委|政|面|占)|县|镇(?!痛|静)|村(?!民))))(?:[一-龥]{{2,4}}?(?:市|自治州|县|区(?!域)|镇|村))?)"
    r"|(?P<latin>[A-Z][A-Za-z0-9]*(?:[ .+\-&][A-Za-z0-9]+){0,3}(?:[一-龥]{0,4}?(?:手机|汽车|公司|集团|系统|芯片|平台))?)"
)
_OPENING = (
    r"(?:(?<=[，。；：！？\n　 ”])|^)[\s　]*(?:(?:其中|而|但|此外|另外|同时|不过|目前|如今|当天|当日|同日|近日|今天|昨天|随着|作为|另一产品|另一|得益于)，?)?"
    r"(?:(?:截[至止]|至|到)?(?:(?:20|19)\d\d年|今年|去年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[末底初]|以来|上半年|前三季度|第?[一二三四]季度|全年)?，?)"
)
_PLAIN = (
    rf"(?P<plain>{_NOT_FIRST}{_CHARACTER}{{2,6}}?)(?=宣布|发布|推出|公布|官宣|旗下|营收|净利|股价|市值|销量|第?[一二三四]季度|Q\d|20\d\d年|今年"
    r"|得到\d|砍下|打进|攻入|是一[家款个座种名位部项]|从|公司|集团|共有|占地)"
)
_TOPIC = re.compile(rf"{_OPENING}(?P<name>{_QUOTED}|{_NAMED}|{_PLAIN})")
_NO_LATIN = frozenset(
    [
        "GDP",
        "CPI",
        "PPI",
        "PMI",
        "FTP",
        "APP",
        "App",
        "AI",
        "LPR",
        "AQI",
        "M2",
        "M1",
        "ETF",
        "IPO",
        "API",
        "IT",
        "A",
        "B",
        "C",
        "D",
        "KPI",
        "ESG",
        "PM2.5",
        "ICU",
        "CEO",
        "CFO",
        "Q1",
        "Q2",
        "Q3",
        "Q4",
        "TOP",
        "NBA",
        "CBA",
    ]
)
_OFFERED = re.compile("[贷宝通卡险融保]$")
_NOT_QUOTED = re.compile(r"(?:平台|系统|产品|业务|项目|上线|APP|App|是一|票房)")
_WHERE = re.compile("地区|市场|境内|街头|各|本地|本土")
_SOURCE = re.compile(
    r"[^，。；]{0,16}?(?:显示|发布|公布|表示|介绍|透露|称|指出|认为|预计|预测|获悉|消息|报道|宣布|数据|统计|通报|记者|说|讯|调查|解释|强调|负责人|总裁|董事长|行长|主任|教授|分析师|专家|发言人)"
)
_PLAIN_STOP = re.compile(
    r"^(?:我们|自己|大家|人们|企业|客户|用户|消费者|市场|项目|产品|如今|因|所|若|通过|记者|目前|近|今|去|明|前|后|当|一|二|三|四|五|六|七|八|九|十|两|几|不|未|应|需|须|正|仍|只|仅|共|总|全|新|大|小|老|好|自|年|月|双方|两者|三方|数据|银行)"
    r"|(?:余额|数|量|额|率|价|值|收入|利润|规模|增速|面积|温度|气温|贷款|融资|资金|上|下|中|里|内|外|时|后|前|来|去|起|需求|企业|客户)$"
)
_INTRODUCED = re.compile(
    "(?:公司|餐厅|店|品牌|企业|机器人|卫星|飞船|火箭|舰|轮|台风|团队|名为|叫做?|名叫|取名|以下简称|下称|简称)[“《]([^“”《》，。]{2,8})[”》]"
)
_CLAUSE = re.compile("^|[，。；：！？\\n]")
_PRODUCT_NAME = re.compile(r"(?:贷|宝|通|卡|险|云|链|融|保|号|计划|平台|系统|指数|基金|[A-Za-z0-9])$")
# 各地分行, 科技支行: kinds of branches, and no names.
_KINDS = re.compile("各|多|科技|文化|特色|小微|社区|客户|全|促|既|其|首|该|辖")


@dataclass(frozen=True, slots=True)
class Topic:
    """A name that a text is about from ``start`` on; ``kind`` tells which words may stand for it later."""

    name: str
    kind: str
    start: int
    end: int

    @property
    def is_offer(self) -> bool:
        """Whether it is something that another topic offers: the figures are the other one's."""
        return self.kind == _OFFER


_STANDS_FOR = {
    "分行": _BRANCH, "支行": _BRANCH, "行": _BANK, "银行": _BANK, "公司": _COMPANY, "集团": _COMPANY, "企业": _COMPANY,
    "平台": _PRODUCT, "产品": _PRODUCT, "系统": _PRODUCT, "市": _PLACE, "省": _PLACE, "县": _PLACE, "区": _PLACE,
    "州": _PLACE, "镇": _PLACE, "村": _PLACE, "国": _PLACE,
}  # fmt: skip


def topics(text: str, known: "Known") -> list[Topic]:
    """The topics of a text in reading order; what 该行 and the like stand for is looked up, and noted, in `known`."""
    found = list(_found(text, known))
    known.introduced.update(next(filter(None, match.groups())) for match in _INTRODUCED.finditer(text))
    if known.introduced:
        names = tuple(known.introduced)
        taken = {topic.start for topic in found}
        for clause in _CLAUSE.finditer(text):
            at = clause.end()
            if at not in taken and text.startswith(names, at):
                name = max((name for name in names if text.startswith(name, at)), key=len)
                found.append(Topic(name, _OTHER, at, at + len(name)))
        found.sort(key=lambda topic: topic.start)
    return found


def _found(text: str, known: "Known") -> Iterator[Topic]:
    for match in _TOPIC.finditer(text):
        topic = _topic(match, text, known)
        if topic:
            known.add(topic)
            yield topic


def heading_topic(heading: str, known: "Known") -> Topic | None:
    """The topic of a title or a section heading: an organisation rather than a place."""
    found = [topic for topic in topics(heading, known) if topic.kind not in (_PRODUCT, _OFFER)]
    best = next((topic for topic in found if topic.kind != _PLACE), found[0] if found else None)
    return replace(best, start=-1, end=-1) if best else None


class Known:
    """The last topic of each kind, the last of all, and the names that were introduced as such."""

    def __init__(self) -> None:
        self.introduced: set[str] = set()
        self.last: Topic | None = None
        self._of_kind: dict[str, Topic] = {}
        self._branches: list[str] = []

    def add(self, topic: Topic) -> None:
        """Remember a topic; a branch is a bank, too."""
        self.last = topic
        self._of_kind[topic.kind] = topic
        if topic.kind == _BRANCH:
            self._branches.append(topic.name)
            self._of_kind[_BANK] = topic

    def whole(self, branch: str) -> str:
        """南昌分行 with the name of its bank, where one is known."""
        full = next((name for name in reversed(self._branches) if name.endswith(branch)), None)
        bank = self._of_kind.get(_BANK)
        return full or (bank.name.partition("银行")[0] + "银行" + branch if bank else branch)

    def stands_for(self, word: str) -> Topic | None:
        """The topic that 该行, 公司 or 全市 stands for; the last one of all where its kind was never named."""
        kind = _STANDS_FOR.get(re.sub("^(?:该|本|我|全|这家)", "", word), "")
        return self._of_kind.get(kind) or self.last


def _topic(found: re.Match[str], text: str, known: Known) -> Topic | None:
    name, start, end = found["name"], found.start("name"), found.end("name")
    if found["anaphor"]:
        meant = known.stands_for(found["anaphor"])
        return Topic(meant.name, meant.kind, start, end) if meant else None
    if _SOURCE.match(text, end):
        return None
    if found["quoted"]:
        name = found["quoted"]
        titled = text[found.start("name")] == "《"
        if not titled and not _PRODUCT_NAME.search(name) and not _NOT_QUOTED.match(text, end):
            return None
        return Topic(name, _PRODUCT if titled or not _OFFERED.search(name) else _OFFER, start, end)
    if found["latin"] and name in _NO_LATIN:
        return None
    if found["plain"]:
        return None if _PLAIN_STOP.search(name) else Topic(name, _OTHER, start, end)
    if found["region"]:
        if known.last and known.last.kind in (_BANK, _BRANCH, _COMPANY) and _WHERE.match(text, end):
            return None
        return Topic(name, _PLACE, start, end)
    if found["org"] and re.fullmatch("[一-龥]{2,5}(?:分行|支行)", name) and "银行" not in name:
        if name.endswith("支行") or _KINDS.match(name):
            return None
        name = known.whole(name)
    return Topic(name, _kind(name), start, end)


def _kind(name: str) -> str:
    if name.endswith(("分行", "支行")):
        return _BRANCH
    if name.endswith("银行"):
        return _BANK
    if name.endswith(("平台", "系统")):
        return _PRODUCT
    return _COMPANY
