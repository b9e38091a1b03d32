import socket
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer, models, pre_tokenizers

from embeddings.encoder import load_encoder, unit_rows
from embeddings.errors import ModelError
from embeddings.sentence_encoder import SentenceEncoder
from embeddings.static_encoder import StaticEncoder

PIECES = [
    "<unk>",
    *"中国银行贷款为这个句子生成表示以用于检索相关文章：",
    *"abcdefghijklmnopqrstuvwxyz:,. ",
    "银行",
    "贷款",
]
TEXTS = ["中国银行", "贷款", "银行 贷款", "", "鑫"]


def tiny_model(folder: Path, prompts: dict[str, str] | None = None) -> Path:
    """A real sentence-transformers model: one random row for each character, plus two words."""
    vocabulary = {piece: number for number, piece in enumerate(dict.fromkeys(PIECES))}
    tokenizer = Tokenizer(models.Unigram([(piece, -float(len(PIECES))) for piece in vocabulary], unk_id=0))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(" ", "removed")
    rows = np.random.default_rng(7).normal(size=(len(vocabulary), 16)).astype(np.float16)
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=rows)], prompts=prompts, device="cpu"
    )
    model.save(str(folder), create_model_card=False)
    return folder


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return tiny_model(tmp_path_factory.mktemp("models") / "tiny")


def plain_vectors(folder: Path, texts: list[str]) -> np.ndarray:
    """What sentence-transformers itself computes, without any prompt."""
    return unit_rows(SentenceTransformer(str(folder), device="cpu").encode(texts))


def same_weights_as(folder: Path, name: str) -> Path:
    copy = folder.parent / name
    if not copy.exists():
        copy.mkdir()
        for path in folder.iterdir():
            (copy / path.name).write_bytes(path.read_bytes())
    return copy


def test_unit_rows_scales_rows_and_keeps_zeros():
    rows = unit_rows(np.array([[3.0, 4.0], [0.0, 0.0]]))
    assert rows.dtype == np.float32
    np.testing.assert_allclose(rows, [[0.6, 0.8], [0.0, 0.0]], atol=1e-7)


