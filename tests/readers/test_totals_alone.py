"""Part three of which a copy prints nothing but the totals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract
from extractor.schemas import OTHER

from .flattened import END, PART_THREE, ROWS, TITLE, seven

_TOTALS = [("/".join(labels), labels[-1], seven(parts)[-1]) for labels, _, parts in ROWS]
_EXPECTED = {f"applications.{name}": Decimal(seven(parts)[-1]) for _, name, parts in ROWS}


def _known(body: str) -> dict[str, Decimal | None]:
    facts = extract(f"{TITLE}{PART_THREE}{body}\n{END}".encode()).facts
    return {f.indicator: f.value for f in facts if f.indicator != OTHER}


@pytest.mark.parametrize("blank", ["\t", " "])
def test_totals_in_a_text_that_balance(blank: str) -> None:
    lines = [f"项目{blank}总计", *(f"{label}{blank}{total}" for _, label, total in _TOTALS)]
    assert _known("\n".join(lines)) == _EXPECTED


@pytest.mark.parametrize("head", ["总计", "总 计"])
def test_totals_in_a_drawn_table(head: str) -> None:
    lines = [f"| 项目 | {head} |", "| --- | --- |"]
    assert (
        _known("\n".join([*lines, *(f"| {label} | {n} |" for _, label, n in _TOTALS)])) == _EXPECTED
    )


def test_a_column_of_one_kind_of_applicants_is_no_total() -> None:
    lines = [
        "| 项目 | 自然人 |",
        "| --- | --- |",
        *(f"| {label} | {n} |" for _, label, n in _TOTALS),
    ]
    known = _known("\n".join(lines))
    assert "applications.received" not in known
    assert "applications.granted" not in known
