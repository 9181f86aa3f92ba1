"""Numbers of the rows of a form whose point is lost: they count nothing, and the cells are those printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract
from extractor.text.listed_rows import missing_points, with_points

HEAD = "杉溪区林业局2022年政府信息公开工作年度报告"
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他组织", "总计")
REFUSED = (
    ("属于国家秘密", "state_secret", 3),
    ("其他法律行政法规禁止公开", "prohibited_by_law", 0),
    ("危及“三安全一稳定”", "security_stability", 6),
    ("保护第三方合法权益", "third_party", 2),
)
UNAVAILABLE = (
    ("本机关不掌握相关政府信息", "not_held", 5),
    ("没有现成信息需要另行制作", "needs_creation", 1),
    ("补正后申请内容仍不明确", "unclear", 0),
)
WANTED = {
    f"applications.{group}.{name}": value
    for group, rows in (("refused", REFUSED), ("unavailable", UNAVAILABLE))
    for _, name, value in rows
}
SIGNS = {
    "a blank": "{} ",
    "a wide blank": "{}　",
    "blanks around the point": "{} . ",
    "a wide point": "{} ．",
    "a comma": "{}，",
    "a nought": "0{} ",
    "nothing": "{}",
}


def _rows(sign: str) -> list[list[str]]:
    made = [["", "", *COLUMNS]]
    for section, rows in (("（三）不予公开", REFUSED), ("（四）无法提供", UNAVAILABLE)):
        for number, (label, _, value) in enumerate(rows, 1):
            first = section if number == 1 else ""
            made.append([first, sign.format(number) + label, str(value), *["0"] * 5, str(value)])
    return made


def _html(rows: list[list[str]]) -> str:
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><body><h1>{HEAD}</h1><table>{lines}</table></body></html>"


def _text(between: str, outside: str = "") -> object:
    def made(rows: list[list[str]]) -> str:
        lines = (between.join(c for c in row if c or between != " ") for row in rows)
        return f"{HEAD}\n\n" + "\n".join(f"{outside}{line}{outside}" for line in lines) + "\n"

    return made


FORMS = {"html": _html, "tabs": _text("\t"), "pipes": _text(" | ", "|")}


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_number_without_its_point_is_no_figure(form: object, sign: str) -> None:
    assert callable(form)
    facts = extract(form(_rows(sign))).facts
    read = {f.indicator: f.value for f in facts if not f.indicator.endswith(tuple(_OWN))}
    assert {name: read.get(name) for name in WANTED} == WANTED
    assert not [f.value for f in facts if f.indicator == "other"]


_OWN = ("natural_person", "commercial", "research", "public_welfare", "legal_services", "other_org")


@pytest.mark.parametrize("sign", ["{} ", "{} . ", "{},"])
def test_a_copy_with_blanks_between_its_cells_has_the_points_of_the_form(sign: str) -> None:
    made = _text(" ")
    assert callable(made)
    points = with_points(made(_rows(sign)).translate({ord("（"): "(", ord("）"): ")"}))
    assert points.replace("\0", "") == made(_rows("{}.")).translate(
        {ord("（"): "(", ord("）"): ")"}
    )


def test_what_is_quoted_is_what_is_printed() -> None:
    result = extract(_html(_rows("{} ")))
    quote = next(f for f in result.facts if f.indicator == "applications.unavailable.not_held")
    assert "1 本机关不掌握" in (quote.evidence[0].quote.quote_source or "")


def test_each_number_gets_a_point_and_the_text_keeps_its_length() -> None:
    text = "1 属于秘密\t0\n2 , 重复申请\t3\n3.其他事项\t0\n"
    assert with_points(text) == "1.属于秘密\t0\n2.\0\0重复申请\t3\n3.其他事项\t0\n"
    assert missing_points("1属于秘密\t0\n2重复申请\t3\n3其他\t0\n") == [1, 9, 17]


@pytest.mark.parametrize(
    "text",
    [
        "1 件\t4\n2 件\t5\n3 件\t6\n",
        "1 人次\t4\n2 人次\t5\n3 人次\t6\n",
        "1 概述情况\n2022年\n2 主动公开\n2022年\n3 存在问题\n2022年\n",
        "1 加强业务培训\n2 完善工作制度\n3 充实平台栏目\n",
        "1 当面申请数 件\n2 网络申请数 件\n3 信函申请数 件\n",
        "1 属于秘密\t0\n2 重复申请\t0\n",
        "4 属于秘密\t0\n5 重复申请\t0\n6 其他事项\t0\n",
        "全年举办1 次培训会议\t2\n",
        "1件\t4\n2件\t5\n3件\t6\n",
        "1月份收到\t4\n2月份收到\t5\n3月份收到\t6\n",
    ],
)
def test_figures_headings_and_lists_keep_their_blanks(text: str) -> None:
    assert with_points(text) == text
    assert missing_points(text) == []


def test_the_figures_of_a_vertical_table_stay_figures() -> None:
    rows = [["当面申请数", "件", "1"], ["网络申请数", "件", "2"], ["信函申请数", "件", "3"]]
    values = [f.value for f in extract(_html(rows).replace("2022", "2017")).facts]
    assert values == [Decimal(1), Decimal(2), Decimal(3)]


def test_a_row_that_only_heads_others_is_numbered_with_them() -> None:
    rows = "1 主动公开信息 | 条 | 504\n2 申请\n  收到 | 件 | 11\n  网络 | 件 | 5\n3 行政复议 | 件 | 0\n"
    facts = extract(f"{HEAD}\n项目 | 单位 | 数量\n{rows}").facts
    assert {int(fact.value or 0) for fact in facts} == {504, 11, 5, 0}
