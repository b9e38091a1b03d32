"""Names that open clauses, as one pattern: organisations, places, quoted and Latin names, what stands for them.

Endings and boundaries of general Chinese, and the names of provinces, large cities and countries. Knows nothing of
which name a text is about: topics.py decides that.
"""

import re

from corpus.wordlist import any_of, in_order, words

_PROVINCES = (
    "河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 "
    "台湾 内蒙古 广西 西藏 宁夏 新疆"
)
_CITIES = (
    "北京 上海 天津 重庆 香港 澳门 广州 深圳 南京 杭州 苏州 成都 武汉 西安 郑州 长沙 合肥 福州 厦门 济南 青岛 沈阳 "
    "大连 长春 哈尔滨 石家庄 太原 南昌 南宁 海口 三亚 贵阳 昆明 拉萨 兰州 西宁 银川 乌鲁木齐 呼和浩特 宁波 无锡 "
    "东莞 佛山 珠海 惠州 温州 绍兴 嘉兴 台州 泉州 漳州 常州 徐州 扬州 盐城 烟台 潍坊 淄博 临沂 威海 唐山 邯郸 洛阳 "
    "芜湖 襄阳 宜昌 株洲 岳阳 赣州 柳州 桂林 绵阳 鄂尔多斯"
)
_COUNTRIES = (
    "中国 我国 全国 全球 美国 日本 韩国 朝鲜 俄罗斯 乌克兰 英国 法国 "
    "德国 意大利 西班牙 葡萄牙 荷兰 比利时 瑞士 瑞典 挪威 芬兰 丹麦 波兰 土耳其 希腊 印度 巴基斯坦 泰国 越南 老挝 "
    "柬埔寨 缅甸 马来西亚 新加坡 印度尼西亚 印尼 菲律宾 澳大利亚 新西兰 加拿大 墨西哥 巴西 阿根廷 智利 秘鲁 南非 "
    "埃及 尼日利亚 肯尼亚 埃塞俄比亚 以色列 伊朗 伊拉克 沙特阿拉伯 沙特 阿联酋 长三角 长三角地区 珠三角 京津冀 "
    "京津冀地区 粤港澳大湾区 大湾区 长江经济带 卡塔尔 叙利亚 哈萨克斯坦 "
    "乌兹别克斯坦 白俄罗斯 塞尔维亚 匈牙利 捷克 奥地利 爱尔兰 罗马尼亚 卢森堡 冰岛 "
    "科威特 斯里兰卡 孟加拉国 哥伦比亚 委内瑞拉 摩洛哥 坦桑尼亚 欧盟 欧洲 非洲 亚洲 东盟 欧元区"
)
_PLACES = any_of(f"{_PROVINCES} {_CITIES} {_COUNTRIES}")
BARE = {"省": words(_PROVINCES), "市": words(_CITIES), "国": words(_COUNTRIES)}
"""Names that do not say whether they are of a province, a city or a country."""
PLACES = re.compile(_PLACES)
_MARKET = "(?!场|民|值|区|委|政|面|占|盈|净|县)"
_TOWNS = rf"省|自治区|自治州|(?<![上城都股楼车债后超门夜早])市{_MARKET}|县|镇(?!痛|静)|村(?!民|部)"
# 云州市 of 江东省云州市.
_WITHIN = rf"(?!城市|建成)[一-龥]{{2,4}}?(?:市{_MARKET}|自治州|县|区(?!域)|镇|村)"

