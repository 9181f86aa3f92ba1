"""A total and its parts, as the text declares them: 412条,全部经由三个渠道发布,彼此不重复: …

What a list says of itself (:mod:`extractor.language.wholeness`) decides what is proven.  A closed or
composed list must make up its total.  A plain breakdown may leave out small items; it must not
exceed its total.  Ways of publishing overlap unless the text says that they do not.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extractor.language.movement import nothing_before
from extractor.language.wholeness import Declaration, complements, partial
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import SAID_TO_BE_ALL
from ..counts.interval import ZERO, sum_of
from ..counts.statements import LONGEST, Statement, statements
from ..counts.whose_figure import same_office
from .divided import REST, all_results, named_by, of_some, told_apart
from .enumeration import Enumeration
from .extent import (
    CLOSER,
    COUNT_PARTS,
    MOST,
    STOP,
    closes,
    countable,
    first_is_whole,
    headed,
    label,
    of_channel,
    opened,
    points_back,
    thing,
    without_inner,
)

_NEAR = 200
"""Characters between a list and the total of the sentence before it."""
_TOLD = 12
"""Lists back to which the same one may be declared again."""
_APPLICATIONS = re.compile(r"(?<!依)申请(?!公开)|公开申请|复议|诉讼|举报|投诉|来件|收件")
_BY_WAY = re.compile(r"载体|渠道|途径|平台|方式|形式|媒介")
_ITEMS = frozenset("件 条 篇 份 则 部 项 期".split())
_LITTLE, _HALF = Decimal("0.1"), Decimal("0.5")
_FEWEST = 3
"""Items of a plain breakdown, from which on it is taken for one of the total in its sentence."""


def check_declared(document: Document) -> Iterator[Finding]:
    """Lists that are declared whole and do not make up their total."""
    told: deque[frozenset[str]] = deque(maxlen=_TOLD)
    waiting: Statement | None = None
    recent: deque[Statement] = deque(maxlen=3)
    for here in statements(document):
        for finding in _of_statement(document, recent, here, waiting):
            key = frozenset(finding.mentions)
            if not any(key <= other or other <= key for other in told):
                told.append(key)
                yield finding
        waiting = here if len(here.counts) < 2 and here.stop - here.start < _NEAR else None
        if here.counts and here.stop - here.start < LONGEST:
            recent.append(here)


def _of_statement(
    document: Document, recent: Sequence[Statement], here: Statement, waiting: Statement | None
) -> Iterator[Finding]:
    if all(m.unit in COUNT_PARTS for m in here.counts):
        # 以上不存在重复统计。, 以上四类即为全部。 say it of the list before.
        before = recent[-1] if recent else None
        if before is None or len(before.counts) < 2 or here.start - before.stop >= _NEAR:
            return
        closed = next((one for one in here.declared if one.strength == "closed"), None)
        if closed:
            told = _at(closed, len(before.words), _said_of(document, here, before))
            yield from _judged(document, list(recent)[:-1], before, told)
        return
    if len(here.counts) < 2:
        return
    for one in here.declared:
        yield from _judged(document, recent, here, one)
    if waiting is not None:
        for one in waiting.declared:
            alone = not waiting.counts and one.strength == "closed" and one.count is None
            if alone or one.names or (one.strength == "composed" and one.count):
                yield from _judged(document, recent, here, _at(one, 0))


def _said_of(document: Document, here: Statement, before: Statement) -> int | None:
    """How many parts of the list before it a sentence counts: 上述四种方式之外没有其他."""
    counted = (m for m in here.counts if points_back(document, m))
    number = next((int(m.value or 0) for m in counted), None)
    return number if number and number < len(before.counts) else None


def _at(one: Declaration, place: int, count: int | None = None) -> Declaration:
    return Declaration(place, place, one.strength, count or one.count, one.names)


def _judged(
    document: Document, recent: Sequence[Statement], here: Statement, declaration: Declaration
) -> Iterator[Finding]:
    earlier: list[Mention] = []
    for one in list(recent)[-2:]:
        heads = [m for m in _heads(document, one) if same_office(document, m, here.counts[0])]
        heads = [m for m in heads if not _ALL_YEARS.search(one.label(m))]
        # 自然人3件、科研机构1件 are the four before, and no total.
        if sum_of(heads) not in {m.value for m in earlier}:
            earlier += heads
    near = [m for m in earlier if here.start - m.span.stop < _NEAR]
    reading = _behind(document, near, here, declaration) or _ahead(
        document, near, here, declaration
    )
    if reading is not None:
        finding = _mismatch(document, here, declaration, *reading)
        if finding is not None:
            yield finding


_Reading = tuple[list[Mention], list[Mention]]
"""The parts, and the totals they may belong to, the likeliest last."""


_ALL_YEARS = re.compile(r"历年|以来")


def _behind(
    document: Document, near: Sequence[Mention], here: Statement, declaration: Declaration
) -> _Reading | None:
    """The list behind the words that declare it; None where none stands there."""
    place, number = here.start + declaration.start, declaration.count or 0
    counts = countable(document, here, place, here.start + declaration.stop)
    run, closer = _run(document, [m for m in counts if m.span.start >= place], declaration.count)
    if len(run) < 2:
        return None
    wholes = [m for m in counts if m.span.stop <= place and thing(m) == thing(run[0])]
    if closer is not None:
        wholes = [*wholes, closer]
    elif not wholes and (len(run) == number + 1 or headed(document, run)):
        wholes, run = run[:1], run[1:]
    elif not wholes:
        wholes = _large(near, run)
    if declaration.names and 0 < number < len(run):
        gap = document.in_digits[run[number - 1].span.stop : run[number].span.start]
        run = run[:number] if "。" in gap else run
    fits = wholes and len(run) >= 2 and number in (0, len(run))
    return (run, wholes) if fits else ([], [])


def _ahead(
    document: Document, near: Sequence[Mention], here: Statement, declaration: Declaration
) -> _Reading | None:
    """The list before the words that declare it; a mere breakdown is none."""
    added_up = "相加" in here.words or "加起来" in here.words
    if declaration.strength in ("divided", "decided") and not added_up:
        return None
    place = here.start + declaration.start
    counts = countable(document, here, place, here.start + declaration.stop)
    ahead = [m for m in counts if m.span.stop <= place and not points_back(document, m)]
    ahead = without_inner(document, ahead)
    alike = [m for m in ahead if thing(m) == thing(ahead[-1])]
    if alike and _of_two_units(ahead, alike):
        return None
    behind = (m for m in counts if m.span.start >= place and alike and thing(m) == thing(alike[0]))
    closer = next((m for m in behind if closes(document, m)), None)
    at = _split(document, alike, declaration.count, alone=not near and closer is None)
    if at is None:
        return None
    run, wholes = alike[at:], alike[:at]
    if run and re.search(r"[,;][^,;]{6,}", document.in_digits[run[-1].span.stop : place]):
        return None  # 其余2件;申请集中于三个方面,三项合计17件: another clause stands between
    if run and closer is None and declaration.count is None and closes(document, run[-1]):
        run, closer = run[:-1], run[-1]
    if closer is not None:
        wholes = [*wholes, closer]
    wholes = wholes or (_large(near, run) if run else [])
    fits = len(run) >= 2 and wholes and not _broken(document, run)
    return (run, wholes) if fits else None


def _of_two_units(ahead: Sequence[Mention], alike: Sequence[Mention]) -> bool:
    """信息402条,其中网站300条,公报60篇,微信42条: the total counts the parts of both units."""
    low, high = alike[0].span.stop, alike[-1].span.start
    inside = (thing(m) for m in ahead if low <= m.span.start < high)
    return len(alike) > 1 and any(u in _ITEMS and u != thing(alike[0]) for u in inside)


def _split(
    document: Document, alike: Sequence[Mention], count: int | None, *, alone: bool
) -> int | None:
    """How many counts before a list's own; ``alone``: no total stands elsewhere."""
    if count is not None:
        return len(alike) - count if len(alike) >= count else None
    return opened(document, alike) or int(alone and first_is_whole(alike))


