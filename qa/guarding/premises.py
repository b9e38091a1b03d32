"""What a question takes for granted: 什么时候倒闭的 is answered only by a text that speaks of 倒闭.

A verb that says what happened has to be told, in the same word or in one with its first character (停业, 暂停营业). A
verb that everybody puts in another way (提供, 适合) need not. Pure functions over texts.
"""

import re
from collections.abc import Iterator

from corpus.chunking import sentences
from corpus.measuring.figures import Figure, figures
from corpus.measuring.units import Family
from corpus.wordlist import words
from qa.asking.question import Question
from qa.language.answer_kinds import Kind
from qa.language.changes import contrary
from qa.language.question_words import QUESTION_WORD
from qa.language.synonyms import synonyms_of
from qa.language.tagging import flag_of, is_word, tagged_words
from qa.reading.reader import Quote

# Kinds whose answer is worded anew as a whole.
_FREE = (Kind.DEFINITION, Kind.COMPARISON, Kind.LIST)
# What is done to something, and not only said in many ways: 卖掉 is told by 卖, or by 出售.
_DONE_TO = frozenset("卖买关拆砍炸烧撞杀偷抢停退逃搬丢")
# 拿到, 拿不出, 划给: what stands behind the verb itself.
_COMPLEMENT = re.compile("不|[到出给成为掉起完好上来去走住开过清]$")
# Kinds of questions whose verb may say that something rises or falls.
_OF_A_CHANGE = (Kind.REASON, Kind.DATE, Kind.PERSON, Kind.YES_NO)
_ROUNDED = 0.05
_WHY = re.compile("为什么|为何")
_AS_A_NOUN = re.compile("有(?:[些哪]|什么|何|啥|没有|无)(?:样的|特别的?|具体的?)?$")  # 有什么限制
_ASKED = re.compile(f"(?:{QUESTION_WORD.pattern})(?:[会要想被又还没不才就]|没有|突然|宣布|决定)*$")
# Verbs that say little, or that come in many words.
_LIGHT = words("""
    是否 考虑 声称 呈现 结束 强化 克服 已有 需求 争取 提供 提交 发放 放贷 放款 投放 支持 造成 宣布 适合 适用 面向
    针对 照顾 遭遇 申请 渡过 度过 办理 开展 进行 采取 实施 使用 利用 运用 采用 负责 参与 参加 涉及 包括 包含 属于
    需要 要求 希望 准备 打算 计划 预计 预期 表示 觉得 评价 介绍 说明 透露 强调 来自 位于 出现 发生 存在 产生 导致
    超过 增加 增长 减少 下降 上涨 上升 获得 取得 拥有 具有 具备 覆盖 服务 帮助 扶持 解决 处理 完成 实现 推行 推广
    打造 建立 建设 设立 成立 开设 开办 开始 启动 组成 构成 合作 联合 携手 对接 享受 选择 决定 担任 出任 当选 算起
    截至 相比 对比 相差 排名 位列 位居 审批 批准 通过 保证 保障 确保 满足 符合 缺钱 缺少 缺乏 有没有 叫做 名叫 用于
    靠着 依靠 依托 看看 知道 了解 告诉 请问 帮忙 举行 举办 召开 发布 公布 公开 发表 签署 签订 投资 花费 耗资 耗时
    组织 安排 部署 推动 促进 提高 提升 加强 改善 优化 调整 变成 划归 归属 分配 考核 允许 规定 禁止 执行 落实 开放
    报道 刊登 提到 说到 称 实行 施行 生效 推进 出发 前往 到达 抵达 寻求 编写 制定 起 作用
    才能 愿意 称呼 截止 认定 借钱 登记 伺候 没有 剩下 宣称 为止 骗走 扣钱
    生意 称作 看待 对待 等于 还有 为准 走过 来扣 拿来 经手 放过
    到位 说法 接受 接待 容纳 吸引 带动 贷款 借款 融资 还款 付款 收费 用钱 花钱 省钱 赚钱 缴纳 缴费 报名 预约 联系
""")


# What ends something, or happens to somebody once: told in so many words, or not at all. 临时停业 is no 停办.
_PLAIN = words("""
    停办 停业 关闭 撤销 取消 下架 下线 倒闭 破产 沉没 辞去 辞职 离职 卸任 免职 免去 解雇 开除 处罚 罚款 亏损 出生
    去世 逝世 被捕 逮捕 退市 违约 叫停 终止 中止 解散 解约 停产 停售 停牌 拒绝 召回 爆炸 坠毁 失踪 结婚 离婚 收购
    并购 起诉 上市 更名 改名 改制 迁址 分拆 增资 减资 判刑 入狱 上诉 领投 跟投 偿还 罢工 裁员 裁撤 涨价 跳槽 退休
    退役 叛变 造假 泄露 泄漏 停运 停播 停更 停航
""")


