"""What whoever publishes a table needs beside it: decisions, files, how it was made."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from support.runs import OTHER, TABLE, make

from extractor.messages import speaking
from extractor.outputs import read_records
from extractor.outputs.export import ExportOptions, write
from extractor.outputs.export.account import Account
from extractor.outputs.plots.gather import gather
from extractor.outputs.review.decisions import Decision, about, write_decisions

MISSING = "<html><head><title>404 Not Found</title></head><body>404 Not Found</body></html>"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Two reports, a copy of one, a page that is none, and a file that holds nothing."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "gone.html").write_text(MISSING, encoding="utf-8")
    (reports / "empty.html").write_text("", encoding="utf-8")
    return make(tmp_path, a=TABLE, b=OTHER, copy=OTHER)


def decided(out: Path) -> None:
    by_name = {result.name: result for result in read_records(out)}
    fact = next(f for f in by_name["b.txt"].facts if f.indicator == "proactive.website")
    made = about(fact, by_name["b.txt"], "correct").model_copy(
        update={
            "corrected": Decimal(99), "reviewer": "甲", "reason": "misprint",
            "at": "2026-01-02T03:04:05Z",
        }
    )  # fmt: skip
    looked = Decision(
        report="a.txt", sha256=by_name["a.txt"].sha256, indicator="", place=(0, 0), action="looked",
        reviewer="甲",
    )  # fmt: skip
    write_decisions([made, looked], out)


def sheet(book: Path, name: str) -> list[dict[str, object]]:
    heads, *rows = openpyxl.load_workbook(book)[name].iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def test_the_workbook_says_who_changed_what_from_which_value_and_when(
    out: Path, tmp_path: Path
) -> None:
    decided(out)
    write(out, tmp_path / "p.xlsx", ExportOptions(labels="id"))
    made = {
        (row["report"], row["reviewed"]): row for row in sheet(tmp_path / "p.xlsx", "decisions")
    }
    # One decision on bytes that two files have is a decision on both.
    assert set(made) == {("a.txt", "looked"), ("b.txt", "corrected"), ("copy.txt", "corrected")}
    row = made[("b.txt", "corrected")]
    assert (row["value"], row["corrected"], row["reviewer"], row["decided_at"]) == (
        100, 99, "甲", "2026-01-02T03:04:05Z",
    )  # fmt: skip
    assert (row["review_reason"], row["quote"]) == (
        "misprint", "2021年,我局主动公开政府信息120条,其中政府网站公开信息100条",
    )  # fmt: skip
    panel = {row["report"]: row for row in sheet(tmp_path / "p.xlsx", "panel")}
    assert panel["b.txt"]["proactive.website"] == 99
    assert panel["a.txt"]["state"] == "reviewed"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_page_that_is_no_report_has_no_row_and_is_told(
    out: Path, tmp_path: Path, extractor, kind: str
) -> None:
    target = tmp_path / f"p.{kind}"
    ended = extractor(
        "--lang", "en", "export", str(out), "--to", str(target), "--labels", "id", real=True
    )
    said = ended.stderr.decode()
    assert "5 reports: 2 done, 1 needs_review, 1 not_a_report, 1 failed\n2 reports in" in said
    assert "not in the table: 1 not_a_report, 1 failed" in said
    assert "1 report repeats another (same_as in " in said
    assert "): left out of the table" in said
    assert (
        "2 values to check are not decided yet; to decide on them:\n  extractor --lang en review "
        in said
    )
    if kind == "csv":
        names = [line.split(",")[0] for line in target.read_text("utf-8-sig").splitlines()[1:]]
        assert names == ["a.txt", "b.txt"]
        return
    assert [row["report"] for row in sheet(target, "panel")] == ["a.txt", "b.txt"]
    assert {row["report"] for row in sheet(target, "facts")} == {"a.txt", "b.txt"}
    files = {row["report"]: row for row in sheet(target, "files")}
    assert files["gone.html"]["reason"] == "an error page"
    assert files["copy.txt"]["same_as"] == "b.txt (bytes)"
    assert files["empty.html"]["state"] == "failed"


def methods(book: Path, name: str) -> str:
    return str(
        [row[0] for row in openpyxl.load_workbook(book)[name].iter_rows(values_only=True)][-1]
    )


def test_a_paragraph_for_a_paper_counts_what_was_done(out: Path, tmp_path: Path) -> None:
    decided(out)
    write(out, tmp_path / "en.xlsx", ExportOptions(labels="en"))
    said = methods(tmp_path / "en.xlsx", "summary")
    assert "annual reports 2 (year 2021, by 2 agencies), other pages 1" in said
    assert "could not be read 1" in said
    assert "They state 13 values of indicators" in said
    assert "left out of these counts: 1." in said
    book = openpyxl.load_workbook(tmp_path / "en.xlsx")
    counts = dict(row[:2] for row in book["summary"].values)
    assert (counts["reports"], counts["facts and other statistics"]) == (5, 13)
    assert counts["values of indicators by verdict, judged with the decisions"] == 13
    assert counts["findings of the reports"] == book["findings"].max_row - 1
    assert counts["· of them repeated, and left out of the tables and of the numbers below"] == 1
    assert "reports looked through 1, values corrected 1, values as they were read 12." in said
    assert "Still to be checked: 2, which are contradicted values 2." in said
    assert not re.search(r"(?<!\d|\.)0(?!\d|\.)", said), "what is zero is left out"
    with speaking("zh"):
        write(out, tmp_path / "zh.xlsx", ExportOptions(labels="zh"))
    said = methods(tmp_path / "zh.xlsx", "汇总")
    assert "年报 2 份（2021 年，2 个机关），非年报网页 1 个，未能读取的文件 1 个。" in said
    assert "经人工复核：署名复核人 1 名，核毕报告 1 份，更正 1 条，其余 12 条保持读取结果。" in said
    assert "尚待核对 2 条：矛盾 2 条。" in said
    assert " 0 " not in said
    files = {str(row["报告"]): row for row in sheet(tmp_path / "zh.xlsx", "文件")}
    assert files["gone.html"]["原因"] == "错误页面"
    assert files["a.txt"]["状态"] == "已复核"
    assert files["copy.txt"]["重复于"] == "b.txt (内容相同)"


def test_the_numbers_of_the_paragraph_add_up(tmp_path: Path) -> None:
    """Values that people added, rejected or differ on, and statistics that no indicator covers."""
    text = OTHER.replace("100条。", "100条,占81.3%。全年编印学习材料31本,发放250份。")
    out = make(tmp_path, a=TABLE, b=text)
    by_name = {result.name: result for result in read_records(out)}
    made: list[Decision] = []
    for name, actions in (("a.txt", "rcad"), ("b.txt", "ra")):
        result = by_name[name]
        for fact, action in zip(result.facts, actions, strict=False):
            if action == "d":  # Two persons who do not agree.
                made += [about(fact, result, "accept").model_copy(update={"reviewer": "甲"}),
                         about(fact, result, "reject").model_copy(update={"reviewer": "乙"})]  # fmt: skip
                continue
            kind = {"r": "reject", "c": "correct", "a": "accept"}[action]
            given = {"reviewer": "甲", "corrected": Decimal(7) if action == "c" else None}
            made.append(about(fact, result, kind).model_copy(update=given))  # type: ignore[arg-type]
    result = by_name["b.txt"]
    mention = next(one for one in result.mentions if one.raw.startswith("31"))
    new = about(result.facts[0], result, "add").model_copy(
        update={"indicator": "proactive.weibo", "place": mention.source, "value": Decimal(31),
                "unit": "本", "quote": "31本", "reviewer": "乙"}
    )  # fmt: skip
    statistic = next(fact for fact in result.facts if fact.indicator == "other")
    write_decisions([*made, new, about(statistic, result, "reject")], out)
    write(out, tmp_path / "p.xlsx", ExportOptions(labels="en"))
    read, decided_on, left, errors = re.split(
        "Persons reviewed|Still to be|Errors that",
        methods(tmp_path / "p.xlsx", "summary").partition("They ")[2],
    )
    total, *by_verdict = map(int, re.findall(r"\d+", read))
    assert total == sum(by_verdict)
    people, *by_person, added, others = map(int, re.findall(r"\d+", decided_on))
    assert (people, added, others) == (2, 1, 1)
    assert "looked through" not in decided_on, "nobody did"
    assert total == sum(by_person)
    assert by_person[:4] == [2, 1, 2, 1]
    stand, *by_kind = map(int, re.findall(r"\d+", errors))
    assert stand == sum(by_kind)
    waiting, *by_reason = map(int, re.findall(r"\d+", left))
    assert (
        waiting
        == sum(by_reason)
        == openpyxl.load_workbook(tmp_path / "p.xlsx")["to check"].max_row - 1
    )


def test_two_texts_of_one_agency_and_year_have_a_row_each_and_are_told(
    tmp_path: Path, extractor
) -> None:
    """A copy doubles no sum, and a corrected report is not taken for a copy."""
    out = make(tmp_path, a=OTHER, b=OTHER.replace("申请5件", "申请6件"), **{"a(1)": OTHER})
    told = extractor("export", str(out), "--to", str(tmp_path / "p.xlsx"), "--labels", "id")
    said = told.stderr.decode()
    assert "2 reports in the table" in said
    assert "1 report is another text of an agency and year (version_of in " in said
    panel = sheet(tmp_path / "p.xlsx", "panel")
    assert [(row["report"], row["applications.received"]) for row in panel] == [
        ("a.txt", 5), ("b.txt", 6),
    ]  # fmt: skip
    files = {row["report"]: row for row in sheet(tmp_path / "p.xlsx", "files")}
    assert files["b.txt"]["version_of"] == "a.txt"
    assert files["a(1).txt"]["same_as"] == "a.txt (bytes)"
    assert "another text of an agency and year, and are counted too: 1." in methods(
        tmp_path / "p.xlsx", "summary"
    )


def test_plots_methods_and_summary_give_one_number_for_one_meaning(tmp_path: Path) -> None:
    out = make(tmp_path, a=TABLE, b=OTHER, **{"b(1)": OTHER})
    drawn = Counter[str]()
    for (verdict, kind), count in gather(out).verdicts.items():
        drawn[verdict] += count * (kind == "indicators")
    write(out, tmp_path / "p.xlsx", ExportOptions(labels="en"))
    counts = dict(row[:2] for row in openpyxl.load_workbook(tmp_path / "p.xlsx")["summary"].values)
    assert {name: counts.get(f"· {name}", 0) for name in drawn} == drawn
    assert counts["values of indicators by verdict"] == drawn.total()
    assert f"{drawn['stated']} stated with" in methods(tmp_path / "p.xlsx", "summary")
    assert counts["rows of the panel"] == 2


def test_an_english_workbook_names_indicators_in_english_on_every_sheet(
    out: Path, tmp_path: Path
) -> None:
    decided(out)
    write(out, tmp_path / "p.xlsx", ExportOptions(labels="en"))
    for name in ("facts", "to check", "decisions"):
        labels = {
            str(row["label"])
            for row in sheet(tmp_path / "p.xlsx", name)
            if row["indicator"] not in (None, "other")
        }
        assert labels
        assert all(label.isascii() for label in labels), name


YEARS = """某县教育局{year}年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
| (本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 9 | 0 | 0 | 0 | 0 | 0 | 9 |
| 二、上年结转政府信息公开申请数量 | {came} | 0 | 0 | 0 | 0 | 0 | {came} |
| 四、结转下年度继续办理 | {left} | 0 | 0 | 0 | 0 | 0 | {left} |
某县教育局
"""


def test_what_years_of_one_agency_tell_of_each_other_is_exported_and_told(
    tmp_path: Path, extractor
) -> None:
    first, second = (
        YEARS.format(year=year, came=came, left=left)
        for year, came, left in ((2021, 1, 2), (2022, 5, 0))
    )
    out = make(tmp_path, a=first, b=second, **{"b(1)": second})
    book = str(tmp_path / "p.xlsx")
    told = extractor("export", str(out), "--to", book, "--labels", "id").stderr.decode()
    assert (
        "following years: 1 pair compared, 1 does not fit; this lists what differs:\n  extractor verify "
        in told
    )
    assert (
        "1 pair of years compared, 1 does not fit; "
        in extractor("verify", str(out)).stdout.decode()
    )
    last = sheet(tmp_path / "p.xlsx", "findings")[-1]
    assert (last["report"], last["year"], last["kind"]) == (
        "a.txt; b.txt", 2022, "balance_mismatch",
    )  # fmt: skip
    assert "2021: 2 carried out, 2022: 5 carried in" in str(last["formula"])
    # A person corrects what was carried out: both years fit.
    result = next(one for one in read_records(out) if one.name == "a.txt")
    made = [
        about(fact, result, "correct").model_copy(update={"corrected": Decimal(5)})
        for fact in result.facts
        if fact.indicator.startswith("applications.carried_out") and fact.value == 2
    ]
    write_decisions(made, out)
    told = extractor("export", str(out), "--to", book, "--labels", "id").stderr.decode()
    assert "1 pair compared, 0 do not fit" in told
    assert (
        "1 pair of years compared, 0 do not fit; " in extractor("verify", str(out)).stdout.decode()
    )
    names = [row["report"] for row in sheet(tmp_path / "p.xlsx", "findings")]
    assert "a.txt; b.txt" not in names


def test_a_panel_has_one_name_for_all_years_of_a_body(tmp_path: Path, extractor) -> None:
    """It links years; rows of a government and of its office stay as they are."""
    names = {2016: "云屿县人民政府", 2017: "云屿县人民政府办公室", 2018: "云屿县人民政府办公室"}
    text = "{name}{year}年政府信息公开工作年度报告\n全年收到政府信息公开申请{n}件。\n"
    made = {f"y{y}": text.format(name=name, year=y, n=y - 2010) for y, name in names.items()}
    out = make(tmp_path, **made)
    for by in ("report", "agency-year"):
        book = tmp_path / f"{by}.xlsx"
        extractor("export", str(out), "--to", str(book), "--labels", "id", "--by", by)
        rows = sheet(book, "panel")
        assert {row["year"]: row["agency"] for row in rows} == names
        assert {row["body"] for row in rows} == {"云屿县人民政府办公室"}
    extractor("export", str(out), "--to", str(tmp_path / "p.csv"))
    assert ",同一机关," in (tmp_path / "p.csv").read_text("utf-8-sig").splitlines()[0]


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (("云屿县人民政府", "云屿县人民政府办公室", "云屿县政府"), 1),
        (("云屿县人民政府", "云屿县人民政府办公室", "云屿县教育局"), 2),
        (("云屿县教育局", "雾屿县教育局", "雾屿县教育局"), 2),
    ],
)
def test_the_paragraph_counts_bodies_as_the_column_of_the_panel_does(
    tmp_path: Path, names: tuple[str, ...], count: int
) -> None:
    texts = {
        f"r{year}": f"{name}{year}年政府信息公开工作年度报告\n全年收到政府信息公开申请{year - 2000}件。\n"
        for year, name in enumerate(names, 2015)
    }
    out = make(tmp_path, **texts)
    write(out, tmp_path / "p.xlsx", ExportOptions(labels="id"))
    assert f"by {count} agenc" in methods(tmp_path / "p.xlsx", "summary")
    assert len({row["body"] for row in sheet(tmp_path / "p.xlsx", "panel")}) == count


def test_bodies_of_one_name_are_several_where_their_places_are() -> None:
    account = Account(
        bodies={"教育局": "教育局", "屿县教委": "屿县教育局", "屿县教育局": "屿县教育局"}
    )
    account.agencies |= {("甲县", "教育局"), ("乙县", "教育局")}
    account.agencies |= {(None, "屿县教委"), ("屿县", "屿县教委"), ("云市屿县", "屿县教育局")}
    assert account.bodies_count == 3


def test_a_decision_on_another_statistic_has_the_name_of_that_statistic_or_none(
    tmp_path: Path,
) -> None:
    """All have one indicator: a name that is looked up by it would be that of the last."""
    text = OTHER.replace("100条。", "100条。编印学习材料31本,张贴公告图12张,发放宣传册250份。")
    out = make(tmp_path, a=text)
    (result,) = read_records(out)
    others = [fact for fact in result.facts if fact.indicator == "other"]
    labels = {fact.value: fact.label for fact in others}
    assert len(set(labels.values())) == 3
    fixed = {"corrected": Decimal(7), "reviewer": "乙"}
    gone = about(others[0], result, "accept").model_copy(
        update={"place": (1, 2), "quote": "elsewhere", "value": Decimal(9)}
    )
    made = [about(fact, result, "reject") for fact in others]
    made += [about(others[1], result, "correct").model_copy(update=fixed), gone]
    write_decisions(made, out)
    write(out, tmp_path / "p.xlsx", ExportOptions(labels="id"))
    rows = sheet(tmp_path / "p.xlsx", "decisions")
    assert {row["value"]: row["label"] for row in rows} == {**labels, Decimal(9): None}
    assert len(rows) == 5


def test_errors_of_one_kind_are_no_others(tmp_path: Path) -> None:
    """其余 says that there are some before; where nobody decided anything there are none."""
    out = make(tmp_path, a=TABLE.replace("| 3 | 1 | / |", "| 3 | 2 | / |"))
    (result,) = read_records(out)
    count = sum(one.severity == "error" for one in result.findings)
    assert count
    for language, name, expected in (
        ("en", "summary", f"Errors that still stand among the findings: {count}."),
        ("zh", "汇总", f"“问题”表中仍有错误 {count} 处。"),
    ):
        with speaking(language):
            write(out, tmp_path / "p.xlsx", ExportOptions(labels=language))
        assert methods(tmp_path / "p.xlsx", name).endswith(expected)
