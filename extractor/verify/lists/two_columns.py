"""Little tables of a name and a number in every line, with the sum as their last line or their first.

They belong to no official form: 林木采伐许可|214 / … / 合计|272.  Whoever prints a sum below a column adds
it up; it is off where it is so as people write a number wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import broken_sum, sum_formula
from ..counts.interval import sum_of
from ..counts.slips import slips
from ..counts.statements import exact
from .extent import of_channel

_ROW = re.compile(
    r"\|?[ ]*(?P<name>[^|\t\n\d,。;:]{1,24}?)[ ]*(?:\||\t|:|[ ]{2,})[ ]*(?P<number>[\d,.]+)[ ]*(?P<unit>[^|\t\n\d,。;:]{0,3}?)[ ]*\|?"
)
_OTHER_ROW = re.compile(r"[|\t][^|\t]*\d|\d[^|\t]*[|\t]|^[^,。;:]{1,24}:[ ]*\d")
_TOTAL = re.compile(r"[合总共]\s*计|总数|合计数|总\s*和")
_NOT_ADDED = re.compile(
    r"其中|小计|占[比总全]|[率%‰]|平均|同比|增[长减]|比例|累计|最[高低多少]|上年|去年|20\d\d"
)
_NOTE = re.compile(r"去重|重复|部分|主要|未列|不含|另有|交叉|同时|较多|前[三五十]")
_FEWEST = 3
"""Rows that are added up."""
_AROUND = 80


def check_two_columns(document: Document) -> Iterator[Finding]:
    """Sums of a column that the rows do not make up."""
    for rows in _tables(document):
        totals = [at for at, (name, _) in enumerate(rows) if _TOTAL.fullmatch(name)]
        if len(totals) != 1 or totals[0] not in (0, len(rows) - 1):
            continue
        if totals[0] == 0 and ":" in document.between(rows[0][1], rows[1][1]):
            continue  # 总数:1874条 opens a list of figures, and no sum
        whole = rows.pop(totals[0])[1]
        parts = [number for _, number in rows]
        if len(parts) < _FEWEST or not exact([whole, *parts]) or sum_of(parts) == whole.value:
            continue
        if len({m.unit for m in (whole, *parts)}) > 1 or any(_NOT_ADDED.search(n) for n, _ in rows):
            continue
        if any(of_channel(name) for name, _ in rows):
            continue  # one document goes out by several ways
        formula = sum_formula([m.value for m in parts], whole.value)
        if slips(formula, [m.value or sum_of([]) for m in parts]) and not _noted(document, parts):
            yield broken_sum(document, parts, whole)


def _tables(document: Document) -> Iterator[list[tuple[str, Mention]]]:
    """The rows that follow one another, each a name and its number."""
    rows: list[tuple[str, Mention]] = []
    at, torn = 0, False
    for line in (*document.text.split("\n"), ""):
        match = _ROW.fullmatch(line.rstrip())
        numbers = document.mentions_in(at, at + len(line)) if match else []
        if match and len(numbers) == 1 and numbers[0].value is not None:
            rows.append((match["name"].strip(), numbers[0]))
        else:
            # 公报 | 0条(无公报): one more row, whose number stands among other words
            of_row = _OTHER_ROW.search(line) is not None
            if rows and not torn and not of_row:
                yield rows
            rows, torn = [], of_row
        at += len(line) + 1


def _noted(document: Document, parts: Sequence[Mention]) -> bool:
    """Whether the head, or a line above or below, says that the rows overlap or are not all."""
    low, high = parts[0].span.start, parts[-1].span.stop
    above = document.text[max(0, low - _AROUND) : low]
    words = above + document.text[high : high + _AROUND]
    return (
        _NOTE.search(words) is not None or _NOT_ADDED.search(above.split("\n")[-2:][0]) is not None
    )
