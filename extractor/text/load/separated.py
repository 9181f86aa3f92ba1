"""Tables of a text whose cells stand between commas, semicolons or quoted tabs, as sheets export them.

A comma also stands in prose and in numbers.  So a table is told by its lines: several under one
another with as many cells each, short ones, of which most hold a value or are blank.  The module csv of the
standard library would split them, but does not say where in the text a cell stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise, takewhile
from operator import itemgetter

from extractor.text.document import Source, SourceTable

from .content import trimmed
from .rewriting import Stretch, rewritten
from .table_labels import is_value

_SIGNS = ";,\t"
_QUOTED = re.compile(r'\t"|"\t')
"""Tabs tell the cells of a text themselves, but for the quotes around some of them."""

_LONGEST = 120
"""Characters of a cell; longer ones are prose."""

_CELLS = {
    # A cell in quotes may hold signs and line breaks; its quotes are no part of it.
    sign: re.compile(
        rf'{blank}*"(?P<quoted>(?:[^"]|""){{0,500}})"{blank}*(?=[{sign}\r\n]|$)|[^{sign}\n]*'
    )
    for sign, blank in zip(_SIGNS, ("[ \t]", "[ \t]", " "), strict=True)
}

_Row = list[tuple[int, int]]


def separated_tables(text: str, *, exported: bool) -> tuple[SourceTable, ...]:
    """The tables of a text, semicolons before commas.

    ``exported`` tells that it is a file of cells (.csv): there two rows of two cells are a table.
    """
    tables: list[SourceTable] = []
    for sign in _SIGNS:
        if sign == "\t":
            tables += _tables(text, sign, True) if _QUOTED.search(text) else _with_gaps(text)
        elif text.count(sign) >= (1 if exported else _FEWEST_CELLS):
            tables += _tables(text, sign, exported)
            tables += [] if exported else _lists(text, sign)
    return tuple(tables)


def quotes_as_blanks(text: str) -> str:
    """The text with blanks in place of the quotes around cells, so that all places stay.

    A cell is quoted from one sign, or end of its line, to the next; several make a text of cells.
    """
    for sign in _SIGNS:
        if text.count('"') >= 2 * _FEWEST_QUOTED and sign in text:
            quoted = _WHOLE_CELL[sign]
            if sum(1 for _ in islice(quoted.finditer(text), _FEWEST_QUOTED)) == _FEWEST_QUOTED:
                text = quoted.sub(lambda cell: f" {cell[1]} ", text)
    return text


_FEWEST_QUOTED = 3
_WHOLE_CELL = {
    sign: re.compile(rf'(?<![^{sign}\n])"((?:[^"。]|""){{0,200}}?)"(?=[{sign}\r\n]|$)')
    for sign in _SIGNS
}


def shown_cells(text: str) -> str:
    """A file of cells with what a sheet shows of ="32", as systems write what is to stay a text.

    What is no part of the words becomes blank, so that all places stay.
    """
    text = _TYPED_TEXT.sub(" ", _FORMULA.sub(r' "\1"', text))
    return _QUOTED_FORMULA.sub(r'"   \1  "', text)


_TYPED_TEXT = re.compile(r"(?<![^,;\t\n])'(?=-?\d[\d.]{0,20}(?:[,;\t\r\n]|\Z))")
"""What is typed before digits that are to stay as they are, and no sheet shows: '12."""

_FORMULA, _QUOTED_FORMULA = (
    re.compile(rf"(?<![^,;\t\n]){cell}(?=[,;\t\r\n]|\Z)")
    for cell in ('="([^"\n]{0,200})"', '"=""([^"\n]{0,200})"""')
)


def without_quotes(source: Source) -> Source:
    """The source of a file of cells with the title in its first lines, alone in its row, as it reads."""
    text, at = source.content, 0
    made: list[Stretch] = []
    while at < len(text) and len(made) < _MOST_TITLES:
        stop = text.find("\n", at) + 1 or len(text)
        sign = max(_SIGNS, key=lambda one: text.count(one, at, stop))
        cells = next(iter(_rows(text[at:stop], sign, 1)), [])
        said = [(begin + at, end + at) for begin, end in cells if begin < end]
        if len(said) != 1 or not _TITLE.fullmatch(text, *said[0]):
            break
        stretch = Stretch(at, stop)
        stretch.keep(text, *said[0])
        stretch.put("\n", stop - 1)
        made.append(stretch)
        at = stop
    return rewritten(source, made)


_TITLE = re.compile(r'[^"\n]{4,80}(?:报告|年报|报表|统计表|情况表)')
_MOST_TITLES = 3
_FEWEST_ROWS, _FEWEST_CELLS, _FEWEST_VALUES = 3, 4, 3
_NAMES_OF_LIST, _FEWEST_OF_LIST = 2, 6


