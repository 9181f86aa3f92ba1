"""The first cell of a row, joined to its label while the others stand apart."""

from __future__ import annotations

import pytest

from extractor.schemas import OTHER
from tests.results import read

_HEAD = "甲山县样本局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n申请人情况"
_COLUMNS = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"
_LABELS = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "三、本年度办理结果(一)予以公开",
    "(三)不予公开1.属于国家秘密",
)
_ROWS = (
    (31, 4, 0, 2, 0, 1, 38),
    (2, 0, 0, 0, 1, 0, 3),
    (17, 3, 0, 2, 0, 1, 23),
    (2, 2, 0, 1, 0, 0, 5),
)


def _values(sep: str, rows: tuple[tuple[int, ...], ...] = _ROWS) -> dict[str, str]:
    lines = [label + sep.join(map(str, row)) for label, row in zip(_LABELS, rows, strict=True)]
    text = "\n".join([_HEAD, _COLUMNS, *lines, "五、存在的主要问题及改进情况\n深度不够。\n"])
    facts = read(text).facts
    return {
        f.indicator: str(f.value) for f in facts if f.indicator != OTHER and f.value is not None
    }


@pytest.mark.parametrize("sep", [" ", "\t", "|", " | "])
def test_first_cell_is_taken_from_the_label(sep: str) -> None:
    found = _values(sep)
    assert found["applications.granted"] == "23"
    assert found["applications.granted.natural_person"] == "17"
    assert found["applications.refused.state_secret"] == "5"
    assert found["applications.received.commercial"] == "4"


@pytest.mark.parametrize("sep", [" ", "\t", "|", "、", ",", "\n"])
def test_first_cell_is_never_the_total(sep: str) -> None:
    found = _values(sep)
    assert found.get("applications.granted", "23") == "23"
    assert found.get("applications.refused.state_secret", "5") == "5"


@pytest.mark.parametrize("sep", [" ", "|"])
def test_without_the_sum_nothing_is_claimed(sep: str) -> None:
    found = _values(sep, (*_ROWS[:2], (17, 3, 0, 2, 0, 1, 40), _ROWS[3]))
    assert not [name for name in found if name.startswith("applications.granted")]
    assert found["applications.refused.state_secret"] == "5"
