"""The statistical table of 2014-2018: rows by wording, columns by header, units, damage."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from support.tables import LISTING, read_tables

from extractor.readers.tables.stat_columns import NumberColumn, column
from extractor.readers.tables.stat_rows import StatContext
from extractor.schemas import Claim
from tests.documents import document
from tests.results import read

HEAD = "某某县2016年政府信息公开工作年度报告\n政府信息公开情况统计表\n"


def claims(text: str) -> list[tuple[Claim, Decimal | None]]:
    made = document(text)
    found = []
    for claim in read_tables(made).claims:
        mention = made.mention(claim.mention) if claim.mention else None
        found.append((claim, mention.value if mention else None))
    return found


def standard(text: str) -> dict[tuple[str, str | None, str], Decimal | None]:
    return {
        (claim.indicator, claim.scope, claim.period): value
        for claim, value in claims(text)
        if claim.indicator != "other"
    }


def test_rows_of_the_same_wording_are_told_apart_by_their_section() -> None:
    table = """| 统计指标 | 单位 | 统计数 |
| 四、行政复议数量 | 件 | 6 |
| (一)维持具体行政行为数 | 件 | 3 |
| (二)被依法纠错数 | 件 | 1 |
| (三)其他情形数 | 件 | 2 |
| 五、行政诉讼数量 | 件 | 9 |
| (一)维持具体行政行为或者驳回原告诉讼请求数 | 件 | 4 |
| (二)被依法纠错数 | 件 | 0 |
| (三)其他情形数 | 件 | 5 |
"""
    found = standard(HEAD + table)
    assert found["reconsideration.corrected", None, "year"] == 1
    assert found["reconsideration.other", None, "year"] == 2
    assert found["litigation.upheld", None, "year"] == 4
    assert found["litigation.other", None, "year"] == 5


_ONE_WORDING = """统计指标 | 单位 | 统计数
三、依申请公开情况 (一)收到申请数 | 件 | 9
1.当面申请数 | 件 | 4
2.网络申请数 | 件 | 5
四、行政复议数量 | 件 | 6
(一)维持具体行政行为或者驳回原告诉讼请求数 | 件 | 3
(二)被依法纠错数 | 件 | 1
(三)其他情形数 | 件 | 2
五、行政诉讼数量 | 件 | 9
(一)维持具体行政行为或者驳回原告诉讼请求数 | 件 | 4
(二)被依法纠错数 | 件 | 0
(三)其他情形数 | 件 | 5
"""


@pytest.mark.parametrize(
    "printed",
    [
        lambda text: text,
        lambda text: text.replace(" | ", "\t"),
        lambda text: re.sub(r" \| (\S+) \| (\d+)", r"(\1):\2", text),
        lambda text: re.sub(r"(?m)^(.*)$", r"| \1 |", text.strip()),
    ],
    ids=["pipes", "tabs", "label and value", "grid"],
)
def test_the_head_decides_where_reviews_have_the_words_of_lawsuits(
    printed: Callable[[str], str],
) -> None:
    result = read(HEAD + printed(_ONE_WORDING))
    found = {(f.indicator, f.value) for f in result.facts}
    assert {("reconsideration.upheld", 3), ("reconsideration.corrected", 1)} <= found
    assert {("litigation.upheld", 4), ("litigation.corrected", 0)} <= found
    assert [f.message for f in result.findings if f.kind == "conflict"] == []


def test_a_table_with_lawsuits_alone_has_no_reviews() -> None:
    start = _ONE_WORDING.index("四、")
    alone = _ONE_WORDING[:start] + _ONE_WORDING[_ONE_WORDING.index("五、") :]
    found = {f.indicator: f.value for f in read(HEAD + alone).facts}
    assert found["litigation.upheld"] == 4
    assert not any(name.startswith("reconsideration.") for name in found)


def test_the_words_decide_where_the_head_of_lawsuits_is_lost() -> None:
    lines = _ONE_WORDING.replace("或者驳回原告诉讼请求数 | 件 | 3", "数 | 件 | 3").splitlines(True)
    found = standard(HEAD + "".join(line for line in lines if not line.startswith("五、")))
    assert found["reconsideration.upheld", None, "year"] == 3
    assert found["litigation.upheld", None, "year"] == 4


def test_the_principal_official_belongs_to_the_row_above() -> None:
    context = StatContext(LISTING)
    labels = (
        "1.参加或举办新闻发布会总次数",
        "其中:主要负责同志参加",
        "2.政府网站在线访谈次数",
        "其中:主要负责同志参加",
    )
    assert [context.name(words) for words in labels] == [
        "response.press_conferences", "response.press_conferences_by_principal",
        "response.online_interviews", "response.online_interviews_by_principal",
    ]  # fmt: skip


def test_own_office_parts_and_total() -> None:
    table = """| 统计指标 | 单位 | 本级 | 部门 | 乡镇 | 合计 |
