"""The prose reader: the embedded default for sentences, and a second reading beside a model.

Each number's clause is taken apart into concepts of the pack; the saying that explains them all,
and most of them, is what the number counts.  What no saying explains is kept as ``other``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.knowledge.prose import Pattern, Prose, Saying, prose
from extractor.language import cues
from extractor.language.bodies import kind_of
from extractor.language.frames import Frame, frame
from extractor.language.labels import label_of
from extractor.language.lexicon import Token, residue
from extractor.language.scope import scope_of
from extractor.language.sites import own_site
from extractor.schemas import OTHER, Claim, Mention
from extractor.schemas.denials import denied
from extractor.text.document import Document

from ..reading import Reading

_VERBS = frozenset("receive reply close disclose publish update issue repeal handle charge hold equip".split())
_JOINS = re.compile(r"(?:[、并和及且与]|以及|书面|依法|均|已|全部|按时|,)*")
_EACH = re.compile(r"(?:均|都|各|皆)(?:自)?(?:为|是|有|达)?$")
_TOGETHER = re.compile(r"共计?|合计|总计|一共|总共")
_LISTS = re.compile(r"、|和|及|与|以及|或")
_SHARED = frozenset(
    """hold receive application on_request staff info disclose issue reply refuse equip charge fee
    submit handle consult training serve""".split()
)
_CONTINUES = re.compile(r"(?:历年)?(?:总)?累计(?:收到|公开|发布|受理)?(?:为|达|共|有)*")


@dataclass(frozen=True, slots=True)
class Match:
    """A saying that explains a clause, and how much of it."""

    saying: Saying
    pattern: Pattern
    weight: int


@dataclass(slots=True)
class _State:
    """What the sentence and the paragraph have said before a number."""

    sentence_start: int = -1
    claimed: list[tuple[str, str | None, str]] = None  # type: ignore[assignment]
    ids: list[str] = None  # type: ignore[assignment]


def read(document: Document, taken: frozenset[str] = frozenset()) -> Reading:
    """Claims for every number and statement of zero; ``other`` where no saying explains it.

    ``taken`` are the ids of mentions that the tables reader has placed already.
    """
    pack = prose()
    claims: list[Claim] = []
    state = _State(-1, [], [])
    previous: Mention | None = None
    for mention in document.mentions:
        if not mention.statistical or mention.id in taken:
            continue
        seen = frame(document, mention, previous)
        previous = mention
        if seen.sentence_start != state.sentence_start:
            state.sentence_start, state.claimed, state.ids = seen.sentence_start, [], []
        if mention.kind == "zero_statement":
            found = _zero(document, seen)
        else:
            found = list(_number(document, seen, pack, state))
        state.claimed += [(c.indicator, c.scope, c.period) for c in found]
        state.ids += [c.indicator for c in found]
        claims += found or [_other(seen)]
    return Reading(claims=tuple(claims))


def _zero(document: Document, seen: Frame) -> list[Claim]:
    indicator = denied(seen.mention.thing, document.meta.form)
    if indicator is None:
        return []
    return [_claim(seen, indicator, scoped=False)]


def _number(document: Document, seen: Frame, pack: Prose, state: _State) -> Iterator[Claim]:
    if seen.mention.kind == "share" or not cues.level(seen) or not cues.real(seen):
        return
    if cues.other_year(seen, document.meta.year) or cues.part_of_year(seen):
        return
    if _CONTINUES.fullmatch(seen.label) and state.ids and seen.listed:
        last = state.ids[-1]
        name = "proactive.cumulative" if last == "proactive.total" else last
        yield _claim(seen, name, over="累计")
        return
    over = cues.over_years(seen)
    for match in matches(document, seen, pack):
        name = match.saying.id
        if name == "proactive.total" and over:
            name = "proactive.cumulative"
        claim = _claim(seen, name, over=over, because=match.pattern.words)
        told = (claim.indicator, claim.scope, claim.period)
        if match.saying.once and told in state.claimed:
            continue
        yield claim


def matches(document: Document, seen: Frame, pack: Prose) -> list[Match]:
    """The sayings that a number's clause states: one, or one for each verb or thing of a list."""
    form = document.meta.form
    before = topics_before(document, seen, pack)
    label_tokens = pack.lexicon.tokens(seen.label)
    after = _after(seen, document.text)
    after_tokens = pack.lexicon.tokens(after)
    label_tokens = _with_years(label_tokens, seen.label, document.meta.year)
    after_tokens = _with_years(after_tokens, after, document.meta.year)
    setting = _setting(seen, pack)
    clause = Clause(seen, (*label_tokens, *setting), after, after_tokens, before)
    found: dict[str, Match] = {}
    for variant in variants(clause):
        match = _best(variant, pack, form)
        if match is not None:
            found.setdefault(match.saying.id, match)
    if not found:
        tail = _from_last_verb(clause)
        other = _best(tail, pack, form) if tail else _joint(clause, pack, form)
        if other is not None:
            found[other.saying.id] = other
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Clause:
    """A frame with the known words before (``label``) and behind (``after``) its number."""

    frame: Frame
    label: tuple[Token, ...]
    after_words: str
    after: tuple[Token, ...]
    before: tuple[str, ...]

    @property
    def content(self) -> tuple[Token, ...]:
        """The tokens that mean something."""
        return tuple(t for t in (*self.label, *self.after) if not t.filler)


