"""The statistical table as programs write a page column by column: labels, then their units, then their figures."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor import Result
from tests.results import read

TITLE = "溪口区民政局2016年政府信息公开工作年度报告\n一、总体情况\n各项制度不断健全。\n"
CAPTION = "附件 政府信息公开情况统计表(2016年度)\n"
HEADS = ["指标名称", "计量单位", "统计数"]
# Headings, and rows with their unit, figure and indicator; a label may be torn over two lines.
FIRST: Sequence[tuple[str, ...]] = (
    ("一、主动公开情况",),
    ("(一)主动公开政府信息数(不同渠道和方\n式公开相同信息计1条)", "条", "731", "proactive.total"),
    ("制发规范性文件总数", "件", "9", "proactive.normative_documents_issued"),
    ("(二)通过不同渠道和方式公开政府信息的\n情况",),
    ("1.政府公报公开政府信息数", "条", "23", "proactive.gazette"),
    ("2.政府网站公开政府信息数", "条", "640", "proactive.website"),
    ("二、依申请公开情况",),
)
SECOND: Sequence[tuple[str, ...]] = (
    ("(一)收到申请数", "件", "37", "applications.received"),
    ("(二)申请办结数", "件", "35", "applications.closed"),
    ("三、行政复议数量", "件", "5", "reconsideration.total"),
    ("(一)维持具体行政行为数", "件", "4", "reconsideration.upheld"),
    ("(二)被依法纠错数", "件", "1", "reconsideration.corrected"),
    ("四、机构建设和保障经费情况",),
    ("(一)从事政府信息公开工作人员数", "人", "8", "organisation.staff"),
    ("五、政府信息公开会议和培训情况",),
    ("(一)举办各类培训班数", "次", "3", "training.sessions"),
    ("(二)接受培训人员数", "人次", "96", "training.attendees"),
)
TOLD = {row[3]: (int(row[2]), row[1]) for row in (*FIRST, *SECOND) if len(row) > 1}


def _page(rows: Sequence[tuple[str, ...]], parts: Sequence[int] = ()) -> list[str]:
    """A page of the table; the units and figures of so many rows each come by turns."""
    full = [row for row in rows if len(row) > 1]
    lines, at = [row[0] for row in rows], 0
    for size in parts or [len(full)]:
        part = full[at : at + size]
        lines += [*(row[1] for row in part), "", *(row[2] for row in part), ""]
        at += size
    return lines


def _result(lines: Sequence[str]) -> Result:
    return read(TITLE + CAPTION + "\n".join(lines) + "\n")


def _known(result: Result) -> dict[str, tuple[int, str | None]]:
    return {
        fact.indicator: (int(fact.value), fact.unit)
        for fact in result.facts
        if fact.indicator != "other" and fact.value is not None and fact.period == "year"
    }


@pytest.mark.parametrize("heads", [HEADS, HEADS[:1]])
@pytest.mark.parametrize("parts", [(), (1, 1, 2)])
def test_a_stretch_with_as_many_rows_as_units_and_figures_is_read(
    heads: list[str], parts: Sequence[int]
) -> None:
    result = _result([*heads, *_page(FIRST, parts), *_page(SECOND)])
    assert _known(result) == TOLD
    assert not result.findings


def test_each_column_of_figures_below_its_own_head() -> None:
    full = [row for row in SECOND if len(row) > 1]
    units, figures = [row[1] for row in full], [row[2] for row in full]
    all_years = [str(int(figure) + 400) for figure in figures]
    lines = ["指标名称", *(row[0] for row in SECOND), "计量单位", *units]
    lines += ["2016 年度", *figures, "历年累计", *all_years]
    assert _known(_result(lines)) == {row[3]: (int(row[2]), row[1]) for row in full}


@pytest.mark.parametrize("gone", ["23", "条", "2.政府网站公开政府信息数"])
def test_a_stretch_that_does_not_fit_is_announced_and_the_others_are_read(gone: str) -> None:
    first = _page(FIRST)
    first.remove(gone)
    result = _result([*HEADS, *first, *_page(SECOND)])
    assert _known(result) == {row[3]: (int(row[2]), row[1]) for row in SECOND if len(row) > 1}
    assert [finding.kind for finding in result.findings] == ["unplaced_table"]


def test_units_that_cannot_be_those_of_the_rows_say_that_figures_are_of_others() -> None:
    """As many of each, and the first label has lost its figure: each would get that of the next."""
    figures = [row[2] for row in SECOND if len(row) > 1]
    units = ["件", "件", "件", "件", "人", "次", "人次", "件"]
    result = _result([*HEADS, *(row[0] for row in SECOND), *units, *figures])
    assert _known(result) == {}
    assert [finding.kind for finding in result.findings] == ["unplaced_table"]


def test_a_row_with_its_own_unit_and_figure_behind_it_is_read_as_ever() -> None:
    """The tempting answer is right: labels, units and figures come by turns."""
    lines = [cell for row in (*FIRST, *SECOND) for cell in (row[:1] if len(row) < 2 else row[:3])]
    assert _known(_result([*HEADS, *lines])) == TOLD
