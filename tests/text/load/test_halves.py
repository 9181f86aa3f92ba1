"""A table set in two halves side by side whose cells are parted by blanks only."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor import extract

TITLE = "溪口区民政局2016年政府信息公开工作年度报告\n一、总体情况\n各项制度不断健全。\n"
CAPTION = "附表 政府信息公开情况统计表\n"
HEADS = ("指标名称", "计量单位", "统计数")
LEFT: Sequence[tuple[str, ...]] = (
    ("一、主动公开情况",),
    ("主动公开政府信息数", "条", "812"),
    ("1.政府公报公开政府信息数", "条", "9"),
    ("2.政府网站公开政府信息数", "条", "803"),
    ("二、依申请公开情况",),
    ("(一)收到申请数", "件", "46"),
)
RIGHT: Sequence[tuple[str, ...]] = (
    ("(二)申请办结数", "件", "44"),
    ("三、行政复议数量", "件", "6"),
    ("(一)维持具体行政行为数", "件", "5"),
    ("四、会议和培训情况",),
    ("举办各类培训班数", "次", "4"),
    ("接受培训人员数", "人次", "130"),
)
TOLD = {
    "proactive.total": 812,
    "proactive.gazette": 9,
    "proactive.website": 803,
    "applications.received": 46,
    "applications.closed": 44,
    "reconsideration.total": 6,
    "reconsideration.upheld": 5,
    "training.sessions": 4,
    "training.attendees": 130,
}


def _known(lines: Sequence[str]) -> dict[str, int]:
    facts = extract((TITLE + CAPTION + "\n".join(lines) + "\n").encode()).facts
    return {
        f.indicator: int(f.value) for f in facts if f.indicator != "other" and f.value is not None
    }


def _lines(cells: str, between: str, right: Sequence[tuple[str, ...]] = RIGHT) -> list[str]:
    rows = zip((HEADS, *LEFT), (HEADS, *right), strict=True)
    return [between.join(filter(None, (cells.join(a), cells.join(b)))) for a, b in rows]


@pytest.mark.parametrize(
    ("cells", "between"), [("  ", "  "), (" ", "   "), ("    ", "    "), ("　", "　　")]
)
def test_each_half_is_read_by_itself(cells: str, between: str) -> None:
    assert _known(_lines(cells, between)) == TOLD


def test_the_shorter_half_may_end_first_or_begin_later() -> None:
    first = _lines("  ", "  ", (*RIGHT[:5], ()))
    assert _known(first) == {k: v for k, v in TOLD.items() if k != "training.attendees"}
    lines = _lines("  ", "  ")
    left, right = lines[6].index("(一)收到申请数"), lines[6].index("接受培训人员数")
    lines[6] = " " * max(right - left, 40) + lines[6][right:]
    assert _known(lines) == {k: v for k, v in TOLD.items() if k != "applications.received"}


def test_a_figure_may_be_blank() -> None:
    lines = _lines("  ", "  ")
    lines[3] = lines[3].replace("条  9", "条")
    assert _known(lines) == {k: v for k, v in TOLD.items() if k != "proactive.gazette"}


def test_one_table_with_cells_parted_by_blanks_is_read_as_ever() -> None:
    """The tempting answer is right: the heads stand once, and all of a line is one row."""
    assert _known(["  ".join(row) for row in (HEADS, *LEFT, *RIGHT)]) == TOLD
    # Words before a figure are one label, whatever blanks are in it.
    spaced = [
        "  ".join(("主动公开 政府信息数", *row[1:])) if "主动" in row[0] else "  ".join(row)
        for row in (HEADS, *LEFT)
    ]
    assert _known(spaced)["proactive.total"] == 812
