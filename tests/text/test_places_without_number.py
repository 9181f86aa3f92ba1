"""A sentence or a cell that must have a number and has none is told."""

from __future__ import annotations

import pytest

from extractor.text.unread import unread
from tests.documents import document


def told(text: str) -> str:
    return " ".join(finding.message for finding in unread(document(text)))


@pytest.mark.parametrize(
    "text",
    [
        "2023年,收到政府信息公开申请件。",
        "全年主动公开政府信息  条,其中网站公开4条。",
        "共受理行政复议____件;",
        "本局举办培训班\uf08c期。",
        "收到政府信息公开申请〡〢件。",
        "收到政府信息公开申请（  ）件,按期答复。",
        "主动公开政府信息【待填】条。",
        "收到政府信息公开申请[ ]件。",
        "收到政府信息公开申请XX件。",
        "收到政府信息公开申请N件。",
        "收到政府信息公开申请 ××× 件。",
        "收到政府信息公开申请**件。",
    ],
)
def test_a_number_that_is_not_there(text: str) -> None:
    assert "no number where one must stand" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "2023年,收到政府信息公开申请12件。",
        "全年未收到政府信息公开申请件。",
        "认真办理收到的政府信息公开申请件。",
        "收到政府信息公开申请十二件。",
        "对收到政府信息公开申请件,及时登记。",
        "及时办理每一件申请件,主动公开政府信息。",
        "没有发生行政复议案件。",
        "对收到政府信息公开申请（ ）件,应及时登记。",
        "主动公开政府信息(含会议)12条。",
    ],
)
def test_words_that_count_nothing(text: str) -> None:
    assert told(text) == ""


@pytest.mark.parametrize("sign", ["#REF!", "#VALUE!", "####", "#N/A", "#DIV/0!"])
def test_signs_of_a_sheet(sign: str) -> None:
    assert f"({sign})" in told(f"收到申请数\t{sign}\n")
    assert told(f"话题{sign}政务公开") == "" or sign[1:] != "###"
