"""Lists of words, readable in the source."""


def words(listed: str) -> frozenset[str]:
    """The words of a list that is written with white space between them, over as many lines as it takes."""
    return frozenset(listed.split())


def any_of(listed: str) -> str:
    """A pattern for any word of such a list, the longest first: one that begins another can't hide it."""
    return "|".join(sorted(listed.split(), key=len, reverse=True))


def in_order(listed: str) -> str:
    """A pattern for any of the patterns of such a list, in their order; white space within one is written \\s."""
    return "|".join(listed.split())
