"""Tables with a total in every row, or in a last row: where all lines add up but one or two.

That the last column, or the last row, is the sum of the others is what most of the lines show;
the line in which it is not is a mistake of the source.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from .bare import broken_sum
from .interval import ZERO, sum_of
from .text_rows import cells_of_lines, number_in

_TOTAL = re.compile(r"[合总共]\s*计|总数|合计数")
_FEWEST = 3
"""Numbers in a line with its total, lines that add up, and rows above a last one."""
_Row = tuple[str, Sequence[Mention | None]]
"""The label of a row, and its numbers; None for a cell without exactly one."""


def check_added_lines(document: Document, told: Container[str] = ()) -> Iterator[Finding]:
    """Rows and columns whose total the others of the table prove to be one, and which it is not.

    ``told`` are the ids of numbers that a broken identity tells of: those lines are left to it.
    """
    for found in _added_lines(document):
        if not any(mention in told for mention in found.mentions):
            yield found


def _added_lines(document: Document) -> Iterator[Finding]:
    for head, rows in _blocks(document):
        if head and _TOTAL.fullmatch(head[-1]):
            yield from _odd(document, [numbers for _, numbers in rows])
        last = next((at for at, (label, _) in enumerate(rows) if _TOTAL.fullmatch(label)), None)
        if last is not None and last >= _FEWEST and not any(_inside(label) for label, _ in rows):
            columns = list(zip(*(numbers for _, numbers in rows[: last + 1]), strict=True))
            yield from _odd(document, columns)


def _inside(label: str) -> bool:
    """Whether a row is a part or a sum of others: 其中:…, 小计."""
    return re.search(r"其中|小计|占|[率%]|平均", label) is not None


def _blocks(document: Document) -> Iterator[tuple[Sequence[str], list[_Row]]]:
    """Lines with as many cells that follow one another: the words of the first, and the rows."""
    head: list[str] = []
    rows: list[_Row] = []
    for cells in cells_of_lines(document.text):
        words = [document.text[cell.start : cell.stop].strip() for cell in cells]
        numbers = [number_in(document, cell) for cell in cells[1:]]
        if len(words) > _FEWEST - 1 and len(words) == len(head) and any(numbers):
            rows.append((words[0], numbers))
            continue
        if rows:
            yield head, rows
        head, rows = words, []
    if rows:
        yield head, rows


def _odd(document: Document, lines: Sequence[Sequence[Mention | None]]) -> Iterator[Finding]:
    """The lines whose last number is not the sum of the others, where most others prove that it is."""
    added: list[Sequence[Mention]] = []
    for line in lines:
        numbers = [mention for mention in line if mention is not None]
        alike = len({mention.unit for mention in numbers}) == 1
        if len(numbers) == len(line) >= _FEWEST and alike:
            added.append(numbers)
    wrong = [line for line in added if sum_of(line[:-1]) != line[-1].value]
    proof = [line for line in added if line not in wrong and _tells(line)]
    if len(proof) < _FEWEST - 1 or len(wrong) * 2 > len(proof):
        return
    for *parts, whole in wrong:
        yield broken_sum(document, parts, whole)


def _tells(line: Sequence[Mention]) -> bool:
    """Whether a sum is no accident: two parts of it are not nothing."""
    return sum(mention.value != ZERO for mention in line[:-1]) > 1
