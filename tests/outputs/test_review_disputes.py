"""Several values of one indicator, and several reviewers, on the review page in a real browser."""

from __future__ import annotations

import shutil
from pathlib import Path

from support.browser import needs_browser, opened, reload
from support.runs import OTHER, make

from extractor.options import Options
from extractor.outputs import read_records
from extractor.outputs.review.decisions import about, read_decisions, write_decisions
from extractor.outputs.review.page import write_review

pytestmark = needs_browser
MAX = Options().max_bytes


def chosen(page) -> str:
    return page.inner_text(".fact[aria-selected=true]")


def test_two_reviewers_who_disagree_are_listed(out: Path, tmp_path: Path, extractor) -> None:
    run = tmp_path / "run"
    shutil.copytree(out, run)
    result = next(r for r in read_records(run) if r.name == "b.txt")
    files = []
    for reviewer, action in (("甲", "accept"), ("乙", "reject")):
        made = about(result.facts[0], result, action).model_copy(update={"reviewer": reviewer})
        (tmp_path / reviewer).mkdir()
        files.append(str(write_decisions([made], tmp_path / reviewer)))
    ended = extractor("review", "apply", str(run), *files, real=True)
    assert ended.returncode == 3
    said = ended.stderr.decode()
    assert "b.txt: items of information disclosed proactively: reviewers do not agree:" in said
    assert "甲 accept" in said
    assert "2 decisions, 1 disagreement" in said


def test_of_two_values_of_one_indicator_one_is_taken_in_one_step(
    browser, out: Path, tmp_path: Path
) -> None:
    with opened(browser, out / "review.html", reviewer="甲") as page:
        page.keyboard.press("Enter")
        assert "水务局" in page.inner_text("#head"), "the row that looks chosen is opened"
        assert "the same indicator also has: 4 件" in chosen(page).replace("\n", " ")
        page.click(".fact[aria-selected=true] button[data-go]")
        assert "4 件" in chosen(page)
        assert page.is_hidden("#all"), "nobody accepts both by one key"
        page.keyboard.press("Shift+A")
        assert "one by one" in page.inner_text("#told")
        assert page.locator(".fact .said").count() == 0
        page.keyboard.press("a")
        page.keyboard.press("a")
        assert "both values are accepted" in page.inner_text("#told")
        assert page.inner_text("#progress").endswith("facts to check: 2 of 2 left"), (
            "as the tables count"
        )
        page.keyboard.press("u")
        page.keyboard.press("u")
        page.keyboard.press("c")
        assert page.inner_text("#progress").endswith("facts to check: 0 of 2 left")
        assert page.locator(".fact .said.reject").count() == 1
        page.keyboard.press("u")
        assert page.locator(".fact .said").count() == 0, "undone in one step"
        page.keyboard.press("c")
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        waiting.value.save_as(tmp_path / "saved.json")
    decisions = read_decisions(tmp_path / "saved.json")
    assert {(str(one.value), one.action) for one in decisions} == {
        ("5", "accept"), ("4", "reject"),
    }  # fmt: skip


def test_what_reviewers_differ_on_is_shown_and_settled_on_the_page(
    browser, out: Path, tmp_path: Path, extractor
) -> None:
    run = tmp_path / "run"
    shutil.copytree(out, run)
    result = next(r for r in read_records(run) if r.name == "b.txt")
    said = [
        about(result.facts[0], result, action).model_copy(
            update={"reviewer": reviewer, "at": "2026-01-01", "reason": f"{reviewer} says so"}
        )
        for reviewer, action in (("甲", "accept"), ("乙", "reject"))
    ]
    write_decisions(said, run)
    write_review(run, run / "review.html", max_bytes=MAX)
    with opened(browser, run / "review.html") as page:
        assert page.inner_text("#progress").endswith("facts to check: 3 of 3 left")
        row = page.locator("#rows tr:has-text('教育局')")
        assert "reviewers differ" in row.inner_text().lower()
        row.click()
        assert "items of information disclosed" in chosen(page), "what waits is chosen at once"
        assert "accept · 甲 says so · 甲" in chosen(page)
        assert "reject · 乙 says so · 乙" in chosen(page)
        page.fill("#reviewer", "丙")
        page.locator("#facts").focus()
        page.keyboard.press("a")
        assert "✓ accept · 丙" in chosen(page)
        assert page.inner_text("#progress").endswith("facts to check: 2 of 3 left")
        page.keyboard.press("u")
        assert "乙 says so" in chosen(page)
        page.keyboard.press("a")
        reload(page)
        assert page.inner_text("#progress").endswith("facts to check: 2 of 3 left"), (
            "kept in the page"
        )
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        waiting.value.save_as(tmp_path / "saved.json")
    ended = extractor("review", "apply", str(run), str(tmp_path / "saved.json"), real=True)
    assert ended.returncode == 0, "nobody differs any more, and nothing is lost"
    assert "3 decisions, 0 disagreements" in ended.stderr.decode()
    assert len(read_decisions(run / "decisions.json")) == 3
    # The next page shows the decision that settled it.
    write_review(run, run / "review.html", max_bytes=MAX)
    with opened(browser, run / "review.html") as page:
        page.click("#rows tr:has-text('教育局')")
        assert "✓ accept · 丙" in chosen(page)


def test_a_browser_that_knows_one_side_does_not_hide_a_dispute(browser, tmp_path: Path) -> None:
    run = make(tmp_path, b=OTHER)
    write_review(run, run / "review.html", max_bytes=MAX)
    (result,) = read_records(run)
    with opened(browser, run / "review.html") as page:
        page.fill("#reviewer", "甲")
        page.click("#rows tr")
        page.keyboard.press("a")
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        waiting.value.save_as(tmp_path / "saved.json")
        (mine,) = read_decisions(tmp_path / "saved.json")
        other = about(result.facts[0], result, "reject").model_copy(
            update={"reviewer": "乙", "at": "2026-01-01"}
        )
        write_decisions([mine, other], run)
        write_review(run, run / "review.html", max_bytes=MAX)
        page.goto((run / "review.html").as_uri())
        page.wait_for_selector("html[data-ready]", state="attached")
        assert page.inner_text("#progress").endswith("facts to check: 1 of 1 left")
