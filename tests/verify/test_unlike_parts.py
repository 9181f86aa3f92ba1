"""Counts beside a total that are none of its parts accuse nobody; their twins do."""

from __future__ import annotations

import pytest

from extractor import extract


def accused(text: str, year: int = 2018) -> bool:
    result = extract(f"柳湾县粮食局{year}年政府信息公开工作年度报告\n\n{text}\n".encode())
    return any(
        found.kind in ("sum_mismatch", "subset_exceeds", "share_mismatch", "balance_mismatch")
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
        # What was withdrawn is what the balance lacks.
        (
            "新收政府信息公开申请65件,上年结转4件,其中3件由申请人撤回,不计入办结数,办结62件,结转下年4件。",
            "新收政府信息公开申请65件,上年结转4件,其中3件由申请人当面提交,办结62件,结转下年4件。",
        ),
        # One part that is more than all.
        (
            "全年不同意公开6件,其中涉及个人隐私2件。",
            "全年不同意公开2件,其中涉及个人隐私6件。",
        ),
        # What follows from a part is a part of that.
        (
            "收到申请36件,其中33件由同一人提出、30件因此不予处理,其余6件均已答复。",
            "收到申请36件,其中33件由自然人提出、30件由企业提出,其余6件由学校提出。",
        ),
        # The part is one of the first of two totals.
        (
            "由此引起的行政复议、行政诉讼分别为14件和9件,其中复议维持11件、责令重新答复3件。",
            "由此引起的行政复议、行政诉讼分别为14件和9件,其中诉讼驳回11件。",
        ),
        # What a part is compared with is no part.
        (
            "今年收到申请30件。今年30件里,涉及违法建设26件,较去年的13件翻了一番。",
            "今年收到申请30件。今年30件里,涉及违法建设26件,涉及房屋拆迁13件。",
        ),
    ],
)
def test_only_parts_are_added_up(right: str, wrong: str) -> None:
    assert not accused(right)
    assert accused(wrong)


@pytest.mark.parametrize("apart", ["未计入以上数字", "另计", "不在上述数字之内"])
def test_what_is_counted_apart_balances_nothing(apart: str) -> None:
    told = "全年收到申请8件,办结7件,结转下年1件。另,上年结转的1件已于年初答复"
    for behind, wrong in ((f",{apart}。", False), ("。", True)):
        found = extract(
            f"柳湾镇2018年政府信息公开工作年度报告\n\n{told}{behind}\n".encode()
        ).findings
        kinds = [f.kind for f in found if f.whose == "source"]
        assert kinds == (["balance_mismatch"] if wrong else [])
