"""What on a page is the site and not the report: navigation, share buttons, footers.

Only what is clearly so is marked: by its tag, by its class or id, or because it consists of links.
It stays in the content; nothing that holds a data table or most of the page's text is marked.
"""

from __future__ import annotations

import re

from .measure import Measures
from .tables import cell_text
from .tree import BLOCKS, ROOT, Page

_TAGS = frozenset({"nav", "footer", "aside", "select", "button", "noscript", "menu", "marquee"})
_ROLES = frozenset(
    {
        "navigation",
        "contentinfo",
        "search",
        "complementary",
        "toolbar",
        "menu",
        "menubar",
        "tablist",
        "marquee",
    }
)
_NAMES = re.compile(
    r"(?:nav|menu|submenu|foot(?!note)|copyright|breadcrumb|crumb|mbx|dqwz|share|bdshare|sidebar|"
    r"toolbar|pagination|pager|qrcode|erweima|ewm|wza|friendlink|yqlj|gotop|backtop|search|login|"
    r"topbar|sitemap|siteswitch|related)"
)
_WEAK_NAMES = re.compile(r"(?:header|head|top|banner|tools?|position|location|bottom|link)s?$")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_REPORT = re.compile("报告|報告|年报|年報")
_TITLE = re.compile("(?:信息|政务)公[开開][^。]{0,14}(?:报告|報告|年报|年報)$")

_MIN_LINKS = 3
_LINK_DENSITY, _PARAGRAPH_DENSITY = 0.4, 0.6
"""Share of a block's text, and of a paragraph's, that is in links if it consists of them."""

_PLAIN_TEXT = 200
"""Characters outside links from which a block of links is a text with links in it."""

_LONGEST_TITLE = 80
_DOMINANT = 0.5
_DOMINANT_FROM = 50


def furniture(
    page: Page,
    measures: Measures,
    data: frozenset[int] | set[int],
    valued: frozenset[int] = frozenset(),
) -> set[int]:
    """The outermost elements that are furniture; ``data`` are the data tables.

    ``valued`` are the lists in which somebody chose a number.
    """
    holds_data = _holding(page, data)
    titled = any(
        element.name == "h1"
        and measures.text[index] <= _LONGEST_TITLE
        and element.last - element.first <= _LONGEST_TITLE
        and _TITLE.search(cell_text(page, index))
        for index, element in enumerate(page.elements)
    )
    found: set[int] = set()
    inside = [False] * len(page.elements)
    for index, element in enumerate(page.elements):
        if index == ROOT:
            continue
        inside[index] = inside[element.parent] or element.parent in found
        if inside[index] or holds_data[index] or not measures.text[index]:
            continue
        if index in valued or _dominant(measures, index):
            continue
        if _named(page, measures, index, titled) or (
            element.name in BLOCKS and _linked(measures, index, element.name == "p")
        ):
            found.add(index)
    return found


def _holding(page: Page, tables: frozenset[int] | set[int]) -> list[bool]:
    """Which elements hold a data table, are one, or lie in one with links and all."""
    above = [index in tables for index in range(len(page.elements))]
    within = list(above)
    for index in range(len(page.elements) - 1, 0, -1):
        if above[index]:
            above[page.elements[index].parent] = True
    for index in range(1, len(page.elements)):
        if within[page.elements[index].parent]:
            within[index] = True
    return [one or other for one, other in zip(above, within, strict=True)]


def _dominant(measures: Measures, index: int) -> bool:
    """Whether most of what the page says outside links stands in this element."""
    plain = measures.text[index] - measures.linked[index]
    whole = measures.text[ROOT] - measures.linked[ROOT]
    return plain > _DOMINANT_FROM and plain > _DOMINANT * whole


def _linked(measures: Measures, index: int, paragraph: bool) -> bool:
    least = _PARAGRAPH_DENSITY if paragraph else _LINK_DENSITY
    if measures.links[index] < _MIN_LINKS or measures.density(index) < least:
        return False
    if measures.sentences[index] > measures.links[index]:
        return False
    return measures.text[index] - measures.linked[index] <= _PLAIN_TEXT


def _named(page: Page, measures: Measures, index: int, titled: bool) -> bool:
    """Whether tag, class or id say so; ``titled``: the title of the report is a heading elsewhere."""
    element = page.elements[index]
    if element.name in _TAGS or element.attributes.get("role", "").lower() in _ROLES:
        return True
    names = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"
    words = [word.lower() for word in _WORD.findall(names[:500])]
    if any(_NAMES.match(word) for word in words):
        return True
    weak = element.name == "header" or any(_WEAK_NAMES.fullmatch(word) for word in words)
    if not weak or measures.headings[index]:
        return False
    if measures.density(index) >= 0.3:
        return True
    return measures.text[index] <= 60 and (titled or not _REPORT.search(cell_text(page, index)))
