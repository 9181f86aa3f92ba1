"""Labels of a ruled PDF that run out of their cell over the unit or the figure behind it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from support.linear import MOST, growth

from extractor import extract
from extractor.text.load.pdf.glyphs import Glyph
from extractor.text.load.pdf.overruns import put_home

_FONT = "STSong-Light"
ROWS = [
    ("统计指标", "单位", "统计数"),
    ("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", "712"),
    ("收到申请数", "件", "28"),
    ("其中：主要负责同志参加政府网站在线访谈次数", "次", "3"),
    ("行政复议数量", "件", "5"),
]


def _pdf(rows: Sequence[Sequence[str]], widths: Sequence[int], *, upwards: bool = False) -> bytes:
    """A ruled table whose words are drawn from the left border of their cells, however long they are."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    file = io.BytesIO()
    page = canvas.Canvas(file, pagesize=A4)
    page.setFont(_FONT, 14)
    page.drawString(80, 780, "杉溪区档案局2017年政府信息公开工作年度报告")
    page.setFont(_FONT, 10)
    edges = [60]
    for width in widths:
        edges.append(edges[-1] + width)
    for row in range(len(rows) + 1):
        page.line(edges[0], 740 - 22 * row, edges[-1], 740 - 22 * row)
    for edge in edges:
        page.line(edge, 740, edge, 740 - 22 * len(rows))
    cells = [(row, column) for row in range(len(rows)) for column in range(len(widths))]
    for row, column in reversed(cells) if upwards else cells:
        page.drawString(edges[column] + 4, 725 - 22 * row, rows[row][column])
    page.save()
    return file.getvalue()


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize("upwards", [False, True])
@pytest.mark.parametrize("width", [330, 262, 220, 195, 150])
def test_a_long_label_leaves_unit_and_figure_whole(
    tmp_path: Path, width: int, upwards: bool
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(_pdf(ROWS, (width, 60, 120), upwards=upwards))
    stated = {f.indicator: (str(f.value), f.unit) for f in extract(path).facts}
    assert stated == {
        "proactive.total": ("712", "条"),
        "applications.received": ("28", "件"),
        "response.online_interviews_by_principal": ("3", "次"),
        "reconsideration.total": ("5", "件"),
    }


def _run(words: str, x0: float) -> list[Glyph]:
    return [Glyph(sign, x0 + 10 * n, x0 + 10 * n + 10, 0, 10, 10) for n, sign in enumerate(words)]


def _homes(runs: Sequence[list[Glyph]], edge: float) -> list[str]:
    """The words of the two cells of a row."""
    glyphs = [one for run in runs for one in run]
    places = [(0, 0, int((one.x0 + one.x1) / 2 >= edge)) for one in glyphs]
    homes = put_home(glyphs, places)
    return [
        "".join(one.text for one, home in zip(glyphs, homes, strict=True) if home == (0, 0, column))
        for column in (0, 1)
    ]


def test_words_that_lie_on_nothing_stay_where_they_are() -> None:
    assert _homes([_run("主动公开", 0)], 20) == ["主动", "公开"]
    assert _homes([_run("主动公开", 0), _run("条", 60)], 20) == ["主动", "公开条"]


def test_words_are_put_back_whichever_end_they_ran_out_of() -> None:
    assert _homes([_run("主动公开数", 0), _run("条", 32)], 30) == ["主动公开数", "条"]
    assert _homes([_run("数", 8), _run("主动公开数", 0)], 20) == ["数", "主动公开数"]


def test_words_that_lie_on_others_in_both_cells_stay() -> None:
    runs = [_run("主动公开", 0), _run("甲", 2), _run("乙", 22)]
    assert _homes(runs, 20) == ["主动甲", "公开乙"]


@pytest.mark.parametrize("length", [2, 40, 2000])
def test_a_page_of_words_over_words_takes_no_longer(length: int) -> None:
    def made(signs: int) -> list[list[Glyph]]:
        lines = [_run("字" * length, 9.0 + 20 * (n % 2)) for n in range(signs // length)]
        return [
            [replace(g, top=20 * n, bottom=20 * n + 10) for g in run] for n, run in enumerate(lines)
        ]

    assert growth(made, 6000, lambda lines: _homes(lines, 20)) <= MOST
