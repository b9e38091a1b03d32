import re

import pytest

from qa.language.titles import TITLE


@pytest.mark.parametrize("title", ["董事长", "行长", "首席财务官", "首席经济学家", "教授"])
def test_titles(title):
    assert re.fullmatch(TITLE, title)


def test_what_is_no_title():
    assert not re.search(TITLE, "青禾银行的贷款余额")
