import contextlib

import pytest

from corpus.blocks import Block, Kind
from corpus.errors import UnreadableError
from corpus.formats.markup import from_html, from_markdown


def texts(blocks):
    return [block.text for block in blocks]


def test_paragraphs_on_one_line_and_links_inside_words():
    blocks = from_html(
        '<p>北京<span id="s"><a href="http://q/601169" class="keytip">银行</a></span><span id="quote"></span>宣布。</p>'
        "<p>第二<b>段</b>。</p>"
    )
    assert texts(blocks) == ["北京银行宣布。", "第二段。"]


def test_a_space_beside_a_link_is_no_space_in_chinese_but_one_in_english():
    assert texts(from_html('<p>由 <a href="/x">北京银行</a> 发布，see <a href="/y">this page</a> now</p>')) == [
        "由北京银行发布，see this page now"
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display:none;height:1px">看不见</p>',
        '<p style="DISPLAY : NONE">看不见</p>',
        "<div hidden><p>看不见</p></div>",
        "<!-- 看不见 -->",
        "<script>看不见</script>",
        "<style>看不见</style>",
        "<template><p>看不见</p></template>",
        "<nav><a href='/'>看不见</a></nav>",
        "<noscript>看不见</noscript>",
        '<!-- EM_StockImg_Start --><p>看不见<img src="k.png"></p><!-- EM_StockImg_End -->',
    ],
)
def test_what_a_browser_does_not_show_is_dropped(hidden):
    assert texts(from_html(f"<p>前文。</p>{hidden}后文。")) == ["前文。", "后文。"]
    assert texts(from_markdown(f"<p>前文。</p>\n\n{hidden}\n\n后文。")) == ["前文。", "后文。"]


def test_comments_around_the_whole_text_drop_nothing():
    assert texts(from_html("<!-- content start --><p>正文。</p><!-- content end -->")) == ["正文。"]


def test_a_widget_without_its_closing_comment_drops_nothing():
    assert texts(from_html("<p>正文。</p><!-- EM_StockImg_Start --><p>后文。</p>")) == ["正文。", "后文。"]


def test_looks_are_told():
    blocks = from_html(
        "<h2>二级</h2><p><strong>粗</strong><b>体</b></p><p><strong>半</strong>粗</p>"
        '<p><span style="font-weight:bold">样式</span></p><p style="text-align:center">居中</p>'
        '<blockquote><p>引文</p></blockquote><p><img src="a.png"></p>'
        '<p><a href="/a">返回</a>｜<a href="/b">首页</a></p>'
    )
    assert blocks == [
        Block(Kind.HEADING, "二级", level=2),
        Block(Kind.PARAGRAPH, "粗体", strong=True),
        Block(Kind.PARAGRAPH, "半粗"),
        Block(Kind.PARAGRAPH, "样式", strong=True),
        Block(Kind.PARAGRAPH, "居中", aside=True),
        Block(Kind.PARAGRAPH, "引文", quoted=True),
        Block(Kind.IMAGE, "", pictured=True),
        Block(Kind.PARAGRAPH, "返回｜首页", links=("/a", "/b")),
    ]


def test_line_breaks_part_paragraphs_but_not_headings():
    assert texts(from_html("<p>一。<br/>二。<br></p><h2>上<br>下</h2>")) == ["一。", "二。", "上下"]


def test_lists_keep_their_numbers():
    assert texts(from_html("<ol start=3><li>甲</li><li><p>乙</p></li></ol><ul><li>丙</li></ul>")) == [
        "3. 甲",
        "4. 乙",
        "丙",
    ]


def test_nested_lists_in_markdown():
    blocks = from_markdown("- 甲\n- 乙\n  1. 一\n  2. 二\n")
    assert texts(blocks) == ["甲", "乙", "1. 一", "2. 二"]
    assert {block.kind for block in blocks} == {Kind.ITEM}


