"""HTML to a flat stream of tags and text, each with its place; linear in the input.

The standard library's parser gives line and column only, reads malformed input differently from
one Python to the next, and older ones take quadratic time on unclosed markup.  This follows the
rules of browsers (WHATWG) as far as text is concerned, with one exception: unclosed comments and
quotes do not swallow the rest of the page.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from html.entities import html5
from typing import Final, NamedTuple

TEXT: Final = 0
OPEN: Final = 1
CLOSE: Final = 2


class HtmlToken(NamedTuple):
    """A piece of markup: its kind, its range in the raw text, the name of a tag in lower case."""

    kind: int
    start: int
    stop: int
    name: str = ""


_MARK = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*)|(!--)|([!?]|/(?=[^a-zA-Z])))")
_TAG_STOP = re.compile(r">|=[ \t\n\r\f]*([\"'])")
_COMMENT_END = re.compile(r"--!?>")
_SKIPPED = frozenset({"script", "style", "iframe", "noembed", "noframes"})
_PLAIN = frozenset({"title", "textarea"})
_ENDS = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.I) for name in sorted(_SKIPPED | _PLAIN)
}  # fmt: skip


_TAGS = frozenset((
    "a", "b", "body", "br", "center", "col", "colgroup", "div", "em", "font", "h1", "h2", "h3", "h4", "html",
    "i", "img", "li", "ol", "p", "script", "section", "span", "strong", "style", "sub", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
))  # fmt: skip
_UNFINISHED = re.compile(
    r"</?(?P<name>[a-zA-Z]?[a-zA-Z0-9]{0,9})"
    r"(?:\s++(?:[\w:-]++(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s\"'<>]*+))?)?)*+/?"
)
"""A tag in the middle of which a file ends; a sign for "less than" has no name of a tag behind it."""

_LONGEST_TAG = 2000


class _Scanner:
    """Finds ends, and remembers which ends no longer occur, so that no search is repeated."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.last_bracket = raw.rfind(">")
        self._absent: set[str] = set()
        self._ragged = False

    def find(self, sought: str, start: int) -> int:
        """Where ``sought`` next occurs; -1 if it does not.  Starts must not decrease."""
        if sought in self._absent:
            return -1
        at = self.raw.find(sought, start)
        if at < 0:
            self._absent.add(sought)
        return at

    def search(self, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
        """The next match of ``pattern``.  Starts must not decrease."""
        if pattern.pattern in self._absent:
            return None
        match = pattern.search(self.raw, start)
        if match is None:
            self._absent.add(pattern.pattern)
        return match

    def tag_end(self, start: int) -> int:
        """Where the tag whose name ends at ``start`` ends; there is a ``>`` after ``start``."""
        at = start
        while not self._ragged and (match := _TAG_STOP.search(self.raw, at)) is not None:
            if match.group(1) is None:
                return match.end()
            at = self.find(match.group(1), match.end()) + 1
            if not at:
                return self.raw.index(">", start) + 1
        # Every later ">" is in quotes: quotes mean nothing from here on.
        self._ragged = True
        return self.raw.index(">", start) + 1

    def comment_end(self, start: int) -> int:
        """Where the comment whose text begins at ``start`` ends; the next ``>`` if unclosed."""
        for short in (">", "->"):
            if self.raw.startswith(short, start):
                return start + len(short)
        match = self.search(_COMMENT_END, start)
        return match.end() if match else self.raw.index(">", start) + 1


def tokens(raw: str) -> Iterator[HtmlToken]:
    """The tags and texts of a page in order; comments, scripts and styles are left out.

    The content of ``title`` and ``textarea`` is one text.  References (``&amp;``) are not yet
    resolved.
    """
    scanner, text_from, at = _Scanner(raw), 0, 0
    while (match := _MARK.search(raw, at)) is not None:
        if match.end() > scanner.last_bracket:
            break
        if match.start() > text_from:
            yield HtmlToken(TEXT, text_from, match.start())
        slash, name, comment, _bogus = match.groups()
        if comment:
            at = scanner.comment_end(match.end())
        elif not name:
            at = raw.index(">", match.end()) + 1
        else:
            at = scanner.tag_end(match.end())
            lowered = name.lower()
            yield HtmlToken(CLOSE if slash else OPEN, match.start(), at, lowered)
            if not slash and lowered in _ENDS:
                text_from = at
                at = yield from _raw_text(scanner, lowered, at)
        text_from = at
    stop = _before_unfinished(raw, text_from)
    if text_from < stop:
        yield HtmlToken(TEXT, text_from, stop)


def _before_unfinished(raw: str, start: int) -> int:
    """Where the text ends whose file breaks off in the middle of a tag, as a browser shows it."""
    at = raw.rfind("<", start)
    if at < 0 or len(raw) - at > _LONGEST_TAG:
        return len(raw)
    tag = _UNFINISHED.fullmatch(raw, at)
    if tag is None:
        return len(raw)
    name = tag["name"].lower()
    whole = tag.end("name") < len(raw)
    known = name in _TAGS if whole else any(known.startswith(name) for known in _TAGS)
    return at if known else len(raw)


def _raw_text(scanner: _Scanner, name: str, start: int) -> Generator[HtmlToken, None, int]:
    """What stands between a raw text tag and its end tag; returns where reading goes on."""
    end = scanner.search(_ENDS[name], start)
    if end is None:
        # An unclosed script swallows the page, as in a browser; a title would lose the report.
        swallow = name in ("script", "style") and not scanner.raw.endswith("/>", 0, start)
        return len(scanner.raw) if swallow else start
    if name in _PLAIN and end.start() > start:
        yield HtmlToken(TEXT, start, end.start())
    return end.start()


_ATTRIBUTE = re.compile(
    r"([^\s\"'>/=]+)(?:[ \t\n\r\f]*=[ \t\n\r\f]*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>][^\s>]*)))?"
)
_TWICE = re.compile(r"&amp;(#(?:4[89]|5[0-7]);|nbsp;)", re.I)
"""A digit or a blank that was escaped twice: a page shows &#53; where it means 5."""

_REFERENCE = re.compile(
    r"&(?:amp;(?:#(?:4[89]|5[0-7]);|nbsp;)|#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{0,31};?)"
)
_KEPT = frozenset(
    {
        "class",
        "id",
        "style",
        "hidden",
        "popover",
        "shadowrootmode",
        "role",
        "rowspan",
        "colspan",
        "scope",
        "span",
        "open",
        "dir",
        "href",
        "type",
        "bgcolor",
        "color",
        "selected",
        "checked",
        "multiple",
        "size",
        "width",
        "height",
    }
)

_OWN = ("data-", "aria-")
"""How names begin by which style sheets of many pages choose what they hide."""


def attributes(raw: str, tag: HtmlToken) -> dict[str, str]:
    """The attributes of a tag that matter for reading, names in lower case."""
    body = raw[tag.start + 1 + len(tag.name) : tag.stop - 1]
    if not body.strip(" /\n\t\r\f"):
        return {}
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(body):
        name = match.group(1).lower()
        if (name in _KEPT or name.startswith(_OWN)) and name not in found:
            found[name] = unescape(match.group(2) or match.group(3) or match.group(4) or "")
    return found


def attribute(raw: str, tag: HtmlToken, name: str) -> tuple[int, int] | None:
    """Where the value of one attribute of a tag stands, its references not resolved."""
    for match in _ATTRIBUTE.finditer(raw, tag.start + 1 + len(tag.name), tag.stop - 1):
        if match.group(1).lower() == name:
            group = match.lastindex or 0
            return match.span(group) if group > 1 else None
    return None


def references(raw: str, start: int, stop: int) -> Iterator[tuple[int, int, str]]:
    """The character references in a range: (start, stop, what it stands for)."""
    for match in _REFERENCE.finditer(raw, start, stop):
        known = _resolve(match.group())
        if known is not None:
            length, meaning = known
            yield match.start(), match.start() + length, meaning


def unescape(text: str) -> str:
    """The text with its references resolved."""
    if "&" not in text:
        return text
    parts: list[str] = []
    at = 0
    for start, stop, meaning in references(text, 0, len(text)):
        parts += (text[at:start], meaning)
        at = stop
    return "".join(parts) + text[at:]


_WINDOWS = {
    byte: bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)
}


def _resolve(reference: str) -> tuple[int, str] | None:
    """How many characters of ``reference`` are one, and what it stands for; None: plain text."""
    twice = _TWICE.fullmatch(reference)
    body = twice[1] if twice else reference[1:]
    if twice and (meaning := html5.get(body)) is not None:
        return len(reference), meaning
    if body.startswith("#"):
        return len(reference), _numeric(body[1:].rstrip(";"))
    for length in range(len(body), 1, -1):
        # Old names hold without their semicolon and before other letters: "&nbspabc".
        if (meaning := html5.get(body[:length])) is not None:
            return length + 1, meaning
    return None


def _numeric(digits: str) -> str:
    base, digits = (16, digits[1:]) if digits[0] in "xX" else (10, digits)
    digits = digits.lstrip("0")
    code = int(digits or "0", base) if len(digits) <= 8 else 0x110000
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return _WINDOWS.get(code, chr(code))
