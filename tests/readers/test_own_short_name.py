"""What a report calls its own agency is that agency; the short name of another is another's."""

from __future__ import annotations

from decimal import Decimal

import pytest
from results import read

_TITLE = "江南省水土与农垦事务厅2010年政府信息公开工作年度报告\n\n"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "本报告由江南省水土与农垦事务厅(以下简称省田保厅)编制。\n2010年,省田保厅共主动公开政府信息4215条。",
            4215,
        ),
        (
            "江南省水土与农垦事务厅(简称:“省田保厅”)公布如下。\n省田保厅共主动公开政府信息4215条。",
            4215,
        ),
        (
            "江南省教育厅(以下简称省田保厅)另行公布。\n2010年,省田保厅共主动公开政府信息4215条。",
            None,
        ),
        ("2010年,省田保厅共主动公开政府信息4215条。", None),
    ],
)
def test_a_short_name_that_the_report_gives_itself(body: str, told: int | None) -> None:
    found = [f.value for f in read(_TITLE + body).facts if f.indicator == "proactive.total"]
    assert found == ([Decimal(told)] if told else [])


def test_what_is_no_name_still_says_for_whom_a_figure_is_told() -> None:
    body = "江南省水土与农垦事务厅(以下简称本机关)报告如下。\n本机关收到政府信息公开申请5件。"
    (fact,) = [f for f in read(_TITLE + body).facts if f.indicator == "applications.received"]
    assert (fact.value, fact.scope) == (Decimal(5), "own")
