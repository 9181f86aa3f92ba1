"""The values behind the labels of flattened tables, and the row with which a document is cut off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from extractor.schemas import OTHER, Address, Claim, Span
from extractor.text.document import Document

from .cells import claim_cell
from .lost import LEFT_OUT, NO_COLUMN
from .tokens import FlatToken

_BLANK_CELL = re.compile(r"[\t|][^\S\n]*[\t|]|\n[^\S\n]*\n")
_COMMAS = re.compile(r'(?:\d+"?)?(?:[,;、]"?\d[\d.]*"?){3,}$')


def values_behind(tokens: Sequence[FlatToken], at: int, wanted: int) -> list[FlatToken] | None:
    """The values between a label and the next label; None unless they are just as many."""
    values = values_of(tokens, at)
    filled = [token for token in values if token.words]
    if len(filled) == wanted:
        return filled
    if len(values) >= wanted and not any(token.words for token in values[wanted:]):
        return values[:wanted]
    return None


def values_of(tokens: Sequence[FlatToken], at: int) -> list[FlatToken]:
    """The values that stand between a label and the next one."""
    return list(takewhile(lambda token: token.value, tokens[at + 1 :]))


def labels_follow(tokens: Sequence[FlatToken], at: int) -> bool:
    """Whether numbers stand between the headers and the first label of a row, at ``at``.

    So it is where a program wrote a page from top to bottom and a label stands lower in its row than
    the numbers: each row would get those of the next.  The numbers of the columns are none of it.
    """
    before = [t.words for t in takewhile(lambda token: token.value, reversed(tokens[:at]))]
    numbers = [words for words in reversed(before) if words]
    return bool(numbers) and numbers != [str(n) for n in range(1, len(numbers) + 1)]


def cut_off(
    document: Document, values: Sequence[FlatToken], *, money: bool = False
) -> list[FlatToken] | None:
    """Of a row with which the document ends, the values that stand in the first columns.

    None if the document goes on.  None of the values is believed where a cell of the row is blank,
    whose place may be any.  The last number may be cut itself, so that only a zero is believed,
    where it counts and is no sum of ``money``, or a number with a separator behind it.
    """
    text = document.text
    if not values or text[values[-1].span.stop :].strip(" \n\t|"):
        return None
    row = document.quote(Span(values[0].span.start, values[-1].span.stop))
    if _BLANK_CELL.search(row.quote_source or row.text) or not all(v.words for v in values):
        return []
    last = values[-1]
    closed = text[last.span.stop :].strip(" \n") != ""
    return list(values if closed or (last.words == "0" and not money) else values[:-1])


def with_commas(document: Document, tokens: Iterable[FlatToken]) -> Iterator[FlatToken]:
    """The numbers of rows that commas divide, where a comma may as well stand between thousands."""
    for token in tokens:
        row = None if token.value else _COMMAS.search(token.words)
        if row is not None:
            low, high = token.span.start + row.start(), token.span.stop
            for mention in document.mentions_in(low, high):
                if mention.statistical:
                    yield FlatToken(mention.span, mention.raw, True)


def without_place(
    document: Document,
    values: Iterable[FlatToken],
    title: str,
    row: str = NO_COLUMN,
    label: FlatToken | None = None,
) -> Iterator[Claim]:
    """Numbers of a table of which nobody knows what they count, kept as other statistics."""
    address = Address(table=title, row=(row,), column=(NO_COLUMN,))
    for value in values:
        quoted = quote_of(label, value) if label else value.span
        claim = claim_cell(document, OTHER, value.span, address, quoted)
        if claim is not None and claim.mention is not None:
            words = f"{row if row != NO_COLUMN else ''}({NO_COLUMN})"
            yield claim.model_copy(update={"label": words, "because": LEFT_OUT})


def claims_of(
    document: Document, indicator: str, token: FlatToken, label: FlatToken, address: Address
) -> Iterator[Claim]:
    """The claim of a value behind a label."""
    claim = claim_cell(document, indicator, token.span, address, quote_of(label, token))
    if claim is not None:
        yield claim


def quote_of(label: FlatToken, value: FlatToken) -> Span:
    """From the label of a row to a value of it."""
    return Span(label.span.start, max(label.span.stop, value.span.stop))
