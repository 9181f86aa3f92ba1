"""Flags beat the environment, the environment beats a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from extractor.cli import app, flags
from extractor.cli.settings import SETTINGS, configure
from extractor.errors import UsageError
from extractor.options import ModelOptions, Options, Price


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in list(os.environ):
        if name.startswith(("EXTRACTOR_", "OPENAI_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _model(**flags: object) -> ModelOptions:
    model = configure(flags).options.model
    assert model is not None
    return model


def test_nothing_configured_is_the_default_without_a_model() -> None:
    configuration = configure({})
    assert configuration.options == Options()
    assert configuration.remarks == ()


def test_flags_beat_environment_beats_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "extractor.toml").write_text(
        'model = "of-file"\nbase_url = "http://file/v1"\nmode = "json"\nconcurrency = 3\n'
        'max_cost = "2.50"\n[price]\nprompt = "1"\ncompletion = "2"\n'
    )
    monkeypatch.setenv("EXTRACTOR_MODEL", "of-environment")
    monkeypatch.setenv("EXTRACTOR_BASE_URL", "http://environment/v1")
    monkeypatch.setenv("EXTRACTOR_SEED", "7")
    options = configure({"model": "of-flag", "max_tokens": 9}).options
    assert options.model == ModelOptions(
        model="of-flag",
        base_url="http://environment/v1",
        mode="json",
        seed=7,
        price=Price(prompt=Decimal(1), completion=Decimal(2)),
    )
    assert (options.concurrency, options.max_cost, options.max_tokens) == (3, Decimal("2.50"), 9)


def test_the_table_in_pyproject_counts_where_there_is_no_file_of_its_own(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.extractor]\nmodel = "m"\ntables = false\n')
    options = configure({}).options
    assert options.model
    assert (options.model.model, options.tables) == ("m", False)
    (folder / "extractor.toml").write_text("concurrency = 2\n")
    options = configure({}).options
    assert (options.model, options.tables, options.concurrency) == (None, True, 2)


@pytest.mark.parametrize("text", ["", "[tool.other]\nx = 1\n", 'tool = "none"\n'])
def test_a_pyproject_of_somebody_else_is_no_configuration(folder: Path, text: str) -> None:
    (folder / "pyproject.toml").write_text(text)
    assert configure({}).options == Options()


def test_the_shared_key_is_used_unless_there_is_an_own_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "extractor.toml").write_text('api_key = "of-file"\n')
    assert _model(model="m").api_key.get_secret_value() == "of-file"
    monkeypatch.setenv("OPENAI_API_KEY", "shared")
    assert _model(model="m").api_key.get_secret_value() == "shared"
    monkeypatch.setenv("EXTRACTOR_API_KEY", "own")
    assert _model(model="m").api_key.get_secret_value() == "own"
    assert _model(model="m", api_key="flag").api_key.get_secret_value() == "flag"


def test_empty_variables_are_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXTRACTOR_MODEL", "")
    monkeypatch.setenv("OPENAI_API_KEY", "")
    assert configure({}).options == Options()


def test_parts_of_a_price_by_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXTRACTOR_PRICE__PROMPT", "0.5")
    monkeypatch.setenv("EXTRACTOR_PRICE__COMPLETION", "1.5")
    assert _model(model="m").price == Price(prompt=Decimal("0.5"), completion=Decimal("1.5"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('modle = "m"\n', r"unknown setting 'modle'; did you mean mode or model\?"),
        ("xyz = 1\n", r"unknown setting 'xyz'; the settings are api_key, "),
        ("concurrency = 0\n", r"extractor\.toml: concurrency: .*greater than or equal to 1"),
        ('model = "m"\ntemperature = 9\n', r"extractor\.toml: temperature: .*less than or equal"),
        ('model = "m"\n[price]\nprompt = 1\n', r"toml: price\.completion: Field required"),
        ("model = \n", r"extractor\.toml: cannot be read as TOML \(.*line 1.*\); mend or move it"),
    ],
)  # fmt: skip
def test_mistakes_in_the_file_are_named(folder: Path, text: str, message: str) -> None:
    (folder / "extractor.toml").write_text(text)
    with pytest.raises(UsageError, match=message):
        configure({})


def test_a_file_that_is_no_text_is_named(folder: Path) -> None:
    (folder / "extractor.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match=r"extractor\.toml: cannot be read as TOML"):
        configure({})


def test_a_setting_in_pyproject_that_is_no_table_is_named(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool]\nextractor = 1\n")
    with pytest.raises(UsageError, match=r"pyproject\.toml \[tool\.extractor\]: is no table"):
        configure({})


def test_mistakes_in_flags_and_variables_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match=r"^--mode: Input should be 'auto', 'json_schema'"):
        configure({"mode": "jsn"})
    with pytest.raises(UsageError, match=r"^--max-cost: "):
        configure({"max_cost": "much"})
    with pytest.raises(UsageError, match=r"^--recordings: .*add --backend replay"):
        configure({"model": "m", "recordings": Path("r")})
    monkeypatch.setenv("EXTRACTOR_CONCURRENCY", "many")
    with pytest.raises(UsageError, match=r"^EXTRACTOR_CONCURRENCY: .*valid integer"):
        configure({})
    monkeypatch.setenv("EXTRACTOR_CONCURRENCY", "1")
    monkeypatch.setenv("EXTRACTOR_PRICE", "{")
    with pytest.raises(UsageError, match=r"^EXTRACTOR_PRICE: .*valid dictionary"):
        configure({})


def test_a_key_is_never_in_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXTRACTOR_API_KEY", "sesame")
    with pytest.raises(UsageError) as caught:
        configure({"model": "m", "timeout": -1})
    assert "sesame" not in str(caught.value)
    assert "sesame" not in repr(configure({"model": "m"}))


def test_what_has_no_effect_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXTRACTOR_MODLE", "m")
    assert configure({"base_url": "http://x/v1"}).remarks == (
        "EXTRACTOR_MODLE is no setting and is ignored; did you mean mode or model?",
        "--base-url has no effect: no model is configured (--model NAME)",
    )


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_every_option_can_be_set_in_a_file(folder: Path, name: str) -> None:
    values = {"model": '"m"', "mode": '"json"', "strategy": '"point"', "backend": '"live"',
              "base_url": '"http://x"', "api_key": '"k"', "max_cost": '"1"',
              "price": '{prompt = "1", completion = "2"}', "record": '"r"', "cache_dir": '"c"',
              "lora": '"a.gguf"', "weights": '"m.gguf"', "tables": "true", "use_cache": "true", "second_round": "true",
              "recordings": '"r"\nbackend = "replay"', "chunk_chars": "500"}  # fmt: skip
    model = "" if name == "model" else 'model = "m"\n'
    (folder / "extractor.toml").write_text(f"{name} = {values.get(name, '1')}\n{model}")
    options = configure({}).options
    assert options.model
    assert name in options.model.model_fields_set | options.model_fields_set


def _commands(group: typer.Typer) -> Iterator[Callable[..., object]]:
    yield from (command.callback for command in group.registered_commands if command.callback)
    for inner in group.registered_groups:
        if inner.typer_instance is not None:
            yield from _commands(inner.typer_instance)


def test_every_shared_flag_of_every_command_is_a_setting() -> None:
    """A flag reaches the options by its name: one that is misnamed would do nothing."""
    seen = 0
    for command in _commands(app):
        for parameter, annotation in command.__annotations__.items():
            if str(annotation).startswith("flags.") and annotation != "flags.Schema":
                assert parameter in SETTINGS, f"{command.__qualname__}: {parameter}"
                seen += 1
    assert seen > 50


@pytest.mark.parametrize(("flag", "name"), [("--no-cache", "use_cache"), ("--no-tables", "tables")])
def test_flags_that_say_no(flag: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[object] = []
    monkeypatch.setattr(flags, "configure", lambda found: given.append(found) or configure(found))
    CliRunner().invoke(app, ["show", flag, "missing.txt"])
    CliRunner().invoke(app, ["show", "missing.txt"])
    assert given == [{name: False}, {}]
