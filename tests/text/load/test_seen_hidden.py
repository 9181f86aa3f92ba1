"""Text of a page that is nearly of the colour of its ground, too small, for readers aloud, a mark."""

from __future__ import annotations

import pytest

from extractor.text.document import Document

from .seen import read, values


def _page(body: str, css: str = "") -> Document:
    head = f"<head><style>{css}</style></head>"
    return read(f"<!DOCTYPE html><html>{head}<body>{body}</body></html>")


_ALOUD = "position:absolute;width:1px;height:1px;overflow:hidden"


@pytest.mark.parametrize(
    ("style", "hidden"),
    [
        ("color:#fefefe", True),
        ("color:#fdfdfd", True),
        ("color:rgb(254, 254, 254)", True),
        ("color:snow", True),
        ("color:#e0e0e0", False),
        ("color:rgb(200,254,254)", False),
        ("color:#fefefe;background:#036", False),
        ("font-size:1px", True),
        ("font-size:.5px", True),
        ("font:1px/1 serif", True),
        ("font-size:8px", False),
        ("font-size:1em", False),
        ("font-size:11px", False),
        (_ALOUD, True),
        ("height:1px;overflow:hidden", False),  # of one side alone nothing is sure
        ("width:1px;height:1px;overflow:clip;position:absolute", True),
        ("position:absolute;width:1px;height:1px", False),
        ("height:1px;overflow:visible", False),
        ("clip-path:circle(0)", True),
        ("clip-path:polygon(0 0,0 0,0 0)", True),
        ("clip-path:inset(50%)", True),
        ("clip-path:circle(40%)", False),
        ("clip-path:inset(10px)", False),
        ("color:hsl(0,0%,100%)", True),
        ("color:rgb(255 255 255)", True),
        ("color:rgb(10 10 10 / 0)", True),
        ("color:hsl(0,0%,20%)", False),
        ("opacity:0.01", True),
        ("opacity:3%", True),
        ("opacity:.6", False),
        ("opacity:0;animation:show 1s forwards", False),  # it is faded in
        ("filter:opacity(0)", True),
        ("filter:opacity(80%)", False),
        ("scale:0", True),
        ("scale:.9", False),
        ("transform:translateX(-9999px)", True),
        ("transform:translateX(-10px)", False),
        ("width:100px;height:11px;overflow:hidden", False),
    ],
)
def test_what_no_eye_reads_is_none_of_the_page(style: str, hidden: bool) -> None:
    made = _page(f"<p>收到申请12件,</p><p style='{style}'>收到申请99件。</p>")
    assert values(made) == ([12] if hidden else [12, 99])


@pytest.mark.parametrize(
    ("css", "hidden"),
    [
        ("p:nth-of-type(2){display:none}", True),
        ("p:nth-of-type(3){display:none}", False),
        ("p:nth-child(2){display:none}", False),  # the heading between counts there
        ("p:last-of-type{display:none}", True),
        ("p:nth-last-of-type(1){display:none}", True),
        ("div p:nth-of-type(even){display:none}", True),
        ("h4:only-of-type + p{display:none}", True),
        ("p:only-of-type{display:none}", False),
    ],
)
def test_places_among_siblings_of_one_name(css: str, hidden: bool) -> None:
    body = "<div><p>收到申请12件,</p><h4>一</h4><p>收到申请99件。</p><h5>二</h5></div>"
    assert values(_page(body, css)) == ([12] if hidden else [12, 99])


@pytest.mark.parametrize(
    ("css", "hidden"),
    [
        ("p[data-old]{display:none}", True),
        ("p[data-old]:not(.on){display:none}", True),
        ("p[data-old]:not(.off){display:none}", False),
        ("p[data-old='2']{display:none}", False),
        ("p[aria-hidden=true]{display:none}", True),
    ],
)
def test_names_that_a_page_gives_its_own_attributes(css: str, hidden: bool) -> None:
    body = "<p>收到申请12件,</p><p data-old='1' class='off' aria-hidden='true'>收到申请99件。</p>"
    assert values(_page(body, css)) == ([12] if hidden else [12, 99])


