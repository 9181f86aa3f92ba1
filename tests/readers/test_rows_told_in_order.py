"""Numbers without words of their own: a row of columns in order, joint titles, bare lists."""

from __future__ import annotations

import pytest

from .test_rules_told import reads

_ROW = ("coercion.items_last_year", "coercion.items_change", "coercion.decisions")
_FEES = ("administrative_fees.items_last_year", "administrative_fees.items_change")
_TOLD = "行政许可上一年16项,本年增减-4项,处理决定820件。"
_DOCUMENTS = (
    "normative_documents.issued",
    "normative_documents.repealed",
    "normative_documents.in_force",
)
_DISPUTES = ("reconsideration.total", "litigation.total", "complaints.total")
_NONE = (-1, -1, -1)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("行政强制5项、0、3件。", (5, 0, 3)),
        ("行政强制:5项、+2、3件。", (5, 2, 3)),
        ("行政强制5项、-1、3件。", (5, -1, 3)),
        ("行政强制:5项,0项,3件。", (5, 0, 3)),
        (_TOLD + "行政强制5、0、3。", (5, 0, 3)),
        # One more number: nobody knows which is which.
        ("行政强制5项、0项、3项、9件。", (-1, -1, 9)),
        # Two numbers are no three columns, and bare ones in one row may be of anything.
        ("行政强制5、0、3。", _NONE),
    ],
)
def test_a_row_with_its_columns_in_their_order(text: str, values: tuple[int, ...]) -> None:
    told = reads(text, _ROW, 2019)
    if values[:2] == (-1, -1):
        assert [told[name] for name in _ROW[:2]] == [-1, -1]
    else:
        assert told == dict(zip(_ROW, values, strict=True))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (_TOLD + "行政事业性收费41项,减3项。", (41, -3)),
        (_TOLD + "行政事业性收费:41项,无增减。", (41, 0)),
        # Whether it is the number before or behind the change, nothing says.
        ("行政事业性收费事项41项。", (-1, -1)),
    ],
)
def test_what_stands_before_a_change_is_of_the_year_before(
    text: str, values: tuple[int, int]
) -> None:
    assert reads(text, _FEES, 2019) == dict(zip(_FEES, values, strict=True))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("规章0、0、0;行政规范性文件2、1、5。", (2, 1, 5)),
        ("规章:0件、0件、0件;规范性文件:2件、0件、9件。", (2, 0, 9)),
        ("规章制发0,废止0,有效0;规范性文件1、0、4。", (1, 0, 4)),
        ("规范性文件1、2、3、4号已上网。", _NONE),
        ("规章0、0、0;规范性文件1、2、3。", _NONE),
        ("规章0、0;规范性文件3、1。", _NONE),
    ],
)
def test_documents_in_the_order_of_the_form(text: str, values: tuple[int, ...]) -> None:
    assert reads(text, _DOCUMENTS, 2021) == dict(zip(_DOCUMENTS, values, strict=True))


def test_a_remark_does_not_end_a_row_and_a_short_name_follows_it() -> None:
    names = ("penalties.decisions", "coercion.decisions", "administrative_fees.amount")
    said = "规章0、0、0;规范性文件0、0、0;行政许可41;行政处罚126(赋权后首年);行政强制8;收费0。"
    assert reads(said, names, 2021) == dict(zip(names, (126, 8, 0), strict=True))
    apart = reads("行政强制8件。\n三、其他\n收费0元。", names, 2021)
    assert apart["administrative_fees.amount"] == -1


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("复议、诉讼、投诉:2件、0件、5件。", (2, 0, 5)),
        ("行政复议、诉讼、申诉情况:2件、0件、5件。", (2, 0, 5)),
        ("复议诉讼投诉:2件、0件、5件。", (2, 0, 5)),
        ("(四)复议、诉讼、投诉:2件、0件和5件。", (2, 0, 5)),
        ("规划、土地、财政:2件、0件、5件。", _NONE),
        ("复议、诉讼、投诉:2件、5件。", _NONE),
    ],
)
def test_a_joint_title_and_as_many_numbers(text: str, values: tuple[int, ...]) -> None:
    assert reads(text, _DISPUTES) == dict(zip(_DISPUTES, values, strict=True))


@pytest.mark.parametrize(
    ("text", "upheld", "total"),
    [
        ("复议:维持1,纠正0,其他1,未结0,总计2。", 1, 2),
        ("复议一栏:维持1、纠正0、其他1、未结0、合计2。", 1, 2),
        ("行政复议总计4,结果维持1,结果纠正3,其他结果0。", 1, 4),
        ("行政复议:结果维持1、结果纠正3、尚未审结0。", 1, -1),
        ("考评:维持1,纠正0,其他1,未结0。", -1, -1),
        ("见表格1、复议维持2、诉讼3。", -1, -1),
    ],
)
def test_a_bare_list_has_no_units(text: str, upheld: int, total: int) -> None:
    names = ("reconsideration.upheld", "reconsideration.total")
    assert reads(text, names, 2021) == dict(zip(names, (upheld, total), strict=True))
