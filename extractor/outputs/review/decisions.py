"""What people decided about facts: kept by content, so that decisions survive better readers.

A decision names the bytes of the report, the indicator, and the place of the number in the
source.  Read again, by another model or a better reader, the same claim is known again by them;
where the place has moved, by the words of its quote.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from extractor.errors import UsageError
from extractor.schemas import Fact, Period, Result, Scope, Span, vocabulary
from extractor.schemas.units import in_unit

from ..atomic import replacing
from ..plain_text import printable

FILENAME = "decisions.json"
"""The merged decisions of a run, in its folder."""

Action = Literal["accept", "reject", "correct", "add", "give", "looked"]
LOOKED: Action = "looked"
"""A person has looked through the whole report; it is about no fact."""
GIVE: Action = "give"
"""A person gave the agency or the year of the report; it is about no fact."""
OF_REPORT = frozenset({GIVE, LOOKED})
"""What is decided about a whole report."""
Asked = Literal["agency", "year"]
"""What a report says of itself that a person can give."""
_ASKED = frozenset({"agency", "year"})
_LONGEST = 100
"""Most characters of a name."""
_LINE = re.compile(r"at line (\d+)")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class Decision(BaseModel):
    """One person's word on one fact, or on a whole report (``looked``: no indicator, no place;
    ``give``: ``agency`` or ``year`` in the place of the indicator, and no place).

    ``value`` and ``unit`` are those that were extracted; ``corrected`` and ``corrected_unit`` what
    a person says instead, for ``correct``; for ``add``, ``value`` is a number of the report that no
    reader gave to ``indicator``.  ``place`` is the range of the number in the decoded source,
    ``quote`` the words around it, for ``add`` with ``lead`` characters before the number, ``at`` the
    time in ISO 8601.  ``settles``: it was made with the differing decisions of others in view, and
    counts instead of all that were made about this before.  ``given``, for ``give``: the name of the
    agency, on one line, or the year, in four digits; empty: what was read holds.  ``quote`` is then
    what was read.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    report: str
    sha256: str
    indicator: str
    scope: Scope | None = None
    period: Period = "year"
    place: Span
    value: Decimal | None = None
    unit: str | None = None
    quote: str = ""
    lead: int = Field(default=0, ge=0)
    action: Action
    corrected: Decimal | None = None
    corrected_unit: str | None = None
    reason: str = ""
    reviewer: str = ""
    at: str = ""
    settles: bool = False
    given: str = ""

    @field_validator("given")
    @classmethod
    def _on_one_line(cls, given: str) -> str:
        given = printable(given)
        if len(given) > _LONGEST:
            raise ValueError(f"is longer than {_LONGEST} characters")
        return given

    @field_validator("at")
    @classmethod
    def _a_time(cls, at: str) -> str:
        try:
            _moment(at)
        except ValueError:
            raise ValueError(
                f"'{printable(at)}' is no time, such as 2026-01-31T09:15:00Z"
            ) from None
        return at

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.action != GIVE:
            if self.given:
                raise ValueError("only the action 'give' has 'given'")
            return self
        if self.indicator not in _ASKED:
            raise ValueError("what a person gives is 'agency' or 'year'")
        if self.indicator == "year" and self.given and not _YEAR.fullmatch(self.given):
            raise ValueError("a year has four digits, such as 2021")
        return self

    @property
    def when(self) -> datetime:
        """When it was made; before all others where it does not say."""
        return _moment(self.at)

    @property
    def key(self) -> tuple[object, ...]:
        """What the decision is about."""
        return (self.sha256, self.indicator, self.scope, self.period, *self.place)

    @property
    def words(self) -> tuple[object, ...]:
        """What the decision is about, wherever it stands."""
        return (self.sha256, self.indicator, self.value, "".join(self.quote.split()))

    @property
    def outcome(self) -> tuple[object, ...]:
        """What was decided."""
        if self.action == "add":
            return (self.action, *self._added, self.given)
        unit = self.corrected_unit if self.corrected else None
        return (self.action, self.corrected, unit, self.given)

    @property
    def _added(self) -> tuple[Decimal | None, str | None]:
        """The value that a person gave a number, in the unit of its indicator where that is known:
        who typed no unit means that one."""
        item = vocabulary().get(self.indicator)
        if item is None or self.value is None:
            return self.value, self.unit
        normal = in_unit(self.value, self.unit, item.unit)
        return (self.value, self.unit) if normal is None else (normal, item.unit)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: Literal["extractor decisions"] = "extractor decisions"
    version: Literal[1] = 1
    decisions: tuple[Decision, ...]
    finished: tuple[str, ...] = ()
    """Reports in which nothing was left to look at when the decisions were applied, by SHA-256."""


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file that the review page or ``review apply`` saved.

    Raises:
        UsageError: the file cannot be read, or is none.
    """
    return _read(path).decisions


def _read(path: Path) -> _File:
    try:
        data = path.read_bytes()
        # An editor may have saved it with a mark of its encoding, or as UTF-16.
        return _File.model_validate_json(data.decode(json.detect_encoding(data)))
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{path}: is no file of decisions (it is no UTF-8); save it from the review page again"
        ) from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except ValidationError as error:
        raise UsageError(
            f"{path}: is no file of decisions ({_wrong(error)}); save it from the review page again"
        ) from error


def _wrong(error: ValidationError) -> str:
    """What is wrong with a file, and where in it."""
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        line = _LINE.search(first["msg"])
        return f"it is no JSON from line {line[1]} on" if line else "it is no JSON"
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]


def of_run(folder: Path) -> tuple[Decision, ...]:
    """The decisions that were applied to a run; none if there are none.

    Raises:
        UsageError: the file is damaged.
    """
    path = folder / FILENAME
    return read_decisions(path) if path.exists() else ()


def write_decisions(
    decisions: Sequence[Decision], folder: Path, finished: Collection[str] = ()
) -> Path:
    """Write the merged decisions of a run, and the reports in which nothing is left to look at.

    Raises:
        UsageError: the file cannot be written.
    """
    path = folder / FILENAME
    with replacing(path) as handle:
        held = _File(decisions=tuple(decisions), finished=tuple(sorted(finished)))
        handle.write(held.model_dump_json(indent=1) + "\n")
    return path


_NEVER = datetime.min.replace(tzinfo=UTC)


def _moment(at: str) -> datetime:
    """The moment that a text names, in any zone; without one it is UTC, as the page writes it.

    Raises:
        ValueError: it names none.
    """
    found = datetime.fromisoformat(at) if at else _NEVER
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def merge(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """One decision a person and fact: the latest."""
    latest: dict[tuple[object, ...], Decision] = {}
    for decision in decisions:
        key = (*decision.key, decision.reviewer)
        if key not in latest or latest[key].when <= decision.when:
            latest[key] = decision
    return tuple(sorted(latest.values(), key=lambda d: (d.report, *d.place, d.reviewer)))


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that count, in their order: none that a later one settled."""
    every = tuple(decisions)
    settled: dict[tuple[object, ...], datetime] = {}
    for one in every:
        if one.settles:
            settled[one.key] = max(settled.get(one.key, _NEVER), one.when)
    return tuple(one for one in every if one.when >= settled.get(one.key, _NEVER))


