"""Kept conversations."""

from enum import Enum, unique


@unique
class SidebarText(Enum):
    """(Chinese, English)."""

    NEW_CONVERSATION = ("新对话", "New conversation")
    HISTORY = ("历史对话", "History")
    NO_HISTORY = ("还没有对话。对话只保存在这个浏览器里。", "None yet. Conversations stay in this browser.")
    FIND_CONVERSATION = ("查找对话", "Find a conversation")
    NO_SUCH_CONVERSATION = ("没有找到。", "None found.")
    MORE_ABOUT = ("更多操作：{title}", "More: {title}")
    CONVERSATION_MENU = ("对这次对话", "This conversation")
    RENAME_CONVERSATION = ("重命名", "Rename")
    EXPORT_CONVERSATION = ("导出 Markdown", "Export as Markdown")
    DELETE_CONVERSATION = ("删除", "Delete")
    DELETED_CONVERSATION = ("已删除“{title}”", "Deleted “{title}”")
    UNDO_DELETING = ("撤销", "Undo")
