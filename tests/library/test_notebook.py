"""The notebook of the documentation: every cell runs, and gives what stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.notebooks import code_cells, outputs, read

import extractor

PATH = Path(__file__).parents[2] / "docs" / "library.ipynb"


@pytest.mark.thorough  # many commands of the pages run in tests/test_pages.py
def test_its_cells_give_their_outputs() -> None:
    notebook = read(PATH)
    stored = [cell["outputs"] for cell in code_cells(notebook)]
    # python tests/support/notebooks.py docs/library.ipynb writes them anew
    assert stored == outputs(notebook, PATH.parent)
    assert sum(map(bool, stored)) >= 10


def test_it_shows_what_the_library_offers() -> None:
    source = "".join("".join(cell["source"]) for cell in code_cells(read(PATH)))
    used = set(re.findall(r"\w+", source))
    functions = {"extract", "aextract", "extract_many", "load_run", "to_polars", "to_pandas"}
    assert functions <= used & set(extractor.__all__)


def test_it_is_a_notebook_of_the_format_and_names_no_machine() -> None:
    notebook = read(PATH)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in code_cells(notebook):
        assert cell.keys() == {
            "cell_type",
            "execution_count",
            "id",
            "metadata",
            "outputs",
            "source",
        }
    assert not re.search(r"/(home|root|work|tmp|Users)/", PATH.read_text(encoding="utf-8"))
