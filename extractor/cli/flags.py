"""The flags that more than one command has, and how they become settings."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from inspect import Parameter, signature
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from extractor.entry_points import identities
from extractor.errors import UsageError
from extractor.options import Backend, Mode, Options, Strategy

from .choices import choice
from .console import say
from .own_schema import load_schema
from .settings import configure, flag_of

_MODEL = "Language model"
_ENDPOINT = "Endpoint"
_READING = "Reading"

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

FLAGS: Mapping[str, Any] = {
    "base_url": Annotated[
        str | None,
        typer.Option(help="Address of an OpenAI-compatible endpoint.", rich_help_panel=_MODEL),
    ],
    "model": Annotated[
        str | None,
        typer.Option(
            help="Name of the model; without one the embedded readers are used.",
            rich_help_panel=_MODEL,
        ),
    ],
    "api_key": Annotated[
        str | None,
        typer.Option(
            help="Key of the endpoint; other users can see flags, so prefer EXTRACTOR_API_KEY.",
            rich_help_panel=_MODEL,
        ),
    ],
    "profile": Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Use the settings of \\[profile.NAME] in extractor.toml.",
            rich_help_panel=_MODEL,
        ),
    ],
    "headers": Annotated[
        list[str] | None,
        typer.Option(
            "--header",
            metavar="NAME=VALUE",
            help="Header of every request.",
            rich_help_panel=_ENDPOINT,
        ),
    ],
    "query": Annotated[
        list[str] | None,
        typer.Option(
            "--query",
            metavar="NAME=VALUE",
            help="Parameter of the address, such as Azure's api-version.",
            rich_help_panel=_ENDPOINT,
        ),
    ],
    "extra_body": Annotated[
        list[str] | None,
        typer.Option(
            "--extra",
            metavar="NAME=VALUE",
            help="Field of the request; VALUE is JSON or text: enable_thinking=false, top_k=20.",
            rich_help_panel=_ENDPOINT,
        ),
    ],
    "stream": Annotated[
        bool | None,
        typer.Option(
            "--stream/--no-stream",
            metavar="",
            help="Take answers in pieces; by default where the endpoint insists.",
            rich_help_panel=_ENDPOINT,
        ),
    ],
    "ca_file": Annotated[
        Path | None,
        typer.Option(
            help="Certificates (PEM) to trust beside the usual.", rich_help_panel=_ENDPOINT
        ),
    ],
    "proxy": Annotated[
        str | None,
        typer.Option(help="Proxy, in place of that of HTTPS_PROXY.", rich_help_panel=_ENDPOINT),
    ],
    "timeout": Annotated[
        float | None,
        typer.Option(help="Seconds for a whole answer.", rich_help_panel=_ENDPOINT),
    ],
    "in_flight": Annotated[
        int | None,
        typer.Option(help="Requests under way at the same time.", rich_help_panel=_ENDPOINT),
    ],
    "requests_per_minute": Annotated[
        int | None, typer.Option(help="Most requests a minute.", rich_help_panel=_ENDPOINT)
    ],
    "tokens_per_minute": Annotated[
        int | None, typer.Option(help="Most tokens a minute.", rich_help_panel=_ENDPOINT)
    ],
    "max_output_tokens": Annotated[
        int | None, typer.Option(help="Most tokens of an answer.", rich_help_panel=_ENDPOINT)
    ],
    "mode": Annotated[
        str | None,
        typer.Option(
            "--mode",
            metavar="auto|json_schema|tools|json|text",
            help="How structured answers are asked for.",
            rich_help_panel=_MODEL,
        ),
    ],
    "strategy": Annotated[
        str | None,
        typer.Option(
            "--strategy",
            metavar="point|describe|classify",
            help="What the model is asked to do.",
            rich_help_panel=_MODEL,
        ),
    ],
    "rules_first": Annotated[
        bool | None,
        typer.Option(
            "--rules-first/--model-first",
            metavar="",
            help="Put only those numbers to the model that the embedded rules do not place.",
            rich_help_panel=_MODEL,
        ),
    ],
    "backend": Annotated[
        str | None,
        typer.Option(
            "--backend",
            metavar="live|replay|local",
            help="Where answers come from.",
            rich_help_panel=_MODEL,
        ),
    ],
    "recordings": Annotated[
        Path | None, typer.Option(help="Folder to replay answers from.", rich_help_panel=_MODEL)
    ],
    "record": Annotated[
        Path | None,
        typer.Option("--record", help="Folder to record answers into.", rich_help_panel=_MODEL),
    ],
    "weights": Annotated[
        Path | None,
        typer.Option(
            "--weights",
            help="Model file (GGUF) for --backend local, in place of the one that comes with it.",
            rich_help_panel=_MODEL,
        ),
    ],
    "lora": Annotated[
        Path | None,
        typer.Option(
            "--lora",
            help="Adapter (GGUF) for the model of --backend local.",
            rich_help_panel=_MODEL,
        ),
    ],
    "max_cost": Annotated[
        str | None,
        typer.Option(
            metavar="MONEY",
            help="Ask nothing that would probably cost more than this together.",
            rich_help_panel=_MODEL,
        ),
    ],
    "max_tokens": Annotated[
        int | None,
        typer.Option(
            help="Ask nothing that would probably use more tokens than this together.",
            rich_help_panel=_MODEL,
        ),
    ],
    # A name behind " /" alone makes a flag that can only say no.
    "use_cache": Annotated[
        bool | None,
        typer.Option(
            " /--no-cache",
            metavar="",
            help="Ask anew, whatever was answered before.",
            rich_help_panel=_MODEL,
        ),
    ],
    "cache_dir": Annotated[
        Path | None,
        typer.Option(help="Folder of the response cache.", rich_help_panel=_MODEL),
    ],
    "chunk_chars": Annotated[
        int | None,
        typer.Option(
            help="Characters of prose given to the model at once.", rich_help_panel=_READING
        ),
    ],
    "tables": Annotated[
        bool | None,
        typer.Option(
            " /--no-tables",
            metavar="",
            help="Do not use the reader of official tables.",
            rich_help_panel=_READING,
        ),
    ],
    "concurrency": Annotated[
        int | None, typer.Option(help="Reports read at the same time.", rich_help_panel=_READING)
    ],
    "workers": Annotated[
        int | None,
        typer.Option(
            "--workers",
            help="Processes that read; 0, the default: as many as are worth it, at most the cores.",
            rich_help_panel=_READING,
        ),
    ],
    "file_seconds": Annotated[
        float | None,
        typer.Option(
            "--file-seconds",
            help="Longest time that reading one file may take; over it, that report fails alone.",
            rich_help_panel=_READING,
        ),
    ],
    "file_memory": Annotated[
        int | None,
        typer.Option(
            "--file-memory",
            metavar="MB",
            help="Memory that reading one file may take; over it, that report fails alone.",
            rich_help_panel=_READING,
        ),
    ],
}

_CHOICES: Mapping[str, object] = {"mode": Mode, "strategy": Strategy, "backend": Backend}
"""Those that take one word of a list."""

# Groups of them, in the order in which help shows them.
ENDPOINT = ("profile", "base_url", "model", "api_key")
QUESTIONS = ("mode", "strategy", "rules_first")
REQUESTS = (
    "headers",
    "query",
    "extra_body",
    "stream",
    "ca_file",
    "proxy",
    "timeout",
    "in_flight",
    "requests_per_minute",
    "tokens_per_minute",
    "max_output_tokens",
)
ANSWERS = ("backend", "recordings", "record", "weights", "lora")
CACHE = ("cache_dir", "use_cache")
FILES = ("file_seconds", "file_memory")

NO_MODEL = (
    "no model is configured: the embedded readers (tables, rules, learned) read; to ask a language "
    "model too, set EXTRACTOR_MODEL as docs/models.md tells"
)


def takes(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Gives a command the flags of these settings, in the place of its parameter ``settings``.

    The command is handed what ``given`` makes of them; ``names`` are keys of ``FLAGS``.
    """
    flags = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=FLAGS[name])
        for name in names
    ]

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        # Typer asks for the signature and calls by name: what is in neither is refused by it.
        own = signature(command, eval_str=True)
        at = list(own.parameters).index("settings")
        before, after = list(own.parameters.values())[:at], list(own.parameters.values())[at + 1 :]
        every = [one.replace(kind=Parameter.KEYWORD_ONLY) for one in (*before, *flags, *after)]

        @wraps(command)
        def called(**parameters: Any) -> None:
            typed = {name: parameters.pop(name, None) for name in names}
            command(**parameters, settings=given(typed))

        called.__signature__ = own.replace(parameters=every)  # type: ignore[attr-defined]
        called.__annotations__ = {one.name: one.annotation for one in every}
        return called

    return decorate


