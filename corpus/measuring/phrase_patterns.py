"""Words around figures, as patterns: what links a measure to its figure, what a change is, where noun phrases end.

Word lists of general Chinese, no names. Lookaheads and lookbehinds spare the longer words that a short one is part of
(在 in 在途), where the dictionary doesn't say so itself. Knows nothing of how they are put together: phrases.py
does that.
"""

import re

from corpus.wordlist import any_of, in_order, words

# Words between the noun phrase and its figure.
_MOVE = (
    "增 增长 增加 升 提升 提高 上升 上调 上涨 涨 扩大 回升 延长 下调 降 降低 下降 减少 跌 下跌 回落 回调 缩短 "
    "攀升 抬升 跃升 飙升 急升 微升 激增 猛增 大增 剧增 骤增 劲增 微增 暴涨 大涨 微涨 上行 上扬 走高 走阔 升值 反弹 "
    "减 缩减 缩小 骤降 大降 微降 骤减 锐减 压降 压减 调升 调增 调降 调减 暴跌 大跌 微跌 下行 下探 下挫 走低 收窄 缩水 "
    "贬值 "
)
_MOVING = any_of(_MOVE + "调 调整 扩展 拓展 放宽 压缩 恢复")
_ROSE_TO = f"(?:{_MOVING})[至到为]"
_LINKS = any_of(
    "已经 经过 历经 合计 总计 共计 累计 累积 分别 突破 超过 总共 随之 一共 共有 大约 大概 几乎 接近 将近 高达 "
    "多达 仅有 目前 预计 左右 达到 约合 折合 保持 至少 至多 最多 最少 最高 最低 最快 只有 起步 达 是 了 逾 至 仅 "
    "已 也 则 又 各 每 等 以 只 首次 再次 一直 可能会 不会 将会 才会 可能 维持 稳定 持续 仅剩 剩余 需要 有望 为期 亦 "
    "曾 却 拟 昨日 今日 当日 昨天 今天 当天 一度 折合约 集中 位于 处于 长达 创纪录的 破纪录的 创历史新高的 惊人的"
)
_SHORT_LINKS = in_order(r"""
    (?<![成作认分])为 (?<![拥具含设占享持拥没])有 (?<![得收受接看感])到 (?<![通经难])过 (?<![中英反])超
    (?<![合签节预契条特])约 (?<!附)近 (?<!公)共 (?<!存)在 (?<![人平日户年月])均 (?<!人)才 (?<![首成])都 (?<!成)就
    (?<![偿归])还 (?<!方)便 (?<![许认])可 (?<!即)将 由 从
    (?<=[一-龥])(?<![预申通警举播回汇海情快财年季月日周早晚])报(?!收) (?<!报)收于 (?<=报收)于
    (?<![由对属关低高大小早晚优次收位处用])于 需 (?<!必)须 (?<![主重需])要 遭 (?<![突打爆侦])破
""")
_EACH = "每(?:平方米|千瓦时|公斤|小时|盎司|[桶股吨斤克箱晚月年天周日人张份度次户亩])"
FILLERS = re.compile(rf"(?:{_ROSE_TO}|{_LINKS}|{_SHORT_LINKS}|{_EACH}|[：:（(—\-~～]|\s)+$")

