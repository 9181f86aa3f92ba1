"""Running heads that are left over from the report of another year, and those that are the title."""

from __future__ import annotations

import docx
import pytest

from extractor import extract

from .load.samples import PdfPages, word_file

NEW = "云岭县水利局2020年政府信息公开工作年度报告"
OLD = NEW.replace("2020", "2019")
FIRST = ["一、总体情况", "2020年，本机关收到政府信息公开申请23件，主动公开政府信息345条。"]
SECOND = [
    "二、存在的问题",
    "2020年受理行政复议3件，公开的栏目有的更新不及时，答复的说法还不够家常。",
]
THIRD = ["三、其他需要报告的事项", "没有收取信息处理费，也没有其他需要报告的事项。"]
PAGES = (FIRST, SECOND, THIRD)


def pdf(title: list[str], head: str, pages: int = 3) -> bytes:
    made = PdfPages()
    for number, lines in enumerate(PAGES[:pages]):
        made.text(180, 30, head, 9)
        above = title if number == 0 else []
        for at, line in enumerate([*above, *lines]):
            made.text(60, 90 + 26 * at, line, 16 if line in above else 12)
        made.turn_page()
    return made.finish()


def word(title: list[str], head: str) -> bytes:
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = head
    for line in (*title, *FIRST, *SECOND, *THIRD):
        file.add_paragraph(line)
    return word_file(file)


def text(title: list[str], head: str, number: bool = True) -> bytes:
    pages = [[head, *title, *FIRST], [head, *SECOND], [head, *THIRD]]
    feet = [str(at) if number else "\f" for at in range(1, 4)]
    return "\n".join(
        "\n".join([*lines, foot]) for lines, foot in zip(pages, feet, strict=True)
    ).encode()


def page(title: list[str], head: str) -> bytes:
    lines = "".join(f"<p>{line}</p>" for line in (*FIRST, *SECOND, *THIRD))
    above = "<br>".join(title)
    return f"<html><body><div class='header'>{head}</div><h1>{above}</h1>{lines}</body></html>".encode()


FORMS = {"pdf": pdf, "word": word, "text": text, "page": page}


TITLES = {
    "whole": [NEW],
    "on two lines": ["云岭县水利局", "2020年政府信息公开工作年度报告"],
    "without its year": [NEW.replace("2020年", "")],
}


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize(
    ("form", "kind"),
    # Where a text has a year in its head alone, nothing tells that it is none of the title.
    [
        (form, kind)
        for form in FORMS
        for kind in TITLES
        if (form, kind) != ("text", "without its year")
    ],
)
def test_the_title_goes_before_a_head_of_another_year(form: str, kind: str) -> None:
    title = TITLES[kind]
    result = extract(FORMS[form](title, OLD))
    assert result.meta.year == 2020
    assert result.meta.agency is not None
    assert result.meta.agency.value == "云岭县水利局"
    found = {fact.indicator: fact.value for fact in result.facts}
    assert found["applications.received"] == 23
    assert found["reconsideration.total"] == 3, "no head ends the report"


@pytest.mark.thorough(every=2)
@pytest.mark.parametrize("form", FORMS)
def test_a_head_is_the_title_where_there_is_no_other(form: str) -> None:
    result = extract(FORMS[form]([], NEW))
    assert result.meta.year == 2020
    assert result.meta.agency is not None
    assert result.meta.agency.value == "云岭县水利局"


@pytest.mark.parametrize("form", FORMS)
def test_a_head_that_is_the_title_changes_nothing(form: str) -> None:
    result = extract(FORMS[form]([NEW], NEW))
    assert result.meta.year == 2020
    assert {fact.indicator for fact in result.facts} >= {"applications.received"}


def test_a_report_of_one_page_is_of_the_year_that_its_text_speaks_of() -> None:
    assert extract(pdf([NEW], OLD, pages=1)).meta.year == 2020
    # The twin: below the title stands that of the report before it, which the page links to.
    lines = [NEW, OLD, *FIRST, *SECOND]
    assert extract("\n".join(lines).encode()).meta.year == 2020


def test_the_report_of_another_year_that_follows_is_still_another() -> None:
    other = [OLD, *(line.replace("2020", "2019").replace("23", "99") for line in FIRST + SECOND)]
    result = extract("\n".join([NEW, *FIRST, *SECOND, *other]).encode())
    assert result.meta.year == 2020
    assert 99 not in {fact.value for fact in result.facts}


@pytest.mark.parametrize("year", ["2020年，", ""])
def test_links_to_reports_above_the_title_are_no_heads(year: str) -> None:
    lines = [NEW, OLD, NEW, FIRST[0], FIRST[1].replace("2020年，", year), SECOND[0]]
    result = extract("\n".join(lines).encode())
    assert result.meta.year == 2020
