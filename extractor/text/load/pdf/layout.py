"""A page of a PDF to lines and ruled tables in the order in which they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pdfplumber.page import Page

from .columns import bands, lines_of, place
from .fields import fields, under
from .glyphs import Glyph, Line, PageObject, glyph, lines, rows_of, without_doubles
from .line_numbers import without_line_numbers
from .marks import with_marks_raised, without_struck, without_watermark
from .overruns import Place, put_home
from .painting import FAINT
from .repeated import repeated
from .ruled_tables import Edge, RuledCell, RuledTable, grids
from .spaced_tables import spaced_tables
from .standing import laid_down
from .strokes import dotted, is_bevelled, is_dot, on_ground, struck_by_notes
from .tiles import Box, tiles
from .unseen import laid_out, seen

_THIN = 3.0
"""Points up to which a filled rectangle is a line."""

_SHORT = 3.0
_WHITE = 0.98
"""Brightness from which nobody sees a thing on white."""
_PALE = 0.65
"""Brightness from which huge text is a watermark."""

_LEAN = 0.14
"""How far a glyph leans, in its height to its width, from which it stands at a slant: 8 degrees.

A page that was put askew under a scanner leans less.
"""


@dataclass(frozen=True, slots=True)
class PageCell(RuledCell):
    """A cell of a table on a page: its box in the grid, and the lines in it."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled table on a page; ``xs`` are the positions of its columns' borders."""

    xs: tuple[float, ...]
    top: float
    bottom: float
    rows: int
    cells: tuple[PageCell, ...]


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page: its size in points, its lines and tables from top to bottom, slanted text apart.

    ``pictures`` counts the pictures on it; ``struck`` are the lines that are crossed out.
    ``recognised``: the page is a picture itself, and its text what a recogniser made of it.
    ``standing``: it is written upright among lines, which nobody could put in order here.
    """

    width: float
    height: float
    items: tuple[Line | Ruled, ...]
    slanted: str
    pictures: int
    unruly: bool
    struck: tuple[str, ...] = ()
    recognised: bool = False
    standing: bool = False


def page_layout(page: Page) -> PageLayout:
    """Read one page."""
    laid_out(page)
    chars = seen(page.chars, page.images)
    in_lines, laid = laid_down(chars, float(page.width), float(page.height))
    ruled = bool(laid) and _is_drawn_on(page)
    upright, slanted, turn = _turned(page, in_lines if ruled else in_lines + laid)
    shown = _shown(page, upright, turn)
    unmarked, watermark = without_watermark(
        [one for one, _ in shown], [_is_pale(char) for _, char in shown]
    )
    slants = [box for line in page.lines if min(_sides(box := turn.box(line))) > _THIN]
    glyphs, struck = without_struck(without_doubles(unmarked), _strokes(page, turn), slants)
    glyphs = with_marks_raised(glyphs)
    try:
        found, unruly = _tables(page, turn), False
    except ValueError:
        found, unruly = [], True
    tables, rest = fill(found, with_marks_raised(glyphs))
    rest, numbers = without_line_numbers(rest)
    spaced, rest = fill(spaced_tables(rest), rest)
    tables += spaced
    width, height = turn.width, turn.height
    if turn.is_sideways:
        width, height = height, width
    return PageLayout(
        width,
        height,
        tuple(ordered(rest, tables, width)),
        "\n".join(filter(None, (numbers, watermark + "".join(c["text"] for c in slanted).strip()))),
        len(page.images),
        unruly,
        tuple(line.text for line in lines(struck)),
        standing=ruled,
    )


def _is_drawn_on(page: Page) -> bool:
    """Whether lines or shapes stand on a page, its white ground apart."""
    grounds = (one["fill"] and _white(one.get("non_stroking_color")) for one in page.rects)
    return bool(page.lines or page.curves) or not all(grounds)


def _turned(
    page: Page, chars: Sequence[PageObject]
) -> tuple[list[PageObject], list[PageObject], _Turn]:
    """The glyphs of the text, those that stand at a slant to it, and how to turn it upright."""
    upright: list[PageObject] = []
    slanted: list[PageObject] = []
    leaning: list[PageObject] = []
    for char in chars:
        (leaning if _leans(char) else upright if char["upright"] else slanted).append(char)
    marks = repeated(leaning) if len(leaning) > len(upright) + len(slanted) else set()
    text = [char for char in leaning if id(char) not in marks]
    if len(text) > len(upright) + len(slanted):  # the page itself stands at a slant
        leaning = [char for char in leaning if id(char) in marks or _is_pale(char)]
        text = [char for char in text if not _is_pale(char)]
        upright += [char for char in text if char["upright"]]
        slanted += [char for char in text if not char["upright"]]
    way = 0
    if len(slanted) > len(upright):  # a wide table set sideways on an upright page
        upright, slanted = slanted, upright
        upwards = sum(char["matrix"][1] > 0 for char in upright) * 2 > len(upright)
        way = 1 if upwards else -1
    elif sum(char["matrix"][0] < 0 for char in upright) * 2 > len(upright):
        way = 2
    return upright, slanted + leaning, _Turn(way, float(page.width), float(page.height))


def _leans(char: PageObject) -> bool:
    """Whether a glyph runs neither along nor across the page: a stamp, a watermark from corner
    to corner."""
    across, down = abs(char["matrix"][0]), abs(char["matrix"][1])
    return bool(min(across, down) > _LEAN * max(across, down))


def _shown(
    page: Page, upright: Sequence[PageObject], turn: _Turn
) -> list[tuple[Glyph, PageObject]]:
    """The glyphs that the page shows, and what it says of each: nothing of those in its fields.

    Not shown is what stands outside the page, under a field, or in white where there is no ground.
    """
    every = [(_glyph(char, turn), char) for char in upright if _on_page(char, page)]
    filled = list(fields(page, turn.box))
    every = [(one, char) for one, char in every if not under(one, filled)]
    every += [(one, {}) for one in filled]
    unseen = [_white(char.get("non_stroking_color")) for _, char in every]
    if not any(unseen) or all(unseen) or page.images:
        return every
    grounds = [turn.box(rect) for rect in page.rects if rect["fill"]]
    return [
        (one, char)
        for (one, char), white in zip(every, unseen, strict=True)
        if not white or any(_holds(box, one) for box in grounds)
    ]


def _strokes(page: Page, turn: _Turn) -> list[Box]:
    """The thin lines across that may cross words out."""
    drawn = [turn.box(line) for line in (*page.lines, *page.rects)]
    drawn += [turn.box(line) for line in struck_by_notes(page)]
    return [box for box in drawn if box[3] - box[2] <= _THIN and box[1] - box[0] > _SHORT]


def _sides(box: Box) -> tuple[float, float]:
    return box[1] - box[0], box[3] - box[2]


def _on_page(char: PageObject, page: Page) -> bool:
    """Whether a glyph stands where the page shows it."""
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return all(
        left <= x <= right and top <= y <= bottom
        for left, top, right, bottom in (page.bbox, page.cropbox)
    )


def _holds(box: Box, one: Glyph) -> bool:
    x0, x1, top, bottom = box
    return x0 <= (one.x0 + one.x1) / 2 <= x1 and top <= one.middle <= bottom


def ordered(glyphs: list[Glyph], tables: Sequence[Ruled], width: float) -> list[Line | Ruled]:
    """Lines and tables in the order in which they are read."""
    rows = rows_of(glyphs)
    text = [[one for one in row if not one.text.isspace()] for row in rows]
    found = bands(
        [row for row in text if row],
        width,
        [(table.top, table.bottom) for table in tables if table.xs[0] < width / 2 < table.xs[-1]],
    )
    placed: list[tuple[tuple[float, bool, float], Line | Ruled]] = []
    for row in rows:
        made = [line for line in lines_of(row, found) if line.text]
        for number, line in enumerate(made):
            strip = next((band.strip for band in found if band.holds(row[0].top)), width)
            second = number > 0 or row[0].x1 > strip
            placed.append((place(row[0].top, second, found), line))
    for table in tables:
        strip = next((band.strip for band in found if band.holds(table.top)), width)
        placed.append((place(table.top, table.xs[0] > strip, found), table))
    placed.sort(key=lambda item: item[0])
    return [item for _, item in placed]


@dataclass(frozen=True, slots=True)
class _Turn:
    """How to turn a page so that its text is upright: 0 not, 1 it runs upwards, -1 downwards, 2 it
    stands on its head."""

    way: int
    width: float
    height: float

    @property
    def is_sideways(self) -> bool:
        """Whether width and height of the page change places."""
        return self.way in (1, -1)

    def box(self, thing: PageObject) -> tuple[float, float, float, float]:
        """The box of something on the page after turning: x0, x1, top, bottom."""
        x0, x1, top, bottom = thing["x0"], thing["x1"], thing["top"], thing["bottom"]
        if self.way == 2:
            return self.width - x1, self.width - x0, self.height - bottom, self.height - top
        if self.way > 0:
            return self.height - bottom, self.height - top, x0, x1
        if self.way < 0:
            return top, bottom, self.width - x1, self.width - x0
        return x0, x1, top, bottom


def _glyph(char: PageObject, turn: _Turn) -> Glyph:
    x0, x1, top, bottom = turn.box(char)
    return glyph(
        char["text"], x0, x1, top, bottom, bottom - top if turn.is_sideways else char["size"]
    )


def _tables(page: Page, turn: _Turn) -> list[RuledTable]:
    across: list[Edge] = []
    down: list[Edge] = []
    ruled: list[Box] = []
    white: list[Box] = []
    for line in page.lines:
        (white if _white(line.get("stroking_color")) else ruled).append(turn.box(line))
    framed: list[Box] = []
    filled: list[Box] = []
    grounds: list[Box] = []
    dots = [box for curve in page.curves if is_dot(box := turn.box(curve))]
    ruled += [turn.box(curve) for curve in page.curves if is_bevelled(curve)]
    for rect in page.rects:
        box = x0, x1, top, bottom = turn.box(rect)
        pale = _white(rect.get("non_stroking_color" if rect["fill"] else "stroking_color"))
        if min(x1 - x0, bottom - top) <= _THIN and (rect["fill"] or rect["stroke"]):
            (white if pale else dots if is_dot(box) else ruled).append(box)
        elif rect["stroke"] and not _white(rect.get("stroking_color")):
            framed.append(box)
        elif rect["fill"]:
            filled.append(box)
            grounds += () if pale else (box,)
    for box in (*ruled, *dotted(dots), *on_ground(white, grounds)):
        _add(box, across, down)
    for x0, x1, top, bottom in (*framed, *tiles(filled)):
        across += (Edge(y, x0, x1) for y in (top, bottom))
        down += (Edge(x, top, bottom) for x in (x0, x1))
    return grids(across, down)


def _add(box: tuple[float, float, float, float], across: list[Edge], down: list[Edge]) -> None:
    x0, x1, top, bottom = box
    width, height = x1 - x0, bottom - top
    if height <= _THIN and width > max(height, _SHORT):
        across.append(Edge((top + bottom) / 2, x0, x1))
    elif width <= _THIN and height > max(width, _SHORT):
        down.append(Edge((x0 + x1) / 2, top, bottom))


def _white(color: object) -> bool:
    """Whether a colour is white: background that programs draw under text is no line."""
    if isinstance(color, int | float):
        return color >= _WHITE
    if not isinstance(color, Sequence) or isinstance(color, str) or not color:
        return False
    if not all(isinstance(part, int | float) for part in color):
        return False
    if len(color) == 4:
        return bool(max(color) <= 1 - _WHITE)
    return bool(min(color) >= _WHITE)


def _is_pale(char: PageObject) -> bool:
    return char.get("tag") == FAINT or _pale(char.get("non_stroking_color"))


def _pale(color: object) -> bool:
    """Whether a colour is nearly white, as that of a watermark."""
    if isinstance(color, int | float):
        return bool(color >= _PALE)
    if not isinstance(color, Sequence) or isinstance(color, str) or not color:
        return False
    if not all(isinstance(part, int | float) for part in color):
        return False
    if len(color) == 4:
        return bool(max(color) <= 1 - _PALE)
    return bool(min(color) >= _PALE)


def fill(found: list[RuledTable], glyphs: list[Glyph]) -> tuple[list[Ruled], list[Glyph]]:
    """Tables with the lines in their cells, and the glyphs that stand in no table."""
    inside: list[dict[tuple[int, int], list[Glyph]]] = [{} for _ in found]
    owners = [
        {
            (row, column): (box.row, box.column)
            for box in grid.boxes
            for row in range(box.row, box.row + box.rows)
            for column in range(box.column, box.column + box.columns)
        }
        for grid in found
    ]
    rest = []
    placed = [_placed(one, found, owners) for one in glyphs]
    for one, cell in zip(glyphs, put_home(glyphs, placed), strict=True):
        if cell is None:
            rest.append(one)
        else:
            inside[cell[0]].setdefault(cell[1:], []).append(one)
    tables = [_ruled(grid, cells) for grid, cells in zip(found, inside, strict=True) if any(cells)]
    return tables, rest


def _placed(
    one: Glyph,
    found: Sequence[RuledTable],
    owners: Sequence[Mapping[tuple[int, int], tuple[int, int]]],
) -> Place | None:
    """The cell that the middle of a glyph stands in."""
    x, y = (one.x0 + one.x1) / 2, one.middle
    for number, grid in enumerate(found):
        if grid.holds(x, y):
            box = owners[number].get((_slot(grid.ys, y), _slot(grid.xs, x)))
            if box is not None:
                return (number, *box)
    return None


def _slot(positions: tuple[float, ...], at: float) -> int:
    for number in range(len(positions) - 2, 0, -1):
        if at >= positions[number]:
            return number
    return 0


def _ruled(grid: RuledTable, inside: dict[tuple[int, int], list[Glyph]]) -> Ruled:
    cells = tuple(
        PageCell(
            box.row,
            box.column,
            box.rows,
            box.columns,
            box.open_top,
            box.open_bottom,
            tuple(lines(inside.get((box.row, box.column), []))),
        )
        for box in grid.boxes
    )
    return Ruled(grid.xs, grid.ys[0], grid.ys[-1], len(grid.ys) - 1, cells)
