"""One browser for the pages of a module, and a run to look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.browser import started
from support.runs import HOSTILE, OTHER, TABLE, make

from extractor.options import Options
from extractor.outputs.review.page import write_review


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """A running browser."""
    with started() as running:
        yield running


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of three reports with its review page."""
    folder = make(tmp_path_factory.mktemp("run"), a=TABLE, b=OTHER, c=HOSTILE)
    write_review(folder, folder / "review.html", max_bytes=Options().max_bytes)
    return folder
