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
    ],
)
def test_a_step_that_is_asked_for_where_another_is_told(asked, told, step):
    assert another_step(asked, told) == step
