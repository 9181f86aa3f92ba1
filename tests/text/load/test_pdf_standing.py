"""Pages of a PDF that are written upright: a character below the last one, columns from the right."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extractor import extract
from extractor.errors import SourceError
from extractor.schemas import Result
from extractor.text.load.pdf.standing import laid_down

_FONT, _SIZE = "STSong-Light", 14
TITLE = "青禾县水利局2022年政府信息公开工作年度报告"
COLUMNS = [
    "一、总体情况",
    "全年收到政府信息公开申请二十三件，均按期",
    "办结。主动公开政府信息三百四十条。",
]


def _page(
    columns: Sequence[str], *, title: str = TITLE, wide: bool = False, ruled: bool = False
) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    file = io.BytesIO()
    width, height = landscape(A4) if wide else A4
    canvas = Canvas(file, pagesize=(width, height))
    canvas.setFont(_FONT, _SIZE)
    canvas.drawString(60, height - 60, title)
    for number, column in enumerate(columns):
        x, y = width - 80 - number * 1.8 * _SIZE, height - 100.0
        for char in column:
            if char.isascii():  # digits lie on their side
                canvas.saveState()
                canvas.translate(x + 3, y + _SIZE)
                canvas.rotate(-90)
                canvas.drawString(0, 0, char)
                canvas.restoreState()
                y -= _SIZE / 2
            else:
                canvas.drawString(x, y, char)
                y -= _SIZE
    if ruled:
        canvas.line(60, 300, width - 60, 300)
    canvas.save()
    return file.getvalue()


def _values(result: Result) -> dict[str, int]:
    return {f.indicator: math.floor(f.value) for f in result.facts if f.value is not None}


@pytest.mark.thorough(every=2)
@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize(("asked", "made"), [("二十三", "三百四十"), ("23", "340")])
def test_columns_are_read_from_the_right(asked: str, made: str, wide: bool) -> None:
    columns = [one.replace("二十三", asked).replace("三百四十", made) for one in COLUMNS]
    result = extract(_page(columns, wide=wide))
    assert _values(result) == {"applications.received": 23, "proactive.total": 340}
    assert not result.findings
    quotes = [f.evidence[0].quote.text for f in result.facts]
    assert any(f"申请{asked}件" in quote for quote in quotes)


def test_upright_words_between_lines_are_told_and_not_read() -> None:
    result = extract(_page(COLUMNS, ruled=True))
    assert _values(result) == {}
    told = [f.message for f in result.findings if f.kind == "incomplete"]
    assert any("written from top to bottom" in words for words in told)
    assert result.state == "needs_review"


def test_a_file_of_nothing_else_is_refused() -> None:
    with pytest.raises(SourceError, match="written from top to bottom"):
        extract(_page(COLUMNS, title="", ruled=True))


def test_a_label_set_upright_beside_lines_does_not_turn_the_page() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont(_FONT, _SIZE)
    for at, char in enumerate("政务公开"):
        canvas.drawString(40, 700 - at * _SIZE, char)
    words = (
        TITLE,
        "一、总体情况",
        "2022年,收到政府信息公开申请23件,均按期办结。",
        "主动公开政府信息340条。",
    )
    for at, line in enumerate(words):
        canvas.drawString(80, 780 - at * 2 * _SIZE, line)
    canvas.save()
    found = _values(extract(file.getvalue()))
    assert found == {"applications.received": 23, "proactive.total": 340}


def _char(text: str, x: float, y: float) -> dict[str, object]:
    place = {"x0": x, "x1": x + 10, "top": y, "bottom": y + 10, "size": 10}
    return {"text": text, **place, "upright": True, "matrix": (1, 0, 0, 1, x, y)}


def _laid(chars: Sequence[dict[str, object]]) -> list[dict[str, Any]]:
    in_lines, laid = laid_down(chars, 600, 800)
    assert not in_lines
    return sorted(laid, key=lambda char: (round(char["top"]), char["x0"]))


def test_columns_that_overlap_are_both_kept() -> None:
    drawn = [
        _char(sign, 100 + n * 4, 50 + y * 11) for n, sign in enumerate("左右") for y in range(9)
    ]
    assert sorted(char["text"] for char in _laid(drawn)) == ["右"] * 9 + ["左"] * 9


@pytest.mark.parametrize("top", [50, 700, 785, 795])
def test_columns_keep_their_order_wherever_they_begin(top: float) -> None:
    columns = ["甲乙丙丁", "戊己庚辛", "子丑寅卯"]
    drawn = [
        _char(sign, 300 - n * 20, top + y * 11)
        for n, column in enumerate(columns)
        for y, sign in enumerate(column)
    ]
    laid = _laid(drawn)
    assert "".join(char["text"] for char in laid) == "".join(columns)
    assert all(char["size"] > 1 and char["top"] < char["bottom"] for char in laid)


@pytest.mark.parametrize("drift", [-0.5, -0.2, 0.2, 0.5])
def test_columns_that_drift_are_not_mixed(drift: float) -> None:
    # 26 stands in the place of one character, and is drawn behind all words.
    words = [["收"] * 30, ["发"] * 30, ["办"] * 12 + [""] + ["办"] * 17]
    drawn = [
        _char(sign, 400 - n * 18 + y * drift, 50 + y * 11)
        for n, column in enumerate(words)
        for y, sign in enumerate(column)
        if sign
    ]
    for n, digit in enumerate("26"):
        drawn.append(
            {**_char(digit, 364 + 12 * drift + n * 5, 182), "x1": 369 + 12 * drift + n * 5}
        )
    text = "".join(char["text"] for char in _laid(drawn))
    assert text == "收" * 30 + "发" * 30 + "办" * 12 + "26" + "办" * 17


def _in_places(words: Sequence[str], x: float, shift: Sequence[float]) -> list[dict[str, object]]:
    """A column whose pieces of several digits stand in the place of one character."""
    drawn = []
    for y, piece in enumerate(words):
        wide = 10 / len(piece)
        for n, sign in enumerate(piece):
            left = x + shift[y % len(shift)] + n * wide
            drawn.append({**_char(sign, left, 50 + y * 11), "x1": left + wide})
    return drawn


@pytest.mark.parametrize("number", ["26", "135", "1260"])
@pytest.mark.parametrize("behind", [2, 4, 9])
def test_digits_in_the_place_of_a_character_stay_together(number: str, behind: int) -> None:
    words = [*"全年收到信息公开申请", number, *("件均已按期办结群众" * 2)[:behind]]
    for shift in ((0,), (0, 1), (0, 4), (0, 2, 4, 2)):
        drawn = _in_places(words, 200, shift) + _in_places(list("甲" * 12), 180, (0,))
        text = "".join(char["text"] for char in _laid(drawn))
        assert text == "".join(words) + "甲" * 12


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("shift", [-7, -4, 4, 7])
@pytest.mark.parametrize("after", [5, 8, 11])
def test_a_column_goes_on_beside_where_the_page_was_folded(shift: float, after: int) -> None:
    columns = [
        "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳",
        "天地玄黄宇宙洪荒日月盈昃辰宿列张",
        "寒来暑往秋收冬藏闰余成岁律吕调阳",
    ]
    drawn = [
        _char(sign, 300 - n * 20 + shift * (y >= after), 50 + y * 11)
        for n, column in enumerate(columns)
        for y, sign in enumerate(column)
    ]
    assert "".join(char["text"] for char in _laid(drawn)) == "".join(columns)


def test_columns_side_by_side_of_which_one_ends_above_are_two() -> None:
    short, long = "甲乙丙丁戊", "天地玄黄宇宙洪荒"
    drawn = [_char(sign, 300, 50 + y * 11) for y, sign in enumerate(short)]
    drawn += [_char(sign, 285, 50 + y * 11) for y, sign in enumerate(long)]
    assert "".join(char["text"] for char in _laid(drawn)) == short + long
