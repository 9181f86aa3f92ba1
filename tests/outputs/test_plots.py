"""The page of plots, in a real browser: nothing is loaded, every plot has its table."""

from __future__ import annotations

from pathlib import Path

from support.browser import needs_browser, opened
from support.languages import english
from support.runs import HOSTILE, OTHER, TABLE, make

from extractor.messages import speaking
from extractor.outputs.plots import write_page
from extractor.outputs.plots.gather import gather

YEARS = {
    f"y{n}": OTHER.replace("2021年", f"{2015 + n}年").replace("5件", f"{n}件") for n in range(4)
}


def test_counts(tmp_path: Path) -> None:
    out = make(tmp_path, a=TABLE, **YEARS)
    counts = gather(out)
    assert counts.years[("2021", "needs_review")] == 1
    assert counts.years[("2016", "done")] == 1
    assert counts.findings[("conflict", "undecided")] + counts.findings[("conflict", "source")] == 1
    assert counts.agencies() == ("某县教育局",)
    received = [(y, v) for a, y, v in counts.values["applications.received"] if a == "某县教育局"]
    assert received == [(2015, 0), (2016, 1), (2017, 2), (2018, 3)]
    assert "proactive.total" in counts.main()


def test_years_of_a_government_and_of_its_office_are_one_series(tmp_path: Path) -> None:
    names = {2016: "云屿县人民政府", 2017: "云屿县人民政府办公室", 2018: "云屿县人民政府办公室"}
    text = "{name}{year}年政府信息公开工作年度报告\n全年收到政府信息公开申请{n}件。\n"
    made = {f"y{y}": text.format(name=name, year=y, n=y - 2010) for y, name in names.items()}
    counts = gather(make(tmp_path, **made))
    assert counts.agencies() == ("云屿县人民政府办公室",)
    stated = sorted(counts.values["applications.received"], key=lambda one: one[1] or 0)
    assert stated == [("云屿县人民政府办公室", y, y - 2010) for y in names]


@needs_browser
def test_the_page(browser, tmp_path: Path) -> None:
    hostile = HOSTILE.replace(
        "某县<script>alert(1)</script>林业局", "<a href='//x.invalid'>某县林业局"
    )
    out = make(tmp_path, a=TABLE, h=hostile, i=hostile.replace("2021年", "2020年"), **YEARS)
    count = write_page(out, out / "report.html")
    with opened(browser, out / "report.html", width=390) as page:
        assert page.locator(".plot svg.main-svg").count() >= count
        assert page.locator("section table").count() == count
        assert page.locator("a[href*='x.invalid']").count() == 0
        assert page.locator("[data-title^=Zoom]").count()
        assert page.locator("[data-title^=Share]").count() == 0
        page.click("summary >> nth=0")
        table = page.inner_text("section:nth-of-type(1) table")
        assert "2021" in table
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@needs_browser
def test_what_the_library_says_is_in_the_language_too(browser, tmp_path: Path) -> None:
    out = make(tmp_path, a=TABLE)
    with speaking("zh"):
        write_page(out, out / "report.html")
    with opened(browser, out / "report.html") as page:
        titles = page.locator(".plot >> nth=0").locator("[data-title]")
        said = [titles.nth(at).get_attribute("data-title") or "" for at in range(titles.count())]
        assert said
        assert not [title for title in said if english(title)]


@needs_browser
def test_what_is_zero_everywhere_stands_at_the_foot(browser, tmp_path: Path) -> None:
    """An axis of zeros does not go below them."""
    none = {
        name: OTHER.replace("2021年", f"{year}年").replace("5件", "0件")
        for name, year in (("a", 2020), ("b", 2021))
    }
    out = make(tmp_path, **none)
    write_page(out, out / "report.html")
    with opened(browser, out / "report.html", width=800) as page:
        page.wait_for_selector(".plot svg.main-svg")
        ticks = page.eval_on_selector_all(".ytick text", "all => all.map(one => one.textContent)")
        assert ticks
        assert not [tick for tick in ticks if tick.startswith(("-", "−"))]
