"""A workbook of ours is known again after a program for sheets has saved it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import openpyxl
import pytest
from support.runs import OTHER, TABLE, make

from extractor.batch.paths import OWN, expand
from extractor.messages import speaking
from extractor.outputs.export import ExportOptions, write
from extractor.outputs.own_mark import is_output
from extractor.text.load import readable
from extractor.text.load.office import office


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("run"), a=TABLE, b=OTHER)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("labels", ["zh", "en", "id"])
def test_an_edited_workbook_is_passed_over(
    out: Path, tmp_path: Path, language: str, labels: str
) -> None:
    target = tmp_path / "p.xlsx"
    with speaking(language):  # type: ignore[arg-type]
        write(out, target, ExportOptions(labels=labels))  # type: ignore[arg-type]
    book = openpyxl.load_workbook(target)
    book.properties.creator = "somebody"
    book.worksheets[1]["L2"] = 33
    book.remove(book.worksheets[0])
    book.save(target)
    (tmp_path / "a.txt").write_text(TABLE, encoding="utf-8")
    found = expand([tmp_path], readable)
    assert [job.name for job in found.jobs] == ["a.txt"]
    assert found.passed_over == {OWN: 1}


@pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
def test_a_workbook_that_libreoffice_saved_is_passed_over(out: Path, tmp_path: Path) -> None:
    write(out, tmp_path / "p.xlsx", ExportOptions())
    profile = f"-env:UserInstallation={(tmp_path / 'user').as_uri()}"
    command = [
        str(office()),
        "--headless",
        profile,
        "--convert-to",
        "ods",
        "--outdir",
        str(tmp_path),
    ]
    for _ in range(3):  # a new profile wants to be started again
        if not (tmp_path / "p.ods").exists():
            subprocess.run([*command, "p.xlsx"], cwd=tmp_path, capture_output=True, timeout=120)
    assert is_output(tmp_path / "p.ods")


def test_a_report_in_sheets_of_such_names_is_one(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name in ("汇总", "数据"):
        book.create_sheet(name).append(["报告", "机关", "收到申请数"])
    book.save(tmp_path / "report.xlsx")
    assert not is_output(tmp_path / "report.xlsx")
