"""What counts and what does not is told where people look an indicator up."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
from support.runs import TABLE, make

from extractor.knowledge.definitions import definitions
from extractor.outputs.contract import codebook
from extractor.outputs.export import ExportOptions, write


def test_the_code_book_says_what_counts() -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(codebook()))}
    told = {id_: row["definition"] for id_, row in rows.items() if row["definition"]}
    assert told == {**definitions()}
    assert "结转" in told["applications.received"]


def test_the_workbook_says_it_beside_the_names_of_its_columns(tmp_path: Path) -> None:
    write(make(tmp_path, a=TABLE), tmp_path / "p.xlsx", ExportOptions(labels="id"))
    heads, *rows = openpyxl.load_workbook(tmp_path / "p.xlsx")["code book"].iter_rows(
        values_only=True
    )
    told = {row[0]: row[heads.index("definition")] for row in rows}
    assert told["applications.received"] == definitions()["applications.received"]
    assert told["report"] in (None, "")
