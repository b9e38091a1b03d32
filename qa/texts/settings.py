"""The settings of this browser and what the server runs with."""

from enum import Enum, unique


@unique
class SettingsText(Enum):
    """(Chinese, English)."""

    APPEARANCE = ("界面", "Appearance")
    LANGUAGE = ("语言", "Language")
    CHINESE = ("中文", "中文")
    ENGLISH = ("English", "English")
    THEME = ("外观", "Theme")
    THEME_SYSTEM = ("跟随系统", "System")
    THEME_LIGHT = ("浅色", "Light")
    THEME_DARK = ("深色", "Dark")
    KEPT_HERE = (
        "语言、外观和下面的开关只保存在这个浏览器里。",
        "Language, theme and the switch below are kept in this browser.",
    )

    LANGUAGE_MODEL = ("语言模型", "Language model")
    NO_MODEL = (
        "没有设置语言模型：答案直接摘自原文，任何内容都不会离开本机。",
        "No language model is set: answers are quoted from the articles, and nothing leaves this machine.",
    )
    HOW_TO_SET_MODEL = (
        "要用语言模型转述答案，请在启动前设置环境变量 WENJU_MODEL、OPENAI_BASE_URL 和 OPENAI_API_KEY。"
        "密钥只留在服务器上。",
        "To have answers retold by one, set the environment variables WENJU_MODEL, OPENAI_BASE_URL and OPENAI_API_KEY "
        "before the start. The key stays on the server.",
    )
    USE_MODEL = (
        "由语言模型转述答案（每句核对后才显示）",
        "Retell answers (each sentence is checked before it is shown)",
    )
    ACCOUNT = ("账号", "Account")
    LOG_OUT = ("退出登录", "Log out")
    MODEL_NAME = ("模型", "Model")
    ENDPOINT = ("服务地址", "Endpoint")
    CHECK = ("检查连接", "Check connection")
    CHECKING = ("正在检查…", "Checking…")
    CHECK_GOOD = ("连接正常，{seconds} 秒后开始作答。", "It works: the first words came after {seconds} s.")
    CHECK_UNREACHABLE = (
        "连不上。请确认服务在运行、OPENAI_BASE_URL 写对了；本机的服务不要走代理（NO_PROXY=127.0.0.1）。",
        "It can't be reached. Is the server running, and OPENAI_BASE_URL right? A server on this machine must not be "
        "reached through a proxy (NO_PROXY=127.0.0.1).",
    )
    CHECK_SLOW = (
        "没有及时作答。模型可能正在加载，或先长时间“思考”；请稍后再试，或换一个模型。",
        "No answer in time. The model may still be loading, or think at length first: try again, or choose another.",
    )
    CHECK_BUSY = ("服务太忙，或额度已用完。", "It is busy, or the quota is used up.")
    CHECK_REJECTED = (
        "请求被拒绝。请检查 OPENAI_API_KEY 和 WENJU_MODEL。",
        "It rejected the request. Check OPENAI_API_KEY and WENJU_MODEL.",
    )
    CHECK_FAILED = ("服务出了错。", "It failed.")
    CHECK_GARBLED = (
        "回答不是 OpenAI 的流式格式。OPENAI_BASE_URL 通常以 /v1 结尾。",
        "The answer is no OpenAI stream. OPENAI_BASE_URL usually ends in /v1.",
    )
    CHECK_CUT = ("回答中途断了。", "The answer broke off.")
    CHECK_EMPTY = ("回答是空的。", "The answer was empty.")
    CHECK_SAID = ("服务的原话：{detail}", "What it said: {detail}")
    CHECK_LOST = ("与问据的连接断了。", "The connection to Wenju is lost.")

    ENCODER = ("编码器", "Encoder")
    ENCODER_IN_USE = ("{name}，{dimension} 维，{vectors} 索引", "{name}, {dimension} dimensions, {vectors} index")
    HOW_TO_SET_ENCODER = (
        "可以换成任何 sentence-transformers 模型：设置 WENJU_ENCODER，再用 wenju index --rebuild 重建索引。",
        "Any sentence-transformers model can take its place: set WENJU_ENCODER, then run wenju index --rebuild.",
    )
    VERSION = ("问据 {version}", "Wenju {version}")
