"""The parts of a Word document in order: paragraphs, tables, and the text in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from docx.oxml.ns import qn
from lxml.etree import _Element

from extractor.text.document import GridPlace

from ..raised import raised
from ..turned import END, OVERRIDE
from .looks import OFF, Looks
from .numbering import number, value

_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

PARAGRAPH, TABLE, CHUNK = qn("w:p"), qn("w:tbl"), qn("w:altChunk")
_ALTERNATE, _CHOICE, _FALLBACK = (
    _ALTERNATIVES + name for name in ("AlternateContent", "Choice", "Fallback")
)
_TEXT_BOX, _RUN = qn("w:txbxContent"), qn("w:r")
_GONE = frozenset(
    qn(name)
    for name in (
        "w:del",
        "w:moveFrom",
        "w:pPr",
        "w:rPr",
        "w:sdtPr",
        "w:instrText",
        "w:delText",
        "w:rt",
    )
)
"""What is not shown: deleted text, properties, field codes, readings over characters."""

_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_TEXTS = frozenset({qn("w:t"), _MATH + "t"})
_SYMBOL = qn("w:sym")
_TURNED, _WAY = qn("w:bdo"), qn("w:val")
_POWERS = frozenset({_MATH + "sup", _MATH + "sub"})
_TINY = 4
"""Half points up to which nobody reads a text."""

_LIFTED = 4
"""Half points above the line from which a run is a mark."""

_PAPER = frozenset({"", "AUTO", "FFFFFF"})


@dataclass(frozen=True, slots=True)
class TableCell(GridPlace):
    """A cell of a Word table with its place in the grid, merged cells resolved."""

    header: bool
    element: _Element


def _shown(parent: _Element) -> Iterator[_Element]:
    """The children that are shown; of alternatives the first."""
    for child in parent:
        if not isinstance(child.tag, str) or child.tag in _GONE:
            continue
        if child.tag == _ALTERNATE:
            choice = child.find(_CHOICE)
            chosen = choice if choice is not None else child.find(_FALLBACK)
            if chosen is not None:
                yield from _shown(chosen)
        else:
            yield child


def blocks(container: _Element) -> Iterator[_Element]:
    """The paragraphs, tables and documents of a body, a cell or a text box, through wrappers.

    Recursion ends: libxml2 refuses documents that nest deeper than 256 elements.
    """
    for child in _shown(container):
        if child.tag in (PARAGRAPH, TABLE, CHUNK):
            yield child
        else:
            yield from blocks(child)


def paragraph_text(paragraph: _Element, looks: Looks) -> str:
    """The text of a paragraph as shown, without that of text boxes in it, and what is struck out."""
    return "".join(_texts(paragraph, looks))


def struck_texts(paragraph: _Element, looks: Looks) -> Iterator[str]:
    """What is struck out in a paragraph, run by run."""
    for run in paragraph.iter(_RUN):
        if _is_struck(run, looks) and not _hidden(run, looks):
            yield "".join(_texts(run, looks))


def _texts(parent: _Element, looks: Looks) -> Iterator[str]:
    for child in _shown(parent):
        if child.tag == _RUN and _is_struck(child, looks):
            continue
        if child.tag in _POWERS or (child.tag == _RUN and _is_raised(child, looks)):
            words = "".join(_texts(child, looks))
            yield raised(words) or words
            continue
        if child.tag == _TURNED and child.get(_WAY) == "rtl":
            yield OVERRIDE
            yield from _texts(child, looks)
            yield END
            continue
        if child.tag in _TEXTS:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield "" if child.get(qn("w:type")) in ("page", "column") else _SIGNS[child.tag]
        elif child.tag == _SYMBOL:
            yield _symbol(str(child.get(qn("w:font"), "")), str(child.get(qn("w:char"), "")))
        elif child.tag in (_TEXT_BOX, TABLE) or (child.tag == _RUN and _hidden(child, looks)):
            continue
        else:
            yield from _texts(child, looks)


def _symbol(font: str, code: str) -> str:
    """A character of a font by its code; the digits of Symbol stand where they do in ASCII."""
    try:
        place = int(code, 16)
        digit = font == "Symbol" and 0xF030 <= place <= 0xF039
        return chr(place - 0xF000 if digit else place)
    except (ValueError, OverflowError):
        return "\ufffd"


def _is_struck(run: _Element, looks: Looks) -> bool:
    return looks.marked(run, "w:strike", "w:dstrike")


def _hidden(run: _Element, looks: Looks) -> bool:
    """Whether a run is not shown: marked so, too small to be seen, or white on a white page."""
    if looks.marked(run, "w:vanish", "w:webHidden"):
        return True
    size = looks.given(run, "w:sz")
    if size is not None and 0 < number(value(size)) <= _TINY:
        return True
    return _is_white(run, looks)


def _is_raised(run: _Element, looks: Looks) -> bool:
    """Whether a run stands above or below the line; one that is hidden too is hidden."""
    raised_up = value(looks.given(run, "w:vertAlign")) in ("superscript", "subscript")
    lifted = number(value(looks.given(run, "w:position"))) >= _LIFTED
    return (raised_up or lifted) and not _hidden(run, looks)


def _is_white(run: _Element, looks: Looks) -> bool:
    if value(looks.given(run, "w:color")).upper() != "FFFFFF" or looks.shaded(run):
        return False
    above = [run, *run.iterancestors()]
    return not any(
        one.tag == _TEXT_BOX
        or any(map(_is_ground, one.iterfind(f"*/{qn('w:shd')}")))
        or (one.tag == TABLE and looks.shades(one))
        for one in above
    )


def _is_ground(shade: _Element) -> bool:
    """Whether a shade is another colour than that of the paper."""
    solid = value(shade) in ("", "clear", "nil")
    return not solid or str(shade.get(qn("w:fill"), "")).upper() not in _PAPER


def text_boxes(paragraph: _Element) -> Iterator[_Element]:
    """The text boxes that hang on a paragraph, outermost ones."""
    for child in _shown(paragraph):
        if child.tag == _TEXT_BOX:
            yield child
        elif child.tag != TABLE:
            yield from text_boxes(child)


def table_cells(table: _Element) -> list[TableCell]:
    """The cells of a table in order; what a merge hides is left out."""
    cells: list[TableCell] = []
    above: dict[int, int] = {}
    for row, element in enumerate(_rows(table)):
        column = _amount(element, "w:gridBefore")
        header = element.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        began = len(cells)
        current: dict[int, int] = {}
        for cell in _cells(element):
            columns = max(1, min(_amount(cell, "w:gridSpan"), 1000))
            aside = cell.find(f"{qn('w:tcPr')}/{qn('w:hMerge')}")
            if value(aside, "continue") == "continue" and aside is not None and len(cells) > began:
                cells[-1] = replace(cells[-1], columns=cells[-1].columns + columns)
            elif _goes_on(cell) and column in above:
                at = current[column] = above[column]
                cells[at] = replace(cells[at], rows=cells[at].rows + 1)
            else:
                current[column] = len(cells)
                cells.append(TableCell(row, column, 1, columns, header, cell))
            column += columns
        above = current
    return cells


def _goes_on(cell: _Element) -> bool:
    """Whether a cell is a part of the one above it; a change of that is as if it were accepted."""
    changed = cell.find(f"{qn('w:tcPr')}/{qn('w:cellMerge')}")
    if changed is not None and changed.get(qn("w:vMerge")):
        return changed.get(qn("w:vMerge")) == "cont"
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and value(merge) != "restart"


def _amount(element: _Element, name: str) -> int:
    for properties in ("w:trPr", "w:tcPr"):
        found = element.find(f"{qn(properties)}/{qn(name)}")
        if found is not None:
            return number(value(found))
    return 0


def _rows(container: _Element) -> Iterator[_Element]:
    for child in _shown(container):
        if child.tag == qn("w:tr"):
            gone, hidden = (
                child.find(f"{qn('w:trPr')}/{qn(name)}") for name in ("w:del", "w:hidden")
            )
            shown = gone is None and (hidden is None or value(hidden, "1") in OFF)
            if shown and next(_cells(child), None) is not None:
                yield child
        elif child.tag not in (qn("w:tblPr"), qn("w:tblGrid")):
            yield from _rows(child)


def _cells(container: _Element) -> Iterator[_Element]:
    for child in _shown(container):
        if child.tag == qn("w:tc"):
            if child.find(f"{qn('w:tcPr')}/{qn('w:cellDel')}") is None:
                yield child
        elif child.tag not in (qn("w:trPr"), qn("w:tblPrEx")):
            yield from _cells(child)
