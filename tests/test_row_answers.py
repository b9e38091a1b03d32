"""Which figure answers, by rows made from invented sentences, the same way as indexing makes them."""

import json
from datetime import date

import pytest

from corpus.article import Article, Paragraph
from corpus.measuring.metrics import rows
from embeddings.build import update
from embeddings.encoder import load_encoder
from embeddings.index import Index
from qa.asking.question import read_question
from qa.assistant import Assistant
from qa.figures.row_answers import fit
from qa.finding.coverage import Weighted

TEXT = (
    "截至2023年末，青禾银行科技贷款余额1600亿元，较年初增长324亿元，增速34.9%，同比增速39.5%，服务户数7100户。"
    "文化贷款余额630亿元，服务户数3200户。"
)


def found(text, published=date(2024, 5, 6)):
    return list(rows(Article("a", "", published, "", "", (Paragraph("a", 1, text),))))


def best(question, text):
    """The figure whose row fits a question best, every character weighing the same."""
    asked = read_question(question)
    weighted = Weighted.of(asked, lambda characters: 1.0, without=asked.bank_name)
    return max(found(text), key=lambda row: fit(asked, weighted, row)).figure.written


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("白桥消金2020年的坏账率是多少？", "1.9%"),
        ("白桥消金2021年的坏账率是多少？", "2.3%"),
        ("白桥消金2022年11月发行的债券规模是多少？", "8亿元"),
        ("白桥消金2023年上半年净利润是多少？", "3亿元"),
        ("白桥消金2022年上半年净利润是多少？", "5亿元"),
        ("白桥消金2022年净利润是多少？", "9亿元"),
        ("白桥消金2023年6月末的资产总额是多少？", "70亿元"),
        ("2023年6月末白桥消金的总资产规模是多少？", "70亿元"),
        ("白桥消金2023年6月末的一级资本充足率是多少？", "9.1%"),
    ],
)
def test_a_figure_is_of_its_own_time_and_of_the_very_measure(question, value):
    text = (
        "白桥消金2019年至2021年的坏账率分别为1.5%、1.9%和2.3%，分别于2021年3月1日和2022年11月8日发行规模分别为6亿元和"
        "8亿元的债券。2022年净利润9亿元。2023年上半年净利润3亿元。上年同期，净利润5亿元。截至2023年6月末，风险加权资产总额"
        "50亿元，合并口径下资产总额70亿元，核心一级资本充足率8.2%，一级资本充足率9.1%。"
    )
    assert best(question, text) == value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("青禾银行科技贷款余额是多少？", "1600亿元"),
        ("青禾银行科技贷款余额较年初增长多少亿元？", "324亿元"),
        ("青禾银行科技贷款较年初增速是多少？", "34.9%"),
        ("青禾银行科技贷款同比增速是多少？", "39.5%"),
        ("青禾银行科技贷款服务户数是多少？", "7100户"),
        ("青禾银行文化贷款服务户数是多少？", "3200户"),
    ],
)
def test_a_row_says_what_its_figure_measures(question, value):
    assert best(question, TEXT) == value


def test_figures_in_turn_belong_to_their_things():
    text = "青禾银行向小微贷款给予60BP优惠，符合条件的涉农贷款，利率优惠75BP。东部、西部支行分别有26家和22家。"
    assert best("青禾银行涉农贷款利率优惠多少BP？", text) == "75BP"
    assert best("西部支行有多少家？", text) == "22家"


def test_another_bank_and_another_time_fit_less():
    asked = read_question("2023年青禾银行净利润是多少？")
    weighted = Weighted.of(asked, lambda characters: 1.0, without=asked.bank_name)
    text = "2023年，青禾银行净利润5亿元。2023年，白桥银行净利润6亿元。2022年，青禾银行净利润4亿元。"
    own, other_bank, other_time = (fit(asked, weighted, row) for row in found(text))
    assert own > max(other_bank, other_time)


