"""Texts as editors of sites keep them: the page that they show, in files and in scripts."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from support.linear import MOST, growth

from extractor import extract
from extractor.text.load.html.elsewhere import code_ranges

from .seen import read

_TITLE = "青禾县水利局2023年政府信息公开工作年度报告"
_BOTH = {"proactive.total": Decimal(345), "applications.received": Decimal(12)}
_HEAD = "2023年,我局主动公开政府信息"


def _node(kind: str, *leaves: dict[str, Any], inside: str = "children") -> dict[str, Any]:
    return {"type": kind, inside: list(leaves)}


def _slate(look: dict[str, Any]) -> Any:
    return [
        _node("h1", {"text": _TITLE}),
        _node("p", {"text": _HEAD + "34"}, {"text": "5", "bold": True}, {"text": "条,收到申请12"},
              {"text": "9", **look}, {"text": "件。"}),
    ]  # fmt: skip


def _quill(look: dict[str, Any]) -> Any:
    return {
        "ops": [
            {"insert": _TITLE}, {"attributes": {"header": 1}, "insert": "\n"},
            {"insert": {"image": "logo.png"}}, {"insert": _HEAD + "34"},
            {"attributes": {"bold": True}, "insert": "5"}, {"insert": "条,收到申请12"},
            {"attributes": look, "insert": "9"}, {"insert": "件。\n"},
        ]
    }  # fmt: skip


def _prosemirror(look: dict[str, Any]) -> Any:
    def leaf(text: str, *marks: dict[str, Any]) -> dict[str, Any]:
        return {"type": "text", "text": text, "marks": list(marks)}

    title = _node("heading", leaf(_TITLE), {"type": "image", "attrs": {}}, inside="content")
    words = (leaf(_HEAD + "34"), leaf("5", {"type": "em"}), leaf("条,"), {"type": "hard_break"},
             _node("link", leaf("收到申请12"), inside="content"), leaf("9", look), leaf("件。"))  # fmt: skip
    return _node("doc", title, _node("paragraph", *words, inside="content"), inside="content")


def _lexical(bits: int) -> Any:
    words = (_HEAD + "34", 0), ("5", 1), ("条,收到申请12", 0), ("9", bits), ("件。", 0)
    leaves = [{"type": "text", "text": text, "format": bit} for text, bit in words]
    title = _node("heading", {"type": "text", "text": _TITLE, "format": 0})
    return {"root": _node("root", title, _node("paragraph", *leaves))}


def _draft(style: str) -> Any:
    text = f"😀{_HEAD}345条,收到申请129件。"
    ranges = [{"offset": text.index("9件") + 1, "length": 1, "style": style}]  # 😀 counts twice
    blocks = [
        {"text": _TITLE, "inlineStyleRanges": []},
        {"text": text, "inlineStyleRanges": ranges},
    ]
    return {"blocks": blocks, "entityMap": {}}


def _editor_js(tag: str) -> Any:
    blocks = [
        {"id": "a12", "type": "header", "data": {"text": _TITLE, "level": 1}},
        {"type": "image", "data": {"file": {"url": "a.png"}, "caption": ""}},
        {"type": "list", "data": {"items": [{"content": _HEAD + "<b>345</b>条。", "items": []}]}},
        {"type": "paragraph", "data": {"text": f"收到申请12<{tag}>9</{tag}>件。"}},
    ]
    return {"time": 1700000000000, "blocks": blocks, "version": "2.28.2"}


_STRUCK_OR_RAISED = [
    _slate({"strikethrough": True}), _slate({"superscript": True}),
    _slate({"marks": [{"type": "strike"}]}), _quill({"strike": True}), _quill({"script": "super"}),
    _quill({"script": "sub"}), _prosemirror({"type": "strike"}), _prosemirror({"type": "superscript"}),
    _prosemirror({"type": "subsup", "attrs": {"type": "sup"}}), _lexical(4), _lexical(64),
    _lexical(32), _draft("STRIKETHROUGH"), _draft("SUPERSCRIPT"), _editor_js("sup"), _editor_js("s"),
]  # fmt: skip
_PLAIN = [
    _slate({"bold": True}), _slate({"strikethrough": False}), _quill({"color": "#333"}),
    _prosemirror({"type": "strong"}), _lexical(1), _draft("BOLD"), _editor_js("b"),
]  # fmt: skip


def _figures(data: bytes) -> dict[str, Decimal | None]:
    return {fact.indicator: fact.value for fact in extract(data).facts}


@pytest.mark.parametrize("value", _STRUCK_OR_RAISED)
def test_what_is_struck_or_raised_is_no_digit(value: Any) -> None:
    assert _figures(json.dumps(value).encode()) == _BOTH


@pytest.mark.parametrize("value", _PLAIN)
def test_other_looks_cut_no_number(value: Any) -> None:
    assert _figures(json.dumps(value).encode()) == {**_BOTH, "applications.received": Decimal(129)}


def test_every_number_stands_in_the_file() -> None:
    raw = json.dumps(_quill({"strike": True}))
    made = read(raw.encode(), "a.json")
    (number,) = (one for one in made.mentions if one.value == 345)
    assert raw[number.source.start : number.source.start + 2] == "34"
    assert raw[: number.source.stop].endswith('"5"}, {"insert": "\\u6761')


@pytest.mark.parametrize(
    ("row", "cell", "spans", "inside"),
    [("tableRow", "tableCell", "attrs", "content"), ("table-row", "table-cell", "", "children")],
)
def test_tables(row: str, cell: str, spans: str, inside: str) -> None:
    def cells(*texts: str, wide: int = 1) -> dict[str, Any]:
        over = {spans: {"colspan": wide}} if spans else {"colSpan": wide}
        made = (
            {
                **_node(
                    cell,
                    _node("paragraph", {"type": "text", "text": text}, inside=inside),
                    inside=inside,
                ),
                **over,
            }
            for text in texts
        )
        return _node(row, *made, inside=inside)

    rows = cells("年度数据", wide=2), cells("主动公开政府信息数", "345"), cells("收到申请数", "12")
    nodes = (
        _node("heading", {"type": "text", "text": _TITLE}, inside=inside),
        _node("table", *rows, inside=inside),
    )
    value = _node("doc", *nodes, inside=inside) if spans else list(nodes)
    assert _figures(json.dumps(value).encode()) == _BOTH
    content = [["指标", "数量"], ["主动公开政府信息数", "345"], ["收到申请数", "12"]]
    blocks = [
        {"type": "paragraph", "data": {"text": _TITLE}},
        {"type": "table", "data": {"content": content}},
    ]
    assert _figures(json.dumps({"blocks": blocks}).encode()) == _BOTH


_CALLS = [
    "<script>quill.setContents({});</script>", "<script>var text = {};\nrender(text);</script>",
    '<script id="d" type="application/json">{{"page":[1,{}]}}</script>',
    "<script>function f(){{ return 1 }}; window.doc={}</script>",
]  # fmt: skip


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("call", _CALLS)
@pytest.mark.parametrize(
    "value", [_quill({"strike": True}), _slate({"strike": True}), _editor_js("s")]
)
def test_the_text_that_a_script_gives_to_an_editor(call: str, value: Any) -> None:
    page = f"<html><head><title>{_TITLE}</title></head><body><div id=app></div>%s</body></html>"
    made = extract((page % call.format(json.dumps(value, ensure_ascii=False))).encode())
    assert {fact.indicator: fact.value for fact in made.facts} == _BOTH
    assert made.meta.agency is not None
    assert made.meta.agency.value == "青禾县水利局"


def test_a_script_is_not_read_beside_figures_and_none_of_two() -> None:
    page = f"<html><head><title>{_TITLE}</title></head><body>%s%s</body></html>"
    script = f"<script>a={json.dumps(_slate({}), ensure_ascii=False)};</script>"
    shown = extract((page % (f"<p>{_HEAD}345条,收到申请12件。</p>", script)).encode())
    assert {fact.indicator: fact.value for fact in shown.facts} == _BOTH
    assert not extract((page % (script, script)).encode()).facts


@pytest.mark.parametrize("script", ['<script>={"a":', "<script>=[[</script>"])
def test_scripts_that_never_close_take_no_square_of_time(script: str) -> None:
    assert growth(lambda times: script * times, 4_000, lambda raw: list(code_ranges(raw))) <= MOST


def test_where_the_scripts_of_a_page_stand() -> None:
    raw = "<script>a</script><p>b</p><SCRIPT src=c>d"
    assert [raw[start:stop] for start, stop in code_ranges(raw)] == ["a", "d"]
