"""Part four with kinds of cases as rows and results as columns, or exchanged, from generated values."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from extractor import extract

Rows = Sequence[Sequence[str]]

TITLE = "杉溪区档案局2022年政府信息公开工作年度报告"
HEADING = "四、政府信息公开行政复议、行政诉讼情况"
RESULTS = {
    "结果维持": "upheld", "结果纠正": "corrected", "其他结果": "other", "尚未审结": "pending", "总计": "total",
}  # fmt: skip
GROUPS = ("reconsideration", "litigation.direct", "litigation.after_review")
NAMES = [
    ("行政复议", "行政诉讼：未经复议直接起诉", "行政诉讼：复议后起诉"),
    ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"),
    ("一、行政复议", "未经复议直接起诉", "复议后起诉"),
]


def _html(rows: Rows) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    return f"<html><body><h1>{TITLE}</h1><h2>{HEADING}</h2><table>{body}</table></body></html>"


def _pipes(rows: Rows) -> str:
    lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"{TITLE}\n\n{HEADING}\n\n{lines}\n"


FORMS: dict[str, tuple[str, Callable[[Rows], str]]] = {
    "html": (".html", _html),
    "pipes": (".txt", _pipes),
}


def _turned(rows: Rows) -> Rows:
    return list(zip(*rows, strict=True))


def _stated(tmp_path: Path, form: str, rows: Rows) -> dict[str, str]:
    suffix, made = FORMS[form]
    path = tmp_path / f"report{suffix}"
    path.write_text(made(rows))
    facts = [fact for fact in extract(path).facts if fact.indicator != "other"]
    assert len({fact.indicator for fact in facts}) == len(facts)
    return {fact.indicator: str(fact.value) for fact in facts}


def _figures(seed: int) -> list[list[str]]:
    rng = random.Random(seed)
    parts = [[rng.randrange(9) for _ in range(4)] for _ in GROUPS]
    return [[*map(str, part), str(sum(part))] for part in parts]


def _expected(figures: Rows, results: Sequence[str] = tuple(RESULTS)) -> dict[str, str]:
    return {
        f"{group}.{RESULTS[result]}": value
        for group, row in zip(GROUPS, figures, strict=True)
        for result, value in zip(results, row, strict=True)
    }


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize("turn", [list, _turned])
def test_each_cell_is_that_of_its_row_and_column(
    tmp_path: Path, form: str, names: Sequence[str], turn: Callable[[Rows], Rows]
) -> None:
    figures = _figures(len(names[1]))
    rows = [["项目", *RESULTS], *([n, *f] for n, f in zip(names, figures, strict=True))]
    assert _stated(tmp_path, form, turn(rows)) == _expected(figures)


SHORT = [
    ("维持", "纠正", "其他", "未审结", "合计"),
    ("维持", "被纠正", "其它", "未结", "总数"),
    ("结果维持", "纠错", "其他结果", "尚未审结", "件数"),
]
SHORT_NAMES = [
    ("行政复议", "直接起诉", "复议后起诉"),
    ("复议", "未经复议", "经复议后起诉"),
    ("行政复议案件", "未经复议起诉", "复议后诉讼"),
    ("行政复议", "直接诉讼", "复议后起诉"),
]


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("heads", SHORT)
@pytest.mark.parametrize("names", SHORT_NAMES)
def test_short_words_are_results_beside_all_the_others(
    tmp_path: Path, form: str, heads: Sequence[str], names: Sequence[str]
) -> None:
    figures = _figures(len(heads[3]))
    rows = [["类别", *heads], *([n, *f] for n, f in zip(names, figures, strict=True))]
    assert _stated(tmp_path, form, rows) == _expected(figures)


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("heads", [*SHORT, tuple(RESULTS)])
@pytest.mark.parametrize("caption", ["附表：行政处罚案件复议应诉情况", "附表：2021年复议诉讼情况"])
def test_those_of_other_business_and_years_are_others(
    tmp_path: Path, form: str, heads: Sequence[str], caption: str
) -> None:
    suffix, made = FORMS[form]
    figures = _figures(2)
    rows = [["类别", *heads], *([n, *f] for n, f in zip(SHORT_NAMES[0], figures, strict=True))]
    path = tmp_path / f"report{suffix}"
    path.write_text(made(rows).replace(HEADING, caption))
    facts = extract(path).facts
    assert {fact.indicator for fact in facts} == {"other"}
    assert len(facts) == len(figures) * len(heads)


def test_labels_of_two_steps_and_results_in_another_order(tmp_path: Path) -> None:
    figures = _figures(3)
    order = ["总计", "尚未审结", "其他结果", "结果纠正", "结果维持"]
    page = _html([])
    rows = [f"<tr><td colspan=2>案件</td>{''.join(f'<td>{w}</td>' for w in order)}</tr>"]
    labels = (
        "<td colspan=2>行政复议</td>",
        "<td rowspan=2>行政诉讼</td><td>未经复议直接起诉</td>",
        "<td>复议后起诉</td>",
    )
    for label, row in zip(labels, figures, strict=True):
        rows.append(f"<tr>{label}{''.join(f'<td>{v}</td>' for v in reversed(row))}</tr>")
    path = tmp_path / "report.html"
    path.write_text(page.replace("<table>", f"<table>{''.join(rows)}"))
    stated = {f.indicator: str(f.value) for f in extract(path).facts}
    assert stated == _expected(figures)


def test_a_row_of_all_is_no_kind_of_case(tmp_path: Path) -> None:
    figures = _figures(5)
    rows = [["", *RESULTS], *([n, *f] for n, f in zip(NAMES[0], figures, strict=True))]
    rows.append(["合计", *(str(sum(map(int, c))) for c in zip(*figures, strict=True))])
    assert _stated(tmp_path, "html", rows) == _expected(figures)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "rows",
    [
        [["", *RESULTS], ["行政复议", *"12014"], ["行政复议", *"00101"]],
        [
            ["单位", "类型", *RESULTS],
            ["东镇", "行政复议", *"12014"],
            ["西镇", "复议后起诉", *"00101"],
        ],
    ],
)
def test_of_several_years_or_offices_nothing_is_claimed(
    tmp_path: Path, form: str, rows: Rows
) -> None:
    assert _stated(tmp_path, form, rows) == {}


def test_lawsuits_of_no_kind_are_not_those_of_one(tmp_path: Path) -> None:
    rows = [["", *RESULTS], ["行政复议", *"12014"], ["行政诉讼", *"10102"]]
    stated = _stated(tmp_path, "html", rows)
    assert not [indicator for indicator in stated if indicator.startswith("litigation.")]


def test_blank_cells_that_were_left_out_have_no_column(tmp_path: Path) -> None:
    rows = [["", *RESULTS], ["行政复议", "3", "1", "4", "", ""], ["复议后起诉", *"10001"]]
    stated = _stated(tmp_path, "html", rows)
    assert not [indicator for indicator in stated if indicator.startswith("reconsideration.")]
    assert stated["litigation.after_review.total"] == "1"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("counted", [[], ["复议后起诉", "2", "1", "0", "1", "4"]])
def test_a_row_of_shares_keeps_its_labels(tmp_path: Path, form: str, counted: list[str]) -> None:
    shares = ["行政复议", "40%", "20%", "10%", "30%", "100%"]
    rows = [["类别", *RESULTS], shares, *([counted] if counted else [])]
    suffix, made = FORMS[form]
    path = tmp_path / f"report{suffix}"
    path.write_text(made(rows))
    facts = extract(path).facts
    kept = {fact.label: str(fact.value) for fact in facts if fact.indicator == "other"}
    assert kept == {
        f"行政复议 × {result}": share.rstrip("%")
        for result, share in zip(RESULTS, shares[1:], strict=True)
    }
    counts = {fact.indicator: str(fact.value) for fact in facts if fact.indicator != "other"}
    assert counts == {
        f"{GROUPS[2]}.{result}": count
        for result, count in zip(RESULTS.values(), counted[1:], strict=False)
    }
