"""Tables as people paste them: a line holds label, unit and value, or labels have several columns."""

from __future__ import annotations

import pytest

from extractor import Result, extract
from extractor.schemas import OTHER

_ANNEX = """附:统计表
一、主动公开情况
(一)主动公开政府信息数(单位:条):{total}
(二)通过不同渠道和方式公开政府信息的情况
1.政府公报公开政府信息数(单位:条):0
2.政府网站公开政府信息数(单位:条):88
三、依申请公开情况
(一)收到申请数(单位:件):4
1.当面申请数(单位:件):1
3.网络申请数(单位:件):3
(二)申请办结数(单位:件):4
1.按时办结数(单位:件):4
七、机构建设和保障经费情况
(三)从事政府信息公开工作人员数(单位:人):3
1.专职人员数(单位:人):1
2.兼职人员数(单位:人):2
"""


def read(body: str, year: int) -> Result:
    return extract(f"松溪县水利局{year}年政府信息公开工作年度报告\n\n{body}")


def values(result: Result) -> dict[str, int]:
    return {f.indicator: int(f.value or 0) for f in result.facts if f.indicator != OTHER}


@pytest.mark.parametrize("total", ["91", "91条", "1,091"])
def test_a_line_of_label_unit_and_value_is_a_row(total: str) -> None:
    result = read(_ANNEX.format(total=total), 2016)
    assert values(result) == {
        "proactive.total": int(total.strip("条").replace(",", "")),
        "proactive.gazette": 0,
        "proactive.website": 88,
        "applications.received": 4,
        "applications.received.in_person": 1,
        "applications.received.online": 3,
        "applications.closed": 4,
        "applications.closed.on_time": 4,
        "organisation.staff": 3,
        "organisation.staff.full_time": 1,
        "organisation.staff.part_time": 2,
    }
    rows = [f.evidence[0].address for f in result.facts if f.indicator == "applications.received"]
    assert rows[0] is not None
    assert rows[0].row[-1] == "(一)收到申请数"


def test_lines_with_a_colon_that_are_no_table_stay_sentences() -> None:
    result = read("联系人:王立\n联系电话:0597\n收到申请数:4\n", 2016)
    assert [f.evidence[0].address for f in result.facts if f.indicator != OTHER] == [None]


_ROWS = [
    ("一、本年新收政府信息公开申请数量", "", "", "6 1 0 0 0 0 7"),
    ("二、上年结转政府信息公开申请数量", "", "", "0 0 0 0 0 0 0"),
    ("三、本年度办理结果", "(一)予以公开", "", "4 1 0 0 0 0 5"),
    ("三、本年度办理结果", "(五)不予处理", "1.信访举报投诉类申请", "2 0 0 0 0 0 2"),
    ("三、本年度办理结果", "(七)总计", "", "6 1 0 0 0 0 7"),
    ("四、结转下年度继续办理", "", "", "0 0 0 0 0 0 0"),
]


def _pasted(last: str = "7") -> str:
    heads = ["", "", "", *"自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计".split()]
    rows = [[*labels, *numbers.split()] for *labels, numbers in _ROWS]
    rows[-2][-1] = last
    return "\n".join("\t".join(row) for row in (heads, *rows))


def test_blank_columns_of_labels_take_no_cell_from_a_row() -> None:
    found = values(read(_pasted(), 2023))
    assert found["applications.closed"] == 7
    assert found["applications.closed.natural_person"] == 6
    assert found["applications.carried_out"] == 0


def test_a_blank_cell_among_the_numbers_is_blank_where_tabs_part_the_cells() -> None:
    result = read(_pasted(last=""), 2023)
    found = {fact.indicator: fact.value for fact in result.facts}
    assert found["applications.closed"] is None
    assert found["applications.closed.natural_person"] == 6
    assert [finding.kind for finding in result.findings] == ["missing_figure"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "截至年底,累计公开信息640条,今年新增75条。",
            {"proactive.cumulative": 640, "proactive.total": 75},
        ),
        (
            "截至年底,累计公开信息640条,2016年新增75条。",
            {"proactive.cumulative": 640, "proactive.total": 75},
        ),
        ("截至年底,累计公开信息640条,今年新增栏目5个。", {"proactive.total": 640}),
    ],
)
def test_a_stock_stands_beside_what_is_new_this_year(text: str, expected: dict[str, int]) -> None:
    assert values(read(text, 2016)) == expected


def test_what_is_not_of_this_agency_is_no_count_of_its_own() -> None:
    scopes = {
        f.indicator: f.scope for f in read("收到申请5件,其中非本机关1件,同意公开4件。", 2016).facts
    }
    assert scopes["applications.not_this_agency"] is None
    whole = read("本机关收到申请5件。", 2016).facts
    assert [f.scope for f in whole if f.indicator == "applications.received"] == ["own"]
