"""Numbers that stand right behind a label of a user's own, in a unit that cannot be that of the field.

They are kept as other statistics, and the field stays empty: a person should know why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractor.knowledge.pack import Pack
from extractor.language.frames import Frame, frame
from extractor.schemas import OTHER, Fact, Finding, Indicator, Mention
from extractor.text.document import Document

from .labels import field_of, may_be, mention_of, named_cells, wordings

_LEADS = re.compile(
    r"(?:总?[数计]量?|总量|共计?|合计|累计|一?共有?|总[共计]|约|近|已|为|是|有|达到?|[:的了])*"
)
"""What may stand between a label and its number; in 手术室12间 the label is but a part of a word."""


def left_by_unit(document: Document, pack: Pack, facts: Sequence[Fact]) -> Iterator[Finding]:
    """The indicators without a value whose label the report has with another unit, each once.

    Only for those that are looked for by their label.
    """
    stated = {fact.indicator for fact in facts}
    if not pack.by_label:
        return
    empty = [item for item in pack.unsaid if item.id not in stated]
    others = {e.mention: fact for fact in facts if fact.indicator == OTHER for e in fact.evidence}
    told: set[str] = set()
    for mention, item in (*_in_sentences(document, empty), *_in_cells(document, empty)):
        fact = others.get(mention.id)
        if fact is None or item.id in told or may_be(mention, item) or mention.kind != "number":
            continue
        told.add(item.id)
        yield _finding(mention, item, fact)


def _in_sentences(
    document: Document, items: Sequence[Indicator]
) -> Iterator[tuple[Mention, Indicator]]:
    previous: Mention | None = None
    for mention in document.mentions if items else ():
        if mention.statistical:
            seen = frame(document, mention, previous)
            item = field_of(seen, items, document)
            if item is not None and _right_beside(seen, item):
                yield mention, item
            previous = mention


def _right_beside(frame: Frame, item: Indicator) -> bool:
    """Whether nothing but a verb of counting stands between a wording and the number."""
    behind = (frame.label.rpartition(words) for words in wordings(item))
    before = any(found[1] and _LEADS.fullmatch(found[2]) for found in behind)
    return before or frame.after.removeprefix("的") in wordings(item)


def _in_cells(
    document: Document, items: Sequence[Indicator]
) -> Iterator[tuple[Mention, Indicator]]:
    named: Mapping[str, Indicator] = {item.id: item for item in items}
    for claim in named_cells(document, items) if items else ():
        mention = mention_of(document, claim)
        if mention is not None and mention.statistical:
            yield mention, named[claim.indicator]


def _finding(mention: Mention, item: Indicator, fact: Fact) -> Finding:
    return Finding(
        kind="unit_mismatch",
        severity="error",
        whose="undecided",
        message=_message(item.zh, mention.unit, item.unit),
        formula=f"{mention.unit} ≠ {item.unit}" if mention.unit and item.unit else None,
        quotes=(fact.evidence[0].quote,),
        indicators=(item.id,),
        facts=(fact.id,),
        mentions=(mention.id,),
    )


def _message(label: str, printed: str | None, wanted: str | None) -> str:
    if not printed:
        return f"{label} stands here without a unit, and is counted in {wanted}: it is left empty"
    if not wanted:
        return f"{label} stands here in {printed}, and is a bare count: it is left empty"
    return f"{label} stands here in {printed}, and is counted in {wanted}: it is left empty"
