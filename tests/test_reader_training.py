import random

import numpy as np
import pytest
import torch

from qa.reading.span_features import FIRST_FREE_ID, MASK, STAND_INS, Part, Reading, Vocabulary, cut_words
from qa.training.batches import training_batches
from qa.training.errors import TrainingError
from qa.training.examples import Example, Question, prepare, split
from qa.training.layers import Block, rotations
from qa.training.measuring import Outcome, calibrate
from qa.training.network import Reader, Shape, shared_loss, span_loss
from qa.training.pretraining import GUESSED, LENGTH, MARKS, Articles, Guesser, cloze_losses
from qa.training.segmenting import Segmented, character_counts, segment
from qa.training.word_vectors import ppmi_vectors

CONTEXT = "银行成立于1963年，总部在上海。行长姓王，副行长姓李。"


def ask(question: str, *answers: str, origin: str = "a", key: str = "1", context: str = CONTEXT) -> Question:
    return Question(origin, key, question, answers, context)


@pytest.fixture
def vocabulary() -> Vocabulary:
    characters = sorted(set(CONTEXT))
    words = [*dict.fromkeys(cut_words(CONTEXT)), *STAND_INS]
    return Vocabulary(characters, words, [0.5] * len(characters), [""] * len(words))


def test_questions_on_one_text_stay_on_one_side():
    questions = [ask("?", key=f"{n}-{m}", context=f"text {n}") for n in range(20) for m in range(3)]
    learned, held = split(questions, 0.25, seed=0)
    assert len(held) == 15
    assert not {q.context for q in learned} & {q.context for q in held}


def test_two_translations_of_one_text_stay_on_one_side():
    pairs = [ask("?", key=f"k{n}", context=f"{name} {n}") for n in range(20) for name in ("first", "second")]
    learned, held = split(pairs, 0.25, seed=0)
    assert len(held) == 10
    assert not {q.id for q in learned} & {q.id for q in held}


def test_spans_are_every_place_of_the_answer_in_words(vocabulary: Vocabulary):
    data = prepare([[ask("谁？", "姓")]], vocabulary, longest=10)
    words = cut_words(CONTEXT)
    assert data.examples[0].spans.tolist() == [[n, n] for n, word in enumerate(words) if word == "姓"]


def test_answer_inside_words_is_covered_by_them(vocabulary: Vocabulary):
    # 963 lies inside the word 1963.
    (span,) = prepare([[ask("何年？", "963")]], vocabulary, longest=10).examples[0].spans.tolist()
    assert cut_words(CONTEXT)[span[0] : span[1] + 1] == ["1963"]


def test_overlong_answer_keeps_its_beginning(vocabulary: Vocabulary):
    (span,) = prepare([[ask("？", CONTEXT)]], vocabulary, longest=4).examples[0].spans.tolist()
    assert span == [0, 3]


def test_crops_keep_the_answer(vocabulary: Vocabulary):
    questions = [ask("何年？", "1963", key="1"), ask("在哪？", "上海", key="2"), ask("谁？", key="3")]
    data = prepare([[question] for question in questions], vocabulary, longest=10)
    wanted = {data.texts[0].words[example.spans[0, 0]] for example in data.examples if len(example.spans)}
    for seed in range(20):
        found = set()
        for batch in training_batches(data, 6, random.Random(seed)):
            assert batch.tokens.words.shape[1] <= 6 + 1 + max(len(example.question) for example in data.examples)
            for row, ((start, _), *_) in enumerate(batch.gold.tolist()):
                if start >= 0:
                    assert batch.tokens.parts[row, start] == Part.TEXT
                    found.add(int(batch.tokens.words[row, start]))
        assert found == wanted


def test_loss_is_the_negative_log_share_of_the_gold_spans():
    spans = torch.full((3, 2, 2), float("-inf"))
    spans[:, 0, 0], spans[:, 0, 1], spans[:, 1, 1] = np.log(1.0), np.log(2.0), np.log(3.0)
    nothing = torch.full((3,), float(np.log(4.0)))
    gold = torch.tensor([[[0, 1], [-1, -1]], [[0, 0], [1, 1]], [[-1, -1], [-1, -1]]])
    # Shares: 2 of 10; 1 and 3 of 10 together; 4 of 10 for no answer.
    expected = -(np.log(0.2) + np.log(0.4) + np.log(0.4)) / 3
    assert span_loss(spans, nothing, gold).item() == pytest.approx(expected, rel=1e-5)


