"""How questions are worded in Chinese: colloquial forms, question words, kinds of answer, units. Patterns only.

Knows nothing of the corpus and cuts no words; what needs a dictionary is in qa/asking/question.py.
"""

import re
from enum import StrEnum

from corpus.measuring.units import compared_in


class Kind(StrEnum):
    """What an answer must be."""

    FIGURE = "figure"
    DATE = "date"
    PERSON = "person"
    PLACE = "place"
    NAME = "name"  # which one: 哪家银行, 叫什么
    LIST = "list"
    DEFINITION = "definition"
    REASON = "reason"
    COMPARISON = "comparison"
    YES_NO = "yes-no"
    FACT = "fact"


NEEDS_VALUE = {Kind.FIGURE, Kind.DATE, Kind.PERSON, Kind.COMPARISON}
"""The kinds that nothing answers without a figure, a date or a name."""


def _any(*patterns: str) -> re.Pattern[str]:
    """One pattern for whichever of several stands in a text."""
    return re.compile("|".join(patterns))


_COLLOQUIAL = (
    (_any("为啥", "为嘛", "咋会"), "为什么"),
    (_any("干[嘛吗啥](?:用)?的"), "做什么的"),
    (_any("啥时候", "什么时间", "几时"), "什么时候"),
    (_any("(?:一)?个?啥(?:样的?)?"), "什么"),
    (_any("咋样?"), "怎么"),
    (_any("多大比例", "多少比例", "多大比重", "几成(?!立)"), "百分之多少"),
    (_any("(?:能够?|可以?)贷(?=[到了]?(?:多少|几))"), "可以贷款"),
    (_any("([放贷拨批打](?:出|给|过)?了?)多少款(?=[？?。！!]*$)"), r"\1多少贷款"),
    (_any("拿来做什么用", "用来做什么", "做什么用"), "用于什么"),
    (_any("(?:说白了|说穿了|说到底|归根到底|到底|究竟)(?=[是为有叫能给在算要])"), ""),
    (_any("([升降调涨跌高低增减少加惠宜]了?|[高低多少]出)(?:多少|几)个点"), r"\1几个百分点"),
    (_any("(?:多少|几)个点"), "百分之几"),
)

# Politeness, greetings and padding, which say nothing of what is asked: one after the other, each at most once.
_GREETING = r"(?:(?:你好|您好|嗨|哈喽|早上好|下午好|晚上好|不好意思|打[扰搅])[呀啊吗了]?(?:一下)?[，,。！!\s]*)"
# "写材料用：", "我们在整理地方志，": what the asker needs the answer for.
_PURPOSE = (
    r"(?:[^，,：:。？?]{0,10}(?:写材料|写稿|写报告|做报告|核对|整理|编辑|编写|编纂|备课|查资料|做研究|做功课|做表)"
    r"[^，,：:。？?]{0,10}[，,：:]\s*)"
)
_WISH = (
    r"(?:麻烦|劳驾)?(?:(?:我|咱)们?(?:公司|单位|企业|这边)?)?(?:想|要|想要|希望)?(?:请)?"
    r"(?:问|问问|问一下|请问|请教|了解|知道|查|查询|查查|看看|打听|核对|核实|确认|搞清楚|弄明白)(?:一下|下"
    r"|一查)?[，,：:\s]*"
)
_POLITELY = "能否|能不能|能|可以|可否"
_REQUEST = (
    rf"(?:麻烦|劳驾|请|帮我|帮忙|(?P<politely>{_POLITELY}))?(?:简单|详细|具体|大概)?"
    r"(?:告诉|(?P<request>说说|讲讲|介绍一下|介绍|解释一下|解释)|帮我查一?下?|帮忙查一?下?|查一下)(?:我|一下"
    r"|下)?[，,：:\s]*"
)
_REPORTED = r"(?:资料|文章|报道|文中|材料|新闻|原文)(?:里面|里|中|上)?(?:提到|说到|说|写到|写)(?:的|过)?[，,：:\s]*"
_THIS_THING = re.compile(r"这(?:一?[家个款种项])[一-龥]{2,4}(?=[？?。！!]*$)")  # 介绍一下凯达恒业这家公司
_PADDING = re.compile(f"^{_GREETING}*(?:{_PURPOSE})?(?:{_WISH})?(?:{_REQUEST})?(?:{_REPORTED})?")
_TRAILING = re.compile(
    r"[，,]?(?:谢谢|多谢|麻烦了|都列一下|列一下|列举一下|说说看|(?:帮忙|帮我|麻烦)(?:看|查)一?下\S{0,4}"
    r"|各?是?多少来着|来着)[？?。！!]*$"
)
_WHETHER = re.compile("(?:吗|(?<![什怎这那多])么)(?=[？?。！!]*$)")

