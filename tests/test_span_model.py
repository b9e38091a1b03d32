import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch

import qa
from embeddings.errors import ModelError
from qa.reading.span_features import FIRST_FREE_ID, STAND_INS, Vocabulary, match_features
from qa.reading.span_model import NETWORK, OVERLAP, WINDOW, SpanModel
from qa.training.batches import pad
from qa.training.exporting import export
from qa.training.measuring import Calibration
from qa.training.network import Reader, Shape

SHIPPED = Path(qa.__file__).parent / "model"
CHARACTERS = list("银行贷款增长多少亿元年客户，。数")
QUESTION = "银行贷款增长多少亿元"
TEXTS = ("去年，银行贷款增长9.1亿元。", "客户数增长。", "贷款客户，银行客户，年客户数增长多少。" * 3)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    words = ["银行", "贷款", "增长", "多少", "客户", *STAND_INS]
    return Vocabulary(CHARACTERS, words, np.linspace(0.1, 1, len(CHARACTERS)).tolist(), [""] * len(words))


@pytest.fixture(scope="module")
def reader(vocabulary: Vocabulary) -> Reader:
    torch.manual_seed(1)
    shape = Shape(
        characters=len(vocabulary.rarity),
        words=len(vocabulary.words) + FIRST_FREE_ID,
        character_dimension=8,
        word_dimension=12,
        width=16,
        hidden=24,
        layers=2,
        pair_dimension=4,
        longest_answer=7,
    )
    reader = Reader(shape).eval()
    torch.nn.init.normal_(reader.encoder.from_features.weight, std=0.3)  # by itself it changes nothing
    return reader


@pytest.fixture(scope="module")
def folder(reader: Reader, vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("reader")
    export(reader, vocabulary, Calibration((0.5, 0.25, -0.125), -1.5), folder)
    return folder


@pytest.fixture(scope="module")
def model(folder: Path) -> SpanModel:
    return SpanModel.load(folder)


def test_graph_answers_as_the_trained_network_does(reader: Reader, vocabulary: Vocabulary, model: SpanModel):
    question, readings = vocabulary.read(QUESTION), [vocabulary.read(text) for text in TEXTS]
    features = [match_features(question, reading, vocabulary.rarity) for reading in readings]
    tokens, shared = pad([question] * len(TEXTS), readings, features)
    with torch.no_grad():
        spans, nothing = reader(tokens, shared)
    flat = spans.flatten(1)
    share = flat.max(dim=1).values - flat.logsumexp(dim=1)
    odds = flat.logsumexp(dim=1) - nothing
    predictions = model.predict(QUESTION, TEXTS)
    # Exported weights are rounded to 8 and 16 bits, and what they are multiplied with to 8.
    expected = (0.5 * share + 0.25 * odds - 0.125).tolist()
    assert [p.score for p in predictions] == pytest.approx(expected, abs=0.02)
    begin = len(question) + 1
    for row, (reading, prediction) in enumerate(zip(readings, predictions, strict=True)):
        first = begin + np.searchsorted(reading.starts, prediction.start)
        last = begin + np.searchsorted(reading.starts, prediction.end) - 1
        # Of two spans that are as good as each other, either.
        assert spans[row, first, last].item() == pytest.approx(flat[row].max().item(), abs=0.1)


def test_probability_is_the_logistic_of_the_score(model: SpanModel):
    for prediction in model.predict(QUESTION, TEXTS):
        assert prediction.probability == pytest.approx(1 / (1 + np.exp(-prediction.score)))


def test_one_text_is_read_as_among_others(model: SpanModel):
    together = model.predict(QUESTION, TEXTS)
    for text, prediction in zip(TEXTS, together, strict=True):
        alone = model.predict(QUESTION, [text])[0]
        assert alone == prediction


def test_long_text_is_read_to_its_end(model: SpanModel):
    step = WINDOW - OVERLAP
    text = "，" * (2 * step) + "银行贷款增长9.1亿元。"
    prediction = model.predict(QUESTION, [text])[0]
    windows = [model.predict(QUESTION, [text[start : start + WINDOW]])[0] for start in (0, step)]
    best = int(np.argmax([window.score for window in windows]))
    assert prediction.score == pytest.approx(windows[best].score, abs=1e-4)
    assert prediction.start == windows[best].start + (0, step)[best]


@pytest.mark.parametrize(("question", "text"), [("", "银行"), ("银行", "")], ids=["no question", "no text"])
def test_nothing_to_read_is_improbable(model: SpanModel, question: str, text: str):
    prediction = model.predict(question, [text])[0]
    assert (prediction.start, prediction.end, prediction.probability) == (0, 0, 0.0)


def test_no_texts_no_predictions(model: SpanModel):
    assert model.predict(QUESTION, []) == []


def test_missing_folder_is_named(tmp_path: Path):
    with pytest.raises(OSError, match="reader"):
        SpanModel.load(tmp_path)


def test_broken_network_is_named(folder: Path, tmp_path: Path):
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / NETWORK).write_bytes(b"\0" * 100)
    with pytest.raises(ModelError, match=r"reader\.onnx: the reader can't be read.*Install the package again"):
        SpanModel.load(tmp_path)


