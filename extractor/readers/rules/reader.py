"""The prose reader: every number and statement of zero of a document, claimed.

Each number's clause is taken apart into concepts of the pack; the saying that explains them all,
and most of them, is what the number counts.  What no saying explains is kept as ``other``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractor.knowledge.prose import Prose, prose
from extractor.language import cues
from extractor.language.bodies import elsewhere
from extractor.language.frames import Frame, frame
from extractor.language.labels import label_of
from extractor.language.lexicon import Token
from extractor.language.lists import things_of_each
from extractor.language.scope import scope_of
from extractor.schemas import OTHER, Claim, Mention
from extractor.text.document import Document

from ..reading import Reading
from .clauses import Clause, clause_of, is_each, items_of, verb_of
from .matching import again, made, matches
from .parts import by_topic, only_its_part, sums
from .told import told_of_all
from .wholes import of_last_total, of_number, of_subject, old_refusal, whole_of

_CONTINUES = re.compile(r"(?:历年)?(?:总)?累计(?:收到|公开|发布|受理)?(?:为|达|共|有)*")


@dataclass(slots=True)
class _State:
    """What the sentence has said before a number."""

    start: int = -1
    claims: list[Claim] = field(default_factory=list)
    verb: Token | None = None
    foreign: bool = False
    last: Clause | None = None
    total_unit: str | None = None
    received: bool = False
    compared: Clause | None = None

    def told(self, claim: Claim, *, part: bool) -> bool:
        """Whether the sentence has stated this already, for the same scope and period.

        Behind 其中 (``part``) stand the parts of the whole that was told, of whatever scope.
        """
        return any(
            (c.indicator, c.period) == (claim.indicator, claim.period)
            and (part or c.scope == claim.scope)
            for c in self.claims
        )

    def adds_up(self, claim: Claim, document: Document) -> bool:
        """Whether the sentence has told the parts of this one by the same name, before their sum."""
        same = [c for c in self.claims if c.indicator == claim.indicator] + [claim]
        return sums(same, _values(same, document)).get(claim.mention or "", False)


def _values(claims: Iterable[Claim], document: Document) -> dict[str, Decimal]:
    mentions = (document.mention(claim.mention or "") for claim in claims)
    return {m.id: m.value for m in mentions if m is not None and m.value is not None}


@dataclass(frozen=True, slots=True)
class Step:
    """How one mention was read: its frame, its clause and what was claimed of it.

    ``clause`` is None for a statement of zero; ``claims`` name the pattern in ``because``.
    """

    frame: Frame
    clause: Clause | None
    claims: tuple[Claim, ...]


def read(
    document: Document, taken: frozenset[str] = frozenset(), pack: Prose | None = None
) -> Reading:
    """Claims for every number and statement of zero; ``other`` where no saying explains it.

    ``taken`` are the ids of mentions that the tables reader has placed already; ``pack`` the
    sentences to know, those of disclosure reports if None.
    """
    pack = pack or prose()
    steps = list(_steps(document, pack, taken))
    claims = [claim for step in steps for claim in step.claims]
    frames = {step.frame.mention.id: step.frame for step in steps}
    return Reading(claims=tuple(_once_said(_wholes(claims, frames, document), frames, pack)))


def explain(
    document: Document, taken: frozenset[str] = frozenset(), pack: Prose | None = None
) -> Iterator[Step]:
    """Each mention with its clause and what ``read`` claims of it, for a person to see why."""
    kept: dict[str, list[Claim]] = {}
    pack = pack or prose()
    for claim in read(document, taken, pack).claims:
        kept.setdefault(claim.mention or "", []).append(claim)
    for step in _steps(document, pack, taken):
        seen = step.frame
        number = seen.mention.kind != "zero_statement"
        clause = clause_of(document, seen, pack) if number else None
        yield Step(seen, clause, tuple(kept[seen.mention.id]))


def _steps(document: Document, pack: Prose, taken: frozenset[str]) -> Iterator[Step]:
    state = _State()
    previous: Mention | None = None
    for mention in document.mentions:
        if not mention.statistical or mention.id in taken:
            continue
        seen = frame(document, mention, previous)
        previous = mention
        if seen.sentence_start != state.start:
            state = _State(
                seen.sentence_start, total_unit=state.total_unit, received=state.received
            )
        if mention.kind == "zero_statement":
            found = _zero(document, seen, pack)
        else:
            found = list(_number(document, seen, pack, state))
        state.claims += found
        state.received |= any(c.indicator == "applications.received" for c in found)
        yield Step(seen, None, tuple(found or _others(seen)))


def _wholes(claims: list[Claim], frames: Mapping[str, Frame], document: Document) -> list[Claim]:
    """Of counts by one name in one sentence, the one that is the sum of the others."""
    breaths: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        if claim.indicator != OTHER and claim.period == "year" and claim.semantic == "explicit":
            at = frames[claim.mention or ""].sentence_start
            breaths.setdefault((claim.indicator, at), []).append(claim)
    part = {
        (name, mention)
        for (name, _), same in breaths.items()
        if len(same) > 2
        for mention, whole in sums(same, _values(same, document)).items()
        if not whole
    }
    return [
        _other(frames[c.mention or ""]) if (c.indicator, c.mention) in part else c for c in claims
    ]


def _once_said(claims: list[Claim], frames: Mapping[str, Frame], pack: Prose) -> Iterator[Claim]:
    """Keep no figure that is given for several things of a kind, each by itself.

    《甲》在线访谈2次、《乙》在线访谈1次: neither is the number of interviews, and no report says two
    numbers for one thing in one breath.  Behind 其中 stand the parts of the first.
    """
    breaths: dict[tuple[str, int, str], list[Frame]] = {}
    for claim in claims:
        if claim.indicator.startswith(pack.several) and claim.semantic == "explicit":
            seen = frames[claim.mention or ""]
            breaths.setdefault((claim.indicator, seen.sentence_start, claim.period), []).append(
                seen
            )
    kept: dict[tuple[str, int, str], Frame | None] = {}
    for breath, same in breaths.items():
        if len({seen.mention.value for seen in same}) > 1:
            parts = not same[0].subset and any(seen.subset for seen in same[1:])
            kept[breath] = same[0] if parts else None
    for claim in claims:
        seen = frames[claim.mention or ""]
        breath = (claim.indicator, seen.sentence_start, claim.period)
        yield claim if kept.get(breath, seen) is seen else _other(seen)


def _zero(document: Document, seen: Frame, pack: Prose) -> list[Claim]:
    carried = (seen.mention.thing or "").startswith("carried")
    if not carried and cues.other_year(seen, document.meta.year):
        return []
    indicator = pack.denied(seen.mention.thing, document.meta.form)
    over = cues.over_years(seen, document)
    because = f"none of {seen.mention.thing}"
    return [_claim(seen, indicator, over, because, pack)] if indicator else []


def _number(document: Document, seen: Frame, pack: Prose, state: _State) -> Iterator[Claim]:
    if seen.mention.kind == "share" or not cues.level(seen):
        state.compared = clause_of(document, seen, pack) if seen.label else None
        return
    clause = _with_last(clause_of(document, seen, pack), state.last, document)
    clause, state.compared = _with_compared(clause, state.compared), None
    state.last = clause
    verb, state.verb = state.verb, verb_of(clause) or state.verb
    if _is_none_of_the_year(seen, document):
        state.compared = clause if cues.other_year(seen, document.meta.year) else None
        return
    if told := _of_the_claims(document, seen, pack, state.claims):
        yield told
        return
    if only_its_part(document, clause):
        return
    if things_of_each(seen) and len(items_of(clause)) < 2:
        return  # 甲、乙两类均公开3条: of each so many, and no indicator's
    over = cues.over_years(seen, document)
    names: list[str] = []
    clause = _after_results(clause, state.claims[-1] if state.claims else None, pack)
    for match in matches(clause, document.meta.form, verb):
        name = match.saying.id
        if name.startswith("applications.") and (state.foreign or _is_class(seen, state)):
            continue
        if name == "applications.received" and by_topic(document, seen):
            continue
        if name == "proactive.website" and state.total_unit not in (None, seen.mention.unit):
            continue  # 主动公开35条,…网上公开34件: these are counted apart
        if name == "applications.received" and _with_carried(seen, document):
            continue
        if not clause.concepts & {"receive", "application", "submit"}:
            name = of_last_total(name, state.claims)
        name = of_subject(name, document, seen, state.received, pack)
        if over:
            name = pack.cumulative.get(name, name)
        claim = _claim(seen, name, over, match.pattern.words, pack)
        if (
            match.saying.once
            and state.told(claim, part=seen.subset)
            and not state.adds_up(claim, document)
        ):
            continue
        names.append(name)
        if name == "proactive.total":
            state.total_unit = seen.mention.unit
        yield claim
        earlier = [c.indicator for c in state.claims]
        if "refuse" in clause.concepts and old_refusal(name, document.meta.form, earlier):
            yield _claim(seen, "applications.refused", over, match.pattern.words, pack)
    if not state.foreign and not over:
        for match in told_of_all(document, clause, names):
            name = of_number(match.saying.id, names)
            yield _claim(seen, name, over, match.pattern.words, pack, "told of all")
            if old_refusal(name, document.meta.form, names):
                yield _claim(seen, "applications.refused", over, match.pattern.words, pack)
            names.append(name)
    state.foreign |= not names and _is_business(clause)
    if not names and is_each(clause) and len(items := items_of(clause)) > 1:
        yield from (_other(seen) for _ in items)


def _of_the_claims(
    document: Document, seen: Frame, pack: Prose, claims: list[Claim]
) -> Claim | None:
    """What the claims before a number say that it is: it goes on with the last, or adds them up."""
    if not claims:
        return None
    last = claims[-1]
    same = document.mention(last.mention or "")
    if same and same.unit == seen.mention.unit and _CONTINUES.fullmatch(seen.label):
        name = pack.cumulative.get(last.indicator, last.indicator)
        return _claim(seen, name, "累计", "goes on", pack)
    if again(seen, document.meta.year) and (years := _of_all_years(document, seen, claims)):
        return _claim(seen, _of_the_year(years, pack), None, "of the year", pack)
    if whole := whole_of(document, seen, claims):
        over = cues.over_years(seen, document)
        return _claim(seen, whole, over, "the sum of the parts before it", pack)
    return None


def _of_all_years(document: Document, seen: Frame, claims: list[Claim]) -> str | None:
    """举办培训14期、培训1260人次;其中2014年举办4期: the last count of all years in this unit."""
    for claim in reversed(claims[-_MOST_CLAIMS:]):
        mention = document.mention(claim.mention or "")
        if claim.period == "cumulative" and mention and mention.unit == seen.mention.unit:
            return claim.indicator
    return None


_MOST_CLAIMS = 20
"""Claims that are looked back on; a sentence made to be slow has more."""


def _is_business(clause: Clause) -> bool:
    """窗口受理申请…件,办结…件: applications for something else."""
    return "application" in clause.concepts and any(
        t.concepts & {"business", "docket"}
        and t.concepts <= {"business", "docket", "visit", "in_person"}
        and t.text not in ("窗口", "现场")
        for t in clause.content
    )


def _is_none_of_the_year(seen: Frame, document: Document) -> bool:
    """Whether a number is no figure of this body and year: planned, a part, another's, an item."""
    if not cues.real(seen) or cues.part_of_year(seen) or cues.ranked(seen):
        return True
    if cues.set_apart(seen, document) or cues.item_number(seen, document):
        return True
    if cues.mid_year(seen, document):
        return True
    if elsewhere(seen.label, seen.agency):
        return True
    return cues.other_year(seen, document.meta.year) and not cues.misdated(seen, document)


