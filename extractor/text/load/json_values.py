"""The values of a JSON document, each with its place in the file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.schemas import Span

from .placed_text import PlacedText

_TOKEN = re.compile(r'[{}\[\]:,]|"(?P<words>(?:[^"\\]|\\.)*)"|[^\s{}\[\]:,"]+')
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|.)"
)
_DEEPEST = 50


@dataclass(slots=True)
class Value:
    """A value: where it stands, its name in an object, and what it holds."""

    kind: str
    """``text``, ``plain`` (a number, true, null), ``list`` or ``object``."""
    start: int
    stop: int
    name: Span | None = None
    inside: list[Value] = field(default_factory=list)

    @property
    def is_short(self) -> bool:
        """Whether it is no list or object."""
        return self.kind in ("text", "plain")


def parsed(raw: str) -> Value | None:
    """The value of a valid document; None where it nests too deep."""
    top = Value("list", 0, len(raw))
    stack, name, last = [top], None, top
    for match in _TOKEN.finditer(raw, 1 if raw[:1] == "\ufeff" else 0):
        sign = match[0]
        if sign in "{[":
            made = Value("object" if sign == "{" else "list", match.start(), match.start(), name)
            stack[-1].inside.append(made)
            stack.append(made)
            name = None
            if len(stack) > _DEEPEST:
                return None
        elif sign in "}]":
            stack.pop().stop = match.end()
        elif sign == ":":
            name = Span(last.start, last.stop)
            stack[-1].inside.pop()
        elif sign != ",":
            words = match["words"] is not None
            span = match.span("words") if words else match.span()
            last = Value("text" if words else "plain", *span, name)
            stack[-1].inside.append(last)
            name = None
    return top.inside[0] if top.inside else None


def meaning(words: str) -> str:
    """What a string says: its escapes as their characters."""
    return "".join(piece for _, _, piece in _pieces(words, 0, len(words)))


def resolved(raw: str, start: int, stop: int) -> PlacedText:
    """A string with what its escapes mean, and for each character its range in the file."""
    made = PlacedText()
    for begin, end, said in _pieces(raw, start, stop):
        if len(said) == end - begin:
            made.copy(said, begin)
        else:
            made.stand_for(said, begin, end)
    return made


def _pieces(raw: str, start: int, stop: int) -> Iterator[tuple[int, int, str]]:
    at = start
    for match in _ESCAPE.finditer(raw, start, stop):
        if match.start() > at:
            yield at, match.start(), raw[at : match.start()]
        yield *match.span(), str(json.loads(f'"{match[0]}"'))
        at = match.end()
    if at < stop:
        yield at, stop, raw[at:stop]
