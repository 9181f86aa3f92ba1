"""A page to content, data tables and furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractor.schemas import Span

from ..content import trimmed
from ..pictures import only_pictures
from ..table_labels import source_table
from .broken_off import broken_off
from .columns import side_columns
from .counters import counted_up
from .drawings import UNSHOWN, drawn_words
from .drawn_tables import drawn_tables
from .elsewhere import elsewhere
from .emitter import PageWriter
from .formulas import doubles
from .furniture import furniture
from .iframes import framed
from .lacking import drawn_figures
from .lists import lists
from .measure import Measures, measure
from .pagetext import PageText, nested
from .shut_columns import shut_cells
from .stacked import unstacked
from .styles import shown
from .tables import DataTable, data_tables
from .tree import ROOT, Element, Page, parse

_DROPPED = frozenset((
    "template", "datalist", "svg", "rt", "rp", "canvas", "video", "audio", "meter", "progress",
    "annotation", "annotation-xml",
))  # fmt: skip
"""Elements whose text is not shown, or only by browsers that do not know them."""

_DEEPEST_FRAME = 3
TOO_MANY_RULES = (
    "the page has more style sheets than are read: parts that they hide may stand in the text; open the "
    "page in a browser, print it to PDF and give that",
)
"""What to say where nobody can tell what is hidden."""
_TITLE_PARTS = re.compile(r"\s*[-_|–—]+\s*")


def read_page(raw: str, *, markdown: bool = False, depth: int = 0) -> PageText:
    """Read decoded HTML.  Time and memory are linear in its length.

    ``markdown`` tells that it is Markdown with tags in it: its lines are kept, its marks read.
    ``depth`` is how many pages this one is nested in.
    """
    page = parse(raw)
    measures = measure(page)
    style = shown(page, measures)
    drawn = drawn_tables(page, measures, style.boxes, style.gone)
    data = data_tables(page, measures, drawn)
    beside = set() if markdown else side_columns(page, measures, data, style.boxes)
    data = {table: own for table, own in data.items() if not _is_in(page, table, beside)}
    style.gone |= shut_cells(page, data, style.shut)
    chosen = lists(page)
    dropped, shown_anyway = _dropped(page, measures, data, style.gone, chosen.unseen)
    marked = set() if markdown else furniture(page, measures, set(data), chosen.valued)
    marked |= beside
    emitter = PageWriter(page, data, dropped, marked, style, chosen, drawn.apart, markdown)
    emitter.run()
    struck = emitter.write_struck()
    text = emitter.writer.content.text
    spans = [*emitter.furniture, *_title(text, emitter.titles)]
    notes = (
        "text that the page hides is kept: it is most of the page, or holds a table",
    ) if shown_anyway else ()  # fmt: skip
    made = PageText(
        emitter.writer.content,
        tuple(
            source_table(unstacked(table, emitter.writer.content, raw, text), text)
            for table in emitter.cells
            if table
        ),
        _merged(text, spans),
        notes,
        struck,
    )
    if depth < _DEEPEST_FRAME:
        for frame in framed(page, dropped):
            made = nested(made, read_page(frame.text, depth=depth + 1), frame)
    unread = _unread(page, made, emitter, markdown, depth) + (TOO_MANY_RULES if style.cut else ())
    return replace(made, unread=unread if depth else unread + broken_off(page, data))


def _is_in(page: Page, index: int, others: set[int]) -> bool:
    """Whether an element stands in one of these."""
    while index and index not in others:
        index = page.elements[index].parent
    return bool(index)


def _unread(
    page: Page, made: PageText, emitter: PageWriter, markdown: bool, depth: int
) -> tuple[str, ...]:
    """What the page shows and does not hold; what a nested one lacks, the outer one may have."""
    if depth:
        return ()
    found = only_pictures(made.text, emitter.pictures, made.furniture)
    found += drawn_figures(made.text, emitter.images)
    if found or markdown:
        return found
    aside = sum(span.stop - span.start for span in made.furniture)
    body = made.text if not aside else "".join(_outside(made))
    return elsewhere(page.raw, page, made.text, body)


def _outside(made: PageText) -> Iterator[str]:
    at = 0
    for start, stop in made.furniture:
        yield made.text[at:start]
        at = stop
    yield made.text[at:]


def _dropped(
    page: Page,
    measures: Measures,
    data: dict[int, DataTable],
    gone: set[int],
    unseen: frozenset[int],
) -> tuple[set[int], bool]:
    """The elements that a browser does not show, and whether some were kept all the same.

    A table that is hidden until somebody presses a button may be the report's only one.
    """
    holds = [index in data for index in range(len(page.elements))]
    for index in range(len(page.elements) - 1, 0, -1):
        if holds[index]:
            holds[page.elements[index].parent] = True
    inside = [False] * len(page.elements)
    for index in range(1, len(page.elements)):
        inside[index] = index in gone or inside[page.elements[index].parent]
    others = any(not inside[table] for table in data)
    drawn = drawn_words(page)
    dropped, kept = set(counted_up(page)) | doubles(page), False
    for index, element in enumerate(page.elements):
        if (
            (element.name in _DROPPED and index not in drawn and not _is_shadow(element))
            or index in unseen
            or (element.name in UNSHOWN and element.parent in drawn)
        ):
            dropped.add(index)
        elif index in gone:
            needed = holds[index] and not others
            if needed or measures.text[index] * 2 > measures.text[ROOT]:
                kept = True
            else:
                dropped.add(index)
    return dropped, kept


def _is_shadow(element: Element) -> bool:
    """Whether a template is the shadow of the element around it, which is what a browser shows."""
    return element.name == "template" and "shadowrootmode" in element.attributes


def _title(text: str, titles: list[Span]) -> list[Span]:
    """The window titles that are not needed: their report's name also stands in the page."""
    spans = []
    for span in titles:
        longest = max(_TITLE_PARTS.split(text[slice(*span)].strip()), key=len)
        if longest and "".join(longest.split()) in "".join(text[span.stop :].split()):
            spans.append(span)
    return spans


def _merged(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order, without blanks at their ends, neighbours joined."""
    merged: list[Span] = []
    for span in sorted(spans):
        start, stop = trimmed(text, *span)
        if start == stop:
            continue
        if merged and not text[merged[-1].stop : start].strip():
            merged[-1] = Span(merged[-1].start, stop)
        else:
            merged.append(Span(start, stop))
    return tuple(merged)
