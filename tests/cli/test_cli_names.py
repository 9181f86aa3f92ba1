"""Files and folders whose names are no text: bytes of another encoding, a locale without Chinese."""

from __future__ import annotations

import csv
import json
import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from support import command_line
from support.command_line import ZH, Inside
from support.thorough import THOROUGH

REPORT = "青石县水务局2021年政府信息公开工作年度报告\n\n2021年,收到政府信息公开申请32件。"
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""A process whose locale is ASCII, as cron jobs and small containers have it."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder named in GBK with a report that is named so too."""
    named = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb1\xa8\xb8\xe6"))
    try:
        named.mkdir()
    except OSError:
        pytest.skip("this file system takes names of UTF-8 only")
    monkeypatch.chdir(tmp_path)
    (named / os.fsdecode(b"\xc4\xea.txt")).write_text(REPORT, encoding="utf-8")
    return named


@pytest.fixture
def run(folder: Path, extractor: Inside) -> Path:
    report, out = str(folder / os.fsdecode(b"\xc4\xea.txt")), folder / "out"
    ended = extractor("run", report, "--out", str(out), real=True)
    assert ended.returncode == 0, ended.stderr
    return out


def test_a_run_goes_on_with_the_file_of_that_name(run: Path, extractor: Inside) -> None:
    again = extractor("runs", "resume", str(run), real=True)
    assert again.returncode == 0
    assert b"1 report was unchanged and taken from" in again.stderr


def test_the_bytes_of_a_name_are_shown(run: Path, extractor: Inside) -> None:
    told = extractor("verify", str(run), real=True).stderr.decode()
    assert r"\xb1\xa8\xb8\xe6/out" in told


@pytest.mark.skipif(not shutil.which("bash"), reason="needs a shell")
def test_a_command_that_is_told_works_when_it_is_pasted(run: Path, extractor: Inside) -> None:
    told = extractor("runs", "resume", str(run), real=True).stderr.decode()
    (line,) = (line for line in told.splitlines() if " export " in line)
    word = line.strip().removeprefix("extractor export ").removesuffix(" --to panel.xlsx")
    given = subprocess.run(["bash", "-c", f"printf %s {word}"], capture_output=True, check=True)
    assert given.stdout == os.fsencode(run)
    assert shlex.split(line)[-1] == "panel.xlsx"


def test_the_page_and_the_exports_find_the_text_of_the_report(run: Path, extractor: Inside) -> None:
    assert extractor("review", str(run)).returncode == 0
    assert "收到政府信息公开申请32件" in (run / "review.html").read_text(encoding="utf-8")
    target = run.parent / "study.json"
    ended = extractor("export", str(run), "--to", str(target), "--as", "label-studio")
    assert b"without their text" not in ended.stderr
    assert "收到政府信息公开申请32件" in target.read_text(encoding="utf-8")


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".parquet", ".dta", ".sqlite", ".duckdb"])
def test_every_kind_of_export_takes_such_a_name(suffix: str, run: Path, extractor: Inside) -> None:
    target = run.parent / os.fsdecode(b"\xb1\xed" + suffix.encode())
    ended = extractor("export", str(run), "--to", str(target))
    assert ended.returncode == 0, ended.stderr
    assert target.stat().st_size


def test_two_runs_are_compared_on_a_page(run: Path, extractor: Inside) -> None:
    page = run.parent / "changes.html"
    ended = extractor("runs", "diff", str(run), str(run), "--html", str(page))
    assert ended.returncode == 0, ended.stderr
    assert r"\xb1\xa8\xb8\xe6/out" in page.read_text(encoding="utf-8")
    refused = extractor("runs", "diff", str(run), str(run), "--html", f"{run}/records.jsonl/page")
    assert refused.returncode == 1
    assert b"cannot be written" in refused.stderr


