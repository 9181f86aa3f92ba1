"""Findings about numbers that may have no indicator: told by their mentions, not by facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from extractor.schemas import OTHER, Fact, Finding, FindingKind, Mention, Span
from extractor.text.document import Document

from .interval import plain

OWN_SUM = "the parts do not add up to the sum that the list itself gives"
SAID_TO_BE_ALL = "the parts do not add up to the total, of which they are said to be all"
INTRODUCED = "the parts do not add up to the total that introduces them"
LEAVES = "what was there, came and went does not leave what is said to be left"
REST = "what is left without the exceptions is not the rest that is told"
NOT_SO_MANY = "the total is not so many times what each is said to have"
EXCEEDS = "a part exceeds all that it is said to be part of"


def bare_finding(
    document: Document,
    kind: FindingKind,
    mentions: list[Mention],
    formula: str,
    message: str,
    span: Span | None = None,
) -> Finding:
    """A finding about numbers that may have no indicator: the source's mistake, the whole stands last."""
    spans = sorted(m.span for m in mentions)
    parts = sorted(m.span for m in mentions[:-1]) or spans
    low = _list_start(document.text, parts[0].start)
    quoted = span or Span(low, parts[-1].stop)
    whole = mentions[-1].span
    whole_quote = document.quote(Span(_list_start(document.text, whole.start), whole.stop))
    return Finding(
        kind=kind,
        severity="error",
        whose="source",
        message=message,
        formula=formula,
        quotes=(document.quote(quoted), whole_quote),
        mentions=tuple(m.id for m in mentions),
    )


def with_facts(finding: Finding, facts: Sequence[Fact]) -> Finding:
    """A mistake of the source that was proven by bare numbers, with the facts that have these."""
    broken = set(finding.mentions)
    mine = [fact for fact in facts if any(e.mention in broken for e in fact.evidence)]
    if not mine or finding.whose != "source" or finding.severity != "error":
        return finding
    named = dict.fromkeys(fact.indicator for fact in mine if fact.indicator != OTHER)
    update = {"facts": tuple(fact.id for fact in mine), "indicators": tuple(named)}
    return finding.model_copy(update=update)


def broken_sum(
    document: Document, parts: Sequence[Mention], whole: Mention, message: str = OWN_SUM
) -> Finding:
    """Parts that do not make up their total."""
    formula = sum_formula([m.value for m in parts], whole.value)
    return bare_finding(document, "sum_mismatch", [*parts, whole], formula, message)


def sum_formula(parts: Iterable[Decimal | None], whole: Decimal | None) -> str:
    """``1 + 40 + 13 = 54, printed total 58``."""
    values = list(parts)
    added = sum((value for value in values if value is not None), Decimal(0))
    return f"{' + '.join(map(plain, values))} = {plain(added)}, printed total {plain(whole)}"


def _list_start(text: str, at: int) -> int:
    stops = [m.end() for m in re.finditer(r"[。;!?\n]", text[max(0, at - 60) : at])]
    return max(0, at - 60) + stops[-1] if stops else max(0, at - 60)
