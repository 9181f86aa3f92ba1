"""Numbers that count the rows of a table whose heads do not say so: 1, label, 条, 12.

A copy of a table often leaves the head of that column blank, or the heads away.  What counts up from 1
before labels is the number of the row only where a figure stands behind the label: 1, label, 条 has
its figure in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.schemas import Span

from .vocabulary import UNIT_CELL

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
    """The numbers of rows at the beginning of lines, where no head names them."""
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
