import json
from datetime import date

import pytest

from corpus.article import Article
from corpus.errors import Why
from corpus.formats.files import DOCUMENTS, STREAMS, Failure
from corpus.formats.readers import _READERS, read

LONG = "截至年末，该行普惠贷款余额为一千亿元，较年初有明显增长，服务了数万户企业。"

POST = f"""---
layout: post
title: "某行普惠贷款增长"
date: 2021-12-23 00:54:31 +0800
categories: moubao
tags: 某报新闻
---
> {LONG[:20]}……

<p style="display:none;height:1px;overflow:hidden;"><br /></p><!-- EM_StockImg_Start --><p style="text-align:center;">\
<a href="http://q/601166"><img src="https://k/601166" alt="K图" /></a></p><!-- EM_StockImg_End -->\
<p>□记者张三通讯员李四</p><p>{LONG}</p><p>某<span id="stock"><a href="http://q/601166">银行</a></span><span></span>\
在三地展业。</p><p><img src="a.jpg"></p><p style="text-align:center">某行大楼</p><p><strong>雪中送炭，</strong></p>
 <p><strong>共渡难关</strong></p>
 <p>“某诚贷”８２５５笔，占３４．９％。</p><p>观点</p><p>{LONG}</p><p class="em_media">（文章来源：另一报）</p>

<http://a.b/c?infoCode=NW1>

[返回某报新闻](//x/category)｜[返回首页](//x/)
"""


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def one(path, content):
    (article,) = read(write(path, content))
    assert isinstance(article, Article), article
    return article


def failure(path, content):
    (found,) = read(write(path, content))
    assert isinstance(found, Failure), found
    return found


def texts(article):
    return [(paragraph.section, paragraph.text) for paragraph in article.paragraphs]


def test_every_suffix_that_is_found_is_read():
    assert set(_READERS) == DOCUMENTS
    assert not DOCUMENTS & STREAMS