# A name holds none of these, and begins with none of the second.
_PHRASES = any_of(
    "不断 脱胎 一家 一个 一款 一位 一次 一种 一些 一套 一项 作为 得益 来自 来到 期间 拓展 推动 加快 促进 "
    "加强 调度 位于 举行 走进 希望 参加 预测 接待 修改 预计 实现 毕业 展示 任命 先后 摧毁 指令 参照 充分 抢通 "
    "周边 紧邻 多个 恢复 完善 进入 协同 建成 改为 终于 帮助 旗下"
)
_PARTICLES = "[的是在了着这那它他她们被把也都又还便就才却而且但其此该某每各让使从向给由已将随很没过所拥占]"
_COUNTED = "[两三四五六七八九十][家座个名条项款种]"  # 两家 of 两家银行
_NEVER_IN = f"{_PARTICLES}|对(?!外)|于(?![洪都田])|{_COUNTED}|{_PHRASES}"
# One of a name's characters, or what stands in brackets within it: (中国) of 青禾(中国)公司.
_CHARACTER = rf"(?:(?!{_NEVER_IN})[一-龥A-Za-z·&]|[（(](?!记者|通讯|摄|图)[一-龥A-Za-z]{{1,6}}[）)])"
# What continues a place's name to that of a body of it: 北京|蓝天救援队.
_OF_PLACE = in_order(
    "救援队 代表队 国家队 男篮 女篮 男足 女足 男排 女排 部队 警方 军方 海军 空军 陆军 央行 大使馆 气象台"
)
# These do so only where the name can't go on: 美国|国防部, not 北京部署.
_WEAK_OF_PLACE = (
    "(?:组织|[^内外全总局东西南北中]部|[^全总]局|[^客大]厅|[^官]署|委员会|[^常党]委)"
    "(?=[^一-龥]|的|今|去|已|将|共|在|于|为|有|向|对|承|计划|出|开|调|启|组|派)"
)
_FIRST = any_of(
    "近日 日前 立即 普遍 甚至 本次 报告 逛 故 围绕 非 据 较 比 截至 获得 参观 归属 存续 双方 营销 促 既 与 如 借 "
    "待 凭 靠 除 按 当 为 等 及 或 并 再 则 即 要 能 会 想 有 无 多 更 谈 使 加 说 先 另 驱 打 连 于 因 像 替 "
    "帮 助 企图 决定 预计 后来 入住 上述 占 进 距 目前 依托 特邀 体现 覆盖 闲置 银企 受 年"
)
_NOT_FIRST = (
    f"(?!{_FIRST}|一(?![汽加心])|系(?!统)|最(?!高人民)|和(?!府|平)|同(?!仁|方|程)|用(?!友)|以(?!岭|色)|经(?!纬)"
    "|可(?!口)|自(?!如))"
)

