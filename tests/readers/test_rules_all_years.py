"""Figures of all years beside that of the year: rows of a list, one channel, since a law."""

from __future__ import annotations

import pytest

from extractor import extract

RECEIVED = "applications.received"


def periods(text: str, indicator: str = RECEIVED) -> dict[str, int]:
    result = extract(f"枫溪镇2017年政府信息公开工作年度报告\n{text}\n")
    return {f.period: int(f.value or 0) for f in result.facts if f.indicator == indicator}


@pytest.mark.parametrize("mark", ["○", "●", "-", "·"])
def test_rows_for_all_years(mark: str) -> None:
    rows = [
        "一、公开数量", "本年度主动公开政府信息226条", "历年累计主动公开政府信息1187条",
        "四、依申请公开", "申请:1件(当面)", "结果:不予公开1件", "历年累计收到申请:4件",
        "五、监督", "行政复议:0件", "行政诉讼:0件",
    ]  # fmt: skip
    text = "\n".join(row if row[1] == "、" else f"{mark} {row}" for row in rows)
    assert periods(text) == {"year": 1, "cumulative": 4}


@pytest.mark.parametrize(
    "since", ["自2008年《条例》施行起", "从2009年网站开通之日起", "自2008年5月1日起"]
)
def test_since_a_day(since: str) -> None:
    assert periods(f"我镇没有收到政府信息公开申请。{since},累计收到2件。") == {
        "year": 0,
        "cumulative": 2,
    }


@pytest.mark.parametrize("when", ["自2017年1月1日起", "全年", "1至12月"])
def test_one_year_is_no_more(when: str) -> None:
    assert periods(f"{when},累计收到政府信息公开申请2件。") == {"year": 2}


def test_years_that_went_by() -> None:
    assert periods("五年多来,我局先后收到政府信息公开申请31件。") == {"cumulative": 31}
    assert periods("三年来首次收到政府信息公开申请3件。") == {"year": 3}


@pytest.mark.parametrize("goes_on", [";其中2017年公开信息720条", ",其中2017年公开720条"])
def test_the_year_within_one_channel(goes_on: str) -> None:
    text = f"2008年至2017年,我镇门户网站历年累计公开信息6300条{goes_on}。"
    assert periods(text, "proactive.website") == {"cumulative": 6300, "year": 720}
    assert periods(text, "proactive.total") == {}
    text = "累计公开信息126条,其中网站31条;2017年主动公开政府信息18条。"
    assert periods(text, "proactive.total") == {"year": 18}


def test_who_asked_is_no_complaint() -> None:
    text = "全年收到申请64件,职业举报人占了八成。当面3件、网络61件。"
    assert periods(text, f"{RECEIVED}.online") == {"year": 61}
    assert periods("收到申请64件。收到投诉12件。当面3件、网络9件。", f"{RECEIVED}.online") == {}