# What a question may ask for a number of, in figures' units.
_COUNTER = (
    "户|家|笔|名|人次|人(?!民币)|位|项|款|种|只|支|条|件|份|台|辆|架|艘|座|栋|套|间|所|场|次|届|轮|部|篇|张|处|层|期"
    "|站|级|列|班|组"
    "|颗|枚|头|棵|株|盒|瓶|例|起|集|口|桶|宗|节|倍|岁|公里|千米|厘米|毫米|米|平方米|平方公里|亩|公顷|立方米|吨|公斤"
    "|千克|克|毫升|升|千瓦时|千瓦|兆瓦|摄氏度|度|股|年|个月|点|分|美元|欧元|港元|日元|英镑|卢布"
    "|个(?!百分点|基点|BP|bp|工作日|多?小时)"
)
# 这几家, 近几年, 十几户 ask for nothing. 几 before one of these asks for a count, before 月 and 号 for a date; 几点
# is an hour.
_SEVERAL = f"几(?!点)(?={_COUNTER}|[个天类])"
_HOW_MANY = f"(?<![这那近前好十上])(?:{_SEVERAL}|几(?=[月日号大成]))"
_HOW_MANY_OF = f"(?<![这那近前好十上哪]){_SEVERAL}"
_HOW = "多大|多高|多重|多长|多久|多远|多快"
_WHEN = "什么时候|何时|哪一?[年天日月]|几[月号日]"
_WHERE = "哪里|哪儿|何地|什么地方"
_WHICH = "哪一?[家个款种类项所座条支只场部届]"

# 推荐一部电影, 帮我订机票: something is to be done, and nothing is asked.
_ORDER = re.compile(
    r"^(?:请|帮我|给我|替我|麻烦|为我)*(?:推荐|写|画|订|预订|预定|买|播放|唱|翻译|算|计算|设置|提醒|打开|关闭|生成"
    r"|编写|讲个|讲一个)"
    r"(?!者|为|用|的|出|了)"
)
# What is the asker's own stands in no article.
_OWN = re.compile("我的?[^，。？?]{0,8}(?:账单|账户|余额|密码|订单|积分|还款日|额度|银行卡|信用卡)(?:[？?。]|$)")

QUESTION_WORD = _any(
    "百分之多少|百分之几|多少", _HOW_MANY, "多长时间", _HOW, _WHEN,
    "谁|哪位|何人", _WHERE, "为什么|为何", "怎么样|怎样|怎么|如何",
    "哪些|哪几", _WHICH, "哪方面|哪|什么样|什么|何种|何",
)  # fmt: skip

TITLE = (
    "(?:首席[一-龥]{1,4}[官家师]|(?:董事|监事|理事|秘书|[一-龥])?长|总裁|总监|经理|书记|主席|主任|董事|行长|老板"
    "|负责人|创始人|发言人|记者|作者|通讯员|院士|教授|专家|代表"
    "|司机|选手|冠军|导演|演员|主演)"
)
ADJECTIVE = "(?:(?<![增生成减提扩缩升])[大高多快低小少短慢强重轻]|(?<![增生成行局部院校会事组处科司厅省市县区])长)"
"""What one thing may be more than another; 增长 and 减少 say what happened to it."""
_END = "[，,？?]|$"
# Behind the noun that is asked for: 面积是多少, 面积有多大, 面积大约多少.
_ASKED = "(?:分别|大[约概]|约|各|总?共|是|为|有|达到?|了)*(?:多|几)"
_METRIC = (
    "(?:余额|金额|总额|增幅|增速|增量|占比|比例|比重|利率|户数|笔数|数量|规模|总数|额度|上限|收入|利润|价格|涨幅|降幅"
    "|人数"
    "|面积|增长率)"
)
# What a question that is no more than a noun phrase ends with, where it asks for a figure: 甲银行2023年不良率.
_ENDS_IN_MEASURE = re.compile(
    "(?:(?<![效频])率|(?<!名)额|(?<![质力能胆考重])量|(?<![参函多少无])数|占比|比例|比重|比率|规模|收入|支出|利润"
    "|净利|营收|市值|资产|负债|成本|费用"
    "|(?:股|单|均|票|房|售|造|收盘|开盘|发行|成交)价|价格|票房|[增降涨跌]幅|增速|息差|面积|里程|人口|年龄|额度|上限"
    "|下限)[？?。]*$"
)
_TIME_AT_END = re.compile(
    r"(?:(?:(?:19|20)\d\d年|今年|去年|上年)?(?:[上下]半年|第?[一二三四]季度|\d{1,2}月)?[末底]?)[？?。！!\s]*$"
)
_THING = "(?:产品|贷款|平台|意思|东西|业务|项目|来头|机构|公司)"
_MERIT = "(?:特点|特色|优点|优势|好处|亮点|卖点|长处|特征|独特之处)"
# 高明在什么地方, 难在哪儿: no place is asked for.
_WHERE_IN_IT = "(?:主要|具体|体现|表现|就|出)*在(?:哪里|哪儿|何处|什么地方|哪(?=[？?。！!]*$))"
_QUALITY = (
    f"(?:{_MERIT}|高明|创新|不同|区别|差别|差异|短板|价值|意义|作用|[好强新难牛]|厉害|特别|先进|方便|突出)(?:之处)?"
)
# What organisations do, rather than persons.
_BODIES_DO = (
    "建设|负责|管理|打造|创办|开办|设立|建立|主办|承办|举办|推出|运营|开发|研发|发起|牵头|制定|颁发|出品|投资|生产|制造"
    "|收购|资助|持有|持股|控股|领投|跟投|出资|承建|承销"
)
_PARTNER = "(?:合作方|合作伙伴|对方|推出方|主办方|发起方|运营方|开发商|制造商|供应商)"

