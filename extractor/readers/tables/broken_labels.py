"""Labels that a scan has broken: 予以公幵, 重复巾请.  Words and place together say which row is meant.

The form prints its rows in a fixed order.  Where as many rows with figures stand between two known ones as
the form has there, each has its place; it is believed where its words are those of the row of that
place but for a character or two, and nearer to them than to any other row's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.knowledge.items import Items
from extractor.knowledge.matrix import Matrix
from extractor.knowledge.wordings import plain, without_note, without_numbering
from extractor.schemas import Claim, Span
from extractor.text.document import Cell

from .cells import UnreadCell, holds_value
from .rows import RowContext
from .tokens import FlatToken

_BECAUSE = "its label is damaged: told by its words and the rows around it"
_SHORT = 5
_LONGEST = 24
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Label:
    """A label on the way down a table: the row that it names, and whether figures fill its row."""

    words: str
    name: str | None
    full: bool


@dataclass(frozen=True, slots=True)
class _Form:
    """The rows of a form in order, and the words of each; ``strangers`` are what else it prints."""

    words: Mapping[str, str]
    strangers: Sequence[str] = ()


def mended_matrix(
    rows: Sequence[Sequence[Cell]], matrix: Matrix, form: str
) -> tuple[list[Sequence[Cell]], set[Span]]:
    """The rows of a grid with the labels that the form prints, and where a broken one stood."""
    return _mended_cells(rows, _namer(matrix), _form_of(matrix, form), len(matrix.columns))


def mended_items(
    rows: Sequence[Sequence[Cell]], items: Items, form: str
) -> tuple[list[Sequence[Cell]], set[Span]]:
    """As :func:`mended_matrix`, of a table whose rows have columns of their own."""
    return _mended_cells(rows, items.rows.find, _form_of_items(items, form), 1)


def mended_tokens(
    tokens: Sequence[FlatToken], matrix: Matrix, form: str
) -> tuple[list[FlatToken], set[Span]]:
    """The same of a flattened table."""
    found, name = list(tokens), _namer(matrix)
    labels: dict[int, _Label] = {}
    for at, token in enumerate(tokens):
        if not token.value:
            behind = tokens[at + 1 : at + 1 + len(matrix.columns)]
            full = len(behind) == len(matrix.columns) and all(t.value for t in behind)
            # A copy in lines puts the heading of the section before its first row.
            labels[at] = _Label(token.words.rpartition(" ")[2], name(token.words), full)
    places, known = list(labels), _form_of(matrix, form)
    told = _broken(list(labels.values()), known)
    for number, row in told.items():
        at = places[number]
        above, blank, _ = found[at].words.rpartition(" ")
        found[at] = replace(found[at], words=f"{above}{blank}{known.words[row]}")
    return found, {tokens[places[number]].span for number in told}


def as_told(
    claims: Iterable[Claim | UnreadCell], mended: set[Span]
) -> Iterator[Claim | UnreadCell]:
    """The claims; those of rows whose label was broken say so."""
    for one in claims:
        row = one.quoted if isinstance(one, Claim) else None
        inside = row and any(row.start <= s.start and s.stop <= row.stop for s in mended)
        if isinstance(one, Claim) and inside:
            one = one.model_copy(update={"because": _BECAUSE})
        yield one


def _namer(matrix: Matrix) -> Callable[[str], str | None]:
    return RowContext(matrix).name


def _form_of(matrix: Matrix, form: str) -> _Form:
    words = {row: matrix.label(row) for row in matrix.order(form)}
    own = {_plain(said) for said in words.values()}
    return _Form(words, [said for said in matrix.sections.wordings if said not in own])


def _form_of_items(items: Items, form: str) -> _Form:
    printed = {group: words for words, group in items.rows.wordings.items()}
    return _Form({group: printed[group] for group in items.blocks(form)}, [items.said.first_cell])


def _mended_cells(
    rows: Sequence[Sequence[Cell]], name: Callable[[str], str | None], form: _Form, width: int
) -> tuple[list[Sequence[Cell]], set[Span]]:
    labels: list[_Label] = []
    cells: list[tuple[int, Cell]] = []
    for number, row in enumerate(rows):
        words = [cell for cell in row if cell.text.strip() and not holds_value(cell.text)]
        for above in words[:-1]:
            name(above.text)
        if words:
            figures = [cell for cell in row if cell.column > words[-1].column]
            full = len(figures) >= width and any(c.isdecimal() for f in figures for c in f.text)
            labels.append(_Label(words[-1].text, name(words[-1].text), full))
            cells.append((number, words[-1]))
    made, mended = list(rows), set[Span]()
    for at, row_name in _broken(labels, form).items():
        number, broken = cells[at]
        whole = replace(broken, text=form.words[row_name])
        made[number] = [whole if cell is broken else cell for cell in made[number]]
        mended.add(broken.span)
    return made, mended


def _broken(labels: Sequence[_Label], form: _Form) -> dict[int, str]:
    """The labels, by number, that stand for a row of the form in other characters."""
    order = list(form.words)
    if sum(label.name in form.words for label in labels) < _FEWEST:
        return {}
    found: dict[int, str] = {}
    last, waiting = -1, list[int]()
    for at, label in enumerate((*labels, None)):
        if label is not None and label.name not in form.words:
            waiting += [at] if label.name is None and label.full else []
            continue
        place = order.index(label.name) if label and label.name else len(order)
        between = order[last + 1 : place]
        if len(between) == len(waiting):
            pairs = zip(waiting, between, strict=True)
            found.update((n, row) for n, row in pairs if _is_near(labels[n].words, row, form))
        last, waiting = place, []
    return found


def _is_near(words: str, row: str, form: _Form) -> bool:
    """Whether words are those of a row but for a character or two, and of no other as near."""
    number, own = _number(words), _number(form.words[row])
    key, wanted = _plain(words), _plain(form.words[row])
    if not key or len(key) > _LONGEST or (number and own and number != own):
        return False
    distance = _distance(key, wanted)
    others = [said for name, said in form.words.items() if name != row]
    rivals = [_distance(key, _plain(said)) for said in (*others, *form.strangers)]
    most = 1 if len(wanted) <= _SHORT else 2
    return distance <= most < len(wanted) and all(rival > distance for rival in rivals)


def _plain(words: str) -> str:
    return plain(without_note(words)) or plain(words)


def _number(words: str) -> str:
    bare = words.strip()
    return re.sub(r"\W", "", bare[: len(bare) - len(without_numbering(bare))])


def _distance(one: str, other: str) -> int:
    """Characters that are wrong, missing, too many, or have changed places with the next."""
    if abs(len(one) - len(other)) > 2:
        return max(len(one), len(other))
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, here in enumerate(one, 1):
        before, row, above = row, [i], before
        for j, there in enumerate(other, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (here != there))
            if i > 1 and j > 1 and here == other[j - 2] and one[i - 2] == there:
                least = min(least, above[j - 2] + 1)
            row.append(least)
    return row[-1]
