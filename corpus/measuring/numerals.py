"""Numbers as they are written: in digits, with what qualifies them, and Chinese numerals below ten thousand.

两千三百, 一百零五 and 三点五 are told as numbers; 万 and 亿 are left to the caller.
"""

_DIGITS = {character: digit for digit, character in enumerate("零一二三四五六七八九")} | {"两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1_000}
_ABOVE_ALL = 10_000

NUMERALS = "".join((*_DIGITS, *_POWERS))
DIGITS = r"\d+(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
"""A pattern for a number in digits."""
# 节约3万元, 签约26家, 经过3年, 最近3年: there the character belongs to the word before, and qualifies nothing.
QUALIFIER = (
    "约为|超过|超出|高达|多达|至少|至多|最高|最低|最快|不足|不到|不超过|不少于|不低于|大约|将近|接近|突破"
    "|(?<!反)超|(?<![最附])近|(?<![节签预合契租相])约|逾|达到|(?<!到)达|(?<![经通度不])过"
)
"""A pattern for what stands before a number and says how exact it is."""


def number(words: str) -> float | None:
    """The value of a numeral, None where the characters spell none: 三五 is "three to five", not 35."""
    whole, point, decimals = words.partition("点")
    value = _whole(whole)
    if value is None or not point:
        return value
    if not decimals or not _DIGITS.keys() >= set(decimals):
        return None
    return float(f"{value}.{''.join(str(_DIGITS[character]) for character in decimals)}")


def _whole(words: str) -> int | None:
    total, power = 0, _ABOVE_ALL
    digit: int | None = None
    skipped = False  # 零 stands for the powers that are left out
    for character in words:
        if character == "零":
            skipped = True
        elif character in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[character]
        else:
            if _POWERS[character] >= power or (digit is None and character != "十"):
                return None
            power = _POWERS[character]
            total += power * (1 if digit is None else digit)
            digit, skipped = None, False
    if digit is not None:  # 三百五 is 350, 三百零五 is 305
        short = not skipped and power in (100, 1_000)
        total += digit * (power // 10 if short else 1)
    return total if words else None
