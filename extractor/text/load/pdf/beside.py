"""Prose that stands side by side on a page and was read across: columns too short to be told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.text.document import SourceTable

_HALF = r"[^\t\n]{8,}"
_LINE = re.compile(rf"^(?P<left>{_HALF})\t(?P<right>{_HALF})$", re.MULTILINE)
_STOP = re.compile(r"[，。；]")
_IDEOGRAPH = re.compile(r"[一-鿿]")


def read_across(text: str, tables: Sequence[SourceTable]) -> tuple[str, ...]:
    """What to say of lines, two at least, whose halves are pieces of sentences; nothing of tables.

    A sentence that began in the half above goes on in it, so that neither half can be read alone.
    """
    taken = [(table.cells[0].start, table.cells[-1].stop) for table in tables if table.cells]
    lines = [
        match
        for match in _LINE.finditer(text)
        if not any(low <= match.start() < high for low, high in taken)
    ]
    for one, other in pairwise(lines):
        if one.end() + 1 == other.start() and all(
            _goes_on(one[side], other[side]) for side in ("left", "right")
        ):
            return ("prose stands side by side and may have been read across; look at the page",)
    return ()


def _goes_on(above: str, below: str) -> bool:
    words = min(len(_IDEOGRAPH.findall(half)) for half in (above, below))
    return (
        words * 2 >= min(len(above), len(below))
        and above[-1] not in "。；：;:"
        and _STOP.search(below) is not None
    )
