"""A cell of which nothing can be read is lost, and not unstated, in the status of its indicator."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest
from support.runs import make

from extractor import extract
from extractor.outputs.export import ExportOptions, write
from tests.readers.table_generator import Values, part_three, prose
from tests.readers.table_rendering import as_html

MATRIX = part_three("form2021", Values(random.Random(4), blanks=False, words=False))
PAGE = as_html([*prose("form2021")], [MATRIX]).decode()
CELL = "applications.granted.natural_person"


def with_cell(words: str) -> str:
    """The page with other words in the cell of the row 予以公开 under 自然人."""
    row = PAGE.index("予以公开")
    start = PAGE.index(">", PAGE.index("<td", row)) + 1
    return PAGE[:start] + words + PAGE[PAGE.index("</td>", start) :]


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("words", ["\ufffd", "1\ufffd", "1?", "■2", "□", "##", "#REF!", "3①7"])
def test_nothing_is_claimed_and_the_cell_is_named(words: str) -> None:
    result = extract(with_cell(words).encode())
    assert not [fact for fact in result.facts if fact.indicator == CELL]
    assert any(CELL in f.indicators for f in result.findings if f.kind == "unplaced_table")
    assert result.state == "needs_review"


@pytest.mark.parametrize(("words", "value"), [("17", 17), ("? 17", 17), ("17①", 17), ("17件", 17)])
def test_a_cell_that_can_be_read_is(words: str, value: int) -> None:
    facts = extract(with_cell(words).encode()).facts
    assert [fact.value for fact in facts if fact.indicator == CELL] == [value]


@pytest.mark.parametrize(
    "sentence", ["主动公开信息\ufffd2条", "主动公开信息1?条", "主动公开信息□2条"]
)
def test_a_digit_beside_a_lost_one_is_no_number(sentence: str) -> None:
    text = f"禾川县水务局2022年政府信息公开工作年度报告\n{sentence}，收到行政复议3件。\n"
    result = extract(text)
    assert {fact.value for fact in result.facts} == {3}


@pytest.mark.parametrize("words", ["##", "□", "____"])
def test_a_count_that_is_lost_in_a_sentence_is_told(words: str) -> None:
    text = f"禾川县水务局2022年政府信息公开工作年度报告\n主动公开信息12条，收到申请{words}件。\n"
    assert any(f.kind == "missing_figure" for f in extract(text).findings)


def test_the_status_of_the_cell_is_lost(tmp_path: Path) -> None:
    row = PAGE.index("予以公开")
    broken = PAGE[:row] + "公某某" + PAGE[row + 4 :]
    folder = make(tmp_path, a=with_cell("\ufffd"), b=PAGE, c=broken)
    write(folder, tmp_path / "panel.csv", ExportOptions(labels="id"))
    with (tmp_path / "panel.status.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [line[CELL] == "lost" for line in rows] == [True, False, True]
    assert [line["applications.granted"] == "lost" for line in rows] == [False, False, True]
    assert [line["proactive.total"] for line in rows if "proactive.total" in line] == []
