"""Arithmetic between facts: parts and wholes, subsets, channels, balances.

The identities are derived from the declarations in ``extractor.schemas``; none is written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.language.movement import CARRIED
from extractor.schemas import (
    Fact,
    Finding,
    FindingKind,
    Mention,
    Whose,
)
from extractor.schemas.roles import Roles
from extractor.schemas.vocabulary import Vocabulary
from extractor.text.document import Document

from ..counts.bare import sum_formula
from ..counts.interval import Interval, of_fact, overlap, plain, total
from ..counts.whose_figure import bodies
from .groups import (
    Facts,
    all_cells,
    as_printed,
    groups,
    in_table,
    printed_as,
    single,
    stated_wholes,
    those_stated,
    unread,
)
from .pointed import point
from .strangers import columnless, makes_up, may_be_parts, place, strangers, unreadable

_BESIDE = 300
"""Figures of sentences are held against each other as one statement up to here, in characters."""


def check_identities(
    facts: Sequence[Fact], document: Document, known: Vocabulary
) -> tuple[Finding, ...]:
    """Every identity of the report's form that the facts break."""
    broken = list(_broken(facts, document, known))
    return tuple(point(broken, facts, document, known))


def _broken(facts: Sequence[Fact], document: Document, known: Vocabulary) -> Iterator[Finding]:
    form = document.meta.form
    carried = CARRIED.search(document.text) is not None
    for group in groups(facts, known):
        printed = printed_as(form, group)
        for whole, kind, children in stated_wholes(group, printed, known):
            parts = as_printed(children, group, printed, known)
            for broken in _check(whole, kind, parts, group, known.roles):
                yield from _as_proven(broken, whole, kind, parts, group, facts, document)
        for broken in _one_balance(list(_balances(group, known))):
            apart = _of_several_bodies(broken, document)
            yield broken.model_copy(update={"whose": "undecided"}) if apart else broken
        if not _of_two_scopes(group, facts, known):
            yield from _closed_above(group, carried, known)
        yield from _channels(group, known)


def _as_proven(
    broken: Finding,
    whole: Fact,
    kind: str,
    parts: Sequence[str],
    group: Facts,
    facts: Sequence[Fact],
    document: Document,
) -> Iterator[Finding]:
    """A broken sum, laid to the source only where no other number may be a part of it."""
    stated = those_stated(parts, group)
    beside = strangers(whole, stated, facts)
    if broken.kind == "sum_mismatch" and _of_those_closed(whole, stated, beside, document):
        return
    if broken.kind == "sum_mismatch" and may_be_parts(whole, stated, beside):
        if not makes_up(whole, (*stated, *beside)):
            yield broken.model_copy(update=_HINT)
        return
    apart = kind not in ("subset", "channel") and not _told_together(stated, document)
    missing = len(stated) < len(parts)
    alone = broken.kind == "sum_mismatch" and len(stated) == 1 and not in_table(whole)
    apart = apart or alone or unreadable(whole, stated, document, missing=missing)
    apart = apart or (missing and columnless(whole, stated, facts))
    yield broken.model_copy(update={"whose": "undecided"}) if apart else broken


_CLOSED = re.compile(r"审结|办结|结案")
_SOME = re.compile(r"(?:[未没]有?(?:全部|全|都)?|的(?:案件|案)?[均都全已部]*)(?:审结|办结|结案)")


def _of_those_closed(
    whole: Fact, parts: Sequence[Fact], beside: Sequence[Fact], document: Document
) -> bool:
    """行政复议9件,年底前审结7件:维持5件,纠正2件; 行政复议9件,未全部审结:维持5件: parts of what is decided,
    or of those of one office (本机关的案件均已审结)."""
    first = min(map(place, parts), default=0)
    between = [fact for fact in beside if place(whole) < place(fact) < first]
    if any(_CLOSED.search(fact.label) for fact in between):
        return True
    ends = [document.mention(f.evidence[0].mention or "") for f in (whole, min(parts, key=place))]
    low, high = (mention.span if mention else None for mention in ends)
    if low is None or high is None or in_table(whole):
        return False
    return _SOME.search(document.text[low.stop : high.start]) is not None


