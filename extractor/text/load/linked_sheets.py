"""The style sheets of a page that a browser saved with it: parts of their own, which links name.

Browsers save every sheet so, those that stood in the page too; what they hide is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

_LINK = re.compile(r"<link\b[^<>]{0,1000}>", re.I)
_ATTRIBUTE = re.compile(
    r"\b(?P<name>rel|href|media|disabled)\b"
    r"(?:\s{0,9}=\s{0,9}(?:\"(?P<double>[^\"]{0,600})\"|'(?P<single>[^']{0,600})'|(?P<bare>[^\s\"'<>]{0,600})))?",
    re.I,
)
_SCREEN = re.compile(r"\s*(?:|all|screen)\s*(?:,|$)", re.I)
_END = re.compile(r"</style", re.I)
_MOST = 3_000_000
"""Characters of sheets that are read: those that fit, in their order."""


def with_sheets(page: str, sheets: Mapping[str, str]) -> tuple[str, bool]:
    """A page with the sheets that it links to behind its end, so that all its places stay.

    The other answer tells whether one of them is left out.
    """
    if not sheets:
        return page, False
    cut = False
    found: list[str] = []
    left = _MOST
    for link in _LINK.finditer(page):
        given = {
            one["name"].lower(): one["double"] or one["single"] or one["bare"] or ""
            for one in _ATTRIBUTE.finditer(link[0])
        }
        css = sheets.get(unescape(given.get("href", "")).strip())
        shown = _SCREEN.match(given.get("media", "")) and "disabled" not in given
        sheet = shown and "stylesheet" in given.get("rel", "").lower()
        if not css or not sheet:
            continue
        if _END.search(css) or len(css) > left:
            cut = True
            continue
        found.append(css)
        left -= len(css)
    together = "\n".join(found)
    return (f"{page}<style>{together}</style>" if together else page), cut
