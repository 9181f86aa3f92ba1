"""What a report calls its own agency."""

from __future__ import annotations

import re

from extractor.text.document import Document, found_once

ITSELF = "我局"
"""Said in the place of the short name."""
_CALLED = re.compile(
    r"(?P<whole>[一-鿿]{4,30})\((?:以下|下文|后文|文中)?(?:统称|简称|称)[:为]?[“\"《]?(?P<short>[一-鿿]{2,14})[”\"》]?\)"
)
_TAIL = 4


@found_once
def called(document: Document) -> str | None:
    """What a report calls its own agency: …农垦事务厅(以下简称省田保厅); None if it says nothing.

    以下简称本机关 is no name, and says for whom a figure is told.
    """
    agency = document.meta.agency.value if document.meta.agency else ""
    for match in _CALLED.finditer(document.text) if "称" in document.text else ():
        short = match["short"]
        if agency and short[0] not in "本我" and match["whole"].endswith(agency[-_TAIL:]):
            return short
    return None