# In the order in which they are tried: the first that fits decides.
_KINDS = (
    (Kind.COMPARISON, _any(
        rf"(?:哪一?[个家者款种边笔项]|哪|谁)(?:的)?[^，,？?]{{0,14}}?(?:更|较|比较|最)?{ADJECTIVE}(?:一?些|一?点)?"
        "(?:[，,。？?]|各|$)",
        rf"{ADJECTIVE}?还是.{{2,14}}{ADJECTIVE}(?:[？?]|$)",
        "^(?:比较|对比|比一?比)", "相差", "差(?:了)?多少", "差距", "相比(?:较)?(?:怎么|如何|谁|哪)",
    )),
    (Kind.REASON, _any(
        "为什么", "为何", "什么原因", "原因是", "怎么会", "何以", "凭什么",
        f"(?:症结|原因|根源|难处|难点|痛点|问题)[^，,？?]{{0,4}}?{_WHERE_IN_IT}",
    )),
    (Kind.DATE, _any(_WHEN, "哪个月", "什么日子", "[哪什么]个?时点", "时间是", "日期", "年份")),
    (Kind.DEFINITION, _any(
        "^什么是", "^何为", "^何谓", "^介绍", "^(?:讲|说|聊)(?:讲|说|聊)?一?下?[^，,]{2,12}$",
        rf"^[^的]*(?<!都)(?<!分别)(?:到底|究竟)?是(?:一?[种个款家])?什么(?:样的)?{_THING}?[？?]*$",
        rf"[”》](?:{_THING})?是什么[？?]*$", "指的?是什么|是指什么|什么意思", "做什么的[？?]*$",
        f"(?:什么|哪些|何)[^，,？?]{{0,2}}{_MERIT}",
        "(?:特点|优点|优势|好处|亮点)(?:是|有|呢|在哪)",
    )),
    (Kind.LIST, _any(
        "哪些", "哪几", r"哪(?:[二三四五六七八九两]|\d+(?=[家个项类种款位名大]))",
        r"(?:几|[二两三四五六七八九十])个?(?:方面|项|点|类|种|条|款|大)\S{0,8}(?:是什么|有什么|什么|是哪|分别)",
        "分别(?:是|为|有)(?:什么|谁|哪)", "都有(?:什么|谁|哪)", "包括什么", "包含什么",
        "有什么(?:产品|服务|措施|功能|渠道|方式)",
    )),
    (Kind.FIGURE, _any("多少", "百分之几", _HOW_MANY_OF, _HOW, f"{_METRIC}(?:是|为|有|达|呢|{_END})")),
    (Kind.NAME, _any(
        f"(?:{_PARTNER}|公司|机构|银行|企业|单位|平台|部门|集团)(?:都)?是谁",
        "[跟和与同]谁", "[跟和与同].{2,12}的是谁", f"谁(?:来)?(?:{_BODIES_DO})",
    )),
    (Kind.PERSON, _any(
        "谁", "哪位", "何人", "什么人", "姓什么", f"{TITLE}(?:的)?(?:名字)?(?:是|叫)(?:什么|哪)(?:名字)?",
    )),
    (Kind.FACT, _any(f"{_QUALITY}{_WHERE_IN_IT}")),
    (Kind.PLACE, _any(
        _WHERE, "哪个?(?:国家|国|城市|省份?|市|区|县|地区|地方)",
        "在哪(?!一?[家所]|个(?!地|城|国|省|市|区|县))", "位于哪",
    )),
    (Kind.NAME, _any(_WHICH, "叫什么", "名称", "什么(?:名字|产品|贷款|平台|贷|款|业务|奖)", "何种")),
    (Kind.YES_NO, _any(
        "(?:吗|(?<![什怎这那多])么)[？?]*$", "是否", "是不是", "有没有", "能不能", "可不可以", "能否", "有无",
        r"([一-龥])不\1",
    )),
)  # fmt: skip
_WHO_IS = re.compile("^[^是，,]{2,12}(?:是|系)(?:谁|什么人|何人)[？?]*$")
_ROLE_IS = re.compile(
    f"(?:公司|机构|银行|企业|单位|平台|部门|集团)是|方是|伙伴是|商是|{TITLE}是"
)  # 董事长是谁 asks for a name, 瞿纲是谁 for who that is
# 面向谁: for whom; an organisation as well.
_NO_PERSON = _any(
    "(?:对象|客群|客户|人群)是谁", "(?:面向|针对|服务|给|为|适合|跟|和|与|同|对)谁", "谁(?:可以|能够?|有资格)"
)

