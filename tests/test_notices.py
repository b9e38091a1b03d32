import pytest

from qa.notices import notice, said
from qa.texts import Language, Text

VALUE = notice(Text.VALUE_OF, value="71座", about="青川日报")


@pytest.mark.parametrize(
    ("told", "chinese", "english"),
    [
        pytest.param(
            notice(Text.NOT_OF_PERIOD, detail="2025年"),
            "没有哪一段说的是2025年。",
            "No paragraph speaks of 2025年.",
            id="a_text",
        ),
        pytest.param(
            notice(Text.DIFFERENT_VALUES, listed=(VALUE, "65座")),
            "文章里的数字不一：71座（青川日报）；65座",
            "The articles give different figures: 71座 (青川日报); 65座",
            id="a_list_of_notices_and_texts",
        ),
        pytest.param(
            notice(Text.DIFFERENT_VALUES, listed=VALUE),
            "文章里的数字不一：71座（青川日报）",
            "The articles give different figures: 71座 (青川日报)",
            id="a_notice_in_a_notice",
        ),
    ],
)
def test_a_notice_is_said_in_either_language(told, chinese, english):
    assert said(told) == chinese
    assert said(told, Language.EN) == english


def test_a_name_without_a_value_is_an_error():
    with pytest.raises(KeyError):
        said(notice(Text.NOT_OF_PERIOD))


def test_names_are_enumerated_and_clauses_kept_apart():
    told = notice(Text.HELD_BESIDES, name="青川银行", metrics=("贷款余额", "户数"))
    assert said(told) == "关于青川银行，文章里有这些数字：贷款余额、户数。"
    assert said(told, Language.EN) == "What the articles give for 青川银行: 贷款余额, 户数."
