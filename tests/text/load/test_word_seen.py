"""What a reader of a Word file sees: rows, runs, and the documents that stand in it."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from extractor.knowledge.documents import read_document
from extractor.text.document import Document
from extractor.text.load import load

SENTENCE = "我局收到政府信息公开申请12件。"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def saved(file: Any) -> bytes:
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def read(file: Any) -> Document:
    return read_document(load(saved(file), max_bytes=10**7))


def numbers(file: Any) -> list[Decimal | None]:
    return [m.value for m in read(file).mentions if m.statistical]


def with_chunk(name: str, kind: str, data: bytes) -> Any:
    file = docx.Document()
    file.add_paragraph("一、总体情况")
    part = Part(PackURI(f"/word/{name}"), kind, data, file.part.package)
    key = file.part.relate_to(part, RELATIONSHIP_TYPE.A_F_CHUNK)
    chunk = parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="{key}"/>')
    file.element.body.insert(1, chunk)
    file.add_paragraph("受理行政复议3件。")
    return file


def inner(words: str) -> bytes:
    file = docx.Document()
    file.add_paragraph(words)
    return saved(file)


HTML = f"<html><body><p>{SENTENCE}</p><p style='display:none'>收到申请99件。</p></body></html>"
MHT = (
    "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
    "Content-Transfer-Encoding: 8bit\r\n\r\n" + HTML
)


@pytest.mark.parametrize(
    ("name", "kind", "data"),
    [
        ("a.htm", "text/html", HTML.encode()),
        ("a.mht", "message/rfc822", MHT.encode()),
        ("a.txt", "text/plain", SENTENCE.encode("gb18030")),
        ("a.docx", MAIN, inner(SENTENCE)),
    ],
)
def test_a_document_in_the_file_is_read_where_it_stands(name: str, kind: str, data: bytes) -> None:
    made = read(with_chunk(name, kind, data))
    assert [m.value for m in made.mentions if m.statistical] == [12, 3]
    assert made.source.unread == ()


def test_the_table_of_a_document_in_the_file_keeps_its_cells() -> None:
    page = "<p>情况如下。</p><table><tr><td>收到申请</td><td>12</td></tr><tr><td>复议</td><td>4</td></tr></table>"
    made = read(with_chunk("a.htm", "text/html", page.encode()))
    (table,) = made.source.tables
    texts = [made.source.content[cell.start : cell.stop] for cell in table.cells]
    assert texts == ["收到申请", "12", "复议", "4"]


def test_a_document_in_the_file_that_cannot_be_read_is_told() -> None:
    made = read(with_chunk("a.bin", "application/octet-stream", b"\x00\x01\x02" * 99))
    assert [m.value for m in made.mentions if m.statistical] == [3]
    (told,) = made.source.unread
    assert "another document" in told


@pytest.mark.parametrize(
    ("mark", "found"), [("<w:hidden {}/>", 4), ('<w:hidden {} w:val="0"/>', 6)]
)
def test_a_hidden_row_is_no_content(mark: str, found: int) -> None:
    file = docx.Document()
    table = file.add_table(3, 2)
    for row, (label, number) in enumerate((("收到申请", "12"), ("收到申请", "99"), ("复议", "3"))):
        table.cell(row, 0).text, table.cell(row, 1).text = label, number
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(mark.format(nsdecls("w"))))
    (made,) = read(file).source.tables
    assert len(made.cells) == found


def white(run: Any) -> None:
    run.font.color.rgb = RGBColor(255, 255, 255)


def lifted(run: Any) -> None:
    run._r.get_or_add_rPr().append(parse_xml(f'<w:position {nsdecls("w")} w:val="8"/>'))


def lowered(run: Any) -> None:
    run._r.get_or_add_rPr().append(parse_xml(f'<w:position {nsdecls("w")} w:val="-8"/>'))


def in_a_cell(mark: Callable[[Any], None], fill: str | None = None) -> Any:
    file = docx.Document()
    table = file.add_table(2, 2)
    for row, label in enumerate(("收到申请", "复议")):
        table.cell(row, 0).text, table.cell(row, 1).text = label, "12"
    cell = table.cell(0, 1)
    mark(cell.paragraphs[0].add_run("9"))
    if fill:
        shade = f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{fill}"/>'
        cell._tc.get_or_add_tcPr().append(parse_xml(shade))
    return file


def test_a_white_run_in_a_cell_is_seen_only_on_a_ground() -> None:
    assert numbers(in_a_cell(white)) == [12, 12]
    assert numbers(in_a_cell(white, "FFFFFF")) == [12, 12]
    assert numbers(in_a_cell(white, "C00000")) == [129, 12]


def test_a_white_run_in_a_table_whose_style_draws_a_ground_is_seen() -> None:
    file = in_a_cell(white)
    file.tables[0].style = file.styles["Light Shading"]
    assert numbers(file) == [129, 12]


def test_a_run_above_the_line_is_a_mark() -> None:
    assert numbers(in_a_cell(lifted)) == [12, 12]
    assert numbers(in_a_cell(lowered)) == [129, 12]


def test_the_digits_of_the_font_symbol_are_digits() -> None:
    file = docx.Document()
    paragraph = file.add_paragraph("我局收到申请")
    for code in ("F031", "F032"):
        sign = f'<w:r {nsdecls("w")}><w:sym w:font="Symbol" w:char="{code}"/></w:r>'
        paragraph._p.append(parse_xml(sign))
    paragraph.add_run("件。")
    assert numbers(file) == [12]


def test_a_part_that_shows_a_sheet_of_another_program_is_told() -> None:
    file = docx.Document()
    file.add_paragraph("二、收到和处理申请情况")
    sheet = (
        '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/>'
    )
    run = file.add_paragraph().add_run()._r
    run.append(parse_xml(f"<w:object {nsdecls('w')}>{sheet}</w:object>"))
    file.add_paragraph("三、复议情况")
    file.add_paragraph("受理3件。")
    (told,) = read(file).source.unread
    assert told.startswith("part 二: only pictures")
