"""What a report denies is not what a user asks for: 不同意公开3件 is no 同意公开."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel, create_model

from extractor import Number, extract

LAW = Path(__file__).parents[1] / "schemas" / "law"


def read(text: str, *labels: str, unit: str = "件") -> list[str | None]:
    """What a schema with these labels makes of a sentence."""
    fields = {
        f"n{at}": (Annotated[int | None, Number(label, unit=unit)], None)
        for at, label in enumerate(labels)
    }
    model = create_model("Own", **fields)  # type: ignore[call-overload]
    result = extract(f"某局2018年度报告\n{text}\n", schema=model)
    assert result.ledger.totals["unclaimed"] == 0
    assert [finding.kind for finding in result.findings] == []
    return [result.custom[name] for name in fields] if result.custom else []


@pytest.mark.parametrize(
    "text",
    ["全年不同意公开3件。", "未同意公开3件。", "没有同意公开3件。", "无同意公开3件。", "不予同意公开3件。",
     "收到信函,其中未获同意公开的3件。", "3件不同意公开。"],
)  # fmt: skip
def test_a_label_behind_a_denial_is_not_stated(text: str) -> None:
    assert read(text, "同意公开") == [None]


def test_what_is_agreed_to_stands_beside_what_is_not() -> None:
    assert read("同意公开10件,不同意公开1件。", "同意公开") == ["10"]
    assert read("不同意公开1件、同意公开10件。", "同意公开") == ["10"]


@pytest.mark.parametrize(
    ("text", "labels", "expected"),
    [
        ("全年不同意公开3件。", ("不同意公开", "同意公开"), ["3", None]),
        ("同意公开10件,不同意公开1件。", ("同意公开", "不同意公开"), ["10", "1"]),
        ("未同意公开3件。", ("不同意公开",), [None]),
        ("依法不予公开3件。", ("不予公开", "公开"), ["3", None]),
        ("不能不同意公开3件。", ("同意公开",), ["3"]),
        # The nearest words decide, denied or not.
        ("收到申请不同意公开3件。", ("收到申请", "同意公开"), [None, None]),
        # What is denied is another thing, or said elsewhere.
        ("不停水同意公开3件。", ("同意公开",), ["3"]),
        ("没有遗漏,同意公开3件。", ("同意公开",), ["3"]),
    ],
)
def test_a_label_may_hold_the_denial_itself(
    text: str, labels: tuple[str, ...], expected: list[str | None]
) -> None:
    assert read(text, *labels) == expected


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("配备人员5人,其中非专职2人。", "专职", None),
        ("配备人员5人,其中非专职2人。", "非专职", "2"),
        ("配备人员5人,其中专职3人。", "专职", "3"),
        ("非在编人员7人。", "在编人员", None),
        ("未成年人7人。", "成年人", None),
        # Africa, and what is unlawful, are no denial.
        ("接收南非留学生7人。", "留学生", "7"),
        ("派出援非医疗队员7人。", "医疗队员", "7"),
        ("扫黄打非检查人员7人。", "检查人员", "7"),
    ],
)
def test_persons_who_are_not_something(text: str, label: str, expected: str | None) -> None:
    assert read(text, label, unit="人") == [expected]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("全年无医疗事故。", "医疗事故", "0"),
        ("全年未发生医疗事故。", "医疗事故", "0"),
        ("没有不同意公开的情况。", "不同意公开", "0"),
        ("没有不同意公开的情况。", "同意公开", None),
        ("全年未发生非正常死亡。", "非正常死亡", "0"),
    ],
)
def test_a_statement_of_zero_denies_the_label_itself(
    text: str, label: str, expected: str | None
) -> None:
    assert read(text, label) == [expected]


def test_a_row_that_denies_a_label_is_another_row() -> None:
    class Own(BaseModel):
        granted: Annotated[int | None, Number("同意公开数", unit="件")] = None

    table = "|项目|2018年|\n|---|---|\n|不同意公开数|3|\n"
    assert extract(f"某局2018年度报告\n{table}", schema=Own).record(Own).granted is None
    table = table.replace("|不", "|")
    assert extract(f"某局2018年度报告\n{table}", schema=Own).record(Own).granted == 3


@pytest.mark.parametrize(
    ("text", "indicator", "expected"),
    [
        ("行政复议不予受理3件。", "reconsiderations.accepted", None),
        ("行政复议受理3件。", "reconsiderations.accepted", "3"),
        ("行政执法人员82人,其中未持证3人。", "enforcement.certified", None),
        ("行政执法人员82人,其中持证3人。", "enforcement.certified", "3"),
        ("未审结行政复议3件。", "reconsiderations.pending", "3"),
    ],
)
def test_the_patterns_of_a_pack_are_denied_in_the_same_way(
    text: str, indicator: str, expected: str | None
) -> None:
    facts = extract(text, pack=LAW).facts
    values = {fact.indicator: str(fact.value) for fact in facts}
    assert values.get(indicator) == expected


def test_a_listed_row_of_a_pack_that_denies_an_indicator(tmp_path: Path) -> None:
    (tmp_path / "indicators.toml").write_text(
        '[[indicator]]\nid = "granted"\nzh = "同意公开件数"\nunit = "件"\n', encoding="utf-8"
    )
    (tmp_path / "tables.toml").write_text("[listing]\ntitle = '统计表'\n", encoding="utf-8")
    for row, expected in (("不同意公开件数", None), ("同意公开件数", "3")):
        table = f"某局2018年度统计表\n|统计指标|单位|2018年|\n|---|---|---|\n|{row}|件|3|\n"
        result = extract(table, pack=tmp_path)
        assert result.custom == {"granted": expected}
