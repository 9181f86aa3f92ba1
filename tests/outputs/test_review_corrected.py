"""A value that a person corrected is shown as the value, with the verdict that holds for it."""

from __future__ import annotations

from pathlib import Path

from support.browser import needs_browser, opened
from support.runs import make

from extractor.options import Options
from extractor.outputs.review.page import write_review

pytestmark = needs_browser

# The row adds up to 9, and 12 is printed.
TEXT = """某县农业局2021年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
| (本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 6 | 1 | 2 | 0 | 0 | 0 | 12 |
某县农业局
2022年1月20日
"""


def page_of(out: Path) -> Path:
    write_review(out, out / "review.html", max_bytes=Options().max_bytes)
    return out / "review.html"


def total(page):
    """The fact of the row's sum, by what is printed: it is chosen first."""
    return page.locator(".fact", has_text="总计").first


def value(page) -> str:
    return total(page).locator(".top b").inner_text().strip()


def verdict(page) -> str:
    return total(page).locator(".chip").first.inner_text()


def correct(page, to: str) -> None:
    total(page).click()
    page.keyboard.press("t")
    page.fill("#typed-value", to)
    page.fill("#typed-reason", "as in the scan")
    page.click("#typed-ok")
    # A dialog tells of its closing a moment later.
    total(page).locator(f".said:has-text('corrected: {to}')").wait_for()


def test_the_corrected_value_stands_large_and_has_its_own_verdict(
    browser, tmp_path: Path, extractor
) -> None:
    out = make(tmp_path, a=TEXT)
    with opened(browser, page_of(out), reviewer="甲") as page:
        page.click("#rows tr")
        assert (value(page), verdict(page)) == ("12 件", "contradicted")
        correct(page, "9")
        assert value(page) == "9 件"
        assert total(page).locator(".printed").inner_text().strip() == "read: 12 件"
        assert verdict(page) == "corrected", "no verdict of another value"
        page.keyboard.press("u")
        assert (value(page), verdict(page)) == ("12 件", "contradicted")
        assert total(page).locator(".printed").count() == 0
        correct(page, "9")
        with page.expect_download() as waiting:
            page.keyboard.press("s")
        waiting.value.save_as(tmp_path / "saved.json")
    extractor("review", "apply", str(out), str(tmp_path / "saved.json"))
    with opened(browser, page_of(out), reviewer="甲") as page:
        page.click("#rows tr")
        assert (value(page), verdict(page)) == ("9 件", "confirmed")
        assert total(page).locator(".printed").inner_text().strip() == "read: 12 件"
        page.click("#lang")
        assert total(page).locator(".printed").inner_text().strip() == "读取结果：12 件"
        assert verdict(page) == "互证"
        page.click("#lang")
        correct(page, "10")
        assert (value(page), verdict(page)) == ("10 件", "corrected"), "nobody judged this one"
