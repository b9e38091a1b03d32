"""What kind of answer a question asks for: a figure, a person, a reason. Told by its wording alone.

Cuts no words, and must not know who or what is named; what needs a dictionary is in qa/asking/question.py.
"""

import re
from enum import StrEnum

from corpus.wordlist import any_of
from qa.language.adjectives import ADJECTIVE
from qa.language.bare_questions import names_measure
from qa.language.question_words import HOW, HOW_MANY_OF, WHEN, WHERE, WHICH
from qa.language.titles import TITLE


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

# Which of several is more, or by how much.
_WHICH_ONE = "(?:哪一?[个家者款种边笔项]|哪|谁)"
_MORE = f"(?:更|较|比较|最)?{ADJECTIVE}(?:一?些|一?点)?"
_WHICH_IS_MORE = f"{_WHICH_ONE}(?:的)?[^，,？?]{{0,14}}?{_MORE}(?:[，,。？?]|各|$)"  # 谁的余额更高, 哪家罚得重
_THIS_OR_THAT = f"还是.{{2,14}}{ADJECTIVE}(?:[？?]|$)"  # 科技支行多还是文化支行多
_BESIDE_EACH_OTHER = "^(?:比较|对比|比一?比)|相比(?:较)?(?:怎么|如何|谁|哪)"
_DIFFERENCE = "相差|差(?:了)?多少|差距"
_COMPARISON = f"{_WHICH_IS_MORE}|{_THIS_OR_THAT}|{_BESIDE_EACH_OTHER}|{_DIFFERENCE}"

# What something has that is good or hard, and where that lies: 高明在什么地方, 难在哪儿 ask for no place.
_MERIT = "(?:特点|特色|优点|优势|好处|亮点|卖点|长处|特征|独特之处)"
_QUALITY = (
    f"(?:{_MERIT}|高明|创新|不同|区别|差别|差异|短板|价值|意义|作用|[好强新难牛]|厉害|特别|先进|方便|突出)(?:之处)?"
)
_TROUBLE = "(?:症结|原因|根源|难处|难点|痛点|问题)"
_WHERE_IN_IT = "(?:主要|具体|体现|表现|就|出)*在(?:哪里|哪儿|何处|什么地方|哪(?=[？?。！!]*$))"
# What money is spent on, and no place either: 钱用到哪里, 资金投向哪儿; not 投在哪家公司, 费用到哪里交.
_SPENT = "(?:(?<![^钱款金税资入元都要会将应被部全体酬，])(?:用[到在于去]|花[到在去]?)|投[到向])"
_SPENT_ON_WHAT = f"{_SPENT}了?(?:哪里|哪儿|何处|什么地方|哪)(?:去?了|去)?(?=[，,？?。！!]|$)"
SPENT_ON_WHAT = re.compile(_SPENT_ON_WHAT)
"""How it is asked what money is spent on: 用到哪里, 投向哪里."""
_FACT = f"{_QUALITY}{_WHERE_IN_IT}|{_SPENT_ON_WHAT}"

_WHY = "为什么|为何|什么原因|原因是|怎么会|何以|凭什么|缘何|何故|因何|原因何在"
_WHERE_THE_TROUBLE_IS = f"{_TROUBLE}[^，,？?]{{0,4}}?{_WHERE_IN_IT}"  # 融资难，症结出在哪儿
_REASON = f"{_WHY}|{_WHERE_THE_TROUBLE_IS}"

_DATE = f"{WHEN}|哪个月|什么日子|[哪什么]个?时点|时间是|日期|年份(?!额)"

# What something is, does, or has to speak for it.
_THING = "(?:产品|贷款|平台|意思|东西|业务|项目|来头|机构|公司)"
_TELL_OF = "^什么是|^何为|^何谓|^介绍|^(?:讲|说|聊)(?:讲|说|聊)?一?下?[^，,]{2,12}$"  # 说说京诚贷
_NOT_EACH = "(?<!都)(?<!分别)"
_IS_WHAT = f"^[^的]*{_NOT_EACH}(?:到底|究竟)?是(?:一?[种个款家])?什么(?:样的)?{_THING}?[？?]*$"  # 京诚贷是什么
_QUOTED_IS_WHAT = f"[”》](?:{_THING})?是什么[？?]*$"  # 北京银行的“银税贷”是什么
_MEANS_WHAT = "指的?是什么|是指什么|什么意思"
_DOES_WHAT = "做什么的[？?]*$"
_WHAT_MERIT = f"(?:什么|哪些|何)[^，,？?]{{0,2}}{_MERIT}|(?:特点|优点|优势|好处|亮点)(?:是|有|呢|在哪)"
_DEFINITION = f"{_TELL_OF}|{_IS_WHAT}|{_QUOTED_IS_WHAT}|{_MEANS_WHAT}|{_DOES_WHAT}|{_WHAT_MERIT}"

