"""What a page shows of its text: hidden, struck out or raised, by attributes and style sheets.

Only the style sheets in the page are known: what they hide is hidden.  What a sheet elsewhere
hides cannot be known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .colors import TRANSPARENT, WHITE, color, is_clear
from .displaced import displacement
from .measure import Measures
from .style_sheets import LINK, PLACING, Declared, Sheets
from .tokens import CLOSE, TEXT
from .tree import COLUMNS, ROOT, Element, Page

_ZERO = re.compile(r"[+]?0*(?:\.0+)?(?:px|pt|em|rem|%|ex|vw|vh)?$")
_TINY = re.compile(r"[+]?0*(?:1(?:\.0{1,4})?|0?(?:\.\d{1,4})?)(?:px|pt)$")
"""A size up to which type, or a box that hides what does not fit in, shows nothing: 1px."""

_FAR = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|pt|em|rem|%|vw)?$")
_CLIPPED = re.compile(r"rect\((?:\s*[01](?:px)?[\s,]*){4}\)|inset\((?:50|100)%")
_CUT_AWAY = re.compile(
    r"circle\(\s*0(?:px|%)?\s*[)a]|ellipse\(\s*0|inset\(\s*(?:[5-9]\d|100)%\s*\)"
    r"|polygon\(\s*(?:0(?:px|%)?\s+0(?:px|%)?\s*,?\s*){1,9}\)"
)
"""Shapes without an inside, to which any box is cut, be it placed or not."""

_FAINT = re.compile(r"[+]?0*(?:\.0\d{0,9})?%?$|[+]?0*\d(?:\.\d{1,9})?%$")
"""An opacity below a tenth: nobody reads such text."""

_FILTERED = re.compile(r"opacity\(\s*(?:0*(?:\.0\d{0,9})?|\d(?:\.\d{1,9})?%)\s*\)")
_MOVED = re.compile(r"translate(?:x|y|3d)?\([^()]{0,40}?-\d{4,}(?:\.\d{1,9})?px")
_NO_SCALE = re.compile(r"[+]?0*(?:\.0+)?%?(?:\s|$)")
_SHRUNK = re.compile(r"scale(?:x|y|3d)?\(\s{0,9}0(?:\.0{1,4})?\s{0,9}[,)]")
_ABOVE = re.compile(r"0?[.]?\d+(?:\.\d+)?(?:px|pt|em|rem|ex|%)$")
_STRUCK = frozenset({"del", "s", "strike"})
_AT_SIDE = frozenset({"msup", "msub", "msubsup"})
_UNVEILED = frozenset({"js_content"})
"""Articles that their page hides in the file and shows to everybody: those of WeChat."""

_NOTES = ("doc-noteref",)
"""What a link to a note says that it is."""


@dataclass(slots=True)
class ElementStyles:
    """What a browser makes of the elements of a page, by index.

    ``gone`` are outermost elements that are not shown with all in them; ``silent`` those whose
    own text is not shown, though elements in them may be; ``struck`` and ``raised`` those whose
    text is crossed out, or stands above the line; ``turned`` those whose text runs from right to
    left; ``shut`` are columns of tables that take no place; ``before`` and ``after`` hold what a sheet writes around a text; ``boxes`` what it says of
    the places of boxes, ``displaced`` how it shifts them along a line; ``cut`` tells that not all rules could be looked at.
    """

    gone: set[int] = field(default_factory=set)
    silent: set[int] = field(default_factory=set)
    struck: set[int] = field(default_factory=set)
    raised: set[int] = field(default_factory=set)
    turned: set[int] = field(default_factory=set)
    shut: set[int] = field(default_factory=set)
    before: dict[int, str] = field(default_factory=dict)
    after: dict[int, str] = field(default_factory=dict)
    boxes: dict[int, Declared] = field(default_factory=dict)
    displaced: dict[int, str] = field(default_factory=dict)
    cut: bool = False


def shown(page: Page, measures: Measures) -> ElementStyles:
    """Read the styles of a page.  Time is linear in its length."""
    sheets = Sheets(page)
    plain = not LINK.search(page.raw)
    result = ElementStyles()
    types = [_Type()]
    for index, element in enumerate(page.elements):
        if index == ROOT:
            continue
        style = _declared(page, index, sheets)
        waits = _waits(element, style, 2 * measures.text[index] > measures.text[ROOT])
        seen = "visible" if waits else style.get("visibility", "")
        own = _type_of(element, style, seen, types[element.parent])
        types.append(own)
        _note_place(result, index, style)
        if not waits and (_is_kept_shut(style, element) or _is_gone(style)):
            result.gone.add(index)
        silent = own.unseen or element.name in _AT_SIDE or _is_blank(own.ink, own.ground, plain)
        if silent:
            result.silent.add(index)
        if own.struck:
            result.struck.add(index)
        if _is_mark(page, index) or _is_raised(style):
            result.raised.add(index)
        if element.name in COLUMNS and seen == "collapse":
            result.shut.add(index)
        if _is_turned(style, element):
            result.turned.add(index)
        if not silent and not own.struck:
            _note_written(result, index, sheets)
    result.cut = sheets.cut
    return result


@dataclass(frozen=True, slots=True)
class _Type:
    """How an element draws its text; what it does not say itself it has from the one around it."""

    tiny: bool = False
    hidden: bool = False
    ink: str = ""
    ground: str = ""
    struck: bool = False

    @property
    def unseen(self) -> bool:
        return self.tiny or self.hidden


def _type_of(element: Element, style: Declared, seen: str, around: _Type) -> _Type:
    """``seen`` is the visibility that holds for the element itself; empty: none is said."""
    size = style.get("font-size", "") or _size_of(style.get("font", ""))
    ink = style.get("-webkit-text-fill-color", style.get("color", ""))
    ground = color(style.get("background-color", style.get("background", "")))
    line = style.get("text-decoration-line", "")
    crossed = "line-through" in line or (element.name in _STRUCK and "none" not in line)
    return _Type(
        tiny=_is_tiny(size) if size else around.tiny,
        hidden=seen in ("hidden", "collapse") if seen else around.hidden,
        ink=TRANSPARENT if is_clear(ink) else color(ink) or around.ink,
        ground=ground or around.ground,
        struck=crossed or around.struck,
    )


def _note_place(result: ElementStyles, index: int, style: Declared) -> None:
    """Where the box of an element stands, and how it is shifted."""
    if not PLACING.isdisjoint(style):
        result.boxes[index] = {name: style[name] for name in PLACING & style.keys()}
    if shift := displacement(style):
        result.displaced[index] = shift


def _note_written(result: ElementStyles, index: int, sheets: Sheets) -> None:
    """What a sheet writes around the text of an element."""
    for beside, words in (("before", result.before), ("after", result.after)):
        if written := sheets.written(index, beside):
            words[index] = written


def _is_mark(page: Page, index: int) -> bool:
    """Whether an element stands above or below the line by what it is: a note's mark, a power."""
    element = page.elements[index]
    by_name = element.name in ("sup", "sub") or element.attributes.get("role") in _NOTES
    return by_name or _is_power(page, index)


