"""The table of 2014-2018 without heads, its labels behind the figures or in a column of their own."""

from __future__ import annotations

import pytest

from tests.results import read

from .test_stat_layouts import HEAD, ROWS, VALUES, expected, standard

LABELS = [label for label, _, _ in ROWS]
UNITS = [unit for _, unit, _ in ROWS]
FIGURES = [str(value) for value in VALUES]
END = "存在的问题:公开内容不够丰富。\n"


def lines(*parts: str) -> str:
    return HEAD + "\n".join(parts) + "\n"


@pytest.mark.parametrize("end", ["", END])
def test_figures_above_their_labels(end: str) -> None:
    cards = [
        f"{value}{unit}\n{label}" for label, unit, value in zip(LABELS, UNITS, FIGURES, strict=True)
    ]
    assert standard(read(lines(*cards) + end)) == expected(VALUES)


@pytest.mark.parametrize("end", ["", END])
def test_figures_below_their_labels(end: str) -> None:
    """The tempting answer is right: the first figure stands below a label."""
    cards = [
        f"{label}\n{value}{unit}" for label, unit, value in zip(LABELS, UNITS, FIGURES, strict=True)
    ]
    assert standard(read(lines(*cards) + end)) == expected(VALUES)


@pytest.mark.parametrize("units", [[], UNITS])
@pytest.mark.parametrize("end", ["", END])
def test_columns_one_behind_the_other(units: list[str], end: str) -> None:
    found = standard(read(lines(*LABELS, *units, *FIGURES) + end))
    assert found == expected(VALUES)


@pytest.mark.parametrize("units", [[], UNITS])
@pytest.mark.parametrize("figures", [FIGURES[1:], [*FIGURES, "4"], [*FIGURES[:3], *FIGURES[4:]]])
def test_columns_of_other_lengths_place_nothing(units: list[str], figures: list[str]) -> None:
    result = read(lines(*LABELS, *units, *figures))
    assert standard(result) == {}
    assert [finding.kind for finding in result.findings] == ["unplaced_table"]


def test_a_year_below_the_title_is_no_figure_above_a_label() -> None:
    rows = [f"{label}\n{value}" for label, value in zip(LABELS, FIGURES, strict=True)]
    text = lines("2016", *rows)
    found = {key: value for key, (value, _) in standard(read(text)).items()}
    assert found == {key: value for key, (value, _) in expected(VALUES).items()}


def test_numbers_that_rise_from_row_to_row_may_be_those_of_the_rows() -> None:
    rows = [f"{number}\n{label}" for number, label in enumerate(LABELS, 3)]
    assert standard(read(lines(*rows))) == {}
    rows = [f"{value}\n{label}" for value, label in zip(FIGURES, LABELS, strict=True)]
    assert set(standard(read(lines(*rows)))) == set(expected(VALUES))
