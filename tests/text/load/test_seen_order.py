"""Pieces of a number that a style sheet puts in another order than that of the file."""

from __future__ import annotations

import pytest

from extractor import extract

from .seen import read, values

_ROW = "display:inline-flex;flex-direction:row-reverse"


def _page(number: str, css: str = "") -> str:
    head = f"<head><style>{css}</style></head>"
    return f"<!DOCTYPE html><html>{head}<body><p>收到申请{number}件,举办培训6期。</p></body></html>"


@pytest.mark.parametrize(
    ("number", "css", "seen"),
    [
        ("<b>2</b><b>7</b>", "", 27),
        (f"<span style='{_ROW}'><b>7</b><b>2</b></span>", "", 27),
        ("<span class=r><b>7</b><b>2</b></span>", f".r{{{_ROW}}}", 27),
        ("<span style='display:inline-flex;flex-flow:row-reverse nowrap'><b>7</b><b>2</b></span>", "", 27),
        ("<span style='display:inline-flex'><b>2</b><b>7</b></span>", "", 27),
        ("<span style='flex-direction:row-reverse'><b>2</b><b>7</b></span>", "", 27),  # no flex box
        (f"<span style='{_ROW};direction:rtl'><b>2</b><b>7</b></span>", "", 27),
        ("<span style='display:inline-flex' dir=rtl><b>7</b><b>2</b></span>", "", 27),
        ("<span style='display:inline-flex'><b style='order:2'>7</b><b style='order:1'>2</b></span>",
         "", 27),
        ("<span class=o><b class=z>7</b><b>2</b><b class=a>1</b></span>",
         ".o{display:inline-flex}.z{order:1}.a{order:-1}", 127),
        ("<span><i style='float:right'>7</i><i style='float:right'>2</i></span>", "", 27),
        ("<span dir=rtl><i class=k>7</i><i class=k>2</i></span>", ".k{display:inline-block}", 27),
        ("<span dir=rtl><i>2</i><i>7</i></span>", "", 27),  # digits run on as they do
        (f"<span style='{_ROW}'><b>27</b><b>3</b></span>", "", 327),
        ("<span style='display:inline-flex'><b>3</b><b>127</b></span>", "", 3127),
        ("<span style='display:inline-flex;flex-flow:row-reverse wrap'><b>7</b><b>2</b></span>", "", 27),
        ("<span><i style='float:right'>7</i> <i style='float:right'>312</i></span>", "", 3127),
        ("<span><i class=k>7</i><i class=k>2</i></span>", ".k{float:inline-end}", 27),
        ("<span class=o><b class=z>7</b><b>2</b></span>",
         ".o{display:inline-grid;grid-auto-flow:column}.z{order:1}", 27),
        (f"<span style='{_ROW}'><b>7</b><b style='display:none'>9</b><b>2</b></span>", "", 27),
        # Blanks between the pieces of such a box are not seen.
        (f"<span style='{_ROW}'><b>27</b> <b>3</b></span>", "", 327),
        (f"<span style='{_ROW}'>\n<b>27</b>\n<b>3</b>\n</span>", "", 327),
        ("<span style='display:inline-flex'><b>3</b> <b>27</b></span>", "", 327),
        ("<span style='display:flex;flex-direction:row-reverse'><b>27</b> <b>3</b></span>", "", 327),
        ("<span class=o><b class=z>7</b> <b>12</b></span>", ".o{display:inline-flex}.z{order:1}", 127),
        ("<span class=o><b class=z>7</b> <b>12</b></span>",
         ".o{display:inline-grid;grid-auto-flow:column}.z{order:1}", 127),
        (f"<span style='{_ROW}'><b>27</b> <b hidden>9</b> <b>3</b></span>", "", 327),
        # Shifted alike, or one by one to the right, they stand as the file has them.
        ("<span><i class=s>3</i><i class=s>27</i></span>", ".s{position:relative;left:2px}", 327),
        ("<span><i style='position:absolute;left:0px'>3</i><i style='position:absolute;left:9px'>27</i>"
         "</span>", "", 327),
        ("<span><i style='position:relative;top:1px'>3</i><i>27</i></span>", "", 327),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_is_seen(number: str, css: str, seen: int) -> None:
    made = read(_page(number, css))
    assert values(made) == [seen, 6]
    for mention in made.mentions:
        assert mention.source.start < mention.source.stop
        assert {*str(mention.value)} <= {*made.source.raw[slice(*mention.source)]}


@pytest.mark.parametrize("css", [".o{gap:1em}", ".o b{margin-left:9px}", ".o b{padding:0 4px}"])
def test_figures_that_a_style_sets_apart_are_two(css: str) -> None:
    made = read(_page("<span class=o><b>3</b><b>12</b></span>", f".o{{display:inline-flex}}{css}"))
    assert values(made) == [3, 12, 6]


@pytest.mark.parametrize(
    "css",
    [".o{flex-direction:column}", ".o{display:inline-grid}", ".o b{flex:1}", ".o b{min-width:2em}"],
)
def test_pieces_that_do_not_touch_are_no_number(css: str) -> None:
    for blank in ("", " "):
        number = f"<span class=o><b>3</b>{blank}<b>127</b></span>"
        assert 3127 not in values(read(_page(number, f".o{{display:inline-flex}}{css}")))


def test_what_a_sheet_elsewhere_may_set_apart_is_no_number() -> None:
    number = "<span style='display:inline-flex'><b class=n>3</b> <b class=n>127</b></span>"
    made = read(_page(f"{number}<link rel=stylesheet href=a.css>"))
    assert 3127 not in values(made)


@pytest.mark.parametrize(
    "number",
    [
        "<i style='float:right'>3</i>27",
        "<i style='float:right'>3</i> <i>27</i>",
        "<i style='float:right'>3</i> <i>127</i>",
        "<i style='float:left'>3</i><i style='float:right'>27</i>",
        "<i style='position:absolute;left:9px'>27</i><i>3</i>",
        "<i style='position:absolute;left:9px'>27</i><i style='position:absolute;left:0'>3</i>",
        "<i style='position:relative;left:9px'>7</i><i style='position:relative;left:-9px'>3</i>",
        "<i style='position:relative;right:-9px'>7</i>3",
        "7<i style='margin-left:-20px'>3</i>",
        "<i style='transform:translateX(9px)'>7</i><i style='transform:translateX(-9px)'>3</i>",
    ],
)
def test_digits_that_a_style_shifts_are_no_number(number: str) -> None:
    for page in (
        _page(f"<span>{number}</span>"),
        f"<!DOCTYPE html><table><tr><td>申请<td>{number}</table>",
    ):
        made = read(page)
        digits = [m for m in made.mentions if m.raw != "6期"]
        assert [m.kind for m in digits] == ["damaged"]
        assert digits[0].value is None
        assert len(digits[0].hypotheses) == 2
        told = [f for f in extract(page).findings if f.kind == "damaged_characters"]
        assert [f.mentions for f in told] == [(digits[0].id,)]


def test_boxes_of_a_page_that_stand_the_other_way_keep_their_words() -> None:
    boxes = "<div>收到申请27件,均已办结,群众满意,情况良好。</div><div>举办培训6期。</div>"
    made = read(
        f"<!DOCTYPE html><div style='display:flex;flex-direction:row-reverse'>{boxes}</div>"
    )
    assert values(made) == [27, 6]


@pytest.mark.parametrize(
    ("pieces", "seen"),
    [
        ("<div style='display:inline'>收到申请</div><div class=k>2</div><div class=k>7</div>"
         "<div style='display:inline'>件。</div>", [27]),
        ("<div style='display:inline'>收到申请2</div><div style='display:inline'>7件。</div>", [27]),
        ("<div>收到申请2件</div><div>7件。</div>", [2, 7]),
        # Of wider boxes nobody knows how far they stand apart.
        ("<div class=k>收到申请12</div><div class=k>34</div>", [12, 34]),
    ],
)  # fmt: skip
def test_blocks_in_a_line(pieces: str, seen: list[int]) -> None:
    page = f"<!DOCTYPE html><style>.k{{display:inline-block}}</style><body>{pieces}</body>"
    assert values(read(page)) == seen
