"""The list of reports: warnings of a report that is done, files that stand there twice, what is left."""

from __future__ import annotations

import re
from pathlib import Path

from support.browser import needs_browser, opened
from support.command_line import Inside
from support.runs import OTHER, TABLE, make

from extractor.options import Options
from extractor.outputs import read_records
from extractor.outputs.review.page import write_review

pytestmark = needs_browser

WARNED = OTHER.replace("教育局", "民政局").replace("全年收到", "另公布�案若干。全年收到")


def page_of(out: Path) -> Path:
    write_review(out, out / "review.html", max_bytes=Options().max_bytes)
    return out / "review.html"


def cell(page, row: str, head: str) -> str:
    """What the list has of a report under a head."""
    at = page.locator("#heads th").all_inner_texts().index(head)
    return page.locator(f"#rows tr:has-text('{row}') td").nth(at).inner_text()


def test_a_report_that_is_done_shows_its_warnings(browser, tmp_path: Path) -> None:
    out = make(tmp_path, a=OTHER, b=WARNED)
    (warned,) = [one for one in read_records(out) if one.findings]
    assert (warned.state, [f.severity for f in warned.findings]) == ("done", ["warning"])
    with opened(browser, page_of(out)) as page:
        assert [cell(page, name, "warnings") for name in ("教育局", "民政局")] == ["0", "1"]
        assert cell(page, "民政局", "state") == "done"
        page.click("#lang")
        assert cell(page, "民政局", "警告") == "1"


def test_nobody_looks_for_numbers_in_what_is_no_report(browser, tmp_path: Path) -> None:
    out = make(
        tmp_path, a=OTHER, b="404 页面不存在\n\n您访问的页面不存在,请返回首页,5秒后自动跳转。\n"
    )
    (gone,) = [one for one in read_records(out) if one.state == "not_a_report"]
    assert gone.ledger.totals["unclaimed"] > 0
    with opened(browser, page_of(out)) as page:
        assert cell(page, "b.txt", "unclaimed") == "0"


def test_a_report_that_repeats_another_is_marked(browser, tmp_path: Path) -> None:
    out = make(tmp_path, a=OTHER, b=OTHER, c=TABLE)
    with opened(browser, page_of(out)) as page:
        assert page.locator("#rows .twice").all_inner_texts() == ["duplicate: a.txt"]
        assert "b.txt" in page.locator("#rows tr", has=page.locator(".twice")).inner_text()
        page.click("#lang")
        assert page.locator("#rows .twice").all_inner_texts() == ["重复：a.txt"]


def test_of_copies_the_page_says_which_is_taken_and_which_are_left_out(
    browser, tmp_path: Path, extractor
) -> None:
    again = OTHER.replace("一、概述", "一、总体情况")
    texts = {"a (1)": OTHER, "a": OTHER, "b": again, "c": OTHER.replace("5件", "6件")}
    out = make(tmp_path, **texts)
    with opened(browser, page_of(out)) as page:
        assert page.locator("#rows .copies").all_inner_texts() == ["copies: 2"]
        assert cell(page, "copies: 2", "report") == "a.txt"
        page.click("#rows tr:has-text('copies: 2') button")
        copies = [
            "This report stands in the run 3 times",
            "in the tables: a.txt",
            "left out of the tables: a (1).txt (bytes), b.txt (facts)",
        ]
        version = "another text of this agency and year, in the tables too: c.txt"
        assert page.inner_text("#copies").splitlines() == [*copies, version]
        page.click("#copies button:has-text('b.txt')")
        assert page.inner_text("#what").startswith("b.txt"), "a copy can be opened from there"
        assert page.inner_text("#copies").splitlines() == copies
        page.click("#lang")
        assert "这份报告在本次运行中有 3 份" in page.inner_text("#copies")
        assert "列入表中：a.txt" in page.inner_text("#copies")
        assert "a (1).txt (内容相同)" in page.inner_text("#copies")
        page.click("#back")
        page.click("#rows tr:has-text('c.txt') button")
        assert page.inner_text("#copies") == "同一机关同一年度的另一版本，照样列入表中：a.txt"
    table = tmp_path / "p.csv"
    extractor("export", str(out), "--to", str(table), "--labels", "id")
    rows = table.read_text("utf-8-sig").splitlines()[1:]
    assert {row.split(",")[0] for row in rows} == {"a.txt", "c.txt"}, "as the page says"


def test_a_report_that_stands_there_once_has_no_copies(browser, tmp_path: Path) -> None:
    with opened(browser, page_of(make(tmp_path, a=OTHER, c=TABLE))) as page:
        assert page.locator("#rows .copies").count() == 0
        page.click("#rows button >> nth=0")
        assert page.is_hidden("#copies")


def test_what_is_left_says_of_what_it_is(browser, tmp_path: Path) -> None:
    with opened(browser, page_of(make(tmp_path, a=OTHER, c=TABLE)), reviewer="甲") as page:
        said = page.inner_text("#progress")
        assert said.startswith("reports to review: 1 of 1 left · facts to check: ")
        page.click("#lang")
        said = page.inner_text("#progress")
        assert said.startswith("待复核报告：还剩 1 份，共 1 份 · 待核数据：还剩 ")
        page.click("#rows tr:has-text('水务局')")
        page.keyboard.press("d")
        assert "条待核数据未处理；再按一次 d 仍标为已核" in page.inner_text("#told")
        assert page.inner_text("#progress").startswith("待复核报告：还剩 1 份")
        page.keyboard.press("d")
        assert page.inner_text("#progress").startswith("待复核报告：还剩 0 份，共 1 份")


def test_what_is_to_check_is_counted_once_as_the_tables_do(
    browser, tmp_path: Path, extractor: Inside
) -> None:
    doubted = TABLE.replace("| 3 | 1 | / |", "| 3 | 2 | / |")
    again = doubted.replace("一、总体情况", "一、总体的情况")
    out = make(tmp_path, a=doubted, b=again, c=doubted)
    told = extractor("export", str(out), "--to", str(tmp_path / "p.csv")).stderr.decode()
    (left,) = re.findall(r"(\d+) values? to check (?:is|are) not decided yet", told)
    with opened(browser, page_of(out)) as page:
        assert page.locator("#rows tr").count() == 3
        said = page.inner_text("#progress")
        assert said.endswith(f"facts to check: {left} of {left} left")
        shown = [int(cell(page, f"{one}.txt", "to check")) for one in "abc"]
        assert sum(shown) > int(left) == max(shown), "each copy has its own number in the list"
