"""Codes that say how a text is to look, left in it by forums: [b]12[/b], [s]99[/s];
and the marks that programs put where they wrap a line: 收到申请=⏎34件, 收到申请↵⏎34件.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.schemas import Span
from extractor.text.document import Source

from .rewriting import Stretch, rewritten

UNSEEN = "\u200b"
"""Takes the place of a code, so that every place stays where it is; cleaning removes it."""

_NAMES = "b|i|u|color|size|font|left|right|center|quote|align|sup|sub|url|p"
_CODE = re.compile(rf"\[/?(?:{_NAMES})(?:=[^\[\]\n]{{1,60}})?\]", re.I)
_CLOSED = re.compile(rf"\[/(?:{_NAMES})\]", re.I)

_NOTE = re.compile(r"\[sup\][^\[\]\n]{1,80}\[/sup\]", re.I)
_STRUCK = re.compile(r"\[(?P<name>s|del|strike)\](?P<words>[^\[\]\n]{1,200})\[/(?P=name)\]", re.I)

_WRAPS = "↵⏎↩¶"
_WRAP = re.compile(
    rf"(?:(?<!\d)[{_WRAPS}]|(?<=[一-鿿，。；、：])=(?=\r?\n[一-鿿\d]))(?=[ \t]{{0,9}}(?:\r?\n|$))"
    rf"|(?<=\d)[{_WRAPS}=](?=\r?\n[^\d\s])|(?<=\d)[{_WRAPS}]$"
)
"""Between two digits such a mark stays: nobody can tell whether they are one number."""


def without_codes(text: str) -> str:
    """The text with signs that show nothing in place of such codes, but those of what is struck out."""
    if "[/" in text and _CLOSED.search(text) is not None:
        text = _CODE.sub(_unseen, _NOTE.sub(_unseen, text))
    if "=\n" in text or "=\r\n" in text or any(mark in text for mark in _WRAPS):
        text = _WRAP.sub(_unseen, text)
    return text


def _unseen(code: re.Match[str]) -> str:
    return UNSEEN * len(code[0])


def struck_as_tags(text: str) -> str:
    """The text of a page with the tags of HTML, sign for sign, around what is struck out."""
    return _STRUCK.sub(lambda m: f"<{m['name']}>{m['words']}</{m['name']}>", text)


def with_struck_below(source: Source) -> Source:
    """The source with what is struck out on lines of their own at its end, as pages have it."""
    content = source.content
    stretches, spans, end = [], [], Stretch(len(content), len(content))
    for match in _STRUCK.finditer(content):
        stretches.append(Stretch(*match.span()))
        end.put("\n", match.start())
        begun = len(end)
        end.keep(content, *match.span("words"))
        spans.append((begun, len(end)))
    if not spans:
        return source
    made = rewritten(source, [*stretches, end])
    base = len(made.content) - len(end)
    return replace(made, struck=tuple(Span(base + a, base + b) for a, b in spans))
