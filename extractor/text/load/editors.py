"""Texts as editors of sites keep them in JSON: Quill, Slate, ProseMirror, Lexical, Draft.js, Editor.js.

They cut a paragraph where its looks change: ``{"text": "12"}, {"text": "1", "superscript": true}``.
Such a document becomes the page that its editor would show, and is read as that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from .json_values import Value, meaning, resolved
from .placed_text import PlacedText

_NAMES = {
    "s": {"strike", "strikethrough", "linethrough", "through", "del", "s"},
    "sup": {"superscript", "super", "sup"},
    "sub": {"subscript", "sub"},
}
"""The tag of each look that changes what a text says, and how editors call it."""
_LOOKS: Final = {name: tag for tag, names in _NAMES.items() for name in names}
_FORMATS = {4: "s", 32: "sub", 64: "sup"}
"""Bits of Lexical's ``format``."""
_TABLE = {"table": "table", "tablerow": "tr", "tr": "tr", "tablecell": "td", "td": "td",
          "tableheader": "th", "tableheadercell": "th", "th": "th"}  # fmt: skip
_BREAKS = frozenset({"hardbreak", "linebreak", "br"})
_PICTURES = frozenset({"image", "img", "picture", "figure"})
_SPELLED = re.compile(r"[_\- ]")
_CHINESE = re.compile(r"[一-鿿]")


class _Tree:
    """Values of a document by the names of their fields."""

    def __init__(self, raw: str) -> None:
        self.raw = raw

    def field(self, value: Value, name: str, kind: str = "") -> Value | None:
        """A field of an object, where it is of that kind."""
        if value.kind != "object":
            return None
        for one in value.inside:
            if one.name is not None and self.raw[slice(*one.name)] == name:
                return one if kind in ("", one.kind) else None
        return None

    def words(self, value: Value | None) -> str:
        """What a short value says; nothing for others."""
        if value is None or not value.is_short:
            return ""
        return meaning(self.raw[value.start : value.stop])

    def called(self, value: Value, name: str = "type") -> str:
        """A name that editors spell in several ways: table_row, tableRow, table-row."""
        return _SPELLED.sub("", self.words(self.field(value, name, "text"))).lower()

    def parts(self, value: Value) -> list[Value]:
        """What stands in a node of Slate, ProseMirror or Lexical."""
        found = self.field(value, "children", "list") or self.field(value, "content", "list")
        return found.inside if found else []

    def are_all(self, value: Value | None, *names: str) -> bool:
        """Whether it is a list of objects that all have these fields."""
        return (
            value is not None
            and bool(value.inside)
            and all(self.field(one, name) is not None for one in value.inside for name in names)
        )


class _Page(PlacedText):
    """The page under construction, each character with its range in the file."""

    __slots__ = ("_at", "_raw")

    def __init__(self, raw: str, at: int) -> None:
        super().__init__()
        self._raw, self._at = raw, at

    def tag(self, words: str) -> None:
        """Add a tag, which stands nowhere in the file."""
        self.stand_for(words, self._at, self._at)

    def words(self, value: Value, *, html: bool = False) -> None:
        """Add what a string says; ``html`` tells that it is one with tags."""
        said = resolved(self._raw, value.start, value.stop)
        self.piece(said, 0, len(said), html=html)

    def piece(self, said: PlacedText, start: int, stop: int, *, html: bool = False) -> None:
        """Add a stretch of what a string says."""
        for at, sign in enumerate(said.text[start:stop], start):
            self._at = said.stops[at]
            self.stand_for(sign if html else _ESCAPED.get(sign, sign), said.starts[at], self._at)


_ESCAPED = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "\n": "<br>"}


def as_page(raw: str, value: Value) -> PlacedText | None:
    """The page that the editor of a document shows; None for a value that is no such document."""
    tree, page = _Tree(raw), _Page(raw, value.start)
    blocks = tree.field(value, "blocks", "list")
    root = tree.field(value, "root", "object")
    ops = tree.field(value, "ops", "list") or (value if value.kind == "list" else None)
    if tree.are_all(ops, "insert"):
        _quill(tree, page, ops.inside if ops else [])
    elif blocks is not None and tree.are_all(blocks, "text", "inlineStyleRanges"):
        for block in blocks.inside:
            _draft(tree, page, block)
    elif blocks is not None and tree.are_all(blocks, "type", "data"):
        for block in blocks.inside:
            _editor_js(tree, page, block)
    elif tree.called(value) == "doc" and tree.are_all(tree.field(value, "content"), "type"):
        _nodes(tree, page, tree.parts(value))
    elif root is not None and tree.are_all(tree.field(root, "children"), "type"):
        _nodes(tree, page, tree.parts(root))
    elif value.kind == "list" and tree.are_all(value, "children"):
        _nodes(tree, page, value.inside)
    else:
        return None
    return page


