"""Codes that say how a text is to look, left in it by forums: [b]12[/b], [s]99[/s];
and the marks that programs put where they wrap a line: 收到申请=⏎34件, 收到申请↵⏎34件.
"""

from __future__ import annotations

import re

UNSEEN = "\u200b"
"""Takes the place of a code, so that every place stays where it is; cleaning removes it."""

_NAMES = "b|i|u|s|color|size|font|left|right|center|quote|align|del|strike|sup|sub|url|p"
_CODE = re.compile(rf"\[/?(?:{_NAMES})(?:=[^\[\]\n]{{1,60}})?\]", re.I)
_CLOSED = re.compile(rf"\[/(?:{_NAMES})\]", re.I)

_NOT_READ = re.compile(r"\[(?P<name>s|del|strike|sup)\][^\[\]\n]{1,80}\[/(?P=name)\]", re.I)
"""What is struck out, and the mark of a note."""

_WRAPS = "↵⏎↩¶"
_WRAP = re.compile(
    rf"(?:(?<!\d)[{_WRAPS}]|(?<=[一-鿿，。；、：])=(?=\r?\n[一-鿿\d]))(?=[ \t]{{0,9}}(?:\r?\n|$))"
    rf"|(?<=\d)[{_WRAPS}=](?=\r?\n[^\d\s])|(?<=\d)[{_WRAPS}]$"
)
"""Between two digits such a mark stays: nobody can tell whether they are one number."""


def without_codes(text: str) -> str:
    """The text with signs that show nothing in place of such codes and of what they strike out."""
    if "[/" in text and _CLOSED.search(text) is not None:
        text = _CODE.sub(_unseen, _NOT_READ.sub(_unseen, text))
    if "=\n" in text or "=\r\n" in text or any(mark in text for mark in _WRAPS):
        text = _WRAP.sub(_unseen, text)
    return text


def _unseen(code: re.Match[str]) -> str:
    return UNSEEN * len(code[0])
