"""A report in JSON, as interfaces of sites and programs that recognise characters give it.

Texts stand on lines of their own, pages of HTML in them are read as pages; fields with Chinese
names are the rows of a table, and so are lists of lists and lists of equal objects.  Other numbers
(ids, pages, sizes) are not the report's.  The module json of the standard library reads the file,
but does not say where in it a text stands.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.schemas import Span
from extractor.text.document import SourceTable

from .editors import as_page
from .foreign_markup import not_read
from .html import read_page
from .html.pagetext import PageText, nested
from .html.tokens import references
from .json_values import Value, meaning, parsed, resolved
from .placed_text import PlacedText
from .sniff import begins_as_json

_PAGE = re.compile(r"<(?:p|div|table|tr|td|span|br|h[1-6]|html|body)\b[^<>]{0,500}>", re.I)
_ESCAPED_PAGE = re.compile(r"&lt;/(?:p|div|td|span|h\d)&gt;", re.I)
_CHINESE = re.compile(r"[一-鿿]")
_NUMBER = re.compile(r"-?\d")
_BREAK = re.compile(r"[\r\n\t]")
_YEARS = frozenset({"年份", "年度", "报告年度", "年"})
_CALL = re.compile(r"\ufeff?\s{0,99}(?:/\*\*/)?[A-Za-z_$][\w$.]{0,99}\s?\(\s{0,99}(?=[{\[])")
_CALL_ENDS = re.compile(r"[\]}]\s{0,99}\)\s{0,9};?\s{0,99}$")
_BASE64 = re.compile(r"[A-Za-z\d+/\-_]{60,}={0,2}")


def read_json(raw: str) -> PageText | None:
    """The texts and tables of a JSON document; None for a text that is none."""
    if not begins_as_json(raw):
        return None
    try:
        json.loads(raw.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    found = parsed(raw)
    return _Made(raw).of(found) if found is not None else None


def without_call(text: str) -> str:
    """A document that stands in the call of a function, with blanks in place of the call: f({…});."""
    call = _CALL.match(text)
    if call is None:
        return text
    end = _CALL_ENDS.search(text, max(call.end(), len(text) - 250))
    if end is None:
        return text
    stop = end.start() + 1
    return " " * call.end() + text[call.end() : stop] + " " * (len(text) - stop)


class _Made:
    """The content under construction."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._page = PageText(PlacedText(), (), (), ())

    def of(self, value: Value) -> PageText:
        """The content of a document."""
        self._value(value)
        return self._page

    def _value(self, value: Value) -> None:
        if (shown := as_page(self._raw, value)) is not None:
            self._page = nested(self._page, read_page(shown.text, depth=1), shown)
        elif value.kind == "text":
            self._words(value)
        elif value.kind == "list":
            self._list(value)
        elif value.kind == "object":
            self._object(value)

    def _list(self, value: Value) -> None:
        rows = [one.inside for one in value.inside]
        flat = rows and all(row and all(one.is_short for one in row) for row in rows)
        kinds = {one.kind for one in value.inside}
        if flat and kinds == {"list"}:
            self._table([[Span(one.start, one.stop) for one in row] for row in rows])
        elif flat and kinds == {"object"} and len(rows) > 1 and self._named_alike(rows):
            head = [one.name for one in rows[0] if one.name is not None]
            self._table([head, *([Span(one.start, one.stop) for one in row] for row in rows)])
        else:
            for one in value.inside:
                self._value(one)

    def _named_alike(self, rows: Sequence[Sequence[Value]]) -> bool:
        names = [[self._raw[slice(*one.name)] for one in row if one.name] for row in rows]
        chinese = all(_CHINESE.search(meaning(name)) for name in names[0])
        return chinese and len(names[0]) > 1 and all(row == names[0] for row in names)

    def _object(self, value: Value) -> None:
        fields: list[list[Span]] = []
        for one in (*value.inside, None):
            if one is not None and self._is_field(one) and one.name is not None:
                fields.append([one.name, Span(one.start, one.stop)])
                continue
            if fields:
                self._table(fields)
                fields = []
            if one is not None:
                self._value(one)

    def _is_field(self, value: Value) -> bool:
        """Whether a field is a row of a table: a Chinese name and a number."""
        if value.name is None or not value.is_short:
            return False
        words = meaning(self._raw[value.start : value.stop])
        name = meaning(self._raw[slice(*value.name)])
        named = _CHINESE.search(name) is not None and name not in _YEARS
        return named and len(words) <= 20 and _NUMBER.match(words) is not None

    def _words(self, value: Value) -> None:
        self._line(value.start)
        said = _unescaped(resolved(self._raw, value.start, value.stop))
        if _is_base64(said.text):
            told = tuple(dict.fromkeys((*self._page.unread, not_read("text in base64"))))
            self._page = replace(self._page, unread=told)
        elif len(said.text) > 2 and begins_as_json(said.text) and (held := read_json(said.text)):
            self._page = nested(self._page, held, said)
        elif len(_PAGE.findall(said.text, 0, 200_000)) >= 2:
            self._page = nested(self._page, read_page(said.text, depth=1), said)
        else:
            self._page.content.add(said, 0, len(said))

    def _line(self, at: int) -> None:
        if len(self._page.content):
            self._page.content.stand_for("\n", at, at)

    def _table(self, rows: Sequence[Sequence[Span]]) -> None:
        cells: list[list[Span]] = []
        for spans in rows:
            cells.append([])
            self._line(spans[0].start)
            for column, span in enumerate(spans):
                if column:
                    self._page.content.stand_for("\t", *span)
                start = len(self._page.content)
                if self._raw[slice(*span)] != "null":
                    said = resolved(self._raw, *span)
                    self._page.content.nest(_BREAK.sub(" ", said.text), said.starts, said.stops)
                cells[-1].append(Span(start, len(self._page.content)))
        tables = (*self._page.tables, SourceTable.of(cells, headed=False))
        self._page = replace(self._page, tables=tables)


def _unescaped(said: PlacedText) -> PlacedText:
    """A page that was escaped before it became a string (&lt;p&gt;), with its tags."""
    words = said.text
    if "&lt;" not in words or not _ESCAPED_PAGE.search(words) or "<p" in words:
        return said
    made, at = PlacedText(), 0
    for begin, end, meant in references(words, 0, len(words)):
        made.add(said, at, begin)
        made.stand_for(meant, said.starts[begin], said.stops[end - 1])
        at = end
    made.add(said, at, len(words))
    return made


def _is_base64(words: str) -> bool:
    """Whether a text is Chinese in letters of base64: none of its digits is a number."""
    if _BASE64.fullmatch(words) is None:
        return False
    letters = words.translate(_OF_ADDRESSES) + "=" * (-len(words) % 4)
    try:
        return _CHINESE.search(base64.b64decode(letters).decode()) is not None
    except ValueError:
        return False


_OF_ADDRESSES = str.maketrans("-_", "+/")
"""The letters of base64 in addresses."""
