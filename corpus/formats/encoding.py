"""Bytes to text: byte order marks, UTF-8, a declared charset, GB18030, then detection.

Knows nothing of what the text says, except that Chinese is expected.
"""

import codecs
import re

from charset_normalizer import from_bytes

from corpus.errors import UnreadableError, Why

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_SAMPLE = 65_536

# Of the characters in Chinese prose, this share lies in GB 2312's first level; bytes of another charset that happen
# to decode as GB18030 fall on rare characters instead.
_COMMON_SHARE = 0.7


def decode(data: bytes, html: bool = False) -> str:
    """Decode a whole file.

    Raises:
        UnreadableError: the bytes are no text, or no text in a charset that can be told.

    """
    encoding = detect(data, html)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        # Only damaged UTF-8, or a later page of bytes that the sample did not show, comes here.
        return data.decode(encoding, "replace")


def detect(data: bytes, html: bool = False) -> str:
    """Name the charset of a file from its bytes; ``html`` lets a ``<meta charset>`` count.

    Raises:
        UnreadableError: see ``decode``.

    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if b"\0" in data:
        return _wide(data)
    sample = data[:_SAMPLE]
    if _is_utf8(data) or _is_damaged_utf8(sample):
        return "utf-8"
    declared = _META.search(data[:4096]) if html else None
    if declared:
        named = _known(declared[1].decode("ascii"))
        if named and _decodes(data, named):
            return named
    if _decodes(data, "gb18030") and _is_common_chinese(sample.decode("gb18030", "ignore")):
        return "gb18030"
    best = from_bytes(sample).best()
    if best is None or _controls(str(best)) > 0.02:
        raise UnreadableError(Why.BINARY, "binary, or in a charset that cannot be told; save it as UTF-8")
    return best.encoding


def _wide(data: bytes) -> str:
    """Tell UTF-16 without its mark from binary: its text is ASCII and common Chinese, and hardly anything else."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data[:_SAMPLE].decode(encoding, "replace")
        plain = sum(char.isascii() and (char.isprintable() or char.isspace()) for char in text)
        chinese = sum("\u3000" <= char <= "\u9fff" or "\uff01" <= char <= "\uff5e" for char in text)
        if plain + chinese > 0.95 * len(text) and (plain > 0.95 * len(text) or _is_common_chinese(text)):
            return encoding
    raise UnreadableError(Why.BINARY, "binary, not text")


def _is_utf8(data: bytes) -> bool:
    return _decodes(data, "utf-8") and _controls(data[:_SAMPLE].decode("utf-8", "ignore")) <= 0.02


def _is_damaged_utf8(sample: bytes) -> bool:
    """Whether a few bad bytes stand in what is UTF-8 otherwise: a download cut short, a bad join of files."""
    text = sample.decode("utf-8", "replace")
    wide = sum(not char.isascii() for char in text)
    return wide > 20 and text.count("\ufffd") <= 1 + 0.01 * wide


def _is_common_chinese(text: str) -> bool:
    chinese = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    common = sum(b"\xb0" <= char.encode("gb2312", "replace")[:1] <= b"\xd7" for char in chinese)
    return bool(chinese) and common >= _COMMON_SHARE * len(chinese) and _controls(text) <= 0.02


def _controls(text: str) -> float:
    """Share of control characters: high in binary files."""
    return sum(char < " " and char not in "\t\n\r\f" for char in text) / max(len(text), 1)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _known(name: str) -> str | None:
    """Python's codec for a declared charset; GBK and GB2312 mean their superset, as browsers read them."""
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        return None
    return "gb18030" if encoding in {"gbk", "gb2312"} else encoding
