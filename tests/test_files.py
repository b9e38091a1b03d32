import os
import shutil
import tempfile
from pathlib import Path

import pytest

from corpus.errors import UnreadableError, Why
from corpus.formats.files import LARGEST_DOCUMENT, Failure, Skipped, SourceFile, find


def found(*paths):
    return [entry.path.name for entry in find(paths) if isinstance(entry, SourceFile)]


def failures(*paths):
    return [entry for entry in find(paths) if isinstance(entry, Failure)]


def test_folders_are_walked_in_name_order_without_hidden_entries(tmp_path):
    for name in ("b.md", "a/z.txt", "a/b.HTML", ".git/c.md", ".hidden.md", "c.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert found(tmp_path) == ["b.HTML", "z.txt", "b.md", "c.jsonl"]


def test_source_file_carries_size_and_time(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("四个汉字")
    os.utime(path, ns=(1, 1_640_000_000_123_456_789))
    assert list(find([path])) == [SourceFile(path, 12, 1_640_000_000_123_456_789)]


def test_an_image_is_skipped_in_a_folder_and_fails_when_named(tmp_path):
    image = tmp_path / "a.png"
    image.write_bytes(b"x")
    assert list(find([tmp_path])) == [Skipped(str(image), ".png")]
    (failure,) = find([image])
    assert isinstance(failure, Failure)
    assert failure.why is Why.SUFFIX
    assert ".png" in failure.reason
    assert ".docx" in failure.reason


def test_a_file_reached_twice_comes_once(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("x")
    (tmp_path / "b.md").symlink_to(path)
    assert found(path, tmp_path, tmp_path) == ["a.md"]


def test_a_link_loop_is_a_failure_and_the_rest_goes_in(tmp_path):
    (tmp_path / "a.md").write_text("x")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert found(tmp_path) == ["a.md"]
    assert [failure.reason for failure in failures(tmp_path)] == ["link loop: the folder holds itself"]


def test_a_link_to_itself_and_a_dangling_link_are_failures(tmp_path):
    (tmp_path / "a.md").symlink_to(tmp_path / "a.md")
    (tmp_path / "b.md").symlink_to(tmp_path / "gone.md")
    assert [(failure.why, failure.reason) for failure in failures(tmp_path)] == [
        (Why.OTHER, "too many levels of symbolic links"),
        (Why.GONE, "link to a file that does not exist"),
    ]


def test_a_missing_path_is_a_failure(tmp_path):
    (failure,) = failures(tmp_path / "no")
    assert failure == Failure(str(tmp_path / "no"), Why.GONE, "no such file or folder")


def test_empty_and_oversized_documents_are_failures_but_long_streams_are_not(tmp_path):
    (tmp_path / "empty.md").touch()
    for name in ("large.txt", "large.jsonl"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(LARGEST_DOCUMENT + 100 * 2**20)  # sparse: takes no room on the disk
    assert found(tmp_path) == ["large.jsonl"]
    assert [(failure.why, failure.reason.split(";")[0]) for failure in failures(tmp_path)] == [
        (Why.EMPTY, "empty file"),
        (Why.LARGE, "200 MB, larger than 100 MB"),
    ]


def test_a_pipe_is_a_failure_and_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "a.md")
    assert [failure.reason for failure in failures(tmp_path)] == ["not a regular file"]


def test_a_name_that_is_no_utf8_is_a_failure(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xd6\xd0.md")).write_text("x")
    (failure,) = failures(tmp_path)
    assert "not valid UTF-8" in failure.reason
    str(failure).encode("utf-8")


@pytest.fixture
def unprivileged_folder():
    """A folder in the eyes of a user whom permissions do bind: root reads everything."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    effective = os.geteuid()
    if effective == 0:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    yield folder
    if effective == 0:
        os.seteuid(0)
    shutil.rmtree(folder)


def test_no_permission_is_a_failure_for_files_and_folders(unprivileged_folder):
    (unprivileged_folder / "a.md").write_text("x")
    (unprivileged_folder / "a.md").chmod(0)
    (unprivileged_folder / "b.md").write_text("x")
    (unprivileged_folder / "sub").mkdir(mode=0)
    assert found(unprivileged_folder) == ["b.md"]
    assert failures(unprivileged_folder) == [
        Failure(str(unprivileged_folder / "a.md"), Why.FORBIDDEN, "no permission to read it"),
        Failure(str(unprivileged_folder / "sub"), Why.FORBIDDEN, "no permission to read it"),
    ]
    (unprivileged_folder / "sub").chmod(0o700)


def test_failure_names_path_and_line():
    assert str(Failure("a.jsonl", Why.NOT_JSON, "not JSON", 3)) == "a.jsonl:3: not JSON"
    assert str(Failure("a.md", Why.EMPTY, "empty file")) == "a.md: empty file"


@pytest.mark.parametrize(
    ("error", "why", "reason"),
    [
        pytest.param(UnreadableError(Why.BROKEN, "broken PDF"), Why.BROKEN, "broken PDF", id="unreadable"),
        pytest.param(FileNotFoundError(2, "No such file"), Why.GONE, "no such file", id="gone"),
        pytest.param(PermissionError(13, "Denied"), Why.FORBIDDEN, "no permission to read it", id="forbidden"),
        pytest.param(OSError(5, "Input/output error"), Why.OTHER, "input/output error", id="another_error"),
        pytest.param(OSError("stale"), Why.OTHER, "stale", id="an_error_without_a_number"),
    ],
)
def test_what_is_raised_becomes_a_failure_of_its_kind(error, why, reason):
    assert Failure.of("a.jsonl", error, 3) == Failure("a.jsonl", why, reason, 3)
