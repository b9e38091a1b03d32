"""The conversation: its welcome, its composer, its turns."""

from enum import Enum, unique


@unique
class ChatText(Enum):
    """(Chinese, English)."""

    WELCOME = (
        "答案逐句标着编号，点编号就能对照原文。",
        "Every sentence carries a number that opens the paragraph it comes from.",
    )
    INDEXED = ("已收录 {articles} 篇文章、{paragraphs} 个段落", "{articles} articles, {paragraphs} paragraphs")
    EXAMPLES = ("可以这样问", "Questions to start with")
    NO_ARTICLES = (
        "索引里还没有文章。用 wenju index 加入一个文件夹，再回到这里。",
        "The index holds no articles yet. Add a folder with wenju index, then come back.",
    )
    ASK = ("就这些文章提问…", "Ask about these articles…")
    QUESTION = ("问题", "Question")
    SEND = ("发送", "Send")
    STOP = ("停止", "Stop")
    FINE_PRINT = (
        "答案引自已收录的文章，请以原文为准。",
        "Answers quote the indexed articles.",
    )
    CONVERSATION = ("对话", "Conversation")
    SEARCHING = ("正在检索…", "Searching…")
    READING = ("找到 {found} 处，正在阅读…", "Reading {found} passages…")
    WRITING = ("正在作答…", "Writing…")
    STOPPED = ("已停止。", "Stopped.")
    FAILED = (
        "出了点问题，这次没有得到回答。",
        "Something went wrong, so there is no answer.",
    )
    CONNECTION_LOST = (
        "与问据的连接断了。请确认它还在运行，然后再试一次。",
        "The connection to Wenju is lost. Make sure that it is running, then try again.",
    )
    CROWDED = (
        "现在提问的人太多了，请过一会儿再试。",
        "Too many questions are waiting; try again in a moment.",
    )
    ERROR_ID = ("错误号 {id}，服务的日志里有详情", "Error {id}; the server's log says more")
    RETRY = ("再试一次", "Try again")
    UNDERSTOOD = ("理解为", "Understood as")
    EDIT_UNDERSTOOD = ("修改后再问：{question}", "Correct and ask: {question}")
    VALUES_DIFFER = ("文章里的数字不一", "The articles give different figures")
    COMPARISON = ("{metric}对比（{unit}）", "{metric} compared ({unit})")
    COMPARED_SIDE = ("对象", "Compared")
    COMPARED_FIGURE = ("数值", "Figure")
    COMPARED_PERIOD = ("时间", "Time")
    DIFFERENCE = ("相差", "Difference")
    DIFFERENCE_OF_MANY = ("最高与最低相差", "Highest less lowest")
    POINTS = ("{number}个百分点", "{number} percentage points")
    COMPUTED_FROM_TABLE = ("由上面的数字算出", "computed from the figures above")
    TIMES_DIFFER = ("这些数字的时间不同。", "These figures are of different times.")
    NEAREST = ("下面的段落最接近，但没有回答这个问题：", "The nearest paragraphs, which do not answer it:")
    FOLLOW_UPS = ("接着问", "Ask next")
    COPY = ("复制", "Copy")
    COPIED = ("已复制", "Copied")
