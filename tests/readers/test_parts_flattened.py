"""Parts two and four of the form as scrapers leave them in plain text, and the statistical table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from .flattened import (
    END,
    PART_THREE,
    TITLE,
    Values,
    all_rows,
    claimed,
    expected,
    is_told,
    table_text,
)

_RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
_NAMES = ("upheld", "corrected", "other", "pending", "total")
_CASES = {
    "行政复议": ("reconsideration", [4, 1, 0, 1, 6]),
    "未经复议直接起诉": ("litigation.direct", [2, 0, 3, 0, 5]),
    "复议后起诉": ("litigation.after_review", [1, 0, 0, 2, 3]),
}

_PART_FOUR = "四、政府信息公开行政复议、行政诉讼情况\n"


def _cases(of: Sequence[str]) -> Values:
    return {
        f"{_CASES[words][0]}.{name}": Decimal(value)
        for words in of
        for name, value in zip(_NAMES, _CASES[words][1], strict=True)
    }


def _small(of: Sequence[str], sep: str, heading: str) -> str:
    made = TITLE + _PART_FOUR
    for words in of:
        made += heading.format(words) + "\n" + sep.join(_RESULTS) + "\n"
        made += sep.join(map(str, _CASES[words][1])) + "\n"
    return made


_DIRECT, _AFTER = "未经复议直接起诉", "复议后起诉"
_ORDERS = [
    ("行政复议", _DIRECT, _AFTER), (_AFTER, "行政复议", _DIRECT), (_DIRECT, _AFTER),
    ("行政复议", _AFTER), ("行政复议",), (_AFTER,),
]  # fmt: skip


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize("of", _ORDERS)
@pytest.mark.parametrize("sep", [" ", "\t", "\n", "　"])
@pytest.mark.parametrize("heading", ["{}", "本年度{}情况如下:", "({})"])
def test_a_small_table_for_each_kind_of_case(of: Sequence[str], sep: str, heading: str) -> None:
    assert claimed(_small(of, sep, heading) + END) == _cases(of)


def test_a_small_table_of_a_kind_that_nobody_names_is_claimed_for_none() -> None:
    text = _small(("行政复议",), " ", "{}")
    text += "行政诉讼\n" + " ".join(_RESULTS) + "\n1 0 0 0 1\n" + END
    found = {name: value for name, value in claimed(text).items() if name.count(".") == 1}
    assert {k: v for k, v in found.items() if k.startswith("recon")} == _cases(["行政复议"])
    assert not [k for k in found if k.startswith("litigation")]
    assert is_told(text)
    bare = TITLE + _PART_FOUR + " ".join(_RESULTS) + "\n1 0 0 0 1\n" + END
    assert not claimed(bare)


@pytest.mark.parametrize("of", [(_DIRECT, _AFTER), (_AFTER, _DIRECT)])
def test_kinds_of_cases_have_the_order_of_their_headers(of: Sequence[str]) -> None:
    order = ["行政复议", *of]
    numbers = " ".join(str(value) for words in order for value in _CASES[words][1])
    head = f"行政复议 行政诉讼\n{' '.join(_RESULTS)} {' '.join(of)}\n{' '.join(_RESULTS * 2)}\n"
    assert claimed(TITLE + _PART_FOUR + head + numbers + "\n" + END) == _cases(order)


def test_part_four_may_be_cut_off_too() -> None:
    whole = table_text(all_rows(), end=_PART_FOUR)
    small = _small(("行政复议", _DIRECT), " ", "{}").removeprefix(TITLE + _PART_FOUR)
    found = claimed(whole + small.rpartition("2 0 3")[0] + "2 0 3")
    assert found == {
        **expected(), **_cases(["行政复议"]), "litigation.direct.upheld": 2, "litigation.direct.corrected": 0,
    }  # fmt: skip


_PART_TWO = """二、主动公开政府信息情况
第二十条第(一)项
信息内容 {}
规章 0 0 0
行政规范性文件 {}
"""


def test_part_two_has_the_order_of_its_headers() -> None:
    for sep in (" ", "\n", "\t"):
        text = _PART_TWO.format("现行有效件数 本年废止件数 本年制发件数", "15 2 4").replace(
            " ", sep
        )
        found = claimed(TITLE + text + PART_THREE + "无。\n")
        names = [
            found[f"normative_documents.{name}"] for name in ("issued", "repealed", "in_force")
        ]
        assert names == [4, 2, 15]


def test_part_two_may_be_cut_off() -> None:
    head = "本年制发件数 本年废止件数 现行有效件数"
    found = claimed(TITLE + _PART_TWO.format(head, "4 0"))
    assert found["normative_documents.issued"] == 4
    assert found["normative_documents.repealed"] == 0
    assert "normative_documents.in_force" not in found
    going_on = claimed(TITLE + _PART_TWO.format(head, "4 0") + PART_THREE + "无。\n")
    assert not [name for name in going_on if name.startswith("normative")]


def test_a_torn_label_of_the_statistical_table_is_not_the_row_that_its_rest_is_near_to() -> None:
    text = (
        "甲山县样本局2016年政府信息公开工作年度报告\n政府信息公开情况统计表\n统计指标 单位 统计数\n"
        "(一)主动公开政\n府信息数 条 41\n4.政务微信公开政\n府信息数 条 23\n"
        "1.当面申请数 件 3\n2.传真申请数 件 0\n"
    )
    found = claimed(text)
    assert (found["proactive.total"], found["proactive.wechat"]) == (41, 23)
