"""What of the source was not read, as findings: nothing is left out in silence."""

from __future__ import annotations

from extractor.schemas import Finding

from .document import Document


def unread(document: Document) -> tuple[Finding, ...]:
    """One finding for each thing that a person sees in the source and the text lacks."""
    return tuple(
        Finding(kind="incomplete", severity="error", whose="extraction", message=message)
        for message in document.source.unread
    )