# Changes: what it is compared with, and how it moved.
_BEFORE = any_of(
    "上年 去年 上月 上季度 上季 上周 上日 前日 昨日 年初 月初 期初 同期 此前 之前 以往 往年 前一 上一 疫情前 "
    "一季度 二季度 三季度 四季度 上半年 前值 本"
)
_THAN_BEFORE = rf"(?:{_BEFORE}|20\d\d年|\d+月)[^，。；、]{{0,8}}?"  # 上年同期, 2022年末
_THAN_ANOTHER = "[^，。；、达为超]{2,14}?"  # 行业平均水平
COMPARED = re.compile(
    f"(?:较|比)(?:{_THAN_BEFORE}|{_THAN_ANOTHER})(?:相比)?"  # 较上年同期, 比行业平均水平
    "|[与和同跟][^，。；]{2,10}?相比"  # 与年初相比
    "|相[比较](?:于|之下)?[^，。；、]{0,14}?"  # 相比2022年末, 相较于年初
    r"|同比(?:20\d\d年)?(?:同期)?|环比|按[年月季]"
    "|年均|月均|日均"
)
_MOVES = any_of(
    _MOVE
    + "增收 增幅 增速 新增 净增 多增 少增 多减 少减 上浮 提前 加快 放缓 下滑 下浮 减幅 升幅 降幅 涨幅 跌幅 缩减 压降 "
    "收窄 高出 高于 低于 多出 减 高 低 多 少 翻"
)
MOVED = re.compile(f"净?(?:{_MOVES})")
_SHARED = (
    "(?:增量)?(?:占比|比重)"
    "|占(?!地|用|有|据)[^，。；、]{0,12}?的?"  # 占全部贷款的
    "|(?:仅?约?为|相当于|完成)[^，。；、]{2,12}?的"  # 相当于去年的, 完成全年计划的
)
CHANGE = re.compile(
    rf"(?P<base>{COMPARED.pattern})?(?:的)?(?P<moved>(?:复合|平均|累计)?{MOVED.pattern}|{_SHARED})率?(?:了|幅度)?$"
)
_ADVERBS = any_of("同步 大幅 显著 明显 小幅 略微 略有 进一步 继续 持续 累计 分别 净 再 又 已 将 还 也 各")
COMPARED_ALONE = re.compile(r"(?P<base>同比|环比|按年)[+＋]?$")
"""A change that only its sign tells: 同比+14.3%."""
ADVERBS = re.compile(
    f"(?:{_ADVERBS}|(?<!合)约)+"
    "(?=增|减|[多少][增减]|上|下|提|降|升|涨|跌|回|扩|收|放|加|延|缩|攀|抬|跃|飙|激|猛|骤|锐|走[高低阔])"
)
BARE_MOVES = frozenset(words("高 低 多 少 升 降 翻 减 增 提前 加快"))
"""Moves that say nothing without what they are compared with."""

# "这一余额较年初增长…": the measure was named before.
ANAPHOR = re.compile(
    "(?:这一|这个|这|该|上述|这些)(?:.{0,2}(?:数字|数据|余额|金额|规模|比例|占比|指标|数))?"
    "|一(?:余额|数字|数据|比例|规模|指标|数)"
)
EARLIER = re.compile("(?:上年|去年|上月|前年)同期|同期|前值")
"""When, in place of what: "净利润5亿元，上年同期为4亿元"."""
LEFT = "此前"
"""How a value that was left relates to its measure."""
EARLIER_VALUE = re.compile(f"({EARLIER.pattern})的$")
COUNTED_AGAIN = re.compile("(?:累计)?(?:服务|贷款|客户|授信|支持)?(?:户数|笔数|家数|人数|件数)")
"""A count that belongs to the measure before it: "科技贷款余额1600亿元，服务户数7100户"."""
PER_HEAD = re.compile("(?:户均|人均|日均|月均|年均|次均|平均|均价|单价)")
"""A measure of the one before it, for each: "标准总计4万个，户均3个"."""
BOUND = re.compile("(?:最高|最低)?(?:上限|下限|高点|低点|最高值|最低值)")
"""A bound of what the measure before it is the other bound of: "缴费基数上限9万元、下限3万元"."""
LEVEL = re.compile("(?:余额|规模|总额|金额|总量|数量|额度)$")
FIELD = re.compile(
    r"(?:对于?|针对)?(?:符合条件的|各类)?"
    r"([一-龥A-Za-z“”]{2,12}?(?:贷款|业务|产品|客户|企业|农户|项目|领域|行业|险种|车型))(?:方面|来说|而言)?"
)
"""A clause that only names what the next one speaks of: "符合条件的小微贷款，优惠60BP"."""
MEASURE = re.compile("(?:量|额|收入|投资|产值|利润|总值|增加值|贷款|成本|支出|产量|销量|规模|面积|人数)$")
LEFT_BEHIND = re.compile("[从由](?:[^，。；、]{0,6}的|[^，。；、]{2,16}后|原来的?[^，。；、]{2,10})?$")
MOVING_ON = re.compile(f"[^，。；、]{{0,4}}?(?:(?:{_MOVING})?[至到]|(?:{_MOVING}|变更?|改)为)")
"""What stands around a value that was left: 从 and 下调至 of "利率从2.65%下调至2.5%"."""
PARTIAL = re.compile("(?:累计)?(?:金额|总额|额度|规模|数量|均价|单价|价格|面积)$")
"""A measure that says little without the one before it: "续贷业务874笔，金额63亿元"."""

