"""Part four that is not as the form has it: all lawsuits in one group, or below part three in one sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract

TITLE = "石桥县自然资源局2022年政府信息公开工作年度报告"
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def facts(source: str | Path) -> dict[str, str]:
    found = extract(source).facts
    return {
        f.indicator: str(f.value) for f in found if f.indicator != "other" and f.value is not None
    }


def page(tmp_path: Path, second: str, values: tuple[int, ...]) -> Path:
    heads = "".join(f"<td>{words}</td>" for words in RESULTS * 2)
    row = "".join(f"<td>{value}</td>" for value in values)
    path = tmp_path / "made.html"
    path.write_text(
        f"<html><body><h1>{TITLE}</h1><h2>四、政府信息公开行政复议、行政诉讼情况</h2><table>"
        f'<tr><td colspan="5">行政复议</td><td colspan="5">{second}</td></tr>'
        f"<tr>{heads}</tr><tr>{row}</tr></table></body></html>",
        encoding="utf-8",
    )
    return path


def test_all_lawsuits_in_one_group(tmp_path: Path) -> None:
    assert facts(page(tmp_path, "行政诉讼", (3, 1, 0, 1, 5, 6, 2, 0, 1, 9))) == {
        "reconsideration.upheld": "3", "reconsideration.corrected": "1", "reconsideration.other": "0",
        "reconsideration.pending": "1", "reconsideration.total": "5", "litigation.total": "9",
    }  # fmt: skip


def test_a_group_of_other_business_is_not_lawsuits(tmp_path: Path) -> None:
    found = facts(page(tmp_path, "信访事项", (3, 1, 0, 1, 5, 6, 2, 0, 1, 9)))
    assert "9" not in found.values()


MATRIX = (
    ",,自然人,商业企业,科研机构,社会公益组织,法律服务机构,其他,总计,,,,,,\n"
    "一、本年新收政府信息公开申请数量,,41,2,0,0,1,0,44,,,,,,\n"
    "二、上年结转政府信息公开申请数量,,1,0,0,0,0,0,1,,,,,,\n"
    "三、本年度办理结果,（七）总计,40,2,0,0,1,0,43,,,,,,\n"
    "四、结转下年度继续办理,,2,0,0,0,0,0,2,,,,,,\n"
)
CROSS = (
    "行政复议,,,,,行政诉讼,,,,,,,,,\n,,,,,未经复议直接起诉,,,,,复议后起诉,,,,\n"
    + ",".join(RESULTS * 3)
    + "\n1,0,2,0,3,4,0,0,1,5,0,1,0,0,1\n"
)


@pytest.mark.parametrize("between", [",,,,,,,,,,,,,,\n", ""])
def test_below_part_three_in_one_sheet(between: str, tmp_path: Path) -> None:
    path = tmp_path / "made.csv"
    path.write_text(f"{TITLE},,,,,,,,,,,,,,\n{MATRIX}{between}{CROSS}", encoding="utf-8")
    found = facts(path)
    assert {id_: value for id_, value in found.items() if id_.startswith(("recon", "litig"))} == {
        "reconsideration.upheld": "1", "reconsideration.corrected": "0", "reconsideration.other": "2",
        "reconsideration.pending": "0", "reconsideration.total": "3",
        "litigation.direct.upheld": "4", "litigation.direct.corrected": "0", "litigation.direct.other": "0",
        "litigation.direct.pending": "1", "litigation.direct.total": "5",
        "litigation.after_review.upheld": "0", "litigation.after_review.corrected": "1",
        "litigation.after_review.other": "0", "litigation.after_review.pending": "0",
        "litigation.after_review.total": "1",
    }  # fmt: skip
    assert found["applications.received.natural_person"] == "41"
