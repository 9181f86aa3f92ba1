"""What style sheets and elements hide of a page, lift off the line or turn round."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extractor.text.document import Document

from .seen import read, values

SHOWN = "<h4>一</h4><p>收到申请<b class='old x' id='i' data-k='1'>99</b>12件</p>"


def page(body: str, css: str = "") -> Document:
    head = f"<head><style>{css}</style></head>"
    return read(f"<!DOCTYPE html><html>{head}<body>{body}</body></html>")


@pytest.mark.parametrize(
    "css",
    [
        "b[class~=old]{display:none}",
        "b[class^='old']{display:none}",
        "b[id=i]{display:none}",
        "body p > b{display:none}",
        "h4 + p b{display:none}",
        "h4 ~ p *{display:none}",
        "p b:not(.new){display:none}",
        "p b:first-child{display:none}",
        "p b:nth-child(2n+1){display:none}",
        ":is(.a,.old){display:none}",
        ":where(p) .old{display:none}",
        "b.old::before{content:'x'} b.old{display:none}",
        ".old{display:none} b{display:inline}",
        "b{display:none !important} #i.old{display:inline}",
        "@media screen and (min-width:600px){.old{display:none}}",
        "@media only screen and (max-width:120em){.old{display:none}}",
        ":root{--gone:none} .old{display:var(--gone)}",
        ".old{display:var(--unknown, none)}",
        ".old{-webkit-text-fill-color:transparent}",
        ".old{content-visibility:hidden}",
        "p{& b.old{display:none}}",
        "p{color:red; .old{display:none} top:0}",
        "div,p{> b, i{display:none}}",
        ".old{&.x{display:none}}",
        "p{@media screen{.old{display:none}}}",
        "p{b{display:none}} b{display:inline}",
    ],
)
def test_a_selector_of_any_kind_hides_what_it_names(css: str) -> None:
    assert values(page(SHOWN, css)) == [12]


@pytest.mark.parametrize(
    "css",
    [
        "b:hover{display:none}",
        ".new b{display:none}",
        "body.night b{display:none}",
        "p + b{display:none}",
        "h4 > b{display:none}",
        "b:not(.old){display:none}",
        "p b:nth-child(2){display:none}",
        "p:has(> i) b{display:none}",
        "b::before{display:none}",
        "@media (max-width:600px){b{display:none}}",
        "@media print and (min-width:1px){b{display:none}}",
        "b{display:none} b.old{display:inline}",
        "b{display:none} b{display:inline !important} b#i{display:none}",
        "b[class=ol]{display:none}",
        "h4{& b{display:none}}",
        "h4{b{display:none}} p{b{color:red}}",
        ".old{&.y{display:none}}",
        "p{@media print{b{display:none}}}",
        "p{b{display:none}} p{b{display:inline}}",
        "b[[{display:none}",
    ],
)
def test_a_selector_that_names_something_else_hides_nothing(css: str) -> None:
    assert values(page(SHOWN.replace("99", ""), css.replace("b", "p"))) == [12]
    assert values(page(SHOWN, css)) == [9912]


def test_a_style_of_its_own_is_stronger_than_a_sheet_but_for_important() -> None:
    body = "<p>收到申请<b style='display:inline'>1</b>2件</p>"
    assert values(page(body, "b{display:none}")) == [12]
    assert values(page(body, "b{display:none!important}")) == [2]


def test_a_page_made_to_hold_up_the_matching_is_read_in_time() -> None:
    deep = "<div>" * 90 + "<p>收到申请12件</p>" * 400
    css = "".join(f"div div div div div i.c{n} ~ p{{display:none}}" for n in range(300))
    assert len(values(page(deep, css))) == 400
    nested = "div,p,a,b{" * 3000 + "display:none" + "}" * 3000
    assert len(values(page(deep, nested + ".a,.b{c{}}" * 3000))) == 400


@pytest.mark.parametrize(
    "body",
    [
        "<p>收到申请<bdo dir=rtl>21</bdo>件</p>",
        "<p>收到申请<bdo dir='rtl'><b>2</b>1</bdo>件</p>",
        "<p>收到申请<i style='unicode-bidi:bidi-override;direction:rtl'>21</i>件</p>",
        "<p>收到申请\u202e21\u202c件</p>",
        "<p>收到申请<bdo dir=ltr>12</bdo>件</p>",
        "<p dir=rtl>收到申请12件</p>",
        "<p>收到申请<math><mn>12</mn></math>件</p>",
        "<p>收到申请<math><msup> <mn>12</mn> <mn>1</mn></msup></math>件</p>",
        "<p>收到申请12<sub>1</sub>件</p>",
        "<p>收到申请&amp;#49;&amp;#50;&amp;nbsp;件</p>",
        "<p>收到申请12<i style='vertical-align:sub'>1</i>件</p>",
        "<p>收到申请12件<canvas>收到申请99件</canvas><meter>99件</meter></p>",
    ],
)
def test_digits_are_read_as_they_are_shown(body: str) -> None:
    assert values(page(body)) == [12]


def test_digits_that_are_turned_round_in_a_text_stand_in_the_source() -> None:
    made = read("2023年,收到申请\u202e21\u202c件,公开\u202d34\u202c条。".encode(), "a.txt")
    assert values(made) == [12, 34]
    mention = next(one for one in made.mentions if one.value == 12)
    assert made.source.raw[slice(*mention.source)].startswith("21")


def test_word_turns_runs_round_and_lifts_parts_of_formulas() -> None:
    file = docx.Document()
    paragraph = file.add_paragraph("收到申请")
    turned = f'<w:bdo {nsdecls("w")} w:val="rtl"><w:r><w:t>21</w:t></w:r></w:bdo>'
    paragraph._p.append(parse_xml(turned))
    paragraph.add_run("件,公开")
    space = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    run = "<m:r><m:t>{}</m:t></m:r>"
    power = f"<m:sSup><m:e>{run.format(34)}</m:e><m:sup>{run.format(2)}</m:sup></m:sSup>"
    paragraph._p.append(parse_xml(f"<m:oMath {space}>{power}</m:oMath>"))
    paragraph.add_run("条,复议5")
    paragraph.add_run("3").font.subscript = True
    paragraph.add_run("件")
    buffer = io.BytesIO()
    file.save(buffer)
    assert values(read(buffer.getvalue(), "a.docx")) == [12, 34, 5]


WRITTEN = "<p>收到申请<b class='n' data-n='57'></b>件,退回<i>9</i>件</p>"


@pytest.mark.parametrize(
    "css",
    [
        "b::before{content:'57'}",
        'b:after{content:"57"}',
        ".n::before{content:attr(data-n)}",
        "b::before{content:'5' '7'}",
        "b::before{content:'\\35\\37'}",
        "b::before{content:'99'} .n::before{content:'57'}",
        "b::before{content:'57'} i::before{content:'•'} p::after{content:'more'}",
    ],
)
def test_figures_that_a_sheet_writes_are_read(css: str) -> None:
    made = page(WRITTEN, css)
    assert values(made) == [57, 9]
    assert "收到申请57件" in made.text


@pytest.mark.parametrize(
    "css",
    [
        "b::before{content:'57';display:none}",
        "b::before{content:'57'} b{display:none}",
        "b::before{content:'57'} b{visibility:hidden}",
        "b::before{content:'57';font-family:iconfont}",
        "b::before{content:counter(item)}",
        "b::before{content:url(57.png)}",
        "b:hover::before{content:'57'}",
        "b::marker{content:'57'}",
        "b{content:'57'}",
    ],
)
def test_figures_that_a_sheet_does_not_show_are_not(css: str) -> None:
    assert values(page(WRITTEN, css)) == [9]


@pytest.mark.parametrize(
    ("drawn", "wanted"),
    [
        ("<svg width=60><text x=0 y=9>57</text></svg>", [57, 9]),
        ("<svg><title>99</title><g><text>57</text></g></svg>", [57, 9]),
        ("<svg><defs><path id=a /></defs><text>57</text></svg>", [57, 9]),
        # The scale of a diagram, and words whose order only their places tell.
        ("<svg><text x=9>7</text><text x=0>5</text></svg>", [9]),
        ("<svg style='display:none'><text>57</text></svg>", [9]),
        ("<svg><path d='M0 57'/></svg>", [9]),
    ],
)
def test_a_figure_that_is_drawn_in_a_sentence_is_read(drawn: str, wanted: list[int]) -> None:
    assert values(page(f"<p>收到申请{drawn}件,退回<i>9</i>件</p>")) == wanted
