"""The numbers of the rows and columns of a table (序号, 行次, 栏次): they name them and count nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from extractor.schemas import Span

from .document import Cell, Cover, Grid, by_row
from .glued_parts import DigitPiece
from .line_numbers import counted_rows

HEAD = re.compile(r"序\s?号|行\s?次|编\s?号|行\s?号|栏\s?次|序\s?次|项\s?次")
"""What heads the column of the numbers of rows."""
_CODE = re.compile(
    r"(?:上级|下达|国家|省|统一|统计|指标|项目|内部|报表|行){0,3}(?:代\s?码|编\s?码|标识码?)|(?:指标|项目)[号码]"
)
"""What may head one: only beside heads of labels or figures, and where its numbers rise from row to row."""
_BESIDE_CODE = re.compile(
    r"(?:统计|主要)?(?:指标|项目|事项|内容)(?:名称)?|(?:统计|计量)?(?:数量?|数值|单位)"
)
NUMBERS = re.compile(rf"{HEAD.pattern}|{_CODE.pattern}")
"""What heads a column of numbers of rows in one way or the other."""
_NUMBER = re.compile(
    r"(?:[A-Za-z]{1,3}[.\-]?)?\d{1,4}(?:[.\-]\d{1,3}){0,2}|\(\d{1,2}\)|\d{1,2}[.、]"
)
_DIGITS = re.compile(r"\d{1,4}")
_PRINTED = re.compile(r"\d{1,4}(?:\.\d{1,3})?")
_FIRST = re.compile(r"甲|栏\s?次|列\s?次")
_LETTER = re.compile(r"[甲乙丙丁戊]|[一-]")
_LETTERED = re.compile(r"[A-Za-z]{1,3}[.\-]?\d.*")
_FEWEST = 2
_HEAD_LINE = re.compile(
    rf"^(?=[^\n]*\t)(?=(?:[^\n]*\t)? *(?:{NUMBERS.pattern}) *(?:\t|\n))[^\n]*\n",
    re.MULTILINE,
)
_COUNTED_LINE = re.compile(
    r"^[ |]*(?:甲|[栏列]\s?次)(?:[ \t|]+[乙丙丁戊—一-])*(?P<numbers>(?:[ \t|]+\d{1,2})+)[ |]*$",
    re.MULTILINE,
)
_LINE = re.compile(r"[^\n\t]*\t[^\n]*(?:\n|$)")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cell of a line: its words without blanks around them, and where they begin."""

    words: str
    start: int


def row_numbers(grids: Sequence[Grid], text: str) -> tuple[DigitPiece, ...]:
    """The numbers in columns headed 序号, 行次 or 代码, and below heads: of grids, and of lines with tabs.

    The values are those that are printed; each is explained as an enumeration.
    """
    spans = [span for grid in grids for span in _of_grid(grid)]
    spans += [*_of_lines(text), *_of_counted_lines(text), *_of_counted_rows(grids, text)]
    return tuple(
        DigitPiece(s, Decimal(text[s.start : s.stop]), "enumeration") for s in dict.fromkeys(spans)
    )


_YEAR = re.compile(r"(?:19|20)\d\d")
_HEAD_OF_LABELS = re.compile(
    rf"{_BESIDE_CODE.pattern}|类\s?别|名\s?称|备\s?注|年[份度]|比\s?较|增\s?[减长]"
)


def year_heads(grids: Iterable[Grid]) -> Iterator[DigitPiece]:
    """The years that head columns without 年: 指标, 2022, 单位.  Below each stand numbers."""
    for grid in grids:
        top = min((cell.row for cell in grid.cells), default=0)
        above = [cell for cell in grid.cells if cell.row == top]
        lowest = top + any(cell.columns > 1 for cell in above)  # over several columns, others below
        heads = [cell for cell in grid.cells if cell.row <= lowest and cell.text.strip()]
        years = [cell for cell in heads if _YEAR.fullmatch(cell.text)]
        others = [cell for cell in heads if cell not in years]
        if not years or any(cell.text[0].isdecimal() for cell in others):
            continue
        if not any(_HEAD_OF_LABELS.fullmatch(cell.text) for cell in others):
            continue
        numbers = {
            cell.column for cell in grid.cells if cell.row > lowest and cell.text[:1].isdecimal()
        }
        for cell in years:
            if cell.column in numbers:
                yield DigitPiece(cell.span, Decimal(cell.text), "year")


def year_columns(grids: Iterable[Grid]) -> Iterator[DigitPiece]:
    """The years without 年 below a head that says so: 年度, 2022, 57."""
    for grid in grids:
        heads = [cell for cell in grid.cells if _OF_YEARS.fullmatch(cell.text.strip())]
        for head in heads:
            below = [c for c in grid.cells if c.column == head.column and c.row > head.row]
            if below and all(_YEAR.fullmatch(cell.text.strip()) for cell in below):
                for cell in below:
                    if _YEAR.fullmatch(cell.text):
                        yield DigitPiece(cell.span, Decimal(cell.text), "year")


_OF_YEARS = re.compile(r"(?:报告|统计)?(?:年[份度]|年)")


