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
    """What a report calls its own agency: …劳动保障厅(以下简称省人力社保厅); None if it says nothing."""
    agency = document.meta.agency.value if document.meta.agency else ""
    for found in _CALLED.finditer(document.text):
        if agency and found["whole"].endswith(agency[-_TAIL:]):
            return found["short"]
    return None
