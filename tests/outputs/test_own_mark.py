"""A workbook of ours is known again after a program for sheets has saved it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import openpyxl
import pytest
from support.command_line import Inside
from support.runs import OTHER, TABLE, make

from extractor.batch.paths import OWN, expand
from extractor.messages import speaking
from extractor.outputs.export import ExportOptions, write
from extractor.outputs.own_mark import GENERATOR, MARK, is_output
from extractor.text.load import readable
from extractor.text.load.office import office


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("run"), a=TABLE, b=OTHER)


@pytest.mark.thorough(every=4)
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


def save_as(kind: str, folder: Path, *names: str) -> None:
    """Have LibreOffice save workbooks of a folder as another kind, all in one start."""
    command = [str(office()), "--headless", f"-env:UserInstallation={(folder / 'user').as_uri()}",
               "--convert-to", kind, "--outdir", str(folder), *names]  # fmt: skip
    for _ in range(3):  # a new profile wants to be started again
        if not all((folder / name).with_suffix(f".{kind}").exists() for name in names):
            subprocess.run(command, cwd=folder, capture_output=True, timeout=120)


@pytest.fixture(scope="module")
def resaved(out: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Workbooks of ours that LibreOffice saved, by kind and language, and a report of such sheets."""
    if office() is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    # Each kind is a start of its own.
    languages, kinds = ("en", "zh"), ("ods", "xls", "xlsm")
    for language in languages:
        with speaking(language):  # type: ignore[arg-type]
            write(out, folder / f"{language}.xlsx", ExportOptions(labels=language))  # type: ignore[arg-type]
    book = openpyxl.Workbook()
    for name in ("汇总", "数据"):
        book.create_sheet(name).append(["报告", "机关", "地区", "收到申请数"])
    book.save(folder / "report.xlsx")
    for kind in kinds:
        save_as(kind, folder, "en.xlsx", "zh.xlsx", "report.xlsx")
    return {
        (kind, name): folder / f"{name}.{kind}" for kind in kinds for name in (*languages, "report")
    }


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", ["xls", "ods", "xlsm"])
def test_a_workbook_that_libreoffice_saved_is_passed_over(
    resaved: dict[tuple[str, str], Path], tmp_path: Path, kind: str, language: str
) -> None:
    file = resaved[(kind, language)]
    assert is_output(file)
    if kind == "xls":  # another author, as who saves it by hand may be
        other = tmp_path / "p.XLS"
        data = file.read_bytes()
        other.write_bytes(data.replace(MARK.encode(), b"x" * len(MARK)))
        assert is_output(other)
        assert not expand([tmp_path], readable).jobs
        # One sheet of such a name is no proof.
        other.write_bytes(data.replace(MARK.encode(), b"x" * len(MARK)).replace(b"agency", b"AGENCY")
                          .replace("机关".encode("utf-16-le"), "单位".encode("utf-16-le")))  # fmt: skip
        assert not is_output(other)


@pytest.mark.thorough
def test_a_report_that_was_an_old_workbook_is_one(resaved: dict[tuple[str, str], Path]) -> None:
    assert not is_output(resaved[("xls", "report")])


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_an_edited_workbook_that_is_given_back_is_told_of(
    resaved: dict[tuple[str, str], Path], out: Path, tmp_path: Path, kind: str, extractor: Inside
) -> None:
    file = resaved[(kind, "zh")]
    ended = extractor("review", "apply", str(out), str(file))
    assert ended.returncode == 1
    assert (
        f"{file}: is a workbook, and what is changed in one is no decision" in ended.stderr.decode()
    )
    ended = extractor("--lang", "zh", "review", "apply", str(out), str(file))
    assert f"{file}：是工作簿，其中的改动不是复核决定" in ended.stderr.decode()
    ended = extractor(
        "verify", "--facts", str(file), "--report", str(out.parent / "reports" / "a.txt")
    )
    assert ended.returncode == 1
    assert "is a workbook; save its sheet of facts as CSV" in ended.stderr.decode()


def test_an_output_that_is_named_is_read_and_told_of(
    out: Path, tmp_path: Path, extractor: Inside
) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><head>{GENERATOR}</head><body>{TABLE}</body></html>", encoding="utf-8")
    report = tmp_path / "a.txt"
    report.write_text(TABLE, encoding="utf-8")
    for command in (("show",), ("run", "--out", str(tmp_path / "new"))):
        told = extractor(*command, str(page)).stderr.decode()
        assert f"{page}: this program wrote it, and it is read as a report" in told
        assert "'extractor review' writes" in told
        assert "this program wrote it" not in extractor(*command, str(report)).stderr.decode()


def test_a_report_in_sheets_of_such_names_is_one(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name in ("汇总", "数据"):
        book.create_sheet(name).append(["报告", "机关", "收到申请数"])
    book.save(tmp_path / "report.xlsx")
    assert not is_output(tmp_path / "report.xlsx")
