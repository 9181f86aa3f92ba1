"""Sums with rows that no indicator counts, and with rows that cannot be read: nobody is accused."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.schemas import Result

HEAD = (
    "<h1>某县教育局2016年政府信息公开工作年度报告</h1><table border=1>"
    "<tr><td>指标名称</td><td>计量单位</td><td>2016年度</td></tr>"
)
ROWS = (("收到申请总数", 37), ("1.当面申请", 5), ("2.传真申请", 0), ("4.网上申请", 20))
MAIL = ("3.电子邮件申请", 9)
END = (("5.信函申请", 3), ("对申请的答复总数", 36))


def table(*rows: tuple[str, int]) -> Result:
    cells = "".join(f"<tr><td>{name}</td><td>件</td><td>{n}</td></tr>" for name, n in rows)
    return extract(f"{HEAD}{cells}</table>".encode())


def sums(result: Result) -> list[tuple[str, str]]:
    return [(f.severity, f.whose) for f in result.findings if f.kind == "sum_mismatch"]


def test_a_row_without_an_indicator_is_part_of_the_sum() -> None:
    result = table(*ROWS, MAIL, *END)
    assert sums(result) == []
    assert not [f for f in result.facts if f.verdict in ("contradicted", "doubtful")]


@pytest.mark.parametrize("mail", [("3.电子邮件申请", 2), ("3.电子邮件申请", 90)])
def test_known_parts_are_not_accused_beside_a_row_that_nobody_knows(mail: tuple[str, int]) -> None:
    result = table(*ROWS, mail, *END)
    assert ("error", "source") not in sums(result)
    assert not [f for f in result.facts if f.verdict == "contradicted"]


def test_a_sum_of_known_rows_alone_is_still_accused() -> None:
    assert sums(table(*ROWS, *END)) == [("error", "source")]
