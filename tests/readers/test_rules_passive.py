"""What was done with a number of things, said behind it: 467条政府信息由本机关在2022年主动公开."""

from __future__ import annotations

import pytest

from .test_rules_told import reads

_TOTAL, _SITE = "proactive.total", "proactive.website"
_RECEIVED, _CARRIED = "applications.received", "applications.carried_out"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("467条政府信息由本机关在2014年主动公开。", {_TOTAL: 467}),
        ("467条政府信息由我局于2014年度对外公开。", {_TOTAL: 467}),
        ("467条政府信息在2014年主动公开。", {_TOTAL: 467}),
        ("467条政府信息于2014年由本机关主动公开。", {_TOTAL: 467}),
        ("467条政府信息由本机关于2014年内通过网站主动公开。", {_SITE: 467, _TOTAL: -1}),
        ("32件政府信息公开申请由本机关在2014年收到。", {_RECEIVED: 32}),
        # Another year, a part of this one, another body, a kind of its own.
        ("467条政府信息由本机关在2013年主动公开。", {_TOTAL: -1}),
        ("467条政府信息将由本机关在2015年主动公开。", {_TOTAL: -1}),
        ("467条政府信息由本机关在2014年第一季度主动公开。", {_TOTAL: -1}),
        ("467条政府信息由本机关自2014年起主动公开。", {_TOTAL: -1}),
        ("467条政府信息由县教育局在2014年主动公开。", {_TOTAL: -1}),
        ("467条民生类政府信息由本机关在2014年主动公开。", {_TOTAL: -1}),
        # A year into which something goes is no date.
        ("3件申请转到2015年办理。", {_CARRIED: 3}),
    ],
)
def test_what_was_done_with_them_in_the_year(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected, 2014) == expected
