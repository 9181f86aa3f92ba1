"""What was there, came, went and is left, in sentences, in lines and in little tables.

上年末84件,新制发11件,废止6件,此外没有变动,年末92件.  Cases always balance: what was there is closed or
left.  Other stocks are judged only where the text says that nothing else came or went.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from extractor.language.movement import (
    CARRIED,
    closure_said,
    nothing_before,
    of_cases,
    selected,
    uncounted_said,
)
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.balance import Balance
from ..counts.bare import LEAVES, OWN_SUM
from ..counts.interval import sum_of
from ..counts.statements import end_of, exact, opening_of, sentence_of, statistics
from ..counts.subjects import of_one_thing
from ..counts.whose_figure import bodies, of_same_bodies, times
from ..growth.stocks import MovementFigures, changed, grown, label_of

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
_NONE_BEFORE = "more is closed than was received, and nothing was carried in"
_ABOVE = "more applications are closed than there were"


def check_balances(document: Document) -> Iterator[Finding]:
    """Balances whose two sides differ."""
    counts = [m for m in statistics(document) if m.value is not None]
    figures = MovementFigures(document, counts)
    closed_until = 0
    for at in range(len(counts)):
        role = figures.role(at) if figures.may_lead(at) else None
        if role == "opening" and at >= closed_until:
            found, closed_until = _from_opening(figures, at)
            found = found or grown(figures, at) or changed(figures, at)
            if found is not None:
                yield found
        elif role == "due" and (due := _from_due(figures, at)):
            yield from _judged(due)
    for balance in _closed_of_both(figures):
        yield from _judged(balance, _ABOVE)
    for balance in (*_with_nothing_before(figures), *_answered_one_by_one(document, counts)):
        yield from _judged(balance, LEAVES if balance.closing else _NONE_BEFORE)


def _judged(balance: Balance, message: str = LEAVES) -> Iterator[Finding]:
    if balance.fails and balance.near:
        yield balance.finding(message)


def _from_opening(figures: MovementFigures, at: int) -> tuple[Finding | None, int]:
    """The balance that a count of what was there opens, and where it ends."""
    document, counts = figures.document, figures.counts
    opening = counts[at]
    came: list[Mention] = []
    went: list[Mention] = []
    unit = opening.unit
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
        if _inner(document.text, opening.span.stop, mention.span.start):
            continue
        if role == "due":
            due = Balance(document, opening, came, went, mention)
            if len(came) == 1 and not went and due.fails:
                return due.finding(OWN_SUM), index + 1
        elif role in ("in", "out"):
            (came if role == "in" else went).append(mention)
        elif role == "closing" and (came or went):
            balance = Balance(document, opening, came, went, mention)
            picked = any(selected(figures.label(i)) for i in range(at, index + 1))
            proven = balance.fails and _proven(balance, picked=picked)
            return balance.finding() if proven else None, index + 1
        else:
            return None, index + 1 if role == "closing" else at + 1
    return None, at + 1


def _inner(text: str, low: int, at: int) -> bool:
    """Whether a number is a part of the one before it: behind 其中 in its sentence, in parentheses."""
    words = re.split(r"[。;\n]", text[max(low, at - 120) : at])[-1]
    return "其中" in words or words.count("(") > words.count(")") or "净增" in words[-4:]


def _proven(balance: Balance, *, picked: bool) -> bool:
    """Whether the words leave nothing else that could have come or gone."""
    opening, closing = balance.opening, balance.closing
    if opening is None or closing is None:
        return False
    document = balance.document
    low, high = (
        opening_of(document.text, opening.span.start),
        end_of(document.text, closing.span.stop),
    )
    sentence = document.text[low:high]
    terms = balance.numbers
    labels = [label_of(document, m, b) for b, m in zip((None, *terms), terms, strict=False)]
    if not (balance.came and balance.went):
        return _one_sided(balance, sentence, labels)
    words = document.text[max(0, opening.span.start - 30) : closing.span.stop + 40]
    cases = of_cases(words) and _CASES.search(words) is not None
    cases = cases and len(balance.came) == len(balance.went) == 1 and not picked
    cases = cases and closing.span.stop - opening.span.start < _TOGETHER
    in_force = _NORMS.search(words) is not None and "有效" in labels[0] and "有效" in labels[-1]
    short = high - low < _TOGETHER and not uncounted_said(sentence)
    told_on = short and (_in_one_sentence(sentence, labels) or _year_to_year(balance, labels))
    return balance.near and (cases or in_force or closure_said(words) or told_on)


_NONE = r"(?:没有|未|无|并未|不再)(?:再|任何|其他)*"
_NONE_CAME = re.compile(_NONE + r"(?:新增|增加|新设|新建|增设|补充|新聘|增聘|新开)")
_NONE_WENT = re.compile(
    _NONE
    + r"(?:减少|撤[销并下换]|取消|退出|清理|注销|关停|核减|离任|离职|精简|删除|报废)(?:或|和|、)?"
)
_KEPT = re.compile(r"上年度?|上一年度?|去年|由|从|精简|压减|保留|本级|管理|的")
_THREE = 3
_YEARS_EDGE = re.compile(r"[年期岁]度?[初底末]|原[有存]")
_THERE = re.compile(r"[实现存]有|[在现]册|现行|保有|存量|总数|共有")


def _one_sided(balance: Balance, words: str, labels: Sequence[str]) -> bool:
    """由上一年的85项精简6项,没有新增事项,年末保留79项: that nothing came is said."""
    said = (_NONE_WENT if balance.came else _NONE_CAME).search(words)
    if said is None or len(labels) != _THREE or re.search(r"[。\n]", words):
        return False
    at_end = _YEARS_EDGE.search(labels[-1]) or _THERE.search(labels[-1])
    alike = of_one_thing([_KEPT.sub("", label) for label in labels])
    return at_end is not None and alike and not uncounted_said(words)


def _in_one_sentence(words: str, labels: Sequence[str]) -> bool:
    """年初在册48个,年内新增6个、撤销4个,年末实有51个: one stock, and whatever changed it has its number."""
    edges = _YEARS_EDGE.search(labels[0]) and _THERE.search(labels[-1])
    return bool(edges) and not re.search(r"[。\n]", words) and of_one_thing(labels)


_YEARS_START = re.compile(r"(?:(?:19|20)\d\d年?|[上去]年|上一年度?)(?:年?[底末]|12月31日)|[年期]初")
_END_SAID = re.compile(r"[年期岁]度?[底末]|12月31日")
_HEADING = re.compile(r"\n\s*(?:\n|[一二三四五六七八九十]+、|[((][一二三四五六七八九十]+[))]|#)")
_MOST_SENTENCES = 2
_WHY = re.compile(
    r"(?:同时|又|并)?(?:因|由于|结合|随着|通过|按照?|根据|为)[^,。;]{2,14}?(?=新|增|拆|撤|关|减|清|取消|注销)|12月31日"
)
"""因道路改造拆除: why it went says nothing of what went."""


def _year_to_year(balance: Balance, labels: Sequence[str]) -> bool:
    """2018年底共有公开栏80个。2019年新增6个,拆除9个。到2019年底,公开栏总数为76个: one stock from year's
    end to year's end, in sentences that follow one another."""
    first, *_, last = balance.numbers
    between = balance.document.between(first, last)
    if _HEADING.search(between):
        return False
    if len(re.findall(r"[。\n]", re.sub(r"。\n", "。", between))) > _MOST_SENTENCES:
        return False
    edges = _YEARS_START.search(labels[0]) and _END_SAID.search(labels[-1])
    named = _THERE.search(labels[-1]) or re.search(r"增[至加]到?|减[至少]到?", labels[-1])
    return bool(edges and named) and of_one_thing([_WHY.sub("", label) for label in labels])


