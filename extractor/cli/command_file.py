"""command.json: the command of a run, in its folder, so that ``extractor runs resume`` can go on.

Nothing that is secret is written: a key, a header or a parameter of the address that was given by a
flag is left out and must come from the environment when the run goes on.  So is an address with a
user or parameters in it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from extractor.endpoint.keys import shown_url
from extractor.errors import UsageError
from extractor.messages.names import stored_path, system_path
from extractor.outputs.atomic import replacing
from extractor.schemas.json_lines import surrogates_escaped

FILENAME = "command.json"
ADDRESS = "--base-url"
_SECRET = ("--api-key", "--header", "--proxy")
_OPEN_PARAMETERS = frozenset({"api-version"})
"""Parameters of an address that are no secret, and without which the endpoint does not answer."""


@dataclass(frozen=True, slots=True)
class CommandLine:
    """The arguments behind ``extractor``, the folder they were given in, what was left out."""

    arguments: tuple[str, ...]
    folder: str
    left_out: tuple[str, ...] = ()


def without_secrets(arguments: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The arguments without secret flags and their values, and the flags that were left out."""
    kept: list[str] = []
    out: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        flag, equals, value = argument.partition("=")
        if flag not in _SECRET and flag not in _MAY_BE_SECRET:
            kept.append(argument)
            continue
        given = [value] if equals else list(islice(waiting, 1))
        if flag in _SECRET or any(map(_MAY_BE_SECRET[flag], given)):
            out.append(flag)
        else:
            kept.extend([argument] if equals else [argument, *given])
    return tuple(kept), tuple(dict.fromkeys(out))


def _address_with_secret(address: str) -> bool:
    """Whether an address holds what may be a secret: a user, a password or parameters."""
    return shown_url(address) != address


def _parameter_with_secret(pair: str) -> bool:
    return pair.partition("=")[0].strip().lower() not in _OPEN_PARAMETERS


_MAY_BE_SECRET = {ADDRESS: _address_with_secret, "--query": _parameter_with_secret}


def keep(folder: Path, arguments: Sequence[str]) -> None:
    """Write the command of a run into its folder.

    Raises:
        UsageError: the file cannot be written.
    """
    kept, left_out = without_secrets(arguments)
    command = {
        "arguments": [*map(stored_path, kept)],
        "folder": stored_path(os.getcwd()),
        "left_out": left_out,
    }
    with replacing(folder / FILENAME) as handle:
        handle.write(surrogates_escaped(json.dumps(command, ensure_ascii=False, indent=1)))


def kept(folder: Path) -> CommandLine:
    """The command of the last run into a folder.

    Raises:
        UsageError: there is none, or it cannot be read.
    """
    path = folder / FILENAME
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        arguments = tuple(system_path(str(argument)) for argument in found["arguments"])
        if arguments[:1] != ("run",):
            raise ValueError("it is no command of 'extractor run'")
        folder_then = system_path(str(found["folder"]))
        return CommandLine(arguments, folder_then, tuple(map(str, found["left_out"])))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{path}: does not tell how the run was started ({error}); give the command again"
        ) from error
