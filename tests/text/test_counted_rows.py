"""Numbers of rows that no head names: they count nothing where a figure stands behind the label."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract
from extractor.schemas import OTHER, Result

TITLE = "榆川县2016年政府信息公开工作年度报告\n"
CAPTION = "政府信息公开情况统计表\n"
ROWS = (
    ("主动公开政府信息数", "条", "proactive.total"),
    ("收到申请数", "件", "applications.received"),
    ("当面申请数", "件", "applications.received.in_person"),
    ("行政复议数量", "件", "reconsideration.total"),
    ("举办各类培训班数", "次", "training.sessions"),
)


def stated(result: Result) -> dict[str, int]:
    return {
        fact.indicator: int(fact.value)
        for fact in result.facts
        if fact.indicator != OTHER and fact.value is not None
    }


def table(numbers: list[str], values: list[int], between: str, *, units: bool = True) -> str:
    lines = []
    for number, (label, unit, _), value in zip(numbers, ROWS, values, strict=True):
        lines.append(between.join([number, label, *([unit] if units else []), str(value)]))
    return "\n".join(lines) + "\n"


NUMBERS = {
    "plain": ["1", "2", "3", "4", "5"],
    "two digits": ["01", "02", "03", "04", "05"],
    "parts": ["1.1", "1.2", "1.3", "2.1", "2.2"],
    "nested": ["1", "2", "2.1", "3", "4"],
    "in words": ["（一）", "（二）", "（三）", "（四）", "（五）"],
}


@pytest.mark.thorough(every=7)
@pytest.mark.parametrize("units", [True, False])
@pytest.mark.parametrize("between", ["\t", "\n", " "])
@pytest.mark.parametrize("numbers", NUMBERS)
@given(values=st.lists(st.integers(0, 6), min_size=5, max_size=5))
def test_the_figure_stands_behind_the_label(
    numbers: str, between: str, units: bool, values: list[int]
) -> None:
    if between == "\n" and numbers != "plain":
        return  # alone in a line, 1.1 may be any figure
    text = TITLE + CAPTION + table(NUMBERS[numbers], values, between, units=units)
    assert stated(extract(text)) == {
        id_: value for (_, _, id_), value in zip(ROWS, values, strict=True)
    }


@pytest.mark.parametrize("numbers", ["1\t2", "1.1\t1.2"])
def test_two_rows_are_enough(numbers: str) -> None:
    first, second = numbers.split("\t")
    text = f"{TITLE}{first}\t主动公开政府信息数\t条\t12\n{second}\t收到申请数\t件\t5\n"
    assert stated(extract(text)) == {"proactive.total": 12, "applications.received": 5}


def test_figures_in_front_of_labels_count_though_they_rise_by_one() -> None:
    text = f"{TITLE}1\t主动公开政府信息数\t条\n2\t收到申请数\t件\n3\t举办各类培训班数\t次\n"
    assert not any(m.explained == "enumeration" for m in extract(text).mentions)


def test_a_column_with_a_name_of_its_own_counts() -> None:
    text = f"{TITLE}上年\t指标\t本年\n1\t主动公开政府信息数\t5\n2\t收到申请数\t8\n3\t举办各类培训班数\t4\n"
    result = extract(text)
    assert not any(m.explained == "enumeration" for m in result.mentions)


def test_the_rows_of_a_matrix_are_numbered_too() -> None:
    labels = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量")
    heads = "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
    text = TITLE.replace("2016", "2022") + "三、收到和处理政府信息公开申请情况\n" + heads
    text += "".join(
        f"1.{n}\t{label}\t{n}\t1\t0\t0\t0\t0\t{n + 1}\n" for n, label in enumerate(labels, 1)
    )
    found = stated(extract(text))
    assert found["applications.received"] == 2
    assert found["applications.carried_in"] == 3
    assert found["applications.received.natural_person"] == 1
