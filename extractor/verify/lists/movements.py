"""What was there, came, went and is left, in sentences, in lines and in little tables.

上年末84件,新制发11件,废止6件,此外没有变动,年末92件.  Cases always balance: what was there is closed or
left.  Other stocks are judged only where the text says that nothing else came or went.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from extractor.language.movement import (
    closure_said,
    nothing_before,
    of_cases,
    selected,
    uncounted_said,
)
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import LEAVES, bare_finding, broken_sum
from ..counts.interval import ZERO, plain, sum_of
from ..counts.statements import end_of, exact, opening_of, statistics
from ..counts.subjects import of_one_thing
from ..counts.whose_figure import bodies
from ..growth.stocks import MovementFigures, changed, grown, label_of, not_left

_MOST = 14
"""Counts from the opening stock to the closing one."""
_REACH = 500
_BESIDE = 160
_BEFORE = 40
_TOGETHER = 260
"""Characters over which one balance is told."""
_NORMS = re.compile(r"规范性文件|规章")
"""What is in force of these changes by what is issued and what is repealed alone."""
_CASES = re.compile(r"申请|受理|新收|收到|收件|来件|案")


def check_movements(document: Document) -> Iterator[Finding]:
    """Stocks that do not follow from the stock before and what came and went."""
    counts = [m for m in statistics(document) if m.value is not None]
    figures = MovementFigures(document, counts)
    closed_until = 0
    for at in range(len(counts)):
        role = figures.role(at) if figures.may_lead(at) else None
        if role == "opening" and at >= closed_until:
            found, closed_until = _movement(figures, at)
            found = found or grown(figures, at) or changed(figures, at)
            if found is not None:
                yield found
        elif role == "due" and (found := _from_due(figures, at)):
            yield found
    yield from _closed_above(figures)
    yield from _closed_above_both(figures)
    yield from _none_carried_in(figures)


def _movement(figures: MovementFigures, at: int) -> tuple[Finding | None, int]:
    document, counts = figures.document, figures.counts
    opening = counts[at]
    came: list[Mention] = []
    went: list[Mention] = []
    closing: Mention | None = None
    unit = opening.unit
    stop = at + 1
    text = document.text
    for index in range(at + 1, min(len(counts), at + _MOST)):
        mention, role = counts[index], figures.role(index)
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
            if (
                len(came) == 1
                and not went
                and (finding := _due(document, opening, came[0], mention))
            ):
                return finding, index + 1
            continue
        if role == "opening" or role is None:
            break
        if role == "closing":
            closing, stop = mention, index + 1
            break
        (came if role == "in" else went).append(mention)
    if closing is None or not (came or went):
        return None, stop
    if not (came and went):
        return _one_sided(document, opening, came, went, closing), stop
    picked = any(selected(figures.label(i)) for i in range(at, stop))
    return _judged(document, opening, came, went, closing, picked=picked), stop


_NONE = r"(?:没有|未|无|并未|不再)(?:再|任何|其他)*"
_NONE_CAME = re.compile(_NONE + r"(?:新增|增加|新设|新建|增设|补充|新聘|增聘|新开)")
_NONE_WENT = re.compile(
    _NONE
    + r"(?:减少|撤[销并下换]|取消|退出|清理|注销|关停|核减|离任|离职|精简|删除|报废)(?:或|和|、)?"
)


def _one_sided(
    document: Document,
    opening: Mention,
    came: list[Mention],
    went: list[Mention],
    closing: Mention,
) -> Finding | None:
    """由上一年的85项精简6项,没有新增事项,年末保留79项: that nothing came is said."""
    terms = (opening, *came, *went, closing)
    low = opening_of(document.text, opening.span.start)
    words = document.text[low : end_of(document.text, closing.span.stop)]
    said = (_NONE_WENT if came else _NONE_CAME).search(words)
    if said is None or len(terms) != _THREE or re.search(r"[。\n]", words):
        return None
    labels = [label_of(document, m, b) for b, m in zip((None, *terms), terms, strict=False)]
    at_end = _YEARS_EDGE.search(labels[-1]) or _THERE.search(labels[-1])
    if not at_end or uncounted_said(words) or not _of_one(labels):
        return None
    if came:
        found = broken_sum(document, [opening, *came], closing, LEAVES)
        return found if sum_of((opening, *came)) != closing.value and exact(terms) else None
    return not_left(document, opening, came, went, closing)


_THREE = 3
_KEPT = re.compile(r"上年度?|上一年度?|去年|由|从|精简|压减|保留|本级|管理|的")


def _of_one(labels: Sequence[str]) -> bool:
    """Whether the labels behind the first name nothing that it does not name."""
    return of_one_thing([_KEPT.sub("", label) for label in labels])


def _due(document: Document, opening: Mention, came: Mention, due: Mention) -> Finding | None:
    """上年结转5件,本年收到50件,共应办54件."""
    added = (opening.value or ZERO) + (came.value or ZERO)
    if not exact([opening, came, due]) or added == due.value:
        return None
    return broken_sum(document, [opening, came], due)


def _from_due(figures: MovementFigures, at: int) -> Finding | None:
    """共应办71件,当年办结68件,结转下年2件: what is due is closed or left."""
    document, counts = figures.document, figures.counts
    if figures.roles(at + 1, at + 3) != ["out", "closing"]:
        return None
    if at > 1 and {*figures.roles(at - 2, at)} == {"in", "opening"}:
        there = (counts[at - 1].value or ZERO) + (counts[at - 2].value or ZERO)
        if there != counts[at].value:
            return None  # what is due is the mistake, and told
    due, closed, left = trio = counts[at : at + 3]
    gap = document.between(due, left)
    if (
        re.search(r"[。\n(]|其中|另", gap)
        or selected(figures.label(at + 1))
        or not of_cases(figures.label(at + 1))
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
    finding = not_left(document, opening, came, went, closing)
    if finding is None:
        return None
    words = document.text[max(0, opening.span.start - 30) : closing.span.stop + 40]
    cases = of_cases(words) and _CASES.search(words) is not None and len(came) == len(went) == 1
    cases = cases and not picked and closing.span.stop - opening.span.start < _TOGETHER
    in_force = _NORMS.search(words) is not None and all(
        "有效" in label_of(document, m) for m in (opening, closing)
    )
    terms = (opening, *came, *went, closing)
    told_on = _in_one_sentence(document, terms) or _year_to_year(document, terms)
    if not (cases or in_force or closure_said(words) or told_on):
        return None
    added = sum_of((opening, *came))
    return finding if abs(added - sum_of((*went, closing))) <= added / 2 else None


_YEARS_EDGE = re.compile(r"[年期岁]度?[初底末]|原[有存]")
_THERE = re.compile(r"[实现存]有|[在现]册|现行|保有|存量|总数|共有")


def _in_one_sentence(document: Document, terms: Sequence[Mention]) -> bool:
    """年初在册48个,年内新增6个、撤销4个,年末实有51个: one stock, and whatever changed it has its number."""
    first, *_, last = terms
    low, high = opening_of(document.text, first.span.start), end_of(document.text, last.span.stop)
    words = document.text[low:high]
    labels = [
        label_of(document, m, before) for before, m in zip((None, *terms), terms, strict=False)
    ]
    edges = _YEARS_EDGE.search(labels[0]) and _THERE.search(labels[-1])
    short = high - low < _TOGETHER and last.span.start > first.span.start
    if not (edges and short) or re.search(r"[。\n]", words) or uncounted_said(words):
        return False
    return of_one_thing(labels)


_YEARS_START = re.compile(r"(?:(?:19|20)\d\d年?|[上去]年|上一年度?)(?:年?[底末]|12月31日)|[年期]初")
_END_SAID = re.compile(r"[年期岁]度?[底末]|12月31日")
_HEADING = re.compile(r"\n\s*(?:\n|[一二三四五六七八九十]+、|[((][一二三四五六七八九十]+[))]|#)")
_MOST_SENTENCES = 2


def _year_to_year(document: Document, terms: Sequence[Mention]) -> bool:
    """2018年底共有公开栏80个。2019年新增6个,拆除9个。到2019年底,公开栏总数为76个: one stock from year's
    end to year's end, in sentences that follow one another."""
    first, *_, last = terms
    low, high = opening_of(document.text, first.span.start), end_of(document.text, last.span.stop)
    words = document.text[low:high]
    between = document.between(first, last) if last.span.start > first.span.start else "\n\n"
    if high - low > _TOGETHER or _HEADING.search(between) or uncounted_said(words):
        return False
    ends = re.sub(r"。\n", "。", between)
    if len(re.findall(r"[。\n]", ends)) > _MOST_SENTENCES:
        return False
    labels = [
        label_of(document, m, before) for before, m in zip((None, *terms), terms, strict=False)
    ]
    edges = _YEARS_START.search(labels[0]) and _END_SAID.search(labels[-1])
    named = _THERE.search(labels[-1]) or re.search(r"增[至加]到?|减[至少]到?", labels[-1])
    return bool(edges and named) and of_one_thing([_WHY.sub("", label) for label in labels])


