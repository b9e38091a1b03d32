from datetime import date

import pytest

from corpus.blocks import Block, Kind
from corpus.characters import parse_date, tidy
from corpus.tidying.cleaning import clean

LONG = "截至年末，该行普惠贷款余额为一千亿元，较年初有明显增长，服务了数万户企业。"


def paragraph(text, **looks):
    return Block(Kind.PARAGRAPH, text, **looks)


IMAGE = Block(Kind.IMAGE, "", pictured=True)


def kept(*blocks):
    return [
        block.text
        for block in clean([block if isinstance(block, Block) else paragraph(block) for block in blocks]).blocks
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("１２５３亿元，增速３４．９％", "1253亿元，增速34.9%", id="full_width"),
        pytest.param("ＡＰＰ线上＋线下，“引号”（括号）！", "APP线上+线下，“引号”（括号）！", id="punctuation_stays"),
        pytest.param("\ufeff北京\u200b银行\xad\u2060", "北京银行", id="invisible"),
        pytest.param("\u3000\u3000一\xa0\xa0二\t三 ", "一 二 三", id="spaces"),
        pytest.param("一\n二\nthree\nfour", "一二three four", id="line_ends"),
        pytest.param("a\ud800b\x00c", "abc", id="unstorable"),
    ],
)
def test_tidy(text, expected):
    assert tidy(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-12-23 00:54:31 +0800", date(2021, 12, 23)),
        ("来源：央视网  |  2023年07月22日 19:00", date(2023, 7, 22)),
        ("[2023/8/5  08:00]", date(2023, 8, 5)),
        ("202307/21 07:57:00", date(2023, 7, 21)),
        ("23-07-26 22:00", date(2023, 7, 26)),
        ("２０２２年３月１４日", date(2022, 3, 14)),
        ("2022-03-14T17:32:21Z", date(2022, 3, 14)),
        (" +0800", None),
        ("", None),
        ("7-20 15:37", None),
        ("2022-02-30", None),
        ("编号 99999999", None),
    ],
)
def test_parse_date(text, expected):
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("（文章来源：北京商报）", "北京商报"),
        ("(来源: 人民日报)", "人民日报"),
        ("【来源：长江日报-长江网】", "长江日报-长江网"),
        ("（来源：新民晚报 记者：孙云）", "新民晚报"),
        ("文章来源：新华社", "新华社"),
        ("2022-03-14 17:32 来源：中国经济新闻网 作者：张三", "中国经济新闻网"),
        ("来源：央视网 | 2023年07月22日 19:00:00", "央视网"),
    ],
)
def test_a_source_line_gives_the_publisher_and_goes(line, publisher):
    cleaned = clean([paragraph(LONG), paragraph(line)])
    assert cleaned.publisher == publisher
    assert [block.text for block in cleaned.blocks] == [LONG]


def test_source_and_editor_at_the_end_of_a_paragraph_are_cut_off():
    cleaned = clean([paragraph(LONG + "（文章来源：北京商报）【编辑:李骏】")])
    assert (cleaned.publisher, [block.text for block in cleaned.blocks]) == ("北京商报", [LONG])


@pytest.mark.parametrize(
    "line",
    [
        "□记者陈洁通讯员罗斗",
        "本报记者 张三 李四 北京报道",
        "记者张三 通讯员李四",
        "文/新华社记者 王五",
        "责任编辑：赵六",
        "（责任编辑：赵六）",
        "原标题：某行普惠贷款增长",
        "央视网消息（新闻联播）：",
        "发布时间：2022-03-14 17:32",
        "(更新时间戳: 1690030331512)",
        "[返回首页]",
        "返回首页",
        "<>",
        "图片来源：视觉中国",
        "图为某行网点大堂",
        "▲某行客户经理走访企业",
    ],
)
def test_lines_that_are_not_the_article(line):
    assert kept(LONG, line) == [LONG]


@pytest.mark.parametrize(
    "line",
    [
        "记者调查银行网点",
        "记者从北京银行获悉，贷款余额增长。",
        "10.国内联播快讯：",
        "核心阅读：某行推出新产品",
        "13800138000",
        "来源于政府采购的数据，由平台提供。",
        "图书馆建设提速",
        "更多小微企业获得贷款",
        "营业收入1253亿元",
        "（8）《非遗里的中国》走进陕西；",
        "编辑部设在北京的这家杂志，2021年发行10万册。",
    ],
)
def test_lines_that_only_look_like_it_stay(line):
    assert kept(LONG, line, LONG) == [LONG, line, LONG]


def test_captions_go_by_their_looks_next_to_an_image_only():
    caption = paragraph("某行总部大楼", aside=True)
    assert kept(LONG, IMAGE, caption, LONG) == [LONG, LONG]
    assert kept(LONG, caption, LONG) == [LONG, "某行总部大楼", LONG]
    assert kept(paragraph("某行总部大楼", pictured=True), LONG) == [LONG]


def test_a_bold_line_or_a_paragraph_below_an_image_is_no_caption():
    assert kept(IMAGE, paragraph("做大做强", strong=True, aside=True), LONG) == ["做大做强", LONG]
    assert kept(IMAGE, paragraph(LONG, aside=True)) == [LONG]


def test_url_line_and_navigation():
    cleaned = clean(
        [
            paragraph(LONG),
            paragraph("http://a.b/c", links=("http://a.b/c",)),
            paragraph("返回北京商报新闻｜返回首页", links=("//x/category", "//x/")),
        ]
    )
    assert (cleaned.url, len(cleaned.blocks)) == ("http://a.b/c", 1)


def test_one_link_to_the_original_is_the_address_and_many_are_none():
    def original(url):
        return paragraph("查看原文", links=(url,))

    assert clean([paragraph(LONG), original("https://a/1")]).url == "https://a/1"
    assert clean([paragraph(LONG), original("https://a/1"), original("https://a/2")]).url == ""


def test_related_reading_goes_with_its_links():
    item = Block(Kind.ITEM, "另一篇文章的标题很长", links=("/a",))
    assert kept(LONG, "相关阅读：", item, item, LONG) == [LONG, LONG]


def test_a_digest_that_the_text_repeats_goes():
    digest = paragraph("截至年末，该行普惠贷款余额为 一千亿元，较年初……", quoted=True)
    assert kept(digest, LONG) == [LONG]


def test_a_quotation_that_says_something_else_stays():
    quotation = paragraph("服务实体经济是金融的天职。", quoted=True)
    assert kept(quotation, LONG) == ["服务实体经济是金融的天职。", LONG]


def test_a_caption_whose_picture_is_lost_goes_by_the_photographer():
    assert kept(LONG, "某行网点大堂一角 周舟 摄", "某行供图", LONG) == [LONG, LONG]
    assert kept(LONG, "市民在某行网点办理业务。周舟 摄") == [LONG, "市民在某行网点办理业务。"]
    assert kept(LONG, IMAGE, "市民在某行网点办理业务。周舟 摄") == [LONG]
    assert kept(LONG, "这部影片由三家公司联合拍摄", LONG) == [LONG, "这部影片由三家公司联合拍摄", LONG]
