"""The records that a report becomes: mentions, claims, facts, findings, ledger, result.

Spans are half-open character ranges.  ``span`` counts in the cleaned text of the document,
``source`` in the decoded text of the untouched source file.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TypeVar

from pydantic import BaseModel, Field, JsonValue

from extractor.errors import RecordError
from extractor.schema_version import SCHEMA_VERSION

from . import notebook, tabular
from .closed_lists import (
    Explanation,
    FindingKind,
    MentionKind,
    Reader,
    Severity,
    State,
    Status,
    Whose,
)
from .custom import same_fields
from .indicators import Period, Qualifier, Report, Scope, Semantic, Verdict
from .meta import Meta
from .own_record import own_record
from .record import Quote, Record, Span

_Own = TypeVar("_Own", bound=BaseModel)


class Mention(Record):
    """A number in the text, or a statement that something did not happen.

    ``value`` is None for damaged mentions, and for explained expressions that are no single number
    (a date, a telephone number).  ``raw`` is the cleaned text of ``span``;
    ``unit`` is the unit as printed.  ``explained`` says why it is no statistic; ``thing`` names
    what a statement of zero denies; ``hypotheses`` are readings of a damaged number, never
    offered as values.
    """

    id: str
    value: Decimal | None = None
    unit: str | None = None
    qualifier: Qualifier = "exact"
    kind: MentionKind = "number"
    raw: str
    span: Span
    source: Span
    explained: Explanation | None = None
    thing: str | None = None
    hypotheses: tuple[str, ...] = ()

    @property
    def statistical(self) -> bool:
        """Whether the ledger expects somebody to claim this mention."""
        return self.explained is None and self.kind != "damaged"

    @property
    def open_denial(self) -> bool:
        """Whether this says that something is not there, and the scanner does not know what.

        A reader may say which indicator is zero; most such sentences are about no statistic.
        """
        return self.kind == "zero_statement" and self.explained == "denial"


class Address(Record):
    """Where in an official table a value stands."""

    table: str
    row: tuple[str, ...]
    column: tuple[str, ...]


class Claim(Record):
    """A reader's statement: this mention is the value of this indicator.

    ``indicator`` is an id of the vocabulary, or ``other`` with a ``label``.  A cell without a
    number is claimed by its ``cell`` span and ``semantic`` (blank, slash) and has no mention.
    ``quoted`` is the range to quote (the row of a cell) where the clause of the mention will not
    do; ``because`` quotes the words that decided indicator, scope or period, and names the pattern.  ``unit`` is the
    unit that stands apart from the number (in a column of units, in a header).
    """

    indicator: str
    mention: str | None
    reader: Reader
    label: str | None = None
    unit: str | None = None
    scope: Scope | None = None
    period: Period = "year"
    semantic: Semantic = "explicit"
    address: Address | None = None
    cell: Span | None = None
    quoted: Span | None = None
    because: str | None = None


class Evidence(Record):
    """What a fact rests on.

    ``recognition``: the value was recognised in a picture of a page; how certain the recogniser is
    of the least certain character of it, from 0 to 1.
    """

    mention: str | None = None
    quote: Quote
    recognition: float | None = None
    section: tuple[str, ...] = ()
    address: Address | None = None


class Fact(Record):
    """One value of the report, with its evidence.

    ``value`` and ``unit`` are as printed (万 and 亿 of counts are written out);
    ``normal_value`` is in the unit of the indicator (``normal_unit``), None where the printed
    unit cannot be converted into it.  ``verdict_because`` names the rule that gave the verdict, None
    for a single reading that nothing speaks for or against.
    """

    id: str
    indicator: str
    label: str
    value: Decimal | None = None
    unit: str | None = None
    normal_value: Decimal | None = None
    normal_unit: str | None = None
    qualifier: Qualifier = "exact"
    semantic: Semantic = "explicit"
    scope: Scope | None = None
    period: Period = "year"
    verdict: Verdict = "stated"
    verdict_because: str | None = None
    readers: tuple[Reader, ...] = ()
    because: str | None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)

    @property
    def amount(self) -> Decimal | None:
        """What values of one indicator are compared by: 2万元 and 20000元 are the same.

        In the unit of the indicator; as printed, where that cannot be converted.
        """
        return self.value if self.normal_value is None else self.normal_value


class Finding(Record):
    """Something about the report, or its extraction, that a person should know.

    ``formula`` prints the arithmetic with the numbers in it; ``facts`` and ``mentions`` are ids.
    """

    kind: FindingKind
    severity: Severity
    whose: Whose
    message: str
    formula: str | None = None
    quotes: tuple[Quote, ...] = ()
    indicators: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


class LedgerEntry(Record):
    """The one status of one mention."""

    mention: str
    status: Status
    indicators: tuple[str, ...] = ()
    reason: Explanation | None = None


class Ledger(Record):
    """The two-way account: a status for every mention of the report."""

    entries: tuple[LedgerEntry, ...] = ()

    @property
    def totals(self) -> dict[Status, int]:
        """How many mentions have each status."""
        counted: Counter[Status] = Counter(entry.status for entry in self.entries)
        statuses: tuple[Status, ...] = (
            "claimed", "other_statistic", "explained", "damaged", "unclaimed"
        )  # fmt: skip
        return {status: counted[status] for status in statuses}

    @property
    def coverage(self) -> float | None:
        """Share of statistical mentions that are claimed or kept; None if there are none."""
        totals = self.totals
        kept = totals["claimed"] + totals["other_statistic"]
        whole = kept + totals["unclaimed"]
        return kept / whole if whole else None


class Usage(Record):
    """What the model cost; failed attempts are counted.  ``cost`` is None if a price is unknown.

    ``estimated`` of the calls had an answer whose tokens the endpoint did not count: theirs are
    estimated by the characters.
    """

    calls: int = 0
    cached: int = 0
    estimated: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: Decimal | None = Decimal(0)
    currency: str = "USD"


MOSTLY_UNANSWERED = "mostly_unanswered"
"""The kind of a failure of a whole report: a model left most of its numbers without an answer."""

MOSTLY_UNLIKE = "mostly_unlike"
"""The same: it read most of them in another way than the embedded readers, and is not believed."""

PLUGIN = "plugin"
"""The kind of a failure of a plug-in's reader."""

