import zipfile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from pypdf import PdfReader, PdfWriter

from corpus.blocks import Block, Kind
from corpus.errors import UnreadableError, Why
from corpus.formats.documents import read_docx, read_pdf
from corpus.formats.lines import unwrap
from corpus.formats.tables import row_texts

TEXT = "北京银行普惠贷款余额为1253亿元，较年初增长324亿元，增速34.9%，服务了首都数万户小微企业。" * 3


def make_pdf(path, pages):
    """Write a PDF whose pages hold the given lines, by hand: one font that maps two-byte codes to Unicode."""

    def stream(text):
        return f"<< /Length {len(text.encode())} >>\nstream\n{text}\nendstream"

    codes = sorted({char for lines in pages for line in lines for char in line})
    maps = "\n".join(f"<{ord(char):04x}> <{ord(char):04x}>" for char in codes)
    cmap = f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(codes)} beginbfchar\n{maps}\nendbfchar"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{6 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R]"
        " /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        " /Supplement 0 >> /DW 1000 >>",
        stream(cmap),
    ]
    for number, lines in enumerate(pages):
        shown = "\n".join(f"<{''.join(f'{ord(char):04x}' for char in line)}> Tj 0 -14 Td" for line in lines)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {7 + 2 * number} 0 R >>"
        )
        objects.append(stream(f"BT /F1 12 Tf 50 800 Td\n{shown}\nET"))
    content, offsets = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        offsets.append(len(content))
        content += f"{number} 0 obj\n{item}\nendobj\n".encode()
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF\n"
    path.write_bytes(content + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode())
    return path


def wrap(text, width=30):
    return [text[start : start + width] for start in range(0, len(text), width)]


def texts(draft):
    return [block.text for block in draft.blocks]


def test_pdf_lines_become_paragraphs_across_pages_without_page_furniture(tmp_path):
    lines = wrap(TEXT) + wrap("第二段。" + TEXT) + wrap("第三段。" + TEXT)
    pages = [["某行年度报告", *lines[start : start + 5], f"— {start // 5 + 1} —"] for start in range(0, len(lines), 5)]
    assert len(pages) == 4
    assert texts(read_pdf(make_pdf(tmp_path / "a.pdf", pages))) == [TEXT, "第二段。" + TEXT, "第三段。" + TEXT]


def test_a_locked_pdf_is_told_from_a_broken_one(tmp_path):
    writer = PdfWriter()
    writer.append(PdfReader(make_pdf(tmp_path / "a.pdf", [["一行"]])))
    writer.encrypt(user_password="x", algorithm="RC4-128")
    writer.write(tmp_path / "b.pdf")
    with pytest.raises(UnreadableError, match="password") as raised:
        read_pdf(tmp_path / "b.pdf")
    assert raised.value.why is Why.LOCKED


def test_a_pdf_without_text_says_so(tmp_path):
    with pytest.raises(UnreadableError, match="scanned") as raised:
        read_pdf(make_pdf(tmp_path / "a.pdf", [[]]))
    assert raised.value.why is Why.SCANNED


@pytest.mark.parametrize("kept", [0, 5, 40, 300, 700])
def test_a_pdf_cut_short_never_raises_anything_else(tmp_path, kept):
    path = make_pdf(tmp_path / "a.pdf", [wrap(TEXT)])
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(UnreadableError):
        read_pdf(path)


def test_docx_in_document_order(tmp_path):
    document = docx.Document()
    document.core_properties.title = ""
    document.add_heading("年度报告", 0)
    document.add_heading("经营情况", 1)
    document.add_paragraph(TEXT)
    document.add_paragraph("甲", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        [cell for row in table.rows for cell in row.cells], ["银行", "余额", "甲行", "1253亿元"], strict=True
    ):
        cell.text = text
    document.add_paragraph().add_run("粗体").bold = True
    document.add_paragraph("居中").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("")
    document.save(str(tmp_path / "a.docx"))
    assert read_docx(tmp_path / "a.docx").blocks == [
        Block(Kind.HEADING, "年度报告", level=1),
        Block(Kind.HEADING, "经营情况", level=1),
        Block(Kind.PARAGRAPH, TEXT),
        Block(Kind.ITEM, "甲"),
        Block(Kind.ROW, "银行：甲行；余额：1253亿元"),
        Block(Kind.PARAGRAPH, "粗体", strong=True),
        Block(Kind.PARAGRAPH, "居中", aside=True),
    ]


