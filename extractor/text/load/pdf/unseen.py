"""Text of a page that no reader of it sees: set in the mode of rendering that draws nothing.

Programs that recognise characters lay their text so under or over the picture of a page; there it is
what the picture shows.  Beside text that is drawn, and with no picture behind it, nobody wrote it
to be read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFTextState
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

_NOTHING = frozenset({3, 7})
"""The modes of ISO 32000-1, table 106, that neither fill nor stroke."""

_UNSEEN = "undrawn"
_FEW = 10
"""Characters from which what a page draws as text is its text."""

_Object = Mapping[str, Any]


class _Device(PDFPageAggregatorWithMarkedContent):
    """Keeps of each character whether it is drawn, in the place of its tag, which nobody asks for."""

    _draws = True

    def render_string(self, textstate: PDFTextState, *rest: Any) -> None:
        self._draws = textstate.render not in _NOTHING
        super().render_string(textstate, *rest)

    def render_char(self, *given: Any) -> float:
        width = super().render_char(*given)
        made: Any = self.cur_item._objs[-1]
        made.tag = None if self._draws else _UNSEEN
        return width


def laid_out(page: Page) -> None:
    """Lay a page out so that its characters know whether they are drawn; before any is asked for."""
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    found: LTPage = device.get_result()
    page._layout = found


def seen(chars: Sequence[_Object], pictures: Sequence[_Object]) -> list[_Object]:
    """The characters of a page that are drawn, or that say what its pictures show.

    Characters of a page that draws none are all there is of it, and are kept.
    """
    drawn = [char for char in chars if char.get("tag") != _UNSEEN]
    if sum(not char["text"].isspace() for char in drawn) < _FEW:
        return list(chars)
    return [char for char in chars if char.get("tag") != _UNSEEN or _over(char, pictures)]


def _over(char: _Object, pictures: Sequence[_Object]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return any(one["x0"] <= x <= one["x1"] and one["top"] <= y <= one["bottom"] for one in pictures)
