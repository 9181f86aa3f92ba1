"""Style sheets as programs write them: without blanks, with conditions in conditions, with comments."""

from __future__ import annotations

import time

import pytest

from extractor.text.load.html.style_nesting import rules_in

from .seen import read, values
from .test_seen_styles import SHOWN, page

NARROW = "@media(max-width:600px){.old{display:block}}"


@pytest.mark.parametrize(
    "css",
    [
        f".old{{display:none}}{NARROW}",
        f".old{{display:none!important}}{NARROW}",
        f'@charset "utf-8";@import url(a.css);.old{{display:none}}{NARROW}',
        ".old{display:none}@media screen and (max-width:37.5em){.old{display:inline}}",
        ".old{display:none}@media (width<=600px){.old{display:block}}",
        ".old{display:none}@media (300px<width<=600px){.old{display:block}}",
        ".old{display:none}@media(min-width:320px)and (max-width:600px){.old{display:block}}",
        ".old{display:none}@media print{.old{display:block}}",
        ".old{display:none}@media not screen{.old{display:block}}",
        ".old{display:none}@media(orientation:portrait){.old{display:block}}",
        f".old{{display:none}}@supports(display:grid){{{NARROW}}}",
        f".old{{display:none}}@media screen{{{NARROW}}}",
        ".old{display:none}@supports not (display:grid){.old{display:block}}",
        ".old{display:none}.old{@media(max-width:600px){display:block}}",
        ".old{display:none}@container(max-width:400px){.old{display:block}}",
        ".old{display:none}/* @media */@media/**/(max-width:600px){.old{display:block}}",
        "/* } { */.a/**/,/**/.old/*x*/.x{/*;*/display/**/:/**/none/**/}",
        ".q:after{content:'}'}.old{display:none}.r{background:url(data:a;b,{c)}",
        '.q::before{content:"{"}.old{display:none}',
        ".new{color:red}.a:hover,.b>.c,.old{display:none}",
        "@media(min-width:601px){.old{display:none}}",
        "@media all and (width>600px),print{.old{display:none}}",
        "@media not print{.old{display:none}}",
        "@layer a,b;@layer a{.old{display:none}}",
        "@scope(p){.old{display:none}}",
        ".old{display:none;*display:inline;_display:block}",
        "@keyframes k{from{opacity:0}to{opacity:1}}.old{display:none}",
        "@font-face{font-family:f;src:url(f.woff)}.old{display:none}",
        ".long{background:url(data:image/png;base64," + "A" * 9000 + ")}.old{display:none}",
    ],
)
def test_what_no_wide_window_shows_is_hidden(css: str) -> None:
    assert values(page(SHOWN, css)) == [12]


@pytest.mark.parametrize(
    "css",
    [
        "@media(max-width:600px){.old{display:none}}",
        "@media print{.old{display:none}}",
        "@media(width<600px){.old{display:none}}",
        "@media screen{@media(max-width:600px){.old{display:none}}}",
        "@supports not (display:grid){.old{display:none}}",
        "@unknown x{.old{display:none}}",
        ".old{display:none}@media(min-width:601px){.old{display:inline}}",
        ".old{*display:none}",
        "/*.old{display:none}*/",
        "/* never closed .old{display:none}",
        '.q:after{content:".old{display:none}"}',
        "@scope(h4){.old{display:none}}",
        ".ol/**/ d{display:none}",
    ],
)
def test_what_a_wide_window_shows_is_read(css: str) -> None:
    assert values(page(SHOWN, css)) == [9912]


@pytest.mark.parametrize(
    ("given", "hidden"),
    [
        ("", True),
        ("media=screen", True),
        ("media='all'", True),
        ("media=print", False),
        ("media='(max-width: 600px)'", False),
        ("type=text/css", True),
        ("type=text/template", False),
    ],
)
def test_a_sheet_for_another_medium_hides_nothing(given: str, hidden: bool) -> None:
    body = "<p>收到申请12件，<b class=old>办结9件。</b></p>"
    document = read(f"<html><style {given}>.old{{display:none}}</style><body>{body}</body></html>")
    assert values(document) == ([12] if hidden else [12, 9])


@pytest.mark.parametrize(
    "around",
    [
        "<!--[if lt IE 9]>{}<![endif]-->",
        "<!--{}-->",
        "<noscript>{}</noscript>",
        "<template>{}</template>",
        "<script>var sheet = '{}'</script>",
    ],
)
def test_a_sheet_that_no_browser_reads_hides_nothing(around: str) -> None:
    sheet = around.format("<style>.old{display:none}</style>")
    assert values(read(f"<html><head>{sheet}</head><body>{SHOWN}</body></html>")) == [9912]


def test_rules_keep_their_order_and_their_conditions() -> None:
    rules = rules_in("@media a{@supports b{p,q{x:1;i{y:2}}}}s{z:3}")
    told = [(rule.selectors, rule.declared, rule.conditions) for rule in rules]
    assert told == [
        ("p,q", "x:1", ("@media a", "@supports b")),
        ("p i,q i", "y:2", ("@media a", "@supports b")),
        ("s", "z:3", ()),
    ]


def _seconds(css: str) -> float:
    begun = time.process_time()
    rules_in(css)
    return time.process_time() - begun


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize(
    "piece", ["/*", "'", '"', "{", "}", "url(", "a{", "\\", "a,", "/**/", "@media("]
)
def test_hostile_sheets_take_no_longer_than_they_are_long(piece: str) -> None:
    few, many = _seconds(piece * 5_000), _seconds(piece * 40_000)
    assert many < 40 * few + 0.2