# A noun phrase starts behind one of these.
_HEADS = any_of(
    "额 量 率 价 值 费 数 线 款 总值 总额 总量 收入 资本 面积 均价 经理 里程 能力 规模 病例 成本 余额 利润 业 时间 "
    "时长 进出口 出口 贸易 区 站 器 员 商 者 点"
)
_VERBS = any_of(
    "投放 发放 办理 提供 获得 取得 得到 解决 建成 设立 建立 开设 新建 拥有 收到 收获 发行 募集 筹集 签订 签署 "
    "签约 落实 推出 开通 投入 减免 退还 支付 缴纳 完成 实现 创造 带动 帮助 覆盖 惠及 吸引 引进 培育 培训 开展 "
    "举办 组织 走访 接待 处理 审理 查处 查获 破获 抓获 打掉 缴获 追回 挽回 避免 种植 收割 播种 生产 销售 售出 "
    "卖出 买入 采购 购买 交付 出货 定价 搭载 配备 配有 采用 支持 服务 安排 下达 拨付 出动 派出 调派 转移 疏散 "
    "救治 接种 检测 确诊 治愈 造成 导致 打进 攻入 砍下 贡献 送出 抢下 斩获 夺得 赢得 运送 发送 开行 运行 行驶 "
    "飞行 途经 包括 包含 涉及 来自 面向 针对 授予 颁发 评选 入选 确保 办成 录取 招收 招聘 聘请 吸纳 安置 超额 "
    "录得 披露 公布 发布 表示 显示 指出 透露 认为 预计 预期 计划 力争 使得 达成 成交 进账 上线 认定 累计 合计 "
    "共计 总计 目前 其中 另有 还有 分别 约有 共有 设有 建有 现有 已有 有着 持有 占有 收集 保存 汇集 排放 观看 "
    "促成 预测 声称 打印出 创下 "
    "划出 划拨 处分 保证 判处 判决 判令 赔偿 调拨 捐赠 捐款 报收 收报 "
    "没收 打击 捣毁 收缴 送往 要求 骗取 查验 提起 发出 做好 实施 装满 接报 收治 接收 "
    "销毁 推动 新增 增加 减少 降低 提高 承担 涵盖 保持 需要 使用 连续 致使 享受 报名 参加 侦办"
)
_NEAR = r"在[^，。在]{1,14}?(?:上(?!市|升|涨|海|线)|中(?!小|国|心|标)|里|内(?!蒙|地)|期间|方面)"
_SHORT = in_order(r"""
    向 把 将 被 给(?![付水力]) 由 从中 从(?!业) 在(?![校建岗职营途册售研手用险]) 为(?![主止期]) 对(?![公口外接应]) 与 及
    并(?![购网表]) 于 因(?!子) 以(?![上下内外来色]) 就(?![业诊餐医]) (?<![通使采应作业])用(?![电人气车能]) 按 凭借? 靠
    经(?![营销费理常开]) 据(?!点) 和(?![平解]) 或(?!有) 但 而 且 则 也 已 还(?![款本贷息原]) 又 均 (?<!还)是
    (?<!所)有(?![机关]) 了(?!解) 着(?![陆装]) 时(?![间期长速]) 使(?!用) 让 (?<!应)该 这 其(?![他它])
    每(?![股人亩月年日天户公平桶]) 致(?!癌) 拟
""")
_VERB = f"(?<!净)(?:{_VERBS})(?!{_HEADS})"  # 投放, but in 投放额 it names what is measured
_PRONOUN = "(?<![其自])[我你他她它]们?(?![国省市县区校院方])"  # 他们, not 其他 or 我国
CUT = re.compile(f"{_VERB}|{_PRONOUN}|继(?![续承])|{_NEAR}|{_SHORT}")
# Heads that say little alone: the word before them belongs to them ("服务户数", "贷款额度的上限").
_BARE = any_of(
    "户数 人数 家数 笔数 件数 次数 个数 台数 数量 数目 总数 金额 数额 额 额度 量 率 值 价 价格 "
    "收入 支出 利润 规模 比例 比率 面积 人次 上限 下限 单价 均价 里程 时间 时长 成本 费用 余额 总体 能力 水平 "
    "用时 收益 可能性 概率 风险"
)
BARE = re.compile(f"(?:的|总)?(?:{_BARE})$")
_OPENERS = any_of(
    "公司(?!债|贷|存|金|客|业|类|理) 集团 其中 此外 另外 同时 而且 而 但 且 全行 全市 全省 全国 全县 全区 全年 "
    "当年 当日 当天 当月 对应 相应 相关 另一 另 以及 以上 一笔 一家 一个 一项 一批 一种 其(?!他|它|余) 他们 她们 "
    "它们 它(?!们) 我们 年末 期末 月末 最后 最终 后 前 的 之 、 ， ” “ 《 》"
)
_SHORT_OPENERS = r"共(?!和|同|享)|仅|约(?!定)|上(?![证限升涨市线海半年调映车门班岗街课学传报缴述])|里|内(?!外|蒙)|\s"
_NUMBERING = r"(?:\d+[.．])?"  # 1.
# What a noun phrase does not begin with: 此外 of 此外贷款; but 后 is part of 后期.
LEAD = re.compile(rf"^{_NUMBERING}(?:(?:{_OPENERS}|{_SHORT_OPENERS})(?=[^率额量数值价期]|$))+")
_PART_OF_YEAR = (
    "(?:以来|全年|第?[一二三四]季度|[前首]三季度?|首季度?|前两个?季度|半年度|[上下]半年)"
    r"|前[一二三四五六七八九十两\d]{1,2}个?月"  # 前8个月
    r"|\d{1,2}(?:[至到\-—]\d{1,2})?月份?(?:\d{1,2}日)?"  # 1-9月, 5月份, 6月30日
)
# All of these may be left out; in 2023年普惠贷款 it is the year alone.
TIME = re.compile(
    f"{_NUMBERING}(?:[昨今当前][日天])?"
    r"(?:(?:截至|截止到?|自|从|到|至|在)(?=[\d今去明本]))?"  # 截至 of 截至6月末
    r"(?:(?:19|20)\d\d(?:-\d+)?年?|今年|去年|明年|前年|本月|上月)?"
    f"(?:{_PART_OF_YEAR})?"
    "(?:[末底初]|以来|来(?=收益|回报|累计|[涨跌])|期间|当天)?"  # 来 of 今年来收益
)

