"""What a report says of all applications that it received, apart from their number.

受理5件,其中网络3件、信函2件,均已办结: all five are closed, though the number stands far before.
全年通过网络收到申请1件: where no other count of applications is told, the one way is the whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from extractor.language import cues
from extractor.language.cue_words import grammar, says
from extractor.language.frames import Frame
from extractor.language.subject import subject_of
from extractor.schemas import Mention
from extractor.text.document import Document
from extractor.text.scan.numerals import read_count

from .applicants import APPLICANTS, WAYS_OF_ASKING
from .claims import Context, Draft, draft_of

_WHEN = (
    r"(?:已?(?:截[至止]到?|到|至|于|在)?(?:年内|当年|全年|本年度?|目前|报告期[内末]|期末"
    r"|(?:(?:当|20\d\d)?年)?(?:(?<=年)[底末]|12月(?:31日|底)))(?:前|止|为止|已)?,?)"
)
_WHO = r"(?:[本我][一-鿿]{1,3}|[一-鿿]{0,4}(?:总队|局|委|厅|办|公司|集团|医院|学校|街道|机关|政府|中心))"
_COUNTED = r"(?:对?(?:这|上述|以上)?(?P<count>\d+|[两二三四五六七八九十])[件份](?:政府信息公开|信息公开|公开)?申请)"
_WHICH = r"(?:(?:上述|以上|所有|全部)(?:的?(?:政府信息公开)?申请)?)"
_IN_TIME = r"(?:(?:在|于|按|依)?(?:法定|规定|\d+个工作日)?的?(?:时限|期限|时间)?(?:之?内)?(?:按时|按期|如期|依法|书面|当场|逐一|及时)*)"
_DONE = re.compile(
    rf"(?P<mark>[,。;]|(?<=申请)){_WHEN}?{_WHO}?{_IN_TIME}{_COUNTED}?(?P<which>{_WHICH})?{_WHEN}?(?:已|也)?(?P<all>全部|均|都|悉数)(?:已经?|能)?{_IN_TIME}"
    r"(?:予以|作出了?|进行了?|给予了?)?(?:书面|当场|逐一)?(?P<done>(?:办结|办理完毕|处理完毕|办毕|答复|回复)(?:[并、且]?(?:办结|答复|回复))?)(?:完毕|完成|了|申请人)?(?=[,。;:]|并|$)"
)
_REACH = 200
_CARRIED = (
    grammar(
        r"(?<!无)(?<!没有)(?:<last_year>|20\d\d年度?)[^,。;\d没无未]{0,4}(?:结转|转入|遗留|转来)"
        r"(?![^,。;\d]{0,8}(?:0|零|没有|无(?=[,。;])))"
    ),
    re.compile(
        r"(?:结转|转入|顺延|留到)[^,。;\d]{0,4}(?:下年|次年|下一年|20\d\d年)[^,。;\d]{0,6}[1-9]"
    ),
)


def with_told_later(drafts: Sequence[Draft], context: Context) -> Iterator[Draft]:
    """With what the words behind the number of all applications add."""
    yield from drafts
    document, roles = context.document, context.pack.roles
    of_year = [d for d in drafts if d.period == "year" and d.printed]
    known = {d.indicator for d in drafts}
    totals = [d.frame for d in of_year if d.indicator == roles.received]
    values = {seen.mention.value for seen in totals}
    if len(values) != 1 or any(form.search(document.in_digits) for form in _CARRIED):
        return
    frames = {d.mention.id: d.frame for d in drafts}
    parts = {d.mention.id for d in of_year if d.indicator in roles.received_by}
    done = _done(totals[0], parts, frames, document)
    for name, words in (
        (roles.closed, ("办结", "完毕", "办毕")),
        (roles.replied, ("答复", "回复")),
    ):
        asked = name == roles.closed or document.meta.form in ("narrative", "stat2014")
        if name and asked and name not in known and any(word in done for word in words):
            yield draft_of(totals[0], name, None, "said of all", context.pack, "all")


def _done(
    frame: Frame, parts: Collection[str], frames: Mapping[str, Frame], document: Document
) -> str:
    """What was done with all of them: 答复, 办结, 答复办结 or nothing."""
    start = frame.mention.span.stop
    text = document.in_digits[start : start + _REACH].partition("\n")[0]
    for match in _DONE.finditer(text):
        if match["count"] and read_count(match["count"]) != frame.mention.value:
            continue
        named = bool(match["which"] or match["count"]) or match["all"] == "全部"
        if match["mark"] == "。" and not named:
            continue
        if "。" in text[: match.start()]:
            break
        between = list(_between(document, frame, start + match.start()))
        own = [m for m in between if m.id in parts]
        others = [m for m in between if m.id not in parts and _counts(m, frames)]
        whole = not own or sum(m.value or 0 for m in own) % (frame.mention.value or 1) == 0
        passing = match["all"] != "全部" and _IN_PASSING.search(match.group())
        if not others and not passing and (named or whole):
            return match["done"] + ("完毕" if "理完毕" in match["done"] else "")
    return ""


_IN_PASSING = re.compile(r"依法|依规|按|及时|如期")
"""均依法答复 praises how it was done, and counts nothing."""


def _between(document: Document, frame: Frame, stop: int) -> Iterator[Mention]:
    for other in document.mentions[int(frame.mention.id[1:]) :]:
        if other.span.start >= stop:
            return
        if other.statistical:
            yield other


def _counts(mention: Mention, frames: Mapping[str, Frame]) -> bool:
    """Whether a number counts something of the year, and compares nothing."""
    seen = frames.get(mention.id)
    if seen is None or mention.kind in ("share", "zero_statement"):
        return False
    return cues.level(seen) and not says(seen.label, "last_year")


_WAYS = WAYS_OF_ASKING.union(APPLICANTS.values())
_GOT = re.compile(
    r"(?:收到|受理|接到|接收)[^,;#]{0,24}申请|提[出交]的[^,;#]{0,12}申请(?:共|总|合计)"
)


_ASKED_TOO = re.compile(r"[、,;和及与][^。\n\d]{0,20}(?:申请|提[出交])[^。\n\d]{0,12}\d+[件份宗]")
_OTHERS_ASKED = re.compile(r"[,;][^。\n\d]{0,6}(?:公民|个人|自然人|企业|法人)[^。\n\d]{0,6}申请")
"""收到企业提出的申请14件,公民的申请见附件: others asked, too."""
_ENDS = re.compile(r"\s?(?:[,;。:、(\n]|$|[已均都]|全部)")
"""5份附件: what came with the applications."""


def with_the_only_way(drafts: Sequence[Draft], context: Context) -> Iterator[Draft]:
    """With the number of applications that came by the one way, or from the one kind of people, that is
    counted."""
    yield from drafts
    document, roles = context.document, context.pack.roles
    asked = {roles.received, *roles.received_by}
    ways = [d for d in drafts if d.indicator in asked and d.printed]
    way = ways[0].indicator.rpartition(".")[2] if len(ways) == 1 else ""
    if context.tabled or not roles.received or way not in _WAYS or ways[0].period != "year":
        return
    seen = ways[0].frame
    got = _GOT.search(seen.label)
    behind = seen.mention.span.stop
    others = _ASKED_TOO.match(document.in_digits, behind) or _OTHERS_ASKED.match(
        document.in_digits, behind
    )
    if got is None or seen.listed or others or not _ENDS.match(document.in_digits, behind):
        return
    body = subject_of(seen.label[: got.start()], seen.agency)
    if body is None or body.ours:
        yield draft_of(seen, roles.received, None, "the only way", context.pack, "all")
