"""Verification of words, by numbers whose meaning the gold tells.

Of every number in prose, what the gold says it is is claimed, and so are the other indicators that
look most like it: those that the words around it bring up and that the gold does not give it.
Verification should object to none of the first, and to all of the second.  These are the hardest
wrong claims there are; a model makes them too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.options import Options
from extractor.pipeline import as_source
from extractor.readers import tables
from extractor.readers.model.passage import build_passage
from extractor.readers.model.portions import portions, unread_digits
from extractor.readers.model.retrieval import ranked
from extractor.reconcile import reconcile
from extractor.schemas import OTHER, Claim, Indicator, Mention
from extractor.text.document import Document
from extractor.knowledge.documents import read_document
from extractor.verify.grounding import objection

from .gold import Gold, GoldFact
from .suite import load_suite, report_path

_ALIKE = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """Right claims and those among them that were objected to; lookalikes and those believed."""

    right: int
    objected: tuple[str, ...]
    lookalikes: int
    believed: tuple[str, ...]


def judge(folder: Path) -> Judged:
    """Judge the words of every report that has gold in ``folder``.

    Raises:
        UsageError: there is no gold, or a gold file is wrong.
    """
    right = lookalikes = 0
    objected: list[str] = []
    believed: list[str] = []
    options = Options()
    for path, gold in load_suite(folder).items():
        document = read_document(as_source(report_path(path, gold), options))
        told = _told(document, gold)
        for mention, indicator, fact in _right(told):
            right += 1
            said = _objection(document, mention, indicator, fact)
            objected += [f"{path.stem}: {indicator} = {mention.raw}: {said}"] if said else []
        for mention, item in _alike(document, told):
            lookalikes += 1
            if _objection(document, mention, item.id, None) is None:
                believed.append(f"{path.stem}: {item.id} = {mention.raw}")
    return Judged(right, tuple(objected), lookalikes, tuple(believed))


_Told = dict[str, tuple[Mention, dict[str, GoldFact]]]
"""Id of a mention -> the mention, and the facts that the gold reads from it by indicator."""


def _told(document: Document, gold: Gold) -> _Told:
    placed = {claim.mention for claim in tables.read(document).claims}
    found: _Told = {}
    for fact in gold.facts:
        at = document.text.find(fact.quote) if not fact.table else -1
        if at < 0:
            continue
        inside = [
            mention
            for mention in document.mentions
            if at <= mention.span.start < at + len(fact.quote)
            and mention.statistical
            and mention.value == fact.value
            and mention.id not in placed
        ]
        # Of two equal numbers in one quote nobody can say which is meant.
        if len(inside) == 1:
            found.setdefault(inside[0].id, (inside[0], {}))[1][fact.indicator] = fact
    return found


def _right(told: _Told) -> Iterator[tuple[Mention, str, GoldFact]]:
    for mention, facts in told.values():
        for indicator, fact in facts.items():
            if indicator != OTHER:
                yield mention, indicator, fact


def _alike(document: Document, told: _Told) -> Iterator[tuple[Mention, Indicator]]:
    offered = [mention for mention in document.mentions if mention.statistical]
    size = Options().chunk_chars
    for part in portions(document, offered, unread_digits(document), (), size):
        passage = build_passage(document, part.spans, offered)
        for number, items in ranked(document.meta.form, passage, _ALIKE).items():
            mention = passage.numbers[number]
            if mention.id in told:
                meant = told[mention.id][1]
                yield from ((mention, item) for item in items if item.id not in meant)


def _objection(
    document: Document, mention: Mention, indicator: str, fact: GoldFact | None
) -> str | None:
    claim = Claim(
        indicator=indicator,
        mention=mention.id,
        reader="model",
        semantic="implied_zero" if mention.kind == "zero_statement" else "explicit",
        scope=fact.scope if fact else None,
        period=fact.period if fact else "year",
    )
    return next((objection(made, document) for made in reconcile([claim], document)), None)
