"""Lists of words, readable in the source."""


def words(listed: str) -> frozenset[str]:
    """The words of a list that is written with white space between them, over as many lines as it takes."""
    return frozenset(listed.split())
