"""usage.jsonl: what every request used, and what of it cannot be read."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from extractor.batch.usage_log import FILENAME, requests, usage_log
from extractor.schemas import Usage


def test_what_was_written_is_read_and_a_damaged_line_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert list(requests(tmp_path)) == []
    with usage_log(tmp_path) as kept:
        kept.paid("a.txt", Usage(calls=1, prompt_tokens=7))
    with (tmp_path / FILENAME).open("a", encoding="utf-8") as file:
        file.write('{"report":"b.txt","ca\n')
    with usage_log(tmp_path) as kept:
        kept.paid("c.txt", Usage(calls=2))
    with caplog.at_level(logging.WARNING, "extractor"):
        found = list(requests(tmp_path))
    assert [(report, used.calls) for report, used in found] == [("a.txt", 1), ("c.txt", 2)]
    assert f"{tmp_path / FILENAME}: 1 damaged lines are not counted" in caplog.text
