"""Tables whose unit stands in the label of a row or the head of a column: it is that of the figures."""

from __future__ import annotations

import pytest

from .test_own_units import read

TWO_YEARS = (
    "<table><tr><th>指标</th><th>2022年</th><th>2021年</th></tr>"
    "<tr><td>污水处理厂(座)</td><td>12</td><td>10</td></tr>"
    "<tr><td>完成投资(万元)</td><td>1,200</td><td>900</td></tr></table>"
)
IN_HEAD = (
    "<table><tr><th>公司</th><th>完成投资({})</th></tr><tr><td>合计</td><td>{}</td></tr></table>"
)


@pytest.mark.parametrize(("unit", "value"), [("元", 12_000_000), ("万元", 1200)])
def test_the_unit_of_a_row_is_converted(unit: str, value: int) -> None:
    found, result = read(TWO_YEARS, "完成投资", unit)
    assert found == value
    assert result.state == "done"


@pytest.mark.parametrize(
    ("printed", "cell", "unit", "value"),
    [
        ("万元", "1200", "元", 12_000_000),
        ("单位:万元", "1200", "元", 12_000_000),
        ("万元", "1.2万", "元", 12_000),  # said twice, and meant once
        ("亿吨", "3", "万吨", 30_000),
        ("千标箱", "3", "千标箱", 3),
        ("吨/日", "3", "吨/日", 3),
    ],
)
def test_the_unit_of_a_column_is_converted(printed: str, cell: str, unit: str, value: int) -> None:
    found, result = read(IN_HEAD.format(printed, cell), "完成投资", unit)
    assert found == value
    assert result.state == "done"


@pytest.mark.parametrize(
    ("printed", "unit"), [("平方米", "公顷"), ("公顷", "立方米"), ("人", "元")]
)
def test_another_unit_of_a_column_is_told(printed: str, unit: str) -> None:
    found, result = read(IN_HEAD.format(printed, "1200"), "完成投资", unit)
    assert found is None
    assert [f.kind for f in result.findings] == ["unit_mismatch"]


def test_a_column_of_units_is_that_of_the_others_too() -> None:
    table = (
        "<table><tr><th>指标</th><th>单位</th><th>2022年</th></tr>"
        "<tr><td>完成投资</td><td>亿元</td><td>3</td></tr>"
        "<tr><td>泊位吞吐</td><td>万标箱</td><td>5</td></tr></table>"
    )
    value, result = read(table, "完成投资", "万元")
    assert value == 30_000
    others = [(f.label, f.value, f.unit) for f in result.facts if f.indicator == "other"]
    assert others == [("泊位吞吐 2022年", 5, "万标箱")]


def test_the_other_cells_are_called_by_row_and_column() -> None:
    result = read(TWO_YEARS, "完成投资", "元")[1]
    assert [(f.label, f.value, f.unit) for f in result.facts if f.indicator == "other"] == [
        ("污水处理厂 2022年", 12, "座"),
        ("污水处理厂 2021年", 10, "座"),
        ("完成投资 2021年", 900, "万元"),
    ]
