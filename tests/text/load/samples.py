"""Material for the tests: Chinese phrases, tables with spans, PDFs and Word files made on the spot."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import docx
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extractor.text.document import Source, SourceTable
from extractor.text.load import load

LIMIT = 50 * 1024**2

SIMPLIFIED = (
    "政府信息公开工作年度报告", "主动公开政府信息", "收到依申请公开", "行政复议", "行政诉讼",
    "本年度办理结果", "统计期限自2012年1月1日起", "131条", "占总数的56.9%", "，", "。", "；",
    "市人民政府办公室", "没有收到申请", "存在的主要问题及改进情况", "（一）", "一、", "、",
)  # fmt: skip
TRADITIONAL = (
    "政府信息公開工作年度報告", "主動公開政府信息", "收到依申請公開", "行政復議", "行政訴訟",
    "本年度辦理結果", "統計期限自2012年1月1日起", "131條", "佔總數的56.9%", "，", "。", "；",
    "市人民政府辦公室", "沒有收到申請", "存在的主要問題及改進情況", "（一）", "一、", "、",
)  # fmt: skip


def prose(phrases: Sequence[str], least: int = 6) -> st.SearchStrategy[str]:
    """Running text made of phrases of reports, with line ends here and there."""
    joined = st.lists(st.sampled_from([*phrases, "\n"]), min_size=least, max_size=60)
    return joined.map("".join).filter(
        lambda text: sum("\u4e00" <= mark <= "\u9fff" for mark in text) >= 12
    )


def read(given: str | bytes, name: str | None = None) -> Source:
    """Load with the usual limit."""
    return load(given, name=name, max_bytes=LIMIT)


def cell_texts(source: Source, table: SourceTable) -> dict[tuple[int, int, int, int], str]:
    """The grid of a table: (row, column, rows, columns) -> text."""
    return {
        (cell.row, cell.column, cell.rows, cell.columns): source.content[cell.start : cell.stop]
        for cell in table.cells
    }


def rows_of(source: Source, table: SourceTable) -> list[list[str]]:
    """The texts of the cells that begin in each row."""
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(source.content[cell.start : cell.stop])
    return [rows[row] for row in sorted(rows)]


@dataclass(frozen=True)
class Spanned:
    """A cell of a random table."""

    row: int
    column: int
    rows: int
    columns: int
    text: str

    @property
    def place(self) -> tuple[int, int, int, int]:
        return self.row, self.column, self.rows, self.columns


@st.composite
def tables(draw: st.DrawFn) -> list[Spanned]:
    """A table of two to six rows and columns, cut at random into cells with spans."""
    height, width = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    taken: set[tuple[int, int]] = set()
    cells: list[Spanned] = []
    texts = st.sampled_from(["", "0", "12", "131", "7730.28", "/", "自然人", "（七）总计", "3件"])
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            most = 1
            while column + most < width and (row, column + most) not in taken:
                most += 1
            columns = draw(st.integers(1, min(most, 3)))
            rows = draw(st.integers(1, min(height - row, 3)))
            area = {(r, c) for r in range(row, row + rows) for c in range(column, column + columns)}
            if area & taken:
                rows, area = 1, {(row, c) for c in range(column, column + columns)}
            taken |= area
            cells.append(Spanned(row, column, rows, columns, draw(texts)))
    return cells


def is_table(cells: Sequence[Spanned]) -> bool:
    """Whether a random table is one at all: not a single cell, row or column, and not blank."""
    rows = {cell.row for cell in cells}
    widest = max(sum(cell.row == row for cell in cells) for row in rows)
    columns = {cell.column for cell in cells}
    return len(rows) > 1 and widest > 1 and len(columns) > 1 and any(c.text for c in cells)


def html_table(cells: Sequence[Spanned], tag: str = "td") -> str:
    """The table as HTML."""
    height = max(cell.row + cell.rows for cell in cells)
    markup = "<table>"
    for row in range(height):
        markup += "<tr>" + "".join(
            f"<{tag} rowspan={cell.rows} colspan='{cell.columns}'>{cell.text}</{tag}>"
            for cell in cells
            if cell.row == row
        )
        markup += "</tr>\n"
    return markup + "</table>"


def word_file(document: Any) -> bytes:
    """The bytes of a python-docx document."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def word_table(cells: Sequence[Spanned]) -> bytes:
    """A Word file with one table."""
    document = docx.Document()
    height = max(cell.row + cell.rows for cell in cells)
    width = max(cell.column + cell.columns for cell in cells)
    table = document.add_table(height, width)
    for cell in cells:
        one = table.cell(cell.row, cell.column)
        other = table.cell(cell.row + cell.rows - 1, cell.column + cell.columns - 1)
        one.merge(other).text = cell.text
    return word_file(document)


class PdfPages:
    """A PDF drawn at given places: points from the top left corner, 12 point type."""

    SIZE = 12

    def __init__(self) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        self._file = io.BytesIO()
        self._canvas = Canvas(self._file, pagesize=A4)
        self._canvas.setFont("STSong-Light", self.SIZE)

    def text(self, x: float, y: float, text: str, size: float = SIZE) -> None:
        self._canvas.setFont("STSong-Light", size)
        self._canvas.drawString(x, A4[1] - y, text)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._canvas.line(x0, A4[1] - y0, x1, A4[1] - y1)

    def picture(self) -> None:
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        self._canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "gray")), 0, 0, 500, 800)

    def table(
        self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]
    ) -> None:
        """A fully ruled table without merged cells."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for row, y in zip(rows, ys, strict=False):
            for text, x in zip(row, xs, strict=False):
                self.text(x + 3, y + 15, text)

    def turn_page(self) -> None:
        self._canvas.showPage()
        self._canvas.setFont("STSong-Light", self.SIZE)

    def finish(self) -> bytes:
        self._canvas.save()
        return self._file.getvalue()


def bare_pdf(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer\n<</Size %d/Root 1 0 R>>\n" % (len(objects) + 1)
        + b"startxref\n%d\n%%%%EOF\n" % len(body)
    )
