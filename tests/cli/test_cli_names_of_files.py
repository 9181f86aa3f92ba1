"""A file that was not read has one name: in the lines of a run, its tables, its page and exports."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest
from support.command_line import Inside

FAILED = ("2023/附件/broken.docx", "2023/附件/empty.txt")
SKIPPED = "2023/附件/data.csv"


@pytest.fixture
def out(extractor: Inside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("reports/2023/附件")
    folder.mkdir(parents=True)
    Path("reports/a.txt").write_text("2014年,我县共收到政府信息公开申请1件。", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    (folder / "data.csv").write_text("a,b")
    ended = extractor("run", "reports", "--out", "out", "--quiet", real=True)
    assert sorted(line[: line.index(": ", 8)] for line in ended.stderr.decode().splitlines()) == [
        f"failed: {name}" for name in FAILED
    ]
    return Path("out")


def test_tables_and_lines_call_a_file_alike(extractor: Inside, out: Path) -> None:
    with (out / "reports.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = {row["report"]: row for row in csv.DictReader(handle)}
    assert {*rows} == {"a.txt", *FAILED, SKIPPED}
    assert all(rows[name]["reason"].startswith(f"{name}: ") for name in FAILED)
    shown = extractor("runs", "show", "out", COLUMNS="200").stdout.decode()
    assert all(f"failed: {name}: " in shown for name in FAILED)
    told = json.loads(extractor("run", "reports", "--out", "out", "--json").stdout.decode())
    assert [one["report"] for one in told["failed"]] == [*FAILED]
    assert all(one["reason"].startswith(f"{one['report']}: ") for one in told["failed"])


def test_exports_and_the_page_call_a_file_alike(extractor: Inside, out: Path) -> None:
    assert extractor("export", "out", "--to", "panel.xlsx").returncode == 0
    book = openpyxl.load_workbook("panel.xlsx")
    named = {cell for sheet in book for row in sheet.values for cell in row if cell}
    assert {*FAILED, SKIPPED} <= named
    assert not [cell for cell in named if str(cell).startswith("reports/2023")]
    assert extractor("review", "out").returncode == 0
    page = (out / "review.html").read_text(encoding="utf-8")
    assert all(f'"name":"{name}"' in page.replace('": "', '":"') for name in FAILED)


def test_a_file_that_is_named_itself_is_called_by_its_name(extractor: Inside, out: Path) -> None:
    ended = extractor("run", f"reports/{FAILED[1]}", "--out", "other", "--quiet", real=True)
    assert ended.stderr.decode().startswith("failed: empty.txt: the file is empty; ")
