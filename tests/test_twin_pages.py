"""What a Chinese page and its English twin share: blocks, links, and every figure."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from support.pages import PAGES, ROOT, blocks, named, read

TWINS = [
    (page.with_name(page.name.replace(".zh.", ".")), page) for page in PAGES if ".zh." in page.name
]
_UNITS = {"": 1, "万": 10**4, "million": 10**6, "百万": 10**6, "亿": 10**8, "billion": 10**9}
_FIGURE = re.compile(
    r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?(million|billion|百万|万|亿)|)"
)


def spoken(page: Path) -> list[tuple[str, str, list[str]]]:
    """The blocks of a page, whatever language their commands ask for."""
    return [
        (block.note.replace("--lang zh ", ""), block.kind,
         [] if block.kind == "text" else [c.replace("--lang zh ", "") for c in block.commands])
        for block in blocks(page)
    ]  # fmt: skip


def prose(page: Path) -> str:
    """A page without its blocks of code and its comments."""
    return re.sub(r"(?ms)^[ ]*```.*?^[ ]*```$|<!--.*?-->\n?", "", read(page))


def sections(page: Path) -> list[str]:
    """What stands under each heading, the heading first; links by their words alone."""
    return re.split(r"(?m)^#+ ", re.sub(r"\]\([^)]*\)", "]", prose(page)))


def figures(text: str) -> list[Decimal]:
    """The numbers written in digits: 2.55 million is 255 万, and 1,000 is 1000."""
    found = _FIGURE.findall(text)
    return [Decimal(number.replace(",", "")) * _UNITS[unit] for number, unit in found]


@pytest.mark.parametrize(("english", "chinese"), TWINS, ids=named)
def test_a_chinese_page_has_the_blocks_headings_and_links_of_the_english_one(
    english: Path, chinese: Path
) -> None:
    assert spoken(chinese) == spoken(english)
    found = []
    for page in (english, chinese):
        text = prose(page)
        levels = re.findall(r"(?m)^(#+) ", text)
        # Headings are Chinese there, and so are the places that links lead to.
        links = {
            link.replace(".zh.", ".").partition("#")[0]
            for link in re.findall(r"\]\(([^)]+)\)", text)
        }
        other = {name.name.replace(".zh.", ".") for name in (english, chinese)}
        rows = [line.count(" | ") for line in text.splitlines() if line.startswith("|")]
        found.append((levels, links - other - {""}, rows))
    assert found[0] == found[1]


@pytest.mark.parametrize(("english", "chinese"), TWINS, ids=named)
def test_a_figure_of_one_language_is_one_of_the_other(english: Path, chinese: Path) -> None:
    """Section by section, and row by row: who changes one in a page is told of its twin."""
    for one, other in zip(sections(english), sections(chinese), strict=True):
        of_english, of_chinese = Counter(figures(one)), Counter(figures(other))
        where = f"{english.name}: {one.partition(chr(10))[0]}"
        assert of_english == of_chinese, (where, of_english - of_chinese, of_chinese - of_english)
        rows = [[Counter(figures(line)) for line in text.splitlines() if line.startswith("|")]
                for text in (one, other)]  # fmt: skip
        assert rows[0] == rows[1], where


@pytest.mark.parametrize(
    ("english", "chinese", "same"),
    [
        ("2.55 million", "255 万", True),
        ("2.55 billion of 1,000", "1000 份中的 25.5 亿", True),
        ("1.80 and 1.26", "1.26 和 1.8", True),
        ("1.80 and 1.26", "1.26 和 1.81", False),
        ("2.55 million", "2.55 万", False),
    ],
)
def test_figures_are_compared_as_amounts(english: str, chinese: str, same: bool) -> None:
    assert (Counter(figures(english)) == Counter(figures(chinese))) is same


@pytest.mark.parametrize(("english", "chinese"), TWINS, ids=named)
def test_a_list_or_paragraph_of_one_language_is_one_of_the_other(
    english: Path, chinese: Path
) -> None:
    """A paragraph that is added to one page alone has no figure that would tell."""
    shapes = []
    for page in (english, chinese):
        pieces = [re.split(r"\n\s*\n|\n(?=[ ]*(?:[-*]|\d+\.) )", text) for text in sections(page)]
        shapes.append([len([piece for piece in each if piece.strip()]) for each in pieces])
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize(("english", "chinese"), TWINS, ids=named)
def test_twins_name_each_other_and_chinese_pages_lead_to_chinese_ones(
    english: Path, chinese: Path
) -> None:
    assert f"\n\nEnglish · [中文]({chinese.name})\n\n" in read(english)
    switch = f"\n\n[English]({english.name}) · 中文\n\n"
    assert switch in read(chinese)
    for link in re.findall(r"\]\(([^)#\s]+)", read(chinese).replace(switch, "")):
        twin = chinese.parent / re.sub(r"\.md$", ".zh.md", link)
        assert ".zh." in link or not link.endswith(".md") or not twin.exists(), link


def test_the_ratios_of_speed_are_those_that_the_benchmarks_wrote() -> None:
    """Of the English pages; those of the Chinese ones are the same by the tests above."""
    written = json.loads(read(ROOT / "evals" / "bench" / "results.json"))
    start, asking, memory = (written[part]["figures"] for part in ("start", "asking", "memory"))
    scale, evaluation = (read(ROOT / "docs" / name) for name in ("scale.md", "evaluation.md"))
    for seconds, processes in itertools.product(("0.3", "1"), (1, 2)):
        key = f"{seconds} s an answer, {processes} process(es): "
        cells = [f"{asking[key + what]['median']:.1f}"
                 for what in ("waiting bound, s", "computing bound, s")]  # fmt: skip
        for what in ("seconds / waiting bound", "seconds / larger bound"):
            found = asking[key + what]
            cells.append(f"{found['median']:.2f} ({found['least']:.2f}-{found['most']:.2f})")
        cells.append(f"{asking[key + 'CPU ms a report']['median']:.0f}")
        assert f"| {seconds} s to an answer, {processes} | {' | '.join(cells)} |" in scale
    shown = re.findall(
        r"(?m)^\| .+? \| ([\d.]+) \| (?:[\d.]+|none|flat) \|", evaluation.partition("## Speed")[2]
    )
    two = [asking[f"{seconds} s an answer, 2 process(es): seconds / {bound} bound"]["median"]
           for seconds in ("0.3", "1") for bound in ("waiting", "larger")]  # fmt: skip
    ratios = [*two, *(figure["median"] for figure in start.values()), *[*memory.values()][-2:]]
    assert shown == [f"{ratio:.2f}" for ratio in ratios]
    megabytes = [f"{megabytes:.0f}" for megabytes in [*memory.values()][:4]]
    own, whole, own_of_many, whole_of_many = megabytes
    assert f"{own} MB at 100 reports, {own_of_many} MB at 20,000 (" in scale
    assert f" {whole} and {whole_of_many} MB (" in scale
    client, text, growth = (written[part]["figures"] for part in ("client", "text", "text-growth"))
    ratio_of_post = client["the client / openai's post"]
    for said in (
        f"costs {client['the client, ms a question']:.2f} ms of CPU",
        f"{ratio_of_post:.1f} times openai's bare post, and "
        f"{client['instructor over openai, ms a question']:.1f} ms through",
        f"cleaning {text['cleaning, ms']:.1f} ms, scanning {text['scanning, ms']:.1f} ms, the "
        f"whole document {text['whole document, ms']:.1f} ms",
        f"takes {growth['time a character: 5 MB / 0.5 MB']:.2f} times",
    ):
        assert said in " ".join(evaluation.split()), said
    milliseconds = asking["0.3 s an answer, 2 process(es): CPU ms a report"]["median"]
    hours = f"`python -m evals.bench --only asking` | {milliseconds * 1e6 / 3.6e6:.0f} core-hours |"
    assert f"| CPU with a model | {milliseconds:.0f} ms a report, short ones: {hours}" in scale
    opened = [figure for name, figure in written["outputs"]["figures"].items() if "opened" in name]
    assert f"opens in {opened[0]:.2f} s in Chromium on the same machine, {opened[1]:.0f} times" in (
        " ".join(scale.split())
    )
    for ratio in (two[0], two[2], two[3]):
        assert f"{ratio:.2f}" in read(ROOT / "CONTRIBUTING.md").partition("that are missed")[2]