@pytest.mark.skipif(os.name == "nt", reason="names of files are Unicode there")
def test_an_ascii_locale_reads_chinese_names_and_another_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extractor: Inside
) -> None:
    folder = tmp_path / "年报"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("报告.txt").write_text(REPORT, encoding="utf-8")
    begun = command_line.extractor("run", "报告.txt", "--out", "结果", real=True, **ASCII)
    assert begun.returncode == 0, begun.stderr
    kept = json.loads(Path("结果/command.json").read_text(encoding="utf-8"))
    assert kept["arguments"] == ["run", "报告.txt", "--out", "结果"]
    assert kept["folder"] == str(folder)
    with Path("结果/reports.csv").open(encoding="utf-8-sig") as rows:
        assert [row["file"] for row in csv.DictReader(rows)] == [str(folder / "报告.txt")]
    here = extractor("runs", "resume", "结果", real=True)
    assert b"1 report was unchanged" in here.stderr
    if THOROUGH:  # a second and third process
        there = command_line.extractor("runs", "resume", str(folder / "结果"), real=True, **ASCII)
        assert b"1 report was unchanged" in there.stderr
        page = command_line.extractor("review", "结果", real=True, **ASCII)
    else:
        page = extractor("review", "结果", real=True)
    assert page.returncode == 0, page.stderr
    assert "收到政府信息公开申请32件" in Path("结果/review.html").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="arguments are Unicode there")
@pytest.mark.parametrize(
    ("flags", "variables"),
    [
        (("--model", "模型"), {}),
        ((), {"EXTRACTOR_MODEL": "模型", "EXTRACTOR_BASE_URL": "http://127.0.0.1:9/v1"}),
    ],
    ids=["flag", "variable"],
)
@pytest.mark.thorough
def test_settings_in_chinese_are_sent_as_text(
    flags: tuple[str, ...],
    variables: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(REPORT, encoding="utf-8")
    words = ("batch", "export", "a.txt", "--out", "asked.jsonl")
    ended = command_line.extractor(*words, *flags, real=True, **ASCII, **variables)
    assert ended.returncode == 0, ended.stderr
    (line, *_) = Path("asked.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["body"]["model"] == "模型"


@pytest.mark.skipif(os.name == "nt", reason="arguments are Unicode there")
@pytest.mark.parametrize("by_flag", [True, False])
def test_settings_in_bytes_of_utf_8_are_sent_as_text(
    by_flag: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extractor: Inside
) -> None:
    """As a process with an ASCII locale has them, without starting one."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(REPORT, encoding="utf-8")
    name = "模型".encode().decode("ascii", "surrogateescape")
    words = ("batch", "export", "a.txt", "--out", "asked.jsonl")
    if by_flag:
        ended = extractor(*words, "--model", name, real=True)
    else:
        base_url = "http://127.0.0.1:9/v1"
        ended = extractor(*words, real=True, EXTRACTOR_MODEL=name, EXTRACTOR_BASE_URL=base_url)
    assert ended.returncode == 0, ended.stderr
    (line, *_) = Path("asked.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["body"]["model"] == "模型"


def test_a_setting_that_is_no_text_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extractor: Inside
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(REPORT, encoding="utf-8")
    for flag in ("--model", "--base-url"):
        ended = extractor("run", "a.txt", flag, "http://\udcc4\udcea.invalid", **ZH)
        assert ended.returncode == 1
        assert f"{flag}：不是 UTF-8 文本" in ended.stderr.decode()


@pytest.mark.thorough(every=3)
@pytest.mark.skipif(os.name == "nt", reason="such names are none there")
@pytest.mark.parametrize(
    "name", ["换\n行.txt", " 前.txt", "表\t格.txt", "=1+1.txt", "零\u200b宽.txt", "尾 "], ids=ascii
)
def test_a_name_that_no_cell_holds_is_found_again(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extractor: Inside
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("first.txt").write_text(REPORT, encoding="utf-8")
    Path(name).write_text(REPORT, encoding="utf-8")
    assert extractor("run", "first.txt", name, "--out", "out", real=True).returncode == 0
    target = Path("study.json")
    ended = extractor("export", "out", "--to", str(target), "--as", "label-studio")
    assert b"without their text" not in ended.stderr
    # The same report under two names counts once.
    assert extractor("export", "out", "--to", "panel.csv").returncode == 0
    with Path("panel.csv").open(encoding="utf-8-sig", newline="") as rows:
        assert len([*csv.DictReader(rows)]) == 1
