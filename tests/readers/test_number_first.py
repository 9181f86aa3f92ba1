"""A number that opens a line, and behind it the words that say what it counts."""

from __future__ import annotations

import pytest

from .test_rules_told import reads


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("1426——这是本局门户网站一年里更新的信息条数。", "proactive.website", 1426),
        ("29——这是全年新收的申请件数,比上年多3件。", "applications.received", 29),
        ("29件,这是全年收到的政府信息公开申请数。", "applications.received", 29),
        ("5次——这就是全年举办的业务培训次数。", "training.sessions", 5),
        ("62条,这是全年主动公开政府信息的数量。", "proactive.total", 62),
        ("0元——这是收取的信息处理费。", "fees.collected", 0),
        ("37——这是上年收到的申请件数。", "applications.received", -1),
        ("37——这是门户网站的访问量。", "proactive.website", -1),
        ("37——这是全县的村民小组数。", "proactive.total", -1),
        ("服务类信息咨询50人次,其中来电14人次。", "consultations.phone", 14),
        ("养老金信息50条,其中来电14人次。", "consultations.phone", -1),
    ],
)
def test_what_is_said_behind_the_number_that_opens_a_line(text: str, name: str, value: int) -> None:
    assert reads(text, [name]) == {name: value}
