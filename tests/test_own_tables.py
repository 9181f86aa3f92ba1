"""Tables of another kind of report: a pack says in ``tables.toml`` how they are printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import UsageError, extract

_LENDING = """
[[indicator]]
id = "lending.books.total"
zh = "图书外借册数"
unit = "册"
printed = "1.图书外借册数"

[[indicator]]
id = "lending.books.children"
zh = "少儿图书外借册数"
unit = "册"
part_of = ["lending.books.total:readers"]

[[indicator]]
id = "lending.books.adults"
zh = "成人图书外借册数"
unit = "册"
part_of = ["lending.books.total:readers"]

[[indicator]]
id = "lending.journals.total"
zh = "期刊外借册数"
unit = "册"
printed = "2.期刊合订本外借册数"

[[indicator]]
id = "lending.journals.children"
zh = "少儿期刊外借册数"
unit = "册"

[[indicator]]
id = "lending.journals.adults"
zh = "成人期刊外借册数"
unit = "册"

[[indicator]]
id = "house.seats"
zh = "阅览座席"
unit = "个"

[[indicator]]
id = "house.area"
zh = "馆舍面积"
unit = "平方米"

[[indicator]]
id = "house.visits.total"
zh = "到馆人次"
unit = "人次"
"""
_TABLES = """
ends = "三"

[matrix]
title = "外借情况"
group = "lending"
begins = ["读者类别"]
together = ["读者类别少儿成人"]
columns = [
  {id = "children", path = ["读者", "少儿"]},
  {id = "adults", path = ["读者", "成人"]},
  {id = "total", path = ["合计"]},
]

[listing]
title = "馆情统计表"

[listing.also]
"读者到馆数" = "house.visits.total"

[[listing.section]]
group = "house"
heads = "{|基本}馆情…"
rows = {"座席" = "house.seats"}
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "libraries"
    folder.mkdir()
    (folder / "indicators.toml").write_text(_LENDING, encoding="utf-8")
    (folder / "tables.toml").write_text(_TABLES, encoding="utf-8")
    return folder


def values(text: str, pack: Path) -> dict[str, str]:
    return {fact.indicator: str(fact.value) for fact in extract(text, pack=pack).facts}


def test_rows_that_share_columns_are_read_by_what_both_are_called(library: Path) -> None:
    grid = """松坪县图书馆2022年工作报告
| 读者类别 | 少儿 | 成人 | 合计 |
| --- | --- | --- | --- |
| 1.图书外借册数 | 120 | 80 | 200 |
| 2.期刊合订本外借册 | 30 | 10 | 40 |
"""
    cells = {
        "lending.books.children": "120", "lending.books.adults": "80", "lending.books.total": "200",
        "lending.journals.children": "30", "lending.journals.adults": "10",
        "lending.journals.total": "40",
    }  # fmt: skip
    assert values(grid, library) == cells
    result = extract(grid, pack=library)
    assert result.custom is not None
    fact = next(f for f in result.facts if f.indicator == "lending.books.adults")
    address = fact.evidence[0].address
    assert address is not None
    assert (address.table, address.column) == ("外借情况", ("读者", "成人"))
    torn = "松坪县图书馆2022年工作报告\n读者类别\n少儿\n成人\n合计\n1.图书外借册数\n120\n80\n200\n三、其他\n"
    assert values(torn, library) == {k: v for k, v in cells.items() if ".books." in k}
    # Without the file the words of the row alone say nothing of the columns.
    (library / "tables.toml").unlink()
    assert "lending.books.adults" not in values(grid, library)


def test_a_row_whose_words_do_not_say_enough_is_understood_by_its_section(library: Path) -> None:
    listing = """松坪县图书馆2022年工作报告
馆情统计表
| 统计指标 | 单位 | 2022年 |
| --- | --- | --- |
| 一、基本馆情 | | |
| 1.座席 | 个 | 300 |
| 2.馆舍面积 | 平方米 | 5200 |
| 3.读者到馆数 | 人次 | 70500 |
"""
    assert values(listing, library) == {
        "house.seats": "300", "house.area": "5200", "house.visits.total": "70500"
    }  # fmt: skip
    elsewhere = listing.replace("一、基本馆情", "一、分馆")
    assert "house.seats" not in values(elsewhere, library)


def test_what_is_wrong_in_the_file_is_told_before_a_report_is_read(library: Path) -> None:
    file = library / "tables.toml"
    file.write_text(_TABLES.replace("house.visits.total", "house.visitors"), encoding="utf-8")
    with pytest.raises(UsageError, match=r"tables\.toml: listing: house\.visitors is no indicator"):
        extract("全年到馆3人次。", pack=library)
    file.write_text(_TABLES.replace('group = "lending"', ""), encoding="utf-8")
    with pytest.raises(UsageError, match=r"tables\.toml: matrix\.group: Field required"):
        extract("全年到馆3人次。", pack=library)


def test_cells_that_ran_together_are_cut_by_the_sums_of_its_columns(library: Path) -> None:
    glued = "松坪县图书馆2022年工作报告\n读者类别少儿成人合计1.图书外借册数120802002.期刊合订本外借册数301040"
    assert values(glued, library) == {
        "lending.books.children": "120", "lending.books.adults": "80", "lending.books.total": "200",
        "lending.journals.children": "30", "lending.journals.adults": "10",
        "lending.journals.total": "40",
    }  # fmt: skip
    unsure = glued.replace("12080200", "11111")
    assert not {id_ for id_ in values(unsure, library) if ".books." in id_}
