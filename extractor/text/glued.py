"""Tables whose cells ran together: 2.重复申请1000001 3.要求提供公开出版物0000000.

Some scrapers leave tables so.  The headers say how many cells a row has, and the totals of rows
and columns how its digits are to be cut, often in one way only.  What they do not prove is damaged:
no run of digits is a value, nor is a piece of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest

from extractor.schemas import Span

from .glued_columns import GluedColumns, columns_of, rows_apart
from .glued_parts import DigitPiece, GluedLayout, GluedRow, GluedTable
from .glued_stretches import stretches
from .numbered import SECTION
from .splitting import Row, may_be_shorter, proven, splits

_COLUMN = re.compile(r"(?:[数额]量?|增/?减)(?:\([^()]*\))?(?=\n?[一-鿿])")
# The headers of the items of one column, and the label of the row behind them.
_ONE_COLUMN = re.compile(
    r"(?:本年度?)?(?:处理决定数量?|收费金额)(?:\([^()]*\))?\n?(?P<label>[一-鿿]{2,12})"
)

_RUN = re.compile(r"(?P<digits>\d+)(?P<mark>[.、．](?=[一-鿿“(]))?")
_MARK = re.compile(r"[.、．](?=[一-鿿“(])")
_RUN_OR_SUM = re.compile(r"(?P<digits>\d+(?:\.\d+)?)(?P<mark>(?!))?")
_NAMES = re.compile(rf"(?={SECTION})|(?<=情况)\n")
_UNIT = re.compile(r"(?:条次|人次|人\(次\)|[条件次篇个人份场期]|万?元)$")
"""Few of the units: a label may end with 项, 部 or 处 and have none."""
# One column of figures, and where its rows begin: behind it stands the number of the first.
_ONE = r"(?:统计数据?|数量|数值|数据|本年度?数?|年度)"
_ONE_HEAD = re.compile(
    rf"单位{_ONE}\n?(?={SECTION}"
    r"|(?!上一?年|去年|历年|累计|同比|比|增|合计|总计|备注|其中|数|量)[一-鿿])"
)
_SERIAL_HEAD = re.compile(
    rf"(?:序号|行次|编号)(?P<words>(?:统计指标|指标名称)(?:计量)?单位{_ONE}(?P<digits>1)(?=[一-鿿]))"
)
_NEXT_ROW = re.compile(rf"其中[:：一-鿿]|{SECTION}|\s|$")
_NEXT_LABEL = re.compile(rf"{_NEXT_ROW.pattern}|[一-鿿]")
"""What stands behind a figure where no row has a number of digits."""
_YEARS = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class _GluedRow:
    """A row as it stands: what is before its digits, the digits, and the number of the next row.

    ``before`` is its own number where that stands apart from the digits of the row above.
    """

    labels: tuple[str, ...]
    start: int
    digits: Span
    numbers: tuple[Span, ...] = ()
    before: tuple[Span, ...] = ()


def find_glued(text: str, shapes: tuple[GluedLayout, ...]) -> tuple[GluedTable, ...]:
    """The glued tables of a text, of these shapes and of lists of indicators with their units."""
    found = (_read(text, shape, span) for shape, span in stretches(text, shapes))
    return tuple(table for table in found if table is not None)


def _read(text: str, shape: GluedLayout, span: Span) -> GluedTable | None:
    kind = shape.kind
    serials = _serial_lines(text, span) if kind == "listing" else None
    lines = list(serials or _lines(text, span, _RUN_OR_SUM if kind == "items" else _RUN))
    apart = sum(text[line.digits.start - 1] in " \t|,;、" for line in lines)
    if not lines or apart * 2 > len(lines):
        return None  # the headers ran together, the cells did not
    columns = columns_of(text, span.start, lines[0].digits.start) if kind == "listing" else None
    if serials:
        rows = [_row(line, (_piece(text, line.digits),)) for line in lines]
    elif columns:
        rows = list(_columned(text, lines, columns))
    elif kind == "listing":
        rows = list(_listing(text, span, lines))
    elif kind == "items":
        rows = list(_items(text, span, lines, shape.first))
        if _one_column(text, span, shape.first) and not all(row.cells for row in rows):
            return None  # nothing ran together that would have to be cut
    else:
        rows = list(_by_sums(text, shape, lines))
    pieces: list[DigitPiece] = []
    for line, row in zip(lines, rows, strict=True):
        pieces += row.cells or (DigitPiece(line.digits, None),)
        for number in (*line.before, *line.numbers):
            pieces.append(DigitPiece(number, Decimal(text[slice(*number)]), "heading"))
    heads = columns.heads if columns and not serials else ()
    return GluedTable(kind, span, tuple(row for row in rows if row.cells), tuple(pieces), heads)


def _lines(text: str, span: Span, runs: re.Pattern[str] = _RUN) -> Iterator[_GluedRow]:
    """The rows of a stretch.  Digits before a mark end in the number of the next row."""
    at, pending, expected = span.start, span.start, 1
    before: tuple[Span, ...] = ()
    for run in runs.finditer(text, *span):
        if _is_year(text, run):
            continue
        start, stop = run.span("digits")
        words = text[at:start].lstrip(".、． ")
        labels = _labels(words)
        number: Span | None = None
        if run["mark"] is not None:
            alone = stop - start < 3 and text[start - 1 : start] in ("", " ", "\n")
            ends = (n for n in (expected, 1) if run["digits"].endswith(str(n)))
            follows = int(run["digits"]) if alone else next(ends, None)
            if follows is None and at == span.start and stop - start == 1:
                follows = int(run["digits"])  # a copy may begin with row 5 of a group
            if follows is not None:
                number = Span(stop - len(str(follows)), stop)
                expected, stop = follows + 1, number.start
        numbers = (number,) if number else ()
        if stop > start:
            yield _GluedRow(labels, pending, Span(start, stop), numbers, before)
        before = numbers if stop == start else ()
        pending = start
        at = run.end("digits")


def _serial_lines(text: str, span: Span) -> list[_GluedRow] | None:
    """The rows of a table with one column of figures, whose first column numbers them 1, 2, 3 …

    Behind each figure stands the number of the next row.  None unless all rows are numbered so.
    """
    head = _SERIAL_HEAD.match(text, max(0, span.start - 2), span.stop)
    if head is None or not head["digits"] or head.start("words") != span.start:
        return None
    first = Span(*head.span("digits"))
    runs = [run for run in _RUN.finditer(text, first.stop, span.stop) if not _is_year(text, run)]
    rows: list[_GluedRow] = []
    at = first.stop
    for count, run in enumerate(runs, 2):
        start, stop = run.span("digits")
        serial = str(count) if count <= len(runs) else ""
        figure = run["digits"].removesuffix(serial)
        told = run["digits"].endswith(serial) and figure and (figure == "0" or figure[0] != "0")
        if not told or run["mark"]:
            return None
        digits = Span(start, stop - len(serial))
        numbers = ((first,) if not rows else ()) + ((Span(digits.stop, stop),) if serial else ())
        rows.append(_GluedRow((text[at:start].strip(),), at, digits, numbers))
        at = stop
    return rows or None


def _is_year(text: str, run: re.Match[str]) -> bool:
    year = _YEARS.fullmatch(run["digits"]) is not None
    return year and text[run.end() : run.end() + 1] == "年"


def _piece(text: str, digits: Span) -> DigitPiece:
    return DigitPiece(digits, Decimal(text[slice(*digits)]))


def _cells(line: _GluedRow, row: Row) -> tuple[DigitPiece, ...]:
    found, at = [], line.digits.start
    for number in row:
        stop = at + len(str(number))
        found.append(DigitPiece(Span(at, stop), Decimal(number)))
        at = stop
    return tuple(found)


def _row(line: _GluedRow, cells: tuple[DigitPiece, ...]) -> GluedRow:
    return GluedRow(line.labels, Span(line.start, line.digits.stop), cells)


def _by_sums(text: str, shape: GluedLayout, lines: list[_GluedRow]) -> Iterator[GluedRow]:
    width = _width(text, shape, lines)
    runs = [text[slice(*line.digits)] for line in lines]
    # In a table that shows nothing in place of some cells.
    may_lack = width == shape.group and sum(len(digits) < width for digits in runs) > 1
    ways = [
        []
        if _hides_number(text, line) or (may_lack and may_be_shorter(digits, width))
        else splits(digits, width, shape.group)
        for line, digits in zip(lines, runs, strict=True)
    ]
    if shape.role is not None:
        roles = [shape.role(line.labels[-1] if line.labels else "") for line in lines]
        told = proven(list(zip(roles, ways, strict=True)))
    else:
        told = [way[0] if len(way) == 1 else None for way in ways]
    for line, row in zip(lines, told, strict=True):
        yield _row(line, _cells(line, row) if row is not None else ())


def _hides_number(text: str, line: _GluedRow) -> bool:
    """Whether the number of the next row stands in the digits and is none that is expected.

    So it is where a copy has lost a row: nobody knows how many of its digits are that number.
    """
    stop = line.digits.stop
    return not line.numbers and _MARK.match(text, stop) is not None


def _width(text: str, shape: GluedLayout, lines: list[_GluedRow]) -> int:
    """How many cells a row has: a small table prints the headers of one group only."""
    head = text[lines[0].start : lines[0].digits.start]
    one = shape.width > shape.group and sum(head.count(words) for words in shape.heads) == 1
    whole = any(splits(text[slice(*line.digits)], shape.width, shape.group) for line in lines)
    return shape.group if one and not whole else shape.width


def _items(text: str, span: Span, lines: list[_GluedRow], first: str) -> Iterator[GluedRow]:
    """Items have no sums: only zeros can be told from one another, and the digits of rows that, all
    below the same headers, have as many of them as there are columns; one column need not be cut."""
    for block in _blocks(text, span, lines, first):
        head = text[block[0].start : block[0].digits.start]
        alone = _ONE_COLUMN.fullmatch(head.rpartition(first)[2])
        if alone is not None:
            for line in block:
                whole = _is_number(text[slice(*line.digits)])
                row = _row(line, (_piece(text, line.digits),) if whole else ())
                label = alone["label"] if line is block[0] else row.labels[-1]
                yield replace(row, labels=(label,))
            continue
        width = _columns_named(head.rpartition(first)[2])
        one_each = len(block) > 1 and all(
            line.digits.stop - line.digits.start == width > 1 for line in block
        )
        for line in block:
            digits = text[slice(*line.digits)]
            told = one_each or (width > 0 and digits == "0" * width)
            row = _row(line, _cells(line, tuple(map(int, digits))) if told else ())
            labels = tuple(_without_headers(label, first) for label in row.labels)
            yield GluedRow(labels, row.span, row.cells)


def _is_number(digits: str) -> bool:
    """Whether digits can be one number: 08 is none."""
    return digits[:1] != "0" or digits[:2] in ("0", "0.")


def _blocks(text: str, span: Span, lines: list[_GluedRow], first: str) -> Iterator[list[_GluedRow]]:
    """The rows below the same headers."""
    block: list[_GluedRow] = []
    at = span.start
    for line in lines:
        if block and text.find(first, at, line.digits.start) >= 0:
            yield block
            block = []
        block.append(line)
        at = line.digits.stop
    if block:
        yield block


def _without_headers(label: str, first: str) -> str:
    """The label of a row, the first of which stands behind the headers."""
    _, headed, behind = label.rpartition(first)
    names = [match.end() for match in _COLUMN.finditer(behind)] if headed else []
    return behind[names[-1] :] if names else label


def _columns_named(head: str) -> int:
    """How many columns the headers of an item name."""
    return len(_COLUMN.findall(head))


def _one_column(text: str, span: Span, first: str) -> bool:
    """Whether every row has one cell: then there is nothing to cut."""
    heads = re.findall(rf"{re.escape(first)}[^\d\n]*(?:\n[^\d\n]*)?", text[slice(*span)])
    return all(_columns_named(head) < 2 for head in heads)


def _columned(text: str, lines: list[_GluedRow], columns: GluedColumns) -> Iterator[GluedRow]:
    """Several columns, as their headers tell; the first row stands behind these."""
    first = text[columns.stop : lines[0].digits.start]
    lines[0] = replace(lines[0], labels=_labels(first))
    ends = [line.labels[-1] if line.labels else "" for line in lines]
    sound = all(map(_UNIT.search, ends)) and not any(_hides_number(text, line) for line in lines)
    told = rows_apart([text[slice(*line.digits)] for line in lines], ends, columns) if sound else ()
    for line, row in zip_longest(lines, told):
        yield _row(line, _cells(line, row) if row is not None else ())


def _labels(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _NAMES.split(words) if part.strip())


def _listing(text: str, span: Span, lines: list[_GluedRow]) -> Iterator[GluedRow]:
    """One column: rows are numbered 1. 2. 3. below the one that sums them up."""
    head = text[span.start : lines[0].digits.start]
    several = "累计" in head or len(re.findall(r"(?:19|20)\d\d年", head)) > 1
    values = [text[slice(*line.digits)] for line in lines]
    sure = [value == "0" or value[:1] not in ("0", "") for value in values]
    proofs: set[int] = set()
    at = 0
    while at < len(lines) and not several:
        # The number of the first part stands behind the digits of the row above it.
        stop = at + 1
        while stop < len(lines) and lines[stop - 1].numbers:
            stop += 1
        group = range(at, stop)
        if len(group) > 2 and all(sure[n] for n in group):
            whole, *parts = (int(values[n]) for n in group)
            if whole == sum(parts):
                proofs.update(group)
        at = stop
    one = _ONE_HEAD.search(head) is not None and not several
    behind = _NEXT_ROW if any(line.numbers for line in lines) else _NEXT_LABEL
    numbered = set(_numbered(text, lines)) if one else set()
    for number, line in enumerate(lines):
        bounded = number in numbered or _is_bounded(text, line, behind)
        bounded = bounded and one and sure[number]
        cells = (_piece(text, line.digits),) if number in proofs or bounded else ()
        row = _row(line, cells)
        yield replace(row, labels=tuple(map(_without_one_head, row.labels))) if one else row


def _numbered(text: str, lines: list[_GluedRow]) -> Iterator[int]:
    """The rows behind whose figures the number of the next row stands, all of them counted from 1 on."""
    last = 0
    for at, line in enumerate(lines):
        for number in line.before:
            last = int(text[slice(*number)])
        if not line.numbers:
            continue
        following = text[slice(*line.numbers[0])]
        # 11 behind a figure may be a figure with 1 at its end and the first number of a new list.
        goes_on = last > 0 and following == str(last + 1) and not following.endswith("1")
        last = int(following)
        if goes_on and _UNIT.search(text, line.start, line.digits.start):
            yield at


def _without_one_head(label: str) -> str:
    """The label of the first row, before which the headers of the table stand."""
    head = _ONE_HEAD.search(label)
    return label[head.end() :] if head else label


def _is_bounded(text: str, line: _GluedRow, behind: re.Pattern[str]) -> bool:
    """Whether a figure stands between its unit and the next row, whose number is none of digits."""
    before, stop = text[line.start : line.digits.start], line.digits.stop
    return _UNIT.search(before) is not None and behind.match(text, stop) is not None


def label_and_unit(label: str) -> tuple[str, str | None]:
    """当面申请数件 as the label and its unit."""
    match = _UNIT.search(label)
    return (label[: match.start()], match.group()) if match else (label, None)
