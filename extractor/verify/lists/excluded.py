"""What is taken out and what remains: 61件,除3件涉密外,其余58件已公开; 934条,扣除转载46条,原创888条."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extractor.language.wholeness import overlaps_said
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.bases import is_base
from ..counts.interval import ZERO, plain, sum_of
from ..counts.statements import Statement, exact, statements
from ..growth.stated import sign_of
from .extent import MOST, of_each

_REMAINS = "what is taken out does not leave what is said to remain"
_TAKES = re.compile(r"(?:^|[,。;:])除[了去]?[^,。;:\d]{0,14}$")
_OUT = re.compile(r"[^,。;:\d]{0,16}(?:以|之)?外,?(?:其余|其[他它]|余下|剩余|余)(?:的|各)?$")
_MINUS = re.compile(r"(?:扣除|剔除|减去|除去|去掉)(?P<what>[^,。;:\d]{0,16})")
_LEFT = re.compile(r"实际|实有|原创|净|剩|余|本[级区县市]|自[编采]")
_JOINED = re.compile(r"[、,]?(?:和|与|及|以及)?[^,。;:、\d]{0,12}")


def check_excluded(document: Document) -> Iterator[Finding]:
    """Rests that differ from the total less what is taken out of it."""
    for here in statements(document):
        counts = [
            m
            for m in here.counts[:MOST]
            if m.kind == "number"
            and m.unit not in (None, "%")
            and not sign_of(document, m)
            and not is_base(document, m)
        ]
        for at in range(1, len(counts) - 1):
            finding = _all_but(document, here, counts, at) or _less(document, here, counts, at)
            if finding is not None:
                yield finding


def _all_but(
    document: Document, here: Statement, counts: Sequence[Mention], at: int
) -> Finding | None:
    """61件,除3件涉密外,其余58件: the exception and the rest are all."""
    text = document.text
    out, rest = counts[at], counts[at + 1]
    before = text[max(here.start, out.span.start - 20) : out.span.start]
    if not _TAKES.search(before) or not _OUT.fullmatch(document.between(out, rest)):
        return None
    wholes = [m for m in counts[:at] if m.unit == out.unit]
    if rest.unit != out.unit or not wholes:
        return None
    run = _run(document, wholes)
    apart = re.search(r"[;。]|另|此外", document.between(run[-1], out))
    if apart or any(of_each(document, m) for m in (*run, rest)):
        return None
    values = [m.value or ZERO for m in wholes]
    sums = {
        sum(values[low:high], ZERO)
        for low in range(len(values))
        for high in range(low + 1, len(values) + 1)
    }
    if (out.value or ZERO) + (rest.value or ZERO) in sums:
        return None
    return _finding(document, run, out, rest)


def _run(document: Document, wholes: Sequence[Mention]) -> list[Mention]:
    """The counts that end right before the exception: one total, or several joined by signs of a list."""
    run = [wholes[-1]]
    for one, other in reversed(list(pairwise(wholes))):
        gap = document.between(one, other)
        if not _JOINED.fullmatch(gap) or "其中" in gap or not re.match("[、和与及]", gap):
            break
        run.insert(0, one)
    return run


def _less(
    document: Document, here: Statement, counts: Sequence[Mention], at: int
) -> Finding | None:
    """934条,其中转载46条,扣除转载部分,原创888条; 扣除转载的46条,…: a total less a part of it."""
    text = document.text
    part, rest = counts[at], counts[at + 1]
    gap = text[max(here.start, part.span.start - 24) : rest.span.start]
    match = _MINUS.search(gap)
    if match is None or "。" in gap or ";" in gap[match.start() :]:
        return None
    behind = document.between(part, rest)
    own = text[max(here.start, part.span.start - 24) : part.span.start]
    own = re.split(r"[,。;:]|\d", own)[-1]
    shared = any(a + b in own for a, b in pairwise(match["what"]))
    if not (_MINUS.search(own) or (_MINUS.search(behind) and shared)):
        return None
    if not _LEFT.search(re.split(r"[,;]", behind)[-1]):
        return None
    wholes = [m for m in counts[:at] if m.unit == part.unit]
    if not wholes or rest.unit != part.unit:
        return None
    left = (rest.value or ZERO) + (part.value or ZERO)
    if any(m.value == left for m in wholes) or (wholes[-1].value or ZERO) < (part.value or ZERO):
        return None
    return _finding(document, wholes[-1:], part, rest)


def _finding(
    document: Document, run: Sequence[Mention], out: Mention, rest: Mention
) -> Finding | None:
    left = sum_of(run) - (out.value or Decimal(0))
    if not exact([*run, out, rest]) or left == rest.value or left <= 0:
        return None
    if abs(left - (rest.value or ZERO)) * 2 > left:
        return None
    low = max(0, run[0].span.start - 40)
    if overlaps_said(re.sub("转[载发]", "", document.text[low : rest.span.stop + 40])):
        return None
    formula = f"{' + '.join(plain(m.value) for m in run)} - {plain(out.value)} = {plain(left)}"
    return bare_finding(
        document,
        "balance_mismatch",
        [out, rest, *run],
        f"{formula}, printed {plain(rest.value)}",
        _REMAINS,
    )
