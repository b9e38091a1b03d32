import pytest

from corpus.errors import UnreadableError
from corpus.formats.encoding import decode

TEXT = "北京银行普惠贷款余额1253亿元，较年初增长324亿元。\n第二段：服务小微企业。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]
)
def test_chinese_in_every_usual_charset(encoding):
    assert decode(TEXT.encode(encoding)) == TEXT


def test_utf16_big_endian_with_its_mark():
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


def test_short_gb18030():
    assert decode("北京银行".encode("gb18030")) == "北京银行"


def test_gb18030_beyond_gbk():
    text = "䶮字取名，" + TEXT
    assert decode(text.encode("gb18030")) == text


def test_traditional_chinese_in_big5_is_not_taken_for_gb18030():
    text = "臺灣銀行的貸款餘額較年初增長，為中小企業提供資金支援。" * 20
    assert decode(text.encode("big5")) == text


def test_declared_charset_of_html():
    page = '<html><head><meta charset="big5"></head><body>銀行</body></html>'
    assert decode(page.encode("big5"), html=True) == page


@pytest.mark.parametrize("declared", ["gb2312", "nonsense", "utf-8"])
def test_a_wrong_or_narrow_declaration_does_no_harm(declared):
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>镕䶮，{TEXT}</p>'
    assert decode(page.encode("gb18030"), html=True) == page


def test_utf8_wins_over_a_false_declaration():
    page = f"<meta charset=gbk><p>{TEXT}</p>"
    assert decode(page.encode(), html=True) == page


def test_utf8_cut_short_loses_one_character():
    assert decode(TEXT.encode()[:-2]).startswith("北京银行普惠贷款余额1253亿元")
    assert decode((TEXT * 9).encode() + b"\xe4\xb8") == TEXT * 9 + "\ufffd"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8, id="image"),
        pytest.param(bytes(range(1, 32)) * 50, id="controls"),
        pytest.param(b"text\0text", id="nul"),
        pytest.param(b"\0" * 1000, id="zeros"),
    ],
)
def test_binary_is_unreadable(data):
    with pytest.raises(UnreadableError, match="binary"):
        decode(data)
