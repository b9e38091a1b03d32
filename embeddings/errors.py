"""What can go wrong with the searchable text; every message says what, where and what to do."""

REBUILD = "Rebuild it: wenju index --rebuild PATH..."


class EmbeddingsError(Exception):
    """Base of this package's errors; its text is meant for the user."""


class ModelError(EmbeddingsError):
    """An embedding model is missing, broken, or can't be loaded on this machine."""


class IndexMissing(EmbeddingsError):  # noqa: N818  # reads as what happened
    """There is no index where one was looked for."""


class IndexMismatch(EmbeddingsError):  # noqa: N818  # reads as what happened
    """An index was made by another encoder, or by another version of this program."""


class IndexDamaged(EmbeddingsError):  # noqa: N818  # reads as what happened
    """A file of an index is missing or can't be read."""


class IndexBusy(EmbeddingsError):  # noqa: N818  # reads as what happened
    """Another process is writing to the index."""
