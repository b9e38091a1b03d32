from pathlib import Path

import pytest
from fakes import HashingEncoder

from embeddings.build import update
from embeddings.errors import IndexDamaged, IndexMismatch, IndexMissing
from embeddings.index import Index

ENCODER = HashingEncoder()


@pytest.fixture
def posts(tmp_path):
    folder = tmp_path / "posts"
    folder.mkdir()
    text = "招商银行的“朝朝宝”收益稳定。\n\n全行净利润同比增长，不良率下降。\n"
    (folder / "one.md").write_text(f"---\ntitle: 财富管理\ndate: 2022-04-01\n---\n\n{text}", encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path, posts):
    update(tmp_path / "index", [posts], ENCODER)
    return tmp_path / "index"


@pytest.mark.parametrize(("question", "paragraph"), [("朝朝宝", "one#1"), ("净利润", "one#2")])
def test_words_and_vectors_find_a_paragraph(folder, question, paragraph):
    index = Index.open(folder, ENCODER)
    for hits in (index.words.search(question, 1), index.vectors.search(ENCODER.encode_queries([question])[0], 1)):
        ((passage, head),) = index.store.passages_with_heads([hits[0].key])
        assert passage.paragraph.id == paragraph
        assert head.title == "财富管理"


def test_a_title_helps_to_find_its_passages(folder):
    assert len(Index.open(folder, ENCODER).words.search("财富管理", 5)) == 2


def test_names_of_the_corpus_are_known(folder):
    assert Index.open(folder, ENCODER).segmenter.names == {"朝朝宝"}


def test_status(folder):
    status = Index.open(folder, ENCODER).status()
    manifest = status.manifest
    assert (manifest.counts.articles, manifest.counts.paragraphs, manifest.names) == (1, 2, 1)
    assert (manifest.encoder.name, manifest.encoder.dimension, manifest.vectors) == ("hashing", 64, "Flat")
    assert status.bytes > 10_000


def test_an_unchanged_index_is_not_opened_again(folder):
    index = Index.open(folder, ENCODER)
    assert index.refreshed() is index


def test_a_changed_index_is_opened_again(folder, posts):
    index = Index.open(folder, ENCODER)
    (posts / "two.md").write_text("政采贷面向政府采购的中标供应商。\n", encoding="utf-8")
    update(folder, [posts], ENCODER)
    refreshed = index.refreshed()
    assert index.words.search("政采贷", 5) == []
    assert refreshed.store.passages([refreshed.words.search("政采贷", 1)[0].key])[0].paragraph.article_id == "two"


def test_no_index(tmp_path):
    with pytest.raises(IndexMissing, match=r"no index in .*nowhere.*wenju index PATH"):
        Index.open(tmp_path / "nowhere", ENCODER)


@pytest.mark.parametrize(
    "other",
    [pytest.param(HashingEncoder(32), id="dimension"), pytest.param(HashingEncoder(64, "other"), id="digest")],
)
def test_another_encoder(folder, other):
    with pytest.raises(IndexMismatch, match=r"built with encoder 'hashing'.*--rebuild"):
        Index.open(folder, other)


def test_the_same_encoder_by_another_name(folder):
    renamed = HashingEncoder()
    renamed.name = "somewhere/else"
    assert Index.open(folder, renamed).manifest.encoder.name == "hashing"


def test_words_cut_by_another_version(folder):
    manifest = next(folder.glob("generation-*/manifest.json"))
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("jieba-", "jieba-9."), encoding="utf-8")
    with pytest.raises(IndexMismatch, match=r"jieba-9\..*--rebuild"):
        Index.open(folder, ENCODER)


@pytest.mark.parametrize("part", ["manifest.json", "store.sqlite", "lexicon.txt", "vectors.faiss", "words/meta.json"])
@pytest.mark.parametrize("broken", [True, False], ids=["broken", "missing"])
def test_a_damaged_part_is_named(folder, part, broken):
    path = next(folder.glob("generation-*")) / part
    path.unlink()
    if broken and part != "lexicon.txt":
        path.write_bytes(b"\xff\xfe broken" * 300)
    if broken and part == "lexicon.txt":
        path.write_text("name\tmany\n", encoding="utf-8")
    with pytest.raises(IndexDamaged, match=r"(?s)generation-.*--rebuild"):
        Index.open(folder, ENCODER)


def test_a_folder_whose_generation_is_gone(folder):
    (folder / "CURRENT").write_text("generation-000009", encoding="utf-8")
    with pytest.raises(IndexDamaged, match="generation-000009"):
        Index.open(folder, ENCODER)


def test_paths_may_be_chinese_and_hold_marks(tmp_path, posts):
    folder = tmp_path / "索引 #1?%20"
    update(folder, [posts], ENCODER)
    assert Index.open(Path(folder), ENCODER).store.counts().articles == 1
