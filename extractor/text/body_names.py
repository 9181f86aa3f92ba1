"""Names of bodies: where one begins, of what kind it is, what completes it.

The kinds, with the words that names of each end with, are data: ``schemas/places/bodies.toml``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

from extractor.resources import data_path

from .places import known_at, level_of_place, units

RUN = r"[㐀-䶿一-鿿𠀀-𳑿]{1,36}?"
"""What a name may be before its last character, as the source of a regular expression."""
LAST = "[府室厅办省区市州盟县旗镇乡木处道街园城会部局委署心队馆院关社联协学校园台团司站所段行场]"
"""The characters with which the endings of bodies.toml end."""
FORMER = r"\(原(?![种子])[㐀-䶿一-鿿𠀀-𳑿、]{1,30}\)"
"""The name that a body had: (原青石县卫生和计划生育委员会); not a second one of 原种, 原子."""
_SECOND = re.compile(
    rf"(?:{FORMER}|\([㐀-䶿一-鿿𠀀-𳑿]{{0,14}}(?:局|委|委员会|办公室|中心|馆|院|校)\))$"
)
"""The second name of a body that has two: (区行政复议局), (馆); or its former one."""
_RANKS = "省市县区州旗镇乡"
_RUN_BY_COMMITTEE = ("区", "园", "港", "岛", "湖", "山", "带", "新城")
"""What a 管理委员会 runs; that of other things (城市管理委员会) is a department."""
_SHORT = (
    (re.compile(r"(?<!人民)政府(?=$|办)"), "人民政府"),
    (re.compile(r"(?<=政府)办$"), "办公室"),
    (re.compile(r"管委会$"), "管理委员会"),
    (re.compile(r"街道$"), "街道办事处"),
)
"""Short forms that stand for one thing only, and the full ones.  住建局 and 国资委 may mean several."""


@dataclass(frozen=True, slots=True)
class BodyKind:
    """One kind of body, as bodies.toml has it."""

    id: str
    level: str
    endings: tuple[str, ...]
    governs: str = ""
    national: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()

    @property
    def bare(self) -> bool:
        """Whether such a name is that of a place, and its body may be named elsewhere."""
        return self.id in ("place", "zone", "street")


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name taken apart: ``places`` begin it, ``proper`` is where its body begins.

    ``lead`` is the organisation before its places: 共青团 of 共青团丙县委员会.
    """

    words: str
    kind: BodyKind
    places: tuple[str, ...]
    proper: int
    lead: str = ""

    @property
    def ranked(self) -> bool:
        """Whether it begins with a rank and no place: 市教育局, 县政府办."""
        return not self.places and self.proper == 1 and self.words[0] in _RANKS

    @property
    def settled(self) -> bool:
        """Whether another name in the text can say no more than this one."""
        return bool(self.places) and not self.kind.bare

    @property
    def tidy(self) -> bool:
        """Whether only places stand before what it is: no words of a sentence."""
        if self.kind.id in ("place", "street"):
            return bool(self.places) or len(self.words) <= 6
        before = self.words[: self.proper]
        behind = before.removeprefix(self.lead + "".join(self.places))
        unknown = self.kind.id in ("department", "school", "hospital", "enterprise", "zone")
        named = self.places or self.words.startswith(_NATION)
        return not behind or self.ranked or bool(named and unknown and len(behind) <= 12)

    @property
    def region(self) -> str:
        """The place with which it begins: 丁县东溪镇; a zone is a place too."""
        if self.kind.id in ("zone", "committee"):
            return re.sub(r"(?:管理委员会|管委会)$", "", self.words)
        return "".join(self.places)

    def level(self, year: int | None) -> str:
        """``department``, ``street``, ``zone`` …, or the level of the place that it governs."""
        if self.kind.level != "place":
            national = self.kind.id == "department" and self.words.startswith(_NATION)
            return "national" if national else self.kind.level
        if self.places:
            return level_of_place(self.places, year)
        ranked = level_of_place([f"某{self.words[0]}"], year) if self.ranked else ""
        return ranked or self.kind.level


_NATION = ("国家", "中华人民共和国", "中国", "海关总署")


