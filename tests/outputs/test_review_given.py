"""A person names the agency and the year of a report: where advertising stands over them, nobody else can."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import openpyxl
import pytest
from support.browser import needs_browser, opened, reload
from support.runs import OTHER, make

from extractor import extract, load_run, to_pandas
from extractor.errors import UsageError
from extractor.options import Options
from extractor.outputs import read_records
from extractor.outputs.export import ExportOptions, write
from extractor.outputs.review.checked import checked
from extractor.outputs.review.decisions import (
    Asked,
    Decision,
    about,
    disagreements,
    read_decisions,
    write_decisions,
)
from extractor.outputs.review.page import write_review
from extractor.schemas import Result

LOST = """开云手机官网入口·(中国)官方网站2014年度政府信息公开工作报告
2014年,开云手机官网入口·(中国)官方网站认真贯彻《条例》,全年收到政府信息公开申请3件。
"""
NAME, AT = "岳阳市君山区教育局", "2026-01-02T03:04:05Z"


def given(result: Result, value: str, asked: Asked = "agency", **more: str) -> Decision:
    said = {"reviewer": "甲", "at": AT, "reason": "by its site", **more}
    return Decision(
        report=result.name, sha256=result.sha256, indicator=asked, place=(0, 0), action="give",
        given=value, **said,
    )  # fmt: skip


def page_of(out: Path) -> Path:
    write_review(out, out / "review.html", max_bytes=Options().max_bytes)
    return out / "review.html"


def cells(table: Path) -> dict[str, str]:
    with table.open(encoding="utf-8-sig", newline="") as handle:
        (row,) = csv.DictReader(handle)
    return row


@pytest.fixture
def lost() -> Result:
    result = extract(LOST)
    assert result.meta.agency is None
    assert "1 agency_overwritten" in result.reasons
    return result


def test_region_and_level_follow_from_the_name_and_the_finding_is_settled(lost: Result) -> None:
    report = checked(lost, [given(lost, NAME)])
    meta = report.result.meta
    assert meta.agency
    assert (meta.agency.value, meta.agency.quote) == (NAME, None), "no words of the report say it"
    assert meta.given["agency"].model_dump() == {"by": "甲", "at": AT, "reason": "by its site"}
    assert meta.region
    assert (meta.region.value, meta.level) == ("岳阳市君山区", "department")
    assert meta.division
    assert meta.division.code == "430611"
    assert {one.kind for one in report.settled} == {"agency_overwritten"}
    assert not any(one.kind == "agency_overwritten" for one in report.result.findings)
    assert "1 agency_overwritten" not in report.result.reasons
    assert report.meta_read == lost.meta
    assert Result.model_validate_json(report.result.model_dump_json()) == report.result


def test_the_year_changes_nothing_but_what_follows_from_it(lost: Result) -> None:
    report = checked(lost, [given(lost, "2013", "year")])
    meta = report.result.meta
    assert (meta.year, meta.year_quote, list(meta.given)) == (2013, None, ["year"])
    assert meta.agency is None
    assert report.settled == (), "the name is still lost"
    left = {"year", "year_quote", "year_given"}
    assert meta.model_dump(exclude=left) == lost.meta.model_dump(exclude=left)


def test_a_name_that_is_no_name_of_a_body_says_nothing_of_a_place() -> None:
    read = extract(OTHER)
    assert read.meta.region
    meta = checked(read, [given(read, "云上")]).result.meta
    assert meta.agency
    assert (meta.agency.value, meta.region, meta.level) == ("云上", None, None)


def test_a_place_whose_name_several_bear_is_told_and_a_fuller_name_settles_it(lost: Result) -> None:
    report = checked(lost, [given(lost, "朝阳区司法局")])
    (found,) = [one for one in report.result.findings if one.kind == "ambiguous_place"]
    assert found.message == (
        "朝阳区 may be 北京市朝阳区 (110105), 吉林省长春市朝阳区 (220104); no code is given"
    )
    read = extract(OTHER.replace("某县教育局", "朝阳区教育局"))
    assert found.message in {one.message for one in read.findings}, "as reading says it"
    still = checked(read, [given(read, "朝阳区司法局")])
    assert (len(still.result.findings), still.settled) == (len(read.findings), ())
    full = checked(read, [given(read, "北京市朝阳区教育局")])
    assert full.result.meta.division
    assert full.result.meta.division.code == "110105"
    assert [one.kind for one in full.settled] == ["ambiguous_place"]


def test_two_persons_who_differ_leave_what_was_read_and_who_agree_stand_together(
    lost: Result,
) -> None:
    one, other = given(lost, NAME), given(lost, "丁县司法局", reviewer="乙", at="2026-01-03")
    differing = checked(lost, [one, other])
    assert differing.result.meta == lost.meta
    assert len(disagreements([one, other])) == 1
    late = given(lost, "丁县司法局", at="2026-01-04").model_copy(update={"settles": True})
    settled = checked(lost, [one, other, late]).result.meta
    assert settled.agency
    assert settled.agency.value == "丁县司法局"
    agreed = checked(lost, [one, given(lost, NAME, reviewer="乙", at="2026-01-03")])
    assert agreed.result.meta.given["agency"].by == "甲; 乙"
    assert agreed.result.meta.given["agency"].at == "2026-01-03"


def test_of_two_who_agree_the_later_moment_is_told_whatever_the_zones(
    lost: Result, tmp_path: Path
) -> None:
    early = given(lost, NAME, at="2026-01-01T20:00:00+08:00")
    late = given(lost, NAME, reviewer="乙", at="2026-01-01T15:00:00Z")
    agency = checked(lost, (early, late)).result.meta.agency
    assert agency is not None
    assert agency.given is not None
    assert agency.given.at == late.at
    out = make(tmp_path, a=LOST)
    write_decisions([late, early], out)
    told = re.search(r'id="run">(.*?)</script>', page_of(out).read_text(encoding="utf-8"))
    assert told
    assert [one["at"] for one in json.loads(told[1])["decisions"]] == [early.at, late.at]


def test_taken_back_it_is_as_it_was_read(lost: Result) -> None:
    back = checked(lost, [given(lost, "")])
    assert (back.result.meta, back.result.findings) == (lost.meta, lost.findings)


def test_facts_are_decided_on_beside_it(lost: Result) -> None:
    fact = next(one for one in lost.facts if one.indicator == "applications.received")
    report = checked(lost, [given(lost, NAME), about(fact, lost, "accept")])
    assert "agency_overwritten" in {one.kind for one in report.settled}
    assert "accepted" in {one.reviewed for one in report.facts}
    assert report.result.reasons == ()


@pytest.mark.parametrize(
    ("change", "why", "zh"),
    [
        ({"indicator": "region"}, "what a person gives is 'agency' or 'year'", "可填写的只有"),
        ({"indicator": "year", "given": "21"}, "a year has four digits", "年度应为四位数字"),
        ({"given": "长" * 101}, "is longer than 100 characters", "超过 100 个字符"),
        ({"action": "accept"}, "only the action 'give' has 'given'", "只有 'give'"),
    ],
)
def test_a_file_with_another_gift_is_refused(
    lost: Result, tmp_path: Path, extractor, change: dict[str, str], why: str, zh: str
) -> None:
    made = {**given(lost, NAME).model_dump(mode="json"), **change}
    file = tmp_path / "d.json"
    file.write_text(json.dumps({"decisions": [made]}), encoding="utf-8")
    with pytest.raises(UsageError, match=why):
        read_decisions(file)
    said = extractor("review", "apply", str(tmp_path), str(file), "--lang", "zh").stderr.decode()
    assert zh in said


def test_a_name_is_one_line_without_invisible_characters(lost: Result) -> None:
    made = given(lost, " 丁县\u202e\n教育局\x1b ")
    assert made.given == "丁县 教育局"


def test_every_export_shows_the_name_and_who_gave_it(tmp_path: Path, extractor) -> None:
    out = make(tmp_path, a=LOST)
    (result,) = read_records(out)
    file = tmp_path / "saved.json"
    file.write_text(
        json.dumps({
            "decisions": [
                given(result, NAME).model_dump(mode="json"),
                given(result, "2013", "year").model_dump(mode="json"),
            ]
        }),
        encoding="utf-8",
    )  # fmt: skip
    ended = extractor("review", "apply", str(out), str(file))
    assert ended.returncode == 0
    assert "not read any more" not in ended.stderr.decode()
    by = f"甲 {AT} by its site"
    write(out, tmp_path / "p.csv", ExportOptions(labels="id"))
    row = cells(tmp_path / "p.csv")
    assert (row["agency"], row["region"], row["year"]) == (NAME, "岳阳市君山区", "2013")
    assert (row["given"], row["given_by"], row["state"]) == ("agency;year", by, "reviewed")
    write(out, tmp_path / "p.parquet", ExportOptions(labels="id"))
    from pyarrow import parquet

    for name in ("p.parquet", "p.facts.parquet"):
        (row, *_) = parquet.read_table(tmp_path / name).to_pylist()
        assert (row["agency"], row["given"], row["given_by"]) == (NAME, "agency;year", by)
    write(out, tmp_path / "p.xlsx", ExportOptions(labels="id"))
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    sheets = {
        name: [
            dict(zip(next(book[name].iter_rows(values_only=True)), one, strict=True))
            for one in book[name].iter_rows(min_row=2, values_only=True)
        ]
        for name in ("panel", "decisions", "files", "findings")
    }
    assert sheets["panel"][0]["given"] == "agency;year"
    assert [
        (one["label"], one["reviewed"], one["corrected"], one["reviewer"], one["decided_at"])
        for one in sheets["decisions"]
    ] == [("agency", "given", NAME, "甲", AT), ("year", "given", "2013", "甲", AT)]
    assert (sheets["files"][0]["agency"], sheets["files"][0]["year"]) == (NAME, 2013)
    assert [(one["kind"], one["reviewed"]) for one in sheets["findings"]][-1] == (
        "agency_overwritten", "settled",
    )  # fmt: skip
    said = [row[0] for row in book["summary"].iter_rows(values_only=True)][-1]
    assert "reports of which they gave the agency or the year 1" in str(said)


def test_rows_and_flat_say_that_a_person_gave_it(tmp_path: Path) -> None:
    out = make(tmp_path, a=LOST)
    (result,) = read_records(out)
    write_decisions([given(result, NAME)], out)
    (loaded,) = load_run(out)
    for row in (*loaded.rows(), loaded.flat()):
        assert (row["agency"], row["given"]) == (NAME, "agency")
        assert row["given_by"] == f"甲 {AT} by its site"
    (read,) = load_run(out, decisions=False)
    assert {row["given"] for row in read.rows()} == {None}
    assert "given" not in read.flat()
    assert to_pandas([loaded, read], flat=True)["given"].fillna("").tolist() == ["agency", ""]


def test_a_name_that_is_a_formula_or_markup_stays_text(tmp_path: Path) -> None:
    out = make(tmp_path, a=LOST)
    (result,) = read_records(out)
    write_decisions([given(result, '=HYPERLINK("x")<img src=x onerror=alert(1)>')], out)
    write(out, tmp_path / "p.csv", ExportOptions(labels="id"))
    assert cells(tmp_path / "p.csv")["agency"].startswith("'=HYPERLINK")


def test_who_differ_on_a_name_are_told_by_its_word(tmp_path: Path, extractor) -> None:
    out = make(tmp_path, a=LOST)
    (result,) = read_records(out)
    made = [given(result, NAME), given(result, "丁县司法局", reviewer="乙", reason="")]
    write_decisions(made, tmp_path)
    file = str(tmp_path / "decisions.json")
    ended = extractor("review", "apply", str(out), file, "--lang", "zh")
    assert ended.returncode == 3
    assert f"机关：复核人意见不一：乙 人工填写 丁县司法局；甲 人工填写 {NAME} by its site" in (
        ended.stderr.decode()
    )


@needs_browser
def test_the_page_takes_a_name_and_the_exports_have_it(browser, tmp_path: Path, extractor) -> None:
    out = make(tmp_path, a=LOST)
    hostile = "<img src=x onerror=alert(1)>县教育局"
    with opened(browser, page_of(out)) as page:
        page.click("#rows tr")
        assert "not read" in page.inner_text("#about-agency")
        page.click("#errors button")
        assert page.is_visible("#giving"), "a finding about the name asks for it"
        page.keyboard.press("Escape")
        page.keyboard.press("g")
        page.fill("#given-agency", hostile)
        page.fill("#given-year", "214")
        page.keyboard.press("Enter")
        assert page.is_visible("#giving"), "no year, and no reason"
        page.fill("#given-year", "2014")
        page.fill("#given-reason", "by its site")
        page.keyboard.press("Enter")
        page.fill("#naming-name", "甲")
        page.keyboard.press("Enter")
        page.wait_for_selector("#about-agency .said.give")
        assert page.inner_text("#head") == f"{hostile} · 2014"
        assert page.locator("img").count() == 0
        page.keyboard.press("u")
        assert page.inner_text("#head") == "a.txt · 2014"
        page.keyboard.press("g")
        page.fill("#given-agency", NAME)
        page.fill("#given-reason", "by its site")
        page.keyboard.press("Enter")
        page.wait_for_selector("#about-agency .said.give")
        assert page.inner_text("#about-agency .said").startswith(
            f"✓ given: {NAME} · by its site · 甲 · "
        )
        assert page.locator("#about-year .said").count() == 0, "the year is as it was read"
        assert page.inner_text("#save") == "Save (1 decision not saved)"
        reload(page)
        assert NAME in page.inner_text("#rows tr")
        page.fill("#search", "君山")
        assert page.locator("#rows tr").count() == 1
        page.keyboard.press("Escape")
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        waiting.value.save_as(tmp_path / "saved.json")
    (made,) = read_decisions(tmp_path / "saved.json")
    assert (made.action, made.indicator, made.given, made.place) == ("give", "agency", NAME, (0, 0))
    assert extractor("review", "apply", str(out), str(tmp_path / "saved.json")).returncode == 0
    table = tmp_path / "p.csv"
    extractor("export", str(out), "--to", str(table), "--labels", "id")
    assert (cells(table)["agency"], cells(table)["given"]) == (NAME, "agency")
    with opened(browser, page_of(out)) as page:
        page.click("#rows tr")
        assert page.inner_text("#head") == f"{NAME} · 2014"
        assert "read: not read" in page.inner_text("#about-agency")
        assert page.locator("#errors .finding").count() == 0, "the finding is settled"


@needs_browser
def test_the_page_shows_who_differs_and_one_more_decision_settles_it(
    browser, tmp_path: Path
) -> None:
    out = make(tmp_path, a=OTHER)
    (result,) = read_records(out)
    made = [given(result, NAME), given(result, "丁县司法局", reviewer="乙")]
    write_decisions(made, out)
    with opened(browser, page_of(out), reviewer="丙") as page:
        assert "facts to check: 1 of 1 left" in page.inner_text("#progress")
        page.click("#rows tr")
        assert page.locator("#about-agency .said").count() == 2
        page.keyboard.press("Shift+A")
        assert "reviewers differ: press g" in page.inner_text("#told")
        page.keyboard.press("g")
        assert page.input_value("#given-agency") == "某县教育局", "as it was read"
        page.fill("#given-reason", "in the title")
        page.keyboard.press("Enter")
        page.wait_for_selector("#about-agency .said:has-text('✓')")
        assert "facts to check: 0 of 1 left" in page.inner_text("#progress")
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        waiting.value.save_as(tmp_path / "saved.json")
    saved = read_decisions(tmp_path / "saved.json")
    assert not disagreements(saved)
    meta = checked(result, saved).result.meta
    assert meta.agency
    assert meta.agency.given
    assert (meta.agency.value, meta.agency.given.by) == ("某县教育局", "丙")
