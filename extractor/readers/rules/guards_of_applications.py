"""Guards of applications: what a sentence says of a number that is counted like applications and is
something else, or some of them.  ``[guards]`` of ``prose.toml`` says for which indicators each holds.
"""

from __future__ import annotations

import re

from extractor.language.cues import each
from extractor.language.modifiers import restricts
from extractor.language.subject import subject_of
from extractor.language.words import REST
from extractor.text.document import Document

from .behind import OF_ALL
from .body import made
from .clauses import Clause
from .guard_table import GuardTable
from .parts import by_topic
from .told_before import State

GUARDS = GuardTable()


@GUARDS.enter
def other_cases(_document: Document, _clause: Clause, state: State) -> bool:
    """窗口受理申请30件,办结29件: the sentence counts applications for something else."""
    return state.foreign


@GUARDS.enter
def document_classes(_document: Document, clause: Clause, state: State) -> bool:
    """主动公开43条、依申请公开2条、不予公开1条: classes of documents are no applications."""
    seen = clause.frame
    totals = any(claim.indicator == clause.pack.roles.disclosed for claim in state.claims)
    listed = totals and seen.listed
    return made(seen) or bool(
        listed and (seen.mention.unit == "条" or _CLASS.search(seen.sentence))
    )


_CLASS = re.compile(r"依申请公开(?:的)?(?:政府)?信息[^,;、]{0,4}\d")


@GUARDS.enter
def carried_by_others(_document: Document, clause: Clause, state: State) -> bool:
    """达标申请4件,上年转入1件: the rest of those of another kind, which nobody knows."""
    return "application" in state.unknown - clause.concepts and "asked" not in clause.before


@GUARDS.enter
def published_unasked(_document: Document, clause: Clause, _state: State) -> bool:
    """收到申请12件。主动公开政府信息345: what was published unasked answers nobody."""
    unasked = clause.concepts >= _UNASKED
    return unasked or _UNASKED_NEXT.match(clause.frame.after) is not None


_UNASKED = frozenset({"own_initiative", "info"})
_UNASKED_NEXT = re.compile(r"[.,;]?主动公开(?:政府)?信息")


@GUARDS.enter
def next_year(document: Document, clause: Clause, _state: State) -> bool:
    """1件延期,答复期在2019年1月: the answer is one of the next year; 3件延期,2019年将规范办理 tells of plans."""
    year, stop = document.meta.year, clause.frame.mention.span.stop
    dated = _ANSWERED_IN.match(document.in_digits, stop, stop + _NEAR)
    return dated is not None and year is not None and int(dated["to"] or dated["in"]) == year + 1


_NEAR = 40
_DUE = "(?:答复|办理|办结|处理|到期|届满|期限|时限)"
_ANSWERED_IN = re.compile(
    rf"[^。;]{{0,24}}?(?:{_DUE}[^,。;\d]{{0,6}}|[转延跨](?:入|到|至|期至?)?)(?P<to>20\d\d)年"
    rf"|[^。;]{{0,24}}?(?P<in>20\d\d)年(?:度|初|\d{{1,2}}月(?:份|底|\d{{1,2}}日)?)?[前内]?(?:才|再|方|予以|作出|完成)?{_DUE}"
)


@GUARDS.enter
def asked_about(_document: Document, clause: Clause, _state: State) -> bool:
    """2件为企业欠税信息: what they asked about, and not who asked."""
    return _ABOUT.search(clause.frame.after) is not None


_ABOUT = re.compile(
    r"(?:企业|公司|个人|居民|村民|单位)[一-鿿]{1,8}(?:信息|资料|材料|情况|档案|名单)$"
)


@GUARDS.enter
def none_late(_document: Document, clause: Clause, _state: State) -> bool:
    """无一件申请逾期答复: that none was late, and not that there was none."""
    return _LATE.search(clause.after_words) is not None


_LATE = re.compile(r"申请(?:逾期|超期|超时|延误|被|因)")


