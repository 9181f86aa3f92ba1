"""``--lang``: in which language the command line speaks, and its help and usage errors in it."""

from __future__ import annotations

import io
import locale
import os
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from difflib import get_close_matches
from typing import Any

from typer import Abort
from typer.core import TyperCommand, TyperGroup

from extractor.errors import UsageError
from extractor.messages import LANGUAGES, Language, said, speak, spoken, word
from extractor.messages.commands import by_flag

from .choices import known_choice, listed
from .toml_file import parsed

FLAG = "--lang"
VARIABLE = "EXTRACTOR_LANG"
HINT = "--lang zh|en, before or behind the command, chooses the language."

_COMPLETION = "--install-completion"
_origin: str | None = None


def choose(arguments: Sequence[str]) -> list[str]:
    """Speak the language that the user wants; the arguments without ``--lang``.

    A flag beats the variable, that the key ``lang`` of the file, that the locale.

    Raises:
        UsageError: there is no such language.
    """
    global _origin
    # What goes wrong before the choice is known is said in the language of the locale.
    speak(_of_locale())
    by_flag(None)
    _origin = None
    given, rest = divided(arguments)
    named = [
        *((value, FLAG) for value in reversed(given)),
        (os.environ.get(VARIABLE, "").strip(), VARIABLE),
        _of_file(),
    ]
    _choose([(value, origin) for value, origin in named if value])
    return rest


def _choose(named: Sequence[tuple[str, str]]) -> None:
    """Speak the first of the languages that were named, each by where.

    Raises:
        UsageError: it is none; that is said in the next of them that is one.
    """
    global _origin
    for value, _ in reversed(named[1:]):
        if (fallback := _found(value)) is not None:
            speak(fallback)
    for value, origin in named[:1]:
        speak(_language(value, origin))
        _origin = origin
        by_flag(spoken() if origin == FLAG else None)


def origin() -> str | None:
    """Where the language was chosen, in the words of the user; None: by the locale."""
    return _origin


def divided(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """The languages that ``--lang`` gives, of which the last counts, and the other arguments.

    Raises:
        UsageError: no language follows the flag.
    """
    given: list[str] = []
    rest: list[str] = []
    left = iter(arguments)
    for argument in left:
        if argument == "--":
            return given, [*rest, argument, *left]
        if argument == FLAG:
            given.append(next(left, ""))
            if not given[-1]:
                _choose([(value, FLAG) for value in reversed(given[:-1])])
                raise UsageError(f"{FLAG} needs a language: {' or '.join(LANGUAGES)}")
        elif argument.startswith(FLAG + "="):
            given.append(argument.partition("=")[2])
        else:
            rest.append(argument)
    return given, rest


def _of_file() -> tuple[str, str]:
    try:
        name, values = parsed()
    except UsageError:
        # The command reads it again, and says what is wrong.
        return "", ""
    found = values.get("lang") if isinstance(values, dict) else None
    # What is no language is told by the command, which checks the whole file.
    return (found, name) if found in LANGUAGES else ("", "")


def _found(value: str) -> Language | None:
    first = known_choice(re.split(r"[-_.@]", value)[0], LANGUAGES)
    return next((language for language in LANGUAGES if language == first), None)


def _language(value: str, origin: str) -> Language:
    if (found := _found(value)) is not None:
        return found
    raise UsageError(f"{origin}: {value!r} is no language of this program; choose zh or en")


def _of_locale() -> Language:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable, ""):
            return "zh" if value.lower().startswith("zh") else "en"
    # Windows has none of them, and calls it Chinese (Simplified)_China.
    return "zh" if str(locale.getlocale()[0]).lower().startswith(("zh", "chinese")) else "en"


