"""What the browser asks of the library, checked: each check raises PageRequestError, saying what is wrong with a field.

A file is taken from nowhere but where Gradio put it: the paths of what was uploaded are handed in.
"""

from collections.abc import Collection
from pathlib import Path

from corpus.storing.catalogue import Order, Wanted
from qa.archive.uploads import Upload
from qa.page.errors import PageRequestError
from qa.page.payload import fields_of, number_of, one_of, text_of, texts_of, truth_of

MAX_SEARCH = 200  # characters
MAX_RECEIVED = 5_000  # files at once
MAX_REMOVED = 1_000  # articles at once


def parse_wanted(payload: object) -> Wanted:
    """Check a page of the list as the browser asks for it: {search, order, descending, offset}."""
    fields = fields_of(payload, "the page")
    return Wanted(
        search=text_of(fields.get("search"), "search").strip()[:MAX_SEARCH],
        order=one_of(Order, fields.get("order"), "order"),
        descending=truth_of(fields.get("descending"), "descending"),
        offset=number_of(fields.get("offset"), "offset"),
    )


def parse_uploads(payload: object, received: Collection[str]) -> list[Upload]:
    """Check uploaded files: {files: [{path, name}]}. A path has to be one of those that were received, exactly."""
    files = fields_of(payload, "the upload").get("files")
    if not isinstance(files, list) or not 0 < len(files) <= MAX_RECEIVED:
        raise PageRequestError(f"files is not a list of 1 to {MAX_RECEIVED}")
    uploads = []
    for file in files:
        fields = fields_of(file, "a file")
        path = text_of(fields.get("path"), "path")
        if path not in received:
            raise PageRequestError("path is not one that was uploaded; upload the file again")
        uploads.append(Upload(Path(path), text_of(fields.get("name"), "name")))
    return uploads


def parse_removal(payload: object) -> list[str]:
    """Check which articles are to go: {articles: [id]}."""
    articles = texts_of(fields_of(payload, "the removal").get("articles"), "articles")
    if not 0 < len(articles) <= MAX_REMOVED:
        raise PageRequestError(f"articles are {len(articles)}, not 1 to {MAX_REMOVED}")
    return articles


def parse_reindexing(payload: object) -> bool:
    """Check how to re-index: {rebuild}."""
    return truth_of(fields_of(payload, "the re-indexing").get("rebuild"), "rebuild")


def parse_job(payload: object) -> int:
    """Check which job is meant: {job}."""
    return number_of(fields_of(payload, "the job").get("job"), "job")