_SECOND = re.compile(r"[、,(]?(?:共计?|合?计|总计|金额)?")


def _with_last(clause: Clause, last: Clause | None, document: Document) -> Clause:
    """培训2场128人次; 收取2笔、35元: the second count of one thing, in another unit."""
    seen = clause.frame
    again = last is None or last.frame.mention.unit == seen.mention.unit
    if last is None or again or clause.content or not _SECOND.fullmatch(seen.label):
        return clause
    between = document.text[last.frame.mention.span.stop : seen.mention.span.start]
    if not last.content or not _SECOND.fullmatch(between):
        return clause
    return replace(
        clause, label=last.label, cover=last.cover, frame=seen._replace(label=last.frame.label)
    )


_REACHES = re.compile(
    r",?(?:总数|总量)?(?:(?:20\d\d年|本年度?|今年)?(?:增至|升至|增加到|上升到|达到?|为)|为|达|达到|共|共计)+"
)
_LAST = re.compile(r"^(?:上一?年度?|去年|20\d\d年度?)")


def _with_compared(clause: Clause, compared: Clause | None) -> Clause:
    """新收申请同比减少4件,为25件: what is compared is what then gets its number."""
    seen = clause.frame
    if compared is None or clause.content or not seen.listed or not _REACHES.fullmatch(seen.label):
        return clause
    words = cues.before_comparison(compared.frame.label)
    if not words and compared.frame.mention.unit == seen.mention.unit:
        words = _LAST.sub(lambda year: " " * len(year.group()), compared.frame.label)
    label = tuple(
        t for t in compared.label if t.stop <= len(words) and "last_year" not in t.concepts
    )
    if not words or compared.frame.sentence_start != seen.sentence_start:
        return clause
    return replace(clause, label=label, cover=label, frame=seen._replace(label=words))


