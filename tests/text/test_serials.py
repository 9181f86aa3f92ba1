"""The numbers of the rows of a table count nothing."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from extractor import extract

TITLE = "棠溪县2017年政府信息公开工作年度报告"
HEAD = ("统计指标", "计量单位", "统计数")
ROWS = (("网站公开数", "条", "640"), ("申请办结数", "件", "7"), ("培训人数", "人次", "130"))


def as_tabs(first: str, numbers: tuple[str, ...]) -> str:
    lines = ["\t".join((first, *HEAD))]
    lines += ["\t".join((number, *row)) for number, row in zip(numbers, ROWS, strict=True)]
    return f"{TITLE}\n\n政府信息公开情况统计表\n" + "\n".join(lines) + "\n"


def as_html(first: str, numbers: tuple[str, ...]) -> str:
    rows = [(first, *HEAD), *((n, *row) for n, row in zip(numbers, ROWS, strict=True))]
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<html><body><h1>{TITLE}</h1><p>统计表</p><table>{body}</table></body></html>"


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize("head", ["序号", "行次", "编号"])
@pytest.mark.parametrize("numbers", [("1", "2", "3"), ("01", "12", "25")])
@pytest.mark.parametrize("shape", [as_tabs, as_html])
def test_the_first_column_numbers_the_rows(head: str, numbers: tuple[str, ...], shape) -> None:  # type: ignore[no-untyped-def]
    result = extract(shape(head, numbers))
    assert {(f.indicator, f.value) for f in result.facts} == {
        ("proactive.website", Decimal(640)),
        ("applications.closed", Decimal(7)),
        ("training.attendees", Decimal(130)),
    }
    explained = [m.raw for m in result.mentions if m.explained == "enumeration"]
    assert [*numbers] == explained


def test_a_first_column_of_another_name_counts(tmp_path: Path) -> None:
    text = as_tabs("件数", ("41", "52", "63"))
    path = tmp_path / "r.txt"
    path.write_text(text, encoding="utf-8")
    result = extract(path)
    assert not any(m.explained == "enumeration" for m in result.mentions)


@pytest.mark.parametrize(
    "table",
    [
        "| 指标 | 2022 | 单位 |\n|---|---|---|\n| 主动公开政府信息数 | 731 | 条 |\n| 行政复议数 | 4 | 件 |\n",
        "+--------+------+------+\n| 项目   | 2022 | 单位 |\n+========+======+======+\n"
        "| 主动公开政府信息数 | 731 | 条 |\n+--------+------+------+\n"
        "| 行政复议数 | 4 | 件 |\n+--------+------+------+\n",
    ],
)
def test_a_year_that_heads_a_column_is_no_figure(table: str, tmp_path: Path) -> None:
    report = tmp_path / "a.md"
    report.write_text(f"# 禾川县林业局2022年政府信息公开工作年度报告\n\n{table}", "utf-8")
    facts = extract(report).facts
    assert {(f.indicator, f.value) for f in facts} == {
        ("proactive.total", 731),
        ("reconsideration.total", 4),
    }


def test_a_figure_that_looks_as_a_year_is_one() -> None:
    table = "| 指标 | 数量 |\n|---|---|\n| 主动公开政府信息数 | 2022 |\n| 行政复议数 | 4 |\n"
    facts = extract(f"禾川县林业局2022年政府信息公开工作年度报告\n\n{table}").facts
    assert {f.value for f in facts} == {2022, 4}


@pytest.mark.parametrize(
    ("sign", "first", "printed"),
    [
        ("\t", "1.1", ["1.1"]),
        ("\t", "1.1.1", ["1.1", "1"]),
        ("|", "1.1", ["1.1"]),
        ("|", "A-3", ["3"]),
    ],
)
def test_each_number_of_a_row_is_one_mention(sign: str, first: str, printed: list[str]) -> None:
    rows = [["序号", "指标", "单位", "数量"], [first, "网站公开数", "条", "640"]]
    rows += [[f"{first[:-1]}{int(first[-1]) + 1}", "微信公开数", "条", "12"]]
    lines = [sign.join(row) if sign == "\t" else f"| {' | '.join(row)} |" for row in rows]
    if sign == "|":
        lines.insert(1, "|---|---|---|---|")
    made = extract("禾川县林业局2022年政府信息公开工作年度报告\n\n" + "\n".join(lines)).mentions
    assert all(one.span.stop <= other.span.start for one, other in pairwise(made))
    at = next(at for at, mention in enumerate(made) if mention.raw == "640")
    before = [m for m in made[:at] if m.explained == "enumeration"]
    assert [m.raw for m in before] == printed
