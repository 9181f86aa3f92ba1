"""Lines in which a blank stands between all characters: 收 到 申 请 2 6 件 says 收到申请26件.

Copies of PDF files and recognised pages hold such text.  In tables a blank between two digits parts
two cells, so that ideographs have to stand alone as well, and in a text that is not set so throughout
digits have to be followed by words.  A gap wider than that between the characters parts words.

Others set apart the digits alone: 收到申请4 9件,其中网络1 2件.  Where all counts of a unit stand so, they
are numbers; one alone may as well be two.
"""

from __future__ import annotations

import re
from collections import Counter

from .changes import DROP
from .vocabulary import COUNTERS

_TWO_ALONE = re.compile(r"(?<![^ \x00\n])[一-鿿][ \x00]+[一-鿿](?![^ \x00\n])")
_TOKEN = re.compile(r"[^ \x00]+")
_GAP = re.compile(r"[ \x00]+")
_IDEOGRAPH = re.compile(r"[一-鿿]")
_FEWEST = 4
"""Ideographs that stand alone in a line of a text that is set so throughout."""
_FEWEST_ELSEWHERE = 8
_MOST = 0.8
"""The share of a line's words that have one character."""
_LINES = 3
_DIGITS_APART = re.compile(
    rf"(?<![^\n一-鿿。;,:(])(?<! )\d(?: \d){{1,5}}(?= ?([{COUNTERS}])[^\n\t| \d])"
)
_DIGITS_TOGETHER = re.compile(rf"\d\d ?([{COUNTERS}])")
_FEWEST_APART = 5
_UNIT_APART = re.compile(r" ?[一-鿿] [一-鿿] ?")
"""人 次 beside such a label."""
_NAME_APART = re.compile(
    r"^(?:[一-鿿] ){3,19}[一-鿿](?= ?(?:19|20)\d\d ?年[^\n。;,\t|]{0,30}(?:报告|年报|总结)[ \0]*$)",
    re.MULTILINE,
)
"""青 石 县 民 政 局 2022年…年度报告: a title whose name alone is set apart."""
_DIGITS_END = re.compile(r"\d[ \x00]+\d[ \x00]*$")


def closed_lines(folded: str) -> str:
    """The text with NUL in place of the blanks between the characters of such lines, one for one."""
    if _TWO_ALONE.search(folded) is None:
        return folded
    folded = _NAME_APART.sub(lambda name: _GAP.sub(_nothing, name[0]), folded)
    lines = folded.split("\n")
    gaps = [_gap(line) for line in lines]
    spaced = sum(gap > 0 for gap in gaps)
    written = sum(len(_IDEOGRAPH.findall(line)) >= _FEWEST for line in lines)
    throughout = spaced >= _LINES and 2 * spaced > written
    whole = [
        gap > 0 and (throughout or _is_sentence(line))
        for line, gap in zip(lines, gaps, strict=True)
    ]
    cells = sum(_gap(cell) > 0 for line in lines for cell in _cells(line)) >= _LINES
    return "\n".join(
        _closed(line, gap)
        if gap and (closed or _is_beside(at, lines, whole))
        else _closed_cells(line)
        if cells and "\t" in line
        else line
        for at, (line, gap, closed) in enumerate(zip(lines, gaps, whole, strict=True))
    )


def _nothing(gap: re.Match[str]) -> str:
    return "\0" * len(gap[0])


def closed_digits(folded: str) -> str:
    """The text with NUL between digits that stand apart, where all counts of their unit do."""
    apart = Counter(count[1] for count in _DIGITS_APART.finditer(folded))
    if apart.total() < _FEWEST_APART:
        return folded
    together = {count[1] for count in _DIGITS_TOGETHER.finditer(folded)}

    def judged(count: re.Match[str]) -> str:
        return count[0] if count[1] in together else count[0].replace(" ", DROP)

    return _DIGITS_APART.sub(judged, folded)


def _gap(line: str) -> int:
    """How many blanks stand between the characters of a line; 0 where words are written together."""
    if "\t" in line or "|" in line or " " not in line:
        return 0
    words = _TOKEN.findall(line)
    alone = [word for word in words if len(word) == 1]
    ideographs = sum(_IDEOGRAPH.match(word) is not None for word in alone)
    if ideographs < _FEWEST or len(alone) < _MOST * len(words) or 2 * ideographs < len(words):
        return 0
    between: list[str] = _GAP.findall(line.strip(" \x00"))
    widths = Counter(gap.count(" ") for gap in between)
    return widths.most_common(1)[0][0]


def _cells(line: str) -> list[str]:
    """The cells of a row of a table; none of a line of words."""
    return line.split("\t") if "\t" in line else []


def _closed_cells(line: str) -> str:
    """A row of a table, the cells of it whose characters stand apart closed."""
    cells = [(cell, _gap(cell)) for cell in _cells(line)]
    if not any(gap for _, gap in cells):
        return line
    return "\t".join(
        _closed(cell, gap or 1) if gap or _UNIT_APART.fullmatch(cell) else cell
        for cell, gap in cells
    )


def _is_sentence(line: str) -> bool:
    words = [word for word in _TOKEN.findall(line) if len(word) == 1]
    ideographs = sum(_IDEOGRAPH.match(word) is not None for word in words)
    return ideographs >= _FEWEST_ELSEWHERE and _DIGITS_END.search(line) is None


def _is_beside(at: int, lines: list[str], whole: list[bool]) -> bool:
    """Whether a line of ideographs apart is the name over a title that is set so, or below it."""
    words = lines[at].replace(DROP, " ").split()
    if not all(map(_IDEOGRAPH.fullmatch, words)):
        return False
    return any(whole[max(0, at - 1) : at]) or any(whole[at + 1 : at + 2])


def _closed(line: str, gap: int) -> str:
    def judged(match: re.Match[str]) -> str:
        words = match.group()
        before, behind = line[: match.start()], line[match.end() :]
        digits = before[-1:].isdigit() and behind[:1].isdigit()
        # 12 3: of two whole numbers side by side nobody knows that they are one.
        numbers = digits and (before[-2:].isdigit() or behind[1:2].isdigit())
        kept = words.count(" ") > gap or numbers
        return words if kept else words.replace(" ", DROP)

    return _GAP.sub(judged, line)
