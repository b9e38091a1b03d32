"""Names of organisations in a question or a sentence, by their looks: where each begins and where it ends.

Rules over jieba's parts of speech. A doubtful reading gives no name rather than a wrong one. Whether such a name exists
is for others to say.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.measuring.name_patterns import BARE
from corpus.wordlist import words
from qa.language.tagging import flag_of, is_word, tagged_words
from qa.names.bank_names import KINDS_OF_BANKS, LEGAL_FORM, is_rural, is_unknown_name

Tagged = Sequence[tuple[str, str]]

NAME_TAGS = words("n nz ns nr nrt nrfg nt j a b i l an vn eng ng")
# What the name of an organisation ends with.
ENDS = tuple(
    words("""
    银行 分行 支行 公司 集团 消金 金租 人寿 财险 产险 寿险 中心 大学 学院 医院 公会 联社 合作社 协会 学会 委员会
    基金会 研究院 研究所 交易所 证券 保险 基金 信托 有限 总局 管理局 监管局 法院 检察院 部 局 厅 署 报社 电视台 联合会
    商会 联盟 俱乐部 事务所 信用社 农信社
""")
)
# A run that ends like an organisation is a name only if something in it is proper: 大型公司 is none.
_PROPER_TAGS = words("ns nt nz nr nrt nrfg j")
# 平安银行分行: which branch is not said.
_GENERIC_END = re.compile(rf"(?:上市公司|[子总母]?(?<![分支]){LEGAL_FORM}|集团)$|(?<=[银分]行)(?:分行|支行)$")
_LEGAL = re.compile(f"(?:股份|有限|责任|{LEGAL_FORM})$")
_OFFICES = ("分行", "支行", "分公司", "支公司", "分局", "营业部")
# What may stand before 保险, 证券 or 基金 and names no house.
_KINDS_OF_HOUSES = words("""
    农业 养老 医疗 汽车 财产 人身 健康 意外 责任 信用 商业 社会 工伤 失业 生育 涉农 大病 航运 出口 货运 住房 人寿
    政策性 存款 银行 再 证券 商品 公募 私募 股权 产业 投资 创业 引导 指数 货币 债券 股票 混合 担保 风险 补偿 发展 社保
    资产 有价 地区 扶贫 慈善 救助
    重疾 重大疾病 年金 金 分红 万能 投连 终身寿 护理 团体 巨灾 家财 家庭财产 宠物 航空 农作物 船舶 机动车 惠民 基本医疗
    科技 绿色 普惠 头部 中小 大型 中资 合资 外资 民营 互联网
    主权 养老金 养老目标 公益 科创 对冲 开放式 封闭式 权益 偏股 混合型 固收 纯债 短债 中长期纯债 同业存单 宽基 红利 行业
    主动 黄金 医药 消费 新能源 半导体 家族 服务 资金 天使 政府 专项 国有 教育 平准 社会保障 QDII FOF REITs
""")
HOUSES = ("证券", "保险", "基金", "信托", "消金", "金租", "人寿", "财险", "产险", "寿险")
_NAMED_BY_PLACE = words("人寿保险 财产保险 银行 保险")  # 江南人寿保险 is a house
_EXCHANGE = re.compile("[上深北港纽新]交所|[上广]期所(?!得|有)|[大郑]商所|[上中]金所|上清所")
_TRADED = re.compile("ETF|指数|概念|板块")  # behind what is no house: 标普 地区 银行 ETF
# 九台农商银行: a rural bank that opens a question is named by its place, however that is cut.
_RURAL = re.compile("(?:(?![家个间所批类种级])[一-龥]){2,4}?(?:农商|农村商业|农村合作|村镇)(?:银行|行)")
_OF_A_DATE = re.compile("[0-9]+|[年月日号末底]")
_ANY = re.compile("(?:哪一?[家个所间]|[一某每]家|什么)$")  # 哪家 美国 汽车公司 is none by name
_CUT_AMISS = re.compile("[被把给将向从让对在随同].|.+[给为到了]$")  # 被选为, 赠送给, which the tagger takes for nouns
_SIDES = words("中 东 南 西 北")
_COUNTED = re.compile("第|[0-9一二三四五六七八九十]")
_WHOLE_NAME = 6  # characters of a word of the dictionary that is a whole name: 英国广播公司
_WITHIN = 4  # words between the name of a body and what its office ends with
CLASSIFIERS = words("家 个 名 位 座 所 间 款 种 项 类 条")
# Neither a name nor a part of one.
NEVER_IN_NAMES = words("""
    的 了 是 在 有 为 和 与 及 或 也 都 吗 呢 所有 所属 下属 其他 其它 现在 目前 这 那 该 它 其 叫 从 到 对 向 于 用
    做 据 我 你 他 她 季度 第一季度 第二季度 第三季度 第四季度 季度初 季度末 季末 季报 半年报 年报 归母 扣非
