"""Plug-ins that fail or print: one line that names them, and nothing of theirs on stdout."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.thorough import more

from .test_example import run

_MODULE = """
class Loud:
    suffixes = (".loud",)

    def text(self, data, name):
        print("loud words")
        return data.decode()


class Quiet:
    suffixes = (".quiet",)

    def write(self, reports, path):
        print("quiet words")
        path.write_text("".join(one.text or "?" for one in reports), encoding="utf-8")
        return (path,)


class Broken:
    suffixes = (".broken",)

    def write(self, reports, path):
        for report in reports:
            raise KeyError(report.result.name)


class Empty:
    suffixes = (".empty",)

    def write(self, reports, path):
        list(reports)
"""
_ENTRIES = """[extractor.loaders]
loud = faulty_plugins:Loud

[extractor.exporters]
quiet = faulty_plugins:Quiet
broken = faulty_plugins:Broken
empty = faulty_plugins:Empty
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which such a package is installed."""
    into = tmp_path_factory.mktemp("faulty") / "site"
    about = into / "faulty_plugins-1.0.dist-info"
    about.mkdir(parents=True)
    (into / "faulty_plugins.py").write_text(_MODULE, encoding="utf-8")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: faulty-plugins\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(_ENTRIES)
    return into


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Path:
    """With a run, of which each test makes another export."""
    path = tmp_path_factory.mktemp("work")
    (path / "a.loud").write_text("某县2014年收到政府信息公开申请12件。\n", encoding="utf-8")
    assert run(site, path, "run", "a.loud", "--out", "out").returncode == 0
    return path


def test_what_plug_ins_print_is_no_data_of_an_export(site: Path, folder: Path) -> None:
    ended = run(site, folder, "export", "out", "--to", "list.quiet")
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == "list.quiet\n"
    assert "12件" in (folder / "list.quiet").read_text(encoding="utf-8")
    assert "quiet words" in ended.stderr
    # The loader is in a process of its own, as in a run: what it prints there goes nowhere.
    assert "loud words" not in ended.stderr


@pytest.mark.parametrize(
    ("name", "why"), [("broken", "KeyError('a.loud')"), *more(("empty", "NoneType"))]
)
def test_an_exporter_that_fails_is_named_in_one_line(
    name: str, why: str, site: Path, folder: Path
) -> None:
    ended = run(site, folder, "export", "out", "--to", f"list.{name}")
    (line,) = ended.stderr.splitlines()
    assert (ended.returncode, ended.stdout) == (1, "")
    assert line.startswith(f"error: list.{name}: the plug-in {name} cannot write it: ")
    assert why in line
