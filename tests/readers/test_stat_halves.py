"""The statistical table set in halves beside each other: a row belongs to the heading in its own half."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor import extract
from extractor.schemas import OTHER

TITLE = "溪口区民政局2016年政府信息公开工作年度报告"
HEAD = ("指标", "单位", "统计数")
# A label, its unit, its figure and what it is; headings have the first alone.
LINES: Sequence[tuple[str, str, str, str]] = (
    ("一、主动公开情况", "", "", ""),
    ("(一)主动公开政府信息数", "条", "706", "proactive.total"),
    ("(二)通过不同渠道和方式公开政府信息的情况", "", "", ""),
    ("1.政府公报公开政府信息数", "条", "4", "proactive.gazette"),
    ("2.政府网站公开政府信息数", "条", "650", "proactive.website"),
    ("二、依申请公开情况", "", "", ""),
    ("(一)收到申请数", "件", "31", "applications.received"),
    ("(二)申请办结数", "件", "30", "applications.closed"),
    ("(三)申请答复数", "件", "29", "applications.replied"),
    ("1.同意公开答复数", "件", "18", "applications.granted"),
    ("三、行政复议数量", "件", "9", "reconsideration.total"),
    ("(一)维持具体行政行为数", "件", "5", "reconsideration.upheld"),
    ("(二)被依法纠错数", "件", "1", "reconsideration.corrected"),
    ("(三)其他情形数", "件", "3", "reconsideration.other"),
    ("四、行政诉讼数量", "件", "12", "litigation.total"),
    ("(一)维持具体行政行为或者驳回原告诉讼请求数", "件", "8", "litigation.upheld"),
    ("(二)被依法纠错数", "件", "2", "litigation.corrected"),
    ("(三)其他情形数", "件", "2", "litigation.other"),
)
FIGURES = {(name, int(value)) for _, _, value, name in LINES if name}


def _columns(parts: int, cells: slice) -> list[list[str]]:
    """The lines in so many parts beside each other, with a head above each."""
    height = -(-len(LINES) // parts)
    rows = [list(HEAD[cells]) * parts]
    for at in range(height):
        row: list[str] = []
        for line in LINES[at::height]:
            row += line[:3][cells]
        blanks = len(rows[0]) - len(row)
        rows.append(row + [""] * blanks)
    return rows


def _page(rows: Sequence[Sequence[str]]) -> str:
    cells = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    return (
        f"<!DOCTYPE html><html><body><h1>{TITLE}</h1><p>附表:政府信息公开情况统计表(2016年度)</p>"
        f"<table>{cells}</table></body></html>"
    )


def _pipes(rows: Sequence[Sequence[str]]) -> str:
    lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"{TITLE}\n\n附表:政府信息公开情况统计表(2016年度)\n{lines}\n"


@pytest.mark.parametrize("form", [_page, _pipes])
@pytest.mark.parametrize("parts", [1, 2, 3])
@pytest.mark.parametrize("cells", [slice(0, 3), slice(0, 3, 2)])
def test_each_row_is_under_the_heading_of_its_half(form, parts: int, cells: slice) -> None:
    result = extract(form(_columns(parts, cells)))
    found = [(f.indicator, int(f.value)) for f in result.facts if f.indicator != OTHER and f.value]
    assert sorted(found) == sorted(FIGURES)
    assert not [finding for finding in result.findings if finding.whose == "source"]


def test_a_figure_is_quoted_with_its_own_half() -> None:
    result = extract(_page(_columns(2, slice(0, 3))))
    (fact,) = [f for f in result.facts if f.indicator == "litigation.other"]
    assert fact.evidence[0].quote.text == "(三)其他情形数\t件\t2"
    assert fact.evidence[0].address.row[0] == "四、行政诉讼数量"


def test_remarks_behind_the_figures_are_no_half() -> None:
    rows = [[*HEAD, "备注"]]
    rows += [[*line[:3], "见四、行政诉讼数量" if n % 2 else ""] for n, line in enumerate(LINES)]
    result = extract(_page(rows))
    found = {(f.indicator, int(f.value)) for f in result.facts if f.indicator != OTHER and f.value}
    assert found == FIGURES


def _across() -> list[list[str]]:
    """The lines in two parts, of which each printed row holds two that follow each other."""
    return [
        [*HEAD, *HEAD],
        *([*a[:3], *b[:3]] for a, b in zip(LINES[::2], LINES[1::2], strict=True)),
    ]


@pytest.mark.parametrize("form", [_page, _pipes])
@pytest.mark.parametrize(
    "rows",
    [
        _across(),
        [list(row) for row in zip(HEAD, *(line[:3] for line in LINES if line[3]), strict=True)],
    ],
)
def test_rows_that_follow_each_other_stand_side_by_side(form, rows: list[list[str]]) -> None:
    result = extract(form(rows))
    found = [(f.indicator, int(f.value)) for f in result.facts if f.indicator != OTHER and f.value]
    assert sorted(found) == sorted(FIGURES)
    assert not [finding for finding in result.findings if finding.whose == "source"]
