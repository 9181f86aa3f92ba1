"""The clause of a number, taken apart into the concepts of a pack.

Grammar only: joined verbs, lists under one predicate, a verb that an earlier item of a list
carries, the way of publishing that a clause before sets, what was named before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from extractor.knowledge.prose import Prose
from extractor.language.cue_words import BLANK, adverbials, blanked, is_locative
from extractor.language.cues import each
from extractor.language.frames import Frame
from extractor.language.lexicon import FILLER, Token, residue
from extractor.language.lists import kind_of_list
from extractor.language.subject import subject_of
from extractor.text.document import Document

from .behind import OF_ALL, name_behind, without_own_year, words_behind
from .carried_years import with_years
from .questions import of_the_question
from .reasons import reason_of
from .topics import topics_before
from .turns import tokens_of, without_what_was_given
from .ways import (
    CHANNELS,
    GOES_OUT,
    from_heading,
    setting_of,
    without_joint_ways,
    without_ways,
)

_WITHIN = frozenset({"within"})
_REFUSAL = frozenset({"refuse"})
"""By itself an answer of its own, beside 信息不存在; else what the reasons of a list share."""
_TRAINING = frozenset({"training"})
"""The same: 召开会议、举办培训各2次; else what 参训 and 场次 share."""
_REPLY = frozenset({"reply"})
"""The same: 办结数、答复数均为零; else what 不予公开、部分公开 share."""
_JOINS = re.compile(r"(?:[、并和及且与,]|以及|书面|依法|均|已|全部|按时|统一)*")
TOGETHER = re.compile(r"共计?|合计|总计|一共|总共|[加合](?:起来|在一起)|相加")
LISTS = re.compile(r"、|和|及|与|以及|或")


@dataclass(frozen=True)
class Clause:
    """A frame with the known words before (``label``) and behind (``after``) its number.

    ``cover`` are all known words of the label, also those that a variant leaves out; ``before``
    the topics named before, the nearest first; ``beyond`` the text right behind the number.
    """

    frame: Frame
    label: tuple[Token, ...]
    cover: tuple[Token, ...]
    after_words: str
    after: tuple[Token, ...]
    before: tuple[str, ...]
    pack: Prose
    beyond: str = ""

    @cached_property
    def content(self) -> tuple[Token, ...]:
        """The words that mean something."""
        return tuple(t for t in (*self.label, *self.after) if t.concepts is not FILLER)

    @cached_property
    def concepts(self) -> frozenset[str]:
        """All that the clause names."""
        return frozenset().union(*(t.concepts for t in self.content))


def clause_of(document: Document, seen: Frame, pack: Prose) -> Clause:
    """The clause of a number."""
    year = document.meta.year
    after = without_own_year(words_behind(seen, document.in_digits, pack), year)
    label = with_years(_without_asides(seen.label, pack), blanked(seen.label), year)
    behind = with_years(tokens_of(after, pack), after, year)
    if OF_ALL.match(after):  # 2件均当场答复: how soon, and no count of those that took so long
        behind = tuple(Token(*t[:3], FILLER) if t.concepts == _WITHIN else t for t in behind)
    if seen.label in _OTHERS and OF_ALL.search(after):
        label = ()  # 其他27件均已答复: the rest of a number, and no kind of its own
    ways = without_joint_ways(without_ways(label, seen.label), seen, document.in_digits)
    label = _dated(ways, seen.label)
    behind = without_ways(behind, after)
    before = topics_before(document, seen, pack)
    content = [t for t in (*label, *behind) if not t.filler]
    called = None if content else name_behind(seen, document.in_digits)
    if called:
        seen, label = seen._replace(label=called, after=""), pack.lexicon.tokens(called)
        content = [t for t in label if not t.filler]
    if not content and seen.mention.unit and not after and not residue(seen.label, label):
        label = (*label, *from_heading(document, seen, pack))
    if not content and called is None:
        label = (*label, *of_the_question(document, seen, pack))
    label = (*label, *reason_of(document, seen, label, pack))
    label = _without_ourselves(label, seen)
    named = {c for t in (*label, *behind) for c in t.concepts} - {"filler"}
    lone = called is None and (not named or named & GOES_OUT)
    setting = setting_of(document, seen, pack) if lone else []
    stop = seen.mention.span.stop
    beyond = document.in_digits[stop : stop + 50]
    return Clause(seen, (*label, *setting), label, after, behind, before, pack, beyond)


_OWN_NAME = re.compile(
    r"(?:20\d\d年度?|全年|本年度?|年内)?(?P<name>[一-鿿]{2,12}?(?:[局委厅院署]|(?<![举开主承])办))(?=主动|共|新|收|受|公(?![厅室])|发|办(?!公))"
)


_OWN_TEAM = re.compile(
    r"(?:20\d\d年度?|全年|本年度?|年内)?(?P<place>[镇乡县市区]|街道)?(?:综合|行政)*执法(?:[大中支总]?队|局|办公室|办)"
    r"(?=(?:共|累计|依法)*(?:作出|做出|实施|下达))"
)
"""镇综合执法大队作出行政处罚决定: in the report of the town these are its own."""
_PLACES = re.compile(r"[镇乡县市区]|街道")


def _without_ourselves(tokens: tuple[Token, ...], frame: Frame) -> tuple[Token, ...]:
    """公司主动公开信息689条: in the report of a company the company is who reports.

    So is 区审批局 in that of a bureau which is called so: words in its name say nothing else.
    """
    team = _OWN_TEAM.match(frame.label)
    if team and team["place"] in (None, *_PLACES.findall(frame.agency or "")[-1:]):
        tokens = (
            Token(*team.span(), team.group(), FILLER),
            *(t for t in tokens if t.start >= team.end()),
        )
    name = _OWN_NAME.match(frame.label)
    within = [t for t in tokens if name and t.stop <= name.end()]
    named = name is not None and not any(t.concepts & CHANNELS for t in within)
    body = subject_of(name["name"], frame.agency) if named and name and frame.agency else None
    if name and body and body.level == "own":
        tokens = tuple(Token(*t[:3], FILLER) if t.stop <= name.end() else t for t in tokens)
    if frame.agency is None or "公司" not in frame.agency:
        return tokens
    own = ("公司", "集团")
    return tuple(
        Token(*t[:3], FILLER) if t.text in own and frame.label[t.stop : t.stop + 1] != "提" else t
        for t in tokens
    )


def inherited(clause: Clause, verb: Token | None) -> Clause | None:
    """The clause with the verb of an earlier item: 公开规章12件,规范性文件43件."""
    named = [t for t in clause.content if t.concepts & clause.pack.verbs]
    if verb is None or named or not clause.content or not clause.frame.listed:
        return None
    if verb.concepts & _GOES_OUT and any(t.concepts & _COMES_IN for t in clause.content):
        return None  # 主动公开421条,公开申请11件: what is asked for is not what was published
    return replace(clause, label=(Token(0, 0, verb.text, verb.concepts), *clause.label))


_GOES_OUT, _COMES_IN = frozenset({"disclose", "publish"}), frozenset({"application", "on_request"})


def variants(clause: Clause) -> Iterator[Clause]:
    """The clause as it stands; or one for each joined verb, or each thing under 各 or 均为."""
    items = items_of(clause) if is_each(clause) else []
    if len(items) > 1:
        yield from items
        return
    yield from _joined(clause) or _joined_behind(clause) or [clause]


def is_each(clause: Clause) -> bool:
    """Whether the number is that of each of several things (各, 均为)."""
    return each(clause.frame.label)


def items_of(clause: Clause) -> list[Clause]:
    """The things of a list, each with the words that all share."""
    words = clause.frame.label
    groups: list[list[Token]] = [[]]
    end = 0
    for token in clause.label:
        apart = token.filler and LISTS.fullmatch(token.text)
        if groups[-1] and (apart or LISTS.search(words[end : token.start])):
            groups.append([])
        if not token.filler:
            groups[-1].append(token)
        end = token.stop
    common = clause.pack.shared
    kind = kind_of_list(words)
    groups[-1] = [t for t in groups[-1] if t.start < kind or t.concepts <= common]
    groups = [group for group in groups if group]
    own = [
        [t for t in group if not t.concepts <= common]
        or [t for t in group if t.concepts in (_REFUSAL, _TRAINING, _REPLY)]
        for group in groups
    ]
    items = {t for tokens in own for t in tokens}
    shared = [t for group in groups for t in group if t.concepts & common and t not in items]
    return [
        replace(clause, label=tuple(sorted({*tokens, *shared})))
        for tokens in own
        if tokens
    ]  # fmt: skip


def _joined(clause: Clause) -> list[Clause]:
    """办结并答复…: one clause for each of two verbs that stand together."""
    content = [t for t in clause.label if not t.filler]
    verbs = [t for t in content if t.concepts & clause.pack.verbs]
    for one, other in pairwise(verbs):
        between = clause.frame.label[one.stop : other.start]
        inner = [t for t in content if one.stop <= t.start < other.start]
        answered = not between and "reply" in one.concepts and other.text == "公开"
        if one.concepts == other.concepts or answered:
            continue  # 答复公开5件: one answer, not two acts
        if (not inner and _JOINS.fullmatch(between)) or (inner and re.search(r"[并且]", between)):
            return [
                replace(clause, label=tuple(t for t in clause.label if t is not drop))
                for drop in (other, one)
            ]
    return []


def _joined_behind(clause: Clause) -> list[Clause]:
    """5件均已办结并答复申请人: the same behind the number."""
    verbs = [t for t in clause.after if t.concepts & _ENDED]
    if len(verbs) != _TWO or verbs[0].concepts == verbs[1].concepts:
        return []
    between = clause.after_words[verbs[0].stop : verbs[1].start]
    if not _JOINS.fullmatch(between):
        return []
    given = verbs[1].concepts & _GIVEN
    if given and not _AS_WELL.match(clause.after_words, verbs[0].stop):
        return []  # 均答复同意公开: one answer
    return [
        replace(
            clause, after=tuple(Token(*t[:3], FILLER) if t is drop else t for t in clause.after)
        )
        for drop in reversed(verbs)
    ]


_GIVEN = frozenset({"grant"})
_ENDED = frozenset({"close", "reply"}) | _GIVEN
_AS_WELL = re.compile(r"[,、]?[并且]")
_TWO = 2


def from_last_verb(clause: Clause) -> Clause | None:
    """Only what the last verb says, where an earlier one has an object of its own."""
    verbs = [t for t in clause.label if t.concepts & clause.pack.verbs]
    if len(verbs) < 2:
        return None
    last = verbs[-1]
    dropped = [t for t in clause.label if t.start < last.start and not t.filler]
    if any(not t.concepts & clause.pack.shared for t in dropped):
        return None
    topics = tuple(c for t in dropped for c in t.concepts)
    kept = tuple(t for t in clause.label if t.start >= last.start)
    return replace(clause, label=kept, before=(*topics, *clause.before))


def unborrowed(clause: Clause) -> Clause | None:
    """Only what stands with the number, where that says enough: 均已办结,其中3件予以公开.

    A label without words of its own borrows those of the clause before.
    """
    cut = clause.frame.label.rfind(",") + 1
    part = clause.frame.label.startswith("其中", cut)
    named = {c for token in clause.after if not token.filler for c in token.concepts}
    all_of = OF_ALL.match(clause.after_words) and "on_time" not in named
    all_of = all_of or clause.after_words[:1] in _IS
    # 不予重复处理,22件予以公开: what stands before its clause is said of another number.
    all_of = all_of or (cut == len(clause.frame.label) and bool(named & _ANSWERED))
    if not cut or not named or not (part or all_of or "application" in named):
        return None
    kept = tuple(t for t in clause.label if t.start >= cut)
    frame = clause.frame._replace(label=clause.frame.label[cut:])
    moved = tuple(t._replace(start=t.start - cut, stop=t.stop - cut) for t in kept)
    return replace(clause, frame=frame, label=moved, cover=moved)


_ANSWERED = frozenset("grant partial refuse nonexistent in_person fax online letter".split())
_OTHERS = ("其他", "其它")
_IS = ("属", "系")
_ASKED = frozenset("natural legal commercial research welfare in_person fax online letter".split())
_WHO_ASKED = frozenset({"asker"})
_SUBMITTED = ("提出的", "提交的", "递交的")
_ASIDE = re.compile(
    r"征得[^,;#]{0,12}?同意(?:后|而)?|^的?(?:处理|办理|答复)(?:结果|情况)(?:[为是以]|:)|[^,;#]{0,20}(?:以来|至今)|^(?![^,;#]{0,4}[正尚仍还]在)[^,;#]{0,6}(?:办结|答复|处理|办理)(?:的?(?:(?:政府)?信息公开)?(?:申请|案件|件))?[当之]?中(?!心)|"
    r"(?<=公开|发布|公布)(?:了|涉及|包括|包含|涵盖)*[^,;#]*、[^,;#]*(?:等(?=各类|各方面|各种)|等(?:方面|领域|内容|类)的?|在内的)"
    r"|(?:涉及|包括|包含|涵盖|围绕)[^,;#]*(?:等方面|等领域|等内容|方面|在内)的?(?=(?:各类|政府)*(?:信息|申请))"
    r"|(?:由|向)?[^,;#的]{2,24}(?:提出|提交|递交)的(?=[^,;#]{0,8}申请)|对[^,;#]{2,16}的(?=[^,;#]{0,8}(?:申请|复议|诉讼))"
    r"|^[^,;#]{2,12}(?:联合|合作|共同|联手)(?=(?:举办|举行|召开|开展|主办|制作|推出|录制))"
    r"|(?:关于|有关)[^,;#]{2,20}的(?=(?:政府信息公开|信息公开|依申请公开|公开)*申请)"
)

_EXAMPLES = re.compile(
    r"(?:就|围绕|针对|聚焦)[^,;#]{2,60}?(?:等(?:主题|议题|问题|事项|工作|方面|内容)?|主题|议题)"
    r"(?=(?:举行|举办|召开|开展|组织|进行|社会|群众|公众|热点|舆情|关切|[撰编]写|编制|制作|发布|推出|印发)[^,;#]*)"
    r"|(?<=[召开举办组织行])[^,;#]{2,30}等(?:专题|主题|系列|方面)?的?(?=[^,;#]{0,4}(?:发布会|通气会|吹风会|培训|访谈))"
    r"|(?<=[举开]办)[^,;#\d]{2,30}?(?:人员|负责人|干部|同志|信息员|联络员|工作者)(?:参加的?)?(?=[^,;#]{0,10}(?:培训|学习))"
    r"|经[^,;#]{0,12}?(?:批准|同意|审批)后?[、,并]?(?=延[长期])"
    r"|对(?:其[他它]|普通|一般|上述)?(?:申请人|当事人)(?=[^,;#]{0,2}(?:收取|收费))"
    r"|(?:书面|当面|来信|信函|网上|网络|传真|电话)(?:、[^,;#]{2,4})*(?:或者?|和|及)(?:书面|当面|信函|网上|网络|传真|邮件)"
    r"[^,;#]{0,4}(?:提交|提出|递交)的?(?=[^,;#]{0,8}申请)"
    r"|^[^,;#]{2,16}等(?=(?:公众|社会|群众|市民|网民|百姓)[^,;#]{0,6}(?:热点|问题|舆情|焦点))"
    r"|(?:^|(?<=[作做]出)|(?<=实施|采取|办理|核发|下达)了?)(?!其中)[^,;#\d]{2,16}?等(?=行政(?:许可|处罚|强制))"
    r"|^[^,;#]{2,24}等(?:原因|情形|情况)?的?(?=(?:而|致|导致)?(?:无法提供|不予处理|其[他它]))"
)
"""本机关不掌握等无法提供的37件: the reason named is but one of them; 书面或网上提交的申请: any way."""


def _without_asides(words: str, pack: Prose) -> tuple[Token, ...]:
    """The known words of a label; what only gives examples, or says who asked, is filler."""
    # 落实工作制度3项: what is counted is no rule by which it was done.
    told = [
        span
        for span in adverbials(words)
        if any(not t.filler for t in tokens_of(words[span[1] :], pack))
    ]
    for low, high in told:
        words = words[:low] + BLANK * (high - low) + words[high:]
    tokens = without_what_was_given(words, tokens_of(words, pack))
    asked = _ASKERS.match(words)
    if asked and not each(words):
        tokens = (
            Token(*asked.span(), asked.group(), FILLER),
            *(t for t in tokens if t.start >= asked.end()),
        )
    for aside in (*_ASIDE.finditer(words), *_EXAMPLES.finditer(words)):
        low, high = aside.span()
        inner = [t for t in tokens if low <= t.start and t.stop <= high]
        alone = aside.group().endswith(_SUBMITTED) and not LISTS.search(aside.group())
        who = _WHO_ASKED if alone else frozenset[str]()
        said = CHANNELS | _ASKED | pack.reasons | who
        kept = any(t.concepts & said for t in inner)
        if kept and aside.re is _ASIDE:
            continue
        tokens = _as_filler(tokens, low, high)
    tokens = tuple(Token(*t[:3], FILLER) if is_locative(words, t.start) else t for t in tokens)
    for low, high in told:
        tokens = _as_filler(tokens, low, high)
    return tokens


def _as_filler(tokens: Iterable[Token], low: int, high: int) -> tuple[Token, ...]:
    """Known words, of which those between two places say nothing."""
    outside = [t for t in tokens if t.stop <= low or t.start >= high]
    return tuple(sorted([*outside, Token(low, high, "的", FILLER)]))


_ASKERS = re.compile(
    r"(?:[居村]民|群众|业主|企业|商户|经营户|用户|患者|家长|学生|职工|市民|农户)[一-鿿某]{0,3}?(?=(?:因|对)?不服)"
    r"|[^,;#的]{0,6}(?:个人|公民|群众|企业|单位|法人)(?:和|及|与|、|或)[^,;#的]{1,8}(?=(?:总|合)?共?计?(?:提出|提交|递交|交来|寄来))"
)
"""个人和单位共交来申请…: several kinds of people that asked together are all of them; 村民因不服答复提起
诉讼: whoever it was."""
_LEFT = frozenset({"carry", "in_progress"})
_OPENS_THE_YEAR = frozenset({"年初", "上年末"})


_SINCE = re.compile(r"自[^,;#]{2,20}(?:以来|(?:施行|实施)(?:之日)?起)")


def _dated(tokens: tuple[Token, ...], words: str) -> tuple[Token, ...]:
    """年初召开会议1次, 自《条例》施行起收到761件: when it was, where nothing is carried over."""
    if since := _SINCE.search(words):
        low, high = since.span()
        tokens = tuple(
            Token(*t[:3], FILLER) if low <= t.start and t.stop <= high else t for t in tokens
        )
    if any(t.concepts & _LEFT for t in tokens):
        return tokens
    return tuple(Token(*t[:3], FILLER) if t.text in _OPENS_THE_YEAR else t for t in tokens)


def verb_of(clause: Clause) -> Token | None:
    """The last verb of a clause, that later items of its list may leave out."""
    verbs = [t for t in clause.label if t.concepts & clause.pack.verbs and t.stop > t.start]
    return verbs[-1] if verbs else None
