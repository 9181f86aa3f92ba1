"""Official tables as scrapers leave them in plain text: every cell right, or none and a finding."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.schemas import APPLICANTS
from tests.results import read

from .flattened import (
    COLUMNS,
    END,
    HEAD,
    PART_THREE,
    ROWS,
    TITLE,
    Rows,
    all_rows,
    claimed,
    expected,
    is_told,
    seven,
    table_text,
)


@pytest.mark.parametrize("sep", [" ", "　", "\t", "\n", "      ", "&nbsp;", "\u00a0\u200b"])
def test_all_cells_whatever_stands_between_them(sep: str) -> None:
    assert claimed(table_text(all_rows(), sep)) == expected()


def _with(change: Callable[[str], str]) -> Rows:
    return [[change(cell) for cell in row] for row in all_rows()]


_CHANGES: dict[str, Rows] = {
    "corner brackets": _with(lambda c: c.replace("(", "「").replace(")", "」")),
    "no number": [[c.split("、")[-1].split(")")[-1] if c[0] in "一二四" else c for c in r] for r in all_rows()],
    "unit": _with(lambda cell: f"{cell}件" if cell.isdecimal() else cell),
    "page break": [*all_rows()[:4], ["- 3 -"], *HEAD, *all_rows()[4:]],
    "numbered": [[str(n), *row] for n, row in enumerate(all_rows(), 1)],
    "on the next line": [part for labels, _, parts in ROWS for part in ([*labels], seven(parts))],
    "two lines": [p for row in all_rows() for p in (row[:-4], row[-4:])],
    "remark": [*all_rows()[:2], ["注:2022年结转的3件已办结。"], *all_rows()[2:]],
    "printed twice": [*all_rows(), ["续表"], *HEAD, *all_rows()],
}  # fmt: skip


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize("change", _CHANGES)
@pytest.mark.parametrize("sep", [" ", "\t"])
def test_all_cells_whatever_a_copy_made_of_rows(change: str, sep: str) -> None:
    assert claimed(table_text(_CHANGES[change], sep)) == expected()


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("sign", ["无", "零", "/", "-", "——"])
@pytest.mark.parametrize("sep", [" ", "\t", "\n"])
def test_a_sign_for_nothing_fills_its_cell_and_denies_nothing_else(sign: str, sep: str) -> None:
    rows = [
        *all_rows()[:-1],
        ["(五)不予处理", "1.信访举报投诉类申请", *"0000000"],
        *all_rows()[-1:],
    ]
    text = table_text([[sign if cell == "0" else cell for cell in row] for row in rows], sep)
    assert claimed(text).items() >= {k: v for k, v in expected().items() if v}.items()
    assert not [name for name, value in claimed(text).items() if expected().get(name, 0) != value]


def _torn(place: str) -> Rows:
    made: Rows = []
    for labels, _, parts in ROWS:
        *outer, label = labels
        cut = len(label) // 2
        one, other, values = label[:cut], label[cut:], seven(parts)
        made += [[words] for words in outer]
        if len(label) < 9:
            made.append([label, *values])
        elif place == "first":
            made += [[one, *values], [other]]
        elif place == "second":
            made += [[one], [other, *values]]
        else:
            made += [[one], values, [other]]
    return made


@pytest.mark.parametrize("place", ["first", "second", "between"])
@pytest.mark.parametrize("sep", [" ", "\t"])
def test_a_label_torn_over_two_lines_is_one(place: str, sep: str) -> None:
    assert claimed(table_text(_torn(place), sep)) == expected()


@given(st.permutations(COLUMNS))
def test_columns_have_the_order_that_their_headers_print(order: list[str]) -> None:
    at = [COLUMNS.index(name) for name in order]
    rows = [[*labels, *(seven(parts)[n] for n in at)] for labels, _, parts in ROWS]
    text = table_text(rows, head=[["申请人情况"], order])
    assert claimed(text) == expected()


@pytest.mark.parametrize("rest", [["商业企业", "科研机构"], ["其他", "商业企业"]])
def test_headers_that_may_be_two_lines_are_told_by_the_sums(rest: list[str]) -> None:
    """自然人 总计 商业企业 …: one line of headers over the other, or columns in this order."""
    order = ["自然人", "总计", *rest, *(name for name in COLUMNS[1:-1] if name not in rest)]
    at = [COLUMNS.index(name) for name in order]
    head = [["申请人情况"], order]
    printed = [[*labels, *(seven(parts)[n] for n in at)] for labels, _, parts in ROWS]
    as_on_the_form = [[*labels, *seven(parts)] for labels, _, parts in ROWS]
    assert claimed(table_text(printed, head=head)) == expected()
    assert claimed(table_text(as_on_the_form, head=head)) == expected()


def test_headers_torn_over_two_lines_leave_the_columns_as_the_form_has_them() -> None:
    torn = [["商业", "科研", "社会公益", "法律服务", "其他"], ["企业", "机构", "组织", "机构"]]
    assert claimed(table_text(all_rows(), head=[*HEAD[:2], *torn])) == expected()


def test_an_order_of_columns_under_which_no_total_adds_up_is_not_believed() -> None:
    order = ["总计", *COLUMNS[:-1]]
    text = table_text(all_rows(), head=[["申请人情况"], order])
    assert not claimed(text)
    assert is_told(text)


def test_columns_in_two_blocks_with_labels_are_put_together() -> None:
    first = [[*labels, *seven(parts)[:4]] for labels, _, parts in ROWS]
    second = [[*labels, *seven(parts)[4:]] for labels, _, parts in ROWS]
    head: Rows = [["申请人情况"], COLUMNS[:4]]
    assert claimed(table_text([*first, COLUMNS[4:], *second], head=head)) == expected()
    without = [row[-3:] for row in second]
    text = table_text([*first, COLUMNS[4:], *without], head=head)
    assert not claimed(text)
    assert is_told(text)


def test_without_the_column_of_totals_the_balance_of_the_columns_tells() -> None:
    rows = [[*labels, *map(str, parts)] for labels, _, parts in ROWS]
    assert claimed(table_text(rows, head=[["申请人情况"], COLUMNS[:-1]])) == expected(APPLICANTS)
    # Where the header is left nobody knows which column is missing.
    text = table_text(rows)
    assert not claimed(text)
    assert is_told(text)


_LOST: dict[str, Rows] = {
    "first column": [[*labels, *seven(parts)[1:]] for labels, _, parts in ROWS],
    "an eighth column": [[*row, str(n + 3)] for n, row in enumerate(all_rows())],
    "labels behind": [[*seven(parts), *labels] for labels, _, parts in ROWS],
    "labels, then numbers": [*([*labels] for labels, _, _ in ROWS), *(seven(p) for _, _, p in ROWS)],
    "quotes": [[",".join(f'"{cell}"' for cell in row)] for row in all_rows()],
}  # fmt: skip


def test_rows_that_commas_divide_are_read_where_their_sums_hold() -> None:
    rows = [[",".join(row)] for row in all_rows()]
    assert claimed(table_text(rows)) == expected()
    # 1,040 may be one number: no row has eight cells, and none adds up with it.
    spoilt = [[row[0].replace(",40", ",1,040")] for row in rows]
    values = claimed(table_text(spoilt))
    assert values.items() <= expected().items()
    assert "applications.closed" not in values
    assert is_told(table_text(spoilt))


@pytest.mark.parametrize("kind", _LOST)
def test_where_columns_or_rows_are_lost_nothing_is_claimed_and_it_is_told(kind: str) -> None:
    text = table_text(_LOST[kind])
    assert not claimed(text)
    assert is_told(text)


_OTHER_YEAR: Rows = [[*labels, *seven([n + 7 for n in parts])] for labels, _, parts in ROWS]


@pytest.mark.parametrize("place", ["before", "behind"])
def test_a_table_of_the_year_before_gives_this_year_nothing(place: str) -> None:
    rows = [["2023年数据:"], *HEAD, *all_rows()], [["2022年数据:"], *HEAD, *_OTHER_YEAR]
    one, other = rows if place == "behind" else rows[::-1]
    text = table_text([*one, *other], head=[])
    assert claimed(text) == expected()
    assert is_told(text)


def test_the_caption_of_the_only_table_may_be_left_over() -> None:
    assert claimed(table_text(all_rows(), head=[["2022年数据:"], *HEAD])) == expected()


def test_the_tables_of_a_second_report_in_a_file_are_not_the_first_ones() -> None:
    other = table_text(_OTHER_YEAR).replace("甲山县样本局", "乙水县样本局")
    text = table_text(all_rows()) + other
    assert claimed(text) == expected()
    assert is_told(text)


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize("sep", [" ", "\t", "\n"])
@pytest.mark.parametrize("row", [3, 5])
@pytest.mark.parametrize("left", range(1, 7))
def test_the_last_row_of_a_text_that_is_cut_off_has_its_first_columns(
    sep: str, row: int, left: int
) -> None:
    labels, name, parts = ROWS[row]
    text = table_text([*all_rows()[:row], [*labels, *seven(parts)[:left]]], sep, end="")
    before = {f"applications.{name}" for _, name, _ in ROWS[:row]}
    truth = {k: v for k, v in expected().items() if k in before or k.rpartition(".")[0] in before}
    last = dict(zip((f"applications.{name}.{k}" for k in APPLICANTS), parts[:left], strict=False))
    if parts[left - 1]:  # more digits of it may have stood behind
        del last[f"applications.{name}.{APPLICANTS[left - 1]}"]
    assert claimed(text) == {**truth, **last}


def test_a_short_row_with_text_behind_it_is_not_cut_off() -> None:
    text = table_text([*all_rows()[:3], ["(二)部分公开", "5", "1"], *all_rows()[4:]])
    found = claimed(text)
    assert not [name for name in found if name.startswith("applications.partially_granted")]
    assert is_told(text)


def test_a_row_of_pipes_may_have_more_labels_than_the_headers_leave_room_for() -> None:
    rows = [["申请人情况", *COLUMNS], *all_rows()[:4]]
    text = TITLE + PART_THREE + "\n".join(f"| {' | '.join(row)} |" for row in rows)
    assert claimed(text)["applications.granted.commercial"] == 3
    cut = claimed(text + "\n| (三)不予公开 | 1.属于国家秘密 | 3 | 0 | 2")
    assert cut["applications.refused.state_secret.natural_person"] == 3
    assert cut["applications.refused.state_secret.commercial"] == 0
    assert "applications.refused.state_secret.research" not in cut
    assert "applications.refused.state_secret" not in cut


def test_a_single_row_with_tabs_whose_total_is_blank_has_its_first_columns() -> None:
    row = "一、本年新收政府信息公开申请数量\t3\t2\t0\t0\t0\t0\t"
    found = read(f"{TITLE}{PART_THREE}申请人情况\t" + "\t".join(COLUMNS) + f"\n{row}")
    stated = {(f.indicator, f.value) for f in found.facts if f.value}
    assert stated == {
        ("applications.received.natural_person", Decimal(3)),
        ("applications.received.commercial", Decimal(2)),
    }


@pytest.mark.parametrize("sign", [",", ";"])
def test_rows_divided_by_signs_behind_a_label_with_a_comma_in_it_are_read(sign: str) -> None:
    rows = [["".join(labels), *seven(parts)] for labels, _, parts in ROWS]
    rows[1][1:] = ["137", "8", "0", "1", "10", "0", "156"]  # 0,156 is two cells here
    text = table_text(rows, sep=sign)
    values, truth = claimed(text), expected()
    assert values["applications.carried_in"] == 156
    assert values | {k: v for k, v in truth.items() if "carried_in" in k} == truth
    assert not [f for f in read(text).findings if f.whose == "source" and "391" in str(f.formula)]


@pytest.mark.parametrize("between", [" / ", "/", " ", " | ", "\n"])
def test_a_line_of_all_headers_begins_the_table(between: str) -> None:
    """Only its main rows, with the short labels that notices give them."""
    rows = [
        ["一、本年新收", *seven([203, 8, 0, 0, 6, 1])],
        ["二、上年结转", *seven([9, 0, 0, 0, 1, 0])],
        ["(七)总计", *seven([206, 7, 0, 0, 7, 1])],
        ["四、结转下年度继续办理", *seven([6, 1, 0, 0, 0, 0])],
    ]
    lines = "\n".join(f"{label}\n{' '.join(values)}" for label, *values in rows)
    found = claimed(f"{TITLE}{PART_THREE}{between.join(COLUMNS)}\n{lines}\n{END}")
    assert found["applications.received"] == 218
    assert found["applications.received.legal_services"] == 6
    assert found["applications.carried_in.natural_person"] == 9
    assert found["applications.closed"] == 221
    assert found["applications.carried_out.commercial"] == 1
    assert len(found) == 28


def test_a_sentence_that_lists_the_headers_begins_no_table() -> None:
    sentence = f"申请人有{'、'.join(COLUMNS)}等。\n一、本年新收\n203 8 0 0 6 1 218\n"
    assert not any(".received." in name for name in claimed(TITLE + PART_THREE + sentence + END))


def test_a_row_with_fewer_numbers_than_headers_is_placed_nowhere() -> None:
    lines = f"{' / '.join(COLUMNS)}\n一、本年新收\n203 8 0 6 1 218\n二、上年结转\n9 0 1 10\n"
    found = claimed(TITLE + PART_THREE + lines + END)
    assert not any(name.startswith("applications.received.") for name in found)


_SIDE_BY_SIDE = {
    "as a layout prints it": "(四)无 1.本机关不掌握\n法提供 相关政府信息 {}\n",
    "as a printed page is read": "(四)无\n1.本机关不掌握\n法提供 {}\n相关政府信息\n",
    "the section alone in two lines": "(四)无\n1.本机关不掌握相关政府信息\n法提供 {}\n",
}


@pytest.mark.parametrize("copy", _SIDE_BY_SIDE)
def test_a_section_and_a_row_in_two_lines_each_side_by_side_are_whole(copy: str) -> None:
    values = " ".join(seven([9, 1, 0, 0, 0, 0]))
    row = f"(四)无法提供 1.本机关不掌握相关政府信息 {values}\n"
    text = table_text(all_rows())
    assert row in text
    assert claimed(text.replace(row, _SIDE_BY_SIDE[copy].format(values))) == expected()


def test_lines_side_by_side_that_make_no_row_of_the_form_are_none() -> None:
    values = " ".join(seven([9, 1, 0, 0, 0, 0]))
    row = f"(四)无法提供 1.本机关不掌握相关政府信息 {values}\n"
    torn = f"(四)无 1.本机关不掌握\n法提供 其他情况 {values}\n"
    found = claimed(table_text(all_rows()).replace(row, torn))
    assert "applications.unavailable.not_held" not in found
