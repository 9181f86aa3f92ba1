"""Pictures that show nothing of a report: icons, and those that only keep room."""

from __future__ import annotations

import re

from .tree import Element

_ICON = 80
"""Points of width or height up to which a picture is an icon."""

_SPACER = re.compile(r"spacer|blank|pixel|clear|trans|empty|space\.", re.I)


def is_icon(picture: Element) -> bool:
    """Whether a picture is too small to hold text."""
    sides = (picture.attributes.get(side, "") for side in ("width", "height"))
    return any(side.isdecimal() and len(side) < 5 and int(side) <= _ICON for side in sides)


def is_spacer(picture: Element, raw: str) -> bool:
    """Whether a picture only keeps room, as pages of old have them in blank cells."""
    sides = [picture.attributes.get(side, "") for side in ("width", "height")]
    small = any(side in ("0", "1", "2", "0px", "1px", "2px") for side in sides)
    return small or _SPACER.search(raw, picture.start, picture.stop) is not None
