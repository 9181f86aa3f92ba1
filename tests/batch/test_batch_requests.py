"""Requests of batch files: what a run would ask, within its limits, and over no other file."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from support.batch_files import answered, complete, exported, imported, lines, written, wrote

from extractor.batch.estimate import estimate
from extractor.errors import UsageError
from extractor.knowledge.documents import read_document
from extractor.options import Options
from extractor.text.document import Document, Source


def test_report_that_cannot_be_read_does_not_stop_the_export(
    reports: Path, options: Options, tmp_path: Path
) -> None:
    (reports / "bad.txt").write_bytes(b"")
    said: list[str] = []
    found = wrote(reports, options, tmp_path / "r.jsonl", said.append)
    assert found.reports == 2
    assert found.failures == said
    assert "bad.txt" in said[0]


def test_a_fault_in_one_report_does_not_stop_the_export(
    reports: Path, options: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(source: Source, **how: Any) -> Document:
        if source.name == "a.txt":
            raise ZeroDivisionError("by a reader")
        return read_document(source, **how)

    monkeypatch.setattr("extractor.batch.asking.read_document", read)
    failures: list[str] = []
    summary = wrote(reports, options, tmp_path / "r.jsonl", failures.append)
    assert summary.reports == 1
    assert lines(tmp_path / "r.jsonl")
    told: list[str] = []
    found = asyncio.run(estimate([reports], options, on_failure=told.append))
    assert found.reports == 1
    assert told == summary.failures == failures
    assert len(failures) == 1
    assert failures[0].startswith("a.txt: ZeroDivisionError: by a reader")


def test_what_a_run_would_ask_is_counted_within_the_limits_of_a_run(
    reports: Path, options: Options, tmp_path: Path
) -> None:
    """A file that a run reads in a process of its own is read in one here too."""
    (reports / "c.txt").write_text("全年收到申请9件。\n" * 10_000, encoding="utf-8")
    told: list[str] = []
    hasty = options.model_copy(update={"file_seconds": 0.001})
    found = asyncio.run(estimate([reports], hasty, on_failure=told.append))
    assert found.reports == 2
    assert len(told) == 1
    assert "c.txt: not read after 0.001 seconds" in told[0]
    assert wrote(reports, hasty, tmp_path / "r.jsonl", lambda _: None).failures == told


@pytest.mark.parametrize("mine", ["某县2021年年度报告", '{"id": "r", "custom_id": "c"}\n'])
def test_requests_are_written_over_requests_alone(
    mine: str, reports: Path, options: Options, tmp_path: Path
) -> None:
    requests = exported(reports, options, tmp_path / "r.jsonl")
    (tmp_path / "empty.jsonl").touch()
    assert exported(reports, options, tmp_path / "r.jsonl") == requests
    assert exported(reports, options, tmp_path / "empty.jsonl") == requests
    answers = written(tmp_path / "answers.jsonl", answered(requests, complete))
    report = tmp_path / "report.txt"
    report.write_text(mine, encoding="utf-8")
    with pytest.raises(UsageError, match="no file of requests that this program wrote"):
        exported(reports, options, report)
    with pytest.raises(UsageError, match="no file of requests that this program wrote"):
        imported(answers, reports, options, tmp_path / "out", report)
    assert report.read_text(encoding="utf-8") == mine
    assert not (tmp_path / "out").exists(), "told before anything is read"
