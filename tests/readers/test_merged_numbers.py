"""A number that stands once for several rows or columns is that of none of them."""

from __future__ import annotations

from extractor import Report, extract

HEAD = (
    "<tr><td rowspan=3>(本列数据的勾稽关系)</td><td colspan=7>申请人情况</td></tr>"
    "<tr><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr>"
    "<tr><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>"
)
NEW = "<tr><td>一、本年新收政府信息公开申请数量</td>{}</tr>"
OLD = "<tr><td>二、上年结转政府信息公开申请数量</td>{}</tr>"


def cells(*numbers: int) -> str:
    return "".join(f"<td>{number}</td>" for number in numbers)


def report(*rows: str) -> Report:
    return extract(
        "<html><body><h1>松岗县水利局2021年政府信息公开工作年度报告</h1>"
        f"<table>{HEAD}{''.join(rows)}</table></body></html>"
    )


def stated(found: Report) -> dict[str, str]:
    return {f.indicator: str(f.value) for f in found.facts if f.indicator != "other"}


def test_one_total_of_two_rows_is_the_total_of_neither() -> None:
    found = report(
        NEW.format(cells(40, 9, 0, 0, 1, 0) + "<td rowspan=2>57</td>"),
        OLD.format(cells(5, 2, 0, 0, 0, 0)),
    )
    values = stated(found)
    assert not values.keys() & {"applications.received", "applications.carried_in"}
    assert values["applications.received.natural_person"] == "40"
    assert values["applications.carried_in.commercial"] == "2"
    assert any("several rows" in finding.message for finding in found.findings)
    assert [str(f.value) for f in found.facts if f.indicator == "other"] == ["57"]


def test_one_number_of_all_columns_is_that_of_no_applicant() -> None:
    found = report(NEW.format("<td colspan=7>50</td>"), OLD.format(cells(5, 2, 0, 0, 0, 0, 7)))
    values = stated(found)
    assert not [name for name in values if name.startswith("applications.received")]
    assert values["applications.carried_in"] == "7"
    assert found.findings


def test_one_number_of_all_organisations_leaves_the_others_where_they_are() -> None:
    row = "<td>40</td><td colspan=5>10</td><td>50</td>"
    values = stated(report(NEW.format(row), OLD.format(cells(5, 2, 0, 0, 0, 0, 7))))
    received = {name: value for name, value in values.items() if ".received" in name}
    assert received == {
        "applications.received": "50",
        "applications.received.natural_person": "40",
    }


def test_a_zero_of_two_rows_and_a_cell_wider_than_the_table_are_read() -> None:
    found = report(
        NEW.format(cells(40, 9, 0, 0, 1, 0) + "<td colspan=3>50</td>"),
        OLD.format(cells(0, 0, 0, 0, 0, 0) + "<td rowspan=2>0</td>"),
        "<tr><td>四、结转下年度继续办理</td>" + cells(0, 0, 0, 0, 0, 0) + "</tr>",
    )
    values = stated(found)
    assert values["applications.received"] == "50"
    assert values["applications.carried_in"] == "0"


def test_a_label_over_two_rows_takes_its_number_with_it() -> None:
    row = "<tr><td rowspan=2>一、本年新收政府信息公开申请数量</td>{}</tr><tr></tr>"
    tall = cells(40, 9, 0, 0, 1, 0, 50).replace("<td>", "<td rowspan=2>")
    assert stated(report(row.format(tall)))["applications.received"] == "50"


def test_cells_that_are_all_wide_are_those_of_the_form_in_order() -> None:
    wide = cells(40, 9, 0, 0, 1, 0, 50).replace("<td>", "<td colspan=2>")
    values = stated(report(NEW.format(wide)))
    assert values["applications.received.commercial"] == "9"
    assert values["applications.received"] == "50"