""")
KINDS_OF_COMPANIES = words(
    "高科技 新能源 互联网 科创 普惠 小微 专精特新 人身险 财产险 财险 产险 寿险 健康险 养老险 再保险"
)
"""What a company does, and not what it is called."""


def organisations_in(text: str) -> list[tuple[int, int]]:
    """Where the names of organisations stand in a text, 风险管理部 and other common ones included."""
    return [(at, at + sum(len(word) for word, _ in run)) for at, run in _runs(tagged_words(text))]


def proper_organisations_in(text: str) -> list[tuple[int, int]]:
    """Where the proper names of organisations stand in a text."""
    runs = ((at, run) for at, run in _runs(tagged_words(text)) if _proper(run) and not _ANY.search(text[:at]))
    return [(at, at + sum(len(word) for word, _ in run)) for at, run in runs]


def organisations(tagged: Tagged) -> tuple[str, ...]:
    """The proper names of organisations, without 公司 at their ends."""
    text = "".join(word for word, _ in tagged)
    runs = (
        run
        for at, run in _runs(tagged)
        if not _ANY.search(text[:at])
        and not _TRADED.match(text, at + _length(run))
        and not _trade_of_a_country(run, text[at + _length(run) :])
    )
    names = [*(name for run in runs for name in _proper(run)), *_EXCHANGE.findall(text)]
    times = takewhile(lambda word: word[1] in ("t", "x") or _OF_A_DATE.fullmatch(word[0]), tagged)
    rural = _RURAL.match(text, sum(len(word) for word, _ in times))
    if rural and not any(name in rural.group() or rural.group() in name for name in names) and _names_a_place(tagged):
        names.insert(0, rural.group())
    return tuple(dict.fromkeys(names))


def _trade_of_a_country(run: Tagged, behind: str) -> bool:
    """Whether a run is no bank, but what is told of those of a country: 意大利银行 of 意大利银行暴利税."""
    (place, _), *kind = run
    if place not in BARE["国"] - {"中国"} or [word for word, _ in kind] != ["银行"]:
        return False
    return bool(behind) and tagged_words(behind)[0][1] in ("n", "vn")


def _names_a_place(tagged: Tagged) -> bool:
    """Whether what opens a text may be a place, though jieba knows none: 九 台, but not 多 家 or 有 的."""
    return tagged[0][1][0] not in "prvducf"


def _length(run: Tagged) -> int:
    return sum(len(word) for word, _ in run)


def _runs(tagged: Tagged) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Runs of nouns that end like an organisation, with where each starts; 邮储 银行 北京分行 is one run."""
    run: list[tuple[str, str]] = []
    at = start = 0
    owed = 0  # words that are known to go on with the run
    counted = False
    for number, (word, flag) in enumerate(tagged):
        if counted and len(word) > 1 and word[0] in CLASSIFIERS:  # 多少 家小 微 特色 支行
            at, word, flag = at + 1, word[1:], "n"
        counts, counted = counted, flag in ("m", "r")
        amiss = flag == "n" and not is_word(word) and _CUT_AMISS.match(word)
        nominal = (
            flag in NAME_TAGS and word not in NEVER_IN_NAMES and not amiss and (bool(run) or word not in CLASSIFIERS)
        )
        if word in _SIDES and number + 1 < len(tagged):  # 中 of 中 韩 人寿
            behind, tag = tagged[number + 1]
            nominal = len(behind) == 1 and tag in NAME_TAGS and behind not in NEVER_IN_NAMES
        if flag == "q" and not counts and word not in CLASSIFIERS:  # 泓 of 泓 德 基金, a measure word by its looks
            nominal = bool(tagged[number + 1 :]) and tagged[number + 1][1] in NAME_TAGS
        if tagged[number + 1 : number + 2] == [("银行", "n")] and not is_word(word):  # 临商 is a verb by its looks
            nominal = is_unknown_name(word) and not amiss
        if not run:
            start = at
        if owed or nominal or (run and _ends_name(word, flag)):
            run.append((word, flag))
        else:
            run = []
        by_itself = len(run) > 1 or flag == "nt" or len(word) > 2
        closes = owed == 1 or (not owed and bool(run) and by_itself and _ends_name(word, flag))
        owed = max(0, owed - 1)
        if closes:
            owed = _goes_on_for(run, tagged[number + 1 :])
            if not owed:
                yield _trimmed(start, run)
                run = []
        at += len(word)


def _trimmed(start: int, run: list[tuple[str, str]]) -> tuple[int, list[tuple[str, str]]]:
    """The run without what only stands before the name: 调查 of 调查 哈佛大学, 节目 of 节目 英国广播公司."""
    first = 0
    while first + 1 < len(run) and run[first][1] == "vn" and run[first + 1][1] in ("nt", "ns", "nz"):
        first += 1
    whole = next((n for n, (word, flag) in enumerate(run) if flag == "nt" and len(word) >= _WHOLE_NAME), 0)
    while whole and run[whole - 1][1] in _PROPER_TAGS:
        whole -= 1
    first = max(first, whole)
    return start + sum(len(word) for word, _ in run[:first]), run[first:]


