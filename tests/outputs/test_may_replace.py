"""An export writes over its own earlier tables, and over nothing else that somebody has."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from support.command_line import Inside
from support.runs import OTHER, TABLE, make

from extractor.batch.files.lines import RECORDS as BATCH
from extractor.batch.lock import FILENAME as LOCK
from extractor.batch.store import FILENAME as STORE
from extractor.batch.usage_log import FILENAME as USAGE
from extractor.cli.command_file import FILENAME as COMMAND
from extractor.errors import UsageError
from extractor.outputs.export import WRITERS, ExportOptions, exchange, write
from extractor.outputs.export.exchange import BUILT_IN
from extractor.outputs.export.may_replace import RUN_FILES
from extractor.outputs.kept_pack import FILENAME as PACK
from extractor.outputs.review.decisions import FILENAME as DECISIONS
from extractor.plugins import Exported

FORM = "某县水务局2022年政府信息公开工作年度报告\n项目,数量\n收到政府信息公开申请数(件),32\n"
NO_TABLE = "is no table that this program wrote"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("run"), a=TABLE, b=OTHER)


def refused(out: Path, target: Path, message: str) -> None:
    """The export is refused with a line that names the file, and the file stays."""
    before = target.read_bytes()
    with pytest.raises(UsageError, match=message) as error:
        write(out, target, ExportOptions())
    assert str(error.value).startswith(f"{target}: ")
    assert target.read_bytes() == before


def database(path: Path, *tables: str) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        for table in tables:
            connection.execute(f"CREATE TABLE {table}(line)")
        connection.commit()
    return path


def test_somebodys_own_database_stays(out: Path, tmp_path: Path) -> None:
    mine = database(tmp_path / "my.sqlite", "diary")
    refused(out, mine, NO_TABLE)
    exporter = BUILT_IN["langextract"]
    with pytest.raises(UsageError, match=NO_TABLE):
        exchange(out, mine, ExportOptions(), exporter)


def test_a_table_beside_ours_stays(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "p.sqlite"
    write(out, target, ExportOptions())
    refused(out, database(target, "diary"), NO_TABLE)


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("suffix", WRITERS)
def test_an_earlier_export_is_replaced_and_a_file_of_another_kind_is_not(
    out: Path, tmp_path: Path, suffix: str
) -> None:
    target = tmp_path / f"p{suffix}"
    for labels in ("zh", "en", "id"):
        write(out, target, ExportOptions(labels=labels))
    target.write_text("name,phone\nsomebody,1\n")
    refused(out, target, NO_TABLE)
    target.write_bytes(b"")  # what mktemp makes
    write(out, target, ExportOptions())


@pytest.mark.parametrize("name", BUILT_IN)
def test_an_earlier_file_for_another_tool_is_replaced(out: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / "p.json"
    for _ in range(2):
        exchange(out, target, ExportOptions(), BUILT_IN[name])
    target.write_text('{"mine": 1}')
    with pytest.raises(UsageError, match=NO_TABLE):
        exchange(out, target, ExportOptions(), BUILT_IN[name])


def test_a_workbook_of_somebody_stays_and_one_of_ours_that_was_edited_does_not(
    out: Path, tmp_path: Path
) -> None:
    target = tmp_path / "p.xlsx"
    write(out, target, ExportOptions())
    book = openpyxl.load_workbook(target)
    book.properties.creator = "somebody"
    book.save(target)
    write(out, target, ExportOptions())
    book = openpyxl.Workbook()
    book.active.append(["报告", "机关", "我的备注"])  # type: ignore[union-attr]
    book.save(target)
    refused(out, target, NO_TABLE)


def test_a_file_beside_the_table_is_looked_at_too(out: Path, tmp_path: Path) -> None:
    (tmp_path / "p.codebook.csv").write_text("my,own\n")
    with pytest.raises(UsageError, match=rf"p\.codebook\.csv: {NO_TABLE}"):
        write(out, tmp_path / "p.csv", ExportOptions())
    assert not (tmp_path / "p.csv").exists()


def test_a_table_that_a_program_for_sheets_saved_again_is_ours(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "p.csv"
    write(out, target, ExportOptions())
    text = target.read_text(encoding="utf-8-sig")
    target.write_text(text.replace(",", ";"), encoding="gb18030")
    write(out, target, ExportOptions())
    assert target.read_text(encoding="utf-8-sig") == text


def test_a_table_of_an_early_version_is_ours(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "p.csv"
    target.write_text("报告,机关,地区,层级,年度\n", encoding="utf-8-sig")
    write(out, target, ExportOptions())
    assert len(target.read_text(encoding="utf-8-sig").splitlines()) > 1


def test_a_report_of_the_run_stays(extractor: Inside, tmp_path: Path) -> None:
    report = tmp_path / "mine.csv"
    report.write_text(FORM, encoding="utf-8")
    extractor("run", str(report), "--out", str(tmp_path / "out"))
    refused(tmp_path / "out", report, "is a report of this run")
    ended = extractor("export", str(tmp_path / "out"), "--to", str(report), real=True)
    assert ended.returncode == 1
    assert report.read_text(encoding="utf-8") == FORM


def test_the_files_of_a_run_stay(out: Path, tmp_path: Path) -> None:
    for name in ("facts.csv", "run.sqlite"):
        refused(out, out / name, "is a file of the run itself")
    other = make(tmp_path, c=TABLE)
    refused(out, other / "facts.csv", "is a file of the run itself")
    with pytest.raises(UsageError, match="is a file of the run itself"):
        exchange(out, out / "decisions.json", ExportOptions(), BUILT_IN["inspect"])
    write(out, tmp_path / "facts.csv", ExportOptions())


def test_the_files_of_a_run_are_known(out: Path) -> None:
    assert {path.name for path in out.iterdir()} <= RUN_FILES
    assert {LOCK, STORE, USAGE, COMMAND, PACK, DECISIONS, BATCH} <= RUN_FILES


class _Notes:
    suffixes = (".notes",)

    def write(self, reports: list[Exported], path: Path) -> list[Path]:
        path.write_text("notes")
        return [path]


def test_a_plug_in_replaces_its_files_and_no_database(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = _Notes()
    module = sys.modules["extractor.outputs.export.exchange"]  # its function bears the same name
    monkeypatch.setattr(module, "exporters", lambda: {"notes": notes})
    for _ in range(2):
        exchange(out, tmp_path / "p.notes", ExportOptions(), notes)  # type: ignore[arg-type]
    mine = database(tmp_path / "my.sqlite", "diary")
    with pytest.raises(UsageError, match=NO_TABLE):
        exchange(out, mine, ExportOptions(), notes)  # type: ignore[arg-type]
