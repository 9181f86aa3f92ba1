"""Rows and tables that a line is drawn through: kept as struck out, no facts, nobody accused."""

from __future__ import annotations

import pytest

from extractor import extract

_TITLE = "柳河县人民政府2022年政府信息公开工作年度报告"
_LABELS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
_RIGHT = (21, 2, 1, 0, 0, 4, 28)
_OLD = (9, 9, 9, 9, 9, 9, 54)
_RECEIVED = "一、本年新收政府信息公开申请数量"


def row(label: str, cells: tuple[object, ...], *, of_row: str = "", of_cell: str = "") -> str:
    words = "".join(f"<td{of_cell}>{cell}</td>" for cell in (label, *cells))
    return f"<tr{of_row}>{words}</tr>"


def table(*rows: str) -> str:
    return f"<table border=1>{row('申请人情况', _LABELS)}{''.join(rows)}</table>"


_GOOD = row(_RECEIVED, _RIGHT) + row("二、上年结转政府信息公开申请数量", (0, 0, 0, 0, 0, 0, 0))
_LINE = ' style="text-decoration:line-through"'


@pytest.mark.parametrize(
    ("head", "tables"),
    [
        ("", table(row(_RECEIVED, _OLD, of_row=_LINE), _GOOD)),
        ("", table(row(_RECEIVED, _OLD, of_cell=_LINE), _GOOD)),
        (
            "<style>tr.old td{text-decoration:line-through}</style>",
            table(row(_RECEIVED, _OLD, of_row=' class="old"'), _GOOD),
        ),
        ("", f"<del>{table(row(_RECEIVED, _OLD))}</del>{table(_GOOD)}"),
    ],
)
def test_what_is_struck_out_in_a_table_is_no_fact(head: str, tables: str) -> None:
    page = f"<!DOCTYPE html><html><head>{head}</head><body><h1>{_TITLE}</h1>{tables}</body></html>"
    result = extract(page.encode())

    found = {str(fact.value) for fact in result.facts if fact.indicator.startswith("applications")}
    assert {"21", "28"} <= found
    assert not found & {"9", "54"}
    assert not {"conflict", "several_reports"} & {finding.kind for finding in result.findings}
    struck = [m.raw for m in result.mentions if m.explained == "struck_out"]
    assert struck.count("9") == 6
    assert "54" in struck
