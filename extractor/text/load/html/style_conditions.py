"""The conditions of a style sheet (@media, @supports …) that hold for a reader at a desk."""

from __future__ import annotations

import re

_AT = re.compile(r"@(?P<name>[\w-]{1,40})\s*+(?P<words>.*)", re.S)
_AND = re.compile(r"(?:(?<=\))|\s)and\s", re.I)
_WIDTH = r"(\d{0,5}(?:\.\d{1,4})?)(px|em|rem)?"
_LIMIT = re.compile(rf"\((min|max)-(?:device-)?width:{_WIDTH}\)")
_RANGE = re.compile(rf"\((?:{_WIDTH}([<>]=?))?(?:device-)?width(?:([<>]=?){_WIDTH})?\)")
_TURNED = str.maketrans("<>", "><")
_SCREEN = 1280
"""Points that a window is wide: that of a reader at a desk, for conditions of width."""

_EM = 16
_SEEN = ("screen", "all", "")
_UNSEEN = ("print", "speech", "tty", "tv", "projection", "handheld", "braille", "embossed", "aural")


def holds(condition: str) -> bool:
    """Whether the rules in a condition hold; what depends on anything unknown says nothing here."""
    at = _AT.fullmatch(condition)
    name = at["name"].lower() if at else ""
    if at is None or name not in ("media", "supports", "layer", "container"):
        return False
    words = " ".join(at["words"].lower().split())
    if name == "layer":
        return True
    if name == "supports":  # Browsers of today can do what people ask for.
        return not words.startswith("not")
    if name == "container":
        words = words[words.find("(") :] if "(" in words else "?"
    return shown_on(words)


def shown_on(media: str) -> bool:
    """Whether a list of kinds of media, or of widths, is one for a screen that is wide."""
    return any(_query(one.strip()) is True for one in media.lower().split(","))


def _query(words: str) -> bool | None:
    """Whether a query holds; None where nobody can tell."""
    if " or " in words:
        each = [_query(part.strip()) for part in words.split(" or ")]
        return True if True in each else None if None in each else False
    denied = words.startswith(("not ", "not("))
    words = words.removeprefix("not").removeprefix("only ").strip() if denied else words
    parts = [_part(part) for part in _AND.split(words.removeprefix("only "))]
    every = False if False in parts else None if None in parts else True
    return every if every is None or not denied else not every


def _part(part: str) -> bool | None:
    words = "".join(part.split())
    if words in _SEEN:
        return True
    if words in _UNSEEN:
        return False
    if words in ("(orientation:landscape)", "(orientation:portrait)"):
        return "landscape" in words
    if limit := _LIMIT.fullmatch(words):
        width = _points(limit[2], limit[3])
        return width <= _SCREEN if limit[1] == "min" else width >= _SCREEN
    ranged = _RANGE.fullmatch(words)
    if ranged is None or not (ranged[3] or ranged[4]):
        return None
    limits = [(ranged[4], ranged[5], ranged[6])] if ranged[4] else []
    if ranged[3]:  # 400px<=width is width>=400px
        limits.append((ranged[3].translate(_TURNED), ranged[1], ranged[2]))
    return all(_within(sign, _points(size, unit)) for sign, size, unit in limits)


def _within(sign: str, width: float) -> bool:
    return (width > _SCREEN if sign[0] == "<" else width < _SCREEN) or (
        sign[1:] == "=" and width == _SCREEN
    )


def _points(size: str, unit: str | None) -> float:
    return float(size or 0) * (_EM if unit in ("em", "rem") else 1)
