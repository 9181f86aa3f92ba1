"""A run to look at."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.runs import HOSTILE, OTHER, TABLE, make

from extractor.options import Options
from extractor.outputs.review.page import write_review


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of three reports with its review page."""
    folder = make(tmp_path_factory.mktemp("run"), a=TABLE, b=OTHER, c=HOSTILE)
    write_review(folder, folder / "review.html", max_bytes=Options().max_bytes)
    return folder
