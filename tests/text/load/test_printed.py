"""Reports that a real browser prints to PDF: what is read is what the report states."""

from __future__ import annotations

import html
import shutil
import subprocess
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.browser import needs_browser

from extractor import extract
from extractor.evaluate.generated import GeneratedReport, generate
from extractor.text.load.pdf.tiles import tiles
from tests.text.load.samples import read
from tests.text.load.whole import whole_page

if TYPE_CHECKING:
    from support.browser import Started


def chinese_font() -> bool:
    """Whether the browser has the glyphs to print with."""
    fonts = shutil.which("fc-list")
    return bool(fonts and subprocess.run([fonts, ":lang=zh"], capture_output=True).stdout)


needs_glyphs = pytest.mark.skipif(not chinese_font(), reason="no Chinese font here")

STYLES = {
    "lines": "table {border-collapse: collapse} td, th {border: 1px solid #000}",
    "frames": "td {border: 1px solid #999; padding: 0; font-size: 9pt}",
    "white cells on grey": "table {border-spacing: 1px; background: #ccc} td {background: #fff}",
}


LONG = ("form2019-0",)
"""The form of which reading the pages takes seconds."""

Printed = Callable[[str], Path]


@pytest.fixture
def printed(browser: Started, tmp_path: Path) -> Printed:
    """The page as the browser prints it, with its own heads and feet."""

    def pdf(page: str) -> Path:
        source, target = tmp_path / "page.html", tmp_path / "page.pdf"
        source.write_text(page, encoding="utf-8")
        with browser.page() as opened:
            opened.goto(source.as_uri())
            # As its own menu prints: Playwright alone would leave out heads, feet and grounds.
            opened.pdf(
                path=target, display_header_footer=True, print_background=True,
                margin=dict.fromkeys(("top", "right", "bottom", "left"), "1cm"),
            )  # fmt: skip
        return target

    return pdf


def web_page(text: str, style: str) -> str:
    """A report in Markdown as a page: its lines as paragraphs, its tables as tables."""
    body = []
    for piped, lines in groupby(text.split("\n"), key=lambda line: "|" in line):
        if not piped:
            body += [f"<p>{html.escape(line)}</p>" for line in lines]
            continue
        rows = [line.strip().strip("|").split("|") for line in lines if set(line) - set("|-: ")]
        cells = ["".join(f"<td>{html.escape(cell.strip())}</td>" for cell in row) for row in rows]
        body.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
    return f"<meta charset=utf-8><style>{style}</style>" + "".join(body)


def facts(given: str | Path) -> set[tuple[str, str]]:
    """Indicators and values."""
    return {(fact.indicator, str(fact.value)) for fact in extract(given).facts}


@needs_browser
@needs_glyphs
@pytest.mark.parametrize(
    ("made", "style"),
    [
        # One style of each form; every form in every style with --slow.
        pytest.param(
            made,
            style,
            id=f"{made.name} {style}",
            marks=[pytest.mark.slow] * (at != nth) + [pytest.mark.thorough] * (made.name in LONG),
        )
        for at, made in enumerate(generate(5, 2, 0))
        for nth, style in enumerate(STYLES)
    ],
)
def test_a_printed_table_gives_what_it_states(
    made: GeneratedReport, style: str, printed: Printed
) -> None:
    pdf = printed(web_page(made.text, STYLES[style]))
    assert facts(pdf) == facts(made.text)


@needs_browser
@needs_glyphs
@pytest.mark.parametrize(
    "made",
    [
        pytest.param(made, id=made.name, marks=[pytest.mark.thorough] * (made.name in LONG))
        for made in generate(6, 2, 0)
    ],
)
def test_a_printed_table_without_lines_gives_nothing_wrong(
    made: GeneratedReport, printed: Printed
) -> None:
    pdf = printed(web_page(made.text, "td {padding: 3px 8px}"))
    stated = facts(made.text)
    found = {fact for fact in facts(pdf) if fact[0] != "other"}
    assert not found - stated
    assert len(found) > 0.85 * len(stated)


@needs_browser
@needs_glyphs
def test_what_the_browser_prints_around_a_page_is_no_part_of_it(printed: Printed) -> None:
    title = "<title>某县水务局年报</title>"
    pdf = printed(title + web_page("全年收到申请7件。", ""))
    source = read(pdf.read_bytes())
    assert source.content.startswith("全年收到申请7件。\n")
    assert [source.content[slice(*span)].split("\t")[-1] for span in source.furniture] == [
        "某县水务局年报",
        "1/1",
    ]
    result = extract(pdf)
    assert [str(mention.value) for mention in result.mentions if mention.statistical] == ["7"]


@needs_browser
@needs_glyphs
@pytest.mark.thorough
def test_a_whole_page_printed_gives_what_the_page_gives(printed: Printed, tmp_path: Path) -> None:
    page = tmp_path / "whole.html"
    page.write_text(whole_page(), encoding="utf-8")
    head = f"<meta charset=utf-8><style>{STYLES['lines']}</style>"
    stated = facts(page)
    assert len(stated) > 150
    assert facts(printed(head + whole_page())) == stated


def test_marked_words_and_grounds_of_pages_are_no_cells() -> None:
    ground = (0.0, 600.0, 0.0, 800.0)
    words = [(50.0, 100.0, 100.0, 112.0), (100.0, 180.0, 100.0, 112.0)]
    stripes = [(50.0, 550.0, top, top + 20.0) for top in (200.0, 220.0, 240.0)]
    assert tiles([ground, *words, *stripes]) == []
    cells = [(x, x + 99.0, y, y + 19.0) for x in (50.0, 150.0) for y in (300.0, 320.0)]
    assert tiles([ground, *words, *stripes, *cells]) == sorted(cells)