_MEANS = re.compile(
    r"(?:依托|利用|通过|借助|以|在|开设|开辟|设立|运用|充分发挥|持续优化|运营)(?P<means>[^。;\d]*?)[,:。](?=[^。;\d]*$)"
)
_CHANNELS = frozenset(
    "site gazette weibo wechat new_media press board platform other_way column".split()
)


def _setting(seen: Frame, pack: Prose) -> list[Token]:
    """The ways named in the clauses before, that hold for this one: 依托局网站,…公开信息#条.

    Their places lie behind the clause; several ways together say nothing (各种渠道).
    """
    if seen.listed:
        return []
    earlier = seen.sentence[: max(0, len(seen.sentence) - len(seen.label))]
    found = _MEANS.search(earlier)
    if found is None:
        return []
    tokens = [t for t in pack.lexicon.tokens(found["means"]) if t.concepts & _CHANNELS]
    kinds = {next(iter(sorted(t.concepts & _CHANNELS))) for t in tokens}
    if len(kinds) != 1 or any(t.concepts & {"all_ways"} for t in pack.lexicon.tokens(earlier)):
        return [] if kinds & {"site", "press", "board"} or not kinds else [_away(t, seen) for t in tokens[:1]]
    return [_away(t, seen) for t in tokens[:1]]


def _away(token: Token, seen: Frame) -> Token:
    at = len(seen.label)
    return Token(at, at, token.text, token.concepts)


_YEAR = re.compile(r"(20\d\d)年度?")
_CARRY = frozenset({"carry"})


def _with_years(tokens: tuple[Token, ...], words: str, year: int | None) -> tuple[Token, ...]:
    """What was carried into or out of a year that is named by its number."""
    if year is None or not any(t.concepts & _CARRY for t in tokens):
        return tokens
    named = [
        Token(m.start(), m.end(), m.group(), frozenset({kind}))
        for m in _YEAR.finditer(words)
        if (kind := {1: "next_year", -1: "last_year"}.get(int(m[1]) - year)) is not None
    ]
    return tuple(sorted((*tokens, *named)))


def _after(seen: Frame, text: str) -> str:
    """The words behind the number, up to the next stop; a year belongs to them (转入2019年)."""
    words = re.split(r"[,;。:]", seen.after)[0]
    stop = seen.mention.span.stop
    year = re.match(r"[^,;。:\n\d]{0,12}(20\d\d年度?[^,;。:\n\d]{0,8})", text[stop : stop + 30])
    return words + year[1] if year and words == seen.after else words


def topics_before(document: Document, seen: Frame, pack: Prose) -> tuple[str, ...]:
    """The topics named before a number: in its sentence, else its paragraph, else the heading.

    The nearest stands first.
    """
    earlier = seen.sentence[: max(0, len(seen.sentence) - len(seen.label))]
    found = _topics(earlier, pack)
    if not found:
        text, start = document.text, seen.sentence_start
        low = max(text.rfind("\n", 0, start) + 1, start - 160, 0)
        found = _topics(text[low:start], pack)
    for title in reversed(seen.section.split("/")):
        found += _topics(title, pack)
    return found


def _topics(words: str, pack: Prose) -> tuple[str, ...]:
    tokens = pack.lexicon.tokens(words)
    named = [pack.topics[c] for t in tokens for c in t.concepts if c in pack.topics]
    if "公开" in words:
        named.insert(0, "work")
    return tuple(dict.fromkeys(reversed(named)))


