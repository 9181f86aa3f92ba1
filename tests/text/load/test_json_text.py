"""Reports in JSON: texts, tables and pages in it, each with its place in the file."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract
from extractor.text.load.json_text import read_json

from .seen import read

_TITLE = "青禾县水利局2023年政府信息公开工作年度报告"
_TEXT = "2023年,我局主动公开政府信息345条,收到政府信息公开申请12件。"
_BOTH = {"proactive.total": Decimal(345), "applications.received": Decimal(12)}


def _dumped(value: Any, *, plain: bool = False) -> bytes:
    return json.dumps(value, ensure_ascii=plain, indent=None if plain else 1).encode()


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize(
    "value",
    [
        {"id": 99, "title": _TITLE, "content": f"一、总体情况\n{_TEXT}"},
        {"data": {"title": _TITLE, "html": f'<p class="a">一、总体情况</p><p>{_TEXT}</p>'}},
        {"words_result": [{"words": w} for w in (_TITLE, _TEXT[:27], _TEXT[27:])], "num": 3},
        {"标题": _TITLE, "年份": 2023, "主动公开政府信息数": 345, "收到申请数": "12件"},
        {"标题": _TITLE, "表": [["指标", "数量"], ["主动公开政府信息数", 345], ["收到申请数", 12]]},
        {
            "标题": _TITLE,
            "表": [
                {"指标": "主动公开政府信息数", "单位": "条", "数量": 345},
                {"指标": "收到申请数", "单位": "件", "数量": 12},
            ],
        },
        [_TITLE, ["一、总体情况", {"text": _TEXT}]],
    ],
)
def test_what_a_document_says_is_read(value: Any, plain: bool) -> None:
    made = extract(_dumped(value, plain=plain))
    assert {f.indicator: f.value for f in made.facts} == _BOTH
    assert made.meta.agency is not None
    assert made.meta.agency.value == "青禾县水利局"


def test_every_number_stands_in_the_file() -> None:
    made = read(
        _dumped({"t": _TITLE, "c": f'「"/\n{_TEXT}', "收到申请数": 12}, plain=True), "a.json"
    )
    for mention in made.mentions:
        low, high = mention.source
        assert json.loads(f'"{made.source.raw[low:high]}"') == mention.raw


def test_a_text_that_only_begins_like_one_is_left_as_it_is() -> None:
    assert read_json("{" + _TEXT) is None
    assert read_json("[1] 见附件") is None
    assert read_json("[" * 100_000) is None
    assert read_json('{"a":' * 60 + "1" + "}" * 60) is None


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text('甲12\n"\\/é😀<p>', max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("甲a1", max_size=3), inner),
    max_leaves=12,
)


@given(_VALUES, st.booleans())
def test_any_document_is_read_and_no_text_of_it_is_lost(value: Any, plain: bool) -> None:
    raw = _dumped([value, "甲"], plain=plain).decode()
    made = read_json(raw)
    assert made is not None
    assert len(made.content.starts) == len(made.text)
    assert all(0 <= low <= high <= len(raw) for low, high in zip(
        made.content.starts, made.content.stops, strict=True))  # fmt: skip
    assert made.text.endswith("甲")


@pytest.mark.parametrize(
    "value",
    [
        {"content": f"&lt;p&gt;{_TEXT}&lt;/p&gt;&lt;p hidden&gt;收到申请99件。&lt;/p&gt;"},
        {"data": json.dumps({"html": f"<p>{_TEXT}</p><p hidden>收到申请99件。</p>"})},
    ],
)
def test_a_page_that_was_escaped_before_it_was_written(value: dict[str, str]) -> None:
    found = {f.indicator: f.value for f in extract(_dumped({"title": _TITLE, **value})).facts}
    assert found == _BOTH


def test_places_in_an_escaped_page_are_those_of_the_file() -> None:
    raw = _dumped({"title": _TITLE, "content": f"&lt;p&gt;{_TEXT}&lt;/p&gt;"}, plain=True)
    made = read(raw)
    assert made.source.raw == raw.decode()
    (mention,) = (m for m in made.mentions if m.value == 12)
    stop = made.source.stops
    assert stop is not None
    assert raw.decode()[: stop[made.source.content.index("12件") + 1]].endswith("12")
    assert mention.statistical


def test_a_document_in_a_call() -> None:
    page = f"<p>一、总体情况</p><p>{_TEXT}</p>"
    whole = {"id": 4417, "title": _TITLE, "content": page}
    call = b"jQuery_17(" + _dumped(whole, plain=True) + b");\n"
    assert {f.indicator: f.value for f in extract(call).facts} == _BOTH


@pytest.mark.parametrize("text", ["f({", "f({)});", "结果({1})", "f(" * 100, "看(附件)；"])
def test_what_is_no_document_in_a_call_stays_as_it_is(text: str) -> None:
    assert read(text, "a.txt").source.raw == text
