"""Labels of tables with the same words in a second language in the cell."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest
from support.tables import read_tables

from extractor import extract
from extractor.knowledge.documents import read_document
from extractor.knowledge.wordings import without_translation
from extractor.schemas import OTHER
from extractor.text.load import load

from .table_generator import prose, report
from .table_rendering import GRIDS

SECOND = {
    "latin": "Geij aen gaeuq",
    "capitals": "SUMMARY OF",
    "tibetan": "བསྡོམས་འབོར།",
    "arabic": "جەمئىي سانى",
    "hangul": "총계",
    "yi": "ꆈꌠꁱꂷ",
    "brackets": "(Sou gaeuq)",
    "numbered": "1. Aen daihit",
}


@pytest.mark.thorough(every=9)
@pytest.mark.parametrize("form", ["form2019", "form2021", "stat2014"])
@pytest.mark.parametrize(
    ("second", "before"),
    # The number of a row stands in front, so that in front of it is no other.
    [(second, before) for second in SECOND for before in (False, True)][:-1],
)
def test_every_cell_is_read(form: str, second: str, before: bool) -> None:
    given = report(form, random.Random(f"{form} {second}"), blanks=False, words=False)
    words = SECOND[second]
    for table in given:
        for at, box in enumerate(table.boxes):
            if re.search("[一-鿿]{2}", box.text):
                text = f"{words}\n{box.text}" if before else f"{box.text}\n{words}"
                table.boxes[at] = replace(box, text=text)
    render = GRIDS["html"]
    document = read_document(load(render(list(prose(form)), given), max_bytes=10**8))
    got = {(c.indicator, c.scope, c.period) for c in read_tables(document).claims}
    wanted = {key for table in given for key in table.expected}
    assert {key for key in got if key[0] != OTHER} == wanted


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("总计 Gyonj", "总计"),
        ("Gyonj 总计", "总计"),
        ("规章(Gveihcieng)", "规章"),
        ("政务APP", "政务APP"),
        ("公众号HTTP", "公众号HTTP"),
        ("12345热线", "12345热线"),
        ("信息公开 Gezcij 2022", "信息公开 Gezcij 2022"),
        ("App发布数", "App发布数"),
        ("Gyonj", "Gyonj"),
    ],
)
def test_what_is_a_translation(words: str, bare: str) -> None:
    assert without_translation(words).strip() == bare


def test_a_small_table_in_two_languages() -> None:
    rows = (
        "<tr><td>项目 Hanghmoeg<td>2021年 Bizneix<td>2022年 Bizneix"
        "<tr><td>收到申请数 Soqmoeg<td>12<td>15<tr><td>参加培训人数 Vunzsoq<td>30<td>40"
    )
    page = f"<h1>坪塘县商务局2022年政府信息公开工作年度报告</h1><table>{rows}</table>"
    facts = extract(f"<!DOCTYPE html><html><body>{page}</body></html>").facts
    assert {(f.indicator, f.value) for f in facts if f.indicator != OTHER} == {
        ("applications.received", 15),
        ("training.attendees", 40),
    }
