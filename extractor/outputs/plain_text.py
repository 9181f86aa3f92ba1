"""Text and numbers as they are printed: plain, on one line, harmless in a terminal and in Excel."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from decimal import Decimal

from extractor.messages import said
from extractor.messages.names import path_text

# Cc holds escape sequences; Cf the bidirectional overrides and zero-width characters that make a
# terminal or a reviewer see something else than what is stored; Cs cannot be encoded.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
_BLANKS = re.compile(r"\s+")
# Bytes of a name of a file that the locale cannot say, see ``os.fsdecode``.
_UNDECODED = re.compile("[\udc80-\udcff]+")
_TIME = re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
# The full-width forms start a formula in Excel under East Asian settings.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def printable(text: str) -> str:
    """``text`` on one line, without control, escape and invisible formatting characters.

    Runs of plain spaces stay as they are; any other run of blanks becomes one space.
    """
    if text.isprintable():
        # True of nearly all text, and of none that holds what is replaced or left out here.
        return text.strip()
    text = _UNDECODED.sub(lambda run: path_text(run[0]), text)
    line = _BLANKS.sub(lambda run: run[0] if run[0].isprintable() else " ", text)
    return "".join(char for char in line if unicodedata.category(char) not in _INVISIBLE).strip()


def apart(quote: str) -> str:
    """A quote for people: the cells of a row of a table stand apart."""
    return " | ".join(map(str.strip, quote.split("\t"))) if "\t" in quote.strip() else quote


def local_times(text: str) -> str:
    """``text`` with its times as the clock on the wall has them, to the minute; others keep UTC."""
    return _TIME.sub(lambda found: _local(found[0]), text)


def _local(time: str) -> str:
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return time
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def number(value: Decimal | None) -> str:
    """``value`` in digits, never with an exponent; empty for None."""
    return "" if value is None else format(value, "f")


def worded_cell(text: str) -> str:
    """A message that stands in a CSV cell, in the language that is spoken."""
    # A formula has an apostrophe before it, which is no part of the message.
    return cell(said(text.removeprefix("'")))


def cell(text: str | None) -> str:
    """``text`` as a CSV cell: printable, and never read as a formula by a spreadsheet."""
    if not text:
        return ""
    plain = printable(text)
    if plain.startswith(_FORMULA) and not _NUMBER.fullmatch(plain):
        return "'" + plain
    return plain