def _of_several_bodies(broken: Finding, document: Document) -> bool:
    """全系统新收622件 … 市局机关上年结转14件: sentences that name other offices count other applications."""
    mentions = filter(None, map(document.mention, broken.mentions))
    prose = [mention for mention in mentions if not document.in_grid(mention)]
    return len({bodies(document, mention.span.start) for mention in prose} - {frozenset()}) > 1


def _of_two_scopes(group: Facts, facts: Sequence[Fact], known: Vocabulary) -> bool:
    """全区新收268件,区政府本级收到67件…,办结267件: whose the closed ones are, nobody says."""
    received = {fact.scope for fact in facts if fact.indicator == known.roles.received}
    row = [name for side in known.balances[:1] for names in side for name in names]
    mine = {fact.scope for fact in (single(group, name) for name in row) if fact is not None}
    return {"own", "jurisdiction"} <= received and len(mine) > 1


_HINT = {"severity": "warning", "whose": "undecided"}


def _check(
    whole: Fact, kind: str, children: Sequence[str], group: Facts, known: Roles
) -> Iterator[Finding]:
    stated = those_stated(children, group)
    if not stated:
        return
    if kind in ("subset", "channel"):
        for part in stated:
            if of_fact(part)[0] > of_fact(whole)[1] and not (
                kind == "channel" and not in_table(whole)
            ):
                found = _exceeds(part, whole)
                yield found.model_copy(update=_HINT) if _forwarded(part) else found
        return
    added = total([of_fact(part) for part in stated])
    both = single(group, known.carried_in) if whole.indicator == known.received else None
    if both and not in_table(whole) and added[0] == (whole.value or 0) + (both.value or 0):
        return  # 新收86件,上年结转4件,其中自然人…: the parts are those of both
    complete = len(stated) == len(children) or (
        all_cells(whole, stated, children) and not unread(kind, stated, children, group)
    )
    if added[0] > of_fact(whole)[1] or (complete and not overlap(added, of_fact(whole))):
        found = finding(
            "sum_mismatch",
            [*stated, whole],
            sum_formula([part.value for part in stated], whole.value),
            f"the parts of {whole.label} do not add up to it",
        )
        other = not in_table(whole) and far_off([*stated, whole])
        yield found.model_copy(update={"whose": "undecided"}) if other else found


def _told_together(parts: Sequence[Fact], document: Document) -> bool:
    """Whether the parts stand in one sentence; told in several they may be of several wholes."""
    mentions = [
        document.mention(part.evidence[0].mention or "") for part in parts if not in_table(part)
    ]
    spans = [mention.span for mention in mentions if mention is not None]
    if len(spans) < 2:
        return True
    low, high = min(span.stop for span in spans), max(span.start for span in spans)
    return re.search(r"[。!?\n]", document.text[low:high]) is None


_FORWARDED = re.compile(r"[含包][^,。;]{0,4}转[发载]")


def _forwarded(part: Fact) -> bool:
    """微博发布8960条(含转发): what others wrote is no information of the body's own."""
    return any(_FORWARDED.search(one.quote.text) for one in part.evidence)


def _channels(group: Facts, known: Vocabulary) -> Iterator[Finding]:
    """A channel that exceeds its total in the same words and unit, on whatever form."""
    for whole, kind, children in stated_wholes(group, "stat2014", known):
        if kind != "channel" or in_table(whole):
            continue
        words = whole.evidence[0].quote
        for child in children:
            part = single(group, child)
            if part is None or part.evidence[0].quote != words or part.unit != whole.unit:
                continue
            if child in known.roles.posts and "其中" not in words.text:
                continue  # 公开503条,微信发布1124条: also what is no information of the body's own
            if place(part) < place(whole):
                continue  # 网站发布1420条,属于主动公开的468条: the total is a part of those
            if of_fact(part)[0] > of_fact(whole)[1]:
                yield _exceeds(part, whole)


def _exceeds(part: Fact, whole: Fact) -> Finding:
    return finding(
        "subset_exceeds",
        [part, whole],
        f"{plain(part.value)} > {plain(whole.value)}",
        f"{part.label} exceeds {whole.label}, of which it is a part",
    )


