"""Which indicators the damaged numbers of sentences belong to, by the words around them.

Nothing is claimed from such a number.  A person who looks for the indicator finds the place, and the
table says that something stood there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from extractor.knowledge.pack import Pack
from extractor.schemas import OTHER, Finding
from extractor.text.document import Document

from .embedded import read_prose

_ANY = Decimal(987_654_321)
"""What stands for a number that cannot be read: no sum of others, and not none."""


def with_indicators(
    findings: Iterable[Finding], document: Document, pack: Pack, taken: frozenset[str]
) -> Iterator[Finding]:
    """The findings, those of damaged numbers with the indicators that the words name.

    ``taken`` are the mentions that no sentence may claim.
    """
    told = list(findings)
    lost = {id_ for found in told if _of_damaged(found) for id_ in found.mentions}
    named = _named(document, pack, taken, lost) if lost else {}
    for found in told:
        mine = (name for id_ in found.mentions for name in named.get(id_, ()))
        names = tuple(dict.fromkeys(mine)) if _of_damaged(found) else ()
        yield found.model_copy(update={"indicators": names}) if names else found


def _of_damaged(finding: Finding) -> bool:
    return finding.kind == "damaged_characters" and not finding.indicators


def _named(
    document: Document, pack: Pack, taken: frozenset[str], lost: set[str]
) -> Mapping[str, list[str]]:
    """What the sentences would claim of the lost numbers if these could be read."""
    as_if = {"kind": "number", "value": _ANY, "hypotheses": ()}
    mentions = tuple(
        mention.model_copy(update=as_if) if mention.id in lost else mention
        for mention in document.mentions
    )
    named: dict[str, list[str]] = {}
    for claim in read_prose(replace(document, mentions=mentions), pack, taken).claims:
        if claim.mention in lost and claim.indicator != OTHER:
            named.setdefault(claim.mention, []).append(claim.indicator)
    return named
