"""The fingerprint of a run: what changes results is in it, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extractor.batch.fingerprint import IRRELEVANT, fingerprint, program
from extractor.options import ModelOptions, Options
from extractor.resources import data_path


def test_the_fingerprint_is_that_of_what_changes_results(monkeypatch: pytest.MonkeyPatch) -> None:
    model = ModelOptions(model="m")
    base = fingerprint(Options(model=model))
    assert base == fingerprint(Options(model=model))
    for changes in ({"api_key": "k"}, {"timeout": 1.0}, {"attempts": 1}):
        same = ModelOptions.model_validate({"model": "m", **changes})
        assert fingerprint(Options(model=same)) == base
    for changes in ({"base_url": "http://x/v1"}, {"seed": 1}, {"strategy": "classify"}):
        other = ModelOptions.model_validate({"model": "m", **changes})
        assert fingerprint(Options(model=other)) != base
    assert fingerprint(Options()) != base
    monkeypatch.setattr("extractor.batch.fingerprint.program", lambda: "another")
    assert fingerprint(Options(model=model)) != base


def test_the_irrelevant_options_exist() -> None:
    of_model = IRRELEVANT["model"]
    assert isinstance(of_model, dict)
    assert of_model.keys() < ModelOptions.model_fields.keys()
    assert IRRELEVANT.keys() < Options.model_fields.keys()


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize(
    "changed",
    [
        "prompts/local-chat.j2",
        "schemas/disclosure/prose.toml",
        "schemas/disclosure/indicators/applications.toml",
        "schemas/disclosure/learned.bin",
        "schemas/places/bodies.toml",
        "schemas/places/divisions.tsv",
    ],
)
def test_changed_rules_are_another_program(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rules, weights and places are data: what was read by others of them is read again."""
    for folder in ("prompts", "schemas"):
        shutil.copytree(data_path(folder), tmp_path / folder)
    monkeypatch.setattr(
        "extractor.batch.fingerprint.data_path", lambda *parts: tmp_path.joinpath(*parts)
    )
    before = program.__wrapped__()
    assert program.__wrapped__() == before
    with (tmp_path / changed).open("ab") as file:
        file.write(b"#")
    assert program.__wrapped__() != before
