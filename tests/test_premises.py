import pytest

from corpus.article import Paragraph
from qa.asking.question import read_question
from qa.guarding.premises import ungiven, untold
from qa.reading.reader import Quote

TEXT = "2020年疫情来袭，局气23家门店无一例外暂停营业，该行为其办理2600万元续贷。"


@pytest.mark.parametrize(
    ("question", "verb"),
    [
        pytest.param("局气是哪一年倒闭的？", "倒闭", id="not_told"),
        pytest.param("局气为什么破产了？", "破产", id="reason"),
        pytest.param("谁收购了局气？", "收购", id="person"),
        pytest.param("局气有几家店停业了？", "", id="told_with_its_first_character"),
        pytest.param("银行给局气提供了多少钱？", "", id="verb_that_comes_in_many_words"),
        pytest.param("局气拿到了多少续贷？", "", id="verb_with_a_complement"),
        pytest.param("局气现在还有多少家店？", "", id="verb_that_says_little"),
        pytest.param("局气急用钱时有什么办法？", "", id="money_is_needed"),
        pytest.param("局气招人有什么限制？", "", id="a_noun_behind_what_it_has"),
        pytest.param("局气限制了多少人？", "限制", id="the_same_as_a_verb"),
        pytest.param("局气暂停营业不到位的有几家？", "", id="a_complement"),
        pytest.param("破产的局气有什么特点？", "", id="definition"),
    ],
)
def test_the_verb_that_a_text_does_not_tell_of(question, verb):
    assert untold(read_question(question, ["局气"]), TEXT, TEXT) == verb


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        pytest.param("120亿元的A轮融资是哪一天？", "120亿元", id="two_sentences_away"),
        pytest.param("2.2亿元的融资是哪一天？", "", id="rounded_in_the_next"),
        pytest.param("3亿元的融资是哪一天？", "3亿元", id="another_sum"),
        pytest.param("第一轮融资是哪一天？", "", id="no_sum"),
        pytest.param("有5家投资的融资是哪一天？", "", id="a_count"),
    ],
)
def test_the_sum_that_a_question_takes_for_granted(question, missing):
    text = "第一轮在4月，金额未公开。第二轮在5月，融资2.19亿元。第三轮在7月，融资120亿元。"
    assert ungiven(read_question(question), Quote(Paragraph("a", 1, text), 0, 14, 1.0, 1.0, None)) == missing


def test_what_is_told_needs_no_other_word():
    assert untold(read_question("局气是哪一年倒闭的？"), "局气2021年倒闭。", "") == ""


@pytest.mark.parametrize(
    ("question", "verb"),
    [
        pytest.param("兴业普惠云为什么在1月下线？", "下线", id="outcome_that_is_a_noun_to_the_tagger"),
        pytest.param("杀伤地雷是在哪里发现的？", "", id="attribute_of_a_noun"),
        pytest.param("兴业银行为什么关闭科技支行？", "关闭", id="verb_behind_its_question_word"),
        pytest.param("普惠云什么时候下架的？", "下架", id="verb_that_no_dictionary_knows"),
        pytest.param("兴业银行为什么提高利率？", "提高", id="the_contrary_is_told"),
        pytest.param("兴业银行为什么降低利率？", "", id="told_as_asked"),
        pytest.param("报道里审批用了几天？", "", id="that_it_was_reported"),
    ],
)
def test_what_counts_as_an_event(question, verb):
    text = "普惠云2月发现新的需求，平台审批通过，利率降低1个百分点。"
    assert untold(read_question(question, ["普惠云"]), text, text) == verb


def test_another_word_with_the_same_character_has_to_stand_near():
    """召开 is no 召回, where it stands in another sentence."""
    question = read_question("远山汽车为什么召回新车？", ["远山汽车"])
    assert untold(question, "远山汽车交付新车。公司召开大会。", "远山汽车交付新车。") == "召回"


@pytest.mark.parametrize(
    ("question", "text", "verb"),
    [
        pytest.param("为什么晨露贷停办了？", "晨露贷服务临时停业的企业。", "停办", id="what_ends_is_told_plainly"),
        pytest.param("为什么晨露贷停办了？", "晨露贷因亏损停止办理。", "", id="taken_apart"),
        pytest.param("张岩为什么在青川去世？", "张岩过去走遍世界，住在青川。", "去世", id="characters_of_other_words"),
        pytest.param("张岩为什么辞去行长？", "张岩是行长。", "辞去", id="ends_something_though_it_has_a_complement"),
        pytest.param("张岩的钱转出去多少？", "张岩汇款3万元。", "", id="complement_that_says_nothing"),
        pytest.param("张岩什么时候卖掉了农场？", "张岩春节前等来贷款，农场添了机器。", "卖掉", id="done_to_something"),
        pytest.param("张岩什么时候卖掉了农场？", "张岩去年把农场出售。", "", id="done_to_something_in_other_words"),
        pytest.param("晨露餐厅哪年上市？", "2020年，晨露餐厅暂停营业。", "上市", id="listed_once"),
        pytest.param("张岩哪年出生？", "张岩2014年推出新菜。", "出生", id="first_character_in_another_verb"),
        pytest.param("晨露贷为什么要求抵押房产？", "晨露贷的业务模式还在拓宽。", "抵押", id="no_word_of_the_reason"),
        pytest.param(
            "晨露贷为什么要求抵押房产？", "晨露贷以房产作担保，为的是降低利率。", "", id="a_word_of_the_reason"
        ),
    ],
)
def test_what_ends_or_happens_once_is_told_in_so_many_words(question, text, verb):
    assert untold(read_question(question, ["晨露贷"]), text, text) == verb
