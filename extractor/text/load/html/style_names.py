"""The selectors of a rule that may name something in a page: by far most of a large sheet name nothing.

They are sorted out by their names before they are read, so that the limit on rules is one on those that
concern the page.
"""

from __future__ import annotations

import re
from collections.abc import Set

from .style_nesting import COMMA
from .tree import Page

_NAME = re.compile(r"[.#][\w-]+")
_DIFFICULT = re.compile(r"[\\(\[]")


def names_of(page: Page) -> Set[str]:
    """The classes (.a) and ids (#a) of the elements of a page."""
    found: set[str] = set()
    for element in page.elements:
        found.update(f".{name}" for name in element.attributes.get("class", "").split())
        found.add(f"#{element.attributes.get('id', '')}")
    return found


def concerning(selectors: str, names: Set[str]) -> str:
    """Those of the selectors of a rule whose classes and ids are all in the page."""
    return ",".join(
        one
        for one in COMMA.split(selectors)
        if _DIFFICULT.search(one) or all(name in names for name in _NAME.findall(one))
    )
