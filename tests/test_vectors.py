"""The vector index against numpy's brute force."""

import numpy as np
import pytest

from embeddings import vectors as module
from embeddings.errors import IndexDamaged
from embeddings.vectors import VectorIndex

DIMENSION = 32


def unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def made(count, seed=0):
    """Clustered unit vectors, as texts on some topics are, under keys with gaps."""
    random = np.random.default_rng(seed)
    topics = random.normal(size=(40, DIMENSION))
    rows = unit(topics[random.integers(40, size=count)] + 0.7 * random.normal(size=(count, DIMENSION)))
    return np.arange(count, dtype=np.int64) * 3 + 7, rows


def nearest(keys, rows, query, k):
    return keys[np.argsort(-(rows @ query))[:k]].tolist()


@pytest.fixture(params=["Flat", "SQ8", "IVF"])
def kind(request, monkeypatch):
    monkeypatch.setattr(module, "LARGEST_FLAT", 5_000 if request.param == "Flat" else 10)
    monkeypatch.setattr(module, "LARGEST_EXACT", 20 if request.param == "IVF" else 5_000)
    return request.param


@pytest.fixture
def built(kind):
    keys, rows = made(3_000)
    index = VectorIndex.build(keys, rows, lambda: made(100, seed=1)[1])
    assert index.kind.startswith(kind)
    return index, keys, rows


def recall(index, keys, rows, allowed=None):
    found = []
    for query in made(100, seed=2)[1]:
        wanted = nearest(keys, rows, query, 10)
        hits = index.search(query, 10, allowed)
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        found.append(len({hit.key for hit in hits} & set(wanted)) / 10)
    return np.mean(found)


def test_recall_at_10_against_brute_force(built, kind):
    assert recall(*built) >= (1.0 if kind == "Flat" else 0.95)


def test_a_score_is_the_inner_product(built):
    index, keys, rows = built
    query = rows[11]
    best = index.search(query, 1)[0]
    assert best.key == keys[11]
    assert best.score == pytest.approx(1.0, abs=0.01)


def test_only_allowed_keys_are_found(built):
    index, keys, rows = built
    allowed = keys[::7]
    assert {hit.key for hit in index.search(rows[0], 50, allowed)} <= set(allowed.tolist())
    assert recall(index, allowed, rows[::7], allowed) >= 0.95
    assert [hit.key for hit in index.search(rows[0], 10, [int(keys[5])])] == [keys[5]]
    assert index.search(rows[0], 10, []) == []


def test_saved_changed_and_opened_again(built, tmp_path):
    _, keys, rows = built
    path = tmp_path / "向量.faiss"
    built[0].save(path)
    assert recall(VectorIndex.open(path), keys, rows) >= 0.95

    writable = VectorIndex.open(path, writable=True)
    assert writable.remove([int(keys[0]), int(keys[1]), 999_999]) == 2
    writable.add(np.array([1]), rows[:1])
    writable.save(path)
    assert len(writable) == 2_999

    reopened = VectorIndex.open(path)
    best = reopened.search(rows[0], 1)[0]
    assert best.key == 1
    assert not {hit.key for hit in reopened.search(rows[1], 20)} & {int(keys[0]), int(keys[1])}
    assert list(tmp_path.iterdir()) == [path]


def test_the_vectors_can_be_taken_out_again(built):
    index, keys, rows = built
    index.remove([int(keys[4])])
    taken_keys, taken = index.vectors()
    assert taken_keys.tolist() == np.delete(keys, 4).tolist()
    assert np.abs(taken - np.delete(rows, 4, axis=0)).max() < 0.02


def test_an_index_that_grows_a_little_still_suits_and_keeps_its_recall(built):
    index, keys, rows = built
    more_keys, more = made(100, seed=3)
    index.add(more_keys + 100_000, more)
    assert index.suits(lambda: made(100, seed=1)[1])
    assert recall(index, np.concatenate([keys, more_keys + 100_000]), np.concatenate([rows, more])) >= 0.95


def test_an_index_that_outgrows_its_type_no_longer_suits(monkeypatch):
    monkeypatch.setattr(module, "LARGEST_FLAT", 100)
    keys, rows = made(150)
    index = VectorIndex.build(keys[:90], rows[:90], lambda: rows[:10])
    assert index.suits(lambda: rows[:10])
    index.add(keys[90:], rows[90:])
    assert not index.suits(lambda: rows[:10])
    again = VectorIndex.build(*index.vectors(), lambda: rows[:10])
    assert (again.kind, len(again)) == ("SQ8", 150)


def test_lists_that_can_not_keep_recall_are_not_used(monkeypatch, caplog):
    monkeypatch.setattr(module, "LARGEST_FLAT", 10)
    monkeypatch.setattr(module, "LARGEST_EXACT", 20)
    random = np.random.default_rng(0)
    rows = unit(random.normal(size=(3_000, DIMENSION)))
    probes = unit(random.normal(size=(50, DIMENSION)))  # noise has no lists: the nearest lie in all of them
    monkeypatch.setattr(module, "RECALL", 0.999)
    with caplog.at_level("INFO"):
        index = VectorIndex.build(np.arange(3_000), rows, lambda: probes)
    assert index.kind == "Flat"
    assert "misses recall" in caplog.text


def test_an_empty_index_finds_nothing(tmp_path):
    index = VectorIndex.build(np.empty(0, np.int64), np.empty((0, 8), np.float32), lambda: np.empty((0, 8), np.float32))
    index.save(tmp_path / "empty.faiss")
    assert VectorIndex.open(tmp_path / "empty.faiss").search(np.ones(8, np.float32), 5) == []


@pytest.mark.parametrize("content", [None, b"", b"not an index"], ids=["missing", "empty", "other"])
def test_a_broken_file_is_named(content, tmp_path):
    path = tmp_path / "vectors.faiss"
    if content is not None:
        path.write_bytes(content)
    for writable in (False, True):
        with pytest.raises(IndexDamaged, match=r"vectors\.faiss.*wenju index --rebuild"):
            VectorIndex.open(path, writable)
