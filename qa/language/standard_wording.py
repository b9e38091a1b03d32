"""A question in standard wording: without padding, and with the standard form of what is said colloquially.

Must not know what the question asks for.
"""

import re

from qa.language.padding import without_padding

_AT_END = "(?=[？?。！!]*$)"
_RISING_OR_FALLING = "[升降调涨跌高低增减少加惠宜]了?|[高低多少]出"
_LENDING = "[放贷拨批打](?:出|给|过)?了?"
# How the names of funds end, and of nothing else, with the letter of a class of shares: 鹿鸣稳健混合A, 鹿鸣沪深300ETF.
# 债券, 股票 and 货币 are things as well, and 基金 a sum of money that offices keep: 国债, 数字货币, 社保基金.
_NAMED = "(?:(?![的这些]|政府|公司|企业|专项|国)[一-龥]){6,}"  # a house and what it invests in: 云州基业环保优势
_FUND = (
    f"(?:{_NAMED}(?:股票|债券|指数)|(?:混合|指数增强|ETF|LOF|联接|定开)[A-FHY]?|(?:股票|债券?|货币|指数|持有)[A-FHY]"
    "|(?:混合|股票|债券|货币|指数)型?基金|[这那该本][只支]?基金)"
)
_TO_BE_FRANK = "说白了|说穿了|说到底|归根到底|到底|究竟"

# Each colloquial form and its standard one, in the order in which they are replaced.
_COLLOQUIAL = tuple(
    (re.compile(colloquial), standard)
    for colloquial, standard in (
        ("为啥|为嘛|咋会", "为什么"),
        ("干[嘛吗啥](?:用)?的", "做什么的"),
        ("啥时候|什么时间|几时", "什么时候"),
        ("(?:一)?个?啥(?:样的?)?", "什么"),
        ("咋样?", "怎么"),
        ("多会儿", "什么时候"),
        ("(?<![很许好太更这那不])多钱|几多(?!年)", "多少"),
        ("(?:是)?(?:姓甚名谁|何许人[也物]?)", "是谁"),
        ("多大比例|多少比例|多大比重|几成(?!立)", "百分之多少"),
        ("(?:能够?|可以?)贷(?=[到了]?(?:多少|几))", "可以贷款"),  # 能贷到多少
        (f"({_LENDING})多少款{_AT_END}", r"\1多少贷款"),  # 放了多少款; not 推出了多少款
        (f"({_FUND})的?(?:现在|目前|如今)?(?:是?由)?谁在?管理?的?{_AT_END}", r"\1的基金经理是谁"),
        (f"(开始|[天年时]起)管理?(?=[^，。]*{_FUND})", r"\1任职"),  # 从哪天起管这只基金
        ("挨(?=[罚骂批打])", "被"),
        ("拿来做什么用|用来做什么|做什么用", "用于什么"),
        (f"(?:{_TO_BE_FRANK})(?=[是为有叫能给在算要])", ""),  # 说白了是什么
        (f"({_RISING_OR_FALLING})(?:多少|几)个点", r"\1几个百分点"),  # 利率下调了几个点
        ("(?:多少|几)个点", "百分之几"),  # 利率是几个点
    )
)


def plain(text: str) -> str:
    """Put a question into standard wording: padding goes, 为啥 becomes 为什么."""
    bare = without_padding(text)
    for colloquial, standard in _COLLOQUIAL:
        bare = colloquial.sub(standard, bare)
    return bare