def numbering_columns(grid: Grid) -> Mapping[int, int]:
    """The columns of a grid that hold nothing but the numbers of its rows, and the rows of their heads."""
    heads: dict[int, Cell] = {}
    for cell in grid.cells:
        if cell.columns == 1 and NUMBERS.fullmatch(cell.text.strip()):
            heads.setdefault(cell.column, cell)
    return {
        column: head.row
        for column, head in heads.items()
        if HEAD.fullmatch(head.text.strip()) or _is_code(grid, head)
    }


def _is_code(grid: Grid, head: Cell) -> bool:
    """Whether what stands below 代码 numbers the rows."""
    cells = [
        cell.text.strip()
        for cell in grid.cells
        if cell.column == head.column and cell.row > head.row
    ]
    beside = (cell.text for cell in grid.cells if cell.row <= head.row)
    return _has_heads(beside) and _rises([words for words in cells if words])


def numbering_row(row: Sequence[Cell]) -> bool:
    """Whether a row numbers the columns: 甲 乙 1 2, 栏次 1 2."""
    words = [cell.text.strip() for cell in row if cell.text.strip()]
    if not words or not _FIRST.fullmatch(words[0]):
        return False
    numbers = [word for word in words[1:] if word.isdecimal()]
    others = [word for word in words[1:] if not word.isdecimal()]
    counted = [str(n) for n in range(1, len(numbers) + 1)]
    return bool(numbers) and numbers == counted and all(map(_LETTER.fullmatch, others))


def is_row_number(words: str) -> bool:
    """Whether a cell below such a head is the number of its row: 3, 01, A101, 1.2, (4), A-3."""
    return _NUMBER.fullmatch(words.strip()) is not None


def _has_heads(heads: Iterable[str]) -> bool:
    """Whether heads say that a table is one of indicators: beside them 代码 is no figure."""
    return any(_BESIDE_CODE.fullmatch(re.sub(r"\s+", "", words)) for words in heads)


def _rises(below: Sequence[str]) -> bool:
    """Whether cells number the rows one after another, or as a tree does: 101, 1011, 102; with letters any do."""
    if len(below) < _FEWEST or not all(map(is_row_number, below)):
        return False
    if len(set(below)) == len(below) and all(map(_LETTERED.fullmatch, below)):
        return True
    grown = all(one < other for one, other in pairwise(below)) and min(map(len, below)) > 2
    if grown and len({words[0] for words in below}) == 1:
        return True
    numbers = [tuple(map(int, _DIGITS.findall(words))) for words in below]
    return all(one < other for one, other in pairwise(numbers))


def _of_grid(grid: Grid) -> Iterator[Span]:
    heads = numbering_columns(grid)
    for cell in grid.cells:
        below = cell.column in heads and cell.row > heads[cell.column]
        if below and cell.columns == 1 and is_row_number(cell.text):
            yield from _digits(cell.text, cell.span.start)
    for row in by_row(grid.cells).values():
        if numbering_row(sorted(row, key=lambda cell: cell.column)):
            for cell in row:
                yield from _digits(cell.text, cell.span.start)


def _digits(words: str, start: int) -> Iterator[Span]:
    """The numbers as the scan reads them: 1.1 is one, and of 1.1.2 the first is 1.1."""
    for match in _PRINTED.finditer(words):
        yield Span(start + match.start(), start + match.end())


def _of_lines(text: str) -> Iterator[Span]:
    for head in _HEAD_LINE.finditer(text):
        heads = [piece.words for piece in _pieces(head.group(), head.start())]
        lines = list(_lines(text, head.end()))
        for column, words in enumerate(heads):
            found = list(_column(lines, column, len(heads)))
            code = _CODE.fullmatch(words) and _has_heads(heads)
            if HEAD.fullmatch(words) or (code and _rises([p.words for p in found])):
                for piece in found:
                    yield from _digits(piece.words, piece.start)


def _of_counted_lines(text: str) -> Iterator[Span]:
    """The numbers of columns in a line of its own: 甲 乙 1 2."""
    for line in _COUNTED_LINE.finditer(text):
        numbers = line["numbers"].replace("|", " ").split()
        if numbers == [str(n) for n in range(1, len(numbers) + 1)]:
            yield from _digits(line["numbers"], line.start("numbers"))


def _of_counted_rows(grids: Sequence[Grid], text: str) -> Iterator[Span]:
    """The numbers before the labels of rows that no head names, outside of grids."""
    drawn = Cover([grid.span for grid in grids])
    for span in counted_rows(text):
        if not drawn.overlaps(*span):
            yield from _digits(text[slice(*span)], span.start)


def _lines(text: str, start: int) -> Iterator[list[_Piece]]:
    """The cells of each line with tabs from ``start`` on, up to the next heads."""
    line = _LINE.match(text, start)
    while line is not None:
        pieces = _pieces(line.group(), line.start())
        if any(NUMBERS.fullmatch(piece.words) for piece in pieces):
            return
        yield pieces
        line = _LINE.match(text, line.end())


def _pieces(line: str, start: int) -> list[_Piece]:
    pieces = []
    for words in line.rstrip("\n").split("\t"):
        pieces.append(_Piece(words.strip(), start + len(words) - len(words.lstrip())))
        start += len(words) + 1
    return pieces


def _column(lines: Sequence[Sequence[_Piece]], column: int, width: int) -> Iterator[_Piece]:
    """The numbers in a column of lines.

    A line lacks its first cell where that is blank, and its last: only the first column is sure there.
    """
    for line in lines:
        sure = len(line) == width or not column
        if sure and is_row_number(line[column].words):
            yield line[column]
