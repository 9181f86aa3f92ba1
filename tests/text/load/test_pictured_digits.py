"""Digits that are pictures or empty tags: what is left of a number is no number."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import Report, extract

PAGE = (
    "<html><head><meta charset='utf-8'><title>松岗县档案局2020年政府信息公开工作年度报告</title></head><body>"
    "<h1>松岗县档案局2020年政府信息公开工作年度报告</h1><h2>一、总体情况</h2>"
    "<p>2020年，我局完善公开制度，加强培训。</p>{body}</body></html>"
)


def report(body: str, folder: Path) -> Report:
    path = folder / "page.html"
    path.write_text(PAGE.replace("{body}", body), encoding="utf-8")
    return extract(path)


def received(body: str, folder: Path) -> list[str]:
    found = report(body, folder).facts
    return [str(fact.value) for fact in found if fact.indicator == "applications.received"]


@pytest.mark.parametrize(
    "number",
    [
        "2<img src='s/7.png'>5",
        "2<img src='s/7.png'><img src='s/1.png'>5",
        "2<span><img src='s/7.png'></span><b>5</b>",
        "2<em class='w7'></em>5",
        "2<span class='digit digit-7'></span>5",
        "<i class='num7'></i>25",
        "<img src='s/num/7.png'>25",
        "25<img src='s/digit_7.png'>",
        "25<img src='s/a.png' alt='7'>",
        "25<i class='num7'></i>",
    ],
)
def test_what_is_left_of_a_number_with_pictures_in_it_is_none(number: str, tmp_path: Path) -> None:
    body = f"<p>全年收到政府信息公开申请{number}件，全部答复。</p>"
    assert received(body, tmp_path) == []
    findings = report(body, tmp_path).findings
    assert any(finding.kind == "damaged_characters" for finding in findings)


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize(
    "number",
    [
        "275<img src='s/7.png'>",
        "275<img src='s/num/7.png' alt='图7'>",
        "275<img src='s/num_icon.png'>",
        "275<img src='s/num/7.png' alt='2020年度'>",
        "<img src='s/7.png'>275",
        "2<span class='s7 small' style='color:red'>75</span>",
        "2<a name='place1'></a>75",
        "2<span lang='zh'></span>75",
        "2<img src='s/blank.gif' width='1'>75",
        "2<i class='icon'></i>75",
        "2<span class='_ _0'></span>75",
        "2<span class='c1'></span>75",
        "275<i class='ico1'></i>",
    ],
)
def test_what_stands_beside_a_whole_number_takes_nothing_from_it(
    number: str, tmp_path: Path
) -> None:
    assert received(f"<p>全年收到政府信息公开申请{number}件，全部答复。</p>", tmp_path) == ["275"]


def test_a_digit_that_a_style_sheet_writes_is_read(tmp_path: Path) -> None:
    style = "<style>.num7::before{content:'7'}</style>"
    body = f"{style}<p>全年收到政府信息公开申请2<i class='num7'></i>5件，全部答复。</p>"
    assert received(body, tmp_path) == ["275"]


def test_the_mark_of_a_missing_type_in_a_text(tmp_path: Path) -> None:
    assert received("<p>全年收到政府信息公开申请2〓5件，全部答复。</p>", tmp_path) == []
    assert received("<p>全年收到政府信息公开申请25件。〓本年无诉讼。</p>", tmp_path) == ["25"]


def test_a_picture_among_the_digits_of_a_cell(tmp_path: Path) -> None:
    row = "<tr><td>收到政府信息公开申请数</td><td>件</td><td>{}</td></tr>"
    table = f"<table><tr><td>统计指标</td><td>单位</td><td>统计数</td></tr>{row}</table>"
    assert received(table.format("2<img src='7.png'>5"), tmp_path) == []
    assert received(table.format("275<img src='7.png'>"), tmp_path) == ["275"]
