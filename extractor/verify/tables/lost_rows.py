"""Rows that an official form always prints, and of which nothing was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.knowledge.pack import shipped
from extractor.knowledge.tables import Tables
from extractor.schemas import Fact, Finding, vocabulary
from extractor.text.document import Document

_MOST = 3
"""Rows that a message names."""


def check_rows(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """The rows that lack among those read: broken labels, cells that run together.

    What lacks at the end is told only if the next table is read: a text may be cut off.  Where hardly
    anything of a table was read, or its cells run together, that is told elsewhere.  What another
    tool leaves out is its choice.
    """
    tables = shipped().tables
    if tables is None or document.source.unread or document.glued:
        return
    found: dict[str, set[str]] = {}
    for fact in (fact for fact in facts if fact.readers):
        for address in (one.address for one in fact.evidence):
            if address is not None:
                found.setdefault(address.table, set()).add(fact.indicator)
    missing: list[str] = []
    form = document.meta.form
    if tables.matrix:
        rows = tables.matrix.order(form)
        read = found.get(tables.matrix.title, set())
        heads = {row.rpartition(".")[0] for row in rows} & read
        if heads - {*map(tables.matrix.id_of, tables.matrix.with_total)}:
            rows = tuple(r for r in rows if r.count(".") == 1)  # a short copy: sections are rows
        behind = bool(tables.cross and tables.cross.title in found)
        lacking = _lacking(rows, read, tables.matrix.columns, behind=behind)
        missing += (r for r in lacking if not _blank(tables.matrix.label(r), document.text))
    if tables.items:
        groups = tuple(tables.items.blocks(form))
        behind = bool(tables.matrix and tables.matrix.title in found)
        missing += _lacking(groups, found.get(tables.items.title, set()), (), behind=behind)
    if missing:
        named = "; ".join(_label(row) for row in missing[:_MOST])
        named += "…" if len(missing) > _MOST else ""
        yield Finding(
            kind="missing_figure",
            severity="error",
            whose="undecided",
            message=f"{len(missing)} rows that the form always prints were not read: {named}; "
            "what stands there is not known",
            indicators=tuple(_cells_of(missing, tables, form)),
        )


def _cells_of(rows: Sequence[str], tables: Tables, form: str) -> Iterator[str]:
    """The indicators of all cells of rows: of a matrix, or with columns of their own."""
    for row in rows:
        own = tables.items.blocks(form).get(row, ()) if tables.items else ()
        yield from (f"{row}.{name}" for name in own)
        if tables.matrix and not own:
            cells = (tables.matrix.indicator(row, column) for column in tables.matrix.columns)
            yield from (cell for cell in cells if cell)


def _blank(label: str, text: str) -> bool:
    """Whether a label stands at the end of its line: a copy has left out blank cells."""
    return re.search(rf"{re.escape(label)}[ \t|]*$", text, re.MULTILINE) is not None


def _lacking(
    rows: Sequence[str], read: set[str], columns: Sequence[str], *, behind: bool
) -> list[str]:
    """The rows without a value up to the last that has one, or to the end if a table behind is read."""
    there = [any(id_ == row or id_.startswith(f"{row}.") for id_ in read) for row in rows]
    # A copy may print a section as one row: 其他处理.
    there = [
        known or bool(columns and row.rpartition(".")[0] in read)
        for row, known in zip(rows, there, strict=True)
    ]
    if not any(there) or sum(there) * 2 < len(rows):
        return []
    last = len(there) - (0 if behind else there[::-1].index(True))
    return [row for row, known in zip(rows[:last], there, strict=False) if not known]


def _label(row: str) -> str:
    known = vocabulary()
    if row in known:
        return known[row].zh
    return next(item.zh.partition(":")[0] for id_, item in known.items() if id_.startswith(row))
