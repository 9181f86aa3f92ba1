"""Generated tables as files: HTML with spans, Word with merged cells, ruled PDF, flattened text."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from html import escape
from xml.sax.saxutils import escape as xml_escape

import docx
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as PdfTable

from .table_generator import Table

_AFTER = "五、存在的主要问题及改进情况"
_FONT = "STSong-Light"


def as_html(paragraphs: Sequence[str], tables: Sequence[Table]) -> bytes:
    """A page with row and column spans."""
    body = "".join(f"<p>{escape(words)}</p>" for words in paragraphs)
    for table in tables:
        body += f"<p>{escape(table.heading)}</p><table>"
        for row in range(1 + max(box.row for box in table.boxes)):
            cells = sorted((b for b in table.boxes if b.row == row), key=lambda b: b.column)
            body += "<tr>" + "".join(
                f'<td rowspan="{b.rows}" colspan="{b.columns}">{escape(b.text)}</td>' for b in cells
            )
            body += "</tr>"
        body += "</table>"
    return f'<html><head><meta charset="utf-8"></head><body>{body}<p>{_AFTER}</p></body></html>'.encode()


def as_word(paragraphs: Sequence[str], tables: Sequence[Table]) -> bytes:
    """A Word file with merged cells."""
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    for table in tables:
        document.add_paragraph(table.heading)
        height = max(box.row + box.rows for box in table.boxes)
        width = max(box.column + box.columns for box in table.boxes)
        made = document.add_table(height, width)
        grid = [list(row.cells) for row in made.rows]
        for box in table.boxes:
            cell = grid[box.row][box.column]
            if box.rows > 1 or box.columns > 1:
                cell = cell.merge(grid[box.row + box.rows - 1][box.column + box.columns - 1])
            cell.text = box.text
    document.add_paragraph(_AFTER)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(paragraphs: Sequence[str], tables: Sequence[Table]) -> bytes:
    """A PDF with ruled tables; long labels are wrapped, long tables run over pages."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    style = ParagraphStyle("text", fontName=_FONT, fontSize=8, leading=10, wordWrap="CJK")
    story: list[Flowable] = [Paragraph(xml_escape(words), style) for words in paragraphs]
    for table in tables:
        story += [Spacer(1, 8), Paragraph(xml_escape(table.heading), style), Spacer(1, 4)]
        story.append(pdf_table(table, style))
    story += [Spacer(1, 8), Paragraph(_AFTER, style)]
    file = io.BytesIO()
    # A cell that spans rows cannot be split over pages by reportlab: the upright page holds it.
    size = landscape(A4) if tables[0].heading.startswith("政府信息公开情况") else A4
    SimpleDocTemplate(file, pagesize=size, topMargin=40, bottomMargin=40).build(story)
    return file.getvalue()


def pdf_table(table: Table, style: ParagraphStyle) -> PdfTable:
    """A ruled table with spans."""
    height = max(box.row + box.rows for box in table.boxes)
    width = max(box.column + box.columns for box in table.boxes)
    cells: list[list[object]] = [["" for _ in range(width)] for _ in range(height)]
    commands: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("FONT", (0, 0), (-1, -1), _FONT, 8),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
    ]
    for box in table.boxes:
        cells[box.row][box.column] = Paragraph(xml_escape(box.text), style) if box.text else ""
        if box.rows > 1 or box.columns > 1:
            corner = (box.column + box.columns - 1, box.row + box.rows - 1)
            commands.append(("SPAN", (box.column, box.row), corner))
    labels = {4: [150], 10: [55, 55, 145]}.get(width, [])
    whole = 525
    if table.heading.startswith("政府信息公开情况"):
        labels, whole = [260, 40], 700
    rest = (whole - sum(labels)) / (width - len(labels))
    widths = labels + [rest] * (width - len(labels))
    return PdfTable(cells, colWidths=widths, style=commands, repeatRows=0)


def as_pipes(paragraphs: Sequence[str], tables: Sequence[Table]) -> bytes:
    """Lines of cells between pipes, without spans."""
    lines = list(paragraphs)
    for table in tables:
        lines += [table.heading, *("| " + " | ".join(row) + " |" for row in table.lines())]
    return "\n".join([*lines, _AFTER]).encode()


def as_between(paragraphs: Sequence[str], tables: Sequence[Table]) -> bytes:
    """Lines of cells with pipes between them and none outside: blank first cells begin with one."""
    lines = list(paragraphs)
    for table in tables:
        lines += [table.heading, *(" | ".join(row) for row in table.lines())]
    return "\n".join([*lines, _AFTER]).encode()


def as_cells(paragraphs: Sequence[str], tables: Sequence[Table]) -> bytes:
    """One cell a line, blank ones lost."""
    lines = list(paragraphs)
    for table in tables:
        lines += [table.heading, *(cell for row in table.lines() for cell in row if cell)]
    return "\n".join([*lines, _AFTER]).encode()


def as_rows(paragraphs: Sequence[str], tables: Sequence[Table]) -> bytes:
    """One row a line, blanks between the cells."""
    lines = list(paragraphs)
    for table in tables:
        lines += [table.heading, *(" ".join(filter(None, row)) for row in table.lines())]
    return "\n".join([*lines, _AFTER]).encode()


Render = Callable[[Sequence[str], Sequence[Table]], bytes]
GRIDS: Mapping[str, Render] = {
    "html": as_html,
    "word": as_word,
    "pdf": as_pdf,
    "pipes": as_pipes,
    "between": as_between,
}
"""Renderings in which a blank cell keeps its place."""
FLAT: Mapping[str, Render] = {"cells": as_cells, "rows": as_rows}
"""Renderings that lose blank cells."""
