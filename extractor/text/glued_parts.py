"""What is found of tables whose cells ran together: their shape, rows and digits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractor.schemas import Explanation, Span

Kind = Literal["matrix", "cross", "items", "listing", "unknown"]


@dataclass(frozen=True, slots=True)
class GluedLayout:
    """How a copy of a printed table shows that its cells ran together.

    ``heads`` are headers that then stand side by side.  A row has ``width`` cells, and the last of
    each ``group`` is the sum of the others; none where only zeros can be told apart.  ``ends`` are the
    ends of the labels of its rows, by which it is known without its headers.  ``role`` tells by a
    label what a row is in the balance of its columns (:func:`extractor.text.splitting.proven`).
    ``first`` is the first header of an item whose rows have headers of their own.  ``rows`` are what
    stands right before cells, and how many of these there are at least.
    """

    kind: Kind
    heads: tuple[str, ...]
    width: int = 0
    group: int = 0
    ends: tuple[str, ...] = ()
    role: Callable[[str], str] | None = None
    first: str = ""
    rows: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DigitPiece:
    """Digits of such a table: a cell with its value, the number of a row, or not to be cut.

    ``hypotheses`` are what digits without a value may be read as; those without any are told elsewhere.
    """

    span: Span
    value: Decimal | None
    explained: Explanation | None = None
    hypotheses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GluedRow:
    """A row: its labels from the outside in, and its cells; none where they are not proven."""

    labels: tuple[str, ...]
    span: Span
    cells: tuple[DigitPiece, ...]


@dataclass(frozen=True, slots=True)
class GluedTable:
    """A table whose cells ran together, what of it is proven, and all of its digits.

    ``heads`` are those of the cells of each row, where there are several.
    """

    kind: Kind
    span: Span
    rows: tuple[GluedRow, ...]
    pieces: tuple[DigitPiece, ...]
    heads: tuple[str, ...] = ()

    @property
    def unread(self) -> int:
        """How many runs of digits could not be cut."""
        return sum(piece.value is None for piece in self.pieces)
