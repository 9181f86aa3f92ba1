"""Places whose names are written with characters that few fonts have."""

from __future__ import annotations

import pytest

from extractor import extract


@pytest.mark.parametrize("name", ["长沙县㮾梨街道办事处", "衡阳县𬭎塘镇人民政府", "甲山县𠅤水局"])
def test_agency_with_a_rare_character_is_read(name: str) -> None:
    text = f"{name}2022年政府信息公开工作年度报告\n\n一、总体情况\n全年收到申请12件。\n"
    agency = extract(text).meta.agency
    assert agency is not None
    assert agency.value.endswith(name)