def _waits(element: Element, style: Declared, most: bool) -> bool:
    """Whether an element is as good as shown: a script unveils most of the page when it has loaded.

    A script sets the style of the element itself.
    """
    if element.attributes.get("id") in _UNVEILED:
        return style.get("display") != "none"
    own = most and "visibility" in element.attributes.get("style", "").lower()
    return own and style.get("display") != "none"


def _is_raised(style: Declared) -> bool:
    """Whether text stands above or below the line: by its alignment, or moved up and small."""
    if style.get("vertical-align", "") in ("super", "text-top", "sub"):
        return True
    moved = style.get("position") == "relative" and (
        style.get("top", "").startswith("-") or _ABOVE.match(style.get("bottom", "")) is not None
    )
    up = moved or _ABOVE.match(style.get("vertical-align", "")) is not None
    return up and bool(style.get("font-size"))


def _is_power(page: Page, index: int) -> bool:
    """Whether an element of a formula stands at the side of another: the last in msup or msub."""
    element = page.elements[index]
    if page.elements[element.parent].name not in _AT_SIDE:
        return False
    before = element.first - 1
    while page.events[before].kind == TEXT:
        before -= 1
    return page.events[before].kind == CLOSE


def _is_turned(style: Declared, element: Element) -> bool:
    """Whether the characters of an element, digits too, run from right to left."""
    by_tag = element.name == "bdo"
    way = style.get("direction", element.attributes.get("dir", "").lower())
    override = style.get("unicode-bidi", "bidi-override" if by_tag else "").endswith("override")
    return override and way == "rtl"


