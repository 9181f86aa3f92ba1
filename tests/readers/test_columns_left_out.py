"""Part three without some of its columns: what is there is read, what is not is told."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.schemas import Report

LABELS = (
    "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "三、本年度办理结果（一）予以公开",
    "三、本年度办理结果（七）总计", "四、结转下年度继续办理",
)  # fmt: skip
MESSAGE = "shows nothing but its first column"


def report(heads: tuple[str, ...], rows: tuple[tuple[int, ...], ...]) -> Report:
    lines = [("项目", *heads), ("---",) * (len(heads) + 1)]
    lines += [(label, *map(str, row)) for label, row in zip(LABELS, rows, strict=True)]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return extract(
        "# 东平镇人民政府2022年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n"
        + table
    )


def said(made: Report) -> dict[str, str]:
    return {fact.indicator: str(fact.value) for fact in made.facts if fact.indicator != "other"}


@pytest.mark.parametrize("total", ["总计", "合计"])
def test_persons_organisations_and_totals(total: str) -> None:
    made = report(
        ("自然人", "法人或其他组织", total),
        ((20, 9, 29), (2, 1, 3), (8, 4, 12), (21, 9, 30), (1, 1, 2)),
    )
    found = said(made)
    assert found["applications.received.natural_person"] == "20"
    assert found["applications.received"] == "29"
    assert found["applications.closed"] == "30"
    assert not [id_ for id_ in found if id_.endswith((".commercial", ".other_org"))]
    assert not [f for f in made.findings if MESSAGE in f.message]


def test_persons_and_larger_totals() -> None:
    made = report(("自然人", "总计"), ((20, 29), (2, 3), (8, 12), (21, 30), (1, 2)))
    assert said(made)["applications.received"] == "29"
    assert [f.kind for f in made.findings if MESSAGE in f.message] == ["unplaced_table"]


def test_totals_that_are_of_persons_alone() -> None:
    made = report(("自然人", "总计"), ((20, 20), (2, 2), (8, 8), (21, 21), (1, 1)))
    assert not [f for f in made.findings if MESSAGE in f.message]


def test_a_sum_of_organisations_is_no_total() -> None:
    heads = (
        "自然人",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
        "合计",
        "总计",
    )
    made = report(
        heads,
        (
            (20, 5, 0, 1, 2, 1, 9, 29), (2, 1, 0, 0, 0, 0, 1, 3), (8, 4, 0, 0, 0, 0, 4, 12),
            (21, 5, 0, 1, 2, 1, 9, 30), (1, 1, 0, 0, 0, 0, 1, 2),
        ),
    )  # fmt: skip
    assert said(made)["applications.received"] == "29"
