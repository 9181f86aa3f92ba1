"""What is said in passing of applications that were answered in time, and of those that are not yet."""

from __future__ import annotations

import pytest

from extractor import extract

_RECEIVED, _REPLIED = "applications.received", "applications.replied"
_ON_TIME, _LEFT = "applications.closed.on_time", "applications.carried_out"


def stated(sentence: str, year: int) -> dict[str, int]:
    result = extract(f"苇泊县水务局{year}年政府信息公开工作年度报告\n\n{sentence}\n")
    return {f.indicator: int(f.value or 0) for f in result.facts if f.indicator != "other"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("收到申请13件。13件申请均已按期答复。", {_RECEIVED: 13, _REPLIED: 13}),
        ("收到申请13件。按时答复13件。", {_RECEIVED: 13, _REPLIED: 13}),
        ("答复申请20件,其中按期答复18件。", {_REPLIED: 20, _ON_TIME: 18}),
        (
            "收到申请20件。按期答复18件,延期答复2件。",
            {_RECEIVED: 20, _ON_TIME: 18, "applications.closed.extended": 2},
        ),
        ("收到申请20件。18件按期答复。", {_RECEIVED: 20, _ON_TIME: 18}),
        ("收到申请20件。按时办结18件。", {_RECEIVED: 20, _ON_TIME: 18}),
        ("收到热线13件,按期答复13件。", {}),
    ],
)
def test_answered_in_time(sentence: str, expected: dict[str, int]) -> None:
    assert stated(sentence, 2016) == expected


@pytest.mark.parametrize(
    "rest",
    ["余4件正在办理", "另4件尚在办理期限内", "其余4件尚未到期", "年末尚余4件未答复"],
)
def test_only_the_forms_from_2019_on_count_what_is_not_yet_answered(rest: str) -> None:
    sentence = f"收到申请34件,答复30件,{rest}。"
    assert stated(sentence, 2021) == {_RECEIVED: 34, _REPLIED: 30, _LEFT: 4}
    assert stated(sentence, 2016) == {_RECEIVED: 34, _REPLIED: 30}


@pytest.mark.parametrize("rest", ["4件结转下年继续办理", "4件尚在办理期限内,转入2017年继续办理"])
def test_what_goes_into_the_next_year_is_counted_in_all(rest: str) -> None:
    assert stated(f"收到申请34件,答复30件,{rest}。", 2016)[_LEFT] == 4
