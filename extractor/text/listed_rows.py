"""Numbers of the rows of a form without their point: 5 要求行政机关…, 5 . 要求…, 5要求… for 5.要求….

Such a number counts nothing, and stands in the cell of its label.  It is one where cells with values
stand behind the label, and the labels are numbered 1, 2, 3 … one behind the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .changes import DROP, replaced
from .vocabulary import BLANK_CELL, COUNTED, UNIT_CELL

_GAP = r"[ \x00]"
_VALUE = rf"(?:\d[\d,.]*|{BLANK_CELL})"
_LETTER = r"[\"“”]?[一-鿿]"
_ROW = re.compile(
    # The first row of a section may have the label of that in front: (三)不予公开 1 属于国家秘密.
    rf"(?:^|(?<=[\t|])|(?<=[一-鿿] )(?=0?1\D)){_GAP}*(?P<number>\d{{1,2}})"
    # A label is not the unit of a figure, and where nothing parts it from its number, no short word.
    rf"(?!{_GAP}*{UNIT_CELL}{_GAP}*(?:[(\t\n|]|$))"
    rf"(?P<sign>{_GAP}*[.,、)]{_GAP}*|{_GAP}+|(?![月季年日号级类批元]|{COUNTED})(?=(?:{_LETTER}){{4}}|其他[ \t\n|]))"
    rf"(?=(?:{_LETTER}){{2}})(?P<label>[^\t\n|\d]{{2,80}}?)"
    rf"(?:{_GAP}*[\t|]|(?:{_GAP}+{_VALUE}){{3,}}{_GAP}*$"
    rf"|{_GAP}*\n(?={_GAP}*{_VALUE}{_GAP}*\n{_GAP}*{_VALUE}{_GAP}*(?:\n|$))"
    # A row that only heads those below it: 3 申请, and then 收到 | 件 | 12.
    rf"|{_GAP}*\n(?={_GAP}*{_LETTER}[^\n|\t\d]{{0,30}}[|\t]))",
    re.MULTILINE,
)
_WHOLE = re.compile(r"[.、)]")
_FEWEST = 3


def with_points(folded: str) -> str:
    """The text with a point for what parts such numbers from their labels; NUL is to be dropped."""
    signs = (row.span("sign") for row in _numbered(folded))
    return replaced(
        folded,
        (
            (start, stop, "." + DROP * (stop - start - 1))
            for start, stop in signs
            if start < stop and not _WHOLE.match(folded, start)
        ),
    )


def missing_points(text: str) -> list[int]:
    """Where the label of such a row stands right behind its number."""
    return [row.end("sign") for row in _numbered(text) if not row["sign"]]


def _numbered(text: str) -> Iterator[re.Match[str]]:
    """The rows that count up from 1, several of them; between them other rows may stand."""
    return (row for run in _runs(_ROW.finditer(text)) for row in run)


def _runs(rows: Iterable[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for row in rows:
        number = int(row["number"])
        if number != len(run) + 1:
            if len(run) >= _FEWEST:
                yield run
            run = []
        if number == len(run) + 1:
            run.append(row)
    if len(run) >= _FEWEST:
        yield run
