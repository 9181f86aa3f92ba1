"""Statistical tables as text whose figures stand above their labels, and those whose stand below."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract
from extractor.schemas import OTHER

TITLE = "青禾县水利局2011年政府信息公开工作年度报告\n一、概述\n各项制度不断健全。\n"
HEADS = "附表 政府信息公开情况统计表\n指标名称\n计量单位 2011年度 历年累计\n"
END = "\n五、存在的主要问题及改进情况\n深度不够。\n"
ROWS = [
    ("主动公开政府信息数", "条", "proactive.total", "356", "1874"),
    ("受理依申请公开总数", "件", "applications.received", "17", "92"),
    ("其中:当面申请数", "件", "applications.received.in_person", "6", "40"),
    ("传真申请数", "件", "applications.received.fax", "2", "9"),
    ("网上申请数", "件", "applications.received.online", "5", "30"),
    ("信函申请数", "件", "applications.received.letter", "4", "13"),
    ("行政复议数", "件", "reconsideration.total", "1", "5"),
]
EXPECTED = {id_: Decimal(own) for _, _, id_, own, _ in ROWS}


def _known(rows: str, heads: str = HEADS) -> dict[str, Decimal | None]:
    facts = extract(f"{TITLE}{heads}{rows}{END}".encode()).facts
    return {f.indicator: f.value for f in facts if f.indicator != OTHER and f.period == "year"}


@pytest.mark.parametrize("unit", ["\n", " "])
def test_figures_above_their_labels(unit: str) -> None:
    lines = [f"{own}\n{all_}\n{label}{unit}{of}" for label, of, _, own, all_ in ROWS]
    assert _known("\n".join(lines)) == EXPECTED


@pytest.mark.parametrize("unit", ["\n", " ", ""])
@pytest.mark.parametrize("heads", [HEADS, HEADS.replace("度 历", "度历")])
def test_figures_below_their_labels(unit: str, heads: str) -> None:
    lines = [f"{label}{unit}{of}\n{own}\n{all_}" for label, of, _, own, all_ in ROWS]
    assert _known("\n".join(lines), heads) == EXPECTED


def test_headings_of_sections_between_them() -> None:
    lines = [f"{own}\n{all_}\n{label}\n{of}" for label, of, _, own, all_ in ROWS]
    lines.insert(1, "二、依申请公开情况")
    assert _known("一、主动公开情况\n" + "\n".join(lines)) == EXPECTED


def test_a_label_without_figures_leaves_the_others_unsure() -> None:
    lines = [f"{own}\n{all_}\n{label}\n{of}" for label, of, _, own, all_ in ROWS]
    lines[3] = "传真申请数\n件"
    assert all(EXPECTED[id_] == value for id_, value in _known("\n".join(lines)).items())


@pytest.mark.parametrize("blank", [False, True])
def test_a_first_row_without_unit_is_no_figure_above_a_label(blank: bool) -> None:
    lines = [f"{label}\n{of}\n{own}\n{all_}" for label, of, _, own, all_ in ROWS]
    lines[0] = "主动公开政府信息数\n356\n1874"
    if blank:
        lines[5] = "信函申请数\n件"
    known = _known("\n".join(lines))
    assert known["proactive.total"] == 356
    assert all(EXPECTED[id_] == value for id_, value in known.items())
