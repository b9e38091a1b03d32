import re

import pytest

from qa.language.adjectives import ADJECTIVE


@pytest.mark.parametrize("text", ["余额更高", "支行多", "期限长"])
def test_more_or_less_of_something(text):
    assert re.search(ADJECTIVE, text)


@pytest.mark.parametrize("text", ["余额增大", "收入增长", "青禾银行行长", "需求减少"])
def test_what_happened_to_it_and_titles_are_no_adjectives(text):
    assert not re.search(ADJECTIVE, text)
