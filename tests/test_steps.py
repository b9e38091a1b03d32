import pytest

from qa.language.steps import another_step


@pytest.mark.parametrize(
    ("asked", "told", "step"),
    [
        pytest.param("案子追回了多少钱？", "有7人被骗33万元。", "追回", id="what_was_lost"),
        pytest.param("案子追回了多少钱？", "被骗33万元，追回5万元。", "", id="both_told"),
        pytest.param("被骗的钱追回了多少？", "被骗33万元。", "", id="both_asked"),
        pytest.param("他被骗了多少钱？", "他被骗33万元。", "", id="as_asked"),
        pytest.param("他获判决赔偿多少？", "张某起诉，索赔8万元。", "判决", id="what_was_demanded"),
        pytest.param("谁减持了多少股？", "二季度增持9万股。", "减持", id="the_contrary"),
        pytest.param("公司贷款多少？", "公司申请贷款8万元。", "", id="no_step_is_asked_for"),
        pytest.param(
            "购买这款理财的起点金额是多少？", "这款理财在手机银行出售，起点金额1万元。", "", id="two_sides_of_a_sale"
        ),
        pytest.param("保险公司赔付了多少？", "车主请求理赔，保险公司赔偿8万元。", "", id="another_word"),
        pytest.param("保险公司赔付了多少？", "车主请求保险公司赔偿8万元。", "赔付", id="only_demanded"),
        pytest.param("该行批准了多少贷款？", "收到申请后3天放款500万元贷款。", "", id="a_later_step"),
        pytest.param("他偿还了多少？", "他借了5万元，已还3万元。", "", id="paid_back_in_a_short_word"),
        pytest.param("贷款几天到账？", "签约后3天内放款。", "", id="synonym"),
        pytest.param("获批额度是多少？", "企业提交申请，当天批了500万元。", "", id="shorter_word"),
        pytest.param("获批额度是多少？", "企业提交申请，审批500万元要3天。", "获批", id="still_to_be_decided"),
    ],
)
def test_a_step_that_is_asked_for_where_another_is_told(asked, told, step):
    assert another_step(asked, told) == step
