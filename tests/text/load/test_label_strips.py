"""Laid-out text whose labels stand in narrow strips, beside the figures of their first line."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from extractor import extract

_HEAD = "云溪县司法局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
_TABLE = """\
一、本年新收政府   12  1   0   0   0   0   13
信息公开申请数量
二、上年结转政府   1   0   0   0   0   0   1
信息公开申请数量
三、  （一）予以公  5   0   0   0   0   0   5
本年  开
度办  （二）部分公  2   1   0   0   0   0   3
理结  开（区分处理
果   的，只计这一
    情形，不计其
    他情形）
     （三  1.属    0   0   0   0   0   0   0
     ）不  于国
     予公  家秘
     开   密
         2.其    3   0   0   0   0   0   3
         他法
         律行
         政法
         规禁
         止公
         开
     （六  3.其    1   0   0   0   0   0   1
     ）其  他
     他处
     理
     （七）总计     11  1   0   0   0   0   12
四、结转下年度继   2   0   0   0   0   0   2
续办理

五、存在的主要问题
没有。
"""
_TOTALS = {
    "applications.received": 13,
    "applications.carried_in": 1,
    "applications.granted": 5,
    "applications.partially_granted": 3,
    "applications.refused.state_secret": 0,
    "applications.refused.prohibited_by_law": 3,
    "applications.other.remaining": 1,
    "applications.closed": 12,
    "applications.carried_out": 2,
}


def totals(text: str) -> dict[str, Decimal]:
    return {
        f.indicator: f.value
        for f in extract(_HEAD + text).facts
        if f.indicator in _TOTALS and f.value is not None
    }


def test_labels_in_strips_are_whole_beside_their_figures() -> None:
    assert totals(_TABLE) == _TOTALS


def test_a_page_that_ends_in_a_label_lets_its_strip_go_on_elsewhere() -> None:
    torn = _TABLE.replace("         政法\n         规禁\n", "         政法\n\f规禁\n")
    assert torn != _TABLE
    assert totals(torn) == _TOTALS


@pytest.mark.parametrize("line", ["说明  见附表", "合计情况"])
def test_lines_below_a_table_are_no_rest_of_its_last_label(line: str) -> None:
    text = _TABLE.replace("续办理\n\n", f"续办理\n\n{line}\n")
    assert totals(text) == _TOTALS


def test_where_the_figures_do_not_add_up_nothing_is_put_together() -> None:
    wrong = re.sub(r"(\d+)$", lambda last: str(int(last[1]) + 1), _TABLE, flags=re.MULTILINE)
    assert "applications.refused.prohibited_by_law" not in totals(wrong)
