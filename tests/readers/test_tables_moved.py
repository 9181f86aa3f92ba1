"""Tables whose blank cells a scraper left out: the numbers stand under the wrong headers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor import Options, extract
from extractor.schemas import APPLICANTS, OTHER, Result

HEAD = """某县档案局2022年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
"""
BEHIND = "五、存在的主要问题及改进情况\n"
"""What stands behind a table that is not cut off."""

HEADERS = (
    ["(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)", "申请人情况"],
    ["自然人", "法人或其他组织", "总计"],
    ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
)
LABELS = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "(一)予以公开",
    "(二)部分公开",
    "(七)总计",
    "四、结转下年度继续办理",
)
NAMES = ("received", "carried_in", "granted", "partially_granted", "closed", "carried_out")


def table(rows: list[list[str]], *, lines: bool = False, filled_up: bool = True) -> str:
    """Every row filled up behind to ten cells, as such scrapers write them, or left short."""
    made = HEAD
    for row in (*HEADERS, *rows):
        behind = " |" * (10 - len(row)) if filled_up else ""
        made += " |\n".join(row) + " |\n" if lines else "| " + " | ".join(row) + " |"
        made += behind + "\n"
    return made


def read(text: str) -> Result:
    return extract(text, Options())


def totals(result: Result) -> dict[str, int]:
    return {
        f.indicator.removeprefix("applications."): int(f.value)
        for f in result.facts
        if f.value is not None and f.indicator.startswith("applications.")
    }


def test_the_totals_are_told_by_their_sums_and_the_rest_has_no_column() -> None:
    rows = [["一、本年新收政府信息公开申请数量", "4", "2", "6"], ["(一)予以公开", "6", "6"]]
    for lines, filled_up in ((False, True), (True, True), (False, False), (True, False)):
        result = read(table(rows, lines=lines, filled_up=filled_up) + BEHIND)
        assert totals(result) == {"received": 6, "granted": 6}
        lost = [fact for fact in result.facts if fact.indicator == OTHER]
        assert [int(fact.value or 0) for fact in lost] == [4, 2, 6]
        assert all("列不明" in fact.label for fact in lost)
        (finding,) = result.findings
        assert (finding.kind, finding.severity, finding.whose) == (
            "unplaced_table", "warning", "undecided",
        )  # fmt: skip
        assert len(finding.mentions) == 3
        assert (result.state, result.reasons) == ("needs_review", ("a table not read",))


def test_a_number_alone_is_the_total_only_if_it_is_nought() -> None:
    rows = [
        ["一、本年新收政府信息公开申请数量", "5", "5"],
        ["二、上年结转政府信息公开申请数量", "0"],
        ["(一)予以公开", "5"],
    ]
    assert totals(read(table(rows))) == {"received": 5, "carried_in": 0}


def test_full_rows_keep_their_columns() -> None:
    full = ["3", "1", "0", "0", "0", "2", "6"]
    rows = [
        ["一、本年新收政府信息公开申请数量", *full],
        ["二、上年结转政府信息公开申请数量", "1", "1"],
    ]
    found = totals(read(table(rows)))
    assert found["received.commercial"] == 1
    assert found["received"] == 6
    assert found["carried_in"] == 1
    assert "carried_in.natural_person" not in found


def test_blank_cells_in_their_places_are_no_sign_of_it() -> None:
    rows = [
        ["一、本年新收政府信息公开申请数量", "3", "", "", "", "", "", "3"],
        ["(一)予以公开", "2", "1", "", "", "", "", ""],
    ]
    result = read(table(rows) + BEHIND)
    found = totals(result)
    assert (found["received.natural_person"], found["received"]) == (3, 3)
    assert found["granted.commercial"] == 1
    # The report itself left this total blank.
    assert [(f.kind, f.whose) for f in result.findings] == [("missing_figure", "source")]


def test_a_row_of_cases_without_a_total_has_no_columns() -> None:
    row = "| 2 | 1 | 3 |" + " |" * 12
    results = " | ".join(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3)
    text = (
        f"{HEAD}四、政府信息公开行政复议、行政诉讼情况\n"
        f"| 行政复议 | 行政诉讼 |{' |' * 13}\n| 未经复议直接起诉 | 复议后起诉 |{' |' * 13}\n"
        f"| {results} |\n{row}\n"
    )
    result = read(text)
    assert not [f for f in result.facts if f.indicator.startswith(("reconsid", "litig"))]
    assert [int(f.value or 0) for f in result.facts] == [2, 1, 3]


def test_a_total_that_the_report_left_blank_moves_nothing() -> None:
    cells = ["2", "1", "0", "0", "3", "4", "0", "0", "0"]
    row = "| " + " | ".join(cells) + " |" + " |" * 6
    results = " | ".join(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3)
    text = (
        f"{HEAD}四、政府信息公开行政复议、行政诉讼情况\n"
        f"| 行政复议 | 行政诉讼 |{' |' * 13}\n| 未经复议直接起诉 | 复议后起诉 |{' |' * 13}\n"
        f"| {results} |\n{row}\n"
    )
    found = {f.indicator: f.value for f in read(text).facts}
    assert found["reconsideration.total"] == 3
    assert found["litigation.direct.upheld"] == 4
    assert found["litigation.direct.total"] is None


def test_the_header_of_the_last_column_is_no_row() -> None:
    rows = [["一、本年新收政府信息公开申请数量", *"0000000"]]
    result = read(table(rows))
    assert not [f for f in result.facts if f.indicator.startswith("applications.closed")]


def test_a_row_that_is_cut_off_has_its_first_columns_and_none_from_shorter_headers() -> None:
    text = (
        "柳湾县文化局2022年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n"
        "| 申请人情况 | 自然人 | 法人或其他组织 | 总计 |\n"
        "| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
        "| 一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 1 | 0 | 16 |\n"
        "| (四)无法提供 | 1.本机关不掌握相关政府信息 | 9 | 0 | 0 | 4 |"
    )
    name = "unavailable.not_held"
    last = {key: value for key, value in totals(read(text)).items() if key.startswith(name)}
    assert last == {f"{name}.{kind}": n for kind, n in zip(APPLICANTS, (9, 0, 0, 4), strict=False)}
    assert not [fact for fact in read(text).facts if fact.indicator == OTHER]


cells = st.lists(st.one_of(st.none(), st.integers(0, 40)), min_size=6, max_size=6)


@given(st.lists(cells, min_size=2, max_size=len(LABELS)), st.booleans(), st.booleans())
def test_no_number_is_given_to_a_wrong_column(
    parts: list[list[int | None]], lines: bool, filled_up: bool
) -> None:
    truth: dict[str, int] = {}
    rows: list[list[str]] = []
    for label, name, row in zip(LABELS, NAMES, parts, strict=False):
        told = [value for value in row if value is not None]
        if not told:
            continue
        total = sum(told)
        truth[name] = total
        for kind, value in zip(APPLICANTS, row, strict=True):
            if value is not None:
                truth[f"{name}.{kind}"] = value
        rows.append([label, *map(str, told), str(total)])
    for name, value in totals(read(table(rows, lines=lines, filled_up=filled_up))).items():
        assert truth.get(name) == value