def test_a_link_to_a_note_is_a_mark_without_being_raised() -> None:
    link = "<a href='#fn2' role='{}'>2</a>"
    assert values(_page(f"<p>收到申请11{link.format('doc-noteref')}件。</p>")) == [11]
    assert values(_page(f"<p>收到申请11{link.format('button')}件。</p>")) == [112]


@pytest.mark.parametrize(
    ("around", "hidden"),
    [
        ("<div popover>{}</div>", True),
        ("<section POPOVER=manual id=q>{}</section>", True),
        ("<div popover style='display:block'>{}</div>", False),
        ("<dialog>{}</dialog>", True),
        ("<dialog popover>{}</dialog>", True),
        ("<dialog open popover>{}</dialog>", False),
        ("<dialog style='display:flex'>{}</dialog>", False),
        ("<div hidden=until-found>{}</div>", True),
        ("<div hidden=until-found style='content-visibility:visible'>{}</div>", False),
        ("<noscript>{}</noscript>", True),
        ("<template>{}</template>", True),
        ("<x-card><template shadowrootmode=open>{}</template></x-card>", False),
        ("<math><annotation>{}</annotation></math>", True),
        ("<div inert>{}</div>", False),  # it cannot be clicked, and is there to be read
        ("<details><summary>更多</summary>{}</details>", False),
    ],
)
def test_what_a_browser_keeps_shut(around: str, hidden: bool) -> None:
    body = f"<p>收到申请12件,</p>{around.format('<p>收到申请99件。</p>')}"
    assert values(_page(body)) == ([12] if hidden else [12, 99])


def test_a_sheet_can_show_what_opens_at_a_button() -> None:
    body = "<p>收到申请12件,</p><div popover class=on>收到申请99件。</div>"
    assert values(_page(body, "[popover].on{display:block}")) == [12, 99]
    assert values(_page(body, "[popover]:popover-open{display:block}")) == [12]


_LONG = "收到申请35件,均已办结,主动公开信息790条,内容涉及民生各方面。"


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        # What a script unveils when it has loaded: most of the page, or the article of WeChat.
        (f"<h1>年报</h1><div style='visibility:hidden'><p>{_LONG}</p></div>", [35, 790]),
        (
            f"<p>{_LONG}</p><div id='js_content' style='visibility:hidden;opacity:0'>培训7次</div>",
            [35, 790, 7],
        ),
        # The tempting answer is right: a passage of the page, an article that is not displayed.
        (f"<p>{_LONG}</p><div style='visibility:hidden'>培训7次</div>", [35, 790]),
        (f"<p>{_LONG}</p><div id='js_content' style='display:none'>培训7次</div>", [35, 790]),
        (
            f"<div style='visibility:hidden'>{_LONG}<p style='display:none'>培训7次</p></div>",
            [35, 790],
        ),
    ],
)
def test_what_a_script_unveils_is_read(body: str, seen: list[int]) -> None:
    assert values(_page(body)) == seen


_MATH = "<math><semantics><mn>58</mn><annotation encoding='application/x-tex'>58</annotation></semantics></math>"


@pytest.mark.parametrize(
    ("formula", "seen"),
    [
        (f"<b><i>{_MATH}</i><i aria-hidden='true'><u>58</u></i></b>件", [58]),
        (f"<b><u aria-hidden='true'><i>5</i><i>8</i></u><i>{_MATH}</i></b>件", [58]),
        (f"<b>{_MATH}</b>件", [58]),
        # The tempting answer is right: other digits, or digits that are read to everybody.
        (f"{_MATH}件,<i aria-hidden='true'>回复85件,58条</i>", [58, 85, 58]),
        (f"<b>{_MATH}件,</b><i>58条</i>", [58, 58]),
        ("<i>58件</i>,<i aria-hidden='true'>58条</i>", [58, 58]),
    ],
)
def test_a_formula_that_a_page_holds_twice_is_read_once(formula: str, seen: list[int]) -> None:
    assert values(_page(f"<p>收到申请{formula}。</p>")) == seen
