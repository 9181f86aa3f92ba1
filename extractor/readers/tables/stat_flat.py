"""The statistical table of 2014-2018 as copy and paste leaves it: cells one a line, or rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from extractor.knowledge.listing import Listing
from extractor.schemas import OTHER, Claim, Scope, Span
from extractor.text.document import Cover, Document, extent_of
from extractor.text.serials import NUMBERS

from .figures_above import figures_above
from .flat_values import without_place
from .labels_apart import labels_together, without_labels
from .labels_last import labels_first, runs_of_heads
from .stat_claims import StatRow, StatValue, claims, is_table
from .stat_columns import is_unit, is_unit_head, times_below, unit_in
from .stat_in_columns import stat_in_columns
from .stat_rows import StatContext
from .stat_serials import row_number_claims, without_row_numbers
from .stat_titles import titled
from .tokens import FlatToken, tokens, with_colons

_TRAILING_UNIT = re.compile(r"^(.+\S)\s+(\S{1,4})$|^(.+数)([条件次个篇])$", re.DOTALL)
_HEAD = re.compile(r"(?:统计)?指标(?:名称)?(?=$|\s)")
_TITLED = re.compile(r"统计表|附表")
_YEAR_AT_UNIT = re.compile(r"((?:计量|计算)单位|(?:19|20)\d\d年度)(?=(?:19|20)\d\d|历年累计)")
"""计量单位2009年度, 2009年度历年累计: around numbers of a line of words no blank is kept."""
_LONGEST = 3
_MOST_HEADS = 12


@dataclass(frozen=True, slots=True)
class _LabelledValues:
    """A run of words with the values behind it."""

    words: tuple[FlatToken, ...]
    values: tuple[FlatToken, ...]


def read_flat_stat(document: Document, taken: Sequence[Span], listing: Listing) -> Iterator[Claim]:
    """Claims from a flattened table outside of ``taken``.

    A row counts only if as many values stand behind its label as the table has columns.
    """
    covered = Cover(taken)
    whole = tokens(document.text, 0, len(document.text))
    every = [t for t in whole if not covered.overlaps(*t.span)]
    for span, scope in titled(document):
        inside = [token for token in every if span.start <= token.span.start < span.stop]
        found = list(with_colons(inside))
        for part in _tables(found, listing):
            kept = without_row_numbers(document, part, listing)
            headed = any(runs_of_heads(kept))
            context = StatContext(listing, document.meta.form)
            columns = stat_in_columns(kept, replace(context))
            kept, unsure = columns or figures_above(kept, context) or (kept, [])
            yield from without_place(document, unsure, listing.title)
            together = labels_first if headed else partial(labels_together, context=context)
            ordered = kept if columns else together(kept)
            read = list(_table(document, ordered, scope, listing))
            yield from read
            if read:
                yield from row_number_claims(document, part, kept)
            elif not headed:
                context = StatContext(listing, document.meta.form)
                lost = without_labels(kept, context)
                yield from without_place(document, lost, listing.title)


def _table(
    document: Document, tokens: Sequence[FlatToken], scope: Scope | None, listing: Listing
) -> Iterator[Claim]:
    heads = _heads(tokens, listing)
    lines = list(_lines(tokens))
    below = times_below(heads)
    if below and {len(line.values) for line in lines} == {len(below)}:
        heads = below
    rows = list(_rows(lines, heads, StatContext(listing, document.meta.form)))
    width = _width(rows, heads)
    rows = [row for row in rows if len(row.values) == width]
    header = "".join(token.words for token in tokens[:_MOST_HEADS]) if heads else ""
    if not is_table(rows, header):
        return
    # Without headers only the rows that the form names are known to belong to the table.
    known = [row for row in rows if heads or row.indicator != OTHER]
    yield from claims(document, known, listing, scope)


def _tables(tokens: Sequence[FlatToken], listing: Listing) -> Iterator[list[FlatToken]]:
    """The tokens of each table: one that begins with headers of its own is another one.

    Headers that say the same again are those of the next page.
    """
    starts = [
        at
        for at, token in enumerate(tokens)
        if not token.value
        and _HEAD.match(token.words)
        and _heads(tokens[at : at + _MOST_HEADS], listing)
    ]
    cuts = [0]
    for before, after in pairwise(starts):
        values = any(token.value for token in tokens[before:after])
        if (
            values and _heads(tokens[before:after], listing) != _heads(tokens[after:], listing)
        ) or (
            values and _TITLED.search("".join(token.words for token in tokens[after - 2 : after]))
        ):
            cuts.append(after)
    for start, stop in pairwise([*cuts, len(tokens)]):
        yield list(tokens[start:stop])


def _lines(tokens: Sequence[FlatToken]) -> Iterator[_LabelledValues]:
    words: list[FlatToken] = []
    values: list[FlatToken] = []
    for token in tokens:
        if token.value and words:
            values.append(token)
        elif not token.value:
            if values:
                yield _LabelledValues(tuple(words), tuple(values))
                words, values = [], []
            words.append(token)
    if values:
        yield _LabelledValues(tuple(words), tuple(values))


def _heads(tokens: Sequence[FlatToken], listing: Listing) -> tuple[str, ...]:
    """The headers of the columns of numbers: what stands between 单位 and the first row."""
    words = [(_YEAR_AT_UNIT.sub(r"\1 ", token.words), token) for token in tokens if not token.value]
    parts = [(part, token) for some, token in words for part in some.split()]
    parts = [(part, token) for part, token in parts if not NUMBERS.fullmatch(part)]
    at = next((n for n, (part, _) in enumerate(parts) if is_unit_head(part)), None)
    if at is None:
        return ()
    context, heads = StatContext(listing), []
    for part, _ in parts[at + 1 : at + 1 + _MOST_HEADS]:
        if re.match(r"[一1][、.]|\(一\)", part) or context.knows(part) or is_unit(part):
            break
        heads.append(part)
    return tuple(heads)


def _rows(
    lines: Sequence[_LabelledValues], heads: Sequence[str], context: StatContext
) -> Iterator[StatRow]:
    for line in lines:
        labels, unit = _unit_of(line.words)
        label, indicator = _label(labels, context)
        path, said = context.path, False
        if label is None or indicator is None:
            label = labels[-1].words
            indicator = context.said(label, unit or unit_in(label)) or OTHER
            said = indicator != OTHER
            path = context.path if said else (label,)
            if not said and len(line.words) > _LONGEST:
                continue  # a heading, a sentence: nobody knows where its label begins
        values = tuple(v for v in line.values if v.words) or line.values
        named = heads if len(heads) == len(values) else ("",) * len(values)
        yield StatRow(
            indicator,
            path,
            unit or unit_in(label),
            tuple(
                StatValue(n, h, v.span) for n, (h, v) in enumerate(zip(named, values, strict=True))
            ),
            extent_of((*labels[-1:], *values)),
            said,
        )


def _unit_of(words: Sequence[FlatToken]) -> tuple[tuple[FlatToken, ...], str | None]:
    """The words of a row without the unit at their end, and the unit."""
    last = words[-1]
    if is_unit(last.words) and len(words) > 1:
        return tuple(words[:-1]), last.words
    match = _TRAILING_UNIT.match(last.words)
    label, unit = (match[1] or match[3], match[2] or match[4]) if match else ("", "")
    if is_unit(unit):
        stop = last.span.start + len(label)
        short = FlatToken(Span(last.span.start, stop), label, False)
        return (*words[:-1], short), unit
    return tuple(words), None


def _label(words: Sequence[FlatToken], context: StatContext) -> tuple[str | None, str | None]:
    """The label at the end of a run of words, and its indicator.  It may be torn over lines;

    the words before it are headings, which the context hears of.
    """
    sizes = range(1, min(_LONGEST, len(words)) + 1)
    # Pieces that together are just what the form prints say more than one that is merely near.
    for exactly, size in [*((True, size) for size in sizes), *((False, size) for size in sizes)]:
        label = "".join(token.words for token in words[-size:])
        before = words[:-size]
        trial = replace(context)
        for token in before:
            trial.name(token.words)
        if trial.prints(label) if exactly else trial.knows(label):
            for token in before:
                context.name(token.words)
            return label, context.name(label)
    for token in words:
        context.name(token.words)
    return None, None


def _width(rows: Sequence[StatRow], heads: Sequence[str]) -> int:
    """How many columns of numbers the table has."""
    widths = [len(row.values) for row in rows]
    if heads and len(heads) in widths:
        return len(heads)
    return max(set(widths), key=widths.count, default=0)
