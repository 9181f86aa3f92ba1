"""Rows of numbers in an official table whose labels are lost: kept, and told."""

from __future__ import annotations

from extractor import Report, extract

HEAD = "<tr><td>(勾稽关系)</td><td>自然人</td><td>商业企业</td><td>科研机构</td>"
HEAD += "<td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>"
KNOWN = ("一、本年新收政府信息公开申请数量", 31, 4, 0, 0, 0, 0, 35)
GRANTED = ("(一)予以公开", 20, 3, 0, 0, 0, 0, 23)
CLOSED = ("(七)总计", 31, 4, 0, 0, 0, 0, 35)
LOST = (8, 1, 0, 0, 0, 0, 9)


def report(*rows: tuple[object, ...]) -> Report:
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    title = "松岗县司法局2021年政府信息公开工作年度报告"
    return extract(f"<html><body><h1>{title}</h1><table>{HEAD}{body}</table></body></html>")


def told(found: Report) -> list[str]:
    return [f.message for f in found.findings if "labels are lost" in f.message]


def test_a_row_whose_label_is_cut_or_gone_is_told() -> None:
    for label in ("", "4.保护第…", "……"):
        found = report(KNOWN, GRANTED, (label, *LOST), CLOSED)
        assert told(found)
        assert [str(f.value) for f in found.facts if f.indicator == "other"].count("8") == 1
        stated = {f.indicator: str(f.value) for f in found.facts}
        assert stated["applications.granted"] == "23"
        assert stated["applications.closed"] == "35"


def test_rows_that_number_or_hold_nothing_are_none() -> None:
    zeros, columns = (0,) * 7, (1, 2, 3, 4, 5, 6, 7)
    for row in (("", *zeros), ("栏次", *columns), ("", *("",) * 7)):
        assert not told(report(KNOWN, GRANTED, row, CLOSED))


def test_a_row_of_the_form_and_a_row_below_the_table_are_no_lost_ones() -> None:
    whole = ("4.保护第三方合法权益", *LOST)
    assert not told(report(KNOWN, GRANTED, whole, CLOSED))
    assert not told(report(KNOWN, GRANTED, CLOSED, ("乡镇合计", *LOST)))