def _heads(document: Document, here: Statement) -> list[Mention]:
    """The counts of an earlier sentence that may be a total: not the items of its own list."""
    counts = countable(document, here, 0, 0)[:MOST]
    mentions: list[Mention] = []
    for unit in dict.fromkeys(m.unit for m in counts):
        alike = [m for m in counts if m.unit == unit]
        mentions += alike if len(alike) < 3 else alike[: opened(document, alike)]
    return sorted(mentions, key=lambda m: m.span.start)


def _large(near: Sequence[Mention], run: Sequence[Mention]) -> list[Mention]:
    """The counts before a list, up to the last that none of its parts exceeds."""
    most = max(m.value or ZERO for m in run)
    alike = [m for m in near if thing(m) == thing(run[0])]
    while alike and (alike[-1].value or ZERO) < most:
        alike.pop()
    return alike


def _broken(document: Document, run: Sequence[Mention]) -> bool:
    between = (document.in_digits[a.span.stop : b.span.start] for a, b in pairwise(run))
    return any(STOP.search(words) for words in between)


def _run(
    document: Document, behind: Sequence[Mention], count: int | None
) -> tuple[list[Mention], Mention | None]:
    """The list that begins a stretch of counts, and the sum that closes it, if one does."""
    run: list[Mention] = []
    wide = False
    for mention in without_inner(document, behind[:MOST]):
        if run:
            between = document.in_digits[run[-1].span.stop : mention.span.start]
            if thing(mention) == thing(run[0]) and CLOSER.search(between):
                return run, mention
            if len(run) == count and re.search(r"[;。]|其中", between):
                break
            if thing(mention) != thing(run[0]):
                if ";" in between and not wide:
                    break
                if thing(mention) in _ITEMS and thing(run[0]) in _ITEMS:
                    return [], None  # 招商项目188条,规范性文件9件: the total counts both
                continue
            if STOP.search(between):
                break
            if len(run) == 1:
                wide = ";" in between
            elif ";" in between and not wide:
                break
        run.append(mention)
    return run, None


