"""What of an article a passage is searched by. Knows nothing of words or of vectors."""

from corpus.article import ArticleHead, Passage


def context(passage: Passage, head: ArticleHead) -> str:
    """Return what a passage is read under: its article's title, and its section."""
    return "\n".join(filter(None, (_title(passage, head), passage.paragraph.section)))


def searched(passage: Passage, head: ArticleHead) -> str:
    """The words that a passage is searched by as its own: an article's title goes with its first passage."""
    first = passage.paragraph.ordinal == 1 and passage.start == 0
    return "\n".join(filter(None, (_title(passage, head) if first else "", passage.text)))


def _title(passage: Passage, head: ArticleHead) -> str:
    """The title; one that is the passage's own first sentence, as articles without one get it, says nothing new."""
    return "" if head.title.rstrip("…") in passage.text else head.title
