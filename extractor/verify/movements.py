"""What was there, came, went and is left, in sentences, in lines and in little tables.

上年末84件,新制发11件,废止6件,此外没有变动,年末92件.  Cases always balance: what was there is closed or
left.  Other stocks are judged only where the text says that nothing else came or went.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from extractor.language.movement import (
    Role,
    closure_said,
    nothing_before,
    of_cases,
    role_of,
    selected,
)
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from .bare import LEAVES, bare_finding, broken_sum
from .growth_of_stocks import Told, changed, grown, not_left
from .interval import ZERO, plain, sum_of
from .statements import exact

_MOST = 14
"""Counts from the opening stock to the closing one."""
_REACH = 500
_BESIDE = 160
_TOGETHER = 260
"""Characters over which one balance is told."""
_NORMS = re.compile(r"规范性文件|规章")
"""What is in force of these changes by what is issued and what is repealed alone."""
_CASES = re.compile(r"申请|受理|新收|收到|收件|来件|案")


def check_movements(document: Document) -> Iterator[Finding]:
    """Stocks that do not follow from the stock before and what came and went."""
    counts = [m for m in document.mentions if m.statistical and m.value is not None]
    labels = [
        _label(document, m, previous) for m, previous in zip(counts, [None, *counts], strict=False)
    ]
    roles = [_role(document, m, label) for m, label in zip(counts, labels, strict=True)]
    told = Told(document, counts, roles, labels)
    closed_until = 0
    for at, role in enumerate(roles):
        if role == "opening" and at >= closed_until:
            found, stop = _movement(told, at)
            closed_until = stop
            found = found or grown(told, at)
            found = found or changed(told, at)
            if found is not None:
                yield found
        elif role == "due" and (found := _from_due(told, at)):
            yield found
    yield from _closed_above(told)
    yield from _closed_above_both(told)
    yield from _none_carried_in(told)


_STOP = re.compile(r"[,。;!?\n]")
_SIGN = re.compile(r"[,。;:!?\n()|、]")
_HAS = re.compile(r"[^,]*(?:还有|尚有|仍有|另有|有)")


def _label(document: Document, mention: Mention, previous: Mention | None) -> str:
    """The words that lead to a number: those of its clause, and across a colon or a cell's edge."""
    low = max(0, mention.span.start - 40, previous.span.stop if previous else 0)
    none = mention.kind == "zero_statement"  # 上年无结转: the verb is a part of the number
    words = document.text[low : mention.span.stop if none else mention.span.start]
    *earlier, label = _STOP.split(words.rstrip("\n| "))
    dated = earlier[-1] if earlier and _DATED.fullmatch(earlier[-1].strip()) else ""
    return (dated + label).strip(" |:")


_DATED = re.compile(r"截[至止]?(?:(?:19|20)\d\d年?|[上去]年|上一年度?)年?[底末]")
"""截至2021年底,全县共有37个: the date is told in a clause of its own."""


def _role(document: Document, mention: Mention, label: str) -> Role | None:
    if mention.unit == "%" or mention.kind == "share":
        return None
    role = role_of(label, document.meta.year)
    if role is None or _HAS.fullmatch(label):
        near = document.behind(mention, 20)
        return role_of(_SIGN.split(near, 1)[0], None) or role
    return role


def _movement(told: Told, at: int) -> tuple[Finding | None, int]:
    document, counts, roles, labels = told.document, told.counts, told.roles, told.labels
    opening = counts[at]
    came: list[Mention] = []
    went: list[Mention] = []
    closing: Mention | None = None
    unit = opening.unit
    stop = at + 1
    text = document.text
    for index in range(at + 1, min(len(counts), at + _MOST)):
        mention, role = counts[index], roles[index]
        if mention.span.start - opening.span.stop > _REACH:
            break
        if mention.kind == "zero_statement" or not (mention.value or role):
            continue
        if unit is None and not opening.value:
            unit = mention.unit
        if mention.unit != unit and mention.value:
            continue
        if _inner(text, opening.span.stop, mention.span.start):
            continue
        if role == "due":
            if len(came) == 1 and not went and (found := _due(document, opening, came[0], mention)):
                return found, index + 1
            continue
        if role == "opening" or role is None:
            break
        if role == "closing":
            closing, stop = mention, index + 1
            break
        (came if role == "in" else went).append(mention)
    if closing is None or not (came and went):
        return None, stop
    picked = any(selected(labels[i]) for i in range(at, stop))
    return _judged(document, opening, came, went, closing, picked=picked), stop


