"""Columns of a table that its page shuts: nobody sees what stands in them."""

from __future__ import annotations

import pytest

from extractor.text.document import Document

from .seen import read, values


def _table(columns: str, css: str = "") -> Document:
    rows = "<tr><th>指标<th>旧<th>新</tr><tr><td>收到申请(件)<td>31<td>27</tr>"
    page = f"<style>{css}</style><table>{columns}{rows}</table><p>举办培训班6期。</p>"
    return read(f"<!DOCTYPE html><html><body>{page}</body></html>")


_SHUT = "<col style='visibility:collapse'>"


@pytest.mark.parametrize(
    ("columns", "css", "seen"),
    [
        ("<col><col><col>", "", [31, 27]),
        (f"<col>{_SHUT}<col>", "", [27]),
        (f"<colgroup><col>{_SHUT}</colgroup><col>", "", [27]),
        (f"<col span=2>{_SHUT}", "", [31]),
        ("<col><col class=old><col>", "col.old{visibility:collapse}", [27]),
        ("<col><col class=old><col>", "table col:nth-child(2){visibility:collapse}", [27]),
        ("<colgroup span=1><colgroup class=old><colgroup>", ".old{visibility:collapse}", [27]),
        ("<colgroup span=1><colgroup class=old span=2>", ".old{visibility:collapse}", []),
        ("<colgroup><col></colgroup><colgroup class=old><col></colgroup>",
         ".old{visibility:collapse}", [27]),
        ("<col><col style='visibility:hidden'><col>", "", [31, 27]),  # only this hides none
        ("<col><col style='background:#eee'><col>", "", [31, 27]),
    ],
)  # fmt: skip
def test_a_shut_column_holds_no_figures(columns: str, css: str, seen: list[int]) -> None:
    assert values(_table(columns, css)) == [*seen, 6]


def test_the_cells_beside_keep_their_places() -> None:
    grid = _table(f"<col>{_SHUT}<col>").grids[0]
    assert {(cell.row, cell.column): cell.text for cell in grid.cells if cell.text} == {
        (0, 0): "指标", (0, 2): "新", (1, 0): "收到申请(件)", (1, 2): "27",
    }  # fmt: skip


def test_a_cell_over_a_shut_and_an_open_column_is_seen() -> None:
    rows = "<tr><th>指标<th colspan=2>数</tr><tr><td>收到申请(件)<td colspan=2>31</tr>"
    page = f"<!DOCTYPE html><html><body><table><col>{_SHUT}<col>{rows}</table></body></html>"
    assert values(read(page)) == [31]
