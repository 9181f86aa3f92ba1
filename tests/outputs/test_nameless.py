"""A report that names no agency or no year: its figures are nobody's until a person says whose."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.runs import OTHER, make

from extractor import extract
from extractor.messages import speaking
from extractor.outputs import read_records
from extractor.outputs.export.account import Account
from extractor.outputs.export.methods import paragraph
from extractor.outputs.review.checked import checked
from extractor.outputs.review.decisions import Asked, Decision
from extractor.outputs.review.to_check import nothing_left
from extractor.schemas import Result

BODY = "一、概述\n全年主动公开政府信息120条。\n"
NOBODY = f"2021年政府信息公开工作年度报告\n{BODY}"
NO_YEAR = f"柳湾县粮食局政府信息公开工作年度报告\n{BODY}"
NAMED = f"柳湾县粮食局2021年政府信息公开工作年度报告\n{BODY}"
AT = "2026-01-02T03:04:05Z"


def given(result: Result, asked: Asked, value: str) -> Decision:
    return Decision(
        report=result.name, sha256=result.sha256, indicator=asked, place=(0, 0), action="give",
        given=value, reviewer="甲", at=AT, reason="by its site",
    )  # fmt: skip


def kinds(result: Result) -> list[str]:
    return [one.kind for one in result.findings if one.kind in ("no_agency", "no_year")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NOBODY, ["no_agency"]),
        (NO_YEAR, ["no_year"]),
        (f"政府信息公开工作年度报告\n{BODY}", ["no_agency", "no_year"]),
        # What the report is, a heading tells as well as a title.
        (BODY, ["no_agency", "no_year"]),
        (NAMED, []),
        # A sentence out of a report need not say whose it is.
        ("全年主动公开政府信息120条。", []),
        # Nothing is counted, and nothing has to be given to anybody.
        ("2012年政府信息公开工作年度报告\n一、概述\n我局对公开信息一事抓得很紧。\n", []),
    ],
)
def test_a_report_that_nobody_signs_needs_review(text: str, expected: list[str]) -> None:
    result = extract(text)
    assert kinds(result) == expected
    assert result.state == ("needs_review" if expected else "done")
    assert result.reasons == tuple(f"1 {kind}" for kind in expected)
    found = [one for one in result.findings if one.kind in expected]
    assert {(one.severity, one.whose) for one in found} <= {("error", "undecided")}


def test_an_agency_that_is_overwritten_is_told_once() -> None:
    result = extract(f"开云手机官网入口·(中国)官方网站2014年度政府信息公开工作报告\n{BODY}")
    assert "agency_overwritten" in {one.kind for one in result.findings}
    assert kinds(result) == []


def test_a_given_agency_settles_it_and_a_given_year_the_other() -> None:
    read = extract(f"政府信息公开工作年度报告\n{BODY}")
    agency, year = given(read, "agency", "柳湾县粮食局"), given(read, "year", "2021")
    one = checked(read, [agency])
    assert [f.kind for f in one.settled] == ["no_agency"]
    assert (kinds(one.result), one.result.reasons) == (["no_year"], ("1 no_year",))
    other = checked(read, [year])
    assert [f.kind for f in other.settled] == ["no_year"]
    assert (kinds(other.result), other.result.reasons) == (["no_agency"], ("1 no_agency",))
    both = checked(read, [agency, year])
    assert (kinds(both.result), both.result.reasons) == ([], ())
    assert nothing_left(both)
    back = checked(read, [given(read, "agency", "")])
    assert back.result.findings == read.findings


def test_the_paragraph_of_methods_says_how_many_have_no_agency(tmp_path: Path) -> None:
    account = Account()
    for result in read_records(make(tmp_path, a=NOBODY, b=OTHER)):
        account.add(checked(result, []))
    assert "annual reports 2 (year 2021, by 1 agency), no agency is found in 1 of them." in (
        paragraph(account)
    )
    with speaking("zh"):
        assert "其中 1 份未找到机关名称" in paragraph(account)
    (nobody, _) = read_records(tmp_path / "out")
    named = Account()
    named.add(checked(nobody, [given(nobody, "agency", "柳湾县粮食局")]))
    assert "no agency" not in paragraph(named)