def _due(document: Document, opening: Mention, came: Mention, due: Mention) -> Finding | None:
    """上年结转5件,本年收到50件,共应办54件."""
    added = (opening.value or ZERO) + (came.value or ZERO)
    if not exact([opening, came, due]) or added == due.value:
        return None
    return broken_sum(document, [opening, came], due)


def _from_due(told: Told, at: int) -> Finding | None:
    """共应办71件,当年办结68件,结转下年2件: what is due is closed or left."""
    document, counts, roles, labels = told.document, told.counts, told.roles, told.labels
    if roles[at + 1 : at + 3] != ["out", "closing"]:
        return None
    if at > 1 and {roles[at - 1], roles[at - 2]} == {"in", "opening"}:
        there = (counts[at - 1].value or ZERO) + (counts[at - 2].value or ZERO)
        if there != counts[at].value:
            return None  # what is due is the mistake, and told
    due, closed, left = trio = counts[at : at + 3]
    gap = document.between(due, left)
    if (
        re.search(r"[。\n(]|其中|另", gap)
        or selected(labels[at + 1])
        or not of_cases(labels[at + 1])
    ):
        return None
    rest = (due.value or ZERO) - (closed.value or ZERO)
    alike = due.unit == closed.unit == left.unit
    if not alike or not exact(trio) or rest == left.value or (due.value or ZERO) < abs(rest) * 2:
        return None
    return bare_finding(
        document,
        "balance_mismatch",
        list(trio),
        f"{plain(due.value)} - {plain(closed.value)} = {plain(rest)}, printed {plain(left.value)}",
        LEAVES,
    )


def _inner(text: str, low: int, at: int) -> bool:
    """Whether a number is a part of the one before it: behind 其中 in its sentence, in parentheses."""
    words = re.split(r"[。;\n]", text[max(low, at - 120) : at])[-1]
    return "其中" in words or words.count("(") > words.count(")") or "净增" in words[-4:]


def _judged(
    document: Document,
    opening: Mention,
    came: list[Mention],
    went: list[Mention],
    closing: Mention,
    *,
    picked: bool,
) -> Finding | None:
    found = not_left(document, opening, came, went, closing)
    if found is None:
        return None
    words = document.text[max(0, opening.span.start - 30) : closing.span.stop + 40]
    cases = of_cases(words) and _CASES.search(words) is not None and len(came) == len(went) == 1
    cases = cases and not picked and closing.span.stop - opening.span.start < _TOGETHER
    in_force = _NORMS.search(words) is not None and all(
        "有效" in _label(document, m, None) for m in (opening, closing)
    )
    if not cases and not in_force and not closure_said(words):
        return None
    added = sum_of((opening, *came))
    return found if abs(added - sum_of((*went, closing))) <= added / 2 else None


_REPLIED = re.compile(r"(?:全年|本年|年内|当年)共?(?:办理)?答复$|共(?:办理)?答复$")


def _closed_above(told: Told) -> Iterator[Finding]:
    """More is closed than was received, where the text says that nothing was carried in."""
    document, counts, roles, labels = told.document, told.counts, told.roles, told.labels
    text = document.text
    for at, received in enumerate(counts):
        if roles[at] != "in" or not exact([received]):
            continue
        for other in islice(range(at + 1, len(counts)), 3):
            closed = counts[other]
            if closed.span.start - received.span.stop > _BESIDE:
                break
            replied = _REPLIED.search(labels[other]) is not None
            if closed.unit != received.unit or not (
                replied or (roles[other] == "out" and of_cases(labels[other]))
            ):
                continue
            near = text[max(0, received.span.start - _BESIDE) : closed.span.stop + _BESIDE]
            if (
                exact([closed])
                and (closed.value or 0) > (received.value or 0)
                and nothing_before(near)
            ):
                yield bare_finding(
                    document,
                    "balance_mismatch",
                    [closed, received],
                    f"{plain(received.value)} < {plain(closed.value)}",
                    "more is closed than was received, and nothing was carried in",
                )
            break