CHANGED = re.compile(
    "(?:同比|环比|(?:与|和|跟|同|相)?比[^，,]{2,8}|较[^，,]{1,8}|[与和跟同][^，,]{2,8}相比)?(?:[多少净新]?增[加长多]?"
    "|[提上]升|升|提高"
    "|下?降低?|减少?|缩[减短小]|下滑|回落|[上下]调|上涨|涨|下跌|跌|扩大|翻|[上下]浮)$|[比较][^，,]{0,8}[多少]$"
)
"""How what stands before a question word ends where a change is asked for: 收入同比增长 of 收入同比增长了多少."""

# A sum of money at the end of a question: 多少公积金, 多少高标准农田贷款; not 多少企业获得贷款.
_SUM = (
    "(?:多少|几)(?:(?!企业|公司|客户|农户|机构|银行|[家户人名笔个项款了到过的])[一-龥]){0,8}"
    "(?:贷款|流贷|续贷|信贷|融资|公积金|养老金|抚恤金|违约金|保证金|奖金|租金|现金|补贴|补助|津贴|赔款|罚款|保费|学费"
    f"|工资|薪水|年薪|利息|税)(?:{_END})"
)
# What may stand between 率 and the question word.
_OF_A_RATE = (
    r"率(?:今年|去年|上年|\d{4}年|\d{1,2}月|第?[一二三四]季度|[上下]半年|[末底初]|同比|环比|现在|目前|如今|分别|各自?"
    r"|已?经?[降升涨跌回][落升至到]?|[至到]|了|是|为|达|有|大?约|大概|最[高低])*(?:多少|几|多高)(?!家|户|个(?!百分点)"
    r"|名|人)"
)
# The first that fits decides here, too. The question word alone names those of a change: 收入增长了多少 may be 5%.
_CHANGE_UNITS = (
    ("个百分点", _any("(?:多少|几)个?百分点")),
    ("BP", _any("(?:多少|几)个?(?:BP|bp|基点)")),
    ("%", _any("百分之")),
    ("元", _any("(?:多少|几)[十百千万亿]*(?:元|块|钱|资金|贷款|投资|人民币)", "多少[十百千万]*亿", _SUM)),
)
_UNITS = (
    *_CHANGE_UNITS[:3],
    ("%", _any(
        "占(?!地).{0,6}(?:多少|几)", "占比", "比例", "比重", "增幅", "增速", "涨幅", "降幅", "利率", "收益率",
        "增长率", f"率(?:有多|大概|大约|{_END})", _OF_A_RATE,
    )),
    ("元", _any(
        "(?:多少|几)[十百千万亿]*(?:元|块|钱|资金|贷款|投资|人民币)", _SUM, "贷款(?:是|有|达|余额)?多少",
        "多少[十百千万]*亿(?=\\d)",
        f"[贷款资投放借].{{0,8}}多少[十百千万亿]+(?:[的了]|{_END})",
        f"(?:估损|募资|融资|净[赚亏])了?多少(?:{_END})",
        f"[贷借花捐筹赚亏欠罚赔掏放](?:款|资|出|进)?(?:[出进]?去)?[了过]?多少[了？?]*(?:{_END})",
        "金额", "余额", "总额", "资金", "收入", "利润", "价格", "额度", "费用", "租金", "工资", "造价",
        f"(?:(?<![名份配])额|(?<![降涨评])价|费|片酬|薪酬|营收|成本|投资|资产|资本|市值|票房|预算|支出|损失){_ASKED}",
    )),
    ("分钟", _any("(?:多少|几)(?:分钟|小时|秒)")),
    ("天", _any("多久", "多长时间", "(?:期限?|周期|寿命|年限)(?:平均)?(?:是|为|有)?多长")),
    ("米", _any("多长", "多远", "多高(?!的)", f"(?:里程|全长|长度|身高|海拔|距离|降[水雨]量|雨量){_ASKED}")),
    ("平方米", _any(f"面积{_ASKED}")),
    ("℃", _any(f"(?:气|水|体|室)温{_ASKED}")),
    ("岁", _any(f"年龄{_ASKED}", "多大年[纪龄]")),
    ("吨", _any("多重")),
    ("天", _any("(?<![这那近前])(?:多少|几)(?:天|日|个工作日)")),
    ("户", _any("户数", "客户数")),
    ("笔", _any("笔数")),
    ("人", _any("人数", f"人口{_ASKED}")),
    ("次", _any(f"次数{_ASKED}")),
    ("个", _any(f"(?:数量|个数|[户员客品目业构]数){_ASKED}")),
)  # fmt: skip
_COUNTED = re.compile(f"(?:多少|(?<![这那近前好哪])几)[十百千万亿]*({_COUNTER})(?!钟)")
_MAGNITUDE = re.compile("[十百千万亿]+元?|元")


