from datetime import date

import pytest

from corpus.tidying.heads import title_alone, without_head

TEXT = "全市今年新建口袋公园四十座。"
OPENING = "中新网甲市5月6日电 (记者 周舟)" + TEXT


@pytest.mark.parametrize(
    ("head", "publisher", "published"),
    [
        ("[ 2021/05/06 17:02 ]，正文：", "", date(2021, 5, 6)),
        ("某某网 > 新闻 > 社会 2021-05-06 09:05:19 ，正文：", "", date(2021, 5, 6)),
        ("http://www.a.b 2021年05月06日 23:32 来源：某某日报，正文：", "某某日报", date(2021, 5, 6)),
        ("2021-05-06 10:29 来源： 某某日报 ，正文：", "某某日报", date(2021, 5, 6)),
        ("2021-05-06 10:29 来源：某某日报 ", "某某日报", date(2021, 5, 6)),
        ("2021-05-06 10:29:30 ", "", date(2021, 5, 6)),
    ],
)
def test_stamps_and_breadcrumbs_before_the_text_go(head, publisher, published):
    found = without_head(head + TEXT)
    assert (found.text, found.publisher, found.published) == (TEXT, publisher, published)


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("原标题：口袋公园建成四十座" + OPENING, "口袋公园建成四十座", OPENING),
        (
            "原标题：口袋公园建成四十座！ 据《某某日报》5月6日报道，" + TEXT,
            "口袋公园建成四十座！",
            "据《某某日报》5月6日报道，" + TEXT,
        ),
        (
            "原标题：口袋公园建成四十座【环球网报道 记者 周舟】" + TEXT,
            "口袋公园建成四十座",
            "【环球网报道 记者 周舟】" + TEXT,
        ),
        ("原标题：口袋公园建成四十座 口袋公园建成四十座 " + TEXT, "口袋公园建成四十座", TEXT),
        (
            "原标题：口袋公园建成四十座口袋公园建成四十座，市民称便。",
            "口袋公园建成四十座",
            "口袋公园建成四十座，市民称便。",
        ),
        ("（原标题：口袋公园建成四十座） " + TEXT, "口袋公园建成四十座", TEXT),
    ],
)
def test_the_title_before_the_text(text, title, rest):
    found = without_head(text)
    assert (found.title, found.text) == (title, rest)


@pytest.mark.parametrize(
    "text",
    [
        "原标题：口袋公园建成四十座某某晚报讯 全市今年新建口袋公园四十座。",
        "原标题：大数据显示的城市记者 周舟据市园林局报道，全市今年新建口袋公园四十座。",
        "2021年5月6日，全市新建口袋公园四十座。",
        "2021-05-06 10 座公园开放。",
        "2021年5月6日 口袋公园开放。",
        "2021年5月6日 10:30 口袋公园开放。",
        "市政府2021年5月6日通过规定，正文：第一条 本市公园免费开放。",
        "市政府5月通过规定，自2021年6月1日起施行，正文：第一条 本市公园免费开放。",
        "会议宣读了决定，正文：第一条 本市公园免费开放。",
    ],
)
def test_what_cannot_be_told_stays(text):
    assert without_head(text).text == text


def test_a_line_that_is_the_title_alone():
    assert title_alone("原标题：口袋公园建成四十座") == "口袋公园建成四十座"
    assert title_alone("(原标题:口袋公园建成四十座)") == "口袋公园建成四十座"
    assert title_alone("口袋公园建成四十座") == ""
