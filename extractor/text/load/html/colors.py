"""Colours of style sheets as far as it matters whether a text stands out from its ground."""

from __future__ import annotations

import re

WHITE = "#ffffff"
TRANSPARENT = "transparent"

_WHITE = frozenset({"#fff", WHITE, "white", "rgb(255,255,255)", "rgba(255,255,255,1)"})
_NEAR_WHITE = re.compile(
    r"#f[a-f]f[a-f]f[a-f](?:ff)?$|rgba?\((?:25[0-5],){2}25[0-5](?:,(?:1|100%))?\)$"
    r"|(?:snow|ghostwhite)$|rgba?\((?:100%,){2}100%\)$"
    r"|hsla?\(-?[\d.]{1,6}(?:deg)?,[\d.]{1,6}%?,(?:99(?:\.\d{1,3})?|100)%(?:,(?:1|100%))?\)$"
    r"|hwb\([\d.]{1,6}(?:deg)?,100%,0%\)$"
)
_CLEAR = re.compile(
    r"transparent$|(?:rgb|hsl)a?\((?:[\d.%deg]{1,9},){3}0?(?:\.0{1,4})?0?%?\)$|#[\da-f]{3}0$|#[\da-f]{6}00$"
)
_INSIDE = re.compile(r"\([^()]{0,80}\)")
_UNSAID = frozenset({"", "inherit", TRANSPARENT, "initial", "unset", "none"})


def color(words: str) -> str:
    """The colour that words begin with, all whites as one; empty where they name none."""
    first = _written_out(words)
    if first in _UNSAID:
        return ""
    return WHITE if first in _WHITE or _NEAR_WHITE.match(first) else first


def is_clear(words: str) -> bool:
    """Whether a colour paints nothing."""
    return _CLEAR.match(_written_out(words)) is not None


def _written_out(words: str) -> str:
    """The first colour of words, its numbers parted by commas alone: rgb(255 255 255 / 0)."""
    if not words:
        return ""
    commas = _INSIDE.sub(lambda part: re.sub(r"\s*[,/]\s*|\s+", ",", part[0]), words)
    return commas.replace("(,", "(").replace(",)", ")").split(" ")[0]