_WITH_CARRIED = re.compile(
    r"\(?(?:其中)?(?:含|包括|包含)(?:[^),。;\d]{0,6}(?:上年|上一年|去年|结转)|20\d\d年度?(?:结转|转结))"
)


def _with_carried(seen: Frame, document: Document) -> bool:
    """共受理88件(含上年结转3件): what was new is less, and is not printed."""
    stop = seen.mention.span.stop
    return _WITH_CARRIED.match(document.text[stop : stop + 20]) is not None


def _after_results(clause: Clause, last: Claim | None, pack: Prose) -> Clause:
    """予以公开2件,其他1件; 纠错4件、其他8件: what 其他 is the rest of."""
    if last is None or not clause.frame.listed:
        return clause
    if last.indicator in ("applications.closed", "applications.replied") and _carries(clause):
        way = Token(0, 0, "", frozenset({"next_year"}))
        return replace(clause, label=(way, *clause.label))
    if last.indicator.startswith(pack.outcomes):
        return replace(clause, before=("after_outcome", *clause.before))
    group, _, result = last.indicator.partition(".")
    if result in ("upheld", "corrected"):
        return replace(clause, before=(f"after_{group}", *clause.before))
    return clause


def _carries(clause: Clause) -> bool:
    """办结17件,结转2件: what is left when some were closed goes into the next year."""
    named = clause.concepts
    return "carry" in named and not named & {"last_year", "next_year"}


