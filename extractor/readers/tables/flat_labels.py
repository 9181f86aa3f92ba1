"""Labels of flattened rows: numbers of rows before them, and labels that a line break has torn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from extractor.knowledge.items import Items
from extractor.knowledge.matrix import Matrix
from extractor.knowledge.wordings import plain, without_note, without_numbering
from extractor.schemas import Span
from extractor.text.document import Document

from .first_cells import adds_up, split_label
from .flat_values import values_of
from .tokens import FlatToken

_FEWEST = 3
_IN_A_ROW = re.compile(r"(?P<label>.*[一-鿿)”\"])[,;、]?(?P<values>\d*(?:[,、;]\d*)+)", re.DOTALL)
_CELL = re.compile(r"(?:^|(?<=[,、;]))\d*")


def without_serials(tokens: Sequence[FlatToken]) -> list[FlatToken]:
    """The tokens without 1, 2, 3 … where such a number stands before the labels of all rows."""
    starts = [
        at
        for at, token in enumerate(tokens)
        if not token.value and at and tokens[at - 1].value and tokens[at - 1].words
    ]
    wanted = [str(n) for n in range(1, len(starts) + 1)]
    told = [tokens[at - 1].words for at in starts]
    if told[:-1] == wanted[:-1] and told != wanted:  # behind the last row the next heading stands
        starts, told, wanted = starts[:-1], told[:-1], wanted[:-1]
    if len(told) < _FEWEST or told != wanted:
        return list(tokens)
    serials = {at - 1 for at in starts}
    return [token for at, token in enumerate(tokens) if at not in serials]


def joined(tokens: Sequence[FlatToken], matrix: Matrix) -> list[FlatToken]:
    """The tokens, the pieces of a label that stand before and behind its values as one.

    Both pieces together are exactly a row of the form, none of them is one, and the second has no number.
    """
    whole = _sections_whole(tokens, matrix)
    return _joined(whole, lambda one, other: _as_one(one, other, matrix))


def joined_items(tokens: Sequence[FlatToken], items: Items) -> list[FlatToken]:
    """The same of a table whose rows have columns of their own: 其他对外管理服务 | 27 | 5 | 146, and 事项 below."""
    known = items.rows.wordings
    return _joined(tokens, lambda one, o: one + o if _are_one(one, o, known) else None)


def _joined(
    tokens: Sequence[FlatToken], as_one: Callable[[str, str], str | None]
) -> list[FlatToken]:
    found = list(tokens)
    at = 0
    while at < len(found):
        behind = at + 1
        while behind < len(found) and found[behind].value:
            behind += 1
        if behind < len(found) and not found[at].value:
            one, other = found[at], found[behind]
            if words := as_one(one.words, other.words):
                stop = other.span.stop if behind == at + 1 else one.span.stop
                found[at] = replace(one, words=words, span=Span(one.span.start, stop))
                del found[behind]
        at += 1
    return found


def _sections_whole(tokens: Sequence[FlatToken], matrix: Matrix) -> list[FlatToken]:
    """The tokens, a section whole whose second line stands behind the first line of its row.

    (六)其他, 2.申请人逾期…行政机关, 处理 …: label and section were set side by side, each in two lines.
    """
    found = list(tokens)
    for at in range(len(found) - 3, -1, -1):
        first, row, second = found[at : at + 3]
        if first.value or row.value or second.value:
            continue
        words = first.words + second.words
        if _is_section(words, matrix) and without_numbering(row.words) != row.words:
            found[at] = replace(first, words=words)
            del found[at + 2]
    return found


def _is_section(words: str, matrix: Matrix) -> bool:
    return plain(words) in matrix.sections.wordings


def _as_one(one: str, other: str, matrix: Matrix) -> str | None:
    """The words of two pieces of a label; with their section before them where it is in two pieces as well."""
    known = matrix.rows.wordings
    if _are_one(one, other, known):
        return one + other
    (first, _, row), (second, _, rest) = one.partition(" "), other.partition(" ")
    if row and rest and _is_section(first + second, matrix) and _are_one(row, rest, known):
        return f"{first}{second} {row}{rest}"
    return None


def _are_one(one: str, other: str, known: Mapping[str, str]) -> bool:
    if without_numbering(other) != other.strip() or plain(other) in known or plain(one) in known:
        return False
    return plain(without_note(one + other)) in known


def first_cells_apart(
    document: Document, tokens: Sequence[FlatToken], matrix: Matrix
) -> tuple[list[FlatToken], list[FlatToken]]:
    """The tokens, a label and the first cell of its row as two: 予以公开9 | 1 | 0 | … | 10.

    And the cells of rows whose sum tells that they are not so.  Of a row that commas divide all cells
    are taken apart where that sum holds: else a comma may stand between thousands.
    """
    found: list[FlatToken] = []
    lost: list[FlatToken] = []
    gone = 0
    for at, token in enumerate(tokens):
        if gone:
            gone -= 1
            continue
        behind = [] if token.value else values_of(tokens, at)
        split = split_label(token.words, matrix, len(behind)) if behind else None
        row = None if token.value or split else _IN_A_ROW.fullmatch(token.words)
        if split is not None:
            cells = [_piece(token, split, len(token.words)), *behind]
            if adds_up([cell.words for cell in cells], len(matrix.columns)):
                found += (_piece(token, 0, split), cells[0])
            else:
                lost, gone = [*lost, *(cell for cell in cells if cell.words)], len(behind)
        elif row and _names_row(row["label"], matrix):
            found += _divided(document, token, row, len(matrix.columns))
        else:
            found.append(token)
    return found, lost


def _names_row(label: str, matrix: Matrix) -> bool:
    return matrix.rows.find(label) is not None or bool(matrix.said.sum and matrix.is_sum(label))


def _divided(
    document: Document, token: FlatToken, row: re.Match[str], width: int
) -> Iterator[FlatToken]:
    first = row.start("values")
    found = (cell.span() for cell in _CELL.finditer(row["values"]))
    cells = [(first + start, first + stop) for start, stop in found]
    *parts, total = (int(token.words[start:stop] or 0) for start, stop in cells)
    at = token.span.start
    spans = {mention.span for mention in document.mentions}
    apart = all(start == stop or Span(at + start, at + stop) in spans for start, stop in cells)
    if len(cells) != width or sum(parts) != total or not apart:
        yield token
        return
    yield _piece(token, *row.span("label"))
    for cell in cells:
        yield _piece(token, *cell)


def _piece(token: FlatToken, start: int, stop: int) -> FlatToken:
    span = Span(token.span.start + start, token.span.start + stop)
    words = token.words[start:stop]
    return FlatToken(span, words, value=not words or words.isdecimal())
