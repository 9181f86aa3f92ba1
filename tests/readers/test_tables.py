"""The tables reader: grids, flattened text, damage, blanks, and what it must not guess."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal

import pytest
from support.tables import CROSS, ITEMS, MATRIX, read_tables

from extractor import Options, extract
from extractor.schemas import APPLICANTS
from tests.documents import document

Cells = list[list[str]]

_ROWS_2021 = [
    ("一、本年新收政府信息公开申请数量", "applications.received"),
    ("二、上年结转政府信息公开申请数量", "applications.carried_in"),
    ("(一)予以公开", "applications.granted"),
    ("(二)部分公开(区分处理的,只计这一情形,不计其他情形)", "applications.partially_granted"),
    ("1.属于国家秘密", "applications.refused.state_secret"),
    ("2.其他法律行政法规禁止公开", "applications.refused.prohibited_by_law"),
    ("3.危及“三安全一稳定”", "applications.refused.security_stability"),
    ("4.保护第三方合法权益", "applications.refused.third_party"),
    ("5.属于三类内部事务信息", "applications.refused.internal_affairs"),
    ("6.属于四类过程性信息", "applications.refused.process_information"),
    ("7.属于行政执法案卷", "applications.refused.enforcement_files"),
    ("8.属于行政查询事项", "applications.refused.administrative_query"),
    ("1.本机关不掌握相关政府信息", "applications.unavailable.not_held"),
    ("2.没有现成信息需要另行制作", "applications.unavailable.needs_creation"),
    ("3.补正后申请内容仍不明确", "applications.unavailable.unclear"),
    ("1.信访举报投诉类申请", "applications.not_processed.complaint"),
    ("2.重复申请", "applications.not_processed.repeated"),
    ("3.要求提供公开出版物", "applications.not_processed.publication"),
    ("4.无正当理由大量反复申请", "applications.not_processed.excessive"),
    ("5.要求行政机关确认或重新出具已获取信息", "applications.not_processed.reissue"),
    ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "applications.other.not_corrected"),
    ("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "applications.other.unpaid"),
    ("3.其他", "applications.other.remaining"),
    ("(七)总计", "applications.closed"),
    ("四、结转下年度继续办理", "applications.carried_out"),
]  # fmt: skip
_COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def applications(rng: random.Random) -> tuple[list[tuple[str, list[str]]], dict[str, Decimal]]:
    rows, expected = [], {}
    for label, indicator in _ROWS_2021:
        values = [rng.choice([0, 0, rng.randrange(1, 99999)]) for _ in APPLICANTS]
        for name, value in zip((*APPLICANTS, ""), (*values, sum(values)), strict=True):
            expected[f"{indicator}.{name}".rstrip(".")] = Decimal(value)
        rows.append((label, [str(v) for v in (*values, sum(values))]))
    return rows, expected


def as_lines(rows: list[tuple[str, list[str]]]) -> str:
    head = "三、收到和处理政府信息公开申请情况\n申请人情况\n" + "\n".join(_COLUMNS)
    return (
        head
        + "\n"
        + "\n".join("\n".join([label, *values]) for label, values in rows)
        + "\n五、其他"
    )


def as_pipes(rows: list[tuple[str, list[str]]]) -> str:
    lines = [" | ".join(["申请人情况", *_COLUMNS])]
    lines += [" | ".join([label, *values]) for label, values in rows]
    return "三、收到和处理政府信息公开申请情况\n" + "\n".join(f"| {line} |" for line in lines)


def as_rows(rows: list[tuple[str, list[str]]]) -> str:
    head = "三、收到和处理政府信息公开申请情况\n申请人情况 " + " ".join(_COLUMNS)
    return (
        head + "\n" + "\n".join(" ".join([label, *values]) for label, values in rows) + "\n五、其他"
    )


def read(text: str) -> dict[str, Decimal | None]:
    made = document(text)
    found = {}
    for claim in read_tables(made).claims:
        mention = made.mention(claim.mention) if claim.mention else None
        found[claim.indicator] = mention.value if mention else None
    return found


@pytest.mark.thorough(every=8)
@pytest.mark.parametrize("render", [as_lines, as_pipes, as_rows])
@pytest.mark.parametrize("seed", range(15))
def test_the_applications_table_is_read_back(
    render: Callable[[list[tuple[str, list[str]]]], str], seed: int
) -> None:
    rows, expected = applications(random.Random(seed))
    assert read(render(rows)) == expected


def test_flattened_rows_with_lost_blanks_are_not_guessed() -> None:
    text = "三、收到和处理政府信息公开申请情况\n申请人情况\n一、本年新收政府信息公开申请数量\n3\n二、上年结转政府信息公开申请数量\n0\n0\n五、其他"
    assert read(text) == {}


_PART_TWO = """二、主动公开政府信息情况
| 第二十条第(一)项 | | | |
| 信息内容 | {a} | {b} | {c} |
| 规章 | 1 | 2 | / |
| 行政规范性文件 | 22(其中修订16件) | | 无 |
| 第二十条第(五)项 | | | |
| 信息内容 | 本年处理决定数量 | | |
| 行政许可 | 86 | | |
"""


def semantics(text: str) -> dict[str, tuple[str, Decimal | None]]:
    made = document(text)
    return {
        c.indicator: (c.semantic, m.value if (m := made.mention(c.mention or "")) else None)
        for c in read_tables(made).claims
        if c.indicator != "other"
    }


def test_zero_blank_slash_and_notes_are_told_apart() -> None:
    found = semantics(_PART_TWO.format(a="本年制发件数", b="本年废止件数", c="现行有效件数"))
    assert found["regulations.issued"] == ("explicit", Decimal(1))
    assert found["regulations.in_force"] == ("slash", None)
    assert found["normative_documents.issued"] == ("explicit", Decimal(22))
    assert found["normative_documents.repealed"] == ("blank", None)
    assert found["normative_documents.in_force"] == ("implied_zero", None)
    assert found["licensing.decisions"] == ("explicit", Decimal(86))


def test_columns_are_placed_by_their_headers_not_by_position() -> None:
    found = semantics(_PART_TWO.format(a="现行有效件数", b="本年废止件数", c="本年制发件数"))
    assert found["regulations.in_force"] == ("explicit", Decimal(1))
    assert found["regulations.issued"] == ("slash", None)


def test_part_four_is_read_as_fifteen_numbers() -> None:
    values = [str(n) for n in range(15)]
    heads = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n" * 3
    text = (
        f"四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n{heads}"
        + "\n".join(values)
    )
    assert read(text) == {i: Decimal(n) for n, i in enumerate(CROSS.indicators)}


@pytest.mark.parametrize(
    ("damaged", "indicator"),
    [
        ("2.其他法律行政止公开", "applications.refused.prohibited_by_law"),
        ("4.保护第三方合法权", "applications.refused.third_party"),
        ("5.属于三类内部事务信", "applications.refused.internal_affairs"),
        ("合计", None),
    ],
)
def test_damaged_labels_find_their_row(damaged: str, indicator: str | None) -> None:
    assert MATRIX.rows.find(damaged) == indicator


def test_a_cut_header_finds_its_column_only_if_it_is_clear() -> None:
    assert ITEMS.columns("form2019").find("本年增/") == "items_change"
    assert ITEMS.columns("form2019").find("本年新") is None


def test_cells_of_other_tables_are_kept_with_their_headers() -> None:
    made = document("统计\n| 栏目 | 数量 |\n| 动态 | 12 |\n| 公告 | 30 |\n| 专题 | 7 |\n")
    reading = read_tables(made)
    assert [c.label for c in reading.claims] == ["动态 × 数量", "公告 × 数量", "专题 × 数量"]
    assert [f.kind for f in reading.findings] == ["unplaced_table"]


def test_notes_in_the_label_of_a_row_are_passed_over() -> None:
    text = (
        "某市林业局2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
        "| 第二十条第(一)项 | | | |\n"
        "| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n"
        "| 规章(设区的市以上填写) | 1 | 2 | 3 |\n"
        "| 规范性文件(含各科室起草、盖局章的) | 4 | 5 | 6 |\n"
    )
    found = {f.indicator: f.value for f in extract(text, Options()).facts}
    assert found["regulations.newly_public"] == 2
    assert found["normative_documents.public_total"] == 6


def test_a_page_that_begins_in_the_middle_of_part_three() -> None:
    text = (
        "丁县水利局2020年政府信息公开工作年度报告\n四、结转下年度继续办理 2 1 0 0 0 0 3\n"
        "四、政府信息公开行政复议、行政诉讼情况\n我局未发生行政复议。\n"
    )
    found = {f.indicator: f.value for f in extract(text).facts}
    assert found["applications.carried_out.natural_person"] == 2
    assert found["applications.carried_out.commercial"] == 1
    assert found["applications.carried_out"] == 3
