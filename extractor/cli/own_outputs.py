"""Pages and workbooks of this program that somebody gives it as reports."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from .console import say


def tell_own(paths: Iterable[str]) -> None:
    """Say which of the files that were named are outputs: what is read from them is no new evidence.

    Who edited a workbook and gives it back wants its values changed, which is done elsewhere.
    """
    from extractor.outputs.own_mark import is_output

    for given in paths:
        with suppress(OSError, ValueError):
            if Path(given).is_file() and is_output(Path(given)):
                say(
                    f"{given}: this program wrote it, and it is read as a report because it was named; "
                    "to change values, decide on the page that 'extractor review' writes"
                )
