"""Bodies of the party, of its leagues and of associations: their names as they stand."""

from __future__ import annotations

import pytest

from extractor.text.body_names import is_name, parse
from tests.documents import document

BODY = "\n\n一、总体情况\n2021年,我单位认真落实各项要求,主动公开政府信息12条。\n"
NAMES = [
    "中共云屿县委",
    "中共云屿县委办公室",
    "中共云屿县委组织部",
    "中共云屿县委统一战线工作部",
    "中共云屿县委机构编制委员会办公室",
    "中共云屿县委网络安全和信息化委员会办公室",
    "中共云屿县委巡察工作领导小组办公室",
    "中共云屿县委党史研究室",
    "中共云屿县委党校",
    "中共云屿县直属机关工作委员会",
    "中共云屿县纪律检查委员会",
    "中共云屿县东溪镇委员会",
    "中国共产党云屿县委员会",
    "云屿县委宣传部",
    "云屿县委机构编制委员会办公室",
    "云屿县直机关工委",
    "云屿县纪委监委",
    "共青团云屿县委员会",
    "共青团云屿县委",
    "中国共产主义青年团云屿县委员会",
    "政协云屿县委员会",
    "政协云屿县委员会办公室",
    "中国国际贸易促进委员会云屿县委员会",
    "九三学社云屿县委员会",
    "云屿县人大常委会办公室",
    "云屿县妇女联合会",
    "云屿县妇联",
    "云屿县工会",
    "云屿县侨联",
    "云屿县科学技术协会",
    "云屿县科协",
    "云屿县文联",
    "云屿县计划生育协会",
    "云屿县法学会",
    "云屿县贸促会",
    "云屿县人民武装部",
]


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "opening",
    [
        "{}2021年政府信息公开工作年度报告",
        "2021年度{}政府信息公开工作年度报告",
        "{}\n2021年政府信息公开工作年度报告",
        "2021年政府信息公开工作年度报告\n本报告由{}编制。",
        "2021年政府信息公开工作年度报告\n来源:{}",
    ],
)
def test_the_name_as_it_stands(name: str, opening: str) -> None:
    meta = document(opening.format(name) + BODY).meta
    assert meta.agency is not None
    assert meta.agency.value == name
    assert meta.region is not None
    assert meta.region.value == ("云屿县东溪镇" if "东溪" in name else "云屿县")


@pytest.mark.parametrize(
    "words",
    ["中共党员", "中共中央办公厅", "县委组织部", "各级工会", "我会", "全县妇联", "政协委员会"],
)
def test_words_that_name_no_body_of_a_place(words: str) -> None:
    made = parse(words)
    assert not is_name(words) or (made is not None and not made.lead)
    assert document(f"{words}2021年政府信息公开工作年度报告{BODY}").meta.region is None


def test_the_committee_of_a_party_is_of_its_place_and_its_organs_are_departments() -> None:
    levels = {name: (made := parse(name)) and made.level(2021) for name in NAMES[:3]}
    assert levels == {
        "中共云屿县委": "county",
        "中共云屿县委办公室": "department",
        "中共云屿县委组织部": "department",
    }


def test_an_office_of_a_department_still_answers_for_it() -> None:
    words = "2021年政府信息公开工作年度报告\n本报告由云屿县卫生健康委员会办公室编制。"
    agency = document(words + BODY).meta.agency
    assert agency is not None
    assert agency.value == "云屿县卫生健康委员会"
