"""Texts that end in the middle of a row of a table: the last number may be cut as well.

What was read of the table stays.  A piece of a number is none: the sign that a text goes on
elsewhere is written behind it, so that nothing is claimed from it.
"""

from __future__ import annotations

from extractor.text.document import Source

GOES_ON = "…"
"""What stands behind the piece of a number with which a file ends."""

CUT_SIGNS = frozenset("0123456789０１２３４５６７８９,.，．")
"""With what a number ends that may go on."""


def cut_message(number: int) -> str:
    """What to say of the table, the first of which is 1, inside which a file ends."""
    return (
        f"the file ends inside table {number}: its other rows are not here, and the last number may "
        "be cut; download or copy it again"
    )


def ends_inside_table(source: Source) -> bool:
    """Whether a loader says that a file ends inside a table."""
    begins = cut_message(0).partition("0")[0]
    return any(words.startswith(begins) for words in source.unread)
