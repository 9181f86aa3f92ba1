"""A label that a page break parts from its row, and the rows whose cells are blank in earnest."""

from __future__ import annotations

from extractor import extract

_TITLE = "柳河县人民政府2022年政府信息公开工作年度报告"
_LABELS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
_PARTIAL = "(二)部分公开(区分处理的,只计这一情形,不计其他情形)"
_BLANK = ("",) * 7


def row(label: str, cells: tuple[object, ...]) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in (label, *cells)) + "</tr>"


def partial(*tables: str) -> list[tuple[int | None, str]]:
    """Value and semantic of what is read of the row 部分公开."""
    body = "".join(f"<table border=1>{rows}</table>" for rows in tables)
    page = f"<!DOCTYPE html><html><body><h1>{_TITLE}</h1><h2>三、收到和处理政府信息公开申请情况</h2>{body}</body></html>"
    return sorted(
        (None if fact.value is None else int(fact.value), fact.semantic)
        for fact in extract(page.encode()).facts
        if fact.indicator == "applications.partially_granted"
    )


_HEAD = row("申请人情况", _LABELS) + row("三、本年度办理结果(一)予以公开", (5, 1, 0, 0, 0, 0, 6))
_NEXT = row("(三)不予公开1.属于国家秘密", (0, 0, 0, 0, 0, 0, 0))


def test_the_rest_of_a_label_on_the_next_page_is_no_blank_row() -> None:
    upper = _HEAD + row(_PARTIAL[:18], (2, 0, 0, 1, 0, 1, 4))
    assert partial(upper, row(_PARTIAL[18:], _BLANK) + _NEXT) == [(4, "explicit")]


def test_a_row_of_blank_cells_stays_one() -> None:
    assert partial(_HEAD + row(_PARTIAL, _BLANK) + _NEXT) == [(None, "blank")]
