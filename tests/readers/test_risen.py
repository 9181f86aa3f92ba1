"""What a count rose or fell to is the year's; what it rose from is not, and what it rose by neither."""

from __future__ import annotations

import pytest

from .test_rules_of_which_year import stated

R, ONLINE, TOTAL = "applications.received", "applications.received.online", "proactive.total"


def year(indicator: str, value: int) -> set[tuple[str, int, str]]:
    return {(indicator, value, "year")}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("收到的政府信息公开申请由上年的31件上升为44件。", year(R, 44)),
        ("收到政府信息公开申请从去年的44件大幅回落到31件。", year(R, 31)),
        ("收到政府信息公开申请由44件下滑至31件。", year(R, 31)),
        ("收到的政府信息公开申请数量,由上年的31件提高为44件。", year(R, 44)),
        ("收到政府信息公开申请同比由31件增至44件,增长41.9%。", year(R, 44)),
        ("主动公开政府信息由2015年的800条增加到960条。", year(TOTAL, 960)),
        ("收到政府信息公开申请由2015年的31件升至2016年的44件。", year(R, 44)),
        ("收到政府信息公开申请由2016年的31件升至2017年的44件。", set()),
        ("收到政府信息公开申请由2014年的25件升至2015年的31件。", set()),
        ("收到政府信息公开申请由上半年的10件升至下半年的21件。", set()),
        ("上年收到政府信息公开申请31件,今年上升为44件。", year(R, 44)),
        ("兼职人员由原来的3人增加到现在的7人。", year("organisation.staff.part_time", 7)),
        # What stands in a parenthesis is of the year of the count before it.
        ("网上申请由20件(占64.5%)增至30件(占68.2%)。", year(ONLINE, 30)),
        (
            "收到申请数由31件(其中网上20件)增至44件(其中网上30件)。",
            year(R, 44) | year(ONLINE, 30),
        ),
        ("收到政府信息公开申请31件(其中网上20件)。", year(R, 31) | year(ONLINE, 20)),
        # By how many it rose is no count, and where it came from is told behind it.
        ("收到政府信息公开申请由31件上升了44件。", set()),
        ("收到政府信息公开申请由上年的31件增加13件,达到44件。", year(R, 44)),
        ("收到政府信息公开申请44件,由上年的31件上升而来。", year(R, 44)),
        # A list of offices begins with the same word.
        ("由局办公室受理的政府信息公开申请44件。", year(R, 44)),
    ],
)
def test_a_year_has_what_a_count_rose_to(
    sentence: str, expected: set[tuple[str, int, str]]
) -> None:
    assert stated(sentence) == expected
