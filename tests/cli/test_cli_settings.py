"""Flags beat the environment, the environment beats a file."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from extractor.cli import COMMANDS, app, flags
from extractor.cli.settings import SETTINGS, configure
from extractor.errors import UsageError
from extractor.messages import Language, said, speaking
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
    monkeypatch.setenv("OPENAI_API_KEY", "shared")
    assert _model(model="m").api_key.get_secret_value() == "shared"
    (folder / "extractor.toml").write_text('api_key = "of-file"\n')
    assert _model(model="m").api_key.get_secret_value() == "of-file"
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
        ("timeout = -3\n", r"extractor\.toml: timeout: .*greater than 0"),
        ("[profile.x]\nattempts = 0\n", r"\[profile\.x\]: attempts: .*greater than or equal to 1"),
        ('api_key = "a b"\n', r"extractor\.toml: api_key: .*the key holds a line end, a blank"),
        ("concurrency = 0\n", r"extractor\.toml: concurrency: .*greater than or equal to 1"),
        ('model = "m"\ntemperature = 9\n', r"extractor\.toml: temperature: .*less than or equal"),
        ('model = "m"\n[price]\nprompt = 1\n', r"toml: price\.completion: this is missing, and"),
        ('model = "m"\n[price]\nprompt = 1\ncompletion = 2\ncache = 1\n', r"price\.cache: Extra"),
        ("[model.price]\nprompt = 1\n", r"extractor\.toml: model: Input should be a valid string"),
        ("[prices]\nprompt = 1\n", r"unknown setting 'prices'; did you mean price"),
        ('profile = "x"\n', r"profile: write each as a table of its own, \[profile\.NAME\]"),
        ("[profile.x]\nmodle = 1\n", r"\[profile\.x\]: unknown setting 'modle'"),
        ("[profile.x]\ntimeout = 'long'\n", r"\[profile\.x\]: timeout: Input should be a valid num"),
        ('model = "m"\n[headers]\n"bad name" = "x"\n', r"headers\.bad name\.\[key\]: String should"),
        ('model = "m"\nheaders = {X = "a\\nb"}\n', r"headers: .*printable ASCII on one line"),
        ("model = \n", r"extractor\.toml: cannot be read as TOML \(.*line 1.*\); correct or move it"),
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
    with pytest.raises(UsageError, match=r"^EXTRACTOR_PRICE: a table in JSON is needed"):
        configure({})


PROFILES = """
model = "of-file"
api_key = "of-file"
concurrency = 3
[headers]
X-Tenant = "of-file"
[profile.deepseek]
base_url = "https://api.deepseek.test/v1"
model = "deepseek"
extra_body = {enable_thinking = false}
[profile.fast]
in_flight = 64
"""


def test_a_profile_comes_before_the_rest_of_the_file(folder: Path) -> None:
    (folder / "extractor.toml").write_text(PROFILES)
    assert _model().model == "of-file"
    options = configure({"profile": "fast"}).options
    assert options.model
    assert (options.model.in_flight, options.model.model, options.concurrency) == (64, "of-file", 3)
    assert options.model.api_key.get_secret_value() == "of-file"


def test_keys_of_the_file_do_not_go_to_the_host_of_a_profile(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "extractor.toml").write_text(PROFILES)
    model = _model(profile="deepseek")
    assert (model.model, model.extra_body) == ("deepseek", {"enable_thinking": False})
    assert (model.api_key.get_secret_value(), model.headers) == ("", {})
    monkeypatch.setenv("EXTRACTOR_API_KEY", "own")
    with pytest.raises(UsageError, match=r"the key is not sent to https://api.deepseek.test/v1"):
        configure({"profile": "deepseek"})
    named = _model(profile="deepseek", base_url="https://api.deepseek.test/v1")
    assert named.api_key.get_secret_value() == "own"


def test_a_profile_named_by_a_flag_beats_the_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "extractor.toml").write_text(PROFILES)
    monkeypatch.setenv("EXTRACTOR_MODEL", "of-environment")
    assert _model(profile="deepseek").model == "deepseek"
    assert _model(profile="deepseek", model="of-flag").model == "of-flag"
    monkeypatch.setenv("EXTRACTOR_PROFILE", "deepseek")
    assert _model().model == "of-environment"
    assert _model().base_url == "https://api.deepseek.test/v1"
    (remark,) = configure({}).remarks
    assert remark.endswith("names the model's address: reports go to https://api.deepseek.test/v1")


def test_a_profile_that_is_not_there_is_told_with_those_that_are(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageError, match=r"--profile: extractor\.toml \(there is none here\) has"):
        configure({"profile": "x"})
    (folder / "extractor.toml").write_text(PROFILES)
    monkeypatch.setenv("EXTRACTOR_PROFILE", "deepsek")
    with pytest.raises(UsageError, match=r"^EXTRACTOR_PROFILE: .*there are: deepseek, fast$"):
        configure({})


def test_pairs_of_flags_become_tables() -> None:
    found = flags.given(
        {
            "headers": ["X-Tenant=t1", "X-Trace = a=b"],
            "query": ["api-version=2024-06-01"],
            "extra_body": ["enable_thinking=false", "top_k=20", "user=me", 'x={"y": [1]}'],
        }
    )
    assert found == {
        "headers": {"X-Tenant": "t1", "X-Trace": "a=b"},
        "query": {"api-version": "2024-06-01"},
        "extra_body": {"enable_thinking": False, "top_k": 20, "user": "me", "x": {"y": [1]}},
    }
    with pytest.raises(UsageError, match="--header 'X-Tenant': write it as NAME=VALUE"):
        flags.given({"headers": ["X-Tenant"]})


def test_tables_of_the_environment_are_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXTRACTOR_HEADERS", '{"X-Tenant": "t1"}')
    monkeypatch.setenv("EXTRACTOR_EXTRA_BODY", '{"enable_thinking": false}')
    model = _model(model="m")
    assert model.headers["X-Tenant"].get_secret_value() == "t1"
    assert model.extra_body == {"enable_thinking": False}


def test_settings_are_printed_with_value_and_origin_and_no_secret(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "extractor.toml").write_text(PROFILES + 'proxy = "http://u:sesame@p"\n')
    monkeypatch.setenv("EXTRACTOR_API_KEY", "sesame")
    monkeypatch.setenv("EXTRACTOR_TIMEOUT", "7")
    monkeypatch.setenv("EXTRACTOR_HEADERS", '{"X-Tenant": "sesame"}')
    monkeypatch.setenv("COLUMNS", "200")
    printed = CliRunner().invoke(app, ["settings", "--profile", "fast"]).output
    rows = {line.split()[0]: line for line in printed.splitlines()}
    assert rows.keys() >= SETTINGS
    assert "sesame" not in printed
    assert "64" in rows["in_flight"]
    assert "extractor.toml [profile.fast]" in rows["in_flight"]
    assert "EXTRACTOR_TIMEOUT" in rows["timeout"]
    assert "extractor.toml " in rows["concurrency"]
    assert "(set)" in rows["api_key"]
    assert "default" in rows["seed"]


@pytest.mark.parametrize(
    ("name", "flags", "language"),
    [("settings.md", "", "en"), ("settings.zh.md", "--lang zh ", "zh")],
)
def test_the_page_of_settings_lists_every_one(name: str, flags: str, language: Language) -> None:
    page = (Path(__file__).parents[2] / "docs" / name).read_text(encoding="utf-8")
    command = f"extractor {flags}settings --markdown"
    _, _, rest = page.partition(f"<!-- settings: generated by '{command}' -->")
    listed, _, _ = rest.partition("<!-- /settings -->")
    with speaking(language):
        printed = CliRunner().invoke(app, ["settings", "--markdown"]).output
    assert printed.strip() == listed.strip()


def test_a_key_is_never_in_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXTRACTOR_API_KEY", "sesame")
    with pytest.raises(UsageError) as caught:
        configure({"model": "m", "timeout": -1})
    assert "sesame" not in str(caught.value)
    assert "sesame" not in repr(configure({"model": "m"}))


def test_what_has_no_effect_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXTRACTOR_MODLE", "m")
    assert configure({"base_url": "http://x/v1"}).remarks == (
        "EXTRACTOR_MODLE is no setting and is ignored; did you mean EXTRACTOR_MODE or "
        "EXTRACTOR_MODEL?",
        "--base-url has no effect: no model is configured (--model NAME)",
    )


def test_every_flag_of_a_model_that_has_no_effect_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXTRACTOR_API_KEY", "k")
    monkeypatch.setenv("EXTRACTOR_TIMEOUT", "9")
    assert configure({}).remarks == (), "a key may wait for a model"
    told = configure({"max_cost": "5", "api_key": "zz", "timeout": 3.0, "workers": 1}).remarks
    assert [line.partition(" has no effect: no model")[0] for line in told] == [
        "--max-cost", "--api-key", "--timeout",
    ]  # fmt: skip


def test_limits_of_a_model_hold_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match=r"^--timeout: .*greater than 0"):
        configure({"timeout": -3})
    monkeypatch.setenv("EXTRACTOR_ATTEMPTS", "0")
    with pytest.raises(UsageError, match=r"^EXTRACTOR_ATTEMPTS: .*greater than or equal to 1"):
        configure({})


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        (
            "HEADERS",
            "X-A",
            'EXTRACTOR_HEADERS: a table in JSON is needed, such as {"NAME":"VALUE"}$',
        ),
        ("PRICE__PROMPT", "1", "EXTRACTOR_PRICE.*completion: this is missing, and needed"),
    ],
)
def test_what_to_write_into_a_variable_is_said(
    name: str, value: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"EXTRACTOR_{name}", value)
    with pytest.raises(UsageError, match=told) as caught:
        configure({})
    in_chinese = said(str(caught.value), "zh").replace(f"EXTRACTOR_{name}", "")
    assert not re.search("[a-z]{2}", in_chinese.replace("completion", "")), in_chinese


@pytest.mark.parametrize("name", sorted(SETTINGS - {"lang"}))
def test_every_option_can_be_set_in_a_file(folder: Path, name: str) -> None:
    values = {"model": '"m"', "mode": '"json"', "strategy": '"point"', "backend": '"live"',
              "base_url": '"http://x"', "api_key": '"k"', "max_cost": '"1"',
              "price": '{prompt = "1", completion = "2"}', "record": '"r"', "cache_dir": '"c"',
              "lora": '"a.gguf"', "weights": '"m.gguf"', "tables": "true", "use_cache": "true", "second_round": "true",
              "headers": '{X-A = "1"}', "query": '{a = "1"}', "extra_body": "{top_k = 1}",
              "stream": "true", "ca_file": '"c.pem"', "proxy": '"http://p"',
              "recordings": '"r"\nbackend = "replay"', "chunk_chars": "500"}  # fmt: skip
    model = "" if name == "model" else 'model = "m"\n'
    (folder / "extractor.toml").write_text(f"{name} = {values.get(name, '1')}\n{model}")
    options = configure({}).options
    assert options.model
    assert name in options.model.model_fields_set | options.model_fields_set


def _every() -> Iterator[Callable[..., object]]:
    for entry in COMMANDS.values():
        module, _, attribute = entry.place.partition(":")
        found = getattr(import_module(f"extractor.cli.{module}"), attribute)
        yield from _commands(found) if isinstance(found, typer.Typer) else (found,)


def _commands(group: typer.Typer) -> Iterator[Callable[..., object]]:
    yield from (command.callback for command in group.registered_commands if command.callback)
    for inner in group.registered_groups:
        if inner.typer_instance is not None:
            yield from _commands(inner.typer_instance)


def test_every_shared_flag_of_every_command_is_a_setting() -> None:
    """A flag reaches the options by its name: one that is misnamed would do nothing."""
    assert SETTINGS | {"profile"} >= flags.FLAGS.keys()
    seen = 0
    for command in _every():
        for name, parameter in signature(command, eval_str=True).parameters.items():
            shared = [flag for flag, kind in flags.FLAGS.items() if parameter.annotation is kind]
            assert not shared or name in shared, f"{command.__qualname__}: {name}"
            seen += bool(shared)
    assert seen > 50


@pytest.mark.parametrize(("flag", "name"), [("--no-cache", "use_cache"), ("--no-tables", "tables")])
def test_flags_that_say_no(flag: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[object] = []
    monkeypatch.setattr(flags, "configure", lambda found: given.append(found) or configure(found))
    Path("empty.txt").touch()
    CliRunner().invoke(app, ["show", flag, "empty.txt"])
    CliRunner().invoke(app, ["show", "empty.txt"])
    assert given == [{name: False}, {}]