def plain(text: str) -> str:
    """Put a question into standard wording: padding goes, 为啥 becomes 为什么."""
    padding = _PADDING.match(text.strip())
    bare = _TRAILING.sub("", _PADDING.sub("", text.strip(), count=1)) or text.strip()
    if padding and padding["request"]:
        bare = _WHETHER.sub("", bare) if padding["politely"] else bare  # 能介绍一下…吗
        bare = _THIS_THING.sub("", bare)
        bare = bare if QUESTION_WORD.search(bare) or _WHETHER.search(bare) else f"{bare.rstrip('？?。.！! ')}是什么"
    for pattern, standard in _COLLOQUIAL:
        bare = pattern.sub(standard, bare)
    return bare


def kind_of(text: str) -> Kind:
    """What the answer to a question in standard wording must be."""
    if _WHO_IS.search(text) and not _ROLE_IS.search(text):
        return Kind.FACT if _NO_PERSON.search(text) else Kind.PERSON
    for kind, pattern in _KINDS:
        if pattern.search(text) and not (kind is Kind.PERSON and _NO_PERSON.search(text)):
            return kind
    measured = _ENDS_IN_MEASURE.search(_TIME_AT_END.sub("", text))
    return Kind.FIGURE if measured and not QUESTION_WORD.search(text) else Kind.FACT


def is_order(text: str) -> bool:
    """Whether something is to be done, or looked up that is the asker's own, rather than a question answered."""
    return bool(_ORDER.search(text) or _OWN.search(text)) and not QUESTION_WORD.search(text)


def behind_question_word(text: str, start: int = 0) -> int:
    """Where a text goes on behind its question word and the magnitude and counter that belong to it: 多少万户 企业."""
    asked = QUESTION_WORD.search(text, start)
    if not asked:
        return len(text)
    counted = _COUNTED.match(text, asked.start())
    rest = _MAGNITUDE.match(text, asked.end())
    return counted.end() if counted else rest.end() if rest else asked.end()


def asks_change(text: str) -> bool:
    """Whether a question asks by how much something changed: 增长了多少, and not 增长到多少."""
    asked = QUESTION_WORD.search(text)
    return bool(asked and CHANGED.search(text[: asked.start()].rstrip("了约近")))


def unit_of(text: str) -> str:
    """The unit of the figure that is asked for, as corpus/measuring/figures.py names it; "" when any will do."""
    text = text if QUESTION_WORD.search(text) else f"{_TIME_AT_END.sub('', text)}是多少"  # 甲银行2023年不良贷款额
    counted = _COUNTED.search(text)
    if counted:
        return compared_in(counted[1])[0]
    units = _CHANGE_UNITS if asks_change(text) else _UNITS
    return next((unit for unit, pattern in units if pattern.search(text)), "")
