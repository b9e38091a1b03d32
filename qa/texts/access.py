"""The page that asks for a password. It is made on the server: nothing of the rest reaches who is not logged in."""

from enum import Enum, unique


@unique
class AccessText(Enum):
    """(Chinese, English)."""

    LOG_IN = ("登录", "Log in")
    USER_NAME = ("用户名", "User name")
    PASSWORD = ("密码", "Password")
    WRONG = ("用户名或密码不对。", "Wrong user name or password.")
    WAIT = ("试得太多了，请过 {seconds} 秒再试。", "Too many attempts. Try again in {seconds} seconds.")
    ADDED_BY = ("没有帐号？请找管理员添加。", "No account? Ask whoever runs this page.")
    OUT_OF_ORDER = ("暂时无法登录，请联系管理员。", "Nobody can log in at the moment. Tell whoever runs this page.")
