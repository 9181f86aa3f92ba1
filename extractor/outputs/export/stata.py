"""Stata: one file, each indicator with a variable for its status beside it, and where a value is of
the whole area or of several years, or not exact, with one for that.

Labels of variables are Chinese; the statuses are numbers with value labels.
"""

from __future__ import annotations

from pathlib import Path

from extractor.errors import UsageError

from ..atomic import replaced
from ..contract import COLUMN_WORDS
from .extra import required
from .fact_rows import Value
from .flat import stored, write_code_book
from .panel import STATUSES, label_of
from .tables import Export, ExportColumn

_CODES = {status: code for code, status in enumerate(STATUSES, 1)}
_PREFIXES = {"qualifier": "q_", "scope": "o_", "period": "p_"}
"""What stands before the name of an indicator in the variable that describes its values."""
_TEXT = 2045
"""Most bytes of a text variable that is no strL."""


def write_stata(export: Export, path: Path) -> tuple[Path, ...]:
    """Write ``*.dta`` and ``*.codebook.csv``.

    Raises:
        MissingExtraError: pyreadstat or pandas is not installed.
        UsageError: the file cannot be written.
    """
    pandas, pyreadstat = required("pandas"), required("pyreadstat")
    data: dict[str, object] = {}
    labels: dict[str, str] = {}
    values: dict[str, dict[int, str]] = {}
    panel, status = export.panel(), export.status()
    rows, marks = list(panel.rows()), list(status.rows())
    details = {table.name: list(table.rows()) for table in export.details()}
    for at, column in enumerate(panel.columns):
        data[column.variable] = _series([row[at] for row in rows], column)
        labels[column.variable] = _label(column, export)
        if at >= len(export.about):
            name = _status_variable(column)
            data[name] = pandas.array([_CODES[str(mark[at])] for mark in marks], dtype="int32")
            labels[name] = f"{_label(column, export)[:74]}:状态"
            values[name] = {code: f"{label_of(s)} {s}" for s, code in _CODES.items()}
            for part, told in details.items():
                if any(row[at] for row in told):
                    name = f"{_PREFIXES[part]}{column.variable}"
                    data[name] = [str(row[at] or "") for row in told]
                    labels[name] = f"{_label(column, export)[:74]}:{COLUMN_WORDS[part][0]}"
    frame = pandas.DataFrame(data)
    with replaced(path) as temporary:
        try:
            pyreadstat.write_dta(
                frame,
                str(temporary),
                column_labels=labels,
                variable_value_labels=values,
                version=15,
            )
        except (pyreadstat.PyreadstatError, pyreadstat.ReadstatError) as error:
            raise UsageError(f"{path}: cannot be written ({error})") from error
    return path, write_code_book(export, path)


def _status_variable(column: ExportColumn) -> str:
    return f"s_{column.variable}"


def _label(column: ExportColumn, export: Export) -> str:
    unit = f"({column.unit})" if column.unit else ""
    return f"{column.label(export.options.labels)}{unit}"[:80]


def _series(values: list[Value], column: ExportColumn) -> list[str] | list[float]:
    kept = [stored(value, column) for value in values]
    if column.kind == "text":
        return [
            "" if value is None else str(value).encode()[:_TEXT].decode(errors="ignore")
            for value in kept
        ]
    return [float("nan") if value is None else float(value) for value in kept]