def _quill(tree: _Tree, page: _Page, ops: list[Value]) -> None:
    page.tag("<p>")
    for op in ops:
        insert = tree.field(op, "insert")
        if insert is None or insert.kind != "text":
            page.tag("<img>")
            continue
        looks = tree.field(op, "attributes", "object")
        tags = list(_flags(tree, looks)) if looks else []
        if looks and (script := tree.called(looks, "script")) in _LOOKS:
            tags.append(_LOOKS[script])
        _dressed(page, insert, tags)
    page.tag("</p>")


def _dressed(page: _Page, text: Value, tags: list[str]) -> None:
    page.tag("".join(f"<{tag}>" for tag in tags))
    page.words(text)
    page.tag("".join(f"</{tag}>" for tag in reversed(tags)))


def _flags(tree: _Tree, value: Value) -> Iterator[str]:
    """The tags of looks that fields tell: ``"strike": true``."""
    for one in value.inside:
        if one.name is not None and tree.words(one) == "true":
            tag = _LOOKS.get(_SPELLED.sub("", tree.raw[slice(*one.name)]).lower())
            if tag:
                yield tag


def _looks(tree: _Tree, leaf: Value) -> Iterator[str]:
    """The tags of a leaf of Slate, ProseMirror or Lexical."""
    yield from _flags(tree, leaf)
    marks = tree.field(leaf, "marks", "list")
    for mark in marks.inside if marks else ():
        attributes = tree.field(mark, "attrs", "object")
        name = tree.called(attributes if attributes and tree.called(attributes) else mark)
        if name in _LOOKS:
            yield _LOOKS[name]
    bits = tree.words(tree.field(leaf, "format", "plain"))
    yield from (tag for bit, tag in _FORMATS.items() if bits.isdigit() and int(bits[:4]) & bit)


def _nodes(tree: _Tree, page: _Page, nodes: list[Value]) -> None:
    inline = any(tree.field(node, "text", "text") is not None for node in nodes)
    for node in nodes:
        kind = tree.called(node)
        text = tree.field(node, "text", "text")
        if text is not None:
            _dressed(page, text, list(_looks(tree, node)))
        elif kind in _BREAKS:
            page.tag("<br>")
        elif kind in _PICTURES:
            page.tag("<img>")
        elif inline and kind not in _TABLE:
            _nodes(tree, page, tree.parts(node))
        else:
            name = _TABLE.get(kind, "div")
            page.tag(f"<{name}{_spans(tree, node)}>")
            _nodes(tree, page, tree.parts(node))
            page.tag(f"</{name}>")


def _spans(tree: _Tree, node: Value) -> str:
    """Over how many columns and rows a cell reaches, as attributes of a page."""
    held = tree.field(node, "attrs", "object") or node
    written = ""
    for name in ("colspan", "rowspan", "colSpan", "rowSpan"):
        count = tree.words(tree.field(held, name))
        if count.isdecimal() and len(count) < 4:
            written += f' {name.lower()}="{int(count)}"'
    return written


def _draft(tree: _Tree, page: _Page, block: Value) -> None:
    text, ranges = tree.field(block, "text", "text"), tree.field(block, "inlineStyleRanges", "list")
    if text is None or ranges is None:
        return
    said = resolved(tree.raw, text.start, text.stop)
    tags = [""] * len(said)
    # Draft.js counts in halves of characters beyond the basic plane.
    places = [at for at, sign in enumerate(said.text) for _ in range(1 + (sign > "\uffff"))]
    for one in ranges.inside:
        tag = _LOOKS.get(tree.called(one, "style"))
        start, length = (tree.words(tree.field(one, name)) for name in ("offset", "length"))
        if tag and start.isdecimal() and length.isdecimal():
            for at in places[int(start[:9]) : int(start[:9]) + int(length[:9])]:
                tags[at] = tag
    page.tag("<p>")
    begin = 0
    for at in range(1, len(tags) + 1):
        if at == len(tags) or tags[at] != tags[begin]:
            page.tag(f"<{tags[begin]}>" if tags[begin] else "")
            page.piece(said, begin, at)
            page.tag(f"</{tags[begin]}>" if tags[begin] else "")
            begin = at
    page.tag("</p>")


def _editor_js(tree: _Tree, page: _Page, block: Value) -> None:
    data = tree.field(block, "data", "object")
    if data is None:
        return
    rows = tree.field(data, "content", "list")
    if tree.called(block) == "table" and rows is not None:
        page.tag("<table>")
        for row in rows.inside:
            page.tag("<tr>")
            for cell in row.inside:
                _in_tag(page, "td", cell)
            page.tag("</tr>")
        page.tag("</table>")
    elif tree.called(block) in _PICTURES:
        page.tag("<img>")
    else:
        for text in _texts(tree, data):
            _in_tag(page, "p", text)


def _in_tag(page: _Page, name: str, text: Value) -> None:
    page.tag(f"<{name}>")
    if text.kind == "text":
        page.words(text, html=True)
    page.tag(f"</{name}>")


def _texts(tree: _Tree, value: Value) -> Iterator[Value]:
    """The strings of a block of Editor.js that are words: items of lists may hold others."""
    for one in value.inside:
        if one.kind in ("list", "object"):
            yield from _texts(tree, one)
        elif one.kind == "text" and _CHINESE.search(tree.words(one)):
            yield one
