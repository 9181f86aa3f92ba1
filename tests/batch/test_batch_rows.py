"""The rows of a run: they come back as they were, and do not grow the memory of the process."""

from __future__ import annotations

import gc
import tracemalloc
from collections import deque

import pytest
from support import samples

from extractor.batch import ReportRow, RunSummary
from extractor.batch.rows import Rows
from extractor.errors import UsageError
from extractor.schemas import LedgerEntry


def _row(number: int) -> ReportRow:
    return ReportRow(
        f"{number:06}.txt", "done", "", f"{number}局", 2021, facts=1, kept=1,
        verdicts={"consistent": 1}, sha256=f"{number:064x}", file=f"/reports/{number:06}.txt",
    )  # fmt: skip


def test_rows_come_back_as_they_were() -> None:
    read = ReportRow.of(
        samples.result(
            facts=(samples.fact(1, "3", "3件"),),
            mentions=(samples.mention(1, "3", "3", 0),),
            entries=(LedgerEntry(mention="m1", status="claimed"),),
        ),
        "reason",
    )
    odd = ReportRow("\udce4.txt", "failed", "二\x1b\n\udce4")
    rows = Rows()
    for row in (read, odd):
        rows.add(row)
    assert [*rows] == [*rows] == [read, odd]
    assert len(rows) == 2
    # Two readers at once do not disturb each other.
    assert [one == two for one, two in zip(rows, rows, strict=True)] == [True, True]


def test_a_report_is_marked_by_the_surest_that_it_repeats() -> None:
    known = {"state": "done", "agency": "某局", "year": 2021}
    rows = Rows()
    for row in (
        ReportRow("a", **known, sha256="1"), ReportRow("b", **known, sha256="2"),
        ReportRow("c", "failed", sha256="2"), ReportRow("d", **known, sha256="1"),
    ):  # fmt: skip
        rows.add(row)
    assert [row.same_as for row in rows] == ["", "", "b (bytes)", "a (bytes)"]
    assert [row.version_of for row in rows] == ["", "a", "", ""]


def test_a_version_named_before_its_copy_is_the_version_of_the_first() -> None:
    known = {"state": "done", "agency": "某局", "year": 2021}
    rows = Rows()
    for name, sha256 in (("a", "1"), ("b(1)", "2"), ("b", "2")):
        rows.add(ReportRow(name, **known, sha256=sha256))
    assert [(row.same_as, row.version_of) for row in rows] == [
        ("", ""), ("b (bytes)", ""), ("", "a"),
    ]  # fmt: skip


def _summary(count: int) -> RunSummary:
    rows = Rows()
    for number in range(count):
        rows.add(_row(number))
    return RunSummary(rows)


def test_many_rows_take_no_more_memory_than_few() -> None:
    few = _summary(10)
    tracemalloc.start()
    try:
        many = _summary(3000)
        gc.collect()
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (len(many.rows), many.totals.facts, many.coverage) == (3000, 3000, few.coverage)
    assert held < 3000 * 30, "thirty bytes a row: a row as an object has a thousand"


def test_a_full_disk_is_told() -> None:
    rows = Rows()
    rows._rows.execute("PRAGMA max_page_count = 5")
    with pytest.raises(UsageError, match="folder of temporary files cannot be written"):
        deque(map(rows.add, map(_row, range(1000))), maxlen=0)


@pytest.mark.parametrize(
    ("original", "copies"),
    [
        ("年报.html", ["年报(1).html", "年报（2）.html"]),
        ("年报.docx", ["年报 - 副本.docx", "年报 - Copy (2).docx"]),
        ("b/年报.pdf", ["a/Copy of 年报.pdf", "a/年报 2.pdf"]),
    ],
)
def test_what_is_named_as_a_copy_repeats_the_other(original: str, copies: list[str]) -> None:
    rows = Rows()
    for name in (copies[0], original, copies[1]):
        rows.add(ReportRow(name, "done", agency="某局", year=2021, sha256="1"))
    told = {row.report: row.same_as for row in rows}
    assert told == {original: "", **dict.fromkeys(copies, f"{original} (bytes)")}


def test_of_names_of_one_kind_the_first_is_the_original() -> None:
    # Two years of one body are no copies of each other.
    for names in (("年报2021.html", "年报2022.html"), ("年报(1).html", "年报(2).html")):
        rows = Rows()
        for name in names:
            rows.add(ReportRow(name, "done", sha256="1"))
        assert [row.same_as for row in rows] == ["", f"{names[0]} (bytes)"]


def test_what_repeats_a_copy_repeats_what_that_one_repeats() -> None:
    rows = Rows()
    known = {"state": "done", "agency": "某局", "year": 2021, "stated": "f"}
    rows.add(ReportRow("另存.txt", **known, sha256="1"))
    rows.add(ReportRow("年报 (1).txt", **known, sha256="2"))
    rows.add(ReportRow("年报.txt", **known, sha256="2"))
    told = [row.same_as for row in rows]
    assert told == ["", "另存.txt (facts)", "另存.txt (facts)"]
