"""Words that say the same in questions and in articles: 馆子 and 餐厅, 专利 and 知识产权. General Chinese; no names.

A question is often asked in plainer words than its answer is written in. Knows nothing of how texts are compared.
"""

from collections import defaultdict
from functools import cache

_GROUPS = """
    消金 消费金融
    金租 金融租赁
    产险 财险 财产保险
    寿险 人寿 人寿保险
    董秘 董事会秘书
    罚单 罚款 处罚 罚金
    馆子 餐馆 饭馆 饭店 餐厅 酒楼 餐饮
    歇业 停业 暂停营业 关门 关店 关张
    亏 亏损 亏钱 损失
    员工 职工 雇员 从业人员
    老板 企业主 负责人 实控人 创始人 店主
    专利 知识产权
    抵押物 抵押品 抵押 担保物 担保 抵质押
    交税 纳税 缴税 税收 报税
    纳税记录 纳税信息 税务数据 纳税数据
    政府订单 政府采购
    单子 订单
    中标 中选
    电影 影片 影视
    文创 文化创意 文化产业 文化行业 文化企业
    零食 食品 小吃 点心
    饮料 饮品
    衣服 服装 服饰
    家电 电器
    家具 家居
    办厂 建厂 投资建厂 设厂
    缺钱 资金紧张 资金周转 资金需求 资金短缺
    商户 商家 个体工商户 企业
    旺季 销售旺季
    入口 渠道 途径 通道
    老大 龙头 领军 规模最大 第一
    火 走红 爆红 火爆 风靡
    开张 开业 成立 开办 创办
    合伙 合作 联手 携手 联合
    帮 扶持 支持 帮助 助力
    免费 不收费 免收
    优惠券 消费券
    补贴 补助 资助
    奖金 奖励
    降价 下调 降低 优惠
    涨价 上调 提高
    批准 核准 审批
    禁止 不得 不准
    允许 准许 可以
    担心 担忧 忧虑
    批评 谴责 指责
    夸 称赞 赞扬 点赞
    说明 解释
    承认 坦言
    保证 承诺
    告诉 告知 通知 送达 提醒
    检查 检测 排查 抽查 巡查
    修 修复 维修 抢修
    搬 搬迁 迁移
    拆 拆除
    扩建 扩容
    延期 推迟 延迟 展期
    提前 提早
    取消 撤销 废止
    分店 门店 网点
    总部 总行 总公司
    上级 主管部门
    领导 负责人 主要负责人
    副手 副职
    客户 用户 顾客
    会员 注册用户 用户
    下载 安装
    密码 口令
    照片 图片
    视频 短视频 录像
    书 图书 书籍 著作
    歌 歌曲 曲目
    比赛 赛事 大赛
    奖牌 奖项
    教练 主教练
    球员 选手 运动员
    便宜 低 优惠 实惠
    高出 高于 超出 超过 大于
    低于 少于 小于 不到
    累计 合计 共计 总计 总共 一共
    同期 同比
    涨 增长 上涨 上升 提高 增加
    跌 下降 下跌 降低 减少 回落
    省钱 节省 节约 降低成本
    快 迅速 高效 提速
    手续 流程 程序
    材料 资料 单据
    网点 柜台 门店 营业厅
    手机 移动端 APP App 线上
    网上 线上 在线 互联网
    卫星 航天 宇航 太空
    高科技 高新技术 科技
    饭 餐
    房子 住房 房屋 住宅 房产
    工资 薪酬 薪资 收入
    工作 就业 岗位
    小孩 孩子 儿童 幼儿
    老人 老年人 长者 高龄
    农民 农户 村民
    学生 学员 考生
    医生 医师 大夫 医护
    病人 患者
    看病 就医 就诊 诊疗
    警察 民警 公安 警方
    车祸 交通事故
    着火 火灾 起火 失火
    死了 死亡 遇难 身亡 去世 逝世
    受伤 伤者 伤员
    地震 震级
    台风 飓风
    停电 断电
    坐牢 有期徒刑 判刑 获刑
    罚款 罚金 处罚
    老外 外国人 外籍
    出国 出境
    回国 归国
    上班 就职 任职 工作
    辞职 离职 辞去 卸任
    当选 选为 当了
    得了 获得 荣获 夺得
    冠军 金牌 第一名
    飞机 航班 客机
    火车 列车 高铁
    地铁 轨道交通
    开通 通车 启用 投运
    盖 建 修建 建设 建造
    完工 竣工 建成 落成
    首发 发射 升空
    买 购买 购入 采购
    卖 销售 出售 售出
    花 投入 投资 耗资
    赚 盈利 利润 净利
    欠 负债 欠款
    借 贷 贷款 借款 融资
    还钱 还款 偿还
    存钱 存款 储蓄
    利息 利率
    期限 时长 多久
    股东 持股
    老家 籍贯 出生
    年纪 年龄 岁数 岁
    天气 气象
    污水 废水
    垃圾 废弃物
    树 树木 林木
    山火 森林火灾
    大水 洪水 洪涝 汛情
    大雨 暴雨 强降雨
    空气质量 空气
    粮食 谷物
    猪 生猪 猪肉
    鱼 水产
    油 石油 原油
    电 电力
    汽车 车辆 轿车
    电动车 新能源汽车 新能源车
"""


@cache
def _table() -> dict[str, tuple[str, ...]]:
    table = defaultdict[str, list[str]](list)
    for line in _GROUPS.strip().splitlines():
        group = line.split()
        for word in group:
            table[word] += [other for other in group if other != word]
    return {word: tuple(dict.fromkeys(others)) for word, others in table.items()}


def synonyms_of(word: str) -> tuple[str, ...]:
    """Other words for a word, none where it has none."""
    return _table().get(word, ())


@cache
def longest() -> int:
    """The length of the longest word that has others."""
    return max(map(len, _table()))
