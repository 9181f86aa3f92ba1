"""Results that another tool produced: from values and quotes to facts that can be verified.

Such a claim has no mention.  It is looked for inside its quote, or, without a quote, where the
embedded readers read the same indicator: small numbers stand everywhere, so that the value alone is
no evidence.  A claim without a place becomes a fact all the same, with the verdict ``doubtful``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.schemas import (
    OTHER,
    Address,
    Claim,
    Evidence,
    Fact,
    Indicator,
    Mention,
    Period,
    Qualifier,
    Scope,
    Semantic,
    Span,
    vocabulary,
)
from extractor.schemas.units import in_unit
from extractor.text.clean import fold
from extractor.text.document import Document
from extractor.text.quotes import clause_span
from extractor.text.titles import section_of

from ..grounding import objection, reads
from ..verdicts import Others, by_mention

_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class ForeignClaim:
    """What somebody says a report states.

    ``value`` None means a blank or crossed-out cell.  ``unit`` is the unit as printed, None where
    the tool gives none.  ``quote`` are words of the report; ``place`` is where they stand in the
    source, if the tool says so (half-open, in characters).  ``name`` is what the tool calls what
    the vocabulary does not have (``indicator`` is then ``other``).
    """

    indicator: str
    value: Decimal | None
    unit: str | None = None
    quote: str | None = None
    place: Span | None = None
    scope: Scope | None = None
    period: Period = "year"
    qualifier: Qualifier | None = None
    semantic: Semantic = "explicit"
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Locator:
    """A document prepared for looking up claims; make it with :func:`prepare` once a document."""

    document: Document
    squeezed: str
    kept: tuple[int, ...]
    addresses: Mapping[str, tuple[Address, Span | None]]
    blanks: Mapping[str, tuple[Span, Address | None, Span | None]]
    readable: Mapping[Decimal, tuple[Mention, ...]] = field(default_factory=dict)
    others: Others = field(default_factory=dict)
    second: Sequence[Claim] = ()
    indicators: Mapping[str, Indicator] = field(default_factory=vocabulary)


def prepare(
    document: Document,
    second: Sequence[Claim] = (),
    indicators: Mapping[str, Indicator] | None = None,
) -> Locator:
    """Everything about a document that looking up claims needs.

    ``second`` are the claims of the embedded readers: where the cells of its tables are, and what
    stands where.  ``indicators`` are those there are, the published ones if None.
    """
    kept = tuple(at for at, char in enumerate(document.text) if not char.isspace())
    readable: dict[Decimal, list[Mention]] = {}
    for mention in document.mentions:
        if (mention.statistical or mention.open_denial) and mention.value is not None:
            readable.setdefault(mention.value, []).append(mention)
    addresses: dict[str, tuple[Address, Span | None]] = {}
    blanks: dict[str, tuple[Span, Address | None, Span | None]] = {}
    for claim in second:
        if claim.mention is not None and claim.address is not None:
            addresses.setdefault(claim.mention, (claim.address, claim.quoted))
        elif claim.mention is None and claim.cell is not None:
            blanks.setdefault(claim.indicator, (claim.cell, claim.address, claim.quoted))
    return Locator(
        document=document,
        squeezed="".join(document.text[at] for at in kept),
        kept=kept,
        addresses=addresses,
        blanks=blanks,
        readable={value: tuple(found) for value, found in readable.items()},
        others=by_mention(second),
        second=second,
        indicators=vocabulary() if indicators is None else indicators,
    )


def locate(claims: Iterable[ForeignClaim], locator: Locator) -> tuple[Fact, ...]:
    """A fact for every claim, in their order, with ids f1, f2, …."""
    return tuple(_fact(f"f{n}", claim, locator) for n, claim in enumerate(claims, 1))


def _fact(id_: str, claim: ForeignClaim, locator: Locator) -> Fact:
    if claim.value is None:
        return _made(id_, claim, None, [_nothing(claim, locator)], locator.indicators)
    candidates = sorted(_candidates(claim, locator), key=lambda m: _rank(claim, m, locator))
    if not claim.quote and claim.indicator != OTHER:
        candidates = [m for m in candidates if _read_alike(claim, m, locator) is not None]
    first: Fact | None = None
    for mention in candidates:
        fact = _made(id_, claim, mention, [_evidence(mention, locator)], locator.indicators)
        if objection(fact, locator.document, locator.indicators) is None:
            return fact
        first = first or fact
    return first or _made(id_, claim, None, [_nothing(claim, locator)], locator.indicators)


def _read_alike(claim: ForeignClaim, mention: Mention, locator: Locator) -> bool | None:
    """Whether the embedded readers give the number the same meaning; None if they give it none."""
    claims = locator.others.get(mention.id)
    if claims is None:
        return None
    return any(c.indicator == claim.indicator and c.period == claim.period for c in claims)


def _rank(claim: ForeignClaim, mention: Mention, locator: Locator) -> tuple[int, bool]:
    """What is read alike first; a cell before a number in the label of its row."""
    order = {True: 0, None: 1, False: 2}
    return order[_read_alike(claim, mention, locator)], mention.id not in locator.addresses


def _candidates(claim: ForeignClaim, locator: Locator) -> Iterator[Mention]:
    """The mentions that read the value, inside the quote where one is given."""
    ranges = _ranges(claim, locator)
    for mention in _reading(claim, locator):
        if ranges is None or any(
            low < mention.span.stop and mention.span.start < high for low, high in ranges
        ):
            yield mention


def _reading(claim: ForeignClaim, locator: Locator) -> Sequence[Mention]:
    exact = locator.readable.get(claim.value or Decimal(0), ())
    unit = claim.unit or _own_unit(claim, locator)
    if unit is None or "元" not in unit:
        return exact
    other = [
        mention
        for found in locator.readable.values()
        for mention in found
        if mention not in exact and reads(mention, claim.value, unit)
    ]
    return [*exact, *other]


def _own_unit(claim: ForeignClaim, locator: Locator) -> str | None:
    """The unit of the indicator: who gives no unit means that one, or the printed one."""
    item = locator.indicators.get(claim.indicator)
    return item.unit if item else None


def _ranges(claim: ForeignClaim, locator: Locator) -> list[Span] | None:
    """Where the quote stands in the cleaned text; None without a quote, [] if it stands nowhere."""
    if not claim.quote:
        return None
    document, found = locator.document, []
    # Our own CSV files guard cells that look like a formula with an apostrophe.
    wanted = _BLANK.sub("", fold(claim.quote.removeprefix("'"))[0])
    at = locator.squeezed.find(wanted) if wanted else -1
    while at >= 0:
        found.append(Span(locator.kept[at], locator.kept[at + len(wanted) - 1] + 1))
        at = locator.squeezed.find(wanted, at + 1)
    if len(found) > 1 and claim.place is not None:
        return [s for s in found if _touch(document.source_span(s), claim.place)] or found
    return found


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.stop and other.start < one.stop


def _evidence(mention: Mention, locator: Locator) -> Evidence:
    document = locator.document
    address, quoted = locator.addresses.get(mention.id, (None, None))
    return Evidence(
        mention=mention.id,
        quote=document.quote(quoted or clause_span(document.text, mention.span)),
        section=section_of(document, mention.span.start),
        address=address,
        recognition=document.recognition(mention.span),
    )


def _nothing(claim: ForeignClaim, locator: Locator) -> Evidence:
    """Evidence without a mention: the blank cell, or the quote, or no words at all."""
    if claim.value is None and claim.indicator in locator.blanks:
        cell, address, quoted = locator.blanks[claim.indicator]
        quote = locator.document.quote(quoted or cell)
        section = section_of(locator.document, cell.start)
        return Evidence(mention=None, quote=quote, section=section, address=address)
    ranges = _ranges(claim, locator) or [Span(0, 0)]
    return Evidence(mention=None, quote=locator.document.quote(ranges[0]))


def _made(
    id_: str,
    claim: ForeignClaim,
    mention: Mention | None,
    evidence: list[Evidence],
    indicators: Mapping[str, Indicator],
) -> Fact:
    item = indicators.get(claim.indicator)
    unit = claim.unit or (mention.unit if mention else None) or (item.unit if item else None)
    if item and mention and claim.unit is None and not reads(mention, claim.value, unit):
        unit = item.unit
    normal = in_unit(claim.value, unit, item.unit) if item and claim.value is not None else None
    zero = mention is not None and mention.kind == "zero_statement"
    return Fact(
        id=id_,
        indicator=claim.indicator,
        label=item.zh if item else (claim.name or ""),
        value=claim.value,
        unit=unit,
        normal_value=normal,
        normal_unit=item.unit if item and normal is not None else None,
        qualifier=claim.qualifier or (mention.qualifier if mention else "exact"),
        semantic="implied_zero" if zero else claim.semantic,
        scope=claim.scope,
        period=claim.period,
        readers=(),
        evidence=tuple(evidence),
    )
