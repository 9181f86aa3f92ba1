"""Markdown to content: its marks, and the HTML that programs write into it, tables above all.

A Markdown text is a page whose lines stand as they are; ``**12**`` and ``$12\\%$`` are numbers,
``~~99~~`` is struck out, ``18^1^`` has a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from .raised import raised

_INLINE = re.compile(
    r"(?=[~*_^\[$\\])(?:~~(?P<struck>[^~\n]{1,300})~~"
    r"|\*\*|(?<![\w_])__(?=\S)|(?<=[^\s_])__(?![\w_])"
    r"|\^(?P<raised>[^\s^]{1,6})\^"
    r"|\[\^(?P<note>\w{1,6})\](?!:)"
    r"|(?P<dollars>\${1,2})(?P<math>[^$\n]{1,60})(?P=dollars)"
    r"|\\(?P<escaped>[-\\`*_{}\[\]()#+.!~%$]))"
)
_MARKUP = re.compile(
    r"</?(?:table|thead|tbody|tr|td|th|sup|sub|del|s|strike|ins|u|b|i|em|strong|span|font|div|p|br|center)"
    r"(?=[\s/>])",
    re.I,
)
_TABLE = re.compile(r"<t[dr](?=[\s/>])", re.I)
_POWER = re.compile(r"\^\{?\s?([^{}\s]{1,6})\s?\}?")
_WORDS = re.compile(
    r"\\(?:mathrm|text|mathbf)\s?\{([^{}]{0,40})\}|\\(?=%)|\\[,;! ]|(?<=\d)\s(?=\d|%|\\%)|[{}]"
)
_PLAIN_MATH = re.compile(r"[^\\]{1,60}")


class Piece(NamedTuple):
    """A piece of a line: text to read, or what its marks stand for."""

    kind: Literal["text", "struck", "stands"]
    start: int
    stop: int
    words: str = ""


def is_marked(text: str, kind: str) -> bool:
    """Whether a text holds more than lines and pipe tables."""
    if kind == "txt":
        return _TABLE.search(text) is not None and "</t" in text.lower()
    return _MARKUP.search(text) is not None or _INLINE.search(text) is not None


def pieces(raw: str, start: int, stop: int) -> Iterator[Piece]:
    """The pieces of a stretch of Markdown, in order; marks of emphasis are left out."""
    at = start
    for match in _INLINE.finditer(raw, start, stop):
        words = _stands_for(match)
        if words is None:
            continue
        if match.start() > at:
            yield Piece("text", at, match.start())
        at = match.end()
        if match["struck"]:
            yield Piece("struck", *match.span("struck"))
        elif words:
            yield Piece("stands", *match.span(), words)
    if at < stop:
        yield Piece("text", at, stop)


def _stands_for(match: re.Match[str]) -> str | None:
    """What the marks of a match mean; None if they are none."""
    if match["escaped"]:
        return match["escaped"]
    if match["raised"] or match["note"]:
        mark = raised(match["raised"] or match["note"])
        return mark if mark is not None or match["raised"] else "※"
    if match["math"]:
        words = _POWER.sub(lambda power: raised(power[1]) or power[0], match["math"].strip())
        words = _WORDS.sub(lambda word: word[1] or "", words).strip()
        return words if _PLAIN_MATH.fullmatch(words) and "^" not in words else None
    return ""
