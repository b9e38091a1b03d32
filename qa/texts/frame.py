"""The bar above every view and the way between them."""

from enum import Enum, unique


@unique
class FrameText(Enum):
    """(Chinese, English)."""

    NAME = ("问据", "Wenju")
    TAG_LINE = ("答案都有出处", "Every answer shows its source")
    MENU = ("历史对话", "Conversations")
    VIEWS = ("页面", "Views")
    CHAT_VIEW = ("对话", "Chat")
    LIBRARY_VIEW = ("文库", "Library")
    FIGURES_VIEW = ("数字", "Figures")
    SETTINGS_VIEW = ("设置", "Settings")
    OTHER_LANGUAGE = ("EN", "中文")
    SWITCH_LANGUAGE = ("Switch to English", "切换到中文")
    SWITCH_THEME = ("切换深色或浅色", "Switch between dark and light")