def _goes_on_for(run: Tagged, behind: Tagged) -> int:
    """How many of the words behind the end of a name belong to it as well: 股份 有限公司 济南 分行."""
    between: list[tuple[str, str]] = []
    for word, flag in behind[: _WITHIN + 1]:
        if _ends_name(word, flag) and _joined(run[-1][0], between, word):
            return len(between) + 1
        if flag not in NAME_TAGS or word in NEVER_IN_NAMES:
            break
        between.append((word, flag))
    return 0


def _joined(end: str, between: Tagged, other: str) -> bool:
    """Whether the end of a name goes on to another end, with the words that stand between them."""
    flags = [flag for _, flag in between]
    if end.endswith("银行") and other.endswith(HOUSES):  # 北京银行 保险 代理 收入
        return False
    if all(flag == "ns" or _LEGAL.match(word) for word, flag in between):
        return True
    if other.endswith(_OFFICES):
        return flags[0] in _PROPER_TAGS
    return end.endswith(HOUSES) and other.endswith("中心") and all(flag in ("n", "vn") for flag in flags)


def _ends_name(word: str, flag: str) -> bool:
    """Whether a word may end a name; neither 签署, a verb, nor 西部, a place within a place."""
    return word.endswith(ENDS) and not flag.startswith(("v", "f")) and not _COUNTED.match(word)


def _proper(run: list[tuple[str, str]]) -> list[str]:
    """The run as a name, without 公司 at its end; nothing for a run of common nouns."""
    proper = _bank(run) or any(_is_proper(word, flag) for word, flag in run)
    said = "".join(word for word, _ in run)
    if (len(run) == 1 and is_word(said) and said.endswith(("局", "部", "厅", "署"))) or _is_kind(said):
        return []  # 税务局, 财政部门, 证券交易所, 中小银行: which one is not said
    name = _GENERIC_END.sub("", said)
    if flag_of(name) == "ns":  # 日本公司 are many, 青川集团 is one
        name = said if said.endswith("集团") else ""
    if _is_kind_there(run):
        return []
    return [name] if proper and len(name) >= 2 and run[0][0] not in ENDS else []  # 财险北京 is half a name


def _is_kind(name: str) -> bool:
    """Whether a name says only what kind of house it is: 证券交易所, 存款保险基金, 中小银行."""
    if name.endswith("银行"):
        return name.removesuffix("银行") in KINDS_OF_BANKS
    kinds = [name.removesuffix(end) for end in (*HOUSES, "交易所") if name.endswith(end)]
    return any(kind in _KINDS_OF_HOUSES or _is_kind(kind) for kind in kinds)


def _is_kind_there(run: list[tuple[str, str]]) -> bool:
    """Whether a run says only where, and what kind of bank or insurance: 江南 中小银行, 江南 失业 保险."""
    kind = _GENERIC_END.sub("", "".join(word for word, _ in run[1:]))
    described = len(run) > 2 and all(flag in ("a", "ad", "an") for _, flag in run[1:-1])
    if described and len(run[0][0]) > 2 and run[-1][0] == "银行":  # 美联储 紧急 银行 贷款
        return True
    if run[0][1] != "ns" or run[0][0] == "中国" or not kind.endswith(("银行", *HOUSES)):
        return False
    if kind in _NAMED_BY_PLACE:  # 江南保险 is a house, 美国保险 a trade
        return run[0][0] in BARE["国"] and kind == "保险"
    common = is_word(kind) and flag_of(kind) not in _PROPER_TAGS - {"j"} and not is_rural(kind)
    between = [flag for _, flag in run[1:-1]]
    said_of = bool(between) and all(flag[0] in "abm" or flag == "vn" for flag in between)  # 美国 大 银行
    return common or said_of or _is_kind(kind)


def _bank(run: list[tuple[str, str]]) -> bool:
    """平安 银行, 新 网 银行: the first word of a bank's name may be any word that is no kind of bank, or be cut up."""
    end = next((n for n, (word, _) in enumerate(run) if word.endswith(("银行", *HOUSES))), 0)
    first = "".join(word for word, _ in run[:end])
    if not end or (end > 1 and any(len(word) > 1 for word, _ in run[:end])):
        return False
    kinds = KINDS_OF_BANKS if run[end][0].endswith("银行") else _KINDS_OF_HOUSES
    return len(first) > 1 and first not in kinds and run[0][1] != "l"


def _is_proper(word: str, flag: str) -> bool:
    """Whether a word makes a run a name: a place, a person, what no dictionary knows."""
    return (flag in _PROPER_TAGS or not is_word(word)) and word not in KINDS_OF_COMPANIES and word not in ENDS
