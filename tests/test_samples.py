"""The bundled articles: whole posts, and the facts of the originals beside the subjects they belong to."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from corpus import samples
from corpus.article import Article
from corpus.formats.readers import read

BEIJING_2021 = "2021-12-23-202112232223069060"
PINGAN = "2021-12-24-202112242224706260"
POSTAL = "2022-03-09-202203092302355676"
INDUSTRIAL = "2022-03-14-202203142308315826"
BEIJING_2022 = "2022-04-01-202204012331570959"

PUBLISHERS = {
    BEIJING_2021: "北京商报",
    PINGAN: "荆州日报",
    POSTAL: "中国邮政快递报",
    INDUSTRIAL: "中国经济新闻网",
    BEIJING_2022: "华夏时报",
}

SECTIONS = {
    BEIJING_2021: [
        "",
        "科技金融加码，陪创新型企业从小做大",
        "“京诚贷”解围，疫情中不让企业独自扛",
        "普惠之路怎么走，深度广度温度一个不少",
    ],
    PINGAN: ["", "走进企业 把难处问清楚", "科技搭台 服务触手可得", "考核发力 动力从内部来"],
    POSTAL: ["", "政府数据引来“金融活水”", "场景越多贷款越快", "好政策好资源多给小企业", "各方声音"],
    INDUSTRIAL: ["", "“线上+线下”双管齐下", "“商行+投行”陪科创企业走得更远"],
    BEIJING_2022: ["", "首贷续贷齐发力", "全流程搬到线上", "各地分行线上见真章", "科技文化两张牌"],
}

FACTS = [
    (BEIJING_2021, "“京诚贷”业务", "8255笔"),
    (BEIJING_2021, "“京诚贷”", "624.6亿元"),
    (BEIJING_2021, "北京银行", "科技支行26家"),
    (BEIJING_2021, "局气", "2600万元"),
    (BEIJING_2021, "三方战略协议", "12月10日"),
    (BEIJING_2021, "全行普惠金融领域的贷款余额", "1253亿元"),
    (PINGAN, "纺织企业", "3天完成"),
    (PINGAN, "流动资金贷款", "3亿元"),
    (PINGAN, "普惠涉农贷款", "75BP"),
    (PINGAN, "普惠金融事业部", "零售条线"),
    (PINGAN, "考核排名", "“一票否决”"),
    (POSTAL, "普惠型小微贷款余额", "142.9亿元"),
    (POSTAL, "“首批金融服务顾问”", "18名客户经理"),
    (POSTAL, "“邮易融”", "人行创信融"),
    (POSTAL, "小微易贷", "最快5分钟"),
    (POSTAL, "凯达恒业", "4940万元"),
    (POSTAL, "董事长", "瞿纲"),
    (INDUSTRIAL, "兴业普惠云", "113亿元"),
    (INDUSTRIAL, "“金服云”", "约17.65万户"),
    (INDUSTRIAL, "“兴惠贷”", "2138亿元"),
    (INDUSTRIAL, "浙江星瀚建设有限公司", "4.03%"),
    (INDUSTRIAL, "“投联贷”", "1000万元"),
    (BEIJING_2022, "“北京市企业续贷受理中心”", "874笔"),
    (BEIJING_2022, "首贷支持", "超520亿元"),
    (BEIJING_2022, "南昌分行", "近1.16亿元"),
    (BEIJING_2022, "“科技贷”", "137户"),
    (BEIJING_2022, "文化金融贷款余额", "近630亿元"),
    (BEIJING_2022, "北交所上市企业", "73%"),
]


def text_of(stem: str) -> str:
    return (samples.folder() / f"{stem}.md").read_text(encoding="utf-8")


@cache
def article_of(stem: str) -> Article:
    (article,) = read(samples.folder() / f"{stem}.md")
    assert isinstance(article, Article), article
    return article


def test_the_folder_holds_the_five_posts_and_nothing_else_to_index():
    assert sorted(path.stem for path in samples.folder().glob("*.md")) == sorted(PUBLISHERS)
    assert samples.folder() == Path(samples.__file__).parent


@pytest.mark.parametrize("stem", PUBLISHERS)
def test_each_file_is_a_whole_post(stem: str):
    _, front, body = text_of(stem).split("---\n", 2)
    head = yaml.safe_load(front)
    assert head["layout"] == "post"
    assert len(head["title"]) >= 15
    assert str(head["date"])[:10] == stem[:10]
    assert head["tags"] == f"{PUBLISHERS[stem]}新闻"
    assert f'<p class="em_media">（文章来源：{PUBLISHERS[stem]}）</p>' in body
    assert re.search(rf"^<http://\S+=NW{stem[11:]}>$", body, re.MULTILINE)
    assert f"[返回{PUBLISHERS[stem]}新闻]" in body


@pytest.mark.parametrize("stem", PUBLISHERS)
def test_a_reader_sees_the_article_and_none_of_the_mess(stem: str):
    article = article_of(stem)
    assert f'title: "{article.title}"' in text_of(stem)
    assert article.published == date.fromisoformat(stem[:10])
    assert article.publisher == PUBLISHERS[stem]
    assert article.url.endswith(f"infoCode=NW{stem[11:]}")
    assert len(article.paragraphs) >= 8
    assert list(dict.fromkeys(paragraph.section for paragraph in article.paragraphs)) == SECTIONS[stem]
    text = "".join(paragraph.text for paragraph in article.paragraphs)
    assert not re.search(r"文章来源|返回|记者陈洁|K图|EM_StockImg|http|[<>]", text)


@pytest.mark.parametrize(("stem", "subject", "figure"), FACTS, ids=[f"{s}:{f}" for _, s, f in FACTS])
def test_a_figure_stands_in_one_paragraph_with_its_subject(stem: str, subject: str, figure: str):
    texts = [paragraph.text for paragraph in article_of(stem).paragraphs]
    assert any(subject in text and figure in text for text in texts)
