"""Configuration: flags beat the environment, the environment beats a file; one frozen result.

The settings are the fields of ``Options`` and ``ModelOptions`` side by side, under the same
names in all three places: ``--max-cost``, ``EXTRACTOR_MAX_COST``, ``max_cost = 5``.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError, create_model
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from extractor.errors import UsageError
from extractor.options import ModelOptions, Options

from .key_trust import trusted

PREFIX = "EXTRACTOR_"
OWN_FILE = "extractor.toml"
PROJECT_FILE = "pyproject.toml"

_ELSEWHERE = ("base_url", "model", "price")
_BUILT = ("model", "own_schema")
_RUN_FIELDS = {name: field for name, field in Options.model_fields.items() if name not in _BUILT}
_FIELDS: dict[str, Any] = {**ModelOptions.model_fields, **_RUN_FIELDS}

SETTINGS = frozenset(_FIELDS)
"""The names of all settings."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The options of a command, and remarks on how they came about, one line each."""

    options: Options
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _File:
    name: str = ""
    values: Mapping[str, Any] | None = None


class _Environment(EnvSettingsSource):
    def __call__(self) -> dict[str, Any]:
        found = super().__call__()
        shared = os.environ.get("OPENAI_API_KEY", "").strip()
        return {"api_key": shared, **found} if shared else found


class _Sources(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", env_ignore_empty=True, extra="forbid"
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags, environment, file; first wins."""
        values = dict(_file().values or {})
        return (
            init_settings,
            _Environment(settings_cls),
            InitSettingsSource(settings_cls, values),
        )


# Every setting is optional here; defaults and limits are those of the options themselves.
_OPTIONAL: Any = {name: (field.annotation | None, None) for name, field in _FIELDS.items()}
_Settings = create_model("_Settings", __base__=_Sources, **_OPTIONAL)


def configure(flags: Mapping[str, Any]) -> Configuration:
    """Build the options of a command from its flags, the environment and the file.

    ``flags`` holds the flags that were given, by field name.  The file is ``extractor.toml`` in
    the working folder or, without one, ``[tool.extractor]`` of its ``pyproject.toml``.

    Raises:
        UsageError: a file cannot be read or has an unknown key, or a value is not possible; the
            message says where the value stands.
    """
    try:
        settings = _Settings(**flags)
        given = {name: getattr(settings, name) for name in settings.model_fields_set}
        given = {name: value for name, value in given.items() if value is not None}
        model = {name: given[name] for name in given if name in ModelOptions.model_fields}
        rest = {name: given[name] for name in given if name in _RUN_FIELDS}
        if model.get("backend") == "local":
            # Variables and files name another endpoint; a flag is refused by the door.
            model = {k: v for k, v in model.items() if k not in _ELSEWHERE or k in flags}
        wanted = model.get("model") or model.get("backend") == "local"
        chosen = ModelOptions(**model) if wanted else None
        options = Options(model=chosen, **rest)
    except ValidationError as error:
        raise UsageError(_explained(error, flags)) from None
    _check(options, flags)
    origins = {name: _origin(name, flags).removesuffix(f": {name}") for name in given}
    options, said = trusted(options, origins)
    remarks = [*said, *_unknown_variables()]
    if chosen is None and (idle := _first_idle(model, flags)):
        remarks.append(f"{idle} has no effect: no model is configured (--model NAME)")
    return Configuration(options, tuple(remarks))


def _file() -> _File:
    own, project = Path(OWN_FILE), Path(PROJECT_FILE)
    if own.is_file():
        return _checked(OWN_FILE, _parsed(own))
    if project.is_file():
        tool = _parsed(project).get("tool", {})
        if isinstance(tool, dict) and "extractor" in tool:
            return _checked(f"{PROJECT_FILE} [tool.extractor]", tool["extractor"])
    return _File()


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read as TOML ({error}); mend or move it") from None


def _checked(name: str, values: object) -> _File:
    if not isinstance(values, dict):
        raise UsageError(f"{name}: is no table of settings; write `name = value` lines below it")
    for key in values:
        if key not in _FIELDS:
            raise UsageError(f"{name}: unknown setting {key!r}{_near(key)}")
    return _File(name, values)


def _near(key: str) -> str:
    matches = difflib.get_close_matches(key.lower(), _FIELDS, n=2, cutoff=0.6)
    if matches:
        return f"; did you mean {' or '.join(matches)}?"
    return f"; the settings are {', '.join(sorted(_FIELDS))}"


def _unknown_variables() -> list[str]:
    found = []
    for variable in sorted(os.environ):
        name = variable.lower().removeprefix(PREFIX.lower()).partition("__")[0]
        if variable.upper().startswith(PREFIX) and name not in _FIELDS:
            found.append(f"{variable} is no setting and is ignored{_near(name)}")
    return found


def _origin(name: str, flags: Mapping[str, Any]) -> str:
    """Where the value of a setting stands, in the words of the user."""
    if name in flags:
        return "--" + name.replace("_", "-")
    for variable in os.environ:
        if variable.upper().partition("__")[0] == (PREFIX + name).upper():
            return variable
    if name == "api_key" and os.environ.get("OPENAI_API_KEY"):
        return "OPENAI_API_KEY"
    return f"{_file().name}: {name}"


def _explained(error: ValidationError, flags: Mapping[str, Any]) -> str:
    lines = []
    for problem in error.errors(include_url=False, include_input=False):
        name, *inner = (str(part) for part in problem["loc"])
        path = "".join(f".{part}" for part in inner)
        lines.append(f"{_origin(name, flags)}{path}: {problem['msg']}")
    return "; ".join(dict.fromkeys(lines))


def _check(options: Options, flags: Mapping[str, Any]) -> None:
    """Refuse what would silently do nothing; what cannot work, the door refuses itself."""
    model = options.model
    if model and model.recordings is not None and model.backend != "replay":
        raise UsageError(
            f"{_origin('recordings', flags)}: recordings are only read by the replay backend; "
            "add --backend replay, or use --record to make them"
        )


def _first_idle(model: Mapping[str, Any], flags: Mapping[str, Any]) -> str | None:
    """A model setting that somebody set on purpose, where there is no model to use it."""
    for name in (
        "base_url",
        "record",
        "recordings",
        "backend",
        "mode",
        "strategy",
        "rules_first",
        "weights",
        "lora",
    ):
        if name in model:
            return _origin(name, flags)
    return None