def _is_tiny(size: str) -> bool:
    """Whether type of this size cannot be read: nothing, or a point at most."""
    return _ZERO.match(size) is not None or _TINY.match(size) is not None


def _size_of(font: str) -> str:
    """The size that the short form of a font says, if it is nothing: 0/0 a."""
    first = font.split("/")[0].split(" ")[-1] if "/" in font else font.split(" ")[0]
    return first if first and _is_tiny(first) else ""


def _is_kept_shut(style: Declared, element: Element) -> bool:
    """Whether a browser shows an element only when somebody opens it, and no sheet before.

    A closed ``details`` is none of these: it shows its summary, and is there to be opened.
    """
    given = element.attributes
    if given.get("hidden", "").lower() == "until-found":
        return style.get("content-visibility", "hidden") == "hidden"
    shut = "hidden" in given
    if element.name == "dialog":
        shut |= "open" not in given
    else:
        shut |= "popover" in given
    return shut and style.get("display", "none") == "none"


def _is_gone(style: Declared) -> bool:
    # What begins as nothing and is faded in is there to be read.
    fades = style.get("animation", style.get("animation-name", "none")) != "none"
    if style.get("display") == "none":
        return True
    if _FAINT.match(style.get("opacity", "1")) and not fades:
        return True
    if _FILTERED.search(style.get("filter", "")) or _CUT_AWAY.match(style.get("clip-path", "")):
        return True
    if _MOVED.search(style.get("transform", "")) or _NO_SCALE.match(style.get("scale", "1")):
        return True
    if style.get("content-visibility") == "hidden":
        return True
    if _SHRUNK.search(style.get("transform", "")):
        return True
    if style.get("position") in ("absolute", "fixed"):
        if any(_FAR.match(style.get(side, "")) for side in ("left", "right", "top", "bottom")):
            return True
        if _CLIPPED.search(style.get("clip", style.get("clip-path", ""))):
            return True
    if _FAR.match(style.get("text-indent", "")):
        return True
    if style.get("overflow", "") not in ("hidden", "clip"):
        return False
    # A box of a dot by a dot is for those who are read to; a height of one alone draws a line.
    if all(_TINY.match(style.get(side, "")) for side in ("height", "width")):
        return True
    return any(_ZERO.match(style.get(side, "1")) for side in ("height", "width", "max-height"))


def _is_blank(ink: str, ground: str, plain: bool) -> bool:
    """Whether text has the colour of what is behind it.

    ``plain`` tells that no sheet elsewhere can have drawn a ground: then it is white.
    """
    if not ink:
        return False
    if ink in (ground, TRANSPARENT):
        return True
    return plain and ink == WHITE and ground in ("", WHITE)


def _declared(page: Page, index: int, sheets: Sheets) -> Declared:
    """The declarations that hold for an element; its own attributes are weaker than any sheet."""
    element = page.elements[index]
    found: dict[str, str] = {}
    if "bgcolor" in element.attributes:
        found["background-color"] = element.attributes["bgcolor"].lower()
    if element.name == "font" and "color" in element.attributes:
        found["color"] = element.attributes["color"].lower()
    return {**found, **sheets.of(index)}
