"""Tables with a total in every row, or in a last row: where all lines add up but one or two.

That the last column, or the last row, is the sum of the others is what most of the lines show;
the line in which it is not is a mistake of the source.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import broken_sum
from ..counts.interval import ZERO, sum_of
from ..counts.slips import one_slip_apart
from ..counts.text_rows import TextRow, tables_of_lines

TOTAL = re.compile(r"[合总共]\s*计|总数|合计数")
_FEWEST = 3
"""Numbers in a line with its total, lines that add up, and rows above a last one."""


def check_added_lines(document: Document, told: Container[str]) -> Iterator[Finding]:
    """Rows and columns whose total the others of the table prove to be one, and which it is not.

    ``told`` are the ids of numbers that a broken identity tells of: those lines are left to it.
    """
    for finding in _added_lines(document):
        if not any(mention in told for mention in finding.mentions):
            yield finding


def _added_lines(document: Document) -> Iterator[Finding]:
    for head, rows in blocks(document):
        labels = [line.words[0] for line in rows]
        numbers = [line.numbers[1:] for line in rows]
        if TOTAL.fullmatch(head[-1]):
            yield from _odd(document, numbers)
        last = next((at for at, label in enumerate(labels) if TOTAL.fullmatch(label)), 0)
        if last >= _FEWEST and not any(map(_inside, labels)):
            columns = list(zip(*numbers[: last + 1], strict=True))
            yield from _odd(document, columns)
            yield from _off_by_a_slip(document, columns)


def _inside(label: str) -> bool:
    """Whether a row is a part or a sum of others: 其中:…, 小计."""
    return re.search(r"其中|小计|占|[率%]|平均", label) is not None


def blocks(document: Document) -> Iterator[tuple[Sequence[str], list[TextRow]]]:
    """The words of a line of heads, and the lines with numbers below it."""
    for lines in tables_of_lines(document):
        head = lines[0].words
        rows = [lines[0]] if any(lines[0].numbers[1:]) else []  # its heads may be torn
        for line in lines[1:]:
            if any(line.numbers[1:]):
                rows.append(line)
                continue
            yield head, rows
            head, rows = line.words, []
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


def _off_by_a_slip(
    document: Document, columns: Sequence[Sequence[Mention | None]]
) -> Iterator[Finding]:
    """A column that misses its 合计 as people write a number wrongly, even where it stands alone.

    Not where another column is off by more: its last row is then no sum of those above it.
    """
    slips: list[Sequence[Mention]] = []
    for column in columns:
        numbers = [mention for mention in column if mention is not None]
        if len(numbers) < len(column) or len(numbers) <= _FEWEST + 1:
            continue
        *parts, whole = numbers
        units = {mention.unit for mention in numbers}
        added, printed = sum_of(parts), whole.value or ZERO
        if len(units) > 1 or "%" in units or added == printed:
            continue
        if not one_slip_apart(added, printed):
            return
        slips.append(numbers)
    for *parts, whole in slips:
        yield broken_sum(document, parts, whole)


def _tells(line: Sequence[Mention]) -> bool:
    """Whether a sum is no accident: two parts of it are not nothing."""
    return sum(mention.value != ZERO for mention in line[:-1]) > 1
