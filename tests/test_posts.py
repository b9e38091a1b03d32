"""Tests for qa.names.posts: whose post a question asks for, and whom a sentence names for it."""

import pytest

from qa.names.posts import asked_post, held_by, is_of, names_house, turn


def _held(question, sentence, person):
    post = asked_post(question)
    at = sentence.index(person)
    return [held.house for held in held_by(sentence, at, at + len(person), post) if is_of(held.house, post.whose)]


def test_a_question_asks_for_the_holder_of_a_post_somewhere():
    post = asked_post("鹿鸣银行的现任行长是谁？")
    assert (post.whose, post.title, post.now) == ("鹿鸣银行", "行长", True)
    assert asked_post("2023年鹿鸣银行的行长是谁？").whose == "鹿鸣银行"
    assert asked_post("谁将接任云杉理财首席投资官？").title == "首席投资官"
    assert asked_post("谁提出了这个办法？") is None


def test_when_it_was_is_no_part_of_the_house():
    assert asked_post("第3届读书节开幕时青川基金会的理事长是哪位？").whose == "青川基金会"
    assert asked_post("展会期间鹿鸣银行行长是谁？").whose == "鹿鸣银行"
    assert asked_post("后勤集团董事长是谁？").whose == "后勤集团"
    assert asked_post("鹿鸣时代集团董事长是谁？").whose == "鹿鸣时代集团"


def test_the_head_of_a_branch_or_a_department_is_not_the_head_of_the_house():
    assert not _held("鹿鸣银行行长是谁", "鹿鸣银行金水分行行长 刘长安：我们去了村里", "刘长安")
    assert not _held("云杉理财总经理是谁", "刘长安任职于云杉理财，任委外投资部总经理", "刘长安")
    assert _held("鹿鸣银行金水分行行长是谁", "鹿鸣银行金水分行行长 刘长安：我们去了村里", "刘长安")


def test_a_deputy_is_not_the_head():
    assert not _held("鹿鸣银行行长是谁", "刘长安时任鹿鸣银行副行长", "刘长安")


def test_a_title_may_be_said_to_be_somebody():
    assert _held("鹿鸣银行董事长是谁", "注册资本30亿元，董事长为刘长安，行长为王敬平", "刘长安") == [""]
    assert not _held("鹿鸣银行董事长是谁", "注册资本30亿元，董事长为刘长安，行长为王敬平", "王敬平")


def test_titles_may_be_stacked_and_stand_on_either_side():
    assert _held("鹿鸣银行董事长是谁", "鹿鸣银行党委书记、董事长刘长安介绍", "刘长安")
    assert _held("鹿鸣银行行长是谁", "刘长安将出任鹿鸣银行行长一职", "刘长安")
    assert _held("云杉理财总经理是谁", "去年加入云杉理财出任总经理的刘长安", "刘长安") == ["云杉理财"]


def test_a_name_that_ends_like_the_house_is_another_house():
    assert not names_house("建信理财", "贝莱德建信理财总经理")
    assert names_house("农业银行", "中国农业银行董事长")


def test_who_comes_is_told_from_who_leaves():
    sentence = "首席投资官刘长安将离任，陈大海将出任首席投资官"
    at = sentence.index("刘长安"), sentence.index("陈大海")
    assert (
        turn("谁将接任首席投资官？", sentence, at[0], at[0] + 3)
        < 0
        < turn("谁将接任首席投资官？", sentence, at[1], at[1] + 3)
    )
    assert turn("离任的首席投资官是谁？", sentence, at[0], at[0] + 3) > 0


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("江川银行的CFO是谁？", "CFO"),
        ("江川人寿总精算师是谁？", "总精算师"),
        ("江川监管局普惠金融司司长是谁？", "司长"),
        ("江川金融报的主编是谁？", "主编"),
    ],
)
def test_posts_of_houses_and_offices(question, title):
    assert asked_post(question).title == title


def test_a_post_in_letters_is_the_one_in_words():
    sentence = "陶明远任江川银行首席财务官。"
    assert list(held_by(sentence, 0, 3, asked_post("江川银行的CFO是谁？")))
