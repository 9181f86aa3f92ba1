"""Growth rates with a stated base: those that do not follow, and what is not judged."""

from __future__ import annotations

import pytest

from extractor.verify.growth.stated import check_growth
from tests.documents import document


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("全年公开信息1530条,较上一年的1275条增长30%。", "1530 / 1275 - 1 = 20.00 %, printed 30 %"),
        # the sentence begins with the comparison: it is of the one before
        (
            "全年公开信息1530条。较上一年的1275条增长30%。",
            "1530 / 1275 - 1 = 20.00 %, printed 30 %",
        ),
        # the parts of the figure stand between
        (
            "接待咨询180人次,其中现场110人次,电话70人次,比上年的150人次增长26%。",
            "180 / 150 - 1 = 20.00 %, printed 26 %",
        ),
        # 万 before the unit
        ("新增7.2万条,比2021年的6.0万条增长25%。", "72000 / 60000 - 1 = 20.00 %, printed 25 %"),
        ("收到申请90件,比2021年的120件下降15%。", "90 / 120 - 1 = -25.00 %, printed -15 %"),
    ],
)
def test_a_rate_that_does_not_follow_is_found(text: str, formula: str) -> None:
    (found,) = check_growth(document(text))
    assert (found.kind, found.formula, found.whose) == ("growth_mismatch", formula, "source")


@pytest.mark.parametrize(
    "text",
    [
        "全年公开信息1530条,较上一年的1275条增长20%。",
        "受理申请147件,比上年减少19件;承接上年8件。",
        "收到申请90件,比2021年的120件下降25%。",
        "公开信息700多条,较去年的600条增长20%。",
        "申请案件3646件,同比增长1.05%。",
        "收到申请90件,办结80件,比2021年的120件下降25%。",
        "全年公开信息1530条。较上一年的1275条增长20%。",
        "全年公开信息1530条,意见90条。较上一年的1275条增长30%。",
        "全年公开信息1530条。较上一年收到的1275条增长30%。",
        "全年公开信息1530条,其中网站1200条,微信200条。较上一年的1275条增长30%。",
        "座谈会35场,参加165人次,两项比2009年的880人次多87人次。",
    ],
)
def test_what_holds_or_has_no_clear_base_is_no_finding(text: str) -> None:
    assert list(check_growth(document(text))) == []
