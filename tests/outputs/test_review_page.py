"""The review page in a real browser, from opening it to an export with its decisions."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from support.browser import needs_browser, opened, reload, wait_until
from support.languages import english
from support.runs import OTHER, make
from support.thorough import more

from extractor.messages import speaking
from extractor.options import Options
from extractor.outputs.review.decisions import read_decisions
from extractor.outputs.review.page import write_review
from tests.text.load.whole import whole_pdf

pytestmark = needs_browser
MAX = Options().max_bytes


def test_the_page_is_in_the_language_of_the_program_and_can_be_switched(browser, out: Path) -> None:
    with speaking("zh"):
        write_review(out, out / "zh.html", max_bytes=MAX)
    with opened(browser, out / "zh.html") as page:
        for language, words in (("zh-CN", _chinese), ("en", _english)):
            assert page.evaluate("document.documentElement.lang") == language
            for row in range(3):
                page.locator("#rows button").nth(row).click()
                for kind in (".finding strong", ".finding > span + div"):
                    for said in page.locator(kind).all_inner_texts():
                        assert words(said), said
                assert words(page.inner_text("#what").rpartition(" · ")[2])
                page.click("#back")
            page.click("#lang")


def _chinese(said: str) -> bool:
    return not english(said)


def _english(said: str) -> bool:
    # Messages name indicators in Chinese.
    return any(char.isascii() and char.isalpha() for char in said)


def chosen(page) -> str:
    return page.inner_text(".fact[aria-selected=true]")


def test_the_list_is_sorted_by_what_needs_eyes_and_filtered(browser, out: Path) -> None:
    with opened(browser, out / "review.html") as page:
        rows = page.locator("#rows tr")
        assert rows.count() == 3
        assert "某县水务局" in rows.nth(0).inner_text()
        page.keyboard.press("/")
        page.keyboard.type("教育局 2021")
        assert rows.count() == 1
        page.fill("#search", "no such agency")
        assert rows.count() == 0
        assert page.inner_text("#none") == "No report fits."
        page.fill("#search", "")
        page.select_option("#by-need", "hot")
        assert rows.count() == 1


def test_keys_decide_correct_undo_and_the_file_is_applied(
    browser, out: Path, tmp_path: Path, extractor
) -> None:
    with opened(browser, out / "review.html") as page:
        page.fill("#reviewer", "甲")
        page.click("#rows tr:has-text('教育局')")
        assert "主动公开政府信息数" in chosen(page)
        page.keyboard.press("a")
        page.keyboard.press("j")
        page.keyboard.press("e")
        page.click("mark:has-text('120条')")
        page.keyboard.press("j")
        assert "收到申请数" in chosen(page)
        page.keyboard.press("t")
        page.fill("#typed-value", "6")
        page.fill("#typed-reason", "read on the picture")
        page.click("#typed-ok")
        assert page.inner_text("#f2 .said").startswith("✓ corrected: 6")
        page.keyboard.press("k")
        page.keyboard.press("r")
        page.keyboard.press("u")
        assert page.inner_text("#f1 .said").startswith("✓ corrected: 120")
        assert page.inner_text("#save") == "Save (3 decisions not saved)"
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        assert page.inner_text("#save") == "Save", "nothing is left to save"
        name = waiting.value.suggested_filename
        assert re.fullmatch(r"decisions-\d{4}-\d\d-\d\d-\d{6}\.json", name)
        assert page.inner_text("#saved-how") == f"extractor review apply {out} ~/Downloads/{name}"
        assert f"saved as {name}" in page.inner_text("#saved-what")
        saved = tmp_path / name
        waiting.value.save_as(saved)
        reload(page)
        page.click("#rows tr:has-text('教育局')")
        assert page.locator(".fact .said").count() == 3, "kept in the page"
    decisions = read_decisions(saved)
    assert {(d.action, str(d.corrected), d.reviewer) for d in decisions} == {
        ("accept", "None", "甲"), ("correct", "120", "甲"), ("correct", "6", "甲"),
    }  # fmt: skip
    run = tmp_path / "run"
    shutil.copytree(out, run)
    ended = extractor("review", "apply", str(run), str(saved), real=True)
    assert ended.returncode == 0
    assert "3 decisions, 0 disagreements" in ended.stderr.decode()
    table = tmp_path / "p.csv"
    extractor("export", str(run), "--to", str(table), "--labels", "id", real=True)
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    found = [dict(zip(lines[0].split(","), line.split(","), strict=True)) for line in lines[1:]]
    (row,) = [row for row in found if row["report"] == "b.txt"]
    assert (row["proactive.total"], row["proactive.website"], row["applications.received"]) == (
        "120", "120", "6",
    )  # fmt: skip


def test_a_number_and_its_fact_show_each_other(browser, out: Path) -> None:
    with opened(browser, out / "review.html") as page:
        page.click("#rows tr:has-text('水务局')")
        assert page.locator("#text table td").count() >= 16
        page.click("#text td mark:has-text('3')")
        assert "自然人" in chosen(page)
        assert page.inner_text("mark.on") == "3"
        assert page.locator("mark.bad").count() >= 2
        page.click("mark.plain >> nth=0")
        assert "no statistic" in page.inner_text("#told")
        page.check("#only")
        assert page.locator(".fact").count() == 2
        assert page.locator(".finding.error").count() == 1


def test_a_hostile_report_is_text_and_rare_ideographs_shift_nothing(browser, out: Path) -> None:
    with opened(browser, out / "review.html") as page:
        page.click("#rows tr:has-text('c.txt')")
        text = page.inner_text("#text")
        assert "<script>alert(1)</script>" in text
        assert "<img src=x onerror=alert(2)>" in text
        assert page.locator("#text script, #text img, #side script").count() == 0
        page.click(".fact:has-text('收到申请数')")
        assert page.inner_text("mark.on") == "9件"


def test_the_policy_of_the_page_runs_no_script_but_its_own(browser, out: Path) -> None:
    add = (
        "document.body.append(Object.assign(document.createElement('script'),"
        "{textContent: 'window.foreign = 1'}))"
    )
    with opened(browser, out / "review.html", blocked=True) as page:
        page.evaluate(add)
        assert page.evaluate("window.foreign") is None


@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "light"), (1440, "dark"), *more((390, "dark"), (1440, "light"))]
)
def test_both_widths_and_schemes_fit_and_can_be_read(
    browser, out: Path, width: int, scheme: str
) -> None:
    with speaking("zh"):
        write_review(out, out / "zh.html", max_bytes=MAX)
    with opened(browser, out / "zh.html", width=width, scheme=scheme) as page:
        assert page.inner_text("#head").startswith("复核")
        wide = "document.documentElement.scrollWidth"
        assert page.evaluate(wide) <= width
        page.click("#rows tr >> nth=0")
        assert page.evaluate(wide) <= width
        contrast = page.evaluate(_CONTRAST)
        assert min(contrast.values()) >= 4.5, contrast
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
            "rgb(20, 24, 30)" if scheme == "dark" else "rgb(255, 255, 255)"
        )


_CONTRAST = """() => {
  const lum = (c) => { const [r, g, b] = c.match(/\\d+/g).map(Number).map((v) => { v /= 255;
    return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = (el) => { for (; el; el = el.parentElement) { const c = getComputedStyle(el).backgroundColor;
    if (!c.endsWith(", 0)") && c !== "transparent") return c; } return "rgb(255, 255, 255)"; };
  const found = {};
  for (const q of ["h1", ".soft", "mark.sure", "mark.bad", "mark.plain", ".fact q", ".why", ".chip", ".finding"]) {
    const el = document.querySelector(q); if (!el) continue;
    const [a, b] = [lum(getComputedStyle(el).color), lum(ground(el))].sort((x, y) => y - x); found[q] = (a + 0.05) / (b + 0.05); }
  return found; }"""


def test_pages_of_a_pdf_are_pictures_with_boxes(browser, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "whole.pdf").write_bytes(whole_pdf())
    out = make(tmp_path)
    write_review(out, out / "review.html", max_bytes=MAX)
    with opened(browser, out / "review.html") as page:
        page.click("#rows tr")
        assert page.locator("figure img").count() >= 4
        box = page.locator("figure b:visible")
        assert box.count() == 1
        place = box.bounding_box()
        assert place
        assert place["width"] > 5
        wait_until(page, "[...document.images].some((one) => one.naturalWidth > 500)")


def test_many_reports_go_on_in_further_pages(browser, tmp_path: Path) -> None:
    out = make(tmp_path, **{f"r{n}": OTHER.replace("120", str(200 + n)) for n in range(5)})
    written = write_review(out, out / "review.html", max_bytes=MAX, part=2)
    assert [path.name for path in written.files] == [
        "review.html",
        "review-2.html",
        "review-3.html",
    ]
    with opened(browser, written.files[0]) as page:
        assert page.locator("#rows tr").count() == 2
        page.click("#parts a >> nth=2")
        page.wait_for_selector("html[data-ready]", state="attached")
        assert page.locator("#rows tr").count() == 1


def test_a_source_that_is_gone_leaves_the_quotes(browser, tmp_path: Path) -> None:
    out = make(tmp_path, a=OTHER)
    (tmp_path / "reports" / "a.txt").write_text("changed", encoding="utf-8")
    written = write_review(out, out / "review.html", max_bytes=MAX)
    assert written.without_text == ("a.txt",)
    with opened(browser, out / "review.html") as page:
        page.click("#rows tr")
        assert "has changed; only quotes" in page.inner_text("#text")
        assert "全年收到政府信息公开申请5件" in page.inner_text("#text")


def test_the_page_loads_nothing_and_holds_no_text_as_markup(out: Path) -> None:
    page = (out / "review.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert "http://" not in page.partition('<script type="application/json"')[0]
    assert page.count("<script") == 3 + 1 + 1, "three reports, the index, and the page's own"
    assert "<img" not in page
    data = page.partition('id="r0">')[2].partition("</script>")[0]
    assert json.loads(data)["facts"]


def test_a_fact_that_was_missed_is_added_from_the_text_and_comes_into_the_table(
    browser, tmp_path: Path, extractor
) -> None:
    out = make(tmp_path, a=OTHER.replace("100条。", "100条。全年编印学习材料31本。"))
    write_review(out, out / "review.html", max_bytes=MAX)
    with opened(browser, out / "review.html") as page:
        page.fill("#reviewer", "甲")
        page.click("#rows tr")
        page.keyboard.press("m")
        assert page.inner_text("#told") == "click a number of the text first"
        page.click("mark:has-text('120条')")
        assert page.is_hidden("#miss"), "it is a fact already"
        page.click("mark:has-text('31本')")
        page.keyboard.press("m")
        page.fill("#added-name", "no such thing")
        page.keyboard.press("Enter")
        assert page.is_visible("#adding"), "an unknown indicator is not taken"
        page.fill("#added-name", "没有的指标")
        told = page.evaluate("document.getElementById('added-name').validationMessage")
        assert told == "there is no such indicator; choose one of the list"
        page.fill("#added-name", "公开政府信息数")
        told = page.evaluate("document.getElementById('added-name').validationMessage")
        assert told.startswith("several indicators; type more of the name: ")
        assert told.endswith("items disclosed on official Weibo accounts …"), "the first are named"
        page.keyboard.press("Enter")
        assert page.is_visible("#adding"), "what several have is not taken"
        page.fill("#added-name", "applications.received")
        page.keyboard.press("Escape")
        page.keyboard.press("m")
        # A part that one indicator has: the page asks for no more.
        page.fill("#added-name", "政务微博公开")
        page.keyboard.press("Enter")
        assert page.inner_text(".fact[aria-selected=true] .said").startswith("✓ added · 甲")
        page.keyboard.press("u")
        assert page.locator(".fact:has-text('added')").count() == 0
        page.click("mark:has-text('31本')")
        page.keyboard.press("m")
        page.fill("#added-name", "proactive.weibo")
        page.fill("#added-note", "seen by eye")
        page.keyboard.press("Enter")
        page.wait_for_selector(".fact .said.add")
        # A busy browser tells the closing of the dialog before only now.
        page.evaluate("document.getElementById('adding').dispatchEvent(new Event('close'))")
        reload(page)
        page.click("#rows tr")
        added = page.locator(".fact:has-text('✓ added · seen by eye · 甲')")
        added.wait_for(state="visible")
        assert "31 本" in (added.text_content() or "")
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        waiting.value.save_as(tmp_path / "saved.json")
    (made,) = read_decisions(tmp_path / "saved.json")
    assert made.quote[made.lead :].startswith("31本")
    ended = extractor("review", "apply", str(out), str(tmp_path / "saved.json"), real=True)
    assert ended.returncode == 0
    assert "not read any more" not in ended.stderr.decode()
    table = tmp_path / "p.csv"
    extractor("export", str(out), "--to", str(table), "--labels", "id", real=True)
    assert _row(table.with_suffix(".status.csv"))["proactive.weibo"] in ("added", "other_unit")


def _row(table: Path) -> dict[str, str]:
    heads, row, *_ = table.read_text(encoding="utf-8-sig").splitlines()
    return dict(zip(heads.split(","), row.split(","), strict=True))


def test_deciding_goes_on_to_what_is_left_and_a_report_is_looked_through(
    browser, out: Path, tmp_path: Path
) -> None:
    with opened(browser, out / "review.html", reviewer="甲") as page:
        assert page.inner_text("#progress").endswith("facts to check: 2 of 2 left")
        page.click("#rows tr:has-text('水务局')")
        assert "conflict" in page.inner_text("#errors"), "why stands before the facts"
        first = chosen(page)
        page.keyboard.press("a")
        assert chosen(page) != first, "the next one that is to check"
        page.keyboard.press("r")
        assert "d marks the report as looked through" in page.inner_text("#told")
        assert page.inner_text("#progress").endswith("facts to check: 0 of 2 left")
        page.keyboard.press("u")
        page.keyboard.press("u")
        assert page.inner_text("#progress").endswith("facts to check: 2 of 2 left")
        page.keyboard.press("a")
        page.keyboard.press("r")
        page.keyboard.press("d")
        page.click("#back")
        assert "✓ reviewed" in page.inner_text("#rows tr:has-text('水务局')")
        page.select_option("#by-need", "open")
        assert page.locator("#rows tr:has-text('水务局')").count() == 0
        page.select_option("#by-need", "")
        page.select_option("#by-why", "conflict")
        assert page.locator("#rows tr").count() == 1
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        waiting.value.save_as(tmp_path / "saved.json")
    decisions = read_decisions(tmp_path / "saved.json")
    assert sorted(one.action for one in decisions) == ["accept", "looked", "reject"]


def test_a_report_to_review_stands_before_all_others_and_says_why(browser, tmp_path: Path) -> None:
    unread = """某县水务局2021年政府信息公开工作年度报告
二、主动公开政府信息情况
新制作规范性文件6件,新公开6件,对外公开总数量83件。
"""
    texts = {f"r{n}": OTHER.replace("120", str(200 + n)) for n in range(3)}
    run = make(tmp_path, **texts, z=unread)
    write_review(run, run / "review.html", max_bytes=MAX)
    with opened(browser, run / "review.html") as page:
        first = page.locator("#rows tr").nth(0)
        assert "z.txt" in first.inner_text()
        assert "a table not read" in first.inner_text()
        first.click()
        assert "a table not read" in page.inner_text("#what")
        page.click("#lang")
        assert "有表格未读出或未读全" in page.inner_text("#what")


def test_chinese_words_of_the_page_have_chinese_colons(browser, out: Path) -> None:
    with speaking("zh"):
        write_review(out, out / "zh.html", max_bytes=MAX)
    with opened(browser, out / "zh.html") as page:
        assert page.get_attribute("#search", "placeholder") == "搜索：机关、文件、年度"
        options = page.locator(".filters option").all_inner_texts()
        assert not [said for said in options if ":" in said]
        page.click("#rows tr:has-text('水务局')")
        chips = page.locator(".chip").all_inner_texts()
        assert "读取：表格" in chips
        assert not [said for said in chips if ": " in said]
        page.click("#text td mark:has-text('3')")
        assert ": " not in page.inner_text("#told")


def test_the_names_of_indicators_are_in_the_language_of_the_page(browser, out: Path) -> None:
    with opened(browser, out / "review.html") as page:
        page.click("#rows tr:has-text('教育局')")
        assert "items of information disclosed" in page.inner_text("#f0 .top")
        page.click("#lang")
        assert page.inner_text("#f0 .top").startswith("主动公开政府信息数")
