"""Whose figure a clause gives: that of the reporting body as a whole, of a part of it, of a class."""

from __future__ import annotations

import re

from extractor.knowledge.prose import Saying
from extractor.language.cue_words import without_adverbials
from extractor.language.frames import Frame
from extractor.language.subject import subject_of

from .clauses import Clause
from .hands import divides


def of_the_body(saying: Saying, clause: Clause) -> bool:
    """Whether it is the reporting body, or all of its jurisdiction, that the clause speaks of."""
    seen = clause.frame
    told = re.sub(r"\([^()]*\)", "", _of_its_own(clause) or seen.sentence)
    inside = re.search(r"其中|包括|包含|分别", told) is not None and not _dealt_out(clause, told)
    if saying.whole and inside and not whole_again(seen):
        return False
    if saying.whole and seen.item is not None and not _is_whole(clause, seen.item):
        return False  # 种植、养殖两类依次公开…: of each class so many
    needed = [t for t in clause.cover if not t.filler]
    head = seen.label[: needed[0].start] if needed else seen.label
    head = _BY_OR_TO.sub("", _TAKEN_FROM.sub("", without_adverbials(head)))
    if divides(clause, saying.id):
        return True
    if saying.own_work and (contested := _NOT_ACCEPTED.search(seen.label)):
        head = head[: contested.start()]
    if saying.held:
        head = _BESIDE.sub("", head)
    if (
        saying.id == clause.pack.roles.reading_points
        and _HALL.search(seen.label)
        and "各" not in head
    ):
        return True
    one_level = _LEVEL.search(head) and not _ALL_LEVELS.search(head)
    if saying.whole and one_level and _NEXT_LEVEL.match(clause.beyond):
        return False
    lead = seen.earlier + head
    subject = subject_of(head, seen.agency, lead) if lead else None
    division = subject is not None and subject.level == "division" and not saying.whole
    return subject is None or subject.ours or division


def _of_its_own(clause: Clause) -> str | None:
    """What stands behind the last semicolon, where that says by itself who did what.

    公开信息45条,其中网站43条;历年累计公开信息126条: the parts of the first are no parts of the second.
    """
    seen = clause.frame
    if _IN_ALL.match(seen.label):
        return seen.label  # 各季度分别公开60条、48条,全年合计公开231条
    rest = seen.sentence.rpartition(";")[2]
    here = {c for t in clause.label if t.stop > t.start for c in t.concepts}
    alone = len(seen.label) <= len(rest) < len(seen.sentence) and {"disclose", "info"} <= here
    return rest if alone else None


_IN_ALL = re.compile(r"全年(?:合计|共计|总计)(?=主动|公开)")
_BY_OR_TO = re.compile(r"(?:通过|依托|利用|借助|运用|在|以|向|对|[提递送寄]交?送?[至给到]).*")
_TAKEN_FROM = re.compile(r"从[^,;#\d]{1,14}?(?=抽|调|借|选|挑|明确|确定|安排)")
"""从各站所抽了5人: where they were taken from, and not whose hands they are."""
_NOT_ACCEPTED = re.compile(r"(?:[一-鿿]{0,4}(?:因|对))?(?:不服)[^,;#]{0,16}(?:答复|公开|告知)")
"""不服县局答复而提起复议: whose answer it was, and no other body."""
_BESIDE = re.compile(r"(?:面向|针对|为(?!了|主)|会同|联合|协同|携手|邀请|聘请|委托).*")
"""会同司法局举办, 为社区工作者举办: with whom and for whom a course was held, and not who held it."""
_HALL = re.compile(
    r"(?:档案馆|图书馆|阅览室|接待室|值班室|门厅|大厅|(?:服务|文件|文化)中心)(?:等处|等地|内)?[共均各]*(?:设|建|开)?[立置有成放]*"
    r"(?:政府|公共)?(?:信息)?(?:公开)?(?:公共)?查[阅询]"
)
"""县图书馆、档案馆设查阅点2个: where reading points stand, and no other body."""


