"""What somebody wants done, and which no article answers: 推荐一部电影, 我的信用卡账单.

Must not know how an order is refused.
"""

import re

from corpus.wordlist import any_of
from qa.language.question_words import QUESTION_WORD

_PLEASE = "(?:请|帮我|给我|替我|麻烦|为我)*"
_DO = any_of("推荐 写 画 订 预订 预定 买 播放 唱 翻译 算 计算 设置 提醒 打开 关闭 生成 编写 讲个 讲一个")
_ORDER = re.compile(f"^{_PLEASE}(?:{_DO})(?![者为用的出了])")  # 写一首诗; not 推荐者, 写的
# What is the asker's own stands in no article.
_BELONGINGS = any_of("账单 账户 余额 密码 订单 积分 还款日 额度 银行卡 信用卡")
_OWN = re.compile(f"我的?[^，。？?]{{0,8}}(?:{_BELONGINGS})(?:[？?。]|$)")


def is_order(text: str) -> bool:
    """Whether something is to be done, or looked up that is the asker's own, rather than a question answered."""
    return bool(_ORDER.search(text) or _OWN.search(text)) and not QUESTION_WORD.search(text)
