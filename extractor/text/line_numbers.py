"""The number at the beginning of a line: that of a heading (1 概述), of an item (3.1 收到申请6件) or a row, or a figure.

Inside a line words before the digits tell what they are.  At its beginning only the lines around tell, which
count on from one to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.schemas import Span

from .document import Cover, Grid
from .glued_parts import DigitPiece
from .scan.units import MEASURES, MONEY, SHARES, UNITS
from .vocabulary import COUNTERS, UNIT_CELL

_HEADING = re.compile(r"^ ?(\d{1,2}) (?=[一-鿿][一-鿿、]{1,11}(?:[。:]|[ ]*$))", re.MULTILINE)
_FEWEST = 3
"""Lines that count up."""


def heading_numbers(text: str) -> tuple[DigitPiece, ...]:
    """The numbers of short lines or openings of lines that count 1, 2, 3 … through the text."""
    pieces: list[DigitPiece] = []
    for match in _HEADING.finditer(text):
        if int(match[1]) == len(pieces) + 1:
            pieces.append(DigitPiece(Span(*match.span(1)), Decimal(match[1]), "heading"))
    return tuple(pieces) if len(pieces) >= _FEWEST else ()


_NO_UNIT = rf"(?=[一-鿿《“])(?!(?:{'|'.join(map(re.escape, (*UNITS, *MONEY, *SHARES, *MEASURES)))}|[万亿余多倍成]))"
_OUTLINED = re.compile(
    rf"^[ \t]*(?P<number>(?P<part>\d{{1,2}}(?:\.\d{{1,2}})?)\.(?P<item>\d{{1,2}}))(?![.\d]?\d)[.、]?[ \t]*{_NO_UNIT}",
    re.MULTILINE,
)
_FEWEST_OUTLINED = 2
_NEAR_PART = 200
"""Characters back to the heading of a part: 3 申请⏎3.1 收到…."""


def outline_numbers(text: str) -> tuple[DigitPiece, ...]:
    """The numbers of lines that count x.1, x.2 … within a part; 3.1 alone, or 1.5万元, may be a figure."""
    spans: list[Span] = []
    for lines in _parts(_OUTLINED.finditer(text)):
        if len(lines) < _FEWEST_OUTLINED:
            continue
        part = lines[0]["part"]
        first = lines[0].start()
        above = re.compile(rf"^[ \t]*({part})(?![.\d])[ \t]*{_NO_UNIT}", re.MULTILINE)
        *_, head = (None, *above.finditer(text, max(0, first - _NEAR_PART), first))
        if head is not None and "." not in part:
            spans.append(Span(*head.span(1)))
        # Of 2.1.1 the scan reads 2.1.
        spans += (Span(*one.span("part" if "." in part else "number")) for one in lines)
    return tuple(DigitPiece(s, Decimal(text[s.start : s.stop]), "heading") for s in spans)


def _parts(lines: Iterable[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """The lines of each part, which count up from 1; those of a part within it may stand between them."""
    runs: dict[str, list[re.Match[str]]] = {}
    for line in lines:
        run = runs.get(line["part"], [])
        if run and int(line["item"]) == len(run) + 1:
            run.append(line)
        elif line["item"] == "1":
            yield run
            runs[line["part"]] = [line]
    yield from runs.values()


_COUNTED = f"[{COUNTERS}元万]"
_ITEM = re.compile(
    rf"^ ?(?P<number>[1-9]\d{{0,2}}) \d[\d,]*(?: \d{{3}})*(?= ?{_COUNTED})", re.MULTILINE
)
_GROUPS = re.compile(rf"^ ?(?P<digits>[1-9]\d{{0,2}}(?: \d{{3}})+)(?= ?{_COUNTED})", re.MULTILINE)
_NUMBERED = re.compile(r"^ ?(?P<number>[1-9]\d?)(?:[.、)] ?| )(?=[\d一-鿿])", re.MULTILINE)
_DIVIDED = re.compile(r" ?[条件份]中,")
_NEAR = 600
"""Characters within which the next item of a list begins."""


def begun_lines(text: str, grids: Sequence[Grid]) -> tuple[DigitPiece, ...]:
    """Of 1 848条 at the beginning of a line the number of the item, or the digits of which nobody can say what they are."""
    if _ITEM.search(text) is None:
        return ()
    cells = Cover(grid.span for grid in grids)
    return tuple(
        piece for piece in _pieces(text) if not cells.overlaps(piece.span.start, piece.span.stop)
    )


def _pieces(text: str) -> Iterator[DigitPiece]:
    listed = _listed(text)
    for match in _ITEM.finditer(text):
        groups = _GROUPS.match(text, match.start())
        if groups and _DIVIDED.match(text, groups.end()):
            continue  # nothing is divided behind the number of an item
        if match.start() in listed:
            yield DigitPiece(Span(*match.span("number")), Decimal(match["number"]), "heading")
        elif groups:
            digits = groups["digits"]
            told = (digits.replace(" ", ""), digits)
            yield DigitPiece(Span(*groups.span("digits")), None, hypotheses=told)


def _listed(text: str) -> frozenset[int]:
    """Where lines begin whose numbers count up, line by line.

    Two lines that both begin with groups, 1 848 and 2 031, may do so by chance.
    """
    found: set[int] = set()
    run: list[re.Match[str]] = []
    for line in _NUMBERED.finditer(text):
        last = run[-1] if run else None
        if last and not (
            int(line["number"]) == int(last["number"]) + 1 and line.start() - last.start() <= _NEAR
        ):
            found |= _places(text, run)
            run = []
        run.append(line)
    return frozenset(found | _places(text, run))


def _places(text: str, run: Sequence[re.Match[str]]) -> set[int]:
    grouped = sum(_GROUPS.match(text, line.start()) is not None for line in run)
    certain = len(run) >= _FEWEST or (len(run) > 1 and grouped < len(run))
    return {line.start() for line in run} if certain else set()


_ROW = re.compile(
    r"^[ |]*(?P<number>\d{1,3}(?:\.\d{1,2}){0,2})[.、]?(?P<gap> *[\t|] *| +)"
    r"(?P<label>(?!\d+ )(?=[^\t\n|]*[一-鿿]{2})[^\t\n|]*)(?P<rest>[^\n]*)$",
    re.MULTILINE,
)
_UNIT = re.compile(rf"\s*[\t|]\s*{UNIT_CELL}\s*[\t|]\s*\d[\d,.]*[\s|]*")
_FIGURE = re.compile(r"(?<![\d.])\d")
_ENDS_IN_FIGURE = re.compile(r".* \d[\d,.]*(?: ?[一-鿿]{1,2})?\s*")
_NUMBERS_HEAD = re.compile(r"序\s?[号次]|[行项栏]\s?次|[编行]\s?号|代\s?码|№|[Nn][Oo]\.?|#")
_FEWEST_SPACED = 3


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that begins with a number and a label: the parts of the number, and whether a figure is behind."""

    span: Span
    number: tuple[int, ...]
    figure: bool
    spaced: bool
    unit: bool


