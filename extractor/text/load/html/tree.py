"""Tags to elements: which element each text stands in, with the end tags that authors leave out.

The tree is flat: elements in document order, each with its parent and the range of events that is
its content.  Nothing here recurses, and no element nests deeper than ``MAX_DEPTH``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from ..limits import MAX_DEPTH
from .fields import is_box, shown_value
from .tokens import CLOSE, OPEN, TEXT, HtmlToken, attributes, tokens

BREAK: Final = 3
"""A line break that is no element's boundary: ``<br>``, ``<hr>``."""

ROOT: Final = 0

_VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr".split()
)
_FILLED = frozenset({"input", "img", "frame", "embed"})
"""Void elements that show something."""

COLUMNS = frozenset({"col", "colgroup"})
"""What says how a column of a table looks; a group here holds none, and stands before its own."""

_DOCUMENT = frozenset({"html", "head", "body"})
BLOCKS = frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup legend li listing main menu nav ol optgroup "
    "p pre search section summary title ul table caption thead tbody tfoot "
    "tr td th".split()
)
_ENDS_PARAGRAPH = BLOCKS - {"td", "th", "tr", "tbody", "thead", "tfoot", "caption"}
CELLS = frozenset({"td", "th"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_TABLE_PARTS = CELLS | _SECTIONS | {"tr", "caption", "colgroup"}
_SCOPE = frozenset({"table", "td", "th", "caption"})
_SAME = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "option": ("option",)}
_SAME_SCOPE = _SCOPE | {"ul", "ol", "menu", "dir", "dl", "select"}


@dataclass(slots=True)
class Element:
    """An element: its tag, its parent and its events (``first`` is its opening)."""

    name: str
    parent: int
    start: int
    stop: int
    first: int
    last: int = -1
    attributes: dict[str, str] = field(default_factory=dict)

    @property
    def tag(self) -> HtmlToken:
        """Its opening tag."""
        return HtmlToken(OPEN, self.start, self.stop, self.name)


class Event(NamedTuple):
    """Something met while reading: a kind, the element it belongs to, its range in the raw text."""

    kind: int
    element: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its elements in document order (the first is the whole page) and its events.

    ``unended`` are the elements that are open where the file ends, if it ends before its page does.
    """

    raw: str
    elements: list[Element]
    events: list[Event]
    unended: frozenset[int] = frozenset()


class _Builder:
    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.elements = [Element("", -1, 0, 0, 0)]
        self.events = [Event(OPEN, ROOT, 0, 0)]
        self._stack = [ROOT]
        self._open: Counter[str] = Counter()
        self._too_deep: Counter[str] = Counter()
        self._ended = False

    def text(self, start: int, stop: int) -> None:
        self.events.append(Event(TEXT, self._stack[-1], start, stop))

    def line_break(self, tag: HtmlToken) -> None:
        self.events.append(Event(BREAK, self._stack[-1], tag.start, tag.stop))

    def open(self, tag: HtmlToken) -> None:
        name = tag.name
        if name in _DOCUMENT:
            return
        self._close_implied(name, tag.start)
        if name in COLUMNS:
            self._column(tag)
            return
        if name in _VOID:
            if name in ("br", "hr"):
                self.line_break(tag)
            elif name in _FILLED:
                self._empty(tag)
            return
        self._complete_table(name, tag.start)
        if len(self._stack) >= MAX_DEPTH:
            self._too_deep[name] += 1
            if name in BLOCKS:
                self.line_break(tag)
            return
        self._push(name, tag.start, tag.stop, attributes(self.raw, tag))

    def _empty(self, tag: HtmlToken) -> None:
        """A field with the text that it shows, a picture or a frame."""
        value = shown_value(self.raw, tag) if tag.name == "input" else None
        given = attributes(self.raw, tag)
        unseen = tag.name == "input" and value is None and not is_box(given)
        if unseen or len(self._stack) >= MAX_DEPTH:
            return
        self._push(tag.name, tag.start, tag.stop, given)
        if value is not None:
            self.text(*value)
        self._pop_to(len(self._stack) - 1, tag.stop, tag.stop)

    def _column(self, tag: HtmlToken) -> None:
        """What a table says of a column: nothing stands in it."""
        if len(self._stack) < MAX_DEPTH and self._nearest(("table",), CELLS):
            self._push(tag.name, tag.start, tag.stop, attributes(self.raw, tag))
            self._pop_to(len(self._stack) - 1, tag.stop, tag.stop)

    def close(self, tag: HtmlToken) -> None:
        name = tag.name
        self._ended = self._ended or name in _DOCUMENT - {"head"}
        if self._too_deep[name]:
            self._too_deep[name] -= 1
            if name in BLOCKS:
                self.line_break(tag)
        elif not self._open[name]:
            if name in ("p", "br"):
                self.line_break(tag)
        elif (at := self._matching(name)) is not None:
            self._pop_to(at, tag.start, tag.stop)

    def finish(self) -> Page:
        unended = frozenset() if self._ended else frozenset(self._stack)
        self._pop_to(0, len(self.raw), len(self.raw))
        return Page(self.raw, self.elements, self.events, unended)

    def _push(self, name: str, start: int, stop: int, given: dict[str, str]) -> None:
        index = len(self.elements)
        parent = self._stack[-1]
        self.elements.append(Element(name, parent, start, stop, len(self.events), -1, given))
        self.events.append(Event(OPEN, index, start, stop))
        self._stack.append(index)
        self._open[name] += 1

    def _pop_to(self, depth: int, start: int, stop: int) -> None:
        """Close the element at ``depth`` of the stack and all in it."""
        while len(self._stack) > depth:
            index = self._stack.pop()
            element = self.elements[index]
            self._open[element.name] -= 1
            own = len(self._stack) == depth
            self.events.append(Event(CLOSE, index, start, stop if own else start))
            element.last = len(self.events) - 1

    def _nearest(self, names: frozenset[str] | tuple[str, ...], within: frozenset[str]) -> int:
        """Depth of the innermost open element of these names, not looking past ``within``."""
        for depth in range(len(self._stack) - 1, 0, -1):
            name = self.elements[self._stack[depth]].name
            if name in names:
                return depth
            if name in within:
                break
        return 0

    def _matching(self, name: str) -> int | None:
        if name == "table":
            within: frozenset[str] = frozenset()
        elif name in _TABLE_PARTS:
            within = frozenset({"table"})
        else:
            within = _SCOPE if name in BLOCKS else BLOCKS
        return self._nearest((name,), within) or None

    def _close_implied(self, name: str, at: int) -> None:
        # The title of a drawing is no block of the page.
        drawn = name == "title" and self._open["svg"]
        if name in _ENDS_PARAGRAPH and self._open["p"] and not drawn:
            self._close_nearest(("p",), _SCOPE, at)
        if name in _SAME:
            self._close_nearest(_SAME[name], _SAME_SCOPE, at)
        elif name in CELLS:
            self._close_nearest(CELLS, frozenset({"table"}), at)
        elif name == "tr":
            self._close_nearest(("tr",), frozenset({"table"}), at)
        elif name in _SECTIONS or name == "caption":
            self._close_nearest(_SECTIONS | {"caption", "tr"}, frozenset({"table"}), at, outer=True)
        elif name == "table" and self._between_cells():
            # A table cannot stand between the cells of another: the other ends here.
            self._close_nearest(("table",), frozenset(), at)

    def _close_nearest(
        self,
        names: frozenset[str] | tuple[str, ...],
        within: frozenset[str],
        at: int,
        outer: bool = False,
    ) -> None:
        while depth := self._nearest(names, within):
            self._pop_to(depth, at, at)
            if not outer:
                return

    def _between_cells(self) -> bool:
        for index in reversed(self._stack):
            name = self.elements[index].name
            if name in _SECTIONS or name in ("tr", "table"):
                return True
            if name in BLOCKS or index == ROOT:
                return False
        return False

    def _complete_table(self, name: str, at: int) -> None:
        """Supply the table and the row that a cell or row tag without them implies."""
        if name not in CELLS and name != "tr" and name not in _SECTIONS:
            return
        if not self._nearest(("table",), frozenset()):
            self._push("table", at, at, {})
        if name in CELLS and not self._nearest(("tr",), frozenset({"table"})):
            self._push("tr", at, at, {})


def parse(raw: str) -> Page:
    """Read a page.  Time and memory are linear in its length."""
    builder = _Builder(raw)
    for token in tokens(raw):
        if token.kind == TEXT:
            builder.text(token.start, token.stop)
        elif token.kind == OPEN:
            builder.open(token)
        else:
            builder.close(token)
    return builder.finish()
