import pytest

from corpus.article import Paragraph
from corpus.chunking import passages, sentences


def cut(text):
    return [text[start:end] for start, end in sentences(text)]


def pieces(text, limit=300):
    return [passage.text for passage in passages(Paragraph("a", 1, text), limit)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("一句话", ["一句话"], id="no_mark"),
        pytest.param("余额1253亿元。增速34.9%！为何？", ["余额1253亿元。", "增速34.9%！", "为何？"], id="marks"),
        pytest.param("主板87%；创业板82%。", ["主板87%；", "创业板82%。"], id="semicolon"),
        pytest.param("他说：“好。”我也说好。", ["他说：“好。”", "我也说好。"], id="closing_quote"),
        pytest.param("（见附件。）完", ["（见附件。）", "完"], id="closing_bracket"),
        pytest.param("真的？！当然……是的", ["真的？！", "当然……", "是的"], id="runs_of_marks"),
        pytest.param(
            "“带来新的希望！”创始人韩桐感慨地说。他笑了。",
            ["“带来新的希望！”创始人韩桐感慨地说。", "他笑了。"],
            id="speaker",
        ),
        pytest.param("《谁动了我的奶酪？》出版。", ["《谁动了我的奶酪？》出版。"], id="mark_in_title"),
        pytest.param(
            "增长3.5个百分点，见www.a.com/?q=1", ["增长3.5个百分点，见www.a.com/?q=1"], id="numbers_addresses"
        ),
        pytest.param("It grew 3.5%. Then it fell.", ["It grew 3.5%. Then it fell."], id="after_a_figure_stays"),
        pytest.param("It grew. Then it fell.", ["It grew. ", "Then it fell."], id="english"),
        pytest.param("第一行\n第二行", ["第一行\n", "第二行"], id="line_end"),
    ],
)
def test_sentences(text, expected):
    assert cut(text) == expected


def test_sentences_tile_any_text():
    text = "。。”！a.B。 \n\n“”《《。》》……；x" * 20
    spans = sentences(text)
    assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
    assert spans[-1][1] == len(text)
    assert all(start < end for start, end in spans)


def test_a_short_paragraph_is_one_passage():
    assert pieces("甲。乙。") == ["甲。乙。"]


def test_an_empty_paragraph_has_no_passage():
    assert pieces("") == []


def test_sentences_are_joined_up_to_the_limit():
    assert pieces("一二三四。五六七。八九十。", limit=9) == ["一二三四。五六七。", "八九十。"]


def test_a_long_sentence_is_cut_at_its_last_comma():
    assert pieces("一二三，四五六，七八九十。", limit=9) == ["一二三，四五六，", "七八九十。"]


def test_without_a_comma_it_is_cut_at_the_limit():
    assert pieces("一" * 25, limit=10) == ["一" * 10, "一" * 10, "一" * 5]


def test_no_cut_falls_into_a_number():
    assert pieces("余额合计为1253.5亿元", limit=8) == ["余额合计为", "1253.5亿元"]
    assert pieces("我行余额合计1,253亿元", limit=8) == ["我行余额合计", "1,253亿元"]


@pytest.mark.parametrize("limit", [1, 2, 7, 50])
def test_passages_tile_the_paragraph_within_the_limit(limit):
    text = "截至2021年9月末，余额1253亿元，增速34.9%；“京诚贷”8255笔！APP上线？" * 5
    found = pieces(text, limit)
    assert "".join(found) == text
    assert max(map(len, found)) <= limit
