"""Cells whose numbers a narrow column broke, or whose digits are set apart: whole only where sums prove it."""

from __future__ import annotations

from decimal import Decimal

from tests.documents import document

HEAD = "| 项目 | 甲 | 乙 | 合计 |\n"
ROWS = "| 新收 | 1 2 | 3 | 1 5 |\n| 办结 | 1 1 | 2 | 1 3 |\n"
OTHER = "其他情况\n| 项目 | 数量 |\n| 许可 | 4 0 7 |\n| 收费 | 2 5 . 5 |\n"


def found(text: str) -> tuple[list[Decimal], list[str]]:
    """The values of a text, and what in it is damaged."""
    made = document(text).mentions
    whole = [m.value for m in made if m.statistical and m.value is not None]
    return whole, [m.raw for m in made if m.kind == "damaged"]


def test_two_rows_that_add_up_prove_that_a_document_sets_its_digits_apart() -> None:
    values, damaged = found(HEAD + ROWS + OTHER)
    assert values == [12, 3, 15, 11, 2, 13, 407, Decimal("25.5")]
    assert damaged == []


def test_one_row_proves_only_itself() -> None:
    values, damaged = found(HEAD + ROWS.splitlines(keepends=True)[0] + OTHER)
    assert values == [12, 3, 15]
    assert damaged == ["4 0 7", "2 5 . 5"]


def test_a_cell_that_is_broken_otherwise_leaves_the_others_unproven() -> None:
    values, damaged = found(HEAD + ROWS + OTHER + "| 强制 | 13 2 |\n")
    assert values == [12, 3, 15, 11, 2, 13]
    assert damaged == ["4 0 7", "2 5 . 5", "13 2"]


def test_a_row_of_zeros_without_borders_is_no_number() -> None:
    text = "其他情况\n| 项目 | 数量 |\n| 许可 | 0 0 0 |\n| 收费 | 7 |\n"
    values, damaged = found(HEAD + ROWS + text)
    assert values == [12, 3, 15, 11, 2, 13, 7]
    assert damaged == ["0 0 0"]


def test_two_rows_taken_for_one_are_damaged_though_their_joined_digits_add_up() -> None:
    fused = "| 新收 | 25 3 | 2 1 | 27 4 |\n"
    values, damaged = found(HEAD + fused)
    assert values == []
    assert damaged == ["25 3", "2 1", "27 4"]
    # No line of a row with a carry adds up by itself: 13+26 is 39, 2 and 9 are not 1.
    values, damaged = found(HEAD + "| 新收 | 13 2 | 26 9 | 40 1 |\n")
    assert values == [132, 269, 401]
    assert damaged == []


def test_no_number_begins_with_a_zero_above_a_digit() -> None:
    values, damaged = found(HEAD + "| 新收 | 12 3 | 0 2 | 12 5 |\n")
    assert values == []
    assert damaged == ["12 3", "0 2", "12 5"]


def test_an_amount_that_a_narrow_column_broke_is_damaged_unless_its_row_adds_up() -> None:
    text = "| 项目 | 数量 |\n| 收费 | 2 63.43 |\n| 罚款 | 75. 5 |\n| 许可 | 7.5 |\n"
    assert found(text) == ([Decimal("7.5")], ["2 63.43", "75. 5"])
    assert found(HEAD + "| 收费 | 2 63.43 | 1.07 | 264.5 |\n")[0] == [
        Decimal("263.43"), Decimal("1.07"), Decimal("264.5"),
    ]  # fmt: skip
