"""The published form of the two lines of a report: ``record.schema.json``, ``evidence.schema.json``.

Spans are half-open ranges of characters: ``start`` and ``length`` count in the cleaned text,
``source`` and ``source_length`` in the decoded source.  The ids of facts are f1, f2, …, those of
numbers m1, m2, …, in the order of their lists.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from extractor.schemas import (
    SCHEMA_VERSION,
    ChunkFailure,
    Explanation,
    Finding,
    LedgerEntry,
    MentionKind,
    Meta,
    Period,
    Qualifier,
    Reader,
    Report,
    Scope,
    Semantic,
    State,
    Status,
    Verdict,
    Versions,
)

_MAJOR = SCHEMA_VERSION.partition(".")[0]
Version = Annotated[str, Field(pattern=rf"^{_MAJOR}\.[0-9]+$")]
At = Annotated[int, Field(ge=0)]
Box = tuple[float, float, float, float]


class Stored(BaseModel):
    """Base of what is stored: immutable, closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class StoredHeading(NamedTuple):
    """A heading of the report, and the place in ``sections`` of the one above it."""

    title: str
    within: At | None = None


class Words(Stored):
    """Words of the report on which facts rest; of a row of a table, as far as it is quoted.

    ``section`` and ``table`` are places in those lists; ``table`` and ``row`` are in the words of
    the official form.  ``page`` counts from 1.
    """

    text: str
    section: At | None = None
    table: At | None = None
    row: tuple[str, ...] = ()
    page: int | None = None


class StoredFact(Stored):
    """A value of the report.

    ``quote`` is a place in ``quotes``, ``column`` in ``columns``, ``why`` (what the verdict rests on) in
    ``why``.  Left out are: ``id`` where it is f1, f2, … by the place in the list; ``label`` and
    ``unit`` where they are those of the indicator in the code book; ``normal_value`` where it is
    ``value``, and ``normal_unit`` where it is the indicator's; ``readers`` where ``tables`` read a
    cell of an official table, or ``rules`` anything else.
    """

    id: str | None = None
    indicator: str
    label: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    normal_value: Decimal | None = None
    normal_unit: str | None = None
    qualifier: Qualifier = "exact"
    semantic: Semantic = "explicit"
    scope: Scope | None = None
    period: Period = "year"
    verdict: Verdict = "stated"
    why: At | None = None
    readers: tuple[Reader, ...] | None = None
    quote: At
    column: At | None = None


class QuotePlace(NamedTuple):
    """Where the words of ``quotes`` stand.

    ``verbatim`` are the words as the source has them, None where they are the same;
    ``source_length`` and ``length`` count their characters where that is not the length of the
    text.
    """

    start: At
    source: At
    verbatim: str | None = None
    source_length: At | None = None
    length: At | None = None


class Proof(Stored):
    """One number, or one empty cell, that a fact rests on.

    ``number`` counts from 1 (3 is m3); it is an id where the numbers are not m1, m2, ….  ``quote``
    and ``column`` are those of the fact where they are left out.  ``stop``: in text and source, the end of
    what is quoted; left out where a cell of an official table is quoted to the end of its number, and
    where other words are quoted as a whole.
    """

    number: At | str | None = None
    quote: At | None = None
    column: At | None = None
    stop: tuple[At, At] | None = None
    box: Box | None = None
    recognition: float | None = None


class More(Stored):
    """What is uncommon about a number."""

    id: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    kind: MentionKind = "number"
    qualifier: Qualifier = "exact"
    thing: str | None = None
    hypotheses: tuple[str, ...] = ()
    length: At | None = None
    source_length: At | None = None


class StoredNumber(NamedTuple):
    """A number of the report, or the statement that there was nothing.

    ``explained`` says why it is no statistic.  Where ``more`` has neither ``value`` nor ``unit``, they are
    the digits and what follows them in ``raw`` (``18件``) of a statistic, and null of anything else.
    """

    start: At
    source: At
    raw: str
    explained: Explanation | None = None
    more: More | None = None


class EvidenceLine(Stored):
    """A line of ``evidence.jsonl``.

    ``places`` are those of ``quotes``.  ``proofs`` has an entry a fact: the number alone, or its proofs.
    ``because`` names by fact the pattern that read it.  ``ledger`` is there only where the entries are not
    those that facts and numbers make.
    """

    schema_version: Version
    name: str
    sha256: str
    places: tuple[QuotePlace, ...] = ()
    proofs: tuple[At | tuple[Proof, ...], ...] = ()
    because: dict[str, str] = {}
    numbers: tuple[StoredNumber, ...] = ()
    ledger: tuple[LedgerEntry, ...] | None = None


class RecordLine(Stored):
    """A line of ``records.jsonl``.

    ``quotes``, ``sections``, ``tables``, ``columns`` and ``why`` are what facts refer to by
    place, from 0.  ``ledger`` counts the numbers of the report by what became of them; ``evidence`` is the
    SHA-256 of the report's line in ``evidence.jsonl``.
    ``report`` is there only where it is not what the facts make.
    """

    schema_version: Version
    name: str
    sha256: str
    state: State
    reasons: tuple[str, ...] = ()
    meta: Meta = Meta()
    facts: tuple[StoredFact, ...] = ()
    quotes: tuple[Words, ...] = ()
    sections: tuple[StoredHeading, ...] = ()
    tables: tuple[str, ...] = ()
    columns: tuple[tuple[str, ...], ...] = ()
    why: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    ledger: dict[Status, int] = {}
    failures: tuple[ChunkFailure, ...] = ()
    versions: Versions
    report: Report | None = None
    custom: dict[str, JsonValue] | None = None
    evidence: str
