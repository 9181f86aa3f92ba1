"""Rows whose cells ran together in tables that nobody knows: 甲类申请2000002, 乙类申请0000000.

The last guard against a run of digits that is taken for one number.  It asks neither for headers
nor for labels of a pack, but for rows that stand beside each other and have their digits directly
behind their labels.  That they are cells is told by a row of nothing but zeros, or by digits that
the sums of a known table divide.  Nothing is read of such rows: all their digits are damaged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractor.schemas import Span

from .document import Cover
from .glued_parts import DigitPiece, GluedLayout, GluedTable
from .splitting import splits
from .vocabulary import COUNTERS

_RUN = re.compile(
    r"(?<=[一-鿿”\")])[ \t|]{0,3}(?P<digits>\d{3,})"
    # A number with a unit, a fraction or separators is one number.
    rf"(?![\d.,%]|[ \t]?[{COUNTERS}页年月日号元%万亿])"
    # Behind the cells of a row that ran together no further one stands.
    r"(?! ?[\t|] ?\d)"
)
_SHORT = re.compile(_RUN.pattern.replace("{3,}", "{2,4}"))
_NOTE = re.compile(r"\([^()]*\)$")
_ZEROS = re.compile(r"0{3,}")
_FEWEST = 5
"""Digits from which a run may hold the cells of a row by its sums."""
_NO_NUMBER = 12
"""Digits from which no statistic is one number."""
_FAR = 120
"""Characters between two rows beyond which they are not of one table."""
_CODE = re.compile(r"[号码话真线编]|邮|密|账|[A-Za-z]")
"""Words before digits that count nothing."""
_LABEL = re.compile(r"[一-鿿]{2}")


def find_fused(
    text: str, shapes: Sequence[GluedLayout], known: Sequence[GluedTable]
) -> tuple[GluedTable, ...]:
    """Rows outside of ``known`` whose digits are several cells, by the widths of these shapes."""
    if re.search(r"\d{5}|000", text) is None:
        return ()
    read = Cover(table.span for table in known)
    rows = Cover(table.span for table in known if table.kind in ("matrix", "cross"))
    runs = [
        run
        for run in _RUN.finditer(text)
        if rows.overlaps(*run.span("digits")) or not read.overlaps(*run.span("digits"))
    ]
    glued_tables = []
    for block in _blocks(text, runs):
        beside = [run for run in block if rows.overlaps(*run.span("digits"))]
        left = [run for run in block if run not in beside]
        fused = _fused(text, left, shapes, sure=bool(beside))
        if fused:
            fused = _with_short_rows(text, fused, shapes, read)
            first = text.rfind("\n", 0, fused[0].start()) + 1
            span = Span(max(first, fused[0].start() - _FAR), fused[-1].end())
            pieces = tuple(DigitPiece(Span(*run.span("digits")), None) for run in fused)
            glued_tables.append(GluedTable("unknown", span, (), pieces))
    return tuple(glued_tables)


def _blocks(text: str, runs: Sequence[re.Match[str]]) -> Iterable[list[re.Match[str]]]:
    """Runs that stand beside each other: a label between two of them, and no sentence."""
    block = list(runs[:1])
    for one, other in pairwise(runs):
        between = text[one.end() : other.start("digits")]
        beside = len(between) < _FAR and "。" not in between and "\n\n" not in between
        if not beside or not _LABEL.search(between):
            yield block
            block = []
        block.append(other)
    if block:
        yield block


def _fused(
    text: str, block: Sequence[re.Match[str]], shapes: Sequence[GluedLayout], *, sure: bool
) -> list[re.Match[str]]:
    """The runs of a block that are several cells each; none where nothing tells that.

    ``sure``: a row whose cells are proven stands beside them.
    """
    zeros = [len(run["digits"]) for run in block if _ZEROS.fullmatch(run["digits"])]
    if zeros and len(block) > 1:
        width = min(zeros)
        wide = [run for run in block if len(run["digits"]) >= width]
        if len(wide) > 1:
            return wide
    widths = {(shape.width, shape.group) for shape in shapes if shape.group}
    widths |= {(shape.group, shape.group) for shape in shapes if shape.group}
    cells = [run for run in block if _are_cells(run["digits"], widths)]
    sure = sure or len(cells) > 1 or any(_names_a_row(text, run, shapes) for run in cells)
    if sure or any(_is_no_number(text, run) for run in block):
        return [run for run in block if len(run["digits"]) >= _FEWEST]
    return []


def _with_short_rows(
    text: str, fused: Sequence[re.Match[str]], shapes: Sequence[GluedLayout], read: Cover
) -> list[re.Match[str]]:
    """The fused rows, and the short ones of the form beside them: blank cells leave 33 of 3 | … | 3."""
    found = {run.span("digits"): run for run in fused}
    first = max(0, fused[0].start() - 2 * _FAR)
    for run in _SHORT.finditer(text, first, fused[-1].end() + _FAR):
        label = _NOTE.sub("", text[max(0, run.start() - _FAR) : run.start()]).rstrip('”")')
        named = any(shape.ends and label.endswith(shape.ends) for shape in shapes)
        if named and not read.overlaps(*run.span("digits")):
            found.setdefault(run.span("digits"), run)
    return [found[span] for span in sorted(found)]


def _is_no_number(text: str, run: re.Match[str]) -> bool:
    """Whether digits behind a label begin with 0, as those of a telephone or a code do alone."""
    digits = run["digits"]
    if digits[0] != "0" or len(digits) < _FEWEST:
        return False
    return _CODE.search(text, max(0, run.start() - 12), run.start()) is None


def _are_cells(digits: str, widths: Iterable[tuple[int, int]]) -> bool:
    """Whether digits can be cut into the cells of a row, the last of them the sum of the others."""
    if len(digits) < _FEWEST:
        return False
    return len(digits) >= _NO_NUMBER or any(splits(digits, *width) for width in widths)


def _names_a_row(text: str, run: re.Match[str], shapes: Sequence[GluedLayout]) -> bool:
    """Whether the label of a run is a row of a table that has as many cells: that one is enough."""
    label = text[max(0, run.start() - _FAR) : run.start()].rstrip('”")')
    digits = run["digits"]
    return any(
        label.endswith(shape.ends) and bool(splits(digits, shape.width, shape.group))
        for shape in shapes
        if shape.ends
    )
