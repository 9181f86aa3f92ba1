"""What a report leaves out or denies: blank totals, dashes among numbers, 全部办结 with a rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.schemas import Fact, Finding, partitions, roles, vocabulary
from extractor.text.document import Document

from ..counts.interval import plain
from .identities import finding

_ALL_CLOSED = re.compile(
    r"(?:所有|全部)(?:的)?(?:政府信息公开)?(?:申请)[^,。;]{0,8}(?:均|都|全部)?(?:已)?[^,。;]{0,8}(?:办结|办理完成|办理完毕|答复完毕|办理完结)(?!率)"
)


def check_gaps(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Figures that should stand there and do not, or that the words around them deny."""
    yield from _blank_totals(facts, document)
    yield from _dashes(facts)
    yield from _not_all_closed(facts, document)


def _blank_totals(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Totals that are blank though their parts are printed: derivable, and yet not derived."""
    if all(fact.semantic != "blank" for fact in facts):
        return
    by_indicator = {fact.indicator: fact for fact in facts if fact.evidence[0].address is not None}
    blank: dict[str, list[Fact]] = {}
    for (parent, kind), children in partitions(document.meta.form).items():
        whole = by_indicator.get(parent)
        if kind in ("subset", "channel") or whole is None or whole.semantic != "blank":
            continue
        parts = [p for c in children if (p := by_indicator.get(c)) is not None and p.value]
        if parts:
            blank.setdefault(parent, [*parts, whole])
    if blank:
        sums = (" + ".join(plain(f.value) for f in found[:-1]) for found in blank.values())
        yield finding(
            "missing_figure",
            [fact for found in blank.values() for fact in found],
            "; ".join(f"{added} = ?" for added in sums),
            f"{len(blank)} totals are blank though their parts are printed; none is derived",
        ).model_copy(update={"severity": "warning"})


def _dashes(facts: Sequence[Fact]) -> Iterator[Finding]:
    """4 | 4 | -: a sign for nothing where every other cell of the row holds a number."""
    rows: dict[tuple[str, int], list[Fact]] = {}
    for fact in facts:
        address = fact.evidence[0].address
        if address is not None and fact.indicator in vocabulary():
            rows.setdefault((address.table, fact.evidence[0].quote.span.start), []).append(fact)
    for members in rows.values():
        signs = [fact for fact in members if fact.semantic == "slash"]
        numbers = [fact for fact in members if fact.value is not None]
        if (
            len(signs) == 1
            and len(numbers) == len(members) - 1 >= 2
            and any(f.value for f in numbers)
        ):
            yield finding(
                "missing_figure",
                [*numbers, *signs],
                " | ".join(
                    plain(fact.value) if fact.value is not None else "-" for fact in members
                ),
                f"{signs[0].label} is a dash among numbers",
            ).model_copy(update={"severity": "info", "whose": "undecided"})


def _not_all_closed(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    left = next((f for f in facts if f.indicator == roles().carried_out and f.value), None)
    match = _ALL_CLOSED.search(document.text)
    if left is None or match is None:
        return
    found = finding(
        "conflict",
        [left],
        f"“{match.group()}”, and {plain(left.value)} carried over to the next year",
        "all applications are said to be closed, and some are carried over",
    )
    quote = document.quote(left.evidence[0].quote.span)
    denied = document.quote(type(left.evidence[0].quote.span)(*match.span()))
    yield found.model_copy(update={"severity": "warning", "quotes": (quote, denied)})
