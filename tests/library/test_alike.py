"""What is read one at a time, side by side, or read back from a run is the same result."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor import Options, Result, extract, extract_many, load_run, to_pandas, to_polars
from extractor.cli import app
from tests.own_schemas import HOSPITAL, Hospital

REPORTS = Path(__file__).parents[2] / "evals" / "reports"
SCHEMA = Path(__file__).parents[1] / "own_schemas.py"


def unnamed(row: Mapping[str, object]) -> dict[str, object]:
    """A row without the name of its report: the path as it was given, or that in its run."""
    return {key: value for key, value in row.items() if key != "report"}


def same(results: list[Result]) -> None:
    first, *others = results
    for other in others:
        for name in Result.model_fields:
            if name not in ("name", "usage"):
                assert getattr(other, name) == getattr(first, name), name
        assert [*map(unnamed, other.rows())] == [*map(unnamed, first.rows())]
        assert list(map(unnamed, [other.flat()])) == list(map(unnamed, [first.flat()]))
        assert list(other.flat()) == list(first.flat())
        for flat in (False, True):
            for frame in (to_pandas, to_polars):
                mine, theirs = frame(other, flat=flat), frame([first], flat=flat)
                assert list(mine.columns) == list(theirs.columns)
                assert list(mine.dtypes) == list(theirs.dtypes)
                assert mine.shape == theirs.shape


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    shutil.copy(next(REPORTS.glob("002*.txt")), tmp_path / "in" / "a.txt")
    return tmp_path


def test_a_report_is_alike_however_it_is_read(folder: Path) -> None:
    file = folder / "in" / "a.txt"
    run = ["run", str(folder / "in"), "--out", str(folder / "out")]
    assert CliRunner().invoke(app, run).exit_code == 0
    same([extract(file), *extract_many(file), *load_run(folder / "out")])
    same([extract(file.read_bytes()), *extract_many(folder / "in")])


def test_a_file_that_cannot_be_read_has_the_same_digest_however_it_is_given(folder: Path) -> None:
    broken = folder / "in" / "b.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing of one")
    (folder / "in" / "c.txt").write_bytes(bytes(range(256)) * 20)
    run = ["run", str(folder / "in"), "--out", str(folder / "out")]
    assert CliRunner().invoke(app, run).exit_code == 3
    kept = {Path(r.name).name: r.sha256 for r in load_run(folder / "out") if r.state == "failed"}
    for workers in (1, 2):
        every = extract_many(folder / "in", Options(workers=workers))
        given = {Path(r.name).name: r.sha256 for r in every if r.state == "failed"}
        assert given == kept
    assert kept["b.pdf"] == sha256(broken.read_bytes()).hexdigest()


def test_a_report_read_with_a_schema_is_alike_however_it_is_read(folder: Path) -> None:
    file = folder / "in" / "a.txt"
    file.write_text(HOSPITAL, encoding="utf-8")
    run = ["run", str(file), "--out", str(folder / "out"), "--schema", f"{SCHEMA}:Hospital"]
    assert CliRunner().invoke(app, run).exit_code == 0
    every = [
        extract(file, schema=Hospital),
        *extract_many(file, schema=Hospital),
        *load_run(folder / "out"),
    ]
    same(every)
    assert len({result.record(Hospital).model_dump_json() for result in every}) == 1


def test_what_cannot_be_read_is_alike(folder: Path) -> None:
    (folder / "in" / "a.txt").write_bytes(b"")
    run = ["run", str(folder / "in"), "--out", str(folder / "out")]
    assert CliRunner().invoke(app, run).exit_code == 3
    many, loaded = [*extract_many(folder / "in"), *load_run(folder / "out")]
    assert (many.state, loaded.state) == ("failed", "failed")
    assert (many.rows(), many.facts) == (loaded.rows(), loaded.facts) == ([], ())
    assert list(many.flat()) == list(loaded.flat())
