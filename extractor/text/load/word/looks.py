"""How runs look: what they say themselves, what their styles say, and what holds for the whole file.

Order and toggles as ECMA-376 part 1, 17.7.2 and 17.7.3 have them: the run itself, its character
style, the style of its paragraph, the defaults of the document; a style takes from the one that it
is based on what it does not say.  A toggle that both styles set is off again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart
from lxml.etree import _Element

from .numbering import value

_RUN, _PARAGRAPH, _STYLE = qn("w:rPr"), qn("w:pPr"), qn("w:style")
_SHADE = qn("w:shd")
_TOGGLES = frozenset({qn("w:strike"), qn("w:vanish")})
OFF = ("0", "false", "off", "none")
_DEEPEST = 20
"""How many styles may be based on one another: files of strangers may go round in a circle."""

_Given = dict[str, _Element]


@dataclass(frozen=True, slots=True)
class _Style:
    """A style: its kind, the one it is based on, what it says of characters.

    ``shades``: it draws a ground behind the cells of a table, or some of them.
    """

    kind: str
    base: str
    given: _Given = field(default_factory=dict)
    shades: bool = False


class Looks:
    """The styles of a Word file, asked run by run."""

    def __init__(self, part: DocumentPart) -> None:
        self._styles: dict[str, _Style] = {}
        self._usual: dict[str, str] = {}
        self._everywhere: _Given = {}
        self._whole: dict[str, _Given] = {}
        for relation in part.rels.values():
            if not relation.is_external and relation.reltype == RELATIONSHIP_TYPE.STYLES:
                self._read(parse_xml(relation.target_part.blob))

    def given(self, run: _Element, name: str) -> _Element | None:
        """The property that holds for a run, such as ``w:sz``; None if nothing says it."""
        tag = qn(name)
        for level in self._levels(run):
            if tag in level:
                return level[tag]
        return None

    def marked(self, run: _Element, *names: str) -> bool:
        """Whether one of these marks, such as ``w:strike``, holds for a run."""
        return any(self._holds(run, qn(name)) for name in names)

    def shaded(self, run: _Element) -> bool:
        """Whether a style of the run, or of its paragraph, draws a ground behind it."""
        return any(_SHADE in level for level in self._levels(run))

    def shades(self, table: _Element) -> bool:
        """Whether the style of a table draws a ground behind its cells."""
        at = value(table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")) or self._usual.get(
            "table", ""
        )
        for _ in range(_DEEPEST):
            if at not in self._styles:
                return False
            if self._styles[at].shades:
                return True
            at = self._styles[at].base
        return False

    def _holds(self, run: _Element, tag: str) -> bool:
        own, character, paragraph, everywhere = self._levels(run)
        if tag in own:
            return _is_on(own[tag])
        if tag not in _TOGGLES:
            level = next((one for one in (character, paragraph, everywhere) if tag in one), None)
            return level is not None and _is_on(level[tag])
        if tag in everywhere and _is_on(everywhere[tag]):
            return True
        return sum(tag in level and _is_on(level[tag]) for level in (character, paragraph)) == 1

    def _levels(self, run: _Element) -> tuple[_Given, _Given, _Given, _Given]:
        """What the run, its character style, its paragraph's style and the defaults say."""
        own = _said(run.find(_RUN))
        style = value(own.get(qn("w:rStyle"))) or self._usual.get("character", "")
        paragraph = next(run.iterancestors(qn("w:p")), None)
        named = None if paragraph is None else paragraph.find(f"{_PARAGRAPH}/{qn('w:pStyle')}")
        above = value(named)
        if self._kind(above) != "paragraph":
            above = self._usual.get("paragraph", "")
        return own, self._of(style), self._of(above), self._everywhere

    def _kind(self, style: str) -> str:
        return self._styles[style].kind if style in self._styles else ""

    def _of(self, style: str) -> _Given:
        """What a style says together with those that it is based on."""
        if style not in self._whole:
            found: _Given = {}
            at = style
            for _ in range(_DEEPEST):
                if at not in self._styles:
                    break
                found = {**self._styles[at].given, **found}
                at = self._styles[at].base
            self._whole[style] = found
        return self._whole[style]

    def _read(self, root: _Element) -> None:
        self._everywhere = _said(root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{_RUN}"))
        for style in root.iterfind(_STYLE):
            kind, called = str(style.get(qn("w:type"), "")), str(style.get(qn("w:styleId"), ""))
            given = _said(style.find(_RUN))
            ground = style.find(f"{_PARAGRAPH}/{_SHADE}")
            if ground is not None:
                given.setdefault(_SHADE, ground)
            shades = kind == "table" and next(style.iter(_SHADE), None) is not None
            base = value(style.find(qn("w:basedOn")))
            self._styles[called] = _Style(kind, base, given, shades)
            if str(style.get(qn("w:default"), "0")) not in OFF:
                self._usual[kind] = called


def _said(properties: _Element | None) -> _Given:
    if properties is None:
        return {}
    return {child.tag: child for child in properties if isinstance(child.tag, str)}


def _is_on(mark: _Element) -> bool:
    return value(mark, "1") not in OFF
