"""Slanted words that stand all over a page: a watermark, however many glyphs it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import hypot

from .glyphs import PageObject

_WORDS, _TIMES = 3, 4
"""Glyphs of a mark and how often it stands on a page, at least: cells of a table repeat as well."""

_APART = 2.0
"""How far the next glyph of the same words begins at most, in sizes: a blank may lie between."""


def repeated(slanted: Sequence[PageObject]) -> set[int]:
    """The ids of the glyphs of a watermark among slanted ones: the words that stand again and again.

    None where they are not most of what is slanted: then it is the page that stands at a slant,
    and the cells of its tables say the same.
    """
    runs = list(_runs(slanted))
    said = ["".join(char["text"] for char in run if not char["text"].isspace()) for run in runs]
    times = Counter(said)
    found = {
        id(char)
        for run, words in zip(runs, said, strict=True)
        if len(words) >= _WORDS and times[words] >= _TIMES
        for char in run
    }
    return found if 2 * len(found) > len(slanted) else set()


def _runs(chars: Sequence[PageObject]) -> Iterator[list[PageObject]]:
    """The words in the order in which they are drawn, parted where the next glyph stands elsewhere."""
    run: list[PageObject] = []
    for char in chars:
        if run and _elsewhere(run[-1], char):
            yield run
            run = []
        run.append(char)
    if run:
        yield run


def _elsewhere(one: PageObject, following: PageObject) -> bool:
    """Whether a glyph is none of the words before it: it stands behind the last, along their line."""
    across, down = one["matrix"][:2]
    scale = hypot(across, down) or 1.0
    right = following["matrix"][4] - one["matrix"][4]
    up = following["matrix"][5] - one["matrix"][5]
    along = (right * across + up * down) / scale
    beside = (up * across - right * down) / scale
    size = float(one["size"])
    return not (0 < along <= _APART * size and abs(beside) < 0.5 * size)
