import pytest

from qa.names.company_names import spelled_in_full, without_legal_form, without_place, written_otherwise


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        pytest.param("青川建设股份有限公司", "青川建设", id="limited_by_shares"),
        pytest.param("青川建设有限责任公司", "青川建设", id="limited"),
        pytest.param("青川集团", "青川集团", id="nothing_would_be_left"),
    ],
)
def test_the_legal_form_goes(name, bare):
    assert without_legal_form(name) == bare


def test_what_a_company_does_is_written_short_or_long():
    assert written_otherwise("青川消金") == ("青川消费金融",)
    assert written_otherwise("青川金融租赁有限公司") == ("青川金租",)
    assert written_otherwise("青川金融管理局") == ("青川金管局",)
    assert written_otherwise("青川资管") == ("青川资产管理",)
    assert written_otherwise("青川小额贷款有限公司") == ("青川小贷",)
    assert written_otherwise("青川建设") == ()


@pytest.mark.parametrize(
    ("office", "whole"),
    [
        pytest.param("工信部", ["工业和信息化部"], id="an_and_within"),
        pytest.param("发改委", ["发展和改革委员会"], id="its_end_short"),
        pytest.param("国资委", ["国有资产监督管理委员会"], id="the_half_of_a_word"),
        pytest.param("人社局", ["人力资源和社会保障局"], id="of_a_town"),
        pytest.param("文旅部", [], id="not_named"),
        pytest.param("工信银行", [], id="no_office"),
    ],
)
def test_the_authority_that_is_called_by_its_initials(office, whole):
    text = "工业和信息化部、国家发展和改革委员会、市人力资源和社会保障局与国有资产监督管理委员会发文。"
    assert list(spelled_in_full(office, text)) == whole


def test_a_department_of_a_house_is_no_authority():
    assert not list(spelled_in_full("工信部", "工商银行信息科技部发文"))


def test_an_office_of_the_regulator_by_all_its_names():
    assert "辽宁监管局" in written_otherwise("辽宁金融监管局")
    assert "辽宁银保监局" in written_otherwise("辽宁监管局")


@pytest.mark.parametrize(
    ("name", "rest", "place"),
    [
        pytest.param("浙江星海建设", "星海建设", "", id="what_is_left_names_it"),
        pytest.param("南宁青秀区学生资助中心", "青秀区学生资助中心", "", id="a_smaller_place_is_left"),
        pytest.param("青秀区学生资助中心", "学生资助中心", "青秀区", id="there_is_one_in_each_place"),
        pytest.param("天津金融局", "", "", id="another_town_has_one_too"),
    ],
)
def test_the_place_in_front_may_go(name, rest, place):
    assert without_place(name) == (rest, place)
