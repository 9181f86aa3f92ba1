"""Runs in folders, and how a run tells where it stands."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from support.command_line import Inside

from extractor.batch import Progress
from extractor.cli.command_file import without_secrets
from extractor.cli.progress import shown, standing
from extractor.schemas import Usage


@pytest.fixture
def inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Inside:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        Path(f"{name}.txt").write_text("2014年,我县共收到政府信息公开申请1件。", encoding="utf-8")
    Path("c.txt").write_bytes(b"")
    return Inside(monkeypatch, capsys)


def test_runs_are_listed_shown_and_gone_on_with(inside: Inside, tmp_path: Path) -> None:
    assert inside("run", "a.txt", "c.txt", "--out", "runs/one", real=True).returncode == 3
    assert inside("run", "a.txt", "b.txt", "--out", "runs/two", real=True).returncode == 0
    listed = inside("runs", "list", COLUMNS="200").stdout.decode()
    assert "runs/one" in listed
    assert "runs/two" in listed
    told = inside("runs", "show", "runs/one", COLUMNS="200").stdout.decode()
    assert "2 reports" in told
    assert "1 failed" in told
    assert f"failed: {tmp_path / 'c.txt'}: the file is empty" in told
    Path("c.txt").write_text("2014年,我县共收到政府信息公开申请3件。", encoding="utf-8")
    again = inside("runs", "resume", "runs/one", real=True)
    assert again.returncode == 0
    assert b"1 reports were unchanged" in again.stderr
    assert json.loads(Path("runs/one/command.json").read_text())["arguments"][0] == "run"
    same = inside("runs", "diff", "runs/two", "runs/two").stdout.decode()
    assert "0 changed, 0 gained, 0 lost" in same


def test_a_folder_without_a_run_is_usage(inside: Inside) -> None:
    ended = inside("runs", "resume", "nowhere")
    assert ended.returncode == 1
    assert b"nowhere: holds no run" in ended.stderr
    assert b"no run stands there" in inside("runs", "list").stderr


def test_quiet_says_what_failed_and_nothing_else(inside: Inside) -> None:
    ended = inside("run", "a.txt", "c.txt", "--out", "out", "--quiet", real=True)
    (line,) = ended.stderr.decode().splitlines()
    assert line.startswith("failed: c.txt: ")


def test_nothing_secret_is_kept() -> None:
    given = [
        "run",
        "a",
        "--api-key",
        "sk-1",
        "--header=X-Key: s",
        "--out",
        "o",
        "--proxy",
        "http://u:p@h",
    ]
    assert without_secrets(given) == (
        ("run", "a", "--out", "o"), ("--api-key", "--header", "--proxy"),
    )  # fmt: skip


def test_where_a_run_stands() -> None:
    used = Usage(calls=9, prompt_tokens=800, completion_tokens=200, cost=Decimal("0.5"))
    progress = Progress(60, 100, failed=2, doubtful=7, unchanged=10, usage=used)
    assert standing(progress, 120.0) == (
        "60 of 100 reports · 2 failed · 7 to review · 25 a minute · 1000 tokens · "
        "0.50 of about 0.90 USD · 96 s left"
    ).replace("96 s", "2 min")
    assert standing(Progress(0, 5), 0.0) == "0 of 5 reports"


def test_plain_lines_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    with shown(clock=lambda: now[0]) as show:
        for number in range(41):
            now[0] = float(number)
            show(Progress(number, 40))
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["15", "30"]
    with shown(clock=lambda: now[0], quiet=True) as show:
        now[0] += 100
        show(Progress(5, 40, "a.txt", "needs_review", "1 doubtful"))
    assert capsys.readouterr().err == ""