@pytest.mark.parametrize("shipped", [False, True], ids=["small", "shipped"])
def test_sums_of_two_products_fit_into_16_bits(folder: Path, shipped: bool):
    # What does not fit, processors without VNNI cut off; what is multiplied with is 255 at most.
    graph = onnx.load((SHIPPED if shipped else folder) / NETWORK).graph
    stored = {tensor.name: onnx.numpy_helper.to_array(tensor) for tensor in graph.initializer}
    matrices = [stored[node.input[1]].astype(int) for node in graph.node if node.op_type == "MatMulInteger"]
    assert len(matrices) == 4 * (5 if shipped else 2)
    for matrix in matrices:
        halves = np.stack([matrix[0::2], matrix[1::2]])
        most = 255 * np.maximum(halves, 0).sum(axis=0), 255 * np.minimum(halves, 0).sum(axis=0)
        assert most[0].max() < 2**15
        assert most[1].min() >= -(2**15)


def test_network_says_nothing_of_where_it_was_made(folder: Path):
    content = (folder / NETWORK).read_bytes()
    assert b"exporting.py" not in content
    assert str(Path(qa.__file__).parent).encode() not in content


@pytest.mark.parametrize(
    ("question", "answer", "text"),
    [
        (
            "荆州市工商联的主席是谁？",
            "王海涛",
            "启动仪式上，荆州市工商联主席王海涛说，民营企业是城市的活力所在。随后，三家企业的代表先后发言。",
        ),
        (
            "凯达恒业在哪里投资建厂？",
            "乌兰察布",
            "2018年企业响应国家号召，到内蒙古自治区乌兰察布投资建厂，收购、加工果蔬脆片的原材料，投入较大，资金一度紧张。",
        ),
        (
            "普惠速贷是什么时候推出的？",
            "2021年6月",
            "移动互联网、大数据经该行综合利用，已经有了成果。2021年6月，“普惠速贷”推出，这是一款全流程线上产品。",
        ),
    ],
    ids=["person", "place", "date"],
)
def test_shipped_reader_finds_what_is_said(question: str, answer: str, text: str):
    other = "在国内果蔬脆片领域，这家公司规模最大，技术领先。赶在春节前，一笔贷款准时到账，这个年过得踏实。"
    right, wrong = SpanModel.load(SHIPPED).predict(question, [text, other])
    assert answer in text[right.start : right.end]
    assert right.end - right.start <= len(answer) + 6
    assert right.score > wrong.score + 1  # scores are log-odds


def test_nothing_is_left_behind_by_reading(folder: Path, tmp_path: Path):
    # Newer versions of onnxruntime keep a number of the machine and what they have to report in the user's folders.
    home = tmp_path / "home"
    home.mkdir()
    program = "import sys; from pathlib import Path; from qa.reading.span_model import SpanModel; "
    program += "print(len(SpanModel.load(Path(sys.argv[1])).predict(sys.argv[2], sys.argv[3:])))"
    own = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "PYTHONPATH": str(Path(qa.__file__).parents[1])}
    environment = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"} | own
    command = [sys.executable, "-c", program, str(folder), QUESTION, *TEXTS]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("3\n", "")
    assert list(home.rglob("*")) == []
