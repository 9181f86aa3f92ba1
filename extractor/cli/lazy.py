"""Commands that are imported when they are called: what only lists them is quick.

Most of the time of a start goes into the readers and their patterns; a list of the commands needs
none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from .language import Command, CommandGroup


@dataclass(frozen=True, slots=True)
class LazyCommand:
    """A command: its one line of help, and where it is.

    ``place`` is ``module:function`` of this package, or ``module:app`` of a group of commands.
    """

    place: str
    help: str

    def load(self, name: str) -> Any:
        """The command itself."""
        command: Any
        module, _, attribute = self.place.partition(":")
        found = getattr(import_module(f".{module}", __package__), attribute)
        if isinstance(found, typer.Typer):
            found.info.cls = CommandGroup
            for inner in found.registered_commands:
                inner.cls = Command
            command = typer.main.get_group(found)
            command.no_args_is_help = module != "evaluate"
        else:
            alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
            alone.command(cls=Command)(found)
            command = typer.main.get_command(alone)
        command.name = name
        return command


class _Loaded(Mapping[str, Any]):
    """The commands by name, each loaded when it is taken."""

    def __init__(self, entries: Mapping[str, LazyCommand]) -> None:
        self._entries = entries
        self._known: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._known:
            self._known[name] = self._entries[name].load(name)
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


_BELOW = {
    "label": "eval", "compare": "eval", "diff": "runs", "resume": "runs", "apply": "review",
    "examples": "schema",
}  # fmt: skip
"""Commands that people look for at the top, and that which they are below."""


def group_of(entries: Mapping[str, LazyCommand]) -> type[TyperGroup]:
    """A group of these commands, in their order."""

    class Lazy(CommandGroup):
        def __init__(self, **given: Any) -> None:
            super().__init__(**given)
            self.commands = _Loaded(entries)  # type: ignore[assignment]  # never changed
            self._listed = {name: Command(name, help=entry.help) for name, entry in entries.items()}

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
            return list(entries)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
            """A stand-in with the help of the command: this is what lists them."""
            return self._listed.get(cmd_name)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            if args and args[0] not in entries and (above := _BELOW.get(args[0])):
                ctx.fail(
                    f"there is no command {args[0]!r}; it stands below another: extractor {above} {args[0]}"
                )
            name, command, rest = super().resolve_command(ctx, args)
            return name, self.commands[name] if command and name else command, rest

    return Lazy
