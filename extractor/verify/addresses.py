"""Does the place of a cell in an official table agree with an indicator?

Row and column are compared with what the forms print for the indicator; the reader that read the
cell is not asked.
"""

from __future__ import annotations

from functools import lru_cache

from extractor.readers.tables.forms import (
    COLUMN_PATHS,
    SECTION_ROWS,
    TABLES,
    catalogue_columns,
    catalogue_rows,
    dispute_address,
    dispute_indicators,
    plain,
)
from extractor.readers.tables.rows import RowContext
from extractor.readers.tables.stat_rows import TABLE as STATISTICS
from extractor.readers.tables.stat_rows import TABLE as STAT_TABLE
from extractor.readers.tables.stat_rows import StatContext, named_by
from extractor.schemas import APPLICANTS, Address

from .wording import named

_GROUPS = ("", "refused", "unavailable", "not_processed", "other")


def agrees(indicator: str, address: Address) -> bool:
    """Whether row and column of ``address`` name ``indicator``."""
    return _agrees(indicator, address.table, address.row, address.column)


@lru_cache(maxsize=16384)
def _agrees(indicator: str, table: str, row: tuple[str, ...], column: tuple[str, ...]) -> bool:
    if table == TABLES["applications"]:
        return _of_applications(indicator, row, column)
    if table == TABLES["catalogue"]:
        return _of_catalogue(indicator, row, column)
    if table == TABLES["disputes"]:
        return indicator in dispute_indicators() and dispute_address(indicator).column == column
    if table == STAT_TABLE:
        meant = named_by(row)
        return meant == indicator or (meant, indicator) == (
            "proactive.total",
            "proactive.cumulative",
        )
    if table == STATISTICS:
        return _of_statistics(indicator, row, column)
    return named(indicator, "".join((*row, *column)))


def _of_statistics(indicator: str, row: tuple[str, ...], column: tuple[str, ...]) -> bool:
    context, meant = StatContext(), None
    for words in row:
        meant = context.name(words)
    if meant is None:
        return named(indicator, "".join((*row, *column)))
    return meant == indicator or (meant, indicator) == ("proactive.total", "proactive.cumulative")


def _of_applications(indicator: str, row: tuple[str, ...], column: tuple[str, ...]) -> bool:
    base, _, last = indicator.rpartition(".")
    wanted, line = (last, base) if last in APPLICANTS else ("total", indicator)
    if not row or column != COLUMN_PATHS[wanted]:
        return False
    # 其他 and 总计 are several rows of the form; which one, only the rows above can tell.
    meant = {RowContext(group, begun=True).name(row[-1]) for group in _GROUPS}
    if plain(row[-1]) in SECTION_ROWS.wordings and SECTION_ROWS.wordings[plain(row[-1])] == "other":
        meant.add("applications.other")
    return line in meant


def _of_catalogue(indicator: str, row: tuple[str, ...], column: tuple[str, ...]) -> bool:
    group, _, name = indicator.rpartition(".")
    if not row or catalogue_rows().find(row[-1]) != group:
        return False
    head = column[-1] if column else ""
    read = {catalogue_columns(form).find(head) for form in ("form2019", "form2021")} - {None}
    # A header that is cut or missing says nothing; the order of the columns stands then.
    return head == name or not read or name in read
