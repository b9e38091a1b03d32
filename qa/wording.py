"""How questions are worded in Chinese: colloquial forms, question words, kinds of answer, units. Patterns only.

Knows nothing of the corpus and cuts no words; what needs a dictionary is in qa/question.py.
"""

import re
from enum import StrEnum


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


_COLLOQUIAL = (
    (re.compile(r"为啥|为嘛|咋会"), "为什么"),
    (re.compile(r"干[嘛吗啥](?:用)?的"), "做什么的"),
    (re.compile(r"啥时候|什么时间|几时"), "什么时候"),
    (re.compile(r"(?:一)?个?啥(?:样的?)?"), "什么"),
    (re.compile(r"咋样?"), "怎么"),
    (re.compile(r"多大比例|多少比例|多大比重|几成(?!立)"), "百分之多少"),
    (re.compile(r"拿来做什么用|用来做什么|做什么用"), "用于什么"),
)

# Politeness, greetings and padding, which say nothing of what is asked.
_PADDING = re.compile(
    r"^(?:(?:你好|您好|嗨|哈喽|早上好|下午好|晚上好)[呀啊吗]?[，,。！!\s]*)?"
    r"(?:(?:我)?(?:想|要|想要|希望)?(?:请)?(?:问|问问|问一下|请问|请教|了解|知道|查|查询|查查|看看|打听|搞清楚|弄明白)(?:一下|下|一查)?[，,：:\s]*)?"
    r"(?:(?:麻烦|劳驾|请|帮我|帮忙|能否|能不能|可以)?(?:告诉|说说|讲讲|帮我查一?下?|帮忙查一?下?|查一下|介绍一下)(?:我|一下|下)?[，,：:\s]*)?"
)
_TRAILING = re.compile(r"[，,]?(?:谢谢|多谢|麻烦了|都列一下|列一下|列举一下|说说看|各?是?多少来着|来着)[？?。！!]*$")

