"""A file of results as text: its encoding, the cells of its rows, the names of its objects."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from extractor.errors import SourceError, UsageError
from extractor.text.load.decode import decode

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_FORMULA = re.compile(r'\s*="(.*)"\s*', re.DOTALL)
_GROUPED = re.compile(r"[-+]?[1-9]\d{0,3}(?:,\d{3,4})+(?:\.\d*)?")
_SEPARATOR = re.compile(r'"?sep=([^\w\s"]|\t)"?[,;\t]*\r?\n')
"""The first line by which Excel is told the separator."""
_SIGNS = ",;\t"
_COLUMNS = frozenset({"indicator", "value"})
CALLED = {
    "报告": "report", "指标代码": "indicator", "指标": "indicator", "指标名称": "label",
    "数值": "value", "单位": "unit", "口径": "scope", "期间": "period", "限定": "qualifier",
    "语义": "semantic", "引文": "quote", "起": "source_start", "止": "source_end",
}  # fmt: skip
"""The columns as our own files have them in Chinese, and what a person writes above a list."""
_MOST = 12
"""Heads of a file that are told."""


class JsonObject(dict[str, Any]):
    """A JSON object that remembers every pair, also of a name that stands twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.pairs = pairs


def once(where: str, given: object) -> None:
    """See to it that no name stands twice in an object, of which JSON would keep the last alone.

    Raises:
        UsageError: one does.
    """
    names = [name for name, _ in given.pairs] if isinstance(given, JsonObject) else []
    if twice := [name for name, count in Counter(names).items() if count > 1]:
        raise UsageError(f"{where}: {', '.join(twice)} stands there twice; give it once")


def text_of(path: Path) -> str:
    """The text of a file, in whatever encoding reports are read in.

    Raises:
        UsageError: it cannot be read, or is a workbook.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"{path}: there is no such file; check the path") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error
    if data.startswith(_WORKBOOKS):
        raise UsageError(
            f"{path}: is a workbook; save its sheet of facts as CSV (UTF-8) and give that file"
        )
    try:
        return decode(data, str(path)).text
    except SourceError as error:
        raise UsageError(str(error)) from error


def rows_of(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows of a CSV file with their numbers, what is blank left out.

    Cells are told apart by commas, semicolons or tabs, whichever the heads are.

    Raises:
        UsageError: it has no columns indicator and value, or is no CSV.
    """
    try:
        yield from _rows(path, text)
    except csv.Error as error:
        raise _no_facts(path) from error


def _rows(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    match = _SEPARATOR.match(text)
    above = int(match is not None)
    body = text[match.end() :] if match else text
    there: list[str] = []
    for sign in match[1] if match else _SIGNS:
        rows = csv.reader(io.StringIO(body, newline=""), delimiter=sign)
        given = [_shown(cell).strip() for cell in next(rows, [])]
        heads = _columns(given)
        if {*heads} >= _COLUMNS:
            break
        there = max(there, given, key=len)
    else:
        raise _other_heads(path, there) if any(there) else _no_facts(path)
    for number, row in enumerate(rows, above + 2):
        cells = [_shown(cell) for cell in row]
        if any(cell.strip() for cell in cells):
            cells += [""] * (len(heads) - len(cells))
            yield number, dict(zip(heads, cells, strict=False))


def _columns(heads: list[str]) -> list[str]:
    """The columns by the names that they have here; a list may have the names of indicators alone."""
    known = [CALLED.get(head, head) for head in heads]
    if "indicator" not in known:
        return ["indicator" if name == "label" else name for name in known]
    # Of a column of codes and one of names, the codes are what is looked up.
    if {"指标", "指标代码"} <= {*heads}:
        return ["label" if head == "指标" else CALLED.get(head, head) for head in heads]
    return known


def _other_heads(path: Path, heads: list[str]) -> UsageError:
    names = ", ".join([head or "—" for head in heads[:_MOST]] + ["…"] * (len(heads) > _MOST))
    return UsageError(
        f"{path}: its columns are called {names}; needed are the columns indicator and value, "
        "or 指标 and 数值"
    )


def _no_facts(path: Path) -> UsageError:
    return UsageError(
        f"{path}: no facts: give a CSV file with at least the columns indicator and value, "
        "a langextract JSONL, or a JSON object {indicator: value}"
    )


def _shown(cell: str) -> str:
    """A cell as a sheet shows it: systems write ="32" for what is to stay a text."""
    match = _FORMULA.fullmatch(cell)
    return match[1] if match else cell


def without_commas(number: str) -> str:
    """A number without the commas between thousands; one with a comma elsewhere stays as it is.

    In a file of Germans 3,5 is no 35.
    """
    number = number.strip()
    return number.replace(",", "") if _GROUPED.fullmatch(number) else number
