"""Text with one tab a cell: blank cells between figures count, under labels of one step or of two."""

from __future__ import annotations

from decimal import Decimal

from extractor import extract
from extractor.schemas import Result

_HEAD = (
    "云溪县司法局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
    "自然人\t法人或其他组织\t总计\n商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n"
)
_ROWS = (
    "一、本年新收政府信息公开申请数量\t41\t\t3\t\t\t4\t48\n"
    "二、上年结转政府信息公开申请数量\t1\t\t\t1\t\t\t2\n"
    "三、本年度办理结果\t(一)予以公开\t7\t\t2\t\t\t\t9\n"
    "(二)部分公开\t\t\t\t\t\t\t\n"
    "四、结转下年度继续办理\t3\t\t1\t\t\t\t4\n"
)
_CASES = (
    "行政复议\t行政诉讼\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉\n"
    + "\t".join(("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 2)
    + "\n3\t1\t1\t1\t6\t1\t1\t1\t3\t6\t1\t\t\t4\t5\n"
)


def stated(text: str) -> dict[str, Decimal]:
    return {
        f.indicator: f.value
        for f in extract(text).facts
        if f.indicator != "other" and f.value is not None
    }


def is_told(result: Result) -> bool:
    return any(f.kind == "unplaced_table" for f in result.findings)


def test_figures_stand_in_their_columns_though_cells_before_them_are_blank() -> None:
    found = stated(_HEAD + _ROWS)
    assert found["applications.received.research"] == 3
    assert found["applications.received.other_org"] == 4
    assert found["applications.carried_in.public_welfare"] == 1
    assert found["applications.granted.research"] == 2
    assert found["applications.carried_out"] == 4
    assert "applications.partially_granted" not in found


def test_where_sums_do_not_hold_a_copy_may_have_left_cells_out() -> None:
    moved = _ROWS.replace("\t41\t\t3\t\t\t4\t48\n", "\t41\t3\t4\t48\t\t\t\n")
    moved = moved.replace("\t1\t\t\t1\t\t\t2\n", "\t1\t1\t2\t\t\t\t\n")
    result = extract(_HEAD + moved)
    assert not [f for f in result.facts if f.indicator.endswith("received.commercial") and f.value]
    assert is_told(result)


def test_one_row_of_many_figures_below_heads_of_several_lines_keeps_its_blank_cells() -> None:
    found = stated(
        _HEAD + _ROWS + "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况\n" + _CASES
    )
    assert found["litigation.after_review.pending"] == 4
    assert found["litigation.after_review.total"] == 5
    assert "litigation.after_review.other" not in found


def test_such_a_row_that_lacks_a_cell_is_told_and_not_placed() -> None:
    cases = _CASES.replace("\t6\t1\t\t\t4\t5\n", "\t6\t1\t\t4\t5\n")
    result = extract(
        f"{_HEAD}{_ROWS}四、因政府信息公开工作被申请行政复议、提起行政诉讼情况\n{cases}"
    )
    assert not [f for f in result.facts if f.indicator.startswith("litigation") and f.value]
    assert is_told(result)


def test_heads_in_another_order_name_the_columns() -> None:
    heads = "商业企业\t自然人\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
    found = stated(_HEAD.partition("自然人")[0] + heads + "".join(_ROWS))
    assert found["applications.received.commercial"] == 41
    assert "applications.received.natural_person" not in found
    assert found["applications.received"] == 48
