"""Figures with what they measure, of whom and when: invented sentences of many kinds, rows worked out by hand."""

from datetime import date
from pathlib import Path

import pytest

from corpus import samples
from corpus.article import Article, Paragraph
from corpus.formats.readers import read
from corpus.measuring.metrics import rows

PUBLISHED = date(2024, 5, 6)


def found(*texts, title="", section="", published=PUBLISHED):
    paragraphs = tuple(Paragraph("a", ordinal, text, section) for ordinal, text in enumerate(texts, 1))
    return list(rows(Article("a", title, published, "", "", paragraphs)))


def measured(text, **about):
    """Rows as `figure | subject | metric | change`."""
    return [" | ".join((row.figure.written, row.subject, row.metric, row.change)) for row in found(text, **about)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "截至2023年末，青禾银行贷款余额1200亿元，较年初增长150亿元，增速14.3%；不良率1.02%，同比下降0.1个百分点。",
            [
                "1200亿元 | 青禾银行 | 贷款余额 | ",
                "150亿元 | 青禾银行 | 贷款余额 | 较年初增长",
                "14.3% | 青禾银行 | 贷款余额 | 较年初增速",
                "1.02% | 青禾银行 | 不良率 | ",
                "0.1个百分点 | 青禾银行 | 不良率 | 同比下降",
            ],
            id="a change inherits the level, and what it is compared with",
        ),
        pytest.param(
            "青禾银行存款余额900亿元。这一余额较年初增长5%，占比31%，同比增速6%。",
            [
                "900亿元 | 青禾银行 | 存款余额 | ",
                "5% | 青禾银行 | 存款余额 | 较年初增长",
                "31% | 青禾银行 | 存款余额 | 占比",
                "6% | 青禾银行 | 存款余额 | 同比增速",
            ],
            id="较年初, 占比 and 同比 are kept apart",
        ),
        pytest.param(
            "远山集团收入14亿元,同比增长19.8%;毛利7亿元。交通枢纽门店相比2022年12月31日净增46家;社区门店总数达860家。",
            [
                "14亿元 | 远山集团 | 收入 | ",
                "19.8% | 远山集团 | 收入 | 同比增长",
                "7亿元 | 远山集团 | 毛利 | ",
                "46家 | 远山集团 | 交通枢纽门店 | 相比2022年12月31日增",
                "860家 | 远山集团 | 社区门店总数 | ",
            ],
            id="marks of half width, and a comparison with 相比",
        ),
        pytest.param(
            "青禾银行取得收益5亿元……3个码头之间有浮标。病人经救治，2名患者经医院诊断为肺炎。8家便利店内的顾客被疏散。",
            [
                "5亿元 | 青禾银行 | 收益 | ",
                "3个 | 青禾银行 | 码头 | ",
                "2名 | 青禾银行 | 患者 | ",
                "8家 | 青禾银行 | 便利店 | ",
            ],
            id="nouns without the verb before them and the preposition behind",
        ),
        pytest.param(
            "青禾银行利润为9亿元，曾同比增长38.7%。",
            ["9亿元 | 青禾银行 | 利润 | ", "38.7% | 青禾银行 | 利润 | 同比增长"],
            id="an adverb alone is no measure",
        ),
        pytest.param("票房破21亿，观众反响热烈。", ["21亿 |  | 票房 | "], id="a verb is not measured"),
        pytest.param("这144人中有120人被确认。", ["144人 |  |  | ", "120人 |  |  | "], id="a position is not measured"),
        pytest.param(
            "青禾银行设有86家网点，其中社区支行12家、农村支行20家，18名客户经理获得表彰。",
            [
                "86家 | 青禾银行 | 网点 | ",
                "12家 | 青禾银行 | 社区支行 | ",
                "20家 | 青禾银行 | 农村支行 | ",
                "18名 | 青禾银行 | 客户经理 | ",
            ],
            id="counts name their things before or behind",
        ),
        pytest.param(
            "青禾银行的客户中，61%的外贸企业、近40%的种粮大户都在县里。",
            ["61% | 青禾银行 | 外贸企业 | ", "近40% | 青禾银行 | 种粮大户 | "],
            id="shares of things",
        ),
        pytest.param(
            "青禾银行江州分行发放贷款90亿元，平均利率4.2%，比全省平均水平低0.3个百分点。",
            [
                "90亿元 | 青禾银行江州分行 | 贷款 | ",
                "4.2% | 青禾银行江州分行 | 平均利率 | ",
                "0.3个百分点 | 青禾银行江州分行 | 平均利率 | 比全省平均水平低",
            ],
            id="compared with others",
        ),
        pytest.param(
            "远山汽车今年一季度营收52亿元，毛利率由15%提升至18.5%；研发人员达3200人，占员工总数的45%。",
            [
                "52亿元 | 远山汽车 | 营收 | ",
                "15% | 远山汽车 | 毛利率 | 此前",
                "18.5% | 远山汽车 | 毛利率 | ",
                "3200人 | 远山汽车 | 研发人员 | ",
                "45% | 远山汽车 | 研发人员 | 占员工总数",
            ],
            id="a company; 提升至 is a level, and what was left is another one",
        ),
        pytest.param(
            "云州市常住人口412.5万人，城镇化率71.2%，地区生产总值3850亿元，比上年增长6.1%。全市森林覆盖率48%。",
            [
                "412.5万人 | 云州市 | 常住人口 | ",
                "71.2% | 云州市 | 城镇化率 | ",
                "3850亿元 | 云州市 | 地区生产总值 | ",
                "6.1% | 云州市 | 地区生产总值 | 比上年增长",
                "48% | 云州市 | 森林覆盖率 | ",
            ],
            id="a city, then 全市",
        ),
        pytest.param(
            "云州市最高气温28℃，降水量15毫米。",
            ["28℃ | 云州市 | 最高气温 | ", "15毫米 | 云州市 | 降水量 | "],
            id="weather",
        ),
        pytest.param(
            "蓝鲸队主场得到98分，三名外援贡献61分，命中率41%。",
            [
                "98分 | 蓝鲸队 | 得到 | ",
                "三名 | 蓝鲸队 | 外援 | ",
                "61分 | 蓝鲸队 | 贡献 | ",
                "41% | 蓝鲸队 | 命中率 | ",
            ],
            id="sports: the verb, where no noun says it",
        ),
        pytest.param(
            "电影《山海谣》票房达5.6亿元，观影人次1300万人次。",
            ["5.6亿元 | 山海谣 | 票房 | ", "1300万人次 | 山海谣 | 观影人次 | "],
            id="a film",
        ),
        pytest.param(
            "云州市接待游客1.79亿人次，旅游收入2314亿元，分别增长32.2%、36.1%。",
            [
                "1.79亿人次 | 云州市 | 游客 | ",
                "2314亿元 | 云州市 | 旅游收入 | ",
                "32.2% | 云州市 | 游客 | 增长",
                "36.1% | 云州市 | 旅游收入 | 增长",
            ],
            id="分别 hands the changes out in turn",
        ),
        pytest.param(
            "青禾银行一季度净利润86亿元、白桥银行75亿元。",
            ["86亿元 | 青禾银行 | 净利润 | ", "75亿元 | 白桥银行 | 净利润 | "],
            id="names in turn",
        ),
        pytest.param(
            "暴雨已造成3人死亡，12人失踪。",
            ["3人 |  | 死亡 | ", "12人 |  | 失踪 | "],
            id="victims",
        ),
        pytest.param(
            "从申请到放款，3天完成，最快10分钟即可到账。",
            ["3天 |  | 完成 | ", "最快10分钟 |  | 到账 | "],
            id="how long something takes",
        ),
        pytest.param(
            "白桥集团净利润5亿元，上年同期为4亿元。",
            ["5亿元 | 白桥集团 | 净利润 | ", "4亿元 | 白桥集团 | 净利润 | 上年同期"],
            id="the same of another time",
        ),
        pytest.param(
            "青禾银行今年新增50个网点，专用设备价值已经升至3亿元。",
            ["50个 | 青禾银行 | 网点 | 新增", "3亿元 | 青禾银行 | 专用设备价值 | "],
            id="what is new; 专用 is no preposition",
        ),
        pytest.param(
            "云州市从业人员90万人，自然资源部门发布地质灾害信息30条。",
            ["90万人 | 云州市 | 从业人员 | ", "30条 | 云州市 | 地质灾害信息 | "],
            id="words that begin like a date or a preposition",
        ),
        pytest.param(
            "青禾银行去年办理续贷业务874笔，金额累计63亿元。",
            ["874笔 | 青禾银行 | 续贷业务 | ", "63亿元 | 青禾银行 | 续贷业务金额 | "],
            id="金额 is the amount of what was counted",
        ),
        pytest.param(
            "青禾银行的贷款额度由30万元调整为50万元。",
            ["30万元 | 青禾银行 | 贷款额度 | 此前", "50万元 | 青禾银行 | 贷款额度 | "],
            id="a value that was left behind",
        ),
        pytest.param(
            "青禾银行的普惠贷款近年来增长很快，年均增速超30%。",
            ["超30% | 青禾银行 | 普惠贷款 | 年均增速"],
            id="the measure opens the sentence",
        ),
    ],
)
def test_what_is_measured(text, expected):
    assert measured(text) == expected


