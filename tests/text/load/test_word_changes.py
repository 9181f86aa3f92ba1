"""Changes that Word keeps track of in tables: what is deleted is no content, what is new is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extractor import extract

from .samples import read as loaded
from .samples import rows_of, word_file

BY = 'w:id="7" w:author="甲" w:date="2023-01-05T08:00:00Z"'
ROWS = (
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "1", "0", "4"),
    ("行政规范性文件", "7", "2", "31"),
)


def report(rows: Sequence[Sequence[str]] = ROWS) -> tuple[Any, Any]:
    file = docx.Document()
    file.add_paragraph("云岭县水利局2022年政府信息公开工作年度报告")
    file.add_paragraph("二、主动公开政府信息情况")
    table = file.add_table(len(rows), len(rows[0]))
    for row, words in enumerate(rows):
        for column, text in enumerate(words):
            table.cell(row, column).text = text
    return file, table


def mark(cell: Any, name: str, given: str = "") -> None:
    change = parse_xml(f"<w:{name} {nsdecls('w')} {BY} {given}/>")
    cell._tc.get_or_add_tcPr().append(change)


def mark_row(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:{name} {nsdecls('w')} {BY}/>"))


def deleted(cell: Any) -> None:
    """The text of a cell as Word deletes it."""
    for paragraph in cell.paragraphs:
        for run in list(paragraph.runs):
            words = run.text
            run._r.getparent().remove(run._r)
            gone = f"<w:del {nsdecls('w')} {BY}><w:r><w:delText>{words}</w:delText></w:r></w:del>"
            paragraph._p.append(parse_xml(gone))


def facts(file: Any) -> dict[str, Decimal | None]:
    return {fact.indicator: fact.value for fact in extract(word_file(file)).facts}


def grid(file: Any) -> list[list[str]]:
    source = loaded(word_file(file), "made.docx")
    (table,) = source.tables
    return rows_of(source, table)


def test_a_deleted_row_is_no_content() -> None:
    file, table = report()
    mark_row(table.rows[1], "del")
    for cell in table.rows[1].cells:
        deleted(cell)
    assert grid(file) == [list(ROWS[0]), list(ROWS[2])]
    assert "regulations.issued" not in facts(file)
    assert facts(file)["normative_documents.in_force"] == 31


@pytest.mark.parametrize("also", [False, True])
def test_an_inserted_row_is_content_unless_it_is_deleted_again(also: bool) -> None:
    file, table = report()
    mark_row(table.rows[1], "ins")
    if also:
        mark_row(table.rows[1], "del")
    assert ("regulations.issued" in facts(file)) is not also


def test_the_cells_of_a_deleted_column_are_no_content() -> None:
    old = [(*row[:2], extra, *row[2:]) for row, extra in zip(ROWS, ("旧", "98", "99"), strict=True)]
    file, table = report(old)
    assert "99" in loaded(word_file(file), "made.docx").content
    for row in table.rows:
        mark(row.cells[2], "cellDel")
    assert grid(file) == [list(row) for row in ROWS]
    assert facts(file)["normative_documents.repealed"] == 2


def test_the_cells_of_an_inserted_column_are_content() -> None:
    file, table = report()
    for row in table.rows:
        mark(row.cells[2], "cellIns")
    assert grid(file) == [list(row) for row in ROWS]


def test_a_row_all_of_whose_cells_are_deleted_leaves_no_gap() -> None:
    file, table = report()
    for cell in table.rows[1].cells:
        mark(cell, "cellDel")
    source = loaded(word_file(file), "made.docx")
    assert sorted({cell.row for cell in source.tables[0].cells}) == [0, 1]


def test_a_merge_that_is_new_holds_and_one_that_is_taken_back_does_not() -> None:
    file, table = report()
    table.cell(2, 0).text = ""
    mark(table.cell(2, 0), "cellMerge", 'w:vMerge="cont"')
    source = loaded(word_file(file), "made.docx")
    assert {(c.row, c.column, c.rows) for c in source.tables[0].cells if c.rows > 1} == {(1, 0, 2)}

    file, table = report()
    table.cell(1, 1).merge(table.cell(2, 1))
    below = table.rows[2]._tr.tc_lst[1]
    below.get_or_add_tcPr().append(
        parse_xml(f'<w:cellMerge {nsdecls("w")} {BY} w:vMerge="rest" w:vMergeOrig="cont"/>')
    )
    source = loaded(word_file(file), "made.docx")
    assert all(cell.rows == 1 for cell in source.tables[0].cells)