@cache
def _data() -> tuple[
    tuple[BodyKind, ...], tuple[tuple[str, BodyKind], ...], dict[str, frozenset[str]]
]:
    """The kinds, every ending with its kind (the longest first), and the lists of words."""
    raw = tomllib.loads(data_path("schemas", "places", "bodies.toml").read_text("utf-8"))
    made = tuple(
        BodyKind(
            id=kind["id"],
            level=kind["level"],
            endings=tuple(kind["endings"].split()),
            governs=kind.get("governs", ""),
            national=tuple(kind.get("national", "").split()),
            examples=tuple(kind["examples"]),
            counter=tuple(kind["counter"]),
        )
        for kind in raw["kind"]
    )
    endings = sorted(((e, kind) for kind in made for e in kind.endings), key=lambda e: -len(e[0]))
    words = {
        key: frozenset(raw[key]["words"].split())
        for key in ("subjects", "before", "pointing", "leading")
    }
    return made, tuple(endings), words


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words that lead to a name, the longest first, and those that only point at a body."""
    before, pointing = (
        re.compile("|".join(sorted(_data()[2][key], key=len, reverse=True)))
        for key in ("before", "pointing")
    )
    return before, pointing


def kinds() -> tuple[BodyKind, ...]:
    """The kinds of bodies, with their examples."""
    return _data()[0]


@lru_cache(maxsize=2048)
def parse(words: str) -> BodyName | None:
    """The name taken apart; None if the words are no name of a body or place."""
    whole = _SECOND.sub("", words)
    lead = max((w for w in _data()[2]["leading"] if whole.startswith(w)), key=len, default="")
    # 政协 alone, 台盟: what has no place behind it leads to none.
    lead = lead if units(whole[len(lead) :]) else ""
    plain = whole[len(lead) :]
    for ending, kind in _data()[1]:
        if not plain.endswith(ending):
            continue
        proper = _proper(plain, ending, kind)
        found = units(plain[: len(plain) if kind.id == "place" else proper])
        if kind.id == "street":
            found = units(re.sub(r"(?:街道)?办事处$", "街道", plain))
        if _is_kind(plain, ending, kind, found, lead):
            return BodyName(words, kind, tuple(found), len(lead) + proper, lead)
    return None


_OF_PARTY = re.compile(rf"(?<=[{_RANKS}])(?:纪委|委(?!托)|直属?机关)")
"""What the bodies of a party begin with behind their place: 丙县|委编办, 丁市|直机关工委."""


def _proper(plain: str, ending: str, kind: BodyKind) -> int:
    """Where the body begins behind the places: 丁市|市场监督管理局."""
    rest = plain[: -len(ending)]
    if kind.id in ("department", "ministry"):
        party = _OF_PARTY.search(rest)
        if party is not None:
            return party.start()
        subjects = _data()[2]["subjects"] | frozenset(kind.national)
        for length in range(min(16, len(rest)), 1, -1):
            if rest[-length:] in subjects:
                return len(rest) - length
    return len(rest)


def _is_kind(plain: str, ending: str, kind: BodyKind, found: list[str], lead: str) -> bool:
    """What the ending alone does not tell."""
    rest = plain[: -len(ending)]
    if kind.id == "party":
        return lead in ("中共", "中国共产党") and rest == "".join(found)
    if kind.id == "ministry":
        return re.sub(r"^中华人民共和国", "", rest) in kind.national
    if kind.id == "committee" and ending == "管理委员会":
        return rest.endswith(_RUN_BY_COMMITTEE)
    if kind.id == "zone":
        # 浦东新区 is a district: the table knows the places that a people's government runs.
        known = any(known_at(plain, at) == len(plain) - at for at in range(len(plain) - 1))
        return bool(rest) and not known
    if ending in ("委", "委员会") and rest[-1:] in _RANKS:
        return bool(lead)  # 县委 is of the party.
    if kind.id in ("government", "office"):
        return not lead and rest in ("".join(found), *_RANKS)
    if kind.id == "place":
        return not lead and "".join(found) == plain and not plain.endswith(("小区", "社区"))
    return bool(rest) or ending == plain


def begins(run: str) -> int:
    """Where in a run of characters that ends with a name the name begins.

    Words that lead to a name (由, 与, 公布的是) are passed over; inside a known
    place and inside of what a department deals with they lead to nothing: 和县, 如东县.  No place
    begins with 由.
    """
    name = parse(run)
    stop = name.proper if name else len(run)
    before = _patterns()[0]
    start = at = 0
    while at < stop:
        length = known_at(run, at)
        if length:
            at += length
            continue
        leads = before.match(run, at)
        length = len(leads.group()) if leads else 0
        behind = at > start or run[at] in "的由" or known_at(run, at + 1)
        if length > 1 or (length and behind):
            start = at = at + length
        else:
            at += 1
    return start


def is_name(words: str) -> bool:
    """Whether the words name a body, and do not only point at one: 各乡镇, 我局, 有关单位."""
    name = parse(words) if len(words) > 2 else None
    if name is None or name.lead:
        return name is not None
    pointing = _patterns()[1].match(words) is not None or words[1] in "本我该"
    return not pointing or known_at(words, 0) > 0


def is_short_place(words: str) -> bool:
    """Whether two characters name a place, as only a title does: 桐镇, not 乡镇."""
    return re.fullmatch("[^本我该其各全省市县区州旗镇乡村][县镇乡]", words) is not None


def completed(name: BodyName, text: str) -> str:
    """The full name: 新杭镇 is governed by 新杭镇人民政府, a zone by its committee."""
    words = name.words
    if name.kind.id == "zone":
        if f"{words}人民政府" in text:
            return words + "人民政府"
        # Some of the new districts are districts in all but the table; the text must say it.
        unsure = words.endswith(("新区", "新城")) and not re.search("管委会|管理委员会", text)
        shortly = "管理委员会" not in text and "管委会" in text
        return words if unsure else words + ("管委会" if shortly else name.kind.governs)
    for short, full in _SHORT:
        # A committee of a zone is called as the report calls it.
        if full != "管理委员会" or full in text:
            words = short.sub(full, words)
    return words + name.kind.governs
