"""Part two: items printed as on another year's form, notes, signs, units of money, lost blanks."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Options, extract
from extractor.schemas import OTHER, Result

HEAD = "丁县林草局2021年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
_ITEMS = {
    "第二十条第(一)项": {
        "form2019": (
            ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
            {
                "规章": ("regulations", "made", "newly_public", "public_total"),
                "规范性文件": ("normative_documents", "made", "newly_public", "public_total"),
            },
        ),
        "form2021": (
            ("本年制发件数", "本年废止件数", "现行有效件数"),
            {
                "规章": ("regulations", "issued", "repealed", "in_force"),
                "行政规范性文件": ("normative_documents", "issued", "repealed", "in_force"),
            },
        ),
    },
    "第二十条第(六)项": {
        "form2019": (
            ("上一年项目数量", "本年增/减", "处理决定数量"),
            {
                "行政处罚": ("penalties", "items_last_year", "items_change", "decisions"),
                "行政强制": ("coercion", "items_last_year", "items_change", "decisions"),
            },
        ),
        "form2021": (
            ("本年处理决定数量",),
            {"行政处罚": ("penalties", "decisions"), "行政强制": ("coercion", "decisions")},
        ),
    },
}


def read(text: str) -> Result:
    return extract(text, Options())


def values(text: str) -> dict[str, Decimal | None]:
    return {f.indicator: f.value for f in read(text).facts if f.indicator != OTHER}


def written(rows: list[list[str]], layout: str) -> str:
    if layout == "pipes":
        return "".join("| " + " | ".join(row) + " |\n" for row in rows)
    return "".join(cell + ("\n\n" if layout == "paragraphs" else "\n") for r in rows for cell in r)


def html(rows: list[list[str]]) -> str:
    made = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    return f"<html><body><p>丁县林草局2019年政府信息公开工作年度报告</p><table>{made}</table></body></html>"


@given(
    st.tuples(st.sampled_from(["form2019", "form2021"]), st.sampled_from(["form2019", "form2021"])),
    st.lists(st.integers(0, 999), min_size=12, max_size=12),
    st.sampled_from(["pipes", "lines", "paragraphs"]),
)
def test_every_item_is_read_by_its_own_headers(
    forms: tuple[str, str], numbers: list[int], layout: str
) -> None:
    left, rows, truth = iter(numbers), [], {}
    for (item, printed), form in zip(_ITEMS.items(), forms, strict=True):
        heads, labels = printed[form]
        rows += [[item], ["信息内容", *heads]]
        for label, (group, *names) in labels.items():
            given_ = [next(left) for _ in names]
            rows.append([label, *map(str, given_)])
            truth |= {f"{group}.{n}": Decimal(v) for n, v in zip(names, given_, strict=True)}
    assert values(HEAD + written(rows, layout)) == truth


@pytest.mark.parametrize("layout", ["pipes", "lines"])
def test_a_note_that_names_another_row_does_not_make_it_that_row(layout: str) -> None:
    rows = [
        ["第二十条第(一)项"],
        ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"],
        ["规章(设区的市以上政府填报)", "0", "0", "0"],
        ["规范性文件(标题用“规定”“办法”的公文)", "3", "2", "21"],
        ["其他主动公开文件(规范性文件以外主动公开的文件)", "87", "65", "143"],
    ]
    found = values(HEAD + written(rows, layout))
    assert [found[f"normative_documents.{n}"] for n in ("made", "newly_public", "public_total")] == [
        3, 2, 21,
    ]  # fmt: skip
    assert not [f for f in read(HEAD + written(rows, layout)).findings if f.kind == "conflict"]


@pytest.mark.parametrize("layout", ["pipes", "lines"])
@pytest.mark.parametrize(
    ("change", "value"),
    [("+3", 3), ("-3", -3), ("--3", None), ("↓3", None), ("下降3", None)],
)
def test_a_change_whose_sign_is_not_sure_has_no_value(
    change: str, value: int | None, layout: str
) -> None:
    rows = [
        ["第二十条第(六)项"],
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
        ["行政处罚", "52", change, "9"],
        ["行政强制", "7", "0", "0"],
    ]
    found = values(HEAD + written(rows, layout))
    assert found.get("penalties.items_change") == value
    assert found["coercion.items_last_year"] == 7


@pytest.mark.thorough(every=2)
@pytest.mark.parametrize("layout", ["pipes", "lines", "paragraphs"])
@pytest.mark.parametrize(
    ("head", "cell", "unit", "money"),
    [
        ("采购总金额(万元)", "35.2", "万元", "352000"),
        ("采购总金额(单位:万元,保留一位小数)", "35.2", "万元", "352000"),
        ("采购总金额(万元)", "352000元", "元", "352000"),
        ("采购总金额", "352000", "元", "352000"),
    ],
)
def test_money_is_in_the_unit_that_its_header_prints(
    head: str, cell: str, unit: str, money: str, layout: str
) -> None:
    rows = [
        ["第二十条第(九)项"], ["信息内容", "采购项目数量", head], ["政府集中采购", "3", cell]
    ]  # fmt: skip
    result = read(HEAD.replace("2021", "2019") + written(rows, layout))
    (fact,) = [f for f in result.facts if f.indicator == "procurement.amount"]
    assert (fact.unit, fact.normal_value, fact.verdict) == (unit, Decimal(money), "stated")


def test_fees_in_yuan_are_not_taken_for_ten_thousands() -> None:
    rows = [["第二十条第(八)项"], ["信息内容", "本年收费金额(单位:元)"], ["行政事业性收费", "4500"]]
    (fact,) = [f for f in read(HEAD + written(rows, "pipes")).facts if f.unit]
    assert (fact.unit, fact.normal_value, fact.normal_unit) == ("元", Decimal("0.45"), "万元")
    assert "单位:元" in fact.evidence[0].quote.text


def test_words_that_a_traditional_copy_has_exchanged_name_the_same_rows() -> None:
    rows = [
        ["第二十條第(一)項"],
        ["信息內容", "本年制發件數", "本年廢止件數", "現行有效件數"],
        ["規章", "0", "0", "0"],
        ["行政規範性檔案", "4", "1", "16"],
    ]
    found = values("丁縣林草局2022年政府信息公開工作年度報告\n" + written(rows, "pipes"))
    assert [found[f"normative_documents.{n}"] for n in ("issued", "repealed", "in_force")] == [
        4, 1, 16,
    ]  # fmt: skip


def test_rows_of_a_copy_that_has_lost_its_blanks_have_no_columns() -> None:
    catalogue = [
        ["第二十条第(五)项", "", "", ""],
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
        ["行政许可", "5", "8", ""],
        ["其他对外管理服务事项", "4", "1", "9"],
    ]
    applications = [
        ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计", ""],
        ["一、本年新收政府信息公开申请数量", "4", "2", "6", "", "", "", ""],
        ["(一)予以公开", "6", "6", "", "", "", "", ""],
    ]
    head = HEAD.replace("2021", "2019")
    text = head + written(catalogue, "pipes") + "三、收到和处理政府信息公开申请情况\n"
    result = read(text + written(applications, "pipes"))
    lost = [(f.label, f.value) for f in result.facts if f.label.startswith("行政许可")]
    assert lost == [("行政许可(列不明)", 5), ("行政许可(列不明)", 8)]
    found = {f.indicator: f.value for f in result.facts}
    assert "licensing.items_last_year" not in found
    assert found["other_services.decisions"] == 9
    # Where a blank stands before a number, or cells are cells, the same row is read.
    kept = [["规章", "", "", "0"], *catalogue]
    for text in (head + written(kept, "pipes"), html(catalogue)):
        whole = values(text)
        assert (whole["licensing.items_last_year"], whole["licensing.items_change"]) == (5, 8)


def test_a_text_that_may_have_lost_its_blanks_is_not_believed_about_them() -> None:
    rows = [
        ["第二十条第(六)项"],
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
        ["行政处罚", "46", "1893", ""],
        ["行政强制", "7", "1", "52"],
    ]
    result = read(HEAD.replace("2021", "2019") + written(rows, "pipes") + "五、存在的主要问题\n")
    found = {f.indicator: f.value for f in result.facts if f.indicator != OTHER}
    assert found == {
        "coercion.items_last_year": 7, "coercion.items_change": 1, "coercion.decisions": 52
    }  # fmt: skip
    assert [f.value for f in result.facts if f.label == "行政处罚(列不明)"] == [46, 1893]
    assert [f.kind for f in result.findings] == ["unplaced_table"]


@pytest.mark.parametrize("layout", ["pipes", "lines"])
def test_a_header_that_says_something_else_is_believed(layout: str) -> None:
    rows = [
        ["第二十条第(六)项"],
        ["信息内容", "上一年项目数量", "本年数量", "办件量"],
        ["行政处罚", "46", "18", "93"],
        ["行政强制", "7", "1", "52"],
    ]
    text = HEAD.replace("2021", "2019") + written(rows, layout)
    assert values(text) == {"penalties.items_last_year": 46, "coercion.items_last_year": 7}
    others = {f.label: f.value for f in read(text).facts if f.indicator == OTHER}
    assert others["行政处罚 × 本年数量"] == 18
    assert others["行政强制 × 办件量"] == 52


@pytest.mark.parametrize(
    ("behind", "told"), [("四、结转下年度继续办理\n0\n其他\n", True), ("", False)]
)
def test_a_row_of_nothing_but_zeros_needs_no_columns(behind: str, told: bool) -> None:
    text = (
        "丁县林草局2020年政府信息公开工作年度报告\n申请人情况\n自然人\n总计\n"
        f"一、本年新收政府信息公开申请数量\n3\n二、上年结转政府信息公开申请数量\n0\n{behind}"
    )
    found = values(text)
    # A text that ends here may have been cut off in the middle of the row.
    assert (found.get("applications.carried_in") == 0) is told
    assert "applications.received.natural_person" not in found


@pytest.mark.parametrize("layout", ["pipes", "lines"])
def test_a_question_mark_for_a_blank_is_no_word(layout: str) -> None:
    rows = [
        ["第二十条第(一)项"],
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "? 0", "0"],
        ["行政规范性文件", "4", "? 1", "16"],
    ]
    found = values(HEAD + written(rows, layout))
    assert (found["normative_documents.repealed"], found["normative_documents.in_force"]) == (1, 16)


def test_a_row_that_is_cut_off_has_no_total() -> None:
    rows = [
        ["(本列数据的勾稽关系)", "申请人情况", *[""] * 6],
        ["自然人", "法人或其他组织", "总计", *[""] * 5],
        ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", *[""] * 3],
        ["一、本年新收政府信息公开申请数量", "3", "0", "0", "0", "0", "0", "3"],
    ]
    text = HEAD + written(rows, "pipes") + "| 二、上年结转政府信息公开申请数量 | 0 | 0 |"
    assert "applications.carried_in" not in values(text)


_CHANGES = [
    ("减3", None), ("减少:2", None), ("减少 4", None), ("增2", 2), ("增加5", 5), ("+6", 6), ("-7", -7),
]  # fmt: skip


@pytest.mark.thorough(every=2)
@pytest.mark.parametrize("layout", ["pipes", "lines", "paragraphs"])
@pytest.mark.parametrize(("change", "value"), _CHANGES)
def test_a_change_in_words_does_not_hide_the_rest_of_its_row(
    layout: str, change: str, value: int | None
) -> None:
    rows = [
        ["第二十条第(五)项"],
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
        ["行政许可", "8", change, "17"],
        ["其他对外管理服务事项", "12", "0", "40"],
    ]
    found = values(HEAD.replace("2021", "2019") + written(rows, layout))
    if value is None and layout == "pipes":  # below its header, which asks for the change
        value = -int(change[-1])
    assert found["licensing.items_last_year"] == 8
    assert found.get("licensing.items_change") == value
    assert found["licensing.decisions"] == 17
    assert found["other_services.decisions"] == 40


@pytest.mark.parametrize("words", ["不涉及", "不适用", "暂无", "没有"])
def test_words_for_nothing_fill_a_cell(words: str) -> None:
    rows = [
        ["第二十条第(六)项"],
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
        ["行政处罚", "31", words, "6"],
    ]
    result = read(HEAD.replace("2021", "2019") + written(rows, "lines"))
    found = {f.indicator: (f.value, f.semantic) for f in result.facts}
    assert found["penalties.items_last_year"] == (31, "explicit")
    assert found["penalties.decisions"] == (6, "explicit")
    assert found.get("penalties.items_change", (None, ""))[0] is None
    assert not [f for f in result.findings if f.whose == "source"]


@pytest.mark.parametrize("layout", ["pipes", "lines"])
def test_under_the_headers_of_another_item_nothing_is_known(layout: str) -> None:
    rows = [
        ["第二十条第(八)项"],
        ["信息内容", "上一年项目数量", "本年增/减"],
        ["行政事业性收费", "3", "1"],
        ["第二十条第(九)项"],
        ["信息内容", "上一年项目数量", "本年增/减"],
        ["政府集中采购", "5", "2"],
    ]
    result = read(HEAD.replace("2021", "2019") + written(rows, layout))
    found = {f.indicator: f.value for f in result.facts if f.indicator != OTHER}
    assert found == {
        "administrative_fees.items_last_year": 3,
        "administrative_fees.items_change": 1,
    }
    assert sorted(f.value or 0 for f in result.facts if f.indicator == OTHER) == [2, 5]
    assert not result.findings


@pytest.mark.parametrize("layout", ["pipes", "lines"])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_column_of_another_form_is_read_where_it_was_added(layout: str, at: int) -> None:
    heads, cells = ["上一年项目数量", "本年增/减"], ["6", "-2"]
    heads.insert(at - 1, "本年收费金额(单位:万元)")
    cells.insert(at - 1, "20.5")
    rows = [
        ["第二十条第(五)项"],
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
        ["行政许可", "8", "1", "17"],
        ["第二十条第(八)项"],
        ["信息内容", *heads],
        ["行政事业性收费", *cells],
    ]
    result = read(HEAD.replace("2021", "2019") + written(rows, layout))
    found = {f.indicator: f.value for f in result.facts if f.indicator != OTHER}
    assert found["administrative_fees.amount"] == Decimal("20.5")
    assert found["administrative_fees.items_last_year"] == 6
    assert found["administrative_fees.items_change"] == -2
    assert found["licensing.decisions"] == 17
    assert result.meta.form == "form2019"


@pytest.mark.parametrize("layout", ["pipes", "lines"])
def test_an_added_column_that_no_form_has_is_no_column_of_one(layout: str) -> None:
    rows = [
        ["第二十条第(八)项"],
        ["信息内容", "上一年项目数量", "本年增/减", "减免户数"],
        ["行政事业性收费", "6", "-2", "20"],
    ]
    result = read(HEAD.replace("2021", "2019") + written(rows, layout))
    assert "administrative_fees.amount" not in {f.indicator for f in result.facts}
    assert not [f for f in result.facts if f.value == 20 and f.indicator != OTHER]


@pytest.mark.parametrize("layout", ["pipes", "lines"])
def test_beside_an_added_column_the_header_of_another_item_heads_nothing(layout: str) -> None:
    rows = [
        ["第二十条第(八)项"],
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量", "本年收费金额(单位:万元)"],
        ["行政事业性收费", "6", "-2", "11", "20.5"],
    ]
    result = read(HEAD.replace("2021", "2019") + written(rows, layout))
    found = {f.indicator: f.value for f in result.facts if f.indicator != OTHER}
    assert 11 not in found.values()
    assert found.get("administrative_fees.amount", Decimal("20.5")) == Decimal("20.5")


@pytest.mark.parametrize(("rest", "read"), [("事项", True), ("的情况", False)])
def test_a_label_of_part_two_may_go_on_below_its_figures(rest: str, read: bool) -> None:
    text = HEAD.replace("2021", "2019") + "\n".join(
        (
            "第二十条第(五)项",
            "信息内容 上一年项目数量 本年增/减 处理决定数量",
            "行政许可 8 1 17",
            "其他对外管理服务 12 0 40",
            rest,
            "第二十条第(六)项",
            "信息内容 上一年项目数量 本年增/减 处理决定数量",
            "行政处罚 31 0 6",
        )
    )
    found = values(text + "\n")
    assert ("other_services.decisions" in found) is read
    assert found["penalties.decisions"] == 6
