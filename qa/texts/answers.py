"""What answers, refusals and the command line say."""

from enum import Enum, unique


@unique
class Text(Enum):
    """(Chinese, English)."""

    REFUSAL = ("在这些文章里没有找到答案。", "These articles hold no answer to that.")
    COMPARED = ("{side}：{value}", "{side}: {value}")
    SEPARATOR = ("；", "; ")
    NOT_ABOUT_NAME = (
        "没有哪一段既说的是“{detail}”，又回答了这个问题。",
        "No paragraph is about “{detail}” and answers this.",
    )
    ENUMERATION = ("、", ", ")
    AND_ALSO = ("{before}、{last}", "{before}, {last}")
    MEASURE_OF = ("{owner}的{measure}", "{measure} of {owner}")
    HELD_AT_OTHER_TIMES = (
        "文章里有{what}，时间是{periods}；没有{asked}的。",
        "The articles give {what} as of {periods}, not of {asked}.",
    )
    HELD_BY_ANOTHER = (
        "“{product}”在这些文章里是{owner}的，没有{asked}的“{product}”。",
        "In these articles “{product}” is of {owner}; they have none of {asked}.",
    )
    HELD_BY_OTHERS = (
        "文章里有{listed}，没有“{asked}”的。",
        "The articles give {listed}, not that of “{asked}”.",
    )
    HELD_BESIDES = ("关于{name}，文章里有这些数字：{metrics}。", "What the articles give for {name}: {metrics}.")
    NOT_OF_PERIOD = ("没有哪一段说的是{detail}。", "No paragraph speaks of {detail}.")
    DIFFERENT_VALUES = ("文章里的数字不一：{listed}", "The articles give different figures: {listed}")
    VALUE_OF = ("{value}（{about}）", "{value} ({about})")
    TOLD_ON_BY = ("{date}，{publisher}", "{date}, {publisher}")
    SIDE_BY_SIDE = ("{listed}。{outcome}。", "{listed}. {outcome}.")
    HIGHER = ("{side}更高", "{side} is higher")
    LOWER = ("{side}更低", "{side} is lower")
    HIGHEST = ("{side}最高", "{side} is highest")
    LOWEST = ("{side}最低", "{side} is lowest")
    EVEN = ("两者相同", "They are equal")
    MORE_BY = ("{high}比{low}多{difference}", "{high} exceeds {low} by {difference}")
    HIGHER_BY = ("{high}比{low}高{difference}", "{high} is higher than {low} by {difference}")
    TIMES = ("{high}约是{low}的{ratio}倍", "{high} is about {ratio} times {low}")
    ROUGHLY = ("约{value}", "about {value}")
    LISTED = ("{listed}。", "{listed}.")
    NOT_COMPARABLE = (
        "这些数字量的不是一回事，不能比出高低。",
        "These figures measure different things and have no order.",
    )
    TOO_MANY_SIDES = (
        "一次最多比较{most}项，请分开来问。",
        "At most {most} things are compared at once: ask about fewer.",
    )
    PART_UNANSWERED = ("没有找到这一问的答案：{asked}", "No answer to this part was found: {asked}")
    COMPUTED = ("这个差或倍数由所引的数字算出。", "The difference or ratio is computed from the cited figures.")
    COMPUTED_ACROSS_TIMES = (
        "这个差或倍数由所引的数字算出，它们的时间不同：{listed}",
        "The difference or ratio is computed from the cited figures, which are of different times: {listed}",
    )
    DIFFERENT_TIMES = ("这些数字的时间不同：{listed}", "These figures are of different times: {listed}")
    MODEL_UNREACHABLE = (
        "连不上语言模型，下面直接摘自原文。",
        "The language model can't be reached; this is quoted from the articles.",
    )
    MODEL_SLOW = (
        "语言模型没有及时作答，下面直接摘自原文。",
        "The language model did not answer in time; this is quoted from the articles.",
    )
    MODEL_BUSY = (
        "语言模型太忙或额度已用完，下面直接摘自原文。",
        "The language model is busy or its quota is used up; this is quoted from the articles.",
    )
    MODEL_REJECTED = (
        "语言模型拒绝了请求，请检查密钥和模型名；下面直接摘自原文。",
        "The language model rejected the request: check its key and name. This is quoted from the articles.",
    )
    MODEL_FAILED = (
        "语言模型出了错，下面直接摘自原文。",
        "The language model failed; this is quoted from the articles.",
    )
    MODEL_GARBLED = (
        "语言模型的回答读不懂，下面直接摘自原文。",
        "The language model's answer can't be read; this is quoted from the articles.",
    )
    MODEL_CUT = (
        "语言模型的回答中途断了，下面直接摘自原文。",
        "The language model's answer broke off; this is quoted from the articles.",
    )
    MODEL_EMPTY = (
        "语言模型没有写出回答，下面直接摘自原文。",
        "The language model wrote nothing; this is quoted from the articles.",
    )
    MODEL_UNSUPPORTED = (
        "语言模型的回答没有通过核对，下面直接摘自原文。",
        "The language model's answer did not pass the check; this is quoted from the articles.",
    )
    MODEL_DECLINED = (
        "语言模型认为这些段落没有回答问题；下面是最接近的原文，请自行判断。",
        "The language model finds no answer in these paragraphs; this is quoted from them, judge for yourself.",
    )
    MODEL_DROPPED = (
        "语言模型另有 {count} 句话与所引段落对不上，没有显示。",
        "Left out: {count} of the language model's sentences, which the cited paragraphs do not support.",
    )
    SERVING = (
        "问据已在 {url} 打开（按 Ctrl-C 结束）。",
        "Wenju is open at {url} (press Ctrl-C to stop).",
    )
    STOPPED_SERVING = ("问据已关闭。", "Wenju has stopped.")
