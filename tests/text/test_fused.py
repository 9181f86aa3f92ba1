"""Rows that ran together in tables without headers and labels that are known: never a number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import Result, extract
from tests.documents import document

TITLE = "某县林业局2022年政府信息公开工作年度报告\n\n三、办理情况\n"

FUSED = (
    "涉及林权的申请2000002\n涉及采伐的申请0000000\n涉及防火的申请1100002",
    "收到申请91000010\n结转申请3000003\n办结申请81000009",
    "收到申请91000010结转申请3000003办结申请81000009",
    "行政复议案件30115\n行政诉讼案件21104",
    "宣传公告000\n工作指南120\n办事通知1000",
    "收到申请 3000003\n办结申请 2000002",
)


def read(text: str) -> Result:
    return extract(TITLE + text)


@pytest.mark.parametrize("rows", FUSED)
def test_digits_of_several_cells_are_damaged_and_announced(rows: str) -> None:
    result = read(rows)
    assert not [fact for fact in result.facts if fact.value]
    assert "unplaced_table" in {finding.kind for finding in result.findings}
    assert result.state == "needs_review"


def test_one_row_is_enough_where_a_form_names_it() -> None:
    result = read("重复申请1000001\n")
    assert not [fact for fact in result.facts if fact.value == 1000001]
    assert result.findings


@pytest.mark.parametrize(
    "text",
    [
        "网站访问量1000001次\n公众号阅读量2000002次",
        "公开政府信息12345条\n发布政策解读21104条",
        "网站访问量1234567\n网站总访问量7654321",
        "收到申请12\n办结申请10",
        "公开信息10001\n\n二、其他\n没有需要说明的事项。\n发布信息20002",
    ],
)
def test_large_numbers_are_whole_numbers(text: str) -> None:
    made = document(TITLE + text)
    assert made.glued == ()
    assert not [mention for mention in made.mentions if mention.kind == "damaged"]


def test_a_sentence_between_two_numbers_makes_them_no_rows() -> None:
    made = document(TITLE + "网站访问量1000001。全年总访问量2000002。")
    assert {m.value for m in made.mentions if m.statistical} == {
        Decimal(1000001),
        Decimal(2000002),
    }


def test_digits_that_begin_with_zero_are_no_number_even_alone() -> None:
    result = read("涉及林权的申请0210003\n举办培训3次。")
    assert {fact.value for fact in result.facts} == {Decimal(3)}
    assert any(finding.kind == "unplaced_table" for finding in result.findings)


@pytest.mark.parametrize("code", ["服务热线0771234", "邮编012345", "公开目录编号00012"])
def test_a_telephone_or_a_code_may_begin_with_zero(code: str) -> None:
    assert document(f"{TITLE}{code}\n").glued == ()


def test_beside_a_row_that_is_proven_no_other_run_is_a_number() -> None:
    result = read("(一)予以公开 2101003\n(二)部分公开1010002\n")
    values = {fact.value for fact in result.facts}
    assert not values & {Decimal(2101003), Decimal(1010002)}
    assert result.findings


def test_short_rows_between_fused_ones_are_no_numbers_either() -> None:
    result = read(
        "(一)予以公开1378110156\n(二)部分公开(区分处理的,只计这一情形,不计其他情形)2114\n"
        "(三)不予公开1.属于国家秘密2215\n2.其他法律行政法规禁止公开33\n"
        "3.保护第三方合法权益1221116\n"
    )
    assert not [fact for fact in result.facts if fact.value]
    assert "33" in {mention.raw for mention in result.mentions if mention.kind == "damaged"}


def test_long_figures_in_columns_of_their_own_are_numbers() -> None:
    rows = "当面申请数\t件\t1000001\t5\n传真申请数\t件\t2000002\t0\n按时办结数\t件\t887588\t7\n"
    made = document(f"甲山县2016年政府信息公开工作年度报告\n\n{rows}")
    assert {m.raw for m in made.mentions if m.kind == "damaged"} == set()