def _of_the_year(name: str, pack: Prose) -> str:
    return next((year for year, years in pack.cumulative.items() if years == name), name)


def _is_class(seen: Frame, state: _State) -> bool:
    """主动公开43条、依申请公开2条、不予公开1条: classes of documents are no applications."""
    totals = any(c.indicator.startswith("proactive.total") for c in state.claims)
    listed = totals and seen.listed and (seen.mention.unit == "条" or _CLASS.search(seen.sentence))
    return made(seen) or bool(listed)


_CLASS = re.compile(r"依申请公开(?:的)?(?:政府)?信息[^,;、]{0,4}\d")


def _claim(
    seen: Frame,
    indicator: str,
    over: str | None,
    pattern: str,
    pack: Prose,
    note: str | None = None,
) -> Claim:
    zero = seen.mention.kind == "zero_statement"
    scope, scope_words = (None, None) if zero else scope_of(_with_whole(seen))
    return Claim(
        indicator=indicator,
        mention=seen.mention.id,
        reader="rules",
        scope=scope,
        period="cumulative" if over or indicator in pack.cumulative.values() else "year",
        semantic="implied_zero" if zero else "explicit",
        because="; ".join(filter(None, (scope_words, over, note, f"pattern: {pattern}"))),
    )


_WHOLE_OF = re.compile(r"([^,;。:\d]*)[当之其]?中,$")


def _with_whole(seen: Frame) -> str:
    """全县…作出的答复中,同意公开5件: the words that name what the number is a part of, too."""
    earlier = seen.sentence[: len(seen.sentence) - len(seen.label)]
    whole = _WHOLE_OF.search(earlier)
    return whole[1] + seen.label if whole else seen.label


def _others(seen: Frame) -> list[Claim]:
    """A statistic that nobody knows; one for each thing of a list that all have this number."""
    return [_other(seen, thing) for thing in things_of_each(seen)] or [_other(seen)]


def _other(seen: Frame, label: str | None = None) -> Claim:
    return Claim(
        indicator=OTHER,
        mention=seen.mention.id,
        reader="rules",
        label=label or label_of(seen),
        semantic="implied_zero" if seen.mention.kind == "zero_statement" else "explicit",
    )
