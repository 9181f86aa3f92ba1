"""What a page shows of its text: hidden, struck out or raised, by attributes and style sheets.

Only the style sheets in the page are known, and of these the plain selectors: what they hide is
hidden.  What a sheet elsewhere hides cannot be known here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .tree import ROOT, Page

_SHEET = re.compile(r"<style\b[^>]{0,300}>([^<]*(?:<(?!/style)[^<]*)*)", re.I)
_COMMENT = re.compile(r"/\*[^*]*(?:\*(?!/)[^*]*)*\*/|<!--|-->")
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,4000})\}")
_MEDIA = re.compile(r"@media\s+([^{]{1,200})\{((?:[^{}]{0,2000}\{[^{}]{0,4000}\})*)\s*\}", re.I)
_COMPOUND = re.compile(r"([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)", re.I)
_NAME = re.compile(r"([.#])([\w-]+)")
_DECLARATION = re.compile(r"([a-z-]{2,30})\s{0,9}:\s{0,9}([^;]{1,200})", re.I)
_LINK = re.compile(r"<link\b[^>]{0,500}stylesheet", re.I)
_ZERO = re.compile(r"[+]?0*(?:\.0+)?(?:px|pt|em|rem|%|ex|vw|vh)?$")
_FAR = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|pt|em|rem|%|vw)?$")
_CLIPPED = re.compile(r"rect\((?:\s*[01](?:px)?[\s,]*){4}\)|inset\((?:50|100)%")
_CLEAR = re.compile(
    r"transparent$|rgba\((?:[\d. ]{1,6},){3} ?0?(?:\.0{1,4})?0?%?\)$|#[\da-f]{3}0$|#[\da-f]{6}00$"
)
_TRANSPARENT = "transparent"
_SHRUNK = re.compile(r"scale(?:x|y|3d)?\(\s{0,9}0(?:\.0{1,4})?\s{0,9}[,)]")
_ABOVE = re.compile(r"0?[.]?\d+(?:\.\d+)?(?:px|pt|em|rem|ex|%)$")
_STRUCK = frozenset({"del", "s", "strike"})
_WHITE = frozenset({"#fff", "#ffffff", "white", "rgb(255,255,255)", "rgba(255,255,255,1)"})
_MOST_RULES = 2000

Declared = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A selector, from the element itself outwards, with its weight and declarations."""

    compounds: tuple[tuple[str, frozenset[str]], ...]
    weight: tuple[int, int, int]
    declared: Declared


@dataclass(slots=True)
class Shown:
    """What a browser makes of the elements of a page, by index.

    ``gone`` are outermost elements that are not shown with all in them; ``silent`` those whose
    own text is not shown, though elements in them may be; ``struck`` and ``raised`` those whose
    text is crossed out, or stands above the line.
    """

    gone: set[int] = field(default_factory=set)
    silent: set[int] = field(default_factory=set)
    struck: set[int] = field(default_factory=set)
    raised: set[int] = field(default_factory=set)


def shown(page: Page) -> Shown:
    """Read the styles of a page.  Time is linear in its length."""
    rules = _by_subject(_rules(page.raw))
    plain = not _LINK.search(page.raw)
    result = Shown()
    sizes, visible, colors, grounds, struck = [False], [True], [""], [""], [False]
    for index, element in enumerate(page.elements):
        if index == ROOT:
            continue
        style = _declared(page, index, rules)
        parent = element.parent
        size = style.get("font-size", "") or _size_of(style.get("font", ""))
        sizes.append(_ZERO.match(size) is not None if size else sizes[parent])
        seen = style.get("visibility", "")
        visible.append(seen not in ("hidden", "collapse") if seen else visible[parent])
        clear = _CLEAR.match(style.get("color", "")) is not None
        colors.append(_TRANSPARENT if clear else _color(style.get("color", "")) or colors[parent])
        own = _color(style.get("background-color", style.get("background", "")))
        grounds.append(own or grounds[parent])
        line = style.get("text-decoration-line", style.get("text-decoration", ""))
        crossed = "line-through" in line or (element.name in _STRUCK and "none" not in line)
        struck.append(crossed or struck[parent])
        if _is_gone(style, element.attributes):
            result.gone.add(index)
        if sizes[-1] or not visible[-1] or _is_blank(colors[-1], grounds[-1], plain):
            result.silent.add(index)
        if struck[-1]:
            result.struck.add(index)
        if element.name == "sup" or _is_raised(style):
            result.raised.add(index)
    return result


def _is_raised(style: Declared) -> bool:
    """Whether text stands above the line: by its alignment, or moved up and small."""
    if style.get("vertical-align", "") in ("super", "text-top"):
        return True
    moved = style.get("position") == "relative" and (
        style.get("top", "").startswith("-") or _ABOVE.match(style.get("bottom", "")) is not None
    )
    up = moved or _ABOVE.match(style.get("vertical-align", "")) is not None
    return up and bool(style.get("font-size"))


