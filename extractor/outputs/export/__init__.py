"""A run as a table: the kind of file is chosen by the suffix of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from extractor.errors import UsageError
from extractor.plugins import Exporter

from ..records import RECORDS
from .choosing import chosen, parts_left, verdict_named
from .databases import write_duckdb, write_sqlite
from .exchange import every, exchange
from .flat import beside, write_csv, write_parquet
from .may_replace import check_replaceable
from .stata import write_stata
from .tables import DETAILS, Export, ExportOptions
from .workbook import write_workbook

__all__ = ["WRITERS", "Export", "ExportOptions", "chosen", "exchange", "exporter_for",
           "parts_left", "verdict_named", "write"]  # fmt: skip


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
_BESIDE = {".csv": ("status", *DETAILS), ".parquet": ("status", *DETAILS, "facts")}
"""The tables that stand in files of their own beside the panel, by its suffix."""
_WITH_CODE_BOOK = (".csv", ".parquet", ".dta")


def _files(target: Path) -> list[Path]:
    """All files that the table at ``target`` has."""
    suffix = target.suffix.lower()
    files = [target, *(beside(target, part) for part in _BESIDE.get(suffix, ()))]
    return [*files, beside(target, "codebook", ".csv")] if suffix in _WITH_CODE_BOOK else files


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


def _instead(folder: Path, target: Path) -> str:
    """Where a run has as JSON what somebody wants to export so, and what SPSS can open."""
    suffix = target.suffix.lower()
    if suffix in (".json", ".jsonl"):
        return f"; {folder / RECORDS.filename} is the run as JSON Lines"
    return "; SPSS opens .dta" if suffix in (".sav", ".zsav", ".por") else ""


def write(folder: Path, target: Path, options: ExportOptions) -> tuple[Export, tuple[Path, ...]]:
    """Export the run in ``folder`` into ``target`` and, for some kinds, files beside it.

    Raises:
        UsageError: the suffix is unknown, the folder holds no run, a file cannot be written, or is
            none that an export may replace.
        MissingExtraError: a package that writes this kind is not installed.
    """
    writer = WRITERS.get(target.suffix.lower())
    if writer is None:
        raise UsageError(
            f"{target}: unknown kind of file; give a name that ends in {', '.join(WRITERS)}, or "
            f"say which with --as ({', '.join(every())}){_instead(folder, target)}"
        )
    check_replaceable(folder, _files(target))
    with Export(folder, options) as export:
        return export, writer(export, target)