def variants(clause: Clause) -> Iterator[Clause]:
    """The clause as it stands; or one for each joined verb, or each thing under 各 or 均为."""
    if _EACH.search(clause.frame.label):
        items = _items(clause)
        if len(items) > 1:
            yield from items
            return
    joined = _joined(clause)
    if joined:
        yield from joined
        return
    yield clause


def _items(clause: Clause) -> list[Clause]:
    """The things of a list, each with the words that all share."""
    words = clause.frame.label
    groups: list[list[Token]] = [[]]
    end = 0
    for token in clause.label:
        if groups[-1] and _LISTS.search(words[end : token.start]):
            groups.append([])
        if token.filler and _LISTS.fullmatch(token.text):
            if groups[-1]:
                groups.append([])
        elif not token.filler:
            groups[-1].append(token)
        end = token.stop
    groups = [group for group in groups if group]
    shared = [t for g in groups for t in g if t.concepts & _SHARED] + list(clause.after)
    own = [[t for t in group if not t.concepts <= _SHARED] for group in groups]
    return [
        Clause(clause.frame, tuple(sorted({*tokens, *shared})), clause.after_words, (), clause.before)
        for tokens in own
        if tokens
    ]


def _joined(clause: Clause) -> list[Clause]:
    """办结并答复…: one clause for each of two verbs that stand together."""
    content = [t for t in clause.label if not t.filler]
    verbs = [t for t in content if t.concepts & _VERBS]
    for one, other in zip(verbs, verbs[1:], strict=False):
        between = clause.frame.label[one.stop : other.start]
        bare = "".join(c for c in between)
        inner = [t for t in content if one.stop <= t.start < other.start]
        if one.concepts == other.concepts:
            continue
        if (not inner and _JOINS.fullmatch(bare)) or (inner and re.search(r"并|且", bare)):
            return [
                Clause(
                    clause.frame,
                    tuple(t for t in clause.label if t is not drop),
                    clause.after_words,
                    clause.after,
                    clause.before,
                )
                for drop in (other, one)
            ]
    return []


def _from_last_verb(clause: Clause) -> Clause | None:
    """Only what the last verb says, where an earlier one has an object of its own."""
    verbs = [t for t in clause.label if t.concepts & _VERBS]
    if len(verbs) < 2:
        return None
    last = verbs[-1]
    dropped = [t for t in clause.label if t.start < last.start and not t.filler]
    if any(not t.concepts & _SHARED for t in dropped):
        return None
    topics = tuple(c for t in dropped for c in t.concepts)
    kept = tuple(t for t in clause.label if t.start >= last.start)
    return Clause(clause.frame, kept, clause.after_words, clause.after, (*topics, *clause.before))


def _best(clause: Clause, pack: Prose, form: str) -> Match | None:
    content = clause.content
    here = frozenset(c for t in content for c in t.concepts)
    best: Match | None = None
    for saying in pack.candidates(here):
        if saying.forms and form not in saying.forms:
            continue
        if not _fits(saying, clause.frame.mention):
            continue
        if any(not t.concepts & saying.allow for t in content):
            continue
        for pattern in saying.patterns:
            if not all(here & choice for choice in pattern.here):
                continue
            if pattern.before and not _named(pattern.before, clause.before, here):
                continue
            if not _known(saying, pattern, clause):
                continue
            weight = pattern.weight + len(content)
            if best is None or pattern.weight > best.pattern.weight:
                best = Match(saying, pattern, weight)
    return best


def _fits(saying: Saying, mention: Mention) -> bool:
    if mention.unit is not None:
        return mention.unit in saying.units
    return saying.bare or (saying.bare_zero and mention.value == 0)


_RIVALS = frozenset(
    "application reconsider lawsuit lawsuit_direct lawsuit_after_review complaint consult".split()
)
_DISPUTES = frozenset({"reconsider", "lawsuit", "complaint", "work"})


def _named(wanted: frozenset[str], before: Sequence[str], here: frozenset[str]) -> bool:
    """Whether the topic was named before: the nearest one counts among those that exclude it."""
    if "dispute" in wanted:
        return any(t in _DISPUTES for t in before)
    if wanted & here:
        return True
    rivals = [t for t in before if t in _RIVALS]
    for topic in wanted:
        if topic in rivals:
            return rivals[0] == topic
        if topic in before:
            return True
    return False