def test_docx_keeps_tracked_insertions_and_drops_deletions(tmp_path):
    document = docx.Document()
    document.add_paragraph("余额")
    document.save(str(tmp_path / "a.docx"))
    edit = (
        "<w:r><w:t>余额</w:t></w:r><w:ins w:id='1'><w:r><w:t>1253亿元</w:t></w:r></w:ins>"
        "<w:del w:id='2'><w:r><w:delText>旧值</w:delText></w:r></w:del>"
    )
    with zipfile.ZipFile(tmp_path / "a.docx") as old, zipfile.ZipFile(tmp_path / "b.docx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace("<w:r><w:t>余额</w:t></w:r>".encode(), edit.encode()))
    assert texts(read_docx(tmp_path / "b.docx")) == ["余额1253亿元"]


def test_a_zip_bomb_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.formats.documents._LARGEST_UNPACKED", 5 * 2**20)
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(6):
            archive.writestr(f"word/{number}.xml", b"\0" * 2**20)
    with pytest.raises(UnreadableError, match="unpacks to 6 MB") as raised:
        read_docx(tmp_path / "a.docx")
    assert raised.value.why is Why.LARGE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"<w:body>", b"<w:body>" + b"<w:p>" * 5000, id="unclosed"),
        pytest.param(b"<w:body>", b"<w:body>" + b"<w:p>" * 5000 + b"</w:p>" * 5000, id="deep"),
        pytest.param(b"<w:body>", b"<w:corpse>", id="no_body"),
        pytest.param(b"<w:body>", b"<w:body>&x;", id="unknown_entity"),
        pytest.param(b"?>", b"?><!-- \xff -->", id="no_utf8"),
    ],
)
def test_a_docx_with_a_bad_body_is_broken(tmp_path, old, new):
    docx.Document().save(str(tmp_path / "a.docx"))
    with zipfile.ZipFile(tmp_path / "a.docx") as source, zipfile.ZipFile(tmp_path / "b.docx", "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(old, new, 1) if name == "word/document.xml" else data)
    with pytest.raises(UnreadableError, match="broken DOCX") as raised:
        read_docx(tmp_path / "b.docx")
    assert raised.value.why is Why.BROKEN


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(wrap(TEXT), [TEXT], id="wrapped"),
        pytest.param(["　　甲说完了。", "　　乙说完了。"], ["甲说完了。", "乙说完了。"], id="indented"),
        pytest.param(["短。", TEXT, "又短。"], ["短。", TEXT, "又短。"], id="a_line_each"),
        pytest.param(
            [*wrap(TEXT[:60]), "完。", *wrap("另起" + TEXT[:58])], [TEXT[:60] + "完。", "另起" + TEXT[:58]], id="two"
        ),
        pytest.param(["余额增长了三成。", "户数增长了两成。", "利率下降了一成。"] * 2, None, id="even_sentences"),
        pytest.param([], [], id="none"),
    ],
)
def test_unwrap(lines, expected):
    assert unwrap(lines) == (lines if expected is None else expected)


@pytest.mark.parametrize(
    ("grid", "header_rows", "expected"),
    [
        pytest.param([["银行", "余额"], ["甲行", "3"]], None, ["银行：甲行；余额：3"], id="header_guessed"),
        pytest.param([["甲行", "3"], ["乙行", "4"]], None, ["甲行；3", "乙行；4"], id="no_header"),
        pytest.param([["", "2021年"], ["余额", "3"]], 1, ["余额；2021年：3"], id="corner"),
        pytest.param([["银行", "余额"]], 1, ["银行；余额"], id="header_alone"),
        pytest.param([["银行", "余额"], ["", ""]], 1, ["银行；余额"], id="empty_row"),
        pytest.param([], None, [], id="empty"),
    ],
)
def test_row_texts(grid, header_rows, expected):
    assert row_texts(grid, header_rows) == expected