@pytest.mark.parametrize(
    ("texts", "subjects"),
    [
        pytest.param(["青禾银行成立多年。", "该行贷款余额90亿元。"], ["青禾银行"], id="该行"),
        pytest.param(
            ["青禾银行与白桥公司合作。", "该行有支行5家，公司有员工80人。"], ["青禾银行", "青禾银行"], id="公司 unknown"
        ),
        pytest.param(
            ["青禾银行江州分行挂牌。", "江州分行有客户137户。"], ["青禾银行江州分行"], id="a branch, then short"
        ),
        pytest.param(["白桥集团发布财报，营收8亿元。"], ["白桥集团"], id="who publishes its own results"),
        pytest.param(["据国家统计局数据，物价指数上涨0.3%。"], [""], id="a source is no subject"),
        pytest.param(["餐厅“青味”很受欢迎。", "青味23家门店已开业。"], ["青味"], id="a name introduced in quotes"),
        pytest.param(["“启航贷”余额7亿元。"], ["启航贷"], id="a product whose bank nobody names"),
        pytest.param(["云州市很大。" + "天气不错。" * 4 + "气温20℃。"], [""], id="a place named long ago"),
        pytest.param(["青禾银行推出产品。“启航贷”余额7亿元。"], ["青禾银行"], id="a product of a bank"),
        pytest.param(["杭州青鸟救援队已出动队员80人。"], ["杭州青鸟救援队"], id="a body of a place, not the place"),
        pytest.param(["美国国防部将支付3亿美元。"], ["美国国防部"], id="a ministry"),
        pytest.param(
            ["湖北很大。云州市白桥县很小。全省有学校80所，全县有学校2所。"],
            ["湖北", "云州市白桥县"],
            id="全省 is the province, 全县 the county",
        ),
        pytest.param(["北京地区农业保险估损3亿元。"], ["北京"], id="a line of insurance"),
        pytest.param(["青禾集团开会。境外银行达80家。"], ["青禾集团"], id="a kind of banks"),
        pytest.param(["公诉机关指控，杭州市委常委收受财物折合6万元。"], ["杭州"], id="no office of a person"),
        pytest.param(["该公司系云州市企业，员工80人。"], [""], id="no copula in a name"),
        pytest.param(["《财富》杂志公布榜单，企业达80家。"], [""], id="a magazine"),
        pytest.param(["青禾电力2023中报显示，营收8亿元。"], ["青禾电力"], id="a company before its report"),
        pytest.param(["三线城市房价下降2%。"], [""], id="a kind of cities"),
        pytest.param(["品味城市30处景点。"], [""], id="a verb before 城市"),
        pytest.param(["记者 云某）青禾医院有医生80人。"], ["青禾医院"], id="no half of a bracket in a name"),
        pytest.param(["青禾集团发布财报。上半年营收8亿元。"], ["青禾集团"], id="a time is no company"),
        pytest.param(["青禾集团发布财报。单季度净利润8亿元。"], ["青禾集团"], id="nor is half a measure"),
        pytest.param(["青禾集团开会。首次推出50款产品。"], ["青禾集团"], id="nor is an adverb"),
        pytest.param(["青禾近日推出50款产品。"], ["青禾"], id="a company before an adverb of time"),
        pytest.param(["青禾集团召开会议，《通知》明确3种方式。"], ["青禾集团"], id="a document named by its kind"),
        pytest.param(["青禾集团开会。两家公司有员工80人。"], ["青禾集团"] * 2, id="counted companies"),
        pytest.param(["青禾集团旗下 Orchid 公司有员工80人。"], ["青禾集团"], id="Latin letters within a clause"),
        pytest.param(["Orchid 公司有员工80人。"], ["Orchid"], id="Latin letters that open one"),
        pytest.param(
            ["今年第6号台风“海燕”10日位于福建以东，中心风力12级。预计，“海燕”将以每小时15公里的速度移动。"],
            ["海燕", "海燕"],
            id="a storm",
        ),
        pytest.param(
            ["青禾公司最近发布了截至2023年6月的第二季度财报，营收8亿元。"], ["青禾公司"], id="a report with its dates"
        ),
        pytest.param(["青禾银行表示，“云桥”平台注册用户10万户，该平台撮合融资3亿元。"], ["云桥", "云桥"], id="该平台"),
    ],
)
def test_of_whom(texts, subjects):
    assert [row.subject for row in found(*texts)] == subjects


