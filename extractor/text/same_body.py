"""Which names are of one body: a government and its office, a committee by its short name, a
department by its contracted one.  Whoever links the reports of a body over the years asks here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from .body_names import parse

_GOVERNMENT = re.compile(r"(?:人民)?政府(?:办公[室厅]|办)?$")
_OFFICE = re.compile(r"办公[室厅]$")
_STREET = re.compile(r"(?:街道)?办事处$")
_COMMITTEE = re.compile(r"(?:管理委员会|管委会)$")
_LAST_UNIT = re.compile(r"[^省市县区旗州盟]+(?:自治[州县旗]|[省市县区旗州盟]|[乡镇]|街道)$")
_ENDING = re.compile(r"(?P<core>.+?)(?P<kind>局|厅|署|委员会|委|办公室|办)")
_FULL = {"委": "委员会", "办": "办公室"}
_SHORTEST, _LONGEST = 2, 4
"""Characters of a contracted name without its ending: 住建, 市场监管."""
_GAP, _TAIL = 4, 5
"""Characters that a contraction may leave out at one place, and at the end: 住[房和城乡]建[设]."""


@dataclass(frozen=True, slots=True)
class NamedBody:
    """An agency as one report has it: its name, its region, the code of its division."""

    agency: str
    region: str | None = None
    code: str | None = None


def governed(agency: str) -> str | None:
    """The place of a government or of its office; None for any other body."""
    place = _GOVERNMENT.sub("", agency)
    return place if place != agency else None


@lru_cache(maxsize=8192)
def body_key(agency: str) -> str:
    """What the names of one body have in common; equal for 丙县人民政府 and 丙县政府办公室."""
    place = governed(agency)
    if place is not None:
        return place
    name = parse(_OFFICE.sub("", agency))
    if name is not None and name.kind.id in ("committee", "department"):
        return _COMMITTEE.sub("", name.words) if name.kind.id == "committee" else name.words
    return _STREET.sub("街道", agency)


def is_contraction(short: str, full: str) -> bool:
    """Whether a department's name, both without their places, is a contraction of another.

    住建局 is one of 住房和城乡建设局.  农业局 is none of 农业农村局: what stands in one piece in a longer
    name was a body of its own before a reform, and its successor is another.
    """
    one, two = _ENDING.fullmatch(short), _ENDING.fullmatch(full)
    if one is None or two is None:
        return False
    if _FULL.get(one["kind"], one["kind"]) != _FULL.get(two["kind"], two["kind"]):
        return False
    core, whole = one["core"], two["core"]
    if not _SHORTEST <= len(core) <= _LONGEST or len(core) >= len(whole):
        return False
    left_out = f".{{0,{_GAP}}}".join(map(re.escape, core))
    return core not in whole and bool(re.fullmatch(f"{left_out}.{{0,{_TAIL}}}", whole))


def other_names(bodies: Iterable[NamedBody]) -> dict[str, set[str]]:
    """For each agency the other names of the same body among ``bodies``.

    A name with the places above it is the same as without, where both are of one division of
    GB/T 2260: 晋中市榆次区财政局, 榆次区财政局.
    """
    groups: dict[tuple[str, ...], set[str]] = {}
    departments: dict[tuple[str, ...], set[tuple[str, str]]] = {}
    for body in dict.fromkeys(bodies):
        groups.setdefault((body_key(body.agency),), set()).add(body.agency)
        for place, rest in _placed(body):
            groups.setdefault((*place, body_key(rest) if rest else ""), set()).add(body.agency)
            # A contraction begins as the full name does.
            departments.setdefault((*place, rest[:1]), set()).add((rest, body.agency))
    for members in departments.values():
        for (rest, one), (longer, two) in combinations(sorted(members), 2):
            if is_contraction(rest, longer) or is_contraction(longer, rest):
                groups.setdefault(("short", one, two), set()).update((one, two))
    found: dict[str, set[str]] = {}
    for names in groups.values():
        for name in names:
            found.setdefault(name, set()).update(names - {name})
    return found


def _placed(body: NamedBody) -> Iterator[tuple[tuple[str, str], str]]:
    """The place of a body, by its code where it has one, and what of its name is left behind it."""
    name = parse(body.agency)
    region = "".join(name.places) if name is not None else ""
    if region and len(region) < len(body.agency):
        yield ("", region), body.agency[len(region) :]
    if body.code is not None and body.region and body.agency.startswith(body.region):
        place = _LAST_UNIT.search(body.region)
        rest = body.agency[len(body.region) :]
        yield (body.code, place[0] if place else body.region), rest


def one_name(
    others: Mapping[str, Iterable[str]], years: Mapping[str, Iterable[int]]
) -> dict[str, str]:
    """For each agency the name under which its years stand, that with most of them.

    Names that both have a report of the same year stay apart: an office may publish one of its own
    beside that of its government.
    """
    held = {name: set(found) for name, found in years.items()}
    leader: dict[str, str] = {}
    for name in sorted(held, key=lambda name: (-len(held[name]), name)):
        leaders = {leader[o] for o in others.get(name, ()) if o in leader}
        free = [one for one in leaders if not held[one] & held[name]]
        leader[name] = free[0] if len(leaders) == 1 and free else name
        held[leader[name]] = held[leader[name]] | held[name]
    return leader
