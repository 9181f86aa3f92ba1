"""A numeral that is cut at a sign outside its grammar: the whole is read, or damaged, never a piece."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.linear import MOST, growth

from extractor import extract
from extractor.schemas import Mention
from extractor.text.scan.fringes import is_lettered, whole_runs
from extractor.verify.reports.damage import check_document
from tests.documents import document


def counted(text: str) -> list[Mention]:
    return [m for m in document(text).mentions if m.statistical and m.value is not None]


def damaged(text: str) -> list[Mention]:
    return [m for m in document(text).mentions if m.kind == "damaged"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("全年受理申请3,47 2件。", "3472"),
        ("全年受理申请3,\n472件,均已答复。", "3472"),
        ("主动公开信息8,\n051条。\n其中网站公开17条。", "8051"),
        ("全年受理申请7\n.4万件。", "74000"),
        ("全年受理申请3\\,472件。", "3472"),
        ("全年受理申请7\\.4万件。", "74000"),
    ],
)
def test_what_strict_groups_make_one_number_is_read(text: str, value: str) -> None:
    assert (counted(text)[0].value, damaged(text)) == (Decimal(value), [])
    assert len(counted(text)) == 1 + text.count("17条")


@pytest.mark.parametrize(
    "text",
    [
        "全年受理申请8-\n3件。",
        "2024年度,我单位全年受理的政府信息公开申请8-\n3件。",
        "2024年度,我单位全年受理的政府信息公开申请8\\\n3件。",
        "> 2024年,受理申请8\n> 3件。",
        "全年受理申请4,S72件。",
        "全年受理申请4，S72件。",
        "全年受理申请4,57O件。",
        "全年受理申请4O,572件。",
        "全年受理申请l,572件。",
        "全年受理申请I,572件。",
        "主动公开信息4,5З2条。",
        "主动公开信息4 B2条。",
        "全年受理申请4 O2件。",
        "全年受理申请8三件。",
        "全年受理申请八3件。",
        "全年受理申请8十3件。",
        "全年受理申请27〇3件。",
        "全年受理申请2零3件。",
        "主动公开信息4,5百2条。",
        "全年受理申请8 Б件。",
        "全年受理申请8Б件。",
        "点击量7.S万次。",
        "主动公开信息O.7万条。",
        "全年受理申请7.2万8千件。",
        "全年受理申请7,2万件。",
        "全年受理申请7.224.918件。",
        "全年受理申请7。2万件。",
        "全年受理申请2/7件。",
        "全年受理申请2\\7件。",
        "全年受理申请~83~94件。",
        "全年受理申请~~83~~94件。",
        "公开和答复分别为3,\n472件。",
        "申请数量3,\n472件。",
        "全年受理申请为3,\n472件。",  # 3 of one thing and 472 of the next, perhaps
    ],
)
def test_what_nobody_can_read_is_damaged_as_a_whole_and_told(text: str) -> None:
    assert counted(text) == []
    assert len(damaged(text)) == 1
    assert "damaged_characters" in {f.kind for f in check_document(document(text))}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("分别受理2,7,13件。", [2, 7, 13]),
        ("每期12~15人。", [12, 15]),
        ("收到3-5件。", [3, 5]),
        ("比例为3:1,", [3, 1]),
        ("受理7件,\n345件已办结。", [7, 345]),
        ("中队三12件,中队四9件。", [12, 9]),
        ("统一12件。", [12]),
        ("采取方案B,300件已办结。", [300]),
        ("新建4S店3家。", [3]),
        ("收费2.5万余元。", [25000]),
        ("新增3万2千条。", [32000]),
        ("本年新收/办结12/15件。", [12, 15]),
        ("受理8件。5万人参加。", [8, 50000]),
        ("组织5一次性发放12份。", [5, 12]),
        ("受理8件-\n办结3件。", [8, 3]),
    ],
)
def test_lists_ranges_and_names_stay_what_they_are(text: str, values: list[int]) -> None:
    assert ([m.value for m in counted(text)], damaged(text)) == (values, [])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("满意率达100。40%的来信当日答复。", [100, 40]),
        ("满意率为98。40%的来信当日答复。", [98, 40]),
        ("依照规定3.1.2条,受理9件。", [9]),
        ("依照《云岭县公开办法》3.1.2条,受理9件。", [9]),
        ("沿线Z12 4个站点。", [4]),
        ("政策宣讲B1 6次。", [6]),
        ("改造S7 12户。", [12]),
    ],
)
def test_a_name_or_a_sentence_before_a_count_does_not_damage_it(
    text: str, values: list[int]
) -> None:
    assert damaged(text) == []
    assert [m.value for m in document(text).mentions if m.explained is None] == values


@pytest.mark.parametrize(
    "text",
    [
        "全年受理申请S5 2件。",
        "政策宣讲l2 3次。",
        "满意率为98。5%。",
        "受理9.1.2条。",
        "收费100。5元。",
    ],
)
def test_what_may_be_one_number_stays_damaged(text: str) -> None:
    assert counted(text) == []
    assert len(damaged(text)) == 1


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("2008,2009年", {"year", "period"}),
        ("自2020.1.1起,", {"date"}),
        ("2021年1月起,", {"date"}),
        ("时间9:30。", {"date"}),
        ("升级为3.0.1版本,", {"name"}),
        ("详见〔2020〕5号,", {"document_number"}),
        ("联系电话:0571-88881234。", {"telephone"}),
        ("拨打12345热线,", {"hotline"}),
    ],
)
def test_what_counts_nothing_still_counts_nothing(text: str, reasons: set[str]) -> None:
    assert {m.explained for m in document(text).mentions} == reasons


@pytest.mark.parametrize("cell", ["4,S72", "4,57O", "l,572", "4O,572", "4,5З2"])
def test_a_cell_of_groups_with_a_letter_is_no_number_and_is_told(cell: str) -> None:
    made = document(f"| 指标 | 数量 |\n|---|---|\n| 主动公开信息数 | {cell} |\n", "a.md")
    assert [(m.raw, m.value) for m in made.mentions] == [(cell, None)]
    assert is_lettered(cell)


@pytest.mark.parametrize("cell", ["4,S72", "l,572"])
def test_such_a_cell_of_a_table_is_told_and_no_fact(cell: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    title = "松溪县水利局2023年政府信息公开工作年度报告"
    rows = [["指标", "单位", "数量"], ["---"] * 3, ["主动公开政府信息数", "条", cell]]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    path.write_text(f"# {title}\n\n{table}\n", encoding="utf-8")
    result = extract(path)
    assert result.facts == ()
    assert any(cell in str(finding.quotes) for finding in result.findings)


@pytest.mark.parametrize("gap", ["-", "\\"])
def test_a_report_whose_count_is_broken_states_no_piece_of_it(gap: str) -> None:
    body = f"2023年,收到政府信息公开申请8{gap}\n3件。\n主动公开政府信息345条。"
    result = extract(f"松溪县水利局2023年政府信息公开工作年度报告\n\n{body}\n")
    assert [(f.indicator, f.value) for f in result.facts] == [("proactive.total", 345)]
    assert "damaged_characters" in {f.kind for f in result.findings}


@pytest.mark.parametrize("words", ["采用O2O,B2B,", "方案B,300,", "编号A4,S01,", "分别为3,S9,"])
def test_names_beside_commas_are_no_groups(words: str) -> None:
    assert damaged(words) == []


_LOOKALIKES = st.sampled_from("OoIlSsZB" + "ОЗБІЅ")


@given(st.integers(1000, 999_999_999), _LOOKALIKES, st.data())
def test_a_letter_in_a_group_leaves_no_piece_to_claim(
    number: int, letter: str, data: st.DataObject
) -> None:
    groups = f"{number:,}"
    places = [at for at, sign in enumerate(groups) if sign != "," and at]
    at = data.draw(st.sampled_from(places))
    text = f"全年受理申请{groups[:at]}{letter}{groups[at + 1 :]}件。"
    assert counted(text) == []
    assert damaged(text)


@given(st.integers(1000, 999_999_999), st.data())
def test_groups_with_a_gap_are_the_number_or_damaged(number: int, data: st.DataObject) -> None:
    groups = f"{number:,}"
    at = data.draw(st.integers(1, len(groups) - 1))
    gap = data.draw(st.sampled_from([" ", "\n", "-\n", "\\\n", "\n> "]))
    text = f"全年受理申请{groups[:at]}{gap}{groups[at:]}件,均已答复。"
    assert [m.value for m in counted(text) if m.value != number] == []
    assert counted(text) or damaged(text)


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("part", ["1,", "1", "一", "S", "1 ", "十1", "收到1,2S6,", "1.1."])
def test_long_runs_take_no_longer_than_their_length(part: str) -> None:
    def read(text: str) -> object:
        return list(whole_runs(text))

    assert growth(lambda length: part * (length // len(part)), 30_000, read) <= MOST
