"""The flags that more than one command has, and how they become settings."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from extractor.errors import UsageError
from extractor.options import Options

from .console import say
from .settings import SETTINGS, configure, flag_of

_MODEL = "Language model"
_ENDPOINT = "Endpoint"
_READING = "Reading"

BaseUrl = Annotated[
    str | None,
    typer.Option(help="Address of an OpenAI-compatible endpoint.", rich_help_panel=_MODEL),
]
Model = Annotated[
    str | None,
    typer.Option(
        help="Name of the model; without one the embedded readers are used.",
        rich_help_panel=_MODEL,
    ),
]
ApiKey = Annotated[
    str | None,
    typer.Option(
        help="Key of the endpoint; other users can see flags, so prefer EXTRACTOR_API_KEY.",
        rich_help_panel=_MODEL,
    ),
]
Profile = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Use the settings of \\[profile.NAME] in extractor.toml.",
        rich_help_panel=_MODEL,
    ),
]
Headers = Annotated[
    list[str] | None,
    typer.Option(
        "--header", metavar="NAME=VALUE", help="Header of every request.", rich_help_panel=_ENDPOINT
    ),
]
Query = Annotated[
    list[str] | None,
    typer.Option(
        "--query",
        metavar="NAME=VALUE",
        help="Parameter of the address, such as Azure's api-version.",
        rich_help_panel=_ENDPOINT,
    ),
]
Extra = Annotated[
    list[str] | None,
    typer.Option(
        "--extra",
        metavar="NAME=VALUE",
        help="Field of the request; VALUE is JSON or text: enable_thinking=false, top_k=20.",
        rich_help_panel=_ENDPOINT,
    ),
]
Stream = Annotated[
    bool | None,
    typer.Option(
        "--stream/--no-stream",
        metavar="",
        help="Take answers in pieces; by default where the endpoint insists.",
        rich_help_panel=_ENDPOINT,
    ),
]
CaFile = Annotated[
    Path | None,
    typer.Option(help="Certificates (PEM) to trust beside the usual.", rich_help_panel=_ENDPOINT),
]
Proxy = Annotated[
    str | None,
    typer.Option(help="Proxy, in place of that of HTTPS_PROXY.", rich_help_panel=_ENDPOINT),
]
Timeout = Annotated[
    float | None,
    typer.Option(help="Seconds for a whole answer.", rich_help_panel=_ENDPOINT),
]
InFlight = Annotated[
    int | None,
    typer.Option(help="Requests under way at the same time.", rich_help_panel=_ENDPOINT),
]
RequestsPerMinute = Annotated[
    int | None, typer.Option(help="Most requests a minute.", rich_help_panel=_ENDPOINT)
]
TokensPerMinute = Annotated[
    int | None, typer.Option(help="Most tokens a minute.", rich_help_panel=_ENDPOINT)
]
MaxOutputTokens = Annotated[
    int | None, typer.Option(help="Most tokens of an answer.", rich_help_panel=_ENDPOINT)
]
ModeFlag = Annotated[
    str | None,
    typer.Option(
        "--mode",
        metavar="auto|json_schema|tools|json|text",
        help="How structured answers are asked for.",
        rich_help_panel=_MODEL,
    ),
]
StrategyFlag = Annotated[
    str | None,
    typer.Option(
        "--strategy",
        metavar="point|describe|classify",
        help="What the model is asked to do.",
        rich_help_panel=_MODEL,
    ),
]
RulesFirst = Annotated[
    bool | None,
    typer.Option(
        "--rules-first/--model-first",
        metavar="",
        help="Put only those numbers to the model that the embedded rules do not place.",
        rich_help_panel=_MODEL,
    ),
]
BackendFlag = Annotated[
    str | None,
    typer.Option(
        "--backend",
        metavar="live|replay|local",
        help="Where answers come from.",
        rich_help_panel=_MODEL,
    ),
]
Recordings = Annotated[
    Path | None, typer.Option(help="Folder to replay answers from.", rich_help_panel=_MODEL)
]
RecordFlag = Annotated[
    Path | None,
    typer.Option("--record", help="Folder to record answers into.", rich_help_panel=_MODEL),
]
Weights = Annotated[
    Path | None,
    typer.Option(
        "--weights",
        help="Model file (GGUF) for --backend local, in place of the one that comes with it.",
        rich_help_panel=_MODEL,
    ),
]
Lora = Annotated[
    Path | None,
    typer.Option(
        "--lora",
        help="Adapter (GGUF) for the model of --backend local.",
        rich_help_panel=_MODEL,
    ),
]
MaxCost = Annotated[
    str | None,
    typer.Option(
        metavar="MONEY", help="Stop before spending more than this.", rich_help_panel=_MODEL
    ),
]
MaxTokens = Annotated[
    int | None,
    typer.Option(help="Stop before using more tokens than this.", rich_help_panel=_MODEL),
]
# A name behind " /" alone makes a flag that can only say no.
UseCache = Annotated[
    bool | None,
    typer.Option(
        " /--no-cache",
        metavar="",
        help="Ask anew, whatever was answered before.",
        rich_help_panel=_MODEL,
    ),
]
CacheDir = Annotated[
    Path | None,
    typer.Option(help="Folder of the response cache.", rich_help_panel=_MODEL),
]
ChunkChars = Annotated[
    int | None,
    typer.Option(help="Characters of prose given to the model at once.", rich_help_panel=_READING),
]
Tables = Annotated[
    bool | None,
    typer.Option(
        " /--no-tables",
        metavar="",
        help="Do not use the reader of official tables.",
        rich_help_panel=_READING,
    ),
]
Schema = Annotated[
    str | None,
    typer.Option(
        metavar="FILE.py:MODEL",
        help="Read the fields of your own pydantic model in place of the vocabulary.",
        rich_help_panel=_READING,
    ),
]
Pack = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Read by the pack in this folder (TOML) in place of that of disclosure reports.",
        rich_help_panel=_READING,
    ),
]
Concurrency = Annotated[
    int | None, typer.Option(help="Reports read at the same time.", rich_help_panel=_READING)
]
WorkersFlag = Annotated[
    int | None,
    typer.Option(
        "--workers",
        help="Processes that read; 0, the default: as many as are worth it, at most the cores.",
        rich_help_panel=_READING,
    ),
]
FileSeconds = Annotated[
    float | None,
    typer.Option(
        "--file-seconds",
        help="Longest time that reading one file may take; over it, that report fails alone.",
        rich_help_panel=_READING,
    ),
]
FileMemory = Annotated[
    int | None,
    typer.Option(
        "--file-memory",
        metavar="MB",
        help="Memory that reading one file may take; over it, that report fails alone.",
        rich_help_panel=_READING,
    ),
]

NO_MODEL = (
    "no model is configured: reading with the embedded readers (tables and rules); to read the "
    "prose with a language model set EXTRACTOR_BASE_URL, EXTRACTOR_MODEL and EXTRACTOR_API_KEY, "
    "the flags of the same names, or extractor.toml"
)


def given(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The settings among a command's parameters, as far as they were given.

    ``parameters`` is ``locals()`` at the first line of the command: a flag has the name of its
    setting, so that no command needs to list its flags twice.
    """
    known = SETTINGS | {"profile"}
    found = {n: value for n, value in parameters.items() if n in known and value is not None}
    for name in ("headers", "query", "extra_body"):
        if name in found:
            found[name] = _pairs(found[name], name)
    return found


def _pairs(given: Sequence[str], setting: str) -> dict[str, Any]:
    """``NAME=VALUE`` flags as a table; the values of further fields are JSON where they can be.

    Raises:
        UsageError: no name or no equals sign.
    """
    found: dict[str, Any] = {}
    for item in given:
        name, equals, value = item.partition("=")
        if not (name.strip() and equals):
            raise UsageError(f"{flag_of(setting)} {item!r}: write it as NAME=VALUE")
        found[name.strip()] = _json(value) if setting == "extra_body" else value.strip()
    return found


def _json(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value


def options_of(parameters: Mapping[str, Any]) -> Options:
    """The options of a command; ``parameters`` as for ``given``.

    Says on stderr what the user should know about the configuration.  ``quiet`` among the
    parameters: only what is wrong with it, and where reports are sent.

    Raises:
        UsageError: see ``configure``.
    """
    configuration = configure(given(parameters))
    for remark in configuration.remarks:
        say(remark)
    if configuration.options.model is None and not parameters.get("quiet"):
        say(NO_MODEL)
    return configuration.options
