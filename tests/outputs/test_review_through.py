"""What people are through with, as the page counts it before and after it is applied."""

from __future__ import annotations

from pathlib import Path

from support.browser import needs_browser, opened
from support.runs import OTHER, TABLE, make

from extractor.options import Options
from extractor.outputs import read_records
from extractor.outputs.review.decisions import about, write_decisions
from extractor.outputs.review.page import write_review

pytestmark = needs_browser

NAMELESS = TABLE.replace("某县水务局", "")
AGAIN = TABLE.replace("水务局", "民政局")
AREA = """某县2021年政府信息公开工作年度报告
一、概述
2021年,全县各级行政机关共收到政府信息公开申请45件。县政府办公室收到政府信息公开申请5件。
二、申请情况
2021年,全县各级行政机关共收到政府信息公开申请54件。
某县人民政府
2022年1月20日
"""
CROSSED = """某县农业局2021年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
| (本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 7 | 1 | 2 | 0 | 0 | 0 | 11 |
| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| 三、本年度办理结果 (七)总计 | 6 | 1 | 2 | 0 | 0 | 0 | 9 |
| 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
某县农业局
2022年1月20日
"""
OF_AREA_IN_CELL = """某县2021年政府信息公开工作年度报告
一、概述
2021年,全县共收到政府信息公开申请518件。
三、收到和处理政府信息公开申请情况
| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 570 | 1 | 10 | 0 | 0 | 0 | 581 |
某县人民政府
2022年1月20日
"""
ROW = """某县林业局2021年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 6 | 1 | 2 | 0 | 0 | 0 | 12 |
某县林业局
2022年1月20日
"""
NEWS = """某县水务局召开2021年政府信息公开工作会议
12月3日,某县水务局召开会议,部署政府信息公开工作,参会人员15人。
"""


def page_of(out: Path) -> Path:
    write_review(out, out / "review.html", max_bytes=Options().max_bytes)
    return out / "review.html"


def cell(page, row: str, head: str) -> str:
    at = page.locator("#heads th").all_inner_texts().index(head)
    return page.locator(f"#rows tr:has-text('{row}') td").nth(at).inner_text()


def chosen(page) -> str:
    return page.inner_text(".fact[aria-selected=true]")


def saved(page, path: Path) -> str:
    with page.expect_download() as waiting:
        page.keyboard.press("s")
    waiting.value.save_as(path)
    page.keyboard.press("Escape")
    return str(path)


def test_a_report_with_nothing_left_is_counted_at_once(browser, tmp_path: Path, extractor) -> None:
    out = make(tmp_path, a=TABLE, b=OTHER, c=NAMELESS)
    rows = ("a.txt", "c.txt", "b.txt")
    with opened(browser, page_of(out), reviewer="甲") as page:
        assert page.inner_text("#progress").startswith("reports to review: 2 of 2 left")
        for name in ("a.txt", "c.txt"):
            page.click(f"#rows tr:has-text('{name}') button")
            page.keyboard.press("c")
            page.keyboard.press("Escape")
        counted = page.inner_text("#progress")
        states = [cell(page, name, "state") for name in rows]
        assert counted == "reports to review: 1 of 2 left · facts to check: 0 of 4 left"
        assert states == ["✓ reviewed", "needs_review", "done"], "its name is still missing"
        file = saved(page, tmp_path / "saved.json")
    assert extractor("review", "apply", str(out), file, real=True).returncode == 0
    with opened(browser, page_of(out), reviewer="甲") as page:
        assert page.inner_text("#progress") == counted, "as before it was applied"
        assert states == [cell(page, name, "state") for name in rows]
        page.click("#rows tr:has-text('c.txt') button")
        page.keyboard.press("g")
        page.fill("#given-agency", "某县民政局")
        page.fill("#given-reason", "by its site")
        page.click("#given-ok")
        page.wait_for_selector("#about-agency .said")
        page.keyboard.press("Escape")
        assert page.inner_text("#progress").startswith("reports to review: 0 of 2 left")
        assert cell(page, "c.txt", "state") == "✓ reviewed"
        file = saved(page, tmp_path / "again.json")
    assert extractor("review", "apply", str(out), file, real=True).returncode == 0
    with opened(browser, page_of(out)) as page:
        assert page.inner_text("#progress").startswith("reports to review: 0 of 2 left")
        assert [cell(page, name, "state") for name in rows] == ["✓ reviewed", "✓ reviewed", "done"]


