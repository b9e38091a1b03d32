from pathlib import Path

import numpy as np
import pytest
import torch

from qa.span_features import FIRST_FREE_ID, STAND_INS, Vocabulary, match_features
from qa.span_model import OVERLAP, WINDOW, SpanModel
from qa.training.batches import pad
from qa.training.exporting import export
from qa.training.measuring import Calibration
from qa.training.network import Reader, Shape

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
def model(reader: Reader, vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory) -> SpanModel:
    folder: Path = tmp_path_factory.mktemp("reader")
    export(reader, vocabulary, Calibration((0.5, 0.25, -0.125), -1.5), folder)
    return SpanModel.load(folder)


def test_numpy_answers_as_the_trained_network_does(reader: Reader, vocabulary: Vocabulary, model: SpanModel):
    question, readings = vocabulary.read(QUESTION), [vocabulary.read(text) for text in TEXTS]
    features = [match_features(question, reading, vocabulary.rarity) for reading in readings]
    tokens, shared = pad([question] * len(TEXTS), readings, features)
    with torch.no_grad():
        spans, nothing = reader(tokens, shared)
    flat = spans.flatten(1)
    share = flat.max(dim=1).values - flat.logsumexp(dim=1)
    odds = flat.logsumexp(dim=1) - nothing
    predictions = model.predict(QUESTION, TEXTS)
    # Exported weights are rounded to 8 and 16 bits.
    expected = (0.5 * share + 0.25 * odds - 0.125).tolist()
    assert [p.score for p in predictions] == pytest.approx(expected, abs=0.02)
    for row, (reading, prediction) in enumerate(zip(readings, predictions, strict=True)):
        first, last = (place - len(question) - 1 for place in divmod(int(flat[row].argmax()), shared.shape[1]))
        assert (prediction.start, prediction.end) == (reading.starts[first], reading.starts[last + 1])


def test_probability_is_the_logistic_of_the_score(model: SpanModel):
    for prediction in model.predict(QUESTION, TEXTS):
        assert prediction.probability == pytest.approx(1 / (1 + np.exp(-prediction.score)))


def test_one_text_is_read_as_among_others(model: SpanModel):
    together = model.predict(QUESTION, TEXTS)
    for text, prediction in zip(TEXTS, together, strict=True):
        alone = model.predict(QUESTION, [text])[0]
        assert (alone.start, alone.end) == (prediction.start, prediction.end)
        assert alone.score == pytest.approx(prediction.score, abs=1e-4)


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
