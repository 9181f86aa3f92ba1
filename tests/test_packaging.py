"""What is shipped: licences, versions, and what the source distribution and the wheel hold."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_ROW = re.compile(r"^\| ([\w.-]+) \| (.+) \|$", re.M)
_FAMILY = re.compile(r"MIT|Apache|BSD|MPL|Gemma")


def declared() -> set[str]:
    """Every package that pyproject.toml names, but for this one."""
    project = PROJECT["project"]
    lines = [*project["dependencies"], *PROJECT["build-system"]["requires"]]
    lines += [line for extra in project["optional-dependencies"].values() for line in extra]
    names = {re.split(r"[<>=\[;~ ]", line)[0] for line in lines}
    return names - {project["name"]}


def listed() -> dict[str, list[str]]:
    """The packages of THIRD_PARTY.md, each with the cells behind its name."""
    page = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8").partition("## Data")[0]
    rows = {name: cells.split(" | ") for name, cells in _ROW.findall(page)}
    return {name: cells for name, cells in rows.items() if name != "package"}


def test_every_dependency_is_listed_and_no_other() -> None:
    assert listed().keys() == declared()
    assert all(len(cells) >= 2 and all(cells) for cells in listed().values())


def test_the_extras_are_those_of_the_table() -> None:
    extras: dict[str, set[str]] = {}
    for extra, lines in PROJECT["project"]["optional-dependencies"].items():
        for line in lines if extra != "dev" else ():
            extras.setdefault(re.split(r"[<>=]", line)[0], set()).add(extra)
    table = {name: set(cells[0].split(", ")) for name, cells in listed().items() if len(cells) == 3}
    assert table == extras


@pytest.mark.parametrize("name", sorted(listed()))
def test_a_licence_is_what_the_package_says(name: str) -> None:
    try:
        metadata = distribution(name).metadata
    except PackageNotFoundError:
        pytest.skip(f"{name} is not installed")
    classifiers = metadata.get_all("Classifier") or []
    said = " ".join(
        filter(None, (metadata.get("License-Expression"), metadata.get("License"),
                      *(line for line in classifiers if line.startswith("License"))))
    )  # fmt: skip
    families = set(_FAMILY.findall(listed()[name][-1]))
    assert len(families) == 1
    assert not said or families <= set(_FAMILY.findall(said)), said[:200]


def test_the_licence_is_the_official_text() -> None:
    assert PROJECT["project"]["license"] == "Apache-2.0"
    text = " ".join((ROOT / "LICENSE").read_text(encoding="utf-8").split())
    # Of the text of the Apache Software Foundation, whatever its blanks.
    assert hashlib.sha256(text.encode()).hexdigest() == OFFICIAL


OFFICIAL = "0ffddef9e48f8a09aed5caf2d44f7ba1c1be2d9b8e0a6f693b1635b2d5566645"


def test_one_version_everywhere() -> None:
    version = PROJECT["project"]["version"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.search(r"^version: (.+)$", citation, re.M)[1] == version  # type: ignore[index]
    assert re.search(r"^license: (.+)$", citation, re.M)[1] == "Apache-2.0"  # type: ignore[index]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first = re.search(r"^## (\S+) \((\d{4}-\d\d-\d\d)\)$", changes, re.M)
    assert first is not None
    date = re.search(r"^date-released: (.+)$", citation, re.M)
    assert date is not None
    assert first.groups() == (version, date[1])
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    (own,) = [one for one in lock["package"] if one["name"] == PROJECT["project"]["name"]]
    assert own["version"] == version


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both distributions, built by the backend of this environment."""
    pytest.importorskip("hatchling")
    target = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(target)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return target


@pytest.mark.thorough
def test_the_source_distribution_holds_what_it_should(built: Path) -> None:
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=False, capture_output=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    if tracked == [""]:
        pytest.skip("this is no checkout of git")
    left_out = {".gitignore", "uv.lock"}
    assert {name for name in tracked if (ROOT / name).is_file()} - names <= left_out
    assert names - set(tracked) <= {"PKG-INFO", ".gitignore"}


@pytest.mark.thorough
def test_the_wheel_holds_the_package_its_data_and_the_licences(built: Path) -> None:
    (path,) = built.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        (metadata,) = [name for name in names if name.endswith(".dist-info/METADATA")]
        said = archive.read(metadata).decode()
    folder = metadata.rpartition("/")[0]
    for name in ("LICENSE", "THIRD_PARTY.md", "schemas/places/NOTICE"):
        assert f"{folder}/licenses/{name}" in names
    for name in ("py.typed", "_data/prompts/point.md.j2", "_data/schemas/codebook.csv",
                 "_data/schemas/places/divisions.tsv", "outputs/review/page.js"):  # fmt: skip
        assert f"extractor/{name}" in names
    assert {name.split("/")[0] for name in names} == {"extractor", folder}
    assert "License-Expression: Apache-2.0" in said
    checked = subprocess.run(
        [sys.executable, "-m", "twine", "check", "--strict", *map(str, built.iterdir())],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    if "No module named twine" in checked.stderr:
        pytest.skip("twine is not installed")
    assert checked.returncode == 0, checked.stdout + checked.stderr
