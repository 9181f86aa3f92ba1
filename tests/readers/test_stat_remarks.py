"""Remarks beside the figures of a table: 无 there is no figure."""

from __future__ import annotations

import pytest

from tests.results import read

TITLE = "杉溪镇人民政府2011年政府信息公开工作年度报告\n\n附表 政府信息公开统计表\n"
RECEIVED = "applications.received"


@pytest.mark.parametrize("sign", ["\t", " | "])
@pytest.mark.parametrize(
    ("cells", "value"),
    [
        (["1", "无"], 1),
        (["1", "没有"], 1),
        (["1", "暂无"], 1),
        (["0", "无"], 0),
    ],
)
def test_none_in_a_remark_is_no_second_figure(sign: str, cells: list[str], value: int) -> None:
    rows = [
        ["指标名称", "单位", "本年", "备注"],
        ["主动公开政府信息数", "条", "52", "无"],
        ["政府网站公开政府信息数", "条", "50", "无"],
        ["收到申请数", "件", *cells],
    ]
    result = read(TITLE + "\n".join(sign.join(row).rstrip() for row in rows))
    assert {f.value for f in result.facts if f.indicator == RECEIVED} == {value}
    assert not any(f.kind == "conflict" for f in result.findings)


def test_none_in_place_of_a_figure_is_one() -> None:
    rows = "指标名称\t单位\t本年\n主动公开政府信息数\t条\t52\n收到申请数\t件\t无\n"
    result = read(TITLE + rows)
    assert 0 in {f.value for f in result.facts if f.indicator == RECEIVED}
