"""DocTags as docling writes them: their tables, their titles, and the places of a page."""

from __future__ import annotations

from extractor import extract

_TITLE = "柘川县民政局2022年政府信息公开工作年度报告"
_PART_FOUR = [
    ["行政复议", *("",) * 4, "行政诉讼", *("",) * 9],
    ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉", *("",) * 4, "复议后起诉", *("",) * 4],
    ["", "", "", "", "", *("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 2],
    [*"30104", *"01102", *"00000"],
]  # fmt: skip


def _row(cells: list[str]) -> str:
    return "".join(f"<fcel>{cell}" if cell else "<lcel>" for cell in cells) + "<nl>"


def test_a_table_of_cells_and_line_ends_is_a_table() -> None:
    table = "\n".join(map(_row, _PART_FOUR))
    text = (
        f"<doctag><section_header_level_1><loc_41><loc_9>{_TITLE}</section_header_level_1>\n"
        "<text><loc_41><loc_50><loc_460><loc_61>全年主动公开政府信息345条。</text>\n"
        f"<otsl><loc_41><loc_99>\n{table}\n</otsl></doctag>\n"
    )
    result = extract(text)
    facts = {f.indicator: f.value for f in result.facts if f.value is not None}
    assert facts["proactive.total"] == 345
    assert facts["reconsideration.total"] == 4
    assert facts["reconsideration.upheld"] == 3
    assert facts["litigation.direct.corrected"] == 1
    assert facts["litigation.after_review.total"] == 0
    assert "other" not in facts
    assert result.meta.agency is not None
    assert result.meta.agency.value == "柘川县民政局"


def test_places_on_a_page_are_no_numbers_and_other_signs_stay_as_they_are() -> None:
    text = f"{_TITLE}\n<doctag><text><loc_7>收到申请12件</text></doctag>"
    (mention,) = [m for m in extract(text).mentions if m.statistical]
    assert text[slice(*mention.source)] == "12件"
    marked = extract(f"{_TITLE}\n收到<申请>12件")
    assert [m.value for m in marked.mentions if m.statistical] == [12]
