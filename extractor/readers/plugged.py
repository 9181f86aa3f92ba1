"""Readers of other packages: claims on what nobody placed, and second opinions on the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from extractor.plugins import NumberReader, readers
from extractor.schemas import (
    OTHER,
    PLUGIN,
    ChunkFailure,
    Claim,
    Indicator,
    Mention,
    Span,
    vocabulary,
)
from extractor.text.document import Document
from extractor.text.quotes import clause_span

from .first import no_sentence
from .reading import Reading


def read(document: Document, known: Mapping[str, Indicator]) -> Reading:
    """What every installed reader claims; a reader that fails is a failure of the report.

    ``known`` are the indicators of the pack.  A reader made for the published vocabulary may claim
    what another pack does not have: that is left out.

    Raises:
        UsageError: one cannot be loaded.
    """
    installed = readers()
    if not installed:
        return Reading()
    forbidden = no_sentence(document)
    offered = {
        mention.id: mention
        for mention in document.mentions
        if (mention.statistical or mention.open_denial) and mention.id not in forbidden
    }
    claims: list[Claim] = []
    failures: list[ChunkFailure] = []
    for name, reader in installed.items():
        try:
            claims += _claims(name, reader, document.text, offered, known)
        except Exception as error:  # noqa: BLE001  (foreign code must not cost the others' facts)
            said = f"the plug-in reader {name} failed: {type(error).__name__}: {error}"
            begin = document.quote(clause_span(document.text, Span(0, 0)))
            failures.append(ChunkFailure(section=(), quote=begin, kind=PLUGIN, message=said))
    return Reading(claims=tuple(claims), failures=tuple(failures))


def parted(
    plugged: Reading, others: Iterable[Claim]
) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """(claims of numbers that no other reader gives to an indicator, claims of the rest)."""
    placed = {claim.mention for claim in others if claim.indicator != OTHER}
    free = tuple(claim for claim in plugged.claims if claim.mention not in placed)
    return free, tuple(claim for claim in plugged.claims if claim.mention in placed)


def _claims(
    name: str,
    reader: NumberReader,
    text: str,
    offered: Mapping[str, Mention],
    known: Mapping[str, Indicator],
) -> list[Claim]:
    """The claims of one reader, each of a number that was offered.

    Raises:
        ValueError: a claim is of no such number or indicator.
    """
    checked = []
    for claim in reader.read(text, tuple(offered.values())):
        if claim.mention not in offered:
            raise ValueError(f"it claims {claim.mention!r}, which is none of its numbers")
        if claim.indicator not in known and claim.indicator in vocabulary():
            continue
        if claim.indicator not in known and not (claim.indicator == OTHER and claim.label):
            raise ValueError(f"it claims {claim.indicator!r}, which is no indicator")
        because = ": ".join(filter(None, (f"plug-in {name}", claim.because)))
        # Where a value stands is the mention's to say.
        changed = {"reader": "plugin", "because": because, "cell": None, "quoted": None,
                   "address": None, "semantic": "explicit"}  # fmt: skip
        checked.append(claim.model_copy(update=changed))
    return checked
