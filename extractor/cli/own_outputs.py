"""Pages and workbooks of this program that somebody gives it as reports."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from extractor.errors import UsageError

from .console import say


def check_apart(paths: Iterable[str], out: Path) -> None:
    """See to it that a new run does not write its files among the reports of a folder.

    Raises:
        UsageError: it would.  A run that stands there already goes on.
    """
    from extractor.batch.store import FILENAME

    with suppress(OSError, ValueError):
        same = any(Path(given).is_dir() and Path(given).samefile(out) for given in paths)
        if same and not (out / FILENAME).exists():
            other = out.resolve()
            raise UsageError(
                f"--out {out} is the folder of the reports, and the results would lie among them; "
                f"name another: --out {other.with_name(other.name + '_out')}"
            )


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
