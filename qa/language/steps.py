"""Steps of one course of things, each of another sum: what was 被骗 is not what was 追回, nor 索赔 what was 判赔.

Where a question asks for one of them, a sentence that tells only of the one before does not answer, however likely it
looks: both are told in nearly the same words.
"""

import re

# The step that is asked for, and what a sentence tells that knows only of the one it follows or is the contrary of.
_STEPS = (
    ("追回|挽回|追缴|退赔|拦截|止付|冻结", "被骗|骗走|骗取|骗了|损失|涉案|盗刷|转走|受骗|诈骗金额"),
    ("获批|批准|批复|批下来", "申请|申报|报送"),
    ("判赔|判决|判令|法院判|获赔|赔付|赔了", "起诉|索赔|诉请|要求赔偿|请求"),
    ("到账|到位|打款|实际发放|提款", "签约|签订|签署|意向"),
    ("卖出|卖掉|出售|减持|抛售", "买入|购入|购买|增持"),
    ("买入|购入|购买|增持", "卖出|卖掉|出售|减持|抛售"),
    ("偿还|还清|还了|归还", "借入|借了|借来|欠下"),
)
_COMPILED = tuple((re.compile(asked), re.compile(told)) for asked, told in _STEPS)


def another_step(asked: str, told: str) -> str:
    """The step that ``asked`` names where ``told`` names only the one before it, or its contrary; else ""."""
    for step, before in _COMPILED:
        said = step.search(asked)
        if said and not before.search(asked) and before.search(told) and not step.search(told):
            return said.group()
    return ""
