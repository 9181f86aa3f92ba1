"""One person's word on a fact, or on a whole report, as it is saved."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from extractor.schemas import Period, Qualifier, Scope, Span, vocabulary
from extractor.schemas.units import in_unit

from ..plain_text import printable

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
_DETAILS = ("corrected_scope", "corrected_period", "corrected_qualifier")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class Decision(BaseModel):
    """One person's word on one fact, or on a whole report (``looked``: no indicator, no place;
    ``give``: ``agency`` or ``year`` in the place of the indicator, and no place).

    ``value`` and ``unit`` are those that were extracted; ``corrected`` and ``corrected_unit`` what
    a person says instead, for ``correct``; ``corrected_scope`` (``none``: the report does not say for
    whom), ``corrected_period`` and ``corrected_qualifier`` are what else was read wrongly, None where
    scope and period hold.  Without ``corrected`` beside them the value holds as well.  For ``add``,
    ``value`` is a number of the report that no reader gave to ``indicator``.  ``place`` is the range of the number in the decoded source,
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
    corrected_scope: Scope | Literal["none"] | None = None
    corrected_period: Period | None = None
    corrected_qualifier: Qualifier | None = None
    reason: str = ""
    reviewer: str = ""
    at: str = ""
    settles: bool = False
    given: str = ""

    @model_validator(mode="before")
    @classmethod
    def _value_holds(cls, data: Any) -> Any:
        """Who says only for whom a value is, of when, or how exact, says nothing of the value."""
        if not isinstance(data, dict) or data.get("action") != "correct" or "corrected" in data:
            return data
        if all(data.get(name) is None for name in _DETAILS):
            return data
        if "value" not in data:
            raise ValueError("give 'value', that which was read, or 'corrected'")
        unit = data.get("corrected_unit") or data.get("unit")
        return {**data, "corrected": data["value"], "corrected_unit": unit}

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
            moment_of(at)
        except ValueError:
            raise ValueError(
                f"'{printable(at)}' is no time, such as 2026-01-31T09:15:00Z"
            ) from None
        return at

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.action != "correct" and self.describes:
            raise ValueError(
                "only the action 'correct' has 'corrected_scope', 'corrected_period' and "
                "'corrected_qualifier'"
            )
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
        return moment_of(self.at)

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
        if self.action != "correct":
            return (self.action, self.given)
        unit = None if self.corrected is None else self.corrected_unit or self.unit
        return (self.action, self.corrected, unit, self.for_whom, self.of_when, self.how_exact)

    @property
    def describes(self) -> bool:
        """Whether it says for whom a value is, of when, or how exact."""
        return any(getattr(self, name) is not None for name in _DETAILS)

    @property
    def keeps_value(self) -> bool:
        """Whether a correction is about something else than the value, which stays as it was read."""
        unit = self.corrected_unit or self.unit
        return self.describes and (self.corrected, unit) == (self.value, self.unit)

    @property
    def for_whom(self) -> Scope | None:
        """The scope that the decision leaves."""
        if self.corrected_scope is None:
            return self.scope
        return None if self.corrected_scope == "none" else self.corrected_scope

    @property
    def of_when(self) -> Period:
        """The period that the decision leaves."""
        return self.corrected_period or self.period

    @property
    def how_exact(self) -> Qualifier | None:
        """The qualifier that a correction leaves; None: as it was read.

        A value that a person gives is exact unless they say otherwise.
        """
        return self.corrected_qualifier or (None if self.keeps_value else "exact")

    @property
    def _added(self) -> tuple[Decimal | None, str | None]:
        """The value that a person gave a number, in the unit of its indicator where that is known:
        who typed no unit means that one."""
        item = vocabulary().get(self.indicator)
        if item is None or self.value is None:
            return self.value, self.unit
        normal = in_unit(self.value, self.unit, item.unit)
        return (self.value, self.unit) if normal is None else (normal, item.unit)


NEVER = datetime.min.replace(tzinfo=UTC)


def moment_of(at: str) -> datetime:
    """The moment that a text names, in any zone; without one it is UTC, as the page writes it.

    Raises:
        ValueError: it names none.
    """
    found = datetime.fromisoformat(at) if at else NEVER
    return found if found.tzinfo else found.replace(tzinfo=UTC)
