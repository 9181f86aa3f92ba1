"""What people call indicators and verdicts in a flag: by code, or by the words of the outputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from unicodedata import normalize

from extractor.errors import UsageError
from extractor.messages import spoken, word
from extractor.schemas import Verdict, vocabulary

from ..verdicts import LOOKS

CODE_BOOK = "schemas/codebook.csv"
_MOST = 3
"""Near names that are told."""


def chosen(names: Iterable[str]) -> frozenset[str]:
    """The indicators that ids, groups and labels name, each with those below it.

    A group is named by its id (``applications``) or in Chinese (依申请公开), an indicator by its id
    or its label in either language, with or without the unit that a column head has.

    Raises:
        UsageError: a name fits no indicator.
    """
    found: set[str] = set()
    for name in names:
        ids = _named().get(_folded(name), (name,))
        members = {
            known for known in vocabulary() for id_ in ids if f"{known}.".startswith(f"{id_}.")
        }
        if not members:
            raise UsageError(
                f"there is no indicator or group {name!r} (all stand in {CODE_BOOK}){_hint(name)}"
            )
        found |= members
    return frozenset(found)


def verdict_named(name: str, flag: str) -> Verdict:
    """The verdict of a code or of its Chinese word.

    Raises:
        UsageError: there is none.
    """
    wanted = _folded(name)
    for known, look in LOOKS.items():
        if wanted in (known, look.zh):
            return known
    zh = spoken() == "zh"
    choice = ("、" if zh else ", ").join(look.zh if zh else one for one, look in LOOKS.items())
    raise UsageError(f"{flag}: {name!r} is no verdict; choose from {choice}")


def _folded(name: str) -> str:
    """A name as it is compared: wide signs as narrow ones, without blanks."""
    return "".join(normalize("NFKC", name).lower().split())


@cache
def _named() -> Mapping[str, tuple[str, ...]]:
    """The ids that each way of naming them has."""
    found: dict[str, list[str]] = {}
    headed = ((f"{item.zh}({item.unit})", item.id) for item in vocabulary().values())
    for name, id_ in (*_names(), *headed):
        ids = found.setdefault(_folded(name), [])
        if id_ not in ids:
            ids.append(id_)
    return {name: tuple(ids) for name, ids in found.items()}


def _names() -> Iterator[tuple[str, str]]:
    for item in vocabulary().values():
        yield item.group, item.group
        yield word(item.group, "group", "zh"), item.group
        yield item.id, item.id
        yield item.zh, item.id
        yield item.en, item.id


def _hint(name: str) -> str:
    """What was meant: names that hold this one, and those that are written like it."""
    wanted = _folded(name)
    shown = {_folded(label): label for label, _ in _names()}
    holding = sorted((one for one in shown if wanted and wanted in one), key=len)
    like = get_close_matches(wanted, shown, n=_MOST, cutoff=0.4)
    near = [shown[one] for one in dict.fromkeys((*holding, *like))][:_MOST]
    return f"; did you mean {' or '.join(near)}?" if near else ""
