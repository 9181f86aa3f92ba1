"""``extractor settings``: every setting, its value, and where that comes from."""

from __future__ import annotations

import inspect
import json
from collections.abc import Mapping
from typing import Annotated, Any

import typer
from pydantic import BaseModel, SecretStr
from rich.table import Table
from rich.text import Text

from extractor.endpoint.keys import public_url
from extractor.messages import said, spoken
from extractor.options import ModelOptions

from . import flags, language
from .config_file import FIELDS
from .console import data, say, shown
from .settings import Configuration, configure, flag_of


@flags.takes("profile")
def settings(
    markdown: Annotated[
        bool,
        typer.Option("--markdown", help="Print the list of docs/settings.md: names and meanings."),
    ] = False,
    *,
    settings: Mapping[str, Any],
) -> None:
    """Print every setting with its value and where it comes from: flag, variable or file."""
    if markdown:
        typer.echo(_markdown())
        return
    configuration = configure(settings)
    for remark in configuration.remarks:
        say(remark)
    table = Table.grid(padding=(0, 2))
    for name, item in FIELDS.items():
        origin = language.origin() if name == "lang" else configuration.origins.get(name)
        table.add_row(
            Text(name, "bold" if origin else ""),
            shown(_shown(_value(name, configuration))),
            shown(origin or said("default"), "" if origin else "dim"),
            Text(said(item.description or ""), "dim", overflow="fold"),
        )
    data().print(table)


def _value(name: str, configuration: Configuration) -> Any:
    options = configuration.options
    if name == "lang":
        return spoken()
    if name in ModelOptions.model_fields:
        if options.model is not None:
            return getattr(options.model, name)
        field = ModelOptions.model_fields[name]
        return None if field.is_required() else field.get_default(call_default_factory=True)
    return getattr(options, name)


def _shown(value: Any) -> str:
    """A value as it may be printed: what may be a secret is said to be set, and no more."""
    if isinstance(value, SecretStr):
        return said("(set)") if value.get_secret_value() else ""
    if isinstance(value, BaseModel):
        return json.dumps(value.model_dump(mode="json", exclude_none=True), ensure_ascii=False)
    if isinstance(value, Mapping):
        plain = {k: said("(set)") if isinstance(v, SecretStr) else v for k, v in value.items()}
        return json.dumps(plain, ensure_ascii=False) if plain else ""
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        return public_url(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _markdown() -> str:
    from .run import run

    with_flag = inspect.signature(run).parameters
    heads = (said(head) for head in ("setting", "default", "flag of `run`", "what it is"))
    lines = [f"| {' | '.join(heads)} |", "|---|---|---|---|"]
    for name, item in FIELDS.items():
        default = "" if item.is_required() else _shown(item.get_default(call_default_factory=True))
        flag = f"`{flag_of(name)}`" if name in with_flag or name == "lang" else ""
        lines.append(f"| `{name}` | {default} | {flag} | {said(item.description or '')} |")
    return "\n".join(lines)
