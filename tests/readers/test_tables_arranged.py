"""Small tables whose columns stand in another order: numbers of rows in the middle, labels behind figures.

Each is read in the forms in which copies have it, and each kind has twins in which the tempting reading is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extractor import extract
from extractor.knowledge.since import since
from extractor.schemas import Result

Rows = Sequence[Sequence[str]]
Said = set[tuple[str, str, str]]

TITLE = "杉溪区档案局2017年政府信息公开工作年度报告"
CAPTION = "附表:政府信息公开情况统计表"
LABELS = [
    ("主动公开政府信息数", "条", "37"),
    ("收到申请数", "件", "14"),
    ("当面申请数", "件", "5"),
    ("网络申请数", "件", "9"),
    ("行政复议数", "件", "2"),
]
FIGURES: Said = {
    ("proactive.total", "37", "year"),
    ("applications.received", "14", "year"),
    ("applications.received.in_person", "5", "year"),
    ("applications.received.online", "9", "year"),
    ("reconsideration.total", "2", "year"),
}


def _as_html(rows: Rows) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    return f"<html><body><h1>{TITLE}</h1><p>{CAPTION}</p><table>{body}</table></body></html>"


def _as_text(between: str) -> Callable[[Rows], str]:
    def made(rows: Rows) -> str:
        lines = "\n".join(between.join(row) for row in rows)
        return f"{TITLE}\n\n{CAPTION}\n{lines}\n"

    return made


def _as_pipes(rows: Rows) -> str:
    lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"{TITLE}\n\n{CAPTION}\n{lines}\n"


FORMS: dict[str, Callable[[Rows], str]] = {
    "html": _as_html,
    "tabs": _as_text("\t"),
    "pipes": _as_pipes,
    "lines": _as_text("\n"),
    "blanks": _as_text(" "),
}
DRAWN = ("html", "tabs", "pipes")


def _table(heads: str, columns: str) -> list[list[str]]:
    """The rows of ``LABELS`` in columns: label, unit, value, number of the row (also 01, 101), ten times the value."""
    rows = [heads.split()]
    for n, (label, unit, value) in enumerate(LABELS, 1):
        cells = {
            "l": label, "m": f"{label}({unit})", "u": unit, "v": value, "n": str(n), "0": f"0{n}",
            "c": str(100 + n), "a": f"A{n:02}", "s": str(10 * int(value)),
        }  # fmt: skip
        rows.append([cells[column] for column in columns])
    return rows


def _stated(result: Result) -> Said:
    return {
        (fact.indicator, str(fact.value), fact.period)
        for fact in result.facts
        if fact.indicator != "other" and fact.value is not None
    }


def _accused(result: Result) -> list[str]:
    found = (f for f in result.findings if f.whose == "source" and f.kind != "missing_figure")
    return [finding.message for finding in found]


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        ("指标名称 行次 计量单位 数量", "lnuv"),
        ("指标 单位 序号 数量", "lunv"),
        ("统计指标 代码 单位 统计数", "l0uv"),
        ("项目 编号 数量", "mnv"),
        ("项目名称 行号 计量单位 本年度", "lnuv"),
        ("行次 代码 统计指标 单位 统计数", "0cluv"),
        ("代码 序号 统计指标 单位 统计数", "cnluv"),
        ("指标代码 统计指标 单位 统计数", "cluv"),
        ("栏次 指标 单位 数量", "nluv"),
        ("指标 单位 数量 行次", "luvn"),
        ("统计数 单位 统计指标", "vul"),
        ("数量 项目", "vm"),
        ("数值 单位 行次 指标", "vunl"),
        ("序号 数量 单位 指标", "nvul"),
        ("数量 单位 指标 序号", "vuln"),
        ("2017年 单位 指标名称", "vul"),
    ],
)
def test_figures_belong_to_their_own_labels(heads: str, columns: str, form: str) -> None:
    result = extract(FORMS[form](_table(heads, columns)).encode())
    assert _stated(result) == FIGURES
    assert not _accused(result)


@pytest.mark.parametrize("form", DRAWN)
@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        ("计量单位 数量 指标名称", "uvl"),
        ("代码 指标 单位 数量", "aluv"),
        ("行次 数量(件) 指标", "nvm"),
    ],
)
def test_figures_belong_to_their_own_labels_in_a_drawn_table(
    heads: str, columns: str, form: str
) -> None:
    result = extract(FORMS[form](_table(heads, columns)).encode())
    assert _stated(result) == FIGURES


@pytest.mark.parametrize("form", DRAWN)
def test_numbers_of_rows_are_explained_and_kept_nowhere(form: str) -> None:
    rows = _table("行次 代码 统计指标 单位 统计数", "0cluv")
    result = extract(FORMS[form](rows).encode())
    assert not [fact for fact in result.facts if fact.indicator == "other"]


@pytest.mark.parametrize("form", DRAWN)
def test_a_row_may_number_the_columns(form: str) -> None:
    rows = _table("指标名称 行次 计量单位 本年度 历年累计", "lnuvs")
    rows.insert(1, ["甲", "乙", "丙", "1", "2"])
    result = extract(FORMS[form](rows).encode())
    assert _stated(result) > FIGURES
    assert ("applications.received", "140", "cumulative") in _stated(result)
    assert not [fact for fact in result.facts if fact.indicator == "other"]


@pytest.mark.parametrize("form", DRAWN)
def test_a_row_without_number_has_its_own_figure(form: str) -> None:
    rows = _table("行次 指标 单位 数量", "nluv")
    rows[3][0] = rows[4][0] = ""
    rows.append(["", "合计", "", "67"])
    assert _stated(extract(FORMS[form](rows).encode())) == FIGURES


def test_a_blank_figure_before_its_label_moves_none() -> None:
    rows = _table("统计数 单位 统计指标", "vul")
    rows[2][0] = ""
    for form in DRAWN:
        found = _stated(extract(FORMS[form](rows).encode()))
        assert found == {fact for fact in FIGURES if fact[0] != "applications.received"}, form


def test_codes_that_are_figures_are_counted() -> None:
    """Twin: a column 代码 among others of its kind."""
    rows = [["期间", "法规", "代码", "图纸"], ["本年", "3", "5", "8"], ["上年", "2", "6", "4"]]
    for form in DRAWN:
        result = extract(FORMS[form](rows).encode())
        labels = {fact.label for fact in result.facts if str(fact.value) in "56"}
        assert labels == {"本年 × 代码", "上年 × 代码"}, form


def test_codes_that_do_not_rise_number_no_rows() -> None:
    """Twin: what stands below 代码 may count something; it is kept with its words."""
    rows = _table("统计指标 代码 单位 统计数", "lcuv")
    rows[1][1], rows[2][1] = rows[2][1], rows[1][1]
    result = extract(_as_html(rows).encode())
    assert {str(fact.value) for fact in result.facts} >= {"101", "102"}


def test_numbers_before_words_are_no_table_without_heads() -> None:
    """Twin: no head says that the figures stand before their labels."""
    rows = [["3", "收到申请数"], ["4", "当面申请数"], ["5", "行政复议数"]]
    for form in DRAWN:
        assert not _stated(extract(FORMS[form](rows).encode())), form


def _of_times(first: str, second: str) -> list[list[str]]:
    return [
        ["指标名称", "计量单位", first, second],
        ["主动公开信息数", "条", "19", "212"],
        ["其中:网站公开", "条", "18", "196"],
    ]


ALL_YEARS: Said = {
    ("proactive.cumulative", "212", "cumulative"),
    ("proactive.website", "196", "cumulative"),
}
THE_YEAR: Said = {("proactive.total", "212", "year"), ("proactive.website", "196", "year")}
OF_FIRST: Said = {("proactive.total", "19", "year"), ("proactive.website", "18", "year")}


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize("form", DRAWN)
@pytest.mark.parametrize("units", [True, False])
@pytest.mark.parametrize(
    ("first", "second", "facts"),
    [
        ("本年度", "自2008年5月1日起累计", OF_FIRST | ALL_YEARS),
        ("本年度", "自《条例》施行起", OF_FIRST | ALL_YEARS),
        ("2017年", "2008年以来", OF_FIRST | ALL_YEARS),
        ("本年度", "开展以来合计", OF_FIRST | ALL_YEARS),
        ("本年度", "自条例实施之日起累计数", OF_FIRST | ALL_YEARS),
        ("本年度", "2008年至今合计", OF_FIRST | ALL_YEARS),
        ("本年度", "2008-2017年", OF_FIRST | ALL_YEARS),
        ("本年度", "截至2017年底累计", OF_FIRST | ALL_YEARS),
        ("本年度", "历年合计", OF_FIRST | ALL_YEARS),
        ("12月", "历年累计", ALL_YEARS),
        ("12月", "全年累计", THE_YEAR),
        ("四季度", "全年", THE_YEAR),
        ("本月", "本年累计", THE_YEAR),
        ("下半年", "全年合计", THE_YEAR),
        ("当月", "1-12月累计", THE_YEAR),
        ("本季度", "年初以来累计", THE_YEAR),
        ("12月", "自2017年1月1日起累计", THE_YEAR),
        ("上年累计", "本年累计", THE_YEAR),
    ],
)
def test_columns_say_since_when_they_count(
    first: str, second: str, facts: Said, units: bool, form: str
) -> None:
    rows = _of_times(first, second)
    if not units:
        rows = [[f"{label}(条)", *figures] for label, _, *figures in rows]
        rows[0][0] = "指标"
    result = extract(FORMS[form](rows).encode())
    assert _stated(result) == facts
    assert not any(fact.scope for fact in result.facts)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("自2008年5月1日起累计", "cumulative"),
        ("2008年5月1日至2017年底", "cumulative"),
        ("自2017年1月1日起", "year"),
        ("今年以来", "year"),
        ("自2017年6月起", "season"),
        ("2008-2016年", None),
        ("2017年", None),
        ("发起数", None),
        ("截至2017年底", None),
    ],
)
def test_since_when(words: str, says: str | None) -> None:
    found = since(words, 2017)
    assert (found.says if found else None) == says


SECOND: Said = {
    ("litigation.total", "1", "year"),
    ("complaints.total", "2", "year"),
    ("organisation.staff.full_time", "3", "year"),
}


@pytest.mark.parametrize("form", ["tabs", "lines", "blanks"])
@pytest.mark.parametrize("turned", [False, True])
def test_heads_hold_down_to_the_next_heads(form: str, turned: bool) -> None:
    """Twin: two tables one below the other, of which only one has its labels behind its figures."""
    last = _table("统计数 单位 统计指标", "vul")
    usual = [["指标名称", "单位", "数量"], ["行政诉讼数", "件", "1"], ["收到举报投诉数", "件", "2"]]
    usual.append(["专职工作人员数", "人", "3"])
    first, second = (usual, last) if turned else (last, usual)
    between = {"tabs": "\t", "lines": "\n", "blanks": " "}[form]
    below = "\n".join(between.join(row) for row in second)
    text = f"{FORMS[form](first)}\n附表2:政府信息公开其他情况统计表\n{below}\n"
    found = _stated(extract(text.encode()))
    assert found >= FIGURES
    assert found - FIGURES == SECOND


@pytest.mark.parametrize("form", FORMS)
def test_figures_that_rise_like_numbers_of_rows_are_figures(form: str) -> None:
    """Twin: 1, 2, 3 … of two columns stand beside the numbers of the rows."""
    rows = _table("指标名称 行次 计量单位 本年度 历年累计", "lnuvs")
    for n, row in enumerate(rows[1:], 1):
        row[3] = str(n)
    expected = {(id_, str(n), "year") for n, id_ in enumerate(_ids(), 1)}
    found = _stated(extract(FORMS[form](rows).encode()))
    assert {fact for fact in found if fact[2] == "year"} == expected


@pytest.mark.parametrize("form", FORMS)
def test_figures_that_rise_like_numbers_of_rows_without_units(form: str) -> None:
    rows = _table("指标名称 行次 本年度 历年累计", "lnvs")
    for n, row in enumerate(rows[1:], 1):
        row[2] = str(n + 1)
    found = _stated(extract(FORMS[form](rows).encode()))
    expected = {(id_, str(n + 1), "year") for n, id_ in enumerate(_ids(), 1)}
    assert {fact for fact in found if fact[2] == "year"} <= expected


def _ids() -> list[str]:
    named = {value: id_ for id_, value, _ in FIGURES}
    return [named[value] for _, _, value in LABELS]
