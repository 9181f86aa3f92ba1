"""CONTRIBUTING.md and the hooks are true: layers, paths, commands."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
HOOKS = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")


def _shown(mark: str) -> list[str]:
    block = PAGE.partition(f"<!-- {mark}:")[2].partition("```\n")[2].partition("```")[0]
    return [re.split(r"  +", line)[0] for line in block.splitlines()]


def _held(container: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (contract,) = (one for one in contracts if one["containers"] == [container])
    held: list[str] = []
    for layer in contract["layers"]:
        # `errors | …` is drawn as several lines, with the words for each.
        held += layer.split(" | ") if layer.startswith("errors | ") else [layer]
    return held


def test_the_picture_shows_the_layers_that_the_linter_holds() -> None:
    assert _shown("layers") == _held("extractor")
    assert _shown("floors of verify") == _held("extractor.verify")


def test_every_part_of_the_package_is_in_the_picture() -> None:
    parts = {path.stem for path in (ROOT / "extractor").iterdir()
             if path.suffix == ".py" or (path / "__init__.py").exists()}  # fmt: skip
    block = PAGE.partition("<!-- layers:")[2].partition("```\n")[2].partition("```")[0]
    shown = {name for line in block.splitlines() for name in re.split(r"  +", line)[0].split(" | ")}
    assert parts - {"__init__"} == shown


@pytest.mark.parametrize(
    "page",
    [
        "CONTRIBUTING.md",
        "docs/guarantees.md",
        "docs/plugins.md",
        "docs/plugins.zh.md",
        "README.md",
        "THIRD_PARTY.md",
    ],
)
def test_every_path_that_is_named_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    named = re.findall(r"`((?:extractor|tests|evals|schemas|docs|prompts)/[\w./-]+)`", text)
    assert links
    missing = [link for link in links if not ((ROOT / page).parent / link).exists()]
    missing += [path for path in named if not (ROOT / path).exists()]
    assert not missing


def test_hooks_run_what_the_checks_run() -> None:
    """Every hook is local, and is a check of ``.ci/run``."""
    assert re.findall(r"repo: (\S+)", HOOKS) == ["local"]
    checks = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    entries = re.findall(r"entry: (.+)", HOOKS)
    assert len(entries) == 6
    for entry in entries:
        words = re.sub(r"python -m ", "", entry)
        assert f".venv/bin/{words}" in checks, entry
