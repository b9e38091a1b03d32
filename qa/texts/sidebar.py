"""Kept conversations and the scope of the search."""

from enum import Enum, unique


@unique
class SidebarText(Enum):
    """(Chinese, English)."""

    NEW_CONVERSATION = ("新对话", "New conversation")
    HISTORY = ("历史对话", "History")
    NO_HISTORY = ("还没有对话。对话只保存在这个浏览器里。", "None yet. Conversations stay in this browser.")
    DELETE = ("删除对话：{title}", "Delete conversation: {title}")
    SCOPE = ("检索范围", "Scope")
    PUBLISHERS = ("来源", "Publishers")
    SINCE = ("起始日期", "From")
    UNTIL = ("截止日期", "Until")
    SINCE_CHIP = ("{date} 起", "from {date}")
    UNTIL_CHIP = ("至 {date}", "until {date}")
    REMOVE = ("取消限定：{name}", "Remove filter: {name}")
    CLEAR_SCOPE = ("不限范围", "Clear")
