"""Chinese numerals alone in the cells of a table: numbers where the row adds up, else none."""

from __future__ import annotations

from tests.documents import document

_HEAD = "| 项目 | 甲 | 乙 | 合计 |\n|---|---|---|---|\n"


def found(*rows: str) -> list[int]:
    made = document("其他情况\n" + _HEAD + "".join(f"| {row} |\n" for row in rows)).mentions
    return [int(m.value) for m in made if m.statistical and m.value is not None]


def test_numerals_whose_row_adds_up_are_numbers() -> None:
    assert found("新收 | 五 | 壹 | 六", "办结 | 十二 | 3 | 拾伍", "结转 | 二 | / | 二") == [
        5, 1, 6, 12, 3, 15, 2, 2,
    ]  # fmt: skip


def test_numerals_that_no_sum_proves_or_that_count_columns_are_none() -> None:
    assert found("新收 | 五 | 壹 | 七") == []
    assert found("季度 | 一 | 二 | 三") == []
    assert found("一 | 新收 | 2 | 3") == [2, 3]
