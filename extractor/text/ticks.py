"""Answers by a tick: 行政复议:☑有(4件) □无 says that there was one, □有 ☑无 that there was none.

What is not ticked is no statement and is dropped, with all boxes; where nothing is ticked, or both
answers are, neither stands.  The count of an answer goes with it, in parentheses or bare: what is not
ticked counts nothing (:mod:`extractor.text.load.unticked` keeps account of it).
( ) and ○ may be a blank or a bullet: alone they are boxes only where the text ticks or pairs such signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .changes import DROP
from .vocabulary import COUNTERS

_TICKS = "☑☒✓✔√■●◉⊙✅🗹🗵\uf052\uf0fe"
_BOXES = "□☐○◯▢▫\uf0a3\uf0a8\uf06f"
_GAP = r"[ \x00]{0,9}"
_TICKED = rf"(?:[{_TICKS}]|[\[(]{_GAP}[xX{_TICKS}]{_GAP}[\])])"
_OPEN = rf"(?:[{_BOXES}]|\[{_GAP}\]|\({_GAP}\))"
_MARK = rf"(?:{_TICKED}|{_OPEN})"
_END = r"(?![一-鿿])"
_NONE = rf"(?:没有|无){_END}"
_BARE = rf"{_GAP}\d[\d,]{{0,9}}(?:{_GAP}[{COUNTERS}]|(?={_GAP}(?:{_MARK}|[\n,;。、]|$)))"
_ASIDE = rf"(?:{_GAP}(?!{_MARK})\([^()\n]{{0,12}}\)|(?:(?<=有)|(?<=有[{_BOXES}])){_BARE})?"
"""What is told of an answer, in parentheses or bare, or left to be: (4件), (  件), 有4件."""
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
_KINDS = ("([", "○◯●◉⊙")
"""Signs that are no boxes everywhere: those for what is ticked and what is not, of one kind each."""
_IN_USE = re.compile(rf"(?P<mark>{_TICKED}){_GAP}(?:有|{_NONE})|(?:有|无)(?P<second>{_TICKED})")
_COUNT = re.compile(rf"{_GAP}\({_GAP}(?=\d)[^()]{{1,12}}\)")
SIGNS = re.compile(f"[{_TICKS}{_BOXES}]|[\\[(][ xX\x00]{{0,3}}[\\])]")
"""What may be a box."""


def as_ticked(folded: str) -> str:
    """The text with NUL in place of boxes and of answers that are not ticked, one for one."""
    if not SIGNS.search(folded):
        return folded
    used = _kinds_in_use(folded)
    for pair in _PAIRS:
        folded = pair.sub(_answer, folded)

    def without(lone: re.Match[str]) -> str:
        kind = _kind(lone.group())
        return DROP * len(lone.group()) if kind == "" or kind in used else lone.group()

    return _ALONE.sub(without, folded)


def _kind(mark: str) -> str:
    """The kind of a sign that may be no box; nothing for what is a box everywhere."""
    return next((kind for kind in _KINDS if mark[:1] and mark[0] in kind), "")


def _kinds_in_use(folded: str) -> set[str]:
    """The kinds of signs of which one is ticked, or two stand before or behind a pair of answers."""
    used = {_kind(one["mark"] or one["second"]) for one in _IN_USE.finditer(folded)}
    for pair in _PAIRS:
        for found in pair.finditer(folded):
            if _kind(found["mark"]) == _kind(found["second"]):
                used.add(_kind(found["mark"]))
    return used


def _answer(pair: re.Match[str]) -> str:
    one, other = (re.fullmatch(_TICKED, pair[name]) is not None for name in ("mark", "second"))
    if not pair["second"] and not one:
        return pair.group()  # □有 无: nobody knows what the other one is
    if not pair["second"] and not pair["apart"]:
        one = False  # 有☑无: whose box is it?
    gone = [pair.span("mark"), pair.span("second")]
    gone += [*_gone(pair, "one", "rest", one and not other)]
    gone += [*_gone(pair, "other", "end", other and not one)]
    if one and not other:  # 无 。 would be read as no answer
        blanks = len(pair["apart"]) - len(pair["apart"].rstrip(" "))
        gone.append((pair.end("apart") - blanks, pair.end("apart")))
    signs = list(pair.group())
    for start, stop in gone:
        signs[start - pair.start() : stop - pair.start()] = DROP * (stop - start)
    return "".join(signs)


def _gone(pair: re.Match[str], word: str, aside: str, holds: bool) -> Iterator[tuple[int, int]]:
    """What goes of an answer: itself if it does not hold, and the parentheses around its count."""
    start, stop = pair.span(aside)
    if not holds:
        yield pair.span(word)
        some = pair[word].startswith("有")
        if some or "(" not in pair[aside] or not any(char.isdigit() for char in pair[aside]):
            yield start, stop
    elif _COUNT.fullmatch(pair[aside]):
        opens = pair.string.index("(", start)
        yield from ((opens, opens + 1), (stop - 1, stop))