_SINGLY = re.compile(r"(?:单独|逐[件一个]|分别|一[一件事])(?:登记|答复|回复|作出)|一事一[答复]")
_REPLIES = re.compile(r"答复(?:了|申请)?$")
_UNSETTLED = re.compile(r"撤[回销件]|并案|合并|终止|退回|补正|重复|不计|另")


def _none_carried_in(told: Told) -> Iterator[Finding]:
    """收到53件,没有上年转入的,逐件答复,已答复46件,转下年9件: what came is closed or left."""
    document, counts, roles, labels = told.document, told.counts, told.roles, told.labels
    text = document.text
    for at in range(1, len(counts) - 1):
        closed, left = counts[at : at + 2]
        replied = roles[at] is None and _REPLIES.search(labels[at]) is not None
        if not replied or roles[at + 1] != "closing":
            continue
        received = _received(told, at)
        if received is None or not exact([received, closed, left]):
            continue
        words = text[received.span.start : left.span.stop + _BESIDE].split("\n")[0]
        if not (_SINGLY.search(words) and nothing_before(words)) or _UNSETTLED.search(words):
            continue
        gap = document.between(closed, left)
        if re.search(r"[。\n(]|其中", gap) or selected(labels[at]):
            continue
        done, came = sum_of([closed, left]), received.value or ZERO
        if came < done <= 2 * came:
            there, gone = plain(came), f"{plain(closed.value)} + {plain(left.value)}"
            yield bare_finding(
                document,
                "balance_mismatch",
                [closed, left, received],
                f"{there} + 0 = {there}, {gone} = {plain(done)}",
                "nothing was carried in, and more is closed and left than was received",
            )


def _received(told: Told, at: int) -> Mention | None:
    """The one number of applications received in the paragraph before a place in it."""
    document, counts = told.document, told.counts
    closed = counts[at]
    low = document.text.rfind("\n", 0, closed.span.start)
    found = []
    for number in range(max(0, at - _MOST), at):
        one = counts[number]
        if one.span.start > low and one.unit == closed.unit and one.value:
            if told.roles[number] in ("opening", "due"):
                return None
            if told.roles[number] == "in" and _CASES.search(told.labels[number]):
                found.append(one)
    return found[0] if len(found) == 1 else None


def _closed_above_both(told: Told) -> Iterator[Finding]:
    """收到31件,上年结转2件,共办结35件: more than was there and came together."""
    document, counts, roles, labels = told.document, told.counts, told.roles, told.labels
    for at in range(len(counts) - 2):
        trio = counts[at : at + 3]
        one, other, closed = trio
        if {roles[at], roles[at + 1]} != {"in", "opening"} or roles[at + 2] != "out":
            continue
        there = (one.value or ZERO) + (other.value or ZERO)
        gap = document.between(one, closed)
        apart = re.search(r"[。\n(]|其中|另|累计", gap) or selected(labels[at])
        if apart or not of_cases(labels[at + 2]) or not exact(trio):
            continue
        alike = one.unit == other.unit == closed.unit
        if alike and there < (closed.value or ZERO) <= 2 * there and not _goes_on(document, closed):
            yield bare_finding(
                document,
                "balance_mismatch",
                [closed, other, one],
                f"{plain(one.value)} + {plain(other.value)} = {plain(there)} < {plain(closed.value)}",
                "more applications are closed than there were",
            )


def _goes_on(document: Document, closed: Mention) -> bool:
    """Whether the closed ones are said to be those of earlier years too."""
    behind = document.behind(closed, 24)
    return re.match(r"[(,]?(?:含|包括|其中)[^。;]{0,10}(?:年|此前|以前)", behind) is not None