def given(flags: Mapping[str, Any]) -> dict[str, Any]:
    """The settings that were given, of flags by the names of their settings.

    Raises:
        UsageError: a flag of pairs was given something else, or one of a list no word of it.
    """
    found = {name: value for name, value in flags.items() if value is not None}
    for name, kind in _CHOICES.items():
        if name in found:
            found[name] = choice(found[name], flag_of(name), get_args(kind))
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


def options_of(
    settings: Mapping[str, Any],
    *,
    schema: str | None = None,
    pack: Path | None = None,
    quiet: bool = False,
) -> Options:
    """The options of a command; ``settings`` as ``takes`` hands them, with the pack of the flags.

    Says on stderr what the user should know about the configuration; with ``quiet`` only what is
    wrong with it, and where reports are sent.  A mistake in any of it comes first and alone.

    Raises:
        UsageError: see ``configure`` and ``with_pack``.
    """
    configuration = configure(settings)
    options = configuration.options
    if schema is not None or pack is not None:
        # Imported late: without a pack of their own, commands do not wait for the readers here.
        from extractor.pipeline import with_pack

        options = with_pack(options, load_schema(schema) if schema is not None else None, pack)
    elif identities():
        from extractor.plugins import check

        check()
    for remark in configuration.remarks:
        say(remark)
    if options.model is None and not quiet:
        say(NO_MODEL)
    return options
