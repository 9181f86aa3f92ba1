"""What counts and what does not is told where people look an indicator up, in their language."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest
from support.runs import TABLE, make

from extractor.knowledge.definitions import Definition, definition, definitions
from extractor.messages import Language, speaking
from extractor.outputs.contract import codebook
from extractor.outputs.export import ExportOptions, write
from extractor.outputs.export.tables import Labels
from extractor.resources import data_path
from extractor.schemas.pack import read_pack

_QUOTED = re.compile("“[^”]*”")
_CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


@pytest.mark.parametrize("pack", ["disclosure", "law"])
def test_every_definition_stands_in_both_languages(pack: str) -> None:
    declared = read_pack(data_path("schemas", pack)).indicators
    told = [entry for entry in declared if entry.definition or entry.definition_en]
    assert told
    for entry in told:
        assert _CHINESE.search(entry.definition), entry.id
        # Words of the reports are quoted; all else is English.
        assert not _CHINESE.search(_QUOTED.sub("", entry.definition_en)), entry.id
        assert re.search(r"[a-z]{3}.*\.$", entry.definition_en), entry.id


def test_every_row_of_disclosure_reports_says_what_counts() -> None:
    """The labels alone leave it open of refusals, other results and items."""
    declared = read_pack(data_path("schemas", "disclosure")).indicators
    assert [entry.id for entry in declared if not entry.definition] == []


def test_a_number_that_another_indicator_has_is_told_apart_in_both_languages() -> None:
    told = definition("applications.unavailable.unclear")
    assert "逾期不补正" in told.zh
    assert "not corrected in time" in told.en
    assert definition("no.such") == Definition("", "")


def test_the_code_book_says_what_counts() -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(codebook()))}
    told = {
        id_: Definition(row["definition"], row["definition_en"])
        for id_, row in rows.items()
        if row["definition"] or row["definition_en"]
    }
    assert told == {**definitions()}
    assert "结转" in told["applications.received"].zh
    assert "carried over" in told["applications.received"].en


@pytest.mark.parametrize(
    ("labels", "run", "words"),
    [
        ("zh", "en", "结转"),
        ("en", "zh", "carried over"),
        ("id", "en", "carried over"),
        ("id", "zh", "结转"),
    ],
)
def test_the_workbook_says_it_in_the_language_of_its_labels(
    labels: Labels, run: Language, words: str, tmp_path: Path
) -> None:
    folder = make(tmp_path, a=TABLE)
    with speaking(run):
        write(folder, tmp_path / "p.xlsx", ExportOptions(labels=labels))
    heads, *rows = (
        openpyxl.load_workbook(tmp_path / "p.xlsx").worksheets[-1].iter_rows(values_only=True)
    )
    told = {row[0]: row[len(heads) - 1] for row in rows}
    assert words in str(told["applications.received"])
    assert told["report"] in (None, "")
