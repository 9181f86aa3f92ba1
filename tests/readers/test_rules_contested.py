"""Reviews and suits told in everyday words, and those of acts that are none of disclosure."""

from __future__ import annotations

import pytest

from extractor import extract

TOTAL, UPHELD = "reconsideration.total", "reconsideration.upheld"


def read(text: str) -> dict[str, int]:
    result = extract(f"柳湾县民政局2016年政府信息公开工作年度报告\n{text}\n")
    return {f.indicator: int(f.value or 0) for f in result.facts if f.indicator != "other"}


@pytest.mark.parametrize(
    "text",
    [
        "不服县局答复而提起行政复议2件,维持2件。",
        "申请人不服县局答复而向市政府或省民政厅申请复议2件,维持2件。",
        "申请人不服我局信息公开答复而提起行政复议的共2起,复议机关均予维持。",
        "因不服县局公开答复申请复议的2件,复议机关都维持了。",
        "对答复不服申请行政复议2件,均维持。",
        "办理行政复议案件2件,其中维持2件,均为政府信息公开类案件。",
    ],
)
def test_who_did_not_accept_an_answer(text: str) -> None:
    assert read(text) == {TOTAL: 2, UPHELD: 2}


@pytest.mark.parametrize(
    "text",
    [
        "不服行政处罚而申请复议5件,维持4件。",
        "不服交通事故认定而提起行政复议3件,维持3件。",
        "全年办理行政复议案件37件,其中维持29件、撤销3件,均为治安处罚类案件。",
        "办理行政复议案件12件,其中维持10件,都是工伤认定案件。",
        "行政诉讼4件,均为征地补偿案件。",
        "举报环境污染的3件,都查了。",
    ],
)
def test_acts_of_other_kinds(text: str) -> None:
    assert read(text) == {}


@pytest.mark.parametrize("told", ["还有一件没出结果", "1件还没有结果", "另有1件尚未得出结论"])
def test_a_case_without_an_end(told: str) -> None:
    found = read(f"行政复议3件,维持2件,{told}。")
    assert found == {TOTAL: 3, UPHELD: 2, "reconsideration.pending": 1}
    assert "reconsideration.pending" not in read(f"咨询业务3件,{told}。")


@pytest.mark.parametrize("what", ["信息公开不作为的", "我局不依法公开信息的", "县局公开不及时的"])
def test_what_was_reported_of_disclosure(what: str) -> None:
    assert read(f"举报{what}1起,查了,不属实。") == {"complaints.total": 1}
