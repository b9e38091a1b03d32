import pytest

from qa.asking.question import Question, read_question
from qa.finding.coverage import Weighted, mentions
from qa.language.answer_kinds import Kind


def weighted(text, content=None, rarity=lambda characters: 1.0, without=""):
    question = Question(text, Kind.FACT, (), (), (), (), "", "", "", None, tuple(content or [1.0] * len(text)))
    return Weighted.of(question, rarity, without)


def test_with_a_rarity_of_one_each_character_of_a_word_weighs_its_meaning():
    assert weighted("甲乙丙", [1.0, 1.0, 0.5]).weights == (1.0, 1.0, 0.5)


def test_a_character_weighs_the_mean_rarity_of_its_pairs_and_a_lone_one_half_of_its_own():
    rarity = {"甲乙": 2.0, "乙丙": 4.0, "丁": 3.0}.__getitem__
    assert weighted("甲乙丙的丁", [1, 1, 1, 0, 1], rarity).weights == (2.0, 3.0, 4.0, 0.0, 1.5)


def test_a_name_that_is_checked_elsewhere_weighs_nothing():
    assert weighted("甲乙丙丁", without="乙丙").weights == (0.5, 0.0, 0.0, 0.5)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        pytest.param("甲乙丙丁", 1.0, id="all"),
        pytest.param("甲乙和丙丁", 1.0, id="all_pairs_but_one"),
        pytest.param("甲乙", 0.5, id="half"),
        pytest.param("甲丙乙丁", 0.0, id="characters_but_no_pair"),
        pytest.param("", 0.0, id="none"),
    ],
)
def test_the_share_that_a_text_covers(text, share):
    assert weighted("甲乙丙丁").share((text, 1.0)) == pytest.approx(share)


def test_a_lone_character_counts_by_itself():
    # 甲乙 weigh 1 each, 丙 alone a half: 0.5 of 2.5.
    assert weighted("甲乙的丙", [1, 1, 0, 1]).share(("丙", 1.0)) == pytest.approx(0.2)


def test_each_character_counts_by_the_scope_that_vouches_most():
    # 甲乙 1 from the sentence, 丙丁 0.8 from the paragraph, 戊己 nothing: (2 + 1.6) / 6.
    scopes = (("甲乙", 1.0), ("甲乙丙丁", 0.8))
    assert weighted("甲乙丙丁戊己").share(*scopes) == pytest.approx(3.6 / 6)


def test_case_does_not_matter():
    assert weighted("APP").share(("app", 1.0)) == pytest.approx(1.0)


def test_a_question_without_meaning_is_covered_by_nothing():
    assert weighted("甲乙", [0.0, 0.0]).share(("甲乙", 1.0)) == 0.0


def test_what_stands_near_the_question_word_weighs_more():
    near = weighted("甲乙丙").near(0, reach=1.0)
    assert near.weights == pytest.approx((1 + 2, 1 + 2 / 4, 1 + 2 / 9))


def test_the_runs_that_no_text_holds():
    assert weighted("甲乙丙丁戊").missing("甲乙", "丙丁") == [("戊", pytest.approx(0.2))]
    assert weighted("甲乙丙丁").missing("无") == [("甲乙丙丁", pytest.approx(1.0))]
    assert weighted("甲乙").missing("甲乙") == []


def test_a_text_may_hold_nothing_of_a_question_but_its_names():
    asked = weighted("甲乙丙丁")
    assert asked.tells_nothing_but(["甲乙"], "甲乙无", "无丙无丁")
    assert not asked.tells_nothing_but(["甲乙"], "甲乙无", "丙丁")
    assert not asked.tells_nothing_but(["甲乙丙丁"], "无")  # it asks about nothing beside the name


def test_a_real_question():
    # 京诚, 诚贷, 利率 count; 的 and 是多少 do not: 京诚贷 is 3 of 5.
    question = read_question("京诚贷的利率是多少？", ["京诚贷"])
    assert Weighted.of(question, lambda _: 1.0).share(("京诚贷上线", 1.0)) == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("name", "text", "held"),
    [
        pytest.param("京诚贷", "推出“京诚贷”。", True, id="whole"),
        pytest.param("人行营管部", "中国人民银行营业管理部发布", True, id="abbreviation"),
        pytest.param("邮储北京分行", "邮储银行北京分行", True, id="abbreviated_bank"),
        pytest.param("人行营管部", "人民银行和营业部", False, id="never_across_an_and"),
        pytest.param("京诚贷", "北京诚信的贷款", False, id="never_across_a_particle"),
        pytest.param("营管部", "营业网点管理办法由总部", False, id="too_far_apart"),
        pytest.param("APP", "下载app", True, id="any_case"),
        pytest.param("京贷", "京诚贷", False, id="two_characters_abbreviate_nothing"),
    ],
)
def test_a_text_holds_a_name_whole_or_in_full(name, text, held):
    assert mentions(name, ["别的文章", text]) is held


def test_brackets_within_a_word_hide_nothing_of_it():
    asked = weighted("企业贷款")
    assert asked.share(("企（事）业单位贷款", 1.0)) == 1.0
