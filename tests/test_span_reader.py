import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from corpus.article import Paragraph
from corpus.chunking import sentences
from qa.asking.question import read_question
from qa.finding.trees import Trees
from qa.reading.candidates import Span
from qa.reading.reader import Quote
from qa.reading.sentence_ranker import LIKELY, SentenceRanker, features
from qa.reading.span_model import SpanPrediction
from qa.reading.span_reader import WEIGHT, LearnedReader, informed

TEXT = "银行在山上。馆长叫做阿木，爱喝茶。馆里有九只猫。"


class Finds:
    """Finds one string wherever it stands, as a learned reader would."""

    def __init__(self, wanted: str, probability: float = 0.5) -> None:
        self.wanted, self.probability = wanted, probability
        self.read: list[str] = []

    def predict(self, question: str, texts: Sequence[str]) -> list[SpanPrediction]:
        self.read = list(texts)
        places = [text.find(self.wanted) for text in texts]
        return [
            SpanPrediction(at, at + len(self.wanted), 0.0, self.probability, True)
            if at >= 0
            else SpanPrediction(0, 1, 0.0, 0.01, False)
            for at in places
        ]


def quotes(text: str, spans: dict[int, Span] | None = None, name: str = "a") -> list[Quote]:
    paragraph = Paragraph(name, 1, text)
    return [
        Quote(paragraph, start, end, 1.0 - n / 10, 0.5, (spans or {}).get(n))
        for n, (start, end) in enumerate(sentences(text))
    ]


def learned(reader: Finds) -> LearnedReader:
    """With one tree: a sentence in which something is found is likely by 0.8, any other by 0.2."""
    names, _ = features([], [])
    feature = np.array([[names.index("read here")]], dtype=np.int32)
    leaf = np.array([[-math.log(4), math.log(4)]], dtype=np.float32)
    return LearnedReader(reader, SentenceRanker(Trees(feature, np.array([[0.25]], dtype=np.float32), leaf, names)))


def test_the_sentence_that_answers_comes_first_with_its_words():
    ranked = informed(learned(Finds("阿木")), read_question("馆长爱喝什么？"), quotes(TEXT))
    assert [quote.text for quote in ranked] == ["馆长叫做阿木，爱喝茶。", "银行在山上。", "馆里有九只猫。"]
    assert ranked[0].value == "阿木"
    scale = 1 / (0.9 + WEIGHT * 0.8)  # the best score stays 1
    expected = [1.0, scale * (1.0 + WEIGHT * 0.2), scale * (0.8 + WEIGHT * 0.2)]
    assert [quote.score for quote in ranked] == pytest.approx(expected)
    assert [quote.value for quote in ranked[1:]] == ["", ""]


def test_a_sentence_about_another_name_gains_less():
    first, second, third = quotes(TEXT)
    ranked = informed(
        learned(Finds("阿木")), read_question("馆长爱喝什么？"), [first, replace(second, fits=0.1), third]
    )
    scale = 1 / (1.0 + WEIGHT * 0.2)
    assert [quote.score for quote in ranked] == pytest.approx(
        [1.0, scale * (0.8 + WEIGHT * 0.2), scale * (0.9 + WEIGHT * 0.08)]
    )
    assert ranked[2].value == "阿木"
    assert [quote.chance for quote in ranked] == pytest.approx([0.2, 0.2, 0.8])


def test_the_reader_tells_where_a_figure_stands_and_the_rules_which_one_it_is():
    found = {0: Span(0, 2, 1.0), 2: Span(3, 5, 1.0)}  # 银行, 九只
    ranked = informed(learned(Finds("猫")), read_question("馆里有多少只猫？"), quotes(TEXT, found))
    assert [quote.value for quote in ranked] == ["九只", "银行", ""]


@pytest.mark.parametrize(("probability", "value"), [(0.9, "阿木"), (0.3, "馆长")], ids=["likely", "unlikely"])
def test_a_likely_name_takes_the_place_of_the_rules_one(probability: float, value: str):
    found = quotes(TEXT, {1: Span(0, 2, 1.0)})
    ranked = informed(learned(Finds("阿木", probability)), read_question("馆长是谁？"), found)
    assert {quote.text: quote.value for quote in ranked}["馆长叫做阿木，爱喝茶。"] == value


@pytest.mark.parametrize(
    ("asked", "wanted", "value"),
    [
        pytest.param("馆长是谁？", "馆长叫做阿木，爱喝茶", "", id="more_than_a_name"),
        pytest.param("哪家银行在山上？", "山上", "", id="no_bank"),
        pytest.param("哪家银行在山上？", "银行", "", id="what_the_question_names_itself"),
        pytest.param("馆长阿木把书给了哪位？", "阿木", "", id="whom_the_question_names_itself"),
        pytest.param("馆长什么时候喝茶？", "阿木", "", id="no_date"),
        pytest.param("馆里有多少只猫？", "九只猫", "", id="figures_are_the_rules_own"),
    ],
)
def test_what_is_no_answer_of_the_kind_is_no_value(asked: str, wanted: str, value: str):
    values = [quote.value for quote in informed(learned(Finds(wanted, 0.9)), read_question(asked), quotes(TEXT))]
    assert values == ([value, "", ""] if value else ["", "", ""])


