"""Rows of tables that a copy left as text: columns named in the row, heads grown together, parts below each other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract
from extractor.text.scan.numerals import read_arabic


def facts(text: str) -> set[tuple[str, str, str]]:
    found = extract(text).facts
    return {(f.indicator, str(f.value), f.period) for f in found if f.indicator != "other"}


@pytest.mark.parametrize("sign", [" ", "  ", "，"])
def test_columns_named_in_their_row(sign: str) -> None:
    row = sign.join(("行政许可", "上一年项目数量14", "本年增/减-3", "处理决定数量905"))
    found = facts(
        f"平湖市城市管理局2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（五）项\n{row}\n"
        "第二十条第（六）项\n行政处罚 88 0 2011\n"
    )
    assert {value[:2] for value in found} >= {
        ("licensing.items_last_year", "14"), ("licensing.items_change", "-3"), ("licensing.decisions", "905"),
    }  # fmt: skip


def test_books_are_still_counted() -> None:
    found = extract("平湖市图书馆2020年工作报告\n赠阅图书14 本，处理点位3 处。\n").mentions
    assert [(m.value, m.unit) for m in found if m.statistical] == [(14, "本"), (3, "处")]


@pytest.mark.parametrize("heads", ["2009年度 历年累计", "本年度 历年累计"])
def test_heads_that_grew_together(heads: str) -> None:
    found = facts(
        f"南溪镇人民政府2009年政府信息公开工作年度报告\n六、附表\n指标名称 计量单位 {heads}\n"
        "主动公开政府信息数 条 36 70\n其中：1.政府网站公开数 条 30 61\n受理申请总数 条 0 2\n行政复议数 件 0 0\n"
    )
    assert found >= {
        ("proactive.total", "36", "year"), ("proactive.cumulative", "70", "cumulative"),
        ("proactive.website", "30", "year"), ("proactive.website", "61", "cumulative"),
        ("applications.received", "0", "year"), ("applications.received", "2", "cumulative"),
    }  # fmt: skip


def test_the_part_above_says_nothing_of_the_part_below() -> None:
    found = {
        value[:2]
        for value in facts(
            "丰乐区商务局2016年政府信息公开工作年度报告\n政府信息公开情况统计表\n三、依申请公开情况\n"
            "（一）收到申请数88件\n四、行政复议数量7件\n（一）维持具体行政行为数4件\n（二）被依法纠错数1件\n"
            "（三）其他情形数2件\n五、行政诉讼数量9件\n（一）维持具体行政行为或者驳回原告诉讼请求数5件\n"
            "（二）被依法纠错数1件\n（三）其他情形数3件\n"
        )
    }
    assert found >= {("reconsideration.other", "2"), ("litigation.other", "3")}
    assert not [id_ for id_, _ in found if id_.startswith("applications.refused")]


@pytest.mark.parametrize(
    ("words", "value"),
    [("12846.00", "12846"), ("12.0", "12"), ("0.00", "0"), ("3.20", "3.20"), ("1,200.00", "1200")],
)
def test_nothing_behind_the_point(words: str, value: str) -> None:
    assert str(read_arabic(words)) == value
    assert read_arabic(words) == Decimal(words.replace(",", ""))
