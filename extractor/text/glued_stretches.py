"""Where tables stand whose cells ran together: by headers side by side, or by the rows of a form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractor.schemas import Span

from .glued_parts import GluedLayout
from .vocabulary import ONE_TO_TEN

_LISTING = GluedLayout("listing", ("指标单位", "名称单位", "项目单位", "内容单位", "计量单位"))
_LISTING_HEAD = (
    r"(?:统计指标|指标名称)(?:计量)?单位[一-鿿\d]"
    r"|(?:项目|指标|名称|内容)(?:计量单位|单位)(?=本年|上年|年度|数[量据]|[历累]|(?:19|20)\d\d年"
    r"|合计|总计|小计|汇总|全[年省市县区镇乡]|[省市县区镇乡]?本级|第?[一1]季|[上下]半年|[省市县区州]直|(?:各|乡)?[乡镇]|部门)"
)

_LONG_RUN = re.compile(r"(?<=[一-鿿”\")])\d{7}")
_NEXT = rf"(?=[.、．(]|[{ONE_TO_TEN}]+、|\n|$)"
_ROW_BELOW = re.compile(
    # The heading of a section may stand above its rows.
    rf"(?:\n[{ONE_TO_TEN}]+、[一-鿿]{{2,16}})?\n(?>[^\n。,\t|(]|\((?:[^()\n。\t|]{{1,40}}\))?){{2,40}}?\d+(?=\n|$)"
    # A long run directly behind a label is a row however the label is put, and in two lines too.
    r"|(?:\n[^\n。\t|\d]{4,60})?\n[^\n。\t|]{2,90}?[一-鿿”\")]\d{5,}(?=\n|$)"
    # All rows in one line below that of the headers, each before the mark of the next.
    rf"|\n(?:[^\n。\t|]{{2,90}}?[一-鿿”\")]\d{{7,}}{_NEXT}){{2,}}(?:[^\n。,\t|\d]{{2,40}}\d+(?=\n|$))?"
)


@dataclass(frozen=True, slots=True)
class _Finders:
    """What finds the tables of some shapes; ``bare`` are the rows of those without headers."""

    heads: tuple[tuple[GluedLayout, re.Pattern[str]], ...]
    any_head: re.Pattern[str]
    bare: tuple[tuple[GluedLayout, re.Pattern[str]], ...]


@lru_cache(maxsize=8)
def _finders(shapes: tuple[GluedLayout, ...]) -> _Finders:
    heads = tuple((shape, re.compile(_head(shape))) for shape in (*shapes, _LISTING))
    return _Finders(
        heads,
        re.compile("|".join(pattern.pattern for _, pattern in heads)),
        # Without its headers, a table shows by two long runs behind its own rows.
        tuple(
            (shape, re.compile(rf"(?:{_any(shape.ends)})[”\")]?\d{{{shape.width},26}}(?!\d)"))
            for shape in shapes
            if shape.ends
        ),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def _head(shape: GluedLayout) -> str:
    if shape.kind == "listing":
        return _LISTING_HEAD
    behind = r"[一-鿿/()]+[数额量](?:\([^()\n]*\)\n?)?(?=[一-鿿])" if shape.kind == "items" else ""
    return f"(?:{_any(shape.heads)}){behind}"


def stretches(text: str, shapes: tuple[GluedLayout, ...]) -> Iterator[tuple[GluedLayout, Span]]:
    """The stretches of a text that look so, each with its shape.

    Nearly all texts have none, which is told by one search.
    """
    marks = (head for shape in (*shapes, _LISTING) for head in shape.heads)
    if any(mark in text for mark in marks) or _LONG_RUN.search(text):
        yield from _stretches(text, _finders(shapes))


def _stretches(text: str, known: _Finders) -> Iterator[tuple[GluedLayout, Span]]:
    reached = 0
    for head in known.any_head.finditer(text):
        if head.start() < reached:
            continue
        start, stop = head.start(), _end(text, head.end())
        places = [
            (match.start(), at)
            for at, (_, pattern) in enumerate(known.heads)
            for match in pattern.finditer(text, start, stop)
        ]
        starts: list[tuple[int, int]] = []
        for place, at in sorted(places):
            if not starts or starts[-1][1] != at:
                starts.append((place, at))
        for (low, at), (high, _) in zip(starts, [*starts[1:], (stop, 0)], strict=True):
            yield known.heads[at][0], Span(low, high)
        reached = stop
    for shape, pattern in known.bare:
        bare = [match for match in pattern.finditer(text) if match.start() >= reached]
        if len(bare) > 1:
            first = text.rfind("\n", 0, bare[0].start()) + 1
            yield shape, Span(first, _end(text, bare[-1].end()))


def _end(text: str, at: int) -> int:
    """The end of the line, and of the rows that stand on lines of their own below it."""
    stop = text.find("\n", at)
    stop = len(text) if stop < 0 else stop
    while (line := _ROW_BELOW.match(text, stop)) is not None:
        stop = line.end()
    return stop
