"""The clause of a number, taken apart into the concepts of a pack.

Grammar only: joined verbs, lists under one predicate, a verb that an earlier item of a list
carries, the way of publishing that a clause before sets, what was named before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.knowledge.prose import Prose
from extractor.language.cues import each
from extractor.language.frames import Frame
from extractor.language.labels import COUNTED
from extractor.language.lexicon import FILLER, Token, residue
from extractor.text.document import Document

from .behind import words_behind
from .reasons import reason_of
from .topics import topics_before

CHANNELS = frozenset(
    "site gazette weibo wechat new_media press board platform other_way column".split()
)
_NEW_MEDIA = frozenset({"wechat", "weibo", "new_media"})
_REFUSAL = frozenset({"refuse"})
"""By itself an answer of its own, beside 信息不存在; else what the reasons of a list share."""
_TRAINING = frozenset({"training"})
"""The same: 召开会议、举办培训各2次; else what 参训 and 场次 share."""
_JOINS = re.compile(r"(?:[、并和及且与,]|以及|书面|依法|均|已|全部|按时|统一)*")
TOGETHER = re.compile(r"共计?|合计|总计|一共|总共")
_LISTS = re.compile(r"、|和|及|与|以及|或")


@dataclass(frozen=True, slots=True)
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

    @property
    def content(self) -> tuple[Token, ...]:
        """The words that mean something."""
        return tuple(t for t in (*self.label, *self.after) if not t.filler)

    @property
    def concepts(self) -> frozenset[str]:
        """All that the clause names."""
        return frozenset(c for t in self.content for c in t.concepts)


def clause_of(document: Document, seen: Frame, pack: Prose) -> Clause:
    """The clause of a number."""
    year = document.meta.year
    after = words_behind(seen, document.text, pack)
    label = _with_years(_without_asides(seen.label, pack), seen.label, year)
    behind = _with_years(pack.lexicon.tokens(after), after, year)
    label = _dated(_without_ways(label, seen.label))
    before = topics_before(document, seen, pack)
    content = [t for t in (*label, *behind) if not t.filler]
    if not content and seen.mention.unit and not after and not residue(seen.label, label):
        label = (*label, *_from_heading(document, seen, pack))
    label = (*label, *reason_of(document, seen, label, pack))
    label = _without_ourselves(label, seen)
    named = {c for t in (*label, *behind) for c in t.concepts} - {"filler"}
    # What goes out goes out by something; a meeting does not.
    setting = _setting(document, seen, pack) if not named or named & _GOES_OUT else []
    stop = seen.mention.span.stop
    beyond = document.text[stop : stop + 50]
    return Clause(seen, (*label, *setting), label, after, behind, before, pack, beyond)


_GOES_OUT = frozenset(
    "disclose publish update info info_sum article republish own_initiative normative regulation "
    "policy_file dynamic application consult respond interpretation column all_ways".split()
)


def _without_ourselves(tokens: tuple[Token, ...], seen: Frame) -> tuple[Token, ...]:
    """公司主动公开信息689条: in the report of a company the company is who reports."""
    if seen.agency is None or "公司" not in seen.agency:
        return tokens
    own = ("公司", "集团")
    return tuple(
        Token(*t[:3], FILLER) if t.text in own and seen.label[t.stop : t.stop + 1] != "提" else t
        for t in tokens
    )


def inherited(clause: Clause, verb: Token | None) -> Clause | None:
    """The clause with the verb of an earlier item: 公开规章12件,规范性文件43件."""
    named = [t for t in clause.content if t.concepts & clause.pack.verbs]
    if verb is None or named or not clause.content or not clause.frame.listed:
        return None
    return replace(clause, label=(Token(0, 0, verb.text, verb.concepts), *clause.label))


def variants(clause: Clause) -> Iterator[Clause]:
    """The clause as it stands; or one for each joined verb, or each thing under 各 or 均为."""
    items = items_of(clause) if is_each(clause) else []
    if len(items) > 1:
        yield from items
        return
    yield from _joined(clause) or [clause]


def is_each(clause: Clause) -> bool:
    """Whether the number is that of each of several things (各, 均为)."""
    return each(clause.frame.label)


def items_of(clause: Clause) -> list[Clause]:
    """The things of a list, each with the words that all share."""
    words = clause.frame.label
    groups: list[list[Token]] = [[]]
    end = 0
    for token in clause.label:
        apart = token.filler and _LISTS.fullmatch(token.text)
        if groups[-1] and (apart or _LISTS.search(words[end : token.start])):
            groups.append([])
        if not token.filler:
            groups[-1].append(token)
        end = token.stop
    groups = [group for group in groups if group]
    common = clause.pack.shared
    own = [
        [t for t in group if not t.concepts <= common]
        or [t for t in group if t.concepts in (_REFUSAL, _TRAINING)]
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


_ASKED = frozenset("natural legal commercial research in_person fax online letter".split())
_ASIDE = re.compile(
    r"[^,;#]{0,20}以来|^[^,;#]{0,6}(?:办结|答复|处理|办理)(?:的?(?:申请|案件|件))?[当之]?中(?!心)|"
    r"(?<=公开|发布|公布)(?:了|涉及|包括|包含|涵盖)*[^,;#]*、[^,;#]*(?:等(?=各类|各方面|各种)|等(?:方面|领域|内容|类)的?|在内的)"
    r"|(?:涉及|包括|包含|涵盖|围绕)[^,;#]*(?:等方面|等领域|等内容|方面|在内)的?(?=(?:各类|政府)*(?:信息|申请))"
    r"|(?:由|向)?[^,;#的]{2,24}(?:提出|提交|递交)的(?=[^,;#]{0,8}申请)|对[^,;#]{2,16}的(?=[^,;#]{0,8}(?:申请|复议|诉讼))"
    r"|(?:关于|有关)[^,;#]{2,20}的(?=(?:政府信息公开|信息公开|依申请公开|公开)*申请)"
)


def _without_asides(words: str, pack: Prose) -> tuple[Token, ...]:
    """The known words of a label; what only gives examples, or says who asked, is filler."""
    tokens = pack.lexicon.tokens(words)
    asked = _ASKERS.match(words)
    if asked:
        tokens = (
            Token(*asked.span(), asked.group(), FILLER),
            *(t for t in tokens if t.start >= asked.end()),
        )
    for aside in _ASIDE.finditer(words):
        low, high = aside.span()
        inner = [t for t in tokens if low <= t.start and t.stop <= high]
        if any(t.concepts & (CHANNELS | _ASKED | pack.reasons) for t in inner):
            continue
        tokens = tuple(
            sorted(
                [t for t in tokens if t.stop <= low or t.start >= high]
                + [Token(low, high, "的", FILLER)]
            )
        )
    return tokens


_ASKERS = re.compile(
    r"[^,;#的]{0,6}(?:个人|公民|群众|企业|单位|法人)(?:和|及|与|、|或)[^,;#的]{1,8}(?=(?:总|合)?共?计?(?:提出|提交|递交|交来|寄来))"
)
"""个人和单位共交来申请…: several kinds of people that asked together are all of them."""
_ALL_WAYS = re.compile(
    r"等?(?:各|多|不同|等(?!其他))[^,;#、]{0,8}(?:渠道|方式|形式|载体|途径|平台|媒介)"
)


_OTHER_WAYS = re.compile(r"等其[他它](?:渠道|方式|形式|载体|途径)")
"""通过政务大厅、便民手册等其他形式公开29条: the listed ways are only some of the others."""


def _without_ways(tokens: tuple[Token, ...], words: str) -> tuple[Token, ...]:
    """通过网站、公开栏等渠道公开…: all ways together are no way of their own."""
    ways = [t for t in tokens if t.concepts & CHANNELS and "column" not in t.concepts]
    rest = _OTHER_WAYS.search(words)
    if rest:
        tokens = tuple(
            Token(*t[:3], FILLER) if t in ways and t.start < rest.start() else t for t in tokens
        )
        ways = [t for t in ways if t in tokens]
    ends = [m.end() for m in _ALL_WAYS.finditer(words)]
    ends += [t.stop for t in tokens if "all_ways" in t.concepts]
    if not ends or "回应" in words or all(t.concepts & _NEW_MEDIA for t in ways):
        return tokens
    gone = [
        t
        for t in tokens
        if t.start < max(ends) and t.concepts & (CHANNELS | {"republish", "online"})
    ]
    return tuple(Token(*t[:3], FILLER) if t in gone else t for t in tokens)


_MEANS = re.compile(r"依托|利用|通过|借助|以|在|开设|开辟|设立|运用|充分发挥|优化|运营|建设|作为")


def _setting(document: Document, seen: Frame, pack: Prose) -> list[Token]:
    """The way named in the clauses before, where it holds for this one: 依托局网站,…公开信息#条.

    It holds up to the next number.  Its place lies behind the clause; several ways together say
    nothing (各种渠道).
    """
    text, start = document.text, seen.mention.span.start
    low = max(text.rfind("\n", 0, start) + 1, start - 200, 0)
    words = _DATES.sub("", re.sub(r"[\s“”\"]", "", text[low:start]))
    earlier = re.split(
        r"\d[^,。;]*|;", words[: max(0, len(words) - len(_DATES.sub("", seen.label)))]
    )[-1]
    if seen.listed and re.match(r"(?:总计|合计|共)", seen.label):
        earlier = re.split(r"\d", seen.sentence)[0]  # 通过局网站公开甲3条、乙4条,共7条
    if seen.listed and not earlier:
        # 通过媒体宣传政策4篇、发布信息9条: the way of the clause holds for all its list
        ahead = seen.sentence[: len(seen.sentence) - len(seen.label)]
        opens = re.split(r"[,;:]", ahead)[-1]
        earlier = re.split(r"\d", opens)[0] if re.match(r"通过|利用|在|依托", opens) else ""
    clauses = [c for c in re.split(r"[,:]", earlier.rpartition("。")[2]) if c]
    before = earlier.rpartition("。")[0].rpartition("。")[2]
    if before and _UPKEEP.search(before):
        clauses = [before, *clauses]
    tokens: list[Token] = []
    whole = False
    for clause in clauses:
        named = pack.lexicon.tokens(clause)
        ways = [t for t in named if t.concepts & CHANNELS]
        if ways and (
            _MEANS.search(clause) or clause.endswith(ways[-1].text) or clause is clauses[-1]
        ):
            tokens += ways
            whole |= "等" in clause or any("all_ways" in t.concepts for t in named)
    tokens = tokens or _followed(seen, pack)
    kinds = {c for t in tokens for c in t.concepts & CHANNELS} - {"platform"}
    if any(
        t.concepts & (_NEW_MEDIA | {"site"}) and t.concepts & CHANNELS != kinds
        for t in pack.lexicon.tokens(seen.label)
    ):
        return []  # 政府网站公开21条,政务微博公开30条: each names its own channel
    if kinds == {"column"} and "申请" in seen.label:
        return []  # 围绕重点领域…收到申请12件: what is asked for comes by no column
    if not kinds:
        return _from_subject(seen, pack) or _from_title(seen, pack)
    if kinds <= _NEW_MEDIA and (len(tokens) > 1 or whole):
        return [_away(seen, "new_media")] if len(kinds) > 1 else [_away(seen, *kinds)]
    if len(kinds) == 1 and len(tokens) == 1 and (not whole or "column" in kinds):
        return [_away(seen, *kinds)]
    return []


def _followed(seen: Frame, pack: Prose) -> list[Token]:
    """微信关注1985人,发文156条: what is followed is what publishes."""
    if not seen.listed or not _POSTED.match(seen.label):
        return []
    clause = re.split(r"[;。]", seen.sentence[: len(seen.sentence) - len(seen.label)])[-1]
    named = [t for t in pack.lexicon.tokens(clause) if t.concepts & CHANNELS]
    return named[-1:] if _FOLLOWED.search(clause) else []


_FOLLOWED = re.compile(r"(?:关注|粉丝|订阅)[^,;。\d]{0,6}\d[^;。]*$")
_POSTED = re.compile(
    r"(?:全年|当年|共|累计|已|本年度?)*(?:发文|推文|推送|发布|发帖|发博|编发|发稿|推出)"
)
_UPKEEP = re.compile(r"优化|建设|运营|运维|管理|作用|阵地|改版")
_DATES = re.compile(
    r"(?:19|20)\d\d年(?:度|底|末)?(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?底?"
)


_WHO = re.compile(
    r"(?:[我本]?[局委厅办县市区镇乡校院]|[我本]单位|公司|政府信息公开|全年|本年度?|20\d\d年度?|,)*"
)
_PUBLISHED = re.compile(
    r"(?:全年)?(?:新增|更新|发布|公开|推送|刊发|编发)(?:各类)?(?:政务|政府)?(?:信息|消息|文章|稿件)?"
)


def _from_subject(seen: Frame, pack: Prose) -> list[Token]:
    """局门户网站开设栏目18个,发布信息2013条: what a sentence begins with is what publishes."""
    if not seen.listed or not _PUBLISHED.fullmatch(seen.label):
        return []
    opening = seen.sentence[: len(seen.sentence) - len(seen.label)].rpartition(";")[2]
    named = [t for t in pack.lexicon.tokens(opening[:24]) if t.concepts & CHANNELS]
    if not named or not _WHO.fullmatch(opening, 0, named[0].start):
        return []
    others = {c for t in pack.lexicon.tokens(opening) for c in t.concepts & CHANNELS} - named[
        0
    ].concepts
    return [] if others - {"column", "platform"} else [_away(seen, *named[0].concepts & CHANNELS)]


_ALL_TOLD = re.compile(r"全年|累计|总计|合计")


def _from_title(seen: Frame, pack: Prose) -> list[Token]:
    """A column or a field that the heading is about: its count is no total."""
    title = seen.section.rpartition("/")[2]
    if _ALL_TOLD.search(seen.label):
        return []
    if any("column" in t.concepts for t in pack.lexicon.tokens(title)):
        return [_away(seen, "column")]
    return []


def _counted_above(document: Document, seen: Frame) -> bool:
    """Whether another number stands between the heading and this one."""
    headings = document.headings
    at = bisect_right(headings, seen.mention.span.start, key=lambda heading: heading.span.stop)
    if not at:
        return False
    low = headings[at - 1].span.stop
    return COUNTED.search(document.text, low, max(low, seen.sentence_start)) is not None


def _from_heading(document: Document, seen: Frame, pack: Prose) -> list[Token]:
    """本年度计1300人次 under 咨询情况: the heading says what its first number counts."""
    if seen.listed or _counted_above(document, seen):
        return []
    title = seen.section.rpartition("/")[2]
    tokens = [t for t in pack.lexicon.tokens(title) if t.concepts & set(pack.topics)]
    kinds = {pack.topics[c] for t in tokens for c in t.concepts if c in pack.topics}
    return [_away(seen, *tokens[0].concepts)] if len(kinds) == 1 else []


def _away(seen: Frame, *concepts: str) -> Token:
    at = len(seen.label)
    return Token(at, at, "", frozenset(concepts))


_OPENS_THE_YEAR = frozenset({"年初", "上年末"})


def _dated(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """年初召开会议1次: when it was, where nothing is carried over."""
    if any("carry" in t.concepts for t in tokens):
        return tokens
    return tuple(Token(*t[:3], FILLER) if t.text in _OPENS_THE_YEAR else t for t in tokens)


_YEAR = re.compile(r"(20\d\d)年度?")
_CARRY = frozenset({"carry"})
_THIS_YEAR = re.compile(r"(?:到|至|入)(?:本|今)年度?")
_GOES_INTO = re.compile(r"(?:到|至|入|结转|转结)20\d\d年度?(?:继续|办理|再)")
_HOLDS = re.compile(r"^(?:其中)?(?:含|包括|包含)20\d\d年度?(?:结转|转结|转入)")


def _with_years(tokens: tuple[Token, ...], words: str, year: int | None) -> tuple[Token, ...]:
    """What was carried into or out of a year that is named by its number."""
    if not any(t.concepts & _CARRY for t in tokens):
        return tokens
    carry = next(t.start for t in tokens if t.concepts & _CARRY)
    named = []
    for match in _YEAR.finditer(words):
        ahead = int(match[1]) - year if year else 1 if match.start() > carry else -1
        if ahead or _GOES_INTO.search(words) or _HOLDS.match(words):
            kind = "next_year" if ahead == 1 or match.start() > carry else "last_year"
            named.append(Token(*match.span(), match.group(), frozenset({kind})))
    named += [
        Token(*m.span(), m.group(), frozenset({"last_year"})) for m in _THIS_YEAR.finditer(words)
    ]
    return tuple(sorted((*tokens, *named)))


def verb_of(clause: Clause) -> Token | None:
    """The last verb of a clause, that later items of its list may leave out."""
    verbs = [t for t in clause.label if t.concepts & clause.pack.verbs and t.stop > t.start]
    return verbs[-1] if verbs else None
