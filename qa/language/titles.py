"""What persons are called by what they do, as a pattern: 行长, 首席经济学家, 教授.

Must not know who holds which post: qa/names/posts.py does that.
"""

from corpus.wordlist import in_order

_CHIEF = "首席[一-龥]{1,4}[官家师]"  # 首席财务官
_HEAD = "(?:董事|监事|理事|秘书|[一-龥])?长"  # 董事长, 行长
_OTHERS = in_order(
    "总裁 总监 经理 书记 主席 主任 董事 行长 老板 负责人 创始人 发言人 记者 作者 通讯员 院士 教授 专家 代表 "
    "司机 选手 冠军 导演 演员 主演 合伙人 实控人 实际控制人 法定代表人 分析师 研究员 工程师 会计师 律师 主编"
)
TITLE = f"(?:{_CHIEF}|{_HEAD}|{_OTHERS})"
