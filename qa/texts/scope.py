"""Which articles may answer."""

from enum import Enum, unique


@unique
class ScopeText(Enum):
    """(Chinese, English)."""

    SCOPE = ("范围", "Scope")
    SCOPE_PANEL = ("哪些文章可以回答", "Which articles may answer")
    ACTIVE_FILTERS = ("当前范围", "Active filters")
    PUBLISHERS = ("来源", "Publishers")
    FIND_PUBLISHER = ("查找来源", "Find a publisher")
    NO_PUBLISHER = ("没有这样的来源。", "No such publisher.")
    SCOPE_DATES = ("发表日期", "Date of publication")
    SINCE = ("从", "From")
    UNTIL = ("到", "Until")
    BACKWARDS = ("起始日期晚于截止日期。", "The first date is after the last one.")
    SINCE_CHIP = ("{date} 起", "from {date}")
    UNTIL_CHIP = ("至 {date}", "until {date}")
    REMOVE_FILTER = ("取消限定：{name}", "Remove filter: {name}")
    CLEAR_SCOPE = ("不限", "Clear")
    SCOPE_DONE = ("好", "Done")
    ASK_UNLIMITED = ("不限范围再问一次", "Ask again without the filters")
    LIMITED_TO = ("范围：{limits}", "Scope: {limits}")