_OTHERS_TOLD = re.compile(r"[。\n(]|其中|另|累计")
"""Words between the numbers of a balance that tell of something else."""


def _from_due(figures: MovementFigures, at: int) -> Balance | None:
    """共应办71件,当年办结68件,结转下年2件: what is due is closed or left."""
    document, counts = figures.document, figures.counts
    if figures.roles(at + 1, at + 3) != ["out", "closing"]:
        return None
    both = at > 1 and {*figures.roles(at - 2, at)} == {"in", "opening"}
    if both and sum_of(counts[at - 2 : at]) != counts[at].value:
        return None  # what is due is the mistake, and told
    due, closed, left = counts[at : at + 3]
    label = figures.label(at + 1)
    apart = _OTHERS_TOLD.search(document.between(due, left)) or selected(label)
    return None if apart or not of_cases(label) else Balance(document, due, (), (closed,), left)


_GOES_ON = re.compile(r"[(,]?(?:含|包括|其中)[^。;]{0,10}(?:年|此前|以前)")
"""The closed ones are said to be those of earlier years too."""


def _closed_of_both(figures: MovementFigures) -> Iterator[Balance]:
    """收到31件,上年结转2件,共办结35件: more than was there and came together."""
    document, counts = figures.document, figures.counts
    for at in range(len(counts) - 2):
        one, other, closed = counts[at : at + 3]
        balance = Balance(document, other, (one,), (closed,), None)
        if not balance.fails or not one.unit == other.unit == closed.unit:
            continue
        if {*figures.roles(at, at + 2)} != {"in", "opening"} or figures.role(at + 2) != "out":
            continue
        apart = _OTHERS_TOLD.search(document.between(one, closed)) or selected(figures.label(at))
        more = _GOES_ON.match(document.behind(closed, 24))
        if not (apart or more) and of_cases(figures.label(at + 2)):
            yield balance