def test_a_table_row_stays_with_its_header():
    markdown = "| 银行 | 2021年 | 增速 |\n|---|---|---|\n| 甲行 | 1253亿元 | 34.9% |\n| 乙行 | 3109亿元 | |\n"
    rows = ["银行：甲行；2021年：1253亿元；增速：34.9%", "银行：乙行；2021年：3109亿元"]
    assert texts(from_markdown(markdown)) == rows
    html = (
        "<table><tr><td>银行</td><td>2021年</td><td>增速</td></tr><tr><td>甲行</td><td>1253亿元</td><td>34.9%</td></tr>"
        "<tr><td><p>乙行</p></td><td>3109亿元</td><td></td></tr></table>"
    )
    assert texts(from_html(html)) == rows


def test_cells_that_span_rows_and_columns():
    html = (
        "<table><tr><th rowspan=2>银行</th><th colspan=2>余额</th></tr><tr><th>年初</th><th>年末</th></tr>"
        "<tr><td rowspan=2>甲行</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    )
    assert texts(from_html(html)) == ["银行：甲行；余额年初：1；余额年末：2", "银行：甲行；余额年初：3；余额年末：4"]


def test_a_table_that_lays_out_a_page_is_no_table():
    html = f"<table><tr><td>菜单</td><td><p>{'长文。' * 120}</p><p>第二段。</p></td></tr></table>"
    assert texts(from_html(html)) == ["菜单", "长文。" * 120, "第二段。"]


def test_mixed_markdown_and_html():
    blocks = from_markdown(
        "## 标题\n\n<p>一段，<strong>粗</strong>。</p>\n <p>**粗题**</p>\n\n二段 **“京诚贷”**业务，**注意：**请[查](http://a)。\n"
    )
    assert texts(blocks) == ["标题", "一段，粗。", "粗题", "二段 “京诚贷”业务，注意：请查。"]
    assert [block.strong for block in blocks] == [False, False, True, False]


def test_stars_between_digits_multiply():
    assert texts(from_markdown("提供7*24小时服务，全年7*24在线")) == ["提供7*24小时服务，全年7*24在线"]


def test_an_indented_line_is_a_paragraph_not_code():
    assert texts(from_markdown("　　第一段。\n\n    第二段，**粗**。\n")) == ["第一段。", "第二段，粗。"]


def test_wrapped_chinese_lines_join_without_a_space():
    assert texts(from_markdown("北京\n银行 and\nmore\nwords")) == ["北京银行 and more words"]


def test_autolinks_and_empty_ones():
    first, second = from_markdown("<http://a.b/c?d=1&e=2>\n\n<>\n")
    assert first == Block(Kind.PARAGRAPH, "http://a.b/c?d=1&e=2", links=("http://a.b/c?d=1&e=2",))
    assert second.text == "<>"


@pytest.mark.parametrize("text", ["", "   ", "<!-- -->", "<p></p>", "<"])
def test_nothing_gives_no_blocks(text):
    assert [block for block in from_html(text) if block.text.strip("<")] == []


def test_hostile_text_stays_text():
    text = "&lt;img src=x onerror=alert(1)&gt; ${x} {{y}} &#60;/script&#62;"
    assert texts(from_html(f"<p>{text}</p>")) == ["<img src=x onerror=alert(1)> ${x} {{y}} </script>"]


def test_external_entities_are_not_fetched(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("秘密")
    html = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><p>前&x;后</p>'
    assert "秘密" not in "".join(texts(from_html(html)))


def test_unclosed_tags_hundreds_deep_are_read():
    assert texts(from_html("<font>" * 500 + "<p>深处的文字</p>")) == ["深处的文字"]


def test_nesting_that_the_parser_cuts_is_an_error_not_a_loss():
    with pytest.raises(UnreadableError, match="nested"):
        from_html("<div>" * 100_000 + "深处的文字" + "</div>" * 100_000)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(">" * 20_000 + "引", id="quotes"),
        pytest.param("[" * 20_000, id="brackets"),
        pytest.param("**a" * 20_000, id="stars"),
        pytest.param("<!-- x_img_start -->" * 20_000, id="widgets"),
        pytest.param("字" + " " * 500_000 + "字", id="spaces"),
        pytest.param("<b>" * 20_000, id="bold"),
    ],
)
@pytest.mark.timeout(20)
def test_text_made_to_be_slow_is_not(text):
    with contextlib.suppress(UnreadableError):
        from_markdown(text)
