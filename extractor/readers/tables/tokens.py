"""The cells of flattened tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.schemas import Span
from extractor.text.document import Document, found_once

from .cells import is_value

_TOKEN = re.compile(r"(?P<rule>^\|?[ :]*-{3,}[ :|\-]*$)|[^|\n\t]+|\|", re.MULTILINE)
_LOST_BLANK = re.compile(r"\s*\?\s+(?=\d)")
# 12 件 is one cell, whichever side of the blank a copy put the unit.
_SPACED = re.compile(r"\d[\d,.]* (?:[条件次篇个人份]|人次|万?元)(?![^ ])|\S+")
_PAGE_NUMBER = re.compile(
    r"\s*[-—–]+ ?\d{1,3} ?[-—–]+\s*|\s*第 ?\d{1,3} ?页(?:[,,]? ?共 ?\d{1,3} ?页)?\s*"
)
"""A line of its own, where a page ended in the middle of a table."""


@found_once
def enumerations(document: Document) -> frozenset[int]:
    """Where numbers begin that number rows or items."""
    return frozenset(m.span.start for m in document.mentions if m.explained == "enumeration")


@dataclass(frozen=True, slots=True)
class FlatToken:
    """One cell of a flattened table; blank where two pipes stand side by side."""

    span: Span
    words: str
    value: bool


def tokens(text: str, start: int, stop: int) -> list[FlatToken]:
    """The cells between two places of a text: parts of lines, numbers that stand apart."""
    found: list[FlatToken] = []
    piped = True
    for match in _TOKEN.finditer(text, start, stop):
        if match.lastgroup == "rule":
            piped = True
            continue
        if match.group() == "|":
            if piped and found:
                found.append(FlatToken(Span(match.start(), match.start()), "", True))
            piped = True
            continue
        at, words = match.start(), match.group()
        if not words.strip() or _is_page_number(text, match):
            continue
        if (lost := _LOST_BLANK.match(words)) is not None:
            at, words = at + lost.end(), words[lost.end() :]
        parts = list(_SPACED.finditer(words))
        numbers = [p for p in parts if is_value(p.group())] if len(parts) > 1 else []
        if is_value(words):
            numbers = []  # 减少 4, 12 件: one cell
        if len(numbers) >= 2 or (numbers and numbers[-1] is parts[-1]):
            found += _split(at, words, parts)
        else:
            found.append(_token(at, words))
        piped = False
    return found


def _is_page_number(text: str, cell: re.Match[str]) -> bool:
    alone = text[max(0, cell.start() - 1) : cell.start()] in ("", "\n")
    alone = alone and text[cell.end() : cell.end() + 1] in ("", "\n")
    return alone and _PAGE_NUMBER.fullmatch(cell.group()) is not None


def _token(at: int, words: str) -> FlatToken:
    lead = len(words) - len(words.lstrip())
    body = words.strip()
    span = Span(at + lead, at + lead + len(body))
    return FlatToken(span, body, is_value(body))


def _split(at: int, words: str, parts: Sequence[re.Match[str]]) -> list[FlatToken]:
    """行政许可 6 1 2300: the words in front are one cell, each number is one."""
    first = next(i for i, part in enumerate(parts) if is_value(part.group()))
    tokens = []
    if first:
        tokens.append(_token(at, words[: parts[first - 1].end()]))
    tokens += [_token(at + part.start(), part.group()) for part in parts[first:]]
    return tokens


_BEHIND_A_COLON = re.compile(
    r"(?P<label>.*[^\d\s:])\s*:\s*(?P<value>\d[\d,.]*\s*\S{0,3}|[/—-]{1,2}|无)"
)
_FEWEST_BEHIND_EACH_OTHER = 5
"""Rows from which a paragraph of labels with their numbers is a table."""
_UNIT_LAST = re.compile(r"\((?:单位:?)?(?P<unit>[^()\s]{1,3})\)$")


def with_colons(found: Sequence[FlatToken]) -> Iterator[FlatToken]:
    """The cells, with lines that keep label, unit and value in one taken apart: 收到申请数(单位:件):19."""
    for token in (part for whole in found for part in _behind_each_other(whole)):
        match = None if token.value else _BEHIND_A_COLON.fullmatch(token.words)
        if match is None or not is_value(match["value"]):
            yield token
            continue
        start = token.span.start
        label = match["label"]
        unit = _UNIT_LAST.search(label)
        if unit is not None:
            label = label[: unit.start()]
        yield FlatToken(Span(start, start + len(label)), label, False)
        if unit is not None:
            low, high = unit.span("unit")
            yield FlatToken(Span(start + low, start + high), unit["unit"], False)
        low, high = match.span("value")
        yield FlatToken(Span(start + low, start + high), match["value"], True)


def _behind_each_other(token: FlatToken) -> Iterator[FlatToken]:
    """The rows of a paragraph that is nothing but rows, 收到申请数:40件;当面申请数:13件; …; any other as it is."""
    parts = [part for part in _PIECE.finditer(token.words) if part.group().strip()]
    rows = (_BEHIND_A_COLON.fullmatch(part.group().strip()) for part in parts)
    if len(parts) < _FEWEST_BEHIND_EACH_OTHER or not all(rows):
        yield token
        return
    yield from (_token(token.span.start + part.start(), part.group()) for part in parts)


_PIECE = re.compile(r"[^;。]+")
