"""Part three as programs write a page column by column: labels with the first column, then the other numbers."""

from __future__ import annotations

from extractor import extract
from extractor.schemas import APPLICANTS, OTHER

from .flattened import END, PART_THREE, ROWS, TITLE, expected, seven


def _known(lines: list[str]) -> dict[str, object]:
    text = f"{TITLE}{PART_THREE}" + "\n".join(lines) + f"\n{END}"
    facts = extract(text.encode()).facts
    return {f.indicator: f.value for f in facts if f.indicator != OTHER}


def test_the_number_behind_a_label_is_that_of_the_first_column() -> None:
    figures = [seven(parts) for *_, parts in ROWS]
    lines = ["自然", "人 商业企", "业"]  # headers torn by narrow columns
    lines += [f"{labels[-1]}\n{row[0]}" for (labels, *_), row in zip(ROWS, figures, strict=True)]
    lines += [value for row in figures for value in row[1:]]
    told = expected([*APPLICANTS, ""])
    assert all(value == told[id_] for id_, value in _known(lines).items())


def test_a_number_behind_each_label_and_none_elsewhere_is_its_total() -> None:
    known = _known(
        ["项目 总计", *(f"{labels[-1]} {seven(parts)[-1]}" for labels, _, parts in ROWS)]
    )
    assert known["applications.received"] == 38
    assert known["applications.unavailable.not_held"] == 10
