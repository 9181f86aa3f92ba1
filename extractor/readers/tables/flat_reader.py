"""Official tables that copy and paste has flattened: one cell a line, or rows of 7 or 15 numbers.

A row counts only if exactly as many values stand behind its label as the form has columns (where
pipes are left, blank cells count); with blanks lost nobody can say which column a number was in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, repeat, takewhile

from extractor.schemas import OTHER, Address, Claim, Span
from extractor.text.document import Cover, Document

from .application_rows import Cell, Row, claim_rows
from .cells import claim_cell
from .dispute_row import claim_disputes
from .forms import (
    COLUMN_ORDER,
    DISPUTE_HEADS,
    DISPUTE_RESULTS,
    LEFT_OUT,
    NO_COLUMN,
    TABLES,
    application_path,
    catalogue_blocks,
    catalogue_form,
    catalogue_header,
    catalogue_rows,
    dispute_address,
    dispute_indicators,
    header_fits,
    plain,
    without_note,
)
from .money import in_unit_of_header
from .rows import RowContext
from .tokens import Token, tokens

_PART_TWO = re.compile(r"第二十条|信息内容")
_HEADERS = re.compile(r"第?二十条|信息内容")
# Written out, so that every alternative begins with a character that is looked for first.
_PART_THREE = re.compile(
    r"本列数据的勾稽关系|申请人情况|一、本年新收政府信息公开申请数|本年新收政府信息公开申请数|"
    # Where one page of a report is all that a file holds, the table may begin in the middle.
    r"二、上年结转政府信息公开申请数|四、结转下年度继续办理"
)
_PART_FOUR = re.compile(r"结果维持|未经复议直接起诉|尚未审结")


def read_flat(document: Document, taken: Sequence[Span]) -> Iterator[Claim]:
    """Claims from flattened tables outside of ``taken`` (the grids already read)."""
    text, covered = document.text, Cover(taken)
    for start, stop, part in _stretches(text):
        cells = [t for t in tokens(text, start, stop) if not covered.overlaps(*t.span)]
        if part == 2:
            yield from _catalogue(document, cells)
        elif part == 3:
            yield from _applications(document, cells)
        else:
            yield from _disputes(document, cells)


def _stretches(text: str) -> list[tuple[int, int, int]]:
    """(start, stop, part) of the flattened parts two, three and four."""
    found = []
    for part, pattern in ((2, _PART_TWO), (3, _PART_THREE), (4, _PART_FOUR)):
        match = pattern.search(text)
        while match and match.start() and text[match.start() - 1] not in "\n\t| ":
            match = pattern.search(text, match.end())
        if match:
            found.append((match.start(), part))
    found.sort()
    stops = [start for start, _ in found[1:]]
    if found:
        end = re.search(r"\n[ ]*五[、.]", text[found[-1][0] :])
        stops.append(found[-1][0] + end.start() if end else len(text))
    return [(start, stop, part) for (start, part), stop in zip(found, stops, strict=True)]


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


def _catalogue(document: Document, tokens: Sequence[Token]) -> Iterator[Claim]:
    whole = _form(tokens) or "form2019"
    starts = [at for at, token in enumerate(tokens) if _HEADERS.match(plain(token.words))]
    for start, stop in pairwise((0, *starts, len(tokens))):
        item = tokens[start:stop]
        yield from _item(document, item, _form(item) or whole)


def _form(tokens: Iterable[Token]) -> str | None:
    return catalogue_form(token.words for token in tokens if not token.value)


def _item(document: Document, tokens: Sequence[Token], form: str) -> Iterator[Claim]:
    """The rows of one item of article 20."""
    blocks = catalogue_blocks(form)
    first = True
    for at, token in enumerate(tokens):
        group = (
            None if token.value else catalogue_rows().wordings.get(plain(without_note(token.words)))
        )
        names = blocks.get(group or "")
        if group is None or not names:
            continue
        if first and _labels_follow(tokens, at):
            yield from _without_place(document, tokens, "catalogue")
            return
        first = False
        values = _values_behind(tokens, at, len(names))
        if values is None:
            yield from _without_column(document, token, _values(tokens, at))
            continue
        heads = _heads(tokens, len(names))
        for name, printed, value in zip(names, heads, values, strict=False):
            indicator, label = f"{group}.{name}", None
            head = catalogue_header(indicator)
            if not header_fits(indicator, printed, form):
                indicator, label, head = OTHER, f"{token.words} × {printed}", printed
            address = Address(table=TABLES["catalogue"], row=(token.words,), column=(head,))
            for claim in _claim(document, indicator, value, token, address):
                named = claim.model_copy(update={"label": label})
                yield in_unit_of_header(document, named, tokens[0].span.start)


def _without_column(document: Document, label: Token, values: Sequence[Token]) -> Iterator[Claim]:
    """The numbers of a row that has not as many cells as the form: nobody knows what they count."""
    address = Address(table=TABLES["catalogue"], row=(label.words,), column=(NO_COLUMN,))
    for value in values:
        for claim in _claim(document, OTHER, value, label, address):
            if claim.mention is not None:
                yield claim.model_copy(
                    update={"label": f"{label.words}({NO_COLUMN})", "because": LEFT_OUT}
                )


def _without_place(document: Document, tokens: Sequence[Token], table: str) -> Iterator[Claim]:
    """The numbers of a table whose rows cannot be told: nobody knows what they count."""
    address = Address(table=TABLES[table], row=(NO_COLUMN,), column=(NO_COLUMN,))
    for value in (token for token in tokens if token.value):
        claim = claim_cell(document, OTHER, value.span, address, value.span)
        if claim is not None and claim.mention is not None:
            yield claim.model_copy(update={"label": f"({NO_COLUMN})", "because": LEFT_OUT})


def _heads(tokens: Sequence[Token], wanted: int) -> list[str]:
    """The headers of an item of article 20, no words where they are torn or not told apart."""
    words = takewhile(lambda token: not token.value, tokens)
    heads = [
        token.words
        for token in words
        if not _HEADERS.match(plain(token.words)) and catalogue_rows().find(token.words) is None
    ]
    return heads if len(heads) == wanted else [""] * wanted


def _applications(document: Document, tokens: Sequence[Token]) -> Iterator[Claim]:
    context = RowContext()
    rows: list[Row] = []
    for at, token in enumerate(tokens):
        if token.value:
            continue
        name = context.name(token.words)
        if name is None:
            continue
        if not rows and _labels_follow(tokens, at):
            yield from _without_place(document, tokens, "applications")
            return
        values = _values_behind(tokens, at, len(COLUMN_ORDER))
        columns: Iterable[str | None] = COLUMN_ORDER
        if values is None:
            values, columns = _values(tokens, at), repeat(None)
            if at + len(values) + 1 == len(tokens) and all(v.words == "0" for v in values):
                continue  # the table may be cut off here, in the middle of the row
        cells = tuple(
            Cell(column, value.span, _quoted(token, value))
            for column, value in zip(columns, values, strict=False)
        )
        rows.append(Row(name, application_path(name, token.words), cells))
    yield from claim_rows(document, rows)


def _disputes(document: Document, tokens: Sequence[Token]) -> Iterator[Claim]:
    """Fifteen numbers in a row, or five behind the headers of each kind of case."""
    found = list(_dispute_row(document, tokens))
    yield from found or _dispute_blocks(document, tokens)


def _dispute_blocks(document: Document, tokens: Sequence[Token]) -> Iterator[Claim]:
    group: str | None = None
    for at, token in enumerate(tokens):
        if token.value:
            continue
        group = DISPUTE_HEADS.wordings.get(plain(token.words)) or group
        last = plain(token.words) == "总计" and at + 1 < len(tokens) and tokens[at + 1].value
        values = _values_behind(tokens, at, len(DISPUTE_RESULTS)) if last and group else None
        for result, value in zip(DISPUTE_RESULTS, values or (), strict=False):
            indicator = f"{group}.{result}"
            yield from _claim(document, indicator, value, token, dispute_address(indicator))


def _dispute_row(document: Document, tokens: Sequence[Token]) -> Iterator[Claim]:
    for at, token in enumerate(tokens):
        if token.value or at + 1 >= len(tokens) or not tokens[at + 1].value:
            continue
        values = _values_behind(tokens, at, len(dispute_indicators()))
        if values is not None:
            quoted = [_quoted(values[0], value) for value in values]
            yield from claim_disputes(document, [value.span for value in values], quoted)
            return


def _claim(
    document: Document, indicator: str, token: Token, label: Token, address: Address
) -> Iterator[Claim]:
    claim = claim_cell(document, indicator, token.span, address, _quoted(label, token))
    if claim is not None:
        yield claim


def _quoted(label: Token, value: Token) -> Span:
    return Span(label.span.start, max(label.span.stop, value.span.stop))
