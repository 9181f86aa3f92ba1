"""Decisions that cannot be: refused with a reason, and nothing of their files is merged."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from support.runs import OTHER, make

from extractor.outputs import read_records
from extractor.outputs.export import ExportOptions, write
from extractor.outputs.review.checked import read_checked
from extractor.outputs.review.decisions import Action, Decision, about, of_run, write_decisions
from extractor.outputs.review.possible import units_for

Apply = Callable[..., tuple[int, str]]
TEXT = OTHER.replace(
    "100条。", "100条。编印学习材料31本。政府网站访问量12.5万人次。信息公开专项经费2万元。"
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return make(tmp_path, a=TEXT)


def made(out: Path, indicator: str, action: Action, **more: Any) -> Decision:
    (result,) = read_records(out)
    fact = next(one for one in result.facts if one.indicator == indicator)
    return about(fact, result, action).model_copy(update={"reviewer": "甲", **more})


def saved(folder: Path, *decisions: Decision) -> str:
    path = folder / "saved.json"
    held = [json.loads(one.model_dump_json()) for one in decisions]
    path.write_text(json.dumps({"decisions": held}), encoding="utf-8")
    return str(path)


@pytest.fixture
def apply(out: Path, extractor: Any) -> Apply:
    """Merge files of decisions: the exit code, and what was said."""

    def merged(*files: str, lang: str = "en") -> tuple[int, str]:
        ended = extractor("--lang", lang, "review", "apply", str(out), *files)
        return ended.returncode, ended.stderr.decode()

    return merged


def test_an_indicator_that_does_not_exist_is_told_with_near_ones(
    out: Path, tmp_path: Path, apply: Apply
) -> None:
    good = made(out, "proactive.website", "correct", corrected=Decimal(99))
    wrong = made(out, "proactive.total", "accept").model_copy(
        update={"indicator": "proactive.totl"}
    )
    code, said = apply(saved(tmp_path, good, wrong))
    assert code == 1
    assert "saved.json: a.txt: proactive.totl: there is no such indicator; near: " in said
    assert "proactive.total" in said.partition("near: ")[2]
    assert "1 decision cannot be, and nothing was merged" in said
    assert of_run(out) == ()
    assert "：没有这个指标；相近的有：proactive." in apply(saved(tmp_path, wrong), lang="zh")[1]
    assert apply(saved(tmp_path, good))[0] == 0
    assert of_run(out) == (good,)


def test_what_an_older_version_left_stays_and_makes_no_column(
    out: Path, tmp_path: Path, apply: Apply
) -> None:
    gone = {"indicator": "nosuch.id", "place": (3, 5), "quote": "县"}
    old = made(out, "proactive.total", "add").model_copy(update=gone)
    write_decisions([old], out)
    # A page saves all decisions of the run, and with them this one.
    new = made(out, "proactive.website", "correct", corrected=Decimal(99))
    assert apply(saved(tmp_path, old, new))[0] == 0
    assert set(of_run(out)) == {old, new}
    write(out, tmp_path / "p.csv", ExportOptions(labels="id"))
    head = (tmp_path / "p.csv").read_text("utf-8-sig").splitlines()[0].split(",")
    assert "nosuch.id" not in head
    assert "proactive.website" in head
    (report,) = read_checked(out)
    assert old in report.decisions


CASES = [
    ("proactive.website", {"corrected": Decimal(-3)}, "the value -3 is below zero", "数值 -3 小于零"),
    ("proactive.website", {"corrected": Decimal("12.5")},
     "the value 12.5 is no whole number of what is counted (条)", "数值 12.5 不是整数，而所计（条）只能是整数"),
    ("proactive.website", {"corrected": Decimal(12), "corrected_unit": "头"},
     "the unit 头 cannot be converted to 条", "单位“头”不能换算为“条”"),
    ("proactive.website", {"corrected": Decimal(1), "corrected_unit": "元"},
     "the unit 元 cannot be converted to 条", "单位“元”不能换算为“条”"),
    ("proactive.website", {"corrected": Decimal(5), "corrected_unit": "人"},
     "the unit 人 cannot be converted to 条", "单位“人”不能换算为“条”"),
]  # fmt: skip


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize(("indicator", "more", "english", "chinese"), CASES)
def test_a_correction_that_cannot_be_is_told_with_the_decision(
    out: Path,
    tmp_path: Path,
    apply: Apply,
    indicator: str,
    more: dict[str, Any],
    english: str,
    chinese: str,
) -> None:
    file = saved(tmp_path, made(out, indicator, "correct", **more))
    code, said = apply(file)
    assert code == 1
    assert f"saved.json: a.txt: items disclosed on the government website: {english}" in said
    assert f"：{chinese}" in apply(file, lang="zh")[1]
    assert of_run(out) == ()


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize(
    ("indicator", "more"),
    [
        ("proactive.website", {"corrected": Decimal("1.25"), "corrected_unit": "万条"}),
        ("proactive.website", {"corrected": Decimal(12), "corrected_unit": "件"}),
        ("proactive.website", {"corrected": Decimal("12.0"), "corrected_unit": "条(篇)"}),
        ("proactive.website", {"corrected": None}),
        ("other", {"corrected": Decimal("12.5"), "corrected_unit": "头"}),
        ("other", {"corrected": Decimal("-0.3"), "corrected_unit": "%"}),
    ],
)
def test_what_can_be_is_merged(
    out: Path, tmp_path: Path, apply: Apply, indicator: str, more: dict[str, Any]
) -> None:
    assert apply(saved(tmp_path, made(out, indicator, "correct", **more)))[0] == 0
    assert len(of_run(out)) == 1


def test_money_and_what_counts_by_the_ten_thousand_may_have_fractions(
    out: Path, tmp_path: Path, apply: Apply
) -> None:
    (result,) = read_records(out)
    (money,) = [f.indicator for f in result.facts if f.unit == "万元"]
    half = made(out, money, "correct", corrected=Decimal("2.55"))
    yuan = made(out, money, "correct", corrected=Decimal("3.5"), corrected_unit="元")
    for one in (half, yuan):
        assert apply(saved(tmp_path, one))[0] == 0
    weibo = {"indicator": "proactive.weibo", "value": Decimal(31), "unit": "元", "place": (3, 5)}
    added = made(out, money, "add").model_copy(update=weibo)
    assert "the unit 元 cannot be converted to 条" in apply(saved(tmp_path, added))[1]


def test_units_stand_for_those_that_count_the_same() -> None:
    assert {"条", "件", "篇", "份", "通"} <= set(units_for("条"))
    assert not {"头", "元", "人", "天", "%", "类"} & set(units_for("条"))
    assert {"元", "万元", "亿元"} == set(units_for("万元")) - {"千元", "百元", "块钱", "万块"}
    assert units_for("%") == ("%",)