def _mismatch(
    document: Document,
    here: Statement,
    declaration: Declaration,
    parts: list[Mention],
    wholes: list[Mention],
) -> Finding | None:
    if not parts:
        return None
    whole = wholes[-1]
    one = Enumeration(document, tuple(parts), whole)
    # What is told in lines of one kind, of which there are no more, ends with the last of them.
    least = len(parts) if declaration.strength == "closed" and _in_lines(document, parts) else 2
    sums = {sum_of(parts[:k]) for k in range(least, len(parts) + 1)}
    totals = {m.value for m in wholes} | {sum_of(wholes[k:]) for k in range(len(wholes))}
    if sums & totals or not (one.within(_HALF) or named_by(here, declaration, one)):
        return None
    behind = document.in_digits[here.stop - 1 : here.stop + 60].split("\n")[0]
    words = document.in_digits[max(0, here.start - 40) : here.stop - 1] + behind
    if whole in parts or not one.broken(words):
        return None
    declared = here.start + declaration.start
    ahead = whole.span.stop if whole.span.stop <= declared else declared
    between = document.in_digits[ahead : parts[0].span.start]
    if partial(between.rpartition("。")[2][:80]) or re.match(
        r"[^,。;\d]{0,8}等|[,;。](?:此外|另外?)还?有",
        document.in_digits[parts[-1].span.stop :][:10],
    ):
        return None
    if told_apart(here, one) or _may_come_from_before(one):
        return None
    behind_it = parts[0].span.start > declared
    if behind_it and of_some(here, declaration, whole):
        return None
    return one.finding(SAID_TO_BE_ALL) if _enough(here, declaration, one) else None


def _in_lines(document: Document, parts: Sequence[Mention]) -> bool:
    """Whether each part has a line of its own, with nothing behind its number."""
    between = (document.between(a, b) for a, b in pairwise(parts))
    return all(re.fullmatch(r"[;。,]?\n[^,;:。\n\d]{2,16}", words) for words in between)


_CAME = re.compile(r"(?:收到|受理|新收|接到)[^,。;:]{0,16}$")


def _may_come_from_before(one: Enumeration) -> bool:
    """收到18件,按期答复16件,延期答复3件,一件一复: one of them may be left from the year before."""
    document = one.document
    labels = [label(document, m) for m in one.parts]
    in_time = len(labels) == 2 and complements(labels[0], labels[1])
    if not (one.missing < 0 and in_time and _CAME.search(document.before(one.whole, 30))):
        return False
    return all(map(_ANSWERED.search, labels)) and not nothing_before(document.text)


_ANSWERED = re.compile(r"[期时限][^,。;:]{0,4}(?:答复|办结|回复|办理)")


def _enough(here: Statement, declaration: Declaration, one: Enumeration) -> bool:
    """Whether what is said of the list is enough for what is wrong with it."""
    if any(said.strength == "closed" for said in (declaration, *here.declared)):
        return True
    if declaration.strength == "decided":
        return all_results(here, declaration, one)
    whole, labels = one.whole, [here.label(m) for m in one.parts]
    cue = here.words[declaration.start : declaration.stop]
    channels = _BY_WAY.search(cue) or any(map(of_channel, labels))
    near = here.in_digits[max(0, whole.span.start - 24) : whole.span.stop + 24]
    if channels and not _APPLICATIONS.search(near):
        return declaration.strength == "composed" and declaration.count is not None
    if declaration.strength == "composed" or declaration.count is not None:
        return True
    if len(labels) < _FEWEST or (
        whole.span.start < here.start and not _led(here, declaration, whole)
    ):
        return False
    return one.missing < 0 or any(map(REST.match, labels)) or one.within(_LITTLE)


_DATE = re.compile(r"\d+[年月日]?(?:\d+[月日])*(?:至|到|-|—)\d+[年月日]|\d+[年月日]")


def _led(here: Statement, declaration: Declaration, whole: Mention) -> bool:
    """Whether a sentence divides what ends the one before it: 公开327条,均有全文。按类别分:…"""
    text = here.in_digits
    low = max(text.rfind(sign, 0, whole.span.start) for sign in "。!?\n") + 1
    before = text[low : whole.span.start]
    of_year = not re.search(r"累计|历年|以来|至今|总量", before)
    alone = not re.search(r"\d", _DATE.sub("", before))
    gap = text[whole.span.stop : here.start] + here.words[: declaration.start]
    cue = here.words[declaration.start :]
    whole_said = cue.startswith(("按", "分")) or bool(
        re.match(r"分类|构成|答复|办理|处理", cue)
        and re.search(r"(?<!未)(?:办结|答复)", before + gap[:12])
    )
    led = not re.search(r"[\d\n]", gap) and whole_said
    return led and alone and of_year
