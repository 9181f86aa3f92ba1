"""JSON of strangers: what Python would read, and then break at, is told as what it is.

Python reads a number of 4,000 digits and refuses one of 5,000 with an error that is none of
JSON's; it reads brackets as deep as its stack happens to be, half a surrogate pair, which no file
and no request can hold, and of a key that stands twice the last.
"""

from __future__ import annotations

import json
import re
from typing import Any

DEEPEST = 64
"""Brackets in brackets; answers and bodies have fewer than ten."""

_HALF = re.compile("[\ud800-\udfff]")


class BadJson(ValueError):
    """The text is no JSON that can be used; the message says why."""


class DoubledKey(BadJson):
    """A key stands twice in one object, with different values: which is meant cannot be told."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found and found[key] != value:
            raise DoubledKey(f"the key {key[:40]!r} stands twice")
        found[key] = value
    return found


_ANSWER = json.JSONDecoder(strict=False, object_pairs_hook=_once)
_STRICT = json.JSONDecoder(object_pairs_hook=_once)


def load(text: str) -> Any:
    """The value of a body's JSON; half surrogate pairs in it become U+FFFD.

    Raises:
        BadJson: no JSON, nested deeper than ``DEEPEST``, or with a number of thousands of digits.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadJson(_why(error)) from error
    _check_depth(value)
    return _whole(value) if "\\ud" in text or "\\uD" in text or _HALF.search(text) else value


def load_answer(text: str, *, strict: bool = False) -> Any:
    """The value of a model's JSON; ``strict``: without raw line breaks in its texts.

    Raises:
        DoubledKey: a key stands twice, with different values.
        BadJson: as ``load``.
    """
    try:
        value = (_STRICT if strict else _ANSWER).decode(text)
    except DoubledKey:
        raise
    except (ValueError, RecursionError) as error:
        raise BadJson(_why(error)) from error
    _check_depth(value)
    return value


def load_begun(text: str, start: int) -> tuple[Any, int]:
    """The JSON value that begins at ``start``, and where it ends.

    Raises:
        DoubledKey: a key stands twice, with different values.
        BadJson: as ``load``.
    """
    try:
        value, end = _ANSWER.raw_decode(text, start)
    except DoubledKey:
        raise
    except (ValueError, RecursionError) as error:
        raise BadJson(_why(error)) from error
    _check_depth(value)
    return value, end


def _why(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "its brackets are nested too deep"
    return str(error) if isinstance(error, json.JSONDecodeError) else "a number in it is too long"


def _check_depth(value: Any) -> None:
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise BadJson("its brackets are nested too deep")
        level = [
            item
            for outer in level
            if isinstance(outer, dict | list)
            for item in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(item, dict | list)
        ]


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return value
