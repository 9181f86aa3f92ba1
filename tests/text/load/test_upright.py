"""Texts whose lines stand, and tables and lists that only look like them."""

from __future__ import annotations

import pytest

from extractor import extract

from .samples import read

TITLE = "云岭县民政局2022年政府信息公开工作年度报告"
COLUMNS = [
    "一、总体情况",
    "二〇二二年收到政府",
    "信息公开申请二十三",
    "件，办结二十二件。",
    "主动公开信息三百条",
]


def standing(columns: list[str], between: str) -> str:
    longest = max(map(len, columns))
    return "\n".join(
        between.join(column[row : row + 1] or "\u3000" for column in columns)
        for row in range(longest)
    )


@pytest.mark.parametrize("between", ["", " ", "\u3000"])
def test_columns_from_right_to_left_are_read_as_they_stand(between: str) -> None:
    given = f"{TITLE}\n\n{standing(COLUMNS[::-1], between)}\n\n二、问题\n没有。\n"
    result = extract(given)
    found = {fact.indicator: fact.value for fact in result.facts}
    assert found["applications.received"] == 23
    assert found["proactive.total"] == 300
    source = read(given, "a.txt")
    assert "一、总体情况\n二〇二二年收到政府信息公开申请二十三件，办结二十二件。" in source.content
    assert source.content.endswith("二、问题\n没有。\n")
    assert source.starts is not None
    for sign, place in zip(source.content, source.starts, strict=True):
        assert sign in (given[place], "\n")


def test_columns_of_which_nobody_knows_the_first_are_told() -> None:
    source = read(f"{TITLE}\n\n{standing(COLUMNS, ' ')}\n", "a.txt")
    assert any("columns from top to bottom" in told for told in source.unread)
    facts = extract(f"{TITLE}\n\n{standing(COLUMNS, ' ')}\n").facts
    assert {fact.indicator for fact in facts} <= {"other"}


@pytest.mark.parametrize(
    "text",
    [
        # Lines of one length, and such whose characters stand apart.
        "全年收到政府信息公开\n申请二十三件办结二十\n二件主动公开信息三百\n条受理行政复议申请一\n",
        "全 年 收 到 政 府 信 息\n公 开 申 请 2 3 件 办 结\n申 请 2 2 件 主 动 公 开\n信 息 3 0 0 条 没 有 复\n",
        # A table of single digits.
        "1 2 3\n4 5 6\n7 8 9\n1 1 1\n",
    ],
)
def test_lines_stay_lines(text: str) -> None:
    source = read(f"{TITLE}\n\n{text}", "a.txt")
    assert source.content.endswith(text)
    assert not source.unread
