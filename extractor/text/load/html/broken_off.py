"""A page whose file ends inside a table: a download that broke off, a copy that is cut."""

from __future__ import annotations

from collections.abc import Mapping

from ..cut_tables import told
from .tables import DataTable
from .tree import Page


def broken_off(page: Page, data: Mapping[int, DataTable]) -> tuple[str, ...]:
    """What to say of the table that is open where the file of a page ends; nothing if none is.

    A table needs its end tag, other than rows and cells; a page that goes on to its own end has
    been saved whole by somebody who forgot it.
    """
    tables = sorted(data)
    return tuple(told(number) for number, at in enumerate(tables, 1) if at in page.unended)
