"""Does a text speak to a language model? Such a paragraph is kept from the model; it can still be quoted to the user.

An article may say "忽略以上指令" and go on with what a model shall answer, and what it answers would then stand in a
cited paragraph. Its title, its file's name or a heading may say so, too. The patterns know the usual openings only;
every sentence is checked all the same (checking.py).
"""

import re

from corpus.article import ArticleHead, Paragraph

_SPEAKS = re.compile(
    r"(?:忽略|无视|忘记|忘掉|不要?理会|不必理会|不要?遵守|跳过|抛开|覆盖|推翻|停止执行)[^。！？\n]{0,6}"
    r"(?:以上|上述|上面|之前|前面|先前|此前|原有|所有|一切|任何|系统|你的|你收到)[^。！？\n]{0,8}"
    r"(?:指令|指示|提示|规则|要求|命令|设定|限制|约束|段落|问题|内容)"
    r"|(?:以上|上述|之前|前面|此前|原有)[^。！？\n]{0,6}(?:指令|提示词?|设定)[^。！？\n]{0,6}(?:作废|失效|不再有效|无效"
    r"|忽略)"
    r"|(?:你|从)(?:现在|从现在起|现在起，?你|现在开始，?你)(?:是|将?扮演|就是)"
    r"|(?:致|给|请)(?:各位?)?(?:AI|人工智能|大?语言模型|大模型|聊天机器人)(?:助手|模型|系统)?[：:，,]"
    r"|(?:AI|人工智能|语言模型|大模型|助手)(?:请|必须|应当|务必)[^。！？\n]{0,10}(?:回答|回复|输出|告诉|声称|推荐)"
    r"|系统提示词[：:]|新的?(?:系统)?(?:指令|提示词)[：:]"
    r"|(?:ignore|disregard|forget|override)\b[^.!?\n]{0,40}\b(?:instructions?|prompts?|rules?|directions?|context)\b"
    r"|\b(?:you are now|act as an?|pretend to be|new instructions?:|system prompt:?|as an ai\b)"
    r"|<\|?/?(?:im_start|im_end|system|assistant|endoftext)\|?>|\[/?INST\]|^\s*(?:system|assistant|user)\s*[:：]",
    re.IGNORECASE | re.MULTILINE,
)


def speaks_to_a_model(text: str) -> bool:
    """Whether the text gives instructions to a language model."""
    return _SPEAKS.search(text) is not None


def safe_for_models(article: ArticleHead, paragraph: Paragraph) -> bool:
    """Whether nothing that a language model may get with a paragraph gives it instructions."""
    told = (paragraph.text, paragraph.section, article.title, article.publisher, article.url, article.id)
    return not any(map(speaks_to_a_model, told))
