"""Configuration: flags beat the environment, the environment beats a file; one frozen result.

The settings are the fields of ``Options`` and ``ModelOptions`` side by side, under the same
names in all three places: ``--max-cost``, ``EXTRACTOR_MAX_COST``, ``max_cost = 5``.  A profile of
the file comes before the rest of the file, and before the environment where a flag names it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError, create_model
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from extractor.errors import OptionsError, UsageError
from extractor.messages.names import stored_path
from extractor.options import ModelOptions, Options

from .config_file import (
    FIELDS,
    OPTIONAL,
    RUN_FIELDS,
    ConfigFile,
    check_limits,
    near,
    read_file,
    what_is_wrong,
)
from .key_trust import trusted

PREFIX = "EXTRACTOR_"
PROFILE = "EXTRACTOR_PROFILE"

_ELSEWHERE = ("base_url", "model", "price")

SETTINGS = frozenset(FIELDS)
"""The names of all settings."""

_OF_A_BUDGET = ("max_cost", "max_tokens")
"""What is set for a run, and holds for its model alone."""

_FLAGS = {
    "headers": "--header",
    "extra_body": "--extra",
    "use_cache": "--no-cache",
    "tables": "--no-tables",
}
"""Flags that are not called like their setting."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The options of a command, and how they came about.

    ``remarks`` are for the user, one line each; ``origins`` tells of every setting that was set
    where its value stands.
    """

    options: Options
    remarks: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Layers:
    """The file, and the profile of it that is in use."""

    file: ConfigFile
    profile: str = ""
    by_flag: bool = False

    @classmethod
    def of(cls, flags: Mapping[str, Any]) -> _Layers:
        named = flags.get("profile") or os.environ.get(PROFILE, "").strip()
        return cls(read_file(), named, bool(flags.get("profile")))

    @property
    def values(self) -> Mapping[str, Any]:
        """The settings of the profile."""
        if not self.profile:
            return {}
        return self.file.profile(self.profile, "--profile" if self.by_flag else PROFILE)


class _Environment(EnvSettingsSource):
    def __call__(self) -> dict[str, Any]:
        found = super().__call__()
        found.pop("profile", None)
        return found


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
        assert isinstance(init_settings, InitSettingsSource)
        layers: _Layers = init_settings.init_kwargs.pop("layers")
        below = [InitSettingsSource(settings_cls, dict(layers.file.beneath(layers.values)))]
        if shared := os.environ.get("OPENAI_API_KEY", "").strip():
            below.append(InitSettingsSource(settings_cls, {"api_key": shared}))
        profile = InitSettingsSource(settings_cls, dict(layers.values))
        environment = _Environment(settings_cls)
        middle = (profile, environment) if layers.by_flag else (environment, profile)
        return (init_settings, *middle, *below)


_Settings = create_model("_Settings", __base__=_Sources, **OPTIONAL)


def configure(flags: Mapping[str, Any]) -> Configuration:
    """Build the options of a command from its flags, the environment and the file.

    ``flags`` holds the flags that were given, by field name, and ``profile``.  The file is
    ``extractor.toml`` in the working folder or, without one, ``[tool.extractor]`` of its
    ``pyproject.toml``.

    Raises:
        UsageError: a file cannot be read or has an unknown key, or a value is not possible; the
            message says where the value stands.
    """
    layers = _Layers.of(flags)
    own = {name: value for name, value in flags.items() if name != "profile"}
    try:
        settings = _Settings(**{**own, "layers": layers})
        given = {name: getattr(settings, name) for name in settings.model_fields_set}
        given = {
            name: _as_text(value, _origin(name, flags, layers))
            for name, value in given.items()
            if value is not None
        }
        model = {name: given[name] for name in given if name in ModelOptions.model_fields}
        rest = {name: given[name] for name in given if name in RUN_FIELDS}
        if model.get("backend") == "local":
            # Variables and files name another endpoint; a flag is refused by the door.
            model = {k: v for k, v in model.items() if k not in _ELSEWHERE or k in flags}
        wanted = model.get("model") or model.get("backend") == "local"
        if not wanted:
            check_limits(model)
        chosen = ModelOptions(**model) if wanted else None
        options = Options(model=chosen, **rest)
    except ValidationError as error:
        raise UsageError(_explained(error, flags, layers)) from None
    except OptionsError as refused:
        if not isinstance(refused.error, ValidationError):
            raise
        raise UsageError(_explained(refused.error, flags, layers)) from None
    _check(options, flags, layers)
    origins = _origins(given, flags, layers)
    options, said = trusted(options, origins)
    remarks = [*said, *_unknown_variables()]
    if chosen is None:
        remarks += [
            f"{idle} has no effect: no model is configured (--model NAME)"
            for idle in _idle(model, flags, layers)
        ]
    return Configuration(options, tuple(remarks), origins)


def _as_text(value: Any, origin: str) -> Any:
    """A setting as it is sent: what a locale without Chinese gave as bytes, in characters."""
    if not isinstance(value, str):
        return value
    text = stored_path(value)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise UsageError(f"{origin}: is no text in UTF-8; give it in UTF-8") from None
    return text


def _unknown_variables() -> list[str]:
    found = []
    for variable in sorted(os.environ):
        name = variable.lower().removeprefix(PREFIX.lower()).partition("__")[0]
        if (
            variable.upper().startswith(PREFIX)
            and name not in FIELDS
            and variable.upper() != PROFILE
        ):
            found.append(f"{variable} is no setting and is ignored{near(name, PREFIX)}")
    return found


def flag_of(name: str) -> str:
    """The flag of a setting, where a command has one."""
    return _FLAGS.get(name, "--" + name.replace("_", "-"))


def _origin(name: str, flags: Mapping[str, Any], layers: _Layers) -> str:
    """Where the value of a setting stands, in the words of the user."""
    if name in flags:
        return flag_of(name)
    profile = f"{layers.file.name} [profile.{layers.profile}]: {name}"
    if layers.by_flag and name in layers.values:
        return profile
    for variable in os.environ:
        if variable.upper().partition("__")[0] == (PREFIX + name).upper():
            return variable
    if name in layers.values:
        return profile
    if name in layers.file.beneath(layers.values):
        return f"{layers.file.name}: {name}"
    return "OPENAI_API_KEY" if name == "api_key" else name


def _origins(given: Mapping[str, Any], flags: Mapping[str, Any], layers: _Layers) -> dict[str, str]:
    return {name: _origin(name, flags, layers).removesuffix(f": {name}") for name in given}


def _explained(error: ValidationError, flags: Mapping[str, Any], layers: _Layers) -> str:
    lines = []
    for problem in error.errors(include_url=False, include_input=False):
        name, *inner = (str(part) for part in problem["loc"])
        path = "".join(f".{part}" for part in inner)
        origin = _origin(name, flags, layers)
        told = what_is_wrong(problem, variable=origin.upper().startswith(PREFIX))
        lines.append(f"{origin}{path}: {told}")
    return "\n".join(dict.fromkeys(lines))  # each is a message of its own


def _check(options: Options, flags: Mapping[str, Any], layers: _Layers) -> None:
    """Refuse what would silently do nothing; what cannot work, the door refuses itself."""
    model = options.model
    if model and model.recordings is not None and model.backend != "replay":
        raise UsageError(
            f"{_origin('recordings', flags, layers)}: recordings are only read by the replay backend; "
            "add --backend replay, or use --record to make them"
        )


_ON_PURPOSE = (
    "base_url",
    "record",
    "recordings",
    "backend",
    "mode",
    "strategy",
    "rules_first",
    "weights",
    "lora",
)
"""What nobody sets, in a file or variable, without a model in mind."""


def _idle(model: Mapping[str, Any], flags: Mapping[str, Any], layers: _Layers) -> list[str]:
    """The settings of a model that somebody set on purpose, where there is no model to use them:
    all that were given by flags, else the first of the others."""
    given = [name for name in flags if name in ModelOptions.model_fields or name in _OF_A_BUDGET]
    if given:
        return [_origin(name, flags, layers) for name in given]
    return [_origin(name, flags, layers) for name in _ON_PURPOSE if name in model][:1]
