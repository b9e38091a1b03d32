import pytest

from qa.names.persons import person_meant, persons_in, points_at_one


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        pytest.param("局里的发言人韩桐表示，线路明年开通。", ["韩桐"], id="tagged"),
        pytest.param("让企业负责人刘长安过了一个踏实年。", ["刘长安"], id="cut_apart_by_the_dictionary"),
        pytest.param("普惠金融与小微企业共同成长。", [], id="no_surname"),
        pytest.param("穆迪和惠誉的评级不同。", [], id="and_that_is_a_surname_too"),
        pytest.param("集团首席投资官苏罡提及此事。", ["苏罡"], id="title_that_ends_like_a_surname"),
        pytest.param("金资总经理姜守强在会上表示。", ["姜守强"], id="character_that_begins_a_verb"),
        pytest.param("首席执行官Steven van Rijswijk表示。", ["Steven van Rijswijk"], id="latin"),
        pytest.param("Morgan Stanley表示。", [], id="latin_without_a_title"),
        pytest.param("实现了“面扩、量增、费降”。", [], id="slogan"),
        pytest.param("支公司（主要负责人：成亮）被罚。", ["成亮"], id="in_brackets"),
        pytest.param("江川银行行长欧阳志强表示，投放会加快。", ["欧阳志强"], id="compound_surname"),
        pytest.param("诸葛志明认为，息差还会收窄。", ["诸葛志明"], id="compound_surname_that_the_tagger_parts"),
        pytest.param("夏侯故居去年修好。", [], id="compound_surname_alone"),
        pytest.param("江川证券首席经济学家佘晓明、董秘邝丽出席。", ["佘晓明", "邝丽"], id="rarer_surnames"),
        pytest.param("监管局处长刘长安介绍，检查已完成。", ["刘长安"], id="post_in_an_office"),
        pytest.param("江川证券分析师刘长安预计，息差会走阔。", ["刘长安"], id="verb_of_saying"),
        pytest.param("该公司长江路网点开业。", [], id="a_firm_is_no_department"),
    ],
)
def test_persons_in_a_sentence(sentence, names):
    assert [sentence[start:end] for start, end in persons_in(sentence)] == names


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("韩某时任副行长，对上述行为负有责任；支行对其罚款2万元。", "韩某", id="whose_sentence_it_was"),
        pytest.param("青禾银行存在两项违法行为。支行对其罚款80万元。", "", id="a_firm"),
        pytest.param("韩某被罚。青禾银行未按规定报送报表。支行对其罚款80万元。", "", id="a_firm_since"),
        pytest.param("韩某被罚。该公司未按规定报送报表。支行对其罚款80万元。", "", id="this_firm_since"),
    ],
)
def test_whom_a_pronoun_means(text, meant):
    start = text.index("支行对其")
    assert points_at_one(text[start:])
    assert person_meant(text, start) == meant


@pytest.mark.parametrize(
    "sentence",
    [
        "行长向记者介绍，贷款增长了。",
        "副行长向媒体表示，利率还会下降。",
        "行长向本报透露了数字。",
        "经理温馨提示：请保管好卡片。",
        "负责人安抚客户，表示歉意。",
        "负责人严词否认，称没有此事。",
        "局长严肃查处违法行为。",
        "总经理施策，帮助企业。",
        "经理付清，货款到账。",
        "行长洪亮地说，欢迎各位。",
        "局长温和地表示，可以再谈。",
    ],
)
def test_words_that_begin_with_a_surname_are_no_persons(sentence):
    assert persons_in(sentence) == []


@pytest.mark.parametrize("name", ["向松祚", "温彬"])
def test_names_whose_surnames_begin_words(name):
    sentence = f"首席经济学家{name}承认，利率还会下降。"
    assert [sentence[start:end] for start, end in persons_in(sentence)] == [name]


@pytest.mark.parametrize("name", ["葛萍", "陶德明", "洪家骏", "尤建华", "翟志强"])
def test_names_with_usual_surnames(name):
    sentence = f"青川银行行长{name}表示，贷款会更快。"
    assert [sentence[start:end] for start, end in persons_in(sentence)] == [name]
