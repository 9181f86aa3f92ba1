"""Running heads, running feet and page numbers: what repeats at the edges of the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from .glyphs import Line
from .layout import PageLayout, Ruled

_ZONE = 0.12
"""Share of a page's height, at the top and at the bottom, in which furniture stands."""

_EDGE_LINES = 3
_MOST_NOTES = 12
_SHARE = 0.3
_DIGITS = re.compile(r"(?P<year>(?:19|20)\d\d年)|[\d０-９一二三四五六七八九十]+")
_MARK = r"[-—–－―~·•\s]"
_DRESSED = re.compile(
    rf"(?:{_MARK}+\d{{1,4}}{_MARK}+|第\s*\d{{1,4}}\s*[页頁].{{0,12}}|\d{{1,4}}\s*[/／]\s*\d{{1,4}}|"
    rf"Page\s*\d{{1,4}}.{{0,12}})",
    re.I,
)
# What browsers print around a page: the moment and its title above, its address below.
_PRINTED_HEAD = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s*(?:[上下]午)?\d{1,2}:\d{2}(?:\s?[AP]M)?\s*\t.+"
)
_PRINTED_FOOT = re.compile(r"(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?")
_NOTE = re.compile(
    r"(?:\d{1,2}(?!\d)|[①-⑳*＊※†]|[\[［(（〔]\d{1,2}[\]］)）〕]|注\s?\d{0,2}\s?[:：])"
)
_SMALL = 0.9
"""Size of a foot note, in that of the line above it, up to which it is one."""

_ENDS = "。;；:：!！?？"
_YEAR = re.compile(r"(?:19|20)\d\d年")
_SHORTEST_TITLE = 6
_BARE = re.compile(r"\d{1,4}")


def furniture(pages: Sequence[PageLayout]) -> list[set[int]]:
    """For each page the numbers of the items that are furniture."""
    edges = [_edge_lines(page) for page in pages]
    repeated: Counter[tuple[bool, str]] = Counter()
    offsets: Counter[int] = Counter()
    for number, edge in enumerate(edges):
        repeated.update({(top, _shape(line)) for _, line, top in edge})
        offsets.update(
            {int(line.text) - number for _, line, _ in edge if _BARE.fullmatch(line.text)}
        )
    least = max(2, round(_SHARE * len(pages)))
    titles = _titles(pages)

    def is_furniture(number: int, line: Line, top: bool) -> bool:
        if (_PRINTED_HEAD if top else _PRINTED_FOOT).fullmatch(line.text.strip()):
            return True
        if _DRESSED.fullmatch(line.text.strip()):
            return True
        if _BARE.fullmatch(line.text):
            offset = int(line.text) - number
            return offsets[offset] >= 2 or (len(pages) == 1 and offset == 1 and not top)
        if top and number and _repeats(line, titles):
            return True
        return len(pages) > 1 and repeated[top, _shape(line)] >= least

    return [
        {item for item, line, top in edge if is_furniture(number, line, top)}
        for number, edge in enumerate(edges)
    ]


def foot_notes(body: Sequence[Line | Ruled], following: Sequence[Line | Ruled]) -> int:
    """How many lines at the end of a page are notes that stand in the middle of a sentence.

    They are smaller than the text, begin with a mark, and the text above them does not end there.
    """
    if not following or not isinstance(following[0], Line):
        return 0
    for count in range(1, min(_MOST_NOTES, len(body) - 1) + 1):
        first, above = body[-count], body[-count - 1]
        if not isinstance(first, Line) or not isinstance(above, Line):
            return 0
        if first.size > _SMALL * following[0].size:
            return 0
        if _NOTE.match(first.text) and above.size > first.size / _SMALL:
            return 0 if above.text.rstrip()[-1:] in _ENDS else count
    return 0


def _titles(pages: Sequence[PageLayout]) -> dict[str, str]:
    """The first lines of the document without their year, and the year: running heads repeat them."""
    first = [_shape(item) for item in pages[0].items if isinstance(item, Line)][:_EDGE_LINES]
    titles = {_YEAR.sub("", shape): _year(shape) for shape in first}
    return {title: year for title, year in titles.items() if len(title) >= _SHORTEST_TITLE}


def _repeats(line: Line, titles: Mapping[str, str]) -> bool:
    """Whether a line is a title again: with another year it is that of another report."""
    shape = _shape(line)
    year = titles.get(_YEAR.sub("", shape))
    return year is not None and (not year or _year(shape) in ("", year))


def _year(shape: str) -> str:
    match = _YEAR.search(shape)
    return match[0] if match else ""


def _edge_lines(page: PageLayout) -> list[tuple[int, Line, bool]]:
    """The outermost lines in the margins: their number, the line, and whether it is at the top."""
    found = []
    texts = [(at, item) for at, item in enumerate(page.items) if isinstance(item, Line)]
    for at, line in texts[:_EDGE_LINES]:
        if line.bottom <= _ZONE * page.height:
            found.append((at, line, True))
    for at, line in texts[-_EDGE_LINES:]:
        if line.top >= (1 - _ZONE) * page.height:
            found.append((at, line, False))
    return found


def _shape(line: Line) -> str:
    """The words of a line; its year is one of them, and other numbers count its pages."""
    return _DIGITS.sub(lambda m: m["year"] or "#", "".join(line.text.split()))