# For whom something is: a kind of people or of companies, and no names.
PEOPLE = "(?:企业|客户|公司|商户|群体|人群|人|个体户|机构|主体|用户|农户|单位|园区)"
_WHICH_KIND = "(?:哪[类种]|什么样?的?|何种|怎样的)"
_ENDS = "(?=[，,？?。！!]|$)"
_FOR = "面向|针对|提供给|适[合用]于?"
_FOR_WHICH = f"(?:{_FOR}|服务)的?是?{_WHICH_KIND}[^，,？?]{{0,4}}?{PEOPLE}"
# Not 面向哪些企业发放了贷款, 银行服务哪些客户: those have names.
_FOR_WHICH_ONES = f"(?:{_FOR})的?是?哪[些个][^，,？?]{{0,4}}?{PEOPLE}{_ENDS}"
_GIVEN_TO_WHICH = f"(?:给|为)(?:{_WHICH_KIND}(?!人){PEOPLE}|{_WHICH_KIND}人(?:的|用的?|准备的|设计的)?{_ENDS})"
_APPLIES = "(?:申[请办领]|办理?|享受|贷|用|买|领|参[加与]|加入|借|享有|获得)"
_CAN = "(?:可以|能够?|有资格)"
_WHO_CAN = f"(?:谁|{_WHICH_KIND}{PEOPLE})都?(?:{_CAN}|适合)|哪些{PEOPLE}都?(?:{_CAN}[^，,？?]{{0,2}}?{_APPLIES}|适合)"
_TARGET = "(?:服务|适用|面向|目标|支持|投放|发放|贷款)(?:对象|客户|企业|人群)|客群|受众"
_CUSTOMERS_ARE = f"(?:对象|客群|客户|人群|受众)的?是(?:谁|{_WHICH_KIND})|(?:{_TARGET})的?是哪些"
_FOR_WHO = "(?:面向|针对|服务|提供给|适[合用]于?|给|为)的?是?谁"
_FOR_WHOM = f"{_FOR_WHICH}|{_FOR_WHICH_ONES}|{_GIVEN_TO_WHICH}|{_WHO_CAN}|{_CUSTOMERS_ARE}|{_FOR_WHO}"
FOR_WHOM = re.compile(_FOR_WHOM)
"""How it is asked for whom something is: 面向什么人, 适合哪类企业, 谁可以申请."""

_WHICH_ONES = r"哪些|哪几|哪(?:[二三四五六七八九两]|\d+(?=[家个项类种款位名大]))"  # 哪三家, 哪5项
_SO_MANY_OF = "(?:几|[二两三四五六七八九十])个?(?:方面|项|点|类|种|条|款|大)"
_SO_MANY_ARE = rf"{_SO_MANY_OF}\S{{0,8}}(?:是什么|有什么|什么|是哪|分别)"  # 三个方面分别是什么
_EACH_IS = "分别(?:是|为|有)(?:什么|谁|哪)|都有(?:什么|谁|哪)"
_HOLDS_WHAT = "包括什么|包含什么|有什么(?:产品|服务|措施|功能|渠道|方式)"
_LIST = f"{_WHICH_ONES}|{_SO_MANY_ARE}|{_EACH_IS}|{_HOLDS_WHAT}"

_METRIC = any_of(
    "余额 金额 总额 增幅 增速 增量 占比 比例 比重 利率 户数 笔数 数量 规模 总数 额度 上限 收入 利润 价格 涨幅 降幅 "
    "人数 面积 增长率"
)
_METRIC_IS = f"(?:{_METRIC})(?:是|为|有|达|呢|[，,？?]|$)"  # 余额是, 普惠贷款余额？
_FIGURE = f"多少|百分之几|{HOW_MANY_OF}|{HOW}|{_METRIC_IS}"

# Who it is that does what organisations do, and persons do not: 谁主办的.
_BODY = "(?:公司|机构|银行|企业|单位|平台|部门|集团)"
_PARTNER = "(?:合作方|合作伙伴|对方|推出方|主办方|发起方|运营方|开发商|制造商|供应商)"
_BODIES_DO = any_of(
    "建设 负责 管理 打造 创办 开办 设立 建立 主办 承办 举办 推出 运营 开发 研发 发起 牵头 制定 颁发 出品 投资 生产 "
    "制造 收购 资助 持有 持股 控股 领投 跟投 出资 承建 承销"
)
_BODY_IS_WHO = f"(?:{_PARTNER}|{_BODY})(?:都)?是谁"  # 合作方是谁
_WITH_WHOM = "[跟和与同]谁|[跟和与同].{2,12}的是谁"  # 与京诚贷合作的是谁
_NAME_OF_BODY = f"{_BODY_IS_WHO}|{_WITH_WHOM}|谁(?:来)?(?:{_BODIES_DO})"