QUESTION_WORD = re.compile(
    r"百分之多少|百分之几|多少|(?<![这那近前好十上])几(?=[家名个位户笔种项款类条次年月天日号分层期场人件大成])|多大|多高|多重|多长时间|多长|多久|多远|多快"
    r"|什么时候|何时|哪一?[年天日月]|几[月号日]"
    r"|谁|哪位|何人|哪里|哪儿|何地|什么地方|为什么|为何|怎么样|怎样|怎么|如何"
    r"|哪些|哪几|哪一?[家个类种款项所座条支只场部届]|哪方面|哪|什么样|什么|何种|何"
)
TITLE = r"(?:[一-龥]?长|总裁|总监|经理|书记|主席|主任|董事|行长|老板|负责人|创始人|发言人|记者|作者|通讯员|院士|教授|专家|代表|司机|选手|冠军|导演|演员|主演)"
_ADJECTIVE = "[大高多快长低小少短慢强]"
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.COMPARISON, re.compile(
        rf"(?:哪一?[个家者款种边]|哪|谁)(?:的)?[^，,？?]{{0,12}}?(?:更|较|比较|最)?{_ADJECTIVE}(?:一?些|一?点)?(?:[，,。？?]|各|$)"
        rf"|{_ADJECTIVE}?还是.{{2,14}}{_ADJECTIVE}(?:[？?]|$)|^(?:比较|对比|比一?比)|相差|差(?:了)?多少|差距|相比(?:较)?(?:怎么|如何|谁|哪)")),
    (Kind.REASON, re.compile(r"为什么|为何|什么原因|原因是|怎么会|何以|凭什么")),
    (Kind.DATE, re.compile(r"什么时候|何时|哪一?[年天日月]|几[月号日]|哪个月|什么日子|时间是|日期|年份")),
    (Kind.DEFINITION, re.compile(
        r"^什么是|^何为|^何谓|^介绍|^(?:讲|说|聊)(?:讲|说|聊)?一?下?[^，,]{2,12}$|^[^的]*(?<!都)(?:到底|究竟)?是(?:一?[种个款家])?什么(?:样的)?(?:产品|贷款|平台|意思|东西|业务|项目|来头|机构|公司)?[？?]*$"
        r"|做什么的[？?]*$|(?:什么|哪些|何)(?:[^，,？?]{0,2})(?:特点|特色|优点|优势|好处|亮点|特征|独特之处)|(?:特点|优点|优势|好处|亮点)(?:是|有|呢|在哪)")),
    (Kind.LIST, re.compile(
        r"哪些|哪几|哪[二三四五六七八九两]|(?:几|[二两三四五六七八九十])个?(?:方面|项|点|类|种|条|款|大)\S{0,8}(?:是什么|有什么|什么|是哪|分别)|分别(?:是|为|有)(?:什么|谁|哪)|都有(?:什么|谁|哪)|包括什么|包含什么|有什么(?:产品|服务|措施|功能|渠道|方式)")),
    (Kind.FIGURE, re.compile(
        r"多少|百分之几|(?<![这那近前好十上哪])几(?=[家名个位户笔种项款类条次年天分层期场人件])|多大|多高|多重|多长|多久|多远|多快"
        r"|(?:余额|金额|总额|增幅|增速|增量|占比|比例|比重|利率|户数|笔数|数量|规模|总数|额度|上限|收入|利润|价格|涨幅|降幅|人数|面积|增长率)"
        r"(?:是|为|有|达|呢|[，,？?]|$)")),
    (Kind.NAME, re.compile(r"(?:合作方|合作伙伴|对方|推出方|主办方|发起方|运营方|开发商|制造商|供应商)(?:都)?是谁|[跟和与同]谁|[跟和与同].{2,12}的是谁")),
    (Kind.PERSON, re.compile(rf"谁|哪位|何人|什么人|{TITLE}(?:的)?(?:名字)?(?:是|叫)(?:什么|哪)(?:名字)?|姓什么")),
    (Kind.PLACE, re.compile(r"哪里|哪儿|何地|什么地方|哪个?(?:国家|国|城市|省份?|市|区|县|地区|地方)|在哪|位于哪")),
    (Kind.NAME, re.compile(r"哪一?[家个款种类项所座条支只场部届]|叫什么|名称|什么(?:名字|产品|贷款|平台|贷|款|业务|奖)|何种")),
    (Kind.YES_NO, re.compile(r"吗[？?]*$|是否|是不是|有没有|能不能|可不可以|能否|有无")),
)  # fmt: skip
_NO_PERSON = re.compile(r"(?:面向|针对|服务|给|为|适合|跟|和|与|同|对)谁")  # 面向谁: for whom; an organisation as well
_UNITS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("个百分点", re.compile(r"(?:多少|几)个?百分点")),
    ("BP", re.compile(r"(?:多少|几)个?(?:BP|bp|基点)")),
    ("%", re.compile(r"百分之|占.{0,6}(?:多少|几)|占比|比例|比重|增幅|增速|涨幅|降幅|利率|收益率|增长率|率(?:是|为|达|有多|大概|大约|多|[，,？?]|$)")),
    ("元", re.compile(r"(?:多少|几)[十百千万亿]*(?:元|块|钱|资金|贷款|投资)|贷款(?:是|有|达|余额)?多少|[贷款资投放借].{0,8}多少[十百千万亿]+(?:[的了]|[，,？?]|$)|金额|余额|总额|资金|收入|利润|价格|额度|费用|租金|工资|造价")),
    ("分钟", re.compile(r"(?:多少|几)(?:分钟|小时|秒)")),
    ("天", re.compile(r"多久|多长时间")),
    ("米", re.compile(r"多长|多远|多高(?!的)")),
    ("吨", re.compile(r"多重")),
    ("天", re.compile(r"(?<![这那近前])(?:多少|几)(?:天|日|个工作日)")),
    ("户", re.compile(r"户数|客户数")),
    ("笔", re.compile(r"笔数")),
    ("人", re.compile(r"人数")),
)  # fmt: skip
_COUNTED = re.compile(r"(?:多少|(?<![这那近前好哪])几)[十百千万亿]*(户|家|笔|名|人次|人|位|项|款|种|只|支|条|件|份|台|辆|架|艘|座|栋|套|间|所|场|次|届|轮|部|篇|张|处|层|期|站|倍|岁|公里|米|平方米|平方公里|亩|公顷|吨|公斤|克|度|年|个月|级|列|班|组|点|分)(?!钟)")  # fmt: skip
_BASE_UNITS = {"公里": "米", "平方公里": "平方米"}


def plain(text: str) -> str:
    """Put a question into standard wording: padding goes, 为啥 becomes 为什么."""
    bare = _TRAILING.sub("", _PADDING.sub("", text.strip(), count=1)) or text.strip()
    for pattern, standard in _COLLOQUIAL:
        bare = pattern.sub(standard, bare)
    return bare


def kind_of(text: str) -> Kind:
    """What the answer to a question in standard wording must be."""
    whose = re.search(r"^[^是，,]{2,12}(?:是|系)(?:谁|什么人|何人)[？?]*$", text)
    if whose and not re.search(r"方是|伙伴是|商是", text) and not re.search(rf"{TITLE}是", text):
        return Kind.FACT if _NO_PERSON.search(text) else Kind.PERSON
    for kind, pattern in _KINDS:
        if pattern.search(text) and not (kind is Kind.PERSON and _NO_PERSON.search(text)):
            return kind
    return Kind.FACT


def unit_of(text: str) -> str:
    """The unit of the figure that is asked for, as corpus/figures.py names it; "" when any will do."""
    counted = _COUNTED.search(text)
    if counted:
        return _BASE_UNITS.get(counted[1], counted[1])
    return next((unit for unit, pattern in _UNITS if pattern.search(text)), "")
