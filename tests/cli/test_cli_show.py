"""``extractor show``."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.command_line import Inside


@pytest.fixture
def extractor(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Inside:
    return Inside(monkeypatch, capsys)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("收到12件,办结3件")
    return tmp_path


def test_one_report(extractor: Inside) -> None:
    ended = extractor("show", "a.txt")
    assert ended.returncode == 0
    text = ended.stdout.decode()
    for part in ("新杭镇人民政府", "Facts (2)", "12 件", "Ledger (2 numbers)"):
        assert part in text
    assert "no model is configured" in ended.stderr.decode()


def test_standard_input(extractor: Inside) -> None:
    assert "Facts (1)" in extractor("show", "-", stdin="收到5件".encode()).stdout.decode()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("nosuch.txt", None, 3),
        ("empty.txt", "", 3),
        (".", None, 3),
        ("budget.txt", "BUDGET", 4),
        ("refused.txt", "REFUSED", 4),
    ],
)
def test_what_cannot_be_shown_is_one_line(
    extractor: Inside, name: str, content: str | None, code: int
) -> None:
    if content is not None:
        Path(name).write_text(content)
    ended = extractor("show", name)
    assert ended.returncode == code
    assert ended.stdout == b""
    lines = ended.stderr.decode().splitlines()
    assert lines[-1].startswith("error: ")
    assert len(lines) == 2