def test_a_real_post_with_everything(tmp_path):
    article = one(tmp_path / "2021-12-23-1.md", POST)
    assert (article.id, article.title, article.publisher) == ("2021-12-23-1", "某行普惠贷款增长", "另一报")
    assert (article.published, article.url) == (date(2021, 12, 23), "http://a.b/c?infoCode=NW1")
    assert texts(article) == [
        ("", LONG),
        ("", "某银行在三地展业。"),
        ("雪中送炭，共渡难关", "“某诚贷”8255笔，占34.9%。"),
        ("雪中送炭，共渡难关 › 观点", LONG),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encodings_and_line_ends_change_nothing(tmp_path, encoding, line_end):
    plain = one(tmp_path / "2021-12-23-1.md", POST)
    other = one(tmp_path / "2021-12-23-1.md", POST.replace("\n", line_end).encode(encoding))
    assert other == plain


def test_empty_front_matter_fields(tmp_path):
    article = one(tmp_path / "2022-03-09-1.md", f'---\ntitle: ""\ndate:  +0800\ntags: 某报新闻\n---\n{LONG}\n\n<>\n')
    assert article.title == "截至年末，该行普惠贷款余额为一千亿元，较年初有明显增长，服务了数万户企业"
    assert (article.published, article.publisher, article.url) == (date(2022, 3, 9), "某报", "")


@pytest.mark.parametrize(
    ("name", "body", "title"),
    [
        ("2022-03-09-202203.md", f"# 大题\n\n{LONG}", "大题"),
        ("2022-03-09-202203.md", f"普惠贷款增长\n\n{LONG}", "普惠贷款增长"),
        ("2022-03-09-普惠_金融.md", LONG, "普惠 金融"),
        ("20220309.md", "一" * 60 + "。", "一" * 39 + "…"),
    ],
)
def test_title_where_the_front_matter_has_none(tmp_path, name, body, title):
    article = one(tmp_path / name, f"---\ntitle:\n---\n{body}")
    assert article.title == title
    assert [paragraph.section for paragraph in article.paragraphs] == [""]


def test_front_matter_that_is_no_yaml_is_read_line_by_line(tmp_path):
    article = one(tmp_path / "a.md", f'---\ntitle: 某行: "普惠"增长\ndate: 2022-01-02\ntags: [a\n---\n{LONG}')
    assert (article.title, article.published, texts(article)) == ('某行: "普惠"增长', date(2022, 1, 2), [("", LONG)])


def test_yaml_cannot_build_objects_or_move_dates(tmp_path):
    article = one(
        tmp_path / "a.md",
        f"---\ntitle: !!python/object/apply:os.getcwd []\ndate: 2022-01-02 00:30:00 +0800\n---\n{LONG}",
    )
    assert article.title == "截至年末，该行普惠贷款余额为一千亿元，较年初有明显增长，服务了数万户企业"
    assert article.published == date(2022, 1, 2)


def test_a_thematic_break_at_the_top_is_no_front_matter(tmp_path):
    assert texts(one(tmp_path / "a.md", f"---\n{LONG}\n\n---\n第二段，也很完整。")) == [
        ("", LONG),
        ("", "第二段，也很完整。"),
    ]


def test_plain_text_by_lines_and_wrapped(tmp_path):
    lines = f"某行普惠贷款增长\n2022年3月9日\n\n　　{LONG}\n　　第二段完整。\n"
    article = one(tmp_path / "通知.txt", lines)
    assert (article.title, article.published) == ("某行普惠贷款增长", date(2022, 3, 9))
    assert texts(article) == [("", LONG), ("", "第二段完整。")]
    text = LONG * 5 + "结束。"
    wrapped = "\n".join(text[start : start + 30] for start in range(0, len(text), 30))
    assert texts(one(tmp_path / "b.txt", wrapped)) == [("", text)]


def test_html_fragment(tmp_path):
    article = one(tmp_path / "a.html", f"<h2>概况</h2><p>{LONG}</p>")
    assert (article.title, texts(article)) == ("概况", [("", LONG)])


PAGE = """<!DOCTYPE html><!-- saved from url=(0030)https://news.example.cn/2022/1.html -->
<html><head><meta charset="{charset}"><title>某行普惠贷款增长_某网</title>
<meta property="og:title" content="某行普惠贷款增长"><meta property="og:site_name" content="某网">
<meta property="article:published_time" content="2022-03-14T17:32:21+08:00"></head>
<body><header><ul><li><a href="/">首页</a></li><li><a href="/f">财经</a></li></ul></header>
<div class="sidebar"><p><a href="/1">热门新闻一的标题文字很长很长</a></p>
<p><a href="/2">热门新闻二的标题文字很长很长</a></p></div>
<div id="article" class="article-content"><h1>某行普惠贷款增长</h1><p>2022-03-14 17:32 来源：某日报</p>
<p>{long}{long}</p><h3>经营情况</h3><p>第二段讲经营情况，{long}</p>
<table><tr><th>银行</th><th>余额</th></tr><tr><td>甲行</td><td>1253亿元</td></tr></table>
<p>第三段讲未来规划，{long}</p></div>
<div class="related"><h3>相关阅读</h3><ul><li><a href="/3">另一篇文章的标题</a></li></ul></div>
<footer><p>版权所有 某网 京ICP备000号</p></footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_page_saved_from_the_web(tmp_path, charset):
    encoding = "gb18030" if charset == "gb2312" else charset
    article = one(tmp_path / "page.htm", PAGE.format(charset=charset, long=LONG).encode(encoding))
    assert (article.title, article.publisher, article.published) == ("某行普惠贷款增长", "某日报", date(2022, 3, 14))
    assert article.url == "https://news.example.cn/2022/1.html"
    assert texts(article) == [
        ("", LONG + LONG),
        ("经营情况", f"第二段讲经营情况，{LONG}"),
        ("经营情况", "银行：甲行；余额：1253亿元"),
        ("经营情况", f"第三段讲未来规划，{LONG}"),
    ]


def test_json_lines(tmp_path):
    records = [
        {
            "id": "n1",
            "title": "题",
            "date": "2022-03-14 08:00",
            "publisher": "某报",
            "url": "http://a",
            "text": f"{LONG}\n第二段。\n",
        },
        {"id": 7, "paragraphs": [LONG, " ", "第二段。"]},
        {"text": "没有编号。"},
    ]
    path = write(tmp_path / "news.jsonl", "\n".join(json.dumps(record, ensure_ascii=False) for record in records))
    first, second, third = read(path)
    assert (first.id, first.title, first.publisher, first.url) == ("n1", "题", "某报", "http://a")
    assert first.published == date(2022, 3, 14)
    assert texts(first) == texts(second) == [("", LONG), ("", "第二段。")]
    assert (second.id, third.id, third.title) == ("7", "news-3", "没有编号")


def test_bad_json_lines_are_told_by_number_and_the_others_go_in(tmp_path):
    lines = [
        b"\xef\xbb\xbf" + json.dumps({"id": "a", "text": "第一篇。"}).encode(),
        b"{not json",
        b'["a list"]',
        b'{"id": "no text"}',
        b'{"id": "x", "text": 5}',
        b'{"id": "y", "text": "\xff\xfe"}',
        b'{"id": "z", "text": "  "}',
        b"[" * 100_000,
        b"",
        b'{"id": "b", "text": "\\ud800\xe7\xac\xac\xe4\xba\x8c\xe7\xaf\x87\xe3\x80\x82"}',
    ]
    found = list(read(write(tmp_path / "a.jsonl", b"\r\n".join(lines))))
    assert [entry.id if isinstance(entry, Article) else entry.line for entry in found] == [
        "a",
        2,
        3,
        4,
        5,
        6,
        7,
        8,
        "b",
    ]
    assert found[-1].paragraphs[0].text == "第二篇。"
    assert str(found[1]).startswith(f"{tmp_path / 'a.jsonl'}:2: not JSON")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_json_lines_in_other_encodings(tmp_path, encoding):
    content = "\n".join(json.dumps({"id": str(number), "text": LONG}, ensure_ascii=False) for number in range(3))
    found = list(read(write(tmp_path / "a.ndjson", content.encode(encoding))))
    assert [texts(article) for article in found] == [[("", LONG)]] * 3


@pytest.mark.parametrize(
    ("name", "content", "why", "reason"),
    [
        pytest.param("a.md", b"\x89PNG\r\n\0\0" * 99, Why.BINARY, "binary", id="image"),
        pytest.param("a.jsonl", b"\x89PNG\r\n\0\0" * 99, Why.BINARY, "binary", id="binary_stream"),
        pytest.param("a.md", b"", Why.BLANK, "no text", id="empty"),
        pytest.param("a.md", b"---\ntitle: x\n---\n", Why.BLANK, "no text", id="front_matter_alone"),
        pytest.param("a.html", b"<script>x</script>", Why.BLANK, "no text", id="script_alone"),
        pytest.param("a.html", b"<html><body></body></html>", Why.BLANK, "no text", id="empty_page"),
        pytest.param("a.txt", b" \n\n ", Why.BLANK, "no text", id="blank"),
        pytest.param("a.html", b"<div>" * 100_000 + b"x", Why.OTHER, "nested", id="deep"),
        pytest.param("a.pdf", b"%PDF-1.7\nbroken", Why.BROKEN, "broken PDF", id="pdf"),
        pytest.param("a.docx", b"PK\x03\x04broken", Why.BROKEN, "broken DOCX", id="docx"),
        pytest.param("a.doc", b"x", Why.SUFFIX, "no reader for .doc", id="unknown"),
    ],
)
def test_what_cannot_be_read_is_a_failure(tmp_path, name, content, why, reason):
    found = failure(tmp_path / name, content)
    assert found.why is why
    assert reason in found.reason


@pytest.mark.parametrize(
    ("line", "why", "reason"),
    [
        pytest.param(b"{broken", Why.NOT_JSON, "not JSON", id="broken"),
        pytest.param(b"[1]", Why.NOT_JSON, "a JSON object is expected, not list", id="a_list"),
        pytest.param(b'{"id": "x"}', Why.NO_FIELD, 'no "text"', id="no_text"),
        pytest.param(b'{"text": " "}', Why.BLANK, "no text in it", id="blank"),
        pytest.param(b'{"text": "\xff"}', Why.BINARY, "not valid utf-8", id="no_utf8"),
    ],
)
def test_a_line_that_cannot_be_read_is_a_failure_with_its_number(tmp_path, line, why, reason):
    many = '{"text": "好的文章"}\n'.encode() * 4_000  # the charset is told by these
    *articles, found = read(write(tmp_path / "a.jsonl", many + line))
    assert len(articles) == 4_000
    assert (found.why, found.line) == (why, 4_001)
    assert reason in found.reason


def test_a_file_that_went_away_is_a_failure(tmp_path):
    (found,) = read(tmp_path / "gone.md")
    assert found == Failure(str(tmp_path / "gone.md"), Why.GONE, "no such file or directory")


def test_a_page_of_credit_lines_alone_is_still_readable(tmp_path):
    assert texts(one(tmp_path / "a.txt", "责任编辑：李四")) == [("", "责任编辑：李四")]


def test_hostile_text_is_kept_as_text(tmp_path):
    hostile = "<img src=x onerror=alert(1)> ${x} {{constructor}} </script>"
    path = write(tmp_path / "a.jsonl", json.dumps({"id": "../../etc", "text": hostile}))
    (article,) = read(path)
    assert article.paragraphs[0].text == hostile


def test_only_a_web_address_becomes_the_link(tmp_path):
    assert one(tmp_path / "a.md", f"---\nurl: javascript:alert(1)\n---\n{LONG}\n\n<http://a.b/c>").url == "http://a.b/c"
    assert one(tmp_path / "b.md", f"---\nurl: file:///etc/passwd\n---\n{LONG}").url == ""


@pytest.mark.parametrize("suffix", [".txt", ".jsonl"])
def test_a_page_that_an_archive_kept_as_one_line(tmp_path, suffix):
    text = (
        "                原标题：口袋公园建成四十座                            某社甲市5月6日电  (记者 周舟)"
        "全市今年新建口袋公园四十座。  市园林局介绍，市民步行十分钟就能到达。    公园一角 周舟 摄    "
        "明年还将新建三十座。来源：某某日报返回搜狐，查看更多                        责任编辑："
    )
    article = one(tmp_path / f"a{suffix}", json.dumps({"id": "a", "text": text}) if suffix == ".jsonl" else text)
    assert (article.title, article.publisher) == ("口袋公园建成四十座", "某某日报")
    assert [text for _, text in texts(article)] == [
        "某社甲市5月6日电 (记者 周舟)全市今年新建口袋公园四十座。 市园林局介绍，市民步行十分钟就能到达。",
        "明年还将新建三十座。",
    ]


def test_a_title_of_the_record_goes_before_the_one_in_its_text(tmp_path):
    record = {"id": "a", "title": "今年的公园", "text": "原标题：口袋公园建成四十座    全市今年新建口袋公园四十座。"}
    article = one(tmp_path / "a.jsonl", json.dumps(record))
    assert (article.title, texts(article)) == ("今年的公园", [("", "全市今年新建口袋公园四十座。")])


def test_stamps_before_the_text_give_the_date_where_the_record_has_none(tmp_path):
    text = "[              2021/05/06  17:02              ]，正文：全市今年新建口袋公园四十座。"
    article = one(tmp_path / "a.jsonl", json.dumps({"id": "a", "text": text}))
    assert (article.published, texts(article)) == (date(2021, 5, 6), [("", "全市今年新建口袋公园四十座。")])


def test_reprints_of_two_sites_are_two_articles_and_copies_are_one(tmp_path):
    text = "晨星银行6月发放贷款3亿元，服务小微企业的户数比年初多出一成。"
    prints = (text, f"{text}返回晨报，查看更多", f"{text}责任编辑：李明", text)
    digests = [one(tmp_path / f"{n}.txt", said).digest for n, said in enumerate(prints)]
    assert len(set(digests)) == 3
    assert digests[0] == digests[3]
