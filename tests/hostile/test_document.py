"""``--json`` on a terminal: nothing in it is obeyed, and it is the same document."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from support.command_line import Inside

ODD = "收到申请21件\u202e\u200b\x1b[2J\x9b0m。"


@pytest.fixture
def extractor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Inside:
    monkeypatch.chdir(tmp_path)
    return Inside(monkeypatch, capsys)


def test_what_a_terminal_obeys_is_escaped_and_still_the_same(
    extractor: Inside, tmp_path: Path
) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "a\u202eb.txt").write_text(f"2012年{ODD}\n2012年公开13条\x1b]0;x\x07。")
    (tmp_path / "r" / "c.txt").write_text("2012年收到申请3件。")
    done = extractor("run", "r", "--json", real=True)
    text = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    odd = [char for char in text.rstrip("\n") if unicodedata.category(char) in ("Cc", "Cf", "Cs")]
    assert not odd
    found = json.loads(text)
    assert [result["name"] for result in found["results"]] == ["a\u202eb.txt", "c.txt"]
    assert found["summary"]["reports"] == 2


def test_a_document_without_results_is_whole(extractor: Inside, tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_bytes(b"")
    found = json.loads(extractor("run", "none.txt", "--json", real=True).stdout)
    assert found["results"] == []
    assert found["failed"][0]["report"] == "none.txt"