| (一)收到申请数 | 件 | 10 | 7 | 3 | 20 |
| 1.当面申请数 | 件 | 4 | 2 | 1 | 7 |
| 2.传真申请数 | 件 | 1 | 0 | 0 | 1 |
"""
    found = claims(HEAD + table)
    by_scope = {(c.indicator, c.scope): v for c, v in found if c.indicator != "other"}
    assert by_scope["applications.received", "own"] == 10
    assert by_scope["applications.received", "jurisdiction"] == 20
    labels = {c.label: v for c, v in found if c.indicator == "other"}
    assert labels["(一)收到申请数 × 部门"] == 7
    assert labels["1.当面申请数 × 乡镇"] == 1
    own = next(c for c, _ in found if c.scope == "own")
    assert own.because == "本级"
    assert own.address is not None
    assert own.address.column == ("本级",)


def test_a_column_over_all_years_is_cumulative() -> None:
    table = """| 统计指标 | 单位 | 本期 | 累计 |
| (一)主动公开政府信息数 | 条 | 120 | 3400 |
| (一)收到申请数 | 件 | 2 | 31 |
| 1.当面申请数 | 件 | 2 | 20 |
"""
    found = standard(HEAD + table)
    assert found["proactive.total", None, "year"] == 120
    assert found["proactive.cumulative", None, "cumulative"] == 3400
    assert found["applications.received", None, "cumulative"] == 31


def test_columns_that_no_header_tells_apart_are_not_guessed() -> None:
    table = "".join(
        f"| {label} | 件 | 1 | 2 |\n" for label in ("收到申请数", "当面申请数", "传真申请数")
    )
    assert standard(HEAD + table) == {}


def test_the_unit_stands_in_its_own_column() -> None:
    table = """| 指标名称 | 单位 | 数量 |
| 七、依申请公开信息收取的费用 | 万元 | 0.5 |
| (四)政府信息公开专项经费 | 万元 | 12 |
| (三)接受培训人员数 | 人次 | 300 |
"""
    result = read(HEAD + table)
    assert result.report.fees.collected.value == Decimal("0.5")
    assert result.report.fees.collected.unit == "万元"
    normal = {fact.indicator: fact.normal_value for fact in result.facts}
    assert normal["fees.collected"] == 5000
    assert normal["organisation.budget"] == 120_000
    assert {fact.verdict for fact in result.facts} <= {"confirmed", "stated"}


def test_the_unit_may_stand_in_the_cells_too() -> None:
    table = """| 指标名称 | 单位 | 数量 |
| (二)举办各类培训班数 | 次 | 6次 |
| (三)接受培训人员数 | 人次 | 218人次 |
"""
    facts = {fact.indicator: fact.value for fact in read(HEAD + table).facts}
    assert facts == {"training.sessions": 6, "training.attendees": 218}


def test_one_cell_a_line_with_a_torn_label() -> None:
    text = (
        HEAD
        + "指标\n单位\n数量\n(三)从事政府信息公开工作人\n员数\n人\n5\n1.专职人员数\n人\n2\n2.兼职人员数\n人\n3\n"
    )
    found = standard(text)
    assert found["organisation.staff", None, "year"] == 5
    assert found["organisation.staff.full_time", None, "year"] == 2


def test_prose_with_the_same_words_is_no_table() -> None:
    text = HEAD + "全年收到申请数12件,其中当面申请数3件、传真申请数1件、网络申请数8件。\n"
    assert [c for c, _ in claims(text) if c.indicator != "other"] == []


@pytest.mark.parametrize(
    ("words", "indicator"),
    [
        ("3.同意部分公开答复", "applications.partially_granted"),
        ("2.政府网站公开政府信数", "proactive.website"),
        ("危及国家安全、公共安全、经济安全、社会稳定", "applications.refused.security_stability"),
        ("政务微公开政府信息数", None),
        ("申请答复率", None),
        ("重点领域公开政府信息数", None),
        ("一、主动公开情况", None),
    ],
)
def test_damaged_and_strange_labels(words: str, indicator: str | None) -> None:
    assert StatContext(LISTING).name(words) == indicator


def test_a_path_of_labels_names_its_row() -> None:
    context = StatContext(LISTING)
    context.name("五、行政诉讼数量")
    assert context.name("(三)其他情形数") == "litigation.other"
    assert StatContext(LISTING).name("(三)其他情形数") is None


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("县本级", NumberColumn("value", "own", "year", "县本级")),
        ("全县合计", NumberColumn("value", "jurisdiction", "year", "全县合计")),
        ("乡镇(街道)", NumberColumn("part")),
        ("本级 累计", NumberColumn("value", "own", "cumulative", "本级累计")),
        ("部门 本期", NumberColumn("part")),
        ("2016年", NumberColumn("value")),
        ("2015年", NumberColumn("compared")),
        ("同比增减", NumberColumn("compared")),
        ("备注", NumberColumn("remark")),
    ],
)
def test_headers(header: str, wanted: NumberColumn) -> None:
    assert column(header, alone=False, year=2016) == wanted


@pytest.mark.parametrize(("unit", "blank"), [("条", False), ("", True)])
def test_a_heading_does_not_say_that_the_figure_below_it_is_blank(unit: str, blank: bool) -> None:
    """A figure that cannot be read is no blank one; without units a row may be one without a figure."""
    rows = [
        "| 统计指标 | 单位 | 统计数 |",
        "| 一、主动公开情况 |  |  |",
        f"| 政府网站公开政府信息数 | {unit} | 8 |",
        f"| 政务微博公开政府信息数 | {unit} | 3 |",
        f"| 收到申请数 | {unit} | 5 |",
    ]
    facts = read(HEAD + "\n".join(rows) + "\n").facts
    assert ("proactive.total" in {fact.indicator for fact in facts}) is blank