@GUARDS.enter
def some_kind(_document: Document, clause: Clause, _state: State) -> bool:
    """收到重复的申请3件; 征收、规划、许可三类申请62件; 其中,涉及土地的申请收到30件: what stands before the thing
    makes it a part; so does the other way beside it: 收到书面申请3件,口头申请1件."""
    some = _SOME.search(clause.frame.sentence)
    if some is not None and (not some["what"] or restricts(some["what"])):
        return True
    before = clause.frame.sentence.removesuffix(clause.frame.label)
    beside = _OTHER_WAY_BEHIND.match(clause.beyond) or _OTHER_WAY_BEFORE.search(before)
    return beside is not None and _BY_ONE_WAY.search(clause.frame.label) is not None


_SOME = re.compile(
    r"(?:、[^,;#]{0,40}?[两三四五六]类(?:信息|事项)?|重复|恶意|滥用|群体性?|超期|逾期|不明确|不规范|其中,?(?:涉及|针对|反映|关于|有关)(?P<what>[^,;#的]{1,16}))的?"
    r"(?:政府|信息|公开|政务|依|书面)*申请(?![^,;#]*申请)"
)

_ONE_WAY = r"(?:书面|口头|电子|网[上络]|电话)"
_BY_ONE_WAY = re.compile(rf"{_ONE_WAY}(?:[提递]交?出?的?)?(?:政府)?(?:信息)?(?:公开)?申请$")
_OTHER_WAY_BEHIND = re.compile(
    rf"[,、;和](?!其中){_ONE_WAY}[^,。;、\d]{{0,4}}申请[^,。;、\d]{{0,4}}\d"
)
_OTHER_WAY_BEFORE = re.compile(
    rf"{_ONE_WAY}[^,。;、\d]{{0,4}}申请[^,。;、\d]{{0,4}}\d+[^,。;、\d]?[,、;和]$"
)


@GUARDS.enter
def some_people(_document: Document, clause: Clause, _state: State) -> bool:
    """职业打捞类申请人12人共提出申请9件: those of some, or those that some other bodies got."""
    words = re.split(r"[,;。]", clause.frame.sentence)[-1]
    if _OF_SOME.search(words) or _LEGAL_PERSONS.match(words):
        return True
    shared = _SHARED_OUT.search(words)
    body = subject_of(shared[1], clause.frame.agency) if shared else None
    return body is not None and not body.ours


_OF_SOME = re.compile(
    r"(?:类|同一|个别|某|部分|少数|多名|几名)[^,;#]{0,12}(?:共|先后|反复|多次|累计)*(?:提出|提交|递交)"
)
_LEGAL_PERSONS = re.compile(
    r"(?:法人|企事业单位|单位)(?:(?:、|和|或|及|与|以及|或者)*(?:其[他它]|非法人)?(?:社会)?组织)?(?:共|等|所)*(?:提出|提交|递交|提请)"
)
"""自然人提出682件,法人及其他组织提出63件: one kind of applicants, as are the others."""
_SHARED_OUT = re.compile(r"([^,;#]{2,20}?)(?:收到|受理|新收)[^,;#]{0,10}分别")


@GUARDS.enter
def together(document: Document, clause: Clause, _state: State) -> bool:
    """收到12件,上年结转3件。这15件申请中: those that were told of before, all together.

    The same number, said before, is what was received: 受理申请203件…这203件申请.
    """
    if not _THOSE.search(clause.frame.label):
        return False
    low, high = clause.frame.mention.span.start, clause.frame.mention.span.stop
    text = document.in_digits
    return not re.search(rf"(?<!\d){re.escape(text[low:high])}", text[:low])


_THOSE = re.compile(r"(?:[这该此]|上述|前述|以上)$")


@GUARDS.enter
def sent_on(_document: Document, clause: Clause, _state: State) -> bool:
    """向县林业局转办申请1件: what went out of the house; 县政府办转办申请1件 came in."""
    seen = clause.frame
    match = _SENT_ON.search(seen.label)
    if match is None:
        return False
    before = seen.label[: match.start()]
    if _CAME_IN.search(before):
        return False
    if "政府办" in before and "政府" not in (seen.agency or ""):
        return False  # in the report of a bureau the government's office is another body
    body = subject_of(before, seen.agency)
    return bool(_TO_WHOM.search(before)) or body is None or body.level == "own"


