import pytest

from qa.names.bank_names import ends_with_bank, is_same_bank, is_same_branch, office_name, short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        pytest.param("浙江泰隆商业", "泰隆", id="without_the_province_and_its_kind"),
        pytest.param("上海浦东发展", "浦发", id="by_its_initials"),
        pytest.param("广东发展", "广发", id="whose_name_is_a_province"),
        pytest.param("中国邮政储蓄", "邮储", id="savings"),
        pytest.param("扬州农村商业", "扬州农商", id="rural"),
        pytest.param("扬州", "扬州", id="place"),
        pytest.param("威海市商业", "威海", id="of_a_town"),
        pytest.param("中国", "中国", id="of_the_country"),
    ],
)
def test_the_short_form_of_a_bank(name, short):
    assert short_name(name) == short


def test_a_rural_bank_is_not_the_bank_of_its_town():
    assert not is_same_bank(short_name("扬州农村商业"), short_name("扬州"))
    assert is_same_bank(short_name("江苏扬州农村商业"), short_name("扬州农商"))
    assert not is_same_bank(short_name("乐平富登村镇"), short_name("丰城富登村镇"))


@pytest.mark.parametrize(
    ("run", "name"),
    [
        pytest.param("去年浙江泰隆商业", "泰隆商业", id="behind_a_place"),
        pytest.param("与江苏扬州农村商业", "江苏扬州农村商业", id="the_place_is_its_name"),
        pytest.param("多家全国性股份制商业", "", id="kind"),
        pytest.param("推动城市商业", "", id="kind_behind_a_verb"),
    ],
)
def test_the_bank_that_ends_a_run(run, name):
    assert ends_with_bank(run) == name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("酒泉", "酒泉市", True, id="with_its_unit"),
        pytest.param("江苏常州", "常州", True, id="with_its_province"),
        pytest.param("常州", "通州", False, id="another"),
        pytest.param("", "常州", False, id="the_bank_itself"),
        pytest.param("太原兴华街支行", "兴华街支行", True, id="office"),
        pytest.param("常州", "常州支行", False, id="office_of_the_place"),
    ],
)
def test_one_branch_by_its_place(one, other, same):
    assert is_same_branch(one, other) is same


def test_an_office_has_a_name_of_its_own():
    assert office_name("无锡中山路") == "无锡中山路支行"
    assert office_name("小微特色") == ""
