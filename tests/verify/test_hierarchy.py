"""A jurisdiction against the bodies in it, over the records of a run."""

from __future__ import annotations

import json

from extractor import Options
from extractor.pipeline import read_source
from extractor.text.document import Source
from extractor.verify.reports.across import check_across, figures_of
from extractor.verify.reports.figures import Figures


def of(agency: str, sentence: str) -> Figures:
    text = f"{agency}2022年政府信息公开工作年度报告\n二、依申请公开情况\n{sentence}"
    result = read_source(
        Source(name=f"{agency}.txt", raw=text, content=text, sha256="0"), Options()
    )
    return figures_of(json.loads(result.model_dump_json()))


_WHOLE = "2022年,全区各级行政机关共收到政府信息公开申请20件。"


def test_children_above_their_whole_are_reported() -> None:
    across = check_across(
        [
            of("某州市丙丁区人民政府", _WHOLE),
            of("丙丁区教育局", "全年共收到政府信息公开申请15件。"),
            of("丙丁区民政局", "全年共收到政府信息公开申请9件。"),
            of("戊己区民政局", "全年共收到政府信息公开申请900件。"),
        ]
    )
    (found,) = across.findings
    assert found.reports == ("某州市丙丁区人民政府.txt", "丙丁区教育局.txt", "丙丁区民政局.txt")
    assert found.finding.formula == "15 + 9 = 24, stated for the whole 20"
    assert (found.finding.kind, found.finding.whose) == ("sum_mismatch", "undecided")


def test_children_below_their_whole_are_no_finding_since_a_run_rarely_holds_all() -> None:
    across = check_across(
        [
            of("某州市丙丁区人民政府", _WHOLE),
            of("丙丁区教育局", "全年共收到政府信息公开申请15件。"),
        ]
    )
    assert across.findings == ()


def test_without_a_stated_scope_nothing_is_compared() -> None:
    across = check_across(
        [
            of("某州市丙丁区人民政府", "全年共收到政府信息公开申请2件。"),
            of("丙丁区教育局", "全年共收到政府信息公开申请15件。"),
        ]
    )
    assert across.findings == ()
