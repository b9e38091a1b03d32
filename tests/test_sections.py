import pytest

from corpus.blocks import Block, Kind
from corpus.tidying.sections import leading_heading, paragraphs

LONG = "截至年末，该行普惠贷款余额为一千亿元，较年初有明显增长，服务了数万户企业。"


def plain(text):
    return Block(Kind.PARAGRAPH, text)


def bold(text):
    return Block(Kind.PARAGRAPH, text, strong=True)


def heading(text, level):
    return Block(Kind.HEADING, text, level=level)


def item(text):
    return Block(Kind.ITEM, text)


def row(text):
    return Block(Kind.ROW, text)


def read(*blocks, title=""):
    return [(found.section, found.text) for found in paragraphs(blocks, "a", title)]


def test_paragraphs_are_numbered_from_one():
    assert [found.id for found in paragraphs([plain(LONG), heading("题", 2), plain(LONG)], "a")] == ["a#1", "a#2"]


@pytest.mark.parametrize(
    ("lines", "section"),
    [
        pytest.param([bold("紧抓首贷拓客")], "紧抓首贷拓客", id="bold"),
        pytest.param([bold("雪中送炭共抗疫，"), bold("纾困渡难关")], "雪中送炭共抗疫，纾困渡难关", id="bold_in_two"),
        pytest.param([bold("第一部分"), bold("总体情况")], "第一部分 总体情况", id="two_bold"),
        pytest.param([plain("政银联手共引“金融活水”")], "政银联手共引“金融活水”", id="plain"),
        pytest.param([plain("“线上+线下”畅通供给")], "“线上+线下”畅通供给", id="plain_opening_quote"),
        pytest.param([plain("观点")], "观点", id="two_characters"),
        pytest.param([heading("经营情况", 2)], "经营情况", id="declared"),
        pytest.param([bold("观点"), plain("孙先生")], "观点 › 孙先生", id="plain_below_bold"),
    ],
)
def test_a_heading_goes_with_the_paragraphs_below_it(lines, section):
    assert read(plain(LONG), *lines, plain(LONG), plain(LONG)) == [("", LONG), (section, LONG), (section, LONG)]


def test_nested_headings_and_the_title():
    blocks = [heading("标题", 1), heading("甲", 2), heading("一", 3), plain(LONG), heading("二", 3), plain(LONG)]
    assert read(*blocks, heading("乙", 2), plain(LONG), title="标题") == [
        ("甲 › 一", LONG),
        ("甲 › 二", LONG),
        ("乙", LONG),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([plain("余额增长。")], id="closed"),
        pytest.param([plain("问题出在哪里？")], id="question"),
        pytest.param([plain("如下：")], id="colon"),
        pytest.param([bold("这是一整句加粗的话。")], id="bold_sentence"),
        pytest.param([bold("粗" * 60)], id="bold_paragraph"),
        pytest.param([plain("床前明月光"), plain("疑是地上霜"), plain("举头望明月")], id="three_lines"),
        pytest.param([plain("营业收入1253亿元"), plain("净利润214亿元")], id="figures"),
        pytest.param([Block(Kind.PARAGRAPH, "引文", quoted=True)], id="quotation"),
        pytest.param([heading("一个被标成标题的完整句子。", 2)], id="declared_sentence"),
    ],
)
def test_what_is_no_heading_stays_citable(lines):
    assert read(plain(LONG), *lines, plain(LONG)) == [("", LONG), *(("", line.text) for line in lines), ("", LONG)]


def test_a_declared_heading_at_the_end_is_dropped_and_a_short_line_is_not():
    assert read(plain(LONG), heading("附录", 2)) == [("", LONG)]
    assert read(plain(LONG), plain("电话95526")) == [("", LONG), ("", "电话95526")]


def test_a_document_of_headings_or_short_lines_still_has_paragraphs():
    assert read(heading("一", 2), heading("二", 2)) == [("", "一"), ("", "二")]
    assert read(plain("1.某行增长；"), plain("2.某地丰收；")) == [("", "1.某行增长；"), ("", "2.某地丰收；")]


def test_short_items_join_the_line_that_introduces_them():
    blocks = [plain("截至年末，该行："), item("1. 贷款余额1253亿元"), item("2. 户数15万户"), plain(LONG)]
    assert read(*blocks) == [("", "截至年末，该行：1. 贷款余额1253亿元；2. 户数15万户"), ("", LONG)]


def test_items_without_introduction_are_packed_and_long_ones_stand_alone():
    long_item = "长" * 61 + "。"
    assert [text for _, text in read(plain(LONG), item("甲。"), item("乙"), item(long_item), item("丙"))] == [
        LONG,
        "甲。乙",
        long_item,
        "丙",
    ]


def test_packed_items_keep_within_the_limit():
    texts = [
        text for _, text in read(plain("名单如下："), *(item(f"第{number}家小微企业的名字") for number in range(100)))
    ]
    assert max(map(len, texts)) <= 300
    assert "".join(texts).count("小微企业") == 100


def test_a_tables_title_covers_its_rows_alone():
    blocks = [bold("经营情况"), plain(LONG), plain("表1 主要指标"), plain("单位：亿元"), row("余额：1253"), plain(LONG)]
    assert read(*blocks) == [
        ("经营情况", LONG),
        ("经营情况 › 表1 主要指标 单位：亿元", "余额：1253"),
        ("经营情况", LONG),
    ]


def test_leading_heading():
    assert leading_heading([heading("题", 1), plain(LONG)]) == "题"
    assert leading_heading([plain("某行普惠贷款增长"), plain(LONG)]) == "某行普惠贷款增长"
    assert leading_heading([plain(LONG), heading("题", 2)]) == ""
    assert leading_heading([]) == ""
