"""By what way something goes out: the channel that a clause names, or that stands before it.

通过网站、公开栏等渠道公开… names all of them and none; 依托局网站,…公开信息#条 sets one for the next clause.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.knowledge.prose import Prose
from extractor.language.cues import each
from extractor.language.frames import Frame
from extractor.language.labels import COUNTED
from extractor.language.lexicon import FILLER, Token
from extractor.language.sites import own_site
from extractor.text.document import Document

from .applicants import WAYS_OF_ASKING

CHANNELS = frozenset(
    "site gazette weibo wechat new_media press board platform other_way column".split()
)
_NEW_MEDIA = frozenset({"wechat", "weibo", "new_media"})
GOES_OUT = frozenset(
    "disclose publish update info info_sum article republish own_initiative normative regulation "
    "policy_file dynamic application consult respond interpretation column all_ways".split()
)
"""What goes out goes out by something; a meeting does not."""

_ALL_WAYS = re.compile(
    r"等?(?:各|多|不同|等(?!其他))[^,;#、]{0,8}(?:渠道|方式|形式|载体|途径|平台|媒介)"
)


_AND_OTHERS = re.compile(r"等(?!其[他它])(?=[^,;#]{0,4}(?:公开|发布|更新))")
"""通过网站、公众号、公示栏等公开信息520条: more ways than are named."""
_ADOPTED = re.compile(r"采用(?=[^,;#被]{1,12}(?:方式|形式|渠道|途径|手段|载体|媒介))")
_OTHER_WAYS = re.compile(r"等其[他它](?:渠道|方式|形式|载体|途径)")
"""通过政务大厅、便民手册等其他形式公开29条: the listed ways are only some of the others."""


def without_ways(tokens: tuple[Token, ...], words: str) -> tuple[Token, ...]:
    """通过网站、公开栏等渠道公开…: all ways together are no way of their own."""
    if adopted := _ADOPTED.search(words):
        # 采用其他方式公开: a way that is used, and no item that another site took over.
        tokens = tuple(
            Token(*t[:3], FILLER) if t.start == adopted.start() and t.text == "采用" else t
            for t in tokens
        )
    ways = [t for t in tokens if t.concepts & CHANNELS and "column" not in t.concepts]
    rest = _OTHER_WAYS.search(words)
    if rest:
        tokens = tuple(
            Token(*t[:3], FILLER) if t in ways and t.start < rest.start() else t for t in tokens
        )
        ways = [t for t in ways if t in tokens]
    ends = [m.end() for m in _ALL_WAYS.finditer(words)]
    ends += [t.stop for t in tokens if "all_ways" in t.concepts]
    if len(ways) >= _TWO and _AND_OTHERS.match(words, ways[-1].stop):
        ends.append(ways[-1].stop)
    if not ends or "回应" in words or all(t.concepts & _NEW_MEDIA for t in ways):
        return tokens
    gone = [
        t
        for t in tokens
        if t.start < max(ends) and t.concepts & (CHANNELS | {"republish", "online"})
    ]
    return tuple(Token(*t[:3], FILLER) if t in gone else t for t in tokens)


_ASKED_BY = frozenset({"phone", "online", "site", "letter", "visit", "in_person", "fax"})
_SO_MANY_WAYS = re.compile(
    r"(?:[两二三四五六七八几多\d][种个类]|等)(?:不同的?)?(?:途径|渠道|方式|形式)(?!共|合计|总)"
)
_IN_SUM = re.compile(rf"共|累计|合计|总|{_SO_MANY_WAYS.pattern}")


def without_joint_ways(tokens: tuple[Token, ...], frame: Frame, text: str) -> tuple[Token, ...]:
    """电话、网站共接受咨询9人次; 窗口、网站、邮政三种途径受理申请: counted together, ways are none of their own."""
    words = frame.label
    ways = [t for t in tokens if t.concepts & _ASKED_BY and "consult" not in t.concepts]
    asked = [t for t in tokens if t.concepts & {"consult", "application"}]
    how = _IN_SUM if any("consult" in t.concepts for t in asked) else _SO_MANY_WAYS
    if len(ways) < _TWO or not asked or each(words):
        return tokens  # 网络、信函、当面三种途径的申请均为1件: so many by each of them
    if not how.search(words) and not _by_all_ways(ways, tokens, frame, text):
        return tokens
    between = words[ways[0].stop : ways[-1].start]
    if not _LISTED.search(between):
        return tokens
    gone = [t for t in tokens if t in ways or "all_ways" in t.concepts]
    return tuple(Token(*t[:3], FILLER) if t in gone else t for t in tokens)


_CAME_BY = re.compile(r"(?:通过|经由?|以|采[用取]|利用|借助)[^,;#]{0,6}$")
_ANOTHER_WAY = re.compile(
    r"(?!.*(?:答复|回复|送达|发布|公开(?!申请)|办结|咨询|推送)).*(?:网|线上|邮|来信|信函|函件|当面|现场|窗口|传真|上门)"
)
_MOST_WAYS = 3


def _by_all_ways(ways: Sequence[Token], tokens: Sequence[Token], frame: Frame, text: str) -> bool:
    """通过网站、信函、窗口受理申请9件: all that came, where no other way has a number of its own.

    通过网站、信函收到申请7件,当面收到2件: those of some ways.
    """
    kinds = {c for t in ways for c in t.concepts & WAYS_OF_ASKING}
    named = {c for t in tokens for c in t.concepts}
    if frame.subset or not named & {"receive", "submit"} or len(kinds) < _TWO:
        return False
    if len(kinds) < _MOST_WAYS and not _CAME_BY.search(frame.label, 0, ways[0].start):
        return False
    stop = frame.mention.span.stop
    behind = text[stop : stop + _BEYOND].partition("。")[0].partition("其中")[0]
    return not any(
        _ANOTHER_WAY.match(piece)
        for words in (frame.earlier, behind)
        for piece in re.split(r"\d+[件份个]?", words)[:-1]
    )


_BEYOND = 60
_TWO = 2
_LISTED = re.compile(r"、|和|及|与|或")
_MEANS = re.compile(r"依托|利用|通过|借助|以|在|开设|开辟|设立|运用|充分发挥|优化|运营|建设|作为")

_BLANKS = re.compile(r"[\s“”\"]")
_COUNTED_BEFORE = re.compile(r"\d[^,。;]*|;")
_CLAUSE_ENDS = re.compile(r"[,:]")
_IN_ALL_LISTED = re.compile(r"(?:总计|合计|共)(?![^,;]*申请)")


def setting_of(document: Document, frame: Frame, pack: Prose) -> list[Token]:
    """The way named in the clauses before, where it holds for this one: 依托局网站,…公开信息#条.

    It holds up to the next number.  Its place lies behind the clause; several ways together say
    nothing (各种渠道).
    """
    earlier, _, here = _since_last_number(document, frame).rpartition("。")
    clauses = [c for c in _CLAUSE_ENDS.split(here) if c]
    before = earlier.rpartition("。")[2]
    if not before and not clauses and not _counted_above(document, frame):
        before = _ITEM.sub("", frame.section.rpartition("/")[2])
    titled = _TITLED.fullmatch(before) and not clauses and _PUBLISHED.fullmatch(frame.label)
    if titled and "网" in before and not own_site(before, frame.agency, frame.level):
        return [away(frame, "column")]  # ——省政府网站。更新信息9条: another's site, and no total
    if before and (_UPKEEP.search(before) or titled):
        clauses = [before, *clauses]
    ways = _ways_of(clauses, pack)
    if not ways.tokens:
        ways = _Ways(_followed(frame, pack))
    if _names_its_own(frame, ways.kinds, pack):
        return []
    if not ways.kinds:
        return _from_subject(frame, pack) or _from_title(frame, pack)
    return [away(frame, ways.single)] if ways.single else []


@dataclass(frozen=True)
class _Ways:
    """The words of channels that clauses name; ``whole``: they stand for others too (等)."""

    tokens: list[Token]
    whole: bool = False

    @cached_property
    def kinds(self) -> frozenset[str]:
        return frozenset(c for t in self.tokens for c in t.concepts & CHANNELS) - {"platform"}

    @property
    def single(self) -> str | None:
        """The one channel that they are; several new media together are new media."""
        one = len(self.tokens) == 1 and not self.whole
        if not one and len(self.kinds) > 1 and self.kinds <= _NEW_MEDIA:
            return "new_media"
        if len(self.kinds) != 1:
            return None
        kind = next(iter(self.kinds))
        if one or kind in _NEW_MEDIA or (kind == "column" and len(self.tokens) == 1):
            return kind
        return None


def _since_last_number(document: Document, frame: Frame) -> str:
    """The words before a clause, from the number before it on; in a list those that hold for all of it."""
    text, start = document.in_digits, frame.mention.span.start
    low = max(text.rfind("\n", 0, start) + 1, start - 200, 0)
    words = _DATES.sub("", _BLANKS.sub("", _ITEM.sub("", text[low:start])))
    ahead = words[: max(0, len(words) - len(_DATES.sub("", frame.label)))]
    earlier = _COUNTED_BEFORE.split(ahead)[-1]
    if frame.listed and _IN_ALL_LISTED.match(frame.label):
        # 通过局网站公开甲3条、乙4条,共7条
        earlier = re.split(r"\d", frame.sentence.rpartition(";")[2])[0]
    if frame.listed and not earlier:
        # 通过媒体宣传政策4篇、发布信息9条: the way of the clause holds for all its list
        ahead = frame.sentence[: len(frame.sentence) - len(frame.label)]
        opens = re.split(r"[,;:]", ahead)[-1]
        earlier = re.split(r"\d", opens)[0] if re.match(r"通过|利用|在|依托", opens) else ""
    return earlier


def _ways_of(clauses: Sequence[str], pack: Prose) -> _Ways:
    """The channels by which something goes out: those that a clause makes use of, or ends with."""
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
    return _Ways(tokens, whole)


def _names_its_own(frame: Frame, kinds: frozenset[str], pack: Prose) -> bool:
    """Whether the clauses before say nothing of a number, as its own words tell how it goes out."""
    if any(
        t.concepts & (_NEW_MEDIA | {"site"}) and t.concepts & CHANNELS != kinds
        for t in pack.lexicon.tokens(frame.label)
    ):
        return True  # 政府网站公开21条,政务微博公开30条: each names its own channel
    # 围绕重点领域…收到申请12件: what is asked for comes by no column
    return kinds == {"column"} and "申请" in frame.label


def _followed(frame: Frame, pack: Prose) -> list[Token]:
    """微信关注1985人,发文156条: what is followed is what publishes."""
    if not frame.listed or not _POSTED.match(frame.label):
        return []
    clause = re.split(r"[;。]", frame.sentence[: len(frame.sentence) - len(frame.label)])[-1]
    named = [t for t in pack.lexicon.tokens(clause) if t.concepts & CHANNELS]
    return named[-1:] if _FOLLOWED.search(clause) else []


_FOLLOWED = re.compile(r"(?:关注|粉丝|订阅)[^,;。\d]{0,6}\d[^;。]*$")
_POSTED = re.compile(
    r"(?:全年|当年|年|共|累计|已|本年度?)*(?:发文|推文|推送|发布|发帖|发博|编发|发稿|推出)"
)
_UPKEEP = re.compile(r"优化|建设|运营|运维|管理|作用|阵地|改版")
_DATES = re.compile(
    r"(?:19|20)\d\d年(?:度|底|末)?(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?底?"
)


_ITEM = re.compile(
    r"(?:^|(?<=[。;]))\s?(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[.．、)]|—{1,2}|[-·•●○◆◇■□▪※>]\s?)\s?(?=[一-鿿])"
)
"""1.网站:发布信息9条, ——网站。发布信息9条: the number or the mark of an item."""
_TITLED = re.compile(r"[一-鿿]{2,10}")
"""1.中心网站。公开信息9条: the title of an item."""
_WHO = re.compile(
    r"(?:[我本全]?[局委厅办省市州县区镇乡校院](?:人民)?(?:政府)?|全[省市州县区][一-鿿]{0,4}(?:机关|系统|部门|单位)|[我本]单位|公司|政府信息公开|全年|本年度?|20\d\d年度?"
    r"|现有|现|已|共有|有|开[通设办]了?|建有|设有|,)*"
)
_PUBLISHED = re.compile(
    r"(?:全年|当年|年内|今年|本年度?|20\d\d年度?|共|累计|总计|合计|一共)*(?:新增|更新|发布|公开|推送|刊发|编发)(?:各类)?(?:政务|政府)?(?:信息|消息|文章|稿件)?"
)


def _from_subject(frame: Frame, pack: Prose) -> list[Token]:
    """局门户网站开设栏目18个,发布信息2013条: what a sentence begins with is what publishes."""
    if not frame.listed or not _PUBLISHED.fullmatch(frame.label):
        return []
    opening = frame.sentence[: len(frame.sentence) - len(frame.label)].rpartition(";")[2]
    named = [t for t in pack.lexicon.tokens(opening[:24]) if t.concepts & CHANNELS]
    if not named or not _WHO.fullmatch(opening, 0, named[0].start):
        return []
    others = {c for t in pack.lexicon.tokens(opening) for c in t.concepts & CHANNELS} - named[
        0
    ].concepts
    return [] if others - {"column", "platform"} else [away(frame, *named[0].concepts & CHANNELS)]


_CLASS = re.compile(
    r"(?<![各分])[一-鿿]{2,8}(?<![各文])类(?:政府)?信息(?:的?(?:公开|主动公开))?(?:情况)?$"
)
"""(三)机构设置类信息的公开: one class of what is published."""
_ALL_TOLD = re.compile(r"全年|累计|总计|合计")


def _from_title(frame: Frame, pack: Prose) -> list[Token]:
    """A column or a field that the heading is about: its count is no total."""
    title = frame.section.rpartition("/")[2]
    if _ALL_TOLD.search(frame.label):
        return []
    of_column = any("column" in t.concepts for t in pack.lexicon.tokens(title))
    if of_column or _CLASS.search(title):
        return [away(frame, "column")]
    return []


def _counted_above(document: Document, frame: Frame) -> bool:
    """Whether another number stands between the heading and this one."""
    headings = document.headings
    at = bisect_right(headings, frame.mention.span.start, key=lambda heading: heading.span.stop)
    if not at:
        return False
    low = headings[at - 1].span.stop
    return COUNTED.search(document.in_digits, low, max(low, frame.sentence_start)) is not None


def from_heading(document: Document, frame: Frame, pack: Prose) -> list[Token]:
    """本年度计1300人次 under 咨询情况: the heading says what its first number counts."""
    if frame.listed or _counted_above(document, frame):
        return []
    title = frame.section.rpartition("/")[2]
    tokens = [t for t in pack.lexicon.tokens(title) if t.concepts & set(pack.topics)]
    kinds = {pack.topics[c] for t in tokens for c in t.concepts if c in pack.topics}
    if kinds & _ASKED and frame.mention.unit in _PEOPLE:
        return []  # 来打听低保的人很多,大约180人次: people are no applications
    own = [t for t in pack.lexicon.tokens(title) if "own_initiative" in t.concepts]
    if own and kinds <= {"info"} and _IN_ALL.fullmatch(frame.label):
        return [away(frame, *own[0].concepts)]
    return [away(frame, *tokens[0].concepts)] if len(kinds) == 1 else []


_ASKED = frozenset({"application"})
_PEOPLE = frozenset({"人", "人次", "名", "位"})
_IN_ALL = re.compile(
    r"(?:20\d\d年(?:\d{1,2}月)?以来)?(?:公开)?(?:总数|总量|合计|共计|总计|累计)(?:为|是|有|:)*"
)
"""总数:97条 under 主动公开."""


def away(frame: Frame, *concepts: str) -> Token:
    """A token of these concepts at the end of a label, for words that stand elsewhere."""
    at = len(frame.label)
    return Token(at, at, "", frozenset(concepts))
