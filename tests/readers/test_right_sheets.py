"""The table of applications printed on two sheets: its last columns in a table without labels."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import Result, extract

_HEADS = (
    "自然人",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
    "总计",
)
_ROWS = (
    ("一、本年新收政府信息公开申请数量", (5, 2, 1, 0, 1, 0, 9)),
    ("二、上年结转政府信息公开申请数量", (1, 0, 0, 0, 0, 0, 1)),
    ("三、本年度办理结果（一）予以公开", (4, 1, 1, 0, 1, 0, 7)),
    ("三、本年度办理结果（七）总计", (4, 1, 1, 0, 1, 0, 7)),
    ("四、结转下年度继续办理", (2, 1, 0, 0, 0, 0, 3)),
)


def _table(rows: list[list[object]]) -> str:
    shown = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{cells}</tr>" for cells in shown) + "</table>"


def _page(
    cut: int, *, between: str = "<p>（接右页）</p>", lost: int = 0, heads: tuple[str, ...] = _HEADS
) -> Result:
    """A report whose table is cut behind so many columns."""
    left = [["项目", *heads[:cut]], *([label, *cells[:cut]] for label, cells in _ROWS)]
    right: list[list[object]] = [list(heads[cut:]), *(list(cells[cut:]) for _, cells in _ROWS)]
    title = (
        "<h1>禾川县林业局2022年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>工作扎实。</p>"
    )
    page = f"{title}<h2>三、收到和处理政府信息公开申请情况</h2>{_table(left)}{between}{_table(right[: len(right) - lost])}"
    return extract(f"<html><body>{page}</body></html>".encode())


def _figures(result: Result) -> dict[str, Decimal | None]:
    return {f.indicator: f.value for f in result.facts if f.indicator != "other"}


@pytest.mark.parametrize("cut", [2, 4, 5])
@pytest.mark.parametrize("between", ["<p>（接右页）</p>", "<p>续表</p>", ""])
def test_each_column_is_read_in_its_rows(cut: int, between: str) -> None:
    result = _page(cut, between=between)
    figures = _figures(result)
    assert figures["applications.received"] == 9
    assert figures["applications.received.legal_services"] == 1
    assert figures["applications.carried_in.natural_person"] == 1
    assert figures["applications.carried_out"] == 3
    assert len(figures) == 35
    (total,) = (f for f in result.facts if f.indicator == "applications.received")
    assert total.evidence[0].quote.text.split("\t")[-1] == "9"
    assert "本年新收" not in total.evidence[0].quote.text


def test_a_sheet_with_a_row_less_is_not_put_beside_the_other() -> None:
    figures = _figures(_page(4, lost=1))
    assert "applications.received" not in figures
    assert figures["applications.received.natural_person"] == 5


def test_columns_in_another_order_are_not_put_together() -> None:
    heads = (*_HEADS[:4], "总计", *_HEADS[4:6])
    assert "applications.received" not in _figures(_page(4, heads=heads))


def test_tables_far_from_each_other_are_not_put_together() -> None:
    far = "<p>以下是另一张表，统计的是全县各乡镇、各部门收到的政府信息公开申请，由县政府办公室汇总，与本局上表的数字没有关系。</p>"
    assert "applications.received" not in _figures(_page(4, between=far))
