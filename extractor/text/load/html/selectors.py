"""Which elements of a page a selector of a style sheet names.

The selectors are read by cssselect; what depends on the reader's doings (:hover) or on what a page
does not hold names nothing here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cssselect import parse
from cssselect.parser import (
    Attrib,
    Class,
    CombinedSelector,
    Element,
    Function,
    Hash,
    Matching,
    Negation,
    Pseudo,
    SelectorError,
    SpecificityAdjustment,
    Tree,
    parse_series,
)

from .tree import ROOT, Page

_LONGEST = 2000
_MOST_STEPS = 200_000
_DOCUMENT = frozenset({"html", "body"})
_NESTED = (Matching, SpecificityAdjustment)
_PLACES = frozenset({"first-child", "last-child", "only-child", "root", "link", "any-link"})
_KINDS = frozenset({"first-of-type", "last-of-type", "only-of-type"})
_SERIES = frozenset({"nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type"})


@dataclass(frozen=True, slots=True)
class Selector:
    """A selector, its weight (ids, classes, tags) and a name that its elements all have.

    ``beside`` tells that it names not the element but what a sheet writes ``before`` or ``after``
    its text.
    """

    tree: Tree
    weight: tuple[int, int, int]
    subject: str
    beside: str = ""


def selectors(text: str) -> Iterator[Selector]:
    """The selectors before the braces of a rule, those that can be told from the page."""
    if len(text) > _LONGEST:
        return
    try:
        found = parse(text)
    except (SelectorError, ValueError, RecursionError):
        return
    for one in found:
        tree = one.parsed_tree
        beside = one.pseudo_element or ""
        if beside in ("", "before", "after") and _is_known(tree):
            yield Selector(tree, one.specificity(), _subject(tree), str(beside))


def _is_known(tree: Tree) -> bool:
    if isinstance(tree, Element):
        return True
    if isinstance(tree, Class | Hash):
        return _is_known(tree.selector)
    if isinstance(tree, Attrib):
        return tree.operator in _OPERATORS and _is_known(tree.selector)
    if isinstance(tree, CombinedSelector):
        return _is_known(tree.selector) and _is_known(tree.subselector)
    if isinstance(tree, Negation):
        return _is_known(tree.selector) and _is_known(tree.subselector)
    if isinstance(tree, _NESTED):
        return _is_known(tree.selector) and all(map(_is_known, tree.selector_list))
    if isinstance(tree, Pseudo):
        return tree.ident in _PLACES | _KINDS and _is_known(tree.selector)
    if isinstance(tree, Function) and tree.name in _SERIES and _is_known(tree.selector):
        try:
            _series(tree)
        except ValueError:
            return False
        return True
    return False


def _series(tree: Function) -> tuple[int, int]:
    """What :nth-child(2n+1) counts by: the step and the first."""
    step, first = parse_series(tree.arguments)
    return int(step), int(first)


def _subject(tree: Tree) -> str:
    if isinstance(tree, CombinedSelector):
        return _subject(tree.subselector)
    if isinstance(tree, Class):
        return f".{tree.class_name}"
    if isinstance(tree, Hash):
        return f"#{tree.id}"
    if isinstance(tree, Element):
        return str(tree.element or "*").lower()
    return _subject(tree.selector)


_OPERATORS: Mapping[str, Callable[[str, str], bool]] = {
    "exists": lambda _have, _want: True,
    "=": lambda have, want: have == want,
    "!=": lambda have, want: have != want,
    "~=": lambda have, want: bool(want) and want in have.split(),
    "|=": lambda have, want: have == want or have.startswith(want + "-"),
    "^=": lambda have, want: bool(want) and have.startswith(want),
    "$=": lambda have, want: bool(want) and have.endswith(want),
    "*=": lambda have, want: bool(want) and want in have,
}


class Matcher:
    """Tells which elements of one page selectors name.

    A pair of selector and element is looked at once; after a bound of steps nothing more fits, so
    that a page made for it cannot hold up the program.
    """

    def __init__(self, page: Page) -> None:
        self._elements = page.elements
        self._known: dict[tuple[int, int], bool] = {}
        self._steps = 0

    @property
    def spent(self) -> bool:
        """Whether the bound was reached."""
        return self._steps > _MOST_STEPS

    def fits(self, tree: Tree, index: int) -> bool:
        """Whether the selector names the element of this index."""
        if isinstance(tree, Element):
            return self._is_named(str(tree.element or "*").lower(), index)
        if isinstance(tree, CombinedSelector):
            key = (id(tree), index)
            if key not in self._known:
                self._known[key] = self._combined(tree, index)
            return self._known[key]
        return self.fits(tree.selector, index) and self._has(tree, index)

    def _is_named(self, name: str, index: int) -> bool:
        if index == ROOT:
            return name in _DOCUMENT
        return name in ("*", self._elements[index].name)

    def _has(self, tree: Tree, index: int) -> bool:
        """What a part of a selector asks of an element beside what stands before the part."""
        given: Mapping[str, str] = self._elements[index].attributes
        if isinstance(tree, Class):
            return tree.class_name in given.get("class", "").split()[:50]
        if isinstance(tree, Hash):
            return given.get("id", "") == tree.id
        if isinstance(tree, Attrib):
            have = given.get(tree.attrib.lower())
            want = str(tree.value.value) if tree.value is not None else ""
            return have is not None and _OPERATORS[tree.operator](have, want)
        if isinstance(tree, Negation):
            return not self.fits(tree.subselector, index)
        if isinstance(tree, _NESTED):
            return any(self.fits(one, index) for one in tree.selector_list)
        return self._is_placed(tree, index)

    def _is_placed(self, tree: Tree, index: int) -> bool:
        if index == ROOT:
            return isinstance(tree, Pseudo) and tree.ident == "root"
        named = tree.name if isinstance(tree, Function) else getattr(tree, "ident", "")
        of_type = str(named).endswith("of-type")
        place, of = (self._kinds if of_type else self._places)[index]
        if isinstance(tree, Function):
            step, first = _series(tree)
            number = of - place + 1 if "last" in tree.name else place
            if not step:
                return number == first
            return (number - first) % step == 0 and (number - first) // step >= 0
        if isinstance(tree, Pseudo) and tree.ident in ("link", "any-link"):
            return "href" in self._elements[index].attributes
        return isinstance(tree, Pseudo) and {
            "first": place == 1, "last": place == of, "only": of == 1
        }.get(str(tree.ident).split("-")[0], False)  # fmt: skip

    def _combined(self, tree: CombinedSelector, index: int) -> bool:
        if index == ROOT or not self.fits(tree.subselector, index):
            return False
        for other in self._others(tree.combinator, index):
            self._steps += 1
            if self._steps > _MOST_STEPS:
                return False
            if self.fits(tree.selector, other):
                return True
        return False

    def _others(self, combinator: str, index: int) -> Iterator[int]:
        """The elements that the part before a combinator may be."""
        parent = self._elements[index].parent
        if combinator == " ":
            while parent >= ROOT:
                yield parent
                parent = self._elements[parent].parent
        elif combinator == ">":
            yield parent
        else:
            before = self._children[parent][: self._places[index][0] - 1]
            yield from reversed(before if combinator == "~" else before[-1:])

    @cached_property
    def _children(self) -> Sequence[list[int]]:
        found: list[list[int]] = [[] for _ in self._elements]
        for index, element in enumerate(self._elements):
            if index != ROOT:
                found[element.parent].append(index)
        return found

    @cached_property
    def _places(self) -> Mapping[int, tuple[int, int]]:
        """Of each element its number among its siblings, from 1, and how many they are."""
        return {
            index: (number, len(children))
            for children in self._children
            for number, index in enumerate(children, 1)
        }

    @cached_property
    def _kinds(self) -> Mapping[int, tuple[int, int]]:
        """The same among its siblings of one name."""
        found: dict[int, tuple[int, int]] = {}
        for children in self._children:
            named: dict[str, list[int]] = {}
            for index in children:
                named.setdefault(self._elements[index].name, []).append(index)
            for same in named.values():
                found.update((index, (place, len(same))) for place, index in enumerate(same, 1))
        return found