_WHY = re.compile(
    r"(?:同时|又|并)?(?:因|由于|结合|随着|通过|按照?|根据|为)[^,。;]{2,14}?(?=新|增|拆|撤|关|减|清|取消|注销)|12月31日"
)
"""因道路改造拆除: why it went says nothing of what went."""


_REPLIED = re.compile(
    r"(?:全年|本年|年内|当年)共?(?:办理)?答复(?:申请)?$|共(?:办理)?答复(?:申请)?$"
)


def _closed_above(figures: MovementFigures) -> Iterator[Finding]:
    """More is closed than was received, where the text says that nothing was carried in."""
    document, counts = figures.document, figures.counts
    text = document.text
    for at, received in enumerate(counts):
        unit, value = received.unit, received.value or 0
        if not [m for m in counts[at + 1 : at + 4] if m.unit == unit and (m.value or 0) > value]:
            continue
        if figures.role(at) != "in" or not exact([received]):
            continue
        for other in islice(range(at + 1, len(counts)), 3):
            closed = counts[other]
            if closed.span.start - received.span.stop > _BESIDE:
                break
            replied = _REPLIED.search(figures.label(other)) is not None
            if closed.unit != received.unit or not (
                replied or (figures.role(other) == "out" and of_cases(figures.label(other)))
            ):
                continue
            # 无上年结转 of the paragraph before is said of other cases.
            near = text[max(0, received.span.start - _BESIDE) : received.span.start].split("\n")[-1]
            near += text[received.span.start : closed.span.stop]
            near += text[closed.span.stop : closed.span.stop + _BESIDE].split("\n")[0]
            if (
                exact([closed])
                and (closed.value or 0) > (received.value or 0)
                and nothing_before(near)
                and not _TOLD_AGAIN.search(document.behind(closed, _BEFORE).split("。")[0])
                and bodies(document, received.span.start) == bodies(document, closed.span.start)
            ):
                yield bare_finding(
                    document,
                    "balance_mismatch",
                    [closed, received],
                    f"{plain(received.value)} < {plain(closed.value)}",
                    "more is closed than was received, and nothing was carried in",
                )
            break


