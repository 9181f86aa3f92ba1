"""How people call indicators: by id, or by a label in either language, with or without the unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType
from unicodedata import normalize

from .vocabulary import Indicator

_MOST = 3
"""Near names that are told."""
_NEARLY = 0.7
_OF_THE_YEAR = re.compile(r"\s+in the year\b")
"""What an English label may say, and people leave out."""


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
    for item in known.values():
        found.setdefault(folded(_OF_THE_YEAR.sub("", item.en)), {item.id: None})
    return {name: tuple(ids) for name, ids in found.items()}


def meant(
    name: str,
    known: Mapping[str, Indicator],
    more: Iterable[str] = (),
    rows: Mapping[str, str] = MappingProxyType({}),
) -> tuple[str, ...]:
    """What was probably meant by a name that nothing has, best first: what is also worded so, what
    holds it, what is written like it.  ``more`` are names of other things than indicators, ``rows``
    other wordings with the ids that they stand for."""
    wanted = folded(name)
    shown = {folded(one): one for one in more}
    # An English label is told by its id: whoever is spoken to in Chinese knows that as well.
    shown |= {folded(item.en): item.id for item in known.values()}
    shown |= {folded(one): one for item in known.values() for one in (item.id, item.zh)}
    worded = {folded(row): known[id_].zh for row, id_ in rows.items() if id_ in known}
    worded |= {folded(other): item.zh for item in known.values() for other in _other_words(item)}
    holding = sorted((one for one in shown if wanted and wanted in one), key=len)
    like = get_close_matches(wanted, shown, n=_MOST, cutoff=0.4)
    near = [*dict.fromkeys(shown[one] for one in (*holding, *like))][:_MOST]
    # Of wordings that people may have in mind only one that is nearly the same.
    for other in get_close_matches(wanted, worded, n=1, cutoff=_NEARLY):
        if worded[other] not in near:
            near = [worded[other], *near[: _MOST - 1]]
    return tuple(near)


def _other_words(item: Indicator) -> tuple[str, ...]:
    return tuple(filter(None, (item.printed, *item.also)))