def _dealt_out(clause: Clause, told: str) -> bool:
    """Whether 分别 deals numbers out to years, or to whole things: 公开信息、收到申请分别为9条和2件.

    Classes, ways and bodies of one thing have parts of it: 种植、养殖两类依次公开….
    """
    item = clause.frame.item
    if item is None or re.search(r"其中|包括|包含", told):
        return False
    if _A_YEAR.match(item):
        return True
    tokens = [t for t in clause.pack.lexicon.tokens(item) if not t.filler]
    acts = bool(tokens) and bool(tokens[0].concepts & {"disclose", "own_initiative"})
    return acts and _OTHER_WORK.search(told) is not None


_A_YEAR = re.compile(r"(?:20\d\d|[本去今上当])年度?")
_OTHER_WORK = re.compile(
    r"[、和与及][^、,;。\d]*(?:收到|受理|复议|诉讼|咨询)|(?:收到|受理)[^、,;。\d]*[、和与及]"
)


def _is_whole(clause: Clause, item: str) -> bool:
    """Whether the thing of a list is a year, or names something that the pack knows."""
    return _A_YEAR.match(item) is not None or any(
        not token.filler for token in clause.pack.lexicon.tokens(item)
    )


_LEVEL = re.compile(
    r"(?:政府|本级|机关)(?:(?:及其?|和)(?:所属|组成|直属)?各?(?:部门|单位|工作部门))?$"
)
_ALL_LEVELS = re.compile(r"全[县市区省州旗盟乡镇]|各级")
"""全县各级行政机关公开…条;县政府办公室公开…条: all of them, and then one."""
_NEXT_LEVEL = re.compile(
    r"[,;](?:其中)?(?:各|所属)?(?:部门|单位|市直|县直|区直|县|区|乡|镇|街道)[^,;。\d]{0,20}(?:公开|发布)[^,;。\d]{0,12}\d"
)
"""市政府及其部门公开…条,县(区)政府公开…条: one level of several, and not the whole."""


_AGAIN = re.compile(
    r"(?:其中[,:]?|[仅单光])?(?:本年度?|今年|当年|本?报告期内?|本期|20\d\d年度?(?:当年)?)(?:这?一年)?[就便又]?(?:新增|办了|开了|搞了|新?公开|主动公开|发布|推送|收到|受理|新收|举办|召开|组织|开展|办结|答复|培训)?(?:(?<=[增开布])(?:政府|政务)?信息)?(?:的|是|为|有)*"
)
_MADE = re.compile(r"(?:制作|产生|生成|形成|拟制)[^。;]{0,12}信息")
_CLASSED = re.compile(
    r"(?:制作|产生|生成|形成|拟制|印发|制发|经办|办理|清理|审核|审查|复核|梳理)[^。;]{0,14}(?:信息(?!公开|不存在)|公文|文件|发文)|属性|标注"
)


def whole_again(frame: Frame) -> bool:
    """A part that is a whole of its own: 累计…其中本年度新增…; 共制作…其中主动公开…."""
    if _AGAIN.match(frame.label) or re.search(r"(?:本年度?|当年|20\d\d年度?)新增", frame.label):
        return True
    return (
        _MADE.search(frame.sentence) is not None
        and "主动公开" in frame.label
        and "属性" not in frame.sentence
    )


def made(frame: Frame) -> bool:
    """Whether the sentence counts documents by class (主动公开, 依申请公开, 不予公开)."""
    return _CLASSED.search(frame.sentence) is not None


def again(frame: Frame, year: int | None) -> bool:
    """Whether a label says nothing but that the number is that of the year (其中2012年新增)."""
    match = _AGAIN.match(frame.label)
    begins = frame.earlier.endswith(";")
    if "信息" in frame.label and begins and not frame.label.startswith("其中"):
        return False  # 累计公开…,其中网站31条;2010年主动公开政府信息18条: all of it, and not the last part
    named = re.search(r"20\d\d", frame.label)
    if named and year and int(named.group()) != year:
        return False
    return match is not None and len(match.group()) >= 2 and match.end() == len(frame.label)
