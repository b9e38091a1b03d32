import json
import lzma
import random
from collections import Counter

import numpy as np
import pytest
import torch

from embeddings.static_encoder import StaticEncoder
from embeddings.training.datasets import Shares, made_questions, split
from embeddings.training.held_out import held_out
from embeddings.training.learning import initial_rows, learn
from embeddings.training.measure import Recall
from embeddings.training.pairs import Corpus, Likeness, Pairs, draw
from embeddings.training.questions import question
from embeddings.training.reading import reading
from embeddings.training.settings import Settings
from embeddings.training.tokens import Bags, Numbering, Tokens, capped, thinned, without_shared
from embeddings.training.vocabulary import build_tokenizer, share_rows

COUNTS = Counter({"平台": 50, "金融机构": 40, "入驻": 30, "贷款": 20, "元": 20, "的": 90, "2023": 9, "app": 8, "鑫": 1})


@pytest.fixture(scope="module")
def numbering():
    tokenizer = build_tokenizer(COUNTS, 400)
    return Numbering(tokenizer, np.arange(tokenizer.get_vocab_size(), dtype=np.int32))


def bags(*texts):
    return Bags(
        np.concatenate([np.array(text, dtype=np.int64) for text in texts]), np.cumsum([0, *map(len, texts)])[:-1]
    )


def lists(made):
    return [rows.tolist() for rows in np.split(made.rows, made.starts[1:])]


@pytest.mark.parametrize(
    ("statement", "asked"),
    [
        ("截至2月末，该平台入驻金融机构100多家。", "截至2月末，该平台入驻金融机构多少家？"),
        ("公司上半年净利润同比增长23.5%。", "公司上半年净利润同比增长百分之多少？"),
        ("该行副行长张伟告诉记者，利率还会下降。", "谁告诉记者，利率还会下降？"),
        ("论坛8月3日在深圳会展中心举行。", "论坛8月3日在哪里举行？"),
        ("中国人民银行发布《金融稳定报告》全文。", "中国人民银行发布什么报告全文？"),
    ],
    ids=["figure", "percentage", "who says it", "place", "title"],
)
def test_a_question_asks_for_what_it_leaves_out(statement, asked):
    made = {one.text: one.answer for seed in range(200) if (one := question(statement, random.Random(seed)))}
    assert asked in made
    assert made[asked] in statement
    assert statement.rstrip("。") + "？" not in made


@pytest.mark.parametrize("statement", ["", "好。", "他来了又走。"], ids=["empty", "one word", "nothing to ask for"])
def test_no_question_without_something_to_ask_for(statement):
    assert question(statement, random.Random(1)) is None


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("该平台入驻金融机构", ["平台", "入驻", "金融机构"]),
        ("ＡＰＰ　２０２３", ["app", "2023"]),
        ("贷款1,234元。", None),
        ("《贷款》，“平台”！", ["贷款", "平台"]),
    ],
    ids=["words", "full width", "thousands", "punctuation"],
)
def test_tokenizer_cuts_words(numbering, text, tokens):
    cut = numbering.tokenizer.encode(text).tokens
    if tokens is None:
        assert "".join(cut[1:-1]) == "1234"
    else:
        assert [token for token in cut if not token.startswith("<0x")] == tokens


def test_rare_tokens_share_rows_and_frequent_ones_do_not(numbering):
    rows = share_rows(numbering.tokenizer, COUNTS, own=5, rows=15, seed=0)
    vocabulary = numbering.tokenizer.get_vocab()
    frequent = [rows[vocabulary[token]] for token in ("的", "平台", "金融机构", "入驻")]
    assert frequent == [0, 1, 2, 3]
    shared = np.bincount(rows, minlength=15)
    assert shared[:5].tolist() == [1] * 5
    assert shared[5:].max() - shared[5:].min() <= 1
    assert shared.sum() == len(vocabulary)


def test_capped_keeps_a_row_so_many_times():
    assert lists(capped(bags([3, 1, 3, 3, 1], [], [3, 3, 3]), 2)) == [[1, 1, 3, 3], [], [3, 3]]


def test_thinned_leaves_out_about_the_share():
    kept = lists(thinned(bags([7] * 1000, [8] * 1000), np.array([0.0, 0.4]), np.random.default_rng(0)))
    assert len(kept[0]) == 1000
    assert 550 < len(kept[1]) < 650


def test_shared_words_are_left_out_of_the_passage_alone():
    passages, questions = bags([1, 2, 3, 2], [1, 2], []), bags([2, 9], [2], [3])
    every = without_shared(passages, questions, np.array([1.0, 0.0, 1.0]), np.random.default_rng(0))
    assert lists(every) == [[1, 3], [1, 2], []]


def test_one_text_in_ten_is_held_out_always_the_same():
    texts = [f"第{n}篇" for n in range(1000)]
    chosen = [text for text in texts if held_out(text)]
    assert 70 < len(chosen) < 130
    assert chosen == [text for text in texts if held_out(text)]