def counted_rows(text: str) -> Iterator[Span]:
    """The numbers of the rows of a table whose heads do not say so: 1, label, 条, 12.

    A copy often leaves the head of that column blank, or the heads away.  What counts up from 1 before labels is
    the number of the row only where a figure stands behind the label: 1, label, 条 has its figure in front.
    """
    run: list[_Row] = []
    for line in _ROW.finditer(text):
        row = _row(line)
        if run and _follows(run[-1].number, row.number) and run[-1].spaced == row.spaced:
            run.append(row)
            continue
        yield from _numbers(text, run)
        run = [row] if set(row.number) == {1} else []
    yield from _numbers(text, run)


def _row(line: re.Match[str]) -> _Row:
    spaced = not line["gap"].strip(" ")
    words = line["label"] + line["rest"]
    figure = _ENDS_IN_FIGURE.fullmatch(words) if spaced else _FIGURE.search(line["rest"])
    number = tuple(map(int, line["number"].split(".")))
    unit = _UNIT.fullmatch(line["rest"]) is not None
    return _Row(Span(*line.span("number")), number, figure is not None, spaced, unit)


def _follows(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether a number is the next of another: 1.2 or 2 behind 1.1, 1.1 behind 1, 2.1 behind 1.9."""
    steps = [(*one, 1), *((*one[:at], one[at] + 1) for at in range(len(one)))]
    return other in steps or (len(other) > 1 and other[-1] == 1 and other[:-1] in steps)


def _numbers(text: str, run: Sequence[_Row]) -> Iterator[Span]:
    figures = sum(row.figure for row in run)
    if not run or 2 * figures < len(run) or _named_otherwise(text, run[0]):
        return
    if run[0].spaced and (figures < _FEWEST_SPACED or not all(row.figure for row in run)):
        return
    if len(run) == 1 and not run[0].unit:
        return
    for row in run:
        yield row.span


def _named_otherwise(text: str, first: _Row) -> bool:
    """Whether a line of heads above gives the first column a name that is not that of numbers of rows."""
    start = text.rfind("\n", 0, first.span.start) + 1
    stop = text.find("\n", first.span.start)
    row = text[start : stop if stop >= 0 else len(text)]
    above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
    heads = [head.strip() for head in above.split("\t")]
    if first.spaced or len(heads) < 2 or len(heads) != len(row.split("\t")):
        return False
    # Cells of a row above, and no heads.
    if any(head[:1].isdecimal() for head in heads):
        return False
    return bool(heads[0]) and not _NUMBERS_HEAD.fullmatch(heads[0])
