"""A page whose file ends inside a table or a number: a download that broke off, a copy that is cut."""

from __future__ import annotations

from collections.abc import Mapping

from ..cut_tables import CUT_SIGNS, cut_message
from .tables import DataTable
from .tree import Page


def broken_off(page: Page, data: Mapping[int, DataTable]) -> tuple[str, ...]:
    """What to say of the table that is open where the file of a page ends; nothing if none is.

    A table needs its end tag, other than rows and cells; a page that goes on to its own end has
    been saved whole by somebody who forgot it.
    """
    tables = sorted(data)
    return tuple(cut_message(number) for number, at in enumerate(tables, 1) if at in page.unended)


def ends_in_number(page: Page, stop: int) -> bool:
    """Whether a text that ends at a place is the end of a cut file, and its last number may go on.

    An element is open there besides the page itself; of a number before a tag that is cut the end
    is seen.
    """
    at_end = stop == len(page.raw) and page.raw[-1] in CUT_SIGNS
    return at_end and len(page.unended) > 1
