"""Official tables that copy and paste has flattened: one cell a line, or rows of 7 or 15 numbers.

A row counts only if exactly as many values stand behind its label as the form has columns (where
pipes are left, blank cells count); with blanks lost nobody can say which column a number was in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, repeat, takewhile
from operator import itemgetter

from extractor.knowledge.cross import Cross
from extractor.knowledge.items import Items
from extractor.knowledge.matrix import Matrix
from extractor.knowledge.tables import Tables
from extractor.knowledge.wordings import plain, without_note
from extractor.schemas import OTHER, Address, Claim, Span
from extractor.text.document import Cover, Document

from .cells import claim_cell
from .cross_row import claim_cross
from .lost import LEFT_OUT, NO_COLUMN
from .matrix_rows import Cell, Row, claim_rows
from .money import in_unit_of_header
from .rows import RowContext
from .tokens import Token, tokens


def read_flat(document: Document, taken: Sequence[Span], tables: Tables) -> Iterator[Claim]:
    """Claims from flattened tables outside of ``taken`` (the grids already read)."""
    text, covered = document.text, Cover(taken)
    for start, stop, table in _stretches(text, tables):
        cells = [t for t in tokens(text, start, stop) if not covered.overlaps(*t.span)]
        if isinstance(table, Items):
            yield from _items(document, cells, table)
        elif isinstance(table, Matrix):
            yield from _matrix(document, cells, table)
        else:
            yield from _cross(document, cells, table)


def _stretches(text: str, tables: Tables) -> list[tuple[int, int, Items | Matrix | Cross]]:
    """(start, stop, table) of the flattened tables."""
    found: list[tuple[int, Items | Matrix | Cross]] = []
    for table in (tables.items, tables.matrix, tables.cross):
        match = table.begins.search(text) if table else None
        while table and match and match.start() and text[match.start() - 1] not in "\n\t| ":
            match = table.begins.search(text, match.end())
        if match is None and isinstance(table, Items):
            match = table.bare.search(text)
        if table and match:
            found.append((match.start(), table))
    found.sort(key=itemgetter(0))
    stops = [start for start, _ in found[1:]]
    if found:
        end = tables.last.search(text[found[-1][0] :]) if tables.last else None
        stops.append(found[-1][0] + end.start() if end else len(text))
    return [(start, stop, table) for (start, table), stop in zip(found, stops, strict=True)]


def _values_behind(tokens: Sequence[Token], at: int, wanted: int) -> list[Token] | None:
    """The values between a label and the next label; None unless they are just as many."""
    values = _values(tokens, at)
    filled = [token for token in values if token.words]
    if len(filled) == wanted:
        return filled
    if len(values) >= wanted and not any(token.words for token in values[wanted:]):
        return values[:wanted]
    return None


def _values(tokens: Sequence[Token], at: int) -> list[Token]:
    return list(takewhile(lambda token: token.value, tokens[at + 1 :]))


def _labels_follow(tokens: Sequence[Token], at: int) -> bool:
    """Whether numbers stand between the headers and the first label of a row, at ``at``.

    So it is where a program wrote a page from top to bottom and a label stands lower in its row than
    the numbers: each row would get those of the next.  The numbers of the columns are none of it.
    """
    before = [t.words for t in takewhile(lambda token: token.value, reversed(tokens[:at]))]
    numbers = [words for words in reversed(before) if words]
    return bool(numbers) and numbers != [str(n) for n in range(1, len(numbers) + 1)]


def _items(document: Document, tokens: Sequence[Token], items: Items) -> Iterator[Claim]:
    told = document.meta.form
    otherwise = told if told in items.forms else items.said.otherwise
    whole = _form(tokens, items) or otherwise
    starts = [at for at, token in enumerate(tokens) if items.opens(token.words)]
    for start, stop in pairwise((0, *starts, len(tokens))):
        item = tokens[start:stop]
        yield from _item(document, item, _form(item, items) or whole, items)


def _form(tokens: Iterable[Token], items: Items) -> str | None:
    return items.form_of(token.words for token in tokens if not token.value)


def _item(document: Document, tokens: Sequence[Token], form: str, items: Items) -> Iterator[Claim]:
    """The rows of one item."""
    blocks = items.blocks(form)
    first = True
    for at, token in enumerate(tokens):
        group = None if token.value else _row(token.words, items)
        names = blocks.get(group or "")
        if group is None or not names:
            continue
        if first and _labels_follow(tokens, at):
            yield from _without_place(document, tokens, items.title)
            return
        first = False
        values = _values_behind(tokens, at, len(names))
        if values is None:
            yield from _without_column(document, token, _values(tokens, at), items)
            continue
        heads = _heads(tokens, len(names), items)
        for name, printed, value in zip(names, heads, values, strict=False):
            indicator, label = f"{group}.{name}", None
            head = items.header(indicator)
            if not items.header_fits(indicator, printed, form):
                indicator, label, head = OTHER, f"{token.words} × {printed}", printed
            address = Address(table=items.title, row=(token.words,), column=(head,))
            for claim in _claim(document, indicator, value, token, address):
                named = claim.model_copy(update={"label": label})
                yield in_unit_of_header(document, named, tokens[0].span.start)


def _row(words: str, items: Items) -> str | None:
    """The row that a cell names; in a table on one line the headers stand in the cell before it."""
    whole = items.rows.wordings.get(plain(without_note(words)))
    last = words.rpartition(" ")[2]
    return whole or items.rows.wordings.get(plain(without_note(last)))


def _without_column(
    document: Document, label: Token, values: Sequence[Token], items: Items
) -> Iterator[Claim]:
    """The numbers of a row that has not as many cells as the form: nobody knows what they count."""
    address = Address(table=items.title, row=(label.words,), column=(NO_COLUMN,))
    for value in values:
        for claim in _claim(document, OTHER, value, label, address):
            if claim.mention is not None:
                yield claim.model_copy(
                    update={"label": f"{label.words}({NO_COLUMN})", "because": LEFT_OUT}
                )


def _without_place(document: Document, tokens: Sequence[Token], title: str) -> Iterator[Claim]:
    """The numbers of a table whose rows cannot be told: nobody knows what they count."""
    address = Address(table=title, row=(NO_COLUMN,), column=(NO_COLUMN,))
    for value in (token for token in tokens if token.value):
        claim = claim_cell(document, OTHER, value.span, address, value.span)
        if claim is not None and claim.mention is not None:
            yield claim.model_copy(update={"label": f"({NO_COLUMN})", "because": LEFT_OUT})


def _heads(tokens: Sequence[Token], wanted: int, items: Items) -> list[str]:
    """The headers of an item, no words where they are torn or not told apart."""
    words = takewhile(lambda token: not token.value, tokens)
    heads = [
        token.words
        for token in words
        if not items.opens(token.words) and items.rows.find(token.words) is None
    ]
    return heads if len(heads) == wanted else [""] * wanted


def _matrix(document: Document, tokens: Sequence[Token], matrix: Matrix) -> Iterator[Claim]:
    context = RowContext(matrix)
    rows: list[Row] = []
    for at, token in enumerate(tokens):
        if token.value:
            continue
        name = context.name(token.words)
        if name is None:
            continue
        if not rows and _labels_follow(tokens, at):
            yield from _without_place(document, tokens, matrix.title)
            return
        values = _values_behind(tokens, at, len(matrix.columns))
        columns: Iterable[str | None] = matrix.columns
        if values is None:
            values, columns = _values(tokens, at), repeat(None)
            if at + len(values) + 1 == len(tokens) and all(v.words == "0" for v in values):
                continue  # the table may be cut off here, in the middle of the row
        cells = tuple(
            Cell(column, value.span, _quoted(token, value))
            for column, value in zip(columns, values, strict=False)
        )
        rows.append(Row(name, matrix.path(name, token.words), cells))
    yield from claim_rows(document, rows, matrix)


def _cross(document: Document, tokens: Sequence[Token], cross: Cross) -> Iterator[Claim]:
    """All numbers in a row, or those of each group behind its headers."""
    found = list(_cross_row(document, tokens, cross))
    yield from found or _cross_blocks(document, tokens, cross)


def _cross_blocks(document: Document, tokens: Sequence[Token], cross: Cross) -> Iterator[Claim]:
    start = tokens[0].span.start if tokens else 0
    above = document.text[max(0, start - 40) : start].strip().rpartition("\n")[2]
    group = cross.heads.wordings.get(plain(above))
    for at, token in enumerate(tokens):
        if token.value:
            continue
        group = cross.heads.wordings.get(plain(token.words)) or group
        last = cross.is_total(token.words) and at + 1 < len(tokens) and tokens[at + 1].value
        values = _values_behind(tokens, at, len(cross.results)) if last and group else None
        for result, value in zip(cross.results, values or (), strict=False):
            indicator = f"{group}.{result}"
            yield from _claim(document, indicator, value, token, cross.address(indicator))


def _cross_row(document: Document, tokens: Sequence[Token], cross: Cross) -> Iterator[Claim]:
    for at, token in enumerate(tokens):
        if token.value or at + 1 >= len(tokens) or not tokens[at + 1].value:
            continue
        values = _values_behind(tokens, at, len(cross.indicators))
        if values is not None:
            quoted = [_quoted(values[0], value) for value in values]
            yield from claim_cross(document, cross, [value.span for value in values], quoted)
            return


def _claim(
    document: Document, indicator: str, token: Token, label: Token, address: Address
) -> Iterator[Claim]:
    claim = claim_cell(document, indicator, token.span, address, _quoted(label, token))
    if claim is not None:
        yield claim


def _quoted(label: Token, value: Token) -> Span:
    return Span(label.span.start, max(label.span.stop, value.span.stop))
