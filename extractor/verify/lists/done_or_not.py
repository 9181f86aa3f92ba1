"""A total that is done or not: 编发48期,公开36期,未公开的10期; 目录520条,公开432条,其余98条暂不公开.

What was not done is all that was not: with what was done it makes up the total.  Of applications
that is not said, for which there are more answers than these two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.language.wholeness import overlaps_said, partial
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import broken_sum
from ..counts.interval import ZERO, sum_of
from ..counts.statements import Statement, exact, statements
from .extent import MOST, countable, of_channel, of_each, single, thing

_DEEDS = tuple(
    map(
        re.compile,
        (
            r"公开|公布|发布|公示|上网|挂网|登载|刊登|刊载|上传",
            r"办结|完成|落实|兑现",
            r"答复|回复|回应",
            r"采纳|采用",
            r"整改",
            r"移交|归档",
            r"更新",
        ),
    )
)
_NOT = r"(?:(?:暂|尚|还|仍|均|都|也)?(?:未|没有?|不(?!同|足|止|少|仅|断|动))|暂缓)(?:能够?|予以?|宜|便|适宜|对外|向社会|依法|主动|按[时期]|及时|在?网上|全文|再|作|可)*"
_NOT_DONE = re.compile(rf"(?P<lead>[^。;:]{{0,24}}?){_NOT}(?P<deed>[^,。;:\d]{{2,6}})")
_LEADS = re.compile(r"(?:而|但|有|另有|另外|此外|其中|其余|其他|因[^,。;:]{0,12})?")
_REST = re.compile(r"(?:其[余他它]|余下?|剩[余下]|另有?|还有|尚有)(?:的|各|部分)?(?:为|有|是|共)?")
_ANSWERED = re.compile(r"(?<!依)申请(?!公开)|公开申请|复议|诉讼|案件")
_SOME = re.compile(r"部分|应|拟|计划|同意|可|首|转")
_TOPIC = re.compile(
    r"应当?(?:依法|主动)*公开|(?:信息|政务|事务|厂务)公开|公开(?=目录|栏|指南|条例|工作)"
)
_ONE_WAY = re.compile(r"主动|依申请|全文|及时|按[时期]|首次|提前")
_APART = re.compile(r"[。:]|其中|此外|同比|[较比][上去]|[上去]年|收到|受理")
_REACH = 40


def check_done_or_not(document: Document) -> Iterator[Finding]:
    """Totals that what was done and what was not does not make up."""
    for here in statements(document):
        if len(here.counts) <= _TWO or not re.search("[未没不]|暂缓", here.words):
            continue
        counts = countable(document, here, 0, 0)[:MOST]
        for at in range(len(counts) - _TWO):
            whole, done, left = counts[at : at + _TWO + 1]
            if not thing(whole) == thing(done) == thing(left) or not exact([whole, done, left]):
                continue
            if _alone(document, counts, at) and _of_one_deed(document, here, whole, done, left):
                yield from _judged(document, here, whole, done, left)


_TWO = 2


def _judged(
    document: Document, here: Statement, whole: Mention, done: Mention, left: Mention
) -> Iterator[Finding]:
    added, value = sum_of([done, left]), whole.value or ZERO
    label, words = here.label(done), here.text[whole.span.stop : left.span.stop]
    if added == value or abs(added - value) * 3 > value or not single(here, [done, left]):
        return
    if added < value and (_ONE_WAY.search(label) or of_channel(label)):
        return  # 主动公开1010条: others may be open in another way
    if added < value and _rest_told(document, left, value - added):
        return
    if overlaps_said(here.words) or partial(words) or of_each(document, whole):
        return
    yield broken_sum(document, [done, left], whole)


_A_REST = re.compile(r"[^\n]{0,30}?(?:其[余他它]|剩余|余下|剩下|另有|还有|尚有|待|不计|部分)")


def _rest_told(document: Document, left: Mention, rest: Decimal) -> bool:
    """Whether what follows tells of a rest, in words or with just its number: 暂不公开80条;8条待定."""
    if _A_REST.match(document.text, left.span.stop):
        return True
    behind = document.mentions_in(left.span.stop, left.span.stop + _REACH)
    return any(mention.value == rest for mention in behind)


def _alone(document: Document, counts: Sequence[Mention], at: int) -> bool:
    """Whether no other count of the unit stands beside the three, up to a semicolon that parts none
    of them."""
    unit = thing(counts[at])
    stop = ";" if ";" not in document.between(counts[at], counts[at + _TWO]) else "。"
    before, behind = counts[at - 1 : at], counts[at + _TWO + 1 :][:1]
    pairs = [(m, counts[at]) for m in before] + [(counts[at + _TWO], m) for m in behind]
    return all(
        thing(a) != unit or thing(b) != unit or stop in document.between(a, b) for a, b in pairs
    )


def _of_one_deed(
    document: Document, here: Statement, whole: Mention, done: Mention, left: Mention
) -> bool:
    """Whether what was done and what was not is the same deed, and the total is not told as done itself."""
    total = _TOPIC.sub("", here.label(whole))
    label = here.label(done)
    lead, gap = document.between(whole, done), document.between(done, left)
    asked = (here.label(whole), here.behind(whole), label)
    if any(map(_ANSWERED.search, asked)) or _SOME.search(label) or re.search(_NOT, label):
        return False
    if _APART.search(gap) or re.search(r"[。:;]|另|此外|同比|[较比][上去]", lead):
        return False
    deed = _deed_left(document, here, whole, left)
    return deed is not None and bool(deed.search(label)) and not deed.search(total)


def _deed_left(
    document: Document, here: Statement, whole: Mention, left: Mention
) -> re.Pattern[str] | None:
    """What was not done with what is left: by the words before it, or behind where it is a rest."""
    label = here.label(left)
    behind = re.split(r"[。;\n]", document.behind(left, _REACH))[0]
    rest = _REST.fullmatch(label)
    match = _NOT_DONE.search(behind if rest else label)
    if match is None:
        return None
    if rest:
        named = _BECAUSE.split(match["lead"])[0]
        if not set(named) <= set(here.label(whole) + here.behind(whole)):
            return None  # 另有10次专题会议未公开: others than those that were counted
    elif not _LEADS.fullmatch(match["lead"]):
        return None
    return next((deed for deed in _DEEDS if deed.search(match["deed"])), None)


_BECAUSE = re.compile(r"因|由于|涉|均|都|皆|系|属|为|[,(、]")
