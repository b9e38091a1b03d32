"""The index folder as files come, change and go, and as writers are stopped, killed or many."""

import json
import os
from pathlib import Path

import pytest
from fakes import HashingEncoder

from embeddings import cutting
from embeddings.build import Report, remove, update
from embeddings.errors import IndexMismatch, IndexMissing
from embeddings.index import Index
from embeddings.manifest import FORMAT

ENCODER = HashingEncoder()


def post(folder, name, text, title="普惠金融新闻"):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text(f"---\ntitle: {title}\ndate: 2022-04-01\n---\n\n{text}\n", encoding="utf-8")
    return path


def records(path, *texts):
    lines = [json.dumps({"id": f"n{number}", "text": text}, ensure_ascii=False) for number, text in enumerate(texts)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "posts"
    post(folder, "one", "北京银行推出“京诚贷”，服务受疫情影响的小微企业。")
    post(folder, "two", "兴业银行的净利润同比增长，普惠贷款余额超过三千亿元。")
    return folder


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "index"


def run(folder, *paths, **options):
    return update(folder, paths, ENCODER, **options)


def generation(folder):
    return (folder / "CURRENT").read_text(encoding="utf-8")


def found(folder, question):
    index = Index.open(folder, ENCODER)
    hits = index.words.search(question, 10)
    return [passage.paragraph.article_id for passage in index.store.passages([hit.key for hit in hits])]


def check(folder):
    """All three parts of an index hold the same passages."""
    index = Index.open(folder, ENCODER)
    keys = index.store.passage_keys()
    assert index.vectors.vectors()[0].tolist() == keys
    assert len(index.words) == len(keys)
    for key, passage in zip(keys, index.store.passages(keys), strict=True):
        assert index.words.search(passage.text, 1_000)
        assert key in {hit.key for hit in index.words.search(passage.text, 1_000)}
    assert index.manifest.counts == index.store.counts()
    return index


def test_files_come(folder, files):
    assert run(folder, files) == Report(added=2)
    check(folder)
    assert found(folder, "京诚贷") == ["one"]
    assert found(folder, "净利润") == ["two"]


def test_nothing_new_swaps_nothing(folder, files):
    run(folder, files)
    before = generation(folder)
    assert run(folder, files) == Report(unchanged=2)
    assert generation(folder) == before
    assert not (folder / "building").exists()


def test_a_touched_file_is_unchanged(folder, files):
    run(folder, files)
    os.utime(files / "one.md", ns=(1, 1))
    assert run(folder, files) == Report(unchanged=2)
    before = generation(folder)
    assert run(folder, files) == Report(unchanged=2)
    assert generation(folder) == before


def test_a_file_that_is_rewritten_at_once_with_the_same_size_is_seen_by_its_time(folder, files):
    run(folder, files)
    post(files, "one", "北京银行推出“政采贷”，服务受疫情影响的小微企业。")
    os.utime(files / "one.md", ns=(2, 2))
    assert run(folder, files) == Report(updated=1, unchanged=1)


def test_a_changed_file(folder, files):
    run(folder, files)
    post(files, "one", "北京银行推出“政采贷”产品。\n\n面向政府采购的中标供应商。")
    assert run(folder, files) == Report(updated=1, unchanged=1)
    check(folder)
    assert (found(folder, "京诚贷"), found(folder, "政采贷")) == ([], ["one"])


def test_a_new_file_beside(folder, files):
    run(folder, files)
    post(files, "three", "京诚贷之外，这家银行又推出“科企贷”。")
    assert run(folder, files) == Report(added=1, unchanged=2)
    check(folder)
    assert set(found(folder, "京诚贷")) == {"one", "three"}


def test_a_file_that_is_gone_stays_until_pruned(folder, files):
    run(folder, files)
    (files / "one.md").unlink()
    assert run(folder, files) == Report(unchanged=1)
    assert found(folder, "京诚贷") == ["one"]
    assert run(folder, files, prune=True) == Report(unchanged=1, removed=1)
    check(folder)
    assert found(folder, "京诚贷") == []


def test_pruning_one_folder_leaves_the_others(folder, files, tmp_path):
    run(folder, files)
    post(tmp_path / "more", "three", "另一篇新闻说的是科技贷款。")
    assert run(folder, tmp_path / "more", prune=True) == Report(added=1)
    assert Index.open(folder, ENCODER).store.counts().articles == 3


def test_a_folder_that_is_gone_can_be_pruned(folder, files):
    run(folder, files)
    for path in files.iterdir():
        path.unlink()
    files.rmdir()
    report = run(folder, files, prune=True)
    assert (report.removed, len(report.failures)) == (2, 1)
    assert Index.open(folder, ENCODER).store.counts().passages == 0


def test_a_moved_file_keeps_its_article(folder, files):
    run(folder, files)
    (files / "new").mkdir()
    (files / "one.md").rename(files / "new" / "one.md")
    assert run(folder, files, prune=True) == Report(unchanged=2)
    check(folder)


def test_a_copy_is_stored_once_and_takes_over(folder, files):
    post(files / "copies", "copy", "北京银行推出“京诚贷”，服务受疫情影响的小微企业。", title="副本")
    assert run(folder, files) == Report(added=2, duplicates=1)
    check(folder)
    holder = found(folder, "京诚贷")
    (files / "one.md").unlink()
    (files / "copies" / "copy.md").touch()
    assert run(folder, files, prune=True).removed == 0
    assert found(folder, "京诚贷") == holder


def test_a_copy_whose_original_changed_becomes_an_article(folder, files):
    post(files / "z", "copy", "北京银行推出“京诚贷”，服务受疫情影响的小微企业。")
    run(folder, files)
    original = found(folder, "京诚贷")[0]
    path = files / "one.md" if original == "one" else files / "z" / "copy.md"
    post(path.parent, path.stem, "换了别的内容，说的是科企贷。")
    run(folder, files)
    check(folder)
    assert found(folder, "京诚贷") == [{"one": "copy", "copy": "one"}[original]]


def test_one_name_in_two_folders(folder, files):
    post(files / "more", "one", "同名的另一篇新闻，说的是科技支行。")
    assert run(folder, files) == Report(added=3)
    index = check(folder)
    assert sorted(article.id.partition("~")[0] for article in index.store.articles()) == ["one", "one", "two"]


def test_one_id_twice_in_one_file(folder, tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text('{"id": "n1", "text": "第一条新闻。"}\n{"id": "n1", "text": "第二条新闻。"}\n', encoding="utf-8")
    assert run(folder, path) == Report(added=2)
    os.utime(path, ns=(1, 1))
    assert run(folder, path) == Report(unchanged=2)


def test_what_can_not_be_read_is_reported_every_time_and_the_rest_goes_in(folder, files):
    (files / "bad.md").write_bytes(b"\x00\x01\x02\x03" * 50)
    (files / "photo.jpg").write_bytes(b"jpeg")
    (files / "some.jsonl").write_text('{"id": "good", "text": "一条好新闻。"}\nnot json\n', encoding="utf-8")
    for expected in ((3, 0), (0, 3)):
        report = run(folder, files)
        assert (report.added, report.unchanged) == expected
        assert sorted((Path(failure.path).name, failure.line) for failure in report.failures) == [
            ("bad.md", None),
            ("some.jsonl", 2),
        ]
        assert report.skipped == ((".jpg", 1),)
    assert generation(folder) == "generation-000001"


def test_a_file_that_broke_keeps_its_last_good_article(folder, files):
    run(folder, files)
    (files / "one.md").write_bytes(b"\x00\x01\x02\x03" * 50)
    report = run(folder, files, prune=True)
    assert (report.unchanged, report.removed, len(report.failures)) == (2, 0, 1)
    assert found(folder, "京诚贷") == ["one"]


def test_records_that_left_their_file_go_when_pruned(folder, tmp_path):
    path = records(tmp_path / "news.jsonl", "第一条新闻。", "第二条新闻。")
    run(folder, path)
    records(path, "第一条新闻。")
    assert run(folder, path).removed == 0
    os.utime(path, ns=(3, 3))
    assert run(folder, path, prune=True) == Report(unchanged=1, removed=1)


def test_removal_by_id_lasts_until_the_file_is_indexed_again(folder, files):
    run(folder, files)
    report = remove(folder, ["one", "none"], ENCODER)
    assert report.removed == 1
    assert [failure.path for failure in report.failures] == ["none"]
    check(folder)
    assert found(folder, "京诚贷") == []
    assert run(folder, files) == Report(added=1, unchanged=1)
    assert found(folder, "京诚贷") == ["one"]


def test_removing_nothing_swaps_nothing(folder, files):
    run(folder, files)
    before = generation(folder)
    assert remove(folder, ["none"], ENCODER).removed == 0
    assert generation(folder) == before


def test_removing_from_no_index(folder):
    with pytest.raises(IndexMissing):
        remove(folder, ["one"], ENCODER)


def test_another_encoder_must_rebuild(folder, files):
    run(folder, files)
    other = HashingEncoder(32, "other")
    with pytest.raises(IndexMismatch, match=r"'hashing' \(64 dim.*'other' \(32 dim.*wenju index --rebuild"):
        update(folder, [files], other)
    assert update(folder, [files], other, rebuild=True) == Report(unchanged=2)
    assert len(Index.open(folder, other).vectors) == 2


def test_a_rebuild_keeps_what_other_folders_gave(folder, files, tmp_path):
    run(folder, files)
    run(folder, post(tmp_path / "more", "three", "另一篇新闻说的是科技贷款。"))
    run(folder, files, rebuild=True)
    check(folder)
    assert found(folder, "科技贷款")[0] == "three"


def test_an_index_of_another_format_can_be_rebuilt(folder, files):
    run(folder, files)
    path = folder / generation(folder) / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace(f'"format": {FORMAT}', '"format": 99'), encoding="utf-8")
    with pytest.raises(IndexMismatch, match=rf"format 99.*reads {FORMAT}.*--rebuild"):
        run(folder, files)
    assert run(folder, files, rebuild=True) == Report(added=2)


def test_progress_goes_from_nothing_to_all(folder, tmp_path):
    seen = []
    path = records(tmp_path / "news.jsonl", *(f"第{number}条新闻。" for number in range(700)))
    run(folder, path, progress=seen.append)
    assert list(dict.fromkeys(step.stage for step in seen)) == ["find", "read", "learn", "index", "save"]
    counted = [step for step in seen if step.total is not None]
    assert all(0 <= step.done <= step.total for step in counted)
    assert [(step.done, step.total) for step in seen if step.stage == "index"] == [(512, 700), (700, 700)]


def test_several_processes_cut_as_one_does(tmp_path, monkeypatch):
    path = records(tmp_path / "news.jsonl", *(f"第{number}条新闻说“京诚贷”的净利润增长。" for number in range(600)))
    run(tmp_path / "one", path)
    monkeypatch.setattr(cutting, "_WORTH_A_PROCESS", 1)
    run(tmp_path / "many", path)
    check(tmp_path / "many")
    one, many = (Index.open(tmp_path / name, ENCODER) for name in ("one", "many"))
    for question in ("京诚贷", "第599条", "净利润增长"):
        assert one.words.search(question, 50) == many.words.search(question, 50)


@pytest.mark.parametrize("part", ["manifest.json", "store.sqlite", "lexicon.txt", "vectors.faiss", "words/meta.json"])
@pytest.mark.parametrize("broken", [True, False], ids=["broken", "missing"])
def test_a_damaged_index_can_be_rebuilt(folder, files, part, broken):
    run(folder, files)
    path = folder / generation(folder) / part
    path.unlink()
    if broken:
        path.write_bytes(b"\xff broken" * 300)
    run(folder, files, rebuild=True)
    check(folder)
    assert found(folder, "京诚贷") == ["one"]