# A noun phrase behind a figure ends before one of these.
NOUN = re.compile(r"[一-龥A-Za-z0-9“”《》·+\-.]{1,26}")
_AFTER = any_of(
    "无一 暂停 全部 荣登 位列 位居 登上 排名 得到 获 用于 参加 参与 纳入 进入 通过 实现 完成 投入 投放 发放 开展 "
    "顺利 成功 正式 同时 同比 环比 下降 上升 左右 以上 以下 之后 来自 涉及 覆盖 集中 启动 开工 建成 投产 同期 "
    "落地 列入 入选 荣获 签订 签署 签约 进行 死亡 受伤 遇难 失踪 失联 销往 服务于 提供 组成 组织 出席 亮相 参展 "
    "表示 出现 发生 中断 受损 损毁 形成 轮番 陆续 上映 持续 不断 继续 召开 举行 展示 分享 实施 付诸 增长 增至 截至 "
    "截止 相比 涉嫌 齐聚一堂 齐聚 肃立 在线 增加 减少 升至 达到 达成 占 位于 承担 密切 焕发 力争 贡献 拿下 创造 "
    "带动 吸引 一起 一同 一道 助力 赋能 护航"
)
_STOPPING = in_order(r"""
    参赛$ (?<![过除])去(?![年世库化]) \A中(?![小国文年高]) 走 赴 被 已 将 均 (?<!首)都(?!市) 在(?![建岗营途册售研])
    为(?!主) (?<!但)是 有(?![限效机]) 的 和(?!谐) 与 及 等(?![离学教校院职]) 由 从(?!业) 向(?!日) (?<!针)对(?![外公]) 把
    于 到(?!期) 至 受(?!灾) 可 (?<!功)能(?!力) 较 比 后 前 (?<![适及按])时(?!间) 中$ 内$ 起 共(?!同) 也 则 仍 还(?!本)
    就(?!业) 再(?!贷) 不(?![良动]) 未(?![来成]) 让 使 并 以 而 因 若 需 会(?=[在有是被将对给让把]) 了 之[间前后中内]
    (?<![公万])里(?=的|$) [内中](?=的) 上(?=的) 经(?![营贸])
""")
STOP = re.compile(f"{_AFTER}|{_STOPPING}")
MODIFYING = re.compile(
    any_of(
        "收入 产能 支行 分行 增速 需求 举措 行为 选手 合集 组合 展演 精选 破碎 制造 创新 保护 响应 驾驶 确诊 抢险 表演 "
        "健身 就业 抽检 认证 投诉 避难 传递 挂牌 扩产 保障 建造 帮扶 献血 搜救 充电 登记 处理 持股 获奖 提名 实践 征集 "
        "防护 护航 执行 开发 审批 注册 入驻 参展 签约 担保 授信 结算 支付 理财 采购 批发 租赁 维修 救助 扶贫 养老 育种 "
        "种植 创业 设计 治理 出租 出口 学习 教学 实习 值守 值班 执法 审计"
    )
)
"""How words begin that jieba takes for verbs, and that stand within the names of things."""
RELATIVE = re.compile("(?:有|具有|拥有|来自|获得|参加|符合|满足|从事)[^，。；、]{1,12}的")
"""A clause in front of what is counted: 有影响力的 in "500位有影响力的专家"."""
NO_NOUN = words("""
    我们 你们 他们 她们 它们
    其中 当前 目前 未来 最近 过去 短短 另外 期间 包括 分别 相比 截至 累计 平均 主要 最 最深 最高 最低 最大 最多
    最少 距今 另一 又一 只要 至于 时间里 时间内
""")
"""Words that stand alone beside a figure, and name nothing."""
GLOSS = re.compile(r"^[（(][A-Za-z0-9 .+\-]+[）)]")
"""A gloss on the name in front of a noun: (A.US)目标价."""
GOES_ON = re.compile("[一-龥A-Za-z0-9](?<!的)")
"""A character that goes on with the word before it."""
SINGLE_NOUNS = frozenset("宽重高长深厚粗花报")
"""Characters that alone say what is measured: 宽3米, 花62元; others are adverbs and positions."""
AT = re.compile("(?<=[一-龥]{2})(?:(?<![以线网])上|期间|之[间中内前后])$")
"""How a noun phrase ends that only says where: 高端市场上."""
GAINING = frozenset(words("取得 获得 实现 完成 录得 得到 达成 创造 拥有"))
"""Verbs that are no part of what is measured: 取得收益."""
ENDING_NOUNS = frozenset(words("排放 采购 定价 培训 服务 检测 销售 生产"))
"""Verbs that name what is measured where the noun phrase ends with them: 二氧化碳排放."""
EQUALS = re.compile(r"^(?:是|为|来自|属于|用于|投向|流向|由)")
HOW_HIGH = re.compile("的?(?:历史|近期|阶段性?|最|新)*(?:[高低]点|新[高低]|[高低]位|纪录|记录|峰值|水平)+")
"""What says behind a figure only how high it is, and not what it measures: 达到5亿元 的历史新高."""
HISTORY = re.compile("[一-龥]{0,4}(?:史(?!上)|历史|经验|工龄|教龄|党龄)")
"""What years are of: 2000多年建城史."""
VICTIMS = re.compile("下落不明|死亡|受伤|遇难|失踪|失联|被困|受灾|落水|确诊|入围|入选|获奖|参赛|参加|报名")
AGO = re.compile("来|以来|前|后|间|多?来|里")
DONE = re.compile("(?!的)(?:之?内|即可|就能|就可以?|便可|可|便|就|左右|能够?)*([一-龥]{2,8})")
_THEN_TIME = r"自|从|较|比(?!例)|同比|环比|今年|去年|近年|近日|近[两三]年|20\d\d"
_THEN_MANNER = "持续|连续|不断|快速|稳步|稳定|大幅|实现|保持|继续"
_THEN_MOVE = "增[长加速]|下[降跌滑]|上[升涨]|再创|明显|显著"
OPENS = re.compile(f"的?([一-龥A-Za-z]{{2,14}}?)(?={_THEN_TIME}|{_THEN_MANNER}|{_THEN_MOVE})")
"""What a clause opens with, and then says how it moved: 普惠贷款 of "普惠贷款自2018年以来快速增长"."""
