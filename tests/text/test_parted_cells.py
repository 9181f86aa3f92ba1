"""Cells that hold the numbers of several columns, as converters of PDF write them."""

from __future__ import annotations

from decimal import Decimal

from extractor import extract
from extractor.schemas import Result

_ROWS = (
    ("一、本年新收政府信息公开申请数量", (29, 0, 0, 1, 2, 0, 32)),
    ("二、上年结转政府信息公开申请数量", (6, 0, 0, 0, 1, 0, 7)),
    ("（一）予以公开", (13, 0, 0, 0, 0, 0, 13)),
    ("1.属于国家秘密", (0, 0, 0, 0, 0, 0, 0)),
    ("四、结转下年度继续办理", (5, 0, 0, 1, 1, 0, 7)),
)
_NAMES = (
    "applications.received",
    "applications.carried_in",
    "applications.granted",
    "applications.refused.state_secret",
    "applications.carried_out",
)


def table(rows: tuple[tuple[str, tuple[int, ...]], ...], shape: tuple[int, ...]) -> Result:
    """Part three in Markdown, each cell with as many numbers as ``shape`` says."""
    text = "# 云溪县司法局2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n"
    for number, (label, values) in enumerate(rows):
        left = [str(value) for value in values]
        cells = [" ".join(left[sum(shape[:at]) :][:count]) for at, count in enumerate(shape)]
        labels = [label, ""] if label[0] in "一二四" else ["", label]
        text += "| " + " | ".join([*labels, "", *cells]) + " |\n"
        if number == 0:
            text += "|---" * (3 + len(shape)) + "|\n"
    return extract(text)


def totals(result: Result) -> dict[str, Decimal | None]:
    return {f.indicator: f.value for f in result.facts if f.indicator in _NAMES}


def values(result: Result) -> set[tuple[str, Decimal]]:
    known = [f for f in result.facts if f.indicator.rpartition(".")[0] in _NAMES]
    return {(f.indicator, f.value) for f in known if f.value}


def test_numbers_that_share_a_cell_are_taken_apart_where_their_row_adds_up() -> None:
    result = table(_ROWS, (1, 3, 1, 2))
    assert totals(result) == {name: row[-1] for name, (_, row) in zip(_NAMES, _ROWS, strict=True)}
    assert ("applications.received.public_welfare", Decimal(1)) in values(result)
    assert ("applications.granted.natural_person", Decimal(13)) in values(result)


def test_numbers_that_share_a_cell_and_do_not_add_up_are_nobodys() -> None:
    rows = tuple((label, (*row[:-1], row[-1] + 1)) for label, row in _ROWS)
    result = table(rows, (1, 3, 1, 2))
    assert not values(result)
    assert [f for f in result.findings if f.kind == "unplaced_table"]


def test_a_number_that_a_narrow_cell_broke_stays_one() -> None:
    rows = "| 行政许可 | 处罚 | 强制 | 收费 | 合计 |\n|---|---|---|---|---|\n| 1 2 | 30 | 4 | 5 | 51 |\n"
    result = extract(f"# 云溪县司法局2023年政府信息公开工作年度报告\n\n{rows}")
    assert {m.value for m in result.mentions if m.raw in ("1 2", "1", "2")} == {Decimal(12)}


def test_two_numbers_that_only_add_up_apart_are_two() -> None:
    rows = "| 甲 | 乙 | 丙 | 丁 | 合计 |\n|---|---|---|---|---|\n| 1 2 | 30 | 4 | 5 | 42 |\n"
    result = extract(f"# 云溪县司法局2023年政府信息公开工作年度报告\n\n{rows}")
    assert {m.value for m in result.mentions if m.raw in ("1 2", "1", "2")} == {1, 2}


def test_heads_that_share_a_cell_too_name_their_columns() -> None:
    heads = "商业企业 | 自然人 科研机构 社会公益组织 | 法律服务机构 | 其他 总计"
    text = "# 云溪县司法局2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n"
    text += f"| 项目 | {heads} |\n{'|---' * 5}|\n"
    text += "| 一、本年新收政府信息公开申请数量 | 29 | 0 0 1 | 2 | 0 32 |\n"
    text += "| 二、上年结转政府信息公开申请数量 | 6 | 0 0 0 | 1 | 0 7 |\n"
    text += "| (一)予以公开 | 13 | 0 0 0 | 0 | 0 13 |\n"
    found = values(extract(text))
    assert ("applications.received.commercial", Decimal(29)) in found
    assert not [name for name, _ in found if name.endswith(".natural_person")]
