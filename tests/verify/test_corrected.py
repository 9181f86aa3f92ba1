"""A report that says of a figure of its own that it is wrong."""

from __future__ import annotations

import pytest

from extractor import extract

_HEAD = (
    "荻川县水利局2022年政府信息公开工作年度报告\n\n一、总体情况\n"
    "2022年,新收政府信息公开申请43件,主动公开政府信息86条。\n"
)


def _told(sentence: str) -> list[str]:
    found = extract(_HEAD + sentence).findings
    return [f.formula or "" for f in found if (f.kind, f.whose) == ("conflict", "source")]


@pytest.mark.parametrize(
    "sentence",
    [
        "更正:上文“新收政府信息公开申请43件”有误,应为34件。",
        "说明:本报告中收到的政府信息公开申请43件系笔误,应更正为34件。",
        "政府信息公开申请43件更正为34件。",
        "更正:原文“新收政府信息公开申请43件”应为“新收政府信息公开申请34件”。",
    ],
)
def test_the_figure_that_is_wrong_by_the_reports_own_words_is_contradicted(sentence: str) -> None:
    assert _told(sentence) == ["43, 34"]
    (fact,) = (f for f in extract(_HEAD + sentence).facts if f.indicator == "applications.received")
    assert fact.verdict == "contradicted"


@pytest.mark.parametrize(
    "sentence",
    [
        "更正:上年报告所载政府信息公开申请43件有误,应为34件。",
        "更正:2021年政府信息公开申请43件有误,应为34件。",
        "更正:上文“主动公开文件43件”有误,应为34件。",
        "更正:上文“新收政府信息公开申请34件”有误,应为43件。",
        "政府信息公开申请43件,应为群众提供服务的窗口34个。",
        "接受咨询43件,没有错误,应为人满意的有34件。",
    ],
)
def test_a_correction_of_something_else_says_nothing_of_it(sentence: str) -> None:
    assert _told(sentence) == []


def test_a_note_behind_the_figure_itself_corrects_it() -> None:
    text = _HEAD.replace("86条", "86条(注:应为68条)")
    (fact,) = (f for f in extract(text).facts if f.indicator == "proactive.total")
    assert (fact.value, fact.verdict) == (86, "contradicted")
