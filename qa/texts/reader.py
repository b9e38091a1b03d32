"""The sources of an answer and the article that one of them opens."""

from enum import Enum, unique


@unique
class ReaderText(Enum):
    """(Chinese, English)."""

    SOURCES = ("出处", "Sources")
    COUNT_OF_SOURCES = ("{count} 处出处", "Sources: {count}")
    NO_SOURCES = ("这一问没有得到回答，所以没有出处。", "This question has no answer, and so no sources.")
    NEAREST_SOURCES = ("最接近的段落", "Nearest paragraphs")
    SOURCE_N = ("出处 {n}：{title}，第 {paragraph} 段", "Source {n}: {title}, paragraph {paragraph}")
    PARAGRAPH_N = ("第 {paragraph} 段", "paragraph {paragraph}")
    UNTITLED = ("（无标题）", "(untitled)")
    ALL_SOURCES = ("全部出处", "All sources")
    PREVIOUS = ("上一处出处", "Previous source")
    NEXT = ("下一处出处", "Next source")
    CLOSE = ("关闭", "Close")
    ORIGINAL = ("查看原文", "Original")
    COPY_LINK = ("复制本段链接", "Copy link to paragraph")
    LINK_COPIED = ("链接已复制", "Link copied")
    GONE = ("这篇文章已不在索引里。", "This article is no longer indexed.")
    CHANGED = (
        "文章在引用之后改过，原来的段落已经找不到了。",
        "The article was changed after it was cited; the cited paragraph is gone.",
    )
    UNREACHABLE = ("打不开：与本机服务的连接断了。", "Can't open it: the connection to the server is lost.")