_TITLED_WHO = f"{TITLE}(?:的)?(?:名字)?(?:是|叫)(?:什么|哪)(?:名字)?"  # 负责人叫什么名字
# 哪个管理人员被罚; not 哪个员工持股计划, 哪个人员配置.
_WHICH_PERSON = (
    "哪一?[个名][一-龥]{0,4}?(?:人员|高管|员工|干部|官员)(?=[被遭因曾已没是，,？?。]|离[职任]|辞职|违规|涉|$)"
)
_PERSON = f"谁|哪位|何人|什么人|姓什么|{_TITLED_WHO}|{_WHICH_PERSON}"

_AREA = "哪个?(?:国家|国|城市|省份?|市|区|县|地区|地方)"
_IN_WHICH = "在哪(?!一?[家所]|个(?!地|城|国|省|市|区|县))"  # not 在哪家公司, 在哪个行业
_PLACE = f"{WHERE}|{_AREA}|{_IN_WHICH}|位于哪"

_NAME = f"{WHICH}|叫什么|名称|什么(?:名字|产品|贷款|平台|贷|款|业务|奖)|何种"

_PARTICLE = "(?:吗|(?<![什怎这那多])么)[？?]*$"  # 要抵押吗, 要抵押么; not 说了什么
_WHETHER = "是否|是不是|有没有|能不能|可不可以|能否|可否|有无"
_OR_NOT = r"([一-龥])不\1|[得要能会用押行][^，,？?]{0,8}不[？?。]*$"  # 会不会, 得押房子不
_YES_NO = f"{_PARTICLE}|{_WHETHER}|{_OR_NOT}"

# In the order in which they are tried: the first that fits decides.
_KINDS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (Kind.COMPARISON, _COMPARISON),
        (Kind.REASON, _REASON),
        (Kind.DATE, _DATE),
        (Kind.DEFINITION, _DEFINITION),
        (Kind.FACT, _FOR_WHOM),
        (Kind.LIST, _LIST),
        (Kind.FIGURE, _FIGURE),
        (Kind.NAME, _NAME_OF_BODY),
        (Kind.PERSON, _PERSON),
        (Kind.FACT, _FACT),
        (Kind.PLACE, _PLACE),
        (Kind.NAME, _NAME),
        (Kind.YES_NO, _YES_NO),
    )
)

# 瞿纲是谁 asks for who that is, 董事长是谁 for a name.
_WHO_IS = re.compile("^[^是，,]{2,12}(?:是|系)(?:谁|什么人|何人)[？?]*$")
_ROLE_IS = re.compile(f"(?:{_BODY}|方|伙伴|商|{TITLE})是")
_WITH_WHO = "[跟和与同对]谁"  # organisations as well
# Who pays, to whom money goes and whose word is waited for: offices and treasuries as well as persons.
_WHO_PAYS = "谁(?:来|去)?(?:(?:出|付|掏)(?=[？?，,钱费款资]|$)|承担(?![^，,？?]{0,6}责任)|负担|买单|支付|补贴|兜底|赔)"
_TO_WHOM = "[打转汇付交放贷借发拨]给了?谁"
WHO_PAYS = re.compile(_WHO_PAYS)
"""How it is asked who pays: 谁来付, 谁承担."""
TO_WHOM = re.compile(_TO_WHOM)
"""How it is asked to whom money goes, a person or a body: 打给了谁."""
_WHOSE_WORD = "谁的(?:通知|文件|规定|批准|批复|同意|许可|审批|审核|授权|政策|指令|要求)"
_NO_PERSON = re.compile(f"{_FOR_WHOM}|{_WITH_WHO}|{_WHO_PAYS}|{_TO_WHOM}|{_WHOSE_WORD}")


def kind_of(text: str) -> Kind:
    """What the answer to a question in standard wording must be."""
    if _WHO_IS.search(text) and not _ROLE_IS.search(text):
        return Kind.FACT if _NO_PERSON.search(text) else Kind.PERSON
    for kind, pattern in _KINDS:
        if pattern.search(text) and not (kind is Kind.PERSON and _NO_PERSON.search(text)):
            return kind
    return Kind.FIGURE if names_measure(text) else Kind.FACT
