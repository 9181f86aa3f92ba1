"""The prose reader: every number and statement of zero of a document, claimed.

Each number's clause is taken apart into concepts of the pack; the saying that explains them all,
and most of them, is what the number counts.  What no saying explains is kept as ``other``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.knowledge.prose import Prose, prose
from extractor.knowledge.tables import Tables
from extractor.language import cues
from extractor.language.cue_words import without_adverbials
from extractor.language.frames import Frame, frame
from extractor.language.lexicon import Token, residue
from extractor.language.lists import of_each_body, of_each_way, things_of_each, with_its_things
from extractor.language.risen import risen, risen_from
from extractor.language.several_years import over_years
from extractor.language.stretches import before_the_whole, titled_for_another_year
from extractor.language.subject import elsewhere
from extractor.language.words import REST
from extractor.schemas import Claim, Finding, Mention
from extractor.text.document import Cover, Document, found_once

from ..reading import Reading, unplaced_table
from .all_done import with_the_only_way, with_told_later
from .behind import headed_by
from .cards import Cards, card_findings, cards_of, of_card
from .claims import Context, Draft, Pass, draft_of, others_of
from .clauses import Clause, clause_of, items_of, verb_of
from .dated import held_once, of_events
from .going_on import of_the_claims
from .guards import is_business, set_aside
from .guards_of_applications import ELSE, answered_in_time, asks_for_else
from .hands import of_one_kind
from .in_lists import FormTold, form_told
from .leaning import (
    after_results,
    with_compared,
    with_last,
)
from .levels import of_levels
from .matching import matches
from .parts import only_its_part, part_of_another
from .reasons import old_refusal
from .told import told_of_all
from .told_before import (
    State,
    each_alone,
    none_lost,
    once_said,
    parts_of_one,
    running_totals,
)
from .totals import (
    of_kinds_behind,
    with_kinds,
    without_parts,
)
from .unexplained import Unexplained

_ROW = re.compile(r"(?:(?:^|[\t ])-?\d[\d.,]*(?![^\s])){4,}", re.M)
"""申请⇥0⇥0⇥22⇥0: a row of cells, of which a label that was torn from it says nothing."""
_SOME_ROWS = 8
"""Numbers in rows of cells from which on a table is lost, and not a line of figures."""


@dataclass(frozen=True, slots=True)
class Step:
    """How one mention was read: its frame, its clause and what was claimed of it.

    ``clause`` is None for a statement of zero; ``claims`` name the pattern in ``because``.
    """

    frame: Frame
    clause: Clause | None
    claims: tuple[Claim, ...]


def read(
    document: Document,
    taken: frozenset[str] = frozenset(),
    pack: Prose | None = None,
    tables: Tables | None = None,
) -> Reading:
    """Claims for every number and statement of zero; ``other`` where no saying explains it.

    ``taken`` are the ids of mentions that the tables reader has placed already; ``pack`` the
    sentences to know, those of disclosure reports if None; ``tables`` those whose rows and columns
    lists in running text may name.
    """
    pack = pack or prose()
    cards = cards_of(document, pack, taken)
    listed = form_told(document, tables, pack)
    unexplained: dict[str, Unexplained] = {}
    drafts = list(_drafts(document, pack, taken, cards, unexplained, listed))
    rows = _rows(document, {draft.mention.id: draft.mention for draft in drafts}.values())
    context = Context(document, pack, tabled=bool(taken))
    for settle in _PASSES:
        drafts = list(settle(drafts, context))
    return Reading(
        claims=tuple(draft.claim() for draft in drafts),
        findings=(*rows, *card_findings(document, cards)),
        unexplained=unexplained,
    )


_PASSES: Sequence[Pass] = (
    running_totals,
    with_kinds,
    parts_of_one,
    without_parts,
    of_levels,
    with_the_only_way,
    with_told_later,
    held_once,
    each_alone,
    none_lost,
    once_said,
)
"""What looks at all drafts of a report, in this order."""


@found_once
def _in_rows(document: Document) -> Cover:
    return Cover(row.span() for row in _ROW.finditer(document.text))


def _rows(document: Document, mentions: Iterable[Mention]) -> Iterator[Finding]:
    """One finding for all rows of cells that nobody could place: their labels are torn from them."""
    rows = _in_rows(document)
    lost = [mention for mention in mentions if rows.overlaps(*mention.span)]
    if len(lost) >= _SOME_ROWS:
        yield unplaced_table(
            document,
            f"{len(lost)} numbers stand in rows of cells whose labels are torn from them: "
            "they are kept without an indicator; look at the page itself",
            [mention.span for mention in lost],
            mentions=[mention.id for mention in lost],
        )


def explain(
    document: Document,
    taken: frozenset[str] = frozenset(),
    pack: Prose | None = None,
    tables: Tables | None = None,
) -> Iterator[Step]:
    """Each mention with its clause and what ``read`` claims of it, for a person to see why."""
    kept: dict[str, list[Claim]] = {}
    pack = pack or prose()
    for claim in read(document, taken, pack, tables).claims:
        kept.setdefault(claim.mention or "", []).append(claim)
    listed = form_told(document, tables, pack)
    drafts = _drafts(document, pack, taken, cards_of(document, pack, taken), {}, listed)
    for seen in {draft.mention.id: draft.frame for draft in drafts}.values():
        number = seen.mention.kind != "zero_statement"
        clause = clause_of(document, seen, pack) if number else None
        yield Step(seen, clause, tuple(kept[seen.mention.id]))


def _drafts(
    document: Document,
    pack: Prose,
    taken: frozenset[str],
    cards: Cards,
    unexplained: dict[str, Unexplained],
    listed: FormTold,
) -> Iterator[Draft]:
    state = State(tabled=bool(taken))
    previous: Mention | None = None
    unsure = {mention.id for mention in cards.unsure}
    cells = _in_rows(document)
    for mention in document.mentions:
        told = mention.statistical or listed.tells(mention.id)
        if not told or mention.id in taken:
            continue
        seen = risen(document, frame(document, mention, previous))
        seen = headed_by(of_card(seen, document, cards), document.in_digits)
        seen = with_its_things(seen)
        previous = mention
        if seen.sentence_start != state.start:
            state = state.of_next_sentence(seen.sentence_start)
        if mention.kind == "zero_statement":
            found = _zero(document, seen, pack)
        elif mention.id in unsure or cells.overlaps(*mention.span):
            found = []
        else:
            before, state.open = state.as_it_is(), None
            found = list(_number(document, seen, pack, state))
            if state.open is not None and not found and not listed.tells(mention.id):
                unexplained[mention.id] = Unexplained(state.open, before)
        named = _by_labels(seen, document, pack, listed.cells)
        if {claim.indicator for claim in named}.isdisjoint(c.indicator for c in found):
            found = named or found or _by_labels(seen, document, pack, listed.rows)
        state.add(found, pack)
        over = None if found else over_years(seen, document)
        yield from found or others_of(seen, over)


def _by_labels(
    frame: Frame, document: Document, pack: Prose, labels: Mapping[str, str]
) -> list[Draft]:
    """What a number is by the form's own labels; ``labels`` knows it by its id."""
    name = labels.get(frame.mention.id)
    if name is None or titled_for_another_year(frame, document, document.meta.year):
        return []
    return [draft_of(frame, name, None, "labels of the form", pack)]


