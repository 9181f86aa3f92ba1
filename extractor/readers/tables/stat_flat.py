"""The statistical table of 2014-2018 as copy and paste leaves it: cells one a line, or rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.schemas import Claim, Span
from extractor.text.document import Document, within

from .stat_claims import Row, Value, claims, is_table
from .stat_columns import is_unit, is_unit_head, unit_in
from .stat_rows import StatContext
from .stat_serials import without_serials
from .stat_titles import titled
from .tokens import Token, tokens

_TRAILING_UNIT = re.compile(r"^(.+\S)\s+(\S{1,4})$", re.DOTALL)
_LONGEST = 3
_MOST_HEADS = 12


@dataclass(frozen=True, slots=True)
class _Line:
    """A run of words with the values behind it."""

    words: tuple[Token, ...]
    values: tuple[Token, ...]


def read_flat_stat(document: Document, taken: Sequence[Span]) -> Iterator[Claim]:
    """Claims from a flattened table outside of ``taken``.

    A row counts only if as many values stand behind its label as the table has columns.
    """
    every = [t for t in tokens(document.text, 0, len(document.text)) if not within(t.span, taken)]
    for span, scope in titled(document):
        found = [token for token in every if span.start <= token.span.start < span.stop]
        found = without_serials(found)
        lines = list(_lines(found))
        heads = _heads(found)
        rows = list(_rows(lines, heads))
        width = _width(rows, heads)
        rows = [row for row in rows if len(row.values) == width]
        if is_table(rows, ""):
            yield from claims(document, rows, scope)


def _lines(found: Sequence[Token]) -> Iterator[_Line]:
    words: list[Token] = []
    values: list[Token] = []
    for token in found:
        if token.value and words:
            values.append(token)
        elif not token.value:
            if values:
                yield _Line(tuple(words), tuple(values))
                words, values = [], []
            words.append(token)
    if values:
        yield _Line(tuple(words), tuple(values))


def _heads(found: Sequence[Token]) -> tuple[str, ...]:
    """The headers of the columns of numbers: what stands between 单位 and the first row."""
    parts = [(part, token) for token in found if not token.value for part in token.words.split()]
    at = next((n for n, (part, _) in enumerate(parts) if is_unit_head(part)), None)
    if at is None:
        return ()
    context, heads = StatContext(), []
    for part, _ in parts[at + 1 : at + 1 + _MOST_HEADS]:
        if re.match(r"[一1][、.]|\(一\)", part) or context.knows(part) or is_unit(part):
            break
        heads.append(part)
    return tuple(heads)


def _rows(lines: Sequence[_Line], heads: Sequence[str]) -> Iterator[Row]:
    context = StatContext()
    for line in lines:
        labels, unit = _unit_of(line.words)
        label, indicator = _label(labels, context)
        if label is None or indicator is None:
            continue
        values = tuple(v for v in line.values if v.words) or line.values
        named = heads if len(heads) == len(values) else ("",) * len(values)
        yield Row(
            indicator,
            context.path,
            unit or unit_in(label),
            tuple(Value(n, h, v.span) for n, (h, v) in enumerate(zip(named, values, strict=True))),
            Span(labels[-1].span.start, values[-1].span.stop),
        )


def _unit_of(words: Sequence[Token]) -> tuple[tuple[Token, ...], str | None]:
    """The words of a row without the unit at their end, and the unit."""
    last = words[-1]
    if is_unit(last.words) and len(words) > 1:
        return tuple(words[:-1]), last.words
    match = _TRAILING_UNIT.match(last.words)
    if match and is_unit(match[2]):
        stop = last.span.start + len(match[1])
        short = Token(Span(last.span.start, stop), match[1], False)
        return (*words[:-1], short), match[2]
    return tuple(words), None


def _label(words: Sequence[Token], context: StatContext) -> tuple[str | None, str | None]:
    """The label at the end of a run of words, and its indicator.  It may be torn over lines;

    the words before it are headings, which the context hears of.
    """
    for size in range(1, min(_LONGEST, len(words)) + 1):
        label = "".join(token.words for token in words[-size:])
        before = words[:-size]
        trial = replace(context)
        for token in before:
            trial.name(token.words)
        if trial.knows(label):
            for token in before:
                context.name(token.words)
            return label, context.name(label)
    for token in words:
        context.name(token.words)
    return None, None


def _width(rows: Sequence[Row], heads: Sequence[str]) -> int:
    """How many columns of numbers the table has."""
    widths = [len(row.values) for row in rows]
    if heads and len(heads) in widths:
        return len(heads)
    return max(set(widths), key=widths.count, default=0)
