"""Tables whose cells ran together: read only where sums prove one way, never wrongly."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import extract
from extractor.text.splitting import splits
from tests.documents import document

HEAD = "申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他"
NUMBERS = st.one_of(st.just(0), st.integers(0, 12), st.integers(0, 3000))


def row(parts: list[int]) -> list[int]:
    return [*parts, sum(parts)]


@given(st.lists(NUMBERS, min_size=6, max_size=6))
def test_the_true_way_is_always_among_the_ways(parts: list[int]) -> None:
    numbers = row(parts)
    digits = "".join(map(str, numbers))
    ways = splits(digits, 7, 7)
    assert tuple(numbers) in ways or not ways
    assert all(sum(way[:-1]) == way[-1] and "".join(map(str, way)) == digits for way in ways)


@given(st.lists(st.lists(NUMBERS, min_size=6, max_size=6), min_size=2, max_size=2))
def test_no_wrong_number_comes_out_of_a_glued_table(rows: list[list[int]]) -> None:
    received, carried = row(rows[0]), row(rows[1])
    glued = ["".join(map(str, numbers)) for numbers in (received, carried)]
    text = (
        f"某县民政局2021年政府信息公开工作年度报告\n\n{HEAD}一、本年新收政府信息公开申请数量{glued[0]}"
        f"二、上年结转政府信息公开申请数量{glued[1]}"
    )
    made = document(text)
    printed = {Decimal(number) for number in (*received, *carried)}
    assert {m.value for m in made.mentions if m.statistical} <= printed
    unread = [m.raw for m in made.mentions if m.kind == "damaged"]
    assert set(unread) <= set(glued)


def test_row_numbers_are_no_digits_of_the_row_above() -> None:
    result = extract(
        f"某县民政局2020年政府信息公开工作年度报告\n\n{HEAD}三、本年度办理结果(五)不予处理"
        "1.信访举报投诉类申请40000042.重复申请10000013.要求提供公开出版物0000000"
    )
    found = {fact.indicator: fact.value for fact in result.facts}
    assert found["applications.not_processed.complaint"] == 4
    assert found["applications.not_processed.repeated"] == 1


def test_a_copy_may_begin_with_a_later_row_of_a_group() -> None:
    result = extract(
        f"某县民政局2020年政府信息公开工作年度报告\n\n{HEAD}(五)不予处理"
        "3.要求提供公开出版物00200024.无正当理由大量反复申请10000015.要求行政机关确认0000000"
    )
    found = {fact.indicator: fact.value for fact in result.facts}
    assert found["applications.not_processed.publication"] == 2
    assert found["applications.not_processed.excessive"] == 1
    assert not {Decimal(24), Decimal(15)} & set(found.values())


def test_what_no_sum_proves_is_damaged_and_announced() -> None:
    result = extract(
        "某市司法局2020年政府信息公开工作年度报告\n\n第二十条第(一)项信息内容本年新制作数量本年新公开数量"
        "对外公开总数量规章000规范性文件2235"
    )
    assert not [f for f in result.facts if f.indicator.startswith("normative_documents")]
    assert any(f.kind == "unplaced_table" for f in result.findings)
    assert {f.value for f in result.facts} <= {Decimal(0)}


def test_headers_that_ran_together_over_cells_that_did_not_are_no_glued_table() -> None:
    made = document("信息内容本年处理决定数量\n行政许可 97\n第二十条第(六)项")
    assert made.glued == ()
    assert [m.value for m in made.mentions if m.statistical] == [97]


ONE = "第二十条第(五)项信息内容本年处理决定数量行政许可{}第二十条第(八)项信息内容本年收费金额(单位:万元)行政事业性收费{}"


@settings(max_examples=settings().max_examples // 2)
@given(st.integers(0, 10**6), st.decimals(0, 10**5, places=2), st.booleans())
def test_one_column_to_an_item_is_nothing_to_cut(count: int, money: Decimal, beside: bool) -> None:
    first = "第二十条第(一)项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件4215"
    text = (first if beside else "") + ONE.format(count, money)
    result = extract(
        f"某县民政局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n{text}\n"
    )
    found = {fact.indicator: fact.value for fact in result.facts}
    assert found["licensing.decisions"] == count
    assert found["administrative_fees.amount"] == money
    assert not [name for name in found if name.startswith("normative_documents")]
    assert any(f.kind == "unplaced_table" for f in result.findings) is beside


def test_two_columns_are_never_read_as_one() -> None:
    text = "第二十条第(八)项信息内容上一年项目数量本年增/减行政事业性收费125第二十条第(九)项信息内容采购项目数量采购总金额政府集中采购12345.6"
    result = extract(
        f"某县民政局2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n{text}\n"
    )
    assert result.facts == ()
    assert any(f.kind == "unplaced_table" for f in result.findings)


ROWS = """三、办理情况
商业企业科研机构社会公益组织法律服务机构其他
一、本年新收政府信息公开申请数量{received}
二、上年结转政府信息公开申请数量0000000
三、本年度办理结果(一)予以公开2000002
(二)部分公开(区分处理的,只计这一情形,不计其他情形)1000001
(三)不予公开1.属于国家秘密0000000
2.其他法律行政法规禁止公开1000001
(六)其他处理1.申请人无正当理由逾期不补正、
行政机关不再处理其政府信息公开申请0100001
(七)总计{closed}
四、结转下年度继续办理0000000
"""


def test_rows_in_lines_are_read_however_long_their_labels_are() -> None:
    result = extract(
        "某县民政局2021年政府信息公开工作年度报告\n" + ROWS.format(received=4100005, closed=4100005)
    )
    found = {fact.indicator: fact.value for fact in result.facts}
    assert found["applications.received"] == found["applications.closed"] == 5
    assert found["applications.partially_granted"] == 1
    assert found["applications.refused.state_secret"] == 0
    assert found["applications.refused.prohibited_by_law"] == 1
    assert found["applications.other.not_corrected.commercial"] == 1
    assert not result.findings  # nor is the number of a row a number that nobody claims


def test_a_row_whose_sum_does_not_hold_is_damaged_and_no_other_is() -> None:
    result = extract(
        "某县民政局2021年政府信息公开工作年度报告\n" + ROWS.format(received=4100005, closed=4100007)
    )
    found = {fact.indicator: fact.value for fact in result.facts}
    assert found["applications.received"] == 5
    assert "applications.closed" not in found
    assert 4100007 not in found.values()
    assert any(finding.kind == "unplaced_table" for finding in result.findings)


def test_one_column_to_an_item_is_read_from_the_line_below_its_headers() -> None:
    result = extract(
        "某县民政局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第(五)项\n"
        "信息内容本年处理决定数量\n行政许可42\n第二十条第(六)项\n信息内容本年处理决定数量\n行政处罚5\n"
        "行政强制12\n第二十条第(八)项\n信息内容本年收费金额(单位:万元)\n行政事业性收费3.70\n"
    )
    found = {fact.indicator: fact.value for fact in result.facts}
    assert found["licensing.decisions"] == 42
    assert found["coercion.decisions"] == 12
    assert found["administrative_fees.amount"] == Decimal("3.70")


def test_an_amount_behind_a_number_of_projects_is_no_part_of_it() -> None:
    result = extract(
        "某县民政局2019年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第(九)项\n"
        "信息内容采购项目数量采购总金额(单位:万元)\n政府集中采购17904.2\n"
    )
    assert result.facts == ()
    assert any(finding.kind == "unplaced_table" for finding in result.findings)


PART_FOUR = (
    "某县民政局2021年政府信息公开工作年度报告\n\n{}\n结果维持结果纠正其他结果尚未审结总计\n{}\n"
)


def test_the_table_of_one_kind_of_case_alone_is_cut_by_its_sum() -> None:
    for heading in ("四、被申请行政复议情况", "四、行政复议和诉讼\n行政复议"):
        result = extract(PART_FOUR.format(heading, "20417"))
        found = {fact.indicator.rpartition(".")[2]: fact.value for fact in result.facts}
        assert found == {"upheld": 2, "corrected": 0, "other": 4, "pending": 1, "total": 7}
        assert {f.indicator.partition(".")[0] for f in result.facts} == {"reconsideration"}
        assert result.state == "done"


def test_of_several_kinds_of_cases_each_row_names_its_own() -> None:
    rows = "行政复议20417\n行政诉讼10001"
    result = extract(PART_FOUR.format("四、行政复议、行政诉讼情况", rows))
    found = {fact.indicator: fact.value for fact in result.facts if fact.indicator != "other"}
    assert found["reconsideration.total"] == 7
    assert not [name for name in found if name.startswith("litigation")]  # of two kinds of suits
    assert result.findings


def test_the_digits_of_a_small_table_that_do_not_add_up_are_damaged() -> None:
    for digits in ("20418", "1210013", "204"):  # no way; 1 2 10 0 13 or 12 1 0 0 13; too few
        result = extract(PART_FOUR.format("四、被申请行政复议情况", digits))
        assert result.facts == ()
        assert any(finding.kind == "unplaced_table" for finding in result.findings)


def test_a_row_is_not_cut_where_the_number_of_the_next_one_is_not_expected() -> None:
    # 0 0 0 1 0 26 27 and the 4 of the next row, or 0 0 0 10 2 62 74: the copy lost row 3.
    result = extract(
        f"某县民政局2020年政府信息公开工作年度报告\n\n{HEAD}三、本年度办理结果(五)不予处理"
        "1.信访举报投诉类申请40000042.重复申请0001026274.无正当理由大量反复申请0000000"
    )
    found = {fact.indicator: fact.value for fact in result.facts}
    assert found["applications.not_processed.complaint"] == 4
    assert "applications.not_processed.repeated" not in found
    assert found["applications.not_processed.excessive"] == 0
    assert any(finding.kind == "unplaced_table" for finding in result.findings)


_SECTION = "三、收到和处理政府信息公开申请情况"
_ROWS = (
    "一、本年新收政府信息公开申请数量41000 05",
    "二、上年结转政府信息公开申请数量1000001",
    "三、本年度办理结果(一)予以公开3100004",
    "(二)部分公开(区分处理的,只计这一情形,不计其他情形)1000001",
    "(三)不予公开1.属于国家秘密0000000",
    "(七)总计4100005",
    "四、结转下年度继续办理1000001",
)


def test_all_rows_in_one_line_below_the_headers_are_read_as_they_are_behind_them() -> None:
    rows = "".join(_ROWS).replace(" ", "")
    found = []
    for between in ("", "\n"):
        text = f"某县民政局2022年政府信息公开工作年度报告\n{_SECTION}\n{HEAD}{between}{rows}\n四、其他\n"
        result = extract(text)
        found.append({fact.indicator: fact.value for fact in result.facts})
        assert not [m.raw for m in result.mentions if m.kind == "damaged"]
    assert found[0] == found[1]
    assert found[1]["applications.granted.natural_person"] == 3
    assert found[1]["applications.partially_granted"] == 1


def test_a_line_of_prose_below_a_glued_table_is_no_row_of_it() -> None:
    text = (
        f"某县民政局2022年政府信息公开工作年度报告\n{HEAD}一、本年新收政府信息公开申请数量4100005"
        "二、上年结转政府信息公开申请数量1000001\n全年网站访问量1234567次,政务微博阅读量7654321次,发布信息310条。\n"
    )
    values = {fact.value for fact in extract(text).facts}
    assert {1234567, 7654321, 310} <= values


def test_the_short_rows_of_a_table_without_its_zeros_are_damaged_and_no_number() -> None:
    rows = (
        "一、本年新收政府信息公开申请数量2211129",
        "二、上年结转政府信息公开申请数量33",
        "三、本年度办理结果(一)予以公开213",
        "(二)部分公开(区分处理的,只计这一情形,不计其他情形)2114",
        "(三)不予公开1.属于国家秘密2215",
        "2.其他1225",
    )
    result = extract(
        f"某县民政局2022年政府信息公开工作年度报告\n{_SECTION}\n{HEAD}\n" + "\n".join(rows) + "\n"
    )
    damaged = [m.raw for m in result.mentions if m.kind == "damaged"]
    assert damaged == ["33", "213", "2114", "2215", "1225"]
    totals = result.ledger.totals
    assert (totals["other_statistic"], totals["unclaimed"]) == (0, 0)
    # 2, 2, 1, 1, 1, 2 = 9 may be seven cells, and of five the digits do not add up.
    assert {f.value for f in result.facts if f.indicator.startswith("applications.received")} == {
        1, 2, 9,
    }  # fmt: skip


def test_rows_below_the_headings_of_sections_stand_between_their_units_and_line_ends() -> None:
    result = extract(
        "某县民政局2016年政府信息公开工作年度报告\n统计指标单位统计数\n一、主动公开情况\n"
        "(一)主动公开政府信息数条318\n其中:主动公开规范性文件数条4\n2.政府网站公开政府信息数条290\n"
        "二、回应解读情况\n政策解读稿件发布数篇7\n三、依申请公开情况\n(一)收到申请数件5\n"
        "1.当面申请数件0 2.传真申请数件1 3.网络申请数件4\n四、依申请公开信息收取的费用万元0\n"
    )
    assert {f.indicator: f.value for f in result.facts} == {
        "proactive.total": 318,
        "proactive.normative_documents": 4,
        "proactive.website": 290,
        "response.interpretations": 7,
        "applications.received": 5,
        "applications.received.in_person": 0,
        "applications.received.fax": 1,
        "applications.received.online": 4,
        "fees.collected": 0,
    }
