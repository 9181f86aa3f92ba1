"""Parts that are told by their names: 公民66件,法人和其他组织9件 of the 73 received before.

Dense prose gives a total and its parts without a word between them.  What says that they belong
together is a breakdown of the pack (:mod:`extractor.knowledge.breakdowns`): its classes exclude each
other, so that together they never exceed the cases that are divided.  They may leave a rest.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from extractor.knowledge.breakdowns import Breakdown
from extractor.language.movement import CARRIED, FROM_BEFORE
from extractor.language.wholeness import divides, partial
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import INTRODUCED
from ..counts.interval import ZERO, sum_of
from ..counts.statements import LONGEST, REMARK, Statement, exact, statements
from .enumeration import Enumeration
from .extent import MOST, countable, divided_again, folded, of_several

_CASES = frozenset("件 例 宗 起 份 次 条 件次".split())
_NEAR = 260
"""Characters back to a total."""
_LONG = 16
"""Characters of a name; more is a sentence about something else."""
_ALL = Decimal(1)
_FEW = 20
"""Cases from which on it is no accident that some of the parts make up the total exactly."""
_BREAK = re.compile(r"其中|另(?!行)|此外|同比|含|[。!?]")
_OTHER_YEARS = re.compile(rf"{FROM_BEFORE.pattern}|累计|历年|以来")
_POINTED = re.compile(
    r"(?P<act>办结|答复|审结|受理|收到|新收|办理)[^,。;:\d]{0,5}[中里],?[^,。;:\d]{0,12}$"
)


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring counts of one breakdown."""

    breakdown: Breakdown
    parts: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A statement before: its counts of cases, and the ids of those that are parts."""

    statement: Statement
    cases: Sequence[Mention]
    parts: frozenset[str]


def check_kinds(document: Document, breakdowns: Sequence[Breakdown]) -> Iterator[Finding]:
    """Parts that are more than all the cases that are divided."""
    recent: deque[_Earlier] = deque(maxlen=3)
    for here in statements(document):
        if not here.counts:
            continue
        cases = [m for m in countable(document, here, 0, 0) if m.unit in _CASES][:MOST]
        runs = list(_runs(document, here, cases, breakdowns))
        for run in runs:
            found = _judged(document, recent, here, cases, run)
            if found is not None:
                yield found
        if here.stop - here.start < LONGEST:
            recent.append(_Earlier(here, cases, frozenset(m.id for run in runs for m in run.parts)))


def _runs(
    document: Document,
    here: Statement,
    cases: Sequence[Mention],
    breakdowns: Sequence[Breakdown],
) -> Iterator[_Run]:
    names = [_name(here, m) for m in cases] if len(cases) > 1 else []
    if not any(names):
        return
    for breakdown in breakdowns:
        kinds = [breakdown.class_of(name) for name in names]
        if len({*kinds} - {None}) > 1:
            yield from _neighbours(document, breakdown, zip(cases, kinds, strict=True))


def _neighbours(
    document: Document, breakdown: Breakdown, named: Iterable[tuple[Mention, str | None]]
) -> Iterator[_Run]:
    """The counts of a class that follow one another without a break, if they are of two classes."""
    parts: list[Mention] = []
    classes: list[str] = []
    for mention, kind in (*named, (None, None)):
        apart = mention is None or kind is None or (kind in classes and not breakdown.again)
        if parts and mention is not None:
            gap = document.between(parts[-1], mention)
            apart = apart or parts[0].unit != mention.unit or _BREAK.search(gap) is not None
        if apart:
            if len({*classes}) > 1:
                yield _Run(breakdown, tuple(parts))
            parts, classes = [], []
        if mention is not None and kind is not None:
            parts.append(mention)
            classes.append(kind)


_BEFORE = re.compile(r"[,。;:、\n()|]|\d[\d,.]*[件例宗起份次条]?")
_LEADS = re.compile(r"^(?:其中|均?以|通过|由|为|有|是|的)+|(?:的?(?:有|为|是|共|计))+$")


def _name(here: Statement, mention: Mention) -> str:
    """What a count is called, by the words before it, or behind it where none lead to it."""
    low = max(here.start, mention.span.start - 60)
    words = REMARK.sub("", here.text[low : mention.span.start])
    label = _LEADS.sub("", _BEFORE.split(words)[-1].strip())
    if not label:
        label = here.behind(mention)
    return label if len(label) <= _LONG else ""


def _judged(
    document: Document,
    recent: Sequence[_Earlier],
    here: Statement,
    cases: Sequence[Mention],
    run: _Run,
) -> Finding | None:
    first, parts = run.parts[0], list(run.parts)
    if any(of_several(document, part) for part in parts) or divided_again(document, parts):
        return None
    before = [(here, m) for m in cases if m.span.stop <= first.span.start]
    near = [one for one in recent if here.start - one.statement.stop < _NEAR]
    taken = {id_ for one in near for id_ in one.parts}
    before += [(one.statement, m) for one in near for m in one.cases]
    before.sort(key=lambda pair: pair[1].span.start)
    lead = document.text[max(here.start, first.span.start - 60) : first.span.start]
    lead = re.split(r"\d", lead)[-1]
    alike = [m for _, m in before if "\n" not in document.between(m, first)]
    bound = _pointed(before, lead) or _right_before(document, before, first)
    wholes = [bound] if bound else _named(document, before, taken, run, here)
    if not wholes or not exact(wholes):
        return None
    low = min(m.span.start for m in wholes)
    words = document.text[max(0, low - 30) : parts[-1].span.stop + 30]
    added, whole = sum_of(parts), max(wholes, key=lambda m: m.value or ZERO)
    if partial(lead) or (not bound and _OTHER_YEARS.search(words)):
        return None
    if not bound and run.breakdown.closed and CARRIED.search(document.text):
        return None  # those carried in, wherever they are told, are closed too
    if not bound and run.breakdown.told and not _divided(lead, document, whole):
        return None
    if not bound and (added in _totals(alike) or _of_those_closed(before, parts)):
        return None
    one = Enumeration(document, run.parts, whole)
    if (
        whole.value
        and one.missing < 0
        and one.within(_ALL)
        and one.broken(words)
        and sum_of(folded(document, parts)) > whole.value
    ):
        nested = run.breakdown.nested and whole.value >= _FEW
        return None if nested and _one_within(one) else one.finding(INTRODUCED)
    return None


def _of_those_closed(before: Sequence[tuple[Statement, Mention]], parts: Sequence[Mention]) -> bool:
    """新案5件,审结6件,其中维持4件,撤销1件,终止1件;未审结1件: the first of them make up those closed."""
    last = before[-1] if before else None
    if last is None or not _CLOSED.search(last[0].label(last[1])):
        return False
    return any(sum_of(parts[:k]) == last[1].value for k in range(2, len(parts)))


_CLOSED = re.compile(r"(?<![未应待在])(?:办结|审结|结案|答复)")


def _divided(lead: str, document: Document, whole: Mention) -> bool:
    """Whether the words say that levels divide a total: 全县…, or 其中, 按…分 before the parts.

    门户网站发布3200条。各部门发布2100条,乡镇发布1800条 are counted apart.
    """
    clause = document.before(whole, 24)
    label = re.split(r"[,。;:\n]", clause)[-1]
    of_all = re.search(r"全[省市县区州旗镇乡系]|共|总计|合计", label)
    return "其中" in lead or divides(lead) or (of_all is not None and "网" not in label)


def _pointed(before: Sequence[tuple[Statement, Mention]], lead: str) -> Mention | None:
    """The total that the words before the parts name: 办结57件,结转5件。办结件中,…"""
    match = _POINTED.search(lead)
    if match is None:
        return None
    acts = [m for one, m in before if match["act"] in one.label(m) and not re.search("未|按|及时", one.label(m))]  # fmt: skip
    return acts[-1] if acts else None


def _right_before(
    document: Document, before: Sequence[tuple[Statement, Mention]], first: Mention
) -> Mention | None:
    """The total that stands right before its parts: 75件中,同意公开38件; 270件中同意公开142件."""
    if not before:
        return None
    last = before[-1][1]
    gap = document.between(last, first)
    return (
        last
        if re.match(r"(?:申请|复议|诉讼|案件|答复)?[中里](?:,|(?!心))[^,。;\d]{0,12}$", gap)
        else None
    )


def _named(
    document: Document,
    before: Sequence[tuple[Statement, Mention]],
    taken: set[str],
    run: _Run,
    here: Statement,
) -> list[Mention]:
    """The counts before that are named as what is divided, and are no parts themselves."""
    breakdown, unit = run.breakdown, run.parts[0].unit
    named = [
        (one, m)
        for one, m in before
        if m.id not in taken
        and m.unit == unit
        and (m.value or ZERO) > 0
        and breakdown.of.search(one.label(m) + one.behind(m))
        and breakdown.class_of(_name(one, m)) is None
        and (
            "其中" not in document.text[one.start : m.span.start]
            or (breakdown.last and m is before[-1][1] and "共" in one.label(m))
        )
    ]
    if breakdown.last:
        # What follows is divided of the one right before, and of no other.
        named = [pair for pair in named if pair[0] is here] or named
        return _outer([m for _, m in named])[-1:]
    return [m for _, m in named]


def _outer(counts: Sequence[Mention]) -> list[Mention]:
    """Totals without those that together make up the one before them (871件,直接起诉529件,复议后342件)."""
    for at, whole in enumerate(counts):
        for stop in range(at + 3, len(counts) + 1):
            if sum_of(counts[at + 1 : stop]) == whole.value:
                return [*counts[: at + 1], *_outer(counts[stop:])]
    return list(counts)


def _totals(counts: Sequence[Mention]) -> set[object]:
    """Every value before the parts, and the sum of every two neighbours: new ones and carried in."""
    values = [m.value or ZERO for m in counts]
    return {*values, *(a + b for a, b in pairwise(values))}


def _one_within(one: Enumeration) -> bool:
    """Whether one of the parts may be a part of its neighbour: the others make up the whole."""
    fewer = len(one.parts) - 1
    return fewer > 1 and any(sum_of(some) == one.value for some in combinations(one.parts, fewer))
