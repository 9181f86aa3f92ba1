"""A number of which a byte is lost, from the bytes of a file to the table and the review page."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from support.browser import needs_browser, opened
from support.runs import make_files
from support.thorough import more

from extractor import extract
from extractor.options import Options
from extractor.outputs import read_records
from extractor.outputs.export import ExportOptions, write
from extractor.outputs.review.page import write_review
from extractor.schemas import Result

LINES = (
    "某县水务局2022年政府信息公开工作年度报告",
    "2022年,我局主动公开政府信息80条。",
    "{}。",
    "某县水务局",
)
BAD = b"\xff"


def text(sentence: str, encoding: str) -> bytes:
    """A report whose byte X of a number is one that the encoding does not have."""
    return "\n".join(LINES).format(sentence).encode(encoding).replace(b"X", BAD)


def page(sentence: str) -> bytes:
    lines = "".join(f"<p>{line}</p>" for line in LINES).format(sentence)
    head = '<html><head><meta charset="utf-8"></head><body>'
    return f"{head}{lines}</body></html>".encode().replace(b"X", BAD)


def files(sentence: str) -> dict[str, bytes]:
    return {
        "a.txt": text(sentence, "utf-8"),
        "b.txt": text(sentence, "gb18030"),
        "c.html": page(sentence),
    }


def lost(result: Result) -> list[str]:
    """The damaged numbers of a report, as its ledger has them."""
    damaged = {e.mention for e in result.ledger.entries if e.status == "damaged"}
    return [m.raw for m in result.mentions if m.id in damaged]


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize(
    ("sentence", "raw", "indicator"),
    [
        ("全年共收到申请2X件", "2\ufffd件", "applications.received"),
        ("网站公开1X47条", "1\ufffd47条", "proactive.website"),
        ("全年共收到申请2X3件", "2\ufffd3件", "applications.received"),
        ("全年共收到申请X3件", "\ufffd3件", "applications.received"),
        ("全年共收到申请X12件", "\ufffd12件", "applications.received"),
        ("全年共收到申请12X,均已答复", "12\ufffd", "applications.received"),
        ("全年共收到申请1,2X4件", "1,2\ufffd4件", "applications.received"),
        ("全年共收到申请十X件", "十\ufffd件", "applications.received"),
        ("全年共收到申请X十二件", "\ufffd十二件", "applications.received"),
        ("收取费用2X万元", "2\ufffd万元", "fees.collected"),
        ("全年共收到申请X件", "\ufffd件", "applications.received"),
        ("全年共收到申请XX件,均已答复", "\ufffd\ufffd件", "applications.received"),
        ("网站公开信息XXX余条", "\ufffd\ufffd\ufffd余条", "proactive.website"),
    ],
)
def test_a_number_with_a_lost_byte_is_in_every_account_of_a_run(
    tmp_path: Path, sentence: str, raw: str, indicator: str
) -> None:
    out = make_files(tmp_path, files(sentence))
    for result in read_records(out):
        assert lost(result) == [raw], result.name
        assert {fact.value for fact in result.facts} == {80}
        assert result.state == "needs_review"
        (found,) = result.findings
        assert (found.kind, found.severity) == ("damaged_characters", "error")
        assert indicator in found.indicators
        assert raw in found.message
        assert raw in found.quotes[0].text
    write(out, tmp_path / "panel.csv", ExportOptions(labels="id"))
    with (tmp_path / "panel.status.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    # The three files say the same: two of them repeat the first, and have no row.
    assert [row[indicator] for row in rows] == ["lost"]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("全年共收到申请23件X答复23件", {23, 80}),
        ("根据条例第2X条,收到申请23件", {23, 80}),
        ("自2022X1月1日起收到申请23件", {23, 80}),
        ("按照第X条和《XX条例》,收到申请23件", {23, 80}),
        ("公开规范性X件,由工作X人员收到申请23件", {23, 80}),
        ("本X项目收到申请23件", {23, 80}),
    ],
)
def test_a_lost_byte_elsewhere_leaves_the_numbers_as_they_are(
    sentence: str, values: set[int]
) -> None:
    for content in files(sentence).values():
        result = extract(content)
        assert {fact.value for fact in result.facts} == values
        assert {finding.severity for finding in result.findings} == {"warning"}


def test_what_the_report_states_elsewhere_is_not_lost(tmp_path: Path) -> None:
    twice = "全年共收到申请23件。全年共收到政府信息公开申请2X件"
    write(make_files(tmp_path, files(twice)), tmp_path / "p.csv", ExportOptions(labels="id"))
    with (tmp_path / "p.csv").open(encoding="utf-8-sig") as file:
        assert [row["applications.received"] for row in csv.DictReader(file)] == ["23"]


@needs_browser
@pytest.mark.parametrize("name", ["a.txt", *more("b.txt", "c.html")])
def test_a_person_gives_it_a_value_on_the_page(
    browser, tmp_path: Path, extractor, name: str
) -> None:
    out = make_files(tmp_path, {name: files("全年共收到申请2X件")[name]})
    write_review(out, out / "review.html", max_bytes=Options().max_bytes)
    with opened(browser, out / "review.html", reviewer="甲") as page:
        page.click("#rows tr")
        page.click("mark.damaged:has-text('2\ufffd件')")
        page.keyboard.press("m")
        page.fill("#added-name", "applications.received")
        page.fill("#added-value", "26")
        page.fill("#added-unit", "件")
        page.fill("#added-note", "as printed")
        page.keyboard.press("Enter")
        page.wait_for_selector(".fact .said.add")
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        waiting.value.save_as(tmp_path / "saved.json")
    assert extractor("review", "apply", str(out), str(tmp_path / "saved.json")).returncode == 0
    write(out, tmp_path / "p.csv", ExportOptions(labels="id"))
    with (tmp_path / "p.csv").open(encoding="utf-8-sig") as file:
        (row,) = csv.DictReader(file)
    assert (row["applications.received"], row["state"]) == ("26", "reviewed")