def test_a_figure_that_counts_nothing_fits_not_at_all():
    asked = read_question("第三届博览会签约多少？")
    assert fit(asked, Weighted.of(asked, lambda characters: 1.0), None) == 0


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rows")
    source = folder / "articles.jsonl"
    line = {"id": "one", "title": "青禾银行年报", "date": "2024-05-06", "publisher": "青川日报", "text": TEXT}
    source.write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
    encoder = load_encoder()
    update(folder / "index", [source], encoder)
    return Assistant(Index.open(folder / "index", encoder))


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        pytest.param(
            "甲乙消金贷款余额110亿元。“晨露贷”贷款余额29亿元。", "甲乙消金晨露贷的贷款余额是多少？", "29亿元", id="name"
        ),
        pytest.param(
            "青禾银行净利润超百亿，净利润55亿元！2022年青禾银行净利润100亿元。",
            "青禾银行2022年净利润是多少？",
            "100亿元",
            id="time",
        ),
        pytest.param(
            "2019年至2022年的坏账率分别为1.5%、1.9%、2.3%和2.4%。",
            "2021年坏账率是多少？",
            "2.3%",
            id="year of a series",
        ),
        pytest.param(
            "青禾银行资本充足率11.8%，一级资本充足率8.9%，核心一级资本充足率8.8%。",
            "青禾银行一级资本充足率是多少？",
            "8.9%",
            id="no wider measure and no narrower one",
        ),
        pytest.param(
            "单人公积金最高贷款额度由60万元提高至80万元。",
            "单人公积金最高贷款额度是多少？",
            "80万元",
            id="not the value left",
        ),
        pytest.param(
            "青川的企（事）业单位贷款增加32亿元，其中，中长期贷款增加29亿元。住户贷款增加12亿元，其中，中长期贷款增加7亿元。",
            "青川企业单位中长期贷款增加多少亿元？",
            "29亿元",
            id="part of the whole asked about",
        ),
        pytest.param(
            "截至6月末，3家青川租赁公司平均核心资本充足率为25.6%，平均综合资本充足率为27.3%。",
            "3家青川租赁公司2023年6月末平均综合资本充足率是多少？",
            "27.3%",
            id="the very measure beside one that says whose it is",
        ),
        pytest.param(
            "青禾银行票据用量增加了3亿元，达到107亿元的历史高点。",
            "青禾银行票据用量达到多少？",
            "107亿元",
            id="level that is reached",
        ),
        pytest.param(
            "青禾银行小微贷款增幅超过30%，高于各项贷款平均增幅24个百分点。",
            "青禾银行小微贷款增幅比各项贷款平均增幅高出多少？",
            "24个百分点",
            id="how far apart two rates are",
        ),
        pytest.param(
            "青禾银行风险加权资产总额714亿元。据报道，青禾银行近日披露，合并口径下资产总额为1052亿元。",
            "青禾银行的资产总额是多少？",
            "1052亿元",
            id="measure",
        ),
        pytest.param(
            "白桥集团2024年到期的债务将达到7900亿元，2025年到期的债务将达到1.07万亿元，占全部债务的16%。",
            "白桥集团2025年到期的债务是多少？",
            "1.07万亿元",
            id="a_share_is_no_sum",
        ),
    ],
)
def test_what_lacks_what_another_sentence_has_is_worth_less(tmp_path, text, question, value):
    line = {"id": "one", "title": "财报", "date": "2023-08-06", "publisher": "青川日报", "text": text}
    (tmp_path / "articles.jsonl").write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
    encoder = load_encoder()
    update(tmp_path / "index", [tmp_path / "articles.jsonl"], encoder)
    assert Assistant(Index.open(tmp_path / "index", encoder)).ask(question).short_answer == value


def test_the_answer_is_the_figure_of_the_row_with_its_time(assistant):
    answer = assistant.ask("青禾银行文化贷款服务户数是多少？")
    assert (answer.short_answer, answer.as_of) == ("3200户", "截至2023年末")
