"""Growth rates with a stated base: those that do not follow, and what is not judged."""

from __future__ import annotations

import pytest

from extractor.verify.growth import check_growth
from tests.documents import document


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("全年公开信息1530条,较上一年的1275条增长30%。", "1530 / 1275 - 1 = 20.00 %, printed 30 %"),
        ("收到申请90件,比2021年的120件下降15%。", "90 / 120 - 1 = -25.00 %, printed 15 %"),
    ],
)
def test_a_rate_that_does_not_follow_is_found(text: str, formula: str) -> None:
    (found,) = check_growth(document(text))
    assert (found.kind, found.formula, found.whose) == ("growth_mismatch", formula, "source")


@pytest.mark.parametrize(
    "text",
    [
        "全年公开信息1530条,较上一年的1275条增长20%。",
        "收到申请90件,比2021年的120件下降25%。",
        "公开信息700多条,较去年的600条增长20%。",
        "申请案件3646件,同比增长1.05%。",
        "收到申请90件,办结80件,比2021年的120件下降25%。",
        "全年公开信息1530条。较上一年的1275条增长30%。",
    ],
)
def test_what_holds_or_has_no_clear_base_is_no_finding(text: str) -> None:
    assert list(check_growth(document(text))) == []