def _tables(text: str, sign: str, exported: bool) -> Iterator[SourceTable]:
    fewest = 2 if exported else _FEWEST_CELLS
    block: list[_Row] = []
    rows = list(_rows(text, sign, fewest))
    for row in (*(_labels_whole(text, rows) if exported else rows), []):
        if block and len(row) != len(block[0]):
            if _is_table(text, block, exported):
                yield SourceTable.of(block)
            block = []
        if len(row) >= fewest:
            block.append(row)


def _labels_whole(text: str, rows: Sequence[_Row]) -> Iterator[_Row]:
    """The rows; where labels hold the sign itself, each with its label as one cell before its figures.

    So it is where rows with as many figures stand together and have differently many cells before them.
    """
    figures = [
        len(list(takewhile(is_value, (text[slice(*cell)] for cell in reversed(row)))))
        for row in rows
    ]
    for number, group in groupby(zip(figures, rows, strict=True), key=itemgetter(0)):
        together = [row for _, row in group]
        before = {len(row) - number for row in together}
        torn = number >= _FEWEST_CELLS and len(before) > 1 and 0 not in before
        for row in together:
            label = (row[0][0], row[-number - 1][1]) if torn else None
            yield [label, *row[-number:]] if label else row


def _lists(text: str, sign: str) -> Iterator[SourceTable]:
    """Tables with a label, a unit and then figures, or nothing, in every row below the headers.

    Sentences of three parts do not all end so.
    """
    block: list[_Row] = []
    for row in (*_rows(text, sign, _NAMES_OF_LIST + 1), []):
        words = [text[slice(*cell)] for cell in row]
        names, figures = words[:_NAMES_OF_LIST], words[_NAMES_OF_LIST:]
        below = all(not w or is_value(w) for w in figures) and not any(map(is_value, names))
        if block and len(row) == len(block[0]) and below:
            block.append(row)
            continue
        filled = sum(is_value(text[slice(*line[-1])]) for line in block)
        if len(block) >= _FEWEST_OF_LIST and 2 * filled > len(block):
            yield SourceTable.of(block)
        heads = bool(figures) and all(words) and not any(map(is_value, words))
        block = [row] if heads else []


def _with_gaps(text: str) -> Iterator[SourceTable]:
    """Small tables with tabs of which a row has blank cells between others: two tabs side by side.

    The readers of a text see one tab there.  Headers stand over all columns, and the last is filled
    in every row, so that no blank cell was put to its end.
    """
    if "\t\t" not in text:
        return
    block: list[_Row] = []
    for row in (*_rows(text, "\t", _FEWEST_CELLS), []):
        words = [text[slice(*cell)] for cell in row]
        heads = bool(row) and all(words[1:]) and not any(map(is_value, filter(None, words)))
        below = bool(block) and len(row) == len(block[0])
        if below and not heads and words[-1] and any(map(is_value, words)):
            block.append(row)
            continue
        if any(start == stop for line in block[1:] for start, stop in line[1:]):
            yield SourceTable.of(block)
        block = [row] if heads else []


def _rows(text: str, sign: str, fewest: int) -> Iterator[_Row]:
    """The cells of each line, their ranges without blanks; nothing of prose and of a line with too few."""
    at = 0
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        few = text.count(sign, at, stop) + 1 < fewest and text.count('"', at, stop) % 2 == 0
        if few or text.find("。", at, stop) >= 0:
            yield []
            at = stop + 1
            continue
        row: _Row = []
        while True:
            match = _CELLS[sign].match(text, at)
            assert match is not None  # every line begins with a cell, be it a blank one
            name = "quoted" if match["quoted"] is not None else 0
            row.append(trimmed(text, *match.span(name)))
            at = match.end()
            if text[at : at + 1] != sign:
                break
            at += 1
        yield row
        at = text.find("\n", at) + 1 or len(text)


def _is_table(text: str, rows: Sequence[_Row], exported: bool) -> bool:
    cells = [words for row in rows for cell in row if (words := text[slice(*cell)])]
    if any(len(words) > _LONGEST or "。" in words for words in cells):
        return False
    values = sum(map(is_value, cells))
    if exported:
        return len(rows) >= 2 and values >= 1
    if len(rows) < _FEWEST_ROWS:
        return False
    # Headers that span columns leave cells blank: two signs stand side by side, as in no sentence.
    spanning = any(_has_blanks(row) for row in rows) and values >= _FEWEST_VALUES
    return spanning or values * 2 >= len(cells)


def _has_blanks(row: _Row) -> bool:
    """Whether a row has a cell with words and two blank ones side by side."""
    blank = [start == stop for start, stop in row]
    return not all(blank) and any(one and other for one, other in pairwise(blank))