def _zero(document: Document, frame: Frame, pack: Prose) -> list[Draft]:
    carried = (frame.mention.thing or "").startswith("carried")
    if not carried and cues.other_year(frame, document.meta.year):
        return []
    if cues.others_denied(frame, document):
        return []
    indicator = pack.denied(frame.mention.thing, document.meta.form)
    over = over_years(frame, document)
    because = f"none of {frame.mention.thing}"
    return [draft_of(frame, indicator, over, because, pack)] if indicator else []


def _number(document: Document, frame: Frame, pack: Prose, state: State) -> Iterator[Draft]:
    if frame.mention.kind == "share" or not cues.level(frame) or risen_from(document, frame):
        compared = clause_of(document, frame, pack) if frame.label else None
        if compared is None or compared.content or state.compared is None:
            state.compared = compared  # else 2018年增加56条: it goes on with what it is compared to
        return
    if cues.item_number(frame, document):
        return  # 两项相加99件
    clause = with_last(clause_of(document, frame, pack), state.last, document)
    compared, state.compared = state.compared, None
    clause = with_compared(clause, compared)
    state.last = clause
    verb, state.verb = state.verb, verb_of(clause) or state.verb
    if _is_none_of_the_year(frame, document) and not _of_last_year(clause, document):
        year = document.meta.year
        if not _is_none_of_the_year(frame, document, dated=True):
            yield from of_events(clause, document.meta.form, year)
        before = cues.other_year(frame, year) or cues.part_of_year(frame, year)
        before = before or before_the_whole(frame, document)
        # 1月至11月收到60件,12月7件,共67件: a month alone leaves what is counted as it was.
        state.compared = (clause if clause.content else compared) if before else None
        return
    if claim := of_the_claims(document, frame, pack, state):
        yield claim
        return
    if only_its_part(document, clause) or of_each_body(frame):
        return
    if part_of_another(document, frame, state.claims, pack):
        return
    several = things_of_each(frame) or of_each_way(frame)
    if several and len(items_of(clause)) < 2:
        return  # 甲、乙两类均公开3条: of each so many, and no indicator's
    over = over_years(frame, document)
    clause = after_results(clause, state.claims[-1] if state.claims else None, pack)
    yield from _by_sayings(document, clause, state, verb, over)


