"""Divisions of GB/T 2260: by name, by year, by what the text says; and places that nobody knows."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.resources import data_path
from extractor.text.places import candidates, division, known_at, level_of_place, units

ROWS = [
    line.split("\t")
    for line in data_path("schemas", "places", "divisions.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def codes(name: str, text: str = "", year: int | None = 2016) -> set[str]:
    return {place.code for place in candidates(units(name), text, year)}


def test_the_table_is_of_one_shape() -> None:
    for code, name, short, first, last in ROWS:
        assert re.fullmatch(r"[1-9]\d{5}", code)
        assert re.fullmatch(r"[一-鿿]{2,15}", name)
        assert short == "" or len(short) < len(name) or short == name
        assert 2005 <= int(first) <= int(last or 2026)
    assert len({(code, name) for code, name, *_ in ROWS}) == len(ROWS)


def test_every_county_lies_in_a_province_of_the_table() -> None:
    known = {code for code, *_ in ROWS}
    assert {f"{code[:2]}0000" for code in known} <= known


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("广德县", 2015, "341822"),
        ("广德市", 2022, "341882"),
        ("元谋县", 2011, "532328"),
        ("崇文区", 2008, "110103"),
        ("彭水苗族土家族自治县", 2020, "500243"),
        ("彭水县", 2020, "500243"),
        ("临夏州", 2020, "622900"),
        ("内蒙古自治区", 2020, "150000"),
        ("东莞市", 2020, "441900"),
        # Years that no list covers are read by the nearest one.
        ("崇文区", 2020, "110103"),
        ("广德市", 2015, "341882"),
    ],
)
def test_a_name_and_a_year_give_a_code(name: str, year: int, code: str) -> None:
    assert codes(name, year=year) == {code}


def test_a_name_that_several_places_bear_stays_open_until_the_text_names_what_is_above() -> None:
    assert len(codes("和平区")) > 1
    assert codes("和平区", "在沈阳市委的领导下") == {"210102"}
    assert codes("沈阳市和平区") == {"210102"}
    assert len(codes("鼓楼区", "江苏省")) == 2
    assert codes("云屿区", "沈阳市") == set()


def test_a_division_is_named_with_those_above_it_in_its_time() -> None:
    (place,) = candidates(["广德县"], "", 2015)
    found = division(place)
    assert (found.name, found.level) == ("安徽省宣城市广德县", "county")


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("上海市", "province"),
        ("苏州市", "prefecture"),
        ("大冶市", "county"),
        ("湖里区", "district"),
        ("浦东新区", "district"),
        ("神农架林区", "county"),
        ("六枝特区", "county"),
        ("云屿市", "prefecture"),
        ("云屿市岚州市", "county"),
        ("云屿区", "district"),
        ("云屿县", "county"),
        ("云屿县是岭乡", "township"),
        ("云屿区青石街道", "street"),
    ],
)
def test_a_district_of_a_city_is_no_county(name: str, level: str) -> None:
    assert level_of_place(units(name), 2016) == level


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("江渚市云台区", ["江渚市", "云台区"]),
        ("丁州市丁溪县东溪镇", ["丁州市", "丁溪县", "东溪镇"]),
        ("南阳市镇平县", ["南阳市", "镇平县"]),
        ("湖里区人民政府", ["湖里区"]),
        ("东区街道", ["东区街道"]),
        ("水利局", []),
        # No town holds a district: what looks like one is a part of its name.
        ("桐乡岭区水务局", ["桐乡岭区"]),
        ("丁州市桐乡岭区水务局", ["丁州市", "桐乡岭区"]),
        ("岚镇屿县人民政府", ["岚镇屿县"]),
        ("岚乡口镇人民政府", ["岚乡口镇"]),
        ("屿县岚区教育局", ["屿县岚区"]),
        # And its twins, where a name of its own ends there.
        ("桐岭乡水务站", ["桐岭乡"]),
        ("岚屿镇社区服务中心", ["岚屿镇"]),
        ("岚屿镇城市管理办公室", ["岚屿镇"]),
        ("岚屿乡园区办公室", ["岚屿乡"]),
        ("云屿县岚岭乡", ["云屿县", "岚岭乡"]),
        ("岚屿乡柏乡县", ["岚屿乡"]),
        ("岚屿镇岚屿镇人民政府", ["岚屿镇"]),
        ("岚屿镇岛溪镇", ["岚屿镇"]),
    ],
)
def test_places_that_begin_a_name(name: str, found: list[str]) -> None:
    assert units(name) == found


@given(st.sampled_from(ROWS), st.text(alphabet="局委学的与在,年", max_size=6))
def test_every_place_of_the_table_is_known_before_anything(row: list[str], behind: str) -> None:
    name = row[1]
    assert known_at(f"某{name}{behind}", 1) >= len(name)


@given(st.text(alphabet="某岚云屿市县区镇乡街道州省旗自治", max_size=24))
def test_units_are_the_beginning_of_the_name(words: str) -> None:
    assert words.startswith("".join(units(words)))


def test_help_reads_no_table() -> None:
    """The audit hook sees every file that the process opens."""
    script = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda name, args: opened.append(str(args[0])) if name == 'open' else None)\n"
        "from extractor.cli import main\n"
        "sys.argv = ['extractor', '--help']\n"
        "try:\n"
        "    main()\n"
        "except SystemExit:\n"
        "    pass\n"
        "assert opened\n"
        "print([path for path in opened if 'divisions' in path or 'bodies.toml' in path], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr.strip().splitlines()[-1] == "[]"
