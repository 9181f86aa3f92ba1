"""Part three and part four as lists: one figure a line, or a list in a list; proven by their sums."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from extractor import extract
from extractor.schemas import APPLICANTS, OTHER, Result

from .flattened import COLUMNS, END, PART_THREE, ROWS, TITLE, expected, seven

PART_FOUR = "四、政府信息公开行政复议、行政诉讼情况\n"
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
CASES = {
    "行政复议": ("reconsideration", [3, 1, 0, 2, 6]),
    "未经复议直接起诉": ("litigation.direct", [1, 0, 0, 1, 2]),
    "复议后起诉": ("litigation.after_review", [0, 0, 4, 0, 4]),
}


def _read(text: str) -> Result:
    return extract(f"{TITLE}{text}{END}".encode())


def _known(result: Result) -> dict[str, Decimal | None]:
    known = [f for f in result.facts if f.indicator != OTHER]
    assert len({f.indicator for f in known}) == len(known)
    return {f.indicator: f.value for f in known}


def _nested(one: Callable[[str, str], str], *, over: bool = False) -> str:
    """Each row as an item, its applicants as items below it."""
    lines: list[str] = []
    for labels, _, parts in ROWS:
        lines += [f"{'  ' * depth}- {label}" for depth, label in enumerate(labels)]
        indent = "  " * len(labels)
        for column, value in zip(COLUMNS, seven(parts), strict=True):
            if over and column == "商业企业":
                lines.append(f"{indent}- 法人或其他组织")
            lines.append(indent + one(column, value))
    return PART_THREE + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "one",
    [
        "- {}:{}",
        "* {} {}",
        "- **{}**:{}件",
        "{}\n{}",
        "○ {}:{}件",
    ],
)
@pytest.mark.parametrize("over", [True, False])
def test_a_list_below_each_row(one: str, over: bool) -> None:
    assert _known(_read(_nested(one.format, over=over))) == expected()


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("between", ["\n", " ", ":", ": "])
@pytest.mark.parametrize("applicant", ["{}({})", "{} {}", "{}—{}"])
def test_row_and_applicant_in_one_label(between: str, applicant: str) -> None:
    lines = [
        f"{applicant.format(labels[-1], column)}{between}{value}"
        for labels, _, parts in ROWS
        for column, value in zip(COLUMNS, seven(parts), strict=True)
    ]
    assert _known(_read(PART_THREE + "\n".join(lines) + "\n")) == expected()


@pytest.mark.parametrize(("each", "between"), [("{}{}件", ","), ("{}:{}", "、"), ("{} {}件", ";")])
def test_all_applicants_of_a_row_in_one_line(each: str, between: str) -> None:
    lines = [
        f"- {labels[-1]}:{between.join(map(each.format, COLUMNS, seven(parts)))}"
        for labels, _, parts in ROWS
    ]
    assert _known(_read(PART_THREE + "\n".join(lines) + "\n")) == expected()


def _of_cases(one: Callable[[str, str], str], values_of: Sequence[Sequence[int]]) -> str:
    lines: list[str] = []
    for kind, values in zip(CASES, values_of, strict=True):
        lines += [kind, *(one(r, str(v)) for r, v in zip(RESULTS, values, strict=True))]
    return PART_FOUR + "\n".join(lines) + "\n"


_CASES = [values for _, values in CASES.values()]


@pytest.mark.parametrize("one", ["{}\n{}", "- {}:{}件", "{} {}"])
def test_results_below_each_kind_of_case(one: str) -> None:
    told = {
        f"{id_}.{result}": Decimal(value)
        for id_, values in CASES.values()
        for result, value in zip(
            ("upheld", "corrected", "other", "pending", "total"), values, strict=True
        )
    }
    assert _known(_read(_of_cases(one.format, _CASES))) == told


@pytest.mark.parametrize("one", ["- {}:{}", "{}\n{}"])
def test_figures_that_add_up_nowhere_are_of_no_row(one: str) -> None:
    def wrong(column: str, value: str) -> str:
        return one.format(column, int(value) + 7 if column == "总计" else value)

    known = _known(_read(_nested(wrong)))
    assert not [id_ for id_ in known if id_.rpartition(".")[2] in APPLICANTS]


def test_figures_of_sentences_are_left_to_the_readers_of_sentences() -> None:
    said = "本年新收政府信息公开申请38件,其中自然人31件、商业企业4件、社会公益组织2件、其他1件。\n"
    known = _known(_read(PART_THREE + said))
    assert known["applications.received"] == 38
    assert known["applications.received.natural_person"] == 31


def test_other_matters_below_the_list_are_of_no_row() -> None:
    more = "按来源分:\n自然人:3\n商业企业:4\n"
    assert _known(_read(_nested("- {}:{}".format) + more)) == expected()


_ITEMS = "行政复议 结果维持3 结果纠正1 其他结果0 尚未审结2 总计6\n"


@pytest.mark.parametrize("between", [" ", "\t", " | "])
def test_a_row_of_figures_below_items_has_the_order_of_the_form(between: str) -> None:
    row = between.join(["复议后起诉", *map(str, CASES["复议后起诉"][1])])
    known = _known(_read(f"{PART_FOUR}{_ITEMS}{row}\n"))
    names = ("upheld", "corrected", "other", "pending", "total")
    assert [known[f"litigation.after_review.{name}"] for name in names] == CASES["复议后起诉"][1]


def test_a_row_whose_last_figure_is_no_sum_has_no_order() -> None:
    known = _known(_read(f"{PART_FOUR}{_ITEMS}复议后起诉 4 0 0 4 0\n"))
    assert not [id_ for id_ in known if id_.startswith("litigation.after_review.")]
