import unicodedata
from pathlib import Path

import pytest

from qa.archive.uploads import LARGEST, Unfit, Upload, UploadError, Uploads, safe_name


@pytest.fixture
def uploads(tmp_path):
    return Uploads.beside(tmp_path / "index")


@pytest.fixture
def receive(tmp_path):
    def received(name: str, content: str = "正文。") -> Upload:
        path = tmp_path / "received"
        path.write_text(content, encoding="utf-8")
        return Upload(path, name)

    return received


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("2021-12-23-普惠金融.md", "2021-12-23-普惠金融.md"),
        ("a b(1).PDF", "a b(1).PDF"),
        ("../../etc/passwd.md", "passwd.md"),
        ("/etc/passwd.txt", "passwd.txt"),
        ("..\\..\\boot.md", "boot.md"),
        ("C:\\用户\\文章.docx", "文章.docx"),
        ("C:x.md", "x.md"),
        ("..md", "article.md"),
        (".hidden.md", "hidden.md"),
        ("…\u202e文\x00章\n.md", "…文章.md"),
        ('a<b>:"|?*.md', "ab.md"),
        (" 空格 .md", "空格.md"),
        ("NUL.txt", "articleNUL.txt"),
        ("com1.md", "articlecom1.md"),
        ("", "article"),
        ("..", "article"),
        ("/", "article"),
        (".md", "md"),
    ],
)
def test_a_name_is_made_safe(name, kept):
    assert safe_name(name) == kept


def test_a_long_name_is_cut_between_characters():
    kept = safe_name("长" * 300 + ".md")
    assert kept == "长" * 50 + ".md"


def test_one_name_written_in_two_ways_is_one():
    assert safe_name(unicodedata.normalize("NFD", "Ünal.md")) == safe_name("Ünal.md")


def test_files_lie_beside_the_index(uploads, receive, tmp_path):
    kept = uploads.keep(receive("甲.md", "一。"))
    assert kept.path == tmp_path / "index-uploads" / "甲.md"
    assert kept.new
    assert kept.path.read_text(encoding="utf-8") == "一。"
    assert uploads.holds(kept.path)
    assert not uploads.holds(tmp_path / "index" / "甲.md")
    assert [path.name for path in uploads.folder.iterdir()] == ["甲.md"]


def test_an_equal_file_is_kept_once_and_another_of_its_name_gets_a_number(uploads, receive):
    kept = [uploads.keep(receive("甲.md", text)) for text in ("一。", "二。", "三。", "一。", "三。")]
    assert [(one.path.name, one.new) for one in kept] == [
        ("甲.md", True),
        ("甲 (2).md", True),
        ("甲 (3).md", True),
        ("甲.md", False),
        ("甲 (3).md", False),
    ]


@pytest.mark.parametrize(
    ("name", "content", "unfit"),
    [
        ("a.exe", "x", Unfit.SUFFIX),
        ("a", "x", Unfit.SUFFIX),
        ("a.md.exe", "x", Unfit.SUFFIX),
        (".md", "x", Unfit.SUFFIX),
        ("a.md", "", Unfit.EMPTY),
        ("a.md", "x" * (LARGEST + 1), Unfit.LARGE),
    ],
    ids=["program", "bare", "disguised", "suffix alone", "empty", "large"],
)
def test_what_is_not_kept(uploads, receive, name, content, unfit):
    with pytest.raises(UploadError) as caught:
        uploads.keep(receive(name, content))
    assert caught.value.unfit is unfit
    assert not uploads.folder.exists()


def test_a_file_that_is_gone(uploads, tmp_path):
    with pytest.raises(UploadError) as caught:
        uploads.keep(Upload(tmp_path / "missing", "a.md"))
    assert caught.value.unfit is Unfit.LOST


def test_only_uploaded_files_are_deleted(uploads, receive, tmp_path):
    kept = uploads.keep(receive("甲.md"))
    uploads.delete([kept.path, kept.path])
    assert list(uploads.folder.iterdir()) == []
    with pytest.raises(ValueError, match="was not uploaded"):
        uploads.delete([tmp_path / "received"])
    with pytest.raises(ValueError, match="was not uploaded"):
        uploads.delete([uploads.folder / ".." / "received"])
    assert Path(tmp_path / "received").exists()
