"""A run as a table: the kind of file is chosen by the suffix of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from extractor.errors import UsageError
from extractor.plugins import Exporter

from .choosing import chosen, verdict_named
from .databases import write_duckdb, write_sqlite
from .exchange import every, exchange
from .flat import write_csv, write_parquet
from .stata import write_stata
from .tables import Export, ExportOptions
from .workbook import write_workbook

__all__ = ["WRITERS", "Export", "ExportOptions", "chosen", "exchange", "exporter_for",
           "verdict_named", "write"]  # fmt: skip


def _workbook(export: Export, path: Path) -> tuple[Path, ...]:
    write_workbook(export, path)
    return (path,)


WRITERS: Mapping[str, Callable[[Export, Path], tuple[Path, ...]]] = {
    ".xlsx": _workbook,
    ".csv": write_csv,
    ".parquet": write_parquet,
    ".dta": write_stata,
    ".sqlite": write_sqlite,
    ".duckdb": write_duckdb,
}
"""How each kind of file is written, by its suffix."""


def exporter_for(target: Path, name: str | None) -> Exporter | None:
    """The exporter that ``--as`` or the end of a file's name means; None: a table, or unknown.

    Raises:
        UsageError: there is no such exporter, or several are meant.
    """
    known = every()
    if name is not None:
        if name not in known:
            raise UsageError(
                f"--as {name}: there is no such export; choose from {', '.join(known)}"
            )
        return known[name]
    if target.suffix.lower() in WRITERS:
        return None
    low = target.name.lower()
    fitting = [one for one, exporter in known.items() if low.endswith(tuple(exporter.suffixes))]
    if len(fitting) > 1:
        raise UsageError(
            f"{target}: several exports write this kind of name; say which with --as "
            f"({', '.join(fitting)})"
        )
    return known[fitting[0]] if fitting else None


def write(folder: Path, target: Path, options: ExportOptions) -> tuple[Export, tuple[Path, ...]]:
    """Export the run in ``folder`` into ``target`` and, for some kinds, files beside it.

    Raises:
        UsageError: the suffix is unknown, the folder holds no run, or a file cannot be written.
        MissingExtraError: a package that writes this kind is not installed.
    """
    writer = WRITERS.get(target.suffix.lower())
    if writer is None:
        raise UsageError(
            f"{target}: unknown kind of file; give a name that ends in {', '.join(WRITERS)}, or "
            f"say which with --as ({', '.join(every())})"
        )
    with Export(folder, options) as export:
        return export, writer(export, target)
