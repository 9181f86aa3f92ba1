"""The heading tree, and the cut into chunks that never goes through a sentence or a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.schemas import Mention, Span

from .document import Chunk, Cover, Grid, Heading
from .vocabulary import ONE_TO_TEN

_HEADING = re.compile(
    rf"^[ ]?(?:(?P<part>第[{ONE_TO_TEN}]+(?:部分|章|节)[、.:\s]?)|(?P<one>[{ONE_TO_TEN}]{{1,3}}\s?[、.．](?!\d(?!\d{{3}}年)))"
    rf"|(?P<two>\([{ONE_TO_TEN}]{{1,3}}\)[、.]?)|(?P<three>\d{{1,2}}\s?[、.．](?!\d(?!\d{{3}}年)))"
    r"|(?P<four>\(\d{1,2}\)|\d{1,2}\)))\s?(?P<title>[^\n]+)",
    re.MULTILINE,
)
_LEVELS = {"part": 0, "one": 1, "two": 2, "three": 3, "four": 4}
_TITLE_END = re.compile(r"[。:;]|,")
_LONGEST_TITLE = 40
_SENTENCE_END = re.compile(r"[。!?;]|\n")


def find_headings(text: str, regions: Sequence[tuple[int, int]]) -> tuple[Heading, ...]:
    """Every heading with its path; a heading that runs into its text ends at the first stop."""
    outside = Cover(regions)
    headings: list[Heading] = []
    path: list[tuple[int, str]] = []
    for match in _HEADING.finditer(text):
        if outside.overlaps(match.start(), match.start() + 1):
            continue
        kind = next(name for name in _LEVELS if match[name])
        title = match["title"]
        if len(title) > _LONGEST_TITLE or "。" in title[:-1]:
            end = _TITLE_END.search(title)
            title = title[: min(end.start() if end else _LONGEST_TITLE, _LONGEST_TITLE)]
        words = f"{match[kind].strip()}{title.strip().rstrip('。:;')}"
        level = _LEVELS[kind]
        path = [*(step for step in path if step[0] < level), (level, words)]
        stop = match.start("title") + len(title)
        headings.append(
            Heading(level, words, Span(match.start(), stop), tuple(step[1] for step in path))
        )
    return tuple(headings)


def split(
    text: str,
    headings: Sequence[Heading],
    mentions: Sequence[Mention],
    grids: Sequence[Grid],
    size: int,
) -> tuple[Chunk, ...]:
    """Cut along the heading tree into chunks of at most about ``size`` characters.

    Neighbouring sections under the same first-level heading share a chunk while they fit.  A
    section that is longer is cut at the ends of sentences.
    """
    cuts = _cuts(text, headings, grids, size)
    spans = [Span(low, high) for low, high in pairwise(cuts) if high > low]
    chunks: list[Chunk] = []
    at = 0
    paths = {heading.span.start: heading.path for heading in headings}
    path: tuple[str, ...] = ()
    for span in spans:
        path = paths.get(span.start, path)
        inside: list[Mention] = []
        while at < len(mentions) and mentions[at].span.start < span.stop:
            inside.append(mentions[at])
            at += 1
        chunks.append(Chunk(f"c{len(chunks) + 1}", span, path, tuple(inside)))
    return tuple(chunks)


def _cuts(text: str, headings: Sequence[Heading], grids: Sequence[Grid], size: int) -> list[int]:
    tables = [grid.span for grid in grids]
    cuts = [0]
    for heading in headings:
        start = heading.span.start
        if heading.level <= 1 or start - cuts[-1] >= size // 2:
            cuts.append(start)
    cuts.append(len(text))
    fine: list[int] = []
    for low, high in pairwise(cuts):
        fine.append(low)
        while high - fine[-1] > size:
            end = _sentence_end(text, fine[-1] + size // 2, high, size, tables)
            if end is None or end >= high:
                break
            fine.append(end)
    return [*fine, len(text)]


def _sentence_end(text: str, low: int, high: int, size: int, tables: Sequence[Span]) -> int | None:
    """The last end of a sentence within ``size`` of the start, or else the next one."""
    best: int | None = None
    for match in _SENTENCE_END.finditer(text, low, high):
        end = match.end()
        if any(table.start < end < table.stop for table in tables):
            continue
        if best is not None and end - low > size // 2:
            return best
        best = end
    return best
