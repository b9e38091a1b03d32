import json

from benchmarks.search import main, ways
from embeddings.build import update
from embeddings.encoder import load_encoder
from embeddings.index import Index


def test_every_way_finds_and_the_table_has_a_row_each(tmp_path, monkeypatch, capsys):
    texts = {"a": "青禾银行净利润为3亿元。", "b": "大熊猫迎来生日。", "c": "马拉松有两万人参加。"}
    news = tmp_path / "news.jsonl"
    lines = (json.dumps({"id": name, "text": text}, ensure_ascii=False) for name, text in texts.items())
    news.write_text("\n".join(lines), encoding="utf-8")
    encoder = load_encoder()
    update(tmp_path / "index", [news], encoder)
    for search in ways(Index.open(tmp_path / "index", encoder)).values():
        assert search("青禾银行净利润是多少？")[0].article.id == "a"
    asked = tmp_path / "asked.jsonl"
    row = {"id": "1", "question": "青禾银行净利润是多少？", "article": "a", "answers": ["3亿元"]}
    asked.write_text(f"{json.dumps(row)}\n" * 3, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["search", str(tmp_path / "index"), str(asked)])
    main()
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "3 questions over 3 passages, encoder wenju"
    assert said[1].split(" | ")[1:-1] == ["gold@1", "gold@5", "gold@10", "ans@1", "ans@5", "ans@10"]
    assert [row.split(" | ")[1] for row in said[3:]] == ["1.000"] * 4