def disagreements(decisions: Iterable[Decision]) -> tuple[tuple[Decision, ...], ...]:
    """The decisions about one fact that do not come to the same, and that nobody settled."""
    by_key: dict[tuple[object, ...], list[Decision]] = {}
    for decision in standing(decisions):
        by_key.setdefault(decision.key, []).append(decision)
    return tuple(
        tuple(group) for group in by_key.values() if len({one.outcome for one in group}) > 1
    )


@dataclass(frozen=True, slots=True)
class Decided:
    """All decisions of a run, by report; ``finished`` are the reports that they leave nothing in
    to look at, as they were read when the decisions were applied."""

    by_report: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    finished: frozenset[str] = frozenset()

    @staticmethod
    def of(decisions: Iterable[Decision], finished: Iterable[str] = ()) -> Decided:
        """The decisions, looked up by the bytes of the report."""
        found: dict[str, list[Decision]] = {}
        for decision in decisions:
            found.setdefault(decision.sha256, []).append(decision)
        return Decided(
            {digest: tuple(group) for digest, group in found.items()}, frozenset(finished)
        )

    @staticmethod
    def of_run(folder: Path) -> Decided:
        """What was decided about a run.

        Raises:
            UsageError: the file is damaged.
        """
        path = folder / FILENAME
        if not path.exists():
            return Decided()
        held = _read(path)
        return Decided.of(held.decisions, held.finished)

    @property
    def count(self) -> int:
        """How many decisions there are."""
        return sum(map(len, self.by_report.values()))

    def strayed(self, digests: Collection[str]) -> Mapping[str, int]:
        """How many decisions are about reports of other bytes than these, by the name that they had.

        A file that changed since is another one: what people said of its numbers is kept, and holds
        where the file is as it was.
        """
        return {
            group[0].report: len(group)
            for digest, group in sorted(self.by_report.items())
            if digest not in digests
        }

    @property
    def reviewed(self) -> frozenset[str]:
        """The reports, by the SHA-256 of their bytes, that people are through with: looked through
        as a whole, or with nothing left to look at, and no differing decisions."""
        looked = {
            digest
            for digest, group in self.by_report.items()
            if any(one.action == LOOKED for one in group)
        }
        differing = {digest for digest, group in self.by_report.items() if disagreements(group)}
        return frozenset((looked | self.finished) - differing)


def place_of(fact: Fact, result: Result) -> Span:
    """Where the number of a fact stands in the source; its quote, where it has none."""
    evidence = fact.evidence[0]
    if evidence.mention:
        number = int(evidence.mention[1:]) if evidence.mention[1:].isdecimal() else 0
        if (
            0 < number <= len(result.mentions)
            and result.mentions[number - 1].id == evidence.mention
        ):
            return result.mentions[number - 1].source
    return evidence.quote.source


def match(
    decisions: Sequence[Decision], result: Result
) -> tuple[dict[str, list[Decision]], list[Decision]]:
    """The decisions by the id of the fact that they are about, and those about none (any more).

    Decisions about the whole report are in neither.
    """
    keys, words = _index(result)
    found: dict[str, list[Decision]] = {}
    lost = []
    for decision in decisions:
        if decision.action in OF_REPORT:
            continue
        id_ = keys.get(decision.key) or words.get(decision.words)
        if id_ is None:
            lost.append(decision)
        else:
            found.setdefault(id_, []).append(decision)
    return found, lost


def _index(result: Result) -> tuple[dict[tuple[object, ...], str], dict[tuple[object, ...], str]]:
    keys: dict[tuple[object, ...], str] = {}
    words: dict[tuple[object, ...], str] = {}
    for fact in result.facts:
        asked = about(fact, result, "accept")
        keys.setdefault(asked.key, fact.id)
        words.setdefault(asked.words, fact.id)
    return keys, words


def about(fact: Fact, result: Result, action: Action) -> Decision:
    """A decision about a fact."""
    return Decision(
        report=result.name,
        sha256=result.sha256,
        indicator=fact.indicator,
        scope=fact.scope,
        period=fact.period,
        place=place_of(fact, result),
        value=fact.value,
        unit=fact.unit,
        quote=fact.evidence[0].quote.text,
        action=action,
    )
