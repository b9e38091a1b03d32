import pytest

from corpus.measuring.numerals import number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("零", 0),
        ("三", 3),
        ("两", 2),
        ("十", 10),
        ("十三", 13),
        ("二十", 20),
        ("九十九", 99),
        ("一百零五", 105),
        ("一百一十", 110),
        ("三百五", 350),
        ("两千三百", 2300),
        ("一千五", 1500),
        ("一千零五十", 1050),
        ("九千九百九十九", 9999),
        ("三点五", 3.5),
        ("二十点二五", 20.25),
        ("零点五", 0.5),
    ],
    ids=lambda value: "" if isinstance(value, str) else f"{value:g}",
)
def test_the_value_of_a_numeral(words, value):
    assert number(words) == value


@pytest.mark.parametrize(
    "words",
    ["三五", "二零二一", "十百", "百五", "三百三百", "", "点五", "三点", "三点十"],
    ids=["a_few", "a_year", "rising", "bare_hundred", "twice", "empty", "no_whole", "no_decimals", "power_in_decimals"],
)
def test_characters_that_spell_no_number(words):
    assert number(words) is None