def untold(question: Question, text: str, near: str) -> str:
    """The verb of the question that a text does not tell of, "" where it tells of all that matter.

    ``near`` is the part of the text in which it may stand in another word.
    """
    if question.kind in _FREE:
        return ""
    reason = _reason_missing(question, text)
    if reason:
        return reason
    asked = [word for word in (*_events(question), *_outcome(question)) if word not in text]
    missing = next((word for word in asked if not _told_otherwise(word, text, near)), "")
    return missing or (contrary(question.text, near) if question.kind in _OF_A_CHANGE else "")


def ungiven(question: Question, quote: Quote) -> str:
    """The sum or the rate that the question takes for granted, and no sentence at the quote gives; else "".

    A sum may be rounded: 120亿 is 120.4亿元.
    """
    tiles = sentences(quote.paragraph.text)
    at = next((n for n, (start, end) in enumerate(tiles) if start <= quote.start < end), 0)
    low, high = tiles[max(0, at - 1)][0], tiles[min(len(tiles) - 1, at + 1)][1]
    told = [figure for figure in figures(quote.paragraph.text[low:high]) if _is_sum_or_rate(figure)]
    for given in filter(_is_sum_or_rate, figures(question.text)):
        same = (figure for figure in told if (figure.unit == "%") == (given.unit == "%"))
        if not any(abs(f.value - given.value) <= _ROUNDED * given.value for f in same):
            return question.text[given.start : given.end]
    return ""


def _is_sum_or_rate(figure: Figure) -> bool:
    return figure.family is Family.MONEY or figure.unit == "%"


def ends_something(verb: str) -> bool:
    """Whether a verb says what ends something, or happens once: no other word tells of it."""
    return verb in _PLAIN


def _told_otherwise(word: str, text: str, near: str) -> bool:
    """Whether a text tells of a verb in another word, or of one that begins alike."""
    if _in_other_words(word, text) or (word[0] in _DONE_TO and _in_other_words(word[0], text)):
        return True
    apart = word[0] not in "去出" and re.search(
        f"{re.escape(word[0])}[一-龥]{{1,4}}{re.escape(word[1])}", near
    )  # 辞去…职务, 停止办理
    return bool(apart) if word in _PLAIN else _told(word[0], near)


def _reason_missing(question: Question, text: str) -> str:
    """What a reason is asked of, where a text has no word of it: 要求抵押房产 of 为什么要求抵押房产."""
    asked = _WHY.search(question.text) if question.kind is Kind.REASON else None
    said = [
        word
        for word, flag in (tagged_words(question.text[asked.end() :]) if asked else ())
        if flag[0] in "nva" and len(word) > 1 and word not in _LIGHT and not _named(word, question)
    ]
    held = any(word in text or _in_other_words(word, text) or _told(word[0], text) for word in said)
    return "" if held or not said else said[0]


def _told(character: str, text: str) -> bool:
    """Whether a verb of the text holds a character."""
    for match in re.finditer(character, text):
        at = match.start()
        if any(flag_of(text[low : low + 2])[:1] in ("v", "d") for low in (at - 1, at) if low >= 0):
            return True
    return False


def _in_other_words(word: str, text: str) -> bool:
    return any(other in text for other in synonyms_of(word))


def _events(question: Question) -> Iterator[str]:
    tagged = [("", "x"), *tagged_words(question.text), ("", "x")]
    at = 0
    for (_, before), (word, flag), (noun, behind) in zip(tagged, tagged[1:], tagged[2:], strict=False):
        asked = bool(_ASKED.search(question.text[:at]))  # 为什么 关闭
        had = word not in _PLAIN and _AS_A_NOUN.search(question.text[:at]) is not None
        at += len(word)
        happens = (flag == "v" or word in _PLAIN) and len(word) > 1 and (is_word(word) or asked) and word not in _LIGHT
        attribute = behind == "n" and is_word(noun) and not asked  # 杀伤地雷, 装修进展
        within = word[0] in "上下里中" and before[0] in "nj" and not asked  # 普惠云上 批了, which is cut as 上批
        done = word in _PLAIN or (len(word) == 2 and word[0] in _DONE_TO)
        brought = bool(_COMPLEMENT.search(word)) and not done
        if happens and not (attribute or within or brought or had or _named(word, question)):
            yield word


def _outcome(question: Question) -> Iterator[str]:
    """What a reason is asked of, at the end of the question: 下线 in 为什么在1月下线, a noun to jieba."""
    said = [word for word, flag in tagged_words(question.text) if flag[0] in "nv" and len(word) > 1]
    if (
        question.kind is Kind.REASON
        and said
        and said[-1] not in _LIGHT
        and question.text.rstrip("？?了的呢").endswith(said[-1])
    ):
        yield from (word for word in said[-1:] if is_word(word) and not _named(word, question))


def _named(word: str, question: Question) -> bool:
    return any(word in name for name in question.names) or (word in question.head and word not in _PLAIN)
