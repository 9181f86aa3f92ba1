"""``extractor doctor``: what the configured endpoint supports."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from extractor.errors import ConfigurationRefused, EndpointDown

if TYPE_CHECKING:
    from extractor.endpoint.answer import FailureKind
from extractor.messages import said, word

from . import flags
from .console import data, say, shown
from .settings import configure

_MARKS = {True: ("yes", "green"), False: ("no", "red"), None: ("?", "yellow")}

_HINDERED: Mapping[FailureKind, str] = {
    "timeout": "it is too slow",
    "rate_limited": "it takes no more requests at the moment",
    "server_error": "it fails",
    "unreachable": "the connection breaks",
}


@flags.takes(*flags.ENDPOINT, *flags.REQUESTS, "backend", *flags.CACHE)
def doctor(*, settings: Mapping[str, Any]) -> None:
    """Try the configured model: a few short questions show what its endpoint really supports."""
    from extractor.endpoint import probe

    configuration = configure(settings)
    for remark in configuration.remarks:
        say(remark)
    found = asyncio.run(probe(configuration.options))
    console = data()
    console.print(Text(said(f"model {found.model} at {found.base_url}")))
    table = Table.grid(padding=(0, 2))
    for trial in found.trials:
        mark, style = _MARKS[trial.ok]
        table.add_row(
            Text(word(trial.name, "trial")), Text(said(mark), style), shown(said(trial.detail))
        )
    console.print(table)
    if found.cause is not None:
        # The row says it all: key, address, credit or model.
        raise ConfigurationRefused("nothing else was tried", found.cause)
    if found.hindered is not None:
        raise EndpointDown(
            f"{found.base_url} could not be examined: {_HINDERED[found.hindered]}; see the rows "
            "above, and run the same command again",
            "lost",
        )
    if not found.usable:
        raise ConfigurationRefused(
            f"{found.base_url}: no mode of structured answers works with {found.model!r}; "
            "see the rows above, and try another model or endpoint"
        )
    console.print(f"usable; it will be asked in the mode {found.mode}")
    console.print("to keep this, write into extractor.toml and use --profile NAME:")
    console.print()
    console.print(Text("[profile.NAME]"))
    for name, value in found.settings.items():
        console.print(Text(f"{name} = {_toml(value)}"), soft_wrap=True)


def _toml(value: object) -> str:
    """A value as TOML writes it; texts are untrusted, JSON's escapes are TOML's too."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_toml(k)} = {_toml(v)}" for k, v in value.items()) + "}"
    return json.dumps(value)
