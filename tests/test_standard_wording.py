import pytest

from qa.language.standard_wording import plain


@pytest.mark.parametrize(
    ("asked", "standard"),
    [
        pytest.param("京诚贷为啥受欢迎？", "京诚贷为什么受欢迎？", id="why"),
        pytest.param("京诚贷啥时候推出的", "京诚贷什么时候推出的", id="when"),
        pytest.param("京诚贷是干嘛的？", "京诚贷是做什么的？", id="what_for"),
        pytest.param("京诚贷是个啥", "京诚贷是什么", id="what"),
        pytest.param("利率咋样", "利率怎么", id="how"),
        pytest.param("首贷户占多大比例？", "首贷户占百分之多少？", id="share"),
        pytest.param("兴业普惠云说白了是什么", "兴业普惠云是什么", id="to_put_it_plainly"),
        pytest.param("利率下调了几个点", "利率下调了几个百分点", id="points_of_a_change"),
        pytest.param("年利率是几个点", "年利率是百分之几", id="points_of_a_rate"),
        pytest.param("最后给它放了多少款？", "最后给它放了多少贷款？", id="what_is_lent"),
        pytest.param("推出了多少款？", "推出了多少款？", id="what_is_counted"),
        pytest.param("鹿鸣稳健混合A现在谁在管？", "鹿鸣稳健混合A的基金经理是谁？", id="who_manages_a_fund"),
        pytest.param("鹿鸣沪深300ETF由谁管理", "鹿鸣沪深300ETF的基金经理是谁", id="by_whom_a_fund_is_managed"),
        pytest.param("鹿鸣纯债债券C谁在管？", "鹿鸣纯债债券C的基金经理是谁？", id="fund_of_bonds"),
        pytest.param(
            "她从什么时候开始管云州基业环保优势股票？",
            "她从什么时候开始任职云州基业环保优势股票？",
            id="fund_of_shares",
        ),
        pytest.param("地方政府专项债券由谁管理？", "地方政府专项债券由谁管理？", id="bonds_of_a_town"),
        pytest.param("该基金由谁管理？", "该基金的基金经理是谁？", id="this_fund"),
        pytest.param("全国社保基金由谁管理？", "全国社保基金由谁管理？", id="fund_of_an_office"),
        pytest.param("住宅专项维修基金由谁管理？", "住宅专项维修基金由谁管理？", id="fund_for_repairs"),
        pytest.param("国债由谁管理？", "国债由谁管理？", id="bonds"),
        pytest.param("数字货币谁管？", "数字货币谁管？", id="money"),
        pytest.param("这些股票谁在管？", "这些股票谁在管？", id="shares"),
        pytest.param("停车场谁在管？", "停车场谁在管？", id="who_manages_what_is_no_fund"),
        pytest.param("她从哪天起管这只基金的？", "她从哪天起任职这只基金的？", id="since_when_a_fund_is_managed"),
        pytest.param("他哪年开始管理工厂的？", "他哪年开始管理工厂的？", id="since_when_no_fund_is_managed"),
        pytest.param("鹿鸣银行为什么挨罚？", "鹿鸣银行为什么被罚？", id="suffered"),
        pytest.param("余额是多少？", "余额是多少？", id="plain"),
        pytest.param("请问京诚贷为啥受欢迎？谢谢！", "京诚贷为什么受欢迎？", id="padding"),
    ],
)
def test_colloquial_forms_become_standard(asked, standard):
    assert plain(asked) == standard