def test_the_title_names_the_subject_where_the_text_does_not():
    assert [row.subject for row in found("全行存款余额800亿元。", title="临江农商银行年报出炉")] == ["临江农商银行"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        pytest.param(
            "截至2021年9月末，贷款余额5亿元，户数3万户。存款余额8亿元。",
            [("截至2021年9月末", date(2021, 9, 1), date(2021, 9, 30))] * 3,
            id="a cut-off date holds on",
        ),
        pytest.param(
            "2014年，公司有门店3家。如今门店90家。",
            [("2014年", date(2014, 1, 1), date(2014, 12, 31)), ("如今", PUBLISHED, PUBLISHED)],
            id="a plain date holds for its sentence",
        ),
        pytest.param("2月末，余额5亿元。", [("2月末", date(2024, 2, 1), date(2024, 2, 29))], id="the article's year"),
        pytest.param("2014年，公司开业。门店3家。", [("", None, None)], id="none"),
        pytest.param("余额较2020年末增长5%。", [("", None, None)], id="what it is compared with is no period"),
        pytest.param(
            "2018年以来，贷款年均增速30%。",
            [("2018年以来", date(2018, 1, 1), PUBLISHED)],
            id="以来 lasts until the article",
        ),
        pytest.param("截至目前，注册企业9万家。", [("截至目前", PUBLISHED, PUBLISHED)], id="截至目前"),
    ],
)
def test_of_when(text, periods):
    assert [(row.period, row.first, row.last) for row in found(text)] == periods


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param(
            "余额5亿元，户数3万户，占比40%，增速5%，利率4%，是去年的3倍。",
            "amount count share growth rate multiple",
            id="money",
        ),
        pytest.param(
            "期限3年，全长2公里，气温28℃，利率下降5BP，优惠60BP。", "duration measure measure growth rate", id="others"
        ),
        pytest.param("他获得第3名，位居前5名。", "rank rank", id="ranks"),
        pytest.param("风力15级，开行中欧班列86条，净利润同比+3%。", "measure count growth", id="no ranks"),
    ],
)
def test_kinds(text, kinds):
    assert [row.kind for row in found(text)] == kinds.split()


