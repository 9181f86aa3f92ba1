"""The text of a page that its script gives to an editor: ``quill.setContents({"ops": …})``.

The page itself holds no figure then.  Nothing is run: the document is one of JSON in the script, and
read where it is the only one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from .editors import as_page
from .html import read_page
from .html.elsewhere import LITTLE, code_ranges, holds_figure
from .html.pagetext import PageText, nested
from .json_values import Value, parsed
from .placed_text import PlacedText

_DOCUMENT = re.compile(r"(?:^|(?<=[=(:>,]))\s{0,20}(?=[{\[]\s{0,20}[\"{\[])")
_MOST = 20
"""Places of one page at which a document may begin that are tried."""


def with_scripts(page: PageText, raw: str) -> PageText:
    """The page with the one text that an editor shows in it; unchanged where it has figures itself."""
    if "<script" not in raw.lower() or len(page.text) > LITTLE or holds_figure(page.text):
        return page
    found = list(_documents(raw))
    if len(found) != 1:
        return page
    shown = read_page(found[0].text, depth=1)
    return nested(page, shown, found[0]) if holds_figure(shown.text) else page


def _documents(raw: str) -> Iterator[PlacedText]:
    decoder, tried = json.JSONDecoder(), 0
    for at, stop in code_ranges(raw):
        while begins := _DOCUMENT.search(raw, at, stop):
            tried += 1
            if tried > _MOST:
                return
            try:
                at = decoder.raw_decode(raw, begins.end())[1]
            except (ValueError, RecursionError):
                at = begins.end() + 1
                continue
            value = parsed(raw[begins.end() : at])
            if value is not None:
                yield from _shown(raw[begins.end() : at], value, begins.end())


def _shown(raw: str, value: Value, by: int) -> Iterator[PlacedText]:
    made = as_page(raw, value)
    if made is not None:
        shown = PlacedText()
        shown.nest(made.text, map(by.__add__, made.starts), map(by.__add__, made.stops))
        yield shown
        return
    for one in value.inside:
        yield from _shown(raw, one, by)