_ALL_ANSWERED = re.compile(r"(?:(?:全年|本年|年内|当年)共?|共)(?:办理)?答复(?:申请)?$")
_TOLD_AGAIN = re.compile(r"[补重再]充?新?(?:作出)?答复")
_SINGLY = re.compile(r"(?:单独|逐[件一个]|分别|一[一件事])(?:登记|答复|回复|作出)|一事一[答复]")
_ANSWERED = re.compile(r"答复(?:了|申请)?$")
_UNSETTLED = re.compile(r"撤[回销件]|并案|合并|终止|退回|补正|重复|不计|另")


_NEXT = 6
"""Counts behind what was received, among which stands what was closed of it."""


def _with_nothing_before(figures: MovementFigures) -> Iterator[Balance]:
    """收到53件,没有上年转入的,逐件答复,已答复46件,转下年9件: what came is closed or left."""
    document, counts = figures.document, figures.counts
    for at, received in enumerate(counts):
        if not _may_be_exceeded(counts, at) or figures.role(at) != "in":
            continue
        for other in islice(range(at + 1, len(counts)), _NEXT):
            closed = counts[other]
            if closed.span.start - received.span.stop > _BESIDE:
                break
            left = _left_right_behind(figures, other)
            label = figures.label(other)
            singly = figures.role(other) is None and _ANSWERED.search(label) and left
            if not (singly or _all_closed(figures, other)) or closed.unit != received.unit:
                continue
            words = _around(document, received, closed)
            if singly and (not _SINGLY.search(words) or _UNSETTLED.search(words)):
                break
            again = _TOLD_AGAIN.search(document.behind(closed, _BEFORE).split("。")[0])
            alike = bodies(document, received.span.start) == bodies(document, closed.span.start)
            if nothing_before(words) and alike and not again:
                yield Balance(document, None, (received,), (closed,), left if singly else None)
            break


def _may_be_exceeded(counts: Sequence[Mention], at: int) -> bool:
    """Whether counts right behind one are more than it; most are not."""
    received = counts[at]
    near = [m for m in counts[at + 1 : at + 2 + _NEXT] if m.unit == received.unit]
    return bool(received.value) and sum_of(near) > (received.value or 0)


