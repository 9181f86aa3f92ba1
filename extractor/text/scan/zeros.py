"""Statements that something did not happen: one zero for each thing denied.

未发生因政府信息公开引发的行政复议、行政诉讼 denies two things; 未按时 and 无正当理由 deny nothing
that could be counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..answers import DENIED_HEADING
from .means import find_denied_means, labelled_means

_NOT = r"(?:(?:并|从|均|都|也|尚|暂|仍|皆|还|再|全年|本年度)?(?:未曾|未|没有|没|無))"
_HAPPEN = (
    r"(?:收取|收到|收过|接收到?|接到|接获|接报|收费|收|发生|产生|出现|受理|接受|引发|引起|提起|涉及|"
    r"(?:新)?制作|召开|举办|举行|组织|开展|被|因|由|存在|办理|处理|要求|申请|有|制发|出台|制定|印发|废止|投诉|向|对)"
)
_TRIGGER = re.compile(
    r"(?=[并从均都也尚暂仍皆还再全本未没無无])(?:"  # a quick no for most characters
    rf"(?P<verb>{_NOT}(?:过|再|任何)?(?:一[件例起宗次])?{_HAPPEN}(?:到|过|任何|了)?)"
    r"|(?P<bare>(?<![一-鿿])(?:没有)(?=[^,。;]{0,14}(?:申请|复议|诉讼|投诉|举报)))"
    r"|(?P<none>(?<!有)(?<!毫)(?<!并)无"
    r"(?!正当|偿|法|关|误|论|效|线|障碍|泄密|需|缝|条件|形|差错|死角|遗漏|故|权|纸|须|锡|为|锚|州|"
    r"异议|不|从|一|人(?!民法院|申请|提出|向)|害|疑|限|私|理|棣|极|极县|处|文号|现成|违|逾期)))"
)
# The thing stands before: 行政复议、行政诉讼均未发生; 新闻发布会:未举办; 复议没有,诉讼也没有.
_BACKWARD = re.compile(
    r"(?=[均都皆也全一未没案数件为])(?:"
    r"(?P<one>一[件次起例宗])?(?:均|都|皆|也|全部|一律)?"
    r"(?:(?:未|没有?)(?:曾)?(?:有)?(?:发生|收到|接到|出现|产生|举办|召开|举行|开展|提起|受理|遇到|碰上|碰到)(?:过)?"
    r"|(?<!有)没有)(?=[,。;\n]|$)"
    r"|(?:案件|数量?|件数)?(?:均|都|皆|全部)为(?P<nought>(?:零|0)(?:件|次|起)?)(?=[,。;\n]|$))"
)
# 行政复议和行政诉讼数量为0, 行政复议、行政诉讼的案件0件: one nought, said of all that is named together.
_TOGETHER = re.compile(
    r"(?=[的案数件总情为])的?(?:(?:案件|数量?|件数|总数|情况)?(?:共|各)?为|(?:案件|数量|件数|总数)共?)"
    r"(?P<nought>(?:零|0)(?:件|次|起)?)(?=[,。;\n]|$)"
)
_JOINS = re.compile(r"(?:案件|案|申请|数量?)?(?:和|及|以及|与|或|、)(?:被?(?:提起|提出|申请))?")
_FREE = re.compile(
    r"分文[未不没](?:收|取)|不(?:再)?收(?:取)?(?:任何)?费(?:用)?(?!项)|零收费|收费(?:金额)?为零"
)
_LABELLED = re.compile(r"(?<=[:：])\s?(?P<word>无|零|没有)(?=[。;,\n]|$)")
_OF_ANSWERS = re.compile(r"答复|(?<!和)处理|不予公开|问题")
_EXCEPT = re.compile(r"除[^。;]{1,40}外[,]?[^,。;]{0,20}$")
_CAUSE = re.compile(
    r"(?:因|由|就|对|针对|与)(?:[^,。;、]|(?<=信息公开)、(?=政务公开)){0,24}?"
    r"(?:引发|引起|产生|导致|发生|提起|提出|而(?:引发|产生|引起|被)?|被|申请(?=行政|复议|诉讼|而|被|引)|有关)的?"
    r"|(?:政府)?信息公开工作?(?:引发|引起)的?"
)
_END = re.compile(r"[。;!?\n]|,(?!(?:也|和|及|以及|或|被|提起|申请))")

_LONGEST = 160
_CASES = frozenset({"reconsideration", "litigation"})
_LOST = re.compile(
    r"(?:(?:和|及|以及|或|、)(?:行政)?(?:诉讼|复议)(?:案件)?)?(?:中)?被?(?:依法)?(?:纠错|纠正|败诉|撤销|确认违法|责令)"
)
"""没有复议、诉讼被纠错: that none was lost, and not that there was none."""

_THINGS = re.compile(
    r"(?P<expense>(?:行政)?(?:诉讼|复议|应诉)(?:、(?:诉讼|行政诉讼|复议))?(?:的|有关的)?费用(?:支出)?)"
    r"|(?P<spending>(?:财政|实际|经费)[^,。;:]{0,8}支出)"
    r"|(?P<reduction>(?:费用)?减免|减免(?:费用|情况))"
    r"|(?P<search_fee>检索费)|(?P<copy_fee>复[印制]费|邮寄费)"
    r"|(?P<fee>(?<!事业性)收费(?:项目|情况|事项)?|(?:任何|相关|有关)?费用|信息处理费|工本费|成本费)"
    r"|(?P<reconsideration>(?:申请|提起|提出)?(?:行政)?复议(?!审查|机关|机构|决定|委员|后)(?:申请|案件|案|事项)?)"
    r"|(?P<litigation>被起诉|(?:提起)?行政(?:应)?诉(?:讼)?(?:案件|案|事项)?|(?:提起)?诉讼(?:案件|案)?)"
    r"|(?P<appeal>(?:行政)?申诉(?:案件|案|事项)?|申述|上访|信访(?:案件|举报)?)"
    r"|(?P<report>(?<!监督)举报(?:案件|投诉)?|检举|投诉(?:举报|案件)?)"
    r"|(?P<phone_inquiry>(?:电话|专线)(?:查询|咨询))"
    r"|(?P<online_inquiry>(?:网络|网上|在线)(?:查询|咨询))"
    r"|(?P<site_inquiry>(?:现场|当面|来访)(?:查询|咨询))"
    r"|(?P<inquiry>咨询)"
    r"|(?P<press_conference>新闻发布会)|(?P<interview>(?:网站)?在线访谈)"
    r"|(?P<fax_application>传真(?:方式)?(?:的)?申请)|(?P<online_application>(?:网络|网上|在线)(?:的)?申请)"
    r"|(?P<letter_application>(?:信函|信件|邮寄)(?:的)?申请)|(?P<in_person_application>当面(?:的)?申请)"
    r"|(?P<regulation>(?<!法)规章(?!制度))|(?P<normative>规范性文件)"
    r"|(?P<carried_out>(?:结转|转结)(?:至|到|入)?(?:下年度?|下一年度?|次年|明年|20\d\d年度?)"
    r"(?:继续)?(?:办理)?(?:的)?(?:政府信息公开|依申请公开)?(?:申请)?(?:件|数量|事项)?"
    r"|(?:下年度?|下一年度?|次年)(?:结转|转结)(?:的)?(?:申请)?)"
    r"|(?P<carried_in>(?:上年度?|上一年度?|往年|去年)(?:结转|转结|遗留)(?:的)?(?:政府信息公开)?(?:申请)?(?:件|数量|事项)?)"
    r"|(?P<carried>结转(?:的)?(?:政府信息公开)?申请(?:件|数量|事项)?)"
    r"|(?P<application>(?:申请|要求|请求)(?:政府|政务|获取|信息)?信?息?公开(?:的?(?:政府|政务)?信息)?(?:的申请)?"
    r"|公开(?:政府|政务)?信息的?申请"
    r"|(?:依申请(?:公开)?(?:政府)?(?:信息)?(?:公开)?(?:的)?(?:事项|件|信息|政府信息|公开信息)?的?(?:申请(?:件|表|事项|情况)?)?"
    r"(?=情况|[,。;:、\n]|的?$|和|及|或|$))"
    r"|(?:政府|政务)?信?息?公开申请(?!的?(?:行政|复议|提起|诉讼)|人|表格|被)(?:件|事项)?"
    r"|(?<!依)申请(?!的?(?:行政|复议|提起|诉讼)|人|表格|公开|办公|被|国家)(?:件|事项)?)"
)


@dataclass(frozen=True, slots=True)
class Zero:
    """One thing that a sentence denies; the span is that of the words that name the thing.

    ``nought`` is where the sentence writes its one 0 for several things.
    """

    start: int
    stop: int
    thing: str
    nought: tuple[int, int] | None = None


def find_zeros(text: str) -> list[Zero]:
    """Every statement of zero, in order, one for each thing denied."""
    found: list[Zero] = []
    reached = 0
    for match in _TRIGGER.finditer(text):
        if match.start() < reached or excepted(text, match.start()):
            continue
        stop = _object_end(text, match.end())
        zeros = list(_things(text, match, stop))
        if zeros:
            found += zeros
            reached = zeros[-1].stop
    found += list(_backward(text))
    found += [Zero(m.start(), m.end(), "fee") for m in _FREE.finditer(text)]
    found += list(_labelled(text))
    found += list(_under_headings(text))
    found += [Zero(*place) for place in find_denied_means(text)]
    return _distinct(found)


def _distinct(found: list[Zero]) -> list[Zero]:
    kept: list[Zero] = []
    for zero in sorted(found, key=lambda z: (z.start, -z.stop)):
        if not kept or zero.start >= kept[-1].stop:
            kept.append(zero)
    return kept


def excepted(text: str, at: int) -> bool:
    """除…外,没有收取: what follows the exception is no zero."""
    return _EXCEPT.search(text, max(0, at - 60), at) is not None


def _object_end(text: str, at: int) -> int:
    """Where what is denied ends; no denial is as long as a text without punctuation may be."""
    last = min(len(text), at + _LONGEST)
    end = _END.search(text, at, last)
    return end.start() if end else last


def _things(text: str, match: re.Match[str], stop: int) -> Iterator[Zero]:
    at = match.start() if match["verb"] else match.end()
    if match["none"] is not None and not _denies(text, match, stop):
        return
    covered = at
    skip = [m.span() for m in _CAUSE.finditer(text, at, stop)]
    for thing in _THINGS.finditer(text, at, stop):
        if thing.lastgroup is None or (thing.end() <= match.end() and thing.lastgroup != "fee"):
            continue
        if any(low <= thing.start() and thing.end() <= high for low, high in skip):
            continue
        if _only_a_number(text, thing.end()) or thing.start() - covered > 40:
            return
        covered = thing.end()
        if thing.lastgroup in _CASES and _LOST.match(text, thing.end(), stop):
            continue
        yield Zero(thing.start(), thing.end(), thing.lastgroup)


def _only_a_number(text: str, at: int) -> bool:
    """A count behind the thing (没有…行政复议3件) means that the denial is of something else."""
    return re.match(r"\s?\d", text[at : at + 2]) is not None


def _denies(text: str, match: re.Match[str], stop: int) -> bool:
    """A bare 无 denies only what follows closely; 无 inside a word or a name does not."""
    thing = _THINGS.search(text, match.end(), min(stop, match.end() + 30))
    return thing is not None


def _backward(text: str) -> Iterator[Zero]:
    """What the clause named before it says that none of it happened."""
    for match in _BACKWARD.finditer(text):
        nought = next((match.span(name) for name in ("nought", "one") if match[name]), None)
        for thing in _named_before(text, match.start()):
            yield Zero(thing.start(), thing.end(), thing.lastgroup or "", nought)
    for match in _TOGETHER.finditer(text):
        things = _named_before(text, match.start())
        if len(things) > 1 and _JOINS.fullmatch(text, things[-2].end(), things[-1].start()):
            for thing in things:
                yield Zero(thing.start(), thing.end(), thing.lastgroup or "", match.span("nought"))


def _named_before(text: str, at: int) -> list[re.Match[str]]:
    """The things named in the clause that ends at a place, without those that have a count."""
    low = max(text.rfind(mark, max(0, at - 60), at) for mark in "\n。;") + 1
    start = low + text[low:at].rfind(",") + 1
    found = _THINGS.finditer(text, start, at)
    return [thing for thing in found if thing.lastgroup and not _only_a_number(text, thing.end())]


def _labelled(text: str) -> Iterator[Zero]:
    """因公开而起的诉讼:无。 — the thing stands before the colon."""
    for match in _LABELLED.finditer(text):
        start = max(text.rfind(mark, 0, match.start() - 1) for mark in "\n。;") + 1
        if match.start() - start > 60:
            continue
        found = [m for m in _THINGS.finditer(text, start, match.start()) if m.lastgroup]
        if any(m.lastgroup == "expense" for m in found):
            found = [m for m in found if m.lastgroup == "expense"]
        for thing in found:
            yield Zero(thing.start(), thing.end(), thing.lastgroup or "")
        means = None if found else labelled_means(text, start, match.start())
        if means is not None:
            yield Zero(*means)


def _under_headings(text: str) -> Iterator[Zero]:
    """(一)收到申请情况 / 无 — the heading names what there was none of."""
    for match in DENIED_HEADING.finditer(text):
        low, high = match.span("title")
        if _OF_ANSWERS.search(text, low, high):
            continue
        skip = [m.span() for m in _CAUSE.finditer(text, low, high)]
        for thing in _THINGS.finditer(text, low, high):
            if not any(a <= thing.start() and thing.end() <= b for a, b in skip):
                yield Zero(thing.start(), thing.end(), thing.lastgroup or "")
