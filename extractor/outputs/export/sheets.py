"""Sheets of a workbook, written a row at a time, and the formats that they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from rich.cells import cell_len

from extractor.schemas import Qualifier

from ..own_mark import MARK
from ..plain_text import number
from ..verdicts import LOOKS
from .fact_rows import Value
from .panel import OWN_STATUSES, needs_eyes

ROWS = 1_048_575
"""Rows that a sheet can hold below its head."""
LINKS = 60_000
"""Links of a sheet: Excel takes 65,530."""
_LONGEST = 32_000
"""Characters of a cell: Excel takes 32,767."""
_HEAD = 15
"""A head that is wider goes on in a second line."""
_A3 = 8
_PRINTED = 40
"""Columns that are printed on one page."""
_NAMED = 3
"""Columns that say whose a row is, on every page where the others do not fit on one."""
_SCALE = 60
"""Per cent at which such a sheet is printed: still to be read, on half as many pages."""
_WIDEST, _NARROWEST = 48, 8
_MEASURED = 2000
"""Rows whose texts decide how wide a column is."""
_REVIEW, _TROUBLE = "BDD7EE", "F8CBAD"
INEXACT: Mapping[Qualifier, str] = {
    "at_least": '"≥ "General', "about": '"≈ "General', "at_most": '"≤ "General',
}  # fmt: skip
"""How a number looks that the source does not give exactly; it stays a number."""


class Sheet:
    """One sheet: a header that stays, a filter, widths that fit Chinese."""

    def __init__(self, book: Book, name: str, heads: Sequence[str]) -> None:
        self.book, self.name = book, name
        self.heads = tuple(heads)
        self.widths = [min(cell_len(head) + 3, _HEAD) for head in heads]
        self.parts = 0
        self._begin()

    def _begin(self) -> None:
        self.parts += 1
        self.part = self.name if self.parts == 1 else f"{self.name} {self.parts}"
        self.sheet = self.book.add(self.part)
        self.row = 0
        lines = max(-(-cell_len(head) // (_HEAD - 2)) for head in self.heads)
        self.sheet.set_row(0, 15 * min(lines, 5))
        for column, head in enumerate(self.heads):
            self.sheet.write_string(0, column, head[:_LONGEST], self.book.head)
        self.sheet.freeze_panes(1, 1)
        if len(self.heads) > _PRINTED:
            self.sheet.repeat_columns(0, _NAMED - 1)
            self.sheet.set_print_scale(_SCALE)

    def next(self) -> None:
        """Begin a row; what a sheet cannot hold goes on in another."""
        if self.row == ROWS:
            self.close()
            self._begin()
        self.row += 1

    @property
    def count(self) -> int:
        """Rows written, in all parts."""
        return (self.parts - 1) * ROWS + self.row

    @property
    def place(self) -> str:
        """A link to the row."""
        return f"internal:'{self.part}'!A{self.row + 1}"

    def put(self, column: int, value: Value, style: Any = None) -> None:
        """Write one cell of the row; numbers as numbers where Excel can hold all their digits."""
        if value is None or value == "":
            if style is not None:
                self.sheet.write_blank(self.row, column, None, style)
            return
        if isinstance(value, int):
            self.sheet.write_number(self.row, column, value, style)
            shown = str(value)
        elif isinstance(value, Decimal) and _holds(value):
            self.sheet.write_number(self.row, column, float(value), style)
            shown = number(value)
        else:
            shown = number(value) if isinstance(value, Decimal) else value
            text = shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"
            self.sheet.write_string(self.row, column, text, style)
        if self.row <= _MEASURED:
            self.widths[column] = max(self.widths[column], cell_len(shown[:60]) + 1)

    def line(self, values: Sequence[Value]) -> None:
        """Write a row."""
        self.next()
        for column, value in enumerate(values):
            self.put(column, value)

    def close(self) -> None:
        """Set widths and the filter."""
        for column, width in enumerate(self.widths):
            self.sheet.set_column(column, column, min(_WIDEST, max(_NARROWEST, width)))
        self.sheet.set_landscape()
        self.sheet.set_paper(_A3)
        self.sheet.repeat_rows(0)
        if len(self.heads) <= _PRINTED:
            self.sheet.fit_to_pages(1, 0)
        self.sheet.autofilter(0, 0, max(self.row, 1), len(self.heads) - 1)


def _holds(value: Decimal) -> bool:
    """Whether Excel, which keeps fifteen digits, can hold a value."""
    return len(value.as_tuple().digits) <= 15 and Decimal(repr(float(value))) == value


class Book:
    """The file, its formats, and the sheets."""

    def __init__(self, path: Path, target: Path) -> None:
        import xlsxwriter

        self.path = path
        # Texts are never taken for formulas, numbers or links.
        self.book = xlsxwriter.Workbook(
            str(target),
            {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
             "strings_to_numbers": False},
        )  # fmt: skip
        self.book.set_properties({"author": MARK})
        self.head = self.book.add_format(
            {"bold": True, "bg_color": "#DDE3EA", "bottom": 1, "valign": "top", "text_wrap": True}
        )
        self.title = self.book.add_format({"bold": True, "font_size": 14})
        fills: dict[str, str] = {name: look.fill for name, look in LOOKS.items() if look.fill}
        fills |= dict.fromkeys((name for name in OWN_STATUSES if needs_eyes(name)), _TROUBLE)
        fills |= dict.fromkeys(("accepted", "corrected", "added", "rejected"), _REVIEW)
        self.styles = {
            name: self.book.add_format({"bg_color": f"#{fill}"}) for name, fill in fills.items()
        }
        self.linked = self.book.add_format({"font_color": "#1C2430"})
        self.valued = {
            (name, how): self.book.add_format({**_look(fills.get(name or "")), "num_format": shown})
            for name in (None, *fills)
            for how, shown in INEXACT.items()
        }
        self.wrapped = self.book.add_format({"text_wrap": True, "valign": "top"})
        self.soft = self.book.add_format({"font_color": "#808080"})

    def add(self, name: str) -> Any:
        """A new sheet."""
        return self.book.add_worksheet(name)

    def style(self, status: str) -> Any:
        """The format of a status; None for the plain one."""
        return self.styles.get(status)

    def number_style(self, status: str, qualifier: Qualifier) -> Any:
        """The format of a value that links to its fact: ≥ 40 where the source says 40余."""
        plain = self.style(status) or self.linked
        return self.valued.get((status if status in self.styles else None, qualifier), plain)


def _look(fill: str | None) -> dict[str, str]:
    return {"bg_color": f"#{fill}"} if fill else {"font_color": "#1C2430"}
