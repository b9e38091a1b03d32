import pytest

from qa.language.tagging import tagged_words
from qa.names.places import is_place, is_unnamed, names_place, only_elsewhere, places_of


@pytest.mark.parametrize(
    ("text", "names", "places"),
    [
        pytest.param("柳州在上半年出口了多少辆汽车？", (), ("柳州",), id="city"),
        pytest.param("北京银行在上海有几家分行？", ("北京银行",), ("上海",), id="within_a_name"),
        pytest.param("乌干达对此有何评价？", (), ("乌干达",), id="country_that_jieba_takes_for_a_person"),
        pytest.param("这个东西在哪个城市？", (), (), id="common_words"),
        pytest.param("哪家公司上市就上岗、登山长度多少？", (), (), id="verbs"),
        pytest.param("张岩在哪里出生？", (), (), id="person"),
    ],
)
def test_the_places_that_a_question_names(text, names, places):
    assert places_of(tagged_words(text), names) == places


@pytest.mark.parametrize(
    ("place", "text", "named"),
    [
        pytest.param("柳州", "柳州海关统计", True, id="itself"),
        pytest.param("深圳市", "深圳上半年", True, id="without_its_kind"),
        pytest.param("北京地区", "在北京市的企业当中", True, id="region_of_a_city"),
        pytest.param("中国", "我国制造业", True, id="another_name"),
        pytest.param("俄罗斯", "俄方表示", True, id="short_for_a_country"),
        pytest.param("台湾", "台“内政部”公布新规", True, id="an_authority_of_an_island"),
        pytest.param("台湾", "这台机器", False, id="counter"),
        pytest.param("柳州", "我国制造业", False, id="another_place"),
        pytest.param("北京", "本市户籍的老人", True, id="this_city"),
        pytest.param("北京", "上海明确，本市户籍的老人", False, id="this_city_is_another"),
    ],
)
def test_whether_a_text_names_a_place(place, text, named):
    assert names_place(place, text) is named


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("乌兰察布", True),
        ("人民大会堂", True),
        ("郑州上街机场", True),
        ("局气", False),
        ("很好", False),
    ],
    ids=["city", "hall", "airport", "name", "adjective"],
)
def test_whether_a_value_is_a_place(text, place):
    assert is_place(text) is place


@pytest.mark.parametrize(
    ("asked", "place", "unnamed"),
    [("去哪个国家留学？", "国外", True), ("去哪个国家留学？", "英国", False), ("在哪里留学？", "国外", False)],
    ids=["no_country", "country", "anywhere"],
)
def test_which_country_it_was(asked, place, unnamed):
    assert is_unnamed(asked, place) is unnamed


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        pytest.param("武汉市上半年地区生产总值增长5%。", "杭州市", id="another_city"),
        pytest.param("杭州上半年增长6.9%，高于武汉。", "", id="both"),
        pytest.param("浙江省上半年增长6.8%。", "", id="of_another_kind"),
        pytest.param("全市地区生产总值增长6.9%。", "", id="none_is_named"),
        pytest.param("地区生产总值增长6.9%，高于武汉0.5个百分点。", "", id="only_compared_with"),
    ],
)
def test_a_text_about_another_place_of_the_kind(text, missing):
    assert only_elsewhere(["杭州市"], text) == missing


def test_one_of_several_places_is_enough():
    assert only_elsewhere(["中国", "美国"], "美国7月物价上涨3.2%。") == ""
    assert only_elsewhere(["中国", "美国"], "英国7月物价上涨6.8%。") == "中国"