def _by_sayings(
    document: Document, clause: Clause, state: State, verb: Token | None, over: str | None
) -> Iterator[Draft]:
    """What the sayings of the pack make of a clause, and what is told of all that it counts."""
    seen, pack, form = clause.frame, clause.pack, document.meta.form
    roles = pack.roles
    names: list[str] = []
    closed = state.foreign
    for match in matches(clause, form, verb):
        closed = True
        if set_aside(match.saying.id, document, clause, state):
            continue
        name = match.saying.id
        if answered_in_time(name, clause, state, document):
            name = roles.replied
        name = clause.pack.cumulative.get(name, name) if over else name
        claim = draft_of(seen, name, over, match.pattern.words, pack)
        again_told = match.saying.once and state.told(claim, part=seen.subset)
        if again_told and not state.is_sum(claim):
            continue
        names.append(name)
        if name == roles.disclosed:
            state.total_unit = seen.mention.unit
        yield claim
        earlier = [c.indicator for c in state.claims]
        if "refuse" in clause.concepts and old_refusal(name, form, earlier, roles):
            yield draft_of(seen, roles.refused, over, match.pattern.words, pack)
    if not state.foreign and not over:
        yield from _of_all(document, clause, names, tabled=state.tabled)
    for name in of_one_kind(document, clause, names):
        names.append(name)
        yield draft_of(seen, name, over, "all of one kind", pack, "all")
    if not names and not closed and (whole := of_kinds_behind(document, seen, pack)):
        names.append(whole)
        yield draft_of(seen, whole, over, "", pack, "kinds")
    if not names and not closed:
        state.open = clause
    # 举办焊工培训6期: every word is known, and it is a course of another kind.
    if not names and ("trade" in clause.concepts or residue(seen.label, clause.cover)):
        state.unknown |= clause.concepts
    if not names and asks_for_else(seen.label):
        state.unknown |= {ELSE}
    state.foreign |= not names and is_business(clause)


def _of_all(
    document: Document, clause: Clause, names: list[str], *, tabled: bool
) -> Iterator[Draft]:
    """What is told of all that a number counts; ``names`` are its indicators so far, and grow."""
    seen, pack = clause.frame, clause.pack
    roles = pack.roles
    for match in told_of_all(document, clause, names, tabled=tabled):
        name = match.saying.id
        yield draft_of(seen, name, None, match.pattern.words, pack, "all")
        if old_refusal(name, document.meta.form, names, roles):
            yield draft_of(seen, roles.refused, None, match.pattern.words, pack)
        names.append(name)
    all_in_time = _ALL_ON_TIME.search(seen.words) and not REST.fullmatch(seen.label)
    if roles.closed and roles.on_time in names and all_in_time:
        yield draft_of(seen, roles.closed, None, "all on time", pack, "all")


_ALL_ON_TIME = re.compile(r"(?:全部|均|都)(?:已|能)?(?:按时|按期|如期)(?:办结|办理完毕|办毕)")
"""39件全部按时办结: closed, all of them, and in time."""


def _is_none_of_the_year(frame: Frame, document: Document, *, dated: bool = False) -> bool:
    """Whether a number is no figure of this body and year: planned, a part, another's, an item.

    ``dated``: it may be that of a part of the year.
    """
    year = document.meta.year
    if not cues.real(frame) or cues.ranked(frame):
        return True
    if not dated and cues.part_of_year(frame, year):
        return True
    if cues.set_apart(frame, document):
        return True
    if cues.mid_year(frame, document) or before_the_whole(frame, document):
        return True
    if titled_for_another_year(frame, document, year):
        return True
    if elsewhere(without_adverbials(frame.label), frame.agency):
        return True
    return cues.other_year(frame, year) and not cues.misdated(frame, document)


def _of_last_year(clause: Clause, document: Document) -> bool:
    """行政强制事项上年22项: the form asks for a figure of the year before, and this is it."""
    if "last_year" not in clause.concepts:
        return False
    found = matches(clause, document.meta.form, None)
    return any("last_year" in match.pattern.needed for match in found)
