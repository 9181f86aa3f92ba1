"""Lines drawn between the rows of a text are no words: the row behind one keeps its label."""

from __future__ import annotations

import pytest

from extractor import extract

from .seen import read

HEAD = "溪口区民政局2016年政府信息公开工作年度报告\n一、总体情况\n各项制度不断健全。\n附表 政府信息公开情况统计表\n"
ROWS = (
    ("指标名称", "计量单位", "统计数"),
    ("主动公开政府信息数", "条", "812"),
    ("1.政府公报公开政府信息数", "条", "9"),
    ("2.政府网站公开政府信息数", "条", "803"),
    ("(一)收到申请数", "件", "46"),
)
TOLD = {
    "proactive.total": 812,
    "proactive.gazette": 9,
    "proactive.website": 803,
    "applications.received": 46,
}


def _known(text: str) -> dict[str, int]:
    facts = extract(text.encode()).facts
    return {
        f.indicator: int(f.value) for f in facts if f.indicator != "other" and f.value is not None
    }


@pytest.mark.parametrize("sign", ["─", "━", "═", "=", "＝", "_", "＿", "-"])
def test_rules_between_the_rows(sign: str) -> None:
    rule = sign * 30 + "\n"
    table = rule + rule.join("   ".join(row) + "\n" for row in ROWS) + rule
    assert _known(HEAD + table) == TOLD


def test_part_two_between_rules() -> None:
    rows = ["第二十条第(六)项", "信息内容  本年处理决定数量", "行政处罚  58", "行政强制  9"]
    table = "─" * 30 + "\n" + f"\n{'─' * 30}\n".join(rows) + "\n" + "─" * 30 + "\n"
    text = f"溪口区民政局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n{table}五、存在的主要问题\n"
    assert _known(text) == {"penalties.decisions": 58, "coercion.decisions": 9}


def test_a_single_rule_and_short_ones_stay() -> None:
    """The tempting answer is right: a title with a line below it, and dashes for nothing."""
    for words in ("一、总体情况\n" + "═" * 30 + "\n", "收到申请数 ═══\n" * 3, "═══\n" * 3):
        kept = read(HEAD + words, "a.txt").source.content
        assert words.strip() in kept
