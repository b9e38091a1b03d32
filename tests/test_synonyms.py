import pytest

from qa.asking.question import read_question
from qa.finding.coverage import Weighted
from qa.language.synonyms import groups, longest, synonyms_of


def test_words_of_a_group_stand_for_each_other():
    assert "餐厅" in synonyms_of("馆子")
    assert "馆子" in synonyms_of("餐厅")
    assert "餐厅" not in synonyms_of("餐厅")
    assert synonyms_of("京诚贷") == ()


def test_a_word_of_several_groups_has_the_words_of_all():
    assert {"增长", "上调"} <= set(synonyms_of("提高"))


def test_what_is_not_needed_answers_whether_it_is_and_nothing_else():
    assert Weighted.of(read_question("晨露贷要不要抵押？"), lambda _: 1.0).share(("晨露贷是纯信用产品", 1.0)) == 1.0
    assert Weighted.of(read_question("哪款贷款要抵押？"), lambda _: 1.0).share(("纯信用产品", 1.0)) == 0.0


def test_the_longest_word():
    assert longest() == len("归属于上市公司股东的净利润")


def test_no_group_is_part_of_another():
    sets = [frozenset(group) for group in groups()]
    pairs = ((one, other) for n, one in enumerate(sets) for m, other in enumerate(sets) if n != m)
    assert [set(one) for one, other in pairs if one <= other] == []


def test_every_group_has_words_to_choose_from_and_none_twice():
    assert [group for group in groups() if len(group) < 2 or len(set(group)) < len(group)] == []


def test_a_text_covers_what_it_says_in_another_word():
    weighted = Weighted.of(read_question("馆子的门店"), lambda _: 1.0)
    assert weighted.covered("这家餐厅的门店") == 0b11011
    assert weighted.covered("这家工厂的门店") == 0b11000
    assert weighted.near(0).covered("餐厅") & 0b11 == 0b11
    assert weighted.besides(["门店"]).covered("餐厅") & 0b11 == 0b11


def test_a_year_on_year_change_is_one_against_the_same_time():
    weighted = Weighted.of(read_question("比同期高出多少"), lambda _: 1.0)
    assert weighted.share(("同比高于平均", 1.0)) == pytest.approx(1.0)
