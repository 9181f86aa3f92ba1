"""As many things as numbers that stand side by side: each number is that of its own thing."""

from __future__ import annotations

import pytest

from extractor import extract

_ASKED = "applications.received"


def _told(sentence: str) -> dict[str, int]:
    facts = extract(f"柳湾县粮食局2017年政府信息公开年度报告\n\n{sentence}\n").facts
    return {f.indicator: int(f.value or 0) for f in facts if f.indicator != "other"}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "申请人通过传真、当面、网络方式提出申请6件、40件、91件。",
            {f"{_ASKED}.fax": 6, f"{_ASKED}.in_person": 40, f"{_ASKED}.online": 91},
        ),
        (
            "政府网站、微博、微信发布信息120条、30条、45条。",
            {"proactive.website": 120, "proactive.weibo": 30, "proactive.wechat": 45},
        ),
        # three ways and two numbers: nobody knows whose they are
        ("传真、当面、网络方式的申请6件、40件。", {}),
        # of different units: no list of one thing
        ("微博、微信发布信息30条、45篇。", {}),
    ],
)
def test_each_number_is_its_own_things(sentence: str, told: dict[str, int]) -> None:
    assert _told(sentence) == told
