"""How people call indicators: by id, or by a label in either language, with or without the unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from unicodedata import normalize

from .vocabulary import Indicator

_MOST = 3
"""Near names that are told."""


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """A name as it is compared: wide signs as narrow ones, without blanks."""
    return "".join(normalize("NFKC", name).lower().split())


def names_of(item: Indicator) -> tuple[str, ...]:
    """The names of one indicator, the id first."""
    return item.id, item.zh, item.en


def by_name(known: Mapping[str, Indicator]) -> Mapping[str, tuple[str, ...]]:
    """The ids that each way of naming them has, by the folded name."""
    found: dict[str, dict[str, None]] = {}
    for item in known.values():
        for name in (*names_of(item), f"{item.zh}({item.unit})"):
            found.setdefault(folded(name), {})[item.id] = None
    return {name: tuple(ids) for name, ids in found.items()}


def meant(name: str, known: Mapping[str, Indicator], more: Iterable[str] = ()) -> tuple[str, ...]:
    """What was probably meant by a name that nothing has, best first: what is also worded so, what
    holds it, what is written like it.  ``more`` are names of other things than indicators."""
    wanted = folded(name)
    shown = {folded(one): one for one in more}
    shown |= {folded(one): one for item in known.values() for one in names_of(item)}
    worded = {folded(other): item.zh for item in known.values() for other in _other_words(item)}
    holding = sorted((one for one in shown if wanted and wanted in one), key=len)
    like = get_close_matches(wanted, (*shown, *worded), n=_MOST, cutoff=0.4)
    named = worded | shown
    first = [worded[wanted]] if wanted in worded else []
    near = dict.fromkeys((*first, *(named[one] for one in (*holding, *like))))
    return tuple(near)[:_MOST]


def _other_words(item: Indicator) -> tuple[str, ...]:
    return tuple(filter(None, (item.printed, *item.also)))
