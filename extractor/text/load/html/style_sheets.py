"""The style sheets in a page: which declarations hold for which element, on a screen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .selectors import Matcher, Selector, selectors
from .style_conditions import holds, shown_on
from .style_names import concerning, names_of
from .style_nesting import CssRule, rules_in
from .tokens import attribute, unescape
from .tree import Page

LINK = re.compile(r"<link\b[^>]{0,500}stylesheet", re.I)
"""What names a sheet that is not in the page."""

_ELSEWHERE = frozenset({"noscript", "template"})
"""What a browser that runs scripts reads no sheet in."""

# What begins with a sign (*display, _display) is for browsers of old, and no other one sees it.
_DECLARATION = re.compile(
    r"(?<![^;\s])(--[\w-]{1,60}|-?[a-z-]{2,30})\s{0,9}:\s{0,9}([^;]{1,200})", re.I
)
_PROPERTY = re.compile(r"var\(\s{0,9}(--[\w-]{1,60})\s{0,9}(?:,\s{0,9}([^()]{0,60}))?\)")
_IMPORTANT = "!important"
_MOST_RULES = 2000
_KNOWN = frozenset(
    "display visibility font-size opacity position left right top bottom clip clip-path text-indent "
    "overflow height width max-height color background background-color text-decoration "
    "text-decoration-line vertical-align font transform content-visibility direction unicode-bidi "
    "-webkit-text-fill-color scale filter animation animation-name".split()
)
"""The properties that can hide, strike out, raise or turn round a text."""

_LONGHAND = {"text-decoration": "text-decoration-line"}
"""A shorthand sets the longhand, too (CSS Text Decoration 3): the one that is declared last holds."""

PLACING = frozenset(
    "display float width flex-direction flex-flow grid-template grid-template-columns "
    "grid-auto-flow grid-column grid-column-start grid-column-end grid-row grid-row-start "
    "grid-row-end grid-area order direction gap column-gap justify-content margin margin-left "
    "margin-right padding padding-left padding-right flex flex-grow flex-basis min-width border "
    "border-left border-right justify-items".split()
)
"""Those that say where a box stands beside others: as the cells of a table do."""

SETS_APART = frozenset(
    "width gap column-gap justify-content justify-items margin margin-left margin-right padding "
    "padding-left padding-right flex flex-grow flex-basis min-width border border-left "
    "border-right".split()
)
"""Those by which pieces of a box do not touch each other."""

_WRITTEN = frozenset({"content", "display", "visibility", "font-family", "font-size"})
"""Those that say what a sheet writes before and after a text."""

_PIECE = re.compile(r"\s*(?:'([^']{0,60})'|\"([^\"]{0,60})\"|attr\(\s*([\w-]{1,60})\s*\))")
_ESCAPE = re.compile(r"\\([\da-f]{1,6})\s?|\\(.)")
_SAYS = re.compile(r"[\d一-鿿]")
_SIGNS = re.compile("icon|awesome|glyph|symbol|dings")
"""Fonts whose digits are drawn as pictures."""

Declared = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A selector with its declarations; ``order`` decides between selectors of one weight."""

    selector: Selector
    order: tuple[bool, tuple[int, int, int], int]
    declared: Declared


