"""The flags that more than one command has, and how they become settings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from extractor.options import Options

from .console import say
from .settings import SETTINGS, configure

_MODEL = "Language model"
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
ModeFlag = Annotated[
    str | None,
    typer.Option(
        "--mode",
        metavar="auto|json_schema|tools|json",
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
    return {
        name: value for name, value in parameters.items() if name in SETTINGS and value is not None
    }


def options_of(parameters: Mapping[str, Any]) -> Options:
    """The options of a command; ``parameters`` as for ``given``.

    Says on stderr what the user should know about the configuration.

    Raises:
        UsageError: see ``configure``.
    """
    configuration = configure(given(parameters))
    for remark in configuration.remarks:
        say(remark)
    if configuration.options.model is None:
        say(NO_MODEL)
    return configuration.options