def _known(saying: Saying, pattern: Pattern, clause: Clause) -> bool:
    """Whether no unknown words stand between the concepts and the number."""
    if not _body_fits(saying, clause):
        return False
    if saying.id.startswith("proactive.") and not _site_fits(saying, clause):
        return False
    if saying.loose:
        return True
    needed = frozenset(c for choice in pattern.here for c in choice)
    label = clause.frame.label
    mine = [t for t in clause.label if t.concepts & needed and t.start < len(label)]
    if mine:
        first = mine[0]
        verb = bool(first.concepts & _VERBS) or saying.named
        low = first.start if verb else _phrase_start(label, first.start, clause.label)
        if residue(label, clause.label, low, kinds=not saying.named):
            return False
    theirs = [t for t in clause.after if t.concepts & needed]
    if theirs and residue(clause.after_words, clause.after, 0, theirs[-1].stop, kinds=True):
        return False
    return not (mine and not theirs and saying.strict and residue(clause.after_words, clause.after))


_LEANS = re.compile(
    r"(?:^|的|年度?|[^一-鿿]|共|中|全[年市县区省州局镇乡院校]|[我本][局县市区委镇乡院校办厅单机])(?=[一-鿿]*$)"
)


def _phrase_start(label: str, at: int, tokens: Sequence[Token]) -> int:
    """Where the words that lean on a noun begin: behind a verb, 的, 年, 共, or no ideograph."""
    ends = [m.end() for m in _LEANS.finditer(label[:at])]
    ends += [t.stop for t in tokens if t.stop <= at and t.concepts & _VERBS]
    return max(ends, default=0)


def _body_fits(saying: Saying, clause: Clause) -> bool:
    """Whether it is the reporting body, or all of its jurisdiction, that the clause speaks of."""
    if not saying.once:
        return True
    seen = clause.frame
    if seen.subset and not _whole_again(seen):
        return False
    needed = [t for t in clause.label if not t.filler]
    head = seen.label[: needed[0].start] if needed else seen.label
    body = kind_of(head, seen.agency, seen.level) if head else None
    return body not in ("part", "other")


_AGAIN = re.compile(r"(?:本年度?|当年|20\d\d年度?)新?增?")
_MADE = re.compile(r"(?:制作|产生|生成|形成|拟制)[^。;]{0,12}(?:信息|公文|文件)|属性")


def _whole_again(seen: Frame) -> bool:
    """A part that is a whole of its own: 累计…其中本年度新增…; 共制作…其中主动公开…."""
    if _AGAIN.search(seen.label):
        return True
    return bool(_MADE.search(seen.sentence)) and "主动公开" in seen.label


def _site_fits(saying: Saying, clause: Clause) -> bool:
    seen = clause.frame
    if saying.id == "proactive.website":
        here = any("site" in t.concepts and t.stop <= len(seen.label) and t.start < t.stop for t in clause.label)
        return own_site(seen.label if here else seen.sentence, seen.agency, seen.level)
    return True


def _joint(clause: Clause, pack: Prose, form: str) -> Match | None:
    """当面、信函申请共14件: the whole of which the listed things are the parts."""
    if not _TOGETHER.search(clause.frame.label[-6:]):
        return None
    items = _items(clause)
    found = [_best(item, pack, form) for item in items]
    if len(found) < 2 or any(match is None for match in found):
        return None
    parents = {match.saying.id.rpartition(".")[0] for match in found if match is not None}
    whole = next((s for s in pack.sayings if parents == {s.id}), None)
    if whole is None or not _fits(whole, clause.frame.mention):
        return None
    return Match(whole, whole.patterns[0], 0)


def _claim(
    seen: Frame, indicator: str, *, over: str | None = None, scoped: bool = True, because: str | None = None
) -> Claim:
    scope, scope_words = scope_of(seen.label) if scoped else (None, None)
    if seen.mention.kind == "zero_statement":
        over = cues.over_years(seen)
    words = "; ".join(filter(None, (scope_words, over))) or None
    return Claim(
        indicator=indicator,
        mention=seen.mention.id,
        reader="rules",
        scope=scope,
        period="cumulative" if over or indicator == "proactive.cumulative" else "year",
        semantic="implied_zero" if seen.mention.kind == "zero_statement" else "explicit",
        because=words,
    )


def _other(seen: Frame) -> Claim:
    return Claim(
        indicator=OTHER,
        mention=seen.mention.id,
        reader="rules",
        label=label_of(seen),
        semantic="implied_zero" if seen.mention.kind == "zero_statement" else "explicit",
    )


__all__: list[str] = ["read"]
_ = Mapping