class _Spoken(TyperCommand):
    """A command whose help and usage errors are said in the language that is spoken.

    Nothing is translated before it is shown.
    """

    def get_usage(self, ctx: Any) -> str:
        """``Usage: extractor run [OPTIONS] PATHS...``"""
        return _usage(super().get_usage(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        _speak_help(self, ctx)
        super().format_help(ctx, formatter)

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        """Parse the arguments."""
        with _errors_said():
            return super().make_context(*args, **kwargs)


class Command(_Spoken):
    """A command."""


class CommandGroup(TyperGroup):
    """A command with commands below it."""

    def get_usage(self, ctx: Any) -> str:
        """``Usage: extractor [OPTIONS] COMMAND [ARGS]...``"""
        return _usage(super().get_usage(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        _speak_help(self, ctx)
        for name in self.list_commands(ctx):
            inner = self.get_command(ctx, name)
            if inner is not None:
                inner.help = _paragraphs(inner.help)
        super().format_help(ctx, formatter)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the arguments name; where none is called nearly so, all are listed."""
        names = self.list_commands(ctx)
        wanted = args[0] if args else ""
        if wanted and wanted[:1] != "-" and not get_close_matches(wanted, names):
            ctx.fail(f"there is no command {wanted!r}; the commands are {', '.join(names)}")
        return super().resolve_command(ctx, args)

    def make_context(self, info_name: Any, args: list[str], *rest: Any, **kwargs: Any) -> Any:
        """Parse the arguments."""
        with _errors_said(), _printed_said(wanted=_COMPLETION in args):
            return super().make_context(info_name, args, *rest, **kwargs)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that the arguments name."""
        with _errors_said():
            return super().invoke(ctx)


@contextmanager
def _errors_said() -> Iterator[None]:
    """Usage errors of the library, in the language that is spoken."""
    try:
        yield
    except (EOFError, KeyboardInterrupt):
        _speak_library()
        raise
    except Exception as error:
        # The class stands elsewhere in each version of the library.
        if hasattr(error, "format_message"):
            _speak_library()
            message = said(error.format_message())
            if spoken() != "en" and type(error).__name__ == "MissingParameter":
                message = _placeholders(message)
            error.format_message = lambda: message
        elif isinstance(error, Abort):
            # The library says that it was aborted.
            _speak_library()
        raise


@contextmanager
def _printed_said(*, wanted: bool) -> Iterator[None]:
    """What the library prints by itself, in the language that is spoken; all else goes through."""
    if not wanted:
        yield
        return
    printed = io.StringIO()
    try:
        with redirect_stdout(printed):
            yield
    finally:
        for line in printed.getvalue().splitlines():
            print(said(line))


def _speak_library() -> None:
    # Imported when it prints: most calls print neither help nor usage errors.
    from .help_library import speak_library

    speak_library()


def _usage(text: str) -> str:
    if spoken() == "en":
        return text
    for english in ("Usage: ", "[OPTIONS]", "COMMAND [ARGS]..."):
        text = text.replace(english, said(english))
    text = re.sub(r"\{([^{}]+ \| [^{}]+)\}\.\.\.", r"<\1>", text)
    return re.sub(r"\{([^{}]+)\}", r"<\1>", _placeholders(text))


_PLACEHOLDER = re.compile(r"(?<![A-Za-z_])[A-Z]{2,}(?![A-Za-z_])")


def _placeholders(text: str, known: Collection[str] | None = None) -> str:
    """A text with what stands for an argument (``RUN``) in the language; ``known``: only these."""
    return _PLACEHOLDER.sub(
        lambda name: word(name[0], "metavar") if known is None or name[0] in known else name[0],
        text,
    )


def _paragraphs(text: str | None) -> str:
    """A help text; each paragraph is a message."""
    paragraphs = re.split(r"\n\s*\n", (text or "").strip())
    return "\n\n".join(said(re.sub(r"\s*\n\s*", " ", paragraph)) for paragraph in paragraphs)


def _speak_help(command: Any, ctx: Any) -> None:
    command.epilog = command.epilog or said(HINT)
    # The lines of a docstring would be broken again where the terminal ends.
    command.help = _paragraphs(command.help)
    _speak_library()
    if spoken() == "en":
        return
    parameters = command.get_params(ctx)
    # The words that stand for its arguments are called alike in all of its help.
    own = {name for one in parameters for name in _PLACEHOLDER.findall(one.metavar or "")}
    command.help = _placeholders(command.help, own)
    for parameter in parameters:
        parameter.help = _placeholders(_paragraphs(parameter.help), own)
        if parameter.metavar:
            if "|" in parameter.metavar and isinstance(parameter.default, str):
                parameter.default = listed(parameter.default)
            parameter.metavar = _placeholders(listed(parameter.metavar))
        parameter.rich_help_panel = said(getattr(parameter, "rich_help_panel", None) or "") or None
        if hasattr(parameter, "display_type_rich"):
            kind = re.sub(r"list\[(\w+)\]", r"多个\1", parameter.display_type_rich(ctx) or "")
            shown = re.sub(r"Path|[a-z]+", lambda kind: said(kind[0]), kind)
            parameter.display_type_rich = lambda ctx, shown=shown: shown  # noqa: ARG005