_TOLD_AGAIN = re.compile(r"[补重再]充?新?(?:作出)?答复")
_SINGLY = re.compile(r"(?:单独|逐[件一个]|分别|一[一件事])(?:登记|答复|回复|作出)|一事一[答复]")
_REPLIES = re.compile(r"答复(?:了|申请)?$")
_UNSETTLED = re.compile(r"撤[回销件]|并案|合并|终止|退回|补正|重复|不计|另")


def _none_carried_in(figures: MovementFigures) -> Iterator[Finding]:
    """收到53件,没有上年转入的,逐件答复,已答复46件,转下年9件: what came is closed or left."""
    document, counts = figures.document, figures.counts
    text = document.text
    for at in range(1, len(counts) - 1):
        closed, left = counts[at : at + 2]
        if "答复" not in document.before(closed, _BEFORE) or not _REPLIES.search(figures.label(at)):
            continue
        if figures.role(at) is not None or figures.role(at + 1) != "closing":
            continue
        received = _received(figures, at)
        if received is None or not exact([received, closed, left]):
            continue
        words = text[received.span.start : left.span.stop + _BESIDE].split("\n")[0]
        if not (_SINGLY.search(words) and nothing_before(words)) or _UNSETTLED.search(words):
            continue
        gap = document.between(closed, left)
        if re.search(r"[。\n(]|其中", gap) or selected(figures.label(at)):
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


def _received(figures: MovementFigures, at: int) -> Mention | None:
    """The one number of applications received in the paragraph before a place in it."""
    document, counts = figures.document, figures.counts
    closed = counts[at]
    low = document.text.rfind("\n", 0, closed.span.start)
    found = []
    for number in range(max(0, at - _MOST), at):
        one = counts[number]
        if one.span.start > low and one.unit == closed.unit and one.value:
            if figures.role(number) in ("opening", "due"):
                return None
            if figures.role(number) == "in" and _CASES.search(figures.label(number)):
                found.append(one)
    return found[0] if len(found) == 1 else None


def _closed_above_both(figures: MovementFigures) -> Iterator[Finding]:
    """收到31件,上年结转2件,共办结35件: more than was there and came together."""
    document, counts = figures.document, figures.counts
    for at in range(len(counts) - 2):
        trio = counts[at : at + 3]
        one, other, closed = trio
        there = (one.value or ZERO) + (other.value or ZERO)
        alike = one.unit == other.unit == closed.unit
        if not alike or not there < (closed.value or ZERO) <= 2 * there:
            continue
        if {*figures.roles(at, at + 2)} != {"in", "opening"} or figures.role(at + 2) != "out":
            continue
        gap = document.between(one, closed)
        apart = re.search(r"[。\n(]|其中|另|累计", gap) or selected(figures.label(at))
        if apart or not of_cases(figures.label(at + 2)) or not exact(trio):
            continue
        if not _goes_on(document, closed):
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
