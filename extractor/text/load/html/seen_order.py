"""Pieces of a number in the order in which they are seen, where a style sheet turns it round.

``row-reverse``, ``order``, pieces that float to the right or stand in a box from right to left: what
a page holds as 5, 4 is seen as 45.  Only short pieces with digits are moved; what a large box puts
first is a matter of reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import groupby

from .style_sheets import LINK, SETS_APART, Declared
from .tokens import OPEN, TEXT
from .tree import BLOCKS, ROOT, Event, Page

_MOST_EVENTS, _MOST_SIGNS = 60, 24
FLEXES = frozenset({"flex", "inline-flex"})
GRIDS = frozenset({"grid", "inline-grid"})
_RIGHT = frozenset({"right", "inline-end"})
_ORDER = re.compile(r"[+-]?\d{1,6}")
_DIGIT = re.compile(r"\d")
_Item = tuple[int, int, int]
"""The first event of a piece, the one behind its last, and its element (that around it for bare text)."""


def seen_order(page: Page, boxes: Mapping[int, Declared]) -> tuple[Sequence[Event], set[int]]:
    """The events of a page as they are seen, and the elements in which some changed their places."""
    around = {page.elements[index].parent for index in boxes}
    turned = [index for index in around | boxes.keys() if index != ROOT]
    events = page.events
    moved: set[int] = set()
    for index in sorted(turned, reverse=True):
        if page.elements[index].last - page.elements[index].first > _MOST_EVENTS:
            continue
        items = _items(page, index)
        placed = _placed(items, index, page, boxes)
        if placed == items or not _is_short(page, index):
            continue
        moved.add(index)
        if events is page.events:
            events = list(page.events)
        first, last = page.elements[index].first + 1, page.elements[index].last
        # Pieces within were put in order before: each still fills its own stretch.
        events[first:last] = [event for low, high, _ in placed for event in events[low:high]]
    return events, moved


def _items(page: Page, index: int) -> list[_Item]:
    """The pieces that stand in an element, one behind the other."""
    own = page.elements[index]
    items: list[_Item] = []
    at = own.first + 1
    while at < own.last:
        event = page.events[at]
        stop = page.elements[event.element].last + 1 if event.kind == OPEN else at + 1
        items.append((at, stop, event.element))
        at = stop
    return items


def _placed(
    items: list[_Item], index: int, page: Page, boxes: Mapping[int, Declared]
) -> list[_Item]:
    box = boxes.get(index, {})
    leftward = box.get("direction", page.elements[index].attributes.get("dir", "")) == "rtl"
    if box.get("display") in FLEXES:
        way = f"{box.get('flex-direction', '')} {box.get('flex-flow', '')}"
        if "column" in way:
            return items
        placed = sorted(items, key=lambda item: _order(boxes.get(item[2], {}), item[2] == index))
        placed = placed[::-1] if ("row-reverse" in way) != leftward else placed
        return _without_blanks(page, placed, index, boxes)
    if box.get("display") in GRIDS:
        placed = sorted(items, key=lambda item: _order(boxes.get(item[2], {}), item[2] == index))
        flows = "column" in box.get("grid-auto-flow", "")
        return _without_blanks(page, placed, index, boxes) if flows else placed
    if leftward:
        return _reversed(items, [_is_box(boxes.get(i[2], {})) and i[2] != index for i in items])
    floats = [boxes.get(i[2], {}).get("float") in _RIGHT and i[2] != index for i in items]
    # A blank between two that float parts nothing that is seen: it stands before them.
    blanks = {
        item
        for at, item in enumerate(items[1:-1], 1)
        if floats[at - 1] and floats[at + 1] and _is_blank(page, item)
    }
    turned = [is_float or item in blanks for item, is_float in zip(items, floats, strict=True)]
    return _reversed(items, turned, blanks)


def _without_blanks(
    page: Page, items: list[_Item], index: int, boxes: Mapping[int, Declared]
) -> list[_Item]:
    """The pieces of such a box, the blanks between them first: nobody sees these.

    Where something sets the pieces apart, or a sheet elsewhere may do so, the blanks stay.
    """
    if not touch(page, (index, *(item[2] for item in items)), boxes):
        return items
    return sorted(items, key=lambda item: not _is_blank(page, item))


def touch(page: Page, elements: Iterable[int], boxes: Mapping[int, Declared]) -> bool:
    """Whether nothing is known to set pieces of a flex box apart, and no sheet is elsewhere."""
    return not LINK.search(page.raw) and all(
        SETS_APART.isdisjoint(boxes.get(element, {})) for element in elements
    )


def _is_blank(page: Page, item: _Item) -> bool:
    one = page.events[item[0]]
    return one.kind == TEXT and not page.raw[one.start : one.stop].strip()


def _order(box: Declared, bare: bool) -> int:
    given = "" if bare else box.get("order", "")
    return int(given) if _ORDER.fullmatch(given) else 0


def _is_box(box: Declared) -> bool:
    return box.get("display", "").startswith("inline-")


def _reversed(
    items: list[_Item], turned: Sequence[bool], first: Set[_Item] = frozenset()
) -> list[_Item]:
    """The pieces, those turned round that stand together; some of these stand first."""
    placed: list[_Item] = []
    for is_turned, run in groupby(zip(items, turned, strict=True), key=lambda pair: pair[1]):
        pieces = [item for item, _ in run]
        turned_round = sorted(pieces, key=lambda item: (item not in first, -item[0]))
        placed += turned_round if is_turned else pieces
    return placed


def _is_short(page: Page, index: int) -> bool:
    """Whether an element holds few signs, digits among them, and no table or paragraph."""
    own = page.elements[index]
    inside = page.events[own.first + 1 : own.last]
    names = {page.elements[event.element].name for event in inside if event.kind == OPEN}
    if names & (BLOCKS - {"div", "li"}):
        return False
    words = "".join(page.raw[one.start : one.stop] for one in inside if one.kind == TEXT)
    return len("".join(words.split())) <= _MOST_SIGNS and _DIGIT.search(words) is not None