def _all_closed(figures: MovementFigures, at: int) -> bool:
    """Whether a count is that of all cases closed or answered in the year."""
    label = figures.label(at)
    return _ALL_ANSWERED.search(label) is not None or (
        figures.role(at) == "out" and of_cases(label)
    )


def _left_right_behind(figures: MovementFigures, at: int) -> Mention | None:
    """What is left of the cases closed, told right behind them."""
    counts = figures.counts
    if at + 1 >= len(counts) or figures.role(at + 1) != "closing":
        return None
    gap = figures.document.between(counts[at], counts[at + 1])
    apart = _OTHERS_TOLD.search(gap) or selected(figures.label(at))
    return None if apart else counts[at + 1]


def _around(document: Document, received: Mention, closed: Mention) -> str:
    """The words near two numbers; 无上年结转 of the paragraph before is said of other cases."""
    text = document.text
    before = text[max(0, received.span.start - _BESIDE) : received.span.start].split("\n")[-1]
    behind = text[closed.span.stop : closed.span.stop + _BESIDE].split("\n")[0]
    return before + text[received.span.start : closed.span.stop] + behind


_ALL_OF_YEAR = re.compile(
    r"(?:^|[,。;:\n])(?:全年|本年度?|年内|当年|20\d\d年|[我本][局委办])*共?(?:办理)?答复(?:了|公开)*(?:申请)?$"
)
_RECEIVED = re.compile(r"(?:收到|受理|新收|接到)[^,。;:\d]{0,14}(?<!依)申请$")
_ONE_EACH = re.compile(
    r"(?:每一?件(?:公开|书面)?(?:申请)?(?:均|都|各)?|逐件)[^,。;\d]{0,4}(?:单独|一次性|只|仅)[^,。;\d]{0,6}(?:答复|回复)|一[件事]一[答复]"
)
_DENIED = re.compile(r"(?:[无没未]有?|不存在)[^,。;\d]{0,16}(?:拆分|合并|重复)[^,。;\d]{0,12}")
_SEVERAL = re.compile(
    r"撤[回销件]|并案|合并|拆分|补充答复|重新答复|重复|不计|另|其中|含|部门|往年|以前年度"
)
_MOST_TOLD = 20


def _answered_one_by_one(document: Document, counts: Sequence[Mention]) -> Iterator[Balance]:
    """收到20件,上年无结转, and elsewhere 答复22件,每件申请均单独作出一份答复: no more answers than applications."""
    counts = [m for m in counts if m.kind == "number" and m.value and exact([m])]
    told = (m for m in counts if _ALL_OF_YEAR.search(document.before(m, 30)))
    received: list[Mention] | None = None
    for answered in islice(told, _MOST_TOLD):
        said = sentence_of(document, answered)
        if not _ONE_EACH.search(said) or _SEVERAL.search(_DENIED.sub("", said)):
            continue
        if received is None:
            received = [m for m in counts if _RECEIVED.search(document.before(m, 30))]
        if len(received) != 1:
            return
        came = received[0]
        if _nothing_carried(document, came, answered) and _of_one_body(document, came, answered):
            yield Balance(document, None, (came,), (answered,), None)


def _nothing_carried(document: Document, came: Mention, answered: Mention) -> bool:
    """Whether it is said beside one of the numbers that nothing came from the year before."""
    own = (sentence_of(document, m) for m in (came, answered))
    said = [words for words in own if nothing_before(words)]
    told = CARRIED.findall(document.text)
    return bool(said) and len(told) <= sum(len(CARRIED.findall(w)) for w in dict.fromkeys(said))


def _of_one_body(document: Document, one: Mention, other: Mention) -> bool:
    first, second = one.span.start, other.span.start
    alike = bodies(document, first) == bodies(document, second)
    now = not times(document, first) and not times(document, second)
    return (
        alike and now and of_same_bodies(sentence_of(document, one), sentence_of(document, other))
    )
