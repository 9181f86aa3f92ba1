"""What Markdown writes around words so that they look different: it is no part of a number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from .seen import read, values

TITLE = "白榆县水利局2023年政府信息公开工作年度报告"


def _read(text: str, name: str = "report.md") -> list[Decimal | None]:
    return values(read(f"# {TITLE}\n\n{text}\n".encode(), name))


@pytest.mark.parametrize(
    "number",
    [
        "[57]{.underline}件",
        "[57件]{.mark .big}",
        "[5]{.mark}[7]{.mark}件",
        "[57]{#n1}件",
        "==57==件",
        "==57件==",
        "*57*件",
        "*57件*",
        "*57*",
        "[57][2]件",
        r"$5 7$件",
    ],
)
def test_the_dress_of_a_number_is_no_part_of_it(number: str) -> None:
    said = f"收到申请{number}。办结55件。\n\n  [2]: http://www.by.gov.cn/2024/t_88.html (共99件)"
    assert _read(said) == [57, 55]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        # The tempting answer is right: nothing here is dress.
        ("分值为3*5*2件", [3, 5, 2]),
        ("* 收到57件\n* 办结55件", [57, 55]),
        ("甲==乙,收到57件", [57]),
        ("57==57件", [57, 57]),
        ("[57]件,[55]条", [57, 55]),
    ],
)
def test_other_signs_are_read_as_before(said: str, found: list[int]) -> None:
    assert _read(said) == found


@pytest.mark.parametrize(
    "said",
    [
        "收到申请*件,公开信息*条。",
        "收到申请*余件,办结5*件。",
        "收到申请*2件,公开*约30条。",
        "*共收到12*件。",
    ],
)
def test_stars_in_place_of_a_number_stay(said: str) -> None:
    assert said in read(f"# {TITLE}\n\n{said}\n".encode(), "report.md").text


def test_names_of_headings_are_no_part_of_the_title() -> None:
    made = read(f"# {TITLE} {{#top .unnumbered}}\n\n收到57件\n".encode(), "report.md")
    assert made.meta.agency is not None
    assert made.meta.agency.value == "白榆县水利局"


def test_chinese_signs_written_for_machines_count_nothing() -> None:
    said = "&ldquo;三公&rdquo;预算&#12289;决算&#65292;收到&nbsp;57&nbsp;件&#x3002;"
    made = read(f"{TITLE}\n\n{said}\n".encode(), "report.txt")
    assert made.text.endswith("“三公”预算、决算,收到57件。\n")
    assert values(made) == [57]
    assert _read("编号&#57,收到57件", "report.txt")[-1] == 57


def test_a_formula_with_blanks_in_its_number() -> None:
    assert _read(r"办结率$9 7 . 8 \%$,收到57件") == [Decimal("97.8"), 57]
