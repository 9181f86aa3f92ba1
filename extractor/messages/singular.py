"""English lines that count one thing: messages are written for many, as ``3 findings``.

Only what is shown is put right.  What the code writes stays the key of the catalogue.
"""

from __future__ import annotations

import re

_NOUNS = (
    "report", "page", "fact", "finding", "statistic", "value", "decision", "disagreement", "call",
    "answer", "question", "request", "indicator", "number", "cell", "total", "quote", "part",
    "row", "plot", "example", "floor", "text", "place", "character", "token", "byte", "attempt",
    "minute", "hour", "second", "time", "pair", "mutant", "claim", "file", "error", "path",
)  # fmt: skip
_IRREGULAR = {"agencies": "agency", "entries": "entry", "replies": "reply"}
_VERBS = {
    "are": "is", "were": "was", "have": "has", "do": "does", "need": "needs", "stand": "stands",
    "hold": "holds", "repeat": "repeats", "look": "looks", "name": "names",
}  # fmt: skip
_FAR = {
    "report that could not be read are listed": "report that could not be read is listed",
    "report that decisions are about are not": "report that decisions are about is not",
    "value to check are not": "value to check is not",
    "value to check have": "value to check has",
    "request are left": "request is left",
    "decision of people are applied; exports have them":
        "decision of people is applied; exports have it",
    "is in no table: the files that they are about have changed since, or are not":
        "is in no table: the file that it is about has changed since, or is not",
    "; they are kept": "; it is kept",
    "1 page and workbooks that this program wrote": "1 page or workbook that this program wrote",
    "report of earlier runs; they are": "report of earlier runs; it is",
    "that is there already, and are counted": "that is there already, and is counted",
    "with a row each; --by agency-year makes one row of them":
        "with a row of its own; --by agency-year makes one row of both",
}  # fmt: skip
"""Words further on that go with the one thing."""

_LATER = {
    ", 1 do not fit": ", 1 does not fit",
    "without 1 that repeat others": "without 1 that repeats others",
}
"""What is counted on the way, of things that were named before."""

_ONE = re.compile(
    # A name may hold a 1 as well: what is counted stands behind a blank, a bracket or nothing.
    rf"(?:(?<=[\s(])|^)1 (?P<kind>other )?(?:(?P<noun>{'|'.join(_NOUNS)})s"
    rf"|(?P<irregular>{'|'.join(_IRREGULAR)}))(?P<verb> (?:{'|'.join(_VERBS)}))?(?=[\s,;:)·]|\.?$)"
)


def singular(line: str) -> str:
    """An English line with what it says of one thing in the singular."""
    if "1 " not in line:
        return line
    found = _ONE.sub(_one, line)
    if found != line:
        for many, one in _FAR.items():
            found = found.replace(many, one)
    for many, one in _LATER.items():
        found = found.replace(many, one)
    return found


def _one(match: re.Match[str]) -> str:
    noun = match["noun"] or _IRREGULAR[match["irregular"]]
    verb = f" {_VERBS[match['verb'].strip()]}" if match["verb"] else ""
    return f"1 {match['kind'] or ''}{noun}{verb}"
