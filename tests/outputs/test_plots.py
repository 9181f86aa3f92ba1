"""The page of plots, in a real browser: nothing is loaded, every plot has its table."""

from __future__ import annotations

from pathlib import Path

from support.browser import needs_browser, opened
from support.languages import english
from support.runs import HOSTILE, OTHER, TABLE, make

from extractor.messages import speaking
from extractor.outputs import read_records
from extractor.outputs.plots import write_page
from extractor.outputs.plots.figures import plots
from extractor.outputs.plots.gather import gather
from extractor.outputs.review.decisions import Decision, write_decisions

YEARS = {
    f"y{n}": OTHER.replace("2021年", f"{2015 + n}年").replace("5件", f"{n}件") for n in range(4)
}


def test_counts(tmp_path: Path) -> None:
    out = make(tmp_path, a=TABLE, **YEARS)
    counts = gather(out)
    assert counts.years[("2021", "needs_review")] == 1
    assert counts.years[("2016", "done")] == 1
    assert counts.findings[("conflict", "undecided")] + counts.findings[("conflict", "source")] == 1
    assert counts.agencies(counts.main(), counts.values) == ("某县教育局",)
    received = [(y, v) for a, y, v in counts.values["applications.received"] if a == "某县教育局"]
    assert received == [(2015, 0), (2016, 1), (2017, 2), (2018, 3)]
    assert "proactive.total" in counts.main()


AREA = """云屿县人民政府{year}年政府信息公开工作年度报告
全县共收到政府信息公开申请{n}57件。自《条例》施行以来，全县累计主动公开政府信息35210条。
"""
OFFICE = """云屿县人民政府{year}年政府信息公开工作年度报告
{year}年，全县共收到政府信息公开申请{n}57件。
{year}年，本机关收到政府信息公开申请{n}件。
"""


def test_values_of_an_office_and_of_its_whole_area_are_never_in_one_plot(tmp_path: Path) -> None:
    made = {
        "a1": AREA.format(year=2011, n=1),
        "a2": AREA.format(year=2012, n=2),
        "b1": OTHER.replace("2021年", "2011年"),
        "b2": OTHER.replace("2021年", "2012年"),
    }
    counts = gather(make(tmp_path, **made))
    received = "applications.received"
    assert counts.areas[received] == [
        ("云屿县人民政府", 2011, 157),
        ("云屿县人民政府", 2012, 257),
    ]
    assert {agency for agency, _, _ in counts.values[received]} == {"某县教育局"}
    drawn = list(plots(counts))
    (own,) = [plot for plot in drawn if plot.title.endswith(f"({received})")]
    (areas,) = [plot for plot in drawn if plot.title.endswith(f"({received}) · whole areas")]
    assert [row[-1] for row in own.rows] == ["5", "5"]
    assert [row[-1] for row in areas.rows] == ["157", "257"]
    for plot in drawn:
        if "over the years" in plot.title:
            agencies = {row[0] for row in plot.rows}
            assert agencies == (
                {"云屿县人民政府"} if "whole areas" in plot.title else {"某县教育局"}
            )


def test_a_report_that_states_both_is_in_both_plots_with_its_own_value(tmp_path: Path) -> None:
    counts = gather(make(tmp_path, a=OFFICE.format(year=2012, n=3)))
    received = "applications.received"
    assert [value for _, _, value in counts.values[received]] == [3]
    assert [value for _, _, value in counts.areas[received]] == [357]


def test_the_page_tells_of_values_that_are_of_no_one_year(tmp_path: Path) -> None:
    text = OTHER + "自条例施行以来，累计收到政府信息公开申请900件。\n"
    out = make(tmp_path, a=text)
    counts = gather(out)
    assert [value for _, _, value in counts.values["applications.received"]] == [5]
    assert counts.other_periods == 1
    for language, told in (
        ("en", "1 value is not of the year"),
        ("zh", "不属于报告年度的数值 1 个"),
    ):
        with speaking(language):
            write_page(out, out / "report.html")
        assert told in (out / "report.html").read_text(encoding="utf-8")


FEES = OTHER.replace("申请5件。", "申请5件。依申请公开信息收取的费用1200元。")
NAMED = {"a": 2021, "b": 2022, "c": 2011}


def test_each_unit_has_a_plot_with_its_years_in_order_and_as_numbers(tmp_path: Path) -> None:
    """Files in the order of their names: 2021, 2022, 2011."""
    texts = {name: FEES.replace("2021年", f"{year}年") for name, year in NAMED.items()}
    out = make(tmp_path, **texts)
    series = [plot for plot in plots(gather(out)) if "over the years" in plot.title]
    assert [plot.figure.layout.yaxis.title.text for plot in series] == ["条", "件", "元"]
    for plot in series:
        unit = plot.figure.layout.yaxis.title.text
        assert unit in plot.title
        assert plot.figure.layout.xaxis.type != "category"
        assert {trace.x for trace in plot.figure.data} == {(2011, 2021, 2022)}
        assert all(row[3].endswith(f" {unit}") for row in plot.rows)


def test_what_repeats_another_report_is_in_no_plot_and_no_page_is_a_report(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    lost = "<html><head><title>404 Not Found</title></head><body>404 Not Found 12</body></html>"
    (reports / "gone.html").write_text(lost, encoding="utf-8")
    once = make(tmp_path, a=OTHER, b=TABLE)
    before = gather(once)
    out = make(tmp_path, **{"a(1)": OTHER, "b": TABLE})
    after = gather(out)
    assert (before.repeated, after.repeated) == (0, 1)
    after.repeated = 0
    assert after == before
    assert after.years[("2021", "done")] == 1
    assert len(after.coverage) == 2
    spread = next(plot for plot in plots(after) if "(proactive.total)" in plot.title)
    assert spread.rows == (("2021", "2", "120", "755.5", "1391"),)
    for language, said in (("en", "Each point is a report"), ("zh", "每个点为一份报告")):
        with speaking(language):
            write_page(out, out / "report.html")
        page = (out / "report.html").read_text(encoding="utf-8")
        assert said in page
        assert ("1 report repeats another" in page) or ("重复的 1 份未计入" in page)


def test_states_are_those_after_the_decisions_that_values_are_taken_from(tmp_path: Path) -> None:
    out = make(tmp_path, a=TABLE)
    assert gather(out).years == {("2021", "needs_review"): 1}
    (result,) = read_records(out)
    looked = Decision(
        report="a.txt", sha256=result.sha256, indicator="", place=(0, 0), action="looked"
    )
    write_decisions([looked], out)
    after = gather(out)
    assert after.years == {("2021", "reviewed"): 1}
    assert [state for _, state in after.levels] == ["reviewed"]


def test_years_of_a_government_and_of_its_office_are_one_series(tmp_path: Path) -> None:
    names = {2016: "云屿县人民政府", 2017: "云屿县人民政府办公室", 2018: "云屿县人民政府办公室"}
    text = "{name}{year}年政府信息公开工作年度报告\n全年收到政府信息公开申请{n}件。\n"
    made = {f"y{y}": text.format(name=name, year=y, n=y - 2010) for y, name in names.items()}
    counts = gather(make(tmp_path, **made))
    assert counts.agencies(counts.main(), counts.values) == ("云屿县人民政府办公室",)
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
