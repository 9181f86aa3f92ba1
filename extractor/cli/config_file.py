"""``extractor.toml``, or ``[tool.extractor]`` of ``pyproject.toml``: settings, and profiles of them.

Whatever stands there and means nothing is a mistake that is told: in profiles that are not used,
and beneath values that a flag overrides, too.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from extractor.errors import UsageError
from extractor.messages import Language
from extractor.options import ModelOptions, Options

from .toml_file import OWN_FILE, parsed

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_BUILT = ("model", "pack")
RUN_FIELDS = {name: item for name, item in Options.model_fields.items() if name not in _BUILT}


class _Shown(BaseModel):
    """Settings of the command line itself; nothing that is read or written depends on them."""

    lang: Language | None = Field(
        default=None, description="language of what is shown, zh or en; unset: that of the locale"
    )


FIELDS: dict[str, Any] = {
    **ModelOptions.model_fields, **RUN_FIELDS, **_Shown.model_fields
}  # fmt: skip

# Every setting is optional here; defaults and limits are those of the options themselves.
OPTIONAL: Any = {name: (item.annotation | None, None) for name, item in FIELDS.items()}
_Checked = create_model("_Checked", __config__=ConfigDict(extra="forbid"), **OPTIONAL)

_OF_A_HOST = ("api_key", "headers", "query")
"""What belongs to one endpoint and must not be sent to another."""


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """The settings of a file; ``name`` is empty where there is none."""

    name: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    profiles: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def profile(self, name: str, origin: str) -> Mapping[str, Any]:
        """The settings of a profile; ``origin`` says where it is named.

        Raises:
            UsageError: there is no such profile.
        """
        if name in self.profiles:
            return self.profiles[name]
        known = ", ".join(sorted(self.profiles)) or "none"
        where = self.name or f"{OWN_FILE} (there is none here)"
        raise UsageError(
            f"{origin}: {where} has no [profile.{name}]; the profiles there are: {known}"
        )

    def beneath(self, profile: Mapping[str, Any]) -> Mapping[str, Any]:
        """The settings of the file, for use beneath a profile.

        A profile with an address of its own has keys of its own: the file's are of another host.
        """
        if "base_url" not in profile:
            return self.values
        return {name: value for name, value in self.values.items() if name not in _OF_A_HOST}


def read_file() -> ConfigFile:
    """The file of the working folder.

    Raises:
        UsageError: it cannot be read, or something in it means nothing.
    """
    name, values = parsed()
    return _checked(name, values) if name else ConfigFile()


def _checked(name: str, values: object) -> ConfigFile:
    if not isinstance(values, dict):
        raise UsageError(f"{name}: is no table of settings; write `name = value` lines below it")
    profiles = values.pop("profile", {})
    if not isinstance(profiles, dict) or not all(isinstance(p, dict) for p in profiles.values()):
        raise UsageError(
            f"{name}: profile: write each as a table of its own, [profile.NAME]; --profile NAME "
            "or EXTRACTOR_PROFILE chooses one"
        )
    _check(name, values)
    for profile, inner in profiles.items():
        if "lang" in inner:
            raise UsageError(f"{name} [profile.{profile}]: lang: move it above all profiles")
        _check(f"{name} [profile.{profile}]", inner)
    return ConfigFile(name, values, profiles)


def _check(name: str, values: Mapping[str, Any]) -> None:
    for key in values:
        if key not in FIELDS:
            raise UsageError(f"{name}: unknown setting {key!r}{near(key)}")
    try:
        _Checked.model_validate(values)
        check_limits(values)
    except ValidationError as error:
        lines = (
            f"{name}: {'.'.join(map(str, problem['loc']))}: {what_is_wrong(problem)}"
            for problem in error.errors(include_url=False, include_input=False)
        )
        # Each is a message of its own.
        raise UsageError("\n".join(dict.fromkeys(lines))) from None


def check_limits(values: Mapping[str, Any]) -> None:
    """See to it that settings are within their limits, those of a model without one, too.

    Raises:
        ValidationError: one of them is not.
    """
    given = {name: value for name, value in values.items() if value is not None}
    model = {name: given[name] for name in given if name in ModelOptions.model_fields}
    ModelOptions.model_validate({"model": "any", **model})
    Options.model_validate({name: given[name] for name in given if name in RUN_FIELDS})


def what_is_wrong(problem: ErrorDetails, *, variable: bool = False) -> str:
    """What is wrong with a value, and what to do where that is not plain; ``variable``: it stands in
    the environment, where a table is JSON."""
    if problem["type"] in ("dict_type", "mapping_type", "model_type") and variable:
        return 'a table in JSON is needed, such as {"NAME":"VALUE"}'
    if problem["type"] == "missing":
        return "this is missing, and needed beside the others"
    # How the library tried to read it helps nobody.
    return str(problem["msg"]).partition(", unable ")[0]


def near(key: str, prefix: str = "") -> str:
    """What somebody may have meant by a name that is no setting; with the prefix of variables, in
    the way these are written."""

    def written(names: Iterable[str]) -> Iterable[str]:
        return ((prefix + name).upper() if prefix else name for name in names)

    matches = difflib.get_close_matches(key.lower(), FIELDS, n=2, cutoff=0.6)
    if matches:
        return f"; did you mean {' or '.join(written(matches))}?"
    return f"; the settings are {', '.join(written(sorted(FIELDS)))}"