OF_THE_WHOLE = frozenset({MOSTLY_UNANSWERED, MOSTLY_UNLIKE})
"""The kinds of failures of a whole report: no part of it is unread for them."""


class ChunkFailure(Record):
    """A part of the report that a reader could not read, and why."""

    section: tuple[str, ...]
    quote: Quote
    kind: str
    message: str


class Versions(Record):
    """Everything that made the result.

    ``fields`` is a digest of what was looked for where that is no disclosure report: the names,
    labels and units of a user's own schema or pack.
    """

    schema_version: str = SCHEMA_VERSION
    extractor: str
    prompts: str | None = None
    model: str | None = None
    base_url: str | None = None
    readers: tuple[Reader, ...] = ()
    fields: str | None = None


class Result(Record):
    """One report, read and verified.

    ``custom`` is the record of a user's own schema as JSON (null where nothing, or no one value,
    is stated); :meth:`record` gives it as an instance of the user's model.  ``facts`` are the values
    of indicators and, with the indicator ``other`` and a label in the report's words, every other
    statistic: the command line counts the former alone.  ``reasons`` say in words
    why the state is not ``done`` (``2 doubtful``); a text that is no report has no facts.
    """

    schema_version: str = SCHEMA_VERSION
    name: str
    sha256: str
    state: State
    reasons: tuple[str, ...] = ()
    meta: Meta
    report: Report
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    ledger: Ledger
    mentions: tuple[Mention, ...]
    failures: tuple[ChunkFailure, ...] = ()
    usage: Usage = Usage()
    versions: Versions
    custom: dict[str, JsonValue] | None = None

    def __repr__(self) -> str:
        """One line; ``model_dump`` has all."""
        return notebook.in_a_line(self)

    __str__ = __repr__

    def _repr_html_(self) -> str:
        """A small table, for notebooks."""
        return notebook.in_html(self)

    def record(self, schema: type[_Own]) -> _Own:
        """The record of the user's own schema that the report was read with.

        A value that its field does not take (12.5 for an ``int``, one beyond its bounds) is left out:
        the field is None, and a finding says so.

        Raises:
            RecordError: (a ``UsageError``) the report was read without one, or with another one: one whose fields have
                other names, labels or units; or a validator of the model refuses the record.
        """
        if self.custom is None:
            raise RecordError(f"{self.name} was read without a schema; give extract(..., schema=…)")
        try:
            same = same_fields(schema, self.custom, self.versions.fields)
        except ValueError as error:
            raise RecordError(str(error)) from None
        if not same:
            raise RecordError(
                f"{self.name} was read with another schema than {schema.__name__}: the names, labels "
                "or units of its fields differ"
            )
        return own_record(schema, self.name, self.custom)

    def rows(self) -> list[dict[str, tabular.Value]]:
        """The facts as rows: one dict a fact, the keys those of ``facts.csv``.

        ``value`` is the number as printed, ``normal_value`` the number in the unit of the indicator;
        both are exact (``Decimal``), and None where the report has a blank, a slash or nothing.
        ``year``, ``page``, ``source_start`` and ``source_end`` are ``int``, everything else ``str``
        or None.  ``schemas/columns.csv`` says what each column holds.  Behind the columns of
        ``facts.csv`` stand ``given``, which of agency and year a person gave, and ``given_by``.
        """
        return tabular.rows(self)

    def flat(self) -> dict[str, tabular.Value]:
        """The report as one row: report, agency, region, code, level, year, form, state, then every
        indicator that it states, by id, in the order of the vocabulary.  Where a person gave agency
        or year, ``given`` and ``given_by`` behind ``state`` say which, and who.

        An indicator alone (``applications.received``) is the key of one value only: that of the
        report's own year and of the office that reports, or said of nobody.  What the report says
        beside it has a key that names it: ``applications.received@jurisdiction`` is that of the
        whole area, ``…@cumulative`` one counted over several years, ``…@own`` that of the office
        where another is said of nobody.  So one column holds like with like; a report that speaks
        of its whole area alone has no value under the plain key.  (``report`` and the panel of
        ``export`` show the area's value in such a case, and say so beside it.)

        A value is in the unit of its indicator: None where the cell is blank or crossed out, where
        the report contradicts itself and where the unit cannot be converted; an indicator with
        doubtful facts alone is left out (:meth:`rows` has them).  Of a report read with a user's own
        schema, its fields by path (``beds.total``) take the place of the indicators.
        """
        return tabular.flat(self)
