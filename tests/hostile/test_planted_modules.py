"""Python files among the reports are files, not parts of the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.command import extractor
from tests.text.load.whole import whole_pdf

PLANTED = (
    "multiprocessing", "pickle", "resource", "json", "logging", "extractor", "pdfplumber",
    "sitecustomize", "usercustomize", "schemas", "prompts", "readline", "lxml",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text("2012年收到政府信息公开申请21件。")
    (tmp_path / "reports" / "b.pdf").write_bytes(whole_pdf())
    for place in (tmp_path, tmp_path / "reports"):
        for name in PLANTED:
            (place / f"{name}.py").write_text(f"open({str(tmp_path / 'run')!r}, 'a').write('x')\n")
    return tmp_path


@pytest.mark.parametrize("workers", [pytest.param("1", marks=pytest.mark.slow), "2"])
def test_no_module_of_the_working_folder_is_imported(folder: Path, workers: str) -> None:
    done = extractor("run", "reports", "--out", "out", "--workers", workers, folder=folder)
    assert done.returncode == 0, done.stderr.decode()
    assert not (folder / "run").exists()
    assert (folder / "out" / "records.jsonl").read_bytes().count(b"\n") == 2


@pytest.mark.slow
def test_nor_when_the_reports_are_the_working_folder(folder: Path) -> None:
    done = extractor("show", "b.pdf", folder=folder / "reports")
    assert done.returncode == 0, done.stderr.decode()
    assert not (folder / "run").exists()
