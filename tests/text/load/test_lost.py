"""A text whose words are lost is told, and one with some lost signs is read."""

from __future__ import annotations

import pytest

from extractor import extract

LINES = "某县水利局2023年政府信息公开工作年度报告\n一、总体情况\n收到政府信息公开申请57件。\n"


def signs(sign: str) -> str:
    return "".join(sign if "一" <= char <= "鿿" else char for char in LINES)


@pytest.mark.parametrize("sign", ["??", "锟斤拷", "\ufffd", "□□"])
def test_digits_without_words_are_no_facts_and_told(sign: str) -> None:
    result = extract(signs(sign))
    assert [fact for fact in result.facts if fact.value is not None] == []
    assert "incomplete" in [finding.kind for finding in result.findings]


@pytest.mark.parametrize(
    "text",
    [
        LINES.replace("总体情况", "锟斤拷锟斤拷"),
        LINES + "????????\n真的吗??\n",
        LINES + "□□□□ □□ □□\n",
    ],
)
def test_a_report_with_some_lost_signs_is_read(text: str) -> None:
    result = extract(text)
    assert [int(f.value) for f in result.facts if f.value is not None] == [57]
    assert "incomplete" not in [finding.kind for finding in result.findings]
