"""What the report is: agency, year and form, held against the gold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractor.schemas import Meta

from .counts import Counts

ASKED = ("agency", "year", "form")


def about(gold: Mapping[str, Any], meta: Meta, notes: list[str]) -> dict[str, Counts]:
    """Right (``found``), wrong or missing (``missed``) for agency, year and form.

    A key that the gold lacks is not scored.  None in the gold means that the report does not state
    it: whatever is said then is wrong.  Every report has a form, so a form of None is not scored.
    A list of agencies holds the names that are accepted.
    """
    said = {
        "agency": meta.agency.value if meta.agency else None,
        "year": meta.year,
        "form": meta.form,
    }
    found: dict[str, Counts] = {}
    for name in ASKED:
        if name not in gold or (name == "form" and gold[name] is None):
            continue
        accepted = gold[name] if isinstance(gold[name], list) else [gold[name]]
        if _plain(said[name]) in map(_plain, accepted):
            found[name] = Counts(found=1)
            continue
        missing = said[name] is None
        found[name] = Counts(missed=1) if missing else Counts(wrong=1)
        verb = "missed" if missing else "wrong"
        notes.append(f"{verb} {name} {said[name] or ''} | {' / '.join(map(str, accepted))}")
    return found


def _plain(value: object) -> object:
    """Blanks in a name are layout."""
    return "".join(value.split()) if isinstance(value, str) else value
