"""Counts beside a total that are none of its parts accuse nobody; their twins do."""

from __future__ import annotations

import pytest

from extractor import extract


def accused(text: str, year: int = 2018) -> bool:
    result = extract(f"柳湾县粮食局{year}年政府信息公开工作年度报告\n\n{text}\n".encode())
    return any(
        found.kind in ("sum_mismatch", "subset_exceeds", "share_mismatch")
        for found in result.findings
        if found.whose == "source"
    )


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        # Suits are no reconsiderations.
        (
            "因政府信息公开提起的行政复议21件,其中维持17件;行政诉讼6件。",
            "因政府信息公开提起的行政复议21件,其中维持17件,纠正3件,其他结果6件。",
        ),
        # One answer to several applications.
        (
            "收到政府信息公开申请12件,其中同一人分送的4件并案处理,故答复9件。",
            "收到政府信息公开申请12件,其中网上申请4件,信函申请9件。",
        ),
        # What goes on about a part is a part of that.
        (
            "收到申请36件,其中33件由同一人提出,被认定为反复申请而不予处理的30件。",
            "收到申请36件,其中自然人提出33件,企业提出30件。",
        ),
        # A new division is one of the total that stands before both.
        (
            "主动公开政府信息351条。按载体分,门户网站280条;按内容分,招生类104条,人事类37条,财务类50条,其余160条。",
            "主动公开政府信息351条。按内容分,招生类104条,人事类37条,财务类50条,其余170条。",
        ),
        # The first of a list is no total of the others.
        (
            "按来源计:种子科88条;植保科41条;农机科37条;此外无其他来源。合计,全局主动公开政府信息166条。",
            "主动公开政府信息88条:植保科41条;农机科37条;此外无其他来源。",
        ),
        # The sum of one channel, and that of the list.
        (
            "主动公开政府信息608条;门户网站590条,双微平台合计1300条,其他方式120条。",
            "门户网站590条,公开栏120条,合计730条。",
        ),
        # By how much it grew is no share.
        (
            "主动公开政府信息1098条,比上年的1002条增长近一成。",
            "主动公开政府信息1098条,其中网站1002条,占近一成。",
        ),
        # One part that is more than all.
        (
            "全年不同意公开6件,其中涉及个人隐私2件。",
            "全年不同意公开2件,其中涉及个人隐私6件。",
        ),
    ],
)
def test_only_parts_are_added_up(right: str, wrong: str) -> None:
    assert not accused(right)
    assert accused(wrong)
