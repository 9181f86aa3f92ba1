"""Tables that stand under one another in one grid, as a sheet of a workbook holds a whole report."""

from __future__ import annotations

from extractor import extract

_TITLE = "青禾县水利局2023年政府信息公开工作年度报告"
_RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def _row(*cells: str | tuple[str, int, int], width: int = 15) -> str:
    made, used = "", 0
    for cell in cells:
        words, across, down = cell if isinstance(cell, tuple) else (cell, 1, 1)
        made += f"<td colspan={across} rowspan={down}>{words}</td>"
        used += across
    return f"<tr>{made}{'<td></td>' * (width - used)}</tr>"


def _page(*rows: str) -> bytes:
    table = f"<table>{''.join(rows)}</table>"
    return f"<!DOCTYPE html><html><body><h1>{_TITLE}</h1>{table}</body></html>".encode()


_PART_TWO = (
    _row("二、主动公开政府信息情况"),
    _row("第二十条第（一）项"),
    _row("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    _row("规章", "2", "1", "9"),
    _row("行政规范性文件", "5", "3", "27"),
)
_PART_FOUR = (
    _row("四、政府信息公开行政复议、行政诉讼情况"),
    _row(("行政复议", 5, 1), ("行政诉讼", 10, 1)),
    _row(*((r, 1, 2) for r in _RESULTS), ("未经复议直接起诉", 5, 1), ("复议后起诉", 5, 1)),
    _row(*_RESULTS, *_RESULTS, width=10),
    _row(*"310152010310001"),
)


def test_a_row_of_another_table_is_none_of_the_disputes() -> None:
    made = extract(_page(*_PART_TWO, *_PART_FOUR))
    found = {fact.indicator: fact.value for fact in made.facts}
    assert found["reconsideration.upheld"] == 3
    assert found["reconsideration.corrected"] == 1
    assert found["reconsideration.total"] == 5
    assert found["litigation.direct.upheld"] == 2
    assert found["litigation.after_review.total"] == 1
    assert found["normative_documents.in_force"] == 27
    assert not [finding for finding in made.findings if finding.whose == "source"]


def test_a_row_without_a_cell_of_its_own_is_no_row() -> None:
    rows = "<tr><td>指标<td>单位<td>数量<tr><td>主动公开政府信息数<td>条<td>345"
    last = "<tr><td rowspan=2>收到申请数<td rowspan=2>件<td rowspan=2>12</tr><tr></tr>"
    found = {fact.indicator: fact.value for fact in extract(_page(rows, last)).facts}
    assert found == {"proactive.total": 345, "applications.received": 12}


def test_a_sheet_saved_as_text_has_quotes_around_some_cells() -> None:
    text = f'{_TITLE}\n指标\t单位\t数量\n"主动公开\n政府信息数"\t条\t"1,345"\n收到申请数\t件\t12\n'
    found = {fact.indicator: fact.value for fact in extract(text.encode("utf-16")).facts}
    assert found == {"proactive.total": 1345, "applications.received": 12}