def _one_balance(broken: list[Finding]) -> list[Finding]:
    """The balance of all and that of the one column which breaks it: one mistake, told once."""
    if len(broken) != _TOTAL_AND_COLUMN or len({_gap(finding) for finding in broken}) > 1:
        return broken
    whole, column = broken
    if not column.indicators[0].startswith(f"{whole.indicators[0]}."):
        return broken
    update = {
        name: tuple(dict.fromkeys((*getattr(whole, name), *getattr(column, name))))
        for name in ("quotes", "indicators", "facts", "mentions")
    }
    formulas = dict.fromkeys(finding.formula or "" for finding in broken)
    return [whole.model_copy(update={**update, "formula": "; ".join(formulas)})]


_TOTAL_AND_COLUMN = 2


def _gap(finding: Finding) -> Decimal:
    """By how much the two sides of a balance differ."""
    came, left = re.findall(r"= ([\d.]+)", finding.formula or "")
    return Decimal(came) - Decimal(left)


def _balances(group: Facts, known: Vocabulary) -> Iterator[Finding]:
    for left, right in known.balances:
        row = (*left, *right)
        found = [single(group, indicator) for indicator in row]
        if any(fact is None for fact in found):
            continue
        received, carried_in, closed, carried_out = (fact for fact in found if fact is not None)
        interval: Interval = total([of_fact(received), of_fact(carried_in)])
        done: Interval = total([of_fact(closed), of_fact(carried_out)])
        if not overlap(interval, done):
            yield finding(
                "balance_mismatch",
                [received, carried_in, closed, carried_out],
                f"{plain(received.value)} + {plain(carried_in.value)} = {plain(interval[0])}, "
                f"{plain(closed.value)} + {plain(carried_out.value)} = {plain(done[0])}",
                f"received and carried in do not balance closed and carried out ({received.label})",
            )


def _closed_above(group: Facts, carried: bool, known: Vocabulary) -> Iterator[Finding]:
    """More is closed than was there to close.

    Where no number says what was carried in, there may have been some: a hint, no proof.  Where the
    report speaks of it (``carried``), it is not even that.
    """
    rows = known.balances[:1]
    if not rows:
        return
    received, carried_in, closed, left = (single(group, name) for side in rows[0] for name in side)
    if received is None or closed is None or (carried_in is not None and left is not None):
        return
    if carried_in is None and carried:
        return
    facts = [received, closed] if carried_in is None else [received, carried_in, closed]
    there = total([of_fact(fact) for fact in facts[:-1]])
    if of_fact(closed)[0] <= there[1]:
        return
    formula = f"{' + '.join(plain(fact.value) for fact in facts[:-1])} < {plain(closed.value)}"
    found = finding(
        "balance_mismatch", facts, formula, "more applications are closed than there were"
    )
    yield found if carried_in is not None else found.model_copy(update=_HINT)


def finding(kind: FindingKind, facts: Sequence[Fact], formula: str, message: str) -> Finding:
    """A finding about facts, with the quotes that reproduce it."""
    return Finding(
        kind=kind,
        severity="error",
        whose=_whose(facts),
        message=message,
        formula=formula,
        quotes=tuple(dict.fromkeys(fact.evidence[0].quote for fact in facts)),
        indicators=tuple(dict.fromkeys(fact.indicator for fact in facts)),
        facts=tuple(fact.id for fact in facts),
        mentions=tuple(
            evidence.mention for fact in facts for evidence in fact.evidence if evidence.mention
        ),
    )


def _whose(facts: Sequence[Fact]) -> Whose:
    """The source's mistake where the figures stand in one table, or in one statement of the prose.

    Figures of sentences far from each other may have another base: nothing is proven then.
    """
    if all(in_table(fact) for fact in facts):
        return "source"
    if any(in_table(fact) for fact in facts):
        return "undecided"
    spans = [fact.evidence[0].quote.span for fact in facts]
    scopes = {fact.scope for fact in facts} - {None}
    near = max(s.start for s in spans) - min(s.stop for s in spans) <= _BESIDE
    return "source" if near and len(scopes) < 2 else "undecided"


def far_off(facts: Sequence[Fact | Mention]) -> bool:
    """Whether the parts are more than twice the whole, which stands last: no slip, but another base."""
    *parts, whole = (fact.value or Decimal(0) for fact in facts)
    return sum(parts, Decimal(0)) > 2 * whole
