"""A layer of recognised characters, which draws nothing, under characters that are drawn: these are seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .glyphs import PageObject

_STRIP = 12.0
_LEVEL, _NEXT = 0.4, 0.3
"""How far the middles of characters at one height stand apart, and the gap to the next of a run, in em."""


def without_overprinted(
    undrawn: Iterable[PageObject], drawn: Sequence[PageObject]
) -> Iterator[PageObject]:
    """The characters of a layer that draws nothing without those over which others are drawn.

    Of a number all digits go: what is left of it would be another one.
    """
    fields: dict[tuple[int, int], list[PageObject]] = defaultdict(list)
    for char in drawn:
        if not char["text"].isspace():
            middle = (char["top"] + char["bottom"]) / 2
            for column in range(int(char["x0"] // _STRIP), int(char["x1"] // _STRIP) + 1):
                fields[int(middle // _STRIP), column].append(char)
    for run in _numbers(undrawn):
        if not any(_is_over(char, fields) for char in run):
            yield from run


def _numbers(chars: Iterable[PageObject]) -> Iterator[list[PageObject]]:
    """The characters, the digits of a number together."""
    run: list[PageObject] = []
    for char in chars:
        if run and not (_is_digit(run[-1]) and _is_digit(char) and _goes_on(run[-1], char)):
            yield run
            run = []
        run.append(char)
    if run:
        yield run


def _is_digit(char: PageObject) -> bool:
    return bool(char["text"].isdecimal()) or char["text"] in (",", ".")


def _goes_on(last: PageObject, char: PageObject) -> bool:
    size = max(char["size"], 1.0)
    level = abs(last["top"] - char["top"]) <= _LEVEL * size
    return bool(level and abs(char["x0"] - last["x1"]) <= _NEXT * size)


def _is_over(char: PageObject, fields: Mapping[tuple[int, int], Sequence[PageObject]]) -> bool:
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    row, column = int(down // _STRIP), int(across // _STRIP)
    return any(
        other["x0"] < across < other["x1"]
        and abs((other["top"] + other["bottom"]) / 2 - down) < _LEVEL * max(char["size"], 1.0)
        for at in (row - 1, row, row + 1)
        for other in fields.get((at, column), ())
    )
