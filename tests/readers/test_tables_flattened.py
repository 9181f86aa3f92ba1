"""Official tables as scrapers leave them in plain text: every cell right, or none and a finding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.schemas import APPLICANTS, OTHER
from tests.results import read

Rows = list[list[str]]
Values = dict[str, Decimal]

_TITLE = "甲山县样本局2023年政府信息公开工作年度报告\n一、总体情况\n各项制度不断健全。\n"
_PART_THREE = "三、收到和处理政府信息公开申请情况\n"
_END = "五、存在的主要问题及改进情况\n深度不够。\n"
_COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
_HEAD: Rows = [
    ["(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)", "申请人情况"],
    ["自然人", "法人或其他组织", "总计"],
    ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
]
_PLAIN_HEAD: Rows = [["申请人情况"], _COLUMNS]
_ROWS: Sequence[tuple[Sequence[str], str, Sequence[int]]] = (
    (["一、本年新收政府信息公开申请数量"], "received", [31, 4, 0, 2, 0, 1]),
    (["二、上年结转政府信息公开申请数量"], "carried_in", [2, 0, 0, 0, 1, 0]),
    (["三、本年度办理结果", "(一)予以公开"], "granted", [17, 3, 0, 2, 0, 1]),
    (["(二)部分公开(区分处理的,只计这一情形,不计其他情形)"], "partially_granted", [5, 0, 0, 0, 0, 0]),
    (["(三)不予公开", "1.属于国家秘密"], "refused.state_secret", [0] * 6),
    (["2.其他法律行政法规禁止公开"], "refused.prohibited_by_law", [1, 0, 0, 0, 1, 0]),
    (["(四)无法提供", "1.本机关不掌握相关政府信息"], "unavailable.not_held", [9, 1, 0, 0, 0, 0]),
    (["(七)总计"], "closed", [32, 4, 0, 2, 1, 1]),
    (["四、结转下年度继续办理"], "carried_out", [1, 0, 0, 0, 0, 0]),
)  # fmt: skip
_RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
_NAMES = ("upheld", "corrected", "other", "pending", "total")
_CASES = {
    "行政复议": ("reconsideration", [4, 1, 0, 1, 6]),
    "未经复议直接起诉": ("litigation.direct", [2, 0, 3, 0, 5]),
    "复议后起诉": ("litigation.after_review", [1, 0, 0, 2, 3]),
}


def _seven(parts: Sequence[int]) -> list[str]:
    return [*map(str, parts), str(sum(parts))]


def _rows() -> Rows:
    return [[*labels, *_seven(parts)] for labels, _, parts in _ROWS]


def _text(
    rows: Sequence[Sequence[str]], sep: str = " ", head: Rows = _HEAD, end: str = _END
) -> str:
    return _TITLE + _PART_THREE + "\n".join(sep.join(row) for row in [*head, *rows]) + "\n" + end


def _truth(of: Sequence[str] = (*APPLICANTS, "")) -> Values:
    return {
        f"applications.{name}.{kind}".rstrip("."): Decimal(value)
        for _, name, parts in _ROWS
        for kind, value in zip((*APPLICANTS, ""), (*parts, sum(parts)), strict=True)
        if kind in of
    }


def _values(text: str) -> Values:
    """What is claimed in numbers; no indicator may have two."""
    found: Values = {}
    for fact in read(text).facts:
        if fact.indicator != OTHER and fact.value is not None:
            assert found.setdefault(fact.indicator, fact.value) == fact.value, fact.indicator
    return found


def _told(text: str) -> bool:
    return any(finding.kind == "unplaced_table" for finding in read(text).findings)


@pytest.mark.parametrize("sep", [" ", "　", "\t", "\n", "      ", "&nbsp;", "\u00a0\u200b"])
def test_all_cells_whatever_stands_between_them(sep: str) -> None:
    assert _values(_text(_rows(), sep)) == _truth()


def _with(change: Callable[[str], str]) -> Rows:
    return [[change(cell) for cell in row] for row in _rows()]


_CHANGES: dict[str, Rows] = {
    "corner brackets": _with(lambda c: c.replace("(", "「").replace(")", "」")),
    "no number": [[c.split("、")[-1].split(")")[-1] if c[0] in "一二四" else c for c in r] for r in _rows()],
    "unit": _with(lambda cell: f"{cell}件" if cell.isdecimal() else cell),
    "page break": [*_rows()[:4], ["- 3 -"], *_HEAD, *_rows()[4:]],
    "numbered": [[str(n), *row] for n, row in enumerate(_rows(), 1)],
    "on the next line": [part for labels, _, parts in _ROWS for part in ([*labels], _seven(parts))],
    "two lines": [p for row in _rows() for p in (row[:-4], row[-4:])],
    "remark": [*_rows()[:2], ["注:2022年结转的3件已办结。"], *_rows()[2:]],
    "printed twice": [*_rows(), ["续表"], *_HEAD, *_rows()],
}  # fmt: skip


@pytest.mark.parametrize("change", _CHANGES)
@pytest.mark.parametrize("sep", [" ", "\t"])
def test_all_cells_whatever_a_copy_made_of_rows(change: str, sep: str) -> None:
    assert _values(_text(_CHANGES[change], sep)) == _truth()


@pytest.mark.parametrize("sign", ["无", "零", "/", "-", "——"])
@pytest.mark.parametrize("sep", [" ", "\t", "\n"])
def test_a_sign_for_nothing_fills_its_cell_and_denies_nothing_else(sign: str, sep: str) -> None:
    rows = [*_rows()[:-1], ["(五)不予处理", "1.信访举报投诉类申请", *"0000000"], *_rows()[-1:]]
    text = _text([[sign if cell == "0" else cell for cell in row] for row in rows], sep)
    assert _values(text).items() >= {k: v for k, v in _truth().items() if v}.items()
    assert not [name for name, value in _values(text).items() if _truth().get(name, 0) != value]


def _torn(place: str) -> Rows:
    made: Rows = []
    for labels, _, parts in _ROWS:
        *outer, label = labels
        cut = len(label) // 2
        one, other, values = label[:cut], label[cut:], _seven(parts)
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
    assert _values(_text(_torn(place), sep)) == _truth()


@given(st.permutations(_COLUMNS))
def test_columns_have_the_order_that_their_headers_print(order: list[str]) -> None:
    at = [_COLUMNS.index(name) for name in order]
    rows = [[*labels, *(_seven(parts)[n] for n in at)] for labels, _, parts in _ROWS]
    text = _text(rows, head=[["申请人情况"], order])
    assert _values(text) == _truth()


@pytest.mark.parametrize("rest", [["商业企业", "科研机构"], ["其他", "商业企业"]])
def test_headers_that_may_be_two_lines_are_told_by_the_sums(rest: list[str]) -> None:
    """自然人 总计 商业企业 …: one line of headers over the other, or columns in this order."""
    order = ["自然人", "总计", *rest, *(name for name in _COLUMNS[1:-1] if name not in rest)]
    at = [_COLUMNS.index(name) for name in order]
    head = [["申请人情况"], order]
    printed = [[*labels, *(_seven(parts)[n] for n in at)] for labels, _, parts in _ROWS]
    as_on_the_form = [[*labels, *_seven(parts)] for labels, _, parts in _ROWS]
    assert _values(_text(printed, head=head)) == _truth()
    assert _values(_text(as_on_the_form, head=head)) == _truth()


def test_headers_torn_over_two_lines_leave_the_columns_as_the_form_has_them() -> None:
    torn = [["商业", "科研", "社会公益", "法律服务", "其他"], ["企业", "机构", "组织", "机构"]]
    assert _values(_text(_rows(), head=[*_HEAD[:2], *torn])) == _truth()


def test_an_order_of_columns_under_which_no_total_adds_up_is_not_believed() -> None:
    order = ["总计", *_COLUMNS[:-1]]
    text = _text(_rows(), head=[["申请人情况"], order])
    assert not _values(text)
    assert _told(text)


def test_columns_in_two_blocks_with_labels_are_put_together() -> None:
    first = [[*labels, *_seven(parts)[:4]] for labels, _, parts in _ROWS]
    second = [[*labels, *_seven(parts)[4:]] for labels, _, parts in _ROWS]
    head: Rows = [["申请人情况"], _COLUMNS[:4]]
    assert _values(_text([*first, _COLUMNS[4:], *second], head=head)) == _truth()
    without = [row[-3:] for row in second]
    text = _text([*first, _COLUMNS[4:], *without], head=head)
    assert not _values(text)
    assert _told(text)


def test_without_the_column_of_totals_the_balance_of_the_columns_tells() -> None:
    rows = [[*labels, *map(str, parts)] for labels, _, parts in _ROWS]
    assert _values(_text(rows, head=[["申请人情况"], _COLUMNS[:-1]])) == _truth(APPLICANTS)
    # Where the header is left nobody knows which column is missing.
    text = _text(rows)
    assert not _values(text)
    assert _told(text)


_LOST: dict[str, Rows] = {
    "first column": [[*labels, *_seven(parts)[1:]] for labels, _, parts in _ROWS],
    "an eighth column": [[*row, str(n + 3)] for n, row in enumerate(_rows())],
    "labels behind": [[*_seven(parts), *labels] for labels, _, parts in _ROWS],
    "labels, then numbers": [*([*labels] for labels, _, _ in _ROWS), *(_seven(p) for _, _, p in _ROWS)],
    "quotes": [[",".join(f'"{cell}"' for cell in row)] for row in _rows()],
}  # fmt: skip


def test_rows_that_commas_divide_are_read_where_their_sums_hold() -> None:
    rows = [[",".join(row)] for row in _rows()]
    assert _values(_text(rows)) == _truth()
    # 1,040 may be one number: no row has eight cells, and none adds up with it.
    spoilt = [[row[0].replace(",40", ",1,040")] for row in rows]
    values = _values(_text(spoilt))
    assert values.items() <= _truth().items()
    assert "applications.closed" not in values
    assert _told(_text(spoilt))


@pytest.mark.parametrize("kind", _LOST)
def test_where_columns_or_rows_are_lost_nothing_is_claimed_and_it_is_told(kind: str) -> None:
    text = _text(_LOST[kind])
    assert not _values(text)
    assert _told(text)


_OTHER_YEAR: Rows = [[*labels, *_seven([n + 7 for n in parts])] for labels, _, parts in _ROWS]


@pytest.mark.parametrize("place", ["before", "behind"])
def test_a_table_of_the_year_before_gives_this_year_nothing(place: str) -> None:
    rows = [["2023年数据:"], *_HEAD, *_rows()], [["2022年数据:"], *_HEAD, *_OTHER_YEAR]
    one, other = rows if place == "behind" else rows[::-1]
    text = _text([*one, *other], head=[])
    assert _values(text) == _truth()
    assert _told(text)


def test_the_caption_of_the_only_table_may_be_left_over() -> None:
    assert _values(_text(_rows(), head=[["2022年数据:"], *_HEAD])) == _truth()


def test_the_tables_of_a_second_report_in_a_file_are_not_the_first_ones() -> None:
    other = _text(_OTHER_YEAR).replace("甲山县样本局", "乙水县样本局")
    text = _text(_rows()) + other
    assert _values(text) == _truth()
    assert _told(text)


@pytest.mark.parametrize("sep", [" ", "\t", "\n"])
@pytest.mark.parametrize("row", [3, 5])
@pytest.mark.parametrize("left", range(1, 7))
def test_the_last_row_of_a_text_that_is_cut_off_has_its_first_columns(
    sep: str, row: int, left: int
) -> None:
    labels, name, parts = _ROWS[row]
    text = _text([*_rows()[:row], [*labels, *_seven(parts)[:left]]], sep, end="")
    before = {f"applications.{name}" for _, name, _ in _ROWS[:row]}
    truth = {k: v for k, v in _truth().items() if k in before or k.rpartition(".")[0] in before}
    last = dict(zip((f"applications.{name}.{k}" for k in APPLICANTS), parts[:left], strict=False))
    if parts[left - 1]:  # more digits of it may have stood behind
        del last[f"applications.{name}.{APPLICANTS[left - 1]}"]
    assert _values(text) == {**truth, **last}


def test_a_short_row_with_text_behind_it_is_not_cut_off() -> None:
    text = _text([*_rows()[:3], ["(二)部分公开", "5", "1"], *_rows()[4:]])
    found = _values(text)
    assert not [name for name in found if name.startswith("applications.partially_granted")]
    assert _told(text)


def test_a_row_of_pipes_may_have_more_labels_than_the_headers_leave_room_for() -> None:
    rows = [["申请人情况", *_COLUMNS], *_rows()[:4]]
    text = _TITLE + _PART_THREE + "\n".join(f"| {' | '.join(row)} |" for row in rows)
    assert _values(text)["applications.granted.commercial"] == 3
    cut = _values(text + "\n| (三)不予公开 | 1.属于国家秘密 | 3 | 0 | 2")
    assert cut["applications.refused.state_secret.natural_person"] == 3
    assert cut["applications.refused.state_secret.commercial"] == 0
    assert "applications.refused.state_secret.research" not in cut
    assert "applications.refused.state_secret" not in cut


_PART_FOUR = "四、政府信息公开行政复议、行政诉讼情况\n"


def _cases(of: Sequence[str]) -> Values:
    return {
        f"{_CASES[words][0]}.{name}": Decimal(value)
        for words in of
        for name, value in zip(_NAMES, _CASES[words][1], strict=True)
    }


def _small(of: Sequence[str], sep: str, heading: str) -> str:
    made = _TITLE + _PART_FOUR
    for words in of:
        made += heading.format(words) + "\n" + sep.join(_RESULTS) + "\n"
        made += sep.join(map(str, _CASES[words][1])) + "\n"
    return made


_DIRECT, _AFTER = "未经复议直接起诉", "复议后起诉"
_ORDERS = [
    ("行政复议", _DIRECT, _AFTER), (_AFTER, "行政复议", _DIRECT), (_DIRECT, _AFTER),
    ("行政复议", _AFTER), ("行政复议",), (_AFTER,),
]  # fmt: skip


@pytest.mark.parametrize("of", _ORDERS)
@pytest.mark.parametrize("sep", [" ", "\t", "\n", "　"])
@pytest.mark.parametrize("heading", ["{}", "本年度{}情况如下:", "({})"])
def test_a_small_table_for_each_kind_of_case(of: Sequence[str], sep: str, heading: str) -> None:
    assert _values(_small(of, sep, heading) + _END) == _cases(of)


def test_a_small_table_of_a_kind_that_nobody_names_is_claimed_for_none() -> None:
    text = _small(("行政复议",), " ", "{}")
    text += "行政诉讼\n" + " ".join(_RESULTS) + "\n1 0 0 0 1\n" + _END
    found = {name: value for name, value in _values(text).items() if name.count(".") == 1}
    assert {k: v for k, v in found.items() if k.startswith("recon")} == _cases(["行政复议"])
    assert not [k for k in found if k.startswith("litigation")]
    assert _told(text)
    bare = _TITLE + _PART_FOUR + " ".join(_RESULTS) + "\n1 0 0 0 1\n" + _END
    assert not _values(bare)


@pytest.mark.parametrize("of", [(_DIRECT, _AFTER), (_AFTER, _DIRECT)])
def test_kinds_of_cases_have_the_order_of_their_headers(of: Sequence[str]) -> None:
    order = ["行政复议", *of]
    numbers = " ".join(str(value) for words in order for value in _CASES[words][1])
    head = f"行政复议 行政诉讼\n{' '.join(_RESULTS)} {' '.join(of)}\n{' '.join(_RESULTS * 2)}\n"
    assert _values(_TITLE + _PART_FOUR + head + numbers + "\n" + _END) == _cases(order)


def test_part_four_may_be_cut_off_too() -> None:
    whole = _text(_rows(), end=_PART_FOUR)
    small = _small(("行政复议", _DIRECT), " ", "{}").removeprefix(_TITLE + _PART_FOUR)
    found = _values(whole + small.rpartition("2 0 3")[0] + "2 0 3")
    assert found == {
        **_truth(), **_cases(["行政复议"]), "litigation.direct.upheld": 2, "litigation.direct.corrected": 0,
    }  # fmt: skip


_PART_TWO = """二、主动公开政府信息情况
第二十条第(一)项
信息内容 {}
规章 0 0 0
行政规范性文件 {}
"""


def test_part_two_has_the_order_of_its_headers() -> None:
    for sep in (" ", "\n", "\t"):
        text = _PART_TWO.format("现行有效件数 本年废止件数 本年制发件数", "15 2 4").replace(
            " ", sep
        )
        found = _values(_TITLE + text + _PART_THREE + "无。\n")
        names = [
            found[f"normative_documents.{name}"] for name in ("issued", "repealed", "in_force")
        ]
        assert names == [4, 2, 15]


def test_part_two_may_be_cut_off() -> None:
    head = "本年制发件数 本年废止件数 现行有效件数"
    found = _values(_TITLE + _PART_TWO.format(head, "4 0"))
    assert found["normative_documents.issued"] == 4
    assert found["normative_documents.repealed"] == 0
    assert "normative_documents.in_force" not in found
    going_on = _values(_TITLE + _PART_TWO.format(head, "4 0") + _PART_THREE + "无。\n")
    assert not [name for name in going_on if name.startswith("normative")]


def test_a_torn_label_of_the_statistical_table_is_not_the_row_that_its_rest_is_near_to() -> None:
    text = (
        "甲山县样本局2016年政府信息公开工作年度报告\n政府信息公开情况统计表\n统计指标 单位 统计数\n"
        "(一)主动公开政\n府信息数 条 41\n4.政务微信公开政\n府信息数 条 23\n"
        "1.当面申请数 件 3\n2.传真申请数 件 0\n"
    )
    found = _values(text)
    assert (found["proactive.total"], found["proactive.wechat"]) == (41, 23)


def test_a_single_row_with_tabs_whose_total_is_blank_has_its_first_columns() -> None:
    row = "一、本年新收政府信息公开申请数量\t3\t2\t0\t0\t0\t0\t"
    found = read(f"{_TITLE}{_PART_THREE}申请人情况\t" + "\t".join(_COLUMNS) + f"\n{row}")
    stated = {(f.indicator, f.value) for f in found.facts if f.value}
    assert stated == {
        ("applications.received.natural_person", Decimal(3)),
        ("applications.received.commercial", Decimal(2)),
    }


@pytest.mark.parametrize("sign", [",", ";"])
def test_rows_divided_by_signs_behind_a_label_with_a_comma_in_it_are_read(sign: str) -> None:
    rows = [["".join(labels), *_seven(parts)] for labels, _, parts in _ROWS]
    rows[1][1:] = ["137", "8", "0", "1", "10", "0", "156"]  # 0,156 is two cells here
    text = _text(rows, sep=sign)
    values, truth = _values(text), _truth()
    assert values["applications.carried_in"] == 156
    assert values | {k: v for k, v in truth.items() if "carried_in" in k} == truth
    assert not [f for f in read(text).findings if f.whose == "source" and "391" in str(f.formula)]


@pytest.mark.parametrize("between", [" / ", "/", " ", " | ", "\n"])
def test_a_line_of_all_headers_begins_the_table(between: str) -> None:
    """Only its main rows, with the short labels that notices give them."""
    rows = [
        ["一、本年新收", *_seven([203, 8, 0, 0, 6, 1])],
        ["二、上年结转", *_seven([9, 0, 0, 0, 1, 0])],
        ["(七)总计", *_seven([206, 7, 0, 0, 7, 1])],
        ["四、结转下年度继续办理", *_seven([6, 1, 0, 0, 0, 0])],
    ]
    lines = "\n".join(f"{label}\n{' '.join(values)}" for label, *values in rows)
    found = _values(f"{_TITLE}{_PART_THREE}{between.join(_COLUMNS)}\n{lines}\n{_END}")
    assert found["applications.received"] == 218
    assert found["applications.received.legal_services"] == 6
    assert found["applications.carried_in.natural_person"] == 9
    assert found["applications.closed"] == 221
    assert found["applications.carried_out.commercial"] == 1
    assert len(found) == 28


def test_a_sentence_that_lists_the_headers_begins_no_table() -> None:
    sentence = f"申请人有{'、'.join(_COLUMNS)}等。\n一、本年新收\n203 8 0 0 6 1 218\n"
    assert not any(".received." in name for name in _values(_TITLE + _PART_THREE + sentence + _END))


def test_a_row_with_fewer_numbers_than_headers_is_placed_nowhere() -> None:
    lines = f"{' / '.join(_COLUMNS)}\n一、本年新收\n203 8 0 6 1 218\n二、上年结转\n9 0 1 10\n"
    found = _values(_TITLE + _PART_THREE + lines + _END)
    assert not any(name.startswith("applications.received.") for name in found)