def test_the_texts_of_a_question_share_one_sum():
    spans = torch.full((4, 2, 2), float("-inf"))
    spans[:, 0, 0], spans[:, 0, 1], spans[:, 1, 1] = np.log(1.0), np.log(2.0), np.log(3.0)
    nothing = torch.tensor(np.log([1.0, 2.0, 1.0, 1.0]), dtype=torch.float32)
    gold = torch.tensor([[[0, 1]], [[-1, -1]], [[1, 1]], [[-1, -1]]])
    groups = torch.tensor([0, 0, 1, 2])
    # The first question: 2 of the 6 of its one text and the 6 / 2 of the other. The second: 3 of 6. The third has none.
    expected = -(np.log(2 / 9) + np.log(3 / 6)) / 2
    assert shared_loss(spans, nothing, gold, groups).item() == pytest.approx(expected, rel=1e-5)


def test_without_any_answer_nothing_is_shared():
    spans, nothing = torch.zeros(1, 2, 2, requires_grad=True), torch.zeros(1)
    loss = shared_loss(spans, nothing, torch.full((1, 1, 2), -1), torch.tensor([0]))
    loss.backward()
    assert loss.item() == 0


def test_the_texts_of_a_question_stay_in_one_batch(vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("qa.training.batches.CELLS", 60)
    others = [CONTEXT[:12], CONTEXT[12:]]
    groups = [[ask("何年？", "1963", context=text) for text in (CONTEXT, *others)] for _ in range(9)]
    data = prepare(groups, vocabulary, longest=10)
    batches = list(training_batches(data, 40, random.Random(0)))
    assert len(batches) > 1
    assert sum(len(batch.groups) for batch in batches) == 27
    for batch in batches:
        assert batch.groups.bincount().tolist() == [3] * (len(batch.groups) // 3)


def test_corpus_is_numbered_by_frequency():
    corpus = segment(iter(["上海，上海，上海", "银行"]))
    assert corpus.words == ("上海", ",", "银行")
    assert corpus.ids.tolist() == [0, 1, 0, 1, 0, -1, 2, -1]
    assert character_counts(corpus) == {"上": 3, "海": 3, ",": 2, "银": 1, "行": 1}


def test_words_in_like_company_get_like_vectors():
    # Words 0 and 1 stand between 2 and 3, words 4 and 5 between 6 and 7.
    rng = np.random.default_rng(0)
    sentences = [[2, rng.integers(0, 2), 3, -1] if n % 2 else [6, rng.integers(4, 6), 7, -1] for n in range(400)]
    vectors = ppmi_vectors(np.ravel(np.array(sentences, dtype=np.int32)), words=8, dimension=4, seed=0)
    assert vectors[0] @ vectors[1] > 0.9
    assert vectors[4] @ vectors[5] > 0.9
    assert abs(vectors[0] @ vectors[4]) < 0.3


def outcome(answer: str, odds: float, share: float = -0.5) -> Outcome:
    text = np.zeros(0, dtype=np.int32)
    reading = Reading(text, text, text, text)
    example = Example(ask("？", "上海"), reading, 0, 0, np.zeros((0, 0), np.float16), np.zeros((0, 2), np.int32))
    return Outcome(example, answer, share, odds)


def test_nothing_right_can_not_be_calibrated():
    with pytest.raises(TrainingError, match=r"0 of 2 held-out answers are right.*train longer"):
        calibrate([outcome("北京", 1.0), outcome("", -1.0)])


def test_one_answer_in_ten_is_refused_and_higher_odds_are_likelier_right():
    fitted = calibrate([outcome("上海" if n > 4 else "北京", float(n)) for n in range(11)])
    assert fitted.odds_at_least == pytest.approx(1.0)  # 0, the lowest of eleven, lies below
    assert fitted.weights[1] > 0.5


def test_a_block_looks_round_and_thinks_as_written_out_by_hand():
    torch.manual_seed(0)
    block = Block(width=4, heads=1, hidden=6, layers=1, dropout=0.0).eval()
    x = torch.randn(1, 3, 4)
    seen = torch.tensor([True, True, False]).view(1, 1, 1, 3)
    with torch.no_grad():
        out = block(x, rotations(3, 4, x), seen)[0, :2].numpy()
    into, outof, up, down = (m.weight.detach().numpy() for m in (block.into, block.out, block.up, block.down))
    rows = x[0, :2].numpy()
    ask, key, value = np.split(normed(rows) @ into.T, 3, axis=1)
    # Pairs of channels (0, 2) and (1, 3) turn by the place, and by a hundredth of it.
    angles = np.array([[0.0, 0.0], [1.0, 0.01]])
    complex_ask, complex_key = ((part[:, :2] + 1j * part[:, 2:]) * np.exp(1j * angles) for part in (ask, key))
    scores = np.exp((complex_ask @ complex_key.conj().T).real / 2)
    rows = rows + (scores / scores.sum(axis=1, keepdims=True)) @ value @ outof.T
    rows = rows + np.maximum(normed(rows) @ up.T, 0) ** 2 @ down.T
    assert out == pytest.approx(rows, abs=1e-5)


def normed(rows: np.ndarray) -> np.ndarray:
    return rows / np.sqrt((rows**2).mean(axis=1, keepdims=True) + 1e-5)


@pytest.fixture
def articles(vocabulary: Vocabulary) -> Articles:
    # 上海 comes again in every sentence; words 250 and more of the corpus are rare enough to make a span.
    fillers = [f"词{n}" for n in range(400)]
    rng = random.Random(0)
    text = [word for n in range(6000) for word in (rng.choice(fillers), *(["上海"] if n % 90 == 0 else []), "。")]
    words = (*fillers[:250], "上海", *fillers[250:], "。")
    numbers = {word: n for n, word in enumerate(words)}
    return Articles(Segmented(words, np.array([numbers[word] for word in text], dtype=np.int32)), vocabulary)


def test_a_mark_stands_where_its_span_stood_once_more(articles: Articles, vocabulary: Vocabulary):
    batch = next(articles.batches(seed=0))
    shanghai = vocabulary.read_word("上海")[0]
    kept = batch.spans[:, :, 0] >= 0
    assert kept.sum() > 20
    for row, number in kept.nonzero().tolist():
        mark, (first, last) = int(batch.marks[row, number]), batch.spans[row, number].tolist()
        assert batch.tokens.parts[row, mark] == Part.MARK
        assert first <= last < LENGTH
        assert batch.tokens.parts[row, first] != Part.MARK
    stays = (batch.tokens.words == shanghai).sum(dim=1)
    asked = (batch.tokens.parts == Part.MARK).any(dim=1)
    assert (stays[asked] <= 2).all()  # of each name one place is left, or two of a window's edge


def test_too_few_articles_are_told(vocabulary: Vocabulary):
    few = Articles(Segmented(("上海",), np.zeros(9, dtype=np.int32)), vocabulary)
    with pytest.raises(TrainingError, match="9 words are too few"):
        next(few.batches(seed=0))


def test_hidden_words_are_those_to_be_guessed(articles: Articles, vocabulary: Vocabulary):
    batch = next(articles.batches(seed=1))
    words = batch.tokens.words[batch.hidden[:, 0], batch.hidden[:, 1]]
    shown = words != MASK
    assert 0.02 < shown.float().mean() < 0.3  # one in ten stays to be seen
    assert (words[shown] == batch.guesses[shown] + FIRST_FREE_ID).all()


def test_losses_of_a_network_that_knows_nothing_are_those_of_guessing(articles: Articles, vocabulary: Vocabulary):
    torch.manual_seed(0)
    sizes = {"character_dimension": 4, "word_dimension": 8, "width": 16, "hidden": 16, "layers": 1, "heads": 2}
    reader = Reader(Shape(len(vocabulary.rarity), GUESSED + FIRST_FREE_ID, **sizes)).eval()
    guesser = Guesser(reader)
    for layer in (reader.wanted, guesser.into):
        torch.nn.init.zeros_(layer.weight)
        torch.nn.init.zeros_(layer.bias)
    batch = next(articles.batches(seed=2))
    x = reader.encoder(batch.tokens, padded=False)
    spans, words = cloze_losses(reader, guesser, x, batch)
    assert batch.marks.shape[1] == MARKS
    assert spans.item() == pytest.approx(np.log(LENGTH), abs=1e-4)
    assert words.item() == pytest.approx(np.log(GUESSED), abs=1e-4)