# What stands between a bank and its branch is a place or the like: 银行成都分行, not 银行的一家分行, 银行在江州分行.
_BETWEEN = "(?:(?![的在]|[一两三四五六七八九十多几][家个]|下属|辖属|下辖)[一-龥])"
_BANKS = rf"银行(?:{_BETWEEN}{{2,4}}?分行|{_BETWEEN}{{2,6}}?支行)?"
_BODIES = any_of(
    "公司 集团 总工会 证券 信托 控股 学院 医院 幼儿园 研究院 研究所 协会 学会 委员会 基金会 联盟 俱乐部 交易所 "
    "法院 检察院 公安局 税务局 管理局 统计局 监管局 海关总署 指挥部 平台 景区 园区 开发区 新区 自贸区 自贸港 "
    "产业园 机场 工厂 水库 大桥 隧道 高速公路 地铁 图书馆 博物馆 体育馆 美术馆 纪念馆 餐厅 酒店 农场 "
    "合作社 电影节 博览会 进博会 服贸会 运动会 马拉松 口岸"
)
_SPARED = in_order(r"""
    (?<!农业)(?<!养老)(?<!医疗)(?<!失业)(?<!工伤)(?<!社会)保险(?!业|产|服|费|机|公|资|金) 大学(?!生|校) 学校(?!园)
    中学(?!生) 小学(?!生) 海关(?!总) 高铁(?!站) (?<!换)电站 铁路(?![总公部警运系网货物]|[一-龥]{0,3}局)
""")
# These end a name only where it can't go on: 科技 in 科技创新, 队 in 队员.
_WEAK = (
    r"(?:股份|科技|汽车|航空|电器|电子|生物|医药|能源|基金|队)"
    r"(?=[^一-龥]|的|今年|去年|已|将|[一二三四]季度|上半年|全年|发布|宣布|公布|以\d|主场|客场)"
)
_NATIONAL = (
    "中国(?:移动|联通|电信|平安|人寿|人保|太保|石油|石化|海油|中铁|中车|中免|铁建|建筑|铁塔|神华|铝业|国航|银联|邮政)"
)
_ORGANISATION = f"{_BANKS}|{_BODIES}|{_SPARED}|{_WEAK}"
_BRANCH = "(?:分行|支行|分公司)"
_POINTED_AT = any_of(
    "分行 支行 行 公司 分公司 集团 企业 平台 产品 项目 市 省 县 区 州 镇 村 校 院 局 店 厂 片 车 机 国 机构 "
    "系统 基金 剧 书 队"
)
ANAPHORS = (
    rf"该(?:{_POINTED_AT}|股(?!东))|本行|我行|全行|公司|集团|平台|[全我](?:市|省|县|区(?!域))|这家(?:银行|公司|企业|店)"
)
# 中国平安; 中国平安集团 is a name by its ending.
_NATIONAL_ALONE = f"{_NATIONAL}(?!{_BODIES})"
# 北京蓝天救援队, 江苏省统计局.
_BODY_OF_PLACE = rf"(?:{_PLACES})(?:市{_MARKET}|省)?{_CHARACTER}{{1,8}}?(?:{_OF_PLACE}|{_WEAK_OF_PLACE})"
# 江州分行, whatever bank's.
_BRANCH_ALONE = rf"[一-龥]{{2,4}}?{_BRANCH}"
# 远山集团, 青禾银行江州分行, 远山证券研究院.
_BY_ITS_ENDING = rf"{_CHARACTER}{{1,18}}?(?:{_ORGANISATION})(?:{_BETWEEN}{{2,4}}?(?:{_BRANCH}|研究院))?"
# 江苏, 江苏省南通市, 云州市, 云州市青禾县.
_REGION = rf"(?:(?:{_PLACES})(?:市{_MARKET}|省|县)?|{_NOT_FIRST}{_CHARACTER}{{2,3}}?(?:{_TOWNS}))(?:{_WITHIN})?"
# Acme, Acme Labs, Acme智能汽车; not GDP.
_LATIN = (
    r"(?![A-Z]{1,3}(?![A-Za-z0-9]))[A-Z][A-Za-z0-9]*(?:[ .+\-&][A-Za-z0-9]+){0,3}"
    "(?:[一-龥]{0,4}?(?:手机|汽车|公司|集团|系统|芯片|平台))?"
)
_NAMES = (
    f"(?P<anaphor>{ANAPHORS})"
    f"|(?P<org>{_NATIONAL_ALONE}|{_BODY_OF_PLACE}|{_NOT_FIRST}(?:{_BRANCH_ALONE}|{_BY_ITS_ENDING}))"
    f"|(?P<region>{_REGION})|(?P<latin>{_LATIN})"
)
_QUOTED = r"[“《「](?P<quoted>[^“”《》「」，。！？；：]{2,16})[”》」]"
# Any two to six characters are a name before these; before the weak ones, only if they were seen in one.
_LATELY = "(?:近日|日前|[今昨当][日天]|[本上]周|去年|今年|上半年|正式|首次|突然|早先|刚刚|一经)?"
_DOES = "宣布|实现(?:营|销|净|收)|推出|官宣|旗下|营收|净利|股价|市值|得到|砍下|打进|攻入|是一[家款个座种名位部项]"
_REPORTS = r"盘[前中后]|发布(?:20\d\d年|半年|年度|业绩|财报)|披露20|20\d\d(?:[一三]季报|半?年报|中报)"  # 2023年报
_SURE = f"{_LATELY}(?:{_DOES}|{_REPORTS})"
_UNSURE = r"第?[一二三四]季度|20\d\d年|今年|从|共有|占地|销量"
_SHORT = rf"(?P<short>{_NOT_FIRST}{_CHARACTER}{{2,6}}?)(?=(?P<sure>{_SURE})|{_UNSURE})"
_LINKS = any_of(
    "其中 而 但 此外 另外 同时 不过 目前 如今 当天 当日 同日 近日 今天 昨天 随着 作为 另一产品 另一 得益于 "
    "电影 影片 动画电影 国产电影 电视剧 电视剧集 纪录片 游戏 小说 图书"
)
# 截至2023年9月末, 今年上半年, 前8个月; all of it may be left out.
_DATES = (
    r"(?:截[至止]|至|到)?(?:(?:20|19)\d\d年|今年|去年)?"
    r"(?:前[一二三四五六七八九十两\d]{1,2}个?月|\d{1,2}月)?(?:\d{1,2}日)?"
    r"(?:[末底初]|以来|上半年|前三季度|第?[一二三四]季度|全年)?"
)
_LEADING = rf"[\s　]*(?:(?:{_LINKS})，?)?(?:{_DATES}，?)"
CLAUSE = re.compile(rf"(?:^|[，。；：！？\n]){_LEADING}")
# Begins with a set of characters, not with an alternative: the engine then skips to the next of them, ten times faster.
OPENING = re.compile(rf"[，。；：！？）)\n　 ”]{_LEADING}(?P<name>{_QUOTED}|{_NAMES}|{_SHORT})")

