"""What a Chinese page and its English twin share: blocks, links, and every figure."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from support.pages import PAGES, blocks, named, read

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
