"""What is asked again, and why: in the language of the prompt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractor.schemas import ChunkFailure, Fact, Finding, FindingKind, Indicator
from extractor.text.document import Cover, Document

from ..reading import Doubt

_WHY: Mapping[FindingKind, str] = {
    "sum_mismatch": "各部分相加不等于总数",
    "balance_mismatch": "新收、结转与处理结果对不上",
    "subset_exceeds": "部分大于总数",
    "share_mismatch": "占比与数不符",
    "growth_mismatch": "增减与两年的数不符",
    "conflict": "互相矛盾",
    "unit_mismatch": "单位前后不一",
    "implausible": "数值可疑",
    "wrong_year": "可能是另一年的数",
    "missing_figure": "缺少与它相对的数",
}
"""Findings about facts, in words that a model of a Chinese prompt follows as well as the rest."""


def doubts_of(
    findings: Sequence[Finding], facts: Sequence[Fact], known: Mapping[str, Indicator]
) -> tuple[Doubt, ...]:
    """Broken identities and conflicts, doubtful facts, unclaimed numbers.

    ``known`` are the indicators of the pack, which names them.

    A mention whose fact is doubtful is unclaimed for that reason alone: it is one doubt.
    """
    doubtful = tuple(_doubtful(facts))
    told = {mention for doubt in doubtful for mention in doubt.mentions}
    unclaimed = (
        Doubt(finding.mentions, "没有答指标,也没有答标签")
        for finding in findings
        if finding.kind == "unclaimed_statistic" and not told.issuperset(finding.mentions)
    )
    return (*_broken(findings, known), *unclaimed, *doubtful)


_REFUSED = (
    "too_long", "refusal", "truncated",
    "garbled", "rate_limited", "server_error", "timeout", "unreachable",
)  # fmt: skip
"""Why the same words are refused again, however they are asked about; or an endpoint that failed at
them as often as it may be tried."""


def worth_asking(
    doubts: Sequence[Doubt], failures: Sequence[ChunkFailure], document: Document
) -> tuple[Doubt, ...]:
    """The doubts without those about nothing but what was refused (its size, a filter) or failed
    as often as it may."""
    refused = Cover(failure.quote.span for failure in failures if failure.kind in _REFUSED)
    lost = {m.id for m in document.mentions if refused.overlaps(*m.span)}
    return tuple(doubt for doubt in doubts if not lost.issuperset(doubt.mentions))


def _broken(findings: Sequence[Finding], known: Mapping[str, Indicator]) -> Iterator[Doubt]:
    for finding in findings:
        if finding.facts and finding.mentions:
            items = (known.get(id_) for id_ in finding.indicators[:3])
            names = "、".join(item.zh for item in items if item)
            why = _WHY.get(finding.kind, finding.message)
            yield Doubt(finding.mentions, f"{names}:{why} {finding.formula or ''}".strip())


def _doubtful(facts: Sequence[Fact]) -> Iterator[Doubt]:
    for fact in facts:
        mentions = tuple(e.mention for e in fact.evidence if e.mention)
        if fact.verdict == "doubtful" and mentions:
            yield Doubt(mentions, f"不能肯定是{fact.label}")
