"""What a reader sees of lists to choose from, and of fields for several lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..table_labels import is_value
from .asked import asked
from .fields import is_hint
from .tokens import unescape
from .tree import Page

_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT = 40
"""Characters up to which a field for several lines stands in a sentence."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Elements of a page, by index.

    ``unseen`` are options that a list shows only when it is opened, and what fields for visitors
    say by default; ``on_lines`` the options of
    lists that stand open, and long texts in fields, each on a line of its own; ``valued`` the
    lists in which somebody chose a number that is no year: they are no navigation.
    """

    unseen: frozenset[int]
    on_lines: frozenset[int]
    valued: frozenset[int]


def lists(page: Page) -> Lists:
    """The lists and fields of a page."""
    unseen = set(asked(page))
    valued: set[int] = set()
    on_lines = {
        index
        for index, element in enumerate(page.elements)
        if element.name == "textarea" and _is_long(_words(page, index))
    }
    for select, options in _options(page).items():
        marked = [index for index in options if "selected" in page.elements[index].attributes]
        chosen_words = (unescape(_words(page, index)) for index in marked)
        if any(is_value(words) and not _YEAR.fullmatch(words) for words in chosen_words):
            valued.add(select)
        if _is_open(page, select):
            on_lines.update(options)
            continue
        chosen = marked[-1] if marked else options[0]
        unseen.update(index for index in options if index != chosen)
        if is_hint(page.raw, page.elements[chosen].stop):
            unseen.add(chosen)
    return Lists(frozenset(unseen), frozenset(on_lines), frozenset(valued))


def _options(page: Page) -> dict[int, list[int]]:
    """The options of each list, those in its groups too."""
    found: dict[int, list[int]] = {}
    for index, element in enumerate(page.elements):
        if element.name == "option":
            above = element.parent
            if page.elements[above].name == "optgroup":
                above = page.elements[above].parent
            if page.elements[above].name == "select":
                found.setdefault(above, []).append(index)
    return found


def _is_open(page: Page, select: int) -> bool:
    """Whether a list shows several of its options at once."""
    given = page.elements[select].attributes
    return "multiple" in given or given.get("size", "1").strip() not in ("", "0", "1")


def _words(page: Page, index: int) -> str:
    element = page.elements[index]
    return page.raw[element.stop : page.events[element.last].start].strip()


def _is_long(words: str) -> bool:
    return len(words) > _SHORT or "\n" in words
