"""The dots that lead from a label to its number: 收到申请数……………12件.

Dots lead to the page numbers of a table of contents too, and end unfinished sentences.  So they are
taken for a leader only where the number counts something: a unit stands before or behind it, or the
label ends like one of a count; and in the lines around such a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .changes import replaced
from .vocabulary import UNIT_CELL

_MARK = r"[.·‧•・…⋯‥_—\-]"
_DOTS = (
    r"[ \x00]{0,4}"
    rf"(?>[…⋯‥](?:[ \x00]{{0,2}}[…⋯‥]){{1,300}}|{_MARK}(?:[ \x00]{{0,2}}{_MARK}){{3,300}})"
    r"[ \x00]{0,4}"
)
_UNIT = rf"(?:{UNIT_CELL}|%)"
_FIGURE = r"(?:\d[\d,.]{0,20}|[/无])"
_ENDS = r"[ \x00]{0,4}(?:\n|$)"
_LEADER = re.compile(
    rf"(?<=[一-鿿):]){_DOTS}(?:"
    rf"(?P<unit>(?={_FIGURE}[ \x00]{{0,2}}{_UNIT}|{_UNIT}[ \x00]{{0,4}}(?:{_MARK}[ \x00]{{0,2}}{_MARK}|{_FIGURE})))"
    rf"|(?={_FIGURE}{_ENDS}))"
)
# Few of the units: an entry of a table of contents may end with 项, 部 or 处.
_COUNT = re.compile(rf"(?:[数量费额条件次篇个人元]|{UNIT_CELL}\))$")
_LONGEST_ROW = 400
"""Characters of a line that are looked at."""


def without_leaders(folded: str) -> str:
    """The text with blanks in place of the dots of leaders, character for character."""
    leaders = _leaders(folded)
    return replaced(folded, ((start, stop, " " * (stop - start)) for start, stop in leaders))


def is_led(folded: str, start: int, stop: int) -> bool:
    """Whether the line before a break, or the one behind it, leads by dots to a number: a row."""
    before = folded[max(folded.rfind("\n", 0, start) + 1, start - _LONGEST_ROW) : start]
    behind = folded[stop : stop + _LONGEST_ROW].partition("\n")[0]
    return any(
        _is_sure(line, match) for line in (before, behind) for match in _LEADER.finditer(line)
    )


def _leaders(folded: str) -> Iterator[tuple[int, int]]:
    """Where leaders stand; those that may be such only in lines next to one that is."""
    waiting: list[tuple[int, int]] = []
    sure, last = False, 0
    for match in _LEADER.finditer(folded):
        between = folded[last : match.start()].strip(" \x00\n")
        if waiting and between.count("\n"):  # a line without dots stands between them
            yield from waiting if sure else ()
            waiting, sure = [], False
        waiting.append(match.span())
        sure = sure or _is_sure(folded, match)
        end = folded.find("\n", match.end(), match.end() + _LONGEST_ROW)
        last = end if end >= 0 else match.end()
    yield from waiting if sure else ()


def _is_sure(folded: str, match: re.Match[str]) -> bool:
    """Whether the number that the dots lead to counts something."""
    label = folded[max(0, match.start() - 2) : match.start()]
    return match["unit"] is not None or _COUNT.search(label) is not None