@pytest.mark.parametrize(("wanted", "value"), [("22.5元", ""), ("2019年", "2019年"), ("3天后", "3天后")])
def test_a_sum_is_no_time(wanted: str, value: str):
    found = informed(
        learned(Finds(wanted, 0.9)), read_question("什么时候卖的？"), quotes("2019年卖22.5元，3天后卖完。")
    )
    assert [quote.value for quote in found] == [value]


def test_a_bank_is_an_answer_where_the_question_does_not_name_it():
    text = "挎包行是青禾银行，中国邮政储蓄银行不是。"
    for asked, wanted, value in (
        ("挎包行是哪家银行？", "青禾银行", "青禾银行"),
        ("邮储银行和哪家银行签约？", "中国邮政储蓄银行", ""),
        ("邮储银行和哪家银行签约？", "青禾银行", "青禾银行"),
    ):
        (quote,) = informed(learned(Finds(wanted, 0.9)), read_question(asked), quotes(text))
        assert quote.value == value


def test_whoever_gets_money_is_no_person_or_not_only():
    text = "普惠金融部负责人刘长安表示，收款人为云州工会。"
    (quote,) = informed(learned(Finds("刘长安", 0.9)), read_question("货款打给了谁？"), quotes(text))
    assert quote.value == ""


def test_whoever_gets_money_may_be_a_person():
    text = "普惠金融部表示，房款打给了支行行长刘长安。"
    (quote,) = informed(learned(Finds("刘长安", 0.9)), read_question("房款打给了谁？"), quotes(text))
    assert quote.value == "刘长安"


def test_a_list_of_other_things_is_none_where_those_asked_for_are_announced():
    text = "规模最大的三家公司是青山、白桥和云州。达标须满足三大条件：一是资本充足；二是风险可控；三是评级良好。"
    asked = read_question("公司达标要满足哪三个条件？")
    ranked = informed(learned(Finds("青山、白桥和云州", 0.5)), asked, quotes(text))
    assert ranked[0].text.startswith("达标须满足三大条件：一是")


def test_a_definition_is_told_by_its_wording():
    reader = Finds("阿木", 0.9)
    assert informed(learned(reader), read_question("什么是馆？"), quotes(TEXT)) == quotes(TEXT)
    assert reader.read == []


def test_an_unlikely_span_is_no_value():
    values = [
        quote.value for quote in informed(learned(Finds("阿木", 0.1)), read_question("馆长爱喝什么？"), quotes(TEXT))
    ]
    assert values == ["", "", ""]


def test_a_part_of_the_rules_value_does_not_replace_it():
    text = "这家店在2014年开张。"
    found = quotes(text, {0: Span(4, 9, 1.0)})
    (quote,) = informed(learned(Finds("2014", 0.9)), read_question("什么时候开张？"), found)
    assert quote.value == "2014年"


def test_only_the_likeliest_sentences_are_judged():
    text = "".join(f"第{n}句说的是别的事情。" for n in range(100, 150))
    assert len(informed(learned(Finds("没有")), read_question("馆长爱喝什么？"), quotes(text))) == LIKELY


def test_a_span_across_sentences_is_no_value():
    ranked = informed(learned(Finds("茶。馆里")), read_question("馆长爱喝什么？"), quotes(TEXT))
    assert [quote.value for quote in ranked] == ["", "", ""]
    assert [quote.text for quote in ranked] == [quote.text for quote in quotes(TEXT)]


def test_what_surrounds_a_sentence_is_read_with_it_once():
    reader = Finds("阿木")
    informed(learned(reader), read_question("馆长爱喝什么？"), [*quotes(TEXT), *quotes(TEXT, name="b")])
    assert reader.read == [TEXT, TEXT]


def test_a_long_paragraph_is_read_around_its_likeliest_sentences():
    text = "".join(f"第{n}句说的是别的事情。" for n in range(100, 200))
    reader = Finds("没有")
    every = quotes(text)
    ranked = [replace(every[n], score=1.0) for n in (50, 51, 0)]
    informed(learned(reader), read_question("馆长爱喝什么？"), ranked)
    middle, start = reader.read
    assert every[50].text in middle
    assert every[51].text in middle
    assert start.startswith(every[0].text)
    assert max(len(middle), len(start)) <= 300


def test_nothing_found_nothing_read():
    reader = Finds("没有")
    assert informed(learned(reader), read_question("馆长爱喝什么？"), []) == []
    assert reader.read == []