class Sheets:
    """What the style sheets of a page, and the styles of its elements, declare."""

    def __init__(self, page: Page) -> None:
        self._page, self._matcher = page, Matcher(page)
        self._rules: dict[str, list[_Rule]] = defaultdict(list)
        self._beside: dict[str, list[_Rule]] = defaultdict(list)
        rules, self._cut = _rules(page)
        for rule in rules:
            to = self._beside if rule.selector.beside else self._rules
            to[rule.selector.subject].append(rule)

    @property
    def cut(self) -> bool:
        """Whether more rules concern the page than are looked at, or looking took too many steps."""
        return self._cut or self._matcher.spent

    def of(self, index: int) -> Declared:
        """The declarations that hold for an element: the heaviest, then its own, then !important."""
        element = self._page.elements[index]
        plain: dict[str, str] = {}
        urgent: dict[str, str] = {}
        for rule in self._fitting(index, self._rules):
            (urgent if rule.order[0] else plain).update(rule.declared)
        if "style" in element.attributes:
            own, first = declarations(element.attributes["style"])
            plain.update(own)
            urgent.update(first)
        return {**plain, **urgent}

    def written(self, index: int, beside: str) -> str:
        """The words with digits or characters that a sheet writes ``before`` or ``after`` a text."""
        style: dict[str, str] = {}
        for rule in self._fitting(index, self._beside):
            if rule.selector.beside == beside:
                style.update(rule.declared)
        if not style or style.get("display") == "none" or style.get("visibility") == "hidden":
            return ""
        if _SIGNS.search(style.get("font-family", "")) or style.get("font-size", "")[:1] == "0":
            return ""
        words = self._words(index, style.get("content", ""))
        return words if _SAYS.search(words) else ""

    def _words(self, index: int, content: str) -> str:
        """What a ``content`` says; nothing where it counts, or is a picture."""
        element, at, words = self._page.elements[index], 0, ""
        while at < len(content.rstrip()):
            piece = _PIECE.match(content, at)
            if piece is None:
                return ""
            if piece[3]:
                given = attribute(self._page.raw, element.tag, piece[3])
                words += unescape(self._page.raw[slice(*given)]) if given else ""
            else:
                words += _ESCAPE.sub(_unescaped, piece[1] or piece[2] or "")
            at = piece.end()
        return words

    def _fitting(self, index: int, rules: Mapping[str, list[_Rule]]) -> list[_Rule]:
        if not rules:
            return []
        element = self._page.elements[index]
        classes = element.attributes.get("class", "").split()[:50]
        names = {element.name, *(f".{name}" for name in classes), "*"}
        names.add(f"#{element.attributes.get('id', '')}")
        found = [
            rule
            for name in names & rules.keys()
            for rule in rules[name]
            if self._matcher.fits(rule.selector.tree, index)
        ]
        return sorted(found, key=lambda rule: rule.order)


def declarations(css: str) -> tuple[Declared, Declared]:
    """The declarations of a block: those without and those with !important."""
    plain: dict[str, str] = {}
    urgent: dict[str, str] = {}
    for match in _DECLARATION.finditer(css):
        value = match[2].lower()
        to = urgent if _IMPORTANT in value.replace(" ", "") else plain
        name = match[1].lower()
        to[_LONGHAND.get(name, name)] = re.sub(r"\s*!\s*important", "", value).strip()
    return plain, urgent


def _sheets(page: Page) -> Iterator[str]:
    """The style sheets of a page that are for screens; those in comments and scripts are none."""
    for element in page.elements:
        if element.name != "style" or page.elements[element.parent].name in _ELSEWHERE:
            continue
        tag = element.tag
        media, kind = attribute(page.raw, tag, "media"), attribute(page.raw, tag, "type")
        is_css = kind is None or page.raw[slice(*kind)].lower() in ("", "text/css")
        if is_css and (media is None or shown_on(unescape(page.raw[slice(*media)]))):
            yield page.raw[element.stop : page.events[element.last].start]


def _rules(page: Page) -> tuple[list[_Rule], bool]:
    """The rules that may concern the page, and whether there are more of them than are read."""
    blocks: list[CssRule] = []
    for css in _sheets(page):
        blocks += [rule for rule in rules_in(css) if all(map(holds, rule.conditions))]
    custom = {
        name: value
        for block in blocks
        if "--" in block.declared
        for name, value in declarations(block.declared)[0].items()
        if name.startswith("--")
    }
    rules: list[_Rule] = []
    names, cut = names_of(page), False
    for block in blocks:
        if not (concerned := concerning(block.selectors, names)):
            continue
        for urgent, given in enumerate(declarations(block.declared)):
            filled = {
                name: _filled(value, custom)
                for name, value in given.items()
                if name in _KNOWN or name in _WRITTEN or name in PLACING
            }
            if not filled or len(rules) >= _MOST_RULES:
                cut |= bool(filled)
                continue
            for one in selectors(concerned):
                known = _WRITTEN if one.beside else _KNOWN | PLACING
                declared = {name: value for name, value in filled.items() if name in known}
                if declared:
                    rules.append(_Rule(one, (bool(urgent), one.weight, len(rules)), declared))
    return rules, cut


def _filled(value: str, custom: Declared) -> str:
    """A value with what its custom properties stand for."""
    return _PROPERTY.sub(lambda name: custom.get(name[1], name[2] or ""), value)


def _unescaped(escape: re.Match[str]) -> str:
    """A character that a sheet writes as its number: \\5e74."""
    code = int(escape[1], 16) if escape[1] else 0
    return escape[2] or (chr(code) if 0 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "")
