"""Numbers in the frame of a place that somebody filled in, and in that of a spreadsheet's cell."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from extractor import extract
from extractor.schemas import Result
from extractor.text.framed import without_frames

TITLE = "杉溪区林业局2022年政府信息公开工作年度报告\n\n一、总体情况\n"
FRAMES = (
    "__{}__", "_{}_", "＿＿{}＿＿", "__ {} __", "（{}）", "（ {} ）", "[{}]", "〔{}〕", "【{}】", "【 {}】",
    "“{}”", '"{}"', "「{}」", "『{}』", "《{}》",
)  # fmt: skip


def _read(result: Result) -> dict[str, Decimal | None]:
    return {fact.indicator: fact.value for fact in result.facts}


@pytest.mark.parametrize("frame", FRAMES)
def test_a_place_filled_in_holds_a_number_like_any_other(frame: str) -> None:
    published, received, online = (frame.format(n) for n in ("2,415", "38", "7"))
    result = extract(
        f"{TITLE}2022年，我局主动公开政府信息{published}条。\n"
        f"全年共收到政府信息公开申请{received}件，其中网络申请{online}件。\n"
    )
    assert _read(result) == {
        "proactive.total": 2415,
        "applications.received": 38,
        "applications.received.online": 7,
    }
    assert not result.findings


def test_the_year_of_a_template_is_filled_in() -> None:
    result = extract(f"{TITLE.replace('2022', '__2022__')}收到政府信息公开申请__38__件。")
    assert (result.meta.year, _read(result)) == (2022, {"applications.received": 38})


def test_what_is_quoted_has_its_frame_in_the_source() -> None:
    fact = extract(f"{TITLE}全年收到政府信息公开申请【38】件。").facts[0]
    assert "【38】件" in (fact.evidence[0].quote.quote_source or "")


@pytest.mark.parametrize(
    "words",
    [
        "根据杉林发〔2022〕15号文件",
        "共____条",
        "收到申请__件",
        "收到申请38[2]件",
        "公开信息[2]38条",
        "见注[2]",
        "《公开[2]条例》",
        "信息[2]个人",
        "包括:(1)件均时长",
        "措施:(2)次序",
        "拨打“12345”热线",
        "聚焦“5”个方面",
        "20__年",
        "a__38__b",
        "十二(13)件",
        "38件【2】",
        "〔2022〕件",
    ],
)
def test_marks_of_notes_papers_and_empty_places_stay(words: str) -> None:
    assert without_frames(words) == words


def test_an_empty_template_is_none_and_a_note_counts_nothing() -> None:
    empty = extract("某局2022年政府信息公开工作年度报告\n2022年公开信息____条，收到申请____件。")
    assert str(empty.state) == "not_a_report"
    result = extract(f"{TITLE}政府信息[2]个人信息保护不断加强，收到申请38件。")
    assert _read(result) == {"applications.received": 38}


def test_a_fake_mark_without_a_unit_is_still_told() -> None:
    findings = extract(f"{TITLE}收到申请38件【7】。").findings
    assert "injected_instruction" in {finding.kind for finding in findings}


CELLS = (
    "'{}",
    "’{}",
    "`{}",
    "'{}'",
    "  '{}",
    '="{}"',
    "“{}”",
    "【{}】",
    "__{}__",
    "共{}",
    "共计{}",
    "共{}件",
)


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("between", ["html", "\t", " | "])
def test_a_cell_in_a_frame_holds_its_number(cell: str, between: str) -> None:
    columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他组织", "总计"]
    rows = [["", *columns]]
    for label, values in (
        ("一、本年新收政府信息公开申请数量", (31, 5, 0, 0, 2, 0, 38)),
        ("二、上年结转政府信息公开申请数量", (3, 1, 0, 0, 0, 0, 4)),
    ):
        rows.append([label, *(cell.format(value) for value in values)])
    if between == "html":
        lines = "".join(
            "<tr>" + "".join(f"<td>{words}</td>" for words in row) + "</tr>" for row in rows
        )
        made = f"<html><body><h1>{TITLE}</h1><table>{lines}</table></body></html>"
    else:
        outer = "|" if "|" in between else ""
        made = TITLE + "\n".join(f"{outer}{between.join(row)}{outer}" for row in rows)
    read = _read(extract(made))
    assert read["applications.received"] == 38
    assert read["applications.received.natural_person"] == 31
    assert read["applications.carried_in"] == 4
    assert "other" not in read


@pytest.mark.parametrize(
    "words", ["共收到申请", "合计38", "1'234", "共38件申请\t5", "'甲\t4", "计划\t4", "共同\t4"]
)
def test_words_and_numbers_with_signs_in_them_stay(words: str) -> None:
    assert without_frames(words) == words


def _seconds(text: str) -> float:
    begun = time.process_time()
    without_frames(text)
    return time.process_time() - begun


@pytest.mark.parametrize(
    "piece", ["_", "(", "1", "共1 ", "'", "“1", "【 ", "\t ", " ", "共1\n", "1,"]
)
def test_hostile_texts_take_no_longer_than_they_are_long(piece: str) -> None:
    few, many = _seconds(piece * 4_000), _seconds(piece * 32_000)
    assert many < 40 * few + 0.3
