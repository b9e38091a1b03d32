"""Every text that a user sees, in Chinese and in English, in one place.

Knows nothing of who shows a text. A text may hold {names} in braces; text() fills them in, in the browser fill() does.
The members whose name begins with PAGE_ go to the browser, and the refusal; the others stay here.
"""

from enum import Enum, StrEnum, unique

PAGE_PREFIX = "PAGE_"


class Language(StrEnum):
    """The languages of the user interface. The articles keep their own."""

    ZH = "zh"
    EN = "en"


@unique
class Text(Enum):
    """A user-visible text: (Chinese, English)."""

    REFUSAL = ("在这些文章里没有找到答案。", "These articles hold no answer to that.")

    COMPARED = ("{side}：{value}", "{side}: {value}")
    SEPARATOR = ("；", "; ")
    NOT_ABOUT_NAME = (
        "没有哪一段既说的是“{detail}”，又回答了这个问题。",
        "No paragraph is about “{detail}” and answers this.",
    )
    NOT_OF_PERIOD = ("没有哪一段说的是{detail}。", "No paragraph speaks of {detail}.")
    DIFFERENT_VALUES = ("文章里的数字不一：{listed}", "The articles give different figures: {listed}")
    SIDE_BY_SIDE = ("{listed}。{outcome}。", "{listed}. {outcome}.")
    HIGHER = ("{side}更高", "{side} is higher")
    LOWER = ("{side}更低", "{side} is lower")
    EVEN = ("两者相同", "They are equal")

    MODEL_UNREACHABLE = (
        "连不上语言模型，下面直接摘自原文。",
        "The language model can't be reached; this is quoted from the articles.",
    )
    MODEL_SLOW = (
        "语言模型没有及时作答，下面直接摘自原文。",
        "The language model did not answer in time; this is quoted from the articles.",
    )
    MODEL_BUSY = (
        "语言模型太忙或额度已用完，下面直接摘自原文。",
        "The language model is busy or its quota is used up; this is quoted from the articles.",
    )
    MODEL_REJECTED = (
        "语言模型拒绝了请求，请检查密钥和模型名；下面直接摘自原文。",
        "The language model rejected the request: check its key and name. This is quoted from the articles.",
    )
    MODEL_FAILED = (
        "语言模型出了错，下面直接摘自原文。",
        "The language model failed; this is quoted from the articles.",
    )
    MODEL_GARBLED = (
        "语言模型的回答读不懂，下面直接摘自原文。",
        "The language model's answer can't be read; this is quoted from the articles.",
    )
    MODEL_CUT = (
        "语言模型的回答中途断了，下面直接摘自原文。",
        "The language model's answer broke off; this is quoted from the articles.",
    )
    MODEL_EMPTY = (
        "语言模型没有写出回答，下面直接摘自原文。",
        "The language model wrote nothing; this is quoted from the articles.",
    )
    MODEL_UNSUPPORTED = (
        "语言模型的回答没有通过核对，下面直接摘自原文。",
        "The language model's answer did not pass the check; this is quoted from the articles.",
    )
    MODEL_DECLINED = (
        "语言模型认为这些段落没有回答问题；下面是最接近的原文，请自行判断。",
        "The language model finds no answer in these paragraphs; this is quoted from them, judge for yourself.",
    )
    MODEL_DROPPED = (
        "语言模型另有 {count} 句话与所引段落对不上，没有显示。",
        "Left out: {count} of the language model's sentences, which the cited paragraphs do not support.",
    )

    SERVING = (
        "问据已在 {url} 打开（按 Ctrl-C 结束）。",
        "Wenju is open at {url} (press Ctrl-C to stop).",
    )
    STOPPED_SERVING = ("问据已关闭。", "Wenju has stopped.")

    PAGE_NAME = ("问据", "Wenju")
    PAGE_TAG_LINE = ("答案都有出处", "Every answer shows its source")
    PAGE_MENU = ("对话与范围", "Conversations and scope")
    PAGE_OTHER_LANGUAGE = ("EN", "中文")
    PAGE_SWITCH_LANGUAGE = ("Switch to English", "切换到中文")
    PAGE_SWITCH_THEME = ("切换深色或浅色", "Switch between dark and light")

    PAGE_WELCOME = (
        "答案逐句标着编号，点编号就能对照原文。",
        "Every sentence carries a number that opens the paragraph it comes from.",
    )
    PAGE_INDEXED = ("已收录 {articles} 篇文章、{paragraphs} 个段落", "{articles} articles, {paragraphs} paragraphs")
    PAGE_EXAMPLES = ("可以这样问", "Questions to start with")
    PAGE_NO_ARTICLES = (
        "索引里还没有文章。用 wenju index 加入一个文件夹，再回到这里。",
        "The index holds no articles yet. Add a folder with wenju index, then come back.",
    )
    PAGE_ASK = ("就这些文章提问…", "Ask about these articles…")
    PAGE_QUESTION = ("问题", "Question")
    PAGE_SEND = ("发送", "Send")
    PAGE_STOP = ("停止", "Stop")
    PAGE_FINE_PRINT = (
        "答案引自已收录的文章，请以原文为准。",
        "Answers quote the indexed articles.",
    )
    PAGE_CONVERSATION = ("对话", "Conversation")

    PAGE_SEARCHING = ("正在检索…", "Searching…")
    PAGE_READING = ("找到 {found} 处，正在阅读…", "Reading {found} passages…")
    PAGE_WRITING = ("正在作答…", "Writing…")
    PAGE_STOPPED = ("已停止。", "Stopped.")
    PAGE_FAILED = (
        "出了点问题，这次没有得到回答。",
        "Something went wrong, so there is no answer.",
    )
    PAGE_ERROR_ID = ("错误号 {id}", "Error {id}")
    PAGE_RETRY = ("再试一次", "Try again")
    PAGE_UNDERSTOOD = ("理解为：{question}", "Understood as: {question}")
    PAGE_NEAREST = ("下面的段落最接近，但没有回答这个问题：", "The nearest paragraphs, which do not answer it:")
    PAGE_FOLLOW_UPS = ("接着问", "Ask next")
    PAGE_COPY = ("复制", "Copy")
    PAGE_COPIED = ("已复制", "Copied")
    PAGE_SOURCES = ("出处", "Sources")
    PAGE_COUNT_OF_SOURCES = ("{count} 处出处", "Sources: {count}")
    PAGE_NEAREST_SOURCES = ("最接近的段落", "Nearest paragraphs")
    PAGE_SOURCE_N = ("出处 {n}：{title}，第 {paragraph} 段", "Source {n}: {title}, paragraph {paragraph}")
    PAGE_PARAGRAPH_N = ("第 {paragraph} 段", "paragraph {paragraph}")
    PAGE_UNTITLED = ("（无标题）", "(untitled)")

    PAGE_ALL_SOURCES = ("全部出处", "All sources")
    PAGE_PREVIOUS = ("上一处出处", "Previous source")
    PAGE_NEXT = ("下一处出处", "Next source")
    PAGE_CLOSE = ("关闭", "Close")
    PAGE_ORIGINAL = ("查看原文", "Original")
    PAGE_COPY_LINK = ("复制本段链接", "Copy link to paragraph")
    PAGE_LINK_COPIED = ("链接已复制", "Link copied")
    PAGE_GONE = ("这篇文章已不在索引里。", "This article is no longer indexed.")
    PAGE_CHANGED = (
        "文章在引用之后改过，原来的段落已经找不到了。",
        "The article was changed after it was cited; the cited paragraph is gone.",
    )
    PAGE_UNREACHABLE = ("打不开：与本机服务的连接断了。", "Can't open it: the connection to the server is lost.")

    PAGE_NEW_CONVERSATION = ("新对话", "New conversation")
    PAGE_HISTORY = ("历史对话", "History")
    PAGE_NO_HISTORY = ("还没有对话。对话只保存在这个浏览器里。", "None yet. Conversations stay in this browser.")
    PAGE_DELETE = ("删除对话：{title}", "Delete conversation: {title}")
    PAGE_SCOPE = ("检索范围", "Scope")
    PAGE_PUBLISHERS = ("来源", "Publishers")
    PAGE_SINCE = ("起始日期", "From")
    PAGE_UNTIL = ("截止日期", "Until")
    PAGE_SINCE_CHIP = ("{date} 起", "from {date}")
    PAGE_UNTIL_CHIP = ("至 {date}", "until {date}")
    PAGE_REMOVE = ("取消限定：{name}", "Remove filter: {name}")
    PAGE_CLEAR_SCOPE = ("不限范围", "Clear")


def text(key: Text, language: Language = Language.ZH, **values: object) -> str:
    """Return the text of ``key`` in ``language``, its {names} filled with ``values``.

    Raises KeyError for a name without a value.
    """
    chinese, english = key.value
    template: str = english if language is Language.EN else chinese
    return template.format_map(values)


def page_texts() -> dict[str, dict[str, str]]:
    """Return the texts of the page as the browser wants them: language -> key in lower case -> template."""
    members = [member for member in Text if member.name.startswith(PAGE_PREFIX) or member is Text.REFUSAL]
    return {
        language.value: {member.name.removeprefix(PAGE_PREFIX).lower(): member.value[position] for member in members}
        for position, language in enumerate((Language.ZH, Language.EN))
    }
