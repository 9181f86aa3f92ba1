"""Text of a page that no reader of it sees.

Programs that recognise characters lay their text, set to draw nothing, under or over the picture of
a page; there it is what the picture shows.  Beside text that is drawn, and with no picture behind
it, nobody wrote it to be read.
"""

from __future__ import annotations

from collections.abc import Sequence

from pdfplumber.page import Page

from .glyphs import PageObject
from .layers import Layers
from .overprinted import without_overprinted
from .painting import HIDDEN, UNDRAWN, Device, Interpreter

_FEW = 10
"""Characters from which what a page draws as text is its text."""

_SMALLEST = 1.2
"""Height in points up to which a character is too small to be read."""


def laid_out(page: Page) -> None:
    """Lay a page out so that its characters know whether they are drawn; before any is asked for."""
    device = Device(
        page.pdf.rsrcmgr,
        pageno=page.page_number,
        laparams=page.pdf.laparams,
        layers=Layers(page.pdf.doc),
    )
    Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    device.hide_covered()
    page._layout = device.get_result()


def seen(chars: Sequence[PageObject], pictures: Sequence[PageObject]) -> list[PageObject]:
    """The characters of a page that are drawn, or that say what its pictures show.

    Characters of a page that draws none are all there is of it, and are kept.
    """
    shown = [char for char in chars if char.get("tag") != HIDDEN]
    drawn = [char for char in shown if char.get("tag") != UNDRAWN]
    if sum(not char["text"].isspace() for char in drawn) < _FEW:
        return shown
    layer = [char for char in shown if char.get("tag") == UNDRAWN and _over(char, pictures)]
    kept = {id(char) for char in without_overprinted(layer, drawn)}
    return [
        char
        for char in shown
        if char["height"] > _SMALLEST and (char.get("tag") != UNDRAWN or id(char) in kept)
    ]


def _over(char: PageObject, pictures: Sequence[PageObject]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return any(one["x0"] <= x <= one["x1"] and one["top"] <= y <= one["bottom"] for one in pictures)
