"""What ``wenju user`` and ``wenju serve --auth`` say in the terminal."""

from enum import Enum, unique


@unique
class UserText(Enum):
    """(Chinese, English)."""

    PASSWORD = (
        "{name} 的密码（至少 {least} 个字符，输入时不显示）：",
        "Password of {name} (at least {least} characters, not shown): ",
    )
    AGAIN = ("再输入一次：", "Again: ")
    DIFFERENT = ("两次输入的密码不一样，没有改动。", "The two passwords differ; nothing was changed.")
    ADDED = ("已添加用户 {name}（{path}）。", "Added user {name} ({path}).")
    CHANGED = (
        "已更改 {name} 的密码，原有登录随即失效。",
        "Changed the password of {name}; whoever was logged in as {name} no longer is.",
    )
    REMOVED = ("已删除用户 {name}，其登录随即失效。", "Removed user {name}, who is logged out, too.")
    NO_USERS = (
        "{path} 里还没有用户。用 wenju user add 名字 添加。",
        "{path} holds no users yet. Add one with wenju user add NAME.",
    )