def test_a_product_is_the_quoted_name_near_the_figure():
    text = "青禾银行推出“启航贷”，余额7亿元，服务企业90户。此外，存款余额60亿元。《山海谣》票房3亿元。"
    assert [row.product for row in found(text)] == ["启航贷", "启航贷", "", "山海谣"]


def test_offsets_are_of_the_paragraph():
    texts = ["开头没有数字。", "后来，青禾银行贷款余额达1.16亿元。"]
    (row,) = found(*texts)
    assert (row.ordinal, row.paragraph_id) == (2, "a#2")
    assert texts[1][row.figure.start : row.figure.end] == row.figure.written == "1.16亿元"


def test_hostile_text_takes_no_time():
    repeated = found("的" * 5_000 + "1亿元" + "，较" * 5_000 + "（“《" * 2_000 + "北京" * 3_000 + "5%")
    assert len(repeated) == 2


def test_the_bundled_articles():
    folder = Path(str(samples.folder()))
    listed = [row for path in sorted(folder.glob("*.md")) for item in read(path) for row in rows(item)]
    known = {(row.figure.written, row.subject, row.metric, row.change, row.product) for row in listed}
    assert {
        ("1253亿元", "北京银行", "普惠金融领域贷款余额", "", ""),
        ("324亿元", "北京银行", "普惠金融领域贷款余额", "较年初增长", ""),
        ("39.5%", "北京银行", "普惠金融领域贷款余额", "同比增速", ""),
        ("22家", "北京银行", "文化支行", "", ""),
        ("142.9亿元", "邮储银行北京分行", "普惠型小微贷款余额", "", ""),
        ("18名", "邮储银行北京分行", "客户经理", "", ""),
        ("超10万家", "北京小微金服平台", "注册企业", "", ""),
        ("2138亿元", "兴业银行", "贷款余额", "", "兴惠贷"),
        ("100多家", "金服云", "入驻金融机构", "", "金服云"),
        ("43%", "北京银行南昌分行", "普惠贷款余额", "较年初新增", ""),
        ("71%", "北京银行", "创业板上市企业", "", ""),
    } <= known
    assert sum(bool(row.subject and row.metric) for row in listed) / len(listed) > 0.95


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "青禾银行科技贷款余额1600亿元，服务户数7100户；文化贷款余额630亿元，服务户数3200户。",
            [
                "1600亿元 | 青禾银行 | 科技贷款余额 | ",
                "7100户 | 青禾银行 | 科技贷款服务户数 | ",
                "630亿元 | 青禾银行 | 文化贷款余额 | ",
                "3200户 | 青禾银行 | 文化贷款服务户数 | ",
            ],
            id="a count belongs to the balance before it",
        ),
        pytest.param(
            "青禾银行给予优惠，符合条件的小微贷款，利率优惠60BP，符合条件的涉农贷款，利率优惠75BP。",
            ["60BP | 青禾银行 | 小微贷款利率优惠 | ", "75BP | 青禾银行 | 涉农贷款利率优惠 | "],
            id="a clause that only names what the next one measures",
        ),
        pytest.param(
            "我国东部、中部、西部地区投资分别增长7.7%、28.6%和24.6%。",
            [
                "7.7% | 我国 | 东部地区投资 | 增长",
                "28.6% | 我国 | 中部地区投资 | 增长",
                "24.6% | 我国 | 西部地区投资 | 增长",
            ],
            id="things in turn",
        ),
        pytest.param(
            "青禾银行、白桥银行的余额分别为5亿元和8亿元。",
            ["5亿元 | 青禾银行 | 余额 | ", "8亿元 | 白桥银行 | 余额 | "],
            id="banks in turn",
        ),
        pytest.param(
            "云州市港口货物吞吐量完成5万吨，集装箱吞吐量完成24万标箱，增长4%。",
            [
                "5万吨 | 云州市 | 港口货物吞吐量 | ",
                "24万标箱 | 云州市 | 集装箱吞吐量 | ",
                "4% | 云州市 | 集装箱吞吐量 | 增长",
            ],
            id="a measure that is completed",
        ),
        pytest.param(
            "云州市博物馆接待观众90万人次，200名产业工人修剪花枝，30名学生走进工厂。",
            [
                "90万人次 | 云州市博物馆 | 观众 | ",
                "200名 | 云州市博物馆 | 产业工人 | ",
                "30名 | 云州市博物馆 | 学生 | ",
            ],
            id="what is counted ends before the verb",
        ),
        pytest.param(
            "候车室有普通座椅558个、按摩椅930个。",
            ["558个 |  | 普通座椅 | ", "930个 |  | 按摩椅 | "],
            id="按 is no preposition",
        ),
        pytest.param(
            "青禾银行服务了87%的主板、82%的创业板、74%的科创板上市企业，还有30%的村镇企业。",
            [
                "87% | 青禾银行 | 主板上市企业 | ",
                "82% | 青禾银行 | 创业板上市企业 | ",
                "74% | 青禾银行 | 科创板上市企业 | ",
                "30% | 青禾银行 | 村镇企业 | ",
            ],
            id="only the last thing says what all are",
        ),
        pytest.param(
            "会议汇聚500位有影响力的专家，30名学生走进工厂，他有两个可爱的女儿。",
            ["500位 |  | 专家 | ", "30名 |  | 学生 | ", "两个 |  | 女儿 | "],
            id="what describes stands before what is counted",
        ),
        pytest.param(
            "云州市利率从2.65%下调至2.5%，高铁总里程由2008年的118公里增至2486公里。",
            [
                "2.65% | 云州市 | 利率 | 此前",
                "2.5% | 云州市 | 利率 | ",
                "118公里 | 云州市 | 高铁总里程 | 此前",
                "2486公里 | 云州市 | 高铁总里程 | ",
            ],
            id="what was left, and what was reached",
        ),
        pytest.param(
            "青禾公司售价 70 美元（IT之家备注：当前约 512 元人民币），航程60英里（约96公里）。",
            [
                "70 美元 | 青禾公司 | 售价 | ",
                "约 512 元人民币 | 青禾公司 | 售价 | ",
                "60英里 | 青禾公司 | 航程 | ",
                "约96公里 | 青禾公司 | 航程 | ",
            ],
            id="the same in other money, and in another measure",
        ),
        pytest.param(
            "青禾公司营收22亿元，同比+20.6%，净利润3亿元，同比-1.5%，产值按年增长6%。",
            [
                "22亿元 | 青禾公司 | 营收 | ",
                "20.6% | 青禾公司 | 营收 | 同比",
                "3亿元 | 青禾公司 | 净利润 | ",
                "-1.5% | 青禾公司 | 净利润 | 同比",
                "6% | 青禾公司 | 产值 | 按年增长",
            ],
            id="a change told by its sign, and 按年",
        ),
        pytest.param(
            "青禾集团实施工程10项，总投资4亿元，其中8项已开工。",
            ["10项 | 青禾集团 | 工程 | ", "4亿元 | 青禾集团 | 总投资 | ", "8项 | 青禾集团 | 工程 | "],
            id="其中 is of what was counted alike",
        ),
        pytest.param(
            "青禾集团(600000)报收于6.48元，主力资金净买入30万元，原油价格收于每桶82美元。",
            [
                "6.48元 | 青禾集团 | 报收 | ",
                "30万元 | 青禾集团 | 主力资金净买入 | ",
                "82美元 | 青禾集团 | 原油价格 | ",
            ],
            id="prices at the close",
        ),
        pytest.param(
            "云州市广义货币(M2)余额5亿元，与上年同期的4亿元相比增长25%。",
            [
                "5亿元 | 云州市 | 广义货币(M2)余额 | ",
                "4亿元 | 云州市 | 广义货币(M2)余额 | 上年同期",
                "25% | 云州市 | 广义货币(M2)余额 | 相比增长",
            ],
            id="a gloss is part of the measure",
        ),
        pytest.param(
            "青禾集团资金规模达到创纪录的9亿元，归属于母公司所有者的净利润2亿元，该股东持股比例3%，从中获利5万元。",
            [
                "9亿元 | 青禾集团 | 资金规模 | ",
                "2亿元 | 青禾集团 | 归属于母公司所有者净利润 | ",
                "3% | 青禾集团 | 股东持股比例 | ",
                "5万元 | 青禾集团 | 获利 | ",
            ],
            id="no half words",
        ),
        pytest.param(
            "20余名“武林高手”齐聚一堂，他带着两个孩子去吃饭，张某等14人涉嫌诈骗。",
            ["20余名 |  | 武林高手 | ", "两个 |  | 孩子 | ", "14人 |  | 张某 | "],
            id="what is counted ends before these verbs, too",
        ),
        pytest.param(
            "云州市抢通17个村的道路，他卖了两套房，距今已有280多年历史。",
            ["17个 | 云州市 | 村 | ", "两套 | 云州市 | 房 | ", "280多年 | 云州市 | 历史 | "],
            id="nouns of one character, and the history of a place",
        ),
        pytest.param(
            "青禾集团有专利。专利权期限：二十年；售价：80元。",
            ["二十年 | 青禾集团 | 专利权期限 | ", "80元 | 青禾集团 | 售价 | "],
            id="labels",
        ),
        pytest.param(
            "利好刺激石油股 上证指数涨6%，成本 为3亿元。远山集团销售3万辆，575支参赛队伍参赛，30名高手参赛。",
            [
                "6% |  | 上证指数 | 涨",
                "3亿元 |  | 成本 | ",
                "3万辆 | 远山集团 | 销售 | ",
                "575支 | 远山集团 | 参赛队伍 | ",
                "30名 | 远山集团 | 高手 | ",
            ],
            id="a space between words ends a clause; who takes part",
        ),
        pytest.param(
            "我国开行中欧班列运行线86条，河里有三艘环卫打捞船，他们划出643亩土地。",
            ["86条 | 我国 | 中欧班列运行线 | ", "三艘 | 我国 | 环卫打捞船 | ", "643亩 | 我国 | 土地 | "],
            id="a verb within the name of a thing",
        ),
        pytest.param(
            "青禾集团(A.US)股价昨日跌9%，2年期国债收益率报4.9%，期货主力合约跌2%。",
            ["9% | 青禾集团 | 股价 | 跌", "4.9% | 青禾集团 | 2年期国债收益率 | ", "2% | 青禾集团 | 期货主力合约 | 跌"],
            id="what stands around prices",
        ),
        pytest.param(
            "远山汽车（600000）8月10日上涨3%。公司负债率22%。",
            ["3% | 远山汽车 |  | 上涨", "22% | 远山汽车 | 负债率 | "],
            id="a listed company",
        ),
    ],
)
def test_what_is_measured_in_lists_and_clauses(text, expected):
    assert measured(text) == expected


@pytest.mark.parametrize(
    ("text", "metric", "change"),
    [
        ("不良率攀升至1.5%。", "不良率", ""),
        ("余额压降至3亿元。", "余额", ""),
        ("净利润同比大增3.5%。", "净利润", "同比大增"),
        ("净息差较上年走阔15个基点。", "净息差", "较上年走阔"),
        ("存款余额比年初缩水了20亿元。", "存款余额", "比年初缩水"),
    ],
)
def test_a_verb_of_change_is_no_part_of_the_measure(text, metric, change):
    article = Article("a", paragraphs=(Paragraph("a", 1, text),))
    assert [(row.metric, row.change.removesuffix("了")) for row in rows(article)] == [(metric, change)]
