"""Steps of one course of things, each of another sum: what was 被骗 is not what was 追回, nor 索赔 what was 判赔.

Where a question asks for one of them, a sentence that tells only of the one before does not answer, however likely it
looks: both are told in nearly the same words.
"""

import re

from qa.language.synonyms import synonyms_of

_NOT_DEMANDED = "(?:^|[，。；：])(?:(?!要求|请求|诉请)[^，。；：])*"
_PAID_OUT = "放款|发放|投放|到账|放贷|划拨|汇入"
# The step that is asked for; what a sentence tells that knows only of the one it follows or is the contrary of; and
# what tells the step, or a later one, in other words than a question would.
_STEPS = (
    ("追回|挽回|追缴|退赔|拦截|止付|冻结", "被骗|骗走|骗取|骗了|损失|涉案|盗刷|转走|受骗|诈骗金额", "返还|退还|找回"),
    ("获批|批准|批复|批下来", "申请|申报|报送", f"(?<!审)批(?![次量发评])|核准|通过|同意|授信|{_PAID_OUT}"),
    ("判赔|判决|判令|法院判|获赔|赔付|赔了", "起诉|索赔|诉请|要求赔偿|请求", f"{_NOT_DEMANDED}(?:赔偿|赔款|支付)"),
    ("到账|到位|打款|实际发放|提款", "签约|签订|签署|意向", _PAID_OUT),
    ("减持", "增持", "卖出|出售|抛售"),
    ("增持", "减持", "买入|购入|购买"),
    ("偿还|还清|还了|归还", "借入|借了|借来|欠下", r"还款|还本|已还|还(?=\d)"),
)
_COMPILED = tuple(tuple(map(re.compile, step)) for step in _STEPS)


def another_step(asked: str, told: str) -> str:
    """The step that ``asked`` names where ``told`` names only the one before it, or its contrary; else ""."""
    for step, before, otherwise in _COMPILED:
        said = step.search(asked)
        if not said or before.search(asked) or not before.search(told):
            continue
        words = synonyms_of(said.group())
        if not (step.search(told) or otherwise.search(told) or any(word in told for word in words)):
            return said.group()
    return ""
