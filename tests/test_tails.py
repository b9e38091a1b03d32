from datetime import date

import pytest

from corpus.tidying.tails import without_tails

TEXT = "全市今年新建口袋公园四十座，市民步行十分钟就能到达。"


@pytest.mark.parametrize(
    "tail",
    [
        "返回搜狐，查看更多 责任编辑：",
        "返回首页，查看更多责任编辑：周舟",
        "(责任编辑：周舟 CN012)",
        "【编辑:周舟】 更多精彩内容请进入社会新闻",
        "审核：周舟 编辑：郑 焱 李思源返回搜狐，查看更多",
        "（一审：周舟 二审：郑焱 三审：李思源）",
        "某某晚报/某某新闻记者 周舟校对 郑焱",
        "分享让更多人看到",
        "本文属于原创文章，如若转载，请注明来源：口袋公园建成四十座https://a.b/c.html",
        "未经授权不得转载。",
        "某某网版权作品，未经书面授权，任何单位及个人不得转载、摘编。",
        "版权声明：本网所有内容，未经授权不得使用。违者将追究责任。",
        "广告声明：文内含有的对外跳转链接，用于传递更多信息，结果仅供参考。",
        "免责声明：本文仅供参考，不构成投资建议。",
        "声明：本网站所提供的信息仅供参考之用，不承担任何责任。",
        "以上内容由某某之星根据公开信息整理，与本站立场无关。如存在问题请联系我们。股市有风险，投资需谨慎。",
        "本文不构成投资建议，投资有风险，入市需谨慎。",
    ],
)
def test_what_a_site_puts_behind_an_article_goes(tail):
    assert without_tails(TEXT + tail).text == TEXT


@pytest.mark.parametrize(
    ("tail", "publisher"),
    [
        ("来源：某某日报 周舟", "某某日报"),
        ("某某晚报记者 周舟来源：某某晚报返回搜狐，查看更多责任编辑：", "某某晚报"),
        ("来源：某某日报作者：周舟 编辑：郑焱", "某某日报"),
        ("（文章来源：某某日报）【编辑:周舟】", "某某日报"),
    ],
)
def test_a_source_gives_the_publisher(tail, publisher):
    tailless = without_tails(TEXT + tail)
    assert (tailless.text, tailless.publisher) == (TEXT, publisher)


def test_the_page_of_a_newspaper_gives_publisher_and_date():
    tailless = without_tails(TEXT + "《 某某日报 》（ 2021年03月05日 04 版）分享让更多人看到")
    assert (tailless.text, tailless.publisher, tailless.published) == (TEXT, "某某日报", date(2021, 3, 5))


def test_a_link_to_the_article_is_its_address():
    tailless = without_tails(TEXT + "编辑：周舟 本文链接：https://a.b/1.html返回搜狐，查看更多责任编辑：")
    assert (tailless.text, tailless.url) == (TEXT, "https://a.b/1.html")


@pytest.mark.parametrize(
    "text",
    [
        "出版单位应当实行责任编辑制度。责任编辑：指对书稿内容负责的人员，由出版单位指定。",
        "任何单位未经著作权人许可，不得复制其作品。",
        "律师表示，未经授权转载他人文章可能侵权。",
        "公司郑重声明：本公司从未授权他人收款，并保留追究法律责任的权利。",
        "理财专家提醒，投资有风险，老年人购买产品前应与家人商量，谨慎决定。",
        "风险提示：原材料价格上涨；需求不及预期。",
        "市民如有问题请拨打12345热线。",
        "读者来源：多为本市居民，占七成。",
        "这篇文章的数据来源：国家统计局",
        "他在报社先后做过记者、编辑、主编。",
        "（编辑：周舟）是该刊的署名方式，沿用至今。",
        "页面底部写着“返回首页，查看更多”四个大字，十分醒目。",
        "案件仍在审核。编辑部将继续关注",
    ],
)
def test_the_words_of_an_article_stay(text):
    assert without_tails(text).text == text
