import random

import numpy as np
import pytest
import torch

from qa.span_features import STAND_INS, Reading, Vocabulary, cut_words
from qa.training.batches import training_batches
from qa.training.errors import TrainingError
from qa.training.examples import Example, Question, prepare, split
from qa.training.layers import Recurrence, carried
from qa.training.made import made_questions
from qa.training.measuring import Outcome, calibrate, f1
from qa.training.network import span_loss
from qa.training.segmenting import character_counts, segment
from qa.training.strangers import with_strangers
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
    data = prepare([ask("谁？", "姓")], vocabulary, longest=10)
    words = cut_words(CONTEXT)
    assert data.examples[0].spans.tolist() == [[n, n] for n, word in enumerate(words) if word == "姓"]


def test_answer_inside_words_is_covered_by_them(vocabulary: Vocabulary):
    # 963 lies inside the word 1963.
    (span,) = prepare([ask("何年？", "963")], vocabulary, longest=10).examples[0].spans.tolist()
    assert cut_words(CONTEXT)[span[0] : span[1] + 1] == ["1963"]


def test_overlong_answer_keeps_its_beginning(vocabulary: Vocabulary):
    (span,) = prepare([ask("？", CONTEXT)], vocabulary, longest=4).examples[0].spans.tolist()
    assert span == [0, 3]


def test_crops_keep_the_answer(vocabulary: Vocabulary):
    questions = [ask("何年？", "1963", key="1"), ask("在哪？", "上海", key="2"), ask("谁？", key="3")]
    data = prepare(questions, vocabulary, longest=10)
    wanted = {data.texts[0].words[example.spans[0, 0]] for example in data.examples if len(example.spans)}
    for seed in range(20):
        found = set()
        for batch in training_batches(data, vocabulary.rarity, 6, random.Random(seed)):
            assert batch.text.words.shape[1] == 8  # six words, padded to a multiple of eight
            rows = batch.text.words[batch.asked]
            found |= {int(rows[row, start]) for row, ((start, _), *_) in enumerate(batch.gold.tolist()) if start >= 0}
        assert found == wanted


def test_loss_is_the_negative_log_share_of_the_gold_spans():
    spans = torch.full((3, 2, 2), float("-inf"))
    spans[:, 0, 0], spans[:, 0, 1], spans[:, 1, 1] = np.log(1.0), np.log(2.0), np.log(3.0)
    nothing = torch.full((3,), float(np.log(4.0)))
    gold = torch.tensor([[[0, 1], [-1, -1]], [[0, 0], [1, 1]], [[-1, -1], [-1, -1]]])
    # Shares: 2 of 10; 1 and 3 of 10 together; 4 of 10 for no answer.
    expected = -(np.log(0.2) + np.log(0.4) + np.log(0.4)) / 3
    assert span_loss(spans, nothing, gold).item() == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize(
    ("answer", "gold", "expected"),
    [("1963年", "1963年。", 1.0), ("上海", "总部在上海", 4 / 7), ("王", "李", 0.0), ("", "王", 0.0)],
    ids=["punctuation", "part", "other", "empty"],
)
def test_f1_is_counted_in_characters(answer: str, gold: str, expected: float):
    assert f1(answer, gold) == pytest.approx(expected)


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
    example = Example(ask("？", "上海"), reading, 0, np.zeros((0, 0), np.float16), np.zeros((0, 2), np.int32))
    return Outcome(example, answer, share, odds)


def test_nothing_right_can_not_be_calibrated():
    with pytest.raises(TrainingError, match=r"0 of 2 held-out answers are right.*train longer"):
        calibrate([outcome("北京", 1.0), outcome("", -1.0)])


def test_one_answer_in_ten_is_refused_and_higher_odds_are_likelier_right():
    fitted = calibrate([outcome("上海" if n > 4 else "北京", float(n)) for n in range(11)])
    assert fitted.odds_at_least == pytest.approx(1.0)  # 0, the lowest of eleven, lies below
    assert fitted.weights[1] > 0.5


def carried_by_hand(keep: np.ndarray, new: np.ndarray) -> np.ndarray:
    states = []
    for kept, fresh in zip(keep, new, strict=True):
        states.append(kept * (states[-1] if states else 0) + (1 - kept) * fresh)
    return np.array(states)


def test_a_recurrence_reads_half_of_the_channels_backwards():
    torch.manual_seed(0)
    block = Recurrence(4, dropout=0.0)
    torch.nn.init.normal_(block.mix.weight)  # by itself a new block changes nothing
    x, real = torch.randn(5, 2, 4), torch.ones(5, 2, 1)
    real[3:, 1] = 0  # the second text is two words shorter
    x = x * real
    with torch.no_grad():
        out = block(x, real).numpy()
        kept, new, shown = (part.numpy() for part in block.mix(x).chunk(3, dim=2))
    for row, length in ((0, 5), (1, 3)):
        here = slice(0, length)
        keep, fresh = 1 / (1 + np.exp(-kept[here, row])), new[here, row]
        states = np.concatenate(
            [carried_by_hand(keep[:, :2], fresh[:, :2]), carried_by_hand(keep[::-1, 2:], fresh[::-1, 2:])[::-1]], axis=1
        )
        expected = x[here, row].numpy() + states / (1 + np.exp(-shown[here, row]))
        assert out[here, row] == pytest.approx(expected, abs=1e-5)
    assert not out[3:, 1].any()


def test_the_gradient_of_a_recurrence_is_that_of_its_steps():
    keep, new = (torch.rand(4, 2, 3, dtype=torch.double, requires_grad=True) for _ in range(2))
    assert torch.autograd.gradcheck(carried, (keep, new))


def test_a_stranger_seems_to_be_answered_and_is_not():
    other = "长江流过武汉，武汉有一座大桥。"
    near = "银行的总部很大，1963年还没有总部。"
    far = "熊猫吃竹子。"
    texts = [ask("总部在哪里？", "上海", key="1"), ask("武汉有什么？", "大桥", key="2", context=other)]
    texts += [ask("总部大吗？", "很大", key="3", context=near), ask("熊猫吃什么？", "竹子", key="4", context=far)]
    characters = sorted(set(CONTEXT + other + near + far + "哪里什么吗？"))
    words = [*dict.fromkeys(cut_words(CONTEXT + other + near + far)), *STAND_INS]
    vocabulary = Vocabulary(characters, words, [0.5] * len(characters), [""] * len(words))
    data = with_strangers(prepare(texts, vocabulary, longest=10))
    assert data.strangers[2] == (0,)  # speaks of a 总部, and not of 上海
    assert 1 not in data.strangers[0]


def test_made_questions_ask_for_words_of_their_passage():
    text = "北京银行去年在上海举行了三次会议。" + "截至2月末，该平台入驻金融机构100多家，覆盖全国。" * 1
    text += "行长王小明表示，明年将继续增加投入，金额约为35亿元人民币。其余的事情留到以后再说也来得及。"
    made = made_questions([text] * 200, 40, seed=1)
    assert 20 <= len(made) <= 40
    for question in made:
        assert question.context.count(question.answers[0]) == 1
        assert question.origin == "made"
    assert any(q.answers == ("35亿元人民币",) or "35亿元" in q.answers[0] for q in made)