def test_static_encoder_means_the_rows_of_the_tokens(tmp_path):
    tokenizer = Tokenizer(models.WordLevel({"利": 0, "润": 1, "[UNK]": 2}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(" ", "removed")
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    rows = np.array([[3, 0], [0, 1], [5, 5]], dtype=np.float16)
    save_file({"embedding.weight": rows}, tmp_path / "model.safetensors")
    encoder = StaticEncoder.load(tmp_path, "hand")
    assert (encoder.name, encoder.dimension) == ("hand", 2)
    # (3,0) + (3,0) + (0,1) -> (6,1) / sqrt(37); 利 counts no third time
    expected = [[1, 0], [6 / 37**0.5, 1 / 37**0.5], [0, 0], [6 / 37**0.5, 1 / 37**0.5]]
    np.testing.assert_allclose(encoder.encode_passages(["利", "利 利 润", "", "利 润 利 利 利"]), expected, atol=1e-6)


def test_tokens_that_share_a_row_are_read_as_sentence_transformers_reads_them(tiny):
    folder = same_weights_as(tiny, "shared")
    size = Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab_size()
    rows = np.random.default_rng(8).normal(size=(20, 16)).astype(np.float16)
    mapping = (np.arange(size) % 20).astype(np.int32)
    save_file({"embeddings": rows, "mapping": mapping}, folder / "model.safetensors")
    encoder = StaticEncoder.load(folder, "shared")
    np.testing.assert_allclose(encoder.encode_passages(TEXTS), plain_vectors(folder, TEXTS), atol=1e-3)


@pytest.mark.parametrize("count", [0, 1, 5, 150], ids=lambda count: f"{count} texts")
def test_static_encoder_agrees_with_sentence_transformers(tiny, count):
    texts = (TEXTS * 30)[:count]
    encoder = StaticEncoder.load(tiny, "tiny")
    assert encoder.encode_passages(texts).shape == (count, 16)
    np.testing.assert_allclose(encoder.encode_passages(texts), encoder.encode_queries(texts))
    if count:
        np.testing.assert_allclose(encoder.encode_passages(texts), plain_vectors(tiny, texts), atol=1e-3)


def test_digest_follows_the_files_and_not_the_name(tiny, tmp_path):
    first, other = StaticEncoder.load(tiny, "a"), StaticEncoder.load(same_weights_as(tiny, "copy"), "b")
    assert first.digest == other.digest
    changed = tiny_model(tmp_path / "changed")
    tokenizer = changed / "tokenizer.json"
    tokenizer.write_text(tokenizer.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert StaticEncoder.load(changed, "c").digest != first.digest


@pytest.mark.parametrize("missing", ["model.safetensors", "tokenizer.json"])
def test_incomplete_folder_is_named_with_a_remedy(tiny, missing):
    folder = same_weights_as(tiny, f"without {missing}")
    (folder / missing).unlink()
    with pytest.raises(ModelError, match=f"{missing} is missing.*Install the package again"):
        StaticEncoder.load(folder, "broken")


def test_broken_weights_are_named(tiny):
    folder = same_weights_as(tiny, "broken")
    (folder / "model.safetensors").write_bytes(b"\0" * 100)
    with pytest.raises(ModelError, match=r"broken.model\.safetensors can't be read"):
        StaticEncoder.load(folder, "broken")


def test_weights_and_tokenizer_of_two_models_are_refused(tiny):
    folder = same_weights_as(tiny, "short")
    save_file({"embedding.weight": np.zeros((3, 16), dtype=np.float16)}, folder / "model.safetensors")
    with pytest.raises(ModelError, match="3 rows and numbers 3 tokens of 58"):
        StaticEncoder.load(folder, "short")


@pytest.mark.parametrize(
    ("name", "query", "passage"),
    [
        ("tiny", "", ""),
        ("bge-small-zh-v1.5", "为这个句子生成表示以用于检索相关文章：", ""),
        ("multilingual-e5-small", "query: ", "passage: "),
        (
            "Qwen3-Embedding-0.6B",
            "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:",
            "",
        ),
        ("bge-small-en-v1.5", "", ""),
    ],
    ids=lambda value: value if isinstance(value, str) and "-" in value else "",
)
def test_prompts_of_the_model_card_reach_the_vectors(tiny, name, query, passage):
    folder = same_weights_as(tiny, name)
    encoder = load_encoder(str(folder))
    assert isinstance(encoder, SentenceEncoder)
    assert (encoder.name, encoder.dimension) == (str(folder), 16)
    np.testing.assert_allclose(
        encoder.encode_queries(TEXTS), plain_vectors(tiny, [query + text for text in TEXTS]), atol=1e-3
    )
    np.testing.assert_allclose(
        encoder.encode_passages(TEXTS), plain_vectors(tiny, [passage + text for text in TEXTS]), atol=1e-3
    )


@pytest.mark.parametrize("passage_name", ["document", "passage"])
def test_prompts_in_the_models_own_configuration_win(tiny, tmp_path, passage_name):
    folder = tiny_model(tmp_path / "bge-small-zh", prompts={"query": "查：", passage_name: "文："})
    encoder = load_encoder(str(folder))
    np.testing.assert_allclose(encoder.encode_queries(["银行"]), plain_vectors(tiny, ["查：银行"]), atol=1e-3)
    np.testing.assert_allclose(encoder.encode_passages(["银行"]), plain_vectors(tiny, ["文：银行"]), atol=1e-3)


def test_digest_of_a_sentence_transformers_model_holds_its_prompts(tiny):
    plain, copy = load_encoder(str(tiny)), load_encoder(str(same_weights_as(tiny, "copy")))
    assert plain.digest == copy.digest
    assert load_encoder(str(same_weights_as(tiny, "multilingual-e5-small"))).digest != plain.digest
    assert plain.encode_queries([]).shape == (0, 16)


@pytest.mark.parametrize("name", ["BAAI/no-such-model", "/no/such/folder"])
def test_model_that_is_not_here_is_refused_without_the_network(name, monkeypatch):
    def refuse(*_):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    with pytest.raises(ModelError, match=f"'{name}' can't be loaded on this machine(.|\n)*hf download"):
        load_encoder(name)


def test_shipped_model_agrees_with_sentence_transformers():
    texts = ["截至2月末，平台入驻金融机构100多家。", "净利润是多少？", "龘 한국 😀", "", "1,801.89万元，增长2.65%"]
    encoder = load_encoder()
    folder = Path(__file__).parents[1] / "embeddings" / "model"
    assert encoder.name == "wenju"
    np.testing.assert_allclose(encoder.encode_queries(texts), plain_vectors(folder, texts), atol=1e-3)


def test_shipped_model_fits_its_budget():
    folder = Path(__file__).parents[1] / "embeddings" / "model"
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) <= 30_000_000


def test_shipped_model_knows_every_character_and_ignores_full_width_forms():
    encoder = load_encoder()
    rare, narrow, wide = encoder.encode_queries(["𠮷龘", "ABC 2023", "ＡＢＣ　２０２３"])
    assert np.linalg.norm(rare) == pytest.approx(1, abs=1e-5)
    np.testing.assert_allclose(narrow, wide)


def test_shipped_model_counts_a_word_twice_at_most():
    text = "贷款利率。贷款余额。贷款银行。贷款期限。贷款用途。"
    encoder = load_encoder()
    twice, often = encoder.encode_passages([text.replace("贷款", "", 3), text])
    np.testing.assert_allclose(twice, often, atol=1e-6)


def test_shipped_model_puts_the_passage_that_answers_first():
    passages = [
        "截至2月末，该平台入驻金融机构100多家，累计发放贷款300亿元。",
        "大熊猫“花花”迎来三岁生日，成都大熊猫基地准备了蛋糕。",
        "本届马拉松比赛共有2.5万名选手参加，起点设在市民广场。",
        "受台风影响，多趟列车停运，旅客可在三十天内办理退票。",
    ]
    questions = ["多少家银行加入了平台？", "熊猫几岁了？", "跑步比赛有多少人参赛？", "列车停运了怎么退票？"]
    encoder = load_encoder()
    similarities = encoder.encode_queries(questions) @ encoder.encode_passages(passages).T
    assert similarities.argmax(axis=1).tolist() == [0, 1, 2, 3]