def test_a_correction_that_leaves_a_sum_broken_leaves_its_report_to_review(
    browser, tmp_path: Path
) -> None:
    out = make(tmp_path, a=CROSSED)
    with opened(browser, page_of(out), reviewer="甲") as page:
        page.keyboard.press("Enter")
        page.keyboard.press("Shift+A")
        page.click("#agreeing-all")
        page.wait_for_selector(".fact .said")
        assert page.inner_text("#progress").startswith("reports to review: 0 of 1 left")
        page.locator(".fact:has-text('11 件')").first.click()
        page.keyboard.press("t")
        page.fill("#typed-value", "12")
        page.fill("#typed-reason", "seen")
        page.click("#typed-ok")
        page.wait_for_selector(".fact .said.correct")
        assert page.inner_text("#progress").startswith("reports to review: 1 of 1 left")


def test_values_that_add_up_with_a_correction_wait_for_nobody(
    browser, tmp_path: Path, extractor
) -> None:
    out = make(tmp_path, a=ROW, b=CROSSED)
    with opened(browser, page_of(out), reviewer="甲") as page:
        before = page.inner_text("#progress")
        page.click("#rows tr:has-text('a.txt') button")
        page.locator(".fact:has-text('12 件')").first.click()
        page.keyboard.press("t")
        page.fill("#typed-value", "10")
        page.fill("#typed-reason", "seen")
        page.click("#typed-ok")
        page.wait_for_selector(".fact .said.correct")
        assert "reports to review: 2 of 2 left" in page.inner_text("#progress"), "9 is not 10"
        page.keyboard.press("t")
        page.fill("#typed-value", "9")
        page.fill("#typed-reason", "seen")
        page.click("#typed-ok")
        page.wait_for_selector(".fact .mended")
        counted = page.inner_text("#progress")
        assert counted.startswith("reports to review: 1 of 2 left")
        page.keyboard.press("u")
        page.keyboard.press("u")
        assert page.inner_text("#progress") == before
        page.keyboard.press("t")
        page.fill("#typed-value", "9")
        page.fill("#typed-reason", "seen")
        page.click("#typed-ok")
        page.wait_for_selector(".fact .mended")
        page.keyboard.press("Escape")
        assert cell(page, "a.txt", "state") == "✓ reviewed"
        assert cell(page, "a.txt", "to check") == "0"
        file = saved(page, tmp_path / "saved.json")
    assert extractor("review", "apply", str(out), file, real=True).returncode == 0
    with opened(browser, page_of(out)) as page:
        assert page.inner_text("#progress") == counted, "as before it was applied"


def test_what_was_looked_through_and_what_is_reviewed_have_one_word(
    browser, tmp_path: Path
) -> None:
    out = make(tmp_path, a=TABLE, c=AGAIN)
    with opened(browser, page_of(out), reviewer="甲") as page:
        page.click("#lang")
        page.click("#rows tr:has-text('水务局') button")
        page.keyboard.press("c")
        page.keyboard.press("Escape")
        page.click("#rows tr:has-text('民政局') button")
        page.keyboard.press("c")
        page.keyboard.press("d")
        page.keyboard.press("Escape")
        assert [cell(page, name, "状态") for name in ("水务局", "民政局")] == ["✓ 已复核"] * 2


def test_what_was_told_of_one_report_does_not_stand_over_the_next(browser, tmp_path: Path) -> None:
    out = make(tmp_path, a=TABLE, c=AGAIN)
    with opened(browser, page_of(out), reviewer="甲") as page:
        page.keyboard.press("Enter")
        page.keyboard.press("c")
        assert "all that was to check here is decided" in page.inner_text("#told")
        page.keyboard.press("n")
        assert page.inner_text("#told") == ""
        page.keyboard.press("u")
        assert page.inner_text("#told") == "undone", "also where it leads to another report"


def test_of_a_settled_conflict_nothing_stays_red(browser, tmp_path: Path) -> None:
    out = make(tmp_path, a=TABLE)
    with opened(browser, page_of(out), reviewer="甲") as page:
        page.keyboard.press("Enter")
        sides = page.locator(".fact.bad:has-text('same indicator also has')")
        assert sides.count() == 2
        names = [f"#{name}" for name in sides.evaluate_all("all => all.map((el) => el.id)")]
        page.keyboard.press("c")
        for name in names:  # the cards are drawn one after the other
            page.locator(f"{name}.bad").wait_for(state="detached")
        assert [page.inner_text(f"{name} .chip >> nth=0") for name in names] == ["accept", "reject"]
        assert page.locator(".fact.bad, .fact .chip.bad").count() == 0
        page.keyboard.press("u")
        assert page.locator(".fact.bad").count() == 2


