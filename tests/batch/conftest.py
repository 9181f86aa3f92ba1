"""What tests of batch files share: two reports, and a model whose answers are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.reports import REPORT

from extractor.options import ModelOptions, Options


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "b.txt").write_text(REPORT.replace("75封", "85封"), encoding="utf-8")
    return folder


@pytest.fixture
def options(tmp_path: Path) -> Options:
    model = ModelOptions(model="batch-model", base_url="https://api.example.invalid/v1")
    return Options(model=model, cache_dir=tmp_path / "cache")
