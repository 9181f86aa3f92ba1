"""A rate beside its difference, and the rest that exceptions leave."""

from __future__ import annotations

import pytest

from extractor.options import Options
from extractor.pipeline import read_given


def _formulas(prose: str) -> set[str]:
    result = read_given(f"澄江区水务局2023年政府信息公开工作年度报告\n\n{prose}", Options())
    return {f.formula or "" for f in result.findings if f.whose == "source"}


@pytest.mark.parametrize(
    ("prose", "formula"),
    [
        (
            "2023年受理政府信息公开申请37件,比2022年减少23件,下降30%。",
            "23 / 60 = 38.3 %, printed 30 %",
        ),
        (
            "全年发布信息960条,较上年增加160条,增长25%。",
            "160 / 800 = 20.0 %, printed 25 %",
        ),
        (
            "全年共收到申请24件,除申请人主动撤回2件外,其余21件均已按期答复。",
            "24 - 2 = 22, printed 21",
        ),
        (
            "全年共收到申请24件,除撤回2件、转办3件外,其余20件均已按期答复。",
            "24 - 2 - 3 = 19, printed 20",
        ),
    ],
)
def test_what_does_not_follow_is_told(prose: str, formula: str) -> None:
    assert formula in _formulas(prose)


@pytest.mark.parametrize(
    "prose",
    [
        "2023年受理政府信息公开申请37件,比2022年减少23件,下降38.3%。",
        "2023年受理政府信息公开申请37件,比2022年减少23件,下降38%。",
        "2023年受理申请37件,比2022年减少23件,网络申请下降30%。",
        "开放数据集412个,较上年末的365个增加47个,增长12.9%。",
        "2023年收到申请118件,较2022年两个部门的合计数96件增加22件,增长22.9%。",
        "历年累计公开229条,2022年只有83条,今年多了63条,增长75.9%。",
        "2023年受理申请37件,比2022年减少20余件,下降30%。",
        "全年共收到申请24件,除申请人主动撤回2件外,其余22件均已按期答复。",
        "全年共收到申请24件,上年结转3件,除撤回2件外,其余25件均已按期答复。",
        "全年共收到申请24件,除申请人主动撤回2件外,其余21件已答复,1件尚在期限内。",
        "全年共收到申请24件,除涉及2个镇的以外,其余21件均已答复。",
    ],
)
def test_what_follows_or_may_accuses_nobody(prose: str) -> None:
    assert not _formulas(prose)
