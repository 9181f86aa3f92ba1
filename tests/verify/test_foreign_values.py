"""A plain JSON file with more than a number behind an indicator: what may stand there, and what is said
of the rest."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from extractor.errors import UsageError
from extractor.messages import said
from extractor.verify.foreign.files import load_claims


def written(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_text(words, encoding="utf-8")
    return path


_VALUES = ("value", "unit", "quote", "scope", "period", "qualifier")


@pytest.mark.parametrize(
    ("beside", "field", "message", "chinese"),
    [
        ({"value": 1, "amount": 2}, "", f"unknown beside a value: amount; what may stand there is {', '.join(_VALUES)}", "数值旁不认得 amount"),
        ({"unit": "件"}, "", 'there is no value; write "value": null for a blank cell', "没有 value"),
        ({"value": "many"}, ", value", "'many' is no number; write its digits alone, or nothing for a blank cell", "'many' 不是数字"),
        ({"value": [1]}, ", value", "[1] is no number; write its digits alone, or nothing for a blank cell", "[1] 不是数字"),
        ({"value": 1, "unit": 5}, ", unit", "5 is no text; put it in quotation marks", "5 不是文字"),
        ({"value": 1, "quote": ["x"]}, ", quote", "['x'] is no text; put it in quotation marks", "['x'] 不是文字"),
        ({"value": 1, "scope": "city"}, ", scope", "'city' is none of own, ", "'city' 不在 own"),
        ({"value": 1, "period": 2020}, ", period", "2020 is none of year, ", "2020 不在 year"),
        ({"value": 1, "qualifier": "circa"}, ", qualifier", "'circa' is none of ", "'circa' 不在 "),
    ],
)  # fmt: skip
def test_what_is_wrong_beside_a_value_is_told_with_its_field(
    tmp_path: Path, beside: object, field: str, message: str, chinese: str
) -> None:
    """In the words of this program: file, indicator, field, what is wrong and what may stand there."""
    path = written(tmp_path, "a.json", json.dumps({"applications.received": beside}))
    with pytest.raises(UsageError) as refused:
        load_claims(path)
    assert str(refused.value).startswith(f"{path}, applications.received{field}: {message}")
    assert f"applications.received{field}：{chinese}" in said(str(refused.value), "zh")


def test_what_stands_beside_a_value_may_be_left_empty(tmp_path: Path) -> None:
    beside = dict.fromkeys(_VALUES) | {"value": "1,234", "unit": "件"}
    (claim,) = load_claims(
        written(tmp_path, "a.json", json.dumps({"applications.received": beside}))
    )
    assert (claim.value, claim.unit, claim.quote, claim.scope) == (Decimal(1234), "件", None, None)
    blank = written(tmp_path, "b.json", '{"applications.received": {"value": null}}')
    assert [claim.value for claim in load_claims(blank)] == [None]
