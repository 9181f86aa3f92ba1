"""Rows of part three without their blank cells: columns that the sums of the table tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor import Options, extract
from extractor.schemas import APPLICANTS, OTHER, Result

_HEAD = """丁溪县水利局2022年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)
申请人情况
自然人 法人或其他组织 总计
商业企业 科研机构 社会公益组织 法律服务机构 其他
"""
_BEFORE = {
    "received": "一、本年新收政府信息公开申请数量",
    "carried_in": "二、上年结转政府信息公开申请数量",
}
_OUTCOMES = {
    "granted": "三、本年度办理结果\n(一)予以公开",
    "partially_granted": "(二)部分公开(区分处理的,只计这一情形,不计其他情形)",
    "refused.third_party": "(三)不予公开\n4.保护第三方合法权益",
    "unavailable.not_held": "(四)无法提供\n1.本机关不掌握相关政府信息",
    "not_processed.repeated": "(五)不予处理\n2.重复申请",
}
_BEHIND = {"closed": "(七)总计", "carried_out": "四、结转下年度继续办理"}
_LABELS = {**_BEFORE, **_OUTCOMES, **_BEHIND}

Table = dict[str, list[int]]


def written(table: Table, short: set[str]) -> str:
    """The table with the noughts of some rows blank, and these blanks lost."""
    made = _HEAD
    for name, label in _LABELS.items():
        parts = table[name]
        cells = [str(n) for n in parts if n or name not in short]
        made += " ".join([label, *cells, str(sum(parts))]) + "\n"
    return made + "五、存在的主要问题及改进情况\n"


def read(text: str) -> Result:
    return extract(text, Options())


def cells(result: Result) -> dict[str, int]:
    """The values of the cells of the table, but for those without a column."""
    return {
        f.indicator.removeprefix("applications."): int(f.value)
        for f in result.facts
        if f.value is not None and f.indicator.startswith("applications.")
    }


def table(outcomes: list[list[int]], carried_in: list[int], carried_out: list[int]) -> Table:
    """A table whose sums hold."""
    closed = [sum(column) for column in zip(*outcomes, strict=True)]
    received = [
        done + left - before
        for done, left, before in zip(closed, carried_out, carried_in, strict=True)
    ]
    rows = dict(zip(_OUTCOMES, outcomes, strict=True))
    return {
        "received": received, "carried_in": carried_in, **rows, "closed": closed,
        "carried_out": carried_out,
    }  # fmt: skip


_ROW = [0, 0, 0, 0, 0, 0]
_GIVEN = table(
    [[5, 2, 0, 0, 0, 0], [1, *_ROW[1:]], [0, 0, 0, 0, 6, 0], [3, *_ROW[1:]], _ROW],
    [1, *_ROW[1:]],
    [0, 0, 0, 0, 2, 0],
)


def test_rows_that_kept_their_blanks_tell_the_columns_of_the_others() -> None:
    short = {"carried_in", *_OUTCOMES}
    result = read(written(_GIVEN, short))
    found = cells(result)
    for name in short - {"not_processed.repeated"}:
        for kind, value in zip(APPLICANTS, _GIVEN[name], strict=True):
            assert found.get(f"{name}.{kind}", 0) == value
        assert found[name] == sum(_GIVEN[name])
    assert not [f for f in result.facts if f.indicator == OTHER]
    assert not result.findings
    (fact,) = [f for f in result.facts if f.indicator.endswith("third_party.legal_services")]
    assert fact.because is not None
    assert "sums" in fact.because


def test_where_every_row_is_short_nothing_is_placed() -> None:
    result = read(written(_GIVEN, set(_LABELS)))
    assert not [name for name in cells(result) if name.endswith(APPLICANTS)]
    assert [f.kind for f in result.findings] == ["unplaced_table"]


def test_a_number_that_could_stand_in_two_columns_is_not_placed() -> None:
    made = table([[2, 2, 0, 0, 0, 0], [2, *_ROW[1:]], [0, 2, *_ROW[2:]], _ROW, _ROW], _ROW, _ROW)
    result = read(written(made, {"partially_granted", "refused.third_party"}))
    found = cells(result)
    assert found["granted.commercial"] == 2
    assert not [n for n in found if n.startswith(("partially", "refused")) and n.count(".") == 2]
    lost = [f for f in result.facts if f.indicator == OTHER]
    assert [int(f.value or 0) for f in lost] == [2, 2]
    assert [f.kind for f in result.findings] == ["unplaced_table"]


def test_nothing_is_placed_in_a_table_whose_sums_do_not_hold() -> None:
    broken = {**_GIVEN, "closed": [9, 3, 0, 0, 5, 0]}
    found = cells(read(written(broken, set(_OUTCOMES))))
    assert not [name for name in found if name.startswith("granted.")]


def test_nothing_is_placed_without_all_rows_of_the_balance() -> None:
    text = written(_GIVEN, set(_OUTCOMES)).replace("二、上年结转政府信息公开申请数量", "二、")
    assert not [name for name in cells(read(text)) if name.startswith("granted.")]


_numbers = st.lists(st.sampled_from([0, 0, 0, 1, 1, 2, 5, 9]), min_size=6, max_size=6)


@given(
    st.lists(_numbers, min_size=5, max_size=5),
    _numbers,
    st.sets(st.sampled_from(sorted(_LABELS))),
)
def test_what_is_placed_is_placed_right(
    outcomes: list[list[int]], carried_out: list[int], short: set[str]
) -> None:
    closed = [sum(column) for column in zip(*outcomes, strict=True)]
    carried_in = [min(1, done) for done in closed]
    made = table(outcomes, carried_in, carried_out)
    for name, value in cells(read(written(made, short))).items():
        row, _, kind = name.rpartition(".")
        if kind in APPLICANTS:
            assert made[row][APPLICANTS.index(kind)] == value
        else:
            assert sum(made[name]) == value