def test_a_sentence_of_the_area_and_the_cell_that_it_contradicts_are_chosen_between(
    browser, tmp_path: Path
) -> None:
    """Whose count a table is, it rarely says; the finding says that both are of one thing."""
    out = make(tmp_path, a=OF_AREA_IN_CELL)
    (result,) = read_records(out)
    (found,) = [one for one in result.findings if one.kind == "conflict"]
    sides = [fact for fact in result.facts if fact.id in found.facts]
    assert [fact.scope for fact in sides] == ["jurisdiction", None]
    with opened(browser, page_of(out), reviewer="甲") as page:
        page.keyboard.press("Enter")
        cards = page.locator(".fact:has-text('same indicator also has')")
        assert cards.count() == 2
        page.keyboard.press("c")
        assert page.locator(".fact .said.accept, .fact .said.reject").count() == 2
        page.keyboard.press("u")
        # Who says that they are of different things has nothing to choose between.
        page.locator(".fact:has-text('518 件')").first.click()
        page.keyboard.press("o")
        page.select_option("#typed-scope", "own")
        page.fill("#typed-reason", "seen")
        page.click("#typed-ok")
        page.wait_for_selector(".fact .said.correct")
        assert cards.count() == 0


def test_a_sum_with_a_value_rejected_is_shown_as_before_the_review(browser, tmp_path: Path) -> None:
    out = make(tmp_path, a=CROSSED)
    with opened(browser, page_of(out), reviewer="甲") as page:
        page.keyboard.press("Enter")
        page.locator(".fact:has-text('11 件')").first.click()
        page.keyboard.press("r")
        told = page.inner_text("#side")
        assert "before the review: " in told
        assert "before the correction" not in told


def test_values_of_the_whole_area_that_differ_are_chosen_like_others(
    browser, tmp_path: Path
) -> None:
    """The table takes the office's own value; the finding says that the others differ."""
    out = make(tmp_path, a=AREA)
    with opened(browser, page_of(out), reviewer="甲") as page:
        page.keyboard.press("Enter")
        assert "the same indicator also has: 54 件" in chosen(page).replace("\n", " ")
        page.keyboard.press("c")
        assert page.locator(".fact .said.accept").count() == 1
        assert page.locator(".fact .said.reject").count() == 1
        assert page.locator(".fact.bad").count() == 0


def test_what_is_no_report_has_no_form(browser, tmp_path: Path) -> None:
    out = make(tmp_path, a=TABLE, b=NEWS)
    assert {one.name: one.state for one in read_records(out)}["b.txt"] == "not_a_report"
    with opened(browser, page_of(out)) as page:
        assert [cell(page, name, "form") for name in ("a.txt", "b.txt")] == ["form2021", "—"]
        page.click("#rows tr:has-text('b.txt') button")
        assert "form2021" not in page.inner_text("#what")


def test_a_dispute_is_settled_whatever_the_clock_of_the_other_says(
    browser, tmp_path: Path, extractor
) -> None:
    out = make(tmp_path, b=OTHER)
    (result,) = read_records(out)
    said = [
        about(result.facts[0], result, action).model_copy(
            update={"reviewer": reviewer, "at": "2099-01-01T00:00:00Z"}
        )
        for reviewer, action in (("甲", "accept"), ("乙", "reject"))
    ]
    write_decisions(said, out)
    with opened(browser, page_of(out), reviewer="丙") as page:
        page.keyboard.press("Enter")
        page.keyboard.press("a")
        file = saved(page, tmp_path / "saved.json")
    ended = extractor("review", "apply", str(out), file, real=True)
    assert ended.returncode == 0
    assert "3 decisions, 0 disagreements" in ended.stderr.decode()


def test_a_decision_that_settles_nothing_says_why(tmp_path: Path, extractor) -> None:
    """Another program, or an earlier page, wrote it by a clock that was behind."""
    out = make(tmp_path, b=OTHER)
    (result,) = read_records(out)
    made = [
        about(result.facts[0], result, action).model_copy(update=update)
        for action, update in (
            ("reject", {"reviewer": "乙", "at": "2026-01-02T00:00:00Z"}),
            ("accept", {"reviewer": "丙", "at": "2026-01-01T00:00:00Z", "settles": True}),
        )
    ]
    (tmp_path / "made").mkdir()
    file = write_decisions(made, tmp_path / "made")
    ended = extractor("review", "apply", str(out), str(file), real=True)
    assert ended.returncode == 3
    assert (
        "the decision of 丙 that settles it is of 2026-01-01T00:00:00Z, that of 乙 of "
        "2026-01-02T00:00:00Z, and so not settled; check the clocks" in ended.stderr.decode()
    )
