"""Places: the divisions of GB/T 2260 to the county, as they are and as they were since 2005.

The table (``schemas/places/divisions.tsv``) is read when the first name is looked up.  A place that
it does not have is told by the grammar of its name, and has no code.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.resources import data_path
from extractor.schemas import Division, DivisionLevel

_ALWAYS = 9999
_UNIT = re.compile(
    r"(?P<stem>[㐀-䶿一-鿿𠀀-𳑿]{1,8}?)(?P<rank>省|自治区|自治州|自治县|地区|市|州|盟|县|区|旗|街道|镇|乡|苏木)(?![省市县区州旗]|街道)"
)
_GENERIC = re.compile(
    r"(?:城市|都市|社区|小区|[园片库景校新特辖山牧林矿灾街城郊市老]区|开发区|地区|保护区|示范区|工业区|功能区"
    r"|管理区|[试实]验区|度假区|合作区|集镇|集市|乡镇|村镇)"
)
"""What ends as a place does and is the name of none: the community behind 青山乡社区."""
_COUNTY, _LONGEST_END = 2, 3
"""The rank of a county, and the most characters of what a name goes on with behind what looks like
one, or like a town."""
_RANKS = {"省": 0, "自治区": 0, "市": 1, "州": 1, "自治州": 1, "盟": 1, "地区": 1, "县": 2, "自治县": 2,
          "区": 2, "旗": 2, "镇": 3, "乡": 3, "苏木": 3, "街道": 3}  # fmt: skip
_GRAMMAR: dict[int, str] = {0: "province", 1: "prefecture", 2: "county", 3: "township"}


@dataclass(frozen=True, slots=True)
class Place:
    """One division under one name; ``first`` and ``last`` are the years of the lists with both."""

    code: str
    name: str
    short: str
    first: int
    last: int

    @property
    def level(self) -> DivisionLevel:
        """What GB/T 2260 makes of it: a district of a city is no county."""
        if self.code.endswith("0000"):
            return "province"
        if self.code.endswith("00"):
            return "prefecture"
        return "district" if re.search(r"(?<![林特])区$", self.name) else "county"


@cache
def _table() -> tuple[Mapping[str, tuple[Place, ...]], Mapping[str, tuple[Place, ...]]]:
    """The places by name (full or short) and by code."""
    names: defaultdict[str, list[Place]] = defaultdict(list)
    codes: defaultdict[str, list[Place]] = defaultdict(list)
    for line in data_path("schemas", "places", "divisions.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, name, short, first, last = line.split("\t")
        place = Place(code, name, short, int(first), int(last or _ALWAYS))
        codes[code].append(place)
        for key in {name, short} - {""}:
            names[key].append(place)
    return (
        {name: tuple(places) for name, places in names.items()},
        {code: tuple(places) for code, places in codes.items()},
    )


@cache
def _lengths() -> Mapping[str, tuple[int, ...]]:
    """How long the names are that begin with two characters, the longest first."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for name in _table()[0]:
        found[name[:2]].add(len(name))
    return {start: tuple(sorted(lengths, reverse=True)) for start, lengths in found.items()}


def known_at(words: str, at: int) -> int:
    """The length of the longest name of a known place that begins there; 0 if none does.

    东区街道 does not begin with the district 东区: the longer unit counts.
    """
    names = _table()[0]
    for length in _lengths().get(words[at : at + 2], ()):
        if words[at : at + length] in names:
            longer = words.startswith(("街道", "镇", "乡"), at + length) and length <= 3
            return 0 if longer and words[at + length - 1] == "区" else length
    return 0


def units(words: str) -> list[str]:
    """The places with which a name begins, the largest first: 丁市南溪区东溪街道 -> three."""
    found: list[str] = []
    at, rank = 0, -1
    while at < len(words) and not words.startswith("人民政府", at):
        length = known_at(words, at) or _by_grammar(words, at)
        if not length:
            break
        unit = words[at : at + length]
        below = _rank(unit)
        # 杭州市丁市: a city of a city is a county.
        if below < rank or (below == rank != 1):
            break
        found.append(unit)
        at, rank = at + length, below
    return found


def _by_grammar(words: str, at: int) -> int:
    """The length of the unit that begins there, by the form of its name alone; 0 if none does.

    No town holds a district: the first two characters of 柏乡岭区 are a part of its name, and what
    stands behind them ends it.
    """
    match = _UNIT.match(words, at)
    end = match.end() if match is not None else at
    while (match := _UNIT.match(words, end)) is not None and end > at:
        rank, below = _rank(words[at:end]), _rank(match[0])
        # 东溪镇东溪镇: a name of two characters behind one of its own rank is another place.
        longest = _LONGEST_END - (below == rank)
        apart = len(match[0]) > longest or below > rank or rank < _COUNTY
        if apart or _GENERIC.match(words, end) or known_at(words, end):
            break
        end = match.end()
    return end - at


def _rank(unit: str) -> int:
    return next(rank for end, rank in _RANKS.items() if unit.endswith(end))


def level_of_place(found: Sequence[str], year: int | None) -> str:
    """The level of the last of the places with which a name begins."""
    last = found[-1]
    levels = {place.level for place in candidates(found, "", year)}
    if len(levels) == 1:
        return levels.pop()
    if last.endswith("街道"):
        return "street"
    if last.endswith("区") and not last.endswith("自治区"):
        return "district"
    city_of_city = len(found) > 1 and _rank(found[-2]) == 1 and _rank(last) == 1
    return "county" if city_of_city else _GRAMMAR[_rank(last)]


def candidates(found: Sequence[str], text: str, year: int | None) -> tuple[Place, ...]:
    """The divisions that the last of ``found`` (as :func:`units` gives them) may be.

    Narrowed by the places before it, by the year, and by the larger places that ``text`` names.
    One place: it is that one.  None: no known place.
    """
    names = _table()[0]
    places: tuple[Place, ...] = names.get(found[-1], ()) if found else ()
    for above in reversed(found[:-1]):
        places = tuple(p for p in places if any(above in (a.name, a.short) for a in _above(p)))
    places = _of_year(places, year)
    if len(places) > 1 and text:
        weights = [sum(a.name in text for a in _above(place)) for place in places]
        best = max(weights)
        places = tuple(p for p, weight in zip(places, weights, strict=True) if weight == best)
    return places


def _of_year(places: Sequence[Place], year: int | None) -> tuple[Place, ...]:
    """Those that existed in the year (today if it is unknown); all if none did."""
    when = _ALWAYS if year is None else year
    then = tuple(p for p in places if p.first <= max(when, 2005) and when <= p.last)
    return then or tuple(places)


def _above(place: Place) -> list[Place]:
    """Prefecture and province of a division, under the names of its own time."""
    codes = _table()[1]
    above = {f"{place.code[:4]}00", f"{place.code[:2]}0000"} - {place.code}
    found = [a for code in sorted(above) for a in codes.get(code, ())]
    return [a for a in found if a.first <= place.last and place.first <= a.last]


def division(place: Place) -> Division:
    """A place as the record names it: with those above it."""
    latest = {above.code: above.name for above in _above(place)}
    return Division(
        code=place.code, name="".join((*latest.values(), place.name)), level=place.level
    )
