"""Two reports in one file: nothing of the second becomes a fact of the first."""

from __future__ import annotations

import io

import docx
import pytest

from extractor import Options, extract
from extractor.schemas import Result

FIRST = "白榆县水利局2023年政府信息公开工作年度报告"
OTHER = "黑松县水利局2023年政府信息公开工作年度报告"
SAID = "2023年,我局主动公开政府信息1345条,收到政府信息公开申请57件,均已按期答复。"
LATER = "2023年,我局主动公开政府信息2000条,受理行政复议3件,均已审结。"


def values(made: Result) -> list[str]:
    return sorted(str(fact.value) for fact in made.facts)


def told(made: Result) -> list[str]:
    return [f.message for f in made.findings if "another report" in f.message]


def text(second: str = OTHER, body: str = LATER) -> str:
    return f"{FIRST}\n一、总体情况\n{SAID}\n\n{second}\n一、总体情况\n{body}\n"


def page(second: str) -> str:
    return f"<html><body><h1>{FIRST}</h1><p>{SAID}</p><h1>{second}</h1><p>{LATER}</p></body></html>"


def word() -> bytes:
    file, buffer = docx.Document(), io.BytesIO()
    for words in (FIRST, SAID, OTHER, LATER):
        file.add_paragraph(words)
    file.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "given",
    [
        text(),
        text(FIRST.replace("2023", "2022"), LATER.replace("2023", "2022")),
        text("2023年黑松县水利局政府信息公开年度报告"),
        page(OTHER),
        word(),
        f"id,title,text\n1,{FIRST},{SAID}\n2,{OTHER},{LATER}\n",
        # Two files put together by a program that knows nothing of byte order marks.
        text("\ufeff" + OTHER),
        text().replace("\n\n", "\ufeff"),
        text("\ufeff" + OTHER).replace("\n", "\r\n"),
        text().replace("\n\n", "\f"),
        # Titles over several lines, of one report or of both.
        text("黑松县水利局2023年政府信息公开工作\n年度报告"),
        text("黑松县水利局\n2023年政府信息公开\n工作年度报告"),
        text("黑松县水利局2023年度\r\n政府信息公开工作年\r\n度报告"),
        text("\ufeff黑松县水利局\n二〇二三年政府信息公开工作年度报告"),
        text().replace("信息公开工作年度", "信息公开\n工作年度"),
        page(OTHER.replace("政府", "<br>政府")),
        # The year in other characters.
        text(OTHER.replace("2023", "二0二二")),
        text(OTHER.replace("2023", "２０２２")),
        text(OTHER.replace("2023", "2 0 2 2 ")),
        # Ends of lines of other systems, and a file whose last line has none.
        text().replace("\n", "\r"),
        text().replace("\n", "\u2028"),
        text().replace("\n\n", ""),
        text("\x00" + OTHER),
        text(" " * 24 + OTHER),
        # The year on a line of its own, names with another one or with a number.
        text("黑松县水利局政府信息公开工作年度报告\n(2023年度)"),
        text("2022年\n白榆县水利局政府信息公开工作年度报告"),
        text("黑松县水利局(黑松县水文局)2023年政府信息公开工作年度报告"),
        text("黑松县第57中学2023年信息公开工作年度报告"),
        # The other report denies everything.
        text(body="2023年,我局未收到政府信息公开申请。\n二、存在问题\n无。"),
    ],
)
def test_of_two_reports_the_first_is_read_and_the_other_told(given: str | bytes) -> None:
    made = extract(given, Options())
    assert values(made) == ["1345", "57"]
    assert len(told(made)) == 1
    assert made.state == "needs_review"
    assert not [f for f in made.findings if f.whose == "source"]


@pytest.mark.parametrize(
    "given",
    [
        text("白榆县水利局2023年度政府信息公开年度报告"),  # the title again
        text("2023年白榆县水利局政务公开工作报告"),
        text("附:《黑松县水利局2023年政府信息公开工作年度报告》"),
        text("根据黑松县水利局2023年政府信息公开工作年度报告,"),
        text("白榆县水利局\n2023年政府信息公开工作\n年度报告"),
        text("\ufeff" + FIRST),
        text("白榆县水利局政府信息公开工作年度报告\n(2023年度)"),
    ],
)
def test_a_title_that_begins_no_other_report(given: str) -> None:
    made = extract(given, Options())
    assert {"1345", "57", "2000", "3"} >= set(values(made)) > {"57", "3"}
    assert not told(made)


def test_links_to_other_reports_begin_none() -> None:
    links = "\n".join(FIRST.replace("2023", str(year)) for year in range(2015, 2023))
    made = extract(f"{links}\n{text('五、其他', LATER)}\n{links}\n", Options())
    assert set(values(made)) >= {"57", "3"}
    assert not told(made)


def _sheets(second: str, figures: int = 3) -> str:
    rows = [("收到政府信息公开申请(件)", 57), ("办结申请(件)", 55), ("主动公开政府信息(条)", 1345)]
    table = "".join(f"<tr><td>{a}</td><td>{n}</td></tr>" for a, n in rows[:figures])
    return "<html><body><h1>Overview</h1><p>甲</p><p>乙</p>" + "".join(
        f"<h1>Sheet {at}: <em>{name}</em></h1><table><tr><td>{title}</td><td></td></tr>"
        f"<tr><td>项目</td><td>数量</td></tr>{table}</table>"
        for at, name, title in ((1, "甲", FIRST), (2, "乙", second))
    )


def test_a_title_on_several_lines_with_nothing_below_begins_none() -> None:
    linked = "黑松县水利局\n2023年政府信息公开工作年度报告\n"
    made = extract(f"{FIRST}\n一、总体情况\n{SAID}\n相关链接\n{linked}{linked}\n", Options())
    assert values(made) == ["1345", "57"]
    assert not told(made)


def test_each_sheet_of_a_workbook_may_be_a_report() -> None:
    made = extract(_sheets(FIRST.replace("2023", "2022")))
    assert values(made) == ["1345", "55", "57"]
    assert len(told(made)) == 1


@pytest.mark.parametrize(
    ("second", "others"),
    [
        ("黑松县水利局", 1),
        ("黑松县交通运输局", 1),
        ("黑松县人民政府", 0),
        ("黑松县人民政府办公室", 0),
    ],
)
def test_a_county_and_its_departments_have_reports_of_their_own(second: str, others: int) -> None:
    title = "黑松县2023年政府信息公开工作年度报告"
    made = extract(
        f"{title}\n一、总体情况\n{SAID}\n\n{title.replace('黑松县', second)}\n一、总体情况\n{LATER}\n"
    )
    assert len(told(made)) == others
    assert ("2000" in values(made)) == (not others)


def test_the_names_of_sheets_are_no_figures() -> None:
    made = extract(_sheets("附表", 1))
    assert told(made) == []
    assert {str(fact.value) for fact in made.facts} == {"57"}
