"""A unit of tens of thousands that stands in the label and not beside the number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract

TITLE = "禾川县林业局2022年政府信息公开工作年度报告\n\n"


def _row(label: str, number: str, form: str) -> str:
    rows = ((label, number), ("收到政府信息公开申请数（件）", "26"), ("行政复议数（件）", "3"))
    if form == "html":
        cells = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
        return f"<p>{TITLE}</p><table>{cells}</table>"
    return TITLE + "\n".join(f"{a}{form}{b}" for a, b in rows) + "\n"


@pytest.mark.parametrize("form", ["html", "：", "  "])
@pytest.mark.parametrize(
    ("label", "number", "indicator", "value", "unit"),
    [
        ("主动公开政府信息数（万条）", "1.26", "proactive.total", 12600, "条"),
        ("主动公开政府信息数（条）", "126", "proactive.total", 126, "条"),
        ("主动公开政府信息数（万条）", "2", "proactive.total", 20000, "条"),
    ],
)
def test_the_number_is_read_with_its_unit(
    form: str, label: str, number: str, indicator: str, value: int, unit: str
) -> None:
    facts = {fact.indicator: fact for fact in extract(_row(label, number, form)).facts}
    assert facts[indicator].value == Decimal(value)
    assert facts[indicator].unit == unit
    assert facts["applications.received"].value == 26


def test_the_word_unit_may_stand_before_it() -> None:
    page = _row("主动公开政府信息数（单位：万条）", "2", "html")
    assert {f.indicator: f.value for f in extract(page).facts}["proactive.total"] == 20000


def test_a_column_of_units_says_it_too() -> None:
    table = (
        "指标\t单位\t数量\n主动公开政府信息数\t万条\t1.26\n收到申请数\t件\t26\n行政复议数\t件\t3\n"
    )
    found = {fact.indicator: fact.value for fact in extract(TITLE + table).facts}
    assert found["proactive.total"] == 12600


def test_money_and_a_number_with_its_own_unit_stay_as_printed() -> None:
    """The twin: 万元 is the unit of the indicator, and 12 条 counts what stands beside it."""
    table = "收取费用（万元）\t1.26\n主动公开政府信息（万条）\t126条\n行政复议\t3\n"
    values = {fact.value for fact in extract(TITLE + table).facts}
    assert {Decimal("1.26"), Decimal(126)} <= values
    assert Decimal(12600) not in values


CAPTIONED = [
    ("主动公开政府信息数", "3.04", "proactive.total", 30_400),
    ("主动公开政府信息数", "3", "proactive.total", 30_000),
    ("政府网站公开政府信息数", "1,204.5", "proactive.website", 12_045_000),
    ("收到申请数", "26", "applications.received", 26),  # no 26万条: a round count of something else
    ("收到申请数（件）", "26", "applications.received", 26),
]


@pytest.mark.thorough(every=7)
@pytest.mark.parametrize(
    "caption",
    [
        "单位：万条",
        "（单位：万条）",
        "附表：政府信息公开情况统计表（单位：万条）",
        "计量单位: 万条",
    ],
)
@pytest.mark.parametrize("form", ["html", "caption", "pipes"])
@pytest.mark.parametrize(("label", "number", "indicator", "value"), CAPTIONED)
def test_the_caption_of_a_table_says_it_for_its_figures(
    form: str, caption: str, label: str, number: str, indicator: str, value: int
) -> None:
    rows = [("统计指标", "数量"), (label, number), ("政府公报公开政府信息数", "0.5")]
    text = f"{TITLE}{caption}\n" + "".join(f"| {a} | {b} |\n" for a, b in rows)
    if form != "pipes":
        cells = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
        inside = f"<caption>{caption}</caption>{cells}"
        table = (
            f"<table>{inside}</table>"
            if form == "caption"
            else f"<p>{caption}</p><table>{cells}</table>"
        )
        text = f"<p>{TITLE}</p>{table}"
    facts = {fact.indicator: fact.value for fact in extract(text).facts}
    assert facts[indicator] == value
    assert facts["proactive.gazette"] == 5000


@pytest.mark.parametrize(
    ("head", "unit"), [("占比（%）", "条"), ("增幅", "条"), ("金额（万元）", "条"), ("数量", "元")]
)
def test_a_caption_says_nothing_of_shares_and_money(head: str, unit: str) -> None:
    rows = [("统计指标", "数量", head), ("主动公开政府信息数", "3.04", "12.5")]
    cells = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    page = f"<p>{TITLE}</p><p>单位：万{unit}</p><table>{cells}</table>"
    values = {str(fact.value) for fact in extract(page).facts}
    assert "125000" not in values
    assert ("30400" in values) == (unit == "条")


def test_a_line_that_goes_on_is_no_caption() -> None:
    rows = "| 统计指标 | 数量 |\n| 主动公开政府信息数 | 3 |\n| 收到申请数 | 26 |\n"
    for above in ("全年主动公开12万条", "单位：万条，下表除外", "单位：条"):
        values = {f.value for f in extract(f"{TITLE}{above}\n{rows}").facts}
        assert {3, 26} <= values
        assert 30_000 not in values


@pytest.mark.parametrize(
    "words",
    ["主动公开政府信息(条):731", "主动公开政府信息731(条)", "主动公开政府信息(条): 731"],
)
def test_a_unit_in_brackets(words: str) -> None:
    (fact,) = extract(f"{TITLE}{words}。\n").facts
    assert (fact.indicator, fact.value, fact.unit) == ("proactive.total", 731, "条")


@pytest.mark.parametrize("words", ["办结率(%):98", "《目录》(条)731", "主动公开(条例):731"])
def test_other_brackets_are_no_unit(words: str) -> None:
    assert {fact.unit for fact in extract(f"{TITLE}{words}。\n").facts} <= {None}


@pytest.mark.parametrize("unit", "册 名 张 家 项 封 起 宗 本 场次 人(次) 件/次 部 台 条".split())
@pytest.mark.parametrize("form", ["\t", ":", "html"])
def test_tens_of_thousands_of_whatever_is_counted_are_read_so(unit: str, form: str) -> None:
    made = extract(_row(f"发放宣传资料数(万{unit})", "1.26", form))
    assert [(f.value, f.unit) for f in made.facts if f.value == 12600] == [(12600, unit)]
    few = extract(_row(f"发放宣传资料数({unit})", "126", form))
    assert [f.value for f in few.facts if f.value in (126, 1_260_000)] == [126]