_SENT_ON = re.compile(r"(?:转办|转交|交办|批转|移交|移送|转送|转给|分转)(?!来)")
_CAME_IN = re.compile(r"[收接]|受理|[向给由][本我]|上级|来自|其[他它]")
_TO_WHOM = re.compile(r"[向给往][^,;#]{1,16}$")


@GUARDS.enter
def for_business(_document: Document, clause: Clause, state: State) -> bool:
    """收到补办证件的申请18件,办结18件: for something else than information; 申请公开学历证明 is for that."""
    if asks_for_else(clause.frame.label):
        return True
    return ELSE in state.unknown and "application" not in clause.concepts


ELSE = "asked for something else"
"""Among what a sentence is about: applications for something else than information."""


def asks_for_else(label: str) -> bool:
    """Whether the words before a number name applications for something else than information."""
    return _FOR_BUSINESS.search(label) is not None and not _FOR_INFORMATION.search(label)


_FOR_BUSINESS = re.compile(
    r"(?:业务|证明|手续|补办|补发|换[发领]|申[办领]|领取|迁移|转[学系专]|[休复退入]学|调档|资助|救助|帮扶|减免|缓缴|变更|注销|挂失|立项"
    r"|加装|报销|租赁|借用|认证|鉴定|评定|评审|注册|采伐|占用|开业|歇业|停业|贷款|公证|仲裁|调解|低保|养老|法律援助|户籍|户口|不动产|住房)[一-鿿]{0,4}?的?申请$"
    r"|(?:窗口|大厅|服务中心)[^,;#]{0,8}(?:接收|受理|收到|承接)(?:群众|企业|各类|办事)[^,;#]{0,4}申请$"
)
_FOR_INFORMATION = re.compile(r"公开|信息|查[询阅]|获取|知悉")


@GUARDS.enter
def both_answers(_document: Document, clause: Clause, _state: State) -> bool:
    """予以公开与部分公开734件: both together, and how many of each nobody says; 各2件 says it."""
    label = clause.frame.label
    return _BOTH.search(label) is not None and not each(label)


_BOTH = re.compile(r"公开(?:[、及或和与]|以及|或者)(?:予以|同意|准予)?部分公开")


@GUARDS.enter
def rest(_document: Document, clause: Clause, _state: State) -> bool:
    """其余4件因年底收到,尚在期限内: what is left of those counted before."""
    return REST.fullmatch(clause.frame.label) is not None


@GUARDS.enter
def topics(document: Document, clause: Clause, _state: State) -> bool:
    """涉及土地12件,涉及规划4件: counted by what they asked for."""
    return by_topic(document, clause.frame)


@GUARDS.enter
def with_carried(document: Document, clause: Clause, _state: State) -> bool:
    """共受理88件(含上年结转3件): what was new is less, and is not printed."""
    stop = clause.frame.mention.span.stop
    return _WITH_CARRIED.match(document.in_digits[stop : stop + 20]) is not None


_WITH_CARRIED = re.compile(
    r"\(?(?:其中)?(?:含|包括|包含)(?:[^),。;\d]{0,6}(?:上年|上一年|去年|结转)|20\d\d年度?(?:结转|转结))"
)


_LATE_ONES = "(?:延期|延长|逾期|超期|延后|推迟)"
_LATER = re.compile(
    rf"[^。\n]{{0,40}}?(?:{_LATE_ONES}[^,。;\d]{{0,8}}[1-9]|[1-9]\d*[件份宗][^,。;\d]{{0,8}}{_LATE_ONES})"
)


def answered_in_time(name: str, clause: Clause, state: State, document: Document) -> bool:
    """21件申请均已按期答复: whether what was answered in time are all that were answered.

    Where the sentence counts those too, or tells of others that took longer, it is a part of them;
    so is 4件按期答复.
    """
    roles = clause.pack.roles
    if (
        not roles.replied
        or name != roles.on_time
        or "close" in clause.concepts
        or "reply" not in clause.concepts
    ):
        return False
    if any(claim.indicator in (roles.closed, roles.replied) for claim in state.claims):
        return False
    behind = any("reply" in token.concepts for token in clause.after)
    if behind and not OF_ALL.search(clause.after_words):
        return False
    return _LATER.match(document.in_digits, clause.frame.mention.span.stop) is None
