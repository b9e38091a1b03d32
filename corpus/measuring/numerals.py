"""Chinese numerals below ten thousand, as numbers: 两千三百, 一百零五, 三点五. 万 and 亿 are left to the caller."""

_DIGITS = {character: digit for digit, character in enumerate("零一二三四五六七八九")} | {"两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1_000}
_ABOVE_ALL = 10_000

NUMERALS = "".join((*_DIGITS, *_POWERS))


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