def _size_of(font: str) -> str:
    """The size that the short form of a font says, if it is nothing: 0/0 a."""
    first = font.split("/")[0].split(" ")[-1] if "/" in font else font.split(" ")[0]
    return first if first and _ZERO.match(first) else ""


def _is_gone(style: Declared, attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes and style.get("display", "none") == "none":
        return True
    if style.get("display") == "none" or _ZERO.match(style.get("opacity", "1")):
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
    hidden = style.get("overflow", "") == "hidden"
    return hidden and any(
        _ZERO.match(style.get(side, "1")) for side in ("height", "width", "max-height")
    )


def _is_blank(color: str, ground: str, plain: bool) -> bool:
    """Whether text has the colour of what is behind it.

    ``plain`` tells that no sheet elsewhere can have drawn a ground: then it is white.
    """
    if not color:
        return False
    if color in (ground, _TRANSPARENT):
        return True
    return plain and color in _WHITE and (not ground or ground in _WHITE)


def _color(words: str) -> str:
    first = words.replace(", ", ",").split(" ")[0] if words else ""
    if first in ("", "inherit", "transparent", "initial", "unset", "none"):
        return ""
    return "#ffffff" if first in _WHITE else first


def _declared(page: Page, index: int, rules: Mapping[str, list[_Rule]]) -> Declared:
    """The declarations that hold for an element: the sheets' by weight, its own above all."""
    element = page.elements[index]
    found: dict[str, str] = {}
    if "bgcolor" in element.attributes:
        found["background-color"] = element.attributes["bgcolor"].lower()
    if element.name == "font" and "color" in element.attributes:
        found["color"] = element.attributes["color"].lower()
    if rules:
        names = _names(page, index)
        fitting = [
            rule for key in (*names, "*") for rule in rules.get(key, ()) if _fits(page, index, rule)
        ]
        for rule in sorted(fitting, key=lambda rule: rule.weight):
            found.update(rule.declared)
    if "style" in element.attributes:
        found.update(_declarations(element.attributes["style"]))
    return found


def _names(page: Page, index: int) -> frozenset[str]:
    element = page.elements[index]
    classes = element.attributes.get("class", "").split()[:50]
    return frozenset(
        [element.name, *(f".{name}" for name in classes), f"#{element.attributes.get('id', '')}"]
    )


def _fits(page: Page, index: int, rule: _Rule) -> bool:
    """Whether a selector names an element: its last part the element, the others those above."""
    at = index
    for number, (tag, names) in enumerate(rule.compounds):
        if number:
            at = page.elements[at].parent
        while True:
            if at <= ROOT:
                return False
            own = _names(page, at)
            if (tag in ("", "*") or tag in own) and names <= own:
                break
            if not number:
                return False
            at = page.elements[at].parent
    return True


def _by_subject(rules: Sequence[_Rule]) -> Mapping[str, list[_Rule]]:
    """The rules by one name that an element must have for them."""
    found: dict[str, list[_Rule]] = defaultdict(list)
    for rule in rules:
        tag, names = rule.compounds[0]
        found[min(names) if names else tag or "*"].append(rule)
    return found


def _rules(raw: str) -> list[_Rule]:
    found: list[_Rule] = []
    for sheet in _SHEET.finditer(raw):
        css = _MEDIA.sub(_of_screens, _COMMENT.sub(" ", sheet[1]))
        for match in _RULE.finditer(css):
            declared = {
                name: value for name, value in _declarations(match[2]).items() if name in _KNOWN
            }
            if declared and len(found) < _MOST_RULES:
                found += _selected(match[1], declared, len(found))
    return found


_KNOWN = frozenset(
    "display visibility font-size opacity position left right top bottom clip clip-path text-indent "
    "overflow height width max-height color background background-color text-decoration "
    "text-decoration-line vertical-align font transform".split()
)


def _of_screens(media: re.Match[str]) -> str:
    """The rules for a screen without conditions; those for print or a size say nothing here."""
    return media[2] if media[1].strip().lower() in ("screen", "all") else ""


def _selected(selectors: str, declared: Declared, order: int) -> Iterator[_Rule]:
    for selector in selectors.rpartition(";")[2].split(","):
        parts = selector.replace(">", " ").split()
        compounds = []
        for part in reversed(parts[-6:]):
            match = _COMPOUND.fullmatch(part)
            if match is None:
                break
            names = frozenset("".join(name) for name in _NAME.findall(match[2]))
            compounds.append(((match[1] or "").lower(), names))
        if parts and len(compounds) == len(parts):
            every = [name for _, names in compounds for name in names]
            ids = sum(name[0] == "#" for name in every)
            tags = sum(tag not in ("", "*") for tag, _ in compounds)
            yield _Rule(tuple(compounds), (ids, (len(every) - ids) * 100 + tags, order), declared)


def _declarations(css: str) -> dict[str, str]:
    found = {}
    for match in _DECLARATION.finditer(css):
        value = match[2].lower().replace("!important", "").strip()
        found[match[1].lower()] = value
    return found