def test_windows_hold_their_sentence_and_stay_in_the_article(numbering):
    corpus = Corpus(numbering, ["入驻平台的金融机构。" * 60, "贷款。", "平台贷款的元。" * 80])
    sentences = np.arange(len(corpus.sentences))
    first, end = corpus.windows(sentences, 0.0, np.random.default_rng(0))
    assert ((first <= sentences) & (sentences < end)).all()
    assert (corpus.document[first] == corpus.document[end - 1]).all()
    sizes = corpus.characters[end] - corpus.characters[first]
    assert sizes.max() <= 300
    assert sizes[60] == 3
    first, end = corpus.windows(sentences, 1.0, np.random.default_rng(0))
    assert (first == sentences).all()
    assert (end == sentences + 1).all()
    assert [corpus.sentence_at(0, character) for character in (0, 9, 10)] == [0, 0, 1]


def test_passages_cover_all_sentences_once(numbering):
    corpus = Corpus(numbering, ["入驻平台的金融机构。" * 60, "贷款。"])
    first, end = corpus.passages()
    assert list(zip(first.tolist(), end.tolist(), strict=True)) == [(0, 30), (30, 60), (60, 61)]


def test_reading_keeps_what_the_context_answers(tmp_path):
    rows = [
        {"question": "何时？", "context": "成立于1987年。", "answers": ["1987年"]},
        {"question": "谁？", "context": "成立于1987年。", "answers": []},
    ]
    path = tmp_path / "reading.jsonl.xz"
    path.write_bytes(lzma.compress("\n".join(json.dumps(row) for row in rows).encode()))
    assert [(row.question, row.answer_start) for row in reading(path)] == [("何时？", 3)]


def test_broken_line_is_named(tmp_path):
    path = tmp_path / "reading.jsonl"
    path.write_text('{"question": "何时？", "context": "今年。", "answers": []}\n{oops\n', encoding="utf-8")
    with pytest.raises(SystemExit, match=r"reading\.jsonl:2: not JSON"):
        reading(path)


def test_training_brings_questions_to_their_passages():
    """Each topic is asked about in other words than it is told in; only training can know that they belong together."""
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    told, asked = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳", "东南西北春夏秋冬金木水火土风云雨"
    numbering = Numbering(build_tokenizer(Counter(told + asked), 400), np.arange(400, dtype=np.int32))
    corpus = Corpus(numbering, [f"{topic}" * (20 + copy) + "。" for topic in told for copy in range(20)])
    questions = Tokens(numbering, [f"{topic}？" for topic in asked])
    documents = np.arange(len(corpus.sentences))
    pairs = Pairs(questions, documents // 20, corpus, documents, share=1.0)
    learnt, held_out = split(pairs, rng)
    assert not set(learnt.documents()) & set(held_out.documents())
    settings = Settings(dimension=32, steps=60, batch=64, learning_rate=0.02, warm_up=5, report_every=30)
    recall = Recall(held_out, corpus, dropped=0.0, rng=rng)
    rows = initial_rows(np.bincount(corpus.tokens.flat, minlength=400), len(corpus.sentences), settings)
    before, steps = recall.at(20, rows), []
    after = recall.at(20, learn(rows, [learnt], settings, rng, lambda step, _: steps.append(step)))
    assert steps == [30, 60]
    assert before < 0.5
    assert after == 1.0


def test_batches_pair_questions_made_from_news_with_their_passages(numbering):
    corpus = Corpus(numbering, ["截至2月末，该平台入驻金融机构100多家。贷款余额为3000亿元，增长了2%。" * 5] * 30)
    pairs = made_questions(numbering, corpus, share=0.5, seed=0)
    batch = draw([pairs, pairs], 40, Likeness(0.3, 0.3, 0.3), rng=np.random.default_rng(0))
    assert len(batch.questions.starts) == len(batch.passages.starts) == len(batch.documents) == 40
    assert batch.documents[:20].max() < 30 < batch.documents[20:].min()
    assert Shares(0.6, 0.25, 0.07, 0.08) == Settings().shares


def test_one_command_trains_a_model_that_loads(tmp_path, monkeypatch):
    from embeddings.training.__main__ import train

    article = "截至2月末，该平台入驻金融机构100多家。贷款余额为3000亿元，增长了2%。行长张伟表示，利率还会下降。"
    rows = {
        "news": [{"text": f"{article * 3}第{n}期。"} for n in range(60)],
        "reading": [
            {"question": "何时成立？", "context": f"第{n}家银行成立于1987年。", "answers": ["1987年"]}
            for n in range(60)
        ],
        "titles": [{"title": "平台入驻百家金融机构", "body": article}] * 5,
    }
    paths = {name: tmp_path / f"{name}.jsonl" for name in rows}
    for name, path in paths.items():
        path.write_text("\n".join(json.dumps(row) for row in rows[name]), encoding="utf-8")
    settings = Settings(vocabulary=400, rows=300, own_rows=200, dimension=16, steps=3, batch=32, report_every=3)
    for folder in ("first", "again"):
        train(paths["news"], paths["reading"], paths["titles"], tmp_path / folder, settings)
    first, again = (StaticEncoder.load(tmp_path / folder, folder) for folder in ("first", "again"))
    assert first.digest == again.digest
    assert first.encode_queries(["平台入驻金融机构多少家？"]).shape == (1, 16)
