"""Answers by a tick: 行政复议:☑有(4件) □无 says that there was one, □有 ☑无 that there was none.

What is not ticked is no statement and is dropped, with all boxes; where nothing is ticked, or both
answers are, neither stands.  A number beside an answer stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DROP = "\x00"
_TICKS = "☑☒✓✔√■●◉⊙✅🗹🗵\uf052\uf0fe"
_BOXES = "□☐○◯▢▫\uf0a3\uf0a8\uf06f"
_GAP = r"[ \x00]{0,9}"
_TICKED = rf"(?:[{_TICKS}]|[\[(]{_GAP}[xX{_TICKS}]{_GAP}[\])])"
_OPEN = rf"(?:[{_BOXES}]|\[{_GAP}\]|\({_GAP}\))"
_MARK = rf"(?:{_TICKED}|{_OPEN})"
_END = r"(?![一-鿿])"
_NONE = rf"(?:没有|无){_END}"
_ASIDE = rf"(?:{_GAP}(?!{_MARK})\([^()\n]{{0,12}}\))?"
"""What is told of an answer in parentheses, or left to be: (4件), (  件)."""
_BETWEEN = rf"[^\n。;{_TICKS}{_BOXES}\[\]]{{0,16}}?"
_APART = r"[ \x00\t|/、,]{0,9}\n?[ \x00\t|]{0,9}"


def _pair(first: str, second: str) -> tuple[str, str]:
    """Two answers, the boxes before them or behind."""
    one, other = rf"(?P<one>{first})", rf"(?P<other>{second})"
    before = (
        rf"(?P<mark>{_MARK}){_GAP}{one}(?P<rest>{_ASIDE})(?P<apart>{_BETWEEN}{_APART})"
        rf"(?P<second>{_MARK}?){_GAP}{other}(?P<end>{_ASIDE})"
    )
    behind = (
        rf"{one}(?P<mark>{_MARK})(?P<rest>{_ASIDE})(?P<apart>{_APART}){other}"
        rf"(?P<second>{_MARK}?)(?P<end>{_ASIDE})"
    )
    return before, behind


_SOME = rf"(?<![没未])有{_END}"
_PAIRS = tuple(re.compile(words) for words in (*_pair(_SOME, _NONE), *_pair(_NONE, _SOME)))
_ALONE = re.compile(rf"{_OPEN}{_GAP}{_NONE}")
_COUNT = re.compile(rf"{_GAP}\({_GAP}(?=\d)[^()]{{1,12}}\)")
_SIGNS = re.compile(f"[{_TICKS}{_BOXES}]|[\\[(][ xX\x00]{{0,3}}[\\])]")


def as_ticked(folded: str) -> str:
    """The text with NUL in place of boxes and of answers that are not ticked, one for one."""
    if not _SIGNS.search(folded):
        return folded
    for pair in _PAIRS:
        folded = pair.sub(_answer, folded)
    return _ALONE.sub(lambda lone: _DROP * len(lone.group()), folded)


def _answer(pair: re.Match[str]) -> str:
    one, other = (re.fullmatch(_TICKED, pair[name]) is not None for name in ("mark", "second"))
    if not pair["second"] and not one:
        return pair.group()  # □有 无: nobody knows what the other one is
    if not pair["second"] and not pair["apart"]:
        one = False  # 有☑无: whose box is it?
    gone = [pair.span("mark"), pair.span("second")]
    gone += [*_gone(pair, "one", "rest", one and not other)]
    gone += [*_gone(pair, "other", "end", other and not one)]
    signs = list(pair.group())
    for start, stop in gone:
        signs[start - pair.start() : stop - pair.start()] = _DROP * (stop - start)
    return "".join(signs)


def _gone(pair: re.Match[str], word: str, aside: str, holds: bool) -> Iterator[tuple[int, int]]:
    """What goes of an answer: itself if it does not hold, and the parentheses around its count."""
    start, stop = pair.span(aside)
    if not holds:
        yield pair.span(word)
        if not any(char.isdigit() for char in pair[aside]):
            yield start, stop
    elif _COUNT.fullmatch(pair[aside]):
        opens = pair.string.index("(", start)
        yield from ((opens, opens + 1), (stop - 1, stop))
