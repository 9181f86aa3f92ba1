"""Gold files: what a careful reader would put into a data set.

The format and its conventions are in ``evals/gold/CONVENTIONS.md``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from extractor.errors import UsageError
from extractor.knowledge.pack import pack_of
from extractor.schemas import OTHER, FindingKind, Form, Indicator, Period, Qualifier, Scope
from extractor.schemas.mistakes import first_mistake
from extractor.schemas.pack import PackData
from extractor.text.changes import DROP
from extractor.text.clean import fold

_PART = re.compile(r"[0-9]{1,6}/[0-9]{1,6}")


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldFact(_Gold):
    """One value that the report states; ``derived`` ones are optional when scored."""

    indicator: str
    value: Decimal
    unit: str | None
    quote: str
    label: str | None = None
    qualifier: Qualifier = "exact"
    zero: Literal["implied"] | None = None
    scope: Scope | None = None
    period: Period = "year"
    derived: bool = False
    conflict: bool = False
    also: str | None = None
    table: str | None = None
    note: str | None = None


class GoldFinding(_Gold):
    """Something wrong with the report that a reader must report.

    ``derived`` ones are optional when scored: what one wrong cell breaks besides its first sum.
    """

    kind: FindingKind
    quote: str = ""
    indicator: str | None = None
    note: str | None = None
    derived: bool = False


_Labelled = TypeVar("_Labelled", GoldFact, GoldFinding)


class Gold(_Gold):
    """One labelled report."""

    report: str
    meta: dict[str, Any]
    facts: tuple[GoldFact, ...]
    findings: tuple[GoldFinding, ...] = ()
    identities: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    labelled: dict[str, Any] = {}

    @field_validator("meta")
    @classmethod
    def _scorable(cls, meta: dict[str, Any]) -> dict[str, Any]:
        """What is scored must be of its kind: a year in quotation marks would never be right."""
        agencies = meta.get("agency")
        names = agencies if isinstance(agencies, list) else [agencies]
        if not names or not all(name is None or isinstance(name, str) for name in names):
            raise ValueError("meta.agency must be a name, a list of accepted names, or null")
        year = meta.get("year")
        if isinstance(year, bool) or not isinstance(year, int | None):
            raise ValueError("meta.year must be a whole number or null")
        if meta.get("form") not in (None, *get_args(Form)):
            raise ValueError(f"meta.form must be one of {', '.join(get_args(Form))}, or null")
        return meta

    @field_validator("labelled")
    @classmethod
    def _counted(cls, labelled: dict[str, Any]) -> dict[str, Any]:
        if "numbers" in labelled and not _PART.fullmatch(str(labelled["numbers"])):
            raise ValueError('labelled.numbers must say how many of how many: "9/22"')
        return labelled

    @property
    def part(self) -> tuple[int, int] | None:
        """So many numbers, the first ones, of so many are labelled; None: the whole report is."""
        done, _, total = str(self.labelled.get("numbers", "")).partition("/")
        return (int(done), int(total)) if total and int(done) < int(total) else None

    @property
    def standard(self) -> tuple[GoldFact, ...]:
        """The facts of standard indicators."""
        return tuple(fact for fact in self.facts if fact.indicator != OTHER)


def load_gold(path: Path, pack: PackData | None = None) -> Gold:
    """One gold file, validated against the indicators of a pack, of disclosure reports if None.

    Raises:
        UsageError: the file is no gold file, or names an indicator that does not exist.
    """
    try:
        gold = Gold.model_validate_json(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except ValidationError as error:
        raise UsageError(
            f"{path}: not a gold file ({first_mistake(error)}); correct it there"
        ) from error
    known = pack_of(pack).indicators
    unknown = {fact.indicator for fact in gold.facts} - set(known) - {OTHER}
    if unknown:
        raise UsageError(f"{path}: unknown indicators: {', '.join(sorted(unknown))}")
    facts = tuple(_in_own_unit(_as_read(fact), known) for fact in gold.facts)
    findings = tuple(_as_read(finding) for finding in gold.findings)
    return gold.model_copy(update={"facts": facts, "findings": findings})


def _as_read(labelled: _Labelled) -> _Labelled:
    """Who copies a quote out of a report has its signs; reports are read with those of ``fold``."""
    return labelled.model_copy(update={"quote": fold(labelled.quote)[0].replace(DROP, "")})


def _in_own_unit(fact: GoldFact, known: Mapping[str, Indicator]) -> GoldFact:
    """Where the report prints no unit, that of the indicator counts: see "Units" in the conventions."""
    item = known.get(fact.indicator)
    if fact.unit is not None or item is None or not item.unit:
        return fact
    return fact.model_copy(update={"unit": item.unit})


def check_quotes(gold: Gold, text: str) -> list[str]:
    """The quotes that do not stand in the cleaned text of the report; empty if all do.

    Blanks apart, and the semicolons that part pairs: which of them a text has is no matter of gold.
    """
    said = packed(text)
    quotes: Sequence[str] = [
        *(fact.quote for fact in gold.facts),
        *(finding.quote for finding in gold.findings if finding.quote),
    ]
    return [quote for quote in quotes if packed(quote) not in said]


def packed(text: str) -> str:
    """A text without its blanks and semicolons."""
    return "".join(text.replace(";", " ").split())
