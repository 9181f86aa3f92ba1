"""Part two where it is flattened: items of rows, each below headers of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from extractor.knowledge.items import Items
from extractor.knowledge.wordings import plain, without_note
from extractor.schemas import OTHER, Address, Claim
from extractor.text.document import Document

from .flat_labels import joined_items
from .flat_values import claims_of, cut_off, labels_follow, values_behind, values_of, without_place
from .items_in_columns import columns_of, in_columns
from .lost import LEFT_OUT
from .money import in_unit_of_header
from .tokens import FlatToken


def read_items(document: Document, tokens: Sequence[FlatToken], items: Items) -> Iterator[Claim]:
    """Claims for the cells of a flattened table of items, item by item."""
    tokens = joined_items(tokens, items)
    told = document.meta.form
    otherwise = told if told in items.forms else items.said.otherwise
    whole = _form(tokens, items) or otherwise
    columns = columns_of(tokens, whole, items)
    if by_column := in_columns(document, columns, tokens, whole, items):
        yield from by_column
        return
    if any(len(column.values) > 1 for column in columns):
        below = [value for column in columns for value in column.values]
        yield from without_place(document, below, items.title)
    whole_rows = False
    starts = [at for at, token in enumerate(tokens) if items.opens(token.words)]
    for start, stop in pairwise((0, *starts, len(tokens))):
        item = tokens[start:stop]
        last = stop == len(tokens) and whole_rows
        claims = list(_item(document, item, _form(item, items) or whole, items, last=last))
        lost = any(claim.because == LEFT_OUT for claim in claims)
        whole_rows = (whole_rows or bool(claims)) and not lost
        yield from claims


def _form(tokens: Iterable[FlatToken], items: Items) -> str | None:
    return items.form_of(token.words for token in tokens if not token.value)


def _item(
    document: Document, tokens: Sequence[FlatToken], form: str, items: Items, *, last: bool
) -> Iterator[Claim]:
    """The rows of one item.  ``last``: of the table, whose rows before it are whole."""
    blocks = items.blocks(form)
    first = True
    for at, token in enumerate(tokens):
        group = None if token.value else _row(token.words, items)
        own = blocks.get(group or "")
        if group is None or not own:
            continue
        heads, names = _added(tokens, group, form, own, items)
        if first and labels_follow(tokens, at):
            yield from without_place(document, [t for t in tokens if t.value], items.title)
            return
        values = values_behind(tokens, at, len(names))
        if values is None:
            behind = values_of(tokens, at)
            ends = at + len(behind) + 1 == len(tokens) and len(behind) < len(names)
            money = any(_is_money(items, f"{group}.{name}") for name in names)
            cut = cut_off(document, behind, money=money) if ends and (last or not first) else None
            cut = cut or []
            yield from without_place(
                document, behind[len(cut) :], items.title, token.words, label=token
            )
            values = cut
        first = False
        heads = heads or _heads(tokens, len(names), items)
        for name, printed, value in zip(
            _order(names, heads, form, items), heads, values, strict=False
        ):
            indicator, label = f"{group}.{name}", None
            head = items.header(indicator)
            if not items.header_fits(indicator, printed, form):
                indicator, label, head = OTHER, f"{token.words} × {printed}", printed
            address = Address(table=items.title, row=(token.words,), column=(head,))
            for claim in claims_of(document, indicator, value, token, address):
                named = claim.model_copy(update={"label": label})
                yield in_unit_of_header(document, named, tokens[0].span.start)


def _added(
    tokens: Sequence[FlatToken], group: str, form: str, names: Sequence[str], items: Items
) -> tuple[list[str], Sequence[str]]:
    """The headers of an item that has a column of another form as well, and what they head.

    Of other items no headers, and the columns of the form.
    """
    for wanted in (len(names) + 1, len(names) + 2):
        heads = _heads(tokens, wanted, items)
        told = items.by_headers(group, tuple(heads), form) if any(heads) else None
        if told is not None and all(told):
            return heads, [name for name in told if name is not None]
    return [], names


def _row(words: str, items: Items) -> str | None:
    """The row that a cell names; in a table on one line the headers stand in the cell before it."""
    whole = items.rows.wordings.get(plain(without_note(words)))
    last = words.rpartition(" ")[2]
    return whole or items.rows.wordings.get(plain(without_note(last)))


def _heads(tokens: Sequence[FlatToken], wanted: int, items: Items) -> list[str]:
    """The headers of an item, no words where they are torn or not told apart."""
    words = [token.words for token in takewhile(lambda token: not token.value, tokens)]
    for cells in (words, [piece for cell in words for piece in cell.split()]):
        heads = [cell for cell in cells if not items.opens(cell) and items.rows.find(cell) is None]
        if len(heads) == wanted:
            return heads
    return [""] * wanted


def _order(names: Sequence[str], heads: Sequence[str], form: str, items: Items) -> Sequence[str]:
    """The columns from left to right: as their headers say where each clearly heads one of them."""
    said = [items.columns(form).find(head) for head in heads]
    return [one for one in said if one] if sorted(map(str, said)) == sorted(names) else names


def _is_money(items: Items, indicator: str) -> bool:
    return "元" in items.known[indicator].unit
