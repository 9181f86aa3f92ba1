"""What names the rows and columns of a small table of any shape: ``[small]`` of ``tables.toml``.

Such a table crosses one list of names with another: figures, years, quarters, offices, totals.  A name is understood
only as a whole: words of time, of a total and of measure, which the pack lists, and at most one wording of a row of
the listing.  Whatever else a name says makes its cells a part of something.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from extractor.schemas.pack import Data

from .labels import said_by
from .listing import Listing, key_of
from .matrix import Matrix
from .since import since
from .wordings import plain, without_note, without_translation

Kind = Literal[
    "year", "cumulative", "running", "before", "compared", "rate", "rank", "serial", "plan", "done",
    "season", "total", "whole", "own", "of_which", "some", "neutral", "unit",
]  # fmt: skip
"""What a word tells: ``running`` adds up without saying since when, ``season`` is a part of the year, ``total`` sums
up the other names of its list, ``whole`` names all of the place, ``some`` sums up a part, ``done`` is the outcome of
a plan."""

_YEAR = re.compile(r"((?:19|20)\d\d)(?:年度?)?(?P<end>末|底)?")
_RANGE = re.compile(
    r"(?P<low>(?:19|20)\d\d)年?(?:度)?(?:[-—–~至到]+(?P<high>(?:19|20)\d\d)年?度?(?P<end>末|底)?|(?:\d{1,2}月)?以来)"
)
_MONTHS = re.compile(
    r"(\d{1,2})(?:月份?)?[-—–~至到]+(\d{1,2})月份?|\d{1,2}月份?|第?[一二三四1-4]季度"
)
_SHORTEST = 4
"""Characters of a name that says enough by its words; 公开, 受理 and 办结 may be of anything."""
_SHORT_NAME = 2
"""Characters of a name in a table of one section; a single one is none."""
_SHORT_HEAD = 2
"""Characters of the name of a column that stands under many heads: 其他."""
_NOTE = re.compile(r"\(([^()]*)\)")
_BLANK = re.compile(r"[\s::、,。;]+")
_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)|\d{1,2}[、.](?!\d))+"
)


class SmallData(Data):
    """``[small]`` of ``tables.toml``."""

    home: str
    foreign: str
    plans: str
    outcomes: str
    partial: str
    members: str
    classes: str
    bodies: str
    channels: str
    words: Mapping[Kind, str]
    also: Mapping[str, str] = {}
    within: Mapping[str, Mapping[str, str]] = {}
    topics: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class LabelMeaning:
    """What the words of a row, a column or a caption say.

    ``years`` are those that it names; ``indicator`` is that of a row of the listing, ``rest`` what is not understood.
    """

    words: str
    kinds: frozenset[Kind] = frozenset()
    years: tuple[int, ...] = ()
    indicator: str | None = None
    rest: str = ""


@dataclass(frozen=True, eq=False)
class Small:
    """The words of small tables, those of the listing included, and of the columns of the matrix."""

    said: SmallData
    listing: Listing
    matrix: Matrix | None = None
    units: re.Pattern[str] = field(
        default=re.compile(
            r"(?:计量)?单位:?|条次|件次|人次|人[/()]次\)?|[条件次篇个人份场期宗起家项]|[万亿千]?元|[条件次](?:/[条件次])"
        )
    )

    @cached_property
    def wordings(self) -> Mapping[str, str]:
        """Label, without what varies -> indicator."""
        return {**self.listing.wordings, **{key_of(w): id_ for w, id_ in self.said.also.items()}}

    @cached_property
    def _kinds(self) -> Mapping[str, Kind]:
        return {word: kind for kind, words in self.said.words.items() for word in words.split()}

    @cached_property
    def _word(self) -> re.Pattern[str]:
        longest = sorted(self._kinds, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest)))

    def name(self, words: str, year: int | None = None) -> LabelMeaning:
        """What some words say; ``year`` is the report's own."""
        bare = _NUMBERING.sub("", _BLANK.sub("", without_translation(words)))
        noted = [
            n for n in _NOTE.findall(bare) if not self.units.fullmatch(re.sub("^单位:?", "", n))
        ]
        bare = _NOTE.sub("", bare) + "".join(noted)
        if (found := self._exact(bare)) is not None:
            return LabelMeaning(words, indicator=found)
        if (found := self._carried(bare, year)) is not None:
            return LabelMeaning(words, indicator=found)
        kinds: set[Kind] = set()
        years: list[int] = []
        if (told := since(bare, year)) is not None:
            kinds.add(told.says)
            years += [told.within] if told.within else []
            bare = f"{bare[: told.start]}|{bare[told.stop :]}"
        rest = self._taken_apart(bare, kinds, years)
        indicator = self._exact(rest) or self._said(rest) if rest and "|" not in rest else None
        if indicator is None and rest and self.units.fullmatch(rest):
            kinds, rest = kinds | {"unit"}, ""
        return LabelMeaning(
            words, frozenset(kinds), tuple(years), indicator, "" if indicator else rest
        )

    def _exact(self, words: str) -> str | None:
        key = key_of(words)
        return self.wordings.get(key) if len(key) > 1 else None

    def _carried(self, words: str, year: int | None) -> str | None:
        """2018年结转, 结转2020年 in the report of 2019: into and out of its year."""
        if "结转" not in words:
            return None
        words = re.sub("^(?:项目|指标|名称|其中)", "", words)
        if year is not None:
            words = re.sub(rf"{year - 1}年度?(?=结转)", "上年", words)
            words = re.sub(rf"(?<=结转)[到至]?{year + 1}年度?", "下年", words)
        return self._said(words)

    def _said(self, words: str) -> str | None:
        prose = self.listing.prose
        if prose is None or len(words) < _SHORTEST or self.listing.is_other(words):
            return None
        return said_by(words, None, (), "", prose)

    def _taken_apart(self, words: str, kinds: set[Kind], years: list[int]) -> str:
        """What is left of words without those that are known; a bar where one stood in the middle."""

        def of_range(match: re.Match[str]) -> str:
            kinds.add("cumulative")
            if match["high"]:
                years.append(int(match["high"]))
            return "|"

        def of_months(match: re.Match[str]) -> str:
            kinds.add("year" if match[1] == "1" and match[2] == "12" else "season")
            return "|"

        def of_year(match: re.Match[str]) -> str:
            years.append(int(match[1]))
            if match["end"]:
                kinds.add("cumulative")
            return "|"

        def of_word(match: re.Match[str]) -> str:
            kinds.add(self._kinds[match.group()])
            return "|"

        for pattern, said in (
            (_RANGE, of_range), (_YEAR, of_year), (_MONTHS, of_months), (self._word, of_word),
        ):  # fmt: skip
            words = pattern.sub(said, words)
        return re.sub(r"\|+", "|", words).strip("|%")

    def inside(self, words: str, group: str) -> str | None:
        """The indicator of a name that says enough only within a section of the listing."""
        rows = self.listing.rows_of(group)
        key = key_of(_NOTE.sub("", _BLANK.sub("", words)))
        return rows.get(key)

    def within(self, words: str, group: str, form: str) -> str | None:
        """The indicator of a name as short as 办结 in a table all of whose other names are of its section.

        Such a name leaves out what its table is about: 不掌握 in one of applications.  Who asked, and how, crosses
        with what became of it: 自然人 alone is none.
        """
        listed = self.said.within.get(group, {}).get(key_of(words))
        topic, prose = self.said.topics.get(group), self.listing.prose
        if listed or topic is None or prose is None or len(words) < _SHORT_NAME:
            return listed
        found = said_by(words, None, (topic,), form, prose)
        if found is None or found.startswith(f"{group}.received."):
            return None
        return found if found.partition(".")[0] == group else None

    def heads_column(self, name: str) -> bool:
        """Whether a name is that of a column of the matrix, its total apart."""
        kind = self._column(name)
        return self.matrix is not None and kind is not None and kind != self.matrix.columns[-1]

    def _column(self, name: str) -> str | None:
        wordings = self.matrix.headers.wordings if self.matrix else {}
        return wordings.get(plain(without_note(name)))

    def by_column(
        self, names: Sequence[str], whole: str, form: str, *, listed: bool = False
    ) -> str | None:
        """The part of an indicator that names are: the column of the matrix that they head (自然人).

        The name of the group above a column may stand with its own; a column whose name says little needs it,
        unless it is ``listed`` with the others.
        """
        if self.matrix is None or not names:
            return None
        kind = self._column(names[-1])
        path = self.matrix.paths[kind] if kind else ()
        above = [plain(name) for name in names[:-1]]
        if kind is None or kind == self.matrix.columns[-1] or not set(above) <= set(path[:-1]):
            return None
        found = self.listing.known.get(f"{whole}.{kind}")
        short = len(path[-1]) <= _SHORT_HEAD and len(path) > 1 and not (above or listed)
        return found.id if found and form in found.forms and not short else None

    def group(self, words: str) -> str | None:
        """The section that a caption or a heading opens."""
        return self.listing.section(key_of(_YEAR.sub("", words)))

    def is_foreign(self, caption: str) -> bool:
        """Whether a caption is of a table that counts other business, in the same words."""
        return bool(self._foreign.search(caption)) and not self._home.search(caption)

    @cached_property
    def _foreign(self) -> re.Pattern[str]:
        return _any(self.said.foreign)

    @cached_property
    def _home(self) -> re.Pattern[str]:
        return _any(self.said.home)

    @cached_property
    def _plans(self) -> re.Pattern[str]:
        return _any(self.said.plans)

    @cached_property
    def _outcomes(self) -> re.Pattern[str]:
        return _any(self.said.outcomes)

    @cached_property
    def partial(self) -> re.Pattern[str]:
        """Captions of lists that name some and not all."""
        return _any(self.said.partial)

    def is_plan(self, caption: str) -> bool:
        """Whether a caption speaks of what is still to be done."""
        return bool(self._plans.search(caption)) and not self._outcomes.search(caption)

    def is_member(self, words: str) -> bool:
        """Whether a name is that of a town or a part of one: all of them are not yet the county."""
        return plain(words).endswith(tuple(self.said.members.split()))

    def is_body(self, words: str) -> bool:
        """Whether a name is that of an office, or of several: what these count does not overlap."""
        return plain(words).endswith(tuple(self.said.bodies.split()))

    @cached_property
    def channels(self) -> re.Pattern[str]:
        """Captions about one way of publishing: what it published is not all that was."""
        return _any(self.said.channels)

    @cached_property
    def classes(self) -> re.Pattern[str]:
        """Words for offices of one class: the total of a table about them is not that of all."""
        return _any(self.said.classes)


def _any(words: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words.split())))
