"""Part three with its applicants as rows and its items as columns."""

from __future__ import annotations

import pytest

from extractor import Result, extract

TITLE = "禾川县林业局2022年政府信息公开工作年度报告"
HEADS = [
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "（七）总计",
    "四、结转下年度继续办理",
]
NAMES = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
FIGURES = [[9, 2, 6, 8, 3], [4, 0, 3, 4, 0], *[[0] * 5] * 3, [1, 0, 1, 1, 0], [14, 2, 10, 13, 3]]


def _row(*cells: object, before: str = "") -> str:
    return f"<tr>{before}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _read(rows: str) -> Result:
    return extract(f"<html><body><h1>{TITLE}</h1><table>{rows}</table></body></html>")


def _prefixed() -> str:
    names = [n if n in ("自然人", "总计") else f"法人或其他组织：{n}" for n in NAMES]
    rows = (_row(name, *row) for name, row in zip(names, FIGURES, strict=True))
    return _row("申请人情况", *HEADS) + "".join(rows)


def _spanned() -> str:
    rows = [_row("申请人情况", "", *HEADS)]
    for at, (name, row) in enumerate(zip(NAMES, FIGURES, strict=True)):
        if at in (0, 6):
            rows.append(_row(*row, before=f"<td colspan=2>{name}</td>"))
        else:
            group = "<td rowspan=5>法人或其他组织</td>" if at == 1 else ""
            rows.append(_row(name, *row, before=group))
    return "".join(rows)


@pytest.mark.parametrize("rows", [_prefixed(), _spanned()])
def test_a_number_belongs_to_the_applicant_of_its_row(rows: str) -> None:
    facts = {f.indicator: f for f in _read(rows).facts}
    found = {name: int(fact.value) for name, fact in facts.items() if fact.value}
    assert found == {
        "applications.received.natural_person": 9,
        "applications.received.commercial": 4,
        "applications.received.other_org": 1,
        "applications.received": 14,
        "applications.carried_in.natural_person": 2,
        "applications.carried_in": 2,
        "applications.granted.natural_person": 6,
        "applications.granted.commercial": 3,
        "applications.granted.other_org": 1,
        "applications.granted": 10,
        "applications.closed.natural_person": 8,
        "applications.closed.commercial": 4,
        "applications.closed.other_org": 1,
        "applications.closed": 13,
        "applications.carried_out.natural_person": 3,
        "applications.carried_out": 3,
    }
    quote = facts["applications.received.commercial"].evidence[0].quote.text
    assert quote.endswith("商业企业\t4\t0\t3\t4\t0")


def test_a_table_that_was_not_turned_is_read_as_before() -> None:
    columns = list(zip(*FIGURES, strict=True))
    rows = _row("", *NAMES) + "".join(
        _row(head, *column) for head, column in zip(HEADS, columns, strict=True)
    )
    values = {f.indicator: f.value for f in _read(rows).facts}
    assert values["applications.received.commercial"] == 4
    assert values["applications.carried_out.natural_person"] == 3


MORE = {
    "一、本年新收政府信息公开申请数量": "received",
    "（一）予以公开": "granted",
    "（四）无法提供：1.本机关不掌握相关政府信息": "unavailable.not_held",
    "2.没有现成信息需要另行制作": "unavailable.needs_creation",
    "3.其他": "other.remaining",
    "（七）总计": "closed",
}
PARTS = [
    [9, 1, 2, 5, 1, 9],
    [4, 0, 0, 4, 0, 4],
    *[[0] * 6] * 3,
    [1, 0, 1, 0, 0, 1],
    [14, 1, 3, 9, 1, 14],
]


def _heads() -> list[str]:
    return [head.rpartition("：")[2] for head in MORE]


def _told(result: Result) -> dict[str, int]:
    found = {f.indicator: int(f.value) for f in result.facts if f.value}
    return {name.removeprefix("applications."): value for name, value in found.items()}


def test_heads_of_columns_that_are_named_as_applicants_are_none() -> None:
    rows = "".join(_row(name, *row) for name, row in zip(NAMES, PARTS, strict=True))
    found = _told(_read(_row("申请人情况", *_heads()) + rows))
    assert found["unavailable.needs_creation.natural_person"] == 5
    assert found["unavailable.needs_creation.commercial"] == 4
    assert found["unavailable.needs_creation"] == found["unavailable.not_held"] * 3 == 9
    assert (found["other.remaining"], found["closed.other_org"], found["closed"]) == (1, 1, 14)


def test_a_row_that_lacks_cells_leaves_the_columns_unknown() -> None:
    lines = [
        ["申请人情况", *_heads()],
        *([n, *map(str, r)] for n, r in zip(NAMES, PARTS, strict=True)),
    ]
    lines[1].insert(0, "申请人")
    text = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    result = extract(f"{TITLE}\n三、收到和处理政府信息公开申请情况\n{text}五、存在的主要问题\n")
    assert not [name for name in _told(result) if name.startswith(tuple(MORE.values()))]
    assert result.state == "needs_review"
