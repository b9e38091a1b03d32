import pytest

from qa.asking.question import read_question
from qa.guarding.lookalikes import lookalike


def nearly(asked, text):
    """The name in a question that an article of one sentence has only nearly."""
    return lookalike(read_question(asked), text, text)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        pytest.param("武汉三厂汽水的零售价是多少？", "武汉三厂", id="another_number"),
        pytest.param("武汉二厂汽水的零售价是多少？", "", id="the_name_itself"),
        pytest.param("武汉的零售价是多少？", "", id="place_alone"),
        pytest.param("武汉价格是多少？", "", id="what_stands_behind_any_name"),
    ],
)
def test_a_name_that_begins_like_that_of_the_article(asked, name):
    assert nearly(asked, "武汉二厂汽水零售价5.8元。") == name


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        pytest.param("这款游戏的PS5版定价多少美元？", "PS5", id="another_model"),
        pytest.param("这款游戏的PS4版定价多少美元？", "", id="the_model_itself"),
        pytest.param("这款游戏的GT3版定价多少美元？", "", id="letters_that_nobody_uses"),
    ],
)
def test_a_code_has_the_number_that_is_asked_for(asked, name):
    assert nearly(asked, "这款游戏登陆PS4，PS4版定价49美元。") == name


def test_a_name_with_its_house_in_front_is_the_name():
    text = "青禾银行推出“禾苗贷”，“青禾银行禾管家”一键办理。"
    assert nearly("青禾银行禾苗贷的服务对象是谁？", text) == ""


def test_what_stands_behind_a_whole_name_is_another_one_only_as_a_noun():
    text = "南京银行科技支行有26家。"
    assert nearly("南京银行专门办科技的网点有几家？", text) == ""
    assert nearly("南京银行同水务集团办的支行有几家？", text) == ""
    assert nearly("南京银行文化支行有几家？", text) == "南京银行文化"


@pytest.mark.parametrize(
    ("asked", "text", "name"),
    [
        pytest.param("滴灌通B轮融资了多少？", "滴灌通完成C轮融资4.58亿美元。", "B轮", id="another_financing"),
        pytest.param("一〇五团来了多少人？", "一〇四团来了60余人。", "一〇五团", id="another_number"),
        pytest.param("一〇四团来了多少人？", "一〇四团来了60余人。", "", id="the_same_number"),
        pytest.param("十年期国债利率是多少？", "10年期国债利率触及0.65%。", "", id="the_same_number_in_digits"),
        pytest.param("十年期国债利率是多少？", "5年期国债利率触及0.65%。", "十年期", id="another_number_in_digits"),
        pytest.param("四拍成交多少套？", "一拍成交153套，二拍61套。", "四拍", id="another_round"),
        pytest.param("大熊猫圆满几岁？", "大熊猫“圆梦”今年5岁。", "圆满", id="name_of_two_characters"),
        pytest.param("海河帆船贷款余额多少？", "“海河帆影”贷款余额3亿元。", "海河帆船", id="last_character"),
        pytest.param("被聘为金融服务顾问的有几位？", "“首批金融服务顾问”有3位。", "", id="words_around_it"),
        pytest.param("被授予融资顾问单位牌子的有几家？", "“首都融资顾问单位”有8家。", "", id="verb_before_it"),
        pytest.param("海河帆影贷款余额多少？", "“海河帆影”贷款余额3亿元。", "", id="the_name_itself"),
        pytest.param("海河帆影对农户放了多少？", "“海河帆影”向“小农户”放款3亿元。", "", id="preposition_and_noun"),
        pytest.param(
            "《荒原骑士：复仇》定价多少？", "《荒原骑士：救赎》定价50元。", "荒原骑士：复仇", id="another_part"
        ),
    ],
)
def test_a_name_that_is_nearly_one_of_the_article(asked, text, name):
    assert nearly(asked, text) == name


def test_a_code_is_held_against_the_sentence_before_the_article():
    asked = read_question("PS5版定价多少美元？")
    assert lookalike(asked, "PS4版定价49美元。", "PS4版定价49美元。PS5版定价59美元。") == "PS5"
    assert lookalike(asked, "新版定价59美元。", "PS4版定价49美元。PS5版定价59美元。") == ""
