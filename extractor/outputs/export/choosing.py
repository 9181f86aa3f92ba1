"""What people call indicators and verdicts in a flag: by code, or by the words of the outputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from extractor.errors import UsageError
from extractor.knowledge.pack import shipped
from extractor.messages import spoken, word
from extractor.schemas import Verdict, vocabulary
from extractor.schemas.indicator_names import by_name, folded, meant

from ..verdicts import LOOKS

_BELOW = "+"
"""What follows a name that means those below it, too; a shell leaves it as it is."""
CODE_BOOK = "schemas/codebook.csv"


def chosen(names: Iterable[str]) -> frozenset[str]:
    """The indicators that ids, groups and labels name.

    A group is named by its id (``applications``) or in Chinese (依申请公开), an indicator by its id
    or its label in either language, with or without the unit that a column head has.  It is meant
    alone; with those below it, where a ``+`` follows (收到申请数+).

    Raises:
        UsageError: a name fits no indicator.
    """
    found: set[str] = set()
    for name in names:
        members = _members(name)
        if not members:
            raise UsageError(
                f"there is no indicator or group {name!r} (all stand in {CODE_BOOK}){_hint(name)}"
            )
        found |= members
    return frozenset(found)


def _members(name: str) -> set[str]:
    wanted = folded(name)
    ids = _named().get(wanted.removesuffix(_BELOW), (name.strip().removesuffix(_BELOW),))
    found: set[str] = set()
    for id_ in ids:
        alone = id_ in vocabulary() and not wanted.endswith(_BELOW)
        found |= (
            {id_} if alone else {one for one in vocabulary() if f"{one}.".startswith(f"{id_}.")}
        )
    return found


def parts_left(names: Iterable[str]) -> Mapping[str, int]:
    """How many indicators below them each name leaves out that means one alone."""
    every = chosen(names)
    more = {name: len(_members(f"{name}{_BELOW}") - every) for name in names}
    return {name: count for name, count in more.items() if count}


def verdict_named(name: str, flag: str) -> Verdict:
    """The verdict of a code or of its Chinese word.

    Raises:
        UsageError: there is none.
    """
    wanted = folded(name)
    for known, look in LOOKS.items():
        if wanted in (known, look.zh):
            return known
    zh = spoken() == "zh"
    choice = ("、" if zh else ", ").join(look.zh if zh else one for one, look in LOOKS.items())
    raise UsageError(f"{flag}: {name!r} is no verdict; choose from {choice}")


@cache
def _named() -> Mapping[str, tuple[str, ...]]:
    """The ids that each way of naming them has."""
    found = {name: dict.fromkeys(ids) for name, ids in by_name(vocabulary()).items()}
    for name, group in _groups():
        found.setdefault(folded(name), {})[group] = None
    return {name: tuple(ids) for name, ids in found.items()}


def _groups() -> Iterator[tuple[str, str]]:
    for item in vocabulary().values():
        yield item.group, item.group
        yield word(item.group, "group", "zh"), item.group


def _hint(name: str) -> str:
    """What was meant: names that hold this one, and those that are written like it or like another
    wording of theirs."""
    listing = pack.listing if (pack := shipped().tables) else None
    rows = listing.said.also if listing else {}
    near = meant(name, vocabulary(), (group for group, _ in _groups()), rows)
    return f"; did you mean {' or '.join(near)}?" if near else ""
