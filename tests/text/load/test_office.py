"""Files of other Office programs: converted by LibreOffice, where it is, alone and bounded."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from extractor import Options
from extractor.errors import SourceError, TooLargeError
from extractor.evaluate import forms
from extractor.isolation import Child, ResourceLimits
from extractor.isolation.loading import load_apart
from extractor.pipeline import read_source
from extractor.text.load import load, office

from .samples import LIMIT

BLOCKS: list[forms.Block] = [
    "某县水务局2022年政府信息公开工作年度报告",
    "三、收到和处理政府信息公开申请情况",
    [
        ["申请人情况", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
        ["一、本年新收政府信息公开申请数量", "30", "3", "0", "0", "4", "0", "37"],
    ],
]  # fmt: skip
KINDS = ("doc", "xls", "xlsx", "rtf", "odt", "ods")
installed = pytest.mark.skipif(office.office() is None, reason="LibreOffice is not installed")


def as_kind(kind: str, folder: Path) -> Path:
    """The report as such a file, by LibreOffice."""
    data = forms.by_office(BLOCKS, folder, kind)
    if data is None:
        pytest.skip("LibreOffice is installed without its Writer or Calc")
    path = folder / f"report.{kind}"
    path.write_bytes(data)
    return path


@installed
@pytest.mark.parametrize(
    "kind", [KINDS[0], *(pytest.param(kind, marks=pytest.mark.slow) for kind in KINDS[1:])]
)
def test_a_file_of_another_program_is_converted_and_read(kind: str, tmp_path: Path) -> None:
    path = as_kind(kind, tmp_path)
    # In a child with the usual limits, as a run loads it.
    source = load_apart(path, Options())
    result = read_source(source, Options())
    values = {fact.indicator: fact.value for fact in result.facts}
    assert values["applications.received"] == 37
    assert values["applications.received.legal_services"] == 4
    assert len(values) == 7
    assert any("LibreOffice" in note for note in source.notes)
    assert source.name == path.name


@installed
@pytest.mark.thorough  # a second start of it; that it reads is above
def test_what_it_cannot_read_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "WordDocument".encode("utf-16-le")
    (tmp_path / "old.doc").write_bytes(ole)
    with pytest.raises(SourceError, match=r"old\.doc: .*LibreOffice|old\.doc: .*no text"):
        load(tmp_path / "old.doc", max_bytes=LIMIT)
    assert [path.name for path in tmp_path.iterdir()] == ["old.doc"]


def test_a_program_that_never_ends_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = tmp_path / "soffice"
    stuck.write_text("#!/bin/sh\nexec sleep 60\n")
    stuck.chmod(0o755)
    monkeypatch.setattr(office, "office", lambda: stuck)
    monkeypatch.setattr(office, "OFFICE_SECONDS", 0.3)
    with pytest.raises(TooLargeError, match=r"a\.doc: LibreOffice did not convert it within 0\.3"):
        office.converted(b"", "a.doc", "docx", LIMIT)


def _start_and_wait(file: str) -> None:
    """A piece of work that starts a program and waits for it."""
    with subprocess.Popen(["sleep", "60"]) as process:
        Path(file).write_text(str(process.pid))
        process.wait()


def test_a_child_over_its_time_is_ended_with_the_programs_it_started(tmp_path: Path) -> None:
    file = tmp_path / "pid"
    with Child(ResourceLimits(seconds=3, memory=512)) as child, pytest.raises(TooLargeError):
        child.do("a.doc", _start_and_wait, str(file))
    started = Path("/proc", file.read_text())
    for _ in range(100):
        if not started.exists() or "Z" in (started / "stat").read_text().split()[2]:
            break
        time.sleep(0.05)
    else:
        pytest.fail("the program is still running")