LISTED = re.compile(rf"[一-龥]{{2,8}}(?:{_BANKS}|公司|集团)|{_PLACES}")
"""What is a name and no measure: "净利润工商银行862亿元、建设银行865亿元"."""
NO_NAMES = words("M2 M1 PM2.5 Q1 Q2 Q3 Q4 App OLED CLTC WLTC NEDC Pro Wi-Fi Logo EBITDA")
"""Latin words that measure, count or describe; three capitals alone never are a name."""
_NO_START = any_of(
    "我们 人们 企业 客户 用户 消费者 市场 项目 产品 如今 因 所 若 通过 记者 目前 近 今 去 明 前 后 "
    "当 一 二 三 四 五 六 七 八 九 十 两 几 不 未 应 需 须 正 仍 只 仅 共 总 全 新 大 小 老 好 自 年 月 "
    "数据 银行 通知 扣非 归母 户均 上年 同期 单季 季度 上半 下半"
)
_NO_END = any_of(
    "数 量 额 率 价 值 收入 利润 规模 增速 面积 温度 气温 贷款 融资 资金 上 下 中 里 内 外 时 后 前 来 去 "
    "起 需求 企业 客户"
)
SHORT_STOP = re.compile(f"^(?:{_NO_START})|(?:{_NO_END})$")
OFFERED = re.compile("[贷宝通卡险融保]$")
"""How something ends that somebody offers; its figures are the one's who offers it."""
VERBS_IN_NAMES = words("""
    超市 控股 分行 支行 高新 创新 联合 组合 联想 支付 理财 导航 成长 驾驶 侦查 执法 制造 担保 互助 开发 保障 收购 租赁
    认证 建造 结算 清算 托管 种植 采购 批发 发行 注册 入驻 奔驰 探索 出版 播出 就业 孵化 扶贫 统筹 复制 修复 保护 保育
    治疗 体检 转运 维修 安装 装配 拍卖 征信 捐助 捐赠 表演
""")
"""Words that jieba takes for verbs, and that names are made with."""
COUNTED_NAME = re.compile(r"[一二两三四五六七八九十\d]+(?:个|大|项|张|条|平台)")
"""三平台, 四个中心: what somebody counts under one name."""
PRODUCT = re.compile(r"(?:贷|宝|通|卡|险|云|链|融|保|号|计划|平台|系统|指数|基金|[A-Za-z0-9])$")
MAGAZINE = re.compile("[”》](?:杂志|周刊|报|网站|官网)")
"""What follows the name of a paper, which tells what others do."""
PRODUCT_WORD = re.compile(r"平台|系统|产品|业务|项目|上线|APP|App|是一|票房")
WITHIN = re.compile("[一-龥A-Za-z0-9+] +$")
"""How a text ends within a clause: a space that only sets Latin letters off from Chinese ones opens none."""
LOCATIVE = re.compile("地区|市场|境内|街头|各|本地|本土")
QUOTED = re.compile("[“《]([^“”《》，。]{2,8})[”》]")
_CODE = r"[A-Z]{1,6}[.:][A-Z]{2,6}|\d{5,6}(?:[.,，][^）)]{1,9})?"  # ACME.US, 600000, 600000.SH
CODED = re.compile(rf"(?<![一-龥A-Za-z0-9&·])(?P<name>[一-龥A-Za-z0-9&· ]{{2,16}}?)[ 　]?[（(](?:{_CODE})[）)]")
"""A listed company with the code of its share: 青禾科技(600000.SH)."""
AUTHORITY = re.compile("(?:[队部局厅署委院校军]|委员会|警方|军方|组织|大使馆|气象台|央行|[男女][篮足排]|[大中小]学)$")
"""How the name of a body ends that 该公司 does not stand for."""
# 上市 of 上市公司, 文化传媒有限 of 文化传媒有限公司.
_KINDS_OF_COMPANY = "上市|股份|股份有限|有限|有限责任|[^市省县]{2}(?:传媒|科技|贸易|投资)(?:股份)?有限|子|分"
GENERIC = re.compile(
    f"(?:[一两三四五六七八九十多几各数]+家|其他)?(?:{_KINDS_OF_COMPANY})?公司"  # 多家上市公司
    "|(?:境[内外]|[中外各]资|其他|各家)银行"
    "|(?:专家|研究|创业)?团队|球队|救援队"
    "|(?:网络|社交|互联网)?平台"
    "|(?:电动|新能源)?汽车"
)
"""What ends like the name of an organisation, and is none."""
_DOCUMENTS = "通知|意见|办法|规定|解释|报告|公告|方案|决定|措施|条例|指引|指南|规划|标准|草案|通告"
PAPERS = re.compile(
    f"(?:[一-龥]{{0,2}}(?:{_DOCUMENTS}))"  # 管理办法
    "|.*(?:报|新闻|周刊|杂志)"  # 云州晚报
    "|[0-9.]+"
)
"""What stands in quotation marks, and no figures are of: short names of documents, newspapers, numbers."""
SAYS_WHAT = re.compile("得到|是一")
"""Verbs that tell of anything, and not just of companies and films."""
BEFORE_VERB = re.compile("就|已|也|便|又|拥有|共有|现有|有(?!关|限)")
AS_INTRODUCED = re.compile(rf"(?:^|[，。；：！？\n　 ]){_LEADING}(?:第\d+号)?(?:超强|强)?(?:台风|卫星|飞船|火箭)[“《]$")
"""How a clause opens that names a storm or a craft: 今年第6号台风“海葵”."""
BESIDE = frozenset("与和对向给为被把由于跟同及、“")
"""What stands before a name that is no subject."""
INTRODUCING = tuple(words("公司 餐厅 店 品牌 企业 机器人 卫星 飞船 火箭 舰 轮 台风 团队 名为 叫 叫做 取名 下称 简称"))
"""What stands before a quoted name that is one."""
KINDS_OF_BRANCH = re.compile("各|多|科技|文化|特色|小微|社区|客户|全|促|既|其|首|该|辖")
_SAYING = any_of(
    "显示 发布 公布 表示 介绍 透露 称 指出 认为 预计 预测 获悉 消息 报道 宣布 数据 统计 通报 记者 说 讯 调查 "
    "解释 强调 负责人 总裁 董事长 行长 主任 教授 分析师 专家 发言人"
)
SOURCE = re.compile(rf"[^，。；]{{0,16}}?(?:{_SAYING})(?![^，。；]{{0,24}}(?:财报|年报|季报|业绩|中报))")
